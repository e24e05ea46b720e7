-- A substitute takes a representative's seat when the representative is absent, and gives the party no seat more.

CREATE OR REPLACE FUNCTION acting_seat(p_group text, p_person uuid, p_day date) RETURNS uuid
LANGUAGE sql STABLE AS $$
    SELECT coalesce(
        (SELECT s.id FROM seats s WHERE s.group_code = p_group AND s.person_id = p_person AND s.valid @> p_day),
        (SELECT s.id FROM substitutions u JOIN seats s ON s.id = u.seat_id
            WHERE s.group_code = p_group AND u.person_id = p_person AND u.valid @> p_day AND s.valid @> p_day))
$$;
COMMENT ON FUNCTION acting_seat IS 'Platsen som personen har, eller är ersättare på, i gruppen den dagen.';

CREATE OR REPLACE FUNCTION check_substitution() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    seat seats;
    rule seat_rules;
    facts jsonb;
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.seat_id, NEW.person_id, NEW.nominated_by) IS DISTINCT FROM (OLD.seat_id, OLD.person_id, OLD.nominated_by) THEN
        PERFORM refuse('history_is_never_changed', NULL, jsonb_build_object('table', TG_TABLE_NAME));
    END IF;
    SELECT * INTO STRICT seat FROM seats WHERE id = NEW.seat_id;
    SELECT * INTO STRICT rule FROM seat_rules WHERE group_kind = seat.group_kind AND code = seat.seat_code;
    facts := jsonb_build_object('group', seat.group_code, 'seat', seat.seat_code, 'party', seat.party_code, 'person', NEW.person_id);
    IF rule.filled_by <> 'party' OR NEW.nominated_by IS DISTINCT FROM seat.party_code THEN
        PERFORM refuse('seat_is_filled_by_its_nominator', rule.fill_clause,
            facts || jsonb_build_object('filledBy', rule.filled_by, 'nominatedBy', NEW.nominated_by), 'SV403');
    END IF;
    IF NOT EXISTS (SELECT FROM persons WHERE id = NEW.person_id AND party_code = seat.party_code) THEN
        PERFORM refuse('substitute_comes_from_the_same_party', rule.clause_id, facts);
    END IF;
    NEW.valid := NEW.valid * daterange(NULL, CASE WHEN upper_inf(NEW.valid) THEN upper(seat.valid) END);
    IF NOT rule.votes OR isempty(NEW.valid) OR NOT NEW.valid <@ seat.valid THEN
        PERFORM refuse('substitution_fits_its_seat', rule.clause_id, facts || jsonb_build_object('votes', rule.votes, 'from', lower(NEW.valid),
            'to', upper(NEW.valid) - 1, 'seatFrom', lower(seat.valid), 'seatTo', upper(seat.valid) - 1));
    END IF;
    IF EXISTS (SELECT FROM seats s WHERE s.group_code = seat.group_code AND s.person_id = NEW.person_id AND s.valid && NEW.valid)
        OR EXISTS (SELECT FROM substitutions u JOIN seats s ON s.id = u.seat_id
            WHERE u.id <> NEW.id AND s.group_code = seat.group_code AND u.person_id = NEW.person_id AND u.valid && NEW.valid) THEN
        PERFORM refuse('person_holds_a_seat_once', NULL, facts);
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_substitution IS 'Parten själv utser ersättaren, bland sina egna, för en röstande plats som är dess (V-22, D-6, D-14).';

CREATE OR REPLACE FUNCTION allowed_substitute_ending(u substitutions, last_day date, p_party text) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF u.nominated_by IS DISTINCT FROM p_party THEN
        PERFORM refuse('seat_is_filled_by_its_nominator', NULL, jsonb_build_object('substitution', u.id, 'party', u.nominated_by), 'SV403');
    ELSIF last_day < lower(u.valid) THEN
        PERFORM refuse('seat_has_a_stated_period', NULL, jsonb_build_object('from', lower(u.valid), 'lastDay', last_day), 'SV422');
    END IF;
    RETURN true;
END
$$;
COMMENT ON FUNCTION allowed_substitute_ending IS 'En part avslutar sina egna ersättares tid (D-6).';

CREATE OR REPLACE FUNCTION substitution_body(u substitutions) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('id', u.id, 'group', s.group_code, 'seat', s.id, 'party', s.party_code,
        'representative', json_build_object('id', holder.id, 'name', holder.name),
        'person', json_build_object('id', p.id, 'name', p.name), 'from', lower(u.valid),
        'to', upper(u.valid * s.valid) - 1, 'nominatedBy', u.nominated_by)::text
    FROM seats s JOIN persons holder ON holder.id = s.person_id, persons p
    WHERE s.id = u.seat_id AND p.id = u.person_id
$$;
COMMENT ON FUNCTION substitution_body IS 'En ersättare, för vem och hur länge; tiden slutar senast med platsens.';

CREATE OR REPLACE TRIGGER a_substitution_follows_its_rule BEFORE INSERT OR UPDATE ON substitutions
    FOR EACH ROW EXECUTE FUNCTION check_substitution();
CREATE OR REPLACE TRIGGER history_is_never_changed BEFORE DELETE ON substitutions FOR EACH ROW EXECUTE FUNCTION keep_history();
