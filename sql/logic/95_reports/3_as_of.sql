-- How proposals and plans stood on a day, for the reports that ask: out of what had happened by then.

CREATE OR REPLACE FUNCTION proposal_events(p_at date) RETURNS TABLE (proposal_id uuid, day date, entry bigint, state text)
LANGUAGE sql STABLE AS $$
    SELECT CASE s.kind WHEN 'inclusion' THEN s.part_proposal ELSE s.proposal_id END, s.taken_on, s.entry, CASE s.kind WHEN 'submission' THEN 'submitted' WHEN 'preparation' THEN 'inPreparation'
        WHEN 'adoption' THEN 'adopted' WHEN 'inclusion' THEN 'included' WHEN 'withdrawal' THEN 'withdrawn' END
    FROM published.proposal_steps s WHERE s.taken_on <= p_at
    UNION ALL
    SELECT r.proposal_id, r.received_on, r.entry, 'incomplete' FROM published.receipts r WHERE NOT r.complete AND r.received_on <= p_at
    UNION ALL
    SELECT v.proposal_id, v.created_on, v.entry, 'inPreparation' FROM published.proposal_versions v
    WHERE v.number > 1 AND v.created_on <= p_at AND (
        EXISTS (SELECT FROM published.proposal_steps s WHERE s.proposal_id = v.proposal_id AND s.entry < v.entry
            AND s.kind IN ('preparation', 'adoption'))
        OR EXISTS (SELECT FROM published.decisions d WHERE d.proposal_id = v.proposal_id AND d.entry < v.entry))
    UNION ALL
    SELECT d.proposal_id, d.decided_on, d.entry, d.outcome FROM published.decisions d
    WHERE d.proposal_id IS NOT NULL AND d.decided_on <= p_at
    UNION ALL
    SELECT d.parent_id, r.made_on, r.entry, CASE r.kind WHEN 'merger' THEN 'merged' ELSE 'split' END
    FROM published.recastings r JOIN published.descents d ON d.recasting_id = r.id WHERE r.made_on <= p_at
    UNION ALL
    SELECT child, r.made_on, r.entry, 'inPreparation' FROM published.recastings r, unnest(r.children) child WHERE r.made_on <= p_at
    UNION ALL
    SELECT i.proposal_id, i.added_on, i.entry, 'onAgenda'
    FROM published.agenda_items i
    JOIN published.meetings m ON m.id = i.meeting_id
    JOIN published.proposals p ON p.id = i.proposal_id
    JOIN published.matters matter ON matter.code = p.matter AND matter.decided_by = m.group_kind
    WHERE i.added_on <= p_at
        AND NOT EXISTS (SELECT FROM published.decisions d WHERE d.agenda_item_id = i.id AND d.decided_on <= p_at)
        AND NOT EXISTS (SELECT FROM published.meeting_steps s
            WHERE s.meeting_id = m.id AND s.kind IN ('closing', 'cancellation') AND s.taken_on <= p_at)
        AND i.id = ANY (agenda_as_of(m.id, p_at))
$$;
COMMENT ON FUNCTION proposal_events IS
    'Det som hänt inlämnade förslag till och med en dag, med läget som det gav: steg, kontroller, versioner, beslut, hopslagning, dagordning.';

CREATE OR REPLACE FUNCTION proposals_at(p_at date) RETURNS TABLE (id uuid, state text, since date)
LANGUAGE sql STABLE AS $$
    SELECT p.id, p.state, CASE
        WHEN p.state IN ('approved', 'approvedWithChange', 'rejected') THEN
            (SELECT d.decided_on FROM published.decisions d WHERE d.id = p.decision_id)
        WHEN p.state = 'withdrawn' THEN (SELECT max(s.taken_on) FROM published.proposal_steps s
            WHERE s.proposal_id = p.id AND s.kind = 'withdrawal')
        WHEN p.state = 'included' THEN (SELECT max(s.taken_on) FROM published.proposal_steps s
            WHERE s.proposal_id = p.included_in AND s.kind = 'inclusion' AND s.part_proposal = p.id)
        WHEN p.state IN ('merged', 'split') THEN (SELECT max(r.made_on) FROM published.descents d
            JOIN published.recastings r ON r.id = d.recasting_id WHERE d.parent_id = p.id) END
    FROM published.proposals p WHERE p_at >= local_day(now()) AND p.submitted_on <= p_at
    UNION ALL
    SELECT last.proposal_id, last.state,
        CASE WHEN last.state IN ('approved', 'approvedWithChange', 'rejected', 'withdrawn', 'included', 'merged', 'split') THEN last.day END
    FROM (SELECT DISTINCT ON (e.proposal_id) e.* FROM proposal_events(p_at) e WHERE p_at < local_day(now())
        ORDER BY e.proposal_id, e.day DESC, e.entry DESC) last
    JOIN published.proposals p ON p.id = last.proposal_id AND p.submitted_on <= p_at
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
