-- Puts a checked charter and its constituting record into an empty service (D-24).

CREATE OR REPLACE FUNCTION json_texts(value jsonb) RETURNS text[]
LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(array_agg(item ORDER BY position), '{}')
    FROM jsonb_array_elements_text(
        CASE jsonb_typeof(value) WHEN 'array' THEN value WHEN 'string' THEN jsonb_build_array(value) ELSE '[]' END
    ) WITH ORDINALITY AS items(item, position)
$$;
COMMENT ON FUNCTION json_texts IS 'En JSON-lista, eller ett ensamt värde, som text[]; tom lista för NULL.';

CREATE OR REPLACE FUNCTION load_seat_rule(kind text, seat jsonb, place integer) RETURNS void
LANGUAGE sql AS $$
    INSERT INTO seat_rules (group_kind, code, title, party_kinds, filled_by, fill_clause, votes, requirement,
        per_party_min, per_party_min_clause, per_party_max, per_party_max_clause,
        in_all_min, in_all_min_clause, in_all_max, in_all_max_clause, ex_officio_group, ex_officio_seat,
        provisions, agreement_for, provision_clause, agreement_clause, from_principal, period_required, clause_id, position)
    VALUES (kind, seat ->> 'code', seat -> 'title', json_texts(seat -> 'partyKinds'),
        CASE WHEN seat ? 'exOfficio' THEN 'office' ELSE coalesce(seat ->> 'filledBy', 'decision') END,
        seat ->> 'fillClause', coalesce((seat ->> 'votes')::boolean, false), seat ->> 'requirement',
        (seat #>> '{perParty,min}')::integer, seat #>> '{perParty,minClause}',
        (seat #>> '{perParty,max}')::integer, seat #>> '{perParty,maxClause}',
        (seat #>> '{inAll,min}')::integer, seat #>> '{inAll,minClause}',
        (seat #>> '{inAll,max}')::integer, seat #>> '{inAll,maxClause}',
        seat #>> '{exOfficio,group}', seat #>> '{exOfficio,seat}',
        CASE WHEN seat ? 'provisions' THEN json_texts(seat -> 'provisions') END, json_texts(seat -> 'agreementFor'),
        seat ->> 'provisionClause', seat ->> 'agreementClause', coalesce((seat ->> 'fromPrincipal')::boolean, false),
        coalesce((seat ->> 'periodRequired')::boolean, false), seat ->> 'clause', place)
$$;
COMMENT ON FUNCTION load_seat_rule IS 'En plats ur avtalsfilen.';

CREATE OR REPLACE FUNCTION load_group(standing jsonb, constituted date) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    kind text := standing ->> 'code';
BEGIN
    INSERT INTO groups (code, kind, title, valid) VALUES (kind, kind, standing -> 'title', daterange(constituted, NULL));
    PERFORM load_seat_rule(kind, seat, position::integer)
    FROM jsonb_array_elements(standing -> 'seats') WITH ORDINALITY AS s(seat, position) ORDER BY position;
    INSERT INTO office_rules (group_kind, code, title, from_seats, clause_id, vacancy_clause, position)
    SELECT kind, office ->> 'code', office -> 'title', json_texts(office -> 'fromSeats'), office ->> 'clause',
        office ->> 'vacancyClause', position
    FROM jsonb_array_elements(coalesce(standing -> 'offices', '[]')) WITH ORDINALITY AS o(office, position);
    INSERT INTO function_holders (group_kind, function, position, office, seat, when_vacant, only_election, clause_id)
    SELECT kind, f.value ->> 'code', position, holder ->> 'office', holder ->> 'seat', holder ->> 'whenVacant',
        coalesce((holder ->> 'onlyElection')::boolean, false), coalesce(holder ->> 'clause', f.value ->> 'clause')
    FROM jsonb_array_elements(coalesce(standing -> 'functions', '[]')) f,
        LATERAL jsonb_array_elements(f.value -> 'holders') WITH ORDINALITY AS h(holder, position);
    INSERT INTO meeting_kinds (group_kind, code, title, months, yearly_min, yearly_target, yearly_max, only_election,
        clause_id, count_clause, position)
    SELECT kind, m ->> 'code', m -> 'title',
        CASE WHEN m ? 'months' THEN (SELECT array_agg(month::integer) FROM jsonb_array_elements_text(m -> 'months') month) END,
        (m #>> '{yearly,min}')::integer, (m #>> '{yearly,target}')::integer, (m #>> '{yearly,max}')::integer,
        coalesce((m ->> 'onlyElection')::boolean, false), m ->> 'clause', m ->> 'countClause', position
    FROM jsonb_array_elements(coalesce(standing -> 'meetings', '[]')) WITH ORDINALITY AS ms(m, position);
    INSERT INTO standing_items (group_kind, code, title, clause_id, position)
    SELECT kind, i ->> 'code', i -> 'title', i ->> 'clause', position
    FROM jsonb_array_elements(coalesce(standing -> 'standingItems', '[]')) WITH ORDINALITY AS items(i, position);
END
$$;
COMMENT ON FUNCTION load_group IS 'En fast grupp ur avtalsfilen: platser, uppdrag, funktioner och mötesslag.';

CREATE OR REPLACE FUNCTION load_charter(charter jsonb, constituted date) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    appointed jsonb;
BEGIN
    INSERT INTO charters (code, title, document, version, valid_from, time_zone, constituted_on)
    VALUES (charter ->> 'code', charter -> 'title', charter ->> 'document', (charter ->> 'version')::integer,
        (charter ->> 'validFrom')::date, charter ->> 'timeZone', constituted);
    INSERT INTO clauses (id, document, quote, silent, levels, kept, position)
    SELECT c ->> 'id', charter ->> 'document', c ->> 'quote', false, json_texts(c -> 'level'), json_texts(c -> 'kept'), position
    FROM jsonb_array_elements(charter -> 'clauses') WITH ORDINALITY AS cs(c, position)
    UNION ALL
    SELECT s ->> 'id', 'Inte reglerat i avtalet, förval', s ->> 'text', true, '{P}', json_texts(s -> 'kept'),
        position + jsonb_array_length(charter -> 'clauses')
    FROM jsonb_array_elements(charter -> 'silences') WITH ORDINALITY AS ss(s, position);
    INSERT INTO rule_texts (rule, clause_id, title, instead, position)
    SELECT r ->> 'rule', r ->> 'clause', r -> 'title', r -> 'instead', position
    FROM jsonb_array_elements(charter -> 'rules') WITH ORDINALITY AS rs(r, position);
    INSERT INTO parameters (key, value, clause_id, title)
    SELECT p ->> 'key', p -> 'value', p ->> 'clause', p -> 'title' FROM jsonb_array_elements(charter -> 'parameters') p;
    INSERT INTO party_kinds (code, title)
    SELECT k ->> 'code', k -> 'title' FROM jsonb_array_elements(charter -> 'partyKinds') k;
    INSERT INTO parties (code, kind, name)
    SELECT p ->> 'code', p ->> 'kind', p ->> 'name' FROM jsonb_array_elements(charter -> 'parties') p;
    INSERT INTO group_kinds (code, title, appointed, summons_clause, agenda_approvers, agenda_clause,
        minutes_title, minutes_attesters, minutes_clause)
    SELECT g ->> 'code', g -> 'title', false, g ->> 'summonsClause',
        CASE WHEN g ? 'agenda' THEN json_texts(g #> '{agenda,approvedBy}') END, g #>> '{agenda,clause}',
        g #> '{minutes,title}', json_texts(g #> '{minutes,attestedBy}'), g #>> '{minutes,clause}'
    FROM jsonb_array_elements(charter -> 'groups') g;
    PERFORM load_group(g, constituted) FROM jsonb_array_elements(charter -> 'groups') g;
    FOR appointed IN SELECT * FROM jsonb_array_elements(coalesce(charter -> 'appointedGroups', '[]')) LOOP
        INSERT INTO group_kinds (code, title, appointed, clause_id, purpose_clause, link_clause)
        VALUES (appointed ->> 'code', appointed -> 'title', true, appointed ->> 'clause', appointed ->> 'purposeClause',
            appointed ->> 'linkClause');
        PERFORM load_seat_rule(appointed ->> 'code', appointed -> 'seat', 1);
    END LOOP;
    INSERT INTO matters (code, title, shape, effect, period, decided_by, decided_clause, prepared_by, prepared_clause,
        builds_on, builds_clause, calendar_clause, period_clause, gap_clause, submitter_party_kinds, submitter_groups,
        submitter_clause, appoints, appoints_group, appoints_seat, capacity, position)
    SELECT m ->> 'code', m -> 'title', m ->> 'shape', coalesce(m ->> 'effect', 'none'), m ->> 'period',
        m #>> '{decidedBy,group}', m #>> '{decidedBy,clause}', m #>> '{preparedBy,group}', m #>> '{preparedBy,clause}',
        m #>> '{buildsOn,matter}', m #>> '{buildsOn,clause}', m ->> 'calendarClause', m ->> 'periodClause', m ->> 'gapClause',
        json_texts(submitters -> 'partyKinds'), json_texts(submitters -> 'groups'), submitters ->> 'clause',
        m ->> 'appoints', m #>> '{appointsTo,group}', m #>> '{appointsTo,seat}', m ->> 'capacity', position
    FROM jsonb_array_elements(charter -> 'matters') WITH ORDINALITY AS ms(m, position),
        LATERAL (SELECT coalesce(m -> 'submitters', charter -> 'submitters') AS submitters) own;
    INSERT INTO money_classes (side, code, title, clause_id, needs, position)
    SELECT side, c ->> 'code', c -> 'title', c ->> 'clause',
        CASE WHEN c ? 'capacity' THEN 'single' ELSE c ->> 'needs' END, position
    FROM (VALUES ('cost', 'costClasses'), ('income', 'incomeOrigins')) AS sides(side, key),
        LATERAL jsonb_array_elements(coalesce(charter -> 'money' -> key, '[]')) WITH ORDINALITY AS cs(c, position);
    INSERT INTO money_rules (payer_kinds, payer_clause, balance_clause, sharing_keys, sharing_clause)
    SELECT json_texts(m #> '{payers,partyKinds}'), m #>> '{payers,clause}', m ->> 'balanceClause', m #> '{sharing,keys}',
        m #>> '{sharing,clause}'
    FROM (SELECT charter -> 'money' AS m) money WHERE m IS NOT NULL;
    INSERT INTO capacities (code, title, holder_group, holder_seat, percent, full_time_minutes, clause_id, assign_clause, compute_clause)
    SELECT c ->> 'code', c -> 'title', c #>> '{holder,group}', c #>> '{holder,seat}', (c ->> 'percent')::integer,
        (c ->> 'fullTimeMinutes')::integer, c ->> 'clause', c ->> 'assignClause', c ->> 'computeClause'
    FROM jsonb_array_elements(coalesce(charter -> 'capacities', '[]')) c;
    INSERT INTO areas (code, title, position)
    SELECT a ->> 'code', a -> 'title', position
    FROM jsonb_array_elements(coalesce(charter -> 'areas', '[]')) WITH ORDINALITY AS s(a, position);
END
$$;
COMMENT ON FUNCTION load_charter IS 'Lägger in ett granskat avtal, hela eller inget.';

CREATE OR REPLACE FUNCTION constitute(charter jsonb, constitution jsonb, recorded_at timestamptz) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
    opened bigint;
    constituted date := (constitution ->> 'constitutedOn')::date;
    people jsonb;
BEGIN
    PERFORM 1 FROM journal_head WHERE entry > 0;
    IF FOUND THEN
        PERFORM refuse('constitution_is_loaded_once', NULL, jsonb_build_object('charter', (SELECT code FROM charters)));
    END IF;
    opened := journal_open(recorded_at, 'constitution', NULL, 'constitution', NULL, NULL);
    PERFORM load_charter(charter, constituted);
    INSERT INTO principals (party_code, valid)
    VALUES (constitution #>> '{principal,party}', daterange((constitution #>> '{principal,from}')::date, NULL));
    SELECT jsonb_object_agg(p ->> 'key', new_id()) INTO people FROM jsonb_array_elements(constitution -> 'persons') p;
    INSERT INTO persons (id, name, party_code, salt)
    SELECT (people ->> (p ->> 'key'))::uuid, p ->> 'name', p ->> 'party', uuid_send(gen_random_uuid())
    FROM jsonb_array_elements(constitution -> 'persons') p;
    INSERT INTO seats (id, group_code, seat_code, party_code, person_id, valid, filled_by, nominated_by, provision, service_agreement)
    SELECT new_id(), s ->> 'group', s ->> 'seat', p.party_code, p.id,
        daterange((s ->> 'from')::date, (s ->> 'to')::date, '[]'), 'constitution', p.party_code, s ->> 'provision',
        s ->> 'agreement'
    FROM jsonb_array_elements(constitution -> 'seats') WITH ORDINALITY AS listed(s, position)
    JOIN persons p ON p.id = (people ->> (s ->> 'person'))::uuid
    ORDER BY position;
    INSERT INTO offices (id, group_code, office_code, person_id, valid)
    SELECT new_id(), o ->> 'group', o ->> 'office', (people ->> (o ->> 'person'))::uuid, daterange((o ->> 'from')::date, NULL)
    FROM jsonb_array_elements(constitution -> 'offices') o;
    RETURN opened;
END
$$;
COMMENT ON FUNCTION constitute IS 'Konstituerar tjänsten: avtalet, huvudmannen, de första platserna och ordföranden, som journalpost 1 (D-24).';
