-- Whether there is such an assignment. $1 id.
SELECT id FROM assignments WHERE id = $1::uuid
