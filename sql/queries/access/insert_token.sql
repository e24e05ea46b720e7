-- A new token; only the hash of it. $1 id, $2 hash, $3 kind, $4 person, $5 party, $6 label, $7 created, $8 expires.
INSERT INTO tokens (id, hash, kind, person_id, party_code, label, created_at, expires_at)
VALUES ($1::uuid, $2::bytea, $3::text, $4::uuid, $5::text, $6::text, $7::timestamptz, $8::timestamptz)
