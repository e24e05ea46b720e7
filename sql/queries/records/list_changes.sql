-- The changes of one entry in order. $1 entry.
SELECT position, relation, row_key, operation, before, after FROM journal_changes WHERE entry = $1::bigint ORDER BY position
