-- One office and who holds it. $1 token hash, $2 language, $3 group, $4 id.
SELECT c.caller, '/groups/' || (i.r).group_code || '/offices/' || (i.r).id, office_body(i.r, $2), (i.r).entry, ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (SELECT r FROM offices r WHERE r.group_code = $3::text AND r.id = (SELECT try_uuid($4))) i ON true
