-- One party of the agreement. $1 token hash, $2 language, $3 code.
SELECT c.caller, '/parties/' || (i.r).code, party_body(i.r, $2), (i.r).entry, ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (SELECT r FROM parties r WHERE r.code = $3::text) i ON true
