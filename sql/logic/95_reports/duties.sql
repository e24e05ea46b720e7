-- The year wheel: what the agreement demands of a year, and how it stands on a day.

CREATE OR REPLACE FUNCTION duty_status(state text, language text) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT CASE state
        WHEN 'fulfilled' THEN report_status('good', worded(language, 'Uppfyllt', 'Fulfilled'))
        WHEN 'planned' THEN report_status('none', worded(language, 'Planerat', 'Planned'))
        WHEN 'open' THEN report_status('watch', worded(language, 'Inte planerat', 'Not planned'))
        WHEN 'overdue' THEN report_status('bad', worded(language, 'Försenat', 'Overdue')) END
$$;
COMMENT ON FUNCTION duty_status IS 'Hur en post i årshjulet står, i ord.';

CREATE OR REPLACE FUNCTION duty_evidence(evidence jsonb, language text) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT coalesce(jsonb_agg(shown.link ORDER BY shown.turn, shown.place) FILTER (WHERE shown.link IS NOT NULL), '[]')
    FROM (
        SELECT 1 AS turn, m.place, meeting_link((m.value ->> 'meeting')::uuid, language) AS link
        FROM jsonb_array_elements(evidence -> 'meetings') WITH ORDINALITY AS m(value, place)
        UNION ALL
        SELECT 2, 0, decision_link((evidence ->> 'decision')::uuid)
        UNION ALL
        SELECT 3, p.place, proposal_link(p.value::uuid)
        FROM jsonb_array_elements_text(evidence -> 'proposals') WITH ORDINALITY AS p(value, place) WHERE evidence ->> 'decision' IS NULL
    ) shown
$$;
COMMENT ON FUNCTION duty_evidence IS 'Det som visar hur en post står: mötena, beslutet om planen eller de förslag som är på väg.';

