-- One dispatch. $1 token hash, $2 language, $3 meeting, $4 id.
SELECT c.caller, '/meetings/' || (i.r).meeting_id || '/dispatches/' || (i.r).id, dispatch_body(i.r), dispatch_version(i.r), ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (SELECT r FROM dispatches r WHERE r.meeting_id = (SELECT try_uuid($3)) AND r.id = (SELECT try_uuid($4))) i ON $2::text IS NOT NULL
