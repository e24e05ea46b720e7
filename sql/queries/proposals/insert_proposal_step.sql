-- A step of a proposal. $1 id, $2 proposal, $3 kind, $4 day, $5 person, $6 party, $7 version, $8 meeting, $9 for, $10 against, $11 casting vote, $12 part, $13 reasons.
INSERT INTO proposal_steps (id, proposal_id, kind, taken_on, person_id, party_code, version_number, meeting_id, votes_for, votes_against, casting_vote, part_proposal, reasons)
VALUES ($1::uuid, $2::uuid, $3::text, $4::date, $5::uuid, $6::text, $7::integer, $8::uuid, $9::integer, $10::integer, $11::text, $12::uuid, $13::text)
