-- Work handed on by decision: to whom, how far, until when, and how it is reported back.

CREATE OR REPLACE FUNCTION delegation_period(d delegations) RETURNS daterange
LANGUAGE sql IMMUTABLE AS $$
    SELECT d.valid * daterange(NULL, CASE WHEN d.ended_on IS NOT NULL THEN greatest(d.ended_on, lower(d.valid)) END)
$$;
COMMENT ON FUNCTION delegation_period IS 'De dagar delegeringen gäller: sin tid, eller till den dag ett nytt beslut avslutade den.';

CREATE OR REPLACE FUNCTION given_minutes(p_delegation uuid) RETURNS integer
LANGUAGE sql STABLE AS $$
    SELECT coalesce(sum(estimate_minutes), 0)::integer FROM assignments WHERE delegation_id = p_delegation
$$;
COMMENT ON FUNCTION given_minutes IS 'Minuter av samordnarens tid som redan givits med delegeringen.';

CREATE OR REPLACE FUNCTION is_delegate(d delegations, p_person uuid, p_day date) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT coalesce(d.person_id = p_person, is_officer(p_person, d.group_code, p_day)
        OR EXISTS (SELECT FROM seats s WHERE s.group_code = d.group_code AND s.person_id = p_person AND s.valid @> p_day))
$$;
COMMENT ON FUNCTION is_delegate IS 'Om personen fått delegeringen själv, eller sitter i eller företräder gruppen som fått den.';

CREATE OR REPLACE FUNCTION check_terms(c jsonb, m matters, p_group text, p_day date) RETURNS void
LANGUAGE plpgsql STABLE AS $$
DECLARE
    starts date := (c ->> 'from')::date;
    ends date := (c ->> 'to')::date;
    former uuid := try_uuid(coalesce(c ->> 'ends', c ->> 'supersedes'));
    known boolean := EXISTS (SELECT FROM groups g WHERE g.code = c ->> 'toGroup' AND g.code IS DISTINCT FROM p_group AND g.valid @> starts)
        OR EXISTS (SELECT FROM persons WHERE id = try_uuid(c ->> 'toPerson'));
BEGIN
    IF starts IS NULL OR starts < p_day OR (NOT c ? 'ends' AND (num_nonnulls(c ->> 'toGroup', c ->> 'toPerson') <> 1 OR NOT known
        OR c ->> 'scope' IS NULL OR c ->> 'reporting' IS NULL OR ends IS NULL OR ends < starts OR (c ->> 'reportBy')::date < starts
        OR (c ->> 'allowanceMinutes')::integer < 0)) THEN
        PERFORM refuse('delegation_states_its_terms', m.decided_clause, jsonb_build_object('decidedOn', p_day, 'from', starts, 'to', ends,
            'reportBy', c -> 'reportBy', 'toGroup', c -> 'toGroup', 'toPerson', c -> 'toPerson', 'delegateIsKnown', known,
            'scope', c ? 'scope', 'reporting', c ? 'reporting'), 'SV422');
    END IF;
    IF former IS NOT NULL AND NOT EXISTS (SELECT FROM delegations d WHERE d.id = former AND delegation_period(d) @> starts) THEN
        PERFORM refuse('delegation_is_in_force', m.decided_clause, jsonb_build_object('delegation', former, 'day', starts));
    END IF;
END
$$;
COMMENT ON FUNCTION check_terms IS 'En delegering säger till vem, vad, från när till när och hur det redovisas; bara en som gäller kan avslutas (V-31).';

CREATE OR REPLACE FUNCTION delegate_work(d decisions, m matters) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM check_terms(d.content, m, d.group_code, d.decided_on);
    UPDATE delegations SET ended_on = (d.content ->> 'from')::date, ended_by = d.id
    WHERE id = coalesce(d.content ->> 'ends', d.content ->> 'supersedes')::uuid;
    IF NOT d.content ? 'ends' THEN
        INSERT INTO delegations (id, decision_id) VALUES (new_id(), d.id);
    END IF;
