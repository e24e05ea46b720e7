-- One decided activity. $1 token hash, $2 language, $3 id.
SELECT c.caller, '/activities/' || (i.r).id, activity_body(i.r), greatest((i.r).entry, (SELECT p.entry FROM plans p WHERE p.id = (i.r).plan_id)), ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (SELECT r FROM activities r WHERE r.id = (SELECT try_uuid($3))) i ON $2::text IS NOT NULL
