-- How proposals stood on a day: out of all that had happened by then, unpublished agendas included, since the state of a submitted
-- proposal is everybody's to know.

CREATE OR REPLACE FUNCTION proposal_events(p_at date) RETURNS TABLE (proposal_id uuid, day date, entry bigint, state text)
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
    WITH RECURSIVE steps AS MATERIALIZED (
        SELECT s.proposal_id, s.part_proposal, s.kind, s.taken_on, s.entry FROM proposal_steps s WHERE s.taken_on <= p_at
    ), decided AS MATERIALIZED (
        SELECT d.proposal_id, d.agenda_item_id, d.outcome, d.decided_on, d.entry FROM decisions d
        WHERE d.proposal_id IS NOT NULL AND d.decided_on <= p_at
    ), treated AS MATERIALIZED (
        SELECT t.proposal_id, min(t.entry) AS entry
        FROM (SELECT s.proposal_id, s.entry FROM steps s WHERE s.kind IN ('preparation', 'adoption')
            UNION ALL SELECT d.proposal_id, d.entry FROM decided d) t
        GROUP BY t.proposal_id
    ), recast AS MATERIALIZED (
        SELECT r.kind, r.parents, r.children, r.made_on, r.entry FROM recastings r WHERE r.made_on <= p_at
    ), carried AS (
        SELECT s.part_proposal AS part, s.proposal_id AS carrier, s.entry FROM steps s WHERE s.kind = 'inclusion'
        UNION ALL
        SELECT c.part, r.children[1], r.entry FROM carried c JOIN recast r ON r.kind = 'merger' AND c.carrier = ANY (r.parents) AND r.entry > c.entry
    ), ended AS MATERIALIZED (
        SELECT s.meeting_id, s.taken_on, s.entry FROM meeting_steps s WHERE s.kind IN ('closing', 'cancellation') AND s.taken_on <= p_at
    ), undecided AS MATERIALIZED (
        SELECT i.proposal_id, i.meeting_id, i.added_on, i.entry
        FROM agenda_items i
        JOIN meetings m ON m.id = i.meeting_id
        JOIN proposals p ON p.id = i.proposal_id
        JOIN matters matter ON matter.code = p.matter AND matter.decided_by = m.group_kind
        LEFT JOIN LATERAL (SELECT v.items, v.entry FROM agenda_versions v WHERE v.meeting_id = m.id AND v.made_on <= p_at
            ORDER BY v.number DESC LIMIT 1) agenda ON true
        WHERE i.added_on <= p_at AND coalesce(i.id = ANY (agenda.items) OR i.entry >= agenda.entry, true)
            AND NOT EXISTS (SELECT FROM decided d WHERE d.agenda_item_id = i.id)
    )
    SELECT CASE s.kind WHEN 'inclusion' THEN s.part_proposal ELSE s.proposal_id END, s.taken_on, s.entry, CASE s.kind
        WHEN 'submission' THEN 'submitted' WHEN 'preparation' THEN 'inPreparation' WHEN 'adoption' THEN 'adopted'
        WHEN 'inclusion' THEN 'included' WHEN 'withdrawal' THEN 'withdrawn' END
    FROM steps s
    UNION ALL
    SELECT r.proposal_id, r.received_on, r.entry, 'incomplete' FROM receipts r WHERE NOT r.complete AND r.received_on <= p_at
    UNION ALL
    SELECT v.proposal_id, v.created_on, v.entry, 'inPreparation'
    FROM proposal_versions v JOIN treated t ON t.proposal_id = v.proposal_id AND t.entry < v.entry
    WHERE v.number > 1 AND v.created_on <= p_at
    UNION ALL
    SELECT d.proposal_id, d.decided_on, d.entry, d.outcome FROM decided d
    UNION ALL
    SELECT parent, r.made_on, r.entry, CASE r.kind WHEN 'merger' THEN 'merged' ELSE 'split' END FROM recast r, unnest(r.parents) parent
    UNION ALL
    SELECT child, r.made_on, r.entry, 'inPreparation' FROM recast r, unnest(r.children) child
    UNION ALL
    SELECT u.proposal_id, coalesce(e.taken_on, u.added_on), coalesce(e.entry, u.entry), CASE WHEN e.entry IS NULL THEN 'onAgenda' ELSE 'tabled' END
    FROM undecided u LEFT JOIN ended e ON e.meeting_id = u.meeting_id
    UNION ALL
    -- What a plan took in is on its own again when the plan, or what it was merged into, is withdrawn or split.
    (SELECT DISTINCT ON (c.part, c.carrier, c.entry) c.part, gone.day, gone.entry, 'submitted'
    FROM carried c
    JOIN (SELECT s.proposal_id, s.taken_on AS day, s.entry FROM steps s WHERE s.kind = 'withdrawal'
        UNION ALL SELECT parent, r.made_on, r.entry FROM recast r, unnest(r.parents) parent WHERE r.kind = 'split') gone
        ON gone.proposal_id = c.carrier AND gone.entry > c.entry
    ORDER BY c.part, c.carrier, c.entry, gone.entry)
    UNION ALL
    -- What was merged or split is itself again when all that it became is withdrawn.
    SELECT d.parent_id, w.taken_on, w.entry, 'submitted'
    FROM steps w JOIN descents d ON d.child_id = w.proposal_id
    WHERE w.kind = 'withdrawal' AND NOT EXISTS (SELECT FROM descents o WHERE o.parent_id = d.parent_id AND o.child_id <> d.child_id
        AND NOT EXISTS (SELECT FROM steps v WHERE v.kind = 'withdrawal' AND v.proposal_id = o.child_id AND v.entry <= w.entry));
END
$$;
COMMENT ON FUNCTION proposal_events IS
    'Det som hänt förslag till och med en dag, med läget som det gav: steg, kontroller, versioner, beslut, hopslagning, dagordning.';

CREATE OR REPLACE FUNCTION proposals_at(p_at date) RETURNS TABLE (id uuid, state text, since date)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_nestloop = on AS $$
BEGIN
    IF p_at >= local_day(now()) THEN
        RETURN QUERY
        WITH taken AS MATERIALIZED (
            SELECT CASE s.kind WHEN 'inclusion' THEN s.part_proposal ELSE s.proposal_id END AS proposal_id, max(s.taken_on) AS day
            FROM proposal_steps s WHERE s.kind IN ('withdrawal', 'inclusion') GROUP BY 1
        ), recast AS MATERIALIZED (
            SELECT parent AS proposal_id, max(r.made_on) AS day FROM recastings r, unnest(r.parents) parent GROUP BY 1
        )
        SELECT p.id, p.state, CASE WHEN p.state IN ('approved', 'approvedWithChange', 'rejected') THEN d.decided_on
            WHEN p.state IN ('withdrawn', 'included') THEN t.day WHEN p.state IN ('merged', 'split') THEN r.day END
        FROM proposals p
        LEFT JOIN decisions d ON d.id = p.decision_id
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
    JOIN proposals p ON p.id = last.proposal_id AND p.submitted_on <= p_at;
END
$$;
COMMENT ON FUNCTION proposals_at IS
    'De inlämnade förslagen och hur de stod en dag; since är dagen då förslaget avgjordes, återtogs eller gick upp i ett annat.';
