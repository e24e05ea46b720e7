-- An approval in every capacity that the person has; in none it is refused. $1 meeting, $2 number, $3 person, $4 day.
INSERT INTO agenda_approvals (meeting_id, number, function, person_id, approved_on)
SELECT m.id, $2::bigint, held.function, $3::uuid, $4::date
FROM meetings m
JOIN group_kinds k ON k.code = m.group_kind
LEFT JOIN LATERAL (
    SELECT f.function FROM unnest(k.agenda_approvers) AS f(function), LATERAL function_holder(m.group_code, f.function, $4::date) h
    WHERE h.person_id = $3::uuid
        AND NOT EXISTS (SELECT FROM agenda_approvals a WHERE a.meeting_id = m.id AND a.number = $2::bigint AND a.function = f.function)
) held ON true
WHERE m.id = $1::uuid
