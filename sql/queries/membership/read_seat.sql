-- One seat and who holds it. $1 token hash, $2 language, $3 group, $4 id.
SELECT c.caller, '/groups/' || (i.r).group_code || '/seats/' || (i.r).id, seat_body(i.r, $2), (i.r).entry, CASE WHEN c.kind IN ('party', 'administrator') AND c.party_code = (i.r).party_code AND (upper_inf((i.r).valid) OR upper((i.r).valid) > local_day(now())) AND (i.r).source_seat IS NULL THEN 'endings' END
FROM caller($1::bytea) c
LEFT JOIN LATERAL (SELECT r FROM seats r WHERE r.group_code = $3::text AND r.id = (SELECT try_uuid($4))) i ON true
