-- Composition of the groups, kept whatever way a seat is written.

CREATE OR REPLACE FUNCTION peak_holders(p_group text, p_seat text, p_party text, p_within daterange) RETURNS integer
LANGUAGE sql STABLE AS $$
    SELECT coalesce(max(holders), 0)::integer FROM (
        SELECT count(*) AS holders
        FROM (
            SELECT lower(p_within) AS day
            UNION
            SELECT lower(s.valid) FROM seats s
            WHERE s.group_code = p_group AND s.seat_code = p_seat AND s.valid && p_within AND lower(s.valid) >= lower(p_within)
        ) points
        JOIN seats s ON s.group_code = p_group AND s.seat_code = p_seat AND s.valid @> points.day
            AND (p_party IS NULL OR s.party_code = p_party)
        GROUP BY points.day) days
$$;
COMMENT ON FUNCTION peak_holders IS 'Som mest samtidiga innehavare av en plats under en period, för en part eller alla.';

CREATE OR REPLACE FUNCTION name_seat() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    SELECT kind INTO NEW.group_kind FROM groups WHERE code = NEW.group_code;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION name_seat IS 'Platsens slag av grupp följer av gruppen.';

CREATE OR REPLACE FUNCTION check_seat_holder(seat seats, rule seat_rules) RETURNS void
LANGUAGE plpgsql STABLE AS $$
DECLARE
    facts jsonb := jsonb_build_object('group', seat.group_code, 'seat', seat.seat_code, 'party', seat.party_code);
BEGIN
    IF cardinality(rule.party_kinds) > 0 AND NOT EXISTS (
        SELECT FROM parties WHERE code = seat.party_code AND kind = ANY (rule.party_kinds)
    ) THEN
        PERFORM refuse('seat_party_is_of_the_right_kind', rule.clause_id, facts || jsonb_build_object('partyKinds', rule.party_kinds));
    END IF;
    IF NOT EXISTS (SELECT FROM persons WHERE id = seat.person_id AND party_code = seat.party_code) THEN
        PERFORM refuse('seat_person_comes_from_its_party', NULL, facts);
    END IF;
    IF rule.period_required AND upper_inf(seat.valid) THEN
        PERFORM refuse('seat_has_a_stated_period', rule.clause_id, facts);
    END IF;
    IF rule.provisions IS NOT NULL AND (seat.provision IS NULL OR NOT seat.provision = ANY (rule.provisions)) THEN
        PERFORM refuse('seat_states_its_provision', rule.provision_clause, facts || jsonb_build_object('provisions', rule.provisions));
    END IF;
    IF seat.provision = ANY (rule.agreement_for) AND seat.service_agreement IS NULL THEN
        PERFORM refuse('seat_has_a_service_agreement', rule.agreement_clause, facts || jsonb_build_object('provision', seat.provision));
    END IF;
    IF rule.from_principal AND NOT EXISTS (
        SELECT FROM principals WHERE party_code = seat.party_code AND valid @> lower(seat.valid)
    ) THEN
        PERFORM refuse('seat_is_held_from_the_principal', rule.clause_id, facts);
    END IF;
END
$$;
COMMENT ON FUNCTION check_seat_holder IS 'Vem som får sitta: partens slag, personens part, period, anställningsform, huvudman (V-22, V-24, V-80, V-83, V-84).';

CREATE OR REPLACE FUNCTION check_seat_origin(seat seats, rule seat_rules) RETURNS void
LANGUAGE plpgsql STABLE AS $$
DECLARE
    facts jsonb := jsonb_build_object('group', seat.group_code, 'seat', seat.seat_code, 'party', seat.party_code);
    kind group_kinds;
BEGIN
    IF rule.ex_officio_group IS NOT NULL THEN
        IF NOT EXISTS (
            SELECT FROM seats s WHERE s.id = seat.source_seat AND s.group_kind = rule.ex_officio_group
                AND s.seat_code = rule.ex_officio_seat AND s.person_id = seat.person_id AND seat.valid <@ s.valid
        ) THEN
            PERFORM refuse('seat_is_ex_officio', rule.clause_id, facts);
        END IF;
    ELSIF seat.filled_by = 'constitution' AND seat.entry = 1 THEN
        RETURN;
    ELSIF rule.filled_by = 'party' THEN
        IF seat.filled_by <> 'party' OR seat.nominated_by IS DISTINCT FROM seat.party_code THEN
            PERFORM refuse('seat_is_filled_by_its_nominator', rule.fill_clause,
                facts || jsonb_build_object('filledBy', 'party', 'nominatedBy', seat.nominated_by), 'SV403');
        END IF;
    ELSIF NOT EXISTS (
        SELECT FROM decisions d JOIN matters m ON m.code = d.matter
        WHERE d.id = seat.decision_id AND d.outcome IN ('approved', 'approvedWithChange') AND seat.filled_by = 'decision'
            AND ((m.effect = 'seat' AND m.appoints_group = seat.group_kind AND m.appoints_seat = seat.seat_code
                    AND d.content ->> 'person' = seat.person_id::text AND (d.content ->> 'from')::date = lower(seat.valid))
                OR (m.effect = 'group' AND m.appoints = seat.group_kind AND d.content ->> 'code' = seat.group_code
                    AND d.content -> 'members' ? seat.person_id::text))
    ) THEN
        SELECT * INTO kind FROM group_kinds WHERE code = seat.group_kind;
        IF kind.appointed THEN
            PERFORM refuse('group_member_is_appointed_by_decision', rule.clause_id, facts);
        END IF;
        PERFORM refuse('seat_is_filled_by_its_nominator', rule.fill_clause, facts || jsonb_build_object('filledBy', 'decision'), 'SV403');
    END IF;
