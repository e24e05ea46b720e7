-- The journal's entries in order, from one after $1, at most $2.
SELECT entry, (extract(epoch FROM recorded_at) * 1000000)::bigint, act, token_id::text, actor_kind, person_id::text, party_code, previous_hash, hash
FROM journal_entries WHERE entry > $1::bigint ORDER BY entry LIMIT $2::integer
