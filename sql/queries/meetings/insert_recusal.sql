-- Somebody is recused for an item. $1 id, $2 agenda item, $3 facts, $4 recorder.
INSERT INTO recusals (agenda_item_id, person_id, reasons, noted_at, recorded_by)
SELECT $2::uuid, (f ->> 'person')::uuid, f ->> 'reasons', (f ->> 'at')::timestamptz, $4::uuid FROM (SELECT $3::jsonb AS f) facts
WHERE $1::uuid IS NOT NULL
