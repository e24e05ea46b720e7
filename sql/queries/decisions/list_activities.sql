-- The decided activities, those of the plans in force unless a plan is named. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 area, $7 plan, $8 from, $9 to.
WITH matching AS (
    SELECT r FROM caller($1::bytea) c, activities r
    WHERE ($6::text IS NULL OR r.area = $6)
        AND CASE WHEN $7::text IS NULL THEN EXISTS (SELECT FROM plans p WHERE p.id = r.plan_id AND p.superseded_on IS NULL) ELSE r.plan_id = $7::uuid END
        AND ($8::text IS NULL OR r.last_day >= $8::date)
        AND ($9::text IS NULL OR r.first_day <= $9::date)
)
SELECT c.caller, (SELECT count(*) FROM matching), '/activities/' || (i.r).id, activity_body(i.r), greatest((i.r).entry, (SELECT p.entry FROM plans p WHERE p.id = (i.r).plan_id)), ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.r FROM matching m
    ORDER BY CASE WHEN $5::text = 'firstDay' THEN (m.r).first_day END, CASE WHEN $5::text = '-firstDay' THEN (m.r).first_day END DESC, CASE WHEN $5::text = 'title' THEN (m.r).title COLLATE "sv-x-icu" END, CASE WHEN $5::text = '-title' THEN (m.r).title COLLATE "sv-x-icu" END DESC, (m.r).first_day, (m.r).code, (m.r).id
    LIMIT $3::integer OFFSET $4::integer
) i ON $2::text IS NOT NULL
