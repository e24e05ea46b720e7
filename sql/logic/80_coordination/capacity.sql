-- The share of the coordinator's time: how much there is, what is promised, what is used. All in whole minutes.

CREATE OR REPLACE FUNCTION capacity_minutes(p_capacity text, p_year integer) RETURNS integer
LANGUAGE sql STABLE AS $$
    SELECT floor(k.full_time_minutes::numeric * k.percent / 100
        * greatest(0, make_date(p_year + 1, 1, 1) - greatest(make_date(p_year, 1, 1), c.constituted_on, c.valid_from))
        / (make_date(p_year + 1, 1, 1) - make_date(p_year, 1, 1)))::integer
    FROM capacities k, charters c WHERE k.code = p_capacity
$$;
COMMENT ON FUNCTION capacity_minutes IS 'Årets minuter: andel av heltid, för ett delår i proportion till dagarna (V-55, D-11, D-26).';

CREATE OR REPLACE FUNCTION planned_minutes(p_capacity text, p_year integer) RETURNS integer
LANGUAGE sql STABLE AS $$
    SELECT coalesce(sum(estimate_minutes), 0)::integer FROM assignments WHERE capacity = p_capacity AND year = p_year
$$;
COMMENT ON FUNCTION planned_minutes IS 'Summan av årets beslutade uppdrag i minuter.';

CREATE OR REPLACE VIEW standing_time_entries WITH (security_invoker = true) AS
SELECT t.id, t.assignment_id, t.person_id, t.worked_on, t.minutes, t.corrects, t.entry FROM time_entries t
WHERE t.minutes > 0 AND NOT EXISTS (SELECT FROM time_entries c WHERE c.corrects = t.id);
COMMENT ON VIEW standing_time_entries IS 'Nedlagd tid som gäller: rättade och borttagna rader undantagna.';

CREATE OR REPLACE FUNCTION check_capacity(p_capacity text, p_year integer, p_minutes integer) RETURNS void
LANGUAGE plpgsql STABLE AS $$
DECLARE
    available integer := capacity_minutes(p_capacity, p_year);
    planned integer := planned_minutes(p_capacity, p_year);
BEGIN
    IF planned + p_minutes > available THEN
        PERFORM refuse('assignments_within_capacity', (SELECT clause_id FROM capacities WHERE code = p_capacity), jsonb_build_object(
            'capacity', p_capacity, 'year', p_year, 'capacityMinutes', available, 'plannedMinutes', planned,
            'requestedMinutes', p_minutes, 'leftMinutes', available - planned));
    END IF;
END
$$;
COMMENT ON FUNCTION check_capacity IS 'Årets uppdrag ryms i andelen av tiden (V-55).';

CREATE OR REPLACE FUNCTION check_assignment() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    k capacities;
BEGIN
    IF NEW.delegation_id IS NOT NULL AND TG_OP = 'INSERT' THEN
        SELECT decision_id, capacity INTO STRICT NEW.decision_id, NEW.capacity FROM delegations WHERE id = NEW.delegation_id;
        PERFORM check_delegated_work(NEW);
        PERFORM check_capacity(NEW.capacity, NEW.year, NEW.estimate_minutes);
        RETURN NEW;
    END IF;
    SELECT * INTO k FROM capacities WHERE code = NEW.capacity;
    IF TG_OP = 'UPDATE' OR NOT EXISTS (
        SELECT FROM decisions d JOIN matters m ON m.code = d.matter
        WHERE d.id = NEW.decision_id AND m.effect = 'work' AND m.capacity = NEW.capacity AND d.content IS NOT NULL
            AND (d.content ->> 'estimateMinutes')::integer = NEW.estimate_minutes AND (d.content ->> 'year')::integer = NEW.year
            AND NOT EXISTS (SELECT FROM assignments a WHERE a.decision_id = d.id)
    ) THEN
        PERFORM refuse('assignment_is_given_by_decision', k.assign_clause, jsonb_build_object('capacity', NEW.capacity));
    END IF;
    PERFORM check_capacity(NEW.capacity, NEW.year, NEW.estimate_minutes);
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_assignment IS 'Ett uppdrag ges bara genom beslut, eller av den som beslutet delegerat till, och ryms i andelen (V-54, V-55, V-57).';

CREATE OR REPLACE FUNCTION check_time_entry() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    a assignments;
    k capacities;
    booked integer;
BEGIN
    SELECT * INTO STRICT a FROM assignments WHERE id = NEW.assignment_id;
    SELECT * INTO STRICT k FROM capacities WHERE code = a.capacity;
    SELECT coalesce(sum(t.minutes), 0) INTO booked FROM standing_time_entries t
    WHERE t.person_id = NEW.person_id AND t.worked_on = NEW.worked_on AND t.id IS DISTINCT FROM NEW.corrects;
    IF extract(year FROM NEW.worked_on) <> a.year OR booked + NEW.minutes > 1440
        OR NOT EXISTS (SELECT FROM seats s WHERE s.group_kind = k.holder_group AND s.seat_code = k.holder_seat
            AND s.person_id = NEW.person_id AND s.valid @> NEW.worked_on)
        OR (NEW.corrects IS NOT NULL AND NOT EXISTS (SELECT FROM time_entries t WHERE t.id = NEW.corrects AND t.assignment_id = a.id))
        OR EXISTS (SELECT FROM time_entries t WHERE t.corrects = NEW.corrects)
        OR (NEW.minutes = 0 AND NEW.corrects IS NULL) THEN
        PERFORM refuse('time_entry_fits_its_assignment', NULL, jsonb_build_object('assignmentYear', a.year, 'workedOn', NEW.worked_on,
            'minutes', NEW.minutes, 'bookedThatDay', booked, 'corrects', NEW.corrects));
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_time_entry IS 'Tid skrivs av den som har tjänsten den dagen, på ett uppdrag för det året, högst ett dygn om dagen (D-26).';

CREATE OR REPLACE TRIGGER a_assignment_follows_its_rule BEFORE INSERT OR UPDATE ON assignments
    FOR EACH ROW EXECUTE FUNCTION check_assignment();
CREATE OR REPLACE TRIGGER a_time_entry_follows_its_rule BEFORE INSERT ON time_entries
    FOR EACH ROW EXECUTE FUNCTION check_time_entry();
CREATE OR REPLACE TRIGGER history_is_never_changed BEFORE UPDATE OR DELETE ON time_entries
    FOR EACH ROW EXECUTE FUNCTION keep_history();
