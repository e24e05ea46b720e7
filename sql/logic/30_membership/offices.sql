-- Who is elected to what, who does what for a group on a day.

CREATE OR REPLACE FUNCTION name_office() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    SELECT kind INTO NEW.group_kind FROM groups WHERE code = NEW.group_code;
    IF NEW.decision_id IS NULL AND open_entry() IS DISTINCT FROM 1 THEN
        PERFORM refuse('office_is_given_by_decision', NULL, jsonb_build_object('group', NEW.group_code, 'office', NEW.office_code));
    END IF;
    IF EXISTS (SELECT FROM offices o WHERE o.group_code = NEW.group_code AND o.office_code = NEW.office_code AND o.valid && NEW.valid) THEN
        PERFORM refuse('office_has_one_holder', (SELECT clause_id FROM office_rules WHERE group_kind = NEW.group_kind AND code = NEW.office_code),
            jsonb_build_object('group', NEW.group_code, 'office', NEW.office_code, 'from', lower(NEW.valid)));
    END IF;
    IF NOT EXISTS (SELECT FROM persons WHERE id = NEW.person_id) THEN
        PERFORM refuse('office_holder_has_the_seat', (SELECT clause_id FROM office_rules WHERE group_kind = NEW.group_kind AND code = NEW.office_code),
            jsonb_build_object('group', NEW.group_code, 'office', NEW.office_code, 'person', NEW.person_id));
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION name_office IS 'Uppdragets slag av grupp följer av gruppen; uppdrag ges genom beslut, till någon som finns (D-1).';

CREATE OR REPLACE FUNCTION check_office() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    rule office_rules;
BEGIN
    SELECT * INTO STRICT rule FROM office_rules WHERE group_kind = NEW.group_kind AND code = NEW.office_code;
    IF NOT EXISTS (
        SELECT FROM seats s WHERE s.group_code = NEW.group_code AND s.person_id = NEW.person_id
            AND s.seat_code = ANY (rule.from_seats) AND NEW.valid <@ s.valid
    ) THEN
        PERFORM refuse('office_holder_has_the_seat', rule.clause_id, jsonb_build_object('group', NEW.group_code,
            'office', NEW.office_code, 'fromSeats', rule.from_seats));
    END IF;
    IF TG_OP = 'INSERT' AND NEW.decision_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM decisions d JOIN matters m ON m.code = d.matter
        WHERE d.id = NEW.decision_id AND d.outcome IN ('approved', 'approvedWithChange') AND m.effect = 'election'
            AND d.group_code = NEW.group_code AND d.content ->> 'office' = NEW.office_code
            AND d.content ->> 'person' = NEW.person_id::text AND (d.content ->> 'from')::date = lower(NEW.valid)
    ) THEN
        PERFORM refuse('office_is_given_by_decision', NULL, jsonb_build_object('group', NEW.group_code, 'office', NEW.office_code));
    END IF;
    IF EXISTS (
        SELECT FROM offices o WHERE o.group_code = NEW.group_code AND o.person_id = NEW.person_id AND o.valid && NEW.valid
            AND stand_in_line(NEW.group_kind, NEW.office_code, o.office_code)
    ) THEN
        PERFORM refuse('deputy_is_another_person', NULL, jsonb_build_object('group', NEW.group_code, 'office', NEW.office_code,
            'person', NEW.person_id));
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION check_office IS 'Den valde har platsen som uppdraget kräver och är inte sin egen vice, och valet är ett beslut (V-23, D-1).';

CREATE OR REPLACE TRIGGER a_name_office BEFORE INSERT ON offices FOR EACH ROW EXECUTE FUNCTION name_office();
CREATE OR REPLACE TRIGGER office_follows_its_rule AFTER INSERT OR UPDATE ON offices FOR EACH ROW EXECUTE FUNCTION check_office();

CREATE OR REPLACE FUNCTION function_line(p_group text, p_function text, p_day date)
RETURNS TABLE (person_id uuid, only_election boolean, clause_id text, place integer)
LANGUAGE sql STABLE AS $$
    SELECT held.person_id, f.only_election, f.clause_id, f.position
    FROM groups g
    JOIN function_holders f ON f.group_kind = g.kind AND f.function = p_function
    JOIN LATERAL (
        SELECT o.person_id FROM offices o
        WHERE o.group_code = g.code AND o.office_code = f.office AND o.valid @> p_day
        UNION ALL
        SELECT s.person_id FROM seats s
        WHERE s.group_code = g.code AND s.seat_code = f.seat AND s.valid @> p_day
            AND (f.when_vacant IS NULL OR NOT EXISTS (
                SELECT FROM offices o WHERE o.group_code = g.code AND o.office_code = f.when_vacant AND o.valid @> p_day))
    ) held ON true
    WHERE g.code = p_group
$$;
COMMENT ON FUNCTION function_line IS 'Alla som funktionen kan tillkomma en dag, i avtalets ordning (place).';

CREATE OR REPLACE FUNCTION function_holder(p_group text, p_function text, p_day date)
RETURNS TABLE (person_id uuid, only_election boolean, clause_id text)
LANGUAGE sql STABLE AS $$
    SELECT found.person_id, found.only_election, found.clause_id
    FROM (SELECT line.*, rank() OVER (ORDER BY line.place) AS turn FROM function_line(p_group, p_function, p_day) line) found
    WHERE found.turn = 1
    ORDER BY found.person_id
$$;
COMMENT ON FUNCTION function_holder IS 'Vem eller vilka som kallar (convene), leder (preside), protokollför (record) eller talar (speak) för gruppen en dag.';

CREATE OR REPLACE FUNCTION stand_in_line(p_group_kind text, p_office text, p_other text) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT p_office <> p_other AND 2 = (SELECT count(DISTINCT f.office) FROM function_holders f
        WHERE f.group_kind = p_group_kind AND f.function = 'preside' AND f.office IN (p_office, p_other))
$$;
COMMENT ON FUNCTION stand_in_line IS 'Om den ena är den andras vice: båda leder gruppen, i tur och ordning.';

CREATE OR REPLACE FUNCTION function_clause(p_group text, p_function text) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT f.clause_id FROM groups g JOIN function_holders f ON f.group_kind = g.kind
    WHERE g.code = p_group AND f.function = p_function ORDER BY f.position LIMIT 1
$$;
COMMENT ON FUNCTION function_clause IS 'Klausulen som säger vem funktionen tillkommer.';

CREATE OR REPLACE FUNCTION holds_seat(p_person uuid, p_group_kind text, p_day date) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM seats s WHERE s.person_id = p_person AND s.group_kind = p_group_kind AND s.valid @> p_day)
$$;
COMMENT ON FUNCTION holds_seat IS 'Om personen har en plats i en grupp av slaget den dagen.';

CREATE OR REPLACE FUNCTION is_officer(p_person uuid, p_group text, p_day date) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM (VALUES ('convene'), ('record')) AS f(function), LATERAL function_holder(p_group, f.function, p_day) h
        WHERE h.person_id = p_person)
$$;
COMMENT ON FUNCTION is_officer IS 'Om personen kallar till eller protokollför gruppens möten: de som bereder dem.';
