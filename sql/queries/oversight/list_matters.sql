-- The competence matrix. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 deciding group.
WITH matching AS (
    SELECT r FROM caller($1::bytea) c, matters r
    WHERE ($6::text IS NULL OR r.decided_by = $6)
)
SELECT c.caller, (SELECT count(*) FROM matching), '/matters/' || (i.r).code, matter_body(i.r, $2), (i.r).entry, ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.r FROM matching m
    ORDER BY (m.r).position
    LIMIT $3::integer OFFSET $4::integer
) i ON coalesce($5::text, '') IS NOT NULL
