-- Who is in the room when: arrivals, departures, guests, recusal, who leads the meeting and who adjusts its minutes.

CREATE OR REPLACE FUNCTION latest_instant(p_meeting uuid) RETURNS timestamptz
LANGUAGE sql STABLE AS $$
    SELECT greatest(m.opened_at,
        (SELECT max(a.arrived_at) FROM attendances a WHERE a.meeting_id = m.id),
        (SELECT max(d.left_at) FROM departures d WHERE d.meeting_id = m.id),
        (SELECT max(r.noted_at) FROM recusals r WHERE r.meeting_id = m.id),
        (SELECT max(f.from_at) FROM meeting_functions f WHERE f.meeting_id = m.id),
        (SELECT max(o.made_at) FROM motions o JOIN agenda_items i ON i.id = o.agenda_item_id WHERE i.meeting_id = m.id),
        (SELECT max(v.held_at) FROM votings v JOIN agenda_items i ON i.id = v.agenda_item_id WHERE i.meeting_id = m.id),
        (SELECT max(s.made_at) FROM statements s WHERE s.meeting_id = m.id),
        (SELECT max(d.decided_at) FROM decisions d WHERE d.meeting_id = m.id))
    FROM meetings m WHERE m.id = p_meeting
$$;
COMMENT ON FUNCTION latest_instant IS 'Det senaste som protokollförts vid mötet; gäster kommer och går utan att det räknas.';

CREATE OR REPLACE FUNCTION open_meeting(p_meeting uuid, p_recorder uuid, p_at timestamptz, p_step text) RETURNS meetings
LANGUAGE plpgsql STABLE AS $$
DECLARE
    meeting meetings;
    latest timestamptz;
BEGIN
    SELECT * INTO STRICT meeting FROM meetings WHERE id = p_meeting;
    IF meeting.state <> 'open' THEN
        PERFORM refuse('meeting_state_allows_it', NULL, jsonb_build_object('state', meeting.state, 'step', p_step,
            'allowedFrom', ARRAY['open']));
    END IF;
    IF p_recorder IS NOT NULL THEN
        PERFORM check_recorder(meeting.group_code, p_recorder, meeting.held_on);
    END IF;
    latest := latest_instant(meeting.id);
    IF p_at < latest THEN
        PERFORM refuse('proceedings_are_recorded_in_order', NULL, jsonb_build_object('step', p_step, 'at', utc(p_at),
            'latest', utc(latest)));
    END IF;
    RETURN meeting;
END
$$;
COMMENT ON FUNCTION open_meeting IS 'Mötet, öppet, protokollfört av sin sekreterare och i den ordning det sker (V-37, D-23).';

CREATE OR REPLACE FUNCTION roll(p_meeting uuid, p_item uuid, p_at timestamptz)
RETURNS TABLE (person_id uuid, seat_id uuid, seat_code text, party_code text, votes boolean, recused boolean, voter boolean)
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
    SELECT p.person_id, p.seat_id, p.seat_code, p.party_code, p.votes AND p.turn = 1, p.recused,
        p.votes AND p.turn = 1 AND NOT p.recused AND (parameter('votes.unit') = '"person"' OR p.place = 1)
    FROM (
        SELECT a.person_id, s.id AS seat_id, s.seat_code, s.party_code, r.votes, excused.is_recused AS recused,
            row_number() OVER (PARTITION BY s.party_code, r.votes, excused.is_recused ORDER BY lower(s.valid), s.id, a.person_id <> s.person_id) AS place,
            row_number() OVER (PARTITION BY s.id, excused.is_recused ORDER BY a.person_id <> s.person_id) AS turn
        FROM attendances a
        JOIN seats s ON s.id = a.seat_id
        JOIN seat_rules r ON r.group_kind = s.group_kind AND r.code = s.seat_code
        LEFT JOIN departures d ON d.meeting_id = a.meeting_id AND d.person_id = a.person_id
        CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM recusals x
            WHERE x.agenda_item_id = p_item AND x.person_id = a.person_id) AS is_recused) excused
        WHERE a.meeting_id = p_meeting AND (a.arrived_at IS NULL OR a.arrived_at <= p_at) AND (d.left_at IS NULL OR d.left_at > p_at)
    ) p;
END
$$;
COMMENT ON FUNCTION roll IS
    'De som är i rummet för ett ärende vid en tidpunkt; en ersättare har platsen bara när innehavaren är frånvarande eller jävig. '
    'voter: den som röstar för sin part, den först utsedda som är med (D-3, D-19).';

