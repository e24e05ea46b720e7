-- One decision: its words, the clause it rests on, what it carried out and how far that has come.

CREATE OR REPLACE FUNCTION report_decision(p_at date, p_language text, p_params jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    d record;
    follow record;
BEGIN
    SELECT found.*, '§ ' || found.number || '/' || found.year AS label, i.title, localized(k.title, p_language) AS kind, k.decided_clause,
        localized(g.title, p_language) AS group_title, p.title AS proposal_title,
        submitter_link(y.code, y.name, s.title, p_language) AS submitter INTO d
    FROM published.decisions found
    LEFT JOIN published.agenda_items i ON i.id = found.agenda_item_id
    LEFT JOIN published.matters k ON k.code = found.matter
    LEFT JOIN published.groups g ON g.code = found.group_code
    LEFT JOIN published.proposals p ON p.id = found.proposal_id
    LEFT JOIN published.parties y ON y.code = p.party_code
    LEFT JOIN published.groups s ON s.code = p.group_code
    WHERE found.id = try_uuid(p_params ->> 'subject') AND found.decided_on <= p_at;
    IF d.id IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT * INTO follow FROM decision_follow_up(p_at, p_language, d.id);
    RETURN jsonb_build_object('title', d.label || ' ' || coalesce(d.title, d.kind, ''),
        'summary', worded(p_language, 'Beslut av ', 'Decision of ') || d.group_title || ' ' || d.decided_on || '.',
        'figures', jsonb_build_array(
            report_figure('outcome', worded(p_language, 'Utfall', 'Outcome'), outcome_status(d.outcome, p_language), 'status',
                worded(p_language, 'Vad gruppen beslutade.', 'What the group decided.'),
                worded(p_language, 'Beslutsregistret', 'Register of decisions'), d.decided_clause),
            report_figure('decidedOn', worded(p_language, 'Beslutat', 'Decided'), d.decided_on, 'day',
                worded(p_language, 'Dagen för beslutet.', 'Day of the decision.'),
                worded(p_language, 'Beslutsregistret', 'Register of decisions'), rule_clause('decision_is_made_at_a_held_meeting')),
            report_figure('followUp', worded(p_language, 'Uppföljning', 'Follow-up'), follow.status, 'status',
                worded(p_language, 'Hur det stod den dagen.', 'How it stood that day.'),
                worded(p_language, 'Besluten, uppdragen och tidredovisningen', 'Decisions, assignments and time entries'),
                rule_clause('assignment_is_given_by_decision')),
            report_figure('daysLeft', worded(p_language, 'Dagar kvar', 'Days left'),
                CASE WHEN follow.due_on IS NOT NULL AND follow.status ->> 'code' IN ('watch', 'bad') THEN to_jsonb(follow.due_on - p_at)
                    ELSE not_applicable() END, 'days',
                worded(p_language, 'Från dagen till sista dag; minus är försenat.', 'From the day to the due day; minus is late.'),
                worded(p_language, 'Beslutet och uppdragen', 'The decision and its assignments'),
                rule_clause('assignment_is_given_by_decision'))),
        'filters', jsonb_build_array(day_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(
            report_table('facts', worded(p_language, 'Beslutet', 'The decision'),
                worded(p_language, 'Det som står i beslutet.', 'What the decision says.'),
                worded(p_language, 'Beslutsregistret', 'Register of decisions'), report_columns(p_language, ARRAY[
                    ['fact', 'text', 'Uppgift', 'Fact', 'Vad uppgiften gäller.', 'What the fact is about.'],
                    ['words', 'text', 'Lydelse', 'Words', 'Som det står.', 'As it stands.'],
                    ['leadsTo', 'link', 'Se', 'See', 'Där det står mer.', 'Where there is more.']]),
                (SELECT jsonb_agg(jsonb_build_object('fact', f.fact, 'words', f.words, 'leadsTo', coalesce(f.link, not_applicable()))
                    ORDER BY f.place)
                    FROM (VALUES
                        (1, worded(p_language, 'Ärendets slag', 'Kind of matter'), d.kind, NULL::jsonb),
                        (2, worded(p_language, 'Förslag', 'Proposal'), d.proposal_title,
                            report_link(d.proposal_title, '/proposals/' || d.proposal_id)),
                        (3, worded(p_language, 'Förslag från', 'Proposed by'), d.submitter ->> 'text', d.submitter),
                        (4, worded(p_language, 'Möte', 'Meeting'), d.group_title || ' ' || d.decided_on,
                            report_link(d.group_title, '/meetings/' || d.meeting_id)),
                        (5, worded(p_language, 'Skäl', 'Reasons'), d.reasons::text, NULL),
                        (6, worded(p_language, 'Återremitterat till', 'Referred back to'),
                            (SELECT localized(g.title, p_language) FROM published.groups g WHERE g.code = d.referred_to), NULL),
                        (7, worded(p_language, 'Återkommer senast', 'Comes back by'), d.due_on::text, NULL)) AS f (place, fact, words, link)
                    WHERE f.words IS NOT NULL)),
            report_table('clause', worded(p_language, 'Avtalets ord', 'The agreement''s words'),
                worded(p_language, 'Klausulen som ger gruppen rätt att besluta.', 'Clause that lets the group decide.'),
                worded(p_language, 'Avtalet', 'The agreement'), report_columns(p_language, ARRAY[
                    ['clause', 'quote', 'Klausul', 'Clause', 'Ordagrant.', 'Verbatim.']]),
                (SELECT jsonb_agg(jsonb_build_object('clause', report_quote(d.decided_clause))) WHERE d.decided_clause IS NOT NULL)),
            report_table('effects', worded(p_language, 'Ledde till', 'Led to'),
                worded(p_language, 'Det som beslutet verkställde.', 'What the decision carried out.'),
                worded(p_language, 'Planer, grupper, platser, uppdrag och delegeringar', 'Plans, groups, seats, assignments and delegations'),
                    report_columns(p_language, ARRAY[
                    ['kind', 'text', 'Slag', 'Kind', 'Vad som verkställdes.', 'What was carried out.'],
                    ['title', 'text', 'Vad', 'What', 'Namn eller lydelse.', 'Name or words.'],
                    ['from', 'day', 'Från', 'From', 'Första dag.', 'First day.'],
                    ['to', 'day', 'Till', 'To', 'Sista dag.', 'Last day.']]),
                (SELECT jsonb_agg(jsonb_build_object('kind', e.kind, 'title', e.title, 'from', coalesce(to_jsonb(e.starts), not_applicable()),
                    'to', coalesce(to_jsonb(e.ends), not_applicable())) ORDER BY e.place, e.title) FROM decided_effects(p_at, p_language, d.id) e)),
            report_table('assignments', worded(p_language, 'Uppdrag', 'Assignments'),
                worded(p_language, 'Uppdragen av beslutet med den tid som redovisats till och med dagen.',
                    'Assignments of the decision with the time reported up to the day.'),
                worded(p_language, 'Uppdragen och tidredovisningen', 'Assignments and time entries'), report_columns(p_language, ARRAY[
                    ['title', 'text', 'Uppdrag', 'Assignment', 'Uppdragets namn.', 'Its name.'],
                    ['planned', 'hours', 'Planerat', 'Planned', 'Uppskattad tid.', 'Estimated time.'],
                    ['used', 'hours', 'Använt', 'Used', 'Redovisad tid.', 'Reported time.'],
                    ['left', 'hours', 'Kvar', 'Left', 'Uppskattad minus redovisad tid.', 'Estimated minus reported time.'],
                    ['dueOn', 'day', 'Senast', 'Due', 'Slutdag, annars årets sista dag.', 'Last day, otherwise the last of the year.']]),
                (SELECT jsonb_agg(jsonb_build_object('title', w.title, 'planned', w.estimate, 'used', w.used,
                    'left', w.estimate - w.used, 'dueOn', w.last_day, 'entry', w.entry) ORDER BY w.last_day, w.title)
                    FROM (SELECT g.*, coalesce(g.due_on, make_date(g.year, 12, 31)) AS last_day
                        FROM given_work(p_at, p_decision => d.id) g) w),
                report_chart('bars', 'title', 'planned', 'used')),
            report_table('votes', worded(p_language, 'Röster', 'Votes'),
                worded(p_language, 'Omröstningen, när protokollet är publicerat.', 'The vote, once the minutes are published.'),
                worded(p_language, 'Protokollet', 'The minutes'), report_columns(p_language, ARRAY[
                    ['party', 'link', 'Part', 'Party', 'Den som röstade.', 'Who voted.'],
                    ['option', 'text', 'Röst', 'Vote',
                        'Det alternativ som fick rösten; avstod, när inget.', 'Option that got the vote; abstained when none.']]),
                (SELECT jsonb_agg(jsonb_build_object('party', report_link(y.name, '/parties/' || y.code), 'option', coalesce(o.said, v.option,
                    worded(p_language, 'Avstod', 'Abstained')), 'entry', v.entry) ORDER BY y.name COLLATE "sv-x-icu")
                    FROM published.votes v JOIN published.votings t ON t.id = v.voting_id JOIN published.parties y ON y.code = v.party_code
                    LEFT JOIN LATERAL (SELECT x ->> 'text' AS said FROM jsonb_array_elements(t.options) x WHERE x ->> 'code' = v.option) o ON true
                    WHERE v.voting_id = d.voting_id AND d.meeting_id IN (SELECT n.meeting_id FROM readable_minutes(p_at) n))),
            report_table('corrections', worded(p_language, 'Rättelser', 'Corrections'),
                worded(p_language, 'Anteckningar som rättar beslutets text.', 'Notes that correct the words of the decision.'),
                worded(p_language, 'Beslutsregistret', 'Register of decisions'), report_columns(p_language, ARRAY[
                    ['notedOn', 'day', 'Antecknad', 'Noted', 'Dagen för rättelsen.', 'Day of the correction.'],
                    ['words', 'text', 'Rättelse', 'Correction', 'Som den står.', 'As it stands.']]),
                (SELECT jsonb_agg(jsonb_build_object('notedOn', c.noted_on, 'words', c.text, 'entry', c.entry) ORDER BY c.number)
                    FROM published.corrections c WHERE c.decision_id = d.id AND c.noted_on <= p_at))));
END
$$;
COMMENT ON FUNCTION report_decision IS 'Ett beslut: lydelse, klausul, följder, uppdrag, röster och rättelser.';
