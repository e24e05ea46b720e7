-- One proposal: its way, whom it was referred to, what was decided, and the answer to who submitted it.

CREATE OR REPLACE FUNCTION stance_status(stance text, language text) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT CASE stance
        WHEN 'support' THEN report_status('good', worded(language, 'Tillstyrker', 'Supports'))
        WHEN 'supportWithRemarks' THEN report_status('good', worded(language, 'Tillstyrker med synpunkter', 'Supports, with remarks'))
        WHEN 'oppose' THEN report_status('bad', worded(language, 'Avstyrker', 'Opposes'))
        WHEN 'noOpinion' THEN report_status('none', worded(language, 'Avstår från att yttra sig', 'Has no opinion')) END
$$;
COMMENT ON FUNCTION stance_status IS 'Ett remissvars ställningstagande, i ord.';

CREATE OR REPLACE FUNCTION proposal_way(p_proposal uuid, p_at date, language text)
RETURNS TABLE (day date, entry bigint, what text, by_whom jsonb, record jsonb, said text)
LANGUAGE sql STABLE AS $$
    SELECT s.taken_on, s.entry, CASE s.kind
            WHEN 'submission' THEN worded(language, 'Inlämnat', 'Submitted')
            WHEN 'preparation' THEN worded(language, 'Taget till beredning', 'Taken into preparation')
            WHEN 'adoption' THEN concat(worded(language, 'Antaget', 'Adopted'), ' (' || s.votes_for || '–' || s.votes_against
                || CASE WHEN s.casting_vote IS NOT NULL THEN worded(language, ', utslagsröst', ', casting vote') ELSE '' END || ')')
            WHEN 'inclusion' THEN worded(language, 'Tog upp ett annat förslag', 'Took in another proposal')
            WHEN 'withdrawal' THEN worded(language, 'Återtaget', 'Withdrawn') END,
        party_link(s.party_code),
        coalesce(meeting_link(s.meeting_id, language), proposal_link(s.part_proposal)), s.reasons::text
    FROM published.proposal_steps s WHERE s.proposal_id = p_proposal AND s.taken_on <= p_at
    UNION ALL
    SELECT s.taken_on, s.entry, worded(language, 'Upptaget i ett annat förslag', 'Taken into another proposal'), NULL,
        proposal_link(s.proposal_id), s.reasons::text
    FROM published.proposals p JOIN published.proposal_steps s ON s.proposal_id = p.included_in AND s.kind = 'inclusion' AND s.part_proposal = p.id
    WHERE p.id = p_proposal AND s.taken_on <= p_at
    UNION ALL
    SELECT r.received_on, r.entry, CASE WHEN r.complete THEN worded(language, 'Mottaget, komplett', 'Received, complete')
        ELSE worded(language, 'Mottaget, ska kompletteras', 'Received, to be completed') END, NULL, NULL, array_to_string(r.missing, '; ')
    FROM published.receipts r WHERE r.proposal_id = p_proposal AND r.received_on <= p_at
    UNION ALL
    SELECT v.created_on, v.entry, worded(language, format('Version %s', v.number), format('Version %s', v.number)), party_link(v.party_code),
        NULL, v.note::text
    FROM published.proposal_versions v WHERE v.proposal_id = p_proposal AND v.created_on <= p_at
    UNION ALL
    SELECT r.sent_on, r.entry, worded(language, format('Sänt på remiss till %s parter', cardinality(r.parties)),
        format('Referred to %s parties', cardinality(r.parties))), NULL, NULL, r.question::text
    FROM published.referrals r WHERE r.proposal_id = p_proposal AND r.sent_on <= p_at
    UNION ALL
    SELECT i.added_on, i.entry, worded(language, 'Uppsatt på dagordningen', 'Put on the agenda'), NULL, meeting_link(i.meeting_id, language), NULL
    FROM published.agenda_items i WHERE i.proposal_id = p_proposal AND i.added_on <= p_at
    UNION ALL
    SELECT d.decided_on, d.entry, outcome_status(d.outcome, language) ->> 'text',
        (SELECT report_link(localized(g.title, language), NULL) FROM published.groups g WHERE g.code = d.group_code), decision_link(d.id),
        d.reasons::text
    FROM published.decisions d WHERE d.proposal_id = p_proposal AND d.decided_on <= p_at
    UNION ALL
    SELECT r.made_on, r.entry, CASE
            WHEN p_proposal = ANY (r.children) AND r.kind = 'merger' THEN worded(language, 'Blev till av flera förslag', 'Came of several proposals')
            WHEN p_proposal = ANY (r.children) THEN worded(language, 'Delades av från ett förslag', 'Was split off a proposal')
            WHEN r.kind = 'merger' THEN worded(language, 'Slogs ihop med andra', 'Was merged with others')
            ELSE worded(language, 'Delades', 'Was split') END, NULL,
        (SELECT jsonb_agg(proposal_link(other) ORDER BY place) FROM unnest(CASE WHEN p_proposal = ANY (r.children) THEN r.parents ELSE r.children END)
            WITH ORDINALITY AS o(other, place)), NULL
    FROM published.recastings r WHERE r.made_on <= p_at AND r.id IN (
        SELECT d.recasting_id FROM published.descents d WHERE d.parent_id = p_proposal
        UNION ALL SELECT d.recasting_id FROM published.descents d WHERE d.child_id = p_proposal)
