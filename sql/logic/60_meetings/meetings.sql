-- Meetings take their steps in order, by those whose task it is.

CREATE OR REPLACE FUNCTION check_recorder(p_group text, p_person uuid, p_day date) RETURNS void
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM function_holder(p_group, 'record', p_day) h WHERE h.person_id = p_person) THEN
        PERFORM refuse('meeting_is_recorded_by_the_secretary', function_clause(p_group, 'record'),
            jsonb_build_object('group', p_group, 'day', p_day), 'SV403');
    END IF;
END
$$;
COMMENT ON FUNCTION check_recorder IS 'Sekreteraren protokollför: öppnande, närvaro, beslut och avslutande (V-37, V-62, D-23).';

CREATE OR REPLACE FUNCTION check_window(p_group_kind text, p_meeting_kind text, p_day date) RETURNS void
LANGUAGE plpgsql STABLE AS $$
DECLARE
    kind meeting_kinds;
BEGIN
    SELECT * INTO kind FROM meeting_kinds WHERE group_kind = p_group_kind AND code = p_meeting_kind;
    IF kind.months IS NOT NULL AND NOT extract(month FROM p_day)::integer = ANY (kind.months) THEN
        PERFORM refuse('meeting_label_matches_its_window', kind.clause_id, jsonb_build_object('meetingKind', kind.code,
            'day', p_day, 'months', kind.months));
    END IF;
END
$$;
COMMENT ON FUNCTION check_window IS 'Ett ordinarie möte ligger i sitt fönster, räknat i avtalets tidszon (V-33).';

CREATE OR REPLACE FUNCTION check_meeting() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    SELECT kind INTO NEW.group_kind FROM groups WHERE code = NEW.group_code;
    PERFORM check_window(NEW.group_kind, NEW.meeting_kind, local_day(NEW.starts_at));
    IF NOT is_officer(NEW.planned_by, NEW.group_code, NEW.planned_on) THEN
        PERFORM refuse('meeting_is_planned_by_its_officers', NULL, jsonb_build_object('group', NEW.group_code), 'SV403');
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_meeting IS 'Möten bereds av den som kallar och den som protokollför, i rätt fönster (V-33, V-38).';

CREATE OR REPLACE FUNCTION check_agenda_item() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    meeting meetings;
    removed uuid;
BEGIN
    SELECT * INTO STRICT meeting FROM meetings WHERE id = NEW.meeting_id;
    PERFORM check_agenda_is_open(meeting, NEW.added_by, NEW.added_on, 'agenda-item');
    SELECT coalesce(NEW.position, max(position) + 1, 1) INTO NEW.position FROM agenda_items WHERE meeting_id = meeting.id;
    UPDATE meetings SET state = state WHERE id = meeting.id;
    IF NEW.proposal_id IS NULL THEN
        RETURN NEW;
    END IF;
    SELECT i.id INTO removed FROM agenda_items i
    WHERE i.meeting_id = meeting.id AND i.proposal_id = NEW.proposal_id AND NOT stands_on_agenda(i);
    IF FOUND THEN
        PERFORM refuse('agenda_version_holds_its_items', NULL, jsonb_build_object('agendaItem', removed, 'proposal', NEW.proposal_id));
    END IF;
    IF put_on_agenda(meeting, NEW.proposal_id) = 'tabled' THEN
        NEW.returned_from := coalesce(NEW.returned_from, (SELECT i.id FROM agenda_items i JOIN meetings m ON m.id = i.meeting_id
            WHERE i.proposal_id = NEW.proposal_id AND m.group_code = meeting.group_code ORDER BY m.starts_at DESC LIMIT 1));
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_agenda_item IS
    'Ett ärende sätts upp före mötet, en gång; ett förslag som tagits bort kommer åter med en ny version av dagordningen.';

CREATE OR REPLACE FUNCTION check_election_only(meeting meetings, m matters) RETURNS void
LANGUAGE plpgsql STABLE AS $$
DECLARE
    kind meeting_kinds;
BEGIN
    SELECT * INTO kind FROM meeting_kinds WHERE group_kind = meeting.group_kind AND code = meeting.meeting_kind;
    IF kind.only_election AND m.effect <> 'election' THEN
        PERFORM refuse('election_only_meeting', kind.clause_id, jsonb_build_object('meetingKind', kind.code, 'matter', m.code));
    END IF;
END
$$;
COMMENT ON FUNCTION check_election_only IS 'Ett valmöte behandlar bara val (D-24).';

CREATE OR REPLACE FUNCTION check_summons(meeting meetings, step meeting_steps) RETURNS void
LANGUAGE plpgsql STABLE AS $$
DECLARE
    holder record;
    missing uuid[];
BEGIN
    SELECT * INTO holder FROM function_holder(meeting.group_code, 'convene', step.taken_on) h
    ORDER BY h.person_id = step.person_id DESC LIMIT 1;
    IF holder.person_id IS DISTINCT FROM step.person_id THEN
        PERFORM refuse('summons_is_issued_by_the_convener', coalesce(holder.clause_id, function_clause(meeting.group_code, 'convene')),
            jsonb_build_object('group', meeting.group_code, 'day', step.taken_on, 'convener', holder.person_id), 'SV403');
    END IF;
    PERFORM check_agenda_is_released(meeting, step.taken_on);
    IF holder.only_election AND NOT (SELECT only_election FROM meeting_kinds
        WHERE group_kind = meeting.group_kind AND code = meeting.meeting_kind) THEN
        PERFORM refuse('election_only_meeting', holder.clause_id, jsonb_build_object('meetingKind', meeting.meeting_kind));
    END IF;
    SELECT array_agg(DISTINCT s.person_id) INTO missing FROM seats s
    WHERE s.group_code = meeting.group_code AND s.valid @> step.taken_on AND NOT s.person_id = ANY (step.recipients);
    IF missing IS NOT NULL THEN
        PERFORM refuse('summons_reaches_every_member', (SELECT summons_clause FROM group_kinds WHERE code = meeting.group_kind),
            jsonb_build_object('group', meeting.group_code, 'missing', missing));
    END IF;
