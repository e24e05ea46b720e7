-- The mergers and splits that a proposal took part in. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 proposal, $7 kind.
WITH matching AS (
    SELECT r FROM caller($1::bytea) c, recastings r
    WHERE (SELECT try_uuid($6)) = ANY (r.parents || r.children)
        AND ($7::text IS NULL OR r.kind = $7)
)
SELECT c.caller, CASE WHEN EXISTS (SELECT FROM proposals p WHERE p.id = (SELECT try_uuid($6)) AND sees_proposal(p, c.person_id, c.party_code)) THEN (SELECT count(*) FROM matching) END, '/proposals/' || $6 || '/recastings/' || (i.r).id, recasting_body(i.r), (i.r).entry, ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.r FROM matching m
    ORDER BY (m.r).entry, (m.r).id
    LIMIT $3::integer OFFSET $4::integer
) i ON $2::text IS NOT NULL AND coalesce($5::text, '') IS NOT NULL