END
$$;
COMMENT ON FUNCTION delegate_work IS 'Uppdraget delegeras, och den delegering som beslutet avslutar eller ersätter upphör (V-31).';

CREATE OR REPLACE FUNCTION check_delegation() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    d decisions;
    m matters;
BEGIN
    SELECT * INTO d FROM decisions WHERE id = NEW.decision_id;
    SELECT * INTO m FROM matters WHERE code = d.matter;
    IF m.effect IS DISTINCT FROM 'delegation' OR d.content IS NULL OR d.content ? 'ends'
        OR EXISTS (SELECT FROM delegations o WHERE o.decision_id = d.id) THEN
        PERFORM refuse('delegation_is_given_by_decision', CASE m.effect WHEN 'delegation' THEN m.decided_clause END,
            jsonb_build_object('decision', d.id, 'matter', m.code));
    END IF;
    NEW.group_code := d.content ->> 'toGroup';
    NEW.person_id := (d.content ->> 'toPerson')::uuid;
    NEW.scope := d.content ->> 'scope';
    NEW.valid := daterange((d.content ->> 'from')::date, (d.content ->> 'to')::date, '[]');
    NEW.reporting := d.content ->> 'reporting';
    NEW.report_by := coalesce(d.content ->> 'reportBy', d.content ->> 'to')::date;
    NEW.capacity := m.capacity;
    NEW.allowance_minutes := coalesce((d.content ->> 'allowanceMinutes')::integer, 0);
    NEW.supersedes := (d.content ->> 'supersedes')::uuid;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_delegation IS 'En delegering är sitt beslut, ord för ord; ingen annan ger den (V-31).';

CREATE OR REPLACE FUNCTION keep_delegation() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.ended_by IS NOT NULL
        OR to_jsonb(NEW) - '{ended_on,ended_by,entry}'::text[] <> to_jsonb(OLD) - '{ended_on,ended_by,entry}'::text[]
        OR NOT EXISTS (SELECT FROM decisions d WHERE d.id = NEW.ended_by
            AND OLD.id::text IN (d.content ->> 'ends', d.content ->> 'supersedes') AND d.content ->> 'from' = NEW.ended_on::text) THEN
        PERFORM refuse('history_is_never_changed', NULL, jsonb_build_object('table', TG_TABLE_NAME, 'operation', TG_OP));
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION keep_delegation IS 'En given delegering ändras inte; den avslutas en gång, av ett nytt beslut.';

CREATE OR REPLACE FUNCTION check_delegated_work(a assignments) RETURNS void
LANGUAGE plpgsql STABLE AS $$
DECLARE
    d delegations;
    given integer := given_minutes(a.delegation_id);
    delegated text;
    worked text;
BEGIN
    SELECT * INTO STRICT d FROM delegations WHERE id = a.delegation_id;
    SELECT m.decided_clause INTO delegated FROM decisions s JOIN matters m ON m.code = s.matter WHERE s.id = d.decision_id;
    SELECT m.decided_clause INTO worked FROM matters m WHERE m.effect = 'work' AND m.capacity = d.capacity ORDER BY m.position LIMIT 1;
    IF NOT is_delegate(d, a.given_by, a.given_on) THEN
        PERFORM refuse('delegate_acts_for_the_delegation', worked,
            jsonb_build_object('delegation', d.id, 'group', d.group_code, 'person', d.person_id, 'day', a.given_on), 'SV403');
    END IF;
    IF NOT delegation_period(d) @> a.given_on THEN
        PERFORM refuse('delegation_is_in_force', delegated, jsonb_build_object('delegation', d.id, 'day', a.given_on,
            'from', lower(d.valid), 'to', upper(d.valid) - 1, 'endedOn', d.ended_on));
    END IF;
    IF a.due_on IS NULL OR NOT d.valid @> a.due_on OR a.due_on < a.given_on OR extract(year FROM a.due_on) <> a.year THEN
        PERFORM refuse('delegated_work_within_scope', delegated, jsonb_build_object('delegation', d.id, 'givenOn', a.given_on,
            'year', a.year, 'dueOn', a.due_on, 'from', lower(d.valid), 'to', upper(d.valid) - 1), 'SV422');
    END IF;
    IF given + a.estimate_minutes > d.allowance_minutes THEN
        PERFORM refuse('delegated_work_within_allowance', worked, jsonb_build_object('delegation', d.id,
            'allowanceMinutes', d.allowance_minutes, 'givenMinutes', given, 'requestedMinutes', a.estimate_minutes,
            'leftMinutes', d.allowance_minutes - given));
    END IF;
