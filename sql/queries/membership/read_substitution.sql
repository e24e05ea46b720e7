-- One substitute of a seat. $1 token hash, $2 language, $3 group, $4 seat, $5 id.
SELECT c.caller, '/groups/' || $3::text || '/seats/' || (i.r).seat_id || '/substitutions/' || (i.r).id, substitution_body(i.r), (i.r).entry, CASE WHEN c.kind IN ('party', 'administrator') AND c.party_code = (i.r).nominated_by AND (upper_inf((i.r).valid) OR upper((i.r).valid) > local_day(now())) THEN 'endings' END
FROM caller($1::bytea) c
LEFT JOIN LATERAL (SELECT r FROM substitutions r JOIN seats s ON s.id = r.seat_id
    WHERE s.group_code = $3::text AND s.id = (SELECT try_uuid($4)) AND r.id = (SELECT try_uuid($5))) i ON $2::text IS NOT NULL
