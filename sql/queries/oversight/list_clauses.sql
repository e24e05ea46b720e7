-- The clauses of the agreement and its silences. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 level, $7 how it is kept.
WITH matching AS (
    SELECT r FROM caller($1::bytea) c, clauses r
    WHERE ($6::text IS NULL OR $6 = ANY (r.levels))
        AND ($7::text IS NULL OR $7 = ANY (r.kept))
)
SELECT c.caller, (SELECT count(*) FROM matching), '/clauses/' || (i.r).id, clause_body(i.r, $2), (i.r).entry, ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.r FROM matching m
    ORDER BY (m.r).position
    LIMIT $3::integer OFFSET $4::integer
) i ON coalesce($5::text, '') IS NOT NULL
