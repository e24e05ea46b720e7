-- Somebody is elected to preside or to adjust. $1 id, $2 meeting, $3 facts, $4 recorder.
INSERT INTO meeting_functions (id, meeting_id, function, person_id, from_at, recorded_by)
SELECT $1::uuid, $2::uuid, f ->> 'function', (f ->> 'person')::uuid, (f ->> 'at')::timestamptz, $4::uuid FROM (SELECT $3::jsonb AS f) facts
