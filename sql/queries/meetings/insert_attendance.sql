-- A person is present; the seat follows. $1 meeting, $2 person.
INSERT INTO attendances (meeting_id, person_id) VALUES ($1::uuid, $2::uuid)
