-- The steps that a proposal has taken. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 proposal, $7 kind.
WITH matching AS (
    SELECT r FROM caller($1::bytea) c, proposal_steps r
    WHERE r.proposal_id = (SELECT try_uuid($6))
        AND ($7::text IS NULL OR r.kind = $7)
)
SELECT c.caller, CASE WHEN EXISTS (SELECT FROM proposals p WHERE p.id = (SELECT try_uuid($6)) AND sees_proposal(p, c.person_id, c.party_code)) THEN (SELECT count(*) FROM matching) END, '/proposals/' || (i.r).proposal_id || '/steps/' || (i.r).id, proposal_step_body(i.r), (i.r).entry, ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.r FROM matching m
    ORDER BY (m.r).entry, (m.r).id
    LIMIT $3::integer OFFSET $4::integer
) i ON $2::text IS NOT NULL AND coalesce($5::text, '') IS NOT NULL
