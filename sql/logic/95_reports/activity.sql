-- One decided activity: when, who helps whom, what it costs, and where it was decided.

CREATE OR REPLACE FUNCTION report_activity(p_at date, p_language text, p_params jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    plan_source text := worded(p_language, 'Den beslutade planen', 'The decided plan');
    money_source text := worded(p_language, 'Beslutade budgetar', 'Decided budgets');
    clause text := rule_clause('activity_comes_from_a_plan');
    a record;
    counts jsonb;
    days jsonb;
    parties jsonb;
    costs jsonb;
    wordings jsonb;
    taken_in jsonb;
BEGIN
    SELECT listed.*, p.matter, p.valid, p.runs, p.decision_id, p.decided_on, d.proposal_id, localized(m.title, p_language) AS plan_title,
        coalesce((SELECT t.title FROM area_titles(p_at, p_language) t WHERE t.code = listed.area), listed.area) AS area_title
    INTO a
    FROM published.activities listed JOIN plans_at(p_at) p ON p.id = listed.plan_id
    JOIN published.matters m ON m.code = p.matter JOIN published.decisions d ON d.id = p.decision_id
    WHERE listed.id = try_uuid(p_params ->> 'subject');
    IF a.id IS NULL THEN
        RETURN NULL;
    END IF;

    WITH entries AS MATERIALIZED (
        SELECT (day.value ->> 'on')::date AS on_day, (day.value ->> 'until')::date AS until_day, day.value ->> 'title' AS title,
            day.value ->> 'place' AS place
        FROM jsonb_array_elements(a.calendar) day
    ), money AS MATERIALIZED (
        SELECT b.id, b.runs, b.decision_id, b.matter, l.value ->> 'title' AS title, (l.value ->> 'amountOre')::numeric AS ore, l.place, b.decided_on,
            l.value ->> 'class' AS class, b.superseded_by
        FROM plans_at(p_at) b JOIN published.matters m ON m.code = b.matter AND m.shape = 'money'
        CROSS JOIN jsonb_array_elements(b.content -> 'costs') WITH ORDINALITY AS l(value, place)
        WHERE b.valid && a.valid AND l.value ->> 'activity' = a.code
    )
    SELECT
        jsonb_build_object('days', (SELECT count(*) FROM entries), 'next', (SELECT min(greatest(e.on_day, p_at)) FROM entries e
            WHERE coalesce(e.until_day, e.on_day) >= p_at), 'costs', (SELECT sum(m.ore) FROM money m WHERE m.superseded_by IS NULL)),
        (SELECT jsonb_agg(jsonb_build_object('on', e.on_day, 'until', coalesce(to_jsonb(e.until_day), not_applicable()),
            'occasion', coalesce(to_jsonb(e.title), not_applicable()), 'place', e.place, 'state', CASE
                WHEN coalesce(e.until_day, e.on_day) < p_at THEN report_status('none', worded(p_language, 'Förbi', 'Past'))
                WHEN e.on_day <= p_at THEN report_status('good', worded(p_language, 'Pågår', 'Under way'))
                ELSE report_status('none', worded(p_language, 'Kommer', 'To come')) END) ORDER BY e.on_day) FROM entries e),
        (SELECT jsonb_agg(jsonb_build_object('party', report_link(p.name, '/parties/' || p.code), 'part',
            CASE WHEN p.code = ANY (a.helping) AND p.code = ANY (a.helped) THEN worded(p_language, 'Hjälper och får hjälp', 'Helps and is helped')
                WHEN p.code = ANY (a.helping) THEN worded(p_language, 'Hjälper', 'Helps') ELSE worded(p_language, 'Får hjälp', 'Is helped') END)
            ORDER BY p.code = ANY (a.helping) DESC, p.name COLLATE "sv-x-icu")
            FROM published.parties p WHERE p.code = ANY (a.helping || a.helped)),
        (SELECT jsonb_agg(jsonb_build_object('title', m.title, 'class', (SELECT localized(c.title, p_language) FROM published.money_classes c
                WHERE c.side = 'cost' AND c.code = m.class), 'amount', kronor(m.ore), 'decision', decision_link(m.decision_id),
            'state', CASE WHEN m.superseded_by IS NULL THEN report_status('good', worded(p_language, 'Gäller', 'Stands'))
                ELSE report_status('none', worded(p_language, 'Ersatt', 'Superseded')) END) ORDER BY m.decided_on DESC, m.place) FROM money m),
        (SELECT jsonb_agg(jsonb_build_object('activity', report_link(o.title, '/activities/' || o.id), 'from', o.starts, 'to', o.ends,
            'decision', decision_link(o.decision_id), 'state', CASE
                WHEN o.id = a.id THEN report_status('none', worded(p_language, 'Visas här', 'Shown here'))
                WHEN isempty(o.runs) THEN report_status('none', worded(p_language, 'Ersatt före sin tid', 'Superseded before its time'))
                WHEN o.runs @> p_at THEN report_status('good', worded(p_language, 'Gäller', 'In force'))
                WHEN lower(o.runs) > p_at THEN report_status('none', worded(p_language, 'Kommande', 'To come'))
                ELSE report_status('none', worded(p_language, 'Har gällt', 'Was in force')) END) ORDER BY o.decided_on DESC, o.starts DESC)
            FROM (SELECT other.id, other.title, p.runs, p.decision_id, p.decided_on, lower(p.valid) AS starts, upper(p.valid) - 1 AS ends
                FROM plans_at(p_at) p JOIN published.activities other ON other.plan_id = p.id AND other.code = a.code
                WHERE p.matter = a.matter ORDER BY p.decided_on DESC LIMIT 100) o),
        (SELECT jsonb_agg(jsonb_build_object('proposal', report_link(p.title, '/proposals/' || p.id), 'submittedOn', p.submitted_on,
            'submitter', submitter_link(y.code, y.name, g.title, p_language)) ORDER BY p.submitted_on, p.id)
            FROM published.proposals p JOIN published.parties y ON y.code = p.party_code LEFT JOIN published.groups g ON g.code = p.group_code
            WHERE p.included_in = a.proposal_id AND p.state = 'included' AND p.submitted_on <= p_at)
    INTO counts, days, parties, costs, wordings, taken_in;

    RETURN jsonb_build_object(
        'title', a.title,
        'summary', coalesce(a.description || ' ', '') || worded(p_language,
            format('Beslutad den %s för %s till %s, inom området %s.', a.decided_on, lower(a.valid), upper(a.valid) - 1, a.area_title),
            format('Decided on %s for %s to %s, in the area %s.', a.decided_on, lower(a.valid), upper(a.valid) - 1, a.area_title)),
        'figures', jsonb_build_array(
            report_figure('days', worded(p_language, 'Tillfällen', 'Entries'), counts -> 'days', 'count',
                worded(p_language, 'Aktivitetens poster i planens kalendarium.', 'Its entries in the calendar of the plan.'), plan_source,
                rule_clause('plan_has_its_calendar')),
            report_figure('next', worded(p_language, 'Nästa', 'Next'), coalesce(nullif(counts -> 'next', 'null'), not_applicable()), 'day',
                worded(p_language, 'Nästa dag då den pågår, från den dagen.', 'Next day it takes place, from the day.'), plan_source, clause),
            report_figure('helping', worded(p_language, 'Parter som hjälper', 'Parties that help'), cardinality(a.helping), 'count',
                worded(p_language, 'Parter som enligt planen hjälper till.', 'Parties that help, by the plan.'), plan_source, clause),
            report_figure('helped', worded(p_language, 'Parter som får hjälp', 'Parties that are helped'), cardinality(a.helped), 'count',
                worded(p_language, 'Parter som enligt planen får hjälp.', 'Parties that are helped, by the plan.'), plan_source, clause),
            report_figure('costs', worded(p_language, 'Budgeterad kostnad', 'Budgeted cost'), kronor((counts ->> 'costs')::numeric), 'kronor',
                worded(p_language, 'Budgetrader som pekar på aktiviteten, i budgetar för planens tid som inte är ersatta.',
                    'Budget lines that point at it, in budgets for the time of the plan that are not superseded.'), money_source,
                rule_clause('activity_cost_points_at_an_activity'))),
        'filters', jsonb_build_array(day_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(
            report_table('calendar', worded(p_language, 'När', 'When'),
                worded(p_language, 'Aktivitetens tillfällen i kalendariet.', 'Its entries in the calendar.'), plan_source,
                report_columns(p_language, ARRAY[
                    ['on', 'day', 'Dag', 'Day', 'Dagen då det börjar.', 'The day it begins.'],
                    ['until', 'day', 'Till och med', 'Until',
                        'Sista dagen, när det pågår flera dagar.', 'The last day, when it goes on for several.'],
                    ['occasion', 'text', 'Tillfälle', 'Entry', 'Vad som då händer.', 'What then happens.'],
                    ['place', 'text', 'Plats', 'Place', 'Var det hålls.', 'Where it is held.'],
                    ['state', 'status', 'Läge', 'State', 'Hur det står den dagen.', 'How it stands on the day.']]),
                days),
            report_table('parties', worded(p_language, 'Vem som hjälper vem', 'Who helps whom'),
                worded(p_language, 'Parterna i aktiviteten.', 'The parties in the activity.'), plan_source,
                report_columns(p_language, ARRAY[
                    ['party', 'link', 'Part', 'Party', 'Parten.', 'The party.'],
                    ['part', 'text', 'Roll', 'Part', 'Hjälper eller får hjälp.', 'Helps or is helped.']]),
                parties),
            report_table('costs', worded(p_language, 'Kostnader', 'Costs'),
                worded(p_language, 'Budgetrader som pekar på aktiviteten.', 'Budget lines that point at the activity.'), money_source,
                report_columns(p_language, ARRAY[
                    ['title', 'text', 'Avser', 'For', 'Vad raden avser.', 'What the line is for.'],
                    ['class', 'text', 'Kostnadsslag', 'Cost class', 'Slaget.', 'The class.'],
                    ['amount', 'kronor', 'Belopp', 'Amount', 'Radens belopp.', 'Amount of the line.'],
                    ['decision', 'link', 'Beslut', 'Decision', 'Beslutet om budgeten.', 'The decision on the budget.'],
                    ['state', 'status', 'Läge', 'State',
                        'Om budgeten står fast eller är ersatt.', 'Whether the budget stands or is superseded.']]),
                costs),
            report_table('wordings', worded(p_language, 'Beslut om aktiviteten', 'Decisions on the activity'),
                worded(p_language, 'De planer där aktiviteten står under samma kod, de senaste 100 först.',
                    'The plans that hold the activity under the same code, the latest 100 first.'), plan_source,
                report_columns(p_language, ARRAY[
                    ['activity', 'link', 'Aktivitet', 'Activity', 'Som planen säger.', 'As the plan says.'],
                    ['from', 'day', 'Planen från', 'Plan from', 'Planens första dag.', 'First day of the plan.'],
                    ['to', 'day', 'Till och med', 'Until', 'Planens sista dag.', 'Last day of the plan.'],
                    ['decision', 'link', 'Beslut', 'Decision', 'Beslutet om planen.', 'The decision on the plan.'],
                    ['state', 'status', 'Läge', 'State', 'Hur planen står den dagen.', 'How the plan stands on the day.']]),
                wordings),
            report_table('proposals', worded(p_language, 'Förslag som planen tog upp', 'Proposals that the plan took in'),
                worded(p_language, 'Förslag som togs upp i den plan där aktiviteten står.', 'Proposals taken into the plan that holds the activity.'),
                worded(p_language, 'Diariet', 'The register'),
                report_columns(p_language, ARRAY[
                    ['proposal', 'link', 'Förslag', 'Proposal', 'Förslaget.', 'The proposal.'],
                    ['submitter', 'link', 'Från', 'From', 'Den som lämnade det.', 'Who submitted it.'],
                    ['submittedOn', 'day', 'Inlämnat', 'Submitted', 'Dagen det lämnades in.', 'The day it was submitted.']]),
                taken_in)));
END
$$;
COMMENT ON FUNCTION report_activity IS 'En beslutad aktivitet: när, vem som hjälper vem, kostnad, beslut (V-3, V-21, V-28, V-64, V-69).';
