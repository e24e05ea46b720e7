-- Whether the group has meetings of the kind. $1 group, $2 kind.
SELECT k.code IS NOT NULL FROM groups g LEFT JOIN meeting_kinds k ON k.group_kind = g.kind AND k.code = $2::text
WHERE g.code = $1::text
