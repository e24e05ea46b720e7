-- The answer, kept for repeats. $1 token, $2 key, $3 fingerprint, $4 status, $5 location, $6 content location, $7 entity tag, $8 body, $9 entry.
INSERT INTO answers (token_id, key, fingerprint, status, location, content_location, entity_tag, body, entry)
VALUES ($1::uuid, $2::text, $3::bytea, $4::integer, $5::text, $6::text, $7::text, $8::text, $9::bigint)
