-- The year wheel: what the agreement demands of a year, and how it stands as of a day.

CREATE OR REPLACE FUNCTION plans_under_way(p_year integer, p_at date) RETURNS TABLE (matter text, ids jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN QUERY
    WITH open AS MATERIALIZED (
        SELECT p.id, m, p.submitted_on FROM matters m JOIN proposals p ON p.matter = m.code
        WHERE m.effect = 'plan' AND p.submitted_on <= p_at AND NOT EXISTS (SELECT FROM decisions d WHERE d.proposal_id = p.id
            AND d.decided_on <= p_at AND d.outcome IN ('approved', 'approvedWithChange', 'rejected'))
    ), planned AS MATERIALIZED (
        SELECT o.id, o.submitted_on, (o.m).code, plan_period(o.m, coalesce(former.content, '{}') || v.content) AS days
        FROM open o
        CROSS JOIN LATERAL (SELECT x.content FROM proposal_versions x WHERE x.proposal_id = o.id AND x.created_on <= p_at
            ORDER BY x.number DESC LIMIT 1) v
        LEFT JOIN plans former ON former.id = try_uuid(v.content ->> 'supersedes')
    ), stood AS MATERIALIZED (
        SELECT s.id, s.state FROM proposals_at(p_at) s
    )
    SELECT p.code, jsonb_agg(p.id ORDER BY p.submitted_on, p.id)
    FROM planned p
    WHERE NOT lower_inf(p.days) AND p.days && daterange(make_date(p_year, 1, 1), make_date(p_year + 1, 1, 1))
        AND (p.id NOT IN (SELECT x.id FROM diverted_proposals(p_at) x) OR (SELECT s.state FROM stood s WHERE s.id = p.id)
            IN ('submitted', 'inPreparation', 'adopted', 'onAgenda', 'referredBack', 'tabled'))
    GROUP BY p.code;
END
$$;
COMMENT ON FUNCTION plans_under_way IS
    'De förslag till planer för ett år som var på väg en dag; det som bara ersätter delar av en plan gäller den planens tid.';

CREATE OR REPLACE FUNCTION duties(p_year integer, p_at date)
RETURNS TABLE (code text, title jsonb, clause_id text, owner text, opens date, due date, state text, evidence jsonb)
LANGUAGE sql STABLE AS $$
    SELECT * FROM meeting_duties(p_year, p_at)
    UNION ALL
    SELECT 'plan-' || m.code, m.title, coalesce(m.period_clause, m.decided_clause), g.code, make_date(p_year - 1, 1, 1),
        make_date(p_year - 1, 12, 31),
        CASE WHEN plan.id IS NOT NULL THEN 'fulfilled' WHEN make_date(p_year - 1, 12, 31) < p_at THEN 'overdue'
            WHEN under_way.ids IS NOT NULL THEN 'planned' ELSE 'open' END,
        jsonb_build_object('plan', plan.id, 'decision', plan.decision_id, 'proposals', coalesce(under_way.ids, '[]'))
    FROM matters m
    JOIN groups g ON g.kind = m.decided_by AND g.valid && daterange(make_date(p_year, 1, 1), make_date(p_year + 1, 1, 1))
    LEFT JOIN LATERAL (SELECT p.id, p.decision_id FROM plans p WHERE p.matter = m.code AND p.decided_on <= p_at
        AND p.valid && daterange(make_date(p_year, 1, 1), make_date(p_year + 1, 1, 1)) ORDER BY p.decided_on DESC LIMIT 1) plan ON true
    LEFT JOIN plans_under_way(p_year, p_at) under_way ON under_way.matter = m.code
    WHERE m.effect = 'plan'
$$;
COMMENT ON FUNCTION duties IS 'Årshjulet: vad avtalet kräver under ett år, och vad som är gjort, planerat eller försenat (V-32, V-33, V-48, V-63…V-66).';
