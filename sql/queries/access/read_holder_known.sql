-- Whether the person and the party that a token names exist. $1 person, $2 party.
SELECT ($1::uuid IS NULL OR EXISTS (SELECT FROM persons WHERE id = $1::uuid))
    AND ($2::text IS NULL OR EXISTS (SELECT FROM parties WHERE code = $2::text))
