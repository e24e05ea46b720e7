-- One token, to the administrator or its own holder; the secret is not there to read. $1 token hash, $2 language, $3 id.
SELECT c.caller, '/tokens/' || (i.r).id, token_body(i.r), (i.r).entry, CASE WHEN (i.r).revoked_at IS NULL AND (c.kind = 'administrator' OR c.token_id = (i.r).id) THEN 'revocations' END
FROM caller($1::bytea) c
LEFT JOIN LATERAL (SELECT r FROM tokens r WHERE r.id = (SELECT try_uuid($3)) AND (c.kind = 'administrator' OR r.id = c.token_id)) i ON $2::text IS NULL OR true
