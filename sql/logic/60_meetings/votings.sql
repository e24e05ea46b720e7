-- Motions, votings and statements. What a voting came to is computed from its votes; nobody types it in.

CREATE OR REPLACE FUNCTION item_meeting(p_item uuid) RETURNS uuid
LANGUAGE sql STABLE AS $$
    SELECT meeting_id FROM agenda_items WHERE id = p_item
$$;
COMMENT ON FUNCTION item_meeting IS 'Mötet som ärendet står på.';

CREATE OR REPLACE FUNCTION check_motion() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    item agenda_items;
    meeting meetings;
BEGIN
    SELECT * INTO STRICT item FROM agenda_items WHERE id = NEW.agenda_item_id;
    SELECT * INTO STRICT meeting FROM meetings WHERE id = item.meeting_id;
    NEW.made_at := coalesce(NEW.made_at, latest_instant(meeting.id));
    PERFORM open_meeting(meeting.id, NEW.recorded_by, NEW.made_at, 'motion');
    PERFORM check_item_is_undecided(item, 'motion');
    IF NOT EXISTS (SELECT FROM roll(meeting.id, item.id, NEW.made_at) r
        WHERE r.person_id = NEW.person_id AND r.votes AND NOT r.recused) THEN
        PERFORM refuse('motion_is_made_by_a_voter', NULL, jsonb_build_object('person', NEW.person_id, 'agendaItem', item.id));
    END IF;
    SELECT coalesce(max(m.number), 0) + 1 INTO NEW.number FROM motions m WHERE m.agenda_item_id = item.id;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_motion IS 'Yrka får den som får besluta i ärendet och är närvarande (D-2, D-18).';

CREATE OR REPLACE FUNCTION check_options(options jsonb, form text) RETURNS void
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF (SELECT count(DISTINCT o ->> 'code') <> count(*) OR bool_or(coalesce(o ->> 'code', '') IN ('', 'abstained') OR coalesce(o ->> 'text', '') = '')
            FROM jsonb_array_elements(options) o)
        OR (form = 'open' AND jsonb_array_length(options) <> 2) OR (form = 'secret' AND jsonb_array_length(options) < 2) THEN
        PERFORM refuse('voting_puts_options_against_each_other', NULL, jsonb_build_object('form', form, 'options', options), 'SV422');
    END IF;
END
$$;
COMMENT ON FUNCTION check_options IS 'I en öppen votering står två förslag mot varandra, i en sluten två eller fler; vart och ett har en egen kod och text.';

CREATE OR REPLACE FUNCTION count_ballots(v votings) RETURNS jsonb
LANGUAGE sql IMMUTABLE AS $$
    SELECT (SELECT jsonb_object_agg(o ->> 'code', coalesce((
            SELECT sum(CASE WHEN v.form = 'secret' THEN (b ->> 'count')::integer ELSE 1 END)
            FROM jsonb_array_elements(v.ballots) b WHERE b ->> 'option' = o ->> 'code'), 0)) FROM jsonb_array_elements(v.options) o)
        || jsonb_build_object('abstained', coalesce((
            SELECT sum(CASE WHEN v.form = 'secret' THEN (b ->> 'count')::integer ELSE 1 END)
            FROM jsonb_array_elements(v.ballots) b WHERE b ->> 'option' IS NULL), 0))
$$;
COMMENT ON FUNCTION count_ballots IS 'Rösterna per alternativ, och hur många som avstod.';

CREATE OR REPLACE FUNCTION check_ballots(v votings, meeting uuid) RETURNS void
LANGUAGE plpgsql STABLE AS $$
DECLARE
    unknown jsonb;
    voters integer;
    cast_votes integer;
    wrong jsonb;
