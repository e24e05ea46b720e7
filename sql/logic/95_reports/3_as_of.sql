-- How proposals and plans stood on a day, for the reports that ask: out of what had happened by then.

CREATE OR REPLACE FUNCTION proposal_events(p_at date) RETURNS TABLE (proposal_id uuid, day date, entry bigint, state text)
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
    WITH steps AS MATERIALIZED (
        SELECT s.proposal_id, s.part_proposal, s.kind, s.taken_on, s.entry FROM published.proposal_steps s WHERE s.taken_on <= p_at
    ), decided AS MATERIALIZED (
        SELECT d.proposal_id, d.agenda_item_id, d.outcome, d.decided_on, d.entry FROM published.decisions d
        WHERE d.proposal_id IS NOT NULL AND d.decided_on <= p_at
    ), treated AS MATERIALIZED (
        SELECT t.proposal_id, min(t.entry) AS entry
        FROM (SELECT s.proposal_id, s.entry FROM steps s WHERE s.kind IN ('preparation', 'adoption')
            UNION ALL SELECT d.proposal_id, d.entry FROM decided d) t
        GROUP BY t.proposal_id
    ), recast AS MATERIALIZED (
        SELECT r.kind, r.parents, r.children, r.made_on, r.entry FROM published.recastings r WHERE r.made_on <= p_at
    ), ended AS MATERIALIZED (
        SELECT s.meeting_id FROM published.meeting_steps s WHERE s.kind IN ('closing', 'cancellation') AND s.taken_on <= p_at
    ), awaited AS MATERIALIZED (
        SELECT m.id, m.group_kind FROM published.meetings m
        WHERE m.planned_on <= p_at AND NOT EXISTS (SELECT FROM ended e WHERE e.meeting_id = m.id)
    )
    SELECT CASE s.kind WHEN 'inclusion' THEN s.part_proposal ELSE s.proposal_id END, s.taken_on, s.entry, CASE s.kind
        WHEN 'submission' THEN 'submitted' WHEN 'preparation' THEN 'inPreparation' WHEN 'adoption' THEN 'adopted'
        WHEN 'inclusion' THEN 'included' WHEN 'withdrawal' THEN 'withdrawn' END
    FROM steps s
    UNION ALL
    SELECT r.proposal_id, r.received_on, r.entry, 'incomplete' FROM published.receipts r WHERE NOT r.complete AND r.received_on <= p_at
    UNION ALL
    SELECT v.proposal_id, v.created_on, v.entry, 'inPreparation'
    FROM published.proposal_versions v JOIN treated t ON t.proposal_id = v.proposal_id AND t.entry < v.entry
    WHERE v.number > 1 AND v.created_on <= p_at
    UNION ALL
    SELECT d.proposal_id, d.decided_on, d.entry, d.outcome FROM decided d
    UNION ALL
    SELECT parent, r.made_on, r.entry, CASE r.kind WHEN 'merger' THEN 'merged' ELSE 'split' END FROM recast r, unnest(r.parents) parent
    UNION ALL
    SELECT child, r.made_on, r.entry, 'inPreparation' FROM recast r, unnest(r.children) child
    UNION ALL
    SELECT i.proposal_id, i.added_on, i.entry, 'onAgenda'
    FROM awaited m
    CROSS JOIN LATERAL unnest(agenda_as_of(m.id, p_at)) listed
    JOIN published.agenda_items i ON i.id = listed AND i.added_on <= p_at
    JOIN published.proposals p ON p.id = i.proposal_id
    JOIN published.matters matter ON matter.code = p.matter AND matter.decided_by = m.group_kind
    WHERE NOT EXISTS (SELECT FROM decided d WHERE d.agenda_item_id = i.id);
END
$$;
COMMENT ON FUNCTION proposal_events IS
    'Det som hänt inlämnade förslag till och med en dag, med läget som det gav: steg, kontroller, versioner, beslut, hopslagning, dagordning.';

CREATE OR REPLACE FUNCTION proposals_at(p_at date) RETURNS TABLE (id uuid, state text, since date)
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF p_at >= local_day(now()) THEN
        RETURN QUERY
        WITH taken AS MATERIALIZED (
            SELECT CASE s.kind WHEN 'inclusion' THEN s.part_proposal ELSE s.proposal_id END AS proposal_id, max(s.taken_on) AS day
            FROM published.proposal_steps s WHERE s.kind IN ('withdrawal', 'inclusion') GROUP BY 1
        ), recast AS MATERIALIZED (
            SELECT parent AS proposal_id, max(r.made_on) AS day FROM published.recastings r, unnest(r.parents) parent GROUP BY 1
        )
        SELECT p.id, p.state, CASE WHEN p.state IN ('approved', 'approvedWithChange', 'rejected') THEN d.decided_on
            WHEN p.state IN ('withdrawn', 'included') THEN t.day WHEN p.state IN ('merged', 'split') THEN r.day END
        FROM published.proposals p
        LEFT JOIN published.decisions d ON d.id = p.decision_id
        LEFT JOIN taken t ON t.proposal_id = p.id
        LEFT JOIN recast r ON r.proposal_id = p.id
        WHERE p.submitted_on <= p_at;
        RETURN;
    END IF;
    RETURN QUERY
    SELECT p.id, last.state, CASE WHEN last.state IN ('approved', 'approvedWithChange', 'rejected', 'withdrawn', 'included', 'merged', 'split')
        THEN last.day END
    FROM (SELECT DISTINCT ON (e.proposal_id) e.proposal_id, e.state, e.day FROM proposal_events(p_at) e
        ORDER BY e.proposal_id, e.day DESC, e.entry DESC) last
    JOIN published.proposals p ON p.id = last.proposal_id AND p.submitted_on <= p_at;
END
$$;
COMMENT ON FUNCTION proposals_at IS
    'De inlämnade förslagen och hur de stod en dag; since är dagen då förslaget avgjordes, återtogs eller gick upp i ett annat.';

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
