-- The plans in force on a day, and what they hold: activities by area, and who helps whom.

CREATE OR REPLACE FUNCTION area_titles(p_at date, p_language text) RETURNS TABLE (code text, title text, place bigint)
LANGUAGE sql STABLE AS $$
    SELECT DISTINCT ON (named.code) named.code, named.title, named.place
    FROM (
        SELECT area.value ->> 'code' AS code, area.value ->> 'title' AS title, area.place, 1 AS turn
        FROM plans_at(p_at) p JOIN published.matters m ON m.code = p.matter AND m.shape = 'areas'
            CROSS JOIN jsonb_array_elements(p.content -> 'areas') WITH ORDINALITY AS area(value, place)
        WHERE p.runs @> p_at AND p_language = 'sv'
        UNION ALL
        SELECT a.code, localized(a.title, p_language), a.position, 2 FROM published.areas a
        UNION ALL
        SELECT area.value ->> 'code', area.value ->> 'title', 1000 + area.place, 3
        FROM plans_at(p_at) p JOIN published.matters m ON m.code = p.matter AND m.shape = 'areas'
            CROSS JOIN jsonb_array_elements(p.content -> 'areas') WITH ORDINALITY AS area(value, place)
    ) named
    ORDER BY named.code, named.turn
$$;
COMMENT ON FUNCTION area_titles IS 'Områdenas namn: som planen i kraft säger, annars som avtalet eller en annan plan säger (V-20).';

