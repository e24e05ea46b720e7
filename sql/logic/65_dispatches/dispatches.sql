-- Who is told of a meeting: everyone summoned, who joins later, and all of them again when it is cancelled.

CREATE OR REPLACE FUNCTION dispatch(p_meeting uuid, p_kind text, p_persons uuid[]) RETURNS void
LANGUAGE sql AS $$
    INSERT INTO dispatches (id, meeting_id, kind, person_id, queued_at)
    SELECT new_id(), p_meeting, p_kind, told.person, (SELECT e.recorded_at FROM journal_entries e WHERE e.entry = open_entry())
    FROM (SELECT DISTINCT person FROM unnest(p_persons) person ORDER BY person) told
$$;
COMMENT ON FUNCTION dispatch IS 'Lägger ett utskick per person i kön, i samma transaktion som det som föranleder det.';

CREATE OR REPLACE FUNCTION unsummoned(p_meeting uuid) RETURNS uuid[]
LANGUAGE sql STABLE AS $$
    SELECT coalesce(array_agg(DISTINCT s.person_id), '{}')
    FROM meetings m JOIN seats s ON s.group_code = m.group_code AND s.valid @> local_day(m.starts_at)
    WHERE m.id = p_meeting AND m.state = 'summoned' AND NOT EXISTS (
        SELECT FROM dispatches d WHERE d.meeting_id = m.id AND d.person_id = s.person_id)
$$;
COMMENT ON FUNCTION unsummoned IS 'De som har en plats på mötets dag men inte har kallats: de kommer till efter kallelsen (V-34, D-27).';

CREATE OR REPLACE FUNCTION dispatch_step() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.kind = 'summons' THEN
        PERFORM dispatch(NEW.meeting_id, 'summons', NEW.recipients);
        PERFORM dispatch(NEW.meeting_id, 'lateSummons', unsummoned(NEW.meeting_id));
    ELSE
        PERFORM dispatch(NEW.meeting_id, 'cancellation', (
            SELECT array_agg(d.person_id) FROM dispatches d WHERE d.meeting_id = NEW.meeting_id));
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION dispatch_step IS 'Kallelsen går till mottagarna och till den som redan är utsedd till mötets dag; återbudet till alla som kallats.';

CREATE OR REPLACE FUNCTION dispatch_seat() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    meeting record;
BEGIN
    FOR meeting IN
        SELECT m.id FROM meetings m
        WHERE m.group_code = NEW.group_code AND m.state = 'summoned' AND NEW.valid @> local_day(m.starts_at)
        ORDER BY m.starts_at, m.id
    LOOP
        PERFORM dispatch(meeting.id, 'lateSummons', unsummoned(meeting.id));
    END LOOP;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION dispatch_seat IS 'Den som får plats i gruppen efter kallelsen kallas i samma transaktion (V-34, D-27).';

CREATE OR REPLACE FUNCTION dispatch_again() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    failed record;
BEGIN
    FOR failed IN
        SELECT DISTINCT d.meeting_id FROM dispatches d JOIN meetings m ON m.id = d.meeting_id AND m.state = 'summoned'
        WHERE d.person_id = NEW.id AND d.outcome = 'failed' AND NOT EXISTS (
            SELECT FROM dispatches later WHERE later.meeting_id = d.meeting_id AND later.person_id = NEW.id
                AND later.outcome IS DISTINCT FROM 'failed')
    LOOP
        PERFORM dispatch(failed.meeting_id, 'lateSummons', ARRAY[NEW.id]);
    END LOOP;
    PERFORM pg_notify('dispatches', '');
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION dispatch_again IS 'En ny adress: det som väntat på den går nu, och en kallelse som inte gick fram kallas om.';

CREATE OR REPLACE FUNCTION queue_delivery() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO deliveries (dispatch_id, next_attempt_at) VALUES (NEW.id, NEW.queued_at);
        PERFORM pg_notify('dispatches', '');
    ELSE
        DELETE FROM deliveries WHERE dispatch_id = NEW.id;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION queue_delivery IS 'Ett nytt utskick ställs i kön och väcker den som levererar; ett avgjort lämnar kön.';

CREATE OR REPLACE TRIGGER z_those_concerned_are_told AFTER INSERT ON meeting_steps
    FOR EACH ROW WHEN (NEW.kind IN ('summons', 'cancellation')) EXECUTE FUNCTION dispatch_step();
CREATE OR REPLACE TRIGGER z_who_joins_is_summoned AFTER INSERT OR UPDATE OF valid ON seats
    FOR EACH ROW EXECUTE FUNCTION dispatch_seat();
CREATE OR REPLACE TRIGGER z_an_address_is_used_at_once AFTER UPDATE OF email ON persons
    FOR EACH ROW WHEN (NEW.email IS DISTINCT FROM OLD.email) EXECUTE FUNCTION dispatch_again();
CREATE OR REPLACE TRIGGER z_delivery_follows_the_dispatch AFTER INSERT OR UPDATE ON dispatches
    FOR EACH ROW EXECUTE FUNCTION queue_delivery();
CREATE OR REPLACE TRIGGER history_is_never_changed BEFORE UPDATE ON dispatches
    FOR EACH ROW WHEN (OLD.outcome IS NOT NULL) EXECUTE FUNCTION keep_history();
CREATE OR REPLACE TRIGGER dispatch_is_never_removed BEFORE DELETE ON dispatches FOR EACH ROW EXECUTE FUNCTION keep_history();
