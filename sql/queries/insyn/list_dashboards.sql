-- The reports there are. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort.
SELECT c.caller, (SELECT count(*) FROM report_index($2::text)), '/dashboards/' || i.code,
    json_build_object('code', i.code, 'title', i.title, 'subject', i.subject)::text, 1::bigint, ''
FROM insyn_caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT r.* FROM report_index($2::text) r ORDER BY r.place LIMIT $3::integer OFFSET $4::integer
) i ON coalesce($5::text, '') IS NOT NULL
