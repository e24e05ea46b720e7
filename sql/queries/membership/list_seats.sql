-- Who sits in a group as of a day. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 group, $7 at, $8 party, $9 seat.
WITH matching AS (
    SELECT r FROM caller($1::bytea) c, seats r
    WHERE r.group_code = $6::text AND r.valid @> asked_day($7)
        AND ($8::text IS NULL OR r.party_code = $8)
        AND ($9::text IS NULL OR r.seat_code = $9)
)
SELECT c.caller, CASE WHEN EXISTS (SELECT FROM groups g WHERE g.code = $6::text) THEN (SELECT count(*) FROM matching) END, '/groups/' || (i.r).group_code || '/seats/' || (i.r).id, seat_body(i.r, $2), (i.r).entry, CASE WHEN c.kind IN ('party', 'administrator') AND c.party_code = (i.r).party_code AND (upper_inf((i.r).valid) OR upper((i.r).valid) > local_day(now())) AND (i.r).source_seat IS NULL THEN 'endings' END
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.r FROM matching m
    ORDER BY CASE WHEN $5::text = 'party' THEN (m.r).party_code END, CASE WHEN $5::text = '-party' THEN (m.r).party_code END DESC, (m.r).seat_code, (m.r).party_code, lower((m.r).valid), (m.r).id
    LIMIT $3::integer OFFSET $4::integer
) i ON true
