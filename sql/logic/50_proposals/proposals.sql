-- From draft to a version adopted by the preparing group: who may take which step, and what state follows.

CREATE OR REPLACE FUNCTION owns_proposal(p proposals, p_person uuid, p_party text, p_day date) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF p.group_code IS NULL THEN
        RETURN p.party_code = p_party;
    END IF;
    RETURN p_person IS NOT NULL AND EXISTS (
        SELECT FROM seats s WHERE s.person_id = p_person AND s.group_code = p.group_code AND s.valid @> p_day);
END
$$;
COMMENT ON FUNCTION owns_proposal IS 'Om förslaget är den frågandes eget: dess parts, eller lagt i en grupp där personen sitter.';

CREATE OR REPLACE FUNCTION preparing_kinds(m matters) RETURNS text[]
LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN m.prepared_by IS NOT NULL THEN ARRAY[m.prepared_by]
        ELSE ARRAY(SELECT DISTINCT other.prepared_by FROM matters other
            WHERE other.decided_by = m.decided_by AND other.prepared_by IS NOT NULL) END
$$;
COMMENT ON FUNCTION preparing_kinds IS
    'Grupperna som bereder ärendet: den avtalet nämner, annars de som bereder något annat åt samma beslutande grupp.';

CREATE OR REPLACE FUNCTION prepares_matter(p_matter text, p_person uuid, p_day date) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN p_person IS NOT NULL AND (
        EXISTS (SELECT FROM matters m, unnest(preparing_kinds(m)) kind WHERE m.code = p_matter AND holds_seat(p_person, kind, p_day))
        OR EXISTS (SELECT FROM matters m JOIN groups g ON g.kind = m.decided_by
            WHERE m.code = p_matter AND is_officer(p_person, g.code, p_day)));
END
$$;
COMMENT ON FUNCTION prepares_matter IS 'Om personen bereder ärenden av slaget: sitter i beredande grupp, eller bereder den beslutande gruppens möten.';

CREATE OR REPLACE FUNCTION check_proposal() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    m matters;
BEGIN
    SELECT * INTO m FROM matters WHERE code = NEW.matter;
    SELECT g.code INTO NEW.group_code FROM groups g JOIN seats s ON s.group_code = g.code
    WHERE g.kind = ANY (m.submitter_groups) AND s.person_id = NEW.person_id AND s.valid @> NEW.created_on
    ORDER BY g.code LIMIT 1;
    IF NEW.group_code IS NULL AND NOT EXISTS (
        SELECT FROM parties WHERE code = NEW.party_code AND kind = ANY (m.submitter_party_kinds)
    ) THEN
        PERFORM refuse('proposal_is_from_an_entitled_submitter', m.submitter_clause, jsonb_build_object('matter', m.code,
            'party', NEW.party_code, 'partyKinds', m.submitter_party_kinds, 'groups', m.submitter_groups), 'SV403');
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_proposal IS 'Den som får föreslå är part av rätt slag eller sitter i en grupp som får (D-25, V-42…V-45).';

CREATE OR REPLACE FUNCTION check_order(p proposals, day date, step text) RETURNS void
LANGUAGE plpgsql STABLE AS $$
DECLARE
    submitted_on date := greatest(p.submitted_on, (SELECT max(s.taken_on) FROM proposal_steps s WHERE s.proposal_id = p.id AND s.kind = 'submission'));
BEGIN
    IF day < greatest(p.created_on, submitted_on) THEN
        PERFORM refuse('proposal_state_allows_it', NULL, jsonb_build_object('state', p.state, 'step', step, 'day', day,
            'createdOn', p.created_on, 'submittedOn', submitted_on));
    END IF;
END
$$;
COMMENT ON FUNCTION check_order IS
    'Inget steg är tidigare än det steg som det bygger på: det som kompletterats räknas från den dag då det lämnades in på nytt.';

