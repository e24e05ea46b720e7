-- A group that is not in the agreement exists only through a decision.

CREATE OR REPLACE FUNCTION check_group() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    kind group_kinds;
    facts jsonb := jsonb_build_object('group', NEW.code, 'kind', NEW.kind);
BEGIN
    SELECT * INTO STRICT kind FROM group_kinds WHERE code = NEW.kind;
    IF NOT kind.appointed THEN
        IF open_entry() IS DISTINCT FROM 1 THEN
            PERFORM refuse('history_is_never_changed', NULL, facts);
        END IF;
        RETURN NEW;
    END IF;
    IF NOT EXISTS (
        SELECT FROM decisions d JOIN matters m ON m.code = d.matter
        WHERE d.id = NEW.decision_id AND d.outcome IN ('approved', 'approvedWithChange')
            AND m.effect = 'group' AND m.appoints = NEW.kind AND d.content ->> 'code' = NEW.code
    ) THEN
        PERFORM refuse('group_is_appointed_by_decision', kind.clause_id, facts);
    END IF;
    IF NEW.question IS NULL THEN
        PERFORM refuse('group_states_its_question', kind.clause_id, facts, 'SV422');
    END IF;
    IF NEW.purpose IS NULL THEN
        PERFORM refuse('group_states_its_purpose', kind.purpose_clause, facts, 'SV422');
    END IF;
    IF NEW.linked_to IS NULL THEN
        PERFORM refuse('group_is_linked_to_its_work', kind.link_clause, facts, 'SV422');
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_group IS 'En tillsatt grupp har beslut, fråga, syfte och koppling till projekt eller aktivitet (V-50, V-52, V-78).';

CREATE OR REPLACE TRIGGER group_follows_its_rule BEFORE INSERT OR UPDATE ON groups FOR EACH ROW EXECUTE FUNCTION check_group();
