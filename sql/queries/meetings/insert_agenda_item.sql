-- An item on an agenda. $1 id, $2 meeting, $3 position, $4 proposal, $5 title, $6 day, $7 person.
INSERT INTO agenda_items (id, meeting_id, position, proposal_id, title, added_on, added_by)
VALUES ($1::uuid, $2::uuid, $3::integer, $4::uuid, coalesce($5::text, (SELECT title FROM proposals WHERE id = $4::uuid)), $6::date, $7::uuid)
