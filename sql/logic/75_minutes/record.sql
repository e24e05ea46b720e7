-- The record of a meeting as one document: every fact that minutes are made of, in a fixed order, nothing finer than it was.

CREATE OR REPLACE FUNCTION local_instant(instant timestamptz) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT to_char(instant AT TIME ZONE c.time_zone, 'YYYY-MM-DD"T"HH24:MI:SS')
        || CASE WHEN there.shift < INTERVAL '0' THEN '-' ELSE '+' END || to_char(greatest(there.shift, -there.shift), 'HH24:MI')
    FROM charters c, LATERAL (SELECT (instant AT TIME ZONE c.time_zone) - (instant AT TIME ZONE 'UTC') AS shift) there
$$;
COMMENT ON FUNCTION local_instant IS 'Tidpunkten enligt RFC 3339 i avtalets tidszon: protokoll skrivs i lokal tid.';

CREATE OR REPLACE FUNCTION named_person(p_person uuid, p_party text DEFAULT NULL) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('name', p.name, 'party', y.name)
    FROM persons p JOIN parties y ON y.code = coalesce(p_party, p.party_code) WHERE p.id = p_person
$$;
COMMENT ON FUNCTION named_person IS 'En person med sin part, som de heter.';

CREATE OR REPLACE FUNCTION spelled_person(p_person uuid) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT p.name || CASE WHEN strpos(p.name, y.name) > 0 THEN '' ELSE ' (' || y.name || ')' END FROM persons p JOIN parties y ON y.code = p.party_code WHERE p.id = p_person
$$;
COMMENT ON FUNCTION spelled_person IS 'Namn (part), eller bara namnet när parten står i det.';

CREATE OR REPLACE FUNCTION minutes_passage(p_meeting uuid, p_item uuid) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT s.text FROM minutes_steps s
    WHERE s.meeting_id = p_meeting AND s.kind = 'passage' AND s.agenda_item_id IS NOT DISTINCT FROM p_item
    ORDER BY s.entry DESC, s.id DESC LIMIT 1
$$;
COMMENT ON FUNCTION minutes_passage IS 'Det senaste som sekreteraren skrivit om ärendet, eller om mötet i dess helhet.';

CREATE OR REPLACE FUNCTION meeting_agenda(p_meeting uuid) RETURNS TABLE (item_id uuid, place integer)
LANGUAGE sql STABLE AS $$
    WITH latest AS (
        SELECT v.items FROM agenda_versions v WHERE v.meeting_id = p_meeting ORDER BY v.number DESC LIMIT 1
    )
    SELECT i.id, row_number() OVER (ORDER BY array_position((SELECT items FROM latest), i.id), i.position)::integer
    FROM agenda_items i
    WHERE i.meeting_id = p_meeting AND (NOT EXISTS (SELECT FROM latest) OR i.id = ANY ((SELECT items FROM latest)::uuid[]))
$$;
COMMENT ON FUNCTION meeting_agenda IS 'Ärendena i den ordning som den senaste versionen av dagordningen har (V-38).';

CREATE OR REPLACE FUNCTION meeting_leaders(m meetings) RETURNS TABLE (person_id uuid, from_at timestamptz)
LANGUAGE sql STABLE AS $$
    WITH moments AS (
        SELECT m.opened_at AS at
        UNION SELECT a.arrived_at FROM attendances a WHERE a.meeting_id = m.id AND a.arrived_at IS NOT NULL
        UNION SELECT d.left_at FROM departures d WHERE d.meeting_id = m.id
        UNION SELECT f.from_at FROM meeting_functions f WHERE f.meeting_id = m.id AND f.function = 'presiding'
    ), led AS (
        SELECT at, presiding_at(m, NULL, at) AS leader FROM moments
    ), turns AS (
        SELECT at, leader, lag(leader) OVER (ORDER BY at) AS former FROM led WHERE leader IS NOT NULL
    )
    SELECT leader, at FROM turns WHERE leader IS DISTINCT FROM former ORDER BY at
$$;
COMMENT ON FUNCTION meeting_leaders IS 'De som lett mötet, en efter en.';

