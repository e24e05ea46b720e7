-- One receipt of a proposal. $1 token hash, $2 language, $3 proposal, $4 id.
SELECT c.caller, '/proposals/' || (i.r).proposal_id || '/receipts/' || (i.r).id, receipt_body(i.r), (i.r).entry, ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (SELECT r FROM receipts r WHERE r.proposal_id = (SELECT try_uuid($3)) AND r.id = (SELECT try_uuid($4)) AND EXISTS (SELECT FROM proposals p WHERE p.id = (SELECT try_uuid($3)) AND sees_proposal(p, c.person_id, c.party_code))) i ON $2::text IS NOT NULL
