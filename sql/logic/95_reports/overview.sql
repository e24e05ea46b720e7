-- The overview: the year so far in figures, what comes next, what was decided last and what deviates.

CREATE OR REPLACE FUNCTION report_overview(p_at date, p_language text, p_params jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    p_year integer := extract(year FROM p_at);
    held bigint;
    coming jsonb;
    decided record;
    late bigint;
    waiting record;
    deviating record;
    wheel record;
    hours record;
    money record;
    register_clause text := rule_clause('register_number_is_consecutive');
    window_clause text := rule_clause('meeting_label_matches_its_window');
BEGIN
    SELECT count(*) FILTER (WHERE m.held_on >= make_date(p_year, 1, 1)),
        jsonb_agg(jsonb_build_object('meeting', report_link(localized(m.title, p_language), '/meetings/' || m.id), 'group',
            localized(m.group_title, p_language),
            'startsAt', utc(m.starts_at), 'place', m.place, 'state', meeting_status(m.state, p_language), 'entry', m.entry) ORDER BY m.starts_at)
            FILTER (WHERE m.state IN ('planned', 'summoned') AND m.day <= p_at + 183)
    INTO held, coming FROM known_meetings(p_at) m;
    SELECT count(*) FILTER (WHERE d.year = p_year) AS number, jsonb_agg(jsonb_build_object(
            'decision', report_link('§ ' || d.number || '/' || d.year, '/decisions/' || d.id), 'title', i.title, 'decidedOn', d.decided_on,
            'group', localized(g.title, p_language), 'outcome', outcome_status(d.outcome, p_language), 'entry', d.entry) ORDER BY d.place)
            FILTER (WHERE d.place <= 8) AS shown
    INTO decided
    FROM (SELECT x.*, row_number() OVER (ORDER BY x.decided_on DESC, x.number DESC, x.id) AS place FROM published.decisions x
        WHERE x.decided_on <= p_at) d
    LEFT JOIN published.agenda_items i ON d.place <= 8 AND i.id = d.agenda_item_id
    LEFT JOIN published.groups g ON g.code = d.group_code;
    SELECT count(*) INTO late FROM decision_follow_up(p_at, p_language) f WHERE f.status ->> 'code' = 'bad';
    SELECT count(*) AS number, max(p_at - p.submitted_on) AS oldest INTO waiting
    FROM proposals_at(p_at) t JOIN published.proposals p ON p.id = t.id WHERE t.since IS NULL;
    SELECT count(*) AS number, jsonb_agg(jsonb_build_object('finding', finding_title(f.code, p_language), 'owner', named_owner(f.owner, p_language),
            'clause', report_quote(f.clause_id), 'since', f.since, 'days', p_at - f.since) ORDER BY f.place) FILTER (WHERE f.place <= 10) AS shown
    INTO deviating
    FROM (SELECT x.*, row_number() OVER (ORDER BY x.since, x.clause_id, x.subject) AS place FROM published_findings(p_at) x) f;
    SELECT count(*) AS number, count(*) FILTER (WHERE d.state = 'fulfilled') AS fulfilled,
        jsonb_agg(jsonb_build_object('title', localized(d.title, p_language),
            'owner', named_owner(d.owner, p_language), 'from', d.opens, 'due', d.due,
            'state', duty_status(d.state, p_language)) ORDER BY d.due, d.code) AS shown
    INTO wheel
    FROM published_duties(p_year, p_at) d;
    SELECT sum(capacity_minutes(k.code, p_year)) AS total, min(k.clause_id) AS clause_id,
        (SELECT sum(w.used) FROM given_work(p_at, p_year) w) AS used
    INTO hours FROM published.capacities k;
    SELECT kronor(sum(c.amount)) AS costs,
        (SELECT m.decided_clause FROM published.matters m WHERE m.shape = 'money' ORDER BY m.position LIMIT 1) AS clause_id INTO money
    FROM plans_at(p_at) p JOIN published.matters m ON m.code = p.matter AND m.shape = 'money'
    CROSS JOIN LATERAL (SELECT sum((line ->> 'amountOre')::bigint) AS amount FROM jsonb_array_elements(p.content -> 'costs') line) c
    WHERE p.runs @> p_at;
    RETURN jsonb_build_object('title', worded(p_language, 'Översikt', 'Overview'),
        'summary', worded(p_language, 'Hur samverkan står den ', 'How the cooperation stands on ') || p_at || worded(p_language,
            ': året hittills, vad som kommer härnäst och vad som avviker från avtalet.',
                ': the year so far, what comes next and what deviates from the agreement.'),
        'figures', jsonb_build_array(
            report_figure('meetings', worded(p_language, 'Möten i år', 'Meetings this year'), held, 'count',
                worded(p_language, 'Möten som hållits sedan årets början.', 'Meetings held since the beginning of the year.'),
                worded(p_language, 'Mötena', 'Meetings'), window_clause),
            report_figure('decisions', worded(p_language, 'Beslut i år', 'Decisions this year'), decided.number, 'count',
                worded(p_language, 'Paragrafer sedan årets början.', 'Paragraphs since the beginning of the year.'),
                worded(p_language, 'Beslutsregistret', 'Register of decisions'), rule_clause('decision_number_is_consecutive')),
            report_figure('late', worded(p_language, 'Försenad uppföljning', 'Late follow-up'), late, 'count',
                worded(p_language, 'Beslut vars sista dag har passerat utan återkomst, redovisad tid eller återrapport.',
                    'Decisions whose last day has passed without return, reported time or report.'),
                worded(p_language, 'Besluten, uppdragen och tidredovisningen', 'Decisions, assignments and time entries'),
                rule_clause('assignment_is_given_by_decision')),
            report_figure('waiting', worded(p_language, 'Förslag som väntar', 'Proposals awaiting'), waiting.number, 'count',
                worded(p_language, 'Inlämnade förslag utan slutligt beslut.', 'Submitted proposals without a final decision.'),
                worded(p_language, 'Förslagen och besluten', 'Proposals and decisions'), register_clause),
            report_figure('oldest', worded(p_language, 'Äldsta förslaget', 'Oldest proposal'),
                CASE WHEN waiting.number = 0 THEN not_applicable() ELSE to_jsonb(waiting.oldest) END, 'days',
                worded(p_language, 'Dagar sedan det äldsta av dem lämnades in.', 'Days since the oldest of them was submitted.'),
                worded(p_language, 'Förslagen', 'Proposals'), register_clause),
            report_figure('findings', worded(p_language, 'Avvikelser', 'Findings'), deviating.number, 'count',
                worded(p_language, 'Det som avtalet förutsätter och registren saknar.', 'What the agreement expects and the records lack.'),
                worded(p_language, 'Alla register', 'All registers')),
            report_figure('duties', worded(p_language, 'Årshjulet uppfyllt', 'Year wheel fulfilled'),
                round(100.0 * wheel.fulfilled / nullif(wheel.number, 0)), 'percent',
                worded(p_language, 'Andel av det avtalet kräver under året som är gjort.',
                    'Share of what the agreement demands of the year that is done.'),
                worded(p_language, 'Mötena och planerna', 'Meetings and plans'), window_clause),
            report_figure('hours', worded(p_language, 'Använd tid', 'Time used'), coalesce(hours.used, 0), 'hours',
                worded(p_language, 'Redovisad tid i år, av ',
                    'Time reported this year, of ') || coalesce(round(hours.total / 60.0)::text, '–') || ' h.',
                worded(p_language, 'Tidredovisningen', 'Time entries'), hours.clause_id),
            report_figure('budget', worded(p_language, 'Budgeterade kostnader', 'Budgeted costs'), money.costs, 'kronor',
                worded(p_language, 'Kostnaderna i den budget som gäller den dagen.', 'Costs of the budget in force that day.'),
                worded(p_language, 'Budgeten', 'The budget'), money.clause_id)),
        'filters', jsonb_build_array(day_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(
            report_table('coming', worded(p_language, 'Möten som kommer', 'Meetings ahead'),
                worded(p_language, 'Planerade och kallade möten det närmaste halvåret.', 'Meetings planned and summoned to within half a year.'),
                worded(p_language, 'Mötena', 'Meetings'), report_columns(p_language, ARRAY[
                    ['meeting', 'link', 'Möte', 'Meeting', 'Mötets slag.', 'Kind of meeting.'],
                    ['group', 'text', 'Grupp', 'Group', 'Gruppen som möts.', 'Group that meets.'],
                    ['startsAt', 'instant', 'Börjar', 'Starts', 'Utlyst tid.', 'Announced time.'],
                    ['place', 'text', 'Plats', 'Place', 'Utlyst plats.', 'Announced place.'],
                    ['state', 'status', 'Läge', 'State', 'Hur mötet stod den dagen.', 'How the meeting stood that day.']]), coming),
            report_table('decisions', worded(p_language, 'Senaste besluten', 'Latest decisions'),
                worded(p_language, 'De åtta senaste paragraferna.', 'The eight latest paragraphs.'),
                worded(p_language, 'Beslutsregistret', 'Register of decisions'), report_columns(p_language, ARRAY[
                    ['decision', 'link', 'Paragraf', 'Paragraph', 'Nummer och år.', 'Number and year.'],
                    ['title', 'text', 'Ärende', 'Matter', 'Rubriken på dagordningen.', 'Title on the agenda.'],
                    ['decidedOn', 'day', 'Beslutat', 'Decided', 'Dagen för beslutet.', 'Day of the decision.'],
                    ['group', 'text', 'Grupp', 'Group', 'Gruppen som beslutade.', 'Group that decided.'],
                    ['outcome', 'status', 'Utfall', 'Outcome', 'Vad gruppen beslutade.', 'What the group decided.']]), decided.shown),
            report_table('findings', worded(p_language, 'Avvikelser', 'Findings'),
                worded(p_language, 'De tio som funnits längst; alla står i rapporten om avvikelser.',
                'The ten that have been there longest; the report on findings has all.'),
                worded(p_language, 'Alla register', 'All registers'), report_columns(p_language, ARRAY[
                    ['finding', 'text', 'Avvikelse', 'Finding', 'Vad som saknas eller avviker.', 'What is missing or deviates.'],
                    ['clause', 'quote', 'Klausul', 'Clause', 'Avtalets ord.', 'The agreement''s words.'],
                    ['owner', 'link', 'Hos', 'With', 'Den som kan avhjälpa den.', 'Who can remedy it.'],
                    ['since', 'day', 'Sedan', 'Since', 'Första dagen.', 'First day.'],
                    ['days', 'days', 'Dagar', 'Days', 'Hur länge.', 'How long.']]), deviating.shown),
            report_table('duties', worded(p_language, 'Årets åtaganden', 'Duties of the year'),
                worded(p_language, 'Det avtalet kräver under året.', 'What the agreement demands of the year.'),
                worded(p_language, 'Mötena och planerna', 'Meetings and plans'), report_columns(p_language, ARRAY[
                    ['title', 'text', 'Åtagande', 'Duty', 'Vad.', 'What.'],
                    ['owner', 'link', 'Hos', 'With', 'Vem.', 'Who.'],
                    ['from', 'day', 'Från', 'From', 'Första dag.', 'First day.'],
                    ['due', 'day', 'Senast', 'Due', 'Sista dag.', 'Last day.'],
                    ['state', 'status', 'Läge', 'State', 'Hur det stod den dagen.', 'How it stood that day.']]), wheel.shown)));
END
$$;
COMMENT ON FUNCTION report_overview IS 'Översikten: året i tal, möten som kommer, senaste besluten, avvikelser och årets åtaganden.';
