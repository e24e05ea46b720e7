-- Loads the charter and its constituting record. $1 charter, $2 constitution, $3 instant.
SELECT constitute($1::jsonb, $2::jsonb, $3::timestamptz)
