-- The people of the parties. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 party.
WITH matching AS (
    SELECT r FROM caller($1::bytea) c, persons r
    WHERE ($6::text IS NULL OR r.party_code = $6)
)
SELECT c.caller, (SELECT count(*) FROM matching), '/persons/' || (i.r).id, person_body(i.r, c.kind IN ('person', 'administrator') OR c.party_code = (i.r).party_code), (i.r).entry, CASE WHEN c.kind = 'administrator' OR c.person_id = (i.r).id OR (c.kind = 'party' AND c.party_code = (i.r).party_code) THEN 'edit' END
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.r FROM matching m
    ORDER BY CASE WHEN $5::text = 'name' THEN (m.r).name COLLATE "sv-x-icu" END, CASE WHEN $5::text = '-name' THEN (m.r).name COLLATE "sv-x-icu" END DESC, (m.r).name COLLATE "sv-x-icu", (m.r).id
    LIMIT $3::integer OFFSET $4::integer
) i ON $2::text IS NOT NULL
