-- The token stops working. $1 id, $2 instant, $3 the caller's kind, $4 the caller's token.
UPDATE tokens SET revoked_at = $2::timestamptz
WHERE id = $1::uuid AND revoked_at IS NULL AND ($3::text = 'administrator' OR id = $4::uuid)