CREATE OR REPLACE FUNCTION check_version() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    p proposals;
BEGIN
    SELECT * INTO STRICT p FROM proposals WHERE id = NEW.proposal_id;
    PERFORM check_order(p, NEW.created_on, 'version');
    IF p.state IN ('draft', 'incomplete') THEN
        IF NOT owns_proposal(p, NEW.person_id, NEW.party_code, NEW.created_on) THEN
            PERFORM refuse('proposal_is_its_submitters_own', NULL, jsonb_build_object('proposal', p.id), 'SV403');
        END IF;
    ELSIF p.state IN ('submitted', 'inPreparation', 'referredBack', 'adopted') THEN
        IF NOT prepares_matter(p.matter, NEW.person_id, NEW.created_on) THEN
            PERFORM refuse('proposal_is_prepared_by_the_preparing_group', (SELECT prepared_clause FROM matters WHERE code = p.matter),
                jsonb_build_object('proposal', p.id, 'state', p.state), 'SV403');
        END IF;
    ELSE
        PERFORM refuse('proposal_state_allows_it', NULL, jsonb_build_object('state', p.state, 'step', 'version'));
    END IF;
    NEW.number := p.latest_version + 1;
    UPDATE proposals SET latest_version = NEW.number,
        state = CASE WHEN state IN ('draft', 'submitted', 'incomplete') THEN state ELSE 'inPreparation' END,
        adopted_version = NULL
    WHERE id = p.id;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_version IS 'Numrerar versionen; en ny version efter antagandet måste antas på nytt (D-5).';

CREATE OR REPLACE FUNCTION check_step() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    p proposals;
    allowed text[] := CASE NEW.kind
        WHEN 'submission' THEN ARRAY['draft', 'incomplete']
        WHEN 'preparation' THEN ARRAY['submitted', 'referredBack']
        WHEN 'adoption' THEN ARRAY['submitted', 'inPreparation', 'referredBack']
        WHEN 'inclusion' THEN ARRAY['draft', 'submitted', 'inPreparation', 'referredBack']
        WHEN 'withdrawal' THEN ARRAY['draft', 'submitted', 'incomplete', 'inPreparation', 'referredBack', 'adopted'] END;
BEGIN
    SELECT * INTO STRICT p FROM proposals WHERE id = NEW.proposal_id;
    IF NEW.kind IN ('submission', 'withdrawal') THEN
        IF NOT owns_proposal(p, NEW.person_id, NEW.party_code, NEW.taken_on) THEN
            PERFORM refuse('proposal_is_its_submitters_own', NULL, jsonb_build_object('proposal', p.id), 'SV403');
        END IF;
    ELSIF NEW.kind IN ('preparation', 'inclusion') THEN
        IF NOT prepares_matter(p.matter, NEW.person_id, NEW.taken_on) THEN
            PERFORM refuse('proposal_is_prepared_by_the_preparing_group', (SELECT prepared_clause FROM matters WHERE code = p.matter),
                jsonb_build_object('proposal', p.id), 'SV403');
        END IF;
    END IF;
    IF NEW.kind = 'adoption' THEN
        NEW.facts := check_adoption(p, NEW);
        NEW.version_number := p.latest_version;
        NEW.taken_on := (SELECT held_on FROM meetings WHERE id = NEW.meeting_id);
    END IF;
    PERFORM check_order(p, NEW.taken_on, NEW.kind);
    IF NOT p.state = ANY (allowed) OR p.latest_version = 0 THEN
        PERFORM refuse('proposal_state_allows_it', NULL, jsonb_build_object('state', p.state, 'step', NEW.kind,
            'allowedFrom', allowed, 'versions', p.latest_version));
    END IF;
    CASE NEW.kind
        WHEN 'submission' THEN
            NEW.version_number := p.latest_version;
            PERFORM register_proposal(p.id, NEW.taken_on);
        WHEN 'inclusion' THEN
            PERFORM include_part(NEW);
        WHEN 'withdrawal' THEN
            UPDATE proposals SET state = 'submitted', included_in = NULL WHERE included_in = p.id AND state = 'included';
            PERFORM reopen_parents(p.id);
        ELSE NULL;
    END CASE;
    UPDATE proposals SET
        state = CASE NEW.kind WHEN 'submission' THEN 'submitted' WHEN 'preparation' THEN 'inPreparation'
            WHEN 'adoption' THEN 'adopted' WHEN 'withdrawal' THEN 'withdrawn' ELSE state END,
        submitted_on = CASE NEW.kind WHEN 'submission' THEN coalesce(submitted_on, NEW.taken_on) ELSE submitted_on END,
        adopted_version = CASE NEW.kind WHEN 'adoption' THEN latest_version ELSE adopted_version END
    WHERE id = p.id;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_step IS 'Vem som får ta steget, från vilka lägen, och vilket läge som följer.';

