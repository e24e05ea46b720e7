-- An item on an agenda. $1 id, $2 meeting, $3 proposal, $4 title, $5 day, $6 person.
INSERT INTO agenda_items (id, meeting_id, proposal_id, title, added_on, added_by)
VALUES ($1::uuid, $2::uuid, $3::uuid, coalesce($4::text, (SELECT title FROM proposals WHERE id = $3::uuid)), $5::date, $6::uuid)
