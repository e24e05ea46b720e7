-- Whether the caller may see the proposal. $1 id, $2 person, $3 party.
SELECT p.id FROM proposals p WHERE p.id = $1::uuid AND sees_proposal(p, $2::uuid, $3::text)
