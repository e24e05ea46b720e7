-- The year wheel. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 year, $7 at, $8 state.
WITH matching AS (
    SELECT d.* FROM caller($1::bytea) c,
        duty_list(coalesce($6::integer, extract(year FROM asked_day($7))::integer), asked_day($7), $2::text) d
    WHERE ($8::text IS NULL OR d.state = $8)
)
SELECT c.caller, (SELECT count(*) FROM matching), '/duties/' || i.id, i.body, day_version(asked_day($7)), ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.id, m.body FROM matching m
    ORDER BY CASE WHEN $5::text = '-due' THEN m.due END DESC, m.due, m.id
    LIMIT $3::integer OFFSET $4::integer
) i ON true
