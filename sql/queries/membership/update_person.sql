-- New name or contact details, confirmed that day. $1 id, $2 name, $3 email, $4 phone, $5 day, $6 caller's kind, $7 person, $8 party.
UPDATE persons p SET name = $2::text, email = $3::text, phone = $4::text, contact_confirmed_on = $5::date
WHERE p.id = $1::uuid AND allowed_contact(p, $6::text, $7::uuid, $8::text)
