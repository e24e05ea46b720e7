-- One entry of the journal. $1 token hash, $2 language, $3 entry.
SELECT c.caller, '/journal-entries/' || (i.r).entry, journal_body(i.r), (i.r).entry, ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (SELECT r FROM journal_entries r WHERE r.entry::text = $3::text) i ON $2::text IS NOT NULL
