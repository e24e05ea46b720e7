-- The next version. $1 id, $2 proposal, $3 content, $4 note, $5 day, $6 person, $7 party.
INSERT INTO proposal_versions (id, proposal_id, content, note, created_on, person_id, party_code)
VALUES ($1::uuid, $2::uuid, $3::jsonb, $4::text, $5::date, $6::uuid, $7::text)
RETURNING number
