-- What became of all that a party sent. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 party, $7 settled.
WITH matching AS (
    SELECT r FROM caller($1::bytea) c, proposals r
    WHERE r.party_code = $6::text AND r.group_code IS NULL AND r.submitted_on IS NOT NULL
        AND ($7::text IS NULL OR answer_is_settled(r) = $7::boolean) AND sees_proposal(r, c.person_id, c.party_code)
)
SELECT c.caller, CASE WHEN EXISTS (SELECT FROM parties p WHERE p.code = $6::text) THEN (SELECT count(*) FROM matching) END, '/answers/' || (i.r).id, answer_body(i.r, $2), (SELECT h.entry FROM journal_head h), ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.r FROM matching m
    ORDER BY CASE WHEN $5::text = 'submittedOn' THEN (m.r).submitted_on END, CASE WHEN $5::text = '-submittedOn' THEN (m.r).submitted_on END DESC, (m.r).submitted_on DESC, (m.r).id DESC
    LIMIT $3::integer OFFSET $4::integer
) i ON true
