-- Meetings: when, how they stand, how early they were called, who was there and whether the minutes can be read.

CREATE OR REPLACE FUNCTION party_presence(p_at date, p_from date DEFAULT '-infinity', p_party text DEFAULT NULL, p_meeting uuid DEFAULT NULL)
RETURNS TABLE (meeting_id uuid, held_on date, party_code text, seats bigint, voting bigint, present bigint, present_voting bigint)
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
    WITH met AS MATERIALIZED (
        SELECT m.id, m.group_code, m.held_on FROM published.meetings m JOIN readable_minutes(p_at) n ON n.meeting_id = m.id
        WHERE m.held_on BETWEEN p_from AND p_at AND (p_meeting IS NULL OR m.id = p_meeting)
    ), sat AS MATERIALIZED (
        SELECT s.id, s.group_code, s.party_code, s.valid, r.votes FROM published.seats s
        JOIN published.seat_rules r ON r.group_kind = s.group_kind AND r.code = s.seat_code
        WHERE p_party IS NULL OR s.party_code = p_party
    ), there AS MATERIALIZED (
        SELECT a.meeting_id, s.party_code, count(*) AS people, count(*) FILTER (WHERE s.votes) AS voters
        FROM met m JOIN published.attendances a ON a.meeting_id = m.id JOIN sat s ON s.id = a.seat_id GROUP BY a.meeting_id, s.party_code
    )
    SELECT m.id, m.held_on, s.party_code, count(*), count(*) FILTER (WHERE s.votes), coalesce(t.people, 0), coalesce(t.voters, 0)
    FROM met m JOIN sat s ON s.group_code = m.group_code AND s.valid @> m.held_on
    LEFT JOIN there t ON t.meeting_id = m.id AND t.party_code = s.party_code
    GROUP BY m.id, m.held_on, s.party_code, t.people, t.voters;
END
$$;
COMMENT ON FUNCTION party_presence IS
    'Parterna med plats i gruppen på mötena vars protokoll var publicerade en dag: platser, och hur många som var med på dem, alla och röstande (V-76, V-79).';

CREATE OR REPLACE FUNCTION meeting_presence(p_at date, p_meeting uuid DEFAULT NULL)
RETURNS TABLE (meeting_id uuid, expected bigint, present bigint)
LANGUAGE sql STABLE AS $$
    SELECT t.meeting_id, count(*), count(*) FILTER (WHERE t.present_voting > 0)
    FROM party_presence(p_at, p_meeting => p_meeting) t WHERE t.voting > 0 GROUP BY t.meeting_id
$$;
COMMENT ON FUNCTION meeting_presence IS 'Parter med röstande plats mötesdagen, och hur många av dem som var med på en sådan.';

CREATE OR REPLACE FUNCTION presence_clause() RETURNS text
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT r.per_party_min_clause FROM published.seat_rules r WHERE r.votes AND r.per_party_min > 0 ORDER BY r.position LIMIT 1);
END
$$;
COMMENT ON FUNCTION presence_clause IS 'Klausulen som säger att varje part ska vara med i gruppen; NULL när avtalet inte kräver det.';

