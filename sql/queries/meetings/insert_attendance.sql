-- A person is present at the opening; the seat follows. $1 meeting, $2 person, $3 recorder.
INSERT INTO attendances (meeting_id, person_id, recorded_by) VALUES ($1::uuid, $2::uuid, $3::uuid)
