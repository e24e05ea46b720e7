-- How minutes look: as the API shows them, and as they are handed to whoever renders them.

CREATE OR REPLACE FUNCTION sees_minutes(m meetings, p_person uuid) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT m.opened_at IS NOT NULL AND (
        EXISTS (SELECT FROM minutes n WHERE n.meeting_id = m.id AND n.state = 'published')
        OR EXISTS (SELECT FROM attendances a WHERE a.meeting_id = m.id AND a.person_id = p_person)
        OR EXISTS (SELECT FROM seats s WHERE s.group_code = m.group_code AND s.person_id = p_person
            AND (s.valid @> m.held_on OR s.valid @> local_day(now())))
        OR is_officer(p_person, m.group_code, local_day(now())))
$$;
COMMENT ON FUNCTION sees_minutes IS
    'Publicerade protokoll läser alla; innan dess de som var närvarande, gruppens ledamöter och de som bereder dess möten (D-17).';

CREATE OR REPLACE FUNCTION is_told_of(p_meeting uuid, p_person uuid) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT m.opened_at IS NULL OR sees_minutes(m, p_person) FROM meetings m WHERE m.id = p_meeting
$$;
COMMENT ON FUNCTION is_told_of IS
    'Vad som bara står i protokollet – närvaro, yrkanden, röster, reservationer, jäv – läser den som får läsa protokollet (D-17).';

CREATE OR REPLACE FUNCTION minutes_content(m meetings) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT n.content FROM minutes n WHERE n.meeting_id = m.id), minutes_record(m))
$$;
COMMENT ON FUNCTION minutes_content IS 'Det frysta innehållet, annars protokollet som det ser ut nu.';

CREATE OR REPLACE FUNCTION minutes_corrections(m meetings) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object('paragraph', decision_label(d), 'number', d.number, 'on', c.noted_on, 'text', c.text)
        ORDER BY c.noted_on, d.number, c.number), '[]')
    FROM corrections c JOIN decisions d ON d.id = c.decision_id WHERE d.meeting_id = m.id
$$;
COMMENT ON FUNCTION minutes_corrections IS 'Rättelser: tillagda efteråt, utan att det justerade ändras (D-9).';

CREATE OR REPLACE FUNCTION minutes_version(m meetings) RETURNS bigint
LANGUAGE sql STABLE AS $$
    SELECT greatest(m.entry, (SELECT n.entry FROM minutes n WHERE n.meeting_id = m.id),
        (SELECT max(d.entry) FROM decisions d WHERE d.meeting_id = m.id),
        (SELECT max(c.entry) FROM corrections c JOIN decisions d ON d.id = c.decision_id WHERE d.meeting_id = m.id))
$$;
COMMENT ON FUNCTION minutes_version IS 'Protokollets version: det senaste av möte, beslut, steg och rättelser.';

CREATE OR REPLACE FUNCTION minutes_attestations(m meetings) RETURNS TABLE (function text, person_id uuid, taken_at timestamptz, hash bytea)
LANGUAGE sql STABLE AS $$
    SELECT s.function, s.person_id, s.taken_at, s.hash FROM minutes_steps s JOIN minutes n ON n.meeting_id = s.meeting_id
    WHERE s.meeting_id = m.id AND s.kind = 'attestation' AND s.round = n.round ORDER BY s.taken_at, s.entry, s.id
$$;
COMMENT ON FUNCTION minutes_attestations IS 'Justeringarna av den utsändning som gäller.';

CREATE OR REPLACE FUNCTION minutes_due(m meetings) RETURNS date
LANGUAGE sql STABLE AS $$
    SELECT local_day(m.closed_at) + (parameter('minutes.days'))::text::integer
$$;
COMMENT ON FUNCTION minutes_due IS 'Sista dagen för justering (D-9).';

