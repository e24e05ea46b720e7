-- Tokens and the answers kept for repeated requests.

CREATE TABLE tokens (
    id uuid PRIMARY KEY,
    hash bytea NOT NULL CONSTRAINT token_is_known_once UNIQUE CONSTRAINT token_hash_is_sha256 CHECK (octet_length(hash) = 32),
    kind text NOT NULL CONSTRAINT token_has_a_known_kind CHECK (kind IN ('person', 'party', 'insyn', 'administrator')),
    person_id uuid REFERENCES persons (id) ON DELETE RESTRICT,
    party_code text REFERENCES parties (code) ON DELETE RESTRICT,
    label short_text NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    caller text NOT NULL GENERATED ALWAYS AS (
        '{"token":"' || id::text || '","kind":"' || kind
        || '","person":' || coalesce('"' || person_id::text || '"', 'null')
        || ',"party":' || coalesce('"' || party_code || '"', 'null') || '}') STORED,
    entry bigint NOT NULL,
    CONSTRAINT token_is_bound_to_its_holder CHECK (
        (kind = 'person') = (person_id IS NOT NULL) AND (kind <> 'party' OR party_code IS NOT NULL)),
    CONSTRAINT token_expires_within_two_years CHECK (
        expires_at > created_at AND expires_at <= created_at + INTERVAL '2 years')
);
COMMENT ON TABLE tokens IS 'Ogenomskinliga åtkomstnycklar. Bara SHA-256 av nyckeln sparas.';
COMMENT ON COLUMN tokens.caller IS 'Det som en läsning behöver veta om den som frågar, färdigt som JSON.';

CREATE TABLE answers (
    token_id uuid NOT NULL REFERENCES tokens (id) ON DELETE RESTRICT,
    key text NOT NULL CONSTRAINT idempotency_key_is_short CHECK (length(key) BETWEEN 1 AND 200),
    fingerprint bytea NOT NULL,
    status integer NOT NULL,
    location text,
    content_location text,
    entity_tag text,
    body text NOT NULL,
    entry bigint NOT NULL REFERENCES journal_entries (entry) ON DELETE RESTRICT,
    PRIMARY KEY (token_id, key)
);
COMMENT ON TABLE answers IS 'Första svaret på varje Idempotency-Key, för alltid, skrivet i samma transaktion som ändringen.';
