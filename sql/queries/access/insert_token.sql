-- A new token; only the hash of it. $1 id, $2 hash, $3 kind, $4 person, $5 party, $6 label, $7 created, $8 expires, $9 issuer, $10 subject.
INSERT INTO tokens (id, hash, kind, person_id, party_code, label, created_at, expires_at, identity_issuer, identity_subject)
VALUES ($1::uuid, $2::bytea, $3::text, $4::uuid, $5::text, $6::text, $7::timestamptz, $8::timestamptz, $9::text, $10::text)
