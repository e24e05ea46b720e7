-- A decision: by the competent group, at a held meeting with quorum, on the right version, with the next number, and carried out.

CREATE OR REPLACE FUNCTION quorum_of(meeting meetings) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    WITH rule AS (
        SELECT parameter('quorum.decision') AS value
    ), votes AS (
        SELECT r.code, r.party_kinds FROM seat_rules r WHERE r.group_kind = meeting.group_kind AND r.votes
    ), counted AS (
        SELECT
            CASE rule.value ->> 'of'
                WHEN 'parties' THEN (SELECT count(*) FROM parties p WHERE EXISTS (SELECT FROM votes WHERE p.kind = ANY (votes.party_kinds)))
                ELSE (SELECT count(*) FROM seats s JOIN votes ON votes.code = s.seat_code
                    WHERE s.group_code = meeting.group_code AND s.valid @> meeting.held_on) END AS of,
            CASE rule.value ->> 'of'
                WHEN 'parties' THEN (SELECT count(DISTINCT s.party_code) FROM attendances a JOIN seats s ON s.id = a.seat_id
                    JOIN votes ON votes.code = s.seat_code WHERE a.meeting_id = meeting.id)
                ELSE (SELECT count(*) FROM attendances a JOIN seats s ON s.id = a.seat_id
                    JOIN votes ON votes.code = s.seat_code WHERE a.meeting_id = meeting.id) END AS present,
            rule.value
        FROM rule
    ), required AS (
        SELECT counted.*, CASE WHEN value ? 'moreThan'
            THEN floor(of * (value #>> '{moreThan,numerator}')::numeric / (value #>> '{moreThan,denominator}')::numeric) + 1
            ELSE ceil(of * (value #>> '{atLeast,numerator}')::numeric / (value #>> '{atLeast,denominator}')::numeric) END::integer AS required
        FROM counted
    )
    SELECT jsonb_build_object('unit', value ->> 'of', 'of', of, 'present', present, 'required', required,
        'met', present >= required)
    FROM required
$$;
COMMENT ON FUNCTION quorum_of IS 'Beslutsförheten med sitt underlag: närvarande av alla, och hur många som krävs (D-4, D-18).';

CREATE OR REPLACE FUNCTION check_decision_place(d decisions, meeting meetings, p proposals, m matters) RETURNS void
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF meeting.group_kind <> m.decided_by THEN
        PERFORM refuse('decision_is_made_by_the_competent_group', m.decided_clause,
            jsonb_build_object('matter', m.code, 'group', meeting.group_code, 'decidedBy', m.decided_by), 'SV403');
    END IF;
    PERFORM check_recorder(meeting.group_code, d.recorded_by, coalesce(meeting.held_on, local_day(meeting.starts_at)));
    IF meeting.state <> 'open' THEN
        PERFORM refuse('decision_is_made_at_a_held_meeting', NULL, jsonb_build_object('state', meeting.state));
    END IF;
    PERFORM check_election_only(meeting, m);
    IF p.state <> 'onAgenda' THEN
        PERFORM refuse('proposal_state_allows_it', NULL, jsonb_build_object('state', p.state, 'step', 'decision',
            'allowedFrom', ARRAY['onAgenda']));
    END IF;
    IF m.prepared_by IS NOT NULL AND p.adopted_version IS DISTINCT FROM p.latest_version THEN
        PERFORM refuse('decision_is_on_an_adopted_version', m.prepared_clause, jsonb_build_object('matter', m.code,
            'preparedBy', m.prepared_by, 'latestVersion', p.latest_version, 'adoptedVersion', p.adopted_version));
    END IF;
END
$$;
COMMENT ON FUNCTION check_decision_place IS 'Behörig grupp, öppet möte, sekreteraren, ärendet på dagordningen, antagen version (V-25…V-31, D-5, D-23).';

CREATE OR REPLACE FUNCTION check_decision() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    item agenda_items;
    meeting meetings;
    p proposals;
    m matters;
    next integer;
    proposed jsonb;
BEGIN
    SELECT * INTO STRICT item FROM agenda_items WHERE id = NEW.agenda_item_id;
    SELECT * INTO STRICT meeting FROM meetings WHERE id = item.meeting_id;
    IF item.proposal_id IS NULL THEN
        PERFORM refuse('proposal_state_allows_it', NULL, jsonb_build_object('agendaItem', item.id, 'proposal', NULL));
    END IF;
    SELECT * INTO STRICT p FROM proposals WHERE id = item.proposal_id;
    SELECT * INTO STRICT m FROM matters WHERE code = p.matter;
    PERFORM check_decision_place(NEW, meeting, p, m);
    NEW.quorum := quorum_of(meeting);
    IF NOT (NEW.quorum ->> 'met')::boolean THEN
        PERFORM refuse('decision_has_quorum', NULL, NEW.quorum);
    END IF;
    NEW.group_code := meeting.group_code;
    NEW.year := extract(year FROM meeting.held_on);
    NEW.meeting_id := meeting.id;
    NEW.matter := m.code;
    NEW.proposal_id := p.id;
    NEW.version_number := p.latest_version;
    NEW.decided_on := meeting.held_on;
    SELECT coalesce(max(d.number), 0) + 1 INTO next FROM decisions d WHERE d.group_code = NEW.group_code AND d.year = NEW.year;
    IF NEW.number <> next THEN
        PERFORM refuse('decision_number_is_consecutive', NULL, jsonb_build_object('number', NEW.number, 'next', next));
    END IF;
    NEW.number := next;
    SELECT content INTO proposed FROM proposal_versions WHERE proposal_id = p.id AND number = p.latest_version;
    IF NEW.outcome = 'approved' THEN
        NEW.content := proposed;
    ELSIF NEW.outcome = 'approvedWithChange' THEN
        IF NEW.content IS NULL OR NEW.content = proposed THEN
            PERFORM refuse('version_is_of_its_matter', m.decided_clause, jsonb_build_object('outcome', NEW.outcome, 'changed', false), 'SV422');
        END IF;
    ELSE
        NEW.content := NULL;
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_decision IS 'Allt som måste hålla innan ett beslut får sitt nummer (V-25…V-31, D-4, D-5, D-16).';

CREATE OR REPLACE FUNCTION carry_out_decision() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    m matters;
BEGIN
    SELECT * INTO STRICT m FROM matters WHERE code = NEW.matter;
    UPDATE proposals SET state = NEW.outcome, decision_id = NEW.id,
        adopted_version = CASE WHEN NEW.outcome = 'referredBack' THEN NULL ELSE adopted_version END
    WHERE id = NEW.proposal_id;
    UPDATE proposals SET decision_id = NEW.id WHERE included_in = NEW.proposal_id AND state = 'included';
    IF NEW.content IS NOT NULL THEN
        CASE m.effect
            WHEN 'plan' THEN PERFORM put_plan_in_force(NEW, m);
            WHEN 'group' THEN PERFORM appoint_group(NEW, m);
            WHEN 'work' THEN PERFORM assign_work(NEW, m);
            WHEN 'election' THEN PERFORM elect(NEW);
            WHEN 'seat' THEN PERFORM fill_seat(NEW, m);
            ELSE NULL;
        END CASE;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION carry_out_decision IS 'Verkställer beslutet i samma transaktion: ett beslut finns inte utan sina följder.';

CREATE OR REPLACE TRIGGER a_decision_follows_its_rule BEFORE INSERT ON decisions
    FOR EACH ROW EXECUTE FUNCTION check_decision();
CREATE OR REPLACE TRIGGER the_decision_is_carried_out AFTER INSERT ON decisions
    FOR EACH ROW EXECUTE FUNCTION carry_out_decision();

CREATE OR REPLACE FUNCTION keep_decision() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refuse('decision_is_final', NULL, jsonb_build_object('decision', OLD.id, 'operation', TG_OP));
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION keep_decision IS 'Ett fattat beslut ändras inte; det ersätts av ett nytt (D-9).';

CREATE OR REPLACE TRIGGER decision_is_final BEFORE UPDATE OR DELETE ON decisions FOR EACH ROW EXECUTE FUNCTION keep_decision();
