-- The agenda: standing items, matters that come back, versions with their difference, and the approvals before a summons.

CREATE OR REPLACE FUNCTION check_agenda_version() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    meeting meetings;
    listed agenda_items;
    previous uuid[];
    strange uuid[];
BEGIN
    SELECT * INTO STRICT meeting FROM meetings WHERE id = NEW.meeting_id;
    PERFORM check_agenda_is_open(meeting, NEW.made_by, NEW.made_on, 'agenda-version');
    SELECT v.items, v.number + 1 INTO previous, NEW.number FROM agenda_versions v
    WHERE v.meeting_id = meeting.id ORDER BY v.number DESC LIMIT 1;
    NEW.number := coalesce(NEW.number, 1);
    NEW.items := coalesce(NEW.items, ARRAY(SELECT i.id FROM agenda_items i WHERE i.meeting_id = meeting.id AND stands_on_agenda(i)
        ORDER BY array_position(previous, i.id), i.position));
    SELECT array_agg(item) INTO strange FROM unnest(NEW.items) WITH ORDINALITY AS n(item, place)
    WHERE NOT EXISTS (SELECT FROM agenda_items i WHERE i.meeting_id = meeting.id AND i.id = n.item)
        OR array_position(NEW.items, n.item) < n.place;
    IF strange IS NOT NULL THEN
        PERFORM refuse('agenda_version_holds_its_items', NULL, jsonb_build_object('meeting', meeting.id, 'items', strange), 'SV422');
    END IF;
    NEW.difference := agenda_difference(coalesce(previous, '{}'), NEW.items);
    FOR listed IN SELECT i.* FROM agenda_items i WHERE i.meeting_id = meeting.id AND i.proposal_id IS NOT NULL LOOP
        IF NOT listed.id = ANY (NEW.items) AND stands_on_agenda(listed) THEN
            PERFORM take_off_agenda(meeting, listed);
        ELSIF listed.id = ANY (NEW.items) AND NOT stands_on_agenda(listed) THEN
            PERFORM put_on_agenda(meeting, listed.proposal_id);
        END IF;
    END LOOP;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_agenda_version IS
    'En version av dagordningen: ärendena i ordning. Ett förslag som lämnas utanför går tillbaka till det läge det hade.';

CREATE OR REPLACE FUNCTION stands_on_agenda(item agenda_items) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT item.id = ANY (v.items) OR item.entry >= v.entry FROM agenda_versions v
        WHERE v.meeting_id = item.meeting_id ORDER BY v.number DESC LIMIT 1), true)
$$;
COMMENT ON FUNCTION stands_on_agenda IS 'Om ärendet står på mötets dagordning: i dess senaste version, eller uppsatt sedan den fastställdes.';

CREATE OR REPLACE FUNCTION put_on_agenda(meeting meetings, p_proposal uuid) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
    p proposals;
    m matters;
BEGIN
    SELECT * INTO STRICT p FROM proposals WHERE id = p_proposal;
    SELECT * INTO STRICT m FROM matters WHERE code = p.matter;
    IF m.decided_by <> meeting.group_kind THEN
        IF NOT meeting.group_kind = ANY (preparing_kinds(m)) THEN
            PERFORM refuse('agenda_item_belongs_to_the_group', m.decided_clause, jsonb_build_object('matter', m.code,
                'group', meeting.group_code, 'decidedBy', m.decided_by, 'preparedBy', preparing_kinds(m)));
        END IF;
        RETURN p.state;
    END IF;
    PERFORM check_election_only(meeting, m);
    IF m.prepared_by IS NOT NULL AND p.adopted_version IS DISTINCT FROM p.latest_version THEN
        PERFORM refuse('decision_is_on_an_adopted_version', m.prepared_clause, jsonb_build_object('matter', m.code,
            'preparedBy', m.prepared_by, 'latestVersion', p.latest_version, 'adoptedVersion', p.adopted_version));
    END IF;
    IF p.state NOT IN ('submitted', 'inPreparation', 'adopted', 'tabled') THEN
        PERFORM refuse('proposal_state_allows_it', NULL, jsonb_build_object('state', p.state, 'step', 'agenda-item',
            'allowedFrom', ARRAY['submitted', 'inPreparation', 'adopted', 'tabled']));
    END IF;
    UPDATE proposals SET state = 'onAgenda' WHERE id = p.id;
    RETURN p.state;
