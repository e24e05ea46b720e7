-- Proposals merged into one or split into several: new proposals in the same matter that carry the old ones on.

CREATE OR REPLACE FUNCTION check_recasting() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    parents integer := cardinality(NEW.parents);
    children integer := cardinality(NEW.children);
    found integer;
    kinds integer;
    party text := (SELECT party_code FROM persons WHERE id = NEW.person_id);
    p proposals;
BEGIN
    SELECT count(*), count(DISTINCT matter) INTO found, kinds FROM proposals WHERE id = ANY (NEW.parents || NEW.children);
    IF found <> parents + children OR kinds <> 1 OR (NEW.kind = 'merger' AND (parents < 2 OR children <> 1))
        OR (NEW.kind = 'split' AND (parents <> 1 OR children < 2)) THEN
        PERFORM refuse('recasting_stays_within_one_matter', NULL, jsonb_build_object('kind', NEW.kind, 'parents', NEW.parents,
            'children', NEW.children, 'matters', kinds), 'SV422');
    END IF;
    FOR p IN SELECT * FROM proposals WHERE id = ANY (NEW.parents) ORDER BY id LOOP
        PERFORM check_preparer(p, NEW.person_id, NEW.made_on, NEW.kind, ARRAY['submitted', 'inPreparation', 'referredBack']);
    END LOOP;
    FOR p IN SELECT * FROM proposals WHERE id = ANY (NEW.children) ORDER BY id LOOP
        IF NOT owns_proposal(p, NEW.person_id, party, NEW.made_on) THEN
            PERFORM refuse('proposal_is_its_submitters_own', NULL, jsonb_build_object('proposal', p.id), 'SV403');
        END IF;
        PERFORM check_order(p, NEW.made_on, NEW.kind);
        IF p.state <> 'draft' OR p.latest_version = 0 THEN
            PERFORM refuse('proposal_state_allows_it', NULL, jsonb_build_object('proposal', p.id, 'state', p.state, 'step', NEW.kind,
                'allowedFrom', ARRAY['draft'], 'versions', p.latest_version));
        END IF;
    END LOOP;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_recasting IS 'Den som bereder ärendet slår ihop eller delar förslag i ett och samma ärendeslag, till nya förslag (D-25).';

CREATE OR REPLACE FUNCTION carry_out_recasting() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    child uuid;
BEGIN
    INSERT INTO descents (parent_id, child_id, recasting_id)
    SELECT parent, born, NEW.id FROM unnest(NEW.parents) parent, unnest(NEW.children) born;
    FOREACH child IN ARRAY NEW.children LOOP
        PERFORM register_proposal(child, NEW.made_on);
    END LOOP;
    UPDATE proposals SET state = 'inPreparation', submitted_on = NEW.made_on WHERE id = ANY (NEW.children);
    UPDATE proposals SET
        state = CASE NEW.kind WHEN 'merger' THEN state ELSE 'submitted' END,
        included_in = CASE NEW.kind WHEN 'merger' THEN NEW.children[1] END
    WHERE included_in = ANY (NEW.parents) AND state = 'included';
    UPDATE proposals SET state = CASE NEW.kind WHEN 'merger' THEN 'merged' ELSE 'split' END WHERE id = ANY (NEW.parents);
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION carry_out_recasting IS
    'De nya förslagen diarieförs och bereds. Det som tagits upp i ett hopslaget förslag följer med; ur ett delat tas det upp på nytt.';

CREATE OR REPLACE FUNCTION reopen_parents(p_child uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE proposals parent SET state = 'submitted' FROM descents d
    WHERE d.child_id = p_child AND parent.id = d.parent_id AND parent.state IN ('merged', 'split')
        AND NOT EXISTS (SELECT FROM descents other JOIN proposals child ON child.id = other.child_id
            WHERE other.parent_id = parent.id AND child.id <> p_child AND child.state <> 'withdrawn')
$$;
COMMENT ON FUNCTION reopen_parents IS 'När allt som ett förslag blev har återtagits är det åter inlämnat.';

CREATE OR REPLACE FUNCTION pass_on_decision() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE proposals SET decision_id = NEW.decision_id
    WHERE (included_in = NEW.id AND state = 'included') OR (state = 'merged' AND id IN (
        SELECT parent_id FROM descents WHERE child_id = NEW.id));
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION pass_on_decision IS 'Beslutet når allt som slagits ihop till förslaget eller tagits upp i det, i flera led.';

CREATE OR REPLACE TRIGGER a_recasting_follows_its_rule BEFORE INSERT ON recastings
    FOR EACH ROW EXECUTE FUNCTION check_recasting();
CREATE OR REPLACE TRIGGER the_recasting_is_carried_out AFTER INSERT ON recastings
    FOR EACH ROW EXECUTE FUNCTION carry_out_recasting();
CREATE OR REPLACE TRIGGER the_decision_is_passed_on AFTER UPDATE OF decision_id ON proposals FOR EACH ROW
    WHEN (NEW.decision_id IS DISTINCT FROM OLD.decision_id) EXECUTE FUNCTION pass_on_decision();
CREATE OR REPLACE TRIGGER history_is_never_changed BEFORE UPDATE OR DELETE ON recastings
    FOR EACH ROW EXECUTE FUNCTION keep_history();
CREATE OR REPLACE TRIGGER history_is_never_changed BEFORE UPDATE OR DELETE ON descents
    FOR EACH ROW EXECUTE FUNCTION keep_history();
