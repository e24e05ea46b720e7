-- Who calls, and the first statement of every write.

CREATE OR REPLACE FUNCTION caller(p_hash bytea)
RETURNS TABLE (token_id uuid, kind text, person_id uuid, party_code text, caller text)
LANGUAGE sql STABLE AS $$
    SELECT t.id, t.kind, t.person_id, t.party_code, t.caller FROM tokens t
    WHERE t.hash = p_hash AND t.revoked_at IS NULL AND t.expires_at > now()
$$;
COMMENT ON FUNCTION caller IS 'Den som nyckeln tillhör; ingen rad när nyckeln är okänd, återkallad eller för gammal.';

CREATE OR REPLACE FUNCTION begin_record(p_hash bytea, p_key text, p_recorded_at timestamptz, p_act text)
RETURNS TABLE (caller text, opened bigint, fingerprint bytea, status integer, location text, content_location text,
    entity_tag text, body text)
LANGUAGE plpgsql AS $$
DECLARE
    who record;
    kept answers;
BEGIN
    PERFORM lock_journal();
    SELECT * INTO who FROM caller(p_hash);
    IF NOT FOUND THEN
        RETURN;
    END IF;
    SELECT * INTO kept FROM answers a WHERE a.token_id = who.token_id AND a.key = p_key;
    IF FOUND THEN
        RETURN QUERY SELECT who.caller, kept.entry, kept.fingerprint, kept.status, kept.location, kept.content_location,
            kept.entity_tag, kept.body;
        RETURN;
    END IF;
    RETURN QUERY SELECT who.caller, journal_open(p_recorded_at, p_act, who.token_id, who.kind, who.person_id, who.party_code),
        NULL::bytea, NULL::integer, NULL::text, NULL::text, NULL::text, NULL::text;
END
$$;
COMMENT ON FUNCTION begin_record IS
    'Varje skrivnings första sats: låser journalens huvud, tar reda på vem, finner ett redan givet svar eller öppnar en post.';

CREATE OR REPLACE FUNCTION lock_journal() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM 1 FROM journal_head FOR UPDATE;
END
$$;
COMMENT ON FUNCTION lock_journal IS 'Låser journalens huvud till transaktionens slut.';

CREATE OR REPLACE FUNCTION check_token() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.kind = 'person' THEN
        SELECT party_code INTO NEW.party_code FROM persons WHERE id = NEW.person_id;
    ELSIF NEW.kind = 'administrator' THEN
        SELECT party_code INTO NEW.party_code FROM principals WHERE valid @> local_day(NEW.created_at);
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_token IS 'En personlig nyckel bär personens part, administratörens bär huvudmannen.';

CREATE OR REPLACE TRIGGER a_token_bears_its_party BEFORE INSERT ON tokens FOR EACH ROW EXECUTE FUNCTION check_token();
