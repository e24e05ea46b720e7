-- Signing in gives a session: a short-lived token that comes of the one signed in with and goes with it.

CREATE OR REPLACE FUNCTION check_session() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    own tokens;
BEGIN
    SELECT * INTO own FROM tokens WHERE id = NEW.signed_in_with;
    IF own.id IS NULL OR own.signed_in_with IS NOT NULL OR own.revoked_at IS NOT NULL OR own.expires_at < NEW.expires_at
        OR (own.kind, own.person_id, own.party_code) IS DISTINCT FROM (NEW.kind, NEW.person_id, NEW.party_code) THEN
        PERFORM refuse('session_comes_of_a_valid_token', NULL,
            jsonb_build_object('token', NEW.signed_in_with, 'expiresAt', utc(own.expires_at), 'revokedAt', utc(own.revoked_at)));
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_session IS
    'En session kommer av en nyckel som gäller, är samma innehavares och slutar senast när nyckeln gör det; en session ger ingen ny.';

CREATE OR REPLACE TRIGGER session_comes_of_a_valid_token BEFORE INSERT ON tokens
    FOR EACH ROW WHEN (NEW.signed_in_with IS NOT NULL) EXECUTE FUNCTION check_session();

CREATE OR REPLACE FUNCTION keep_revocation() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refuse('revoked_token_stays_revoked', NULL, jsonb_build_object('token', OLD.id, 'revokedAt', utc(OLD.revoked_at)));
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION keep_revocation IS 'En återkallad nyckel blir aldrig giltig igen.';

CREATE OR REPLACE TRIGGER revoked_token_stays_revoked BEFORE UPDATE ON tokens
    FOR EACH ROW WHEN (OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at)
    EXECUTE FUNCTION keep_revocation();

CREATE OR REPLACE FUNCTION end_sessions() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE tokens SET revoked_at = NEW.revoked_at WHERE signed_in_with = NEW.id AND revoked_at IS NULL;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION end_sessions IS 'Sessionerna slutar med den nyckel som de kom av.';

CREATE OR REPLACE TRIGGER sessions_end_with_their_token AFTER UPDATE OF revoked_at ON tokens
    FOR EACH ROW WHEN (OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL AND NEW.signed_in_with IS NULL)
    EXECUTE FUNCTION end_sessions();
