-- The referrals of all proposals. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 party asked, $7 answered.
WITH matching AS (
    SELECT r FROM caller($1::bytea) c, referrals r JOIN proposals p ON p.id = r.proposal_id
    WHERE sees_proposal(p, c.person_id, c.party_code)
        AND ($6::text IS NULL OR $6 = ANY (r.parties))
        AND ($7::text IS NULL OR $7::boolean = NOT EXISTS (SELECT FROM unnest(r.parties) asked
            WHERE ($6::text IS NULL OR asked = $6) AND NOT EXISTS (
                SELECT FROM referral_answers a WHERE a.referral_id = r.id AND a.party_code = asked)))
)
SELECT c.caller, (SELECT count(*) FROM matching), '/proposals/' || (i.r).proposal_id || '/referrals/' || (i.r).id, referral_body(i.r), referral_version(i.r), referral_transitions(i.r, c.kind, c.party_code)
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.r FROM matching m
    ORDER BY CASE WHEN $5::text = 'dueOn' THEN (m.r).due_on END, CASE WHEN $5::text = '-dueOn' THEN (m.r).due_on END DESC, (m.r).due_on DESC, (m.r).id DESC
    LIMIT $3::integer OFFSET $4::integer
) i ON $2::text IS NOT NULL
