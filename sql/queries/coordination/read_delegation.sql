-- One delegation, what was given with it and what was reported. $1 token hash, $2 language, $3 id.
SELECT c.caller, '/delegations/' || (i.r).id, delegation_body(i.r), delegation_version(i.r), delegation_transitions(i.r, c.person_id)
FROM caller($1::bytea) c
LEFT JOIN LATERAL (SELECT r FROM delegations r WHERE r.id = (SELECT try_uuid($3))) i ON $2::text IS NOT NULL
