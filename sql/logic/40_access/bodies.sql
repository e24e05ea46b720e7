-- How a token looks: everything but the secret.

CREATE OR REPLACE FUNCTION token_body(t tokens) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('id', t.id, 'kind', t.kind, 'person', t.person_id, 'party', t.party_code, 'label', t.label,
        'createdAt', utc(t.created_at), 'expiresAt', utc(t.expires_at), 'revokedAt', utc(t.revoked_at))::text
$$;
COMMENT ON FUNCTION token_body IS 'En åtkomstnyckel utan sin hemlighet.';
