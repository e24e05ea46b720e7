-- A reservation or a note. $1 id, $2 agenda item, $3 facts, $4 recorder.
INSERT INTO statements (id, agenda_item_id, kind, person_id, text, made_at, recorded_by)
SELECT $1::uuid, $2::uuid, f ->> 'kind', (f ->> 'person')::uuid, f ->> 'text', (f ->> 'at')::timestamptz, $4::uuid
FROM (SELECT $3::jsonb AS f) facts
