-- Whether the group has seats of the kind. $1 group, $2 seat.
SELECT r.code FROM groups g JOIN seat_rules r ON r.group_kind = g.kind WHERE g.code = $1::text AND r.code = $2::text
