-- The first statement of every write. $1 token hash, $2 idempotency key, $3 instant, $4 act.
SELECT caller, opened, fingerprint, status, location, content_location, entity_tag, body
FROM begin_record($1::bytea, $2::text, $3::timestamptz, $4::text)
