-- Whether there is such a decision. $1 id.
SELECT id FROM decisions WHERE id = $1::uuid
