-- How plans stood on a day, for the reports that ask.

CREATE OR REPLACE FUNCTION plans_at(p_at date) RETURNS TABLE (id uuid, matter text, valid daterange, content jsonb, decision_id uuid,
    decided_on date, supersedes uuid, replaces text[], superseded_by uuid, runs daterange, entry bigint)
LANGUAGE sql STABLE AS $$
    SELECT p.id, p.matter, p.valid, p.content, p.decision_id, p.decided_on, p.supersedes, p.replaces, n.id,
        p.valid * daterange(own.starts, CASE WHEN n.id IS NOT NULL THEN greatest(own.starts, p.superseded_on) END), p.entry
    FROM published.plans p
    LEFT JOIN published.plans n ON n.id = p.superseded_by AND n.decided_on <= p_at
    CROSS JOIN LATERAL (SELECT CASE WHEN p.supersedes IS NULL THEN lower(p.valid) ELSE greatest(lower(p.valid), p.decided_on) END AS starts) own
    WHERE p.decided_on <= p_at
$$;
COMMENT ON FUNCTION plans_at IS 'De planer som var beslutade en dag, och de dagar de gällde så som det då var bestämt (runs).';