CREATE OR REPLACE FUNCTION minutes_attesters(m meetings) RETURNS TABLE (function text, person_id uuid)
LANGUAGE sql STABLE AS $$
    SELECT f.function, CASE f.function
        WHEN 'presiding' THEN (SELECT l.person_id FROM meeting_leaders(m) l ORDER BY l.from_at DESC LIMIT 1)
        WHEN 'adjuster' THEN (SELECT e.person_id FROM meeting_functions e
            WHERE e.meeting_id = m.id AND e.function = 'adjuster' ORDER BY e.from_at DESC, e.entry DESC LIMIT 1)
        ELSE (SELECT h.person_id FROM function_holder(m.group_code, 'record', m.held_on) h LIMIT 1) END
    FROM group_kinds k, unnest(k.minutes_attesters) WITH ORDINALITY AS f(function, place)
    WHERE k.code = m.group_kind ORDER BY f.place
$$;
COMMENT ON FUNCTION minutes_attesters IS 'De som justerar mötets protokoll: den som ledde det sist och justeraren, eller den som förde anteckningarna (D-9, D-10, D-28).';

CREATE OR REPLACE FUNCTION minutes_attendees(m meetings) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT coalesce(jsonb_agg(named_person(a.person_id, s.party_code) || jsonb_build_object(
        'seat', localized(r.title, 'sv') || CASE WHEN s.person_id <> a.person_id THEN ', ersättare' ELSE '' END, 'votes', r.votes,
        'intervals', jsonb_build_array(jsonb_build_object('from', local_instant(coalesce(a.arrived_at, m.opened_at)),
            'to', local_instant(coalesce(d.left_at, m.closed_at)))),
        'recusedFrom', (SELECT coalesce(jsonb_agg(coalesce(decision_label(o), 'punkt ' || g.place) ORDER BY g.place), '[]')
            FROM recusals x JOIN meeting_agenda(m.id) g ON g.item_id = x.agenda_item_id
            LEFT JOIN decisions o ON o.agenda_item_id = x.agenda_item_id
            WHERE x.meeting_id = m.id AND x.person_id = a.person_id)
        ) ORDER BY s.party_code COLLATE "C", r.position, lower(s.valid), s.id), '[]')
    FROM attendances a
    JOIN seats s ON s.id = a.seat_id
    JOIN seat_rules r ON r.group_kind = s.group_kind AND r.code = s.seat_code
    LEFT JOIN departures d ON d.meeting_id = a.meeting_id AND d.person_id = a.person_id
    WHERE a.meeting_id = m.id
$$;
COMMENT ON FUNCTION minutes_attendees IS 'Vilka som var närvarande och när, och i vilka ärenden de var jäviga (D-18, D-23).';

CREATE OR REPLACE FUNCTION minutes_absentees(m meetings) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT coalesce(jsonb_agg(named_person(s.person_id, s.party_code) || jsonb_build_object('seat', localized(r.title, 'sv'))
        ORDER BY s.party_code COLLATE "C", r.position, lower(s.valid), s.id), '[]')
    FROM seats s JOIN seat_rules r ON r.group_kind = s.group_kind AND r.code = s.seat_code
    WHERE s.group_code = m.group_code AND s.valid @> m.held_on
        AND NOT EXISTS (SELECT FROM attendances a WHERE a.meeting_id = m.id AND a.person_id = s.person_id)
$$;
COMMENT ON FUNCTION minutes_absentees IS 'De som har en plats i gruppen men inte var närvarande.';

