-- What became of a proposal, for whoever sent it. $1 token hash, $2 language, $3 proposal.
SELECT c.caller, '/answers/' || (i.r).id, answer_body(i.r, $2), (SELECT h.entry FROM journal_head h), ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (SELECT r FROM proposals r WHERE r.id = (SELECT try_uuid($3)) AND sees_proposal(r, c.person_id, c.party_code)) i ON true
