-- The parties of the agreement. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 kind.
WITH matching AS (
    SELECT r FROM caller($1::bytea) c, parties r
    WHERE ($6::text IS NULL OR r.kind = $6)
)
SELECT c.caller, (SELECT count(*) FROM matching), '/parties/' || (i.r).code, party_body(i.r, $2), (i.r).entry, ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.r FROM matching m
    ORDER BY CASE WHEN $5::text = 'name' THEN (m.r).name COLLATE "sv-x-icu" END, CASE WHEN $5::text = '-name' THEN (m.r).name COLLATE "sv-x-icu" END DESC, CASE WHEN $5::text = 'code' THEN (m.r).code END, CASE WHEN $5::text = '-code' THEN (m.r).code END DESC, (m.r).code
    LIMIT $3::integer OFFSET $4::integer
) i ON true
