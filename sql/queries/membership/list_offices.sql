-- Who is elected to what in a group as of a day. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 group, $7 at.
WITH matching AS (
    SELECT r FROM caller($1::bytea) c, offices r
    WHERE r.group_code = $6::text AND r.valid @> asked_day($7)
)
SELECT c.caller, CASE WHEN EXISTS (SELECT FROM groups g WHERE g.code = $6::text) THEN (SELECT count(*) FROM matching) END, '/groups/' || (i.r).group_code || '/offices/' || (i.r).id, office_body(i.r, $2), (i.r).entry, ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.r FROM matching m
    ORDER BY (m.r).office_code
    LIMIT $3::integer OFFSET $4::integer
) i ON coalesce($5::text, '') IS NOT NULL
