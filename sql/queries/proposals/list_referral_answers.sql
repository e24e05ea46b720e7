-- The answers to a referral. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 proposal, $7 referral, $8 party.
WITH matching AS (
    SELECT r FROM caller($1::bytea) c, referral_answers r
    WHERE r.referral_id = (SELECT f.id FROM referrals f WHERE f.proposal_id = (SELECT try_uuid($6)) AND f.id = (SELECT try_uuid($7)))
        AND ($8::text IS NULL OR r.party_code = $8)
)
SELECT c.caller, CASE WHEN EXISTS (SELECT FROM proposals p JOIN referrals f ON f.proposal_id = p.id WHERE p.id = (SELECT try_uuid($6)) AND f.id = (SELECT try_uuid($7)) AND sees_proposal(p, c.person_id, c.party_code)) THEN (SELECT count(*) FROM matching) END, '/proposals/' || $6 || '/referrals/' || (i.r).referral_id || '/answers/' || (i.r).id, referral_answer_body(i.r), (i.r).entry, ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.r FROM matching m
    ORDER BY (m.r).entry, (m.r).id
    LIMIT $3::integer OFFSET $4::integer
) i ON $2::text IS NOT NULL AND coalesce($5::text, '') IS NOT NULL