CREATE OR REPLACE FUNCTION report_meetings(p_at date, p_language text, p_params jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    notice record;
    counted record;
BEGIN
    SELECT p.clause_id, (p.value #>> '{}')::integer AS days INTO notice FROM published.parameters p WHERE p.key = 'notice.summonsDays';
    WITH decided AS MATERIALIZED (
        SELECT d.meeting_id, count(*) AS decisions, max(d.entry) AS entry FROM published.decisions d WHERE d.decided_on <= p_at GROUP BY d.meeting_id
    ), minuted AS MATERIALIZED (
        SELECT n.meeting_id, n.published_on, n.entry FROM readable_minutes(p_at) n
    ), chosen AS (
        SELECT m.*, m.day - m.summoned_on AS notice_days, p.expected, p.present,
            row_number() OVER (ORDER BY m.starts_at DESC, m.id) AS line
        FROM known_meetings(p_at) m LEFT JOIN meeting_presence(p_at) p ON p.meeting_id = m.id
        WHERE (p_params ->> 'group' IS NULL OR m.group_code = p_params ->> 'group')
            AND (p_params ->> 'year' IS NULL OR extract(year FROM m.day) = (p_params ->> 'year')::integer)
            AND (p_params ->> 'state' IS NULL OR m.state = p_params ->> 'state')
    )
    SELECT count(*) FILTER (WHERE m.state = 'held') AS held, count(*) FILTER (WHERE m.state IN ('planned', 'summoned')) AS ahead,
        count(*) FILTER (WHERE m.notice_days < notice.days AND m.state <> 'cancelled') AS short,
        round(100.0 * sum(m.present) / nullif(sum(m.expected), 0), 1) AS presence,
        count(n.meeting_id) AS published,
        jsonb_agg(jsonb_build_object('meeting', report_link(localized(m.title, p_language), '/meetings/' || m.id),
            'group', localized(m.group_title, p_language), 'startsAt', utc(m.starts_at), 'place', m.place,
            'state', meeting_status(m.state, p_language),
            'noticeDays', coalesce(to_jsonb(m.notice_days), CASE WHEN m.state IN ('planned', 'missed', 'cancelled') THEN not_applicable() END),
            'notice', CASE WHEN m.notice_days IS NULL OR notice.days IS NULL THEN not_applicable()
                WHEN m.notice_days < notice.days THEN report_status('bad', worded(p_language, 'För kort', 'Too short'))
                ELSE report_status('good', worded(p_language, 'I tid', 'In time')) END,
            'decisions', CASE WHEN m.state = 'held' THEN to_jsonb(coalesce(d.decisions, 0)) ELSE not_applicable() END,
            'presence', CASE WHEN m.state <> 'held' THEN not_applicable() ELSE to_jsonb(round(100.0 * m.present / nullif(m.expected, 0), 1)) END,
            'minutes', CASE WHEN m.state <> 'held' THEN not_applicable() WHEN n.meeting_id IS NULL THEN NULL
                ELSE report_link(n.published_on::text, '/meetings/' || m.id || '/minutes') END,
            'entry', greatest(m.entry, d.entry, n.entry)) ORDER BY m.line) FILTER (WHERE m.line <= report_limit(p_params)) AS shown
    INTO counted
    FROM chosen m LEFT JOIN decided d ON d.meeting_id = m.id LEFT JOIN minuted n ON n.meeting_id = m.id;
    RETURN jsonb_build_object('title', worded(p_language, 'Möten', 'Meetings'),
        'summary', worded(p_language, 'Planerade och hållna möten, varsel, närvaro och protokoll.',
            'Meetings planned and held, their notice, presence and minutes.'),
        'figures', jsonb_build_array(
            report_figure('held', worded(p_language, 'Hållna', 'Held'), counted.held, 'count',
                worded(p_language, 'Möten som öppnats till och med dagen, i det urval som filtren ger.',
                    'Meetings opened up to the day, within the filters.'),
                worded(p_language, 'Mötena', 'Meetings'), rule_clause('meeting_label_matches_its_window')),
            report_figure('ahead', worded(p_language, 'Väntar', 'Ahead'), counted.ahead, 'count',
                worded(p_language, 'Möten som är planerade eller kallade till och inte har varit.',
                    'Meetings planned or summoned to that have not been.'),
                worded(p_language, 'Mötena', 'Meetings'), rule_clause('meeting_is_planned_by_its_officers')),
            report_figure('shortNotice', worded(p_language, 'För kort varsel', 'Too short notice'), counted.short, 'count',
                worded(p_language, 'Möten med färre dagar från kallelse till möte än ',
                    'Meetings with fewer days from summons to meeting than ') || coalesce(notice.days::text, '–') || '.',
                worded(p_language, 'Kallelserna', 'Summonses'), notice.clause_id),
            report_figure('presence', worded(p_language, 'Närvaro', 'Presence'), counted.presence, 'percent',
                worded(p_language, 'Andel av parterna med röstande plats som var med, över alla möten med publicerat protokoll.',
                    'Share of the parties with a voting seat that were there, over all meetings with published minutes.'),
                worded(p_language, 'Publicerade protokoll', 'Published minutes'), presence_clause()),
            report_figure('published', worded(p_language, 'Publicerade protokoll', 'Published minutes'), counted.published, 'count',
                worded(p_language, 'Möten vars protokoll eller anteckningar kan läsas.', 'Meetings whose minutes or notes can be read.'),
                worded(p_language, 'Protokollen', 'Minutes'), rule_clause('minutes_state_allows_it'))),
        'filters', jsonb_build_array(group_filter(p_language, p_params, p_at), year_filter(p_language, p_params, p_at),
            report_filter('state', worded(p_language, 'Läge', 'State'), p_params ->> 'state', (
                SELECT jsonb_agg(report_option(code, meeting_status(code, p_language) ->> 'text') ORDER BY place)
                FROM unnest(ARRAY['planned', 'summoned', 'held', 'missed', 'cancelled']) WITH ORDINALITY AS o(code, place))),
            day_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(report_table('meetings', worded(p_language, 'Möten', 'Meetings'),
            worded(p_language, 'Möten som var kända den dagen, de senaste först.', 'Meetings known that day, the latest first.')
                || newest_rows(p_language),
            worded(p_language, 'Mötena, kallelserna och de publicerade protokollen', 'Meetings, summonses and published minutes'),
                report_columns(p_language, ARRAY[
                ['meeting', 'link', 'Möte', 'Meeting', 'Mötets slag.', 'Kind of meeting.'],
                ['group', 'text', 'Grupp', 'Group', 'Gruppen som möts.', 'Group that meets.'],
                ['startsAt', 'instant', 'Börjar', 'Starts', 'Utlyst tid.', 'Announced time.'],
                ['place', 'text', 'Plats', 'Place', 'Utlyst plats.', 'Announced place.'],
                ['state', 'status', 'Läge', 'State', 'Hur mötet stod den dagen.', 'How the meeting stood that day.'],
                ['noticeDays', 'days', 'Varsel', 'Notice', 'Dagar från kallelse till möte.', 'Days from summons to meeting.'],
                ['notice', 'status', 'Kallelse', 'Summons', 'Om kallelsen gick i tid.', 'Whether the summons was in time.'],
                ['decisions', 'count', 'Beslut', 'Decisions', 'Paragrafer från mötet.', 'Paragraphs of the meeting.'],
                ['presence', 'percent', 'Närvaro', 'Presence',
                    'Andel av parterna med röstande plats som var med; saknas tills protokollet är publicerat.',
                    'Share of the parties with a voting seat that were there; not known until the minutes are published.'],
                ['minutes', 'link', 'Protokoll', 'Minutes', 'Dagen då det publicerades.', 'Day of publication.']]),
            counted.shown)));
END
$$;
COMMENT ON FUNCTION report_meetings IS 'Möten som de stod en dag: varsel, närvaro, beslut och publicerade protokoll (D-8, D-9).';