CREATE OR REPLACE FUNCTION minutes_names(m meetings) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object(
        'parties', (SELECT jsonb_object_agg(p.code, p.name) FROM parties p),
        'groups', (SELECT jsonb_object_agg(g.code, localized(g.title, 'sv')) FROM groups g WHERE g.code IN (
            SELECT d.content ->> 'toGroup' FROM decisions d WHERE d.meeting_id = m.id)),
        'persons', (SELECT coalesce(jsonb_object_agg(p.id, spelled_person(p.id)), '{}') FROM persons p WHERE p.id::text IN (
            SELECT (regexp_matches(concat(d.content, d.change),
                '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', 'g'))[1]
            FROM decisions d WHERE d.meeting_id = m.id)),
        'costs', (SELECT coalesce(jsonb_object_agg(c.code, localized(c.title, 'sv')), '{}') FROM money_classes c WHERE c.side = 'cost'),
        'incomes', (SELECT coalesce(jsonb_object_agg(c.code, localized(c.title, 'sv')), '{}') FROM money_classes c WHERE c.side = 'income'),
        'keys', (SELECT coalesce(jsonb_object_agg(k ->> 'code', localized(k -> 'title', 'sv')), '{}')
            FROM money_rules r, jsonb_array_elements(r.sharing_keys) k),
        'areas', (SELECT coalesce(jsonb_object_agg(a.code, localized(a.title, 'sv')), '{}') FROM areas a),
        'offices', (SELECT coalesce(jsonb_object_agg(o.code, localized(o.title, 'sv')), '{}') FROM office_rules o WHERE o.group_kind = m.group_kind))
$$;
COMMENT ON FUNCTION minutes_names IS 'Vad koderna i det beslutade heter, så att protokollet kan läsas utan tjänsten.';

CREATE OR REPLACE FUNCTION minutes_record(m meetings) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('format', 1, 'meeting', m.id, 'collaboration', localized(c.title, 'sv'),
        'title', localized(k.minutes_title, 'sv'), 'group', localized(g.title, 'sv'), 'meetingKind', localized(mk.title, 'sv'),
        'place', m.place, 'heldOn', m.held_on, 'openedAt', local_instant(m.opened_at), 'closedAt', local_instant(m.closed_at),
        'year', extract(year FROM m.held_on)::integer,
        'presiding', (SELECT coalesce(jsonb_agg(named_person(l.person_id) || jsonb_build_object('from', local_instant(l.from_at))
            ORDER BY l.from_at), '[]') FROM meeting_leaders(m) l),
        'adjusters', (SELECT coalesce(jsonb_agg(named_person(f.person_id) || jsonb_build_object('from', local_instant(f.from_at))
            ORDER BY f.from_at, f.entry), '[]') FROM meeting_functions f WHERE f.meeting_id = m.id AND f.function = 'adjuster'),
        'secretaries', (SELECT coalesce(jsonb_agg(named_person(h.person_id) ORDER BY h.person_id), '[]')
            FROM function_holder(m.group_code, 'record', m.held_on) h),
        'attendees', minutes_attendees(m),
        'guests', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', v.name, 'role', v.role, 'intervals', jsonb_build_array(
            jsonb_build_object('from', local_instant(v.arrived_at), 'to', local_instant(coalesce(v.left_at, m.closed_at)))))
            ORDER BY v.arrived_at, v.id), '[]') FROM guests v WHERE v.meeting_id = m.id),
        'absentees', minutes_absentees(m),
        'passage', minutes_passage(m.id, NULL),
        'items', (SELECT coalesce(jsonb_agg(minutes_item(m, i, a.place) ORDER BY a.place), '[]')
            FROM meeting_agenda(m.id) a JOIN agenda_items i ON i.id = a.item_id),
        'adoptions', (SELECT coalesce(jsonb_agg(minutes_adoption(s) ORDER BY s.entry, s.id), '[]') FROM proposal_steps s
            WHERE s.meeting_id = m.id AND s.kind = 'adoption'
                AND NOT EXISTS (SELECT FROM agenda_items i WHERE i.meeting_id = m.id AND i.proposal_id = s.proposal_id)),
        'names', minutes_names(m))
    FROM charters c, groups g, group_kinds k, meeting_kinds mk
    WHERE g.code = m.group_code AND k.code = m.group_kind AND mk.group_kind = m.group_kind AND mk.code = m.meeting_kind
$$;
COMMENT ON FUNCTION minutes_record IS 'Hela mötets protokoll som ett dokument; dess text som jsonb är kanonisk (D-9, D-10, D-23).';
