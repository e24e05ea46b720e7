-- The tokens, to the administrator; anyone else sees their own. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 kind.
WITH matching AS (
    SELECT r FROM caller($1::bytea) c, tokens r
    WHERE (c.kind = 'administrator' OR r.id = c.token_id)
        AND ($6::text IS NULL OR r.kind = $6)
)
SELECT c.caller, (SELECT count(*) FROM matching), '/tokens/' || (i.r).id, token_body(i.r), (i.r).entry, CASE WHEN (i.r).revoked_at IS NULL AND (c.kind = 'administrator' OR c.token_id = (i.r).id) THEN 'revocations' END
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.r FROM matching m
    ORDER BY CASE WHEN $5::text = 'label' THEN (m.r).label COLLATE "sv-x-icu" END, CASE WHEN $5::text = '-label' THEN (m.r).label COLLATE "sv-x-icu" END DESC, (m.r).created_at, (m.r).id
    LIMIT $3::integer OFFSET $4::integer
) i ON $2::text IS NOT NULL
