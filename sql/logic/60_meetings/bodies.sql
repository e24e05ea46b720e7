-- How meetings look, and which steps are open to the one who asks.

CREATE OR REPLACE FUNCTION meeting_body(m meetings, language text) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('id', m.id, 'group', m.group_code, 'kind', m.meeting_kind,
        'kindText', (SELECT localized(k.title, language) FROM meeting_kinds k
            WHERE k.group_kind = m.group_kind AND k.code = m.meeting_kind),
        'startsAt', utc(m.starts_at), 'place', m.place, 'state', m.state, 'plannedOn', m.planned_on,
        'openedAt', utc(m.opened_at), 'heldOn', m.held_on, 'closedAt', utc(m.closed_at),
        'agendaItems', (SELECT count(*) FROM agenda_items i WHERE i.meeting_id = m.id),
        'attendees', (SELECT coalesce(json_agg(json_build_object('person', a.person_id, 'seat', s.seat_code, 'party', s.party_code)
            ORDER BY s.party_code, a.person_id), '[]') FROM attendances a JOIN seats s ON s.id = a.seat_id WHERE a.meeting_id = m.id),
        'quorum', CASE WHEN m.held_on IS NOT NULL AND EXISTS (SELECT FROM matters WHERE decided_by = m.group_kind)
            THEN quorum_of(m) END)::text
$$;
COMMENT ON FUNCTION meeting_body IS 'Ett möte: tillstånd, närvarande, beslutsförhet (D-4).';

CREATE OR REPLACE FUNCTION meeting_step_body(s meeting_steps) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('id', s.id, 'meeting', s.meeting_id, 'kind', s.kind, 'takenAt', utc(s.taken_at), 'takenOn', s.taken_on,
        'person', s.person_id, 'recipients', s.recipients, 'reasons', s.reasons)::text
$$;
COMMENT ON FUNCTION meeting_step_body IS 'Kallelse, öppnande, avslutande eller inställande.';

CREATE OR REPLACE FUNCTION agenda_item_body(i agenda_items) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('id', i.id, 'meeting', i.meeting_id, 'position', i.position, 'title', i.title,
        'proposal', i.proposal_id, 'addedOn', i.added_on, 'addedBy', i.added_by,
        'decision', (SELECT decision_reference(d.id) FROM decisions d WHERE d.agenda_item_id = i.id))::text
$$;
COMMENT ON FUNCTION agenda_item_body IS 'Ett ärende på dagordningen och beslutet i det.';

CREATE OR REPLACE FUNCTION meeting_transitions(m meetings, p_person uuid) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN p_person IS NULL OR m.state IN ('closed', 'cancelled') THEN '' ELSE (
        SELECT concat_ws(',',
            CASE WHEN m.state = 'planned' AND convener THEN 'summonses' END,
            CASE WHEN m.state IN ('planned', 'summoned') AND (convener OR recorder) THEN 'agenda-items,cancellations' END,
            CASE WHEN m.state = 'summoned' AND recorder THEN 'openings' END,
            CASE WHEN m.state = 'open' AND recorder THEN 'closings' END)
        FROM (SELECT
            EXISTS (SELECT FROM function_holder(m.group_code, 'convene', local_day(now())) h WHERE h.person_id = p_person) AS convener,
            EXISTS (SELECT FROM function_holder(m.group_code, 'record', local_day(now())) h WHERE h.person_id = p_person) AS recorder
        ) may) END
$$;
COMMENT ON FUNCTION meeting_transitions IS 'Steg som står öppna nu för den som frågar (V-35, V-37, V-49).';