END
$$;
COMMENT ON FUNCTION put_on_agenda IS
    'Ett förslag når den beslutande gruppens dagordning först när beredande grupp antagit det (D-5, V-63…V-66); ger läget det hade.';

CREATE OR REPLACE FUNCTION take_off_agenda(meeting meetings, item agenda_items) RETURNS void
LANGUAGE sql AS $$
    UPDATE proposals p SET state = CASE
        WHEN item.returned_from IS NOT NULL THEN 'tabled'
        WHEN p.adopted_version IS NOT NULL THEN 'adopted'
        WHEN p.decision_id IS NOT NULL
            OR EXISTS (SELECT FROM proposal_steps s WHERE s.proposal_id = p.id AND s.kind = 'preparation') THEN 'inPreparation'
        ELSE 'submitted' END
    FROM matters m
    WHERE p.id = item.proposal_id AND p.state = 'onAgenda' AND m.code = p.matter AND m.decided_by = meeting.group_kind
$$;
COMMENT ON FUNCTION take_off_agenda IS 'Förslaget går tillbaka till det läge det hade innan det sattes upp: bordlagt, antaget, under beredning eller inlämnat.';

CREATE OR REPLACE FUNCTION agenda_difference(previous uuid[], items uuid[]) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object(
        'addedItems', coalesce((SELECT jsonb_agg(jsonb_build_object('agendaItem', i.id, 'title', i.title) ORDER BY array_position(items, i.id))
            FROM agenda_items i WHERE i.id = ANY (items) AND NOT i.id = ANY (previous)), '[]'),
        'removedItems', coalesce((SELECT jsonb_agg(jsonb_build_object('agendaItem', i.id, 'title', i.title) ORDER BY array_position(previous, i.id))
            FROM agenda_items i WHERE i.id = ANY (previous) AND NOT i.id = ANY (items)), '[]'),
        'movedItems', coalesce((
            SELECT jsonb_agg(jsonb_build_object('agendaItem', i.id, 'title', i.title, 'from', array_position(previous, i.id),
                'to', array_position(items, i.id)) ORDER BY array_position(items, i.id))
            FROM agenda_items i
            WHERE i.id = ANY (items) AND i.id = ANY (previous)
                AND (SELECT count(*) FROM unnest(previous) o WHERE o = ANY (items) AND array_position(previous, o) < array_position(previous, i.id))
                    <> (SELECT count(*) FROM unnest(items) o WHERE o = ANY (previous) AND array_position(items, o) < array_position(items, i.id))),
            '[]'))
$$;
COMMENT ON FUNCTION agenda_difference IS 'Vad som kommit till, tagits bort och flyttats mellan två versioner av en dagordning.';

CREATE OR REPLACE FUNCTION check_agenda_is_open(meeting meetings, p_person uuid, p_day date, p_step text) RETURNS void
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF meeting.state NOT IN ('planned', 'summoned') THEN
        PERFORM refuse('meeting_state_allows_it', NULL, jsonb_build_object('state', meeting.state, 'step', p_step,
            'allowedFrom', ARRAY['planned', 'summoned']));
    END IF;
    IF NOT is_officer(p_person, meeting.group_code, p_day) THEN
        PERFORM refuse('meeting_is_planned_by_its_officers', NULL, jsonb_build_object('group', meeting.group_code), 'SV403');
    END IF;
END
$$;
COMMENT ON FUNCTION check_agenda_is_open IS 'Dagordningen ändras före mötet, av den som kallar och den som protokollför (V-38).';

CREATE OR REPLACE FUNCTION check_agenda_approval() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    meeting meetings;
    kind group_kinds;
    latest integer;
