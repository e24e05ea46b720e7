-- Decisions and what became of them: what each carried out, what is left to do and by when.

CREATE OR REPLACE FUNCTION decided_effects(p_at date, p_language text, p_decision uuid DEFAULT NULL)
RETURNS TABLE (decision_id uuid, place integer, kind text, title text, starts date, ends date)
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
    SELECT p.decision_id, 1, worded(p_language, 'Plan', 'Plan'), localized(m.title, p_language), lower(p.valid), upper(p.valid) - 1
    FROM published.plans p JOIN published.matters m ON m.code = p.matter WHERE p_decision IS NULL OR p.decision_id = p_decision
    UNION ALL
    SELECT g.decision_id, 2, worded(p_language, 'Grupp', 'Group'), localized(g.title, p_language), lower(g.valid), upper(g.valid) - 1
    FROM published.groups g WHERE g.decision_id IS NOT NULL AND (p_decision IS NULL OR g.decision_id = p_decision)
    UNION ALL
    SELECT s.decision_id, 3, localized(r.title, p_language), p.name::text, lower(s.valid), upper(s.valid) - 1
    FROM published.seats s JOIN published.seat_rules r ON r.group_kind = s.group_kind AND r.code = s.seat_code
    JOIN published.persons p ON p.id = s.person_id
    WHERE s.decision_id IS NOT NULL AND (p_decision IS NULL OR s.decision_id = p_decision)
    UNION ALL
    SELECT o.decision_id, 4, localized(r.title, p_language), p.name::text, lower(o.valid), upper(o.valid) - 1
    FROM published.offices o JOIN published.office_rules r ON r.group_kind = o.group_kind AND r.code = o.office_code
    JOIN published.persons p ON p.id = o.person_id
    WHERE o.decision_id IS NOT NULL AND (p_decision IS NULL OR o.decision_id = p_decision)
    UNION ALL
    SELECT a.decision_id, 5, worded(p_language, 'Uppdrag', 'Assignment'), a.title::text, a.given_on, a.due_on
    FROM published.assignments a
    WHERE (a.given_on IS NULL OR a.given_on <= p_at) AND (p_decision IS NULL OR a.decision_id = p_decision)
    UNION ALL
    SELECT d.decision_id, 6, worded(p_language, 'Delegering', 'Delegation'), d.scope::text, lower(d.valid), upper(d.valid) - 1
    FROM published.delegations d WHERE p_decision IS NULL OR d.decision_id = p_decision;
END
$$;
COMMENT ON FUNCTION decided_effects IS 'Vad besluten hade verkställt en dag: plan, grupp, plats, uppdrag, delegering.';

