-- The versions of a proposal. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 proposal.
WITH matching AS (
    SELECT r FROM caller($1::bytea) c, proposal_versions r
    WHERE r.proposal_id = (SELECT try_uuid($6)) AND sees_version(r, c.person_id, c.party_code)
)
SELECT c.caller, CASE WHEN EXISTS (SELECT FROM proposals p WHERE p.id = (SELECT try_uuid($6)) AND sees_proposal(p, c.person_id, c.party_code)) THEN (SELECT count(*) FROM matching) END, '/proposals/' || (i.r).proposal_id || '/versions/' || (i.r).number, version_body(i.r), (i.r).entry, ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.r FROM matching m
    ORDER BY CASE WHEN $5::text = 'number' THEN (m.r).number END, CASE WHEN $5::text = '-number' THEN (m.r).number END DESC, (m.r).number
    LIMIT $3::integer OFFSET $4::integer
) i ON $2::text IS NOT NULL
