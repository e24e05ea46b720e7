-- What a delegate reports back. $1 id, $2 delegation, $3 person, $4 day, $5 text.
INSERT INTO delegation_reports (id, delegation_id, person_id, reported_on, text)
VALUES ($1::uuid, $2::uuid, $3::uuid, $4::date, $5::text)