END
$$;
COMMENT ON FUNCTION check_seat_origin IS 'Vem som tillsätter: parten själv, ett beslut, eller platsen följer av en annan (D-6, V-40, V-51).';

CREATE OR REPLACE FUNCTION check_seat() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    rule seat_rules;
    peak integer;
BEGIN
    SELECT * INTO STRICT rule FROM seat_rules WHERE group_kind = NEW.group_kind AND code = NEW.seat_code;
    IF TG_OP = 'INSERT' THEN
        PERFORM check_seat_holder(NEW, rule);
        PERFORM check_seat_origin(NEW, rule);
    ELSIF (NEW.group_code, NEW.seat_code, NEW.party_code, NEW.person_id) IS DISTINCT FROM
          (OLD.group_code, OLD.seat_code, OLD.party_code, OLD.person_id) THEN
        PERFORM refuse('history_is_never_changed', NULL, jsonb_build_object('table', 'seats'));
    ELSE
        PERFORM check_seat_holder(NEW, rule);
        IF rule.ex_officio_group IS NOT NULL THEN
            PERFORM check_seat_origin(NEW, rule);
        END IF;
    END IF;
    peak := peak_holders(NEW.group_code, NEW.seat_code, NEW.party_code, NEW.valid);
    IF peak > rule.per_party_max THEN
        PERFORM refuse('seats_per_party_within_maximum', rule.per_party_max_clause, jsonb_build_object('group', NEW.group_code,
            'seat', NEW.seat_code, 'party', NEW.party_code, 'maximum', rule.per_party_max, 'wouldBe', peak));
    END IF;
    peak := peak_holders(NEW.group_code, NEW.seat_code, NULL, NEW.valid);
    IF peak > rule.in_all_max THEN
        PERFORM refuse('seats_in_all_within_maximum', rule.in_all_max_clause, jsonb_build_object('group', NEW.group_code,
            'seat', NEW.seat_code, 'maximum', rule.in_all_max, 'wouldBe', peak));
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION check_seat IS 'Gruppens sammansättning vid varje tidpunkt (V-22, V-24, V-39, V-40, V-41, V-77, V-80).';

CREATE OR REPLACE FUNCTION follow_seat() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO seats (id, group_code, seat_code, party_code, person_id, valid, filled_by, source_seat)
        SELECT new_id(), g.code, r.code, NEW.party_code, NEW.person_id, NEW.valid * g.valid, 'office', NEW.id
        FROM seat_rules r JOIN groups g ON g.kind = r.group_kind
        WHERE r.ex_officio_group = NEW.group_kind AND r.ex_officio_seat = NEW.seat_code AND NEW.valid && g.valid;
    ELSE
        IF EXISTS (SELECT FROM offices o WHERE o.group_code = NEW.group_code AND o.person_id = NEW.person_id
            AND o.valid <@ OLD.valid AND NOT o.valid && NEW.valid) THEN
            PERFORM refuse('office_holder_has_the_seat', NULL, jsonb_build_object('group', NEW.group_code, 'seat', NEW.id,
                'person', NEW.person_id, 'lastDay', upper(NEW.valid) - 1));
        END IF;
        UPDATE seats SET valid = seats.valid * NEW.valid
        WHERE source_seat = NEW.id AND NOT seats.valid <@ NEW.valid AND seats.valid && NEW.valid;
        UPDATE offices SET valid = offices.valid * NEW.valid
        WHERE group_code = NEW.group_code AND person_id = NEW.person_id
            AND offices.valid <@ OLD.valid AND NOT offices.valid <@ NEW.valid AND offices.valid && NEW.valid;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION follow_seat IS
    'Det som följer av en plats: platser på grund av den (V-40), och att uppdrag upphör med platsen (D-1).';

CREATE OR REPLACE TRIGGER a_name_seat BEFORE INSERT ON seats FOR EACH ROW EXECUTE FUNCTION name_seat();
CREATE OR REPLACE TRIGGER seat_follows_its_rule AFTER INSERT OR UPDATE ON seats FOR EACH ROW EXECUTE FUNCTION check_seat();
CREATE OR REPLACE TRIGGER the_rest_follows_the_seat AFTER INSERT OR UPDATE ON seats FOR EACH ROW EXECUTE FUNCTION follow_seat();
