-- What a change of a person starts from. $1 id.
SELECT name, email, phone FROM persons WHERE id = $1::uuid
