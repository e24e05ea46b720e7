-- The agenda of a meeting. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 meeting.
WITH matching AS (
    SELECT r FROM caller($1::bytea) c, agenda_items r
    WHERE r.meeting_id = (SELECT try_uuid($6))
)
SELECT c.caller, CASE WHEN EXISTS (SELECT FROM meetings g WHERE g.id = (SELECT try_uuid($6))) THEN (SELECT count(*) FROM matching) END, '/meetings/' || (i.r).meeting_id || '/agenda-items/' || (i.r).id, agenda_item_body(i.r, is_told_of((i.r).meeting_id, c.person_id)), (i.r).entry, agenda_item_transitions(i.r, c.person_id)
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.r FROM matching m
    ORDER BY (m.r).position
    LIMIT $3::integer OFFSET $4::integer
) i ON $2::text IS NOT NULL AND coalesce($5::text, '') IS NOT NULL
