-- A correction is a new record beside the decision, which itself stays as it was recorded.

CREATE OR REPLACE FUNCTION check_correction() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    d decisions;
    meeting meetings;
BEGIN
    SELECT * INTO STRICT d FROM decisions WHERE id = NEW.decision_id;
    SELECT * INTO STRICT meeting FROM meetings WHERE id = d.meeting_id;
    PERFORM check_recorder(d.group_code, NEW.person_id, NEW.noted_on);
    IF meeting.closed_at IS NULL OR NEW.noted_on < local_day(meeting.closed_at) THEN
        PERFORM refuse('correction_follows_the_meeting', NULL, jsonb_build_object('decision', decision_label(d), 'state', meeting.state,
            'closedOn', local_day(meeting.closed_at), 'notedOn', NEW.noted_on));
    END IF;
    SELECT coalesce(max(number), 0) + 1 INTO NEW.number FROM corrections WHERE decision_id = d.id;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_correction IS 'Sekreteraren rättar efter mötet, med en ny anteckning i nummerföljd (D-9).';

CREATE OR REPLACE FUNCTION decision_corrections(p_decision uuid) RETURNS json
LANGUAGE sql STABLE AS $$
    SELECT coalesce(json_agg(json_build_object('number', c.number, 'text', c.text, 'notedOn', c.noted_on, 'person', c.person_id)
        ORDER BY c.number), '[]')
    FROM corrections c WHERE c.decision_id = p_decision
$$;
COMMENT ON FUNCTION decision_corrections IS 'Beslutets rättelser i nummerordning (D-9).';

CREATE OR REPLACE FUNCTION decision_version(d decisions) RETURNS bigint
LANGUAGE sql STABLE AS $$
    SELECT greatest(d.entry, (SELECT max(c.entry) FROM corrections c WHERE c.decision_id = d.id))
$$;
COMMENT ON FUNCTION decision_version IS 'Beslutets version: en rättelse ändrar hur det visas, fast inte beslutet.';

CREATE OR REPLACE TRIGGER a_correction_follows_its_rule BEFORE INSERT ON corrections FOR EACH ROW EXECUTE FUNCTION check_correction();
CREATE OR REPLACE TRIGGER history_is_never_changed BEFORE UPDATE OR DELETE ON corrections
    FOR EACH ROW EXECUTE FUNCTION keep_history();