END
$$;
COMMENT ON FUNCTION check_delegated_work IS 'Den som fått delegeringen ger samordnaren uppdrag inom dess tid och mått, ingen annan (V-31, V-54).';

CREATE OR REPLACE FUNCTION check_report() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    d delegations;
    clause text;
    facts jsonb;
BEGIN
    SELECT * INTO STRICT d FROM delegations WHERE id = NEW.delegation_id;
    SELECT m.decided_clause INTO clause FROM decisions s JOIN matters m ON m.code = s.matter WHERE s.id = d.decision_id;
    facts := jsonb_build_object('delegation', d.id, 'day', NEW.reported_on, 'from', lower(d.valid), 'to', upper(d.valid) - 1);
    IF NEW.reported_on < lower(d.valid) THEN
        PERFORM refuse('delegation_is_in_force', clause, facts);
    END IF;
    IF NOT is_delegate(d, NEW.person_id, least(NEW.reported_on, upper(d.valid) - 1)) THEN
        PERFORM refuse('delegate_acts_for_the_delegation', clause, facts || jsonb_build_object('group', d.group_code, 'person', d.person_id),
            'SV403');
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_report IS 'Den som fått delegeringen återrapporterar den, även efter dess sista dag (V-31).';

CREATE OR REPLACE FUNCTION delegation_findings(p_at date)
RETURNS TABLE (code text, clause_id text, owner text, group_code text, subject text, since date, facts jsonb)
LANGUAGE sql STABLE AS $$
    SELECT 'delegation-report-missing', m.decided_clause, coalesce(d.group_code, p.party_code), s.group_code, d.id::text, d.report_by + 1,
        jsonb_build_object('delegation', d.id, 'decision', decision_label(s), 'scope', d.scope, 'reporting', d.reporting,
            'reportBy', d.report_by, 'person', d.person_id)
    FROM delegations d
    JOIN decisions s ON s.id = d.decision_id
    JOIN matters m ON m.code = s.matter
    LEFT JOIN persons p ON p.id = d.person_id
    WHERE d.report_by < p_at AND (d.ended_on > d.report_by) IS NOT FALSE
        AND NOT EXISTS (SELECT FROM delegation_reports r WHERE r.delegation_id = d.id AND r.reported_on <= p_at)
$$;
COMMENT ON FUNCTION delegation_findings IS 'Delegerade uppdrag som inte återrapporterats i tid (V-31).';

CREATE OR REPLACE TRIGGER a_delegation_follows_its_rule BEFORE INSERT ON delegations FOR EACH ROW EXECUTE FUNCTION check_delegation();
CREATE OR REPLACE TRIGGER a_delegation_is_kept BEFORE UPDATE OR DELETE ON delegations FOR EACH ROW EXECUTE FUNCTION keep_delegation();
CREATE OR REPLACE TRIGGER a_report_follows_its_rule BEFORE INSERT ON delegation_reports FOR EACH ROW EXECUTE FUNCTION check_report();
CREATE OR REPLACE TRIGGER history_is_never_changed BEFORE UPDATE OR DELETE ON delegation_reports
    FOR EACH ROW EXECUTE FUNCTION keep_history();
