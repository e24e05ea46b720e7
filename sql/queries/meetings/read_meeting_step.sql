-- One step that a meeting has taken. $1 token hash, $2 language, $3 meeting, $4 id.
SELECT c.caller, '/meetings/' || (i.r).meeting_id || '/steps/' || (i.r).id, meeting_step_body(i.r), (i.r).entry, ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (SELECT r FROM meeting_steps r WHERE r.meeting_id = (SELECT try_uuid($3)) AND r.id = (SELECT try_uuid($4))) i ON $2::text IS NOT NULL
