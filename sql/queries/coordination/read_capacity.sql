-- How much of the coordinator's time there is a year, and what is left. $1 token hash, $2 language, $3 year.
SELECT c.caller, '/capacities/' || y.year, capacity_body(y.year, $2::text), day_version(local_day(now())), ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT extract(year FROM h.constituted_on)::integer + n AS year FROM charters h, generate_series(0, 200) n
    WHERE (extract(year FROM h.constituted_on)::integer + n)::text = $3::text) y ON true