CREATE OR REPLACE FUNCTION include_part(step proposal_steps) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    part proposals;
BEGIN
    SELECT * INTO part FROM proposals WHERE id = step.part_proposal;
    IF part.id IS NULL OR part.id = step.proposal_id OR part.state NOT IN ('submitted', 'inPreparation', 'referredBack') THEN
        PERFORM refuse('proposal_state_allows_it', NULL, jsonb_build_object('state', part.state, 'step', 'inclusion',
            'allowedFrom', ARRAY['submitted', 'inPreparation', 'referredBack']));
    END IF;
    UPDATE proposals SET state = 'included', included_in = step.proposal_id WHERE id = part.id;
END
$$;
COMMENT ON FUNCTION include_part IS 'Tar upp ett inlämnat förslag i ett planförslag; dess öde följer planens.';

CREATE OR REPLACE FUNCTION check_adoption(p proposals, step proposal_steps) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    m matters;
    meeting meetings;
    filled integer;
    present integer;
    rule jsonb := parameter('quorum.adoption');
    required integer;
    facts jsonb;
BEGIN
    SELECT * INTO STRICT m FROM matters WHERE code = p.matter;
    SELECT * INTO meeting FROM meetings WHERE id = step.meeting_id;
    facts := jsonb_build_object('matter', m.code, 'meetingGroup', meeting.group_code, 'preparedBy', m.prepared_by);
    IF m.prepared_by IS NULL OR meeting.group_kind IS DISTINCT FROM m.prepared_by THEN
        PERFORM refuse('adoption_is_made_by_the_preparing_group', m.prepared_clause, facts, 'SV403');
    END IF;
    IF meeting.state <> 'open' THEN
        PERFORM refuse('meeting_state_allows_it', NULL, jsonb_build_object('state', meeting.state, 'step', 'adoption'));
    END IF;
    PERFORM check_recorder(meeting.group_code, step.person_id, meeting.held_on);
    SELECT count(*) INTO filled FROM seats s JOIN seat_rules r ON r.group_kind = s.group_kind AND r.code = s.seat_code
    WHERE s.group_code = meeting.group_code AND s.valid @> meeting.held_on AND r.votes;
    SELECT count(*) INTO present FROM roll(meeting.id, NULL, latest_instant(meeting.id)) r WHERE r.votes;
    required := ceil(filled * (rule #>> '{atLeast,numerator}')::numeric / (rule #>> '{atLeast,denominator}')::numeric);
    facts := facts || jsonb_build_object('filledSeats', filled, 'present', present, 'required', required,
        'votesFor', step.votes_for, 'votesAgainst', step.votes_against, 'castingVote', step.casting_vote);
    IF present < required THEN
        PERFORM refuse('adoption_has_quorum', NULL, facts);
    END IF;
    IF step.votes_for IS NULL OR step.votes_against IS NULL OR step.votes_for + step.votes_against > present
        OR step.votes_for < step.votes_against
        OR (step.votes_for = step.votes_against AND step.casting_vote IS DISTINCT FROM 'for') THEN
        PERFORM refuse('adoption_has_a_majority', NULL, facts);
    END IF;
    RETURN facts;
END
$$;
COMMENT ON FUNCTION check_adoption IS 'Antagande på hållet möte i beredande grupp, beslutsfört och med majoritet (V-43…V-45, D-21); ger underlaget.';

CREATE OR REPLACE TRIGGER a_proposal_follows_its_rule BEFORE INSERT ON proposals FOR EACH ROW EXECUTE FUNCTION check_proposal();
CREATE OR REPLACE TRIGGER a_version_follows_its_rule BEFORE INSERT ON proposal_versions FOR EACH ROW EXECUTE FUNCTION check_version();
CREATE OR REPLACE TRIGGER a_step_follows_its_rule BEFORE INSERT ON proposal_steps FOR EACH ROW EXECUTE FUNCTION check_step();
CREATE OR REPLACE TRIGGER history_is_never_changed BEFORE UPDATE OR DELETE ON proposal_versions
    FOR EACH ROW EXECUTE FUNCTION keep_history();
CREATE OR REPLACE TRIGGER history_is_never_changed BEFORE UPDATE OR DELETE ON proposal_steps
    FOR EACH ROW EXECUTE FUNCTION keep_history();