CREATE OR REPLACE FUNCTION report_plans(p_at date, p_language text, p_params jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    decided text := worded(p_language, 'Beslutade planer', 'Decided plans');
    clause text := rule_clause('activity_comes_from_a_plan');
    counts jsonb;
    plans jsonb;
    by_area jsonb;
    listed jsonb;
    by_party jsonb;
BEGIN
    WITH running AS MATERIALIZED (
        SELECT p.id, p.matter, p.valid, p.decision_id, p.decided_on, p.supersedes, p.replaces, p.runs, p.entry FROM plans_at(p_at) p
        WHERE p.runs @> p_at
    ), titles AS MATERIALIZED (
        SELECT t.* FROM area_titles(p_at, p_language) t
    ), chosen AS MATERIALIZED (
        SELECT a.*, p.decision_id, (SELECT count(*) FROM jsonb_array_elements(a.calendar)) AS days,
            (SELECT min(day.value ->> 'on') FROM jsonb_array_elements(a.calendar) day
                WHERE coalesce(day.value ->> 'until', day.value ->> 'on')::date >= p_at) AS next_day
        FROM running p JOIN published.activities a ON a.plan_id = p.id
        WHERE (p_params ->> 'area' IS NULL OR a.area = p_params ->> 'area')
            AND (p_params ->> 'party' IS NULL OR p_params ->> 'party' = ANY (a.helping || a.helped))
    ), shares AS (
        SELECT p.code, p.name, count(*) FILTER (WHERE p.code = ANY (c.helping)) AS helping,
            count(*) FILTER (WHERE p.code = ANY (c.helped)) AS helped
        FROM published.parties p JOIN chosen c ON p.code = ANY (c.helping || c.helped)
        GROUP BY p.code, p.name
    )
    SELECT
        (SELECT jsonb_build_object('plans', (SELECT count(*) FROM running), 'activities', count(*), 'days', coalesce(sum(c.days), 0),
            'helping', (SELECT count(*) FROM shares s WHERE s.helping > 0), 'helped', (SELECT count(*) FROM shares s WHERE s.helped > 0),
            'areas', count(DISTINCT c.area)) FROM chosen c),
        (SELECT jsonb_agg(jsonb_build_object('plan', localized(m.title, p_language),
            'state', CASE WHEN r.id IS NULL THEN report_status('bad', worded(p_language, 'Saknas', 'Missing'))
                ELSE report_status('good', worded(p_language, 'Gäller', 'In force')) END,
            'from', coalesce(to_jsonb(lower(r.runs)), not_applicable()), 'to', coalesce(to_jsonb(upper(r.runs) - 1), not_applicable()),
            'decision', coalesce(decision_link(r.decision_id), not_applicable()),
            'decidedOn', coalesce(to_jsonb(r.decided_on), not_applicable()),
            'supersedes', coalesce((SELECT decision_link(former.decision_id) FROM published.plans former WHERE former.id = r.supersedes),
                not_applicable()), 'entry', r.entry) ORDER BY m.position, r.decided_on)
            FROM published.matters m LEFT JOIN running r ON r.matter = m.code WHERE m.effect = 'plan'),
        (SELECT jsonb_agg(jsonb_build_object('area', a.title, 'activities', a.activities, 'days', a.days,
            'helping', a.helping, 'helped', a.helped) ORDER BY a.place, a.title)
            FROM (SELECT t.title, t.place, count(c.id) AS activities, coalesce(sum(c.days), 0) AS days,
                    (SELECT count(DISTINCT party) FROM chosen h, unnest(h.helping) party WHERE h.area = t.code) AS helping,
                    (SELECT count(DISTINCT party) FROM chosen h, unnest(h.helped) party WHERE h.area = t.code) AS helped
                FROM titles t LEFT JOIN chosen c ON c.area = t.code
                WHERE (p_params ->> 'area' IS NULL OR t.code = p_params ->> 'area')
                GROUP BY t.code, t.title, t.place HAVING t.place < 1000 OR count(c.id) > 0) a),
        (SELECT jsonb_agg(jsonb_build_object('activity', report_link(n.title, '/activities/' || n.id), 'area', coalesce(t.title, n.area),
            'helping', party_links(n.helping), 'helped', party_links(n.helped), 'firstDay', n.first_day, 'lastDay', n.last_day,
            'nextDay', coalesce(to_jsonb(n.next_day), not_applicable()), 'days', n.days, 'decision', decision_link(n.decision_id),
            'entry', n.entry) ORDER BY n.first_day, n.title, n.id)
            FROM (SELECT c.* FROM chosen c ORDER BY c.first_day DESC, c.id LIMIT report_limit(p_params)) n
            LEFT JOIN titles t ON t.code = n.area),
        (SELECT jsonb_agg(jsonb_build_object('party', report_link(s.name, '/parties/' || s.code), 'helping', s.helping, 'helped', s.helped)
            ORDER BY s.helping DESC, s.helped DESC, s.name COLLATE "sv-x-icu") FROM shares s)
    INTO counts, plans, by_area, listed, by_party;

    RETURN jsonb_build_object(
        'title', worded(p_language, 'Planer och aktiviteter', 'Plans and activities'),
        'summary', worded(p_language,
            format('Planer som gäller den %s: %s. Aktiviteter: %s. Områden med aktiviteter: %s.', p_at, counts ->> 'plans',
                counts ->> 'activities', counts ->> 'areas'),
            format('Plans in force on %s: %s. Activities: %s. Areas with activities: %s.', p_at, counts ->> 'plans',
                counts ->> 'activities', counts ->> 'areas')),
        'figures', jsonb_build_array(
            report_figure('plans', worded(p_language, 'Planer som gäller', 'Plans in force'), counts -> 'plans', 'count',
                worded(p_language, 'Beslutade planer och budgetar vars tid omfattar dagen och som inte har ersatts.',
                    'Decided plans and budgets whose period holds the day and that are not superseded.'), decided,
                rule_clause('one_plan_a_period')),
            report_figure('activities', worded(p_language, 'Aktiviteter', 'Activities'), counts -> 'activities', 'count',
                worded(p_language, 'Aktiviteter i de planer som gäller, i urvalet.', 'Activities in the plans in force, as filtered.'), decided,
                clause),
            report_figure('calendarDays', worded(p_language, 'Tillfällen i kalendariet', 'Calendar entries'), counts -> 'days', 'count',
                worded(p_language, 'Aktiviteternas poster i planens kalendarium.', 'The entries of the activities in the calendar of the plan.'),
                decided, rule_clause('plan_has_its_calendar')),
            report_figure('helping', worded(p_language, 'Parter som hjälper', 'Parties that help'), counts -> 'helping', 'count',
                worded(p_language, 'Parter som anges som hjälpande i minst en aktivitet i urvalet.',
                    'Parties named as helping in at least one activity, as filtered.'), decided, clause),
            report_figure('helped', worded(p_language, 'Parter som får hjälp', 'Parties that are helped'), counts -> 'helped', 'count',
                worded(p_language, 'Parter som anges som hjälpta i minst en aktivitet i urvalet.',
                    'Parties named as helped in at least one activity, as filtered.'), decided, clause)),
        'filters', jsonb_build_array(day_filter(p_language, p_params, p_at), area_filter(p_language, p_params), party_filter(p_language, p_params)),
        'tables', jsonb_build_array(
            report_table('plans', worded(p_language, 'Planer och budget', 'Plans and budget'),
                worded(p_language, 'Varje slag av plan och den som gäller den dagen.',
                    'Each kind of plan, and the one in force on the day.'), decided,
                report_columns(p_language, ARRAY[
                    ['plan', 'text', 'Plan', 'Plan', 'Slag av plan.', 'Kind of plan.'],
                    ['state', 'status', 'Läge', 'State',
                        'Om en beslutad plan gäller den dagen.', 'Whether a decided plan is in force on the day.'],
                    ['from', 'day', 'Gäller från', 'In force from',
                        'Planens första dag, eller dagen då den ersatte en annan.', 'Its first day, or the day it superseded another.'],
                    ['to', 'day', 'Till och med', 'Until', 'Planens sista dag.', 'Its last day.'],
                    ['decision', 'link', 'Beslut', 'Decision', 'Paragrafen som satte den i kraft.', 'The paragraph that put it in force.'],
                    ['decidedOn', 'day', 'Beslutad', 'Decided', 'Dagen för beslutet.', 'Day of the decision.'],
                    ['supersedes', 'link', 'Ersatte', 'Superseded',
                        'Beslutet om den plan som den ersatte.', 'The decision on the plan that it superseded.']]),
                plans),
            report_table('areas', worded(p_language, 'Aktiviteter per område', 'Activities by area'),
                worded(p_language, 'Områdena och hur mycket som planerats inom dem.', 'The areas, and how much is planned in each.'), decided,
                report_columns(p_language, ARRAY[
                    ['area', 'text', 'Område', 'Area',
                        'Samverkansområde enligt planen i kraft.', 'Area of collaboration in the plan in force.'],
                    ['activities', 'count', 'Aktiviteter', 'Activities', 'Antal.', 'Number.'],
                    ['days', 'count', 'Tillfällen', 'Entries', 'Poster i kalendariet.', 'Calendar entries.'],
                    ['helping', 'count', 'Hjälper', 'Helping', 'Olika parter som hjälper.', 'Different parties that help.'],
                    ['helped', 'count', 'Får hjälp', 'Helped', 'Olika parter som får hjälp.', 'Different parties that are helped.']]),
                by_area, report_chart('bars', 'area', 'activities')),
            report_table('activities', worded(p_language, 'Aktiviteter', 'Activities'),
                worded(p_language, 'Aktiviteter i de planer som gäller, efter första dag.', 'Activities in the plans in force, by first day.')
                    || newest_rows(p_language), decided,
                report_columns(p_language, ARRAY[
                    ['activity', 'link', 'Aktivitet', 'Activity', 'Vad som ska göras.', 'What is to be done.'],
                    ['area', 'text', 'Område', 'Area', 'Samverkansområde.', 'Area of collaboration.'],
                    ['helping', 'link', 'Hjälper', 'Helping', 'Parter som hjälper.', 'Parties that help.'],
                    ['helped', 'link', 'Får hjälp', 'Helped', 'Parter som får hjälp.', 'Parties that are helped.'],
                    ['firstDay', 'day', 'Första dag', 'First day', 'Första dagen i kalendariet.', 'First day in the calendar.'],
                    ['lastDay', 'day', 'Sista dag', 'Last day', 'Sista dagen i kalendariet.', 'Last day in the calendar.'],
                    ['nextDay', 'day', 'Nästa', 'Next', 'Nästa tillfälle, från den dagen.', 'The next entry, from the day.'],
                    ['days', 'count', 'Tillfällen', 'Entries', 'Poster i kalendariet.', 'Calendar entries.'],
                    ['decision', 'link', 'Beslut', 'Decision', 'Beslutet om planen.', 'The decision on the plan.']]),
                listed),
            report_table('contributions', worded(p_language, 'Vem som hjälper och får hjälp', 'Who helps and who is helped'),
                worded(p_language, 'Antal aktiviteter i urvalet där parten hjälper och där den får hjälp.',
                    'Activities, as filtered, in which the party helps and is helped.'), decided,
                report_columns(p_language, ARRAY[
                    ['party', 'link', 'Part', 'Party', 'Parten.', 'The party.'],
                    ['helping', 'count', 'Hjälper', 'Helps', 'Aktiviteter där parten hjälper.', 'Activities in which it helps.'],
                    ['helped', 'count', 'Får hjälp', 'Is helped',
                        'Aktiviteter där parten får hjälp.', 'Activities in which it is helped.']]),
                by_party, report_chart('stacked', 'party', 'helping', 'helped'))));
END
$$;
COMMENT ON FUNCTION report_plans IS 'Planerna som gäller en dag, aktiviteterna per område och vem som hjälper vem (V-3, V-20, V-21, V-63…V-66).';
