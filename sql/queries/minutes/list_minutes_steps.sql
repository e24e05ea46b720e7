-- The steps that minutes have taken. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 meeting, $7 kind.
WITH meeting AS (
    SELECT m FROM caller($1::bytea) c, meetings m WHERE m.id = (SELECT try_uuid($6)) AND sees_minutes(m, c.person_id)
), matching AS (
    SELECT r FROM meeting, minutes_steps r
    WHERE r.meeting_id = (meeting.m).id AND ($7::text IS NULL OR r.kind = $7)
)
SELECT c.caller, CASE WHEN EXISTS (SELECT FROM meeting) THEN (SELECT count(*) FROM matching) END,
    '/meetings/' || (i.r).meeting_id || '/minutes/steps/' || (i.r).id, minutes_step_body(i.r), (i.r).entry, ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.r FROM matching m
    ORDER BY (m.r).entry, (m.r).id
    LIMIT $3::integer OFFSET $4::integer
) i ON $2::text IS NOT NULL AND coalesce($5::text, '') IS NOT NULL
