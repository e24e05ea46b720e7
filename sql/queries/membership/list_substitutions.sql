-- The substitutes of a seat, those of a day when one is asked for. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 group, $7 seat, $8 at.
WITH parent AS (
    SELECT s.id FROM seats s WHERE s.group_code = $6::text AND s.id = (SELECT try_uuid($7))
), matching AS (
    SELECT r FROM caller($1::bytea) c, substitutions r
    WHERE r.seat_id = (SELECT id FROM parent) AND ($8::text IS NULL OR r.valid @> $8::date)
)
SELECT c.caller, CASE WHEN EXISTS (SELECT FROM parent) THEN (SELECT count(*) FROM matching) END, '/groups/' || $6::text || '/seats/' || (i.r).seat_id || '/substitutions/' || (i.r).id, substitution_body(i.r), (i.r).entry, CASE WHEN c.kind IN ('party', 'administrator') AND c.party_code = (i.r).nominated_by AND (upper_inf((i.r).valid) OR upper((i.r).valid) > local_day(now())) THEN 'endings' END
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.r FROM matching m
    ORDER BY lower((m.r).valid), (m.r).id
    LIMIT $3::integer OFFSET $4::integer
) i ON coalesce($5::text, $2::text) IS NOT NULL
