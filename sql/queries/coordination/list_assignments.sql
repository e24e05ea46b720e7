-- The assignments. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 year, $7 capacity.
WITH matching AS (
    SELECT r FROM caller($1::bytea) c, assignments r
    WHERE ($6::text IS NULL OR r.year = $6::integer)
        AND ($7::text IS NULL OR r.capacity = $7)
)
SELECT c.caller, (SELECT count(*) FROM matching), '/assignments/' || (i.r).id, assignment_body(i.r), greatest((i.r).entry, (SELECT max(t.entry) FROM time_entries t WHERE t.assignment_id = (i.r).id)), ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.r FROM matching m
    ORDER BY CASE WHEN $5::text = 'dueOn' THEN (m.r).due_on END, CASE WHEN $5::text = '-dueOn' THEN (m.r).due_on END DESC, (m.r).year DESC, (m.r).entry, (m.r).id
    LIMIT $3::integer OFFSET $4::integer
) i ON $2::text IS NOT NULL
