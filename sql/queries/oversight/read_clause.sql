-- One clause of the agreement. $1 token hash, $2 language, $3 id.
SELECT c.caller, '/clauses/' || (i.r).id, clause_body(i.r, $2), (i.r).entry, ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (SELECT r FROM clauses r WHERE r.id = $3::text) i ON true