BEGIN
    SELECT * INTO STRICT meeting FROM meetings WHERE id = NEW.meeting_id;
    SELECT * INTO STRICT kind FROM group_kinds WHERE code = meeting.group_kind;
    IF meeting.state NOT IN ('planned', 'summoned') THEN
        PERFORM refuse('meeting_state_allows_it', NULL, jsonb_build_object('state', meeting.state, 'step', 'approval',
            'allowedFrom', ARRAY['planned', 'summoned']));
    END IF;
    IF NEW.function IS NULL OR kind.agenda_approvers IS NULL OR NOT NEW.function = ANY (kind.agenda_approvers)
        OR NOT EXISTS (SELECT FROM function_holder(meeting.group_code, NEW.function, NEW.approved_on) h WHERE h.person_id = NEW.person_id) THEN
        PERFORM refuse('agenda_is_approved_by_its_preparers', kind.agenda_clause,
            jsonb_build_object('group', meeting.group_code, 'approvers', kind.agenda_approvers), 'SV403');
    END IF;
    SELECT max(v.number) INTO latest FROM agenda_versions v WHERE v.meeting_id = meeting.id;
    IF NEW.number IS DISTINCT FROM latest
        OR NEW.approved_on < (SELECT v.made_on FROM agenda_versions v WHERE v.meeting_id = meeting.id AND v.number = latest) THEN
        PERFORM refuse('agenda_is_approved_by_its_preparers', kind.agenda_clause,
            jsonb_build_object('version', NEW.number, 'latestVersion', latest, 'approvedOn', NEW.approved_on));
    END IF;
    -- Who asks for the meeting sees that it has changed.
    UPDATE meetings SET state = state WHERE id = meeting.id;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_agenda_approval IS
    'Den senaste versionen godkänns, när den är fastställd, av dem som bereder mötet, var och en i sin egenskap (V-38).';

CREATE OR REPLACE FUNCTION agenda_release(meeting meetings) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('version', latest.number, 'approvedFunctions', coalesce(to_jsonb(approved.functions), '[]'),
        'missingFunctions', to_jsonb(ARRAY(SELECT f FROM unnest(kind.agenda_approvers) f WHERE NOT f = ANY (coalesce(approved.functions, '{}')))),
        'itemsAddedSince', added.items,
        'released', latest.number IS NOT NULL AND kind.agenda_approvers <@ coalesce(approved.functions, '{}') AND added.items = 0)
    FROM group_kinds kind
    LEFT JOIN LATERAL (SELECT v.number, v.items FROM agenda_versions v WHERE v.meeting_id = meeting.id ORDER BY v.number DESC LIMIT 1) latest
        ON true
    LEFT JOIN LATERAL (SELECT array_agg(a.function ORDER BY a.function) AS functions FROM agenda_approvals a
        WHERE a.meeting_id = meeting.id AND a.number = latest.number) approved ON true
    CROSS JOIN LATERAL (SELECT count(*) AS items FROM agenda_items i
        WHERE i.meeting_id = meeting.id AND stands_on_agenda(i) AND NOT i.id = ANY (coalesce(latest.items, '{}'))) added
    WHERE kind.code = meeting.group_kind AND kind.agenda_approvers IS NOT NULL
$$;
COMMENT ON FUNCTION agenda_release IS 'Om dagordningen är klar att sändas: senaste versionen, vem som godkänt den och vad som fattas; NULL där ingen behöver.';

CREATE OR REPLACE FUNCTION check_agenda_is_released(meeting meetings, p_day date) RETURNS void
LANGUAGE plpgsql STABLE AS $$
DECLARE
    release jsonb := agenda_release(meeting);
BEGIN
    IF NOT (release ->> 'released')::boolean OR EXISTS (SELECT FROM agenda_approvals a
        WHERE a.meeting_id = meeting.id AND a.number = (release ->> 'version')::integer AND a.approved_on > p_day) THEN
        PERFORM refuse('agenda_is_approved_by_its_preparers',
            (SELECT agenda_clause FROM group_kinds WHERE code = meeting.group_kind), release);
    END IF;
