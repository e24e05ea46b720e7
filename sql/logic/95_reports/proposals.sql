-- Every submitted proposal: how they stand by whom they came from, and how old they are.

CREATE OR REPLACE FUNCTION report_proposals(p_at date, p_language text, p_params jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    register text := worded(p_language, 'Diariet över inlämnade förslag och deras steg', 'The register of submitted proposals and their steps');
    clause text := rule_clause('register_number_is_consecutive');
    series text := (SELECT x.value #>> '{}' || ' ' FROM published.parameters x WHERE x.key = 'register.series');
    counts jsonb;
    by_submitter jsonb;
    by_state jsonb;
    listed jsonb;
BEGIN
    WITH known AS MATERIALIZED (
        SELECT p.id, p.title, p.matter, p.party_code, p.group_code, p.submitted_on, p.decision_id, p.entry, s.state, s.since,
            proposal_stage(s.state) AS stage, coalesce(s.since, p_at) - p.submitted_on AS age,
            own_party(p.party_code, p.group_code) AS own_party, concat(series, r.year, ':', r.number) AS number,
            '§ ' || d.number || '/' || d.year AS paragraph, greatest(p.entry, d.entry) AS last_entry
        FROM proposals_at(p_at) s JOIN published.proposals p ON p.id = s.id
        LEFT JOIN published.registrations r ON r.proposal_id = p.id
        LEFT JOIN published.decisions d ON d.id = p.decision_id AND d.decided_on <= p_at
    ), chosen AS MATERIALIZED (
        SELECT k.* FROM known k
        WHERE (p_params ->> 'party' IS NULL OR k.own_party = p_params ->> 'party')
            AND (p_params ->> 'group' IS NULL OR k.group_code = p_params ->> 'group')
            AND (p_params ->> 'state' IS NULL OR k.state = p_params ->> 'state')
            AND (p_params ->> 'year' IS NULL OR extract(year FROM k.submitted_on) = (p_params ->> 'year')::integer)
    ), newest AS (
        SELECT c.* FROM chosen c ORDER BY c.submitted_on DESC, c.id DESC LIMIT report_limit(p_params)
    ), counted AS MATERIALIZED (
        SELECT c.own_party, c.group_code, count(*) AS submitted, count(*) FILTER (WHERE c.stage = 'waiting') AS waiting,
            count(*) FILTER (WHERE c.stage = 'preparing') AS preparing, count(*) FILTER (WHERE c.stage = 'deciding') AS deciding,
            count(*) FILTER (WHERE c.stage = 'approved') AS approved, count(*) FILTER (WHERE c.stage = 'rejected') AS rejected,
            count(*) FILTER (WHERE c.stage = 'withdrawn') AS withdrawn, count(*) FILTER (WHERE c.stage = 'carried') AS carried,
            max(c.age) FILTER (WHERE c.since IS NULL) AS oldest
        FROM chosen c GROUP BY c.own_party, c.group_code
    ), submitters AS (
        SELECT p.code AS party_code, NULL AS group_code, p.name::text AS name FROM published.parties p
        WHERE (p_params ->> 'party' IS NULL OR p.code = p_params ->> 'party') AND p_params ->> 'group' IS NULL
            AND (p.kind IN (SELECT unnest(m.submitter_party_kinds) FROM published.matters m)
                OR p.code IN (SELECT c.own_party FROM counted c))
        UNION ALL
        SELECT NULL, g.code, localized(g.title, p_language) FROM published.groups g WHERE g.code IN (SELECT c.group_code FROM counted c)
    ), states AS (
        SELECT c.state, count(*) AS proposals, max(c.age) AS oldest, round(avg(c.age))::integer AS mean,
            array_position(ARRAY['submitted', 'incomplete', 'inPreparation', 'referredBack', 'adopted', 'onAgenda', 'tabled', 'approved',
                'approvedWithChange', 'rejected', 'withdrawn', 'included', 'merged', 'split'], c.state) AS place
        FROM chosen c GROUP BY c.state
    )
    SELECT
        (SELECT jsonb_build_object('submitted', count(*), 'open', count(*) FILTER (WHERE c.since IS NULL),
            'approved', count(*) FILTER (WHERE c.stage = 'approved'), 'rejected', count(*) FILTER (WHERE c.stage = 'rejected'),
            'oldest', max(c.age) FILTER (WHERE c.since IS NULL),
            'mean', round(avg(c.age) FILTER (WHERE c.stage IN ('approved', 'rejected')))::integer) FROM chosen c),
        (SELECT jsonb_agg(jsonb_build_object('submitter', report_link(s.name, '/parties/' || s.party_code),
                'submitted', coalesce(c.submitted, 0), 'waiting', coalesce(c.waiting, 0), 'preparing', coalesce(c.preparing, 0),
                'deciding', coalesce(c.deciding, 0), 'approved', coalesce(c.approved, 0), 'rejected', coalesce(c.rejected, 0),
                'withdrawn', coalesce(c.withdrawn, 0), 'carried', coalesce(c.carried, 0),
                'oldest', coalesce(to_jsonb(c.oldest), not_applicable()))
            ORDER BY s.party_code IS NULL, s.name COLLATE "sv-x-icu")
            FROM submitters s LEFT JOIN counted c ON c.own_party = s.party_code OR c.group_code = s.group_code),
        (SELECT jsonb_agg(jsonb_build_object('state', proposal_status(s.state, p_language), 'proposals', s.proposals,
            'oldest', s.oldest, 'mean', s.mean) ORDER BY s.place) FROM states s),
        (SELECT jsonb_agg(jsonb_build_object('number', n.number, 'proposal', report_link(n.title, '/proposals/' || n.id),
                'matter', localized(m.title, p_language), 'submitter', submitter_link(p.code, p.name, g.title, p_language), 'state', proposal_status(n.state, p_language),
                'submittedOn', n.submitted_on, 'age', n.age,
                'decision', CASE WHEN n.stage IN ('approved', 'rejected', 'carried') THEN report_link(n.paragraph, '/decisions/' || n.decision_id)
                    ELSE not_applicable() END, 'entry', n.last_entry) ORDER BY n.submitted_on DESC, n.id DESC)
            FROM newest n JOIN published.matters m ON m.code = n.matter JOIN published.parties p ON p.code = n.party_code
            LEFT JOIN published.groups g ON g.code = n.group_code)
    INTO counts, by_submitter, by_state, listed;

    RETURN jsonb_build_object(
        'title', worded(p_language, 'Förslag', 'Proposals'),
        'summary', worded(p_language, format('Inlämnade förslag: %s, varav inte avgjorda: %s.', counts ->> 'submitted', counts ->> 'open'),
            format('Submitted proposals: %s, of which not settled: %s.', counts ->> 'submitted', counts ->> 'open')),
        'figures', jsonb_build_array(
            report_figure('submitted', worded(p_language, 'Inlämnade', 'Submitted'), counts -> 'submitted', 'count',
                worded(p_language, 'Förslag som lämnats in till och med dagen, i urvalet.', 'Proposals submitted up to the day, as filtered.'),
                register, clause),
            report_figure('open', worded(p_language, 'Inte avgjorda', 'Not settled'), counts -> 'open', 'count',
                worded(p_language, 'Inlämnade förslag som varken är avgjorda, återtagna eller gått upp i ett annat.',
                    'Submitted proposals neither decided, withdrawn nor taken into another.'), register, clause),
            report_figure('approved', worded(p_language, 'Bifallna', 'Approved'), counts -> 'approved', 'count',
                worded(p_language, 'Förslag med beslutet bifall, med eller utan ändring.', 'Proposals approved, with or without a change.'),
                worded(p_language, 'Beslut', 'Decisions'), rule_clause('decision_number_is_consecutive')),
            report_figure('oldest', worded(p_language, 'Äldsta som inte är avgjort', 'Oldest not settled'),
                coalesce(counts -> 'oldest', 'null'), 'days',
                worded(p_language, 'Dagar från inlämning till dagen, för det äldsta förslag som inte är avgjort.',
                    'Days from submission to the day, of the oldest proposal that is not settled.'), register, clause),
            report_figure('meanAge', worded(p_language, 'Dagar till beslut i snitt', 'Mean days to decision'), coalesce(counts -> 'mean', 'null'),
                'days', worded(p_language, 'Medelvärdet av dagarna från inlämning till bifall eller avslag.',
                    'Mean of the days from submission to approval or rejection.'), register, clause)),
        'filters', jsonb_build_array(day_filter(p_language, p_params, p_at), party_filter(p_language, p_params),
            group_filter(p_language, p_params, p_at), proposal_state_filter(p_language, p_params), year_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(
            report_table('submitters', worded(p_language, 'Av vem och hur de står', 'By whom, and how they stand'),
                worded(p_language, 'Antal förslag efter den som lämnade dem: en part, eller en grupp i vars namn någon av dess ledamöter gjorde det.',
                    'Proposals by who submitted them: a party, or a group in whose name a member did.'), register,
                report_columns(p_language, ARRAY[
                    ['submitter', 'link', 'Från', 'From',
                        'Den part eller grupp som lämnade förslagen.', 'The party or group that submitted them.'],
                    ['submitted', 'count', 'Inlämnade', 'Submitted', 'Alla i urvalet.', 'All, as filtered.'],
                    ['waiting', 'count', 'Väntar', 'Waiting',
                        'Inlämnade, eller på väg att kompletteras.', 'Submitted, or about to be completed.'],
                    ['preparing', 'count', 'Bereds', 'In preparation',
                        'Under beredning, återremitterade eller antagna för beslut.', 'In preparation, referred back, or adopted for decision.'],
                    ['deciding', 'count', 'Inför beslut', 'Before decision',
                        'På dagordningen eller bordlagda.', 'On the agenda, or tabled.'],
                    ['approved', 'count', 'Bifallna', 'Approved', 'Med eller utan ändring.', 'With or without a change.'],
                    ['rejected', 'count', 'Avslagna', 'Rejected', 'Beslutet blev avslag.', 'Decided against.'],
                    ['withdrawn', 'count', 'Återtagna', 'Withdrawn',
                        'Tagna tillbaka av den som lämnade dem.', 'Taken back by who submitted them.'],
                    ['carried', 'count', 'Upptagna i andra', 'Carried by others',
                        'Upptagna i en plan, hopslagna eller delade; de lever vidare i ett annat förslag.',
                        'Taken into a plan, merged or split; they live on in another proposal.'],
                    ['oldest', 'days', 'Äldsta öppna', 'Oldest open',
                        'Dagar sedan inlämning för det äldsta som inte är avgjort.', 'Days since submission of the oldest that is not settled.']]),
                by_submitter, report_chart('stacked', 'submitter', 'waiting', 'preparing', 'deciding', 'approved', 'rejected', 'withdrawn',
                    'carried')),
            report_table('states', worded(p_language, 'Hur de står', 'How they stand'),
                worded(p_language, 'Antal förslag och deras ålder i varje läge.', 'Proposals and their age in each state.'), register,
                report_columns(p_language, ARRAY[
                    ['state', 'status', 'Läge', 'State', 'Hur förslagen stod den dagen.', 'How the proposals stood on the day.'],
                    ['proposals', 'count', 'Förslag', 'Proposals', 'Antal.', 'Number.'],
                    ['oldest', 'days', 'Äldst', 'Oldest',
                        'Högsta ålder; ålder räknas från inlämning till avgörande, annars till dagen.',
                        'Highest age; age counts from submission to settlement, else to the day.'],
                    ['mean', 'days', 'I snitt', 'Mean', 'Medelålder.', 'Mean age.']]),
                by_state, report_chart('bars', 'state', 'proposals')),
            report_table('proposals', worded(p_language, 'Förslagen', 'The proposals'),
                worded(p_language, 'Inlämnade förslag, de senaste först.', 'Submitted proposals, the latest first.') || newest_rows(p_language),
                register,
                report_columns(p_language, ARRAY[
                    ['number', 'text', 'Diarienummer', 'Register number', 'Förslagets nummer i diariet.', 'The number in the register.'],
                    ['proposal', 'link', 'Förslag', 'Proposal',
                        'Rubriken, till förslagets väg.', 'The title, to the way of the proposal.'],
                    ['matter', 'text', 'Ärendeslag', 'Matter', 'Vad slags ärende det är.', 'What kind of matter it is.'],
                    ['submitter', 'link', 'Från', 'From',
                        'Den part eller grupp som lämnade det.', 'The party or group that submitted it.'],
                    ['state', 'status', 'Läge', 'State', 'Hur det stod den dagen.', 'How it stood on the day.'],
                    ['submittedOn', 'day', 'Inlämnat', 'Submitted', 'Dagen det lämnades in.', 'The day it was submitted.'],
                    ['age', 'days', 'Ålder', 'Age',
                        'Dagar från inlämning till avgörande, återtagande eller upptagande i ett annat; annars till dagen.',
                        'Days from submission to decision, withdrawal or being taken into another; else to the day.'],
                    ['decision', 'link', 'Beslut', 'Decision',
                        'Paragrafen som avgjorde det, eller det förslag som bär det.',
                        'The paragraph that settled it, or the proposal that carries it.']]),
                listed)));
END
$$;
COMMENT ON FUNCTION report_proposals IS 'Förslagen: från vem, hur de står, hur gamla de är och vad de ledde till.';

CREATE OR REPLACE FUNCTION proposal_state_filter(p_language text, p_params jsonb) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT report_filter('state', worded(p_language, 'Läge', 'State'), p_params ->> 'state',
        (SELECT jsonb_agg(report_option(s.state, proposal_status(s.state, p_language) ->> 'text') ORDER BY s.place)
            FROM unnest(ARRAY['submitted', 'incomplete', 'inPreparation', 'referredBack', 'adopted', 'onAgenda', 'tabled', 'approved',
                'approvedWithChange', 'rejected', 'withdrawn', 'included', 'merged', 'split']) WITH ORDINALITY AS s(state, place)))
$$;
COMMENT ON FUNCTION proposal_state_filter IS 'Filtret på hur ett förslag står, i den ordning som vägen går.';
