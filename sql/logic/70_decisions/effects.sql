-- What an approved decision does, by its matter's effect.

CREATE OR REPLACE FUNCTION put_plan_in_force(d decisions, m matters) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    whole jsonb := whole_plan(d.content, m);
BEGIN
    INSERT INTO plans (id, matter, valid, content, decision_id, decided_on, supersedes)
    VALUES (new_id(), m.code, plan_period(m, whole), whole, d.id, d.decided_on, (whole ->> 'supersedes')::uuid);
END
$$;
COMMENT ON FUNCTION put_plan_in_force IS 'Planen träder i kraft och ersätter, helt eller delvis, den som beslutet pekar ut (V-63, V-65, V-66).';

CREATE OR REPLACE FUNCTION appoint_group(d decisions, m matters) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    c jsonb := d.content;
    seat text := (SELECT code FROM seat_rules WHERE group_kind = m.appoints ORDER BY position LIMIT 1);
    period daterange := daterange((c ->> 'from')::date, (c ->> 'to')::date, '[]');
    kind group_kinds;
    strangers jsonb;
BEGIN
    SELECT * INTO STRICT kind FROM group_kinds WHERE code = m.appoints;
    IF (c ->> 'from')::date < d.decided_on OR EXISTS (SELECT FROM groups g WHERE g.code = c ->> 'code' AND g.kind <> m.appoints) THEN
        PERFORM refuse('group_is_appointed_by_decision', kind.clause_id,
            jsonb_build_object('group', c ->> 'code', 'from', c ->> 'from', 'decidedOn', d.decided_on,
                'codeIsTaken', EXISTS (SELECT FROM groups g WHERE g.code = c ->> 'code')), 'SV422');
    END IF;
    SELECT jsonb_agg(member) INTO strangers FROM jsonb_array_elements_text(c -> 'members') member
    WHERE NOT EXISTS (SELECT FROM persons p WHERE p.id = member::uuid);
    IF strangers IS NOT NULL OR jsonb_array_length(c -> 'members') = 0 THEN
        PERFORM refuse('group_member_is_appointed_by_decision', (SELECT clause_id FROM seat_rules WHERE group_kind = kind.code AND code = seat),
            jsonb_build_object('group', c ->> 'code', 'members', jsonb_array_length(c -> 'members'), 'unknown', strangers), 'SV422');
    END IF;
    INSERT INTO groups (code, kind, title, question, purpose, goal, linked_to, valid, decision_id)
    VALUES (c ->> 'code', m.appoints, jsonb_build_object('sv', c ->> 'title'), c ->> 'question', c ->> 'purpose',
        c ->> 'goal', c ->> 'linkedTo', period, d.id)
    ON CONFLICT (code) DO UPDATE SET title = EXCLUDED.title, question = EXCLUDED.question, purpose = EXCLUDED.purpose,
        goal = EXCLUDED.goal, linked_to = EXCLUDED.linked_to,
        valid = daterange(lower(groups.valid), upper(EXCLUDED.valid)), decision_id = EXCLUDED.decision_id;
    UPDATE seats SET valid = daterange(lower(seats.valid), greatest(lower(period), lower(seats.valid) + 1))
    WHERE group_code = c ->> 'code' AND upper_inf(seats.valid) AND NOT EXISTS (
        SELECT FROM jsonb_array_elements_text(c -> 'members') member WHERE member::uuid = seats.person_id);
    INSERT INTO seats (id, group_code, seat_code, party_code, person_id, valid, filled_by, decision_id)
    SELECT new_id(), c ->> 'code', seat, p.party_code, p.id, period, 'decision', d.id
    FROM jsonb_array_elements_text(c -> 'members') WITH ORDINALITY AS members(member, position)
    JOIN persons p ON p.id = member::uuid
    WHERE NOT EXISTS (SELECT FROM seats s WHERE s.group_code = c ->> 'code' AND s.person_id = p.id AND s.valid && period)
    ORDER BY position;
END
$$;
COMMENT ON FUNCTION appoint_group IS 'Gruppen tillsätts, eller ändras, med sina personer, sin fråga och sitt syfte (V-50…V-53).';

