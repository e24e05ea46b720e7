-- One group as it was on a day. $1 token hash, $2 language, $3 code, $4 at.
SELECT c.caller, '/groups/' || (i.r).code, group_body(i.r, $2, asked_day($4)), greatest((i.r).entry, day_version(asked_day($4))), CASE WHEN c.kind IN ('party', 'administrator') AND EXISTS (SELECT FROM seat_rules s WHERE s.group_kind = (i.r).kind AND s.filled_by = 'party') THEN 'seats' END
FROM caller($1::bytea) c
LEFT JOIN LATERAL (SELECT r FROM groups r WHERE r.code = $3::text) i ON true