CREATE OR REPLACE FUNCTION minutes_body(m meetings, p_extract integer) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('meeting', m.id, 'group', m.group_code, 'state', coalesce(n.state, 'draft'), 'round', coalesce(n.round, 0),
        'commentsUntil', utc(n.comments_until), 'dueOn', minutes_due(m), 'hash', encode(n.hash, 'hex'),
        'attestations', (SELECT coalesce(json_agg(json_build_object('function', a.function, 'person', a.person_id, 'at', utc(a.taken_at),
            'hash', encode(a.hash, 'hex'))), '[]') FROM minutes_attestations(m) a),
        'awaitedAttestations', (SELECT coalesce(json_agg(json_build_object('function', w.function, 'person', w.person_id)), '[]')
            FROM minutes_awaited(m) w),
        'attestedAt', utc(n.attested_at), 'publishedAt', utc(n.published_at), 'corrections', minutes_corrections(m),
        'record', minutes_content(m) || CASE WHEN p_extract IS NULL THEN '{}' ELSE (
            SELECT jsonb_build_object('items', jsonb_agg(i)) FROM jsonb_array_elements(minutes_content(m) -> 'items') i
            WHERE i -> 'number' = to_jsonb(p_extract)) END)::text
    FROM (SELECT 1) here LEFT JOIN minutes n ON n.meeting_id = m.id
$$;
COMMENT ON FUNCTION minutes_body IS 'Protokollets läge, justeringar, rättelser och innehåll, helt eller en paragraf.';

CREATE OR REPLACE FUNCTION minutes_paper(m meetings, p_extract integer) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('state', coalesce(n.state, 'draft'), 'hash', encode(n.hash, 'hex'), 'publishedOn', local_day(n.published_at),
        'attestations', (SELECT coalesce(jsonb_agg(named_person(a.person_id)
            || jsonb_build_object('function', a.function, 'at', local_instant(a.taken_at)) ORDER BY a.taken_at, a.function), '[]')
            FROM minutes_attestations(m) a),
        'awaited', (SELECT coalesce(jsonb_agg(w.function), '[]') FROM minutes_awaited(m) w), 'corrections', minutes_corrections(m),
        'extract', p_extract, 'record', minutes_content(m))::text
    FROM (SELECT 1) here LEFT JOIN minutes n ON n.meeting_id = m.id
$$;
COMMENT ON FUNCTION minutes_paper IS 'Allt som en läsbar form av protokollet, eller av en paragraf i det, görs av.';

CREATE OR REPLACE FUNCTION minutes_step_body(s minutes_steps) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('id', s.id, 'meeting', s.meeting_id, 'kind', s.kind, 'takenAt', utc(s.taken_at), 'person', s.person_id,
        'round', s.round, 'agendaItem', s.agenda_item_id, 'text', s.text, 'commentsUntil', utc(s.comments_until), 'function', s.function,
        'hash', encode(s.hash, 'hex'))::text
$$;
COMMENT ON FUNCTION minutes_step_body IS 'Ett steg på protokollets väg.';

CREATE OR REPLACE FUNCTION minutes_transitions(m meetings, p_person uuid) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN p_person IS NULL THEN '' ELSE concat_ws(',',
        CASE WHEN may.records AND may.state IN ('draft', 'circulated') THEN 'passages' END,
        CASE WHEN may.records AND m.state = 'closed' AND may.state IN ('draft', 'circulated', 'attesting') THEN 'circulations' END,
        CASE WHEN may.state = 'circulated' AND local_day(may.until) >= local_day(now()) AND EXISTS (SELECT FROM attendances a
            WHERE a.meeting_id = m.id AND a.person_id = p_person) THEN 'comments' END,
        CASE WHEN may.state IN ('circulated', 'attesting') AND local_day(may.until) <= local_day(now())
            AND EXISTS (SELECT FROM minutes_awaited(m) w WHERE w.person_id = p_person) THEN 'attestations' END,
        CASE WHEN may.records AND may.state = 'attested' THEN 'publications' END) END
    FROM (SELECT coalesce(n.state, 'draft') AS state, n.comments_until AS until, EXISTS (
            SELECT FROM function_holder(m.group_code, 'record', local_day(now())) h WHERE h.person_id = p_person) AS records
        FROM (SELECT 1) here LEFT JOIN minutes n ON n.meeting_id = m.id) may
$$;
COMMENT ON FUNCTION minutes_transitions IS 'Steg som står öppna nu för den som frågar.';
