-- What has gone out about a meeting, and to whom. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 meeting, $7 kind, $8 state.
WITH matching AS (
    SELECT r FROM caller($1::bytea) c, dispatches r
    WHERE r.meeting_id = (SELECT try_uuid($6))
        AND ($7::text IS NULL OR r.kind = $7)
        AND ($8::text IS NULL OR dispatch_state(r, local_day(now())) = $8)
)
SELECT c.caller, CASE WHEN EXISTS (SELECT FROM meetings g WHERE g.id = (SELECT try_uuid($6))) THEN (SELECT count(*) FROM matching) END, '/meetings/' || (i.r).meeting_id || '/dispatches/' || (i.r).id, dispatch_body(i.r), dispatch_version(i.r), ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.r FROM matching m
    ORDER BY (m.r).queued_at, (m.r).kind DESC, (m.r).id
    LIMIT $3::integer OFFSET $4::integer
) i ON $2::text IS NOT NULL AND coalesce($5::text, '') IS NOT NULL
