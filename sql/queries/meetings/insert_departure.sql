-- Somebody leaves for good. $1 id, $2 meeting, $3 facts, $4 recorder.
INSERT INTO departures (meeting_id, person_id, left_at, recorded_by)
SELECT $2::uuid, (f ->> 'person')::uuid, (f ->> 'at')::timestamptz, $4::uuid FROM (SELECT $3::jsonb AS f) facts WHERE $1::uuid IS NOT NULL
