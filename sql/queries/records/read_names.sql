-- What the collaboration is called, and who is its principal today.
SELECT c.title ->> 'sv', y.name
FROM charters c
LEFT JOIN principals p ON p.valid @> local_day(now())
LEFT JOIN parties y ON y.code = p.party_code
