-- The groups, standing and appointed, as of a day. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 kind, $7 at.
WITH matching AS (
    SELECT r FROM caller($1::bytea) c, groups r
    WHERE ($6::text IS NULL OR r.kind = $6)
        AND ($7::text IS NULL OR r.valid @> $7::date)
)
SELECT c.caller, (SELECT count(*) FROM matching), '/groups/' || (i.r).code, group_body(i.r, $2, asked_day($7)), day_version(asked_day($7)), CASE WHEN c.kind IN ('party', 'administrator') AND EXISTS (SELECT FROM seat_rules s WHERE s.group_kind = (i.r).kind AND s.filled_by = 'party') THEN 'seats' END
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.r FROM matching m
    ORDER BY CASE WHEN $5::text = 'code' THEN (m.r).code END, CASE WHEN $5::text = '-code' THEN (m.r).code END DESC, lower((m.r).valid), (m.r).code
    LIMIT $3::integer OFFSET $4::integer
) i ON true
