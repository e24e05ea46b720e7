-- One finding as of a day. $1 token hash, $2 language, $3 id, $4 at.
SELECT c.caller, '/findings/' || f.id, f.body, day_version(asked_day($4)), ''
FROM caller($1::bytea) c LEFT JOIN LATERAL finding_list(asked_day($4), $2::text) f ON f.id = $3::text
