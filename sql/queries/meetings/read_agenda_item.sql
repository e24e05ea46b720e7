-- One item of an agenda. $1 token hash, $2 language, $3 meeting, $4 id.
SELECT c.caller, '/meetings/' || (i.r).meeting_id || '/agenda-items/' || (i.r).id, agenda_item_body(i.r, is_told_of((i.r).meeting_id, c.person_id)), (i.r).entry, agenda_item_transitions(i.r, c.person_id)
FROM caller($1::bytea) c
LEFT JOIN LATERAL (SELECT r FROM agenda_items r WHERE r.meeting_id = (SELECT try_uuid($3)) AND r.id = (SELECT try_uuid($4))) i ON $2::text IS NOT NULL
