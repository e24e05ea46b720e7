-- Rows that are not what the journal says.
SELECT relation, row_key, problem FROM journal_differences() ORDER BY relation, row_key
