-- The journal, newest first. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 since.
WITH matching AS (
    SELECT r FROM caller($1::bytea) c, journal_entries r
    WHERE ($6::text IS NULL OR r.recorded_at >= $6::timestamptz)
)
SELECT c.caller, (SELECT count(*) FROM matching), '/journal-entries/' || (i.r).entry, journal_body(i.r), (i.r).entry, ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.r FROM matching m
    ORDER BY CASE WHEN $5::text = 'entry' THEN (m.r).entry END, CASE WHEN $5::text = '-entry' THEN (m.r).entry END DESC, (m.r).entry DESC
    LIMIT $3::integer OFFSET $4::integer
) i ON $2::text IS NOT NULL
