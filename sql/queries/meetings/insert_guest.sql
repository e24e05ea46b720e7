-- A guest of the meeting. $1 id, $2 meeting, $3 facts, $4 recorder.
INSERT INTO guests (id, meeting_id, name, role, arrived_at, left_at, recorded_by)
SELECT $1::uuid, $2::uuid, f ->> 'name', f ->> 'role', (f ->> 'at')::timestamptz, (f ->> 'leftAt')::timestamptz, $4::uuid
FROM (SELECT $3::jsonb AS f) facts
