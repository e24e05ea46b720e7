-- The meetings. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 group, $7 state, $8 from, $9 to, $10 modified since.
WITH matching AS (
    SELECT r FROM caller($1::bytea) c, meetings r
    WHERE ($6::text IS NULL OR r.group_code = $6)
        AND ($7::text IS NULL OR r.state = $7)
        AND ($8::text IS NULL OR local_day(r.starts_at) >= $8::date)
        AND ($9::text IS NULL OR local_day(r.starts_at) <= $9::date)
        AND ($10::text IS NULL OR r.entry >= (SELECT coalesce(min(e.entry), 9223372036854775807) FROM journal_entries e WHERE e.recorded_at >= $10::timestamptz))
)
SELECT c.caller, (SELECT count(*) FROM matching), '/meetings/' || (i.r).id, meeting_body(i.r, $2, is_told_of((i.r).id, c.person_id)), (i.r).entry, meeting_transitions(i.r, c.person_id)
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.r FROM matching m
    ORDER BY CASE WHEN $5::text = 'startsAt' THEN (m.r).starts_at END, CASE WHEN $5::text = '-startsAt' THEN (m.r).starts_at END DESC, (m.r).starts_at DESC, (m.r).id
    LIMIT $3::integer OFFSET $4::integer
) i ON true
