-- The journal's head.
SELECT entry, hash FROM journal_head
