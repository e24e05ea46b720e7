-- A party fills its seat. $1 id, $2 group, $3 seat, $4 party, $5 person, $6 first day, $7 last day, $8 nominating party, $9 provision, $10 agreement.
INSERT INTO seats (id, group_code, seat_code, party_code, person_id, valid, filled_by, nominated_by, provision, service_agreement)
VALUES ($1::uuid, $2::text, $3::text, $4::text, $5::uuid, daterange($6::date, $7::date, '[]'), 'party', $8::text, $9::text, $10::text)
