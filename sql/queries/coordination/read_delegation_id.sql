-- Whether there is such a delegation. $1 id.
SELECT id FROM delegations WHERE id = $1::uuid
