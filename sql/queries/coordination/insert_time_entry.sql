-- Time worked. $1 id, $2 assignment, $3 person, $4 day, $5 minutes, $6 note, $7 entry it corrects.
INSERT INTO time_entries (id, assignment_id, person_id, worked_on, minutes, note, corrects)
VALUES ($1::uuid, $2::uuid, $3::uuid, $4::date, $5::integer, $6::text, $7::uuid)
