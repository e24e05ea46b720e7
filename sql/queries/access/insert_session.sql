-- A session of the caller's token, for twelve hours or until that expires. $1 id, $2 hash, $3 the caller's token, $4 instant.
INSERT INTO tokens (id, hash, kind, person_id, party_code, label, created_at, expires_at, signed_in_with)
SELECT $1::uuid, $2::bytea, t.kind, t.person_id, t.party_code, t.label, $4::timestamptz,
    least(t.expires_at, $4::timestamptz + INTERVAL '12 hours'), t.id
FROM tokens t WHERE t.id = $3::uuid