$$;
COMMENT ON FUNCTION proposal_way IS 'Allt som hänt ett förslag till och med en dag: steg, versioner, kontroller, remisser, dagordningar och beslut.';

CREATE OR REPLACE FUNCTION changed_since(p_proposal uuid, p_at date) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (
        WITH RECURSIVE family AS (
            SELECT p.id, p.state, p.included_in FROM published.proposals p WHERE p.id = p_proposal
            UNION
            SELECT p.id, p.state, p.included_in
            FROM family f JOIN published.proposals p ON p.id = f.included_in
                OR p.id IN (SELECT d.child_id FROM published.descents d WHERE d.parent_id = f.id)
        )
        SELECT FROM family f LEFT JOIN proposals_at(p_at) s ON s.id = f.id
        WHERE s.state IS DISTINCT FROM f.state
            OR EXISTS (SELECT FROM published.decisions d WHERE d.proposal_id = f.id AND d.decided_on > p_at));
END
$$;
COMMENT ON FUNCTION changed_since IS 'Om förslaget, eller något som det gått upp i eller blivit, har fått ett annat läge eller ett beslut efter en dag.';

CREATE OR REPLACE FUNCTION report_proposal(p_at date, p_language text, p_params jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    register text := worded(p_language, 'Diariet och förslagets steg', 'The register and the steps of the proposal');
    clause text := rule_clause('register_number_is_consecutive');
    referral_clause text := rule_clause('referral_leaves_time_to_answer');
    p record;
    settled_on date;
    counts jsonb;
    way jsonb;
    asked jsonb;
    decided jsonb;
    fates jsonb;
    versions jsonb;
    content jsonb;
BEGIN
    SELECT found.*, register_number(found.id) AS number, localized(m.title, p_language) AS matter_title, m.shape,
        submitter_link(party.code, party.name, g.title, p_language) ->> 'text' AS submitter
    INTO p
    FROM published.proposals found JOIN published.matters m ON m.code = found.matter JOIN published.parties party ON party.code = found.party_code
    LEFT JOIN published.groups g ON g.code = found.group_code
    WHERE found.id = try_uuid(p_params ->> 'subject') AND found.submitted_on <= p_at;
    IF p.id IS NULL THEN
        RETURN NULL;
    END IF;

    WITH happened AS MATERIALIZED (
        SELECT w.* FROM proposal_way(p.id, p_at, p_language) w
    ), answers AS MATERIALIZED (
        SELECT r.id, r.question, r.sent_on, r.due_on, named.party, a.stance, a.answered_on, a.late, a.text, r.entry, named.place
        FROM published.referrals r
        CROSS JOIN unnest(r.parties) WITH ORDINALITY AS named(party, place)
        LEFT JOIN LATERAL (SELECT x.* FROM published.referral_answers x WHERE x.referral_id = r.id AND x.party_code = named.party
            AND x.answered_on <= p_at ORDER BY x.number DESC LIMIT 1) a ON true
        WHERE r.proposal_id = p.id AND r.sent_on <= p_at
    )
    SELECT
        (SELECT jsonb_build_object('asked', count(*), 'answered', count(n.stance), 'support', count(*) FILTER (WHERE n.stance IN ('support',
            'supportWithRemarks')), 'oppose', count(*) FILTER (WHERE n.stance = 'oppose')) FROM answers n),
        (SELECT jsonb_agg(jsonb_build_object('day', h.day, 'what', h.what, 'by', coalesce(h.by_whom, not_applicable()),
                'record', coalesce(h.record, not_applicable()), 'text', coalesce(to_jsonb(h.said), not_applicable()), 'entry', h.entry)
            ORDER BY h.day, h.entry, h.what) FROM happened h),
        (SELECT jsonb_agg(jsonb_build_object('party', party_link(n.party), 'sentOn', n.sent_on, 'dueOn', n.due_on, 'question', n.question,
                'stance', coalesce(stance_status(n.stance, p_language), CASE WHEN n.due_on < p_at
                    THEN report_status('bad', worded(p_language, 'Inget svar i tid', 'No answer in time'))
                    ELSE report_status('watch', worded(p_language, 'Väntar på svar', 'Answer awaited')) END),
                'answeredOn', n.answered_on, 'late', CASE WHEN n.late THEN worded(p_language, 'Sent', 'Late') WHEN NOT n.late
                    THEN worded(p_language, 'I tid', 'In time') END, 'answer', n.text) ORDER BY n.sent_on, n.entry, n.place) FROM answers n),
        (SELECT jsonb_agg(jsonb_build_object('decision', decision_link(d.id), 'outcome', outcome_status(d.outcome, p_language),
                'decidedOn', d.decided_on, 'group', (SELECT localized(g.title, p_language) FROM published.groups g WHERE g.code = d.group_code),
                'meeting', meeting_link(d.meeting_id, p_language), 'version', d.version_number, 'reasons', d.reasons, 'entry', d.entry)
            ORDER BY d.decided_on, d.entry) FROM published.decisions d WHERE d.proposal_id = p.id AND d.decided_on <= p_at),
        CASE WHEN known.final THEN (SELECT jsonb_agg(jsonb_build_object('carrier', report_link(carrier.title, '/proposals/' || carrier.id),
                'state', proposal_status(carrier.state, p_language), 'decision', coalesce(decision_link(d.id), not_applicable()),
                'answer', localized(fate_words(jsonb_populate_record(NULL::proposals, to_jsonb(carrier)), whole.decision, c.ways,
                    is_changed(p.id, c.ways, whole.decision)), p_language)) ORDER BY carrier.submitted_on, carrier.id)
            FROM proposal_carriers(p.id) c JOIN published.proposals carrier ON carrier.id = c.proposal_id
            LEFT JOIN published.decisions d ON d.id = carrier.decision_id
                AND carrier.state IN ('approved', 'approvedWithChange', 'rejected', 'referredBack', 'tabled')
            -- The words are said of whole rows; what is not published of a decision is not said.
            CROSS JOIN LATERAL (SELECT jsonb_populate_record(NULL::decisions, to_jsonb(d)) AS decision) whole)
            ELSE jsonb_build_array(jsonb_build_object('carrier', proposal_link(p.id), 'state', proposal_status(known.state, p_language),
                'decision', not_applicable(), 'answer', worded(p_language, format('Den %s var det inte avgjort.', p_at),
                    format('On %s it was not settled.', p_at)))) END,
        (SELECT jsonb_agg(jsonb_build_object('version', v.number, 'on', v.created_on, 'by', party_link(v.party_code),
                'adopted', CASE WHEN EXISTS (SELECT FROM published.proposal_steps s WHERE s.proposal_id = p.id AND s.kind = 'adoption'
                    AND s.version_number = v.number AND s.taken_on <= p_at) THEN report_status('good', worded(p_language, 'Antagen', 'Adopted'))
                    ELSE not_applicable() END,
                'note', coalesce(to_jsonb(v.note), not_applicable()), 'entry', v.entry) ORDER BY v.number DESC)
            FROM published.proposal_versions v WHERE v.proposal_id = p.id AND v.created_on <= p_at),
        (SELECT jsonb_agg(jsonb_build_object('part', said.part, 'text', coalesce(to_jsonb(said.said), not_applicable()), 'entry', v.entry)
            || CASE p.shape WHEN 'text' THEN '{}' WHEN 'money' THEN jsonb_build_object('amount', coalesce(to_jsonb(kronor(said.ore)), not_applicable()))
                ELSE jsonb_build_object('from', coalesce(to_jsonb(said.first_day), not_applicable()),
                    'to', coalesce(to_jsonb(said.last_day), not_applicable())) END ORDER BY said.place)
            FROM (SELECT x.* FROM published.proposal_versions x WHERE x.proposal_id = p.id AND x.created_on <= p_at
                ORDER BY x.number DESC LIMIT 1) v
            CROSS JOIN content_parts(p.shape, v.content, p_at, p_language) WITH ORDINALITY AS said(part, said, ore, first_day, last_day, place)),
        known.since
    INTO counts, way, asked, decided, fates, versions, content, settled_on
    FROM (SELECT s.state, s.since, p_at >= local_day(now()) OR NOT changed_since(p.id, p_at) AS final
        FROM proposals_at(p_at) s WHERE s.id = p.id) known;

    RETURN jsonb_build_object(
        'title', p.title,
        'summary', worded(p_language,
            format('%s från %s, inlämnat den %s med diarienummer %s.', p.matter_title, p.submitter, p.submitted_on, coalesce(p.number, '–')),
            format('%s from %s, submitted on %s with register number %s.', p.matter_title, p.submitter, p.submitted_on, coalesce(p.number, '–'))),
        'figures', jsonb_build_array(
            report_figure('age', worded(p_language, 'Ålder', 'Age'), coalesce(settled_on, p_at) - p.submitted_on, 'days',
                worded(p_language, 'Dagar från inlämning till avgörande, återtagande eller upptagande i ett annat; annars till dagen.',
                    'Days from submission to decision, withdrawal or being taken into another; else to the day.'), register, clause),
            report_figure('versions', worded(p_language, 'Versioner', 'Versions'), coalesce(jsonb_array_length(versions), 0), 'count',
                worded(p_language, 'Versioner skrivna till och med dagen.', 'Versions written up to the day.'), register, clause),
            report_figure('asked', worded(p_language, 'Tillfrågade på remiss', 'Asked by referral'), counts -> 'asked', 'count',
                worded(p_language, 'Parter som ombetts yttra sig, en gång för varje remiss.', 'Parties asked, once for each referral.'),
                worded(p_language, 'Remisser', 'Referrals'), referral_clause),
            report_figure('answered', worded(p_language, 'Svar', 'Answers'), counts -> 'answered', 'count',
                worded(p_language, 'Tillfrågade som svarat till och med dagen; det senaste svaret gäller.',
                    'Those asked who answered by the day; the latest answer stands.'),
                worded(p_language, 'Remissvar', 'Answers to referrals'), referral_clause),
            report_figure('oppose', worded(p_language, 'Avstyrker', 'Oppose'), counts -> 'oppose', 'count',
                worded(p_language, 'Svar som avstyrker förslaget.', 'Answers that oppose the proposal.'),
                worded(p_language, 'Remissvar', 'Answers to referrals'), referral_clause)),
        'filters', jsonb_build_array(day_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(
            report_table('answer', worded(p_language, 'Vad det blev av förslaget', 'What became of the proposal'),
                worded(p_language, 'Svaret till den som lämnade det: utfall, paragraf och skäl, genom det förslag som nu bär det.',
                    'The answer to who submitted it: outcome, paragraph and reasons, through the proposal that carries it now.'),
                worded(p_language, 'Beslut', 'Decisions'),
                report_columns(p_language, ARRAY[
                    ['answer', 'text', 'Svar', 'Answer', 'Vad det blev av det, och varför.', 'What became of it, and why.'],
                    ['carrier', 'link', 'Bärs av', 'Carried by',
                        'Förslaget som nu bär det, oftast det självt.', 'The proposal that carries it now, mostly itself.'],
                    ['state', 'status', 'Läge', 'State', 'Hur det förslaget står.', 'How that proposal stands.'],
                    ['decision', 'link', 'Beslut', 'Decision', 'Paragrafen.', 'The paragraph.']]),
                fates),
            report_table('content', worded(p_language, 'Vad förslaget säger', 'What it says'),
                worded(p_language, 'Den senaste versionen, del för del.', 'The latest version, part by part.'), register,
                report_columns(p_language, ARRAY[
                    ['part', 'text', 'Del', 'Part', 'Vilken del av förslaget.', 'Which part of the proposal.'],
                    ['text', 'text', 'Vad', 'What', 'Vad förslaget säger.', 'What the proposal says.']])
                || CASE WHEN p.shape = 'money' THEN report_columns(p_language, ARRAY[
                    ['amount', 'kronor', 'Belopp', 'Amount', 'Föreslaget belopp.', 'The amount proposed.']]) END
                || CASE WHEN p.shape NOT IN ('money', 'text') THEN report_columns(p_language, ARRAY[
                    ['from', 'day', 'Från och med', 'From', 'Första dagen.', 'The first day.'],
                    ['to', 'day', 'Till och med', 'To', 'Sista dagen.', 'The last day.']]) END, content),
            report_table('way', worded(p_language, 'Förslagets väg', 'Its way'),
                worded(p_language, 'Det som hänt till och med dagen, i ordning.', 'What has happened up to the day, in order.'), register,
                report_columns(p_language, ARRAY[
                    ['day', 'day', 'Dag', 'Day', 'Dagen det hände.', 'The day it happened.'],
                    ['what', 'text', 'Vad', 'What', 'Vad som hände.', 'What happened.'],
                    ['by', 'link', 'Av', 'By', 'Parten eller gruppen.', 'The party or group.'],
                    ['record', 'link', 'Vid eller i', 'At or in',
                        'Mötet, beslutet eller det andra förslaget.', 'The meeting, the decision or the other proposal.'],
                    ['text', 'text', 'Skäl och anteckningar', 'Reasons and notes', 'Det som skrevs.', 'What was written.']]),
                way),
            report_table('referrals', worded(p_language, 'Remisser och svar', 'Referrals and answers'),
                worded(p_language, 'Vilka som ombetts yttra sig, om vad, och vad de svarat; det senaste svaret gäller.',
                    'Who was asked, about what, and what they answered; the latest answer stands.'), worded(p_language, 'Remisser och remissvar',
                        'Referrals'),
                report_columns(p_language, ARRAY[
                    ['party', 'link', 'Part', 'Party', 'Den tillfrågade.', 'The one asked.'],
                    ['question', 'text', 'Fråga', 'Question', 'Vad som frågades.', 'What was asked.'],
                    ['sentOn', 'day', 'Sänd', 'Sent', 'Dagen den sändes.', 'The day it was sent.'],
                    ['dueOn', 'day', 'Svar senast', 'Answer by', 'Svarsdagen.', 'The day to answer by.'],
                    ['stance', 'status', 'Ställning', 'Stance', 'Hur parten ställer sig.', 'How the party stands.'],
                    ['answeredOn', 'day', 'Svarade', 'Answered', 'Dagen för svaret.', 'Day of the answer.'],
                    ['late', 'text', 'I tid', 'In time', 'Om svaret kom i tid.', 'Whether it came in time.'],
                    ['answer', 'text', 'Svar', 'Answer', 'Vad parten skrev.', 'What the party wrote.']]),
                asked),
            report_table('decisions', worded(p_language, 'Beslut om förslaget', 'Decisions on the proposal'),
                worded(p_language, 'Varje beslut om just detta förslag till och med dagen.', 'Each decision on this very proposal up to the day.'),
                worded(p_language, 'Beslut', 'Decisions'),
                report_columns(p_language, ARRAY[
                    ['decision', 'link', 'Beslut', 'Decision', 'Paragrafen.', 'The paragraph.'],
                    ['outcome', 'status', 'Utfall', 'Outcome', 'Vad som beslutades.', 'What was decided.'],
                    ['decidedOn', 'day', 'Dag', 'Day', 'Dagen för beslutet.', 'Day of the decision.'],
                    ['group', 'text', 'Grupp', 'Group', 'Gruppen som beslutade.', 'The group that decided.'],
                    ['meeting', 'link', 'Möte', 'Meeting', 'Mötet.', 'The meeting.'],
                    ['version', 'count', 'Version', 'Version', 'Versionen som beslutades.', 'The version decided.'],
                    ['reasons', 'text', 'Skäl', 'Reasons', 'Skälen.', 'The reasons.']]),
                decided),
            report_table('versions', worded(p_language, 'Versioner', 'Versions'),
                worded(p_language, 'Oföränderliga versioner, den senaste först.', 'Immutable versions, the latest first.'), register,
                report_columns(p_language, ARRAY[
                    ['version', 'count', 'Version', 'Version', 'Nummer.', 'Number.'],
                    ['on', 'day', 'Skriven', 'Written', 'Dagen den skrevs.', 'The day it was written.'],
                    ['by', 'link', 'Av', 'By', 'Parten.', 'The party.'],
                    ['adopted', 'status', 'Antagen', 'Adopted',
                        'Versionen som beredande grupp antagit.', 'The version adopted by the preparing group.'],
                    ['note', 'text', 'Motivering', 'Note', 'Motiveringen till versionen.', 'The note to the version.']]),
                versions)));
END
$$;
COMMENT ON FUNCTION report_proposal IS 'Ett förslags väg: steg, remisser med svar, beslut och svaret till den som lämnade det (D-25).';
