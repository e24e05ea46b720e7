-- Who asks for a page, and what to call them. $1 token hash, empty for who is not signed in.
SELECT c.kind, coalesce(p.name, y.name)
FROM insyn_caller($1::bytea) c
LEFT JOIN published.persons p ON p.id = c.person_id
LEFT JOIN published.parties y ON y.code = c.party_code
