-- Decisions and what became of them: what each carried out, what is left to do and by when.

CREATE OR REPLACE FUNCTION decided_effects(p_language text, p_decision uuid DEFAULT NULL)
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
    FROM published.assignments a WHERE p_decision IS NULL OR a.decision_id = p_decision
    UNION ALL
    SELECT d.decision_id, 6, worded(p_language, 'Delegering', 'Delegation'), d.scope::text, lower(d.valid), upper(d.valid) - 1
    FROM published.delegations d WHERE p_decision IS NULL OR d.decision_id = p_decision;
END
$$;
COMMENT ON FUNCTION decided_effects IS 'Vad besluten verkställde: plan, grupp, plats, uppdrag, delegering.';

CREATE OR REPLACE FUNCTION assigned_work(p_at date, p_decision uuid DEFAULT NULL)
RETURNS TABLE (assignment_id uuid, decision_id uuid, title text, due_on date, planned_minutes integer, used_minutes integer, entry bigint)
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
    SELECT a.id, a.decision_id, a.title::text, coalesce(a.due_on, make_date(a.year, 12, 31)), a.estimate_minutes,
        coalesce(sum(t.minutes), 0)::integer, greatest(a.entry, max(t.entry))
    FROM published.assignments a
    JOIN published.decisions d ON d.id = a.decision_id
    LEFT JOIN published.time_entries t ON t.assignment_id = a.id AND t.minutes > 0 AND t.worked_on <= p_at
        AND NOT EXISTS (SELECT FROM published.time_entries c WHERE c.corrects = t.id)
    WHERE coalesce(a.given_on, d.decided_on) <= p_at AND (p_decision IS NULL OR a.decision_id = p_decision)
    GROUP BY a.id, a.decision_id, a.title, a.due_on, a.year, a.estimate_minutes, a.entry;
END
$$;
COMMENT ON FUNCTION assigned_work IS 'Uppdragen med den tid som var redovisad en dag; utan slutdag gäller årets sista dag.';

CREATE OR REPLACE FUNCTION decision_follow_up(p_at date, p_language text, p_decision uuid DEFAULT NULL)
RETURNS TABLE (decision_id uuid, due_on date, planned_minutes integer, used_minutes integer, state text, said text)
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
    WITH work AS MATERIALIZED (
        SELECT w.decision_id, max(w.due_on) AS due_on, sum(w.planned_minutes)::integer AS planned, sum(w.used_minutes)::integer AS used
        FROM assigned_work(p_at, p_decision) w GROUP BY w.decision_id
    ), chains AS MATERIALIZED (
        SELECT d.id, d.proposal_id, lead(d.decided_on) OVER (PARTITION BY d.proposal_id ORDER BY d.entry) AS next_on FROM published.decisions d
        WHERE d.proposal_id IS NOT NULL AND d.decided_on <= p_at
    )
    SELECT d.id, coalesce(CASE WHEN d.outcome IN ('referredBack', 'tabled') THEN d.due_on END, work.due_on, delegated.report_by),
        work.planned, work.used, split_part(told.told, ' ', 1), substring(told.told FROM '[^ ]+ (.*)')
    FROM published.decisions d
    LEFT JOIN published.matters m ON m.code = d.matter
    LEFT JOIN chains ON chains.id = d.id
    LEFT JOIN work ON work.decision_id = d.id
    LEFT JOIN published.plans plan ON plan.decision_id = d.id
    LEFT JOIN published.delegations delegated ON delegated.decision_id = d.id
    CROSS JOIN LATERAL (SELECT CASE
        WHEN d.outcome IN ('referredBack', 'tabled') THEN CASE
            WHEN chains.next_on IS NOT NULL THEN worded(p_language, 'good Åter avgjort ', 'good Decided again ') || chains.next_on
            WHEN EXISTS (SELECT FROM published.proposal_steps s WHERE s.proposal_id = d.proposal_id AND s.kind IN ('withdrawal', 'inclusion')
                AND s.taken_on BETWEEN d.decided_on AND p_at) THEN worded(p_language, 'none Återtaget eller inarbetat', 'none Withdrawn or included')
            WHEN d.due_on < p_at THEN worded(p_language, 'bad Har inte återkommit i tid', 'bad Has not come back in time')
            ELSE worded(p_language, 'watch Väntar på att återkomma', 'watch Waits to come back') END
        WHEN work.decision_id IS NOT NULL THEN CASE
            WHEN work.due_on >= p_at THEN worded(p_language, 'watch Pågår', 'watch Under way')
            WHEN work.used = 0 THEN worded(p_language, 'bad Slutdagen har passerat utan redovisad tid',
                'bad Its last day has passed without reported time')
            ELSE worded(p_language, 'good Avslutat med redovisad tid', 'good Ended with reported time') END
        WHEN plan.id IS NOT NULL THEN CASE
            WHEN plan.superseded_on <= p_at THEN worded(p_language, 'none Ersatt ', 'none Superseded ') || plan.superseded_on
            WHEN upper(plan.valid) <= p_at THEN worded(p_language, 'none Perioden är slut', 'none Its period has ended')
            WHEN lower(plan.valid) > p_at THEN worded(p_language, 'good Gäller från ', 'good In force from ') || lower(plan.valid)
            ELSE worded(p_language, 'good I kraft', 'good In force') END
        WHEN delegated.id IS NOT NULL THEN CASE
            WHEN delegated.ended_on <= p_at THEN worded(p_language, 'none Upphörde ', 'none Ended ') || delegated.ended_on
            WHEN EXISTS (SELECT FROM published.delegation_reports r WHERE r.delegation_id = delegated.id AND r.reported_on <= p_at)
                THEN worded(p_language, 'good Återrapporterad', 'good Reported back')
            WHEN delegated.report_by < p_at THEN worded(p_language, 'bad Återrapport saknas', 'bad Not reported back')
            ELSE worded(p_language, 'watch Pågår', 'watch Under way') END
        WHEN d.content IS NOT NULL AND m.effect <> 'none' THEN worded(p_language, 'good Verkställt', 'good Carried out')
        ELSE worded(p_language, 'none Inget att följa upp', 'none Nothing to follow up') END AS told) told
    WHERE d.decided_on <= p_at AND (p_decision IS NULL OR d.id = p_decision);
