-- The answer already given under a key, when the outcome of a commit is in doubt. $1 token hash, $2 key.
SELECT a.fingerprint, a.status, a.location, a.content_location, a.entity_tag, a.body
FROM caller($1::bytea) c JOIN answers a ON a.token_id = c.token_id AND a.key = $2::text
