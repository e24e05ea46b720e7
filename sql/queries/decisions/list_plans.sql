-- The plans and budgets, those in force on a day when one is asked for. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 kind, $7 at, $8 modified since.
WITH matching AS (
    SELECT r FROM caller($1::bytea) c, plans r
    WHERE ($6::text IS NULL OR r.matter = $6)
        AND ($7::text IS NULL OR in_force(r) @> $7::date)
        AND ($8::text IS NULL OR r.entry >= (SELECT coalesce(min(e.entry), 9223372036854775807) FROM journal_entries e WHERE e.recorded_at >= $8::timestamptz))
)
SELECT c.caller, (SELECT count(*) FROM matching), '/plans/' || (i.r).id, plan_body(i.r, $2), (i.r).entry, ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.r FROM matching m
    ORDER BY CASE WHEN $5::text = 'from' THEN lower((m.r).valid) END, CASE WHEN $5::text = '-from' THEN lower((m.r).valid) END DESC, lower((m.r).valid) DESC, (m.r).matter, (m.r).decided_on DESC, (m.r).id
    LIMIT $3::integer OFFSET $4::integer
) i ON true
