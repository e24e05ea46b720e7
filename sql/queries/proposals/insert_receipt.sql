-- A receipt. $1 id, $2 proposal, $3 complete, $4 missing, $5 day, $6 person.
INSERT INTO receipts (id, proposal_id, complete, missing, received_on, person_id)
VALUES ($1::uuid, $2::uuid, $3::boolean, $4::text[], $5::date, $6::uuid)
