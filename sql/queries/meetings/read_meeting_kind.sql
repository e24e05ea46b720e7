-- Whether the group has meetings of the kind. $1 group, $2 kind.
SELECT k.code FROM groups g JOIN meeting_kinds k ON k.group_kind = g.kind WHERE g.code = $1::text AND k.code = $2::text
