-- What must hold of a plan the moment it comes into force.

CREATE OR REPLACE FUNCTION in_force(p plans) RETURNS daterange
LANGUAGE sql IMMUTABLE AS $$
    SELECT p.valid * daterange(starts, CASE WHEN p.superseded_on IS NOT NULL THEN greatest(starts, p.superseded_on) END)
    FROM (SELECT CASE WHEN p.supersedes IS NULL THEN lower(p.valid) ELSE greatest(lower(p.valid), p.decided_on) END AS starts) own
$$;
COMMENT ON FUNCTION in_force IS 'De dagar planen gällt eller gäller: sin period, från den dag den ersatte en annan till den dag den själv ersattes.';

CREATE OR REPLACE FUNCTION plan_parts(p_shape text) RETURNS text[]
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE p_shape WHEN 'money' THEN ARRAY['costs', 'incomes', 'deficit', 'sharing']
        WHEN 'areas' THEN ARRAY['from', 'to', 'areas']
        WHEN 'activities' THEN ARRAY['activities', 'calendarEntries'] END
$$;
COMMENT ON FUNCTION plan_parts IS 'Delarna av en plan som var för sig kan ersättas genom ett nytt beslut.';

CREATE OR REPLACE FUNCTION whole_plan(p_content jsonb, m matters) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    former plans;
    parts text[] := json_texts(p_content -> 'replaces');
    strangers text[];
BEGIN
    IF NOT p_content ? 'replaces' THEN
        RETURN p_content;
    END IF;
    SELECT * INTO former FROM plans WHERE id = try_uuid(p_content ->> 'supersedes') AND matter = m.code;
    SELECT array_agg(name ORDER BY name) INTO strangers FROM jsonb_object_keys(p_content) name
    WHERE NOT name = ANY (parts || ARRAY['supersedes', 'replaces']);
    IF former.id IS NULL OR parts = '{}' OR NOT parts <@ plan_parts(m.shape) OR strangers IS NOT NULL THEN
        PERFORM refuse('plan_replaces_parts_of_its_predecessor', m.period_clause, jsonb_build_object('matter', m.code,
            'supersedes', p_content -> 'supersedes', 'replaces', parts, 'parts', plan_parts(m.shape), 'notReplaced', strangers), 'SV422');
    END IF;
    RETURN (former.content - parts) || p_content;
END
$$;
COMMENT ON FUNCTION whole_plan IS 'Planens hela innehåll: de delar som beslutet ersätter, och resten övertaget från planen som ersätts.';

CREATE OR REPLACE FUNCTION plan_period(m matters, p_content jsonb) RETURNS daterange
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE m.period
        WHEN 'year' THEN daterange(make_date((p_content ->> 'year')::integer, 1, 1), make_date((p_content ->> 'year')::integer + 1, 1, 1))
        ELSE daterange((p_content ->> 'from')::date, (p_content ->> 'to')::date, '[]') END
$$;
COMMENT ON FUNCTION plan_period IS 'Planens tid: ett kalenderår, eller från och till (V-63, V-65, V-66).';

CREATE OR REPLACE FUNCTION check_plan_period(p plans, m matters) RETURNS void
LANGUAGE plpgsql STABLE AS $$
DECLARE
    other plans;
BEGIN
    SELECT * INTO other FROM plans o WHERE o.matter = p.matter AND o.superseded_on IS NULL AND o.valid && p.valid
        AND o.id IS DISTINCT FROM p.supersedes ORDER BY o.valid LIMIT 1;
    IF FOUND OR (p.supersedes IS NOT NULL AND NOT EXISTS (
        SELECT FROM plans o WHERE o.id = p.supersedes AND o.matter = p.matter AND o.superseded_on IS NULL AND o.valid && p.valid)) THEN
        PERFORM refuse('one_plan_a_period', m.period_clause, jsonb_build_object('matter', m.code, 'from', lower(p.valid),
            'to', upper(p.valid) - 1, 'inForce', other.id, 'supersedes', p.supersedes));
    END IF;
END
$$;
COMMENT ON FUNCTION check_plan_period IS 'En plan för varje tid; en ny ersätter den som gäller (V-63, V-65, V-66).';

CREATE OR REPLACE FUNCTION check_plan_content(p plans, m matters) RETURNS void
LANGUAGE plpgsql STABLE AS $$
BEGIN
    CASE m.shape
        WHEN 'money' THEN PERFORM check_money(p);
        WHEN 'activities' THEN PERFORM check_activities(p, m);
        ELSE NULL;
    END CASE;
END
$$;
COMMENT ON FUNCTION check_plan_content IS 'Planens innehåll håller (V-21, V-64, V-67…V-75).';

CREATE OR REPLACE FUNCTION check_plan() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    m matters;
BEGIN
    SELECT * INTO STRICT m FROM matters WHERE code = NEW.matter;
    IF m.effect <> 'plan' OR NOT EXISTS (
        SELECT FROM decisions d WHERE d.id = NEW.decision_id AND d.matter = NEW.matter AND whole_plan(d.content, m) = NEW.content
    ) THEN
        PERFORM refuse('plan_comes_from_a_decision', m.decided_clause, jsonb_build_object('matter', m.code));
    END IF;
    PERFORM check_plan_period(NEW, m);
    NEW.replaces := CASE WHEN NEW.content ? 'replaces' THEN json_texts(NEW.content -> 'replaces') END;
    UPDATE plans SET superseded_on = greatest(NEW.decided_on, lower(NEW.valid)), superseded_by = NEW.id WHERE id = NEW.supersedes;
    PERFORM check_plan_content(NEW, m);
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_plan IS 'En plan kommer ur sitt beslut, en för varje tid, och dess innehåll håller (V-21, V-63…V-75).';

