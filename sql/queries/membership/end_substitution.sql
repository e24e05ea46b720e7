-- A substitute's time ends with its last day. $1 seat, $2 id, $3 last day, $4 the party that says so.
UPDATE substitutions u SET valid = daterange(lower(u.valid), $3::date, '[]')
WHERE u.seat_id = $1::uuid AND u.id = $2::uuid AND allowed_substitute_ending(u, $3::date, $4::text)
