-- The share of somebody's time that a group has at its disposal: how much there is, what is planned, used and left, and at what pace.

CREATE OR REPLACE FUNCTION capacity_days(p_year integer) RETURNS daterange
LANGUAGE sql STABLE AS $$
    SELECT daterange(least(greatest(make_date(p_year, 1, 1), c.constituted_on, c.valid_from), make_date(p_year + 1, 1, 1)), make_date(p_year + 1, 1, 1))
    FROM published.charters c
$$;
COMMENT ON FUNCTION capacity_days IS 'De dagar av ett år som andelen räknas för: från den dag avtalet börjat gälla (D-11).';

CREATE OR REPLACE FUNCTION time_spent(p_at date) RETURNS TABLE (assignment_id uuid, worked_on date, minutes integer, entry bigint)
LANGUAGE sql STABLE AS $$
    SELECT t.assignment_id, t.worked_on, t.minutes, t.entry FROM published.time_entries t
    WHERE t.worked_on <= p_at AND NOT EXISTS (SELECT FROM published.time_entries c WHERE c.corrects = t.id)
$$;
COMMENT ON FUNCTION time_spent IS 'Nedlagd tid till och med en dag; en rättad rad räknas som rättelsen säger.';

CREATE OR REPLACE FUNCTION given_work(p_at date, p_year integer DEFAULT NULL, p_decision uuid DEFAULT NULL)
RETURNS TABLE (id uuid, year integer, capacity text, title text, decision_id uuid, given_by text, given_on date, due_on date,
    estimate integer, used integer, entry bigint)
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
    WITH spent AS MATERIALIZED (
        SELECT t.assignment_id, sum(t.minutes)::integer AS minutes, max(t.entry) AS entry FROM time_spent(p_at) t GROUP BY t.assignment_id
    )
    SELECT a.id, a.year, a.capacity, a.title::text, a.decision_id, coalesce(g.group_code, d.group_code), coalesce(a.given_on, d.decided_on),
        a.due_on, a.estimate_minutes, coalesce(s.minutes, 0), greatest(a.entry, s.entry)
    FROM published.assignments a
    JOIN published.decisions d ON d.id = a.decision_id
    LEFT JOIN published.delegations g ON g.id = a.delegation_id
    LEFT JOIN spent s ON s.assignment_id = a.id
    WHERE (p_year IS NULL OR a.year = p_year) AND (p_decision IS NULL OR a.decision_id = p_decision)
        AND coalesce(a.given_on, d.decided_on) <= p_at;
END
$$;
COMMENT ON FUNCTION given_work IS
    'Uppdragen som var givna en dag, alla eller ett års eller ett besluts: av vilken grupp, beräknad tid, och den nedlagda tiden (V-54, V-57).';

