-- One assignment and its time. $1 token hash, $2 language, $3 id.
SELECT c.caller, '/assignments/' || (i.r).id, assignment_body(i.r), greatest((i.r).entry, (SELECT max(t.entry) FROM time_entries t WHERE t.assignment_id = (i.r).id)), ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (SELECT r FROM assignments r WHERE r.id = (SELECT try_uuid($3))) i ON $2::text IS NOT NULL
