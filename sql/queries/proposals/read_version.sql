-- One version of a proposal. $1 token hash, $2 language, $3 proposal, $4 number.
SELECT c.caller, '/proposals/' || (i.r).proposal_id || '/versions/' || (i.r).number, version_body(i.r), (i.r).entry, ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (SELECT r FROM proposal_versions r WHERE r.proposal_id = (SELECT try_uuid($3)) AND r.number::text = $4::text AND sees_version(r, c.person_id, c.party_code)) i ON $2::text IS NOT NULL
