-- The published minutes of a meeting, for rendering. $1 token hash, empty for who is not signed in, $2 language, $3 meeting.
SELECT c.caller, '/meetings/' || (i.m).id || '/minutes', i.paper::text, minutes_version(i.m)
FROM insyn_caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m, jsonb_build_object('state', n.state, 'hash', encode(n.hash, 'hex'), 'publishedOn', local_day(n.published_at),
        'attestations', (SELECT coalesce(jsonb_agg(named_person(a.person_id)
            || jsonb_build_object('function', a.function, 'at', local_instant(a.taken_at)) ORDER BY a.taken_at, a.function), '[]')
            FROM minutes_attestations(m) a),
        'awaited', '[]'::jsonb,
        'corrections', (SELECT coalesce(jsonb_agg(jsonb_build_object('paragraph', '§ ' || d.number || '/' || d.year,
            'number', d.number, 'on', r.noted_on, 'text', r.text) ORDER BY r.noted_on, d.number, r.number), '[]')
            FROM published.corrections r JOIN published.decisions d ON d.id = r.decision_id WHERE d.meeting_id = m.id),
        'extract', NULL, 'record', n.content) AS paper
    FROM meetings m JOIN published.minutes n ON n.meeting_id = m.id
    WHERE m.id = (SELECT try_uuid($3))
) i ON $2::text IS NOT NULL
