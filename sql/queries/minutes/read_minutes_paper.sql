-- The minutes of a meeting, or one paragraph of them, for rendering. $1 token hash, $2 language, $3 meeting, $4 paragraph.
SELECT c.caller, '/meetings/' || (i.m).id || '/minutes', minutes_paper(i.m, $4::text::integer), minutes_version(i.m), ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m FROM meetings m
    WHERE m.id = (SELECT try_uuid($3)) AND sees_minutes(m, c.person_id)
        AND ($4::text IS NULL OR EXISTS (SELECT FROM decisions d WHERE d.meeting_id = m.id AND d.number = $4::text::integer))
) i ON $2::text IS NOT NULL
