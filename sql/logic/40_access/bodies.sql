-- How a token looks: everything but the secret.

CREATE OR REPLACE FUNCTION token_body(t tokens) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('id', t.id, 'kind', t.kind, 'person', t.person_id, 'party', t.party_code, 'label', t.label,
        'createdAt', utc(t.created_at), 'expiresAt', utc(t.expires_at), 'revokedAt', utc(t.revoked_at), 'signedInWith', t.signed_in_with,
        'identity', CASE WHEN t.identity_issuer IS NOT NULL THEN
            json_build_object('issuer', t.identity_issuer, 'subject', t.identity_subject) END)::text
$$;
COMMENT ON FUNCTION token_body IS 'En åtkomstnyckel utan sin hemlighet.';
