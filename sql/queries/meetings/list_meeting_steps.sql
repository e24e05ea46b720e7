-- The steps that a meeting has taken. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 meeting, $7 kind.
WITH matching AS (
    SELECT r FROM caller($1::bytea) c, meeting_steps r
    WHERE r.meeting_id = (SELECT try_uuid($6))
        AND ($7::text IS NULL OR r.kind = $7)
)
SELECT c.caller, CASE WHEN EXISTS (SELECT FROM meetings g WHERE g.id = (SELECT try_uuid($6))) THEN (SELECT count(*) FROM matching) END, '/meetings/' || (i.r).meeting_id || '/steps/' || (i.r).id, meeting_step_body(i.r), (i.r).entry, ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.r FROM matching m
    ORDER BY (m.r).taken_at, (m.r).id
    LIMIT $3::integer OFFSET $4::integer
) i ON $2::text IS NOT NULL AND coalesce($5::text, '') IS NOT NULL
