-- The calendar of a year: what the plans say happens, and the meetings, month by month.

CREATE OR REPLACE FUNCTION asked_year(p_params jsonb, p_at date) RETURNS integer
LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce((p_params ->> 'year')::integer, extract(year FROM p_at)::integer)
$$;
COMMENT ON FUNCTION asked_year IS 'Året som frågas efter, annars dagens.';

CREATE OR REPLACE FUNCTION month_title(p_month integer, language text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT (CASE language
        WHEN 'en' THEN ARRAY['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November',
            'December']
        ELSE ARRAY['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september', 'oktober', 'november', 'december']
        END)[p_month]
$$;
COMMENT ON FUNCTION month_title IS 'Månadens namn.';

CREATE OR REPLACE FUNCTION calendar_entries(p_year integer, p_at date)
RETURNS TABLE (activity uuid, title text, area text, on_day date, until_day date, occasion text, place text, entry bigint)
LANGUAGE sql STABLE AS $$
    SELECT a.id, a.title, a.area, (day.value ->> 'on')::date, (day.value ->> 'until')::date, day.value ->> 'title', day.value ->> 'place', a.entry
    FROM plans_at(p_at) p
    JOIN published.activities a ON a.plan_id = p.id
    CROSS JOIN jsonb_array_elements(a.calendar) day
    WHERE p.runs && daterange(make_date(p_year, 1, 1), make_date(p_year + 1, 1, 1))
        AND extract(year FROM (day.value ->> 'on')::date) = p_year AND p.runs @> (day.value ->> 'on')::date
$$;
COMMENT ON FUNCTION calendar_entries IS
    'Kalendariets poster ett år, ur den plan som gällde eller gäller på postens dag, så som det var bestämt en dag (V-21, V-28).';

CREATE OR REPLACE FUNCTION report_calendar(p_at date, p_language text, p_params jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    p_year integer := asked_year(p_params, p_at);
    source text := worded(p_language, 'Beslutade planers kalendarium, och mötena', 'The calendars of decided plans, and the meetings');
    clause text := rule_clause('plan_has_its_calendar');
    counts jsonb;
    months jsonb;
    listed jsonb;
BEGIN
    WITH happening AS MATERIALIZED (
        SELECT c.on_day, c.until_day, 'activity' AS kind, concat_ws(': ', c.title, c.occasion) AS title, '/activities/' || c.activity AS path,
            coalesce(t.title, c.area) AS belongs, c.place, c.entry,
            CASE WHEN coalesce(c.until_day, c.on_day) < p_at THEN report_status('none', worded(p_language, 'Förbi', 'Past'))
                WHEN c.on_day <= p_at THEN report_status('good', worded(p_language, 'Pågår', 'Under way'))
                ELSE report_status('none', worded(p_language, 'Kommer', 'To come')) END AS state, c.on_day >= p_at AS ahead
        FROM calendar_entries(p_year, p_at) c LEFT JOIN area_titles(p_at, p_language) t ON t.code = c.area
        WHERE (p_params ->> 'area' IS NULL OR c.area = p_params ->> 'area') AND p_params ->> 'group' IS NULL
        UNION ALL
        SELECT m.day, NULL, 'meeting', localized(m.title, p_language), '/meetings/' || m.id, localized(m.group_title, p_language), m.place,
            m.entry, meeting_status(m.state, p_language), m.day >= p_at AND m.state IN ('planned', 'summoned')
        FROM (SELECT k.id, k.group_code, k.title, k.group_title, k.place, k.state, k.entry, coalesce(k.held_on, k.day) AS day
            FROM known_meetings(p_at) k) m
        WHERE extract(year FROM m.day) = p_year AND (p_params ->> 'group' IS NULL OR m.group_code = p_params ->> 'group')
            AND p_params ->> 'area' IS NULL
    )
    SELECT
        (SELECT jsonb_build_object('activities', count(*) FILTER (WHERE h.kind = 'activity'), 'meetings', count(*) FILTER (WHERE h.kind = 'meeting'),
            'ahead', count(*) FILTER (WHERE h.ahead), 'next', min(h.on_day) FILTER (WHERE h.ahead)) FROM happening h),
        (SELECT jsonb_agg(jsonb_build_object('month', month_title(m.month, p_language), 'activities', m.activities, 'meetings', m.meetings)
            ORDER BY m.month)
            FROM (SELECT month, count(h.on_day) FILTER (WHERE h.kind = 'activity') AS activities,
                    count(h.on_day) FILTER (WHERE h.kind = 'meeting') AS meetings
                FROM generate_series(1, 12) month LEFT JOIN happening h ON extract(month FROM h.on_day) = month GROUP BY month) m),
        (SELECT jsonb_agg(jsonb_build_object('on', h.on_day, 'until', coalesce(to_jsonb(h.until_day), not_applicable()),
                'what', report_link(h.title, h.path), 'kind', CASE h.kind WHEN 'activity' THEN worded(p_language, 'Aktivitet', 'Activity')
                    ELSE worded(p_language, 'Möte', 'Meeting') END, 'belongs', h.belongs, 'place', h.place, 'state', h.state, 'entry', h.entry)
            ORDER BY h.on_day, h.kind, h.title)
            FROM (SELECT * FROM happening ORDER BY on_day, kind, title LIMIT 1000) h)
    INTO counts, months, listed;

    RETURN jsonb_build_object(
        'title', worded(p_language, format('Kalendarium %s', p_year), format('Calendar %s', p_year)),
        'summary', worded(p_language,
            format('Under %s, tillfällen i kalendariet: %s, möten: %s.', p_year, counts ->> 'activities', counts ->> 'meetings'),
            format('In %s, calendar entries: %s, meetings: %s.', p_year, counts ->> 'activities', counts ->> 'meetings')),
        'figures', jsonb_build_array(
            report_figure('activities', worded(p_language, 'Tillfällen', 'Entries'), counts -> 'activities', 'count',
                worded(p_language, 'Poster i kalendariet som börjar under året, ur den plan som gäller på postens dag.',
                    'Calendar entries that begin in the year, of the plan in force on their day.'), source, clause),
            report_figure('meetings', worded(p_language, 'Möten', 'Meetings'), counts -> 'meetings', 'count',
                worded(p_language, 'Möten under året som var planerade den dagen: hållna, kommande och inställda.',
                    'Meetings of the year that were planned by the day: held, to come and cancelled.'), source,
                rule_clause('meeting_label_matches_its_window')),
            report_figure('ahead', worded(p_language, 'Kvar av året', 'Still to come'), counts -> 'ahead', 'count',
                worded(p_language, 'Tillfällen och möten från och med dagen.', 'Entries and meetings from the day on.'), source, clause),
            report_figure('next', worded(p_language, 'Nästa', 'Next'), coalesce(counts -> 'next', 'null'), 'day',
                worded(p_language, 'Dagen för nästa tillfälle eller möte.', 'Day of the next entry or meeting.'), source, clause)),
        'filters', jsonb_build_array(day_filter(p_language, p_params, p_at), year_filter(p_language, p_params, p_at),
            area_filter(p_language, p_params), group_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(
            report_table('months', worded(p_language, 'Månad för månad', 'Month by month'),
                worded(p_language, 'Hur många tillfällen och möten som börjar i varje månad.', 'How many entries and meetings begin in each month.'),
                source, report_columns(p_language, ARRAY[
                    ['month', 'text', 'Månad', 'Month', 'Månad under året.', 'Month of the year.'],
                    ['activities', 'count', 'Aktiviteter', 'Activities', 'Tillfällen i kalendariet.', 'Calendar entries.'],
                    ['meetings', 'count', 'Möten', 'Meetings', 'Gruppernas möten.', 'Meetings of the groups.']]),
                months, report_chart('stacked', 'month', 'activities', 'meetings')),
            report_table('calendar', worded(p_language, 'Kalendarium', 'Calendar'),
                worded(p_language, 'Årets tillfällen och möten i tidsordning, högst 1 000.',
                    'The entries and meetings of the year, in order of time, 1,000 at most.'), source,
                report_columns(p_language, ARRAY[
                    ['on', 'day', 'Dag', 'Day', 'Dagen då det börjar.', 'The day it begins.'],
                    ['until', 'day', 'Till och med', 'Until',
                        'Sista dagen, när det pågår flera dagar.', 'The last day, when it goes on for several.'],
                    ['what', 'link', 'Vad', 'What', 'Aktiviteten eller mötet.', 'The activity or the meeting.'],
                    ['kind', 'text', 'Slag', 'Kind', 'Aktivitet eller möte.', 'Activity or meeting.'],
                    ['belongs', 'text', 'Område eller grupp', 'Area or group',
                        'Aktivitetens område, eller gruppen som möts.', 'The area of the activity, or the group that meets.'],
                    ['place', 'text', 'Plats', 'Place', 'Var det hålls.', 'Where it is held.'],
                    ['state', 'status', 'Läge', 'State', 'Hur det står den dagen.', 'How it stands on the day.']]),
                listed)));
END
$$;
COMMENT ON FUNCTION report_calendar IS 'Kalendariet ett år: aktiviteternas tillfällen och mötena, månad för månad (V-21, V-28).';
