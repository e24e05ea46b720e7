-- One answer to a referral. $1 token hash, $2 language, $3 proposal, $4 referral, $5 id.
SELECT c.caller, '/proposals/' || $3 || '/referrals/' || (i.r).referral_id || '/answers/' || (i.r).id, referral_answer_body(i.r), (i.r).entry, ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (SELECT r FROM referral_answers r WHERE r.referral_id = (SELECT f.id FROM referrals f WHERE f.proposal_id = (SELECT try_uuid($3)) AND f.id = (SELECT try_uuid($4))) AND r.id = (SELECT try_uuid($5)) AND EXISTS (SELECT FROM proposals p WHERE p.id = (SELECT try_uuid($3)) AND sees_proposal(p, c.person_id, c.party_code))) i ON $2::text IS NOT NULL
