-- What the agreement expects and the records lack, as of a day. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 at, $7 group, $8 owner, $9 clause.
WITH matching AS (
    SELECT f.* FROM caller($1::bytea) c, finding_list(asked_day($6), $2::text) f
    WHERE ($7::text IS NULL OR f.group_code = $7) AND ($8::text IS NULL OR f.owner = $8) AND ($9::text IS NULL OR f.clause_id = $9)
)
SELECT c.caller, (SELECT count(*) FROM matching), '/findings/' || i.id, i.body, day_version(asked_day($6)), ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.id, m.body FROM matching m
    ORDER BY CASE WHEN $5::text = '-since' THEN m.since END DESC, m.since, m.id
    LIMIT $3::integer OFFSET $4::integer
) i ON true
