-- Opens an entry for an act of the command line. $1 instant, $2 act, $3 kind.
SELECT journal_open($1::timestamptz, $2::text, NULL, $3::text, NULL, NULL)
