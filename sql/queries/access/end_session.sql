-- The session ends; a token that is no session goes on. $1 the caller's token, $2 instant.
UPDATE tokens SET revoked_at = $2::timestamptz
WHERE id = $1::uuid AND signed_in_with IS NOT NULL AND revoked_at IS NULL
