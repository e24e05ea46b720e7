-- The time entries. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 assignment, $7 from, $8 to.
WITH matching AS (
    SELECT r FROM caller($1::bytea) c, time_entries r
    WHERE ($6::text IS NULL OR r.assignment_id = $6::uuid)
        AND ($7::text IS NULL OR r.worked_on >= $7::date)
        AND ($8::text IS NULL OR r.worked_on <= $8::date)
)
SELECT c.caller, (SELECT count(*) FROM matching), '/time-entries/' || (i.r).id, time_entry_body(i.r), (i.r).entry, ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.r FROM matching m
    ORDER BY CASE WHEN $5::text = 'workedOn' THEN (m.r).worked_on END, CASE WHEN $5::text = '-workedOn' THEN (m.r).worked_on END DESC, (m.r).worked_on DESC, (m.r).id DESC
    LIMIT $3::integer OFFSET $4::integer
) i ON $2::text IS NOT NULL
