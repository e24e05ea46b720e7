-- A party names a substitute for its representative. $1 id, $2 seat, $3 person, $4 first day, $5 last day, $6 nominating party.
INSERT INTO substitutions (id, seat_id, person_id, valid, nominated_by)
VALUES ($1::uuid, $2::uuid, $3::uuid, daterange($4::date, $5::date, '[]'), $6::text)
