-- A step of minutes. $1 id, $2 meeting, $3 kind, $4 instant, $5 person, $6 agenda item, $7 text, $8 comments until, $9 hash in hexadecimal.
INSERT INTO minutes_steps (id, meeting_id, kind, taken_at, person_id, agenda_item_id, text, comments_until, hash)
VALUES ($1::uuid, $2::uuid, $3::text, $4::timestamptz, $5::uuid, $6::uuid, $7::text, $8::timestamptz, decode($9::text, 'hex'))
