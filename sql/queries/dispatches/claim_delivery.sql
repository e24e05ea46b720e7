-- Takes the next letter that is due; nobody else gets it before the claim ends. $1 instant, $2 end of the claim.
UPDATE deliveries v SET attempts = v.attempts + 1, next_attempt_at = $2::timestamptz
FROM dispatches d
WHERE d.id = v.dispatch_id AND v.dispatch_id = (
    SELECT due.dispatch_id FROM deliveries due JOIN dispatches w ON w.id = due.dispatch_id
    WHERE due.next_attempt_at <= $1::timestamptz AND dispatch_state(w, local_day($1::timestamptz)) = 'queued'
    ORDER BY due.next_attempt_at, due.dispatch_id
    LIMIT 1
    FOR UPDATE OF due SKIP LOCKED)
RETURNING v.dispatch_id, v.attempts, letter(d)