CREATE OR REPLACE FUNCTION check_activities(p plans, m matters) RETURNS void
LANGUAGE plpgsql STABLE AS $$
DECLARE
    wrong record;
BEGIN
    IF jsonb_typeof(p.content -> 'calendarEntries') IS DISTINCT FROM 'array' OR jsonb_array_length(p.content -> 'calendarEntries') = 0 THEN
        PERFORM refuse('plan_has_its_calendar', m.calendar_clause, jsonb_build_object('matter', m.code, 'calendar', 0), 'SV422');
    END IF;
    SELECT a ->> 'code' AS code INTO wrong FROM jsonb_array_elements(p.content -> 'activities') a
    WHERE NOT EXISTS (SELECT FROM jsonb_array_elements(p.content -> 'calendarEntries') c WHERE c ->> 'activity' = a ->> 'code')
    UNION ALL
    SELECT c ->> 'activity' FROM jsonb_array_elements(p.content -> 'calendarEntries') c
    WHERE NOT p.valid @> (c ->> 'on')::date OR NOT p.valid @> coalesce(c ->> 'until', c ->> 'on')::date
        OR NOT EXISTS (SELECT FROM jsonb_array_elements(p.content -> 'activities') a WHERE a ->> 'code' = c ->> 'activity')
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse('plan_has_its_calendar', m.calendar_clause, jsonb_build_object('matter', m.code, 'activity', wrong.code), 'SV422');
    END IF;
    SELECT party AS code INTO wrong FROM jsonb_array_elements(p.content -> 'activities') a,
        unnest(json_texts(a -> 'helpingParties') || json_texts(a -> 'helpedParties')) party
    WHERE NOT EXISTS (SELECT FROM parties WHERE code = party) LIMIT 1;
    IF FOUND THEN
        PERFORM refuse('version_is_of_its_matter', m.decided_clause, jsonb_build_object('unknownParty', wrong.code), 'SV422');
    END IF;
    SELECT a ->> 'code' AS code, a ->> 'area' AS area INTO wrong FROM jsonb_array_elements(p.content -> 'activities') a
    WHERE m.builds_on IS NOT NULL AND NOT coalesce((
        SELECT range_agg(in_force(base)) @> p.valid FROM plans base, jsonb_array_elements(base.content -> 'areas') area
        WHERE base.matter = m.builds_on AND area ->> 'code' = a ->> 'area'), false)
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse('activity_has_an_area_in_force', m.builds_clause, jsonb_build_object('activity', wrong.code,
            'area', wrong.area, 'buildsOn', m.builds_on, 'from', lower(p.valid), 'to', upper(p.valid) - 1), 'SV422');
    END IF;
END
$$;
COMMENT ON FUNCTION check_activities IS 'Planen har sitt kalendarium, och varje aktivitet ett område som gäller hela perioden (V-21, V-64).';

CREATE OR REPLACE FUNCTION list_activities() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO activities (id, plan_id, code, title, area, description, helping, helped, calendar, first_day, last_day)
    SELECT new_id(), NEW.id, a ->> 'code', a ->> 'title', a ->> 'area', a ->> 'description', json_texts(a -> 'helpingParties'),
        json_texts(a -> 'helpedParties'), days.calendar, days.first_day, days.last_day
    FROM jsonb_array_elements(NEW.content -> 'activities') WITH ORDINALITY AS listed(a, position),
        LATERAL (
            SELECT jsonb_agg(c - 'activity' ORDER BY c ->> 'on') AS calendar, min((c ->> 'on')::date) AS first_day,
                max(coalesce(c ->> 'until', c ->> 'on')::date) AS last_day
            FROM jsonb_array_elements(NEW.content -> 'calendarEntries') c WHERE c ->> 'activity' = a ->> 'code') days
    ORDER BY position;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION list_activities IS 'Planens aktiviteter blir rader, så att de kan följas upp var för sig (V-28).';

CREATE OR REPLACE FUNCTION check_activity() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM plans p, jsonb_array_elements(p.content -> 'activities') a
        WHERE p.id = NEW.plan_id AND a ->> 'code' = NEW.code AND a ->> 'area' = NEW.area
    ) THEN
        PERFORM refuse('activity_comes_from_a_plan', NULL, jsonb_build_object('plan', NEW.plan_id, 'activity', NEW.code));
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_activity IS 'En aktivitet genomförs bara när den står i en beslutad plan (V-28).';

CREATE OR REPLACE TRIGGER a_plan_follows_its_rule BEFORE INSERT ON plans FOR EACH ROW EXECUTE FUNCTION check_plan();
CREATE OR REPLACE TRIGGER the_activities_are_listed AFTER INSERT ON plans FOR EACH ROW
    WHEN (NEW.content ? 'activities') EXECUTE FUNCTION list_activities();
CREATE OR REPLACE TRIGGER a_activity_follows_its_rule BEFORE INSERT ON activities FOR EACH ROW EXECUTE FUNCTION check_activity();
