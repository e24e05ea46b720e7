-- Minutes that are late.

CREATE OR REPLACE FUNCTION minutes_findings(p_at date)
RETURNS TABLE (code text, clause_id text, owner text, group_code text, subject text, since date, facts jsonb)
LANGUAGE sql STABLE AS $$
    SELECT 'minutes-late', rule.clause_id, m.group_code, m.group_code, m.id::text, minutes_due(m) + 1,
        jsonb_build_object('meeting', m.id, 'closedOn', local_day(m.closed_at), 'dueOn', minutes_due(m), 'state', coalesce(n.state, 'draft'),
            'awaited', (SELECT jsonb_agg(w.function) FROM minutes_awaited(m) w))
    FROM parameters rule, meetings m
    JOIN group_kinds k ON k.code = m.group_kind AND k.minutes_attesters IS NOT NULL
    LEFT JOIN minutes n ON n.meeting_id = m.id
    WHERE rule.key = 'minutes.days' AND m.closed_at IS NOT NULL AND minutes_due(m) < p_at
        AND (n.attested_at IS NULL OR local_day(n.attested_at) > p_at)
$$;
COMMENT ON FUNCTION minutes_findings IS 'Protokoll och anteckningar som inte justerats i tid (D-9, D-28).';
