-- How parties, persons, groups, seats and offices look to those who ask.

CREATE OR REPLACE FUNCTION party_body(p parties, language text) RETURNS text
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN json_build_object('code', p.code, 'name', p.name, 'kind', p.kind,
        'kindText', (SELECT localized(k.title, language) FROM party_kinds k WHERE k.code = p.kind),
        'principal', EXISTS (SELECT FROM principals h WHERE h.party_code = p.code AND h.valid @> local_day(now())))::text;
END
$$;
COMMENT ON FUNCTION party_body IS 'En part, som JSON.';

CREATE OR REPLACE FUNCTION person_body(p persons, contact boolean) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('id', p.id, 'name', p.name, 'party', p.party_code,
        'email', CASE WHEN contact THEN p.email END, 'phone', CASE WHEN contact THEN p.phone END,
        'contactConfirmedOn', p.contact_confirmed_on,
        'seats', (SELECT coalesce(json_agg(json_build_object('group', s.group_code, 'seat', s.seat_code, 'from', lower(s.valid),
            'to', upper(s.valid) - 1) ORDER BY s.group_code, s.valid), '[]') FROM seats s WHERE s.person_id = p.id))::text
$$;
COMMENT ON FUNCTION person_body IS 'En person med sina platser; kontaktuppgifter bara för den som får se dem (V-60, D-17).';

CREATE OR REPLACE FUNCTION seat_body(s seats, language text) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('id', s.id, 'group', s.group_code, 'seat', s.seat_code, 'seatText', localized(r.title, language),
        'party', json_build_object('code', party.code, 'name', party.name),
        'person', json_build_object('id', person.id, 'name', person.name), 'votes', r.votes, 'requirement', r.requirement,
        'from', lower(s.valid), 'to', upper(s.valid) - 1, 'filledBy', s.filled_by, 'decision', s.decision_id,
        'provision', s.provision, 'agreement', s.service_agreement, 'clause', r.clause_id)::text
    FROM seat_rules r, parties party, persons person
    WHERE r.group_kind = s.group_kind AND r.code = s.seat_code AND party.code = s.party_code AND person.id = s.person_id
$$;
COMMENT ON FUNCTION seat_body IS 'En plats i en grupp och den som har den.';

CREATE OR REPLACE FUNCTION office_body(o offices, language text) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('id', o.id, 'group', o.group_code, 'office', o.office_code, 'officeText', localized(r.title, language),
        'person', json_build_object('id', person.id, 'name', person.name, 'party', person.party_code),
        'from', lower(o.valid), 'to', upper(o.valid) - 1, 'decision', o.decision_id, 'clause', r.clause_id)::text
    FROM office_rules r, persons person
    WHERE r.group_kind = o.group_kind AND r.code = o.office_code AND person.id = o.person_id
$$;
COMMENT ON FUNCTION office_body IS 'Ett förtroendeuppdrag och den som har det.';

CREATE OR REPLACE FUNCTION group_body(g groups, language text, at date) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('code', g.code, 'kind', g.kind, 'title', localized(g.title, language), 'at', at,
        'from', lower(g.valid), 'to', upper(g.valid) - 1, 'question', g.question, 'purpose', g.purpose, 'goal', g.goal,
        'linkedTo', g.linked_to, 'decision', g.decision_id,
        'seats', (SELECT coalesce(json_agg(json_build_object('seat', r.code, 'title', localized(r.title, language),
            'filled', (SELECT count(*) FROM seats s WHERE s.group_code = g.code AND s.seat_code = r.code AND s.valid @> at),
            'perPartyMaximum', r.per_party_max, 'minimum', r.in_all_min, 'maximum', r.in_all_max, 'votes', r.votes,
            'clause', r.clause_id) ORDER BY r.position), '[]') FROM seat_rules r WHERE r.group_kind = g.kind),
        'functions', (SELECT coalesce(json_agg(json_build_object('function', f.function, 'person', h.person_id,
            'clause', coalesce(h.clause_id, function_clause(g.code, f.function))) ORDER BY f.function), '[]')
            FROM (SELECT DISTINCT function FROM function_holders WHERE group_kind = g.kind) f
            LEFT JOIN LATERAL function_holder(g.code, f.function, at) h ON true))::text
$$;
COMMENT ON FUNCTION group_body IS 'En grupp en viss dag: platser, hur många som är fyllda, vem som kallar, leder, protokollför och talar (V-36).';

CREATE OR REPLACE FUNCTION allowed_contact(p persons, p_kind text, p_person uuid, p_party text) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF p_kind = 'administrator' OR p.id = p_person OR (p_kind = 'party' AND p.party_code = p_party)
        OR EXISTS (SELECT FROM seats s, LATERAL function_holder(s.group_code, 'record', local_day(now())) h
            WHERE s.person_id = p.id AND h.person_id = p_person) THEN
        RETURN true;
    END IF;
    PERFORM refuse('contact_is_kept_by_its_holder', NULL, jsonb_build_object('person', p.id), 'SV403');
    RETURN false;
END
$$;
COMMENT ON FUNCTION allowed_contact IS 'Kontaktuppgifter ändrar personen, dess part, gruppens sekreterare eller huvudmannens administratör (V-60).';

CREATE OR REPLACE FUNCTION allowed_ending(s seats, last_day date, p_party text) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF s.source_seat IS NOT NULL THEN
        PERFORM refuse('seat_is_ex_officio', (SELECT clause_id FROM seat_rules WHERE group_kind = s.group_kind AND code = s.seat_code),
            jsonb_build_object('seat', s.id));
    ELSIF s.party_code IS DISTINCT FROM p_party THEN
        PERFORM refuse('seat_is_filled_by_its_nominator', NULL, jsonb_build_object('seat', s.id, 'party', s.party_code), 'SV403');
    ELSIF last_day < lower(s.valid) THEN
        PERFORM refuse('seat_has_a_stated_period', NULL, jsonb_build_object('from', lower(s.valid), 'lastDay', last_day), 'SV422');
    END IF;
    RETURN true;
END
$$;
COMMENT ON FUNCTION allowed_ending IS 'En part lämnar sina egna platser; en plats på grund av en annan upphör med den (D-6, D-29).';