END
$$;
COMMENT ON FUNCTION check_agenda_is_released IS
    'Dagordningen sänds, och mötet öppnas, när alla som bereder mötet den dagen har godkänt samma version (V-38).';

CREATE OR REPLACE FUNCTION fill_agenda() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF (SELECT only_election FROM meeting_kinds WHERE group_kind = NEW.group_kind AND code = NEW.meeting_kind) THEN
        RETURN NULL;
    END IF;
    INSERT INTO agenda_items (id, meeting_id, title, standing_code, added_on, added_by)
    SELECT new_id(), NEW.id, s.title ->> 'sv', s.code, NEW.planned_on, NEW.planned_by
    FROM standing_items s WHERE s.group_kind = NEW.group_kind ORDER BY s.position;
    PERFORM return_matters(NEW, NEW.planned_on, NEW.planned_by);
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION fill_agenda IS 'Stående ärenden och ärenden som inte avslutats står på dagordningen från början (V-29, V-86).';

CREATE OR REPLACE FUNCTION return_matters(meeting meetings, p_day date, p_person uuid) RETURNS void
LANGUAGE sql AS $$
    INSERT INTO agenda_items (id, meeting_id, proposal_id, title, returned_from, added_on, added_by)
    SELECT new_id(), meeting.id, open.proposal_id, open.title, open.id, p_day, p_person
    FROM (
        SELECT DISTINCT ON (coalesce(i.proposal_id, i.id)) i.id, i.proposal_id, i.title, earlier.starts_at, i.position
        FROM agenda_items i
        JOIN meetings earlier ON earlier.id = i.meeting_id AND earlier.group_code = meeting.group_code
            AND earlier.starts_at < meeting.starts_at
        LEFT JOIN proposals p ON p.id = i.proposal_id
        LEFT JOIN matters m ON m.code = p.matter
        WHERE (p.state = 'tabled' AND m.decided_by = meeting.group_kind
                AND NOT EXISTS (SELECT FROM agenda_items there WHERE there.meeting_id = meeting.id AND there.proposal_id = p.id))
            OR (i.proposal_id IS NULL AND i.standing_code IS NULL AND earlier.state IN ('closed', 'cancelled') AND stands_on_agenda(i)
                AND NOT EXISTS (SELECT FROM decisions d WHERE d.agenda_item_id = i.id)
                AND NOT EXISTS (SELECT FROM agenda_items again WHERE again.returned_from = i.id))
        ORDER BY coalesce(i.proposal_id, i.id), earlier.starts_at DESC
    ) open
    ORDER BY open.starts_at, open.position
$$;
COMMENT ON FUNCTION return_matters IS 'Bordlagda och öppna ärenden kommer åter av sig själva tills de är avslutade.';

CREATE OR REPLACE TRIGGER the_agenda_is_filled AFTER INSERT ON meetings FOR EACH ROW EXECUTE FUNCTION fill_agenda();
CREATE OR REPLACE TRIGGER a_version_follows_its_rule BEFORE INSERT ON agenda_versions
    FOR EACH ROW EXECUTE FUNCTION check_agenda_version();
CREATE OR REPLACE TRIGGER an_approval_follows_its_rule BEFORE INSERT ON agenda_approvals
    FOR EACH ROW EXECUTE FUNCTION check_agenda_approval();
CREATE OR REPLACE TRIGGER history_is_never_changed BEFORE UPDATE OR DELETE ON agenda_items
    FOR EACH ROW EXECUTE FUNCTION keep_history();
CREATE OR REPLACE TRIGGER history_is_never_changed BEFORE UPDATE OR DELETE ON agenda_versions
    FOR EACH ROW EXECUTE FUNCTION keep_history();
CREATE OR REPLACE TRIGGER history_is_never_changed BEFORE UPDATE OR DELETE ON agenda_approvals
    FOR EACH ROW EXECUTE FUNCTION keep_history();
