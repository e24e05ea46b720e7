-- Work that a delegate gives. $1 id, $2 delegation, $3 title, $4 description, $5 year, $6 minutes, $7 due, $8 person, $9 day.
INSERT INTO assignments (id, delegation_id, title, description, year, estimate_minutes, due_on, given_by, given_on)
VALUES ($1::uuid, $2::uuid, $3::text, $4::text, $5::integer, $6::integer, $7::date, $8::uuid, $9::date)
