-- A referral. $1 id, $2 proposal, $3 question, $4 parties, $5 day, $6 due day, $7 person.
INSERT INTO referrals (id, proposal_id, question, parties, sent_on, due_on, person_id)
VALUES ($1::uuid, $2::uuid, $3::text, $4::text[], $5::date, $6::date, $7::uuid)