CREATE OR REPLACE FUNCTION report_duties(p_at date, p_language text, p_params jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    p_year integer := asked_year(p_params, p_at);
    source text := worded(p_language, 'Räknas fram ur avtalet, mötena och planerna', 'Computed from the agreement, the meetings and the plans');
    clause text := rule_clause('meeting_label_matches_its_window');
    counts jsonb;
    during jsonb;
    before jsonb;
    columns jsonb[] := report_columns(p_language, ARRAY[
        ['duty', 'text', 'Uppgift', 'Duty', 'Vad avtalet kräver.', 'What the agreement demands.'],
        ['state', 'status', 'Läge', 'State',
            'Uppfyllt, planerat, inte planerat, eller försenat när tiden gått ut.',
            'Fulfilled, planned, not planned, or overdue when its time has passed.'],
        ['opens', 'day', 'Från', 'From', 'Första dagen då det kan göras.', 'First day it can be done.'],
        ['due', 'day', 'Senast', 'Due', 'Sista dagen.', 'Last day.'],
        ['owner', 'link', 'Ansvarig', 'Owner', 'Gruppen eller parten.', 'The group or party.'],
        ['progress', 'text', 'Gjort', 'Done', 'Hur mycket av det som krävs.', 'How much of what is demanded.'],
        ['evidence', 'link', 'Underlag', 'Evidence',
            'Möten, beslut eller förslag som visar det.', 'Meetings, decisions or proposals that show it.'],
        ['clause', 'quote', 'Avtalet', 'The agreement', 'Klausulen, ordagrant.', 'The clause, in its own words.']]);
BEGIN
    WITH due AS MATERIALIZED (
        SELECT p_year AS year, d.* FROM published_duties(p_year, p_at) d
        UNION ALL
        SELECT p_year + 1, d.* FROM published_duties(p_year + 1, p_at) d WHERE d.due < make_date(p_year + 1, 1, 1)
    ), shown AS (
        SELECT d.year, d.opens, d.due, d.state, jsonb_build_object('duty', concat(localized(d.title, p_language), ' ', d.year),
            'state', duty_status(d.state, p_language), 'opens', d.opens, 'due', d.due, 'owner', named_owner(d.owner, p_language),
            'progress', CASE WHEN d.evidence ? 'minimum' THEN worded(p_language,
                    format('%s av %s hållna', d.evidence ->> 'held', d.evidence ->> 'minimum'),
                    format('%s of %s held', d.evidence ->> 'held', d.evidence ->> 'minimum'))
                WHEN d.evidence ->> 'decision' IS NOT NULL THEN worded(p_language, 'Beslutad', 'Decided')
                ELSE worded(p_language, format('%s förslag på väg', jsonb_array_length(d.evidence -> 'proposals')),
                    format('%s proposals under way', jsonb_array_length(d.evidence -> 'proposals'))) END,
            'evidence', duty_evidence(d.evidence, p_language), 'clause', report_quote(d.clause_id)) AS line
        FROM due d
        WHERE p_params ->> 'group' IS NULL OR d.owner = p_params ->> 'group'
    )
    SELECT jsonb_build_object('duties', count(*) FILTER (WHERE s.year = p_year),
            'fulfilled', count(*) FILTER (WHERE s.year = p_year AND s.state = 'fulfilled'),
            'planned', count(*) FILTER (WHERE s.year = p_year AND s.state = 'planned'),
            'open', count(*) FILTER (WHERE s.year = p_year AND s.state = 'open'),
            'overdue', count(*) FILTER (WHERE s.year = p_year AND s.state = 'overdue')),
        jsonb_agg(s.line ORDER BY s.due, s.opens, s.line ->> 'duty') FILTER (WHERE s.due >= make_date(p_year, 1, 1)),
        jsonb_agg(s.line ORDER BY s.due, s.opens, s.line ->> 'duty') FILTER (WHERE s.due < make_date(p_year, 1, 1))
    INTO counts, during, before FROM shown s;

    RETURN jsonb_build_object(
        'title', worded(p_language, format('Årshjulet %s', p_year), format('The year wheel %s', p_year)),
        'summary', worded(p_language,
            format('%s av %s uppgifter för %s är uppfyllda, %s är försenade.', counts ->> 'fulfilled', counts ->> 'duties', p_year,
                counts ->> 'overdue'),
            format('%s of %s duties for %s are fulfilled, %s are overdue.', counts ->> 'fulfilled', counts ->> 'duties', p_year,
                counts ->> 'overdue')),
        'figures', jsonb_build_array(
            report_figure('duties', worded(p_language, 'Uppgifter', 'Duties'), counts -> 'duties', 'count',
                worded(p_language, 'Vad avtalet kräver av året: dess möten, och de planer som ska vara beslutade för det.',
                    'What the agreement demands of the year: its meetings, and the plans decided for it.'), source, clause),
            report_figure('fulfilled', worded(p_language, 'Uppfyllda', 'Fulfilled'), counts -> 'fulfilled', 'count',
                worded(p_language, 'Mötet är hållet i sitt fönster, eller planen är beslutad.',
                    'The meeting was held in its window, or the plan is decided.'),
                source, clause),
            report_figure('planned', worded(p_language, 'Planerade', 'Planned'), counts -> 'planned', 'count',
                worded(p_language, 'Mötet är planerat, eller ett förslag till planen är på väg.',
                    'The meeting is planned, or a proposal of the plan is under way.'),
                source, clause),
            report_figure('open', worded(p_language, 'Inte planerade', 'Not planned'), counts -> 'open', 'count',
                worded(p_language, 'Tiden har inte gått ut, men inget är planerat.', 'The time has not passed, but nothing is planned.'), source, clause),
            report_figure('overdue', worded(p_language, 'Försenade', 'Overdue'), counts -> 'overdue', 'count',
                worded(p_language, 'Tiden har gått ut.', 'The time has passed.'), source, clause)),
        'filters', jsonb_build_array(day_filter(p_language, p_params, p_at), year_filter(p_language, p_params, p_at),
            group_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(
            report_table('duties', worded(p_language, format('Att göra under %s', p_year), format('To do in %s', p_year)),
                worded(p_language, 'Det som ska vara gjort under året, i tidsordning: årets möten, och planerna för nästa år.',
                    'What is due in the year, in order of time: its meetings, and the plans for the next year.'), source,
                columns, during, report_chart('wheel', 'duty', 'opens', 'due')),
            report_table('plans', worded(p_language, format('Att ha beslutat inför %s', p_year), format('To have decided before %s', p_year)),
                worded(p_language, 'Planerna för året, som skulle vara beslutade innan det började.',
                    'The plans for the year, to be decided before it began.'), source, columns, before)));
END
$$;
COMMENT ON FUNCTION report_duties IS 'Årshjulet: årets uppgifter enligt avtalet, hur de står och vad som visar det (V-32, V-33, V-48, V-63…V-66).';