BEGIN
    SELECT jsonb_agg(b) INTO unknown FROM jsonb_array_elements(v.ballots) b
    WHERE b ->> 'option' IS NOT NULL AND NOT EXISTS (SELECT FROM jsonb_array_elements(v.options) o WHERE o ->> 'code' = b ->> 'option');
    IF unknown IS NOT NULL OR (v.form = 'acclamation') <> (v.ballots = '[]') THEN
        PERFORM refuse('votes_match_the_roll', NULL, jsonb_build_object('form', v.form, 'unknown', unknown), 'SV422');
    END IF;
    SELECT count(*) INTO voters FROM roll(meeting, v.agenda_item_id, v.held_at) r WHERE r.voter;
    IF v.form = 'open' THEN
        SELECT jsonb_build_object(
            'withoutVote', (SELECT jsonb_agg(b -> 'person') FROM jsonb_array_elements(v.ballots) b WHERE NOT EXISTS (
                SELECT FROM roll(meeting, v.agenda_item_id, v.held_at) r WHERE r.voter AND r.person_id::text = b ->> 'person')),
            'notCalled', (SELECT jsonb_agg(r.person_id) FROM roll(meeting, v.agenda_item_id, v.held_at) r
                WHERE r.voter AND NOT EXISTS (SELECT FROM jsonb_array_elements(v.ballots) b WHERE b ->> 'person' = r.person_id::text)),
            'twice', (SELECT jsonb_agg(person) FROM (SELECT b ->> 'person' AS person FROM jsonb_array_elements(v.ballots) b
                GROUP BY 1 HAVING count(*) > 1) twice))
        INTO wrong;
        IF jsonb_strip_nulls(wrong) <> '{}' THEN
            PERFORM refuse('votes_match_the_roll', NULL, jsonb_strip_nulls(wrong) || jsonb_build_object('voters', voters), 'SV422');
        END IF;
    ELSIF v.form = 'secret' THEN
        SELECT sum((b ->> 'count')::integer) INTO cast_votes FROM jsonb_array_elements(v.ballots) b;
        IF cast_votes <> voters
            OR EXISTS (SELECT FROM jsonb_array_elements(v.ballots) b WHERE b ? 'person' OR coalesce((b ->> 'count')::integer, -1) < 0) THEN
            PERFORM refuse('votes_match_the_roll', NULL, jsonb_build_object('ballots', cast_votes, 'voters', voters), 'SV422');
        END IF;
    END IF;
END
$$;
COMMENT ON FUNCTION check_ballots IS
    'Var och en som har rösten ropas upp en gång, ingen annan; slutna sedlar är lika många som de röstande (D-3, D-18, D-19).';

CREATE OR REPLACE FUNCTION check_voting() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    item agenda_items;
    meeting meetings;
    most integer;
    leaders text[];
    by_lot boolean;
    facts jsonb;
BEGIN
    SELECT * INTO STRICT item FROM agenda_items WHERE id = NEW.agenda_item_id;
    NEW.held_at := coalesce(NEW.held_at, latest_instant(item.meeting_id));
    meeting := open_meeting(item.meeting_id, NEW.recorded_by, NEW.held_at, 'voting');
    PERFORM check_item_is_undecided(item, 'voting');
    NEW.quorum := quorum_at(meeting, item.id, NEW.held_at);
    IF NOT (NEW.quorum ->> 'met')::boolean THEN
        PERFORM refuse('decision_has_quorum', NULL, NEW.quorum);
    END IF;
    PERFORM check_options(NEW.options, NEW.form);
    PERFORM check_ballots(NEW, meeting.id);
    SELECT coalesce(max(v.number), 0) + 1 INTO NEW.number FROM votings v WHERE v.agenda_item_id = item.id;
    NEW.presiding := presiding_at(meeting, item.id, NEW.held_at);
    NEW.tally := count_ballots(NEW);
    facts := jsonb_build_object('form', NEW.form, 'tally', NEW.tally, 'presiding', NEW.presiding, 'found', NEW.found,
        'castingVote', NEW.casting_vote, 'lot', NEW.lot);
    IF NEW.form = 'acclamation' THEN
        leaders := ARRAY(SELECT o ->> 'code' FROM jsonb_array_elements(NEW.options) o WHERE o ->> 'code' = NEW.found);
        IF cardinality(leaders) <> 1 OR NEW.casting_vote IS NOT NULL OR NEW.lot IS NOT NULL THEN
            PERFORM refuse('voting_is_settled_by_its_votes', NULL, facts, 'SV422');
        END IF;
        NEW.winner := leaders[1];
        NEW.settled_by := 'acclamation';
        RETURN NEW;
    END IF;
    SELECT max((NEW.tally ->> (o ->> 'code'))::integer) INTO most FROM jsonb_array_elements(NEW.options) o;
    leaders := ARRAY(SELECT o ->> 'code' FROM jsonb_array_elements(NEW.options) o WHERE (NEW.tally ->> (o ->> 'code'))::integer = most);
    by_lot := NEW.form = 'secret' OR EXISTS (SELECT FROM proposals p JOIN matters m ON m.code = p.matter
        WHERE p.id = item.proposal_id AND m.effect = 'election');
    facts := facts || jsonb_build_object('tied', CASE WHEN cardinality(leaders) > 1 THEN to_jsonb(leaders) END,
        'settledBy', CASE WHEN cardinality(leaders) = 1 THEN 'majority' WHEN by_lot THEN 'lot' ELSE 'castingVote' END);
    NEW.settled_by := facts ->> 'settledBy';
    NEW.winner := CASE NEW.settled_by WHEN 'majority' THEN leaders[1] WHEN 'lot' THEN NEW.lot
        ELSE CASE WHEN NEW.presiding IS NOT NULL THEN NEW.casting_vote END END;
    IF NEW.winner IS NULL OR NOT NEW.winner = ANY (leaders) OR NEW.found IS NOT NULL
        OR (NEW.settled_by <> 'lot' AND NEW.lot IS NOT NULL) OR (NEW.settled_by <> 'castingVote' AND NEW.casting_vote IS NOT NULL) THEN
        PERFORM refuse('voting_is_settled_by_its_votes', NULL, facts, 'SV422');
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_voting IS
    'Räknar ut utfallet: flest röster; lika antal avgörs öppet av ordförandens utslagsröst, vid val och slutet av lotten (D-4, D-20).';

