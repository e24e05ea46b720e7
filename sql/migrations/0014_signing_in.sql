-- Signing in: sessions are tokens that come of a token, and identities of a provider are tokens without a secret.

ALTER TABLE tokens
    ADD COLUMN signed_in_with uuid REFERENCES tokens (id) ON DELETE RESTRICT,
    ADD COLUMN identity_issuer text,
    ADD COLUMN identity_subject text,
    ADD CONSTRAINT session_ends_within_twelve_hours CHECK (
        signed_in_with IS NULL OR expires_at <= created_at + INTERVAL '12 hours'),
    ADD CONSTRAINT identity_has_issuer_and_subject CHECK (
        (identity_issuer IS NULL) = (identity_subject IS NULL)
        AND length(identity_issuer) BETWEEN 1 AND 255 AND length(identity_subject) BETWEEN 1 AND 255),
    ADD CONSTRAINT identity_is_known_by_its_hash CHECK (
        identity_issuer IS NULL OR identity_subject IS NULL OR signed_in_with IS NULL
        AND hash = sha256('oidc\000'::bytea || convert_to(identity_issuer, 'UTF8')
            || '\000'::bytea || convert_to(identity_subject, 'UTF8')));
COMMENT ON COLUMN tokens.signed_in_with IS 'Nyckeln som en inloggning skedde med; raden är då sessionen, som slutar när nyckeln gör det.';
COMMENT ON COLUMN tokens.identity_issuer IS 'Den som intygar identiteten: utfärdaren (iss) enligt OpenID Connect.';
COMMENT ON COLUMN tokens.identity_subject IS 'Identiteten hos utfärdaren (sub). Nyckeln har då ingen hemlighet: dess hash är av utfärdare och identitet.';
CREATE INDEX sessions_by_token ON tokens (signed_in_with) WHERE signed_in_with IS NOT NULL;

-- An identity whose token was revoked can be registered again.
ALTER TABLE tokens DROP CONSTRAINT token_is_known_once;
CREATE UNIQUE INDEX token_is_known_once ON tokens (hash) WHERE revoked_at IS NULL;
