-- The delegations, those in force on a day when one is asked for. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 at, $7 group, $8 person.
WITH matching AS (
    SELECT r FROM caller($1::bytea) c, delegations r
    WHERE ($6::text IS NULL OR delegation_period(r) @> $6::date)
        AND ($7::text IS NULL OR r.group_code = $7)
        AND ($8::text IS NULL OR r.person_id = $8::uuid)
)
SELECT c.caller, (SELECT count(*) FROM matching), '/delegations/' || (i.r).id, delegation_body(i.r), delegation_version(i.r), delegation_transitions(i.r, c.person_id)
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.r FROM matching m
    ORDER BY CASE WHEN $5::text = 'to' THEN upper((m.r).valid) END, CASE WHEN $5::text = '-to' THEN upper((m.r).valid) END DESC, lower((m.r).valid) DESC, (m.r).entry, (m.r).id
    LIMIT $3::integer OFFSET $4::integer
) i ON $2::text IS NOT NULL
