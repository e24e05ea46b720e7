-- A new person of a party. $1 id, $2 name, $3 party, $4 email, $5 phone, $6 day the contact details were confirmed.
INSERT INTO persons (id, name, party_code, email, phone, contact_confirmed_on, salt)
VALUES ($1::uuid, $2::text, $3::text, $4::text, $5::text, $6::date, uuid_send(gen_random_uuid()))
