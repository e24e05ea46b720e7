-- One step that minutes have taken. $1 token hash, $2 language, $3 meeting, $4 id.
SELECT c.caller, '/meetings/' || (i.r).meeting_id || '/minutes/steps/' || (i.r).id, minutes_step_body(i.r), (i.r).entry, ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT r FROM minutes_steps r JOIN meetings m ON m.id = r.meeting_id AND sees_minutes(m, c.person_id)
    WHERE r.meeting_id = (SELECT try_uuid($3)) AND r.id = (SELECT try_uuid($4))
) i ON $2::text IS NOT NULL
