-- An answer to a referral of a proposal. $1 id, $2 proposal, $3 referral, $4 party, $5 stance, $6 text, $7 day, $8 person.
INSERT INTO referral_answers (id, referral_id, party_code, stance, text, answered_on, person_id)
SELECT $1::uuid, r.id, $4::text, $5::text, $6::text, $7::date, $8::uuid
FROM referrals r WHERE r.id = $3::uuid AND r.proposal_id = $2::uuid
RETURNING number