CREATE OR REPLACE FUNCTION decision_aspects(p_at date, p_language text, p_decision uuid DEFAULT NULL)
RETURNS TABLE (decision_id uuid, due_on date, status jsonb, entry bigint)
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
    WITH awaited AS (
        SELECT d.*, lead(d.decided_on) OVER again AS next_on, lead(d.entry) OVER again AS next_entry FROM published.decisions d
        WHERE d.proposal_id IS NOT NULL AND d.decided_on <= p_at WINDOW again AS (PARTITION BY d.proposal_id ORDER BY d.entry)
    ), stood AS MATERIALIZED (
        SELECT s.id, s.state FROM proposals_at(p_at) s
    )
    SELECT d.id, d.due_on, CASE
            WHEN d.next_on IS NOT NULL THEN report_status('good', worded(p_language, 'Åter avgjort ', 'Decided again ') || d.next_on)
            WHEN gone.state IN ('withdrawn', 'included', 'merged', 'split')
                THEN report_status('none', proposal_status(gone.state, p_language) ->> 'text')
            WHEN d.due_on < p_at THEN report_status('bad', worded(p_language, 'Har inte återkommit i tid', 'Has not come back in time'))
            ELSE report_status('watch', worded(p_language, 'Väntar på att återkomma', 'Waits to come back')) END,
        coalesce(d.next_entry, (SELECT p.entry FROM published.proposals p WHERE p.id = d.proposal_id))
    FROM awaited d
    CROSS JOIN LATERAL (SELECT CASE WHEN d.next_on IS NULL AND d.proposal_id IN (SELECT x.id FROM diverted_proposals(p_at) x)
        THEN (SELECT s.state FROM stood s WHERE s.id = d.proposal_id) END AS state) gone
    WHERE d.outcome IN ('referredBack', 'tabled') AND (p_decision IS NULL OR d.id = p_decision)
    UNION ALL
    SELECT w.decision_id, max(w.last_day), CASE
            WHEN max(w.last_day) >= p_at THEN report_status('watch', worded(p_language, 'Pågår', 'Under way'))
            WHEN sum(w.used) = 0 THEN report_status('bad', worded(p_language, 'Slutdagen har passerat utan redovisad tid',
                'Its last day has passed without reported time'))
            ELSE report_status('good', worded(p_language, 'Avslutat med redovisad tid', 'Ended with reported time')) END,
        max(w.entry)
    FROM (SELECT g.*, coalesce(g.due_on, make_date(g.year, 12, 31)) AS last_day FROM given_work(p_at, p_decision => p_decision) g) w
    GROUP BY w.decision_id
    UNION ALL
    SELECT p.decision_id, NULL, CASE
            WHEN isempty(p.runs) THEN report_status('none', worded(p_language, 'Ersatt innan den gällde', 'Superseded before it was in force'))
            WHEN upper(p.runs) <= p_at AND p.superseded_by IS NOT NULL
                THEN report_status('none', worded(p_language, 'Ersatt ', 'Superseded ') || upper(p.runs))
            WHEN upper(p.runs) <= p_at THEN report_status('none', worded(p_language, 'Perioden är slut', 'Its period has ended'))
            WHEN lower(p.runs) > p_at THEN report_status('good', worded(p_language, 'Gäller från ', 'In force from ') || lower(p.runs))
            ELSE report_status('good', worded(p_language, 'I kraft', 'In force')) END,
        p.entry
    FROM plans_at(p_at) p WHERE p_decision IS NULL OR p.decision_id = p_decision
    UNION ALL
    SELECT d.decision_id, d.report_by, CASE
            WHEN r.entry IS NOT NULL THEN report_status('good', worded(p_language, 'Återrapporterad', 'Reported back'))
            WHEN d.report_by < p_at AND (d.ended_on > d.report_by) IS NOT FALSE
                THEN report_status('bad', worded(p_language, 'Återrapport saknas', 'Not reported back'))
            WHEN d.ended_on <= p_at THEN report_status('none', worded(p_language, 'Upphörde ', 'Ended ') || d.ended_on)
            ELSE report_status('watch', worded(p_language, 'Pågår', 'Under way')) END,
        greatest(d.entry, r.entry)
    FROM published.delegations d
    LEFT JOIN (SELECT x.delegation_id, max(x.entry) AS entry FROM published.delegation_reports x WHERE x.reported_on <= p_at
        GROUP BY x.delegation_id) r ON r.delegation_id = d.id
    WHERE p_decision IS NULL OR d.decision_id = p_decision;
END
$$;
COMMENT ON FUNCTION decision_aspects IS
    'Det som finns att följa upp av besluten, en dag: ärenden som ska återkomma, uppdrag, planer och delegeringar, och hur det går med vart och ett.';

CREATE OR REPLACE FUNCTION decision_follow_up(p_at date, p_language text, p_decision uuid DEFAULT NULL)
RETURNS TABLE (decision_id uuid, due_on date, status jsonb, entry bigint)
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
    WITH worst AS MATERIALIZED (
        SELECT DISTINCT ON (a.decision_id) a.decision_id, a.due_on, a.status, max(a.entry) OVER (PARTITION BY a.decision_id) AS entry
        FROM decision_aspects(p_at, p_language, p_decision) a
        ORDER BY a.decision_id, array_position(ARRAY['bad', 'watch', 'good', 'none'], a.status ->> 'code'),
            CASE WHEN a.status ->> 'code' IN ('bad', 'watch') THEN a.due_on END, a.due_on DESC
    )
    SELECT d.id, w.due_on, coalesce(w.status, CASE WHEN d.content IS NOT NULL AND m.effect <> 'none'
            THEN report_status('good', worded(p_language, 'Verkställt', 'Carried out'))
            ELSE report_status('none', worded(p_language, 'Inget att följa upp', 'Nothing to follow up')) END), greatest(d.entry, w.entry)
    FROM published.decisions d
    LEFT JOIN published.matters m ON m.code = d.matter
    LEFT JOIN worst w ON w.decision_id = d.id
    WHERE d.decided_on <= p_at AND (p_decision IS NULL OR d.id = p_decision);
END
$$;
COMMENT ON FUNCTION decision_follow_up IS
    'Hur det gick med varje beslut, en dag, det sämsta av det som följs upp, med den närmaste dagen: watch är kvar att göra, bad är försenat, good är gjort eller gäller, none finns inget att följa upp.';

