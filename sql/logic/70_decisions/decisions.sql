-- A decision: by the competent group, at a held meeting with quorum, on the right version, with the next number, and carried out.

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

CREATE OR REPLACE FUNCTION check_outcome(d decisions) RETURNS uuid
LANGUAGE plpgsql STABLE AS $$
DECLARE
    latest votings;
    won text;
    put text[];
BEGIN
    SELECT * INTO latest FROM votings v WHERE v.agenda_item_id = d.agenda_item_id
    ORDER BY jsonb_path_exists(v.options, '$[*].outcome') DESC, v.number DESC LIMIT 1;
    SELECT array_agg(o ->> 'outcome'), min(o ->> 'outcome') FILTER (WHERE o ->> 'code' = latest.winner) INTO put, won
    FROM jsonb_array_elements(latest.options) o;
    IF d.outcome <> won OR (won IS NULL AND d.outcome = ANY (put)) THEN
        PERFORM refuse('decision_follows_the_vote', NULL, jsonb_build_object('outcome', d.outcome, 'voting', latest.number,
            'winner', latest.winner, 'winningOutcome', won, 'settledBy', latest.settled_by, 'tally', latest.tally));
    END IF;
    RETURN latest.id;
END
$$;
COMMENT ON FUNCTION check_outcome IS 'Beslutet är det som det senaste ställningstagandet om utfallet gav (D-4, D-20); ger det.';

CREATE OR REPLACE FUNCTION content_change(proposed jsonb, decided jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_object_agg(key, jsonb_build_object('before', proposed -> key, 'after', decided -> key))
    FROM (SELECT jsonb_object_keys(proposed) AS key UNION SELECT jsonb_object_keys(decided)) keys
    WHERE proposed -> key IS DISTINCT FROM decided -> key
$$;
COMMENT ON FUNCTION content_change IS 'Fälten som beslutet ändrade i det antagna förslaget: före och efter.';

CREATE OR REPLACE FUNCTION place_decision(INOUT d decisions, item agenda_items, meeting meetings)
LANGUAGE plpgsql STABLE AS $$
DECLARE
    next integer;
BEGIN
    d.decided_at := coalesce(d.decided_at, latest_instant(meeting.id));
    PERFORM open_meeting(meeting.id, d.recorded_by, d.decided_at, 'decision');
    PERFORM check_item_is_undecided(item, 'decision');
    d.quorum := quorum_at(meeting, item.id, d.decided_at);
    IF NOT (d.quorum ->> 'met')::boolean THEN
        PERFORM refuse('decision_has_quorum', NULL, d.quorum);
    END IF;
    d.voting_id := check_outcome(d);
    SELECT coalesce(jsonb_agg(jsonb_build_object('person', r.person_id, 'seat', r.seat_code, 'party', r.party_code, 'votes', r.votes)
        ORDER BY r.party_code, r.person_id), '[]') INTO d.roll
    FROM roll(meeting.id, item.id, d.decided_at) r WHERE NOT r.recused;
    d.group_code := meeting.group_code;
    d.year := extract(year FROM meeting.held_on);
    d.meeting_id := meeting.id;
    d.decided_on := meeting.held_on;
    SELECT coalesce(max(o.number), 0) + 1 INTO next FROM decisions o WHERE o.group_code = d.group_code AND o.year = d.year;
    IF d.number <> next THEN
        PERFORM refuse('decision_number_is_consecutive', NULL, jsonb_build_object('number', d.number, 'next', next));
    END IF;
    d.number := next;
END
$$;
COMMENT ON FUNCTION place_decision IS 'Beslutets plats: tid, rulle, beslutförhet, ställningstagande och nästa paragraf (D-4, D-16, D-23).';

CREATE OR REPLACE FUNCTION check_decision() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    item agenda_items;
    meeting meetings;
    p proposals;
    m matters;
    proposed jsonb;
BEGIN
    SELECT * INTO STRICT item FROM agenda_items WHERE id = NEW.agenda_item_id;
    SELECT * INTO STRICT meeting FROM meetings WHERE id = item.meeting_id;
    IF (item.proposal_id IS NULL) <> (NEW.outcome = 'noted')
        OR (NEW.outcome <> 'referredBack' AND (NEW.referred_to IS NOT NULL OR NEW.due_on IS NOT NULL)) THEN
        PERFORM refuse('outcome_belongs_to_its_item', NULL,
            jsonb_build_object('agendaItem', item.id, 'proposal', item.proposal_id, 'outcome', NEW.outcome), 'SV422');
    END IF;
    IF item.proposal_id IS NULL THEN
        NEW.content := NULL;
        RETURN place_decision(NEW, item, meeting);
    END IF;
    SELECT * INTO STRICT p FROM proposals WHERE id = item.proposal_id;
    SELECT * INTO STRICT m FROM matters WHERE code = p.matter;
    PERFORM check_decision_place(NEW, meeting, p, m);
    NEW := place_decision(NEW, item, meeting);
    NEW.matter := m.code;
    NEW.proposal_id := p.id;
    NEW.version_number := p.latest_version;
    SELECT content INTO proposed FROM proposal_versions WHERE proposal_id = p.id AND number = p.latest_version;
    IF NEW.outcome = 'approved' THEN
        NEW.content := proposed;
    ELSIF NEW.outcome = 'approvedWithChange' THEN
        NEW.change := content_change(proposed, NEW.content);
        IF NEW.change IS NULL THEN
            PERFORM refuse('version_is_of_its_matter', m.decided_clause, jsonb_build_object('outcome', NEW.outcome, 'changed', false), 'SV422');
        END IF;
    ELSE
        NEW.content := NULL;
    END IF;
    IF NEW.outcome = 'referredBack' THEN
        NEW.referred_to := coalesce(NEW.referred_to, (SELECT min(g.code) FROM groups g
            WHERE g.kind = (preparing_kinds(m))[1] AND g.valid @> NEW.decided_on));
    END IF;
    IF NEW.due_on <= NEW.decided_on
        OR NOT EXISTS (SELECT FROM groups g WHERE g.code = coalesce(NEW.referred_to, NEW.group_code) AND g.valid @> NEW.decided_on) THEN
        PERFORM refuse('outcome_belongs_to_its_item', NULL, jsonb_build_object('outcome', NEW.outcome, 'referredTo', NEW.referred_to,
            'dueOn', NEW.due_on, 'decidedOn', NEW.decided_on), 'SV422');
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_decision IS 'Allt som måste hålla innan ett beslut får sitt nummer (V-25…V-31, D-4, D-5, D-16, D-20).';

CREATE OR REPLACE FUNCTION carry_out_decision() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    m matters;
BEGIN
    IF NEW.proposal_id IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT * INTO STRICT m FROM matters WHERE code = NEW.matter;
    UPDATE proposals SET state = NEW.outcome, decision_id = NEW.id,
        adopted_version = CASE WHEN NEW.outcome = 'referredBack' THEN NULL ELSE adopted_version END
    WHERE id = NEW.proposal_id;
    IF NEW.content IS NOT NULL THEN
        CASE m.effect
            WHEN 'plan' THEN PERFORM put_plan_in_force(NEW, m);
            WHEN 'group' THEN PERFORM appoint_group(NEW, m);
            WHEN 'work' THEN PERFORM assign_work(NEW, m);
            WHEN 'election' THEN PERFORM elect(NEW);
            WHEN 'seat' THEN PERFORM fill_seat(NEW, m);
            WHEN 'delegation' THEN PERFORM delegate_work(NEW, m);
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
