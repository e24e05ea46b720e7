-- From draft to published: who takes which step, what is frozen, and what can't change afterwards.

CREATE OR REPLACE FUNCTION minutes_hash(content jsonb) RETURNS bytea
LANGUAGE sql IMMUTABLE AS $$
    SELECT sha256(convert_to(content::text, 'UTF8'))
$$;
COMMENT ON FUNCTION minutes_hash IS 'SHA-256 av protokollets kanoniska text.';

CREATE OR REPLACE FUNCTION minutes_awaited(m meetings) RETURNS TABLE (function text, person_id uuid)
LANGUAGE sql STABLE AS $$
    SELECT a.function, a.person_id FROM minutes_attesters(m) a
    WHERE NOT EXISTS (SELECT FROM minutes_steps s JOIN minutes n ON n.meeting_id = s.meeting_id
        WHERE s.meeting_id = m.id AND s.kind = 'attestation' AND s.round = n.round AND s.function = a.function)
$$;
COMMENT ON FUNCTION minutes_awaited IS 'De som ännu inte har justerat den utsändning som gäller.';

CREATE OR REPLACE FUNCTION check_minutes_state(n minutes, step minutes_steps, allowed text[]) RETURNS void
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF NOT n.state = ANY (allowed) THEN
        PERFORM refuse('minutes_state_allows_it', NULL, jsonb_build_object('state', n.state, 'step', step.kind, 'allowedFrom', allowed));
    END IF;
END
$$;
COMMENT ON FUNCTION check_minutes_state IS 'Stegen tas i ordning: utkast, utsänt, under justering, justerat, publicerat.';

CREATE OR REPLACE FUNCTION check_comment(n minutes, step minutes_steps) RETURNS void
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM attendances a WHERE a.meeting_id = step.meeting_id AND a.person_id = step.person_id) THEN
        PERFORM refuse('comments_are_by_those_present', NULL, jsonb_build_object('meeting', step.meeting_id), 'SV403');
    END IF;
    PERFORM check_minutes_state(n, step, ARRAY['circulated']);
    IF step.taken_at > n.comments_until OR step.taken_at < (SELECT s.taken_at FROM minutes_steps s
        WHERE s.meeting_id = step.meeting_id AND s.kind = 'circulation' AND s.round = n.round) THEN
        PERFORM refuse('comments_are_in_time', NULL, jsonb_build_object('at', utc(step.taken_at), 'commentsUntil', utc(n.comments_until)));
    END IF;
END
$$;
COMMENT ON FUNCTION check_comment IS 'Synpunkter lämnas av dem som var närvarande, medan tiden för dem löper (D-9).';

CREATE OR REPLACE FUNCTION attest_minutes(m meetings, n minutes, INOUT step minutes_steps)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    clause text := (SELECT minutes_clause FROM group_kinds WHERE code = m.group_kind);
    claimed bytea := step.hash;
    current jsonb;
BEGIN
    IF NOT EXISTS (SELECT FROM minutes_attesters(m) a WHERE a.person_id = step.person_id) THEN
        PERFORM refuse('minutes_are_attested_by_their_attesters', clause, jsonb_build_object('attesters',
            (SELECT jsonb_agg(jsonb_build_object('function', a.function, 'person', a.person_id)) FROM minutes_attesters(m) a)), 'SV403');
    END IF;
    PERFORM check_minutes_state(n, step, ARRAY['circulated', 'attesting']);
    IF step.taken_at < n.comments_until THEN
        PERFORM refuse('comments_come_before_attestation', NULL,
            jsonb_build_object('at', utc(step.taken_at), 'commentsUntil', utc(n.comments_until)));
    END IF;
    SELECT a.function INTO step.function FROM minutes_awaited(m) a WHERE a.person_id = step.person_id LIMIT 1;
    IF step.function IS NULL THEN
        PERFORM refuse('minutes_state_allows_it', clause, jsonb_build_object('state', n.state, 'step', step.kind, 'attestedByCaller', true));
    END IF;
    current := minutes_record(m);
    step.hash := minutes_hash(current);
    IF step.hash IS DISTINCT FROM coalesce(n.hash, step.hash) OR step.hash IS DISTINCT FROM coalesce(claimed, step.hash) THEN
        PERFORM refuse('minutes_are_attested_as_they_stand', NULL, jsonb_build_object('hash', encode(step.hash, 'hex'),
            'attestedHash', encode(n.hash, 'hex'), 'claimedHash', encode(claimed, 'hex')));
    END IF;
    UPDATE minutes SET content = current, hash = step.hash,
        state = CASE WHEN (SELECT count(*) FROM minutes_awaited(m)) = 1 THEN 'attested' ELSE 'attesting' END,
        attested_at = CASE WHEN (SELECT count(*) FROM minutes_awaited(m)) = 1 THEN step.taken_at END
    WHERE meeting_id = m.id;
