-- The year wheel: what the agreement demands of a year, and how it stands as of a day.

CREATE OR REPLACE FUNCTION duties(p_year integer, p_at date)
RETURNS TABLE (code text, title jsonb, clause_id text, owner text, opens date, due date, state text, evidence jsonb)
LANGUAGE sql STABLE AS $$
    SELECT * FROM meeting_duties(p_year, p_at)
    UNION ALL
    SELECT 'plan-' || m.code, m.title, coalesce(m.period_clause, m.decided_clause), g.code, make_date(p_year - 1, 1, 1),
        make_date(p_year - 1, 12, 31),
        CASE WHEN plan.id IS NOT NULL THEN 'fulfilled' WHEN make_date(p_year - 1, 12, 31) < p_at THEN 'overdue'
            WHEN under_way.ids <> '[]' THEN 'planned' ELSE 'open' END,
        jsonb_build_object('plan', plan.id, 'decision', plan.decision_id, 'proposals', under_way.ids)
    FROM matters m
    JOIN groups g ON g.kind = m.decided_by AND g.valid && daterange(make_date(p_year, 1, 1), make_date(p_year + 1, 1, 1))
    LEFT JOIN LATERAL (SELECT p.id, p.decision_id FROM plans p WHERE p.matter = m.code AND p.decided_on <= p_at
        AND p.valid && daterange(make_date(p_year, 1, 1), make_date(p_year + 1, 1, 1)) ORDER BY p.decided_on DESC LIMIT 1) plan ON true
    JOIN LATERAL (SELECT coalesce(jsonb_agg(p.id ORDER BY p.created_on), '[]') AS ids FROM proposals p
        WHERE p.matter = m.code AND p.submitted_on <= p_at AND p.state IN ('submitted', 'inPreparation', 'adopted', 'onAgenda', 'referredBack', 'tabled')) under_way ON true
    WHERE m.effect = 'plan'
$$;
COMMENT ON FUNCTION duties IS 'Årshjulet: vad avtalet kräver under ett år, och vad som är gjort, planerat eller försenat (V-32, V-33, V-48, V-63…V-66).';