CREATE OR REPLACE FUNCTION keep_votes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.form = 'open' THEN
        INSERT INTO votes (voting_id, person_id, party_code, option)
        SELECT NEW.id, r.person_id, r.party_code, b ->> 'option'
        FROM jsonb_array_elements(NEW.ballots) b
        JOIN roll(item_meeting(NEW.agenda_item_id), NEW.agenda_item_id, NEW.held_at) r ON r.person_id::text = b ->> 'person';
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION keep_votes IS 'Lägger namnuppropets röster var för sig.';

CREATE OR REPLACE FUNCTION check_statement() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    item agenda_items;
BEGIN
    SELECT * INTO STRICT item FROM agenda_items WHERE id = NEW.agenda_item_id;
    NEW.meeting_id := item.meeting_id;
    NEW.made_at := coalesce(NEW.made_at, latest_instant(item.meeting_id));
    PERFORM open_meeting(item.meeting_id, nullif(NEW.recorded_by, NEW.person_id), NEW.made_at, NEW.kind);
    IF NOT stands_on_agenda(item) THEN
        PERFORM refuse('agenda_version_holds_its_items', NULL, jsonb_build_object('agendaItem', item.id, 'step', NEW.kind));
    END IF;
    IF NEW.kind = 'reservation' AND NOT EXISTS (SELECT FROM decisions d, jsonb_array_elements(d.roll) r
        WHERE d.agenda_item_id = item.id AND r ->> 'person' = NEW.person_id::text AND (r ->> 'votes')::boolean) THEN
        PERFORM refuse('reservation_is_made_by_a_decider', NULL, jsonb_build_object('person', NEW.person_id, 'agendaItem', item.id,
            'isDecided', EXISTS (SELECT FROM decisions d WHERE d.agenda_item_id = item.id)), 'SV403');
    ELSIF NEW.kind = 'note' AND NOT EXISTS (SELECT FROM roll(item.meeting_id, NULL, NEW.made_at) r WHERE r.person_id = NEW.person_id) THEN
        PERFORM refuse('who_acts_is_present', NULL, jsonb_build_object('person', NEW.person_id, 'step', NEW.kind));
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_statement IS
    'Reservera sig får den som fick delta i beslutet, innan mötet är slut; anteckning till protokollet får den göra som är i rummet.';

CREATE OR REPLACE TRIGGER a_motion_follows_its_rule BEFORE INSERT ON motions FOR EACH ROW EXECUTE FUNCTION check_motion();
CREATE OR REPLACE TRIGGER a_voting_follows_its_rule BEFORE INSERT ON votings FOR EACH ROW EXECUTE FUNCTION check_voting();
CREATE OR REPLACE TRIGGER the_votes_are_kept AFTER INSERT ON votings FOR EACH ROW EXECUTE FUNCTION keep_votes();
CREATE OR REPLACE TRIGGER a_statement_follows_its_rule BEFORE INSERT ON statements FOR EACH ROW EXECUTE FUNCTION check_statement();

CREATE OR REPLACE TRIGGER history_is_never_changed BEFORE UPDATE OR DELETE ON motions FOR EACH ROW EXECUTE FUNCTION keep_history();
CREATE OR REPLACE TRIGGER history_is_never_changed BEFORE UPDATE OR DELETE ON votings FOR EACH ROW EXECUTE FUNCTION keep_history();
CREATE OR REPLACE TRIGGER history_is_never_changed BEFORE UPDATE OR DELETE ON votes FOR EACH ROW EXECUTE FUNCTION keep_history();
CREATE OR REPLACE TRIGGER history_is_never_changed BEFORE UPDATE OR DELETE ON statements FOR EACH ROW EXECUTE FUNCTION keep_history();
