-- One referral of a proposal, and how each party has answered. $1 token hash, $2 language, $3 proposal, $4 id.
SELECT c.caller, '/proposals/' || (i.r).proposal_id || '/referrals/' || (i.r).id, referral_body(i.r), referral_version(i.r), referral_transitions(i.r, c.kind, c.party_code)
FROM caller($1::bytea) c
LEFT JOIN LATERAL (SELECT r FROM referrals r WHERE r.proposal_id = (SELECT try_uuid($3)) AND r.id = (SELECT try_uuid($4)) AND EXISTS (SELECT FROM proposals p WHERE p.id = (SELECT try_uuid($3)) AND sees_proposal(p, c.person_id, c.party_code))) i ON $2::text IS NOT NULL
