-- One party: who represents it, what it has proposed and what became of it, whom it helps, what it pays, and when it was there.

CREATE OR REPLACE FUNCTION report_party(p_at date, p_language text, p_params jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    members text := worded(p_language, 'Platserna i grupperna', 'The seats of the groups');
    register text := worded(p_language, 'Diariet och besluten', 'The register and the decisions');
    plan_source text := worded(p_language, 'Beslutade planer', 'Decided plans');
    money_source text := worded(p_language, 'Beslutade budgetar', 'Decided budgets');
    minutes_source text := worded(p_language, 'Publicerade protokoll', 'Published minutes');
    record_source text := worded(p_language, 'Räknas fram ur registren den dagen', 'Computed from the records on the day');
    p record;
    counts jsonb;
    seats jsonb;
    proposals jsonb;
    activities jsonb;
    incomes jsonb;
    attendance jsonb;
    referrals jsonb;
    found jsonb;
BEGIN
    SELECT party.code, party.name, localized(k.title, p_language) AS kind INTO p
    FROM published.parties party JOIN published.party_kinds k ON k.code = party.kind WHERE party.code = p_params ->> 'subject';
    IF p.code IS NULL THEN
        RETURN NULL;
    END IF;

    WITH held AS MATERIALIZED (
        -- A seat that is to come is known of today; who was to come on a day before is not on record.
        SELECT s.*, s.valid @> p_at AS now FROM published.seats s
        WHERE s.party_code = p.code AND (lower(s.valid) <= p_at OR p_at >= local_day(now()))
    ), submitted AS MATERIALIZED (
        SELECT own.id, own.title, own.matter, own.submitted_on, own.decision_id, own.included_in, own.entry, s.state, s.since
        FROM proposals_at(p_at) s JOIN published.proposals own ON own.id = s.id
        WHERE own_party(own.party_code, own.group_code) = p.code
    ), part AS MATERIALIZED (
        SELECT a.id, a.title, a.area, a.first_day, a.last_day, a.entry, p.code = ANY (a.helping) AS helps, p.code = ANY (a.helped) AS helped,
            plan.runs, plan.runs @> p_at AS now
        FROM published.activities a JOIN plans_at(p_at) plan ON plan.id = a.plan_id AND NOT isempty(plan.runs)
        WHERE p.code = ANY (a.helping || a.helped)
    ), money AS MATERIALIZED (
        SELECT b.id, b.decision_id, b.valid, b.decided_on, b.runs @> p_at AS now, b.superseded_by IS NOT NULL AS superseded, b.entry,
            (SELECT sum((l.value ->> 'amountOre')::numeric) FROM jsonb_array_elements(b.content -> 'incomes') l
                WHERE l.value ->> 'payer' = p.code) AS income,
            (SELECT (s.value ->> 'amountOre')::numeric FROM jsonb_array_elements(b.content #> '{sharing,shares}') s
                WHERE s.value ->> 'party' = p.code) AS share,
            (SELECT string_agg(DISTINCT localized(c.title, p_language), ', ') FROM jsonb_array_elements(b.content -> 'incomes') l
                JOIN published.money_classes c ON c.side = 'income' AND c.code = l.value ->> 'origin' WHERE l.value ->> 'payer' = p.code) AS origins
        FROM plans_at(p_at) b JOIN published.matters m ON m.code = b.matter AND m.shape = 'money'
    ), met AS MATERIALIZED (
        SELECT * FROM party_presence(p_at, p_party => p.code)
    ), missing AS MATERIALIZED (
        SELECT * FROM published_findings(p_at) f WHERE f.owner = p.code
    )
    SELECT
        jsonb_build_object('seats', (SELECT count(*) FROM held h WHERE h.now), 'proposals', (SELECT count(*) FROM submitted),
            'open', (SELECT count(*) FROM submitted s WHERE s.since IS NULL),
            'helping', (SELECT count(*) FROM part a WHERE a.now AND a.helps), 'helped', (SELECT count(*) FROM part a WHERE a.now AND a.helped),
            'part', (SELECT count(*) FROM part a WHERE a.now),
            'income', (SELECT kronor(sum(m.income)) FROM money m WHERE m.now),
            'meetings', (SELECT count(*) FROM met), 'attended', (SELECT count(*) FROM met WHERE met.present > 0),
            'findings', (SELECT count(*) FROM missing)),
        (SELECT jsonb_agg(jsonb_build_object('group', localized(g.title, p_language), 'seat', localized(r.title, p_language), 'person', person.name,
                'offices', coalesce((SELECT to_jsonb(string_agg(localized(o.title, p_language), ', ' ORDER BY o.position)) FROM published.offices e
                    JOIN published.office_rules o ON o.group_kind = e.group_kind AND o.code = e.office_code
                    WHERE e.group_code = h.group_code AND e.person_id = h.person_id AND e.valid && h.valid
                        AND e.valid @> CASE WHEN h.now THEN p_at ELSE lower(e.valid) END AND lower(e.valid) <= p_at), not_applicable()),
                'from', lower(h.valid), 'to', coalesce(to_jsonb(upper(h.valid) - 1), not_applicable()),
                'state', CASE WHEN h.now THEN report_status('good', worded(p_language, 'Nu', 'Now'))
                    WHEN lower(h.valid) > p_at THEN report_status('none', worded(p_language, 'Kommande', 'To come'))
                    ELSE report_status('none', worded(p_language, 'Tidigare', 'Former')) END, 'entry', h.entry)
            ORDER BY h.now DESC, lower(h.valid) DESC, g.code, h.id)
            FROM (SELECT * FROM held ORDER BY now DESC, lower(valid) DESC, id LIMIT 20) h
            JOIN published.groups g ON g.code = h.group_code
            JOIN published.seat_rules r ON r.group_kind = h.group_kind AND r.code = h.seat_code
            JOIN published.persons person ON person.id = h.person_id),
        (SELECT jsonb_agg(jsonb_build_object('proposal', report_link(s.title, '/proposals/' || s.id), 'matter', localized(m.title, p_language),
                'submittedOn', s.submitted_on, 'state', proposal_status(s.state, p_language), 'age', coalesce(s.since, p_at) - s.submitted_on,
                'carrier', CASE s.state WHEN 'included' THEN proposal_link(s.included_in)
                    WHEN 'merged' THEN (SELECT jsonb_agg(proposal_link(d.child_id)) FROM published.descents d WHERE d.parent_id = s.id)
                    WHEN 'split' THEN (SELECT jsonb_agg(proposal_link(d.child_id)) FROM published.descents d WHERE d.parent_id = s.id)
                    ELSE not_applicable() END,
                'decision', coalesce(report_link('§ ' || d.number || '/' || d.year, '/decisions/' || d.id), not_applicable()),
                'reasons', CASE s.state WHEN 'withdrawn' THEN (SELECT w.reasons FROM published.proposal_steps w
                    WHERE w.proposal_id = s.id AND w.kind = 'withdrawal' ORDER BY w.entry DESC LIMIT 1) ELSE d.reasons END,
                'entry', greatest(s.entry, d.entry)) ORDER BY s.submitted_on DESC, s.id DESC)
            FROM (SELECT * FROM submitted ORDER BY submitted_on DESC, id DESC LIMIT 20) s
            JOIN published.matters m ON m.code = s.matter
            LEFT JOIN published.decisions d ON d.id = s.decision_id AND d.decided_on <= p_at),
        (SELECT jsonb_agg(jsonb_build_object('activity', report_link(a.title, '/activities/' || a.id), 'area', coalesce(t.title, a.area),
                'part', CASE WHEN a.helps AND a.helped THEN worded(p_language, 'Hjälper och får hjälp', 'Helps and is helped')
                    WHEN a.helps THEN worded(p_language, 'Hjälper', 'Helps') ELSE worded(p_language, 'Får hjälp', 'Is helped') END,
                'firstDay', a.first_day, 'lastDay', a.last_day, 'state', CASE WHEN a.now AND a.last_day < p_at THEN
                    report_status('none', worded(p_language, 'Förbi', 'Past'))
                    WHEN a.now THEN report_status('good', worded(p_language, 'I gällande plan', 'In a plan in force'))
                    WHEN lower(a.runs) > p_at THEN report_status('none', worded(p_language, 'Kommande', 'To come'))
                    ELSE report_status('none', worded(p_language, 'Tidigare plan', 'Former plan')) END, 'entry', a.entry)
            ORDER BY a.first_day DESC, a.title, a.id)
            FROM (SELECT * FROM part ORDER BY first_day DESC, title, id LIMIT 20) a
            LEFT JOIN area_titles(p_at, p_language) t ON t.code = a.area),
        (SELECT jsonb_agg(jsonb_build_object('budget', concat(extract(year FROM lower(m.valid)), CASE WHEN m.superseded
                    THEN worded(p_language, ' (ersatt)', ' (superseded)') END), 'amount', kronor(coalesce(m.income, 0)),
                'share', coalesce(to_jsonb(kronor(m.share)), not_applicable()), 'origins', m.origins, 'decision', decision_link(m.decision_id),
                'entry', m.entry) ORDER BY m.valid DESC, m.decided_on DESC)
            FROM (SELECT * FROM money WHERE income IS NOT NULL OR share IS NOT NULL ORDER BY valid DESC, decided_on DESC LIMIT 20) m),
        (SELECT jsonb_agg(jsonb_build_object('meeting', report_link(concat(localized(k.title, p_language), ' ', a.held_on),
                    '/meetings/' || a.meeting_id), 'group', localized(g.title, p_language), 'heldOn', a.held_on, 'seats', a.seats,
                'present', a.present, 'state', CASE WHEN a.present > 0 THEN report_status('good', worded(p_language, 'Var där', 'Was there'))
                    ELSE report_status('watch', worded(p_language, 'Var inte där', 'Was not there')) END) ORDER BY a.held_on DESC, a.meeting_id)
            FROM (SELECT * FROM met ORDER BY held_on DESC, meeting_id LIMIT 20) a
            JOIN published.meetings m ON m.id = a.meeting_id
            JOIN published.meeting_kinds k ON k.group_kind = m.group_kind AND k.code = m.meeting_kind
            JOIN published.groups g ON g.code = m.group_code),
        (SELECT jsonb_agg(jsonb_build_object('proposal', proposal_link(r.proposal_id), 'sentOn', r.sent_on, 'dueOn', r.due_on,
                'stance', coalesce(stance_status(r.stance, p_language), CASE WHEN r.due_on < p_at
                    THEN report_status('bad', worded(p_language, 'Inget svar i tid', 'No answer in time'))
                    ELSE report_status('watch', worded(p_language, 'Väntar på svar', 'Answer awaited')) END), 'answeredOn', r.answered_on,
                'entry', r.entry) ORDER BY r.sent_on DESC, r.id)
            FROM (SELECT r.*, a.stance, a.answered_on FROM published.referrals r
                LEFT JOIN LATERAL (SELECT x.stance, x.answered_on FROM published.referral_answers x
                    WHERE x.referral_id = r.id AND x.party_code = p.code AND x.answered_on <= p_at ORDER BY x.number DESC LIMIT 1) a ON true
                WHERE p.code = ANY (r.parties) AND r.sent_on <= p_at ORDER BY r.sent_on DESC, r.id LIMIT 20) r),
        (SELECT jsonb_agg(jsonb_build_object('finding', finding_title(f.code, p_language),
                'evidence', finding_evidence(f.code, f.group_code, f.facts, p_language),
                'record', finding_record(f.facts, p_language), 'since', f.since, 'age', p_at - f.since, 'clause', report_quote(f.clause_id))
            ORDER BY f.since DESC, f.code, f.subject)
            FROM (SELECT * FROM missing ORDER BY since DESC, code, subject LIMIT 20) f)
    INTO counts, seats, proposals, activities, incomes, attendance, referrals, found;

    RETURN jsonb_build_object(
        'title', p.name,
        'summary', worded(p_language,
            format('%s. Den %s, platser i grupperna: %s, egna förslag: %s, aktiviteter med parten i gällande planer: %s.', p.kind, p_at,
                counts ->> 'seats', counts ->> 'proposals', counts ->> 'part'),
            format('%s. On %s, seats in the groups: %s, own proposals: %s, activities with the party in plans in force: %s.', p.kind, p_at,
                counts ->> 'seats', counts ->> 'proposals', counts ->> 'part')),
        'figures', jsonb_build_array(
            report_figure('seats', worded(p_language, 'Platser', 'Seats'), counts -> 'seats', 'count',
                worded(p_language, 'Platser i grupperna som någon från parten har den dagen.', 'Seats of the groups held from the party on the day.'),
                members, rule_clause('seat_person_comes_from_its_party')),
            report_figure('proposals', worded(p_language, 'Egna förslag', 'Own proposals'), counts -> 'proposals', 'count',
                worded(p_language, 'Förslag som parten själv lämnat in till och med dagen.',
                    'Proposals that the party itself submitted up to the day.'),
                register, rule_clause('register_number_is_consecutive')),
            report_figure('open', worded(p_language, 'Inte avgjorda', 'Not settled'), counts -> 'open', 'count',
                worded(p_language, 'Egna förslag som varken är avgjorda, återtagna eller gått upp i ett annat.',
                    'Own proposals neither decided, withdrawn nor taken into another.'), register, rule_clause('register_number_is_consecutive')),
            report_figure('helping', worded(p_language, 'Hjälper i', 'Helps in'), counts -> 'helping', 'count',
                worded(p_language, 'Aktiviteter i gällande planer där parten hjälper.',
                    'Activities of plans in force in which it helps.'), plan_source,
                rule_clause('activity_comes_from_a_plan')),
            report_figure('helped', worded(p_language, 'Får hjälp i', 'Is helped in'), counts -> 'helped', 'count',
                worded(p_language, 'Aktiviteter i gällande planer där parten får hjälp.', 'Activities of plans in force in which it is helped.'),
                plan_source, rule_clause('activity_comes_from_a_plan')),
            report_figure('income', worded(p_language, 'Går in med', 'Brings'), coalesce(counts -> 'income', 'null'), 'kronor',
                worded(p_language, 'Partens intäktsrader i den budget som gäller den dagen.', 'Its income lines in the budget in force on the day.'),
                money_source, (SELECT r.payer_clause FROM published.money_rules r)),
            report_figure('attendance', worded(p_language, 'Närvaro', 'Attendance'),
                percent_of((counts ->> 'attended')::numeric, (counts ->> 'meetings')::numeric), 'percent',
                worded(p_language, 'Möten där någon var där för parten, av dem med publicerat protokoll då parten hade plats i gruppen.',
                    'Meetings where somebody was there for the party, of those with published minutes when it had a seat in the group.'),
                minutes_source, presence_clause()),
            report_figure('findings', worded(p_language, 'Avvikelser', 'Findings'), counts -> 'findings', 'count',
                worded(p_language, 'Det som avtalet väntar sig av parten men registren saknar.',
                    'What the agreement expects of the party and the records lack.'),
                record_source)),
        'filters', jsonb_build_array(day_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(
            report_table('seats', worded(p_language, 'Platser', 'Seats'),
                worded(p_language, 'Vilka som företräder parten, nu, tidigare och, i dagens läge, kommande; högst 20.',
                    'Who represents the party, now, formerly and, as of today, to come; 20 at most.'),
                members, report_columns(p_language, ARRAY[
                    ['group', 'text', 'Grupp', 'Group', 'Gruppen.', 'The group.'],
                    ['seat', 'text', 'Plats', 'Seat', 'Platsens slag.', 'Kind of seat.'],
                    ['person', 'text', 'Person', 'Person', 'Den som har platsen.', 'Who has the seat.'],
                    ['offices', 'text', 'Uppdrag', 'Offices', 'Förtroendeuppdrag i gruppen.', 'Offices in the group.'],
                    ['from', 'day', 'Från', 'From', 'Första dag.', 'First day.'],
                    ['to', 'day', 'Till och med', 'Until', 'Sista dag, när en är satt.', 'Last day, when one is set.'],
                    ['state', 'status', 'Läge', 'State', 'Om platsen innehas den dagen.', 'Whether it is held on the day.']]),
                seats),
            report_table('proposals', worded(p_language, 'Förslag och vad det blev av dem', 'Proposals and what became of them'),
                worded(p_language, 'Partens egna förslag, de senaste 20 först.',
                    'The proposals of the party itself, the latest 20 first.'), register,
                report_columns(p_language, ARRAY[
                    ['proposal', 'link', 'Förslag', 'Proposal', 'Rubriken.', 'The title.'],
                    ['matter', 'text', 'Ärendeslag', 'Matter', 'Vad slags ärende det är.', 'What kind of matter it is.'],
                    ['submittedOn', 'day', 'Inlämnat', 'Submitted', 'Dagen det lämnades in.', 'The day it was submitted.'],
                    ['state', 'status', 'Läge', 'State', 'Hur det stod den dagen.', 'How it stood on the day.'],
                    ['age', 'days', 'Ålder', 'Age',
                        'Dagar från inlämning till avgörande, annars till dagen.', 'Days from submission to settlement, else to the day.'],
                    ['carrier', 'link', 'Bärs av', 'Carried by',
                        'Det förslag som det gått upp i.', 'The proposal that it was taken into.'],
                    ['decision', 'link', 'Beslut', 'Decision', 'Paragrafen.', 'The paragraph.'],
                    ['reasons', 'text', 'Skäl', 'Reasons', 'Varför det gick som det gick.', 'Why it went as it did.']]),
                proposals),
            report_table('activities', worded(p_language, 'Aktiviteter', 'Activities'),
                worded(p_language, 'Aktiviteter där parten hjälper eller får hjälp, de senaste 20 först.',
                    'Activities in which the party helps or is helped, the latest 20 first.'), plan_source,
                report_columns(p_language, ARRAY[
                    ['activity', 'link', 'Aktivitet', 'Activity', 'Aktiviteten.', 'The activity.'],
                    ['area', 'text', 'Område', 'Area', 'Samverkansområde.', 'Area of collaboration.'],
                    ['part', 'text', 'Roll', 'Part', 'Hjälper eller får hjälp.', 'Helps or is helped.'],
                    ['firstDay', 'day', 'Första dag', 'First day', 'Första dagen i kalendariet.', 'First day in the calendar.'],
                    ['lastDay', 'day', 'Sista dag', 'Last day', 'Sista dagen i kalendariet.', 'Last day in the calendar.'],
                    ['state', 'status', 'Läge', 'State', 'Hur den står den dagen.', 'How it stands on the day.']]),
                activities),
            report_table('incomes', worded(p_language, 'Går in med, budget för budget', 'Brings, budget by budget'),
                worded(p_language, 'Partens intäktsrader i varje beslutad budget, de senaste 20 först.',
                    'Its income lines in each decided budget, the latest 20 first.'), money_source,
                report_columns(p_language, ARRAY[
                    ['budget', 'text', 'År', 'Year', 'Budgetens år.', 'Year of the budget.'],
                    ['amount', 'kronor', 'Belopp', 'Amount', 'Summan av partens rader.', 'Sum of its lines.'],
                    ['share', 'kronor', 'Andel i fördelningen', 'Share',
                        'Partens andel enligt fördelningsnyckeln.', 'Its share by the sharing key.'],
                    ['origins', 'text', 'Källor', 'Sources', 'Intäkternas ursprung.', 'Origins of the income.'],
                    ['decision', 'link', 'Beslut', 'Decision', 'Beslutet om budgeten.', 'The decision on the budget.']]),
                incomes, report_chart('bars', 'budget', 'amount')),
            report_table('attendance', worded(p_language, 'Närvaro', 'Attendance'),
                worded(p_language, 'Möten med publicerat protokoll då parten hade plats i gruppen, de senaste 20 först.',
                    'Meetings with published minutes when the party had a seat in the group, the latest 20 first.'), minutes_source,
                report_columns(p_language, ARRAY[
                    ['meeting', 'link', 'Möte', 'Meeting', 'Mötet.', 'The meeting.'],
                    ['group', 'text', 'Grupp', 'Group', 'Gruppen.', 'The group.'],
                    ['heldOn', 'day', 'Hölls', 'Held', 'Dagen.', 'The day.'],
                    ['seats', 'count', 'Platser', 'Seats', 'Partens platser då.', 'Seats of the party then.'],
                    ['present', 'count', 'Närvarande', 'Present', 'De som var där för parten.', 'Those there for the party.'],
                    ['state', 'status', 'Läge', 'State', 'Om någon var där.', 'Whether somebody was there.']]),
                attendance),
            report_table('referrals', worded(p_language, 'Remisser till parten', 'Referrals to the party'),
                worded(p_language, 'Förslag som parten ombetts yttra sig om, de senaste 20 först.',
                    'Proposals that it was asked about, the latest 20 first.'),
                worded(p_language, 'Remisser', 'Referrals'),
                report_columns(p_language, ARRAY[
                    ['proposal', 'link', 'Förslag', 'Proposal', 'Förslaget.', 'The proposal.'],
                    ['sentOn', 'day', 'Sänd', 'Sent', 'Dagen den sändes.', 'The day it was sent.'],
                    ['dueOn', 'day', 'Svar senast', 'Answer by', 'Svarsdagen.', 'The day to answer by.'],
                    ['stance', 'status', 'Ställning', 'Stance', 'Vad parten svarade.', 'What it answered.'],
                    ['answeredOn', 'day', 'Svarade', 'Answered', 'Dagen för svaret.', 'Day of the answer.']]),
                referrals),
            report_table('findings', worded(p_language, 'Avvikelser', 'Findings'),
                worded(p_language, 'Det som ankommer på parten, med avtalets ord.',
                    'What is for the party to cure, with the words of the agreement.'), record_source,
                report_columns(p_language, ARRAY[
                    ['finding', 'text', 'Avvikelse', 'Finding', 'Vad som saknas.', 'What is missing.'],
                    ['evidence', 'text', 'Underlag', 'Evidence', 'Vad den syns på i registren.', 'What in the records shows it.'],
                    ['record', 'link', 'Gäller', 'About', 'Mötet, förslaget eller beslutet.', 'The meeting, proposal or decision.'],
                    ['since', 'day', 'Sedan', 'Since', 'Dagen den uppstod.', 'The day it arose.'],
                    ['age', 'days', 'Dagar', 'Days', 'Dagar sedan dess.', 'Days since then.'],
                    ['clause', 'quote', 'Avtalet', 'The agreement', 'Klausulen, ordagrant.', 'The clause, in its own words.']]),
                found)));
END
$$;
COMMENT ON FUNCTION report_party IS
    'En part: platser, förslag och vad det blev av dem, aktiviteter, intäkter i budgeten, närvaro när den är publicerad, avvikelser.';
