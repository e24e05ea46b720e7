-- One duty of the year wheel. $1 token hash, $2 language, $3 id, $4 at.
SELECT c.caller, '/duties/' || d.id, d.body, day_version(asked_day($4)), ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL duty_list(substring($3::text FROM '^([12][0-9]{3})~')::integer, asked_day($4), $2::text) d ON d.id = $3::text
