-- What a read needs to know before it repeats an answer: which token expired last.

CREATE INDEX tokens_by_expiry ON tokens (expires_at);
