-- The register (diariet): a number for each proposal that was submitted, consecutive within the calendar year.

CREATE OR REPLACE FUNCTION check_registration() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    next integer;
BEGIN
    NEW.year := extract(year FROM NEW.registered_on);
    SELECT coalesce(max(r.number), 0) + 1 INTO next FROM registrations r WHERE r.year = NEW.year;
    IF NEW.number <> next THEN
        PERFORM refuse('register_number_is_consecutive', NULL,
            jsonb_build_object('year', NEW.year, 'number', NEW.number, 'next', next));
    END IF;
    NEW.number := next;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_registration IS 'Diarienumret är nästa lediga för året; inget hoppas över eller används igen (D-25).';

CREATE OR REPLACE FUNCTION register_proposal(p_proposal uuid, p_day date) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO registrations (proposal_id, registered_on) VALUES (p_proposal, p_day) ON CONFLICT (proposal_id) DO NOTHING
$$;
COMMENT ON FUNCTION register_proposal IS 'Diarieför förslaget; det som lämnas in på nytt behåller sitt nummer.';

CREATE OR REPLACE FUNCTION register_number(p_proposal uuid) RETURNS text
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT concat((SELECT value #>> '{}' || ' ' FROM parameters WHERE key = 'register.series'), r.year, ':', r.number)
        FROM registrations r WHERE r.proposal_id = p_proposal);
END
$$;
COMMENT ON FUNCTION register_number IS 'Diarienumret som människor skriver det: serien, året och numret (PBS 2026:14).';

CREATE OR REPLACE TRIGGER a_registration_follows_its_rule BEFORE INSERT ON registrations
    FOR EACH ROW EXECUTE FUNCTION check_registration();
CREATE OR REPLACE TRIGGER history_is_never_changed BEFORE UPDATE OR DELETE ON registrations
    FOR EACH ROW EXECUTE FUNCTION keep_history();
