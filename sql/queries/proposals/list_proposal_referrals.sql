-- The referrals of a proposal. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 proposal.
WITH matching AS (
    SELECT r FROM caller($1::bytea) c, referrals r
    WHERE r.proposal_id = (SELECT try_uuid($6))
)
SELECT c.caller, CASE WHEN EXISTS (SELECT FROM proposals p WHERE p.id = (SELECT try_uuid($6)) AND sees_proposal(p, c.person_id, c.party_code)) THEN (SELECT count(*) FROM matching) END, '/proposals/' || (i.r).proposal_id || '/referrals/' || (i.r).id, referral_body(i.r), referral_version(i.r), referral_transitions(i.r, c.kind, c.party_code)
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.r FROM matching m
    ORDER BY (m.r).entry, (m.r).id
    LIMIT $3::integer OFFSET $4::integer
) i ON $2::text IS NOT NULL AND coalesce($5::text, '') IS NOT NULL
