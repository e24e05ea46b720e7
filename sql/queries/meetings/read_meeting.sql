-- One meeting. $1 token hash, $2 language, $3 id.
SELECT c.caller, '/meetings/' || (i.r).id, meeting_body(i.r, $2, is_told_of((i.r).id, c.person_id)), (i.r).entry, meeting_transitions(i.r, c.person_id)
FROM caller($1::bytea) c
LEFT JOIN LATERAL (SELECT r FROM meetings r WHERE r.id = (SELECT try_uuid($3))) i ON true