CREATE OR REPLACE FUNCTION report_hours(p_at date, p_language text, p_params jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    p_year integer := asked_year(p_params, p_at);
    days daterange := capacity_days(p_year);
    -- How much of the year had passed, from the first day that counts.
    elapsed numeric := CASE WHEN isempty(days) THEN 0 ELSE greatest(0, least(p_at + 1, upper(days)) - lower(days))::numeric
        / (upper(days) - lower(days)) END;
    source text := worded(p_language, 'Beslutade uppdrag och nedlagd tid', 'Decided assignments and time spent');
    clause text := (SELECT k.clause_id FROM published.capacities k ORDER BY k.code LIMIT 1);
    assign_clause text := (SELECT k.assign_clause FROM published.capacities k ORDER BY k.code LIMIT 1);
    compute_clause text := (SELECT k.compute_clause FROM published.capacities k ORDER BY k.code LIMIT 1);
    available integer := (SELECT coalesce(sum(capacity_minutes(k.code, p_year)), 0) FROM published.capacities k);
    several boolean := (SELECT count(*) > 1 FROM published.capacities k);
    planned integer;
    used integer;
    used_by_all integer := (SELECT coalesce(sum(w.used), 0) FROM given_work(p_at, p_year) w);
    title text := (SELECT string_agg(localized(k.title, p_language), ', ' ORDER BY k.code) FROM published.capacities k);
    expected integer := round(available * elapsed);
    years jsonb;
    months jsonb;
    by_group jsonb;
    listed jsonb;
BEGIN
    WITH work AS MATERIALIZED (
        SELECT w.* FROM given_work(p_at, p_year) w WHERE (p_params ->> 'group' IS NULL OR w.given_by = p_params ->> 'group')
    ), spent AS (
        SELECT extract(month FROM t.worked_on)::integer AS month, sum(t.minutes)::integer AS minutes
        FROM work w JOIN time_spent(p_at) t ON t.assignment_id = w.id GROUP BY 1
    ), paced AS (
        SELECT month, coalesce(s.minutes, 0) AS minutes, sum(coalesce(s.minutes, 0)) OVER (ORDER BY month)::integer AS so_far,
            make_date(p_year, month, 1) AS first_day, (make_date(p_year, month, 1) + INTERVAL '1 month')::date AS next_month
        FROM generate_series(1, 12) month LEFT JOIN spent s USING (month)
    )
    SELECT (SELECT coalesce(sum(w.estimate), 0) FROM work w), (SELECT coalesce(sum(w.used), 0) FROM work w),
        (SELECT jsonb_agg(CASE WHEN p.first_day > p_at THEN jsonb_build_object('month', month_title(p.month, p_language),
                'used', not_applicable(), 'soFar', not_applicable(), 'left', not_applicable())
                ELSE jsonb_build_object('month', month_title(p.month, p_language), 'used', p.minutes, 'soFar', p.so_far, 'left', available - p.so_far) END
            || jsonb_build_object('pace', CASE WHEN isempty(days) THEN 0 ELSE round(available
                * greatest(0, least(p.next_month, upper(days)) - greatest(p.first_day, lower(days)))::numeric
                / (upper(days) - lower(days))) END) ORDER BY p.month)
            FROM paced p),
        (SELECT jsonb_agg(jsonb_build_object('group', localized(g.title, p_language), 'assignments', w.assignments, 'planned', w.planned,
                'used', w.used, 'left', greatest(w.planned - w.used, 0)) ORDER BY w.planned DESC, w.given_by)
            FROM (SELECT work.given_by, count(*) AS assignments, sum(work.estimate) AS planned, sum(work.used) AS used FROM work GROUP BY 1) w
            JOIN published.groups g ON g.code = w.given_by),
        (SELECT jsonb_agg(jsonb_build_object('assignment', w.title, 'decision', decision_link(w.decision_id),
                'group', (SELECT localized(g.title, p_language) FROM published.groups g WHERE g.code = w.given_by), 'givenOn', w.given_on,
                'dueOn', w.due_on, 'planned', w.estimate, 'used', w.used, 'left', w.estimate - w.used,
                'percent', percent_of(w.used, w.estimate), 'entry', w.entry) ORDER BY w.given_on DESC, w.id DESC)
            FROM (SELECT * FROM work ORDER BY given_on DESC, id DESC LIMIT report_limit(p_params)) w)
    INTO planned, used, months, by_group, listed;

    SELECT jsonb_agg(jsonb_build_object('year', CASE WHEN several THEN concat(y.year, ' ', y.title) ELSE y.year::text END, 'available', y.available,
            'planned', y.planned, 'used', y.used, 'plannedLeft', greatest(y.planned - y.used, 0),
            'free', greatest(y.available - greatest(y.planned, y.used), 0), 'left', y.available - y.used) ORDER BY y.year DESC, y.capacity)
    INTO years
    FROM (SELECT year.year, k.code AS capacity, localized(k.title, p_language) AS title, capacity_minutes(k.code, year.year) AS available,
            coalesce(sum(w.estimate), 0)::integer AS planned, coalesce(sum(w.used), 0)::integer AS used
        FROM published.charters c CROSS JOIN published.capacities k
        CROSS JOIN generate_series(extract(year FROM greatest(c.valid_from, c.constituted_on))::integer,
            greatest(p_year, extract(year FROM p_at)::integer)) AS year(year)
        LEFT JOIN given_work(p_at) w ON w.year = year.year AND w.capacity = k.code
        GROUP BY year.year, k.code, k.title ORDER BY year.year DESC, k.code LIMIT 100) y;

    RETURN jsonb_build_object(
        'title', concat(title, ' ', p_year),
        'summary', worded(p_language,
            format('%s av årets %s är använda, %s är kvar. Uppdrag är beslutade för %s.', hours_text(used_by_all, 'sv'),
                hours_text(available, 'sv'), hours_text(available - used_by_all, 'sv'), hours_text(planned, 'sv')),
            format('%s of the %s of the year are used, %s are left. Assignments are decided for %s.', hours_text(used_by_all, 'en'),
                hours_text(available, 'en'), hours_text(available - used_by_all, 'en'), hours_text(planned, 'en'))),
        'figures', jsonb_build_array(
            report_figure('available', worded(p_language, 'Årets tid', 'Time of the year'), available, 'hours',
                worded(p_language, 'Andelen av en heltid för året; för del av år räknas den per dag.',
                    'The share of full time for the year; of a part of a year, by day.'),
                worded(p_language, 'Avtalet', 'The agreement'), compute_clause),
            report_figure('planned', worded(p_language, 'Planerat', 'Planned'), planned, 'hours',
                worded(p_language, 'Beräknad tid för de uppdrag för året som var givna den dagen, i urvalet.',
                    'Estimates of the assignments for the year given by the day, as filtered.'), source, assign_clause),
            report_figure('used', worded(p_language, 'Använt', 'Used'), used, 'hours',
                worded(p_language, 'Nedlagd tid på årets uppdrag till och med dagen, i urvalet; rättade rader räknas en gång.',
                    'Time spent on the assignments of the year up to the day, as filtered; corrected entries count once.'), source, clause),
            report_figure('left', worded(p_language, 'Kvar', 'Left'), available - used_by_all, 'hours',
                worded(p_language, 'Årets tid minus all använd tid.', 'Time of the year minus all time used.'), source, clause),
            report_figure('pace', worded(p_language, 'Mot jämn takt', 'Against an even pace'), used_by_all - expected, 'hours',
                worded(p_language, format('All använd tid minus %s, som en jämn takt genom året hade gett till och med dagen.',
                        hours_text(expected, 'sv')),
                    format('All time used minus %s, what an even pace through the year gives up to the day.', hours_text(expected, 'en'))),
                source, compute_clause),
            report_figure('usedPercent', worded(p_language, 'Använd del', 'Part used'), percent_of(used_by_all, available), 'percent',
                worded(p_language, 'All använd tid delad med årets tid.', 'All time used divided by the time of the year.'), source, clause)),
        'filters', jsonb_build_array(day_filter(p_language, p_params, p_at), year_filter(p_language, p_params, p_at),
            group_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(
            report_table('years', worded(p_language, 'År för år', 'Year by year'),
                worded(p_language, 'Tiden varje år och hur den delas: använd, planerad men inte använd, och fri. Alla grupper, de senaste 100 först.',
                    'The time of each year and how it divides: used, planned but not used, and free. All groups, the latest 100 first.'), source,
                report_columns(p_language, ARRAY[
                    ['year', 'text', 'År', 'Year', 'Kalenderår.', 'Calendar year.'],
                    ['available', 'hours', 'Årets tid', 'Time of the year', 'Andelen.', 'The share.'],
                    ['planned', 'hours', 'Planerat', 'Planned', 'Beräknad tid för givna uppdrag.', 'Estimates of the assignments given.'],
                    ['used', 'hours', 'Använt', 'Used', 'Nedlagd tid.', 'Time spent.'],
                    ['plannedLeft', 'hours', 'Planerat, inte använt', 'Planned, not used',
                        'Planerat minus använt, minst noll.', 'Planned minus used, at least zero.'],
                    ['free', 'hours', 'Fritt', 'Free', 'Det som varken är planerat eller använt.', 'What is neither planned nor used.'],
                    ['left', 'hours', 'Kvar', 'Left', 'Årets tid minus använt.', 'Time of the year minus used.']]),
                years, report_chart('stacked', 'year', 'used', 'plannedLeft', 'free')),
            report_table('months', worded(p_language, 'Månad för månad', 'Month by month'),
                worded(p_language, 'Använd tid i urvalet, och vad en jämn takt ger varje månad.',
                    'Time used, as filtered, and what an even pace gives each month.'), source,
                report_columns(p_language, ARRAY[
                    ['month', 'text', 'Månad', 'Month', 'Månad under året.', 'Month of the year.'],
                    ['used', 'hours', 'Använt', 'Used', 'Nedlagd tid under månaden.', 'Time spent in the month.'],
                    ['pace', 'hours', 'Jämn takt', 'Even pace',
                        'Årets tid fördelad på dagarna.', 'Time of the year spread over its days.'],
                    ['soFar', 'hours', 'Hittills', 'So far', 'Använt sedan årets början.', 'Used since the year began.'],
                    ['left', 'hours', 'Kvar', 'Left',
                        'Årets tid minus det som använts hittills.', 'Time of the year minus what was used so far.']]),
                months, report_chart('bars', 'month', 'used', 'pace')),
            report_table('groups', worded(p_language, 'Av vem uppdragen gavs', 'By whom the work was given'),
                worded(p_language, 'Årets uppdrag efter gruppen som beslutade dem, eller som fått dem delegerade till sig att ge.',
                    'The assignments of the year by the group that decided them, or that gave them by delegation.'), source,
                report_columns(p_language, ARRAY[
                    ['group', 'text', 'Grupp', 'Group', 'Gruppen.', 'The group.'],
                    ['assignments', 'count', 'Uppdrag', 'Assignments', 'Antal.', 'Number.'],
                    ['planned', 'hours', 'Planerat', 'Planned', 'Beräknad tid.', 'Estimated time.'],
                    ['used', 'hours', 'Använt', 'Used', 'Nedlagd tid.', 'Time spent.'],
                    ['left', 'hours', 'Planerat, inte använt', 'Planned, not used',
                        'Planerat minus använt, minst noll.', 'Planned minus used, at least zero.']]),
                by_group, report_chart('stacked', 'group', 'used', 'left')),
            report_table('assignments', worded(p_language, 'Uppdrag', 'Assignments'),
                worded(p_language, 'Årets uppdrag, de senast givna först.', 'The assignments of the year, the latest given first.')
                    || newest_rows(p_language), source,
                report_columns(p_language, ARRAY[
                    ['assignment', 'text', 'Uppdrag', 'Assignment', 'Vad som ska göras.', 'What is to be done.'],
                    ['decision', 'link', 'Beslut', 'Decision',
                        'Paragrafen som gav det, eller delegerade det.', 'The paragraph that gave or delegated it.'],
                    ['group', 'text', 'Av', 'By', 'Gruppen som gav det.', 'The group that gave it.'],
                    ['givenOn', 'day', 'Givet', 'Given', 'Dagen det gavs.', 'The day it was given.'],
                    ['dueOn', 'day', 'Klart senast', 'Due', 'Sista dag, när en är satt.', 'Last day, when one is set.'],
                    ['planned', 'hours', 'Beräknat', 'Estimate', 'Beräknad tid.', 'Estimated time.'],
                    ['used', 'hours', 'Använt', 'Used', 'Nedlagd tid till och med dagen.', 'Time spent up to the day.'],
                    ['left', 'hours', 'Kvar', 'Left', 'Beräknat minus använt.', 'Estimate minus used.'],
                    ['percent', 'percent', 'Använd del', 'Part used', 'Använt delat med beräknat.', 'Used divided by the estimate.']]),
                listed)));
END
$$;
COMMENT ON FUNCTION report_hours IS 'Andelen av tiden: hur mycket, planerat, använt och kvar, år för år och månad för månad (V-54…V-57, D-11).';
