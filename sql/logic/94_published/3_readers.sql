-- What the insyn login is told of what it can't read: who asks, which state the records are in, and what follows of all
-- records together.

CREATE OR REPLACE FUNCTION insyn_caller(p_hash bytea)
RETURNS TABLE (token_id uuid, kind text, person_id uuid, party_code text, caller text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN QUERY SELECT c.token_id, c.kind, c.person_id, c.party_code, c.caller FROM caller(p_hash) c
        UNION ALL SELECT NULL, 'visitor', NULL, NULL, '{"token":null,"kind":"visitor","person":null,"party":null}'
        WHERE p_hash = '' AND (parameter('insyn.open') #>> '{}')::boolean;
END
$$;
COMMENT ON FUNCTION insyn_caller IS
    'Den som nyckeln tillhör, för inloggningen insyn som inte läser nycklarna själv (D-17); utan nyckel en besökare, när avtalet öppnar för det.';

CREATE OR REPLACE FUNCTION records_state() RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN (SELECT concat_ws(' ', h.entry, local_day(now()),
            (SELECT max(t.expires_at) FROM tokens t WHERE t.expires_at <= now()))
        FROM journal_head h);
END
$$;
COMMENT ON FUNCTION records_state IS
    'Vilket läge uppgifterna är i: journalens huvud för varje rad, dagen för vad som gäller, nyckeln som senast gick ut.';

CREATE OR REPLACE FUNCTION published_findings(p_at date)
RETURNS TABLE (code text, clause_id text, owner text, group_code text, subject text, since date, facts jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_nestloop = on AS $$
BEGIN
    RETURN QUERY SELECT f.code, f.clause_id, f.owner, f.group_code, f.subject, f.since, f.facts FROM findings(p_at) f;
END
$$;
COMMENT ON FUNCTION published_findings IS
    'Avvikelserna den dagen, slutna ur alla uppgifter: ett protokoll som är justerat men inte publicerat saknas inte.';

CREATE OR REPLACE FUNCTION published_duties(p_year integer, p_at date)
RETURNS TABLE (code text, title jsonb, clause_id text, owner text, opens date, due date, state text, evidence jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_nestloop = on AS $$
BEGIN
    RETURN QUERY SELECT d.code, d.title, d.clause_id, d.owner, d.opens, d.due, d.state, d.evidence FROM duties(p_year, p_at) d;
END
$$;
COMMENT ON FUNCTION published_duties IS 'Årets åtaganden och hur det gick med dem, slutet ur alla uppgifter.';
