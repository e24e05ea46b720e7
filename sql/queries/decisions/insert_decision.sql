-- A decision; the rest follows from the agenda item. $1 id, $2 agenda item, $3 outcome, $4 content, $5 reasons, $6 person, $7 instant, $8 to whom, $9 by when.
INSERT INTO decisions (id, agenda_item_id, outcome, content, reasons, recorded_by, decided_at, referred_to, due_on)
VALUES ($1::uuid, $2::uuid, $3::text, $4::jsonb, $5::text, $6::uuid, $7::timestamptz, $8::text, $9::date)
