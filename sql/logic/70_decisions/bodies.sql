-- How decisions, plans and activities look.

CREATE OR REPLACE FUNCTION decision_effects(d decisions) RETURNS json
LANGUAGE sql STABLE AS $$
    SELECT coalesce(json_agg(json_build_object('kind', effect.kind, 'target', effect.target) ORDER BY effect.kind, effect.target), '[]')
    FROM (
        SELECT 'plan' AS kind, '/plans/' || id AS target FROM plans WHERE decision_id = d.id
        UNION ALL SELECT 'group', '/groups/' || code FROM groups WHERE decision_id = d.id
        UNION ALL SELECT 'seat', '/groups/' || group_code || '/seats/' || id FROM seats WHERE decision_id = d.id
        UNION ALL SELECT 'office', '/groups/' || group_code || '/offices/' || id FROM offices WHERE decision_id = d.id
        UNION ALL SELECT 'assignment', '/assignments/' || id FROM assignments WHERE decision_id = d.id AND delegation_id IS NULL
        UNION ALL SELECT 'delegation', '/delegations/' || id FROM delegations WHERE d.id IN (decision_id, ended_by)
    ) effect
$$;
COMMENT ON FUNCTION decision_effects IS 'Vad beslutet verkställde, som sökvägar.';

CREATE OR REPLACE FUNCTION decision_body(d decisions, language text, p_told boolean) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('id', d.id, 'paragraph', decision_label(d), 'group', d.group_code, 'year', d.year, 'number', d.number,
        'meeting', d.meeting_id, 'agendaItem', d.agenda_item_id, 'title', i.title, 'matter', d.matter,
        'matterText', localized(m.title, language), 'proposal', d.proposal_id, 'version', d.version_number, 'outcome', d.outcome,
        'content', d.content, 'change', d.change, 'reasons', d.reasons, 'referredTo', d.referred_to, 'dueOn', d.due_on,
        'decidedOn', d.decided_on, 'decidedAt', utc(d.decided_at),
        'quorum', CASE WHEN p_told THEN d.quorum END, 'deciders', CASE WHEN p_told THEN d.roll END,
        'voting', CASE WHEN p_told THEN (SELECT voting_json(v) FROM votings v WHERE v.id = d.voting_id) END, 'recordedBy', d.recorded_by,
        'clause', m.decided_clause, 'effects', decision_effects(d), 'corrections', decision_corrections(d.id))::text
    FROM agenda_items i LEFT JOIN matters m ON m.code = d.matter WHERE i.id = d.agenda_item_id
$$;
COMMENT ON FUNCTION decision_body IS
    'Ett beslut med paragraf, utfall och vad det verkställde; beslutförheten och vem som röstade hur för den som får läsa protokollet.';

CREATE OR REPLACE FUNCTION plan_body(p plans, language text) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('id', p.id, 'kind', p.matter, 'kindText', localized(m.title, language), 'from', lower(p.valid),
        'to', upper(p.valid) - 1, 'content', p.content, 'decision', decision_reference(p.decision_id), 'supersedes', p.supersedes,
        'replaces', p.replaces, 'supersededOn', p.superseded_on, 'supersededBy', p.superseded_by,
        'replacedParts', (SELECT coalesce(next.replaces, plan_parts(m.shape)) FROM plans next WHERE next.id = p.superseded_by))::text
    FROM matters m WHERE m.code = p.matter
$$;
COMMENT ON FUNCTION plan_body IS 'En plan eller budget, sitt beslut, vad den ersatte och vad som ersatte den, helt eller i vilka delar.';

CREATE OR REPLACE FUNCTION activity_body(a activities) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('id', a.id, 'plan', a.plan_id, 'code', a.code, 'title', a.title, 'area', a.area,
        'description', a.description, 'helpingParties', a.helping, 'helpedParties', a.helped, 'calendarEntries', a.calendar,
        'firstDay', a.first_day, 'lastDay', a.last_day,
        'inForce', (SELECT p.superseded_on IS NULL FROM plans p WHERE p.id = a.plan_id))::text
$$;
COMMENT ON FUNCTION activity_body IS 'En beslutad aktivitet med sina dagar i kalendariet.';
