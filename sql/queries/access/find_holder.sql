-- The person who holds a seat or an office on a day, the first by party. $1 group, $2 seat, $3 office, $4 party, $5 day.
SELECT person_id FROM (
    SELECT s.person_id, s.party_code FROM seats s
    WHERE s.group_code = $1::text AND s.seat_code = $2::text AND s.valid @> $5::date AND ($4::text IS NULL OR s.party_code = $4)
    UNION ALL
    SELECT o.person_id, p.party_code FROM offices o JOIN persons p ON p.id = o.person_id
    WHERE o.group_code = $1::text AND o.office_code = $3::text AND o.valid @> $5::date
) held
ORDER BY party_code, person_id
LIMIT 1
