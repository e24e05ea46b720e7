-- A new draft. $1 id, $2 matter, $3 title, $4 party, $5 person, $6 day.
INSERT INTO proposals (id, matter, title, party_code, person_id, created_on)
VALUES ($1::uuid, $2::text, $3::text, $4::text, $5::uuid, $6::date)
