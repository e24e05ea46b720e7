-- What a step needs to know of a proposal that the caller may see. $1 id, $2 person, $3 party.
SELECT p.matter, m.shape, p.latest_version, p.state
FROM proposals p JOIN matters m ON m.code = p.matter
WHERE p.id = $1::uuid AND sees_proposal(p, $2::uuid, $3::text)
