-- One row of the competence matrix. $1 token hash, $2 language, $3 code.
SELECT c.caller, '/matters/' || (i.r).code, matter_body(i.r, $2), (i.r).entry, ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (SELECT r FROM matters r WHERE r.code = $3::text) i ON true
