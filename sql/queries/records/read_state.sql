-- Which state the records are in: the journal's head for every row, the day for what is in force, the token that expired last.
SELECT concat_ws(' ', h.entry, local_day(now()), (SELECT max(t.expires_at) FROM tokens t WHERE t.expires_at <= now()))
FROM journal_head h