END
$$;
COMMENT ON FUNCTION attest_minutes IS
    'Fryser innehållet vid första justeringen; den som justerar sedan justerar samma innehåll, annars vägras det (D-9, D-10, D-28).';

CREATE OR REPLACE FUNCTION check_minutes_step() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    m meetings;
    n minutes;
BEGIN
    SELECT * INTO STRICT m FROM meetings WHERE id = NEW.meeting_id;
    NEW.taken_on := local_day(NEW.taken_at);
    IF NEW.kind IN ('passage', 'circulation', 'publication') THEN
        PERFORM check_recorder(m.group_code, NEW.person_id, NEW.taken_on);
    END IF;
    IF m.opened_at IS NULL OR NEW.taken_at < m.opened_at
        OR (NEW.kind <> 'passage' AND (m.closed_at IS NULL OR NEW.taken_at < m.closed_at)) THEN
        PERFORM refuse('minutes_follow_the_meeting', NULL, jsonb_build_object('state', m.state, 'step', NEW.kind,
            'at', utc(NEW.taken_at), 'closedAt', utc(m.closed_at)));
    END IF;
    INSERT INTO minutes (meeting_id) VALUES (m.id) ON CONFLICT (meeting_id) DO NOTHING;
    SELECT * INTO STRICT n FROM minutes WHERE meeting_id = m.id;
    IF NEW.taken_at < (SELECT max(s.taken_at) FROM minutes_steps s WHERE s.meeting_id = m.id
        AND s.kind NOT IN ('passage', 'comment') AND NEW.kind NOT IN ('passage', 'comment')) THEN
        PERFORM refuse('minutes_state_allows_it', NULL, jsonb_build_object('state', n.state, 'step', NEW.kind, 'at', utc(NEW.taken_at)));
    END IF;
    NEW.round := n.round;
    CASE NEW.kind
        WHEN 'passage' THEN
            PERFORM check_minutes_state(n, NEW, ARRAY['draft', 'circulated']);
            UPDATE minutes SET state = state WHERE meeting_id = m.id;
        WHEN 'circulation' THEN
            PERFORM check_minutes_state(n, NEW, ARRAY['draft', 'circulated', 'attesting']);
            NEW.round := n.round + 1;
            UPDATE minutes SET state = 'circulated', round = NEW.round, comments_until = NEW.comments_until, content = NULL, hash = NULL
            WHERE meeting_id = m.id;
        WHEN 'comment' THEN
            PERFORM check_comment(n, NEW);
            UPDATE minutes SET state = state WHERE meeting_id = m.id;
        WHEN 'attestation' THEN
            NEW := attest_minutes(m, n, NEW);
        ELSE
            PERFORM check_minutes_state(n, NEW, ARRAY['attested']);
            UPDATE minutes SET state = 'published', published_at = NEW.taken_at WHERE meeting_id = m.id;
    END CASE;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_minutes_step IS
    'Sekreteraren skriver, sänder ut och publicerar; närvarande lämnar synpunkter; de som ska justera justerar (D-9, D-10, D-23, D-28).';

CREATE OR REPLACE FUNCTION keep_minutes() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    steps text[] := ARRAY['state', 'published_at', 'entry'];
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.state NOT IN ('attested', 'published') THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.state = 'attested' AND NEW.state = 'published' AND to_jsonb(OLD) - steps = to_jsonb(NEW) - steps THEN
        RETURN NEW;
    END IF;
    PERFORM refuse('minutes_are_locked_when_attested', NULL, jsonb_build_object('meeting', OLD.meeting_id, 'table', TG_TABLE_NAME,
        'operation', TG_OP, 'state', OLD.state));
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION keep_minutes IS 'Justerade protokoll ändras inte; de får bara publiceras (D-9, D-28).';