CREATE OR REPLACE FUNCTION quorum_at(meeting meetings, p_item uuid, p_at timestamptz) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    rule jsonb := parameter(CASE WHEN EXISTS (SELECT FROM matters WHERE decided_by = meeting.group_kind) THEN 'quorum.decision'
        ELSE 'quorum.adoption' END);
    everybody integer;
    present integer;
    required integer;
    excused text[];
    recused uuid[];
BEGIN
    SELECT coalesce(array_agg(x.person_id ORDER BY x.person_id), '{}') INTO recused FROM recusals x WHERE x.agenda_item_id = p_item;
    IF rule ->> 'of' = 'parties' THEN
        SELECT coalesce(array_agg(voting.party_code ORDER BY voting.party_code), '{}') INTO excused FROM (
            SELECT s.party_code FROM seats s JOIN seat_rules r ON r.group_kind = s.group_kind AND r.code = s.seat_code AND r.votes
            WHERE s.group_code = meeting.group_code AND s.valid @> meeting.held_on
            GROUP BY s.party_code HAVING bool_and(s.person_id = ANY (recused)) AND NOT s.party_code IN (
                SELECT r.party_code FROM roll(meeting.id, p_item, p_at) r WHERE r.votes AND NOT r.recused)
        ) voting;
        SELECT count(*) INTO everybody FROM parties p WHERE NOT p.code = ANY (excused)
            AND EXISTS (SELECT FROM seat_rules r WHERE r.group_kind = meeting.group_kind AND r.votes AND p.kind = ANY (r.party_kinds));
        SELECT count(DISTINCT r.party_code) INTO present FROM roll(meeting.id, p_item, p_at) r WHERE r.votes AND NOT r.recused;
    ELSE
        SELECT count(*) INTO everybody FROM seats s
        JOIN seat_rules r ON r.group_kind = s.group_kind AND r.code = s.seat_code AND r.votes
        WHERE s.group_code = meeting.group_code AND s.valid @> meeting.held_on AND (NOT s.person_id = ANY (recused)
            OR s.id IN (SELECT r.seat_id FROM roll(meeting.id, p_item, p_at) r WHERE r.votes AND NOT r.recused));
        SELECT count(*) INTO present FROM roll(meeting.id, p_item, p_at) r WHERE r.votes AND NOT r.recused;
    END IF;
    required := CASE WHEN rule ? 'moreThan'
        THEN floor(everybody * (rule #>> '{moreThan,numerator}')::numeric / (rule #>> '{moreThan,denominator}')::numeric) + 1
        ELSE ceil(everybody * (rule #>> '{atLeast,numerator}')::numeric / (rule #>> '{atLeast,denominator}')::numeric) END;
    RETURN jsonb_build_object('unit', rule ->> 'of', 'of', everybody, 'present', present, 'required', required,
        'met', present >= required AND present > 0, 'excusedParties', to_jsonb(coalesce(excused, '{}')), 'recusedPersons', to_jsonb(recused));
END
$$;
COMMENT ON FUNCTION quorum_at IS
    'Beslutförheten för ett ärende med sitt underlag: i en grupp som beslutar (D-4, D-18), annars i en som bereder (D-21).';

CREATE OR REPLACE FUNCTION presiding_at(meeting meetings, p_item uuid, p_at timestamptz) RETURNS uuid
LANGUAGE sql STABLE AS $$
    WITH present AS (
        SELECT r.person_id FROM roll(meeting.id, p_item, p_at) r WHERE NOT r.recused
    )
    SELECT candidate.person_id FROM (
        SELECT line.person_id, line.place, NULL::timestamptz AS from_at, NULL::bigint AS entry
        FROM function_line(meeting.group_code, 'preside', meeting.held_on) line
        JOIN meeting_kinds k ON k.group_kind = meeting.group_kind AND k.code = meeting.meeting_kind
        WHERE k.only_election OR NOT line.only_election
        UNION ALL
        SELECT e.person_id, 1000, e.from_at, e.entry FROM meeting_functions e
        WHERE e.meeting_id = meeting.id AND e.function = 'presiding' AND e.from_at <= p_at
    ) candidate
    WHERE candidate.person_id IN (SELECT person_id FROM present)
    ORDER BY candidate.place, candidate.from_at DESC, candidate.entry DESC LIMIT 1
$$;
COMMENT ON FUNCTION presiding_at IS
    'Den som leder mötet för ett ärende: ordföranden, annars vice ordföranden, annars den som mötet valt, om personen är med och ojävig (D-24).';

CREATE OR REPLACE FUNCTION check_attendance() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    meeting meetings;
BEGIN
    meeting := open_meeting(NEW.meeting_id, NEW.recorded_by, NEW.arrived_at, 'arrival');
    IF NEW.recorded_by IS NULL THEN
        PERFORM check_recorder(meeting.group_code, NULL, meeting.held_on);
    END IF;
    IF EXISTS (SELECT FROM departures d WHERE d.meeting_id = meeting.id AND d.person_id = NEW.person_id) THEN
        PERFORM refuse('who_has_left_stays_away', NULL, jsonb_build_object('person', NEW.person_id));
    END IF;
    NEW.seat_id := acting_seat(meeting.group_code, NEW.person_id, meeting.held_on);
    IF NEW.seat_id IS NULL THEN
        PERFORM refuse('present_holds_a_seat', NULL, jsonb_build_object('group', meeting.group_code, 'person', NEW.person_id,
            'day', meeting.held_on));
    END IF;
    IF EXISTS (SELECT FROM attendances a WHERE a.meeting_id = meeting.id AND a.person_id = NEW.person_id) THEN
        PERFORM refuse('meeting_state_allows_it', NULL, jsonb_build_object('step', 'arrival', 'person', NEW.person_id, 'isPresent', true));
    END IF;
    IF NEW.arrived_at IS NULL AND latest_instant(meeting.id) > meeting.opened_at THEN
        PERFORM refuse('proceedings_are_recorded_in_order', NULL, jsonb_build_object('step', 'arrival', 'at', utc(meeting.opened_at),
            'latest', utc(latest_instant(meeting.id))));
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_attendance IS 'Den som räknas som närvarande har en plats i gruppen den dagen, eller är ersättare på en; den som lämnat kommer inte åter (V-22).';

CREATE OR REPLACE FUNCTION check_departure() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM open_meeting(NEW.meeting_id, NEW.recorded_by, NEW.left_at, 'departure');
    IF NOT EXISTS (SELECT FROM roll(NEW.meeting_id, NULL, NEW.left_at) r WHERE r.person_id = NEW.person_id) THEN
        PERFORM refuse('who_acts_is_present', NULL, jsonb_build_object('person', NEW.person_id, 'step', 'departure'));
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_departure IS 'En närvarande lämnar mötet.';

CREATE OR REPLACE FUNCTION check_guest() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    meeting meetings;
BEGIN
    SELECT * INTO STRICT meeting FROM meetings WHERE id = NEW.meeting_id;
    NEW.arrived_at := coalesce(NEW.arrived_at, meeting.opened_at);
    IF meeting.state <> 'open' OR NEW.arrived_at < meeting.opened_at THEN
        PERFORM refuse('meeting_state_allows_it', NULL, jsonb_build_object('state', meeting.state, 'step', 'guest',
            'allowedFrom', ARRAY['open'], 'at', utc(NEW.arrived_at)));
    END IF;
    PERFORM check_recorder(meeting.group_code, NEW.recorded_by, meeting.held_on);
    IF NEW.left_at < NEW.arrived_at THEN
        PERFORM refuse('proceedings_are_recorded_in_order', NULL, jsonb_build_object('step', 'guest', 'at', utc(NEW.left_at),
            'latest', utc(NEW.arrived_at)));
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_guest IS 'En gäst antecknas; gäster räknas inte.';

CREATE OR REPLACE FUNCTION check_recusal() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    item agenda_items;
BEGIN
    SELECT * INTO STRICT item FROM agenda_items WHERE id = NEW.agenda_item_id;
    NEW.meeting_id := item.meeting_id;
    NEW.noted_at := coalesce(NEW.noted_at, latest_instant(item.meeting_id));
    PERFORM open_meeting(item.meeting_id, NEW.recorded_by, NEW.noted_at, 'recusal');
    PERFORM check_item_is_undecided(item, 'recusal');
    IF NOT EXISTS (SELECT FROM roll(item.meeting_id, item.id, NEW.noted_at) r WHERE r.person_id = NEW.person_id AND NOT r.recused) THEN
        PERFORM refuse('who_acts_is_present', NULL, jsonb_build_object('person', NEW.person_id, 'step', 'recusal'));
    END IF;
    IF EXISTS (SELECT FROM votings v WHERE v.agenda_item_id = item.id) THEN
        PERFORM refuse('proceedings_are_recorded_in_order', NULL, jsonb_build_object('step', 'recusal', 'votings', true));
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_recusal IS 'Jäv anmäls innan ärendet avgörs; personen deltar inte i det men kommer åter till nästa (D-18).';

CREATE OR REPLACE FUNCTION check_item_is_undecided(item agenda_items, p_step text) RETURNS void
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF EXISTS (SELECT FROM decisions d WHERE d.agenda_item_id = item.id) THEN
        PERFORM refuse('agenda_item_is_decided_once', NULL, jsonb_build_object('agendaItem', item.id, 'step', p_step));
    END IF;
    IF NOT stands_on_agenda(item) THEN
        PERFORM refuse('agenda_version_holds_its_items', NULL, jsonb_build_object('agendaItem', item.id, 'step', p_step));
    END IF;
END
$$;
COMMENT ON FUNCTION check_item_is_undecided IS 'Ärendet står på dagordningen och är inte avgjort.';

CREATE OR REPLACE FUNCTION check_meeting_function() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    meeting meetings;
    leads uuid;
    elected record;
BEGIN
    NEW.from_at := coalesce(NEW.from_at, latest_instant(NEW.meeting_id));
    meeting := open_meeting(NEW.meeting_id, NEW.recorded_by, NEW.from_at, NEW.function);
    leads := presiding_at(meeting, NULL, NEW.from_at);
    SELECT * INTO elected FROM roll(meeting.id, NULL, NEW.from_at) r WHERE r.person_id = NEW.person_id AND r.votes;
    IF elected.person_id IS NULL THEN
        PERFORM refuse('who_acts_is_present', NULL, jsonb_build_object('person', NEW.person_id, 'step', NEW.function));
    END IF;
    IF NEW.function = 'presiding' AND leads IS NOT NULL
        AND NOT EXISTS (SELECT FROM recusals x WHERE x.meeting_id = meeting.id AND x.person_id = leads) THEN
        PERFORM refuse('meeting_is_led_by_its_chair', function_clause(meeting.group_code, 'preside'),
            jsonb_build_object('presiding', leads, 'person', NEW.person_id));
    ELSIF NEW.function = 'adjuster' AND (leads IS NULL OR elected.party_code = (
        SELECT r.party_code FROM roll(meeting.id, NULL, NEW.from_at) r WHERE r.person_id = leads)) THEN
        PERFORM refuse('adjuster_is_a_voter_of_another_party', NULL,
            jsonb_build_object('presiding', leads, 'person', NEW.person_id, 'party', elected.party_code));
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_meeting_function IS
    'Mötet väljer justerare bland de röstande ur en annan kommun än ordförandens (D-28), och ledare när ordföranden inte kan leda.';

CREATE OR REPLACE TRIGGER a_presence_follows_its_rule BEFORE INSERT ON attendances
    FOR EACH ROW EXECUTE FUNCTION check_attendance();
CREATE OR REPLACE TRIGGER a_departure_follows_its_rule BEFORE INSERT ON departures
    FOR EACH ROW EXECUTE FUNCTION check_departure();
CREATE OR REPLACE TRIGGER a_guest_follows_its_rule BEFORE INSERT ON guests FOR EACH ROW EXECUTE FUNCTION check_guest();
CREATE OR REPLACE TRIGGER a_recusal_follows_its_rule BEFORE INSERT ON recusals FOR EACH ROW EXECUTE FUNCTION check_recusal();
CREATE OR REPLACE TRIGGER a_function_follows_its_rule BEFORE INSERT ON meeting_functions
    FOR EACH ROW EXECUTE FUNCTION check_meeting_function();

CREATE OR REPLACE TRIGGER history_is_never_changed BEFORE UPDATE OR DELETE ON attendances
    FOR EACH ROW EXECUTE FUNCTION keep_history();
CREATE OR REPLACE TRIGGER history_is_never_changed BEFORE UPDATE OR DELETE ON departures
    FOR EACH ROW EXECUTE FUNCTION keep_history();
CREATE OR REPLACE TRIGGER history_is_never_changed BEFORE UPDATE OR DELETE ON guests FOR EACH ROW EXECUTE FUNCTION keep_history();
CREATE OR REPLACE TRIGGER history_is_never_changed BEFORE UPDATE OR DELETE ON recusals FOR EACH ROW EXECUTE FUNCTION keep_history();
CREATE OR REPLACE TRIGGER history_is_never_changed BEFORE UPDATE OR DELETE ON meeting_functions
    FOR EACH ROW EXECUTE FUNCTION keep_history();
