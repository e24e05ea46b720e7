-- One person. $1 token hash, $2 language, $3 id.
SELECT c.caller, '/persons/' || (i.r).id, person_body(i.r, c.kind IN ('person', 'administrator') OR c.party_code = (i.r).party_code), (i.r).entry, CASE WHEN c.kind = 'administrator' OR c.person_id = (i.r).id OR (c.kind = 'party' AND c.party_code = (i.r).party_code) THEN 'edit' END
FROM caller($1::bytea) c
LEFT JOIN LATERAL (SELECT r FROM persons r WHERE r.id = (SELECT try_uuid($3))) i ON $2::text IS NOT NULL
