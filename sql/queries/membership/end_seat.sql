-- A seat ends with its last day. $1 group, $2 seat id, $3 last day, $4 the party that says so.
UPDATE seats s SET valid = daterange(lower(s.valid), $3::date, '[]')
WHERE s.group_code = $1::text AND s.id = $2::uuid AND allowed_ending(s, $3::date, $4::text)
