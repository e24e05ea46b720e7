-- A motion in an item. $1 id, $2 agenda item, $3 facts, $4 recorder.
INSERT INTO motions (id, agenda_item_id, person_id, kind, text, made_at, recorded_by)
SELECT $1::uuid, $2::uuid, (f ->> 'person')::uuid, f ->> 'kind', f ->> 'text', (f ->> 'at')::timestamptz, $4::uuid
FROM (SELECT $3::jsonb AS f) facts