CREATE OR REPLACE FUNCTION assign_work(d decisions, m matters) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO assignments (id, decision_id, capacity, title, description, year, estimate_minutes, due_on)
    VALUES (new_id(), d.id, m.capacity, d.content ->> 'title', d.content ->> 'description', (d.content ->> 'year')::integer,
        (d.content ->> 'estimateMinutes')::integer, (d.content ->> 'dueOn')::date)
$$;
COMMENT ON FUNCTION assign_work IS 'Uppdraget ges, inom den andel av tiden som finns kvar (V-54, V-55, V-57).';

CREATE OR REPLACE FUNCTION elect(d decisions) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    elected uuid := (d.content ->> 'person')::uuid;
    starts date := (d.content ->> 'from')::date;
    ends date;
BEGIN
    IF starts < d.decided_on OR (d.content ->> 'to')::date < starts OR NOT EXISTS (SELECT FROM office_rules r JOIN groups g ON g.kind = r.group_kind
        WHERE g.code = d.group_code AND r.code = d.content ->> 'office') THEN
        PERFORM refuse('office_is_given_by_decision', NULL, jsonb_build_object('office', d.content ->> 'office', 'from', starts,
            'to', d.content -> 'to', 'decidedOn', d.decided_on, 'offices', (SELECT jsonb_agg(r.code ORDER BY r.position) FROM office_rules r
                JOIN groups g ON g.kind = r.group_kind WHERE g.code = d.group_code)), 'SV422');
    END IF;
    UPDATE offices SET valid = daterange(lower(valid), starts)
    WHERE group_code = d.group_code AND office_code = d.content ->> 'office' AND valid @> starts AND lower(valid) < starts;
    UPDATE offices o SET valid = daterange(lower(o.valid), starts)
    WHERE o.group_code = d.group_code AND o.person_id = elected AND o.valid @> starts AND lower(o.valid) < starts
        AND stand_in_line(o.group_kind, o.office_code, d.content ->> 'office');
    SELECT least(upper(s.valid), (d.content ->> 'to')::date + 1) INTO ends FROM seats s
    WHERE s.group_code = d.group_code AND s.person_id = elected AND s.valid @> starts;
    INSERT INTO offices (id, group_code, office_code, person_id, valid, decision_id)
    VALUES (new_id(), d.group_code, d.content ->> 'office', elected, daterange(starts, ends), d.id);
END
$$;
COMMENT ON FUNCTION elect IS 'Den valde tillträder; företrädaren avgår samma dag, och en vice som väljs till ordförande lämnar sitt uppdrag (V-23, D-1).';

CREATE OR REPLACE FUNCTION fill_seat(d decisions, m matters) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    starts date := (d.content ->> 'from')::date;
    replaced uuid := (d.content ->> 'replaces')::uuid;
BEGIN
    IF NOT EXISTS (SELECT FROM persons WHERE id = (d.content ->> 'person')::uuid) OR starts < d.decided_on
        OR (replaced IS NOT NULL AND NOT EXISTS (SELECT FROM seats s WHERE s.id = replaced AND s.group_kind = m.appoints_group
            AND s.seat_code = m.appoints_seat AND s.valid @> starts)) THEN
        PERFORM refuse('seat_is_filled_by_its_nominator', (SELECT fill_clause FROM seat_rules WHERE group_kind = m.appoints_group
            AND code = m.appoints_seat), jsonb_build_object('person', d.content ->> 'person', 'from', starts,
            'decidedOn', d.decided_on, 'replaces', replaced), 'SV422');
    END IF;
    UPDATE seats SET valid = daterange(lower(valid), starts) WHERE id = replaced AND valid @> starts AND lower(valid) < starts;
    INSERT INTO seats (id, group_code, seat_code, party_code, person_id, valid, filled_by, decision_id)
    SELECT new_id(), g.code, m.appoints_seat, p.party_code, p.id, daterange(starts, (d.content ->> 'to')::date, '[]'), 'decision', d.id
    FROM persons p, groups g
    WHERE p.id = (d.content ->> 'person')::uuid AND g.kind = m.appoints_group;
END
$$;
COMMENT ON FUNCTION fill_seat IS 'En plats som tillsätts genom beslut fylls, i stället för den som lämnar (D-6).';
