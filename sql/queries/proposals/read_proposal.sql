-- One proposal and what became of it. $1 token hash, $2 language, $3 id.
SELECT c.caller, '/proposals/' || (i.r).id, proposal_body(i.r, $2), (i.r).entry, proposal_transitions(i.r, c.kind, c.person_id, c.party_code)
FROM caller($1::bytea) c
LEFT JOIN LATERAL (SELECT r FROM proposals r WHERE r.id = (SELECT try_uuid($3)) AND sees_proposal(r, c.person_id, c.party_code)) i ON true
