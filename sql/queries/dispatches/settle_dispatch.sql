-- Keeps how a dispatch ended, once. $1 id, $2 outcome, $3 instant, $4 attempts, $5 exit status.
UPDATE dispatches SET outcome = $2::text, settled_at = $3::timestamptz, attempts = $4::integer, exit_status = $5::integer
WHERE id = $1::uuid AND outcome IS NULL
