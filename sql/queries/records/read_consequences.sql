-- What an open entry leads to. $1 entry, $2 language.
SELECT consequences($1::bigint, $2::text)
