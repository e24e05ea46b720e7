-- One decision and what it did. $1 token hash, $2 language, $3 id.
SELECT c.caller, '/decisions/' || (i.r).id, decision_body(i.r, $2, is_told_of((i.r).meeting_id, c.person_id)), decision_version(i.r), ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (SELECT r FROM decisions r WHERE r.id = (SELECT try_uuid($3))) i ON true