END
$$;
COMMENT ON FUNCTION check_summons IS
    'Rätt person kallar, till en dagordning som är godkänd, och alla i gruppen kallas (V-34, V-35, V-38, V-49, D-24).';

CREATE OR REPLACE FUNCTION check_meeting_step() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    meeting meetings;
    allowed text[] := CASE NEW.kind WHEN 'summons' THEN ARRAY['planned'] WHEN 'opening' THEN ARRAY['summoned']
        WHEN 'closing' THEN ARRAY['open'] ELSE ARRAY['planned', 'summoned'] END;
BEGIN
    SELECT * INTO STRICT meeting FROM meetings WHERE id = NEW.meeting_id;
    NEW.taken_on := local_day(NEW.taken_at);
    IF NEW.kind = 'summons' THEN
        PERFORM check_summons(meeting, NEW);
    ELSIF NEW.kind = 'cancellation' THEN
        IF NOT is_officer(NEW.person_id, meeting.group_code, NEW.taken_on) THEN
            PERFORM refuse('meeting_is_planned_by_its_officers', NULL, jsonb_build_object('group', meeting.group_code), 'SV403');
        END IF;
    ELSE
        PERFORM check_recorder(meeting.group_code, NEW.person_id, NEW.taken_on);
    END IF;
    IF NOT meeting.state = ANY (allowed) OR (NEW.kind = 'closing' AND NEW.taken_at < greatest(latest_instant(meeting.id),
        (SELECT max(coalesce(g.left_at, g.arrived_at)) FROM guests g WHERE g.meeting_id = meeting.id))) THEN
        PERFORM refuse('meeting_state_allows_it', NULL,
            jsonb_build_object('state', meeting.state, 'step', NEW.kind, 'allowedFrom', allowed));
    END IF;
    IF (NEW.kind = 'summons' AND NEW.taken_at > meeting.starts_at)
        OR (NEW.kind = 'opening' AND (NEW.taken_on <> local_day(meeting.starts_at)
            OR NEW.taken_at < (SELECT s.taken_at FROM meeting_steps s WHERE s.meeting_id = meeting.id AND s.kind = 'summons'))) THEN
        PERFORM refuse('meeting_state_allows_it', NULL, jsonb_build_object('state', meeting.state, 'step', NEW.kind,
            'takenAt', utc(NEW.taken_at), 'startsAt', utc(meeting.starts_at)));
    END IF;
    IF NEW.kind = 'opening' THEN
        PERFORM check_window(meeting.group_kind, meeting.meeting_kind, NEW.taken_on);
        PERFORM check_agenda_is_released(meeting, NEW.taken_on);
    END IF;
    UPDATE meetings SET
        state = CASE NEW.kind WHEN 'summons' THEN 'summoned' WHEN 'opening' THEN 'open' WHEN 'closing' THEN 'closed'
            ELSE 'cancelled' END,
        opened_at = CASE NEW.kind WHEN 'opening' THEN NEW.taken_at ELSE opened_at END,
        held_on = CASE NEW.kind WHEN 'opening' THEN NEW.taken_on ELSE held_on END,
        closed_at = CASE NEW.kind WHEN 'closing' THEN NEW.taken_at ELSE closed_at END
    WHERE id = meeting.id;
    IF NEW.kind IN ('closing', 'cancellation') THEN
        UPDATE proposals p SET state = 'tabled'
        FROM agenda_items i JOIN matters m ON m.decided_by = meeting.group_kind
        WHERE i.meeting_id = meeting.id AND i.proposal_id = p.id AND m.code = p.matter AND p.state = 'onAgenda' AND stands_on_agenda(i);
        PERFORM return_matters(later, NEW.taken_on, NEW.person_id) FROM (
            SELECT m.* FROM meetings m JOIN meeting_kinds k ON k.group_kind = m.group_kind AND k.code = m.meeting_kind
            WHERE m.group_code = meeting.group_code AND m.state IN ('planned', 'summoned') AND m.starts_at > meeting.starts_at
                AND NOT k.only_election
            ORDER BY m.starts_at LIMIT 1) later;
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_meeting_step IS
    'Kallelse, öppnande, avslutande, inställande: vem och i vilken ordning. Ett ärende som inte hann beslutas är bordlagt.';

CREATE OR REPLACE TRIGGER a_meeting_follows_its_rule BEFORE INSERT ON meetings FOR EACH ROW EXECUTE FUNCTION check_meeting();
CREATE OR REPLACE TRIGGER a_item_follows_its_rule BEFORE INSERT ON agenda_items FOR EACH ROW EXECUTE FUNCTION check_agenda_item();
CREATE OR REPLACE TRIGGER a_step_follows_its_rule BEFORE INSERT ON meeting_steps
    FOR EACH ROW EXECUTE FUNCTION check_meeting_step();
