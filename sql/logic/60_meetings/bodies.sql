-- How meetings look, and which steps are open to the one who asks.

CREATE OR REPLACE FUNCTION meeting_body(m meetings, language text, p_told boolean) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('id', m.id, 'group', m.group_code, 'kind', m.meeting_kind,
        'kindText', (SELECT localized(k.title, language) FROM meeting_kinds k
            WHERE k.group_kind = m.group_kind AND k.code = m.meeting_kind),
        'startsAt', utc(m.starts_at), 'place', m.place, 'state', m.state, 'plannedOn', m.planned_on,
        'openedAt', utc(m.opened_at), 'heldOn', m.held_on, 'closedAt', utc(m.closed_at),
        'agendaItems', (SELECT count(*) FROM agenda_items i WHERE i.meeting_id = m.id),
        'agenda', agenda_release(m),
        'attendees', CASE WHEN p_told THEN (
            SELECT coalesce(json_agg(json_build_object('person', a.person_id, 'seat', s.seat_code, 'party', s.party_code,
                'arrivedAt', utc(a.arrived_at), 'leftAt', utc(d.left_at)) ORDER BY s.party_code, a.person_id), '[]')
            FROM attendances a JOIN seats s ON s.id = a.seat_id
            LEFT JOIN departures d ON d.meeting_id = a.meeting_id AND d.person_id = a.person_id WHERE a.meeting_id = m.id) END,
        'guests', CASE WHEN p_told THEN (
            SELECT coalesce(json_agg(json_build_object('name', g.name, 'role', g.role, 'arrivedAt', utc(g.arrived_at),
                'leftAt', utc(g.left_at)) ORDER BY g.arrived_at, g.id), '[]') FROM guests g WHERE g.meeting_id = m.id) END,
        'presiding', CASE WHEN p_told AND m.held_on IS NOT NULL THEN presiding_at(m, NULL, latest_instant(m.id)) END,
        'adjuster', CASE WHEN p_told THEN (
            SELECT f.person_id FROM meeting_functions f WHERE f.meeting_id = m.id AND f.function = 'adjuster'
            ORDER BY f.from_at DESC, f.entry DESC LIMIT 1) END,
        'quorum', CASE WHEN p_told AND m.held_on IS NOT NULL AND EXISTS (SELECT FROM matters WHERE decided_by = m.group_kind)
            THEN quorum_at(m, NULL, latest_instant(m.id)) END)::text
$$;
COMMENT ON FUNCTION meeting_body IS
    'Ett möte: tillstånd, dagordningens godkännande och, för den som får läsa protokollet, närvarande och beslutförhet (D-4, V-38).';

CREATE OR REPLACE FUNCTION meeting_step_body(s meeting_steps) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('id', s.id, 'meeting', s.meeting_id, 'kind', s.kind, 'takenAt', utc(s.taken_at), 'takenOn', s.taken_on,
        'person', s.person_id, 'recipients', s.recipients, 'reasons', s.reasons)::text
$$;
COMMENT ON FUNCTION meeting_step_body IS 'Kallelse, öppnande, avslutande eller inställande.';

CREATE OR REPLACE FUNCTION voting_json(v votings) RETURNS json
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('number', v.number, 'form', v.form, 'subject', v.subject, 'options', v.options, 'tally', v.tally,
        'votes', CASE WHEN v.form = 'open' THEN (SELECT json_agg(json_build_object('person', o.person_id, 'party', o.party_code,
            'option', o.option) ORDER BY o.party_code, o.person_id) FROM votes o WHERE o.voting_id = v.id) END,
        'found', v.found, 'castingVote', v.casting_vote, 'lot', v.lot, 'winner', v.winner, 'settledBy', v.settled_by,
        'presiding', v.presiding, 'quorum', v.quorum, 'heldAt', utc(v.held_at))
$$;
COMMENT ON FUNCTION voting_json IS 'Ett ställningstagande: vad som ställdes mot vad, rösterna och hur det avgjordes.';