END
$$;
COMMENT ON FUNCTION decision_follow_up IS
    'Hur det gick med varje beslut, en dag: watch är kvar att göra, bad är försenat, good är gjort eller gäller, none finns inget att följa upp.';

CREATE OR REPLACE FUNCTION report_decisions(p_at date, p_language text, p_params jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    total bigint;
    awaited bigint;
    late bigint;
    planned bigint;
    used bigint;
    shown jsonb;
BEGIN
    WITH effects AS MATERIALIZED (
        SELECT e.decision_id, jsonb_agg(e.kind || ': ' || e.title ORDER BY e.place, e.title) AS texts
        FROM decided_effects(p_language) e GROUP BY e.decision_id
    ), chosen AS (
        SELECT d.*, f.due_on AS follow_due, f.planned_minutes, f.used_minutes, f.state AS follow_state, f.said AS follow_said,
            p.party_code AS submitter, row_number() OVER (ORDER BY d.decided_on DESC, d.number DESC, d.id) AS place
        FROM published.decisions d
        JOIN decision_follow_up(p_at, p_language) f ON f.decision_id = d.id
        LEFT JOIN published.proposals p ON p.id = d.proposal_id
        WHERE (p_params ->> 'group' IS NULL OR d.group_code = p_params ->> 'group')
            AND (p_params ->> 'year' IS NULL OR d.year = (p_params ->> 'year')::integer)
            AND (p_params ->> 'party' IS NULL OR p.party_code = p_params ->> 'party')
            AND (p_params ->> 'state' IS NULL OR d.outcome = p_params ->> 'state'
                OR p_params ->> 'state' = 'open' AND f.state IN ('watch', 'bad'))
    )
    SELECT count(*), count(*) FILTER (WHERE d.follow_state IN ('watch', 'bad')), count(*) FILTER (WHERE d.follow_state = 'bad'),
        coalesce(sum(d.planned_minutes), 0), coalesce(sum(d.used_minutes), 0),
        jsonb_agg(jsonb_build_object('decision', report_link('§ ' || d.number || '/' || d.year, '/decisions/' || d.id),
            'title', i.title, 'decidedOn', d.decided_on, 'group', localized(g.title, p_language),
            'meeting', report_link(m.held_on::text, '/meetings/' || m.id), 'matter',
                coalesce(to_jsonb(localized(k.title, p_language)), not_applicable()),
            'outcome', outcome_status(d.outcome, p_language), 'submitter', CASE WHEN d.proposal_id IS NULL THEN not_applicable()
                ELSE report_link(y.name, '/parties/' || y.code) END,
            'effects', coalesce(e.texts, not_applicable()), 'followUp', report_status(d.follow_state, d.follow_said),
            'planned', coalesce(to_jsonb(d.planned_minutes), not_applicable()), 'used', coalesce(to_jsonb(d.used_minutes), not_applicable()),
            'dueOn', coalesce(to_jsonb(d.follow_due), not_applicable()),
            'daysLeft', CASE WHEN d.follow_due IS NOT NULL AND d.follow_state IN ('watch', 'bad') THEN to_jsonb(d.follow_due - p_at)
                ELSE not_applicable() END,
            'entry', d.entry) ORDER BY d.place) FILTER (WHERE d.place <= report_limit(p_params))
    INTO total, awaited, late, planned, used, shown
    FROM chosen d
    LEFT JOIN published.agenda_items i ON i.id = d.agenda_item_id
    LEFT JOIN published.meetings m ON m.id = d.meeting_id
    LEFT JOIN published.groups g ON g.code = d.group_code
    LEFT JOIN published.matters k ON k.code = d.matter
    LEFT JOIN published.parties y ON y.code = d.submitter
    LEFT JOIN effects e ON e.decision_id = d.id;
    RETURN jsonb_build_object(
        'title', worded(p_language, 'Beslut och uppföljning', 'Decisions and follow-up'),
        'summary', worded(p_language, 'Vad som har beslutats, vad besluten ledde till och vad som är kvar att göra.',
            'What has been decided, what the decisions led to and what is left to do.'),
        'figures', jsonb_build_array(
            report_figure('decisions', worded(p_language, 'Beslut', 'Decisions'), total, 'count',
                worded(p_language, 'Paragrafer till och med dagen, i det urval som filtren ger.', 'Paragraphs up to the day, within the filters.'),
                worded(p_language, 'Beslutsregistret', 'Register of decisions')),
            report_figure('awaited', worded(p_language, 'Kvar att göra', 'Left to do'), awaited, 'count',
                worded(p_language, 'Beslut med uppdrag eller delegering som pågår, eller ärende som ska återkomma; försenade är med.',
                    'Decisions whose assignment or delegation is under way, or whose matter is to come back; late ones included.'),
                worded(p_language, 'Besluten, uppdragen och tidredovisningen', 'Decisions, assignments and time entries')),
            report_figure('late', worded(p_language, 'Försenade', 'Late'), late, 'count',
                worded(p_language, 'Beslut vars sista dag har passerat utan återkomst, redovisad tid eller återrapport.',
                    'Decisions whose last day has passed without return, reported time or report.'),
                worded(p_language, 'Besluten, uppdragen och tidredovisningen', 'Decisions, assignments and time entries')),
            report_figure('planned', worded(p_language, 'Planerad tid', 'Planned time'), planned, 'hours',
                worded(p_language, 'Uppskattad tid i de uppdrag som besluten gav.', 'Estimated time of the assignments that the decisions gave.'),
                worded(p_language, 'Uppdragen', 'Assignments')),
            report_figure('used', worded(p_language, 'Använd tid', 'Time used'), used, 'hours',
                worded(p_language, 'Redovisad tid på samma uppdrag till och med dagen.', 'Time reported on the same assignments up to the day.'),
                worded(p_language, 'Tidredovisningen', 'Time entries'))),
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
                ['group', 'text', 'Grupp', 'Group', 'Den grupp som beslutade.', 'The group that decided.'],
                ['meeting', 'link', 'Möte', 'Meeting', 'Mötet där beslutet togs.', 'Meeting of the decision.'],
                ['matter', 'text', 'Slag', 'Kind', 'Ärendets slag i kompetensmatrisen.', 'Kind of matter in the competence matrix.'],
                ['outcome', 'status', 'Utfall', 'Outcome', 'Vad gruppen beslutade.', 'What the group decided.'],
                ['submitter', 'link', 'Förslag från', 'Proposed by', 'Parten vars förslag avgjordes.', 'Party whose proposal was decided.'],
                ['effects', 'text', 'Ledde till', 'Led to',
                    'Det som beslutet verkställde: plan, grupp, plats, uppdrag, delegering.',
                    'What the decision carried out: plan, group, seat, assignment, delegation.'],
                ['followUp', 'status', 'Uppföljning', 'Follow-up', 'Hur det stod den dagen.', 'How it stood that day.'],
                ['planned', 'hours', 'Planerat', 'Planned', 'Uppskattad tid i uppdraget.', 'Estimated time of the assignment.'],
                ['used', 'hours', 'Använt', 'Used', 'Redovisad tid till och med dagen.', 'Time reported up to the day.'],
                ['dueOn', 'day', 'Senast', 'Due',
                    'Uppdragets slutdag, dagen då ärendet ska återkomma eller återrapport lämnas.',
                    'Last day of the assignment, day to come back, or day to report.'],
                ['daysLeft', 'days', 'Dagar kvar', 'Days left',
                    'Från dagen till sista dag; minus är försenat.', 'From the day to the due day; minus is late.']]),
            shown)));
END
$$;
COMMENT ON FUNCTION report_decisions IS 'Beslut med uppföljning: vad de ledde till, uppdragens tid och dagarna som är kvar.';
