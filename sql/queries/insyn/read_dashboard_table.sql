-- One table of a report, for CSV. $1 token hash, $2 language, $3 code, $4 at, $5 subject, $6 party, $7 group, $8 state, $9 area, $10 year, $11 since, $12 modified since, $13 sort, $14 table (the first when NULL), $15 dialect.
SELECT c.caller, '/dashboards/' || i.code, jsonb_build_object('report', i.body, 'table', i.shown, 'dialect', $15::text)::text,
    day_version(asked_day($4)), ''
FROM insyn_caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT $3::text AS code, r.body, coalesce($14::text, r.body #>> '{tables,0,code}') AS shown
    FROM report($3::text, asked_day($4), $2::text, jsonb_strip_nulls(jsonb_build_object('subject', $5::text, 'party', $6::text,
        'group', $7::text, 'state', $8::text, 'area', $9::text, 'year', $10::text, 'since', $11::text, 'modifiedSince', $12::text,
        'sort', $13::text))) AS r(body)
) i ON i.body -> 'tables' @> jsonb_build_array(jsonb_build_object('code', i.shown))