CREATE OR REPLACE FUNCTION report_decisions(p_at date, p_language text, p_params jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    total bigint;
    awaited bigint;
    late bigint;
    planned bigint;
    used bigint;
    shown jsonb;
    register text := worded(p_language, 'Beslutsregistret', 'Register of decisions');
    work_source text := worded(p_language, 'Besluten, uppdragen och tidredovisningen', 'Decisions, assignments and time entries');
    work_clause text := rule_clause('assignment_is_given_by_decision');
BEGIN
    WITH effects AS MATERIALIZED (
        SELECT e.decision_id, jsonb_agg(e.kind || ': ' || e.title ORDER BY e.place, e.title) AS texts
        FROM decided_effects(p_at, p_language) e GROUP BY e.decision_id
    ), work AS MATERIALIZED (
        SELECT w.decision_id, sum(w.estimate) AS planned, sum(w.used) AS used FROM given_work(p_at) w GROUP BY w.decision_id
    ), chosen AS (
        SELECT d.*, f.due_on AS follow_due, f.status, f.status ->> 'code' IN ('watch', 'bad') AS is_open, f.entry AS last_entry,
            w.planned, w.used, p.party_code, p.group_code AS submitting_group,
            row_number() OVER (ORDER BY d.decided_on DESC, d.number DESC, d.id) AS place
        FROM published.decisions d
        JOIN decision_follow_up(p_at, p_language) f ON f.decision_id = d.id
        LEFT JOIN work w ON w.decision_id = d.id
        LEFT JOIN published.proposals p ON p.id = d.proposal_id
        WHERE (p_params ->> 'group' IS NULL OR d.group_code = p_params ->> 'group')
            AND (p_params ->> 'year' IS NULL OR d.year = (p_params ->> 'year')::integer)
            AND (p_params ->> 'party' IS NULL OR own_party(p.party_code, p.group_code) = p_params ->> 'party')
            AND (p_params ->> 'state' IS NULL OR d.outcome = p_params ->> 'state'
                OR p_params ->> 'state' = 'open' AND f.status ->> 'code' IN ('watch', 'bad'))
    )
    SELECT count(*), count(*) FILTER (WHERE d.is_open), count(*) FILTER (WHERE d.status ->> 'code' = 'bad'),
        coalesce(sum(d.planned), 0), coalesce(sum(d.used), 0),
        jsonb_agg(jsonb_build_object('decision', report_link('§ ' || d.number || '/' || d.year, '/decisions/' || d.id),
            'title', i.title, 'decidedOn', d.decided_on, 'group', localized(g.title, p_language),
            'meeting', report_link(m.held_on::text, '/meetings/' || m.id), 'matter',
                coalesce(to_jsonb(localized(k.title, p_language)), not_applicable()),
            'outcome', outcome_status(d.outcome, p_language), 'submitter', CASE WHEN d.proposal_id IS NULL THEN not_applicable()
                ELSE submitter_link(y.code, y.name, s.title, p_language) END,
            'effects', coalesce(e.texts, not_applicable()), 'followUp', d.status,
            'planned', coalesce(to_jsonb(d.planned), not_applicable()), 'used', coalesce(to_jsonb(d.used), not_applicable()),
            'dueOn', coalesce(to_jsonb(d.follow_due), not_applicable()),
            'daysLeft', CASE WHEN d.follow_due IS NOT NULL AND d.is_open THEN to_jsonb(d.follow_due - p_at)
                ELSE not_applicable() END,
            'entry', d.last_entry) ORDER BY d.place) FILTER (WHERE d.place <= report_limit(p_params))
    INTO total, awaited, late, planned, used, shown
    FROM chosen d
    LEFT JOIN published.agenda_items i ON i.id = d.agenda_item_id
    LEFT JOIN published.meetings m ON m.id = d.meeting_id
    LEFT JOIN published.groups g ON g.code = d.group_code
    LEFT JOIN published.matters k ON k.code = d.matter
    LEFT JOIN published.parties y ON y.code = d.party_code
    LEFT JOIN published.groups s ON s.code = d.submitting_group
    LEFT JOIN effects e ON e.decision_id = d.id;
    RETURN jsonb_build_object(
        'title', worded(p_language, 'Beslut och uppföljning', 'Decisions and follow-up'),
        'summary', worded(p_language, 'Vad som har beslutats, vad besluten ledde till och vad som är kvar att göra.',
            'What has been decided, what the decisions led to and what is left to do.'),
        'figures', jsonb_build_array(
            report_figure('decisions', worded(p_language, 'Beslut', 'Decisions'), total, 'count',
                worded(p_language, 'Paragrafer till och med dagen, i det urval som filtren ger.', 'Paragraphs up to the day, within the filters.'),
                register, rule_clause('decision_number_is_consecutive')),
            report_figure('awaited', worded(p_language, 'Kvar att göra', 'Left to do'), awaited, 'count',
                worded(p_language, 'Beslut med uppdrag eller delegering som pågår, eller ärende som ska återkomma; försenade är med.',
                    'Decisions whose assignment or delegation is under way, or whose matter is to come back; late ones included.'),
                work_source, work_clause),
            report_figure('late', worded(p_language, 'Försenade', 'Late'), late, 'count',
                worded(p_language, 'Beslut vars sista dag har passerat utan återkomst, redovisad tid eller återrapport.',
                    'Decisions whose last day has passed without return, reported time or report.'), work_source, work_clause),
            report_figure('planned', worded(p_language, 'Planerad tid', 'Planned time'), planned, 'hours',
                worded(p_language, 'Uppskattad tid i de uppdrag som besluten gav.', 'Estimated time of the assignments that the decisions gave.'),
                worded(p_language, 'Uppdragen', 'Assignments'), work_clause),
            report_figure('used', worded(p_language, 'Använd tid', 'Time used'), used, 'hours',
                worded(p_language, 'Redovisad tid på samma uppdrag till och med dagen.', 'Time reported on the same assignments up to the day.'),
                worded(p_language, 'Tidredovisningen', 'Time entries'), rule_clause('time_entry_fits_its_assignment'))),
        'filters', jsonb_build_array(group_filter(p_language, p_params, p_at), year_filter(p_language, p_params, p_at),
            report_filter('state', worded(p_language, 'Utfall', 'Outcome'), p_params ->> 'state', (
                SELECT jsonb_agg(report_option(code, outcome_status(code, p_language) ->> 'text') ORDER BY place)
                    || report_option('open', worded(p_language, 'Kvar att göra', 'Left to do'))
                FROM unnest(ARRAY['approved', 'approvedWithChange', 'rejected', 'referredBack', 'tabled', 'noted']) WITH ORDINALITY AS o(code,
                    place))),
            party_filter(p_language, p_params), day_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(report_table('decisions', worded(p_language, 'Beslut', 'Decisions'),
            worded(p_language, 'Beslut till och med dagen, de senaste först.', 'Decisions up to the day, the latest first.')
                || newest_rows(p_language),
            worded(p_language, 'Beslutsregistret, uppdragen och tidredovisningen', 'Register of decisions, assignments and time entries'),
                report_columns(p_language, ARRAY[
                ['decision', 'link', 'Paragraf', 'Paragraph', 'Nummer och år i gruppens löpande serie.', 'Number and year in the group''s series.'],
                ['title', 'text', 'Ärende', 'Matter', 'Rubriken på dagordningen.', 'Title on the agenda.'],
                ['decidedOn', 'day', 'Beslutat', 'Decided', 'Dagen för beslutet.', 'Day of the decision.'],
                ['outcome', 'status', 'Utfall', 'Outcome', 'Vad gruppen beslutade.', 'What the group decided.'],
                ['followUp', 'status', 'Uppföljning', 'Follow-up', 'Hur det stod den dagen.', 'How it stood that day.'],
                ['dueOn', 'day', 'Senast', 'Due',
                    'Uppdragets slutdag, dagen då ärendet ska återkomma eller återrapport lämnas.',
                    'Last day of the assignment, day to come back, or day to report.'],
                ['daysLeft', 'days', 'Dagar kvar', 'Days left',
                    'Från dagen till sista dag; minus är försenat.', 'From the day to the due day; minus is late.'],
                ['planned', 'hours', 'Planerat', 'Planned', 'Uppskattad tid i uppdraget.', 'Estimated time of the assignment.'],
                ['used', 'hours', 'Använt', 'Used', 'Redovisad tid till och med dagen.', 'Time reported up to the day.'],
                ['submitter', 'link', 'Förslag från', 'Proposed by',
                    'Den part eller grupp vars förslag avgjordes.', 'Party or group whose proposal was decided.'],
                ['group', 'text', 'Grupp', 'Group', 'Den grupp som beslutade.', 'The group that decided.'],
                ['meeting', 'link', 'Möte', 'Meeting', 'Mötet där beslutet togs.', 'Meeting of the decision.'],
                ['matter', 'text', 'Slag', 'Kind', 'Ärendets slag i kompetensmatrisen.', 'Kind of matter in the competence matrix.'],
                ['effects', 'text', 'Ledde till', 'Led to',
                    'Det som beslutet verkställde: plan, grupp, plats, uppdrag, delegering.',
                    'What the decision carried out: plan, group, seat, assignment, delegation.']]),
            shown)));
END
$$;
COMMENT ON FUNCTION report_decisions IS 'Beslut med uppföljning: vad de ledde till, uppdragens tid och dagarna som är kvar.';