CREATE OR REPLACE FUNCTION agenda_item_body(i agenda_items, p_told boolean) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('id', i.id, 'meeting', i.meeting_id, 'position', i.position, 'title', i.title,
        'standing', i.standing_code, 'returnedFrom', i.returned_from,
        'proposal', i.proposal_id, 'addedOn', i.added_on, 'addedBy', i.added_by,
        'recusals', CASE WHEN p_told THEN (
            SELECT coalesce(json_agg(json_build_object('person', r.person_id, 'reasons', r.reasons, 'notedAt', utc(r.noted_at))
                ORDER BY r.noted_at, r.person_id), '[]') FROM recusals r WHERE r.agenda_item_id = i.id) END,
        'motions', CASE WHEN p_told THEN (
            SELECT coalesce(json_agg(json_build_object('number', o.number, 'person', o.person_id, 'kind', o.kind, 'text', o.text,
                'madeAt', utc(o.made_at)) ORDER BY o.number), '[]') FROM motions o WHERE o.agenda_item_id = i.id) END,
        'votings', CASE WHEN p_told THEN (
            SELECT coalesce(json_agg(voting_json(v) ORDER BY v.number), '[]') FROM votings v WHERE v.agenda_item_id = i.id) END,
        'statements', CASE WHEN p_told THEN (
            SELECT coalesce(json_agg(json_build_object('kind', s.kind, 'person', s.person_id, 'text', s.text,
                'madeAt', utc(s.made_at)) ORDER BY s.made_at, s.id), '[]') FROM statements s WHERE s.agenda_item_id = i.id) END,
        'decision', (SELECT decision_reference(d.id) FROM decisions d WHERE d.agenda_item_id = i.id))::text
$$;
COMMENT ON FUNCTION agenda_item_body IS
    'Ett ärende på dagordningen, beslutet i det och, för den som får läsa protokollet, hur det behandlats.';

CREATE OR REPLACE FUNCTION agenda_version_body(v agenda_versions) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('meeting', v.meeting_id, 'number', v.number,
        'agendaItems', (SELECT coalesce(json_agg(json_build_object('id', i.id, 'title', i.title, 'proposal', i.proposal_id)
            ORDER BY array_position(v.items, i.id)), '[]') FROM agenda_items i WHERE i.id = ANY (v.items)),
        'difference', v.difference, 'madeOn', v.made_on, 'madeBy', v.made_by,
        'approvals', (SELECT coalesce(json_agg(json_build_object('function', a.function, 'person', a.person_id, 'approvedOn', a.approved_on)
            ORDER BY a.function), '[]') FROM agenda_approvals a WHERE a.meeting_id = v.meeting_id AND a.number = v.number))::text
$$;
COMMENT ON FUNCTION agenda_version_body IS 'En version av dagordningen, vad som skiljer från den förra och vem som godkänt den.';

CREATE OR REPLACE FUNCTION agenda_version_transitions(v agenda_versions, p_person uuid) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN EXISTS (
        SELECT FROM meetings m JOIN group_kinds k ON k.code = m.group_kind, unnest(k.agenda_approvers) f,
            LATERAL function_holder(m.group_code, f, local_day(now())) h
        WHERE m.id = v.meeting_id AND m.state IN ('planned', 'summoned') AND h.person_id = p_person
            AND v.number = (SELECT max(o.number) FROM agenda_versions o WHERE o.meeting_id = v.meeting_id)
            AND NOT EXISTS (SELECT FROM agenda_approvals a WHERE a.meeting_id = m.id AND a.number = v.number AND a.function = f))
        THEN 'approvals' ELSE '' END
$$;
COMMENT ON FUNCTION agenda_version_transitions IS 'Om den som frågar kan godkänna versionen nu (V-38).';

CREATE OR REPLACE FUNCTION agenda_item_transitions(i agenda_items, p_person uuid) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN p_person IS NULL OR NOT EXISTS (
            SELECT FROM meetings m, LATERAL function_holder(m.group_code, 'record', m.held_on) h
            WHERE m.id = i.meeting_id AND m.state = 'open' AND h.person_id = p_person) THEN ''
        WHEN EXISTS (SELECT FROM decisions d WHERE d.agenda_item_id = i.id) THEN 'statements'
        ELSE 'recusals,motions,votings,statements' END
$$;
COMMENT ON FUNCTION agenda_item_transitions IS 'Vad sekreteraren kan anteckna i ärendet nu (D-23).';

CREATE OR REPLACE FUNCTION meeting_transitions(m meetings, p_person uuid) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN p_person IS NULL OR m.state IN ('closed', 'cancelled') THEN '' ELSE (
        SELECT concat_ws(',',
            CASE WHEN m.state = 'planned' AND convener THEN 'summonses' END,
            CASE WHEN m.state IN ('planned', 'summoned') AND (convener OR recorder) THEN 'agenda-items,agenda-versions,cancellations' END,
            CASE WHEN m.state = 'summoned' AND recorder THEN 'openings' END,
            CASE WHEN m.state = 'open' AND recorder THEN 'arrivals,departures,guests,functions,closings' END)
        FROM (SELECT
            EXISTS (SELECT FROM function_holder(m.group_code, 'convene', local_day(now())) h WHERE h.person_id = p_person) AS convener,
            EXISTS (SELECT FROM function_holder(m.group_code, 'record', local_day(now())) h WHERE h.person_id = p_person) AS recorder
        ) may) END
$$;
COMMENT ON FUNCTION meeting_transitions IS 'Steg som står öppna nu för den som frågar (V-35, V-37, V-49).';
