-- Lets a letter rest until its next attempt. $1 dispatch, $2 number of the attempt that failed, $3 instant.
UPDATE deliveries SET next_attempt_at = $3::timestamptz WHERE dispatch_id = $1::uuid AND attempts = $2::integer
