-- Whether the group has such a seat. $1 group, $2 id.
SELECT id FROM seats WHERE group_code = $1::text AND id = $2::uuid