CREATE OR REPLACE FUNCTION keep_attested_record() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    images jsonb[] := CASE TG_OP WHEN 'INSERT' THEN ARRAY[to_jsonb(NEW)] WHEN 'DELETE' THEN ARRAY[to_jsonb(OLD)]
        ELSE ARRAY[to_jsonb(OLD), to_jsonb(NEW)] END;
    image jsonb;
    key uuid;
    meeting uuid;
BEGIN
    FOREACH image IN ARRAY images LOOP
        key := (image ->> TG_ARGV[0])::uuid;
        meeting := CASE TG_ARGV[0] WHEN 'agenda_item_id' THEN item_meeting(key)
            WHEN 'voting_id' THEN (SELECT item_meeting(v.agenda_item_id) FROM votings v WHERE v.id = key) ELSE key END;
        IF EXISTS (SELECT FROM minutes n WHERE n.meeting_id = meeting AND n.state IN ('attested', 'published')) THEN
            PERFORM refuse('minutes_are_locked_when_attested', NULL, jsonb_build_object('meeting', meeting, 'table', TG_TABLE_NAME,
                'operation', TG_OP));
        END IF;
    END LOOP;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION keep_attested_record IS 'Det som ett justerat protokoll bygger på ändras inte, tas inte bort och fylls inte på (D-9, D-28).';

CREATE OR REPLACE FUNCTION check_closing() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    m meetings;
BEGIN
    SELECT * INTO STRICT m FROM meetings WHERE id = NEW.meeting_id;
    IF EXISTS (SELECT FROM decisions d WHERE d.meeting_id = m.id)
        AND EXISTS (SELECT FROM minutes_attesters(m) a WHERE a.person_id IS NULL) THEN
        PERFORM refuse('meeting_elects_who_attests', NULL, jsonb_build_object('meeting', m.id,
            'missing', (SELECT jsonb_agg(a.function) FROM minutes_attesters(m) a WHERE a.person_id IS NULL)));
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_closing IS 'Ett möte som fattat beslut avslutas inte förrän den som ska justera protokollet är vald där (D-28).';

CREATE OR REPLACE TRIGGER a_step_follows_its_rule BEFORE INSERT ON minutes_steps FOR EACH ROW EXECUTE FUNCTION check_minutes_step();
CREATE OR REPLACE TRIGGER history_is_never_changed BEFORE UPDATE OR DELETE ON minutes_steps
    FOR EACH ROW EXECUTE FUNCTION keep_history();
CREATE OR REPLACE TRIGGER a_attested_minutes_are_locked BEFORE UPDATE OR DELETE ON minutes
    FOR EACH ROW EXECUTE FUNCTION keep_minutes();
CREATE OR REPLACE TRIGGER meeting_elects_who_attests BEFORE INSERT ON meeting_steps
    FOR EACH ROW WHEN (NEW.kind = 'closing') EXECUTE FUNCTION check_closing();

DO $$
DECLARE
    fact record;
BEGIN
    -- Named so that the lock speaks before any other rule of the table.
    FOR fact IN SELECT * FROM (VALUES
        ('meetings', 'id'), ('meeting_steps', 'meeting_id'), ('agenda_items', 'meeting_id'), ('agenda_versions', 'meeting_id'),
        ('agenda_approvals', 'meeting_id'), ('attendances', 'meeting_id'), ('departures', 'meeting_id'), ('guests', 'meeting_id'),
        ('meeting_functions', 'meeting_id'), ('recusals', 'agenda_item_id'), ('motions', 'agenda_item_id'), ('votings', 'agenda_item_id'),
        ('votes', 'voting_id'), ('statements', 'agenda_item_id'), ('decisions', 'agenda_item_id'), ('proposal_steps', 'meeting_id')
    ) AS facts(relation, key) LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER a_attested_minutes_lock_it BEFORE INSERT OR UPDATE OR DELETE ON %I
            FOR EACH ROW EXECUTE FUNCTION keep_attested_record(%L)', fact.relation, fact.key);
    END LOOP;
END
$$;
