-- Whether there is such a meeting. $1 id.
SELECT state FROM meetings WHERE id = $1::uuid
