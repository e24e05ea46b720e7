-- One meeting: its agenda, what was decided, and, once its minutes are published, who was there.

CREATE OR REPLACE FUNCTION report_meeting(p_at date, p_language text, p_params jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    m record;
    notice record;
    met record;
    published_on date;
BEGIN
    SELECT * INTO m FROM known_meetings(p_at) k WHERE k.id = try_uuid(p_params ->> 'subject');
    IF m.id IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT p.clause_id, (p.value #>> '{}')::integer AS days INTO notice FROM published.parameters p WHERE p.key = 'notice.summonsDays';
    SELECT * INTO met FROM meeting_presence(p_at, m.id);
    SELECT n.published_on INTO published_on FROM readable_minutes(p_at) n WHERE n.meeting_id = m.id;
    RETURN jsonb_build_object('title', localized(m.title, p_language) || ' ' || m.day,
        'summary', localized(m.group_title, p_language) || coalesce(', ' || m.place, '') || '.',
        'figures', jsonb_build_array(
            report_figure('state', worded(p_language, 'Läge', 'State'), meeting_status(m.state, p_language), 'status',
                worded(p_language, 'Hur mötet stod den dagen.', 'How the meeting stood that day.'),
                worded(p_language, 'Mötena', 'Meetings'), rule_clause('meeting_label_matches_its_window')),
            report_figure('startsAt', worded(p_language, 'Börjar', 'Starts'), utc(m.starts_at), 'instant',
                worded(p_language, 'Utlyst tid.', 'Announced time.'),
                worded(p_language, 'Mötena', 'Meetings'), rule_clause('meeting_is_planned_by_its_officers')),
            report_figure('noticeDays', worded(p_language, 'Varsel', 'Notice'), m.day - m.summoned_on, 'days',
                worded(p_language, 'Dagar från kallelse till möte; minst ',
                    'Days from summons to meeting; at least ') || coalesce(notice.days::text, '–') || '.',
                worded(p_language, 'Kallelsen', 'The summons'), notice.clause_id),
            report_figure('parties', worded(p_language, 'Parter med', 'Parties present'), met.present, 'count',
                worded(p_language, 'Parter med röstande plats som var med, av ',
                    'Parties with a voting seat that were there, of ') || coalesce(met.expected::text, '–') || worded(p_language,
                        '. Saknas tills protokollet är publicerat.', '. Not known until the minutes are published.'),
                worded(p_language, 'Protokollet', 'The minutes'), presence_clause()),
            report_figure('minutes', worded(p_language, 'Protokoll', 'Minutes'),
                report_link(published_on::text, '/meetings/' || m.id || '/minutes'), 'link',
                worded(p_language, 'Dagen då det publicerades.', 'Day of publication.'),
                worded(p_language, 'Protokollet', 'The minutes'), rule_clause('minutes_state_allows_it'))),
        'filters', jsonb_build_array(day_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(
            report_table('agenda', worded(p_language, 'Ärenden och beslut', 'Matters and decisions'), worded(p_language,
                    'Dagordningen och vad som beslutades. Den visas när kallelsen har gått.',
                        'The agenda and what was decided. It is shown once the summons has gone.'),
                worded(p_language, 'Dagordningen och beslutsregistret', 'The agenda and the register of decisions'), report_columns(p_language, ARRAY[
                    ['place', 'count', 'Nr', 'No.', 'Ärendets plats.', 'Place of the matter.'],
                    ['title', 'text', 'Ärende', 'Matter', 'Rubriken.', 'Its title.'],
                    ['proposal', 'link', 'Förslag', 'Proposal', 'Förslaget som behandlades.', 'Proposal that was treated.'],
                    ['submitter', 'link', 'Förslag från', 'Proposed by', 'Parten eller gruppen som lade fram det.',
                        'Party or group that made it.'],
                    ['decision', 'link', 'Paragraf', 'Paragraph', 'Beslutet i ärendet.', 'Decision on the matter.'],
                    ['outcome', 'status', 'Utfall', 'Outcome', 'Vad gruppen beslutade.', 'What the group decided.']]),
                (SELECT jsonb_agg(jsonb_build_object('place', i.place, 'title', i.title,
                    'proposal', CASE WHEN i.proposal_id IS NULL THEN not_applicable() ELSE report_link(p.title, '/proposals/' || p.id) END,
                    'submitter', CASE WHEN i.proposal_id IS NULL THEN not_applicable() ELSE submitter_link(y.code, y.name, s.title, p_language) END,
                    'decision', coalesce(report_link('§ ' || d.number || '/' || d.year, '/decisions/' || d.id), not_applicable()),
                    'outcome', coalesce(outcome_status(d.outcome, p_language), not_applicable()), 'entry', greatest(i.entry, d.entry))
                        ORDER BY i.place)
                    FROM (SELECT x.*, row_number() OVER (ORDER BY array_position(agenda.items, x.id), x.position) AS place
                        FROM published.agenda_items x
                        LEFT JOIN (SELECT v.items, v.entry FROM published.agenda_versions v WHERE v.meeting_id = m.id AND v.made_on <= p_at
                            ORDER BY v.number DESC LIMIT 1) agenda ON true
                        WHERE x.meeting_id = m.id AND x.added_on <= p_at AND m.state <> 'planned'
                            AND coalesce(x.id = ANY (agenda.items) OR x.entry >= agenda.entry, true)) i
                    LEFT JOIN published.proposals p ON p.id = i.proposal_id
                    LEFT JOIN published.parties y ON y.code = p.party_code
                    LEFT JOIN published.groups s ON s.code = p.group_code
                    LEFT JOIN published.decisions d ON d.agenda_item_id = i.id AND d.decided_on <= p_at)),
            report_table('present', worded(p_language, 'Närvarande', 'Present'),
                worded(p_language, 'De som var med enligt det publicerade protokollet.', 'Those there, by the published minutes.'),
                worded(p_language, 'Protokollet', 'The minutes'), report_columns(p_language, ARRAY[
                    ['person', 'text', 'Namn', 'Name', 'Den som var med.', 'Who was there.'],
                    ['party', 'link', 'Part', 'Party', 'Parten som platsen tillhör.', 'Party of the seat.'],
                    ['seat', 'text', 'Plats', 'Seat', 'Platsen i gruppen.', 'Seat in the group.'],
                    ['arrivedAt', 'instant', 'Kom', 'Arrived', 'När hen kom, om senare än mötets början.', 'When, if later than the start.'],
                    ['leftAt', 'instant', 'Gick', 'Left', 'När hen gick, om före mötets slut.', 'When, if before the end.']]),
                (SELECT jsonb_agg(jsonb_build_object('person', r.name, 'party', report_link(y.name, '/parties/' || y.code), 'seat',
                    localized(k.title, p_language),
                    'arrivedAt', coalesce(to_jsonb(utc(a.arrived_at)), not_applicable()), 'leftAt',
                        coalesce(to_jsonb(utc(l.left_at)), not_applicable()),
                    'entry', a.entry) ORDER BY y.name COLLATE "sv-x-icu", r.name COLLATE "sv-x-icu")
                    FROM published.attendances a
                    JOIN published.seats s ON s.id = a.seat_id
                    JOIN published.seat_rules k ON k.group_kind = s.group_kind AND k.code = s.seat_code
                    JOIN published.parties y ON y.code = s.party_code
                    JOIN published.persons r ON r.id = a.person_id
                    LEFT JOIN published.departures l ON l.meeting_id = a.meeting_id AND l.person_id = a.person_id
                    WHERE a.meeting_id = m.id AND published_on IS NOT NULL)),
            report_table('statements', worded(p_language, 'Reservationer och anteckningar', 'Reservations and notes'), worded(p_language,
                    'Det som enskilda lät anteckna, enligt det publicerade protokollet.', 'What single members had noted, by the published minutes.'),
                worded(p_language, 'Protokollet', 'The minutes'), report_columns(p_language, ARRAY[
                    ['kind', 'text', 'Slag', 'Kind', 'Reservation eller anteckning.', 'Reservation or note.'],
                    ['person', 'text', 'Namn', 'Name', 'Vem.', 'Who.'],
                    ['title', 'text', 'Ärende', 'Matter', 'I vilket ärende.', 'In which matter.'],
                    ['words', 'text', 'Lydelse', 'Words', 'Som det står.', 'As it stands.']]),
                (SELECT jsonb_agg(jsonb_build_object('kind', CASE s.kind WHEN 'reservation' THEN worded(p_language, 'Reservation', 'Reservation')
                        ELSE worded(p_language, 'Anteckning', 'Note') END, 'person', r.name, 'title', i.title, 'words', s.text, 'entry', s.entry)
                            ORDER BY s.made_at, s.id)
                    FROM published.statements s JOIN published.agenda_items i ON i.id = s.agenda_item_id
                        JOIN published.persons r ON r.id = s.person_id
                    WHERE s.meeting_id = m.id AND published_on IS NOT NULL))));
END
$$;
COMMENT ON FUNCTION report_meeting IS 'Ett möte: dagordning med beslut, och ur det publicerade protokollet närvarande, reservationer och anteckningar.';
