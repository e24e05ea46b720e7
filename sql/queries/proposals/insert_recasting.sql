-- A merger or a split. $1 id, $2 kind, $3 parents, $4 children, $5 day, $6 person, $7 reasons.
INSERT INTO recastings (id, kind, parents, children, made_on, person_id, reasons)
VALUES ($1::uuid, $2::text, $3::text[]::uuid[], $4::text[]::uuid[], $5::date, $6::uuid, $7::text)
