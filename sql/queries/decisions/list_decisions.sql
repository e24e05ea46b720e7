-- The decisions. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 group, $7 year, $8 matter, $9 outcome, $10 meeting, $11 modified since.
WITH matching AS (
    SELECT r FROM caller($1::bytea) c, decisions r
    WHERE ($6::text IS NULL OR r.group_code = $6)
        AND ($7::text IS NULL OR r.year = $7::integer)
        AND ($8::text IS NULL OR r.matter = $8)
        AND ($9::text IS NULL OR r.outcome = $9)
        AND ($10::text IS NULL OR r.meeting_id = $10::uuid)
        AND ($11::text IS NULL OR decision_version(r) >= (SELECT coalesce(min(e.entry), 9223372036854775807) FROM journal_entries e WHERE e.recorded_at >= $11::timestamptz))
)
SELECT c.caller, (SELECT count(*) FROM matching), '/decisions/' || (i.r).id, decision_body(i.r, $2, is_told_of((i.r).meeting_id, c.person_id)), decision_version(i.r), ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.r FROM matching m
    ORDER BY CASE WHEN $5::text = 'decidedOn' THEN (m.r).decided_on END, CASE WHEN $5::text = '-decidedOn' THEN (m.r).decided_on END DESC, CASE WHEN $5::text = 'number' THEN (m.r).number END, CASE WHEN $5::text = '-number' THEN (m.r).number END DESC, (m.r).decided_on DESC, (m.r).group_code, (m.r).number DESC
    LIMIT $3::integer OFFSET $4::integer
) i ON true
