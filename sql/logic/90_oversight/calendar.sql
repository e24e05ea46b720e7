-- The year's rhythm: the meetings that the agreement counts, how they stand as of a day, and how they were prepared for.

CREATE OR REPLACE FUNCTION meeting_windows(p_year integer)
RETURNS TABLE (group_code text, group_kind text, meeting_kind text, title jsonb, clause_id text, minimum integer, target integer,
    maximum integer, opens date, ends date)
LANGUAGE sql STABLE AS $$
    SELECT g.code, k.group_kind, k.code, k.title, CASE WHEN k.months IS NULL THEN coalesce(k.count_clause, k.clause_id) ELSE k.clause_id END,
        k.yearly_min, coalesce(k.yearly_target, k.yearly_min), k.yearly_max, period.opens, period.ends
    FROM meeting_kinds k
    JOIN groups g ON g.kind = k.group_kind
    JOIN LATERAL (SELECT
        make_date(p_year, coalesce((SELECT min(m) FROM unnest(k.months) m), 1), 1) AS opens,
        (make_date(p_year, coalesce((SELECT max(m) FROM unnest(k.months) m), 12), 1) + INTERVAL '1 month')::date - 1 AS ends
    ) period ON g.valid @> period.opens
    WHERE k.yearly_min > 0
$$;
COMMENT ON FUNCTION meeting_windows IS 'Årets möten enligt avtalet: fönster, minsta antal, riktpunkt och tolerans (V-32, V-33, V-48).';

CREATE OR REPLACE FUNCTION meetings_within(p_group text, p_from date, p_to date, p_at date)
RETURNS TABLE (id uuid, meeting_kind text, takes_place_on date, state text)
LANGUAGE sql STABLE AS $$
    SELECT m.id, m.meeting_kind, coalesce(m.held_on, local_day(m.starts_at)),
        CASE WHEN m.held_on <= p_at THEN 'held' WHEN local_day(m.starts_at) >= p_at THEN 'planned' ELSE 'missed' END
    FROM meetings m
    WHERE m.group_code = p_group AND coalesce(m.held_on, local_day(m.starts_at)) BETWEEN p_from AND p_to AND m.planned_on <= p_at
        AND NOT EXISTS (SELECT FROM meeting_steps c WHERE c.meeting_id = m.id AND c.kind = 'cancellation' AND c.taken_on <= p_at)
$$;
COMMENT ON FUNCTION meetings_within IS
    'En grupps möten under en tid så som de stod en dag: hållna (held), planerade (planned), passerade utan att ha öppnats (missed). Inställda är inte med.';

CREATE OR REPLACE FUNCTION meeting_duties(p_year integer, p_at date)
RETURNS TABLE (code text, title jsonb, clause_id text, owner text, opens date, due date, state text, evidence jsonb)
LANGUAGE sql STABLE AS $$
    SELECT 'meeting-' || w.meeting_kind, w.title, w.clause_id, w.group_code, w.opens, w.ends,
        CASE WHEN met.held >= w.minimum THEN 'fulfilled' WHEN w.ends < p_at THEN 'overdue'
            WHEN met.held + met.planned >= w.minimum THEN 'planned' ELSE 'open' END,
        jsonb_build_object('minimum', w.minimum, 'target', w.target, 'maximum', w.maximum, 'held', met.held, 'planned', met.planned,
            'meetings', met.counted, 'otherMeetings', met.others)
    FROM meeting_windows(p_year) w, LATERAL (
        SELECT count(*) FILTER (WHERE m.state = 'held' AND m.meeting_kind = w.meeting_kind) AS held,
            count(*) FILTER (WHERE m.state = 'planned' AND m.meeting_kind = w.meeting_kind) AS planned,
            coalesce(jsonb_agg(m.shown) FILTER (WHERE m.meeting_kind = w.meeting_kind), '[]') AS counted,
            coalesce(jsonb_agg(m.shown) FILTER (WHERE m.meeting_kind <> w.meeting_kind), '[]') AS others
        FROM (
            SELECT met.*, jsonb_build_object('meeting', met.id, 'kind', met.meeting_kind, 'on', met.takes_place_on, 'state', met.state) AS shown
            FROM meetings_within(w.group_code, w.opens, w.ends, p_at) met ORDER BY met.takes_place_on, met.id) m) met
$$;
COMMENT ON FUNCTION meeting_duties IS
    'Mötena i årshjulet: planerat när ett möte är planerat i fönstret, uppfyllt med mötet som underlag, försenat när fönstret är förbi. Extra möten syns men räknas inte (D-7).';

CREATE OR REPLACE FUNCTION meeting_findings(p_at date)
RETURNS TABLE (code text, clause_id text, owner text, group_code text, subject text, since date, facts jsonb)
LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN cardinality(held.days) = 0 THEN 'meeting-missing' ELSE 'meetings-below-minimum' END, w.clause_id, w.group_code,
        w.group_code, w.meeting_kind, w.ends + 1, jsonb_build_object('meetingKind', w.meeting_kind, 'minimum', w.minimum,
            'held', cardinality(held.days), 'windowFrom', w.opens, 'windowTo', w.ends)
    FROM generate_series(extract(year FROM p_at)::integer - 1, extract(year FROM p_at)::integer) AS y(year),
        LATERAL meeting_windows(y.year) w, LATERAL held_days(w.group_code, w.meeting_kind, w.opens, w.ends) held(days)
    WHERE w.ends < p_at AND w.ends >= p_at - 365 AND cardinality(held.days) < w.minimum
    UNION ALL
    SELECT 'meetings-above-maximum', w.clause_id, w.group_code, w.group_code, w.meeting_kind, held.days[w.maximum + 1],
        jsonb_build_object('meetingKind', w.meeting_kind, 'target', w.target, 'maximum', w.maximum, 'held', cardinality(held.days),
            'windowFrom', w.opens, 'windowTo', w.ends)
    FROM meeting_windows(extract(year FROM p_at)::integer) w,
        LATERAL held_days(w.group_code, w.meeting_kind, w.opens, least(w.ends, p_at)) held(days)
    WHERE cardinality(held.days) > w.maximum
$$;
COMMENT ON FUNCTION meeting_findings IS
    'Möten som saknas i sitt fönster, färre än minst och, samma år, fler än toleransen (V-32, V-33, V-48).';

CREATE OR REPLACE FUNCTION held_days(p_group text, p_kind text, p_from date, p_to date) RETURNS date[]
LANGUAGE sql STABLE AS $$
    SELECT coalesce(array_agg(m.held_on ORDER BY m.held_on), '{}') FROM meetings m
    WHERE m.group_code = p_group AND m.meeting_kind = p_kind AND m.held_on BETWEEN p_from AND p_to
$$;
COMMENT ON FUNCTION held_days IS 'Dagarna då möten av ett slag hölls.';
