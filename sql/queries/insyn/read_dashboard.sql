-- A report with its figures and tables. $1 token hash, $2 language, $3 code, $4 at, $5 subject, $6 party, $7 group, $8 state, $9 area, $10 year, $11 since, $12 modified since, $13 sort; $14 table and $15 dialect only shape CSV.
SELECT c.caller, '/dashboards/' || i.code, i.body::text, day_version(asked_day($4)), ''
FROM insyn_caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT $3::text AS code, r.body
    FROM report($3::text, asked_day($4), $2::text, jsonb_strip_nulls(jsonb_build_object('subject', $5::text, 'party', $6::text,
        'group', $7::text, 'state', $8::text, 'area', $9::text, 'year', $10::text, 'since', $11::text, 'modifiedSince', $12::text,
        'sort', $13::text))) AS r(body)
    WHERE coalesce($14::text, $15::text, '') IS NOT NULL AND (c.kind <> 'visitor' OR report_is_open($3::text))
) i ON i.body IS NOT NULL
