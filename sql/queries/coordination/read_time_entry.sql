-- One time entry. $1 token hash, $2 language, $3 id.
SELECT c.caller, '/time-entries/' || (i.r).id, time_entry_body(i.r), (i.r).entry, ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (SELECT r FROM time_entries r WHERE r.id = (SELECT try_uuid($3))) i ON $2::text IS NOT NULL
