-- Whether there is such a group. $1 code.
SELECT code FROM groups WHERE code = $1::text
