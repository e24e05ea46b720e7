-- A correction of a decision; its number follows. $1 id, $2 decision, $3 person, $4 day, $5 text.
INSERT INTO corrections (id, decision_id, person_id, noted_on, text)
VALUES ($1::uuid, $2::uuid, $3::uuid, $4::date, $5::text)
