-- How early a meeting was prepared: the summons, the documents, and whom the summons has not reached.

CREATE OR REPLACE FUNCTION document_days(m meetings, p_at date) RETURNS TABLE (agenda_item uuid, ready_on date)
LANGUAGE sql STABLE AS $$
    SELECT i.id, greatest(i.added_on, (
            SELECT max(v.created_on) FROM proposal_versions v
            WHERE v.proposal_id = i.proposal_id AND v.created_on < local_day(m.starts_at) AND v.created_on <= p_at
        ), (
            SELECT max(s.taken_on) FROM proposal_steps s
            WHERE s.proposal_id = i.proposal_id AND s.kind = 'adoption' AND s.meeting_id <> m.id
                AND s.taken_on <= local_day(m.starts_at) AND s.taken_on <= p_at))
    FROM agenda_items i WHERE i.id = ANY (agenda_as_of(m.id, p_at))
    UNION ALL
    SELECT NULL, max(v.made_on) FROM agenda_versions v WHERE v.meeting_id = m.id AND v.made_on <= p_at HAVING count(*) > 0
    UNION ALL
    SELECT NULL, max(a.approved_on) FROM agenda_approvals a WHERE a.meeting_id = m.id AND a.approved_on <= p_at HAVING count(*) > 0
$$;
COMMENT ON FUNCTION document_days IS
    'När handlingarna var färdiga: varje ärende (uppsatt, skrivet före mötesdagen, antaget av beredande grupp) och dagordningen (ändrad, godkänd).';

CREATE OR REPLACE FUNCTION notice_findings(p_at date)
RETURNS TABLE (code text, clause_id text, owner text, group_code text, subject text, since date, facts jsonb)
LANGUAGE sql STABLE AS $$
    WITH summoned AS MATERIALIZED (
        SELECT m, m.id, m.group_code, m.group_kind, m.state, local_day(m.starts_at) AS day, s.taken_on
        FROM meetings m JOIN meeting_steps s ON s.meeting_id = m.id AND s.kind = 'summons'
        WHERE s.taken_on <= p_at AND m.state <> 'cancelled' AND local_day(m.starts_at) >= p_at - 365
    )
    SELECT 'notice-short', notice.clause_id, m.group_code, m.group_code, m.id::text, m.taken_on,
        jsonb_build_object('meeting', m.id, 'summonedOn', m.taken_on, 'meetingOn', m.day,
            'noticeDays', m.day - m.taken_on, 'minimumDays', notice.value)
    FROM parameters notice, summoned m
    WHERE notice.key = 'notice.summonsDays' AND m.day - m.taken_on < (notice.value)::text::integer
    UNION ALL
    SELECT 'documents-late', notice.clause_id, m.group_code, m.group_code, m.id::text, min(late.ready_on),
        jsonb_build_object('meeting', m.id, 'meetingOn', m.day, 'readyOn', max(late.ready_on),
            'noticeDays', m.day - max(late.ready_on), 'minimumDays', notice.value,
            'agendaItems', coalesce(jsonb_agg(late.agenda_item ORDER BY late.ready_on, late.agenda_item)
                FILTER (WHERE late.agenda_item IS NOT NULL), '[]'))
    FROM parameters notice, summoned m, LATERAL document_days(m.m, p_at) late
    WHERE notice.key = 'notice.documentDays' AND m.day - late.ready_on < (notice.value)::text::integer
    GROUP BY notice.clause_id, notice.value, m.group_code, m.id, m.day
    UNION ALL
    SELECT 'summons-undelivered', k.summons_clause, m.group_code, m.group_code, m.id::text, m.taken_on,
        jsonb_build_object('meeting', m.id, 'meetingOn', m.day,
            'unaddressed', coalesce(jsonb_agg(d.person_id ORDER BY d.person_id) FILTER (WHERE d.state = 'unaddressed'), '[]'),
            'failed', coalesce(jsonb_agg(d.person_id ORDER BY d.person_id) FILTER (WHERE d.state = 'failed'), '[]'))
    FROM summoned m JOIN group_kinds k ON k.code = m.group_kind AND k.summons_clause IS NOT NULL, LATERAL (
        SELECT DISTINCT ON (d.person_id) d.person_id, dispatch_state(d, p_at) AS state FROM dispatches d
        WHERE d.meeting_id = m.id ORDER BY d.person_id, d.queued_at DESC, d.id DESC) d
    WHERE m.state = 'summoned' AND m.day >= p_at AND d.state IN ('unaddressed', 'failed')
    GROUP BY k.summons_clause, m.group_code, m.id, m.day, m.taken_on
$$;
COMMENT ON FUNCTION notice_findings IS
    'För kort varsel och för sena handlingar, under ett år efter mötet (D-8); och, tills mötet öppnas, de som kallelsen inte har nått (V-34).';
