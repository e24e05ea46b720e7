--
-- PostgreSQL database dump
--



SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: extensions; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA extensions;


--
-- Name: SCHEMA extensions; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON SCHEMA extensions IS 'Tillägg som andra äger: btree_gist, för uteslutningsvillkor över kod och period.';


--
-- Name: published; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA published;


--
-- Name: SCHEMA published; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON SCHEMA published IS 'Det som är publicerat, tabell för tabell (D-17): vyer med läsarens egna rättigheter.';


--
-- Name: btree_gist; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA extensions;


--
-- Name: EXTENSION btree_gist; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';


--
-- Name: long_text; Type: DOMAIN; Schema: public; Owner: -
--

CREATE DOMAIN public.long_text AS text
	CONSTRAINT long_text_is_bounded CHECK (((length(VALUE) >= 1) AND (length(VALUE) <= 20000)))
	CONSTRAINT long_text_is_nfc CHECK ((VALUE IS NFC NORMALIZED));


--
-- Name: DOMAIN long_text; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON DOMAIN public.long_text IS 'Löpande text för människor: 1–20 000 tecken, NFC.';


--
-- Name: short_text; Type: DOMAIN; Schema: public; Owner: -
--

CREATE DOMAIN public.short_text AS text
	CONSTRAINT short_text_is_nfc CHECK ((VALUE IS NFC NORMALIZED))
	CONSTRAINT short_text_is_short CHECK (((length(VALUE) >= 1) AND (length(VALUE) <= 300)));


--
-- Name: DOMAIN short_text; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON DOMAIN public.short_text IS 'En rad text för människor: 1–300 tecken, NFC, så att Å alltid är samma Å.';


--
-- Name: acting_seat(text, uuid, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.acting_seat(p_group text, p_person uuid, p_day date) RETURNS uuid
    LANGUAGE sql STABLE
    AS $$
    SELECT coalesce(
        (SELECT s.id FROM seats s WHERE s.group_code = p_group AND s.person_id = p_person AND s.valid @> p_day),
        (SELECT s.id FROM substitutions u JOIN seats s ON s.id = u.seat_id
            WHERE s.group_code = p_group AND u.person_id = p_person AND u.valid @> p_day AND s.valid @> p_day))
$$;


--
-- Name: FUNCTION acting_seat(p_group text, p_person uuid, p_day date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.acting_seat(p_group text, p_person uuid, p_day date) IS 'Platsen som personen har, eller är ersättare på, i gruppen den dagen.';


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: activities; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.activities (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    code text NOT NULL,
    title public.short_text NOT NULL,
    area text NOT NULL,
    description public.long_text,
    helping text[] NOT NULL,
    helped text[] NOT NULL,
    calendar jsonb NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    entry bigint NOT NULL
);

ALTER TABLE ONLY public.activities FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE activities; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.activities IS 'Aktiviteter i en beslutad plan, med sina dagar i kalendariet (V-21, V-28, V-64).';


--
-- Name: activity_body(public.activities); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.activity_body(a public.activities) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('id', a.id, 'plan', a.plan_id, 'code', a.code, 'title', a.title, 'area', a.area,
        'description', a.description, 'helpingParties', a.helping, 'helpedParties', a.helped, 'calendarEntries', a.calendar,
        'firstDay', a.first_day, 'lastDay', a.last_day,
        'inForce', (SELECT p.superseded_on IS NULL FROM plans p WHERE p.id = a.plan_id))::text
$$;


--
-- Name: FUNCTION activity_body(a public.activities); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.activity_body(a public.activities) IS 'En beslutad aktivitet med sina dagar i kalendariet.';


--
-- Name: agenda_as_of(uuid, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.agenda_as_of(p_meeting uuid, p_at date) RETURNS uuid[]
    LANGUAGE sql STABLE
    AS $$
    SELECT coalesce(
        (SELECT v.items FROM agenda_versions v WHERE v.meeting_id = p_meeting AND v.made_on <= p_at ORDER BY v.number DESC LIMIT 1),
        (SELECT array_agg(i.id ORDER BY i.position) FROM agenda_items i WHERE i.meeting_id = p_meeting AND i.added_on <= p_at), '{}')
$$;


--
-- Name: FUNCTION agenda_as_of(p_meeting uuid, p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.agenda_as_of(p_meeting uuid, p_at date) IS 'Dagordningen en dag: den senaste versionens ärenden i ordning, eller de uppsatta där versioner inte förs.';


--
-- Name: agenda_difference(uuid[], uuid[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.agenda_difference(previous uuid[], items uuid[]) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
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


--
-- Name: FUNCTION agenda_difference(previous uuid[], items uuid[]); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.agenda_difference(previous uuid[], items uuid[]) IS 'Vad som kommit till, tagits bort och flyttats mellan två versioner av en dagordning.';


--
-- Name: agenda_items; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.agenda_items (
    id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    "position" integer NOT NULL,
    proposal_id uuid,
    title public.short_text NOT NULL,
    added_on date NOT NULL,
    added_by uuid NOT NULL,
    entry bigint NOT NULL,
    standing_code text,
    returned_from uuid,
    CONSTRAINT agenda_position_is_positive CHECK ((("position" >= 1) AND ("position" <= 500)))
);

ALTER TABLE ONLY public.agenda_items FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE agenda_items; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.agenda_items IS 'Dagordningens ärenden; ett ärende med förslag kan beslutas.';


--
-- Name: COLUMN agenda_items.returned_from; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.agenda_items.returned_from IS 'Ärendet på det tidigare mötet som inte avslutades där och därför står här.';


--
-- Name: agenda_item_body(public.agenda_items, boolean); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.agenda_item_body(i public.agenda_items, p_told boolean) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('id', i.id, 'meeting', i.meeting_id, 'position', i.position, 'title', i.title,
        'standing', i.standing_code, 'returnedFrom', i.returned_from,
        'proposal', i.proposal_id, 'addedOn', i.added_on, 'addedBy', i.added_by,
        'recusals', CASE WHEN p_told THEN (
            SELECT coalesce(json_agg(json_build_object('person', r.person_id, 'reasons', r.reasons, 'notedAt', utc(r.noted_at))
                ORDER BY r.noted_at, r.person_id), '[]') FROM recusals r WHERE r.agenda_item_id = i.id) END,
        'motions', CASE WHEN p_told THEN (
            SELECT coalesce(json_agg(json_build_object('number', o.number, 'person', o.person_id, 'kind', o.kind, 'text', o.text,
                'madeAt', utc(o.made_at)) ORDER BY o.number), '[]') FROM motions o WHERE o.agenda_item_id = i.id) END,
        'votings', CASE WHEN p_told THEN (
            SELECT coalesce(json_agg(voting_json(v) ORDER BY v.number), '[]') FROM votings v WHERE v.agenda_item_id = i.id) END,
        'statements', CASE WHEN p_told THEN (
            SELECT coalesce(json_agg(json_build_object('kind', s.kind, 'person', s.person_id, 'text', s.text,
                'madeAt', utc(s.made_at)) ORDER BY s.made_at, s.id), '[]') FROM statements s WHERE s.agenda_item_id = i.id) END,
        'decision', (SELECT decision_reference(d.id) FROM decisions d WHERE d.agenda_item_id = i.id))::text
$$;


--
-- Name: FUNCTION agenda_item_body(i public.agenda_items, p_told boolean); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.agenda_item_body(i public.agenda_items, p_told boolean) IS 'Ett ärende på dagordningen, beslutet i det och, för den som får läsa protokollet, hur det behandlats.';


--
-- Name: agenda_item_transitions(public.agenda_items, uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.agenda_item_transitions(i public.agenda_items, p_person uuid) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT CASE WHEN p_person IS NULL OR NOT EXISTS (
            SELECT FROM meetings m, LATERAL function_holder(m.group_code, 'record', m.held_on) h
            WHERE m.id = i.meeting_id AND m.state = 'open' AND h.person_id = p_person) THEN ''
        WHEN EXISTS (SELECT FROM decisions d WHERE d.agenda_item_id = i.id) THEN 'statements'
        ELSE 'recusals,motions,votings,statements' END
$$;


--
-- Name: FUNCTION agenda_item_transitions(i public.agenda_items, p_person uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.agenda_item_transitions(i public.agenda_items, p_person uuid) IS 'Vad sekreteraren kan anteckna i ärendet nu (D-23).';


--
-- Name: meetings; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.meetings (
    id uuid NOT NULL,
    group_code text NOT NULL,
    group_kind text NOT NULL,
    meeting_kind text NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    place public.short_text,
    planned_on date NOT NULL,
    planned_by uuid NOT NULL,
    state text DEFAULT 'planned'::text NOT NULL,
    opened_at timestamp with time zone,
    held_on date,
    closed_at timestamp with time zone,
    entry bigint NOT NULL,
    CONSTRAINT meeting_is_in_a_known_state CHECK ((state = ANY (ARRAY['planned'::text, 'summoned'::text, 'open'::text, 'closed'::text, 'cancelled'::text])))
);

ALTER TABLE ONLY public.meetings FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE meetings; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.meetings IS 'Sammanträden. Tillståndet följer av stegen: kallelse, öppnande, avslutande, inställande.';


--
-- Name: COLUMN meetings.held_on; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.meetings.held_on IS 'Dagen i Europe/Stockholm då mötet öppnades; § numreras efter dess år (D-16).';


--
-- Name: agenda_release(public.meetings); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.agenda_release(meeting public.meetings) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
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


--
-- Name: FUNCTION agenda_release(meeting public.meetings); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.agenda_release(meeting public.meetings) IS 'Om dagordningen är klar att sändas: senaste versionen, vem som godkänt den och vad som fattas; NULL där ingen behöver.';


--
-- Name: agenda_versions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.agenda_versions (
    id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    number integer NOT NULL,
    items uuid[] NOT NULL,
    difference jsonb NOT NULL,
    made_on date NOT NULL,
    made_by uuid NOT NULL,
    entry bigint NOT NULL,
    CONSTRAINT agenda_has_few_items CHECK ((cardinality(items) <= 500)),
    CONSTRAINT agenda_version_number_is_positive CHECK ((number > 0))
);

ALTER TABLE ONLY public.agenda_versions FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE agenda_versions; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.agenda_versions IS 'Dagordningens oföränderliga versioner: ärendena i ordning och vad som skiljer från den förra.';


--
-- Name: agenda_version_body(public.agenda_versions); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.agenda_version_body(v public.agenda_versions) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('meeting', v.meeting_id, 'number', v.number,
        'agendaItems', (SELECT coalesce(json_agg(json_build_object('id', i.id, 'title', i.title, 'proposal', i.proposal_id)
            ORDER BY array_position(v.items, i.id)), '[]') FROM agenda_items i WHERE i.id = ANY (v.items)),
        'difference', v.difference, 'madeOn', v.made_on, 'madeBy', v.made_by,
        'approvals', (SELECT coalesce(json_agg(json_build_object('function', a.function, 'person', a.person_id, 'approvedOn', a.approved_on)
            ORDER BY a.function), '[]') FROM agenda_approvals a WHERE a.meeting_id = v.meeting_id AND a.number = v.number))::text
$$;


--
-- Name: FUNCTION agenda_version_body(v public.agenda_versions); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.agenda_version_body(v public.agenda_versions) IS 'En version av dagordningen, vad som skiljer från den förra och vem som godkänt den.';


--
-- Name: agenda_version_transitions(public.agenda_versions, uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.agenda_version_transitions(v public.agenda_versions, p_person uuid) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT CASE WHEN EXISTS (
        SELECT FROM meetings m JOIN group_kinds k ON k.code = m.group_kind, unnest(k.agenda_approvers) f,
            LATERAL function_holder(m.group_code, f, local_day(now())) h
        WHERE m.id = v.meeting_id AND m.state IN ('planned', 'summoned') AND h.person_id = p_person
            AND v.number = (SELECT max(o.number) FROM agenda_versions o WHERE o.meeting_id = v.meeting_id)
            AND NOT EXISTS (SELECT FROM agenda_approvals a WHERE a.meeting_id = m.id AND a.number = v.number AND a.function = f))
        THEN 'approvals' ELSE '' END
$$;


--
-- Name: FUNCTION agenda_version_transitions(v public.agenda_versions, p_person uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.agenda_version_transitions(v public.agenda_versions, p_person uuid) IS 'Om den som frågar kan godkänna versionen nu (V-38).';


--
-- Name: persons; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.persons (
    id uuid NOT NULL,
    name public.short_text NOT NULL,
    party_code text NOT NULL,
    email public.short_text,
    phone public.short_text,
    contact_confirmed_on date,
    salt bytea NOT NULL,
    entry bigint NOT NULL,
    CONSTRAINT email_has_an_at_sign CHECK (((email)::text ~~ '%_@_%'::text)),
    CONSTRAINT salt_is_long_enough CHECK ((octet_length(salt) >= 16))
);

ALTER TABLE ONLY public.persons FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE persons; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.persons IS 'Människor som företräder en part. Kontaktuppgifter är kontaktlistan (V-60).';


--
-- Name: COLUMN persons.salt; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.persons.salt IS 'Saltar personuppgifternas kontrollsummor i journalen; raderas med uppgifterna, och kedjan håller ändå.';


--
-- Name: allowed_contact(public.persons, text, uuid, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.allowed_contact(p public.persons, p_kind text, p_person uuid, p_party text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$
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


--
-- Name: FUNCTION allowed_contact(p public.persons, p_kind text, p_person uuid, p_party text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.allowed_contact(p public.persons, p_kind text, p_person uuid, p_party text) IS 'Kontaktuppgifter ändrar personen, dess part, gruppens sekreterare eller huvudmannens administratör (V-60).';


--
-- Name: seats; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.seats (
    id uuid NOT NULL,
    group_code text NOT NULL,
    group_kind text NOT NULL,
    seat_code text NOT NULL,
    party_code text NOT NULL,
    person_id uuid NOT NULL,
    valid daterange NOT NULL,
    filled_by text NOT NULL,
    nominated_by text,
    decision_id uuid,
    source_seat uuid,
    provision text,
    service_agreement public.long_text,
    entry bigint NOT NULL,
    CONSTRAINT seat_is_filled_by_someone CHECK ((filled_by = ANY (ARRAY['party'::text, 'decision'::text, 'office'::text, 'constitution'::text]))),
    CONSTRAINT seat_period_is_not_empty CHECK (((NOT isempty(valid)) AND (NOT lower_inf(valid))))
);

ALTER TABLE ONLY public.seats FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE seats; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.seats IS 'Vem som sitter var, under vilken tid och vem som utsåg. En person har högst en plats i en grupp åt gången (D-14).';


--
-- Name: allowed_ending(public.seats, date, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.allowed_ending(s public.seats, last_day date, p_party text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$
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


--
-- Name: FUNCTION allowed_ending(s public.seats, last_day date, p_party text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.allowed_ending(s public.seats, last_day date, p_party text) IS 'En part lämnar sina egna platser; en plats på grund av en annan upphör med den (D-6, D-29).';


--
-- Name: substitutions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.substitutions (
    id uuid NOT NULL,
    seat_id uuid NOT NULL,
    person_id uuid NOT NULL,
    valid daterange NOT NULL,
    nominated_by text NOT NULL,
    entry bigint NOT NULL,
    CONSTRAINT substitution_period_is_not_empty CHECK (((NOT isempty(valid)) AND (NOT lower_inf(valid))))
);

ALTER TABLE ONLY public.substitutions FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE substitutions; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.substitutions IS 'Personliga ersättare: träder in på sin representants plats när denne är frånvarande, och ger parten ingen plats till.';


--
-- Name: allowed_substitute_ending(public.substitutions, date, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.allowed_substitute_ending(u public.substitutions, last_day date, p_party text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    IF u.nominated_by IS DISTINCT FROM p_party THEN
        PERFORM refuse('seat_is_filled_by_its_nominator', NULL, jsonb_build_object('substitution', u.id, 'party', u.nominated_by), 'SV403');
    ELSIF last_day < lower(u.valid) THEN
        PERFORM refuse('seat_has_a_stated_period', NULL, jsonb_build_object('from', lower(u.valid), 'lastDay', last_day), 'SV422');
    END IF;
    RETURN true;
END
$$;


--
-- Name: FUNCTION allowed_substitute_ending(u public.substitutions, last_day date, p_party text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.allowed_substitute_ending(u public.substitutions, last_day date, p_party text) IS 'En part avslutar sina egna ersättares tid (D-6).';


--
-- Name: proposals; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.proposals (
    id uuid NOT NULL,
    matter text NOT NULL,
    title public.short_text NOT NULL,
    state text DEFAULT 'draft'::text NOT NULL,
    party_code text NOT NULL,
    person_id uuid,
    group_code text,
    created_on date NOT NULL,
    submitted_on date,
    latest_version integer DEFAULT 0 NOT NULL,
    adopted_version integer,
    included_in uuid,
    decision_id uuid,
    entry bigint NOT NULL,
    CONSTRAINT proposal_is_in_a_known_state CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'incomplete'::text, 'inPreparation'::text, 'adopted'::text, 'onAgenda'::text, 'approved'::text, 'approvedWithChange'::text, 'rejected'::text, 'referredBack'::text, 'tabled'::text, 'withdrawn'::text, 'included'::text, 'merged'::text, 'split'::text])))
);

ALTER TABLE ONLY public.proposals FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE proposals; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.proposals IS 'Förslag. Ett utkast ser bara dess part; vad som blev av förslaget står här och i stegen.';


--
-- Name: COLUMN proposals.state; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.proposals.state IS 'Följer av stegen och besluten; skrivs bara av dem.';


--
-- Name: COLUMN proposals.group_code; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.proposals.group_code IS 'Gruppen vars ledamot lade fram förslaget i gruppens namn (V-42…V-45); NULL när en part gjorde det.';


--
-- Name: answer_body(public.proposals, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.answer_body(p public.proposals, language text) RETURNS text
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN (SELECT json_build_object('proposal', p.id, 'registerNumber', register_number(p.id), 'title', p.title, 'matter', p.matter,
        'party', p.party_code, 'submittedOn', p.submitted_on, 'state', p.state, 'settled', bool_and(is_settled(f.carrier)),
        'text', string_agg(localized(f.words, language), ' '),
        'fates', json_agg(json_build_object('proposal', (f.carrier).id, 'title', (f.carrier).title,
            'registerNumber', register_number((f.carrier).id), 'ways', f.ways, 'state', (f.carrier).state,
            'settled', is_settled(f.carrier), 'decision', decision_reference((f.decision).id),
            'plan', (SELECT plan.id FROM plans plan WHERE plan.decision_id = (f.decision).id), 'changed', f.changed,
            'text', localized(f.words, language))))::text
    FROM proposal_fates(p.id) f);
END
$$;


--
-- Name: FUNCTION answer_body(p public.proposals, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.answer_body(p public.proposals, language text) IS 'Svaret till den som lämnade förslaget: utfall, paragraf, skäl, vad som bar det och om det ändrades.';


--
-- Name: answer_is_settled(public.proposals); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.answer_is_settled(p public.proposals) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    SELECT bool_and(is_settled(carrier)) FROM proposal_carriers(p.id) c JOIN proposals carrier ON carrier.id = c.proposal_id
$$;


--
-- Name: FUNCTION answer_is_settled(p public.proposals); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.answer_is_settled(p public.proposals) IS 'Om allt som bär det inlämnade är avgjort.';


--
-- Name: answerable(public.proposals); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.answerable(p public.proposals) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT p.state IN ('submitted', 'incomplete', 'inPreparation', 'adopted', 'onAgenda', 'referredBack', 'tabled', 'included')
$$;


--
-- Name: FUNCTION answerable(p public.proposals); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.answerable(p public.proposals) IS 'Om ett yttrande ännu kan påverka förslaget: inte när det avgjorts, återtagits, slagits ihop eller delats.';


--
-- Name: decisions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.decisions (
    id uuid NOT NULL,
    group_code text NOT NULL,
    year integer NOT NULL,
    number integer NOT NULL,
    meeting_id uuid NOT NULL,
    agenda_item_id uuid NOT NULL,
    matter text,
    proposal_id uuid,
    version_number integer,
    outcome text NOT NULL,
    content jsonb,
    reasons public.long_text,
    decided_on date NOT NULL,
    quorum jsonb NOT NULL,
    recorded_by uuid NOT NULL,
    entry bigint NOT NULL,
    decided_at timestamp with time zone,
    voting_id uuid,
    change jsonb,
    referred_to text,
    due_on date,
    roll jsonb,
    CONSTRAINT decision_has_a_known_outcome CHECK ((outcome = ANY (ARRAY['approved'::text, 'approvedWithChange'::text, 'rejected'::text, 'referredBack'::text, 'tabled'::text, 'noted'::text]))),
    CONSTRAINT decision_has_content_when_approved CHECK (((outcome = ANY (ARRAY['approved'::text, 'approvedWithChange'::text])) = (content IS NOT NULL))),
    CONSTRAINT decision_number_is_positive CHECK ((number > 0)),
    CONSTRAINT decision_states_its_reasons CHECK (((outcome <> 'referredBack'::text) OR (reasons IS NOT NULL))),
    CONSTRAINT decision_without_a_proposal_notes CHECK ((((outcome = 'noted'::text) = (proposal_id IS NULL)) AND ((proposal_id IS NULL) = (matter IS NULL)) AND ((proposal_id IS NULL) = (version_number IS NULL)))),
    CONSTRAINT referral_back_has_its_receiver CHECK (((outcome = 'referredBack'::text) OR ((referred_to IS NULL) AND (due_on IS NULL))))
);

ALTER TABLE ONLY public.decisions FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE decisions; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.decisions IS 'Beslut, § i följd per grupp och år utan luckor (D-16). Ett bifall verkställer sina följder i samma transaktion.';


--
-- Name: COLUMN decisions.quorum; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.decisions.quorum IS 'Underlaget för beslutsförheten: hur många som krävdes, av hur många, och hur många som fanns (D-4, D-18).';


--
-- Name: COLUMN decisions.decided_at; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.decisions.decided_at IS 'När beslutet fattades; rullen och beslutförheten gäller då.';


--
-- Name: COLUMN decisions.change; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.decisions.change IS 'Skillnaden mot det antagna förslaget när bifall gavs med ändring: per fält före och efter.';


--
-- Name: COLUMN decisions.roll; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.decisions.roll IS 'De som var med om beslutet: person, plats, part och om personen röstar för sin part.';


--
-- Name: matters; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.matters (
    code text NOT NULL,
    title jsonb NOT NULL,
    shape text NOT NULL,
    effect text NOT NULL,
    period text,
    decided_by text NOT NULL,
    decided_clause text NOT NULL,
    prepared_by text,
    prepared_clause text,
    builds_on text,
    builds_clause text,
    calendar_clause text,
    period_clause text,
    gap_clause text,
    submitter_party_kinds text[] NOT NULL,
    submitter_groups text[] NOT NULL,
    submitter_clause text NOT NULL,
    appoints text,
    appoints_group text,
    appoints_seat text,
    capacity text,
    "position" integer NOT NULL,
    entry bigint NOT NULL,
    CONSTRAINT matter_has_a_known_effect CHECK ((effect = ANY (ARRAY['plan'::text, 'group'::text, 'work'::text, 'election'::text, 'seat'::text, 'delegation'::text, 'none'::text]))),
    CONSTRAINT matter_has_a_known_period CHECK ((period = ANY (ARRAY['year'::text, 'range'::text]))),
    CONSTRAINT matter_has_a_known_shape CHECK ((shape = ANY (ARRAY['money'::text, 'areas'::text, 'activities'::text, 'text'::text, 'group'::text, 'work'::text, 'election'::text, 'seat'::text, 'delegation'::text])))
);

ALTER TABLE ONLY public.matters FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE matters; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.matters IS 'Kompetensmatrisen: vad som kan föreslås och beslutas, av vem det bereds och beslutas, innehållets form och vad ett ja verkställer.';


--
-- Name: appoint_group(public.decisions, public.matters); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.appoint_group(d public.decisions, m public.matters) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


--
-- Name: FUNCTION appoint_group(d public.decisions, m public.matters); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.appoint_group(d public.decisions, m public.matters) IS 'Gruppen tillsätts, eller ändras, med sina personer, sin fråga och sitt syfte (V-50…V-53).';


--
-- Name: area_filter(text, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.area_filter(p_language text, p_params jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN report_filter('area', worded(p_language, 'Område', 'Area'), p_params ->> 'area',
        (SELECT jsonb_agg(report_option(a.code, localized(a.title, p_language)) ORDER BY a.position) FROM published.areas a));
END
$$;


--
-- Name: FUNCTION area_filter(p_language text, p_params jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.area_filter(p_language text, p_params jsonb) IS 'Filtret på område.';


--
-- Name: area_titles(date, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.area_titles(p_at date, p_language text) RETURNS TABLE(code text, title text, place bigint)
    LANGUAGE sql STABLE
    AS $$
    SELECT DISTINCT ON (named.code) named.code, named.title, named.place
    FROM (
        SELECT area.value ->> 'code' AS code, area.value ->> 'title' AS title, area.place, 1 AS turn
        FROM plans_at(p_at) p JOIN published.matters m ON m.code = p.matter AND m.shape = 'areas'
            CROSS JOIN jsonb_array_elements(p.content -> 'areas') WITH ORDINALITY AS area(value, place)
        WHERE p.runs @> p_at AND p_language = 'sv'
        UNION ALL
        SELECT a.code, localized(a.title, p_language), a.position, 2 FROM published.areas a
        UNION ALL
        SELECT area.value ->> 'code', area.value ->> 'title', 1000 + area.place, 3
        FROM plans_at(p_at) p JOIN published.matters m ON m.code = p.matter AND m.shape = 'areas'
            CROSS JOIN jsonb_array_elements(p.content -> 'areas') WITH ORDINALITY AS area(value, place)
    ) named
    ORDER BY named.code, named.turn
$$;


--
-- Name: FUNCTION area_titles(p_at date, p_language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.area_titles(p_at date, p_language text) IS 'Områdenas namn: som planen i kraft säger, annars som avtalet eller en annan plan säger (V-20).';


--
-- Name: arranged_tables(jsonb, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.arranged_tables(tables jsonb, p_params jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    sort_column text := ltrim(p_params ->> 'sort', '-');
    falling boolean := starts_with(p_params ->> 'sort', '-');
    first_entry bigint;
BEGIN
    IF p_params ? 'modifiedSince' THEN
        first_entry := coalesce((SELECT min(e.entry) FROM published.journal_entries e
            WHERE e.recorded_at >= (p_params ->> 'modifiedSince')::timestamptz), 9223372036854775807);
    END IF;
    RETURN (SELECT coalesce(jsonb_agg(jsonb_set(t, '{rows}', CASE
            WHEN t -> 'columns' @> jsonb_build_array(jsonb_build_object('code', sort_column))
                THEN sorted_rows(shown_rows(t -> 'rows', first_entry), sort_column, falling)
            ELSE shown_rows(t -> 'rows', first_entry) END) ORDER BY place), '[]')
        FROM jsonb_array_elements(tables) WITH ORDINALITY AS listed(t, place));
END
$$;


--
-- Name: FUNCTION arranged_tables(tables jsonb, p_params jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.arranged_tables(tables jsonb, p_params jsonb) IS 'Tabellerna med de rader som har ändrats sedan (modifiedSince), i den ordning som frågas efter (sort, med - fallande).';


--
-- Name: asked_day(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.asked_day(at text) RETURNS date
    LANGUAGE sql STABLE
    AS $$
    SELECT coalesce(at::date, local_day(now()))
$$;


--
-- Name: FUNCTION asked_day(at text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.asked_day(at text) IS 'Dagen som efterfrågas, annars i dag i avtalets tidszon.';


--
-- Name: asked_year(jsonb, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.asked_year(p_params jsonb, p_at date) RETURNS integer
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT coalesce((p_params ->> 'year')::integer, extract(year FROM p_at)::integer)
$$;


--
-- Name: FUNCTION asked_year(p_params jsonb, p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.asked_year(p_params jsonb, p_at date) IS 'Året som frågas efter, annars dagens.';


--
-- Name: assign_work(public.decisions, public.matters); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.assign_work(d public.decisions, m public.matters) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
    INSERT INTO assignments (id, decision_id, capacity, title, description, year, estimate_minutes, due_on)
    VALUES (new_id(), d.id, m.capacity, d.content ->> 'title', d.content ->> 'description', (d.content ->> 'year')::integer,
        (d.content ->> 'estimateMinutes')::integer, (d.content ->> 'dueOn')::date)
$$;


--
-- Name: FUNCTION assign_work(d public.decisions, m public.matters); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.assign_work(d public.decisions, m public.matters) IS 'Uppdraget ges, inom den andel av tiden som finns kvar (V-54, V-55, V-57).';


--
-- Name: assignments; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.assignments (
    id uuid NOT NULL,
    decision_id uuid NOT NULL,
    capacity text NOT NULL,
    title public.short_text NOT NULL,
    description public.long_text,
    year integer NOT NULL,
    estimate_minutes integer NOT NULL,
    due_on date,
    entry bigint NOT NULL,
    delegation_id uuid,
    given_by uuid,
    given_on date,
    CONSTRAINT delegated_work_says_who_gave_it CHECK ((num_nonnulls(delegation_id, given_by, given_on) = ANY (ARRAY[0, 3]))),
    CONSTRAINT estimate_is_positive CHECK ((estimate_minutes > 0))
);

ALTER TABLE ONLY public.assignments FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE assignments; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.assignments IS 'Uppdrag till samordnaren, bara genom beslut (V-54, V-57), med beräknad tid i minuter.';


--
-- Name: COLUMN assignments.delegation_id; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.assignments.delegation_id IS 'Delegeringen som uppdraget gavs med; NULL när gruppen själv beslutade det (V-54).';


--
-- Name: assignment_body(public.assignments); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.assignment_body(a public.assignments) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('id', a.id, 'capacity', a.capacity, 'title', a.title, 'description', a.description, 'year', a.year,
        'estimateMinutes', a.estimate_minutes, 'usedMinutes', used_minutes(a.id), 'dueOn', a.due_on,
        'decision', decision_reference(a.decision_id), 'delegation', a.delegation_id, 'givenBy', a.given_by, 'givenOn', a.given_on)::text
$$;


--
-- Name: FUNCTION assignment_body(a public.assignments); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.assignment_body(a public.assignments) IS 'Ett uppdrag med beräknad och nedlagd tid och paragrafen som gav det (V-57).';


--
-- Name: minutes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.minutes (
    meeting_id uuid NOT NULL,
    state text DEFAULT 'draft'::text NOT NULL,
    round integer DEFAULT 0 NOT NULL,
    comments_until timestamp with time zone,
    content jsonb,
    hash bytea,
    attested_at timestamp with time zone,
    published_at timestamp with time zone,
    entry bigint NOT NULL,
    CONSTRAINT minutes_are_frozen_from_the_first_attestation CHECK (((content IS NOT NULL) = (state = ANY (ARRAY['attesting'::text, 'attested'::text, 'published'::text])))),
    CONSTRAINT minutes_are_in_a_known_state CHECK ((state = ANY (ARRAY['draft'::text, 'circulated'::text, 'attesting'::text, 'attested'::text, 'published'::text]))),
    CONSTRAINT minutes_hash_is_of_their_content CHECK ((((content IS NULL) = (hash IS NULL)) AND (hash = sha256(convert_to((content)::text, 'UTF8'::name)))))
);

ALTER TABLE ONLY public.minutes FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE minutes; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.minutes IS 'Protokoll och minnesanteckningar: läget, och innehållet som det frystes vid första justeringen (D-9, D-10, D-28).';


--
-- Name: COLUMN minutes.round; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.minutes.round IS 'Vilken utsändning i ordningen; en ny utsändning gör tidigare justeringar om intet.';


--
-- Name: COLUMN minutes.content; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.minutes.content IS 'Det som justeras, som kanonisk text (jsonb); i journalen står dess SHA-256 i stället för innehållet.';


--
-- Name: minutes_steps; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.minutes_steps (
    id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    kind text NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    taken_on date NOT NULL,
    person_id uuid NOT NULL,
    round integer NOT NULL,
    agenda_item_id uuid,
    text public.long_text,
    comments_until timestamp with time zone,
    function text,
    hash bytea,
    entry bigint NOT NULL,
    CONSTRAINT circulation_leaves_time_to_comment CHECK ((((comments_until IS NOT NULL) = (kind = 'circulation'::text)) AND (comments_until > taken_at))),
    CONSTRAINT minutes_step_has_a_known_kind CHECK ((kind = ANY (ARRAY['passage'::text, 'circulation'::text, 'comment'::text, 'attestation'::text, 'publication'::text]))),
    CONSTRAINT minutes_step_has_its_text CHECK (((text IS NOT NULL) = (kind = ANY (ARRAY['passage'::text, 'comment'::text]))))
);

ALTER TABLE ONLY public.minutes_steps FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE minutes_steps; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.minutes_steps IS 'Protokollets väg: sekreterarens avsnitt, utsändning, synpunkter från närvarande, justeringar och publicering (D-9, D-10, D-28).';


--
-- Name: COLUMN minutes_steps.hash; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.minutes_steps.hash IS 'SHA-256 av det som den som justerade justerade.';


--
-- Name: attest_minutes(public.meetings, public.minutes, public.minutes_steps); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.attest_minutes(m public.meetings, n public.minutes, INOUT step public.minutes_steps) RETURNS public.minutes_steps
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    clause text := (SELECT minutes_clause FROM group_kinds WHERE code = m.group_kind);
    claimed bytea := step.hash;
    current jsonb;
BEGIN
    IF NOT EXISTS (SELECT FROM minutes_attesters(m) a WHERE a.person_id = step.person_id) THEN
        PERFORM refuse('minutes_are_attested_by_their_attesters', clause, jsonb_build_object('attesters',
            (SELECT jsonb_agg(jsonb_build_object('function', a.function, 'person', a.person_id)) FROM minutes_attesters(m) a)), 'SV403');
    END IF;
    PERFORM check_minutes_state(n, step, ARRAY['circulated', 'attesting']);
    IF step.taken_at < n.comments_until THEN
        PERFORM refuse('comments_come_before_attestation', NULL,
            jsonb_build_object('at', utc(step.taken_at), 'commentsUntil', utc(n.comments_until)));
    END IF;
    SELECT a.function INTO step.function FROM minutes_awaited(m) a WHERE a.person_id = step.person_id LIMIT 1;
    IF step.function IS NULL THEN
        PERFORM refuse('minutes_state_allows_it', clause, jsonb_build_object('state', n.state, 'step', step.kind, 'attestedByCaller', true));
    END IF;
    current := minutes_record(m);
    step.hash := minutes_hash(current);
    IF step.hash IS DISTINCT FROM coalesce(n.hash, step.hash) OR step.hash IS DISTINCT FROM coalesce(claimed, step.hash) THEN
        PERFORM refuse('minutes_are_attested_as_they_stand', NULL, jsonb_build_object('hash', encode(step.hash, 'hex'),
            'attestedHash', encode(n.hash, 'hex'), 'claimedHash', encode(claimed, 'hex')));
    END IF;
    UPDATE minutes SET content = current, hash = step.hash,
        state = CASE WHEN (SELECT count(*) FROM minutes_awaited(m)) = 1 THEN 'attested' ELSE 'attesting' END,
        attested_at = CASE WHEN (SELECT count(*) FROM minutes_awaited(m)) = 1 THEN step.taken_at END
    WHERE meeting_id = m.id;
END
$$;


--
-- Name: FUNCTION attest_minutes(m public.meetings, n public.minutes, INOUT step public.minutes_steps); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.attest_minutes(m public.meetings, n public.minutes, INOUT step public.minutes_steps) IS 'Fryser innehållet vid första justeringen; den som justerar sedan justerar samma innehåll, annars vägras det (D-9, D-10, D-28).';


--
-- Name: begin_record(bytea, text, timestamp with time zone, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.begin_record(p_hash bytea, p_key text, p_recorded_at timestamp with time zone, p_act text) RETURNS TABLE(caller text, opened bigint, fingerprint bytea, status integer, location text, content_location text, entity_tag text, body text)
    LANGUAGE plpgsql
    AS $$
DECLARE
    who record;
    kept answers;
BEGIN
    PERFORM lock_journal();
    SELECT * INTO who FROM caller(p_hash);
    IF NOT FOUND THEN
        RETURN;
    END IF;
    SELECT * INTO kept FROM answers a WHERE a.token_id = who.token_id AND a.key = p_key;
    IF FOUND THEN
        RETURN QUERY SELECT who.caller, kept.entry, kept.fingerprint, kept.status, kept.location, kept.content_location,
            kept.entity_tag, kept.body;
        RETURN;
    END IF;
    RETURN QUERY SELECT who.caller, journal_open(p_recorded_at, p_act, who.token_id, who.kind, who.person_id, who.party_code),
        NULL::bytea, NULL::integer, NULL::text, NULL::text, NULL::text, NULL::text;
END
$$;


--
-- Name: FUNCTION begin_record(p_hash bytea, p_key text, p_recorded_at timestamp with time zone, p_act text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.begin_record(p_hash bytea, p_key text, p_recorded_at timestamp with time zone, p_act text) IS 'Varje skrivnings första sats: låser journalens huvud, tar reda på vem, finner ett redan givet svar eller öppnar en post.';


--
-- Name: budget_consequences(bigint, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.budget_consequences(p_entry bigint, language text) RETURNS json
    LANGUAGE sql STABLE
    AS $$
    SELECT coalesce(json_agg(json_build_object('matter', (c.matter).code, 'year', whole.content -> 'year', 'decided', c.decided,
        'before', (SELECT budget_figures(former.content) FROM plans former WHERE former.id = try_uuid(c.content ->> 'supersedes')),
        'after', budget_figures(whole.content))), '[]')
    FROM considered(p_entry, language) c, LATERAL (SELECT whole_plan(c.content, c.matter) AS content) whole
    WHERE (c.matter).shape = 'money' AND c.objection ->> 'rule' IS DISTINCT FROM 'plan_replaces_parts_of_its_predecessor'
$$;


--
-- Name: FUNCTION budget_consequences(p_entry bigint, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.budget_consequences(p_entry bigint, language text) IS 'Budgetens siffror före och efter, per part.';


--
-- Name: budget_figures(jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.budget_figures(c jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT jsonb_build_object('costsOre', sums.costs, 'incomesOre', sums.incomes, 'deficitOre', sums.deficit,
        'balanceOre', sums.incomes + sums.deficit - sums.costs, 'parties', coalesce((
            SELECT jsonb_agg(jsonb_build_object('party', code, 'incomesOre', paid, 'shareOre', shared) ORDER BY code)
            FROM (
                SELECT code, sum(paid)::bigint AS paid, sum(shared)::bigint AS shared FROM (
                    SELECT l ->> 'payer' AS code, (l ->> 'amountOre')::bigint AS paid, 0 AS shared FROM jsonb_array_elements(c -> 'incomes') l
                    UNION ALL
                    SELECT s ->> 'party', 0, (s ->> 'amountOre')::bigint FROM jsonb_array_elements(c #> '{sharing,shares}') s) lines
                GROUP BY code) parties), '[]'))
    FROM (
        SELECT coalesce((SELECT sum((l ->> 'amountOre')::bigint) FROM jsonb_array_elements(c -> 'costs') l), 0)::bigint AS costs,
            coalesce((SELECT sum((l ->> 'amountOre')::bigint) FROM jsonb_array_elements(c -> 'incomes') l), 0)::bigint AS incomes,
            coalesce((c #>> '{deficit,amountOre}')::bigint, 0) AS deficit) sums
$$;


--
-- Name: FUNCTION budget_figures(c jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.budget_figures(c jsonb) IS 'En budgets summor och vad varje part bidrar med och har som andel, i öre.';


--
-- Name: calendar_entries(integer, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.calendar_entries(p_year integer, p_at date) RETURNS TABLE(activity uuid, title text, area text, on_day date, until_day date, occasion text, place text, entry bigint)
    LANGUAGE sql STABLE
    AS $$
    SELECT a.id, a.title, a.area, (day.value ->> 'on')::date, (day.value ->> 'until')::date, day.value ->> 'title', day.value ->> 'place', a.entry
    FROM plans_at(p_at) p
    JOIN published.activities a ON a.plan_id = p.id
    CROSS JOIN jsonb_array_elements(a.calendar) day
    WHERE p.runs && daterange(make_date(p_year, 1, 1), make_date(p_year + 1, 1, 1))
        AND extract(year FROM (day.value ->> 'on')::date) = p_year AND p.runs @> (day.value ->> 'on')::date
$$;


--
-- Name: FUNCTION calendar_entries(p_year integer, p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.calendar_entries(p_year integer, p_at date) IS 'Kalendariets poster ett år, ur den plan som gällde eller gäller på postens dag, så som det var bestämt en dag (V-21, V-28).';


--
-- Name: caller(bytea); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.caller(p_hash bytea) RETURNS TABLE(token_id uuid, kind text, person_id uuid, party_code text, caller text)
    LANGUAGE sql STABLE
    AS $$
    SELECT t.id, t.kind, t.person_id, t.party_code, t.caller FROM tokens t
    WHERE t.hash = p_hash AND t.revoked_at IS NULL AND t.expires_at > now()
$$;


--
-- Name: FUNCTION caller(p_hash bytea); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.caller(p_hash bytea) IS 'Den som nyckeln tillhör; ingen rad när nyckeln är okänd, återkallad eller för gammal.';


--
-- Name: capacity_body(integer, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.capacity_body(p_year integer, language text) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('year', p_year, 'capacities', coalesce(json_agg(json_build_object('code', k.code,
        'title', localized(k.title, language), 'percent', k.percent, 'fullTimeMinutes', k.full_time_minutes,
        'capacityMinutes', capacity_minutes(k.code, p_year), 'plannedMinutes', planned_minutes(k.code, p_year),
        'usedMinutes', used.minutes, 'unplannedMinutes', capacity_minutes(k.code, p_year) - planned_minutes(k.code, p_year),
        'leftMinutes', capacity_minutes(k.code, p_year) - used.minutes, 'clause', k.clause_id) ORDER BY k.code), '[]'))::text
    FROM capacities k, LATERAL (SELECT coalesce(sum(t.minutes), 0)::integer AS minutes FROM standing_time_entries t
        JOIN assignments a ON a.id = t.assignment_id WHERE a.capacity = k.code AND a.year = p_year) used
$$;


--
-- Name: FUNCTION capacity_body(p_year integer, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.capacity_body(p_year integer, language text) IS 'Årets andel av samordnarens tid: hur mycket, planerat, använt, kvar (V-55).';


--
-- Name: capacity_consequences(bigint, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.capacity_consequences(p_entry bigint, language text) RETURNS json
    LANGUAGE sql STABLE
    AS $$
    WITH claims AS (
        SELECT a.capacity, a.year, a.estimate_minutes AS minutes, true AS planned FROM assignments a WHERE a.entry = p_entry
        UNION ALL
        SELECT (c.matter).capacity, (c.content ->> 'year')::integer, (c.content ->> 'estimateMinutes')::integer, false
        FROM considered(p_entry, language) c WHERE (c.matter).effect = 'work' AND NOT c.decided
        UNION ALL
        SELECT d.capacity, y.year, 0, true FROM delegations d,
            generate_series(extract(year FROM lower(d.valid))::integer, extract(year FROM upper(d.valid) - 1)::integer) AS y(year)
        WHERE d.entry = p_entry
    ), years AS (
        SELECT capacity, year, capacity_minutes(capacity, year) AS total, planned_minutes(capacity, year) AS planned,
            sum(minutes) FILTER (WHERE claims.planned) AS made, sum(minutes) FILTER (WHERE NOT claims.planned) AS wished
        FROM claims GROUP BY capacity, year
    )
    SELECT coalesce(json_agg(json_build_object('capacity', capacity, 'year', year, 'capacityMinutes', total,
        'leftMinutesBefore', total - planned + coalesce(made, 0), 'leftMinutesAfter', total - planned - coalesce(wished, 0))
        ORDER BY capacity, year), '[]')
    FROM years
$$;


--
-- Name: FUNCTION capacity_consequences(p_entry bigint, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.capacity_consequences(p_entry bigint, language text) IS 'Hur mycket av samordnarens tid som återstår före och efter (V-55).';


--
-- Name: capacity_days(integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.capacity_days(p_year integer) RETURNS daterange
    LANGUAGE sql STABLE
    AS $$
    SELECT daterange(least(greatest(make_date(p_year, 1, 1), c.constituted_on, c.valid_from), make_date(p_year + 1, 1, 1)), make_date(p_year + 1, 1, 1))
    FROM published.charters c
$$;


--
-- Name: FUNCTION capacity_days(p_year integer); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.capacity_days(p_year integer) IS 'De dagar av ett år som andelen räknas för: från den dag avtalet börjat gälla (D-11).';


--
-- Name: capacity_minutes(text, integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.capacity_minutes(p_capacity text, p_year integer) RETURNS integer
    LANGUAGE sql STABLE
    AS $$
    SELECT floor(k.full_time_minutes::numeric * k.percent / 100
        * greatest(0, make_date(p_year + 1, 1, 1) - greatest(make_date(p_year, 1, 1), c.constituted_on, c.valid_from))
        / (make_date(p_year + 1, 1, 1) - make_date(p_year, 1, 1)))::integer
    FROM capacities k, charters c WHERE k.code = p_capacity
$$;


--
-- Name: FUNCTION capacity_minutes(p_capacity text, p_year integer); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.capacity_minutes(p_capacity text, p_year integer) IS 'Årets minuter: andel av heltid, för ett delår i proportion till dagarna (V-55, D-11, D-26).';


--
-- Name: carry_out_decision(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.carry_out_decision() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    m matters;
BEGIN
    IF NEW.proposal_id IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT * INTO STRICT m FROM matters WHERE code = NEW.matter;
    UPDATE proposals SET state = NEW.outcome, decision_id = NEW.id,
        adopted_version = CASE WHEN NEW.outcome = 'referredBack' THEN NULL ELSE adopted_version END
    WHERE id = NEW.proposal_id;
    IF NEW.content IS NOT NULL THEN
        CASE m.effect
            WHEN 'plan' THEN PERFORM put_plan_in_force(NEW, m);
            WHEN 'group' THEN PERFORM appoint_group(NEW, m);
            WHEN 'work' THEN PERFORM assign_work(NEW, m);
            WHEN 'election' THEN PERFORM elect(NEW);
            WHEN 'seat' THEN PERFORM fill_seat(NEW, m);
            WHEN 'delegation' THEN PERFORM delegate_work(NEW, m);
            ELSE NULL;
        END CASE;
    END IF;
    RETURN NULL;
END
$$;


--
-- Name: FUNCTION carry_out_decision(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.carry_out_decision() IS 'Verkställer beslutet i samma transaktion: ett beslut finns inte utan sina följder.';


--
-- Name: carry_out_recasting(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.carry_out_recasting() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


--
-- Name: FUNCTION carry_out_recasting(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.carry_out_recasting() IS 'De nya förslagen diarieförs och bereds. Det som tagits upp i ett hopslaget förslag följer med; ur ett delat tas det upp på nytt.';


--
-- Name: changed_since(uuid, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.changed_since(p_proposal uuid, p_at date) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN EXISTS (
        WITH RECURSIVE family AS (
            SELECT p.id, p.state, p.included_in FROM published.proposals p WHERE p.id = p_proposal
            UNION
            SELECT p.id, p.state, p.included_in
            FROM family f JOIN published.proposals p ON p.id = f.included_in
                OR p.id IN (SELECT d.child_id FROM published.descents d WHERE d.parent_id = f.id)
        )
        SELECT FROM family f LEFT JOIN proposals_at(p_at) s ON s.id = f.id
        WHERE s.state IS DISTINCT FROM f.state
            OR EXISTS (SELECT FROM published.decisions d WHERE d.proposal_id = f.id AND d.decided_on > p_at));
END
$$;


--
-- Name: FUNCTION changed_since(p_proposal uuid, p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.changed_since(p_proposal uuid, p_at date) IS 'Om förslaget, eller något som det gått upp i eller blivit, har fått ett annat läge eller ett beslut efter en dag.';


--
-- Name: plans; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.plans (
    id uuid NOT NULL,
    matter text NOT NULL,
    valid daterange NOT NULL,
    content jsonb NOT NULL,
    decision_id uuid NOT NULL,
    decided_on date NOT NULL,
    supersedes uuid,
    superseded_on date,
    superseded_by uuid,
    entry bigint NOT NULL,
    replaces text[],
    CONSTRAINT partial_plan_supersedes_a_plan CHECK (((replaces IS NULL) OR (supersedes IS NOT NULL))),
    CONSTRAINT plan_period_is_bounded CHECK (((NOT isempty(valid)) AND (NOT lower_inf(valid)) AND (NOT upper_inf(valid)))),
    CONSTRAINT supersession_has_day_and_plan CHECK (((superseded_on IS NULL) = (superseded_by IS NULL)))
);

ALTER TABLE ONLY public.plans FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE plans; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.plans IS 'Budget, verksamhetsplan och aktivitetsplan i kraft och de som ersatts; en för varje tid (V-63, V-65, V-66).';


--
-- Name: COLUMN plans.replaces; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.plans.replaces IS 'Delarna som beslutet bytte ut; resten är övertaget från planen som ersattes. NULL: hela planen är ny.';


--
-- Name: check_activities(public.plans, public.matters); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_activities(p public.plans, m public.matters) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    wrong record;
BEGIN
    IF jsonb_typeof(p.content -> 'calendarEntries') IS DISTINCT FROM 'array' OR jsonb_array_length(p.content -> 'calendarEntries') = 0 THEN
        PERFORM refuse('plan_has_its_calendar', m.calendar_clause, jsonb_build_object('matter', m.code, 'calendar', 0), 'SV422');
    END IF;
    SELECT a ->> 'code' AS code INTO wrong FROM jsonb_array_elements(p.content -> 'activities') a
    WHERE NOT EXISTS (SELECT FROM jsonb_array_elements(p.content -> 'calendarEntries') c WHERE c ->> 'activity' = a ->> 'code')
    UNION ALL
    SELECT c ->> 'activity' FROM jsonb_array_elements(p.content -> 'calendarEntries') c
    WHERE NOT p.valid @> (c ->> 'on')::date OR NOT p.valid @> coalesce(c ->> 'until', c ->> 'on')::date
        OR NOT EXISTS (SELECT FROM jsonb_array_elements(p.content -> 'activities') a WHERE a ->> 'code' = c ->> 'activity')
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse('plan_has_its_calendar', m.calendar_clause, jsonb_build_object('matter', m.code, 'activity', wrong.code), 'SV422');
    END IF;
    SELECT party AS code INTO wrong FROM jsonb_array_elements(p.content -> 'activities') a,
        unnest(json_texts(a -> 'helpingParties') || json_texts(a -> 'helpedParties')) party
    WHERE NOT EXISTS (SELECT FROM parties WHERE code = party) LIMIT 1;
    IF FOUND THEN
        PERFORM refuse('version_is_of_its_matter', m.decided_clause, jsonb_build_object('unknownParty', wrong.code), 'SV422');
    END IF;
    SELECT a ->> 'code' AS code, a ->> 'area' AS area INTO wrong FROM jsonb_array_elements(p.content -> 'activities') a
    WHERE m.builds_on IS NOT NULL AND NOT coalesce((
        SELECT range_agg(in_force(base)) @> p.valid FROM plans base, jsonb_array_elements(base.content -> 'areas') area
        WHERE base.matter = m.builds_on AND area ->> 'code' = a ->> 'area'), false)
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse('activity_has_an_area_in_force', m.builds_clause, jsonb_build_object('activity', wrong.code,
            'area', wrong.area, 'buildsOn', m.builds_on, 'from', lower(p.valid), 'to', upper(p.valid) - 1), 'SV422');
    END IF;
END
$$;


--
-- Name: FUNCTION check_activities(p public.plans, m public.matters); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_activities(p public.plans, m public.matters) IS 'Planen har sitt kalendarium, och varje aktivitet ett område som gäller hela perioden (V-21, V-64).';


--
-- Name: check_activity(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_activity() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM plans p, jsonb_array_elements(p.content -> 'activities') a
        WHERE p.id = NEW.plan_id AND a ->> 'code' = NEW.code AND a ->> 'area' = NEW.area
    ) THEN
        PERFORM refuse('activity_comes_from_a_plan', NULL, jsonb_build_object('plan', NEW.plan_id, 'activity', NEW.code));
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION check_activity(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_activity() IS 'En aktivitet genomförs bara när den står i en beslutad plan (V-28).';


--
-- Name: proposal_steps; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.proposal_steps (
    id uuid NOT NULL,
    proposal_id uuid NOT NULL,
    kind text NOT NULL,
    taken_on date NOT NULL,
    person_id uuid,
    party_code text,
    version_number integer,
    meeting_id uuid,
    votes_for integer,
    votes_against integer,
    casting_vote text,
    part_proposal uuid,
    reasons public.long_text,
    facts jsonb DEFAULT '{}'::jsonb NOT NULL,
    entry bigint NOT NULL,
    CONSTRAINT casting_vote_is_for_or_against CHECK ((casting_vote = ANY (ARRAY['for'::text, 'against'::text]))),
    CONSTRAINT proposal_step_has_a_known_kind CHECK ((kind = ANY (ARRAY['submission'::text, 'preparation'::text, 'adoption'::text, 'inclusion'::text, 'withdrawal'::text]))),
    CONSTRAINT votes_against_are_counted CHECK ((votes_against >= 0)),
    CONSTRAINT votes_for_are_counted CHECK ((votes_for >= 0))
);

ALTER TABLE ONLY public.proposal_steps FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE proposal_steps; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.proposal_steps IS 'Inlämning, beredning, antagande i beredande grupp, upptagande i ett planförslag, återtagande: det som skett, sparat.';


--
-- Name: check_adoption(public.proposals, public.proposal_steps); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_adoption(p public.proposals, step public.proposal_steps) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
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


--
-- Name: FUNCTION check_adoption(p public.proposals, step public.proposal_steps); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_adoption(p public.proposals, step public.proposal_steps) IS 'Antagande på hållet möte i beredande grupp, beslutsfört och med majoritet (V-43…V-45, D-21); ger underlaget.';


--
-- Name: check_agenda_approval(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_agenda_approval() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


--
-- Name: FUNCTION check_agenda_approval(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_agenda_approval() IS 'Den senaste versionen godkänns, när den är fastställd, av dem som bereder mötet, var och en i sin egenskap (V-38).';


--
-- Name: check_agenda_is_open(public.meetings, uuid, date, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_agenda_is_open(meeting public.meetings, p_person uuid, p_day date, p_step text) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
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


--
-- Name: FUNCTION check_agenda_is_open(meeting public.meetings, p_person uuid, p_day date, p_step text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_agenda_is_open(meeting public.meetings, p_person uuid, p_day date, p_step text) IS 'Dagordningen ändras före mötet, av den som kallar och den som protokollför (V-38).';


--
-- Name: check_agenda_is_released(public.meetings, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_agenda_is_released(meeting public.meetings, p_day date) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
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


--
-- Name: FUNCTION check_agenda_is_released(meeting public.meetings, p_day date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_agenda_is_released(meeting public.meetings, p_day date) IS 'Dagordningen sänds, och mötet öppnas, när alla som bereder mötet den dagen har godkänt samma version (V-38).';


--
-- Name: check_agenda_item(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_agenda_item() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    meeting meetings;
    removed uuid;
BEGIN
    SELECT * INTO STRICT meeting FROM meetings WHERE id = NEW.meeting_id;
    PERFORM check_agenda_is_open(meeting, NEW.added_by, NEW.added_on, 'agenda-item');
    SELECT coalesce(NEW.position, max(position) + 1, 1) INTO NEW.position FROM agenda_items WHERE meeting_id = meeting.id;
    UPDATE meetings SET state = state WHERE id = meeting.id;
    IF NEW.proposal_id IS NULL THEN
        RETURN NEW;
    END IF;
    SELECT i.id INTO removed FROM agenda_items i
    WHERE i.meeting_id = meeting.id AND i.proposal_id = NEW.proposal_id AND NOT stands_on_agenda(i);
    IF FOUND THEN
        PERFORM refuse('agenda_version_holds_its_items', NULL, jsonb_build_object('agendaItem', removed, 'proposal', NEW.proposal_id));
    END IF;
    IF put_on_agenda(meeting, NEW.proposal_id) = 'tabled' THEN
        NEW.returned_from := coalesce(NEW.returned_from, (SELECT i.id FROM agenda_items i JOIN meetings m ON m.id = i.meeting_id
            WHERE i.proposal_id = NEW.proposal_id AND m.group_code = meeting.group_code ORDER BY m.starts_at DESC LIMIT 1));
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION check_agenda_item(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_agenda_item() IS 'Ett ärende sätts upp före mötet, en gång; ett förslag som tagits bort kommer åter med en ny version av dagordningen.';


--
-- Name: check_agenda_version(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_agenda_version() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


--
-- Name: FUNCTION check_agenda_version(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_agenda_version() IS 'En version av dagordningen: ärendena i ordning. Ett förslag som lämnas utanför går tillbaka till det läge det hade.';


--
-- Name: check_assignment(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_assignment() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    k capacities;
BEGIN
    IF NEW.delegation_id IS NOT NULL AND TG_OP = 'INSERT' THEN
        SELECT decision_id, capacity INTO STRICT NEW.decision_id, NEW.capacity FROM delegations WHERE id = NEW.delegation_id;
        PERFORM check_delegated_work(NEW);
        PERFORM check_capacity(NEW.capacity, NEW.year, NEW.estimate_minutes);
        RETURN NEW;
    END IF;
    SELECT * INTO k FROM capacities WHERE code = NEW.capacity;
    IF TG_OP = 'UPDATE' OR NOT EXISTS (
        SELECT FROM decisions d JOIN matters m ON m.code = d.matter
        WHERE d.id = NEW.decision_id AND m.effect = 'work' AND m.capacity = NEW.capacity AND d.content IS NOT NULL
            AND (d.content ->> 'estimateMinutes')::integer = NEW.estimate_minutes AND (d.content ->> 'year')::integer = NEW.year
            AND NOT EXISTS (SELECT FROM assignments a WHERE a.decision_id = d.id)
    ) THEN
        PERFORM refuse('assignment_is_given_by_decision', k.assign_clause, jsonb_build_object('capacity', NEW.capacity));
    END IF;
    PERFORM check_capacity(NEW.capacity, NEW.year, NEW.estimate_minutes);
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION check_assignment(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_assignment() IS 'Ett uppdrag ges bara genom beslut, eller av den som beslutet delegerat till, och ryms i andelen (V-54, V-55, V-57).';


--
-- Name: check_attendance(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_attendance() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    meeting meetings;
BEGIN
    meeting := open_meeting(NEW.meeting_id, NEW.recorded_by, NEW.arrived_at, 'arrival');
    IF NEW.recorded_by IS NULL THEN
        PERFORM check_recorder(meeting.group_code, NULL, meeting.held_on);
    END IF;
    IF EXISTS (SELECT FROM departures d WHERE d.meeting_id = meeting.id AND d.person_id = NEW.person_id) THEN
        PERFORM refuse('who_has_left_stays_away', NULL, jsonb_build_object('person', NEW.person_id));
    END IF;
    NEW.seat_id := acting_seat(meeting.group_code, NEW.person_id, meeting.held_on);
    IF NEW.seat_id IS NULL THEN
        PERFORM refuse('present_holds_a_seat', NULL, jsonb_build_object('group', meeting.group_code, 'person', NEW.person_id,
            'day', meeting.held_on));
    END IF;
    IF EXISTS (SELECT FROM attendances a WHERE a.meeting_id = meeting.id AND a.person_id = NEW.person_id) THEN
        PERFORM refuse('meeting_state_allows_it', NULL, jsonb_build_object('step', 'arrival', 'person', NEW.person_id, 'isPresent', true));
    END IF;
    IF NEW.arrived_at IS NULL AND latest_instant(meeting.id) > meeting.opened_at THEN
        PERFORM refuse('proceedings_are_recorded_in_order', NULL, jsonb_build_object('step', 'arrival', 'at', utc(meeting.opened_at),
            'latest', utc(latest_instant(meeting.id))));
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION check_attendance(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_attendance() IS 'Den som räknas som närvarande har en plats i gruppen den dagen, eller är ersättare på en; den som lämnat kommer inte åter (V-22).';


--
-- Name: votings; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.votings (
    id uuid NOT NULL,
    agenda_item_id uuid NOT NULL,
    number integer NOT NULL,
    form text NOT NULL,
    subject public.long_text NOT NULL,
    options jsonb NOT NULL,
    ballots jsonb DEFAULT '[]'::jsonb NOT NULL,
    tally jsonb NOT NULL,
    found text,
    casting_vote text,
    lot text,
    winner text NOT NULL,
    settled_by text NOT NULL,
    presiding uuid,
    quorum jsonb NOT NULL,
    held_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    entry bigint NOT NULL,
    CONSTRAINT voting_has_a_known_form CHECK ((form = ANY (ARRAY['acclamation'::text, 'open'::text, 'secret'::text]))),
    CONSTRAINT voting_has_two_options_or_more CHECK (((jsonb_typeof(options) = 'array'::text) AND ((jsonb_array_length(options) >= 1) AND (jsonb_array_length(options) <= 20)))),
    CONSTRAINT voting_is_settled_in_a_known_way CHECK ((settled_by = ANY (ARRAY['acclamation'::text, 'majority'::text, 'castingVote'::text, 'lot'::text])))
);

ALTER TABLE ONLY public.votings FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE votings; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.votings IS 'Ställningstaganden: acklamation, öppen votering med namnupprop, sluten omröstning. Utfallet räknas ut, det skrivs aldrig in.';


--
-- Name: COLUMN votings.subject; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.votings.subject IS 'Propositionsordningen: vad som ställdes mot vad.';


--
-- Name: check_ballots(public.votings, uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_ballots(v public.votings, meeting uuid) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    unknown jsonb;
    voters integer;
    cast_votes integer;
    wrong jsonb;
BEGIN
    SELECT jsonb_agg(b) INTO unknown FROM jsonb_array_elements(v.ballots) b
    WHERE b ->> 'option' IS NOT NULL AND NOT EXISTS (SELECT FROM jsonb_array_elements(v.options) o WHERE o ->> 'code' = b ->> 'option');
    IF unknown IS NOT NULL OR (v.form = 'acclamation') <> (v.ballots = '[]') THEN
        PERFORM refuse('votes_match_the_roll', NULL, jsonb_build_object('form', v.form, 'unknown', unknown), 'SV422');
    END IF;
    SELECT count(*) INTO voters FROM roll(meeting, v.agenda_item_id, v.held_at) r WHERE r.voter;
    IF v.form = 'open' THEN
        SELECT jsonb_build_object(
            'withoutVote', (SELECT jsonb_agg(b -> 'person') FROM jsonb_array_elements(v.ballots) b WHERE NOT EXISTS (
                SELECT FROM roll(meeting, v.agenda_item_id, v.held_at) r WHERE r.voter AND r.person_id::text = b ->> 'person')),
            'notCalled', (SELECT jsonb_agg(r.person_id) FROM roll(meeting, v.agenda_item_id, v.held_at) r
                WHERE r.voter AND NOT EXISTS (SELECT FROM jsonb_array_elements(v.ballots) b WHERE b ->> 'person' = r.person_id::text)),
            'twice', (SELECT jsonb_agg(person) FROM (SELECT b ->> 'person' AS person FROM jsonb_array_elements(v.ballots) b
                GROUP BY 1 HAVING count(*) > 1) twice))
        INTO wrong;
        IF jsonb_strip_nulls(wrong) <> '{}' THEN
            PERFORM refuse('votes_match_the_roll', NULL, jsonb_strip_nulls(wrong) || jsonb_build_object('voters', voters), 'SV422');
        END IF;
    ELSIF v.form = 'secret' THEN
        SELECT sum((b ->> 'count')::integer) INTO cast_votes FROM jsonb_array_elements(v.ballots) b;
        IF cast_votes <> voters
            OR EXISTS (SELECT FROM jsonb_array_elements(v.ballots) b WHERE b ? 'person' OR coalesce((b ->> 'count')::integer, -1) < 0) THEN
            PERFORM refuse('votes_match_the_roll', NULL, jsonb_build_object('ballots', cast_votes, 'voters', voters), 'SV422');
        END IF;
    END IF;
END
$$;


--
-- Name: FUNCTION check_ballots(v public.votings, meeting uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_ballots(v public.votings, meeting uuid) IS 'Var och en som har rösten ropas upp en gång, ingen annan; slutna sedlar är lika många som de röstande (D-3, D-18, D-19).';


--
-- Name: check_capacity(text, integer, integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_capacity(p_capacity text, p_year integer, p_minutes integer) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    available integer := capacity_minutes(p_capacity, p_year);
    planned integer := planned_minutes(p_capacity, p_year);
BEGIN
    IF planned + p_minutes > available THEN
        PERFORM refuse('assignments_within_capacity', (SELECT clause_id FROM capacities WHERE code = p_capacity), jsonb_build_object(
            'capacity', p_capacity, 'year', p_year, 'capacityMinutes', available, 'plannedMinutes', planned,
            'requestedMinutes', p_minutes, 'leftMinutes', available - planned));
    END IF;
END
$$;


--
-- Name: FUNCTION check_capacity(p_capacity text, p_year integer, p_minutes integer); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_capacity(p_capacity text, p_year integer, p_minutes integer) IS 'Årets uppdrag ryms i andelen av tiden (V-55).';


--
-- Name: check_closing(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_closing() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    m meetings;
BEGIN
    SELECT * INTO STRICT m FROM meetings WHERE id = NEW.meeting_id;
    IF EXISTS (SELECT FROM decisions d WHERE d.meeting_id = m.id)
        AND EXISTS (SELECT FROM minutes_attesters(m) a WHERE a.person_id IS NULL) THEN
        PERFORM refuse('meeting_elects_who_attests', NULL, jsonb_build_object('meeting', m.id,
            'missing', (SELECT jsonb_agg(a.function) FROM minutes_attesters(m) a WHERE a.person_id IS NULL)));
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION check_closing(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_closing() IS 'Ett möte som fattat beslut avslutas inte förrän den som ska justera protokollet är vald där (D-28).';


--
-- Name: check_comment(public.minutes, public.minutes_steps); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_comment(n public.minutes, step public.minutes_steps) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM attendances a WHERE a.meeting_id = step.meeting_id AND a.person_id = step.person_id) THEN
        PERFORM refuse('comments_are_by_those_present', NULL, jsonb_build_object('meeting', step.meeting_id), 'SV403');
    END IF;
    PERFORM check_minutes_state(n, step, ARRAY['circulated']);
    IF step.taken_at > n.comments_until OR step.taken_at < (SELECT s.taken_at FROM minutes_steps s
        WHERE s.meeting_id = step.meeting_id AND s.kind = 'circulation' AND s.round = n.round) THEN
        PERFORM refuse('comments_are_in_time', NULL, jsonb_build_object('at', utc(step.taken_at), 'commentsUntil', utc(n.comments_until)));
    END IF;
END
$$;


--
-- Name: FUNCTION check_comment(n public.minutes, step public.minutes_steps); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_comment(n public.minutes, step public.minutes_steps) IS 'Synpunkter lämnas av dem som var närvarande, medan tiden för dem löper (D-9).';


--
-- Name: check_correction(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_correction() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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


--
-- Name: FUNCTION check_correction(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_correction() IS 'Sekreteraren rättar efter mötet, med en ny anteckning i nummerföljd (D-9).';


--
-- Name: money_classes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.money_classes (
    side text NOT NULL,
    code text NOT NULL,
    title jsonb NOT NULL,
    clause_id text NOT NULL,
    needs text,
    "position" integer NOT NULL,
    entry bigint NOT NULL,
    CONSTRAINT money_class_has_a_side CHECK ((side = ANY (ARRAY['cost'::text, 'income'::text]))),
    CONSTRAINT money_class_needs_something_known CHECK ((needs = ANY (ARRAY['activity'::text, 'reason'::text, 'decision'::text, 'single'::text])))
);

ALTER TABLE ONLY public.money_classes FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE money_classes; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.money_classes IS 'Kostnadsslag (V-67–V-70) och intäkters ursprung (V-72–V-74).';


--
-- Name: check_cost(public.plans, jsonb, public.money_classes); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_cost(p public.plans, line jsonb, class public.money_classes) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    facts jsonb := jsonb_build_object('class', line ->> 'class', 'title', line ->> 'title', 'amountOre', line -> 'amountOre');
BEGIN
    IF class.code IS NULL THEN
        PERFORM refuse('cost_has_a_known_class', NULL,
            facts || jsonb_build_object('classes', (SELECT array_agg(code ORDER BY position) FROM money_classes WHERE side = 'cost')), 'SV422');
    END IF;
    CASE class.needs
        WHEN 'single' THEN
            IF (SELECT count(*) FROM jsonb_array_elements(p.content -> 'costs') l WHERE l ->> 'class' = class.code) > 1 THEN
                PERFORM refuse('salary_is_for_the_one_coordinator', class.clause_id, facts, 'SV422');
            END IF;
        WHEN 'activity' THEN
            IF NOT EXISTS (SELECT FROM activities a JOIN plans base ON base.id = a.plan_id
                WHERE base.superseded_on IS NULL AND base.valid && p.valid AND a.code = line ->> 'activity') THEN
                PERFORM refuse('activity_cost_points_at_an_activity', class.clause_id,
                    facts || jsonb_build_object('activity', line -> 'activity'), 'SV422');
            END IF;
        WHEN 'reason' THEN
            IF line ->> 'reason' IS NULL THEN
                PERFORM refuse('other_line_has_a_reason', class.clause_id, facts, 'SV422');
            END IF;
        WHEN 'decision' THEN
            IF NOT EXISTS (SELECT FROM decisions d WHERE d.id::text = line ->> 'decision'
                AND d.outcome IN ('approved', 'approvedWithChange') AND to_jsonb(d.matter) = parameter('ownCosts.matter')) THEN
                PERFORM refuse('own_costs_stay_with_the_party', class.clause_id,
                    facts || jsonb_build_object('decision', line -> 'decision'), 'SV422');
            END IF;
        ELSE NULL;
    END CASE;
END
$$;


--
-- Name: FUNCTION check_cost(p public.plans, line jsonb, class public.money_classes); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_cost(p public.plans, line jsonb, class public.money_classes) IS 'Varje kostnad har ett slag, och slaget det som det kräver (V-67…V-70).';


--
-- Name: check_decision(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_decision() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    item agenda_items;
    meeting meetings;
    p proposals;
    m matters;
    proposed jsonb;
BEGIN
    SELECT * INTO STRICT item FROM agenda_items WHERE id = NEW.agenda_item_id;
    SELECT * INTO STRICT meeting FROM meetings WHERE id = item.meeting_id;
    IF (item.proposal_id IS NULL) <> (NEW.outcome = 'noted')
        OR (NEW.outcome <> 'referredBack' AND (NEW.referred_to IS NOT NULL OR NEW.due_on IS NOT NULL)) THEN
        PERFORM refuse('outcome_belongs_to_its_item', NULL,
            jsonb_build_object('agendaItem', item.id, 'proposal', item.proposal_id, 'outcome', NEW.outcome), 'SV422');
    END IF;
    IF item.proposal_id IS NULL THEN
        NEW.content := NULL;
        RETURN place_decision(NEW, item, meeting);
    END IF;
    SELECT * INTO STRICT p FROM proposals WHERE id = item.proposal_id;
    SELECT * INTO STRICT m FROM matters WHERE code = p.matter;
    PERFORM check_decision_place(NEW, meeting, p, m);
    NEW := place_decision(NEW, item, meeting);
    NEW.matter := m.code;
    NEW.proposal_id := p.id;
    NEW.version_number := p.latest_version;
    SELECT content INTO proposed FROM proposal_versions WHERE proposal_id = p.id AND number = p.latest_version;
    IF NEW.outcome = 'approved' THEN
        NEW.content := proposed;
    ELSIF NEW.outcome = 'approvedWithChange' THEN
        NEW.change := content_change(proposed, NEW.content);
        IF NEW.change IS NULL THEN
            PERFORM refuse('version_is_of_its_matter', m.decided_clause, jsonb_build_object('outcome', NEW.outcome, 'changed', false), 'SV422');
        END IF;
    ELSE
        NEW.content := NULL;
    END IF;
    IF NEW.outcome = 'referredBack' THEN
        NEW.referred_to := coalesce(NEW.referred_to, (SELECT min(g.code) FROM groups g
            WHERE g.kind = (preparing_kinds(m))[1] AND g.valid @> NEW.decided_on));
    END IF;
    IF NEW.due_on <= NEW.decided_on
        OR NOT EXISTS (SELECT FROM groups g WHERE g.code = coalesce(NEW.referred_to, NEW.group_code) AND g.valid @> NEW.decided_on) THEN
        PERFORM refuse('outcome_belongs_to_its_item', NULL, jsonb_build_object('outcome', NEW.outcome, 'referredTo', NEW.referred_to,
            'dueOn', NEW.due_on, 'decidedOn', NEW.decided_on), 'SV422');
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION check_decision(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_decision() IS 'Allt som måste hålla innan ett beslut får sitt nummer (V-25…V-31, D-4, D-5, D-16, D-20).';


--
-- Name: check_decision_place(public.decisions, public.meetings, public.proposals, public.matters); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_decision_place(d public.decisions, meeting public.meetings, p public.proposals, m public.matters) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    IF meeting.group_kind <> m.decided_by THEN
        PERFORM refuse('decision_is_made_by_the_competent_group', m.decided_clause,
            jsonb_build_object('matter', m.code, 'group', meeting.group_code, 'decidedBy', m.decided_by), 'SV403');
    END IF;
    PERFORM check_recorder(meeting.group_code, d.recorded_by, coalesce(meeting.held_on, local_day(meeting.starts_at)));
    IF meeting.state <> 'open' THEN
        PERFORM refuse('decision_is_made_at_a_held_meeting', NULL, jsonb_build_object('state', meeting.state));
    END IF;
    PERFORM check_election_only(meeting, m);
    IF p.state <> 'onAgenda' THEN
        PERFORM refuse('proposal_state_allows_it', NULL, jsonb_build_object('state', p.state, 'step', 'decision',
            'allowedFrom', ARRAY['onAgenda']));
    END IF;
    IF m.prepared_by IS NOT NULL AND p.adopted_version IS DISTINCT FROM p.latest_version THEN
        PERFORM refuse('decision_is_on_an_adopted_version', m.prepared_clause, jsonb_build_object('matter', m.code,
            'preparedBy', m.prepared_by, 'latestVersion', p.latest_version, 'adoptedVersion', p.adopted_version));
    END IF;
END
$$;


--
-- Name: FUNCTION check_decision_place(d public.decisions, meeting public.meetings, p public.proposals, m public.matters); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_decision_place(d public.decisions, meeting public.meetings, p public.proposals, m public.matters) IS 'Behörig grupp, öppet möte, sekreteraren, ärendet på dagordningen, antagen version (V-25…V-31, D-5, D-23).';


--
-- Name: check_delegated_work(public.assignments); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_delegated_work(a public.assignments) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    d delegations;
    given integer := given_minutes(a.delegation_id);
    delegated text;
    worked text;
BEGIN
    SELECT * INTO STRICT d FROM delegations WHERE id = a.delegation_id;
    SELECT m.decided_clause INTO delegated FROM decisions s JOIN matters m ON m.code = s.matter WHERE s.id = d.decision_id;
    SELECT m.decided_clause INTO worked FROM matters m WHERE m.effect = 'work' AND m.capacity = d.capacity ORDER BY m.position LIMIT 1;
    IF NOT is_delegate(d, a.given_by, a.given_on) THEN
        PERFORM refuse('delegate_acts_for_the_delegation', worked,
            jsonb_build_object('delegation', d.id, 'group', d.group_code, 'person', d.person_id, 'day', a.given_on), 'SV403');
    END IF;
    IF NOT delegation_period(d) @> a.given_on THEN
        PERFORM refuse('delegation_is_in_force', delegated, jsonb_build_object('delegation', d.id, 'day', a.given_on,
            'from', lower(d.valid), 'to', upper(d.valid) - 1, 'endedOn', d.ended_on));
    END IF;
    IF a.due_on IS NULL OR NOT d.valid @> a.due_on OR a.due_on < a.given_on OR extract(year FROM a.due_on) <> a.year THEN
        PERFORM refuse('delegated_work_within_scope', delegated, jsonb_build_object('delegation', d.id, 'givenOn', a.given_on,
            'year', a.year, 'dueOn', a.due_on, 'from', lower(d.valid), 'to', upper(d.valid) - 1), 'SV422');
    END IF;
    IF given + a.estimate_minutes > d.allowance_minutes THEN
        PERFORM refuse('delegated_work_within_allowance', worked, jsonb_build_object('delegation', d.id,
            'allowanceMinutes', d.allowance_minutes, 'givenMinutes', given, 'requestedMinutes', a.estimate_minutes,
            'leftMinutes', d.allowance_minutes - given));
    END IF;
END
$$;


--
-- Name: FUNCTION check_delegated_work(a public.assignments); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_delegated_work(a public.assignments) IS 'Den som fått delegeringen ger samordnaren uppdrag inom dess tid och mått, ingen annan (V-31, V-54).';


--
-- Name: check_delegation(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_delegation() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    d decisions;
    m matters;
BEGIN
    SELECT * INTO d FROM decisions WHERE id = NEW.decision_id;
    SELECT * INTO m FROM matters WHERE code = d.matter;
    IF m.effect IS DISTINCT FROM 'delegation' OR d.content IS NULL OR d.content ? 'ends'
        OR EXISTS (SELECT FROM delegations o WHERE o.decision_id = d.id) THEN
        PERFORM refuse('delegation_is_given_by_decision', CASE m.effect WHEN 'delegation' THEN m.decided_clause END,
            jsonb_build_object('decision', d.id, 'matter', m.code));
    END IF;
    NEW.group_code := d.content ->> 'toGroup';
    NEW.person_id := (d.content ->> 'toPerson')::uuid;
    NEW.scope := d.content ->> 'scope';
    NEW.valid := daterange((d.content ->> 'from')::date, (d.content ->> 'to')::date, '[]');
    NEW.reporting := d.content ->> 'reporting';
    NEW.report_by := coalesce(d.content ->> 'reportBy', d.content ->> 'to')::date;
    NEW.capacity := m.capacity;
    NEW.allowance_minutes := coalesce((d.content ->> 'allowanceMinutes')::integer, 0);
    NEW.supersedes := (d.content ->> 'supersedes')::uuid;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION check_delegation(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_delegation() IS 'En delegering är sitt beslut, ord för ord; ingen annan ger den (V-31).';


--
-- Name: check_departure(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_departure() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM open_meeting(NEW.meeting_id, NEW.recorded_by, NEW.left_at, 'departure');
    IF NOT EXISTS (SELECT FROM roll(NEW.meeting_id, NULL, NEW.left_at) r WHERE r.person_id = NEW.person_id) THEN
        PERFORM refuse('who_acts_is_present', NULL, jsonb_build_object('person', NEW.person_id, 'step', 'departure'));
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION check_departure(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_departure() IS 'En närvarande lämnar mötet.';


--
-- Name: check_election_only(public.meetings, public.matters); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_election_only(meeting public.meetings, m public.matters) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    kind meeting_kinds;
BEGIN
    SELECT * INTO kind FROM meeting_kinds WHERE group_kind = meeting.group_kind AND code = meeting.meeting_kind;
    IF kind.only_election AND m.effect <> 'election' THEN
        PERFORM refuse('election_only_meeting', kind.clause_id, jsonb_build_object('meetingKind', kind.code, 'matter', m.code));
    END IF;
END
$$;


--
-- Name: FUNCTION check_election_only(meeting public.meetings, m public.matters); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_election_only(meeting public.meetings, m public.matters) IS 'Ett valmöte behandlar bara val (D-24).';


--
-- Name: check_group(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_group() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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


--
-- Name: FUNCTION check_group(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_group() IS 'En tillsatt grupp har beslut, fråga, syfte och koppling till projekt eller aktivitet (V-50, V-52, V-78).';


--
-- Name: check_guest(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_guest() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    meeting meetings;
BEGIN
    SELECT * INTO STRICT meeting FROM meetings WHERE id = NEW.meeting_id;
    NEW.arrived_at := coalesce(NEW.arrived_at, meeting.opened_at);
    IF meeting.state <> 'open' OR NEW.arrived_at < meeting.opened_at THEN
        PERFORM refuse('meeting_state_allows_it', NULL, jsonb_build_object('state', meeting.state, 'step', 'guest',
            'allowedFrom', ARRAY['open'], 'at', utc(NEW.arrived_at)));
    END IF;
    PERFORM check_recorder(meeting.group_code, NEW.recorded_by, meeting.held_on);
    IF NEW.left_at < NEW.arrived_at THEN
        PERFORM refuse('proceedings_are_recorded_in_order', NULL, jsonb_build_object('step', 'guest', 'at', utc(NEW.left_at),
            'latest', utc(NEW.arrived_at)));
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION check_guest(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_guest() IS 'En gäst antecknas; gäster räknas inte.';


--
-- Name: money_rules; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.money_rules (
    only_row boolean DEFAULT true NOT NULL,
    payer_kinds text[] NOT NULL,
    payer_clause text NOT NULL,
    balance_clause text NOT NULL,
    sharing_keys jsonb NOT NULL,
    sharing_clause text NOT NULL,
    entry bigint NOT NULL,
    CONSTRAINT charter_has_one_row_of_money_rules CHECK (only_row)
);

ALTER TABLE ONLY public.money_rules FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE money_rules; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.money_rules IS 'Vem som betalar, att budgeten går ihop och vilka fördelningsnycklar som finns (V-73, V-75, D-12).';


--
-- Name: check_income(jsonb, public.money_rules); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_income(line jsonb, rules public.money_rules) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    class money_classes;
    facts jsonb := jsonb_build_object('origin', line ->> 'origin', 'payer', line ->> 'payer', 'amountOre', line -> 'amountOre');
BEGIN
    SELECT * INTO class FROM money_classes WHERE side = 'income' AND code = line ->> 'origin';
    IF NOT FOUND THEN
        PERFORM refuse('income_has_an_origin', NULL,
            facts || jsonb_build_object('origins', (SELECT array_agg(code ORDER BY position) FROM money_classes WHERE side = 'income')), 'SV422');
    END IF;
    IF class.needs = 'reason' AND line ->> 'reason' IS NULL THEN
        PERFORM refuse('other_line_has_a_reason', class.clause_id, facts, 'SV422');
    END IF;
    IF NOT EXISTS (SELECT FROM parties p WHERE p.code = line ->> 'payer' AND p.kind = ANY (rules.payer_kinds)) THEN
        PERFORM refuse('income_names_its_payer', rules.payer_clause, facts || jsonb_build_object('payerKinds', rules.payer_kinds), 'SV422');
    END IF;
END
$$;


--
-- Name: FUNCTION check_income(line jsonb, rules public.money_rules); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_income(line jsonb, rules public.money_rules) IS 'Varje intäkt har ursprung och betalare (V-73, V-74).';


--
-- Name: check_item_is_undecided(public.agenda_items, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_item_is_undecided(item public.agenda_items, p_step text) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    IF EXISTS (SELECT FROM decisions d WHERE d.agenda_item_id = item.id) THEN
        PERFORM refuse('agenda_item_is_decided_once', NULL, jsonb_build_object('agendaItem', item.id, 'step', p_step));
    END IF;
    IF NOT stands_on_agenda(item) THEN
        PERFORM refuse('agenda_version_holds_its_items', NULL, jsonb_build_object('agendaItem', item.id, 'step', p_step));
    END IF;
END
$$;


--
-- Name: FUNCTION check_item_is_undecided(item public.agenda_items, p_step text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_item_is_undecided(item public.agenda_items, p_step text) IS 'Ärendet står på dagordningen och är inte avgjort.';


--
-- Name: check_meeting(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_meeting() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    SELECT kind INTO NEW.group_kind FROM groups WHERE code = NEW.group_code;
    PERFORM check_window(NEW.group_kind, NEW.meeting_kind, local_day(NEW.starts_at));
    IF NOT is_officer(NEW.planned_by, NEW.group_code, NEW.planned_on) THEN
        PERFORM refuse('meeting_is_planned_by_its_officers', NULL, jsonb_build_object('group', NEW.group_code), 'SV403');
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION check_meeting(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_meeting() IS 'Möten bereds av den som kallar och den som protokollför, i rätt fönster (V-33, V-38).';


--
-- Name: check_meeting_function(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_meeting_function() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    meeting meetings;
    leads uuid;
    elected record;
BEGIN
    NEW.from_at := coalesce(NEW.from_at, latest_instant(NEW.meeting_id));
    meeting := open_meeting(NEW.meeting_id, NEW.recorded_by, NEW.from_at, NEW.function);
    leads := presiding_at(meeting, NULL, NEW.from_at);
    SELECT * INTO elected FROM roll(meeting.id, NULL, NEW.from_at) r WHERE r.person_id = NEW.person_id AND r.votes;
    IF elected.person_id IS NULL THEN
        PERFORM refuse('who_acts_is_present', NULL, jsonb_build_object('person', NEW.person_id, 'step', NEW.function));
    END IF;
    IF NEW.function = 'presiding' AND leads IS NOT NULL
        AND NOT EXISTS (SELECT FROM recusals x WHERE x.meeting_id = meeting.id AND x.person_id = leads) THEN
        PERFORM refuse('meeting_is_led_by_its_chair', function_clause(meeting.group_code, 'preside'),
            jsonb_build_object('presiding', leads, 'person', NEW.person_id));
    ELSIF NEW.function = 'adjuster' AND (leads IS NULL OR elected.party_code = (
        SELECT r.party_code FROM roll(meeting.id, NULL, NEW.from_at) r WHERE r.person_id = leads)) THEN
        PERFORM refuse('adjuster_is_a_voter_of_another_party', NULL,
            jsonb_build_object('presiding', leads, 'person', NEW.person_id, 'party', elected.party_code));
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION check_meeting_function(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_meeting_function() IS 'Mötet väljer justerare bland de röstande ur en annan kommun än ordförandens (D-28), och ledare när ordföranden inte kan leda.';


--
-- Name: check_meeting_step(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_meeting_step() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    meeting meetings;
    allowed text[] := CASE NEW.kind WHEN 'summons' THEN ARRAY['planned'] WHEN 'opening' THEN ARRAY['summoned']
        WHEN 'closing' THEN ARRAY['open'] ELSE ARRAY['planned', 'summoned'] END;
BEGIN
    SELECT * INTO STRICT meeting FROM meetings WHERE id = NEW.meeting_id;
    NEW.taken_on := local_day(NEW.taken_at);
    IF NEW.kind = 'summons' THEN
        PERFORM check_summons(meeting, NEW);
    ELSIF NEW.kind = 'cancellation' THEN
        IF NOT is_officer(NEW.person_id, meeting.group_code, NEW.taken_on) THEN
            PERFORM refuse('meeting_is_planned_by_its_officers', NULL, jsonb_build_object('group', meeting.group_code), 'SV403');
        END IF;
    ELSE
        PERFORM check_recorder(meeting.group_code, NEW.person_id, NEW.taken_on);
    END IF;
    IF NOT meeting.state = ANY (allowed) OR (NEW.kind = 'closing' AND NEW.taken_at < greatest(latest_instant(meeting.id),
        (SELECT max(coalesce(g.left_at, g.arrived_at)) FROM guests g WHERE g.meeting_id = meeting.id))) THEN
        PERFORM refuse('meeting_state_allows_it', NULL,
            jsonb_build_object('state', meeting.state, 'step', NEW.kind, 'allowedFrom', allowed));
    END IF;
    IF (NEW.kind = 'summons' AND NEW.taken_at > meeting.starts_at)
        OR (NEW.kind = 'opening' AND (NEW.taken_on <> local_day(meeting.starts_at)
            OR NEW.taken_at < (SELECT s.taken_at FROM meeting_steps s WHERE s.meeting_id = meeting.id AND s.kind = 'summons'))) THEN
        PERFORM refuse('meeting_state_allows_it', NULL, jsonb_build_object('state', meeting.state, 'step', NEW.kind,
            'takenAt', utc(NEW.taken_at), 'startsAt', utc(meeting.starts_at)));
    END IF;
    IF NEW.kind = 'opening' THEN
        PERFORM check_window(meeting.group_kind, meeting.meeting_kind, NEW.taken_on);
        PERFORM check_agenda_is_released(meeting, NEW.taken_on);
    END IF;
    UPDATE meetings SET
        state = CASE NEW.kind WHEN 'summons' THEN 'summoned' WHEN 'opening' THEN 'open' WHEN 'closing' THEN 'closed'
            ELSE 'cancelled' END,
        opened_at = CASE NEW.kind WHEN 'opening' THEN NEW.taken_at ELSE opened_at END,
        held_on = CASE NEW.kind WHEN 'opening' THEN NEW.taken_on ELSE held_on END,
        closed_at = CASE NEW.kind WHEN 'closing' THEN NEW.taken_at ELSE closed_at END
    WHERE id = meeting.id;
    IF NEW.kind IN ('closing', 'cancellation') THEN
        UPDATE proposals p SET state = 'tabled'
        FROM agenda_items i JOIN matters m ON m.decided_by = meeting.group_kind
        WHERE i.meeting_id = meeting.id AND i.proposal_id = p.id AND m.code = p.matter AND p.state = 'onAgenda' AND stands_on_agenda(i);
        PERFORM return_matters(later, NEW.taken_on, NEW.person_id) FROM (
            SELECT m.* FROM meetings m JOIN meeting_kinds k ON k.group_kind = m.group_kind AND k.code = m.meeting_kind
            WHERE m.group_code = meeting.group_code AND m.state IN ('planned', 'summoned') AND m.starts_at > meeting.starts_at
                AND NOT k.only_election
            ORDER BY m.starts_at LIMIT 1) later;
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION check_meeting_step(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_meeting_step() IS 'Kallelse, öppnande, avslutande, inställande: vem och i vilken ordning. Ett ärende som inte hann beslutas är bordlagt.';


--
-- Name: check_minutes_state(public.minutes, public.minutes_steps, text[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_minutes_state(n public.minutes, step public.minutes_steps, allowed text[]) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    IF NOT n.state = ANY (allowed) THEN
        PERFORM refuse('minutes_state_allows_it', NULL, jsonb_build_object('state', n.state, 'step', step.kind, 'allowedFrom', allowed));
    END IF;
END
$$;


--
-- Name: FUNCTION check_minutes_state(n public.minutes, step public.minutes_steps, allowed text[]); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_minutes_state(n public.minutes, step public.minutes_steps, allowed text[]) IS 'Stegen tas i ordning: utkast, utsänt, under justering, justerat, publicerat.';


--
-- Name: check_minutes_step(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_minutes_step() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    m meetings;
    n minutes;
BEGIN
    SELECT * INTO STRICT m FROM meetings WHERE id = NEW.meeting_id;
    NEW.taken_on := local_day(NEW.taken_at);
    IF NEW.kind IN ('passage', 'circulation', 'publication') THEN
        PERFORM check_recorder(m.group_code, NEW.person_id, NEW.taken_on);
    END IF;
    IF m.opened_at IS NULL OR NEW.taken_at < m.opened_at
        OR (NEW.kind <> 'passage' AND (m.closed_at IS NULL OR NEW.taken_at < m.closed_at)) THEN
        PERFORM refuse('minutes_follow_the_meeting', NULL, jsonb_build_object('state', m.state, 'step', NEW.kind,
            'at', utc(NEW.taken_at), 'closedAt', utc(m.closed_at)));
    END IF;
    INSERT INTO minutes (meeting_id) VALUES (m.id) ON CONFLICT (meeting_id) DO NOTHING;
    SELECT * INTO STRICT n FROM minutes WHERE meeting_id = m.id;
    IF NEW.taken_at < (SELECT max(s.taken_at) FROM minutes_steps s WHERE s.meeting_id = m.id
        AND s.kind NOT IN ('passage', 'comment') AND NEW.kind NOT IN ('passage', 'comment')) THEN
        PERFORM refuse('minutes_state_allows_it', NULL, jsonb_build_object('state', n.state, 'step', NEW.kind, 'at', utc(NEW.taken_at)));
    END IF;
    NEW.round := n.round;
    CASE NEW.kind
        WHEN 'passage' THEN
            PERFORM check_minutes_state(n, NEW, ARRAY['draft', 'circulated']);
            UPDATE minutes SET state = state WHERE meeting_id = m.id;
        WHEN 'circulation' THEN
            PERFORM check_minutes_state(n, NEW, ARRAY['draft', 'circulated', 'attesting']);
            NEW.round := n.round + 1;
            UPDATE minutes SET state = 'circulated', round = NEW.round, comments_until = NEW.comments_until, content = NULL, hash = NULL
            WHERE meeting_id = m.id;
        WHEN 'comment' THEN
            PERFORM check_comment(n, NEW);
            UPDATE minutes SET state = state WHERE meeting_id = m.id;
        WHEN 'attestation' THEN
            NEW := attest_minutes(m, n, NEW);
        ELSE
            PERFORM check_minutes_state(n, NEW, ARRAY['attested']);
            UPDATE minutes SET state = 'published', published_at = NEW.taken_at WHERE meeting_id = m.id;
    END CASE;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION check_minutes_step(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_minutes_step() IS 'Sekreteraren skriver, sänder ut och publicerar; närvarande lämnar synpunkter; de som ska justera justerar (D-9, D-10, D-23, D-28).';


--
-- Name: check_money(public.plans); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_money(p public.plans) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    rules money_rules;
    costs bigint := (SELECT coalesce(sum((l ->> 'amountOre')::bigint), 0) FROM jsonb_array_elements(p.content -> 'costs') l);
    income bigint := (SELECT coalesce(sum((l ->> 'amountOre')::bigint), 0) FROM jsonb_array_elements(p.content -> 'incomes') l);
    deficit bigint := coalesce((p.content #>> '{deficit,amountOre}')::bigint, 0);
BEGIN
    SELECT * INTO rules FROM money_rules;
    PERFORM check_cost(p, line, class) FROM jsonb_array_elements(p.content -> 'costs') line
    LEFT JOIN money_classes class ON class.side = 'cost' AND class.code = line ->> 'class';
    PERFORM check_income(line, rules) FROM jsonb_array_elements(p.content -> 'incomes') line;
    PERFORM check_shares(p.content -> 'sharing', rules, costs);
    IF costs <> income + deficit OR (deficit <> 0 AND p.content #>> '{deficit,reason}' IS NULL) OR deficit < 0 THEN
        PERFORM refuse('budget_balances', rules.balance_clause, jsonb_build_object('costsOre', costs, 'incomeOre', income,
            'deficitOre', deficit, 'missingOre', costs - income - deficit), 'SV422');
    END IF;
END
$$;


--
-- Name: FUNCTION check_money(p public.plans); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_money(p public.plans) IS 'Budgeten går ihop eller bär ett beslutat underskott med skäl (V-75).';


--
-- Name: check_motion(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_motion() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    item agenda_items;
    meeting meetings;
BEGIN
    SELECT * INTO STRICT item FROM agenda_items WHERE id = NEW.agenda_item_id;
    SELECT * INTO STRICT meeting FROM meetings WHERE id = item.meeting_id;
    NEW.made_at := coalesce(NEW.made_at, latest_instant(meeting.id));
    PERFORM open_meeting(meeting.id, NEW.recorded_by, NEW.made_at, 'motion');
    PERFORM check_item_is_undecided(item, 'motion');
    IF NOT EXISTS (SELECT FROM roll(meeting.id, item.id, NEW.made_at) r
        WHERE r.person_id = NEW.person_id AND r.votes AND NOT r.recused) THEN
        PERFORM refuse('motion_is_made_by_a_voter', NULL, jsonb_build_object('person', NEW.person_id, 'agendaItem', item.id));
    END IF;
    SELECT coalesce(max(m.number), 0) + 1 INTO NEW.number FROM motions m WHERE m.agenda_item_id = item.id;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION check_motion(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_motion() IS 'Yrka får den som får besluta i ärendet och är närvarande (D-2, D-18).';


--
-- Name: check_office(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_office() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    rule office_rules;
BEGIN
    SELECT * INTO STRICT rule FROM office_rules WHERE group_kind = NEW.group_kind AND code = NEW.office_code;
    IF NOT EXISTS (
        SELECT FROM seats s WHERE s.group_code = NEW.group_code AND s.person_id = NEW.person_id
            AND s.seat_code = ANY (rule.from_seats) AND NEW.valid <@ s.valid
    ) THEN
        PERFORM refuse('office_holder_has_the_seat', rule.clause_id, jsonb_build_object('group', NEW.group_code,
            'office', NEW.office_code, 'fromSeats', rule.from_seats));
    END IF;
    IF TG_OP = 'INSERT' AND NEW.decision_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM decisions d JOIN matters m ON m.code = d.matter
        WHERE d.id = NEW.decision_id AND d.outcome IN ('approved', 'approvedWithChange') AND m.effect = 'election'
            AND d.group_code = NEW.group_code AND d.content ->> 'office' = NEW.office_code
            AND d.content ->> 'person' = NEW.person_id::text AND (d.content ->> 'from')::date = lower(NEW.valid)
    ) THEN
        PERFORM refuse('office_is_given_by_decision', NULL, jsonb_build_object('group', NEW.group_code, 'office', NEW.office_code));
    END IF;
    IF EXISTS (
        SELECT FROM offices o WHERE o.group_code = NEW.group_code AND o.person_id = NEW.person_id AND o.valid && NEW.valid
            AND stand_in_line(NEW.group_kind, NEW.office_code, o.office_code)
    ) THEN
        PERFORM refuse('deputy_is_another_person', NULL, jsonb_build_object('group', NEW.group_code, 'office', NEW.office_code,
            'person', NEW.person_id));
    END IF;
    RETURN NULL;
END
$$;


--
-- Name: FUNCTION check_office(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_office() IS 'Den valde har platsen som uppdraget kräver och är inte sin egen vice, och valet är ett beslut (V-23, D-1).';


--
-- Name: check_options(jsonb, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_options(options jsonb, form text) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    IF (SELECT count(DISTINCT o ->> 'code') <> count(*) OR bool_or(coalesce(o ->> 'code', '') IN ('', 'abstained') OR coalesce(o ->> 'text', '') = '')
            FROM jsonb_array_elements(options) o)
        OR (form = 'open' AND jsonb_array_length(options) <> 2) OR (form = 'secret' AND jsonb_array_length(options) < 2) THEN
        PERFORM refuse('voting_puts_options_against_each_other', NULL, jsonb_build_object('form', form, 'options', options), 'SV422');
    END IF;
END
$$;


--
-- Name: FUNCTION check_options(options jsonb, form text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_options(options jsonb, form text) IS 'I en öppen votering står två förslag mot varandra, i en sluten två eller fler; vart och ett har en egen kod och text.';


--
-- Name: check_order(public.proposals, date, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_order(p public.proposals, day date, step text) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    submitted_on date := greatest(p.submitted_on, (SELECT max(s.taken_on) FROM proposal_steps s WHERE s.proposal_id = p.id AND s.kind = 'submission'));
BEGIN
    IF day < greatest(p.created_on, submitted_on) THEN
        PERFORM refuse('proposal_state_allows_it', NULL, jsonb_build_object('state', p.state, 'step', step, 'day', day,
            'createdOn', p.created_on, 'submittedOn', submitted_on));
    END IF;
END
$$;


--
-- Name: FUNCTION check_order(p public.proposals, day date, step text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_order(p public.proposals, day date, step text) IS 'Inget steg är tidigare än det steg som det bygger på: det som kompletterats räknas från den dag då det lämnades in på nytt.';


--
-- Name: check_outcome(public.decisions); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_outcome(d public.decisions) RETURNS uuid
    LANGUAGE plpgsql STABLE
    AS $_$
DECLARE
    latest votings;
    won text;
    put text[];
BEGIN
    SELECT * INTO latest FROM votings v WHERE v.agenda_item_id = d.agenda_item_id
    ORDER BY jsonb_path_exists(v.options, '$[*].outcome') DESC, v.number DESC LIMIT 1;
    SELECT array_agg(o ->> 'outcome'), min(o ->> 'outcome') FILTER (WHERE o ->> 'code' = latest.winner) INTO put, won
    FROM jsonb_array_elements(latest.options) o;
    IF d.outcome <> won OR (won IS NULL AND d.outcome = ANY (put)) THEN
        PERFORM refuse('decision_follows_the_vote', NULL, jsonb_build_object('outcome', d.outcome, 'voting', latest.number,
            'winner', latest.winner, 'winningOutcome', won, 'settledBy', latest.settled_by, 'tally', latest.tally));
    END IF;
    RETURN latest.id;
END
$_$;


--
-- Name: FUNCTION check_outcome(d public.decisions); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_outcome(d public.decisions) IS 'Beslutet är det som det senaste ställningstagandet om utfallet gav (D-4, D-20); ger det.';


--
-- Name: check_plan(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_plan() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    m matters;
BEGIN
    SELECT * INTO STRICT m FROM matters WHERE code = NEW.matter;
    IF m.effect <> 'plan' OR NOT EXISTS (
        SELECT FROM decisions d WHERE d.id = NEW.decision_id AND d.matter = NEW.matter AND whole_plan(d.content, m) = NEW.content
    ) THEN
        PERFORM refuse('plan_comes_from_a_decision', m.decided_clause, jsonb_build_object('matter', m.code));
    END IF;
    PERFORM check_plan_period(NEW, m);
    NEW.replaces := CASE WHEN NEW.content ? 'replaces' THEN json_texts(NEW.content -> 'replaces') END;
    UPDATE plans SET superseded_on = greatest(NEW.decided_on, lower(NEW.valid)), superseded_by = NEW.id WHERE id = NEW.supersedes;
    PERFORM check_plan_content(NEW, m);
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION check_plan(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_plan() IS 'En plan kommer ur sitt beslut, en för varje tid, och dess innehåll håller (V-21, V-63…V-75).';


--
-- Name: check_plan_content(public.plans, public.matters); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_plan_content(p public.plans, m public.matters) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    CASE m.shape
        WHEN 'money' THEN PERFORM check_money(p);
        WHEN 'activities' THEN PERFORM check_activities(p, m);
        ELSE NULL;
    END CASE;
END
$$;


--
-- Name: FUNCTION check_plan_content(p public.plans, m public.matters); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_plan_content(p public.plans, m public.matters) IS 'Planens innehåll håller (V-21, V-64, V-67…V-75).';


--
-- Name: check_plan_period(public.plans, public.matters); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_plan_period(p public.plans, m public.matters) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    other plans;
BEGIN
    SELECT * INTO other FROM plans o WHERE o.matter = p.matter AND o.superseded_on IS NULL AND o.valid && p.valid
        AND o.id IS DISTINCT FROM p.supersedes ORDER BY o.valid LIMIT 1;
    IF FOUND OR (p.supersedes IS NOT NULL AND NOT EXISTS (
        SELECT FROM plans o WHERE o.id = p.supersedes AND o.matter = p.matter AND o.superseded_on IS NULL AND o.valid && p.valid)) THEN
        PERFORM refuse('one_plan_a_period', m.period_clause, jsonb_build_object('matter', m.code, 'from', lower(p.valid),
            'to', upper(p.valid) - 1, 'inForce', other.id, 'supersedes', p.supersedes));
    END IF;
END
$$;


--
-- Name: FUNCTION check_plan_period(p public.plans, m public.matters); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_plan_period(p public.plans, m public.matters) IS 'En plan för varje tid; en ny ersätter den som gäller (V-63, V-65, V-66).';


--
-- Name: check_preparer(public.proposals, uuid, date, text, text[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_preparer(p public.proposals, p_person uuid, p_day date, step text, allowed text[]) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    IF NOT prepares_matter(p.matter, p_person, p_day) THEN
        PERFORM refuse('proposal_is_prepared_by_the_preparing_group', (SELECT prepared_clause FROM matters WHERE code = p.matter),
            jsonb_build_object('proposal', p.id, 'step', step), 'SV403');
    END IF;
    PERFORM check_order(p, p_day, step);
    IF NOT p.state = ANY (allowed) THEN
        PERFORM refuse('proposal_state_allows_it', NULL, jsonb_build_object('proposal', p.id, 'state', p.state, 'step', step,
            'allowedFrom', allowed));
    END IF;
END
$$;


--
-- Name: FUNCTION check_preparer(p public.proposals, p_person uuid, p_day date, step text, allowed text[]); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_preparer(p public.proposals, p_person uuid, p_day date, step text, allowed text[]) IS 'Den som bereder ärendet tar steget, i rätt ordning och läge (V-43…V-45).';


--
-- Name: check_proposal(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_proposal() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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


--
-- Name: FUNCTION check_proposal(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_proposal() IS 'Den som får föreslå är part av rätt slag eller sitter i en grupp som får (D-25, V-42…V-45).';


--
-- Name: check_recasting(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_recasting() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


--
-- Name: FUNCTION check_recasting(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_recasting() IS 'Den som bereder ärendet slår ihop eller delar förslag i ett och samma ärendeslag, till nya förslag (D-25).';


--
-- Name: check_receipt(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_receipt() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    p proposals;
BEGIN
    SELECT * INTO STRICT p FROM proposals WHERE id = NEW.proposal_id;
    PERFORM check_preparer(p, NEW.person_id, NEW.received_on, 'receipt', ARRAY['submitted']);
    NEW.version_number := p.latest_version;
    NEW.facts := (SELECT content_lacks(m, v, NEW.received_on) FROM matters m, proposal_versions v
        WHERE m.code = p.matter AND v.proposal_id = p.id AND v.number = p.latest_version);
    IF NOT NEW.complete THEN
        UPDATE proposals SET state = 'incomplete' WHERE id = p.id;
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION check_receipt(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_receipt() IS 'Kontrollen gäller den inlämnade versionen; är den inte komplett går förslaget tillbaka (D-25).';


--
-- Name: check_recorder(text, uuid, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_recorder(p_group text, p_person uuid, p_day date) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM function_holder(p_group, 'record', p_day) h WHERE h.person_id = p_person) THEN
        PERFORM refuse('meeting_is_recorded_by_the_secretary', function_clause(p_group, 'record'),
            jsonb_build_object('group', p_group, 'day', p_day), 'SV403');
    END IF;
END
$$;


--
-- Name: FUNCTION check_recorder(p_group text, p_person uuid, p_day date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_recorder(p_group text, p_person uuid, p_day date) IS 'Sekreteraren protokollför: öppnande, närvaro, beslut och avslutande (V-37, V-62, D-23).';


--
-- Name: check_recusal(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_recusal() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    item agenda_items;
BEGIN
    SELECT * INTO STRICT item FROM agenda_items WHERE id = NEW.agenda_item_id;
    NEW.meeting_id := item.meeting_id;
    NEW.noted_at := coalesce(NEW.noted_at, latest_instant(item.meeting_id));
    PERFORM open_meeting(item.meeting_id, NEW.recorded_by, NEW.noted_at, 'recusal');
    PERFORM check_item_is_undecided(item, 'recusal');
    IF NOT EXISTS (SELECT FROM roll(item.meeting_id, item.id, NEW.noted_at) r WHERE r.person_id = NEW.person_id AND NOT r.recused) THEN
        PERFORM refuse('who_acts_is_present', NULL, jsonb_build_object('person', NEW.person_id, 'step', 'recusal'));
    END IF;
    IF EXISTS (SELECT FROM votings v WHERE v.agenda_item_id = item.id) THEN
        PERFORM refuse('proceedings_are_recorded_in_order', NULL, jsonb_build_object('step', 'recusal', 'votings', true));
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION check_recusal(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_recusal() IS 'Jäv anmäls innan ärendet avgörs; personen deltar inte i det men kommer åter till nästa (D-18).';


--
-- Name: check_referral(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_referral() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    p proposals;
    strangers text[];
BEGIN
    SELECT * INTO STRICT p FROM proposals WHERE id = NEW.proposal_id;
    PERFORM check_preparer(p, NEW.person_id, NEW.sent_on, 'referral', ARRAY['submitted', 'inPreparation', 'referredBack', 'adopted']);
    NEW.version_number := p.latest_version;
    NEW.due_on := coalesce(NEW.due_on, NEW.sent_on + (parameter('referral.days') #>> '{}')::integer);
    SELECT array_agg(asked) INTO strangers FROM unnest(NEW.parties) asked WHERE NOT EXISTS (SELECT FROM parties WHERE code = asked);
    IF strangers IS NOT NULL OR cardinality(NEW.parties) = 0
        OR cardinality(NEW.parties) <> (SELECT count(DISTINCT asked) FROM unnest(NEW.parties) asked) THEN
        PERFORM refuse('referral_goes_to_known_parties', NULL, jsonb_build_object('parties', NEW.parties, 'unknown', strangers), 'SV422');
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION check_referral(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_referral() IS 'Remissen gäller den senaste versionen och går till parter i avtalet, var och en en gång (D-25).';


--
-- Name: check_referral_answer(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_referral_answer() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    r referrals;
    p proposals;
    previous referral_answers;
BEGIN
    SELECT * INTO STRICT r FROM referrals WHERE id = NEW.referral_id;
    SELECT * INTO STRICT p FROM proposals WHERE id = r.proposal_id;
    SELECT * INTO previous FROM referral_answers a WHERE a.referral_id = r.id AND a.party_code = NEW.party_code
    ORDER BY a.number DESC LIMIT 1;
    IF NOT NEW.party_code = ANY (r.parties) OR (NEW.person_id IS NOT NULL
        AND NEW.party_code IS DISTINCT FROM (SELECT party_code FROM persons WHERE id = NEW.person_id)) THEN
        PERFORM refuse('referral_is_answered_by_the_asked', NULL, jsonb_build_object('referral', r.id, 'party', NEW.party_code,
            'parties', r.parties), 'SV403');
    END IF;
    IF NOT answerable(p) OR NEW.answered_on < greatest(r.sent_on, previous.answered_on) THEN
        PERFORM refuse('proposal_state_allows_it', NULL, jsonb_build_object('state', p.state, 'step', 'referralAnswer',
            'day', NEW.answered_on, 'sentOn', r.sent_on, 'answeredOn', previous.answered_on));
    END IF;
    NEW.number := coalesce(previous.number, 0) + 1;
    NEW.late := NEW.answered_on > r.due_on;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION check_referral_answer(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_referral_answer() IS 'Den tillfrågade parten svarar för sig; ett nytt svar ersätter det förra, som finns kvar (D-25).';


--
-- Name: check_registration(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_registration() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    next integer;
BEGIN
    NEW.year := extract(year FROM NEW.registered_on);
    SELECT coalesce(max(r.number), 0) + 1 INTO next FROM registrations r WHERE r.year = NEW.year;
    IF NEW.number <> next THEN
        PERFORM refuse('register_number_is_consecutive', NULL,
            jsonb_build_object('year', NEW.year, 'number', NEW.number, 'next', next));
    END IF;
    NEW.number := next;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION check_registration(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_registration() IS 'Diarienumret är nästa lediga för året; inget hoppas över eller används igen (D-25).';


--
-- Name: check_report(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_report() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    d delegations;
    clause text;
    facts jsonb;
BEGIN
    SELECT * INTO STRICT d FROM delegations WHERE id = NEW.delegation_id;
    SELECT m.decided_clause INTO clause FROM decisions s JOIN matters m ON m.code = s.matter WHERE s.id = d.decision_id;
    facts := jsonb_build_object('delegation', d.id, 'day', NEW.reported_on, 'from', lower(d.valid), 'to', upper(d.valid) - 1);
    IF NEW.reported_on < lower(d.valid) THEN
        PERFORM refuse('delegation_is_in_force', clause, facts);
    END IF;
    IF NOT is_delegate(d, NEW.person_id, least(NEW.reported_on, upper(d.valid) - 1)) THEN
        PERFORM refuse('delegate_acts_for_the_delegation', clause, facts || jsonb_build_object('group', d.group_code, 'person', d.person_id),
            'SV403');
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION check_report(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_report() IS 'Den som fått delegeringen återrapporterar den, även efter dess sista dag (V-31).';


--
-- Name: check_seat(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_seat() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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


--
-- Name: FUNCTION check_seat(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_seat() IS 'Gruppens sammansättning vid varje tidpunkt (V-22, V-24, V-39, V-40, V-41, V-77, V-80).';


--
-- Name: seat_rules; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.seat_rules (
    group_kind text NOT NULL,
    code text NOT NULL,
    title jsonb NOT NULL,
    party_kinds text[] NOT NULL,
    filled_by text NOT NULL,
    fill_clause text,
    votes boolean NOT NULL,
    requirement text,
    per_party_min integer,
    per_party_min_clause text,
    per_party_max integer,
    per_party_max_clause text,
    in_all_min integer,
    in_all_min_clause text,
    in_all_max integer,
    in_all_max_clause text,
    ex_officio_group text,
    ex_officio_seat text,
    provisions text[],
    agreement_for text[] DEFAULT '{}'::text[] NOT NULL,
    provision_clause text,
    agreement_clause text,
    from_principal boolean NOT NULL,
    period_required boolean NOT NULL,
    clause_id text NOT NULL,
    "position" integer NOT NULL,
    entry bigint NOT NULL,
    CONSTRAINT seat_is_filled_in_a_known_way CHECK ((filled_by = ANY (ARRAY['party'::text, 'decision'::text, 'office'::text])))
);

ALTER TABLE ONLY public.seat_rules FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE seat_rules; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.seat_rules IS 'Platser i ett slag av grupp: vem som får sitta, hur många per part och totalt, vem som tillsätter.';


--
-- Name: check_seat_holder(public.seats, public.seat_rules); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_seat_holder(seat public.seats, rule public.seat_rules) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
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


--
-- Name: FUNCTION check_seat_holder(seat public.seats, rule public.seat_rules); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_seat_holder(seat public.seats, rule public.seat_rules) IS 'Vem som får sitta: partens slag, personens part, period, anställningsform, huvudman (V-22, V-24, V-80, V-83, V-84).';


--
-- Name: check_seat_origin(public.seats, public.seat_rules); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_seat_origin(seat public.seats, rule public.seat_rules) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
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


--
-- Name: FUNCTION check_seat_origin(seat public.seats, rule public.seat_rules); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_seat_origin(seat public.seats, rule public.seat_rules) IS 'Vem som tillsätter: parten själv, ett beslut, eller platsen följer av en annan (D-6, V-40, V-51).';


--
-- Name: check_session(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_session() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    own tokens;
BEGIN
    SELECT * INTO own FROM tokens WHERE id = NEW.signed_in_with;
    IF own.id IS NULL OR own.signed_in_with IS NOT NULL OR own.revoked_at IS NOT NULL OR own.expires_at < NEW.expires_at
        OR (own.kind, own.person_id, own.party_code) IS DISTINCT FROM (NEW.kind, NEW.person_id, NEW.party_code) THEN
        PERFORM refuse('session_comes_of_a_valid_token', NULL,
            jsonb_build_object('token', NEW.signed_in_with, 'expiresAt', utc(own.expires_at), 'revokedAt', utc(own.revoked_at)));
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION check_session(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_session() IS 'En session kommer av en nyckel som gäller, är samma innehavares och slutar senast när nyckeln gör det; en session ger ingen ny.';


--
-- Name: check_shares(jsonb, public.money_rules, bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_shares(sharing jsonb, rules public.money_rules, costs bigint) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    total bigint := (sharing ->> 'totalOre')::bigint;
    shared bigint;
    strangers integer;
    doubles integer;
BEGIN
    SELECT coalesce(sum((s ->> 'amountOre')::bigint), 0), count(*) FILTER (WHERE p.code IS NULL), count(*) - count(DISTINCT s ->> 'party')
    INTO shared, strangers, doubles
    FROM jsonb_array_elements(sharing -> 'shares') s
    LEFT JOIN parties p ON p.code = s ->> 'party' AND p.kind = ANY (rules.payer_kinds);
    IF sharing IS NULL OR shared <> total OR total > costs OR strangers > 0 OR doubles > 0
        OR NOT EXISTS (SELECT FROM jsonb_array_elements(rules.sharing_keys) k WHERE k ->> 'code' = sharing ->> 'key') THEN
        PERFORM refuse('shares_add_up', rules.sharing_clause, jsonb_build_object('key', sharing ->> 'key', 'totalOre', total,
            'sharedOre', shared, 'costsOre', costs, 'keys', (SELECT jsonb_agg(k ->> 'code') FROM jsonb_array_elements(rules.sharing_keys) k)), 'SV422');
    END IF;
END
$$;


--
-- Name: FUNCTION check_shares(sharing jsonb, rules public.money_rules, costs bigint); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_shares(sharing jsonb, rules public.money_rules, costs bigint) IS 'Fördelningen mellan parterna följer en nyckel och går jämnt ut i ören (D-12).';


--
-- Name: check_statement(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_statement() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    item agenda_items;
BEGIN
    SELECT * INTO STRICT item FROM agenda_items WHERE id = NEW.agenda_item_id;
    NEW.meeting_id := item.meeting_id;
    NEW.made_at := coalesce(NEW.made_at, latest_instant(item.meeting_id));
    PERFORM open_meeting(item.meeting_id, nullif(NEW.recorded_by, NEW.person_id), NEW.made_at, NEW.kind);
    IF NOT stands_on_agenda(item) THEN
        PERFORM refuse('agenda_version_holds_its_items', NULL, jsonb_build_object('agendaItem', item.id, 'step', NEW.kind));
    END IF;
    IF NEW.kind = 'reservation' AND NOT EXISTS (SELECT FROM decisions d, jsonb_array_elements(d.roll) r
        WHERE d.agenda_item_id = item.id AND r ->> 'person' = NEW.person_id::text AND (r ->> 'votes')::boolean) THEN
        PERFORM refuse('reservation_is_made_by_a_decider', NULL, jsonb_build_object('person', NEW.person_id, 'agendaItem', item.id,
            'isDecided', EXISTS (SELECT FROM decisions d WHERE d.agenda_item_id = item.id)), 'SV403');
    ELSIF NEW.kind = 'note' AND NOT EXISTS (SELECT FROM roll(item.meeting_id, NULL, NEW.made_at) r WHERE r.person_id = NEW.person_id) THEN
        PERFORM refuse('who_acts_is_present', NULL, jsonb_build_object('person', NEW.person_id, 'step', NEW.kind));
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION check_statement(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_statement() IS 'Reservera sig får den som fick delta i beslutet, innan mötet är slut; anteckning till protokollet får den göra som är i rummet.';


--
-- Name: check_step(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_step() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


--
-- Name: FUNCTION check_step(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_step() IS 'Vem som får ta steget, från vilka lägen, och vilket läge som följer.';


--
-- Name: check_substitution(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_substitution() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    seat seats;
    rule seat_rules;
    facts jsonb;
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.seat_id, NEW.person_id, NEW.nominated_by) IS DISTINCT FROM (OLD.seat_id, OLD.person_id, OLD.nominated_by) THEN
        PERFORM refuse('history_is_never_changed', NULL, jsonb_build_object('table', TG_TABLE_NAME));
    END IF;
    SELECT * INTO STRICT seat FROM seats WHERE id = NEW.seat_id;
    SELECT * INTO STRICT rule FROM seat_rules WHERE group_kind = seat.group_kind AND code = seat.seat_code;
    facts := jsonb_build_object('group', seat.group_code, 'seat', seat.seat_code, 'party', seat.party_code, 'person', NEW.person_id);
    IF rule.filled_by <> 'party' OR NEW.nominated_by IS DISTINCT FROM seat.party_code THEN
        PERFORM refuse('seat_is_filled_by_its_nominator', rule.fill_clause,
            facts || jsonb_build_object('filledBy', rule.filled_by, 'nominatedBy', NEW.nominated_by), 'SV403');
    END IF;
    IF NOT EXISTS (SELECT FROM persons WHERE id = NEW.person_id AND party_code = seat.party_code) THEN
        PERFORM refuse('substitute_comes_from_the_same_party', rule.clause_id, facts);
    END IF;
    NEW.valid := NEW.valid * daterange(NULL, CASE WHEN upper_inf(NEW.valid) THEN upper(seat.valid) END);
    IF NOT rule.votes OR isempty(NEW.valid) OR NOT NEW.valid <@ seat.valid THEN
        PERFORM refuse('substitution_fits_its_seat', rule.clause_id, facts || jsonb_build_object('votes', rule.votes, 'from', lower(NEW.valid),
            'to', upper(NEW.valid) - 1, 'seatFrom', lower(seat.valid), 'seatTo', upper(seat.valid) - 1));
    END IF;
    IF EXISTS (SELECT FROM seats s WHERE s.group_code = seat.group_code AND s.person_id = NEW.person_id AND s.valid && NEW.valid)
        OR EXISTS (SELECT FROM substitutions u JOIN seats s ON s.id = u.seat_id
            WHERE u.id <> NEW.id AND s.group_code = seat.group_code AND u.person_id = NEW.person_id AND u.valid && NEW.valid) THEN
        PERFORM refuse('person_holds_a_seat_once', NULL, facts);
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION check_substitution(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_substitution() IS 'Parten själv utser ersättaren, bland sina egna, för en röstande plats som är dess (V-22, D-6, D-14).';


--
-- Name: meeting_steps; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.meeting_steps (
    id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    kind text NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    taken_on date NOT NULL,
    person_id uuid NOT NULL,
    recipients uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    reasons public.long_text,
    entry bigint NOT NULL,
    CONSTRAINT meeting_step_has_a_known_kind CHECK ((kind = ANY (ARRAY['summons'::text, 'opening'::text, 'closing'::text, 'cancellation'::text])))
);

ALTER TABLE ONLY public.meeting_steps FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE meeting_steps; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.meeting_steps IS 'Kallelse (med mottagare, V-34), öppnande, avslutande och inställande, och vem som gjorde det.';


--
-- Name: check_summons(public.meetings, public.meeting_steps); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_summons(meeting public.meetings, step public.meeting_steps) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    holder record;
    missing uuid[];
BEGIN
    SELECT * INTO holder FROM function_holder(meeting.group_code, 'convene', step.taken_on) h
    ORDER BY h.person_id = step.person_id DESC LIMIT 1;
    IF holder.person_id IS DISTINCT FROM step.person_id THEN
        PERFORM refuse('summons_is_issued_by_the_convener', coalesce(holder.clause_id, function_clause(meeting.group_code, 'convene')),
            jsonb_build_object('group', meeting.group_code, 'day', step.taken_on, 'convener', holder.person_id), 'SV403');
    END IF;
    PERFORM check_agenda_is_released(meeting, step.taken_on);
    IF holder.only_election AND NOT (SELECT only_election FROM meeting_kinds
        WHERE group_kind = meeting.group_kind AND code = meeting.meeting_kind) THEN
        PERFORM refuse('election_only_meeting', holder.clause_id, jsonb_build_object('meetingKind', meeting.meeting_kind));
    END IF;
    SELECT array_agg(DISTINCT s.person_id) INTO missing FROM seats s
    WHERE s.group_code = meeting.group_code AND s.valid @> step.taken_on AND NOT s.person_id = ANY (step.recipients);
    IF missing IS NOT NULL THEN
        PERFORM refuse('summons_reaches_every_member', (SELECT summons_clause FROM group_kinds WHERE code = meeting.group_kind),
            jsonb_build_object('group', meeting.group_code, 'missing', missing));
    END IF;
END
$$;


--
-- Name: FUNCTION check_summons(meeting public.meetings, step public.meeting_steps); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_summons(meeting public.meetings, step public.meeting_steps) IS 'Rätt person kallar, till en dagordning som är godkänd, och alla i gruppen kallas (V-34, V-35, V-38, V-49, D-24).';


--
-- Name: check_terms(jsonb, public.matters, text, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_terms(c jsonb, m public.matters, p_group text, p_day date) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    starts date := (c ->> 'from')::date;
    ends date := (c ->> 'to')::date;
    former uuid := try_uuid(coalesce(c ->> 'ends', c ->> 'supersedes'));
    known boolean := EXISTS (SELECT FROM groups g WHERE g.code = c ->> 'toGroup' AND g.code IS DISTINCT FROM p_group AND g.valid @> starts)
        OR EXISTS (SELECT FROM persons WHERE id = try_uuid(c ->> 'toPerson'));
BEGIN
    IF starts IS NULL OR starts < p_day OR (NOT c ? 'ends' AND (num_nonnulls(c ->> 'toGroup', c ->> 'toPerson') <> 1 OR NOT known
        OR c ->> 'scope' IS NULL OR c ->> 'reporting' IS NULL OR ends IS NULL OR ends < starts OR (c ->> 'reportBy')::date < starts
        OR (c ->> 'allowanceMinutes')::integer < 0)) THEN
        PERFORM refuse('delegation_states_its_terms', m.decided_clause, jsonb_build_object('decidedOn', p_day, 'from', starts, 'to', ends,
            'reportBy', c -> 'reportBy', 'toGroup', c -> 'toGroup', 'toPerson', c -> 'toPerson', 'delegateIsKnown', known,
            'scope', c ? 'scope', 'reporting', c ? 'reporting'), 'SV422');
    END IF;
    IF former IS NOT NULL AND NOT EXISTS (SELECT FROM delegations d WHERE d.id = former AND delegation_period(d) @> starts) THEN
        PERFORM refuse('delegation_is_in_force', m.decided_clause, jsonb_build_object('delegation', former, 'day', starts));
    END IF;
END
$$;


--
-- Name: FUNCTION check_terms(c jsonb, m public.matters, p_group text, p_day date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_terms(c jsonb, m public.matters, p_group text, p_day date) IS 'En delegering säger till vem, vad, från när till när och hur det redovisas; bara en som gäller kan avslutas (V-31).';


--
-- Name: check_time_entry(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_time_entry() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    a assignments;
    k capacities;
    booked integer;
BEGIN
    SELECT * INTO STRICT a FROM assignments WHERE id = NEW.assignment_id;
    SELECT * INTO STRICT k FROM capacities WHERE code = a.capacity;
    SELECT coalesce(sum(t.minutes), 0) INTO booked FROM standing_time_entries t
    WHERE t.person_id = NEW.person_id AND t.worked_on = NEW.worked_on AND t.id IS DISTINCT FROM NEW.corrects;
    IF extract(year FROM NEW.worked_on) <> a.year OR booked + NEW.minutes > 1440
        OR NOT EXISTS (SELECT FROM seats s WHERE s.group_kind = k.holder_group AND s.seat_code = k.holder_seat
            AND s.person_id = NEW.person_id AND s.valid @> NEW.worked_on)
        OR (NEW.corrects IS NOT NULL AND NOT EXISTS (SELECT FROM time_entries t WHERE t.id = NEW.corrects AND t.assignment_id = a.id))
        OR EXISTS (SELECT FROM time_entries t WHERE t.corrects = NEW.corrects)
        OR (NEW.minutes = 0 AND NEW.corrects IS NULL) THEN
        PERFORM refuse('time_entry_fits_its_assignment', NULL, jsonb_build_object('assignmentYear', a.year, 'workedOn', NEW.worked_on,
            'minutes', NEW.minutes, 'bookedThatDay', booked, 'corrects', NEW.corrects));
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION check_time_entry(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_time_entry() IS 'Tid skrivs av den som har tjänsten den dagen, på ett uppdrag för det året, högst ett dygn om dagen (D-26).';


--
-- Name: check_token(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_token() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.kind = 'person' THEN
        SELECT party_code INTO NEW.party_code FROM persons WHERE id = NEW.person_id;
    ELSIF NEW.kind = 'administrator' THEN
        SELECT party_code INTO NEW.party_code FROM principals WHERE valid @> local_day(NEW.created_at);
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION check_token(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_token() IS 'En personlig nyckel bär personens part, administratörens bär huvudmannen.';


--
-- Name: check_version(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_version() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


--
-- Name: FUNCTION check_version(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_version() IS 'Numrerar versionen; en ny version efter antagandet måste antas på nytt (D-5).';


--
-- Name: check_voting(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_voting() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    item agenda_items;
    meeting meetings;
    most integer;
    leaders text[];
    by_lot boolean;
    facts jsonb;
BEGIN
    SELECT * INTO STRICT item FROM agenda_items WHERE id = NEW.agenda_item_id;
    NEW.held_at := coalesce(NEW.held_at, latest_instant(item.meeting_id));
    meeting := open_meeting(item.meeting_id, NEW.recorded_by, NEW.held_at, 'voting');
    PERFORM check_item_is_undecided(item, 'voting');
    NEW.quorum := quorum_at(meeting, item.id, NEW.held_at);
    IF NOT (NEW.quorum ->> 'met')::boolean THEN
        PERFORM refuse('decision_has_quorum', NULL, NEW.quorum);
    END IF;
    PERFORM check_options(NEW.options, NEW.form);
    PERFORM check_ballots(NEW, meeting.id);
    SELECT coalesce(max(v.number), 0) + 1 INTO NEW.number FROM votings v WHERE v.agenda_item_id = item.id;
    NEW.presiding := presiding_at(meeting, item.id, NEW.held_at);
    NEW.tally := count_ballots(NEW);
    facts := jsonb_build_object('form', NEW.form, 'tally', NEW.tally, 'presiding', NEW.presiding, 'found', NEW.found,
        'castingVote', NEW.casting_vote, 'lot', NEW.lot);
    IF NEW.form = 'acclamation' THEN
        leaders := ARRAY(SELECT o ->> 'code' FROM jsonb_array_elements(NEW.options) o WHERE o ->> 'code' = NEW.found);
        IF cardinality(leaders) <> 1 OR NEW.casting_vote IS NOT NULL OR NEW.lot IS NOT NULL THEN
            PERFORM refuse('voting_is_settled_by_its_votes', NULL, facts, 'SV422');
        END IF;
        NEW.winner := leaders[1];
        NEW.settled_by := 'acclamation';
        RETURN NEW;
    END IF;
    SELECT max((NEW.tally ->> (o ->> 'code'))::integer) INTO most FROM jsonb_array_elements(NEW.options) o;
    leaders := ARRAY(SELECT o ->> 'code' FROM jsonb_array_elements(NEW.options) o WHERE (NEW.tally ->> (o ->> 'code'))::integer = most);
    by_lot := NEW.form = 'secret' OR EXISTS (SELECT FROM proposals p JOIN matters m ON m.code = p.matter
        WHERE p.id = item.proposal_id AND m.effect = 'election');
    facts := facts || jsonb_build_object('tied', CASE WHEN cardinality(leaders) > 1 THEN to_jsonb(leaders) END,
        'settledBy', CASE WHEN cardinality(leaders) = 1 THEN 'majority' WHEN by_lot THEN 'lot' ELSE 'castingVote' END);
    NEW.settled_by := facts ->> 'settledBy';
    NEW.winner := CASE NEW.settled_by WHEN 'majority' THEN leaders[1] WHEN 'lot' THEN NEW.lot
        ELSE CASE WHEN NEW.presiding IS NOT NULL THEN NEW.casting_vote END END;
    IF NEW.winner IS NULL OR NOT NEW.winner = ANY (leaders) OR NEW.found IS NOT NULL
        OR (NEW.settled_by <> 'lot' AND NEW.lot IS NOT NULL) OR (NEW.settled_by <> 'castingVote' AND NEW.casting_vote IS NOT NULL) THEN
        PERFORM refuse('voting_is_settled_by_its_votes', NULL, facts, 'SV422');
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION check_voting(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_voting() IS 'Räknar ut utfallet: flest röster; lika antal avgörs öppet av ordförandens utslagsröst, vid val och slutet av lotten (D-4, D-20).';


--
-- Name: check_window(text, text, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.check_window(p_group_kind text, p_meeting_kind text, p_day date) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    kind meeting_kinds;
BEGIN
    SELECT * INTO kind FROM meeting_kinds WHERE group_kind = p_group_kind AND code = p_meeting_kind;
    IF kind.months IS NOT NULL AND NOT extract(month FROM p_day)::integer = ANY (kind.months) THEN
        PERFORM refuse('meeting_label_matches_its_window', kind.clause_id, jsonb_build_object('meetingKind', kind.code,
            'day', p_day, 'months', kind.months));
    END IF;
END
$$;


--
-- Name: FUNCTION check_window(p_group_kind text, p_meeting_kind text, p_day date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.check_window(p_group_kind text, p_meeting_kind text, p_day date) IS 'Ett ordinarie möte ligger i sitt fönster, räknat i avtalets tidszon (V-33).';


--
-- Name: clauses; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.clauses (
    id text NOT NULL,
    document text NOT NULL,
    quote text NOT NULL,
    silent boolean NOT NULL,
    levels text[] NOT NULL,
    kept text[] NOT NULL,
    "position" integer NOT NULL,
    entry bigint NOT NULL
);

ALTER TABLE ONLY public.clauses FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE clauses; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.clauses IS 'Avtalets klausuler ordagrant, och de tystnader (silent) där ett förval gäller.';


--
-- Name: clause_body(public.clauses, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.clause_body(c public.clauses, language text) RETURNS text
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN json_build_object('id', c.id, 'document', c.document, 'quote', c.quote, 'silent', c.silent, 'levels', c.levels,
        'means', c.kept, 'rules', (SELECT coalesce(json_agg(json_build_object('rule', r.rule, 'title', localized(r.title, language),
            'instead', localized(r.instead, language)) ORDER BY r.position), '[]') FROM rule_texts r WHERE r.clause_id = c.id))::text;
END
$$;


--
-- Name: FUNCTION clause_body(c public.clauses, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.clause_body(c public.clauses, language text) IS 'En klausul ordagrant, hur den hålls och vilka regler som bär den.';


--
-- Name: clause_of(text, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.clause_of(p_rule text, p_clause text) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT coalesce(p_clause, (SELECT clause_id FROM rule_texts WHERE rule = p_rule ORDER BY position LIMIT 1))
$$;


--
-- Name: FUNCTION clause_of(p_rule text, p_clause text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.clause_of(p_rule text, p_clause text) IS 'Den klausul som talar: den som angavs, annars regelns förval.';


--
-- Name: consequences(bigint, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.consequences(p_entry bigint, language text) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object(
        'changes', (SELECT coalesce(json_agg(json_build_object('resource', c.relation, 'key', c.row_key, 'operation', c.operation)
            ORDER BY c.position), '[]')
            FROM (SELECT * FROM journal_changes c WHERE c.entry = p_entry ORDER BY c.position LIMIT 200) c),
        'capacities', capacity_consequences(p_entry, language), 'delegations', delegation_consequences(p_entry),
        'budgets', budget_consequences(p_entry, language),
        'objections', (SELECT coalesce(json_agg(c.objection) FILTER (WHERE c.objection IS NOT NULL), '[]')
            FROM considered(p_entry, language) c))::text
$$;


--
-- Name: FUNCTION consequences(p_entry bigint, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.consequences(p_entry bigint, language text) IS 'Vad en post leder till: rader, samordnarens tid, delegeringars mått, budgetens siffror, och vägran som ett förslag skulle möta.';


--
-- Name: considered(bigint, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.considered(p_entry bigint, language text) RETURNS TABLE(matter public.matters, content jsonb, decided boolean, objection jsonb)
    LANGUAGE sql STABLE
    AS $$
    SELECT m, d.content, true, NULL::jsonb FROM decisions d JOIN matters m ON m.code = d.matter
    WHERE d.entry = p_entry AND d.content IS NOT NULL
    UNION ALL
    SELECT m, v.content, false, objection_to(m, v.content, v.created_on, language)
    FROM proposal_versions v JOIN proposals p ON p.id = v.proposal_id JOIN matters m ON m.code = p.matter WHERE v.entry = p_entry
$$;


--
-- Name: FUNCTION considered(p_entry bigint, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.considered(p_entry bigint, language text) IS 'Innehåll som posten beslutar eller föreslår; för ett förslag även den vägran som ett beslut skulle möta.';


--
-- Name: constitute(jsonb, jsonb, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.constitute(charter jsonb, constitution jsonb, recorded_at timestamp with time zone) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
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


--
-- Name: FUNCTION constitute(charter jsonb, constitution jsonb, recorded_at timestamp with time zone); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.constitute(charter jsonb, constitution jsonb, recorded_at timestamp with time zone) IS 'Konstituerar tjänsten: avtalet, huvudmannen, de första platserna och ordföranden, som journalpost 1 (D-24).';


--
-- Name: content_change(jsonb, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.content_change(proposed jsonb, decided jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT jsonb_object_agg(key, jsonb_build_object('before', proposed -> key, 'after', decided -> key))
    FROM (SELECT jsonb_object_keys(proposed) AS key UNION SELECT jsonb_object_keys(decided)) keys
    WHERE proposed -> key IS DISTINCT FROM decided -> key
$$;


--
-- Name: FUNCTION content_change(proposed jsonb, decided jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.content_change(proposed jsonb, decided jsonb) IS 'Fälten som beslutet ändrade i det antagna förslaget: före och efter.';


--
-- Name: proposal_versions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.proposal_versions (
    id uuid NOT NULL,
    proposal_id uuid NOT NULL,
    number integer NOT NULL,
    content jsonb NOT NULL,
    note public.long_text,
    created_on date NOT NULL,
    person_id uuid,
    party_code text NOT NULL,
    entry bigint NOT NULL,
    CONSTRAINT version_content_is_an_object CHECK ((jsonb_typeof(content) = 'object'::text))
);

ALTER TABLE ONLY public.proposal_versions FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE proposal_versions; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.proposal_versions IS 'Oföränderliga versioner; varje ändring är en ny.';


--
-- Name: content_lacks(public.matters, public.proposal_versions, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.content_lacks(m public.matters, v public.proposal_versions, p_day date) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT jsonb_build_object(
        'absentFields', coalesce((SELECT jsonb_agg(name ORDER BY position)
            FROM unnest(CASE m.shape WHEN 'text' THEN ARRAY['area'] WHEN 'activities' THEN ARRAY['calendarEntries']
                WHEN 'group' THEN ARRAY['question', 'purpose', 'linkedTo'] WHEN 'work' THEN ARRAY['description', 'dueOn']
                ELSE '{}' END) WITH ORDINALITY AS expected(name, position)
            WHERE NOT v.content ? name), '[]')
            || CASE WHEN m.shape <> 'text' AND v.note IS NULL THEN '["note"]' ELSE '[]' END::jsonb,
        'refusal', content_refusal(m, v.content, p_day))
$$;


--
-- Name: FUNCTION content_lacks(m public.matters, v public.proposal_versions, p_day date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.content_lacks(m public.matters, v public.proposal_versions, p_day date) IS 'Vad innehållet saknar enligt sin form: fält som väntas, motivering, och regeln som skulle vägra det.';


--
-- Name: content_parts(text, jsonb, date, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.content_parts(p_shape text, c jsonb, p_at date, language text) RETURNS TABLE(part text, said text, ore numeric, first_day date, last_day date)
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_column
DECLARE
    starts date := (c ->> 'from')::date;
    ends date := (c ->> 'to')::date;
    minutes numeric := coalesce(c ->> 'estimateMinutes', c ->> 'allowanceMinutes')::numeric;
BEGIN
    RETURN QUERY
    SELECT worded(language, 'Ersätter', 'Supersedes'), concat('§ ', d.number, '/', d.year, CASE WHEN c ? 'replaces'
        THEN worded(language, '; det som inte står här gäller som förut', '; what is not said here holds as before') END), NULL::numeric, NULL::date,
        NULL::date
    FROM published.plans p JOIN published.decisions d ON d.id = p.decision_id WHERE p.id = try_uuid(c ->> 'supersedes');
    CASE p_shape
    WHEN 'money' THEN
        RETURN QUERY
        SELECT coalesce((SELECT localized(k.title, language) FROM published.money_classes k WHERE k.side = 'cost' AND k.code = l.value ->> 'class'),
                l.value ->> 'class'), concat_ws(': ', l.value ->> 'title', l.value ->> 'reason'), (l.value ->> 'amountOre')::numeric,
            NULL::date, NULL::date
        FROM jsonb_array_elements(c -> 'costs') l
        UNION ALL
        SELECT worded(language, 'Underskott', 'Deficit'), c #>> '{deficit,reason}', (c #>> '{deficit,amountOre}')::numeric, NULL, NULL
        WHERE c ? 'deficit'
        UNION ALL
        SELECT worded(language, 'Intäkt från ', 'Income from ') || coalesce(p.name, l.value ->> 'payer'),
            concat_ws(': ', l.value ->> 'title', l.value ->> 'reason'), (l.value ->> 'amountOre')::numeric, NULL, NULL
        FROM jsonb_array_elements(c -> 'incomes') l LEFT JOIN published.parties p ON p.code = l.value ->> 'payer'
        UNION ALL
        SELECT worded(language, 'Andel för ', 'Share of ') || coalesce(p.name, l.value ->> 'party'),
            worded(language, 'Fördelning av kostnaderna', 'Sharing of the costs'), (l.value ->> 'amountOre')::numeric, NULL, NULL
        FROM jsonb_array_elements(c #> '{sharing,shares}') l LEFT JOIN published.parties p ON p.code = l.value ->> 'party';
    WHEN 'areas' THEN
        RETURN QUERY SELECT l.value ->> 'title', l.value ->> 'description', NULL::numeric, starts, ends
        FROM jsonb_array_elements(c -> 'areas') l;
    WHEN 'activities' THEN
        RETURN QUERY
        WITH activities AS (
            SELECT l.value AS a, l.place FROM jsonb_array_elements(c -> 'activities') WITH ORDINALITY l(value, place)
        ), days AS (
            SELECT l.value AS d, l.place FROM jsonb_array_elements(c -> 'calendarEntries') WITH ORDINALITY l(value, place)
        ), lines AS (
            SELECT x.place AS first_place, 0::bigint AS second_place, x.a ->> 'title' AS part, concat_ws('. ',
                coalesce((SELECT t.title FROM area_titles(p_at, language) t WHERE t.code = x.a ->> 'area'), x.a ->> 'area'),
                worded(language, 'Hjälper: ', 'Helping: ') || party_names(x.a -> 'helpingParties'),
                worded(language, 'Får hjälp: ', 'Helped: ') || party_names(x.a -> 'helpedParties'), x.a ->> 'description') AS said,
                NULL::date AS first_day, NULL::date AS last_day
            FROM activities x
            UNION ALL
            SELECT x.place, d.place, coalesce(x.a ->> 'title', d.d ->> 'activity'), concat_ws(', ', d.d ->> 'title', d.d ->> 'place'),
                (d.d ->> 'on')::date, coalesce(d.d ->> 'until', d.d ->> 'on')::date
            FROM days d LEFT JOIN activities x ON x.a ->> 'code' = d.d ->> 'activity'
        )
        SELECT l.part, l.said, NULL::numeric, l.first_day, l.last_day FROM lines l ORDER BY l.first_place, l.first_day NULLS FIRST, l.second_place;
    ELSE
        RETURN QUERY
        SELECT listed.part, listed.said, NULL::numeric, NULL::date, NULL::date
        FROM unnest(
            ARRAY[
                worded(language, 'Rubrik', 'Title'), worded(language, 'Lydelse', 'Wording'), worded(language, 'Beskrivning', 'Description'),
                worded(language, 'Fråga', 'Question'), worded(language, 'Syfte', 'Purpose'), worded(language, 'Mål', 'Goal'),
                worded(language, 'Knyts till', 'Linked to'), worded(language, 'Deltagare', 'Members'), worded(language, 'Uppdrag', 'Office'),
                worded(language, 'Person', 'Person'), worded(language, 'Till grupp', 'To group'), worded(language, 'Till person', 'To person'),
                worded(language, 'Omfattning', 'Scope'), worded(language, 'Redovisning', 'Reporting'), worded(language, 'Skäl', 'Reason'),
                worded(language, 'Tid', 'Time'), worded(language, 'Område', 'Area')],
            ARRAY[
                c ->> 'title', c ->> 'text', c ->> 'description', c ->> 'question', c ->> 'purpose', c ->> 'goal', c ->> 'linkedTo',
                person_names(c -> 'members'),
                coalesce((SELECT localized(o.title, language) FROM published.office_rules o WHERE o.code = c ->> 'office' LIMIT 1), c ->> 'office'),
                person_names(c -> 'person'),
                coalesce((SELECT localized(g.title, language) FROM published.groups g WHERE g.code = c ->> 'toGroup'), c ->> 'toGroup'),
                person_names(c -> 'toPerson'), c ->> 'scope', c ->> 'reporting', c ->> 'reason',
                CASE WHEN minutes > 0 THEN hours_text(minutes, language) END,
                coalesce((SELECT t.title FROM area_titles(p_at, language) t WHERE t.code = c ->> 'area'), c ->> 'area')]
        ) listed(part, said)
        WHERE listed.said IS NOT NULL
        UNION ALL
        SELECT worded(language, 'Gäller', 'Holds'), NULL, NULL, starts, ends WHERE starts IS NOT NULL
        UNION ALL
        SELECT worded(language, 'Klart senast', 'Due'), NULL, NULL, NULL, (c ->> 'dueOn')::date WHERE c ? 'dueOn'
        UNION ALL
        SELECT worded(language, 'Redovisas senast', 'Reported by'), NULL, NULL, NULL, (c ->> 'reportBy')::date WHERE c ? 'reportBy';
    END CASE;
END
$$;


--
-- Name: FUNCTION content_parts(p_shape text, c jsonb, p_at date, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.content_parts(p_shape text, c jsonb, p_at date, language text) IS 'Det ett innehåll säger, del för del: vad, i ord, öre och från och till vilken dag, i den ordning innehållet har.';


--
-- Name: content_refusal(public.matters, jsonb, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.content_refusal(m public.matters, p_content jsonb, p_day date) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    broken text;
    said text;
BEGIN
    PERFORM try_content(m, p_content, p_day);
    RETURN NULL;
EXCEPTION WHEN SQLSTATE 'SV403' OR SQLSTATE 'SV409' OR SQLSTATE 'SV422' THEN
    GET STACKED DIAGNOSTICS broken = CONSTRAINT_NAME, said = PG_EXCEPTION_DETAIL;
    RETURN jsonb_build_object('rule', broken, 'clause', clause_of(broken, said::jsonb ->> 'clause'), 'facts', said::jsonb -> 'facts');
END
$$;


--
-- Name: FUNCTION content_refusal(m public.matters, p_content jsonb, p_day date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.content_refusal(m public.matters, p_content jsonb, p_day date) IS 'Regeln som skulle vägra innehållet den dagen, prövad av samma funktion som vid beslutet; NULL när ingen.';


--
-- Name: count_ballots(public.votings); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.count_ballots(v public.votings) RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT (SELECT jsonb_object_agg(o ->> 'code', coalesce((
            SELECT sum(CASE WHEN v.form = 'secret' THEN (b ->> 'count')::integer ELSE 1 END)
            FROM jsonb_array_elements(v.ballots) b WHERE b ->> 'option' = o ->> 'code'), 0)) FROM jsonb_array_elements(v.options) o)
        || jsonb_build_object('abstained', coalesce((
            SELECT sum(CASE WHEN v.form = 'secret' THEN (b ->> 'count')::integer ELSE 1 END)
            FROM jsonb_array_elements(v.ballots) b WHERE b ->> 'option' IS NULL), 0))
$$;


--
-- Name: FUNCTION count_ballots(v public.votings); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.count_ballots(v public.votings) IS 'Rösterna per alternativ, och hur många som avstod.';


--
-- Name: day_filter(text, jsonb, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.day_filter(p_language text, p_params jsonb, p_at date) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT report_filter('at', worded(p_language, 'Den dagen', 'As of'), coalesce(p_params ->> 'at', p_at::text))
$$;


--
-- Name: FUNCTION day_filter(p_language text, p_params jsonb, p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.day_filter(p_language text, p_params jsonb, p_at date) IS 'Dagen som rapporten visar.';


--
-- Name: day_version(date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.day_version(at date) RETURNS bigint
    LANGUAGE sql STABLE
    AS $$
    SELECT h.entry * 100000 + (at - DATE '2000-01-01') FROM journal_head h
$$;


--
-- Name: FUNCTION day_version(at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.day_version(at date) IS 'Versionen av något som räknas fram ur registren en dag: journalens huvud och dagen.';


--
-- Name: decided_effects(date, text, uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.decided_effects(p_at date, p_language text, p_decision uuid DEFAULT NULL::uuid) RETURNS TABLE(decision_id uuid, place integer, kind text, title text, starts date, ends date)
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN QUERY
    SELECT p.decision_id, 1, worded(p_language, 'Plan', 'Plan'), localized(m.title, p_language), lower(p.valid), upper(p.valid) - 1
    FROM published.plans p JOIN published.matters m ON m.code = p.matter WHERE p_decision IS NULL OR p.decision_id = p_decision
    UNION ALL
    SELECT g.decision_id, 2, worded(p_language, 'Grupp', 'Group'), localized(g.title, p_language), lower(g.valid), upper(g.valid) - 1
    FROM published.groups g WHERE g.decision_id IS NOT NULL AND (p_decision IS NULL OR g.decision_id = p_decision)
    UNION ALL
    SELECT s.decision_id, 3, localized(r.title, p_language), p.name::text, lower(s.valid), upper(s.valid) - 1
    FROM published.seats s JOIN published.seat_rules r ON r.group_kind = s.group_kind AND r.code = s.seat_code
    JOIN published.persons p ON p.id = s.person_id
    WHERE s.decision_id IS NOT NULL AND (p_decision IS NULL OR s.decision_id = p_decision)
    UNION ALL
    SELECT o.decision_id, 4, localized(r.title, p_language), p.name::text, lower(o.valid), upper(o.valid) - 1
    FROM published.offices o JOIN published.office_rules r ON r.group_kind = o.group_kind AND r.code = o.office_code
    JOIN published.persons p ON p.id = o.person_id
    WHERE o.decision_id IS NOT NULL AND (p_decision IS NULL OR o.decision_id = p_decision)
    UNION ALL
    SELECT a.decision_id, 5, worded(p_language, 'Uppdrag', 'Assignment'), a.title::text, a.given_on, a.due_on
    FROM published.assignments a
    WHERE (a.given_on IS NULL OR a.given_on <= p_at) AND (p_decision IS NULL OR a.decision_id = p_decision)
    UNION ALL
    SELECT d.decision_id, 6, worded(p_language, 'Delegering', 'Delegation'), d.scope::text, lower(d.valid), upper(d.valid) - 1
    FROM published.delegations d WHERE p_decision IS NULL OR d.decision_id = p_decision;
END
$$;


--
-- Name: FUNCTION decided_effects(p_at date, p_language text, p_decision uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.decided_effects(p_at date, p_language text, p_decision uuid) IS 'Vad besluten hade verkställt en dag: plan, grupp, plats, uppdrag, delegering.';


--
-- Name: decision_aspects(date, text, uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.decision_aspects(p_at date, p_language text, p_decision uuid DEFAULT NULL::uuid) RETURNS TABLE(decision_id uuid, due_on date, status jsonb, entry bigint)
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN QUERY
    WITH awaited AS (
        SELECT d.*, lead(d.decided_on) OVER again AS next_on, lead(d.entry) OVER again AS next_entry FROM published.decisions d
        WHERE d.proposal_id IS NOT NULL AND d.decided_on <= p_at WINDOW again AS (PARTITION BY d.proposal_id ORDER BY d.entry)
    ), stood AS MATERIALIZED (
        SELECT s.id, s.state FROM proposals_at(p_at) s
    )
    SELECT d.id, d.due_on, CASE
            WHEN d.next_on IS NOT NULL THEN report_status('good', worded(p_language, 'Åter avgjort ', 'Decided again ') || d.next_on)
            WHEN gone.state IN ('withdrawn', 'included', 'merged', 'split')
                THEN report_status('none', proposal_status(gone.state, p_language) ->> 'text')
            WHEN d.due_on < p_at THEN report_status('bad', worded(p_language, 'Har inte återkommit i tid', 'Has not come back in time'))
            ELSE report_status('watch', worded(p_language, 'Väntar på att återkomma', 'Waits to come back')) END,
        coalesce(d.next_entry, (SELECT p.entry FROM published.proposals p WHERE p.id = d.proposal_id))
    FROM awaited d
    CROSS JOIN LATERAL (SELECT CASE WHEN d.next_on IS NULL AND d.proposal_id IN (SELECT x.id FROM diverted_proposals(p_at) x)
        THEN (SELECT s.state FROM stood s WHERE s.id = d.proposal_id) END AS state) gone
    WHERE d.outcome IN ('referredBack', 'tabled') AND (p_decision IS NULL OR d.id = p_decision)
    UNION ALL
    SELECT w.decision_id, max(w.last_day), CASE
            WHEN max(w.last_day) >= p_at THEN report_status('watch', worded(p_language, 'Pågår', 'Under way'))
            WHEN sum(w.used) = 0 THEN report_status('bad', worded(p_language, 'Slutdagen har passerat utan redovisad tid',
                'Its last day has passed without reported time'))
            ELSE report_status('good', worded(p_language, 'Avslutat med redovisad tid', 'Ended with reported time')) END,
        max(w.entry)
    FROM (SELECT g.*, coalesce(g.due_on, make_date(g.year, 12, 31)) AS last_day FROM given_work(p_at, p_decision => p_decision) g) w
    GROUP BY w.decision_id
    UNION ALL
    SELECT p.decision_id, NULL, CASE
            WHEN isempty(p.runs) THEN report_status('none', worded(p_language, 'Ersatt innan den gällde', 'Superseded before it was in force'))
            WHEN upper(p.runs) <= p_at AND p.superseded_by IS NOT NULL
                THEN report_status('none', worded(p_language, 'Ersatt ', 'Superseded ') || upper(p.runs))
            WHEN upper(p.runs) <= p_at THEN report_status('none', worded(p_language, 'Perioden är slut', 'Its period has ended'))
            WHEN lower(p.runs) > p_at THEN report_status('good', worded(p_language, 'Gäller från ', 'In force from ') || lower(p.runs))
            ELSE report_status('good', worded(p_language, 'I kraft', 'In force')) END,
        p.entry
    FROM plans_at(p_at) p WHERE p_decision IS NULL OR p.decision_id = p_decision
    UNION ALL
    SELECT d.decision_id, d.report_by, CASE
            WHEN r.entry IS NOT NULL THEN report_status('good', worded(p_language, 'Återrapporterad', 'Reported back'))
            WHEN d.report_by < p_at AND (d.ended_on > d.report_by) IS NOT FALSE
                THEN report_status('bad', worded(p_language, 'Återrapport saknas', 'Not reported back'))
            WHEN d.ended_on <= p_at THEN report_status('none', worded(p_language, 'Upphörde ', 'Ended ') || d.ended_on)
            ELSE report_status('watch', worded(p_language, 'Pågår', 'Under way')) END,
        greatest(d.entry, r.entry)
    FROM published.delegations d
    LEFT JOIN (SELECT x.delegation_id, max(x.entry) AS entry FROM published.delegation_reports x WHERE x.reported_on <= p_at
        GROUP BY x.delegation_id) r ON r.delegation_id = d.id
    WHERE p_decision IS NULL OR d.decision_id = p_decision;
END
$$;


--
-- Name: FUNCTION decision_aspects(p_at date, p_language text, p_decision uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.decision_aspects(p_at date, p_language text, p_decision uuid) IS 'Det som finns att följa upp av besluten, en dag: ärenden som ska återkomma, uppdrag, planer och delegeringar, och hur det går med vart och ett.';


--
-- Name: decision_body(public.decisions, text, boolean); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.decision_body(d public.decisions, language text, p_told boolean) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('id', d.id, 'paragraph', decision_label(d), 'group', d.group_code, 'year', d.year, 'number', d.number,
        'meeting', d.meeting_id, 'agendaItem', d.agenda_item_id, 'title', i.title, 'matter', d.matter,
        'matterText', localized(m.title, language), 'proposal', d.proposal_id, 'version', d.version_number, 'outcome', d.outcome,
        'content', d.content, 'change', d.change, 'reasons', d.reasons, 'referredTo', d.referred_to, 'dueOn', d.due_on,
        'decidedOn', d.decided_on, 'decidedAt', utc(d.decided_at),
        'quorum', CASE WHEN p_told THEN d.quorum END, 'deciders', CASE WHEN p_told THEN d.roll END,
        'voting', CASE WHEN p_told THEN (SELECT voting_json(v) FROM votings v WHERE v.id = d.voting_id) END, 'recordedBy', d.recorded_by,
        'clause', m.decided_clause, 'effects', decision_effects(d), 'corrections', decision_corrections(d.id))::text
    FROM agenda_items i LEFT JOIN matters m ON m.code = d.matter WHERE i.id = d.agenda_item_id
$$;


--
-- Name: FUNCTION decision_body(d public.decisions, language text, p_told boolean); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.decision_body(d public.decisions, language text, p_told boolean) IS 'Ett beslut med paragraf, utfall och vad det verkställde; beslutförheten och vem som röstade hur för den som får läsa protokollet.';


--
-- Name: decision_corrections(uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.decision_corrections(p_decision uuid) RETURNS json
    LANGUAGE sql STABLE
    AS $$
    SELECT coalesce(json_agg(json_build_object('number', c.number, 'text', c.text, 'notedOn', c.noted_on, 'person', c.person_id)
        ORDER BY c.number), '[]')
    FROM corrections c WHERE c.decision_id = p_decision
$$;


--
-- Name: FUNCTION decision_corrections(p_decision uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.decision_corrections(p_decision uuid) IS 'Beslutets rättelser i nummerordning (D-9).';


--
-- Name: decision_effects(public.decisions); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.decision_effects(d public.decisions) RETURNS json
    LANGUAGE sql STABLE
    AS $$
    SELECT coalesce(json_agg(json_build_object('kind', effect.kind, 'target', effect.target) ORDER BY effect.kind, effect.target), '[]')
    FROM (
        SELECT 'plan' AS kind, '/plans/' || id AS target FROM plans WHERE decision_id = d.id
        UNION ALL SELECT 'group', '/groups/' || code FROM groups WHERE decision_id = d.id
        UNION ALL SELECT 'seat', '/groups/' || group_code || '/seats/' || id FROM seats WHERE decision_id = d.id
        UNION ALL SELECT 'office', '/groups/' || group_code || '/offices/' || id FROM offices WHERE decision_id = d.id
        UNION ALL SELECT 'assignment', '/assignments/' || id FROM assignments WHERE decision_id = d.id AND delegation_id IS NULL
        UNION ALL SELECT 'delegation', '/delegations/' || id FROM delegations WHERE d.id IN (decision_id, ended_by)
    ) effect
$$;


--
-- Name: FUNCTION decision_effects(d public.decisions); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.decision_effects(d public.decisions) IS 'Vad beslutet verkställde, som sökvägar.';


--
-- Name: decision_follow_up(date, text, uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.decision_follow_up(p_at date, p_language text, p_decision uuid DEFAULT NULL::uuid) RETURNS TABLE(decision_id uuid, due_on date, status jsonb, entry bigint)
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN QUERY
    WITH worst AS MATERIALIZED (
        SELECT DISTINCT ON (a.decision_id) a.decision_id, a.due_on, a.status, max(a.entry) OVER (PARTITION BY a.decision_id) AS entry
        FROM decision_aspects(p_at, p_language, p_decision) a
        ORDER BY a.decision_id, array_position(ARRAY['bad', 'watch', 'good', 'none'], a.status ->> 'code'),
            CASE WHEN a.status ->> 'code' IN ('bad', 'watch') THEN a.due_on END, a.due_on DESC
    )
    SELECT d.id, w.due_on, coalesce(w.status, CASE WHEN d.content IS NOT NULL AND m.effect <> 'none'
            THEN report_status('good', worded(p_language, 'Verkställt', 'Carried out'))
            ELSE report_status('none', worded(p_language, 'Inget att följa upp', 'Nothing to follow up')) END), greatest(d.entry, w.entry)
    FROM published.decisions d
    LEFT JOIN published.matters m ON m.code = d.matter
    LEFT JOIN worst w ON w.decision_id = d.id
    WHERE d.decided_on <= p_at AND (p_decision IS NULL OR d.id = p_decision);
END
$$;


--
-- Name: FUNCTION decision_follow_up(p_at date, p_language text, p_decision uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.decision_follow_up(p_at date, p_language text, p_decision uuid) IS 'Hur det gick med varje beslut, en dag, det sämsta av det som följs upp, med den närmaste dagen: watch är kvar att göra, bad är försenat, good är gjort eller gäller, none finns inget att följa upp.';


--
-- Name: decision_label(public.decisions); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.decision_label(d public.decisions) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT '§ ' || d.number || '/' || d.year
$$;


--
-- Name: FUNCTION decision_label(d public.decisions); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.decision_label(d public.decisions) IS 'Paragrafen som människor skriver den: § 3/2025 (D-16).';


--
-- Name: decision_link(uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.decision_link(p_decision uuid) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN (SELECT jsonb_build_object('text', '§ ' || d.number || '/' || d.year, 'path', '/decisions/' || d.id)
        FROM published.decisions d WHERE d.id = p_decision);
END
$$;


--
-- Name: FUNCTION decision_link(p_decision uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.decision_link(p_decision uuid) IS 'Ett beslut, som § 3/2027; NULL när det inte finns.';


--
-- Name: decision_reference(uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.decision_reference(p_decision uuid) RETURNS json
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('id', d.id, 'paragraph', decision_label(d), 'group', d.group_code, 'outcome', d.outcome,
        'decidedOn', d.decided_on, 'reasons', d.reasons)
    FROM decisions d WHERE d.id = p_decision
$$;


--
-- Name: FUNCTION decision_reference(p_decision uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.decision_reference(p_decision uuid) IS 'Vad som beslutades och var det står.';


--
-- Name: decision_version(public.decisions); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.decision_version(d public.decisions) RETURNS bigint
    LANGUAGE sql STABLE
    AS $$
    SELECT greatest(d.entry, (SELECT max(c.entry) FROM corrections c WHERE c.decision_id = d.id))
$$;


--
-- Name: FUNCTION decision_version(d public.decisions); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.decision_version(d public.decisions) IS 'Beslutets version: en rättelse ändrar hur det visas, fast inte beslutet.';


--
-- Name: delegate_work(public.decisions, public.matters); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.delegate_work(d public.decisions, m public.matters) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM check_terms(d.content, m, d.group_code, d.decided_on);
    UPDATE delegations SET ended_on = (d.content ->> 'from')::date, ended_by = d.id
    WHERE id = coalesce(d.content ->> 'ends', d.content ->> 'supersedes')::uuid;
    IF NOT d.content ? 'ends' THEN
        INSERT INTO delegations (id, decision_id) VALUES (new_id(), d.id);
    END IF;
END
$$;


--
-- Name: FUNCTION delegate_work(d public.decisions, m public.matters); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.delegate_work(d public.decisions, m public.matters) IS 'Uppdraget delegeras, och den delegering som beslutet avslutar eller ersätter upphör (V-31).';


--
-- Name: delegations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.delegations (
    id uuid NOT NULL,
    decision_id uuid NOT NULL,
    group_code text,
    person_id uuid,
    scope public.long_text NOT NULL,
    valid daterange NOT NULL,
    reporting public.long_text NOT NULL,
    report_by date NOT NULL,
    capacity text NOT NULL,
    allowance_minutes integer NOT NULL,
    supersedes uuid,
    ended_on date,
    ended_by uuid,
    entry bigint NOT NULL,
    CONSTRAINT allowance_is_not_negative CHECK ((allowance_minutes >= 0)),
    CONSTRAINT delegation_ends_by_decision CHECK (((ended_on IS NULL) = (ended_by IS NULL))),
    CONSTRAINT delegation_has_one_delegate CHECK ((num_nonnulls(group_code, person_id) = 1)),
    CONSTRAINT delegation_period_is_bounded CHECK (((NOT isempty(valid)) AND (NOT lower_inf(valid)) AND (NOT upper_inf(valid))))
);

ALTER TABLE ONLY public.delegations FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE delegations; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.delegations IS 'Delegeringar: till vem, vad, hur länge och hur det redovisas; bara genom beslut (V-31).';


--
-- Name: COLUMN delegations.allowance_minutes; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.delegations.allowance_minutes IS 'Hur mycket av samordnarens tid den som fått delegeringen får förfoga över; 0 är ingenting (V-54).';


--
-- Name: COLUMN delegations.ended_on; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.delegations.ended_on IS 'Första dagen delegeringen inte längre gäller, när ett senare beslut avslutade eller ersatte den.';


--
-- Name: delegation_body(public.delegations); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.delegation_body(d public.delegations) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('id', d.id, 'decision', decision_reference(d.decision_id), 'toGroup', d.group_code, 'toPerson', d.person_id,
        'scope', d.scope, 'from', lower(d.valid), 'to', upper(d.valid) - 1, 'reporting', d.reporting, 'reportBy', d.report_by,
        'capacity', d.capacity, 'allowanceMinutes', d.allowance_minutes, 'givenMinutes', given_minutes(d.id),
        'leftMinutes', d.allowance_minutes - given_minutes(d.id), 'supersedes', d.supersedes, 'endedOn', d.ended_on,
        'endedBy', decision_reference(d.ended_by),
        'assignments', (SELECT coalesce(json_agg(a.id ORDER BY a.entry), '[]') FROM assignments a WHERE a.delegation_id = d.id),
        'reports', (SELECT coalesce(json_agg(json_build_object('id', r.id, 'reportedOn', r.reported_on, 'person', r.person_id,
            'text', r.text) ORDER BY r.reported_on, r.entry), '[]') FROM delegation_reports r WHERE r.delegation_id = d.id))::text
$$;


--
-- Name: FUNCTION delegation_body(d public.delegations); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.delegation_body(d public.delegations) IS 'En delegering: vad, till vem, hur länge, vad som givits med den och hur den återrapporterats (V-31).';


--
-- Name: delegation_consequences(bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.delegation_consequences(p_entry bigint) RETURNS json
    LANGUAGE sql STABLE
    AS $$
    SELECT coalesce(json_agg(json_build_object('delegation', d.id, 'allowanceMinutes', d.allowance_minutes,
        'leftMinutesBefore', d.allowance_minutes - given_minutes(d.id) + made.minutes,
        'leftMinutesAfter', d.allowance_minutes - given_minutes(d.id), 'endedOn', d.ended_on) ORDER BY d.id), '[]')
    FROM delegations d, LATERAL (SELECT coalesce(sum(a.estimate_minutes), 0)::integer AS minutes FROM assignments a
        WHERE a.delegation_id = d.id AND a.entry = p_entry) made
    WHERE d.entry = p_entry OR made.minutes > 0
$$;


--
-- Name: FUNCTION delegation_consequences(p_entry bigint); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.delegation_consequences(p_entry bigint) IS 'Delegeringar som posten ger, avslutar eller använder, med vad som återstår av deras mått (V-54).';


--
-- Name: delegation_findings(date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.delegation_findings(p_at date) RETURNS TABLE(code text, clause_id text, owner text, group_code text, subject text, since date, facts jsonb)
    LANGUAGE sql STABLE
    AS $$
    SELECT 'delegation-report-missing', m.decided_clause, coalesce(d.group_code, p.party_code), s.group_code, d.id::text, d.report_by + 1,
        jsonb_build_object('delegation', d.id, 'decision', decision_label(s), 'scope', d.scope, 'reporting', d.reporting,
            'reportBy', d.report_by, 'person', d.person_id)
    FROM delegations d
    JOIN decisions s ON s.id = d.decision_id
    JOIN matters m ON m.code = s.matter
    LEFT JOIN persons p ON p.id = d.person_id
    WHERE d.report_by < p_at AND (d.ended_on > d.report_by) IS NOT FALSE
        AND NOT EXISTS (SELECT FROM delegation_reports r WHERE r.delegation_id = d.id AND r.reported_on <= p_at)
$$;


--
-- Name: FUNCTION delegation_findings(p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.delegation_findings(p_at date) IS 'Delegerade uppdrag som inte återrapporterats i tid (V-31).';


--
-- Name: delegation_period(public.delegations); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.delegation_period(d public.delegations) RETURNS daterange
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT d.valid * daterange(NULL, CASE WHEN d.ended_on IS NOT NULL THEN greatest(d.ended_on, lower(d.valid)) END)
$$;


--
-- Name: FUNCTION delegation_period(d public.delegations); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.delegation_period(d public.delegations) IS 'De dagar delegeringen gäller: sin tid, eller till den dag ett nytt beslut avslutade den.';


--
-- Name: delegation_transitions(public.delegations, uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.delegation_transitions(d public.delegations, p_person uuid) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT CASE WHEN is_delegate(d, p_person, local_day(now())) THEN
        concat_ws(',', CASE WHEN delegation_period(d) @> local_day(now()) AND d.allowance_minutes > given_minutes(d.id) THEN 'assignments' END,
            'reports') ELSE '' END
$$;


--
-- Name: FUNCTION delegation_transitions(d public.delegations, p_person uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.delegation_transitions(d public.delegations, p_person uuid) IS 'Vad den som frågar kan göra med delegeringen nu.';


--
-- Name: delegation_version(public.delegations); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.delegation_version(d public.delegations) RETURNS bigint
    LANGUAGE sql STABLE
    AS $$
    SELECT greatest(d.entry, (SELECT max(a.entry) FROM assignments a WHERE a.delegation_id = d.id),
        (SELECT max(r.entry) FROM delegation_reports r WHERE r.delegation_id = d.id))
$$;


--
-- Name: FUNCTION delegation_version(d public.delegations); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.delegation_version(d public.delegations) IS 'Delegeringens version: den ändras av uppdrag och återrapporter.';


--
-- Name: dispatch(uuid, text, uuid[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dispatch(p_meeting uuid, p_kind text, p_persons uuid[]) RETURNS void
    LANGUAGE sql
    AS $$
    INSERT INTO dispatches (id, meeting_id, kind, person_id, queued_at)
    SELECT new_id(), p_meeting, p_kind, told.person, (SELECT e.recorded_at FROM journal_entries e WHERE e.entry = open_entry())
    FROM (SELECT DISTINCT person FROM unnest(p_persons) person ORDER BY person) told
$$;


--
-- Name: FUNCTION dispatch(p_meeting uuid, p_kind text, p_persons uuid[]); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.dispatch(p_meeting uuid, p_kind text, p_persons uuid[]) IS 'Lägger ett utskick per person i kön, i samma transaktion som det som föranleder det.';


--
-- Name: dispatch_again(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dispatch_again() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    failed record;
BEGIN
    FOR failed IN
        SELECT DISTINCT d.meeting_id FROM dispatches d JOIN meetings m ON m.id = d.meeting_id AND m.state = 'summoned'
        WHERE d.person_id = NEW.id AND d.outcome = 'failed' AND NOT EXISTS (
            SELECT FROM dispatches later WHERE later.meeting_id = d.meeting_id AND later.person_id = NEW.id
                AND later.outcome IS DISTINCT FROM 'failed')
    LOOP
        PERFORM dispatch(failed.meeting_id, 'lateSummons', ARRAY[NEW.id]);
    END LOOP;
    PERFORM pg_notify('dispatches', '');
    RETURN NULL;
END
$$;


--
-- Name: FUNCTION dispatch_again(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.dispatch_again() IS 'En ny adress: det som väntat på den går nu, och en kallelse som inte gick fram kallas om.';


--
-- Name: dispatches; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.dispatches (
    id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    kind text NOT NULL,
    person_id uuid NOT NULL,
    queued_at timestamp with time zone NOT NULL,
    outcome text,
    settled_at timestamp with time zone,
    attempts integer,
    exit_status integer,
    entry bigint NOT NULL,
    CONSTRAINT dispatch_has_a_known_kind CHECK ((kind = ANY (ARRAY['summons'::text, 'lateSummons'::text, 'cancellation'::text]))),
    CONSTRAINT dispatch_has_a_known_outcome CHECK ((outcome = ANY (ARRAY['sent'::text, 'failed'::text]))),
    CONSTRAINT dispatch_is_settled_as_a_whole CHECK ((num_nulls(outcome, settled_at, attempts) = ANY (ARRAY[0, 3]))),
    CONSTRAINT dispatch_was_attempted CHECK ((attempts > 0))
);

ALTER TABLE ONLY public.dispatches FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE dispatches; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.dispatches IS 'Utskick: kallelse, sen kallelse och återbud till var och en (V-34, D-27). Skrivs av mötets steg och av platserna, aldrig av en klient.';


--
-- Name: COLUMN dispatches.outcome; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.dispatches.outcome IS 'Sätts en gång, när e-posttjänsten tagit emot brevet eller det slutgiltigt inte gick; NULL så länge det står i kön.';


--
-- Name: COLUMN dispatches.exit_status; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.dispatches.exit_status IS 'Vad sendmail svarade när det slutgiltigt inte gick, enligt sysexits.h; NULL när det aldrig svarade.';


--
-- Name: dispatch_body(public.dispatches); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dispatch_body(d public.dispatches) RETURNS text
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN json_build_object('id', d.id, 'meeting', d.meeting_id, 'kind', d.kind, 'person', d.person_id,
        'party', (SELECT p.party_code FROM persons p WHERE p.id = d.person_id),
        'state', dispatch_state(d, local_day(now())), 'queuedAt', utc(d.queued_at), 'settledAt', utc(d.settled_at),
        'attempts', d.attempts, 'exitStatus', d.exit_status)::text;
END
$$;


--
-- Name: FUNCTION dispatch_body(d public.dispatches); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.dispatch_body(d public.dispatches) IS 'Ett utskick: till vem, hur det står och sedan när; aldrig adressen.';


--
-- Name: dispatch_seat(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dispatch_seat() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    meeting record;
BEGIN
    FOR meeting IN
        SELECT m.id FROM meetings m
        WHERE m.group_code = NEW.group_code AND m.state = 'summoned' AND NEW.valid @> local_day(m.starts_at)
        ORDER BY m.starts_at, m.id
    LOOP
        PERFORM dispatch(meeting.id, 'lateSummons', unsummoned(meeting.id));
    END LOOP;
    RETURN NULL;
END
$$;


--
-- Name: FUNCTION dispatch_seat(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.dispatch_seat() IS 'Den som får plats i gruppen efter kallelsen kallas i samma transaktion (V-34, D-27).';


--
-- Name: dispatch_state(public.dispatches, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dispatch_state(d public.dispatches, p_day date) RETURNS text
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN coalesce(d.outcome, (
        SELECT CASE
            WHEN local_day(m.starts_at) < p_day
                OR m.state <> CASE d.kind WHEN 'cancellation' THEN 'cancelled' ELSE 'summoned' END THEN 'lapsed'
            WHEN is_mail_address(p.email) THEN 'queued'
            ELSE 'unaddressed' END
        FROM meetings m, persons p WHERE m.id = d.meeting_id AND p.id = d.person_id));
END
$$;


--
-- Name: FUNCTION dispatch_state(d public.dispatches, p_day date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.dispatch_state(d public.dispatches, p_day date) IS 'sent, failed, queued; unaddressed: väntar på en e-postadress; lapsed: mötet har varit, är öppnat eller inställt, så inget sänds längre.';


--
-- Name: dispatch_step(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dispatch_step() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    IF NEW.kind = 'summons' THEN
        PERFORM dispatch(NEW.meeting_id, 'summons', NEW.recipients);
        PERFORM dispatch(NEW.meeting_id, 'lateSummons', unsummoned(NEW.meeting_id));
    ELSE
        PERFORM dispatch(NEW.meeting_id, 'cancellation', (
            SELECT array_agg(d.person_id) FROM dispatches d WHERE d.meeting_id = NEW.meeting_id));
    END IF;
    RETURN NULL;
END
$$;


--
-- Name: FUNCTION dispatch_step(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.dispatch_step() IS 'Kallelsen går till mottagarna och till den som redan är utsedd till mötets dag; återbudet till alla som kallats.';


--
-- Name: dispatch_version(public.dispatches); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dispatch_version(d public.dispatches) RETURNS bigint
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN (SELECT greatest(d.entry, m.entry, p.entry) * 100000 + (local_day(now()) - DATE '2000-01-01')
        FROM meetings m, persons p WHERE m.id = d.meeting_id AND p.id = d.person_id);
END
$$;


--
-- Name: FUNCTION dispatch_version(d public.dispatches); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.dispatch_version(d public.dispatches) IS 'Versionen av ett utskick: dess läge följer också av mötet, personens adress och dagen.';


--
-- Name: diverted_proposals(date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.diverted_proposals(p_at date) RETURNS TABLE(id uuid)
    LANGUAGE sql STABLE
    AS $$
    SELECT CASE s.kind WHEN 'inclusion' THEN s.part_proposal ELSE s.proposal_id END FROM published.proposal_steps s
    WHERE s.kind IN ('withdrawal', 'inclusion') AND s.taken_on <= p_at
    UNION ALL
    SELECT unnest(r.parents) FROM published.recastings r WHERE r.made_on <= p_at
    UNION ALL
    SELECT r.proposal_id FROM published.receipts r WHERE NOT r.complete AND r.received_on <= p_at
$$;


--
-- Name: FUNCTION diverted_proposals(p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.diverted_proposals(p_at date) IS 'De förslag som till och med en dag har återtagits, tagits upp i ett annat, slagits ihop, delats eller sänts tillbaka: utan beslut är alla andra på väg.';


--
-- Name: document_days(public.meetings, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.document_days(m public.meetings, p_at date) RETURNS TABLE(agenda_item uuid, ready_on date)
    LANGUAGE sql STABLE
    AS $$
    SELECT i.id, greatest(i.added_on, (
            SELECT max(v.created_on) FROM proposal_versions v
            WHERE v.proposal_id = i.proposal_id AND v.created_on < local_day(m.starts_at) AND v.created_on <= p_at
        ), (
            SELECT max(s.taken_on) FROM proposal_steps s
            WHERE s.proposal_id = i.proposal_id AND s.kind = 'adoption' AND s.meeting_id <> m.id
                AND s.taken_on <= local_day(m.starts_at) AND s.taken_on <= p_at))
    FROM agenda_items i WHERE i.id = ANY (agenda_as_of(m.id, p_at))
    UNION ALL
    SELECT NULL, max(v.made_on) FROM agenda_versions v WHERE v.meeting_id = m.id AND v.made_on <= p_at HAVING count(*) > 0
    UNION ALL
    SELECT NULL, max(a.approved_on) FROM agenda_approvals a WHERE a.meeting_id = m.id AND a.approved_on <= p_at HAVING count(*) > 0
$$;


--
-- Name: FUNCTION document_days(m public.meetings, p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.document_days(m public.meetings, p_at date) IS 'När handlingarna var färdiga: varje ärende (uppsatt, skrivet före mötesdagen, antaget av beredande grupp) och dagordningen (ändrad, godkänd).';


--
-- Name: duties(integer, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.duties(p_year integer, p_at date) RETURNS TABLE(code text, title jsonb, clause_id text, owner text, opens date, due date, state text, evidence jsonb)
    LANGUAGE sql STABLE
    AS $$
    SELECT * FROM meeting_duties(p_year, p_at)
    UNION ALL
    SELECT 'plan-' || m.code, m.title, coalesce(m.period_clause, m.decided_clause), g.code, make_date(p_year - 1, 1, 1),
        make_date(p_year - 1, 12, 31),
        CASE WHEN plan.id IS NOT NULL THEN 'fulfilled' WHEN make_date(p_year - 1, 12, 31) < p_at THEN 'overdue'
            WHEN under_way.ids IS NOT NULL THEN 'planned' ELSE 'open' END,
        jsonb_build_object('plan', plan.id, 'decision', plan.decision_id, 'proposals', coalesce(under_way.ids, '[]'))
    FROM matters m
    JOIN groups g ON g.kind = m.decided_by AND g.valid && daterange(make_date(p_year, 1, 1), make_date(p_year + 1, 1, 1))
    LEFT JOIN LATERAL (SELECT p.id, p.decision_id FROM plans p WHERE p.matter = m.code AND p.decided_on <= p_at
        AND p.valid && daterange(make_date(p_year, 1, 1), make_date(p_year + 1, 1, 1)) ORDER BY p.decided_on DESC LIMIT 1) plan ON true
    LEFT JOIN plans_under_way(p_year, p_at) under_way ON under_way.matter = m.code
    WHERE m.effect = 'plan'
$$;


--
-- Name: FUNCTION duties(p_year integer, p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.duties(p_year integer, p_at date) IS 'Årshjulet: vad avtalet kräver under ett år, och vad som är gjort, planerat eller försenat (V-32, V-33, V-48, V-63…V-66).';


--
-- Name: duty_evidence(jsonb, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.duty_evidence(evidence jsonb, language text) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT coalesce(jsonb_agg(shown.link ORDER BY shown.turn, shown.place) FILTER (WHERE shown.link IS NOT NULL), '[]')
    FROM (
        SELECT 1 AS turn, m.place, meeting_link((m.value ->> 'meeting')::uuid, language) AS link
        FROM jsonb_array_elements(evidence -> 'meetings') WITH ORDINALITY AS m(value, place)
        UNION ALL
        SELECT 2, 0, decision_link((evidence ->> 'decision')::uuid)
        UNION ALL
        SELECT 3, p.place, proposal_link(p.value::uuid)
        FROM jsonb_array_elements_text(evidence -> 'proposals') WITH ORDINALITY AS p(value, place) WHERE evidence ->> 'decision' IS NULL
    ) shown
$$;


--
-- Name: FUNCTION duty_evidence(evidence jsonb, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.duty_evidence(evidence jsonb, language text) IS 'Det som visar hur en post står: mötena, beslutet om planen eller de förslag som är på väg.';


--
-- Name: duty_list(integer, date, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.duty_list(p_year integer, at date, language text) RETURNS TABLE(id text, clause_id text, due date, state text, body text)
    LANGUAGE sql STABLE
    AS $$
    SELECT concat_ws('~', p_year, d.code, d.owner), d.clause_id, d.due, d.state,
        json_build_object('id', concat_ws('~', p_year, d.code, d.owner), 'code', d.code, 'title', localized(d.title, language),
            'year', p_year, 'at', at, 'owner', d.owner, 'from', d.opens, 'due', d.due, 'state', d.state,
            'clause', json_build_object('id', c.id, 'quote', c.quote, 'document', c.document), 'evidence', d.evidence)::text
    FROM duties(p_year, at) d JOIN clauses c ON c.id = d.clause_id
$$;


--
-- Name: FUNCTION duty_list(p_year integer, at date, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.duty_list(p_year integer, at date, language text) IS 'Årshjulets poster med klausul och underlag.';


--
-- Name: duty_status(text, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.duty_status(state text, language text) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT CASE state
        WHEN 'fulfilled' THEN report_status('good', worded(language, 'Uppfyllt', 'Fulfilled'))
        WHEN 'planned' THEN report_status('none', worded(language, 'Planerat', 'Planned'))
        WHEN 'open' THEN report_status('watch', worded(language, 'Inte planerat', 'Not planned'))
        WHEN 'overdue' THEN report_status('bad', worded(language, 'Försenat', 'Overdue')) END
$$;


--
-- Name: FUNCTION duty_status(state text, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.duty_status(state text, language text) IS 'Hur en post i årshjulet står, i ord.';


--
-- Name: elect(public.decisions); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.elect(d public.decisions) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


--
-- Name: FUNCTION elect(d public.decisions); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.elect(d public.decisions) IS 'Den valde tillträder; företrädaren avgår samma dag, och en vice som väljs till ordförande lämnar sitt uppdrag (V-23, D-1).';


--
-- Name: end_sessions(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.end_sessions() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE tokens SET revoked_at = NEW.revoked_at WHERE signed_in_with = NEW.id AND revoked_at IS NULL;
    RETURN NULL;
END
$$;


--
-- Name: FUNCTION end_sessions(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.end_sessions() IS 'Sessionerna slutar med den nyckel som de kom av.';


--
-- Name: fate_words(public.proposals, public.decisions, text[], boolean); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.fate_words(p public.proposals, d public.decisions, ways text[], changed boolean) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    place text := CASE WHEN d.id IS NOT NULL THEN format(', %s, %s', decision_label(d), d.decided_on) END;
    carrier text := format('”%s” (%s)', p.title, coalesce(register_number(p.id), '–'));
    deciders jsonb := coalesce((SELECT title FROM groups WHERE code = d.group_code),
        (SELECT k.title FROM matters m JOIN group_kinds k ON k.code = m.decided_by WHERE m.code = p.matter));
    missing text;
    sv text;
    en text;
BEGIN
    IF p.state = 'incomplete' THEN
        SELECT array_to_string(r.missing, '; ') INTO missing FROM receipts r WHERE r.proposal_id = p.id ORDER BY r.entry DESC LIMIT 1;
    END IF;
    sv := CASE p.state
        WHEN 'draft' THEN 'Det är inte inlämnat.'
        WHEN 'submitted' THEN 'Det är inlämnat och väntar på beredning.'
        WHEN 'incomplete' THEN 'Det är inte komplett. Detta saknas: ' || rtrim(missing, '.') || '.'
        WHEN 'inPreparation' THEN 'Det bereds.'
        WHEN 'adopted' THEN 'Det är berett och antaget för beslut.'
        WHEN 'onAgenda' THEN localized(deciders, 'sv') || ' har det på dagordningen.'
        WHEN 'approved' THEN localized(deciders, 'sv') || ' har bifallit det' || place || '.'
        WHEN 'approvedWithChange' THEN localized(deciders, 'sv') || ' har bifallit det med ändring' || place || '.'
        WHEN 'rejected' THEN localized(deciders, 'sv') || ' har avslagit det' || place || '.'
        WHEN 'referredBack' THEN localized(deciders, 'sv') || ' har återremitterat det' || place || '.'
        WHEN 'tabled' THEN 'Det är bordlagt' || coalesce(place, '') || ' och tas upp igen.'
        WHEN 'withdrawn' THEN 'Det är återtaget.' END;
    en := CASE p.state
        WHEN 'draft' THEN 'It has not been submitted.'
        WHEN 'submitted' THEN 'It is submitted and waits to be prepared.'
        WHEN 'incomplete' THEN 'It is not complete. This is missing: ' || rtrim(missing, '.') || '.'
        WHEN 'inPreparation' THEN 'It is being prepared.'
        WHEN 'adopted' THEN 'It is prepared and adopted for decision.'
        WHEN 'onAgenda' THEN localized(deciders, 'en') || ' has it on its agenda.'
        WHEN 'approved' THEN localized(deciders, 'en') || ' has approved it' || place || '.'
        WHEN 'approvedWithChange' THEN localized(deciders, 'en') || ' has approved it with a change' || place || '.'
        WHEN 'rejected' THEN localized(deciders, 'en') || ' has rejected it' || place || '.'
        WHEN 'referredBack' THEN localized(deciders, 'en') || ' has referred it back' || place || '.'
        WHEN 'tabled' THEN 'It is tabled' || coalesce(place, '') || ' and will be taken up again.'
        WHEN 'withdrawn' THEN 'It is withdrawn.' END;
    RETURN jsonb_build_object(
        'sv', concat_ws(' ', CASE ways[cardinality(ways)] WHEN 'inclusion' THEN 'Det togs upp i ' || carrier || '.'
            WHEN 'merger' THEN 'Det slogs ihop med andra förslag till ' || carrier || '.'
            WHEN 'split' THEN 'En del av det blev ' || carrier || '.' END, sv,
            CASE WHEN p.state = 'approved' AND changed THEN 'Det ändrades under beredningen.' END, 'Skäl: ' || d.reasons),
        'en', concat_ws(' ', CASE ways[cardinality(ways)] WHEN 'inclusion' THEN 'It was taken into ' || carrier || '.'
            WHEN 'merger' THEN 'It was merged with other proposals into ' || carrier || '.'
            WHEN 'split' THEN 'A part of it became ' || carrier || '.' END, en,
            CASE WHEN p.state = 'approved' AND changed THEN 'It was changed in preparation.' END, 'Reasons: ' || d.reasons));
END
$$;


--
-- Name: FUNCTION fate_words(p public.proposals, d public.decisions, ways text[], changed boolean); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.fate_words(p public.proposals, d public.decisions, ways text[], changed boolean) IS 'Vad som blev av förslaget, i klartext.';


--
-- Name: fill_agenda(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.fill_agenda() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


--
-- Name: FUNCTION fill_agenda(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.fill_agenda() IS 'Stående ärenden och ärenden som inte avslutats står på dagordningen från början (V-29, V-86).';


--
-- Name: fill_seat(public.decisions, public.matters); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.fill_seat(d public.decisions, m public.matters) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


--
-- Name: FUNCTION fill_seat(d public.decisions, m public.matters); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.fill_seat(d public.decisions, m public.matters) IS 'En plats som tillsätts genom beslut fylls, i stället för den som lämnar (D-6).';


--
-- Name: finding_evidence(text, text, jsonb, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.finding_evidence(code text, p_group text, facts jsonb, language text) RETURNS text
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    kind text := (SELECT g.kind FROM published.groups g WHERE g.code = p_group);
    period text := concat(facts ->> 'windowFrom', '–', facts ->> 'windowTo');
BEGIN
    RETURN CASE
        WHEN code IN ('seat-below-minimum', 'seats-below-minimum') THEN concat(
            (SELECT localized(r.title, language) FROM published.seat_rules r WHERE r.group_kind = kind AND r.code = facts ->> 'seat'),
            worded(language, format(': %s av minst %s', facts ->> 'filled', facts ->> 'minimum'),
                format(': %s of at least %s', facts ->> 'filled', facts ->> 'minimum')))
        WHEN code = 'office-vacant' THEN
            (SELECT localized(r.title, language) FROM published.office_rules r WHERE r.group_kind = kind AND r.code = facts ->> 'office')
        WHEN code IN ('meeting-missing', 'meetings-below-minimum', 'meetings-above-maximum') THEN concat(
            (SELECT localized(k.title, language) FROM published.meeting_kinds k WHERE k.group_kind = kind AND k.code = facts ->> 'meetingKind'),
            CASE WHEN code = 'meetings-above-maximum'
                THEN worded(language, format(' %s: %s hållna, tänkt högst %s', period, facts ->> 'held', facts ->> 'maximum'),
                    format(' %s: %s held, %s at most intended', period, facts ->> 'held', facts ->> 'maximum'))
                ELSE worded(language, format(' %s: %s hållna av minst %s', period, facts ->> 'held', facts ->> 'minimum'),
                    format(' %s: %s held of at least %s', period, facts ->> 'held', facts ->> 'minimum')) END)
        WHEN code = 'notice-short' THEN worded(language,
            format('Kallat %s, %s dagar före mötet; minst %s', facts ->> 'summonedOn', facts ->> 'noticeDays', facts ->> 'minimumDays'),
            format('Summoned %s, %s days before the meeting; at least %s', facts ->> 'summonedOn', facts ->> 'noticeDays', facts ->> 'minimumDays'))
        WHEN code = 'documents-late' THEN worded(language,
            format('Färdiga %s, %s dagar före mötet; minst %s', facts ->> 'readyOn', facts ->> 'noticeDays', facts ->> 'minimumDays'),
            format('Ready %s, %s days before the meeting; at least %s', facts ->> 'readyOn', facts ->> 'noticeDays', facts ->> 'minimumDays'))
        WHEN code = 'summons-undelivered' THEN worded(language,
            format('%s utan adress, %s misslyckade', jsonb_array_length(facts -> 'unaddressed'), jsonb_array_length(facts -> 'failed')),
            format('%s without an address, %s failed', jsonb_array_length(facts -> 'unaddressed'), jsonb_array_length(facts -> 'failed')))
        WHEN code = 'plan-missing' THEN
            (SELECT localized(m.title, language) FROM published.matters m WHERE m.code = facts ->> 'matter')
        WHEN code = 'contact-stale' THEN concat((SELECT p.name || ': ' FROM published.persons p WHERE p.id = (facts ->> 'person')::uuid),
            coalesce(worded(language, 'senast bekräftade ', 'last confirmed ') || (facts ->> 'confirmedOn'),
                worded(language, 'aldrig bekräftade', 'never confirmed')))
        WHEN code = 'capacity-exceeded' THEN format(worded(language, '%s använda av %s', '%s used of %s'),
            hours_text((facts ->> 'usedMinutes')::numeric, language), hours_text((facts ->> 'capacityMinutes')::numeric, language))
        WHEN code = 'minutes-late' THEN format(worded(language, 'Skulle ha justerats senast %s', 'To be attested by %s'), facts ->> 'dueOn')
        WHEN code = 'referral-unanswered' THEN concat(facts ->> 'registerNumber', worded(language, ', svar senast ', ', answer by '), facts ->> 'dueOn')
        WHEN code = 'delegation-report-missing' THEN concat(facts ->> 'decision', worded(language, ', skulle ha redovisats senast ', ', to be reported by '),
            facts ->> 'reportBy') END;
END
$$;


--
-- Name: FUNCTION finding_evidence(code text, p_group text, facts jsonb, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.finding_evidence(code text, p_group text, facts jsonb, language text) IS 'Vad avvikelsen syns på, i ord ur dess fakta; aldrig en kontaktuppgift.';


--
-- Name: finding_list(date, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.finding_list(at date, language text) RETURNS TABLE(id text, clause_id text, owner text, group_code text, since date, body text)
    LANGUAGE sql STABLE
    AS $$
    SELECT concat_ws('~', f.code, f.group_code, f.subject), f.clause_id, f.owner, f.group_code, f.since,
        json_build_object('id', concat_ws('~', f.code, f.group_code, f.subject), 'code', f.code, 'at', at, 'since', f.since,
            'owner', f.owner, 'group', f.group_code, 'subject', f.subject, 'clause', json_build_object('id', c.id, 'quote', c.quote,
                'document', c.document), 'facts', f.facts)::text
    FROM findings(at) f JOIN clauses c ON c.id = f.clause_id
$$;


--
-- Name: FUNCTION finding_list(at date, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.finding_list(at date, language text) IS 'Avvikelser en dag, med klausul och ordalydelse.';


--
-- Name: finding_record(jsonb, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.finding_record(facts jsonb, language text) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT CASE
        WHEN facts ? 'meeting' THEN meeting_link((facts ->> 'meeting')::uuid, language)
        WHEN facts ? 'proposal' THEN proposal_link((facts ->> 'proposal')::uuid)
        WHEN facts ? 'delegation' THEN decision_link((SELECT d.decision_id FROM published.delegations d WHERE d.id = (facts ->> 'delegation')::uuid))
        ELSE not_applicable() END
$$;


--
-- Name: FUNCTION finding_record(facts jsonb, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.finding_record(facts jsonb, language text) IS 'Det möte, förslag eller beslut som avvikelsen gäller.';


--
-- Name: finding_title(text, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.finding_title(code text, language text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT CASE code
        WHEN 'seat-below-minimum' THEN worded(language, 'Parten saknar representant', 'The party has no representative')
        WHEN 'seats-below-minimum' THEN worded(language, 'För få har plats i gruppen', 'Too few have a seat in the group')
        WHEN 'office-vacant' THEN worded(language, 'Vakant uppdrag', 'Vacant office')
        WHEN 'meeting-missing' THEN worded(language, 'Möte har inte hållits', 'A meeting was not held')
        WHEN 'meetings-below-minimum' THEN worded(language, 'För få möten', 'Too few meetings')
        WHEN 'meetings-above-maximum' THEN worded(language, 'Fler möten än tänkt', 'More meetings than intended')
        WHEN 'notice-short' THEN worded(language, 'Sen kallelse', 'Late summons')
        WHEN 'documents-late' THEN worded(language, 'Sena handlingar', 'Late documents')
        WHEN 'summons-undelivered' THEN worded(language, 'Kallelsen har inte nått alla', 'The summons has not reached everybody')
        WHEN 'plan-missing' THEN worded(language, 'Ingen beslutad plan gäller', 'No decided plan is in force')
        WHEN 'contact-stale' THEN worded(language, 'Kontaktuppgifter inte bekräftade', 'Contact entry not confirmed')
        WHEN 'capacity-exceeded' THEN worded(language, 'Mer tid än andelen', 'More time than the share')
        WHEN 'minutes-late' THEN worded(language, 'Protokoll inte justerat i tid', 'Minutes not attested in time')
        WHEN 'referral-unanswered' THEN worded(language, 'Remiss inte besvarad', 'Referral not answered')
        WHEN 'delegation-report-missing' THEN worded(language, 'Delegering inte återrapporterad', 'Delegation not reported on')
        ELSE code END
$$;


--
-- Name: FUNCTION finding_title(code text, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.finding_title(code text, language text) IS 'Vad en avvikelse är, i ord; en okänd står med sin kod.';


--
-- Name: findings(date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.findings(p_at date) RETURNS TABLE(code text, clause_id text, owner text, group_code text, subject text, since date, facts jsonb)
    LANGUAGE sql STABLE
    AS $$
    SELECT * FROM seat_findings(p_at)
    UNION ALL SELECT * FROM meeting_findings(p_at)
    UNION ALL SELECT * FROM notice_findings(p_at)
    UNION ALL SELECT * FROM plan_findings(p_at)
    UNION ALL SELECT * FROM holder_findings(p_at)
    UNION ALL SELECT * FROM minutes_findings(p_at)
    UNION ALL SELECT * FROM referral_findings(p_at)
    UNION ALL SELECT * FROM delegation_findings(p_at)
$$;


--
-- Name: FUNCTION findings(p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.findings(p_at date) IS 'Alla avvikelser en dag, ur registren. En avvikelse försvinner när den är avhjälpt.';


--
-- Name: follow_seat(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.follow_seat() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


--
-- Name: FUNCTION follow_seat(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.follow_seat() IS 'Det som följer av en plats: platser på grund av den (V-40), och att uppdrag upphör med platsen (D-1).';


--
-- Name: function_clause(text, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.function_clause(p_group text, p_function text) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT f.clause_id FROM groups g JOIN function_holders f ON f.group_kind = g.kind
    WHERE g.code = p_group AND f.function = p_function ORDER BY f.position LIMIT 1
$$;


--
-- Name: FUNCTION function_clause(p_group text, p_function text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.function_clause(p_group text, p_function text) IS 'Klausulen som säger vem funktionen tillkommer.';


--
-- Name: function_holder(text, text, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.function_holder(p_group text, p_function text, p_day date) RETURNS TABLE(person_id uuid, only_election boolean, clause_id text)
    LANGUAGE sql STABLE
    AS $$
    SELECT found.person_id, found.only_election, found.clause_id
    FROM (SELECT line.*, rank() OVER (ORDER BY line.place) AS turn FROM function_line(p_group, p_function, p_day) line) found
    WHERE found.turn = 1
    ORDER BY found.person_id
$$;


--
-- Name: FUNCTION function_holder(p_group text, p_function text, p_day date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.function_holder(p_group text, p_function text, p_day date) IS 'Vem eller vilka som kallar (convene), leder (preside), protokollför (record) eller talar (speak) för gruppen en dag.';


--
-- Name: function_line(text, text, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.function_line(p_group text, p_function text, p_day date) RETURNS TABLE(person_id uuid, only_election boolean, clause_id text, place integer)
    LANGUAGE sql STABLE
    AS $$
    SELECT held.person_id, f.only_election, f.clause_id, f.position
    FROM groups g
    JOIN function_holders f ON f.group_kind = g.kind AND f.function = p_function
    JOIN LATERAL (
        SELECT o.person_id FROM offices o
        WHERE o.group_code = g.code AND o.office_code = f.office AND o.valid @> p_day
        UNION ALL
        SELECT s.person_id FROM seats s
        WHERE s.group_code = g.code AND s.seat_code = f.seat AND s.valid @> p_day
            AND (f.when_vacant IS NULL OR NOT EXISTS (
                SELECT FROM offices o WHERE o.group_code = g.code AND o.office_code = f.when_vacant AND o.valid @> p_day))
    ) held ON true
    WHERE g.code = p_group
$$;


--
-- Name: FUNCTION function_line(p_group text, p_function text, p_day date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.function_line(p_group text, p_function text, p_day date) IS 'Alla som funktionen kan tillkomma en dag, i avtalets ordning (place).';


--
-- Name: given_minutes(uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.given_minutes(p_delegation uuid) RETURNS integer
    LANGUAGE sql STABLE
    AS $$
    SELECT coalesce(sum(estimate_minutes), 0)::integer FROM assignments WHERE delegation_id = p_delegation
$$;


--
-- Name: FUNCTION given_minutes(p_delegation uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.given_minutes(p_delegation uuid) IS 'Minuter av samordnarens tid som redan givits med delegeringen.';


--
-- Name: given_work(date, integer, uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.given_work(p_at date, p_year integer DEFAULT NULL::integer, p_decision uuid DEFAULT NULL::uuid) RETURNS TABLE(id uuid, year integer, capacity text, title text, decision_id uuid, given_by text, given_on date, due_on date, estimate integer, used integer, entry bigint)
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN QUERY
    WITH spent AS MATERIALIZED (
        SELECT t.assignment_id, sum(t.minutes)::integer AS minutes, max(t.entry) AS entry FROM time_spent(p_at) t GROUP BY t.assignment_id
    )
    SELECT a.id, a.year, a.capacity, a.title::text, a.decision_id, coalesce(g.group_code, d.group_code), coalesce(a.given_on, d.decided_on),
        a.due_on, a.estimate_minutes, coalesce(s.minutes, 0), greatest(a.entry, s.entry)
    FROM published.assignments a
    JOIN published.decisions d ON d.id = a.decision_id
    LEFT JOIN published.delegations g ON g.id = a.delegation_id
    LEFT JOIN spent s ON s.assignment_id = a.id
    WHERE (p_year IS NULL OR a.year = p_year) AND (p_decision IS NULL OR a.decision_id = p_decision)
        AND coalesce(a.given_on, d.decided_on) <= p_at;
END
$$;


--
-- Name: FUNCTION given_work(p_at date, p_year integer, p_decision uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.given_work(p_at date, p_year integer, p_decision uuid) IS 'Uppdragen som var givna en dag, alla eller ett års eller ett besluts: av vilken grupp, beräknad tid, och den nedlagda tiden (V-54, V-57).';


--
-- Name: groups; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.groups (
    code text NOT NULL,
    kind text NOT NULL,
    title jsonb NOT NULL,
    question public.long_text,
    purpose public.long_text,
    goal public.long_text,
    linked_to public.long_text,
    valid daterange NOT NULL,
    decision_id uuid,
    entry bigint NOT NULL,
    CONSTRAINT group_code_is_plain CHECK (((code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(code) <= 60))),
    CONSTRAINT group_period_is_not_empty CHECK ((NOT isempty(valid)))
);

ALTER TABLE ONLY public.groups FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE groups; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.groups IS 'Grupperna: de fasta ur avtalet och de som tillsatts genom beslut (V-50…V-53).';


--
-- Name: group_body(public.groups, text, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.group_body(g public.groups, language text, at date) RETURNS text
    LANGUAGE sql STABLE
    AS $$
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


--
-- Name: FUNCTION group_body(g public.groups, language text, at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.group_body(g public.groups, language text, at date) IS 'En grupp en viss dag: platser, hur många som är fyllda, vem som kallar, leder, protokollför och talar (V-36).';


--
-- Name: group_filter(text, jsonb, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.group_filter(p_language text, p_params jsonb, p_at date) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN report_filter('group', worded(p_language, 'Grupp', 'Group'), p_params ->> 'group',
        (SELECT jsonb_agg(report_option(g.code, localized(g.title, p_language)) ORDER BY localized(g.title, p_language) COLLATE "sv-x-icu")
            FROM published.groups g WHERE lower(g.valid) <= p_at));
END
$$;


--
-- Name: FUNCTION group_filter(p_language text, p_params jsonb, p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.group_filter(p_language text, p_params jsonb, p_at date) IS 'Filtret på grupp: de som finns eller har funnits den dagen.';


--
-- Name: held_days(text, text, date, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.held_days(p_group text, p_kind text, p_from date, p_to date) RETURNS date[]
    LANGUAGE sql STABLE
    AS $$
    SELECT coalesce(array_agg(m.held_on ORDER BY m.held_on), '{}') FROM meetings m
    WHERE m.group_code = p_group AND m.meeting_kind = p_kind AND m.held_on BETWEEN p_from AND p_to
$$;


--
-- Name: FUNCTION held_days(p_group text, p_kind text, p_from date, p_to date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.held_days(p_group text, p_kind text, p_from date, p_to date) IS 'Dagarna då möten av ett slag hölls.';


--
-- Name: holder_findings(date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.holder_findings(p_at date) RETURNS TABLE(code text, clause_id text, owner text, group_code text, subject text, since date, facts jsonb)
    LANGUAGE sql STABLE
    AS $$
    SELECT 'contact-stale', rule.clause_id, p.party_code, min(s.group_code), p.id::text,
        coalesce((p.contact_confirmed_on + make_interval(months => (rule.value)::text::integer))::date, min(lower(s.valid))),
        jsonb_build_object('person', p.id, 'confirmedOn', p.contact_confirmed_on, 'months', rule.value)
    FROM parameters rule, persons p JOIN seats s ON s.person_id = p.id AND s.valid @> p_at
    WHERE rule.key = 'contact.staleMonths'
        AND coalesce(p.contact_confirmed_on + make_interval(months => (rule.value)::text::integer) < p_at, true)
    GROUP BY rule.clause_id, rule.value, p.id
    UNION ALL
    SELECT 'capacity-exceeded', k.clause_id, k.holder_group, k.holder_group, k.code, used.last_day,
        jsonb_build_object('year', extract(year FROM p_at), 'usedMinutes', used.minutes,
            'capacityMinutes', capacity_minutes(k.code, extract(year FROM p_at)::integer))
    FROM capacities k, LATERAL (
        SELECT sum(t.minutes) AS minutes, max(t.worked_on) AS last_day FROM standing_time_entries t JOIN assignments a ON a.id = t.assignment_id
        WHERE a.capacity = k.code AND a.year = extract(year FROM p_at) AND t.worked_on <= p_at) used
    WHERE used.minutes > capacity_minutes(k.code, extract(year FROM p_at)::integer)
$$;


--
-- Name: FUNCTION holder_findings(p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.holder_findings(p_at date) IS 'Kontaktuppgifter som inte bekräftats på länge, och mer tid än andelen (V-55, V-60). Har någon bekräftat dem på nytt efter dagen är det okänt hur det då stod, och ingen avvikelse.';


--
-- Name: holds_seat(uuid, text, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.holds_seat(p_person uuid, p_group_kind text, p_day date) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    SELECT EXISTS (SELECT FROM seats s WHERE s.person_id = p_person AND s.group_kind = p_group_kind AND s.valid @> p_day)
$$;


--
-- Name: FUNCTION holds_seat(p_person uuid, p_group_kind text, p_day date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.holds_seat(p_person uuid, p_group_kind text, p_day date) IS 'Om personen har en plats i en grupp av slaget den dagen.';


--
-- Name: hours_text(numeric, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.hours_text(minutes numeric, language text) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT concat(replace(trim_scale(round(minutes / 60, 1))::text, '.', worded(language, ',', '.')), ' h')
$$;


--
-- Name: FUNCTION hours_text(minutes numeric, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.hours_text(minutes numeric, language text) IS 'Minuter som timmar i löpande text: 12,5 h.';


--
-- Name: in_force(public.plans); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.in_force(p public.plans) RETURNS daterange
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT p.valid * daterange(starts, CASE WHEN p.superseded_on IS NOT NULL THEN greatest(starts, p.superseded_on) END)
    FROM (SELECT CASE WHEN p.supersedes IS NULL THEN lower(p.valid) ELSE greatest(lower(p.valid), p.decided_on) END AS starts) own
$$;


--
-- Name: FUNCTION in_force(p public.plans); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.in_force(p public.plans) IS 'De dagar planen gällt eller gäller: sin period, från den dag den ersatte en annan till den dag den själv ersattes.';


--
-- Name: include_part(public.proposal_steps); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.include_part(step public.proposal_steps) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


--
-- Name: FUNCTION include_part(step public.proposal_steps); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.include_part(step public.proposal_steps) IS 'Tar upp ett inlämnat förslag i ett planförslag; dess öde följer planens.';


--
-- Name: insyn_caller(bytea); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.insyn_caller(p_hash bytea) RETURNS TABLE(token_id uuid, kind text, person_id uuid, party_code text, caller text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    RETURN QUERY SELECT c.token_id, c.kind, c.person_id, c.party_code, c.caller FROM caller(p_hash) c
        UNION ALL SELECT NULL, 'visitor', NULL, NULL, '{"token":null,"kind":"visitor","person":null,"party":null}'
        WHERE p_hash = '' AND (parameter('insyn.open') #>> '{}')::boolean;
END
$$;


--
-- Name: FUNCTION insyn_caller(p_hash bytea); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.insyn_caller(p_hash bytea) IS 'Den som nyckeln tillhör, för inloggningen insyn som inte läser nycklarna själv (D-17); utan nyckel en besökare, när avtalet öppnar för det.';


--
-- Name: is_changed(uuid, text[], public.decisions); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.is_changed(p_sent uuid, ways text[], d public.decisions) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    SELECT CASE
        WHEN d.content IS NULL OR 'inclusion' = ANY (ways) THEN NULL
        ELSE d.content IS DISTINCT FROM (SELECT v.content FROM proposal_versions v WHERE v.proposal_id = p_sent AND v.number = coalesce(
            (SELECT s.version_number FROM proposal_steps s WHERE s.proposal_id = p_sent AND s.kind = 'submission'
                ORDER BY s.entry DESC LIMIT 1), 1)) END
$$;


--
-- Name: FUNCTION is_changed(p_sent uuid, ways text[], d public.decisions); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.is_changed(p_sent uuid, ways text[], d public.decisions) IS 'Om det som beslutades skiljer sig från det som lämnades in; NULL utan bifall, eller när en plan av annan form bar det.';


--
-- Name: is_delegate(public.delegations, uuid, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.is_delegate(d public.delegations, p_person uuid, p_day date) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    SELECT coalesce(d.person_id = p_person, is_officer(p_person, d.group_code, p_day)
        OR EXISTS (SELECT FROM seats s WHERE s.group_code = d.group_code AND s.person_id = p_person AND s.valid @> p_day))
$$;


--
-- Name: FUNCTION is_delegate(d public.delegations, p_person uuid, p_day date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.is_delegate(d public.delegations, p_person uuid, p_day date) IS 'Om personen fått delegeringen själv, eller sitter i eller företräder gruppen som fått den.';


--
-- Name: is_mail_address(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.is_mail_address(p_text text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $_$
    SELECT length(p_text) <= 254
        AND p_text ~ '^[A-Za-z0-9!#$%&''*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&''*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)*[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$'
$_$;


--
-- Name: FUNCTION is_mail_address(p_text text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.is_mail_address(p_text text) IS 'En e-postadress som går att skriva i ett brev och lämna till sendmail: ASCII, utan citattecken och kommentarer.';


--
-- Name: is_officer(uuid, text, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.is_officer(p_person uuid, p_group text, p_day date) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    SELECT EXISTS (
        SELECT FROM (VALUES ('convene'), ('record')) AS f(function), LATERAL function_holder(p_group, f.function, p_day) h
        WHERE h.person_id = p_person)
$$;


--
-- Name: FUNCTION is_officer(p_person uuid, p_group text, p_day date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.is_officer(p_person uuid, p_group text, p_day date) IS 'Om personen kallar till eller protokollför gruppens möten: de som bereder dem.';


--
-- Name: is_settled(public.proposals); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.is_settled(p public.proposals) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT p.state IN ('approved', 'approvedWithChange', 'rejected', 'withdrawn')
$$;


--
-- Name: FUNCTION is_settled(p public.proposals); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.is_settled(p public.proposals) IS 'Om förslaget är avgjort eller återtaget.';


--
-- Name: is_told_of(uuid, uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.is_told_of(p_meeting uuid, p_person uuid) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    SELECT m.opened_at IS NULL OR sees_minutes(m, p_person) FROM meetings m WHERE m.id = p_meeting
$$;


--
-- Name: FUNCTION is_told_of(p_meeting uuid, p_person uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.is_told_of(p_meeting uuid, p_person uuid) IS 'Vad som bara står i protokollet – närvaro, yrkanden, röster, reservationer, jäv – läser den som får läsa protokollet (D-17).';


--
-- Name: item_meeting(uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.item_meeting(p_item uuid) RETURNS uuid
    LANGUAGE sql STABLE
    AS $$
    SELECT meeting_id FROM agenda_items WHERE id = p_item
$$;


--
-- Name: FUNCTION item_meeting(p_item uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.item_meeting(p_item uuid) IS 'Mötet som ärendet står på.';


--
-- Name: journal_entries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.journal_entries (
    entry bigint NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    act text NOT NULL,
    token_id uuid,
    actor_kind text NOT NULL,
    person_id uuid,
    party_code text,
    previous_hash bytea NOT NULL,
    hash bytea,
    CONSTRAINT journal_entry_hash_is_sha256 CHECK ((octet_length(hash) = 32))
);

ALTER TABLE ONLY public.journal_entries FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE journal_entries; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.journal_entries IS 'En post för varje genomförd handling: vem, när, vad. Kedjad med SHA-256; förseglas vid commit.';


--
-- Name: COLUMN journal_entries.hash; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.journal_entries.hash IS 'SHA-256 över föregående hash och postens längdprefixade innehåll; sätts av förseglingen, aldrig av en klient.';


--
-- Name: journal_body(public.journal_entries); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.journal_body(e public.journal_entries) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('entry', e.entry, 'recordedAt', utc(e.recorded_at), 'act', e.act, 'actorKind', e.actor_kind,
        'person', e.person_id, 'party', e.party_code, 'token', e.token_id, 'previousHash', encode(e.previous_hash, 'hex'),
        'hash', encode(e.hash, 'hex'),
        'changes', (SELECT coalesce(json_agg(json_build_object('resource', c.relation, 'key', c.row_key, 'operation', c.operation)
            ORDER BY c.position), '[]') FROM (SELECT * FROM journal_changes c WHERE c.entry = e.entry ORDER BY c.position LIMIT 200) c))::text
$$;


--
-- Name: FUNCTION journal_body(e public.journal_entries); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.journal_body(e public.journal_entries) IS 'En journalpost: vem, när, vad och vilka rader; innehållet i andras utkast syns inte här.';


--
-- Name: journal_differences(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.journal_differences() RETURNS TABLE(relation text, row_key text, problem text)
    LANGUAGE plpgsql STABLE
    SET "TimeZone" TO 'UTC'
    AS $_$
DECLARE
    journaled record;
BEGIN
    FOR journaled IN SELECT * FROM journaled_tables t ORDER BY t.relation LOOP
        RETURN QUERY EXECUTE format($query$
            WITH recorded AS (
                SELECT DISTINCT ON (c.row_key) c.row_key, c.after
                FROM journal_changes c WHERE c.relation = %1$L
                ORDER BY c.row_key, c.entry DESC, c.position DESC
            ), actual AS (
                SELECT journal_key(to_jsonb(t), %2$L) AS row_key, journal_image(%1$L, to_jsonb(t)) AS image FROM %1$I t
            )
            SELECT %1$L, coalesce(a.row_key, r.row_key),
                CASE WHEN a.row_key IS NULL THEN 'missing' WHEN r.after IS NULL THEN 'unrecorded' ELSE 'altered' END
            FROM actual a FULL JOIN recorded r ON r.row_key = a.row_key
            WHERE without_nulls(a.image) IS DISTINCT FROM without_nulls(r.after::jsonb)
        $query$, journaled.relation, journaled.key_columns);
    END LOOP;
END
$_$;


--
-- Name: FUNCTION journal_differences(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.journal_differences() IS 'Rader vars innehåll i dag inte är det som journalen senast skrev: ändrade, saknade eller oregistrerade.';


--
-- Name: journal_hash(bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.journal_hash(p_entry bigint) RETURNS bytea
    LANGUAGE sql STABLE
    AS $$
    SELECT sha256(
        e.previous_hash || int8send(e.entry) || int8send((extract(epoch FROM e.recorded_at) * 1000000)::bigint)
        || journal_text(e.act) || journal_text(e.token_id::text) || journal_text(e.actor_kind)
        || journal_text(e.person_id::text) || journal_text(e.party_code)
        || coalesce((
            SELECT string_agg(
                int4send(c.position) || journal_text(c.relation) || journal_text(c.row_key)
                || journal_text(c.operation) || journal_text(c.before) || journal_text(c.after),
                ''::bytea ORDER BY c.position)
            FROM journal_changes c WHERE c.entry = e.entry), ''::bytea))
    FROM journal_entries e WHERE e.entry = p_entry
$$;


--
-- Name: FUNCTION journal_hash(p_entry bigint); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.journal_hash(p_entry bigint) IS 'SHA-256 över föregående hash, postens huvud (tid som mikrosekunder) och dess ändringar i ordning.';


--
-- Name: journal_image(text, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.journal_image(relation text, image jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT CASE relation
        WHEN 'persons' THEN (image - 'salt') || (
            SELECT coalesce(jsonb_object_agg(field.key, encode(sha256(
                decode(substr(image ->> 'salt', 3), 'hex') || convert_to(field.value, 'UTF8')), 'hex')), '{}')
            FROM jsonb_each_text(image) field
            WHERE field.key IN ('name', 'email', 'phone') AND field.value IS NOT NULL)
        WHEN 'tokens' THEN (image - 'hash' - 'caller') || CASE WHEN image ->> 'identity_subject' IS NULL THEN '{}'
            ELSE jsonb_build_object('identity_subject', substr(image ->> 'hash', 3)) END
        WHEN 'minutes' THEN image || jsonb_build_object('content', encode(sha256(
            convert_to(nullif(image -> 'content', 'null')::text, 'UTF8')), 'hex'))
        ELSE image END
$$;


--
-- Name: FUNCTION journal_image(relation text, image jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.journal_image(relation text, image jsonb) IS 'Radens avbild i journalen: personuppgifter som saltade SHA-256, nycklars hash utelämnad, en identitet som SHA-256, protokolls innehåll som SHA-256.';


--
-- Name: journal_key(jsonb, text[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.journal_key(image jsonb, columns text[]) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT string_agg(image ->> name, '|' ORDER BY position) FROM unnest(columns) WITH ORDINALITY AS key(name, position)
$$;


--
-- Name: FUNCTION journal_key(image jsonb, columns text[]); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.journal_key(image jsonb, columns text[]) IS 'Radens primärnyckel som text, kolumner åtskilda av lodstreck.';


--
-- Name: journal_open(timestamp with time zone, text, uuid, text, uuid, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.journal_open(p_recorded_at timestamp with time zone, p_act text, p_token uuid, p_kind text, p_person uuid, p_party text) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    head journal_head;
BEGIN
    SELECT * INTO head FROM journal_head FOR UPDATE;
    IF head.writer = pg_current_xact_id() THEN
        PERFORM refuse('change_is_in_the_journal', NULL, jsonb_build_object('openEntry', head.entry));
    END IF;
    UPDATE journal_head SET entry = head.entry + 1, writer = pg_current_xact_id();
    INSERT INTO journal_entries (entry, recorded_at, act, token_id, actor_kind, person_id, party_code, previous_hash)
    VALUES (head.entry + 1, p_recorded_at, p_act, p_token, p_kind, p_person, p_party, head.hash);
    RETURN head.entry + 1;
END
$$;


--
-- Name: FUNCTION journal_open(p_recorded_at timestamp with time zone, p_act text, p_token uuid, p_kind text, p_person uuid, p_party text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.journal_open(p_recorded_at timestamp with time zone, p_act text, p_token uuid, p_kind text, p_person uuid, p_party text) IS 'Låser journalens huvud och öppnar transaktionens enda post. Utan öppen post går ingen ändring igenom.';


--
-- Name: journal_text(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.journal_text(value text) RETURNS bytea
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT CASE WHEN value IS NULL THEN int4send(-1)
        ELSE int4send(octet_length(convert_to(value, 'UTF8'))) || convert_to(value, 'UTF8') END
$$;


--
-- Name: FUNCTION journal_text(value text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.journal_text(value text) IS 'Längdprefixade byte: fyra byte längd (−1 för NULL) och sedan UTF-8.';


--
-- Name: json_texts(jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.json_texts(value jsonb) RETURNS text[]
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT coalesce(array_agg(item ORDER BY position), '{}')
    FROM jsonb_array_elements_text(
        CASE jsonb_typeof(value) WHEN 'array' THEN value WHEN 'string' THEN jsonb_build_array(value) ELSE '[]' END
    ) WITH ORDINALITY AS items(item, position)
$$;


--
-- Name: FUNCTION json_texts(value jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.json_texts(value jsonb) IS 'En JSON-lista, eller ett ensamt värde, som text[]; tom lista för NULL.';


--
-- Name: keep_attested_record(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.keep_attested_record() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    images jsonb[] := CASE TG_OP WHEN 'INSERT' THEN ARRAY[to_jsonb(NEW)] WHEN 'DELETE' THEN ARRAY[to_jsonb(OLD)]
        ELSE ARRAY[to_jsonb(OLD), to_jsonb(NEW)] END;
    image jsonb;
    key uuid;
    meeting uuid;
BEGIN
    FOREACH image IN ARRAY images LOOP
        key := (image ->> TG_ARGV[0])::uuid;
        meeting := CASE TG_ARGV[0] WHEN 'agenda_item_id' THEN item_meeting(key)
            WHEN 'voting_id' THEN (SELECT item_meeting(v.agenda_item_id) FROM votings v WHERE v.id = key) ELSE key END;
        IF EXISTS (SELECT FROM minutes n WHERE n.meeting_id = meeting AND n.state IN ('attested', 'published')) THEN
            PERFORM refuse('minutes_are_locked_when_attested', NULL, jsonb_build_object('meeting', meeting, 'table', TG_TABLE_NAME,
                'operation', TG_OP));
        END IF;
    END LOOP;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION keep_attested_record(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.keep_attested_record() IS 'Det som ett justerat protokoll bygger på ändras inte, tas inte bort och fylls inte på (D-9, D-28).';


--
-- Name: keep_decision(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.keep_decision() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM refuse('decision_is_final', NULL, jsonb_build_object('decision', OLD.id, 'operation', TG_OP));
    RETURN NULL;
END
$$;


--
-- Name: FUNCTION keep_decision(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.keep_decision() IS 'Ett fattat beslut ändras inte; det ersätts av ett nytt (D-9).';


--
-- Name: keep_delegation(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.keep_delegation() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.ended_by IS NOT NULL
        OR to_jsonb(NEW) - '{ended_on,ended_by,entry}'::text[] <> to_jsonb(OLD) - '{ended_on,ended_by,entry}'::text[]
        OR NOT EXISTS (SELECT FROM decisions d WHERE d.id = NEW.ended_by
            AND OLD.id::text IN (d.content ->> 'ends', d.content ->> 'supersedes') AND d.content ->> 'from' = NEW.ended_on::text) THEN
        PERFORM refuse('history_is_never_changed', NULL, jsonb_build_object('table', TG_TABLE_NAME, 'operation', TG_OP));
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION keep_delegation(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.keep_delegation() IS 'En given delegering ändras inte; den avslutas en gång, av ett nytt beslut.';


--
-- Name: keep_history(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.keep_history() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM refuse('history_is_never_changed', NULL, jsonb_build_object('table', TG_TABLE_NAME, 'operation', TG_OP));
    RETURN NULL;
END
$$;


--
-- Name: FUNCTION keep_history(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.keep_history() IS 'Det som skett ändras och raderas aldrig; en rättelse är en ny rad.';


--
-- Name: keep_minutes(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.keep_minutes() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    steps text[] := ARRAY['state', 'published_at', 'entry'];
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.state NOT IN ('attested', 'published') THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.state = 'attested' AND NEW.state = 'published' AND to_jsonb(OLD) - steps = to_jsonb(NEW) - steps THEN
        RETURN NEW;
    END IF;
    PERFORM refuse('minutes_are_locked_when_attested', NULL, jsonb_build_object('meeting', OLD.meeting_id, 'table', TG_TABLE_NAME,
        'operation', TG_OP, 'state', OLD.state));
    RETURN NULL;
END
$$;


--
-- Name: FUNCTION keep_minutes(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.keep_minutes() IS 'Justerade protokoll ändras inte; de får bara publiceras (D-9, D-28).';


--
-- Name: keep_revocation(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.keep_revocation() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM refuse('revoked_token_stays_revoked', NULL, jsonb_build_object('token', OLD.id, 'revokedAt', utc(OLD.revoked_at)));
    RETURN NULL;
END
$$;


--
-- Name: FUNCTION keep_revocation(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.keep_revocation() IS 'En återkallad nyckel blir aldrig giltig igen.';


--
-- Name: keep_votes(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.keep_votes() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    IF NEW.form = 'open' THEN
        INSERT INTO votes (voting_id, person_id, party_code, option)
        SELECT NEW.id, r.person_id, r.party_code, b ->> 'option'
        FROM jsonb_array_elements(NEW.ballots) b
        JOIN roll(item_meeting(NEW.agenda_item_id), NEW.agenda_item_id, NEW.held_at) r ON r.person_id::text = b ->> 'person';
    END IF;
    RETURN NULL;
END
$$;


--
-- Name: FUNCTION keep_votes(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.keep_votes() IS 'Lägger namnuppropets röster var för sig.';


--
-- Name: known_meetings(date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.known_meetings(p_at date) RETURNS TABLE(id uuid, group_code text, title jsonb, group_title jsonb, starts_at timestamp with time zone, day date, place text, state text, held_on date, summoned_on date, entry bigint)
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    zone text := (SELECT c.time_zone FROM published.charters c);
BEGIN
    RETURN QUERY SELECT m.id, m.group_code, k.title, g.title, m.starts_at, on_day.day, m.place::text,
        CASE WHEN m.held_on <= p_at THEN 'held' WHEN cancelled.taken_on <= p_at THEN 'cancelled' WHEN on_day.day < p_at THEN 'missed'
            WHEN summons.taken_on <= p_at THEN 'summoned' ELSE 'planned' END,
        CASE WHEN m.held_on <= p_at THEN m.held_on END, CASE WHEN summons.taken_on <= p_at THEN summons.taken_on END, m.entry
    FROM published.meetings m
    CROSS JOIN LATERAL (SELECT (m.starts_at AT TIME ZONE zone)::date AS day) on_day
    JOIN published.meeting_kinds k ON k.group_kind = m.group_kind AND k.code = m.meeting_kind
    JOIN published.groups g ON g.code = m.group_code
    LEFT JOIN published.meeting_steps summons ON summons.meeting_id = m.id AND summons.kind = 'summons'
    LEFT JOIN published.meeting_steps cancelled ON cancelled.meeting_id = m.id AND cancelled.kind = 'cancellation'
    WHERE m.planned_on <= p_at;
END
$$;


--
-- Name: FUNCTION known_meetings(p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.known_meetings(p_at date) IS 'Mötena så som de stod en dag: planned, summoned, held, cancelled, eller missed när dagen har gått utan att mötet öppnats.';


--
-- Name: kronor(numeric); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.kronor(ore numeric) RETURNS numeric
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT round(ore / 100, 2)
$$;


--
-- Name: FUNCTION kronor(ore numeric); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.kronor(ore numeric) IS 'Öre som kronor.';


--
-- Name: latest_instant(uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.latest_instant(p_meeting uuid) RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    AS $$
    SELECT greatest(m.opened_at,
        (SELECT max(a.arrived_at) FROM attendances a WHERE a.meeting_id = m.id),
        (SELECT max(d.left_at) FROM departures d WHERE d.meeting_id = m.id),
        (SELECT max(r.noted_at) FROM recusals r WHERE r.meeting_id = m.id),
        (SELECT max(f.from_at) FROM meeting_functions f WHERE f.meeting_id = m.id),
        (SELECT max(o.made_at) FROM motions o JOIN agenda_items i ON i.id = o.agenda_item_id WHERE i.meeting_id = m.id),
        (SELECT max(v.held_at) FROM votings v JOIN agenda_items i ON i.id = v.agenda_item_id WHERE i.meeting_id = m.id),
        (SELECT max(s.made_at) FROM statements s WHERE s.meeting_id = m.id),
        (SELECT max(d.decided_at) FROM decisions d WHERE d.meeting_id = m.id))
    FROM meetings m WHERE m.id = p_meeting
$$;


--
-- Name: FUNCTION latest_instant(p_meeting uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.latest_instant(p_meeting uuid) IS 'Det senaste som protokollförts vid mötet; gäster kommer och går utan att det räknas.';


--
-- Name: letter(public.dispatches); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.letter(d public.dispatches) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('id', d.id, 'kind', d.kind, 'queuedAt', utc(d.queued_at), 'meeting', m.id, 'startsAt', utc(m.starts_at),
        'place', m.place, 'meetingTitle', localized(k.title, 'sv'), 'groupTitle', localized(g.title, 'sv'),
        'name', p.name, 'email', p.email,
        'agenda', (SELECT coalesce(json_agg(i.title ORDER BY a.place), '[]')
            FROM unnest(agenda_as_of(m.id, 'infinity')) WITH ORDINALITY a(item, place) JOIN agenda_items i ON i.id = a.item),
        'issuer', issuer.name, 'issuedAt', utc(step.taken_at), 'reasons', step.reasons, 'clause', c.id, 'quote', c.quote)::text
    FROM meetings m
    JOIN groups g ON g.code = m.group_code
    JOIN meeting_kinds k ON k.group_kind = m.group_kind AND k.code = m.meeting_kind
    JOIN persons p ON p.id = d.person_id
    JOIN meeting_steps step ON step.meeting_id = m.id
        AND step.kind = CASE d.kind WHEN 'cancellation' THEN 'cancellation' ELSE 'summons' END
    JOIN persons issuer ON issuer.id = step.person_id
    JOIN group_kinds kind ON kind.code = m.group_kind
    LEFT JOIN clauses c ON c.id = kind.summons_clause
    WHERE m.id = d.meeting_id
$$;


--
-- Name: FUNCTION letter(d public.dispatches); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.letter(d public.dispatches) IS 'Vad brevet säger, ur registren i den stund det skrivs; på svenska.';


--
-- Name: list_activities(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.list_activities() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    INSERT INTO activities (id, plan_id, code, title, area, description, helping, helped, calendar, first_day, last_day)
    SELECT new_id(), NEW.id, a ->> 'code', a ->> 'title', a ->> 'area', a ->> 'description', json_texts(a -> 'helpingParties'),
        json_texts(a -> 'helpedParties'), days.calendar, days.first_day, days.last_day
    FROM jsonb_array_elements(NEW.content -> 'activities') WITH ORDINALITY AS listed(a, position),
        LATERAL (
            SELECT jsonb_agg(c - 'activity' ORDER BY c ->> 'on') AS calendar, min((c ->> 'on')::date) AS first_day,
                max(coalesce(c ->> 'until', c ->> 'on')::date) AS last_day
            FROM jsonb_array_elements(NEW.content -> 'calendarEntries') c WHERE c ->> 'activity' = a ->> 'code') days
    ORDER BY position;
    RETURN NULL;
END
$$;


--
-- Name: FUNCTION list_activities(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.list_activities() IS 'Planens aktiviteter blir rader, så att de kan följas upp var för sig (V-28).';


--
-- Name: load_charter(jsonb, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.load_charter(charter jsonb, constituted date) RETURNS void
    LANGUAGE plpgsql
    AS $$
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


--
-- Name: FUNCTION load_charter(charter jsonb, constituted date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.load_charter(charter jsonb, constituted date) IS 'Lägger in ett granskat avtal, hela eller inget.';


--
-- Name: load_group(jsonb, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.load_group(standing jsonb, constituted date) RETURNS void
    LANGUAGE plpgsql
    AS $$
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


--
-- Name: FUNCTION load_group(standing jsonb, constituted date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.load_group(standing jsonb, constituted date) IS 'En fast grupp ur avtalsfilen: platser, uppdrag, funktioner och mötesslag.';


--
-- Name: load_seat_rule(text, jsonb, integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.load_seat_rule(kind text, seat jsonb, place integer) RETURNS void
    LANGUAGE sql
    AS $$
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


--
-- Name: FUNCTION load_seat_rule(kind text, seat jsonb, place integer); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.load_seat_rule(kind text, seat jsonb, place integer) IS 'En plats ur avtalsfilen.';


--
-- Name: local_day(timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.local_day(instant timestamp with time zone) RETURNS date
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN (instant AT TIME ZONE (SELECT time_zone FROM charters))::date;
END
$$;


--
-- Name: FUNCTION local_day(instant timestamp with time zone); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.local_day(instant timestamp with time zone) IS 'Dagen i avtalets tidszon (Europe/Stockholm).';


--
-- Name: local_instant(timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.local_instant(instant timestamp with time zone) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT to_char(instant AT TIME ZONE c.time_zone, 'YYYY-MM-DD"T"HH24:MI:SS')
        || CASE WHEN there.shift < INTERVAL '0' THEN '-' ELSE '+' END || to_char(greatest(there.shift, -there.shift), 'HH24:MI')
    FROM charters c, LATERAL (SELECT (instant AT TIME ZONE c.time_zone) - (instant AT TIME ZONE 'UTC') AS shift) there
$$;


--
-- Name: FUNCTION local_instant(instant timestamp with time zone); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.local_instant(instant timestamp with time zone) IS 'Tidpunkten enligt RFC 3339 i avtalets tidszon: protokoll skrivs i lokal tid.';


--
-- Name: localized(jsonb, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.localized(texts jsonb, language text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT coalesce(texts ->> language, texts ->> 'sv')
$$;


--
-- Name: FUNCTION localized(texts jsonb, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.localized(texts jsonb, language text) IS 'Texten på det språk som frågas efter, annars på svenska.';


--
-- Name: lock_journal(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.lock_journal() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM 1 FROM journal_head FOR UPDATE;
END
$$;


--
-- Name: FUNCTION lock_journal(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.lock_journal() IS 'Låser journalens huvud till transaktionens slut.';


--
-- Name: matter_body(public.matters, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.matter_body(m public.matters, language text) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('code', m.code, 'title', localized(m.title, language), 'shape', m.shape, 'effect', m.effect,
        'period', m.period, 'decidedBy', m.decided_by, 'decidedClause', m.decided_clause, 'preparedBy', m.prepared_by,
        'preparedClause', m.prepared_clause, 'buildsOn', m.builds_on, 'submitterPartyKinds', m.submitter_party_kinds,
        'submitterGroups', m.submitter_groups)::text
$$;


--
-- Name: FUNCTION matter_body(m public.matters, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.matter_body(m public.matters, language text) IS 'En rad i kompetensmatrisen.';


--
-- Name: meeting_agenda(uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.meeting_agenda(p_meeting uuid) RETURNS TABLE(item_id uuid, place integer)
    LANGUAGE sql STABLE
    AS $$
    WITH latest AS (
        SELECT v.items FROM agenda_versions v WHERE v.meeting_id = p_meeting ORDER BY v.number DESC LIMIT 1
    )
    SELECT i.id, row_number() OVER (ORDER BY array_position((SELECT items FROM latest), i.id), i.position)::integer
    FROM agenda_items i
    WHERE i.meeting_id = p_meeting AND (NOT EXISTS (SELECT FROM latest) OR i.id = ANY ((SELECT items FROM latest)::uuid[]))
$$;


--
-- Name: FUNCTION meeting_agenda(p_meeting uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.meeting_agenda(p_meeting uuid) IS 'Ärendena i den ordning som den senaste versionen av dagordningen har (V-38).';


--
-- Name: meeting_body(public.meetings, text, boolean); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.meeting_body(m public.meetings, language text, p_told boolean) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('id', m.id, 'group', m.group_code, 'kind', m.meeting_kind,
        'kindText', (SELECT localized(k.title, language) FROM meeting_kinds k
            WHERE k.group_kind = m.group_kind AND k.code = m.meeting_kind),
        'startsAt', utc(m.starts_at), 'place', m.place, 'state', m.state, 'plannedOn', m.planned_on,
        'openedAt', utc(m.opened_at), 'heldOn', m.held_on, 'closedAt', utc(m.closed_at),
        'agendaItems', (SELECT count(*) FROM agenda_items i WHERE i.meeting_id = m.id),
        'agenda', agenda_release(m),
        'attendees', CASE WHEN p_told THEN (
            SELECT coalesce(json_agg(json_build_object('person', a.person_id, 'seat', s.seat_code, 'party', s.party_code,
                'arrivedAt', utc(a.arrived_at), 'leftAt', utc(d.left_at)) ORDER BY s.party_code, a.person_id), '[]')
            FROM attendances a JOIN seats s ON s.id = a.seat_id
            LEFT JOIN departures d ON d.meeting_id = a.meeting_id AND d.person_id = a.person_id WHERE a.meeting_id = m.id) END,
        'guests', CASE WHEN p_told THEN (
            SELECT coalesce(json_agg(json_build_object('name', g.name, 'role', g.role, 'arrivedAt', utc(g.arrived_at),
                'leftAt', utc(g.left_at)) ORDER BY g.arrived_at, g.id), '[]') FROM guests g WHERE g.meeting_id = m.id) END,
        'presiding', CASE WHEN p_told AND m.held_on IS NOT NULL THEN presiding_at(m, NULL, latest_instant(m.id)) END,
        'adjuster', CASE WHEN p_told THEN (
            SELECT f.person_id FROM meeting_functions f WHERE f.meeting_id = m.id AND f.function = 'adjuster'
            ORDER BY f.from_at DESC, f.entry DESC LIMIT 1) END,
        'quorum', CASE WHEN p_told AND m.held_on IS NOT NULL AND EXISTS (SELECT FROM matters WHERE decided_by = m.group_kind)
            THEN quorum_at(m, NULL, latest_instant(m.id)) END)::text
$$;


--
-- Name: FUNCTION meeting_body(m public.meetings, language text, p_told boolean); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.meeting_body(m public.meetings, language text, p_told boolean) IS 'Ett möte: tillstånd, dagordningens godkännande och, för den som får läsa protokollet, närvarande och beslutförhet (D-4, V-38).';


--
-- Name: meeting_duties(integer, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.meeting_duties(p_year integer, p_at date) RETURNS TABLE(code text, title jsonb, clause_id text, owner text, opens date, due date, state text, evidence jsonb)
    LANGUAGE sql STABLE
    AS $$
    SELECT 'meeting-' || w.meeting_kind, w.title, w.clause_id, w.group_code, w.opens, w.ends,
        CASE WHEN met.held >= w.minimum THEN 'fulfilled' WHEN w.ends < p_at THEN 'overdue'
            WHEN met.held + met.planned >= w.minimum THEN 'planned' ELSE 'open' END,
        jsonb_build_object('minimum', w.minimum, 'target', w.target, 'maximum', w.maximum, 'held', met.held, 'planned', met.planned,
            'meetings', met.counted, 'otherMeetings', met.others)
    FROM meeting_windows(p_year) w, LATERAL (
        SELECT count(*) FILTER (WHERE m.state = 'held' AND m.meeting_kind = w.meeting_kind) AS held,
            count(*) FILTER (WHERE m.state = 'planned' AND m.meeting_kind = w.meeting_kind) AS planned,
            coalesce(jsonb_agg(m.shown) FILTER (WHERE m.meeting_kind = w.meeting_kind), '[]') AS counted,
            coalesce(jsonb_agg(m.shown) FILTER (WHERE m.meeting_kind <> w.meeting_kind), '[]') AS others
        FROM (
            SELECT met.*, jsonb_build_object('meeting', met.id, 'kind', met.meeting_kind, 'on', met.takes_place_on, 'state', met.state) AS shown
            FROM meetings_within(w.group_code, w.opens, w.ends, p_at) met ORDER BY met.takes_place_on, met.id) m) met
$$;


--
-- Name: FUNCTION meeting_duties(p_year integer, p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.meeting_duties(p_year integer, p_at date) IS 'Mötena i årshjulet: planerat när ett möte är planerat i fönstret, uppfyllt med mötet som underlag, försenat när fönstret är förbi. Extra möten syns men räknas inte (D-7).';


--
-- Name: meeting_findings(date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.meeting_findings(p_at date) RETURNS TABLE(code text, clause_id text, owner text, group_code text, subject text, since date, facts jsonb)
    LANGUAGE sql STABLE
    AS $$
    SELECT CASE WHEN cardinality(held.days) = 0 THEN 'meeting-missing' ELSE 'meetings-below-minimum' END, w.clause_id, w.group_code,
        w.group_code, w.meeting_kind, w.ends + 1, jsonb_build_object('meetingKind', w.meeting_kind, 'minimum', w.minimum,
            'held', cardinality(held.days), 'windowFrom', w.opens, 'windowTo', w.ends)
    FROM generate_series(extract(year FROM p_at)::integer - 1, extract(year FROM p_at)::integer) AS y(year),
        LATERAL meeting_windows(y.year) w, LATERAL held_days(w.group_code, w.meeting_kind, w.opens, w.ends) held(days)
    WHERE w.ends < p_at AND w.ends >= p_at - 365 AND cardinality(held.days) < w.minimum
    UNION ALL
    SELECT 'meetings-above-maximum', w.clause_id, w.group_code, w.group_code, w.meeting_kind, held.days[w.maximum + 1],
        jsonb_build_object('meetingKind', w.meeting_kind, 'target', w.target, 'maximum', w.maximum, 'held', cardinality(held.days),
            'windowFrom', w.opens, 'windowTo', w.ends)
    FROM meeting_windows(extract(year FROM p_at)::integer) w,
        LATERAL held_days(w.group_code, w.meeting_kind, w.opens, least(w.ends, p_at)) held(days)
    WHERE cardinality(held.days) > w.maximum
$$;


--
-- Name: FUNCTION meeting_findings(p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.meeting_findings(p_at date) IS 'Möten som saknas i sitt fönster, färre än minst och, samma år, fler än toleransen (V-32, V-33, V-48).';


--
-- Name: meeting_leaders(public.meetings); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.meeting_leaders(m public.meetings) RETURNS TABLE(person_id uuid, from_at timestamp with time zone)
    LANGUAGE sql STABLE
    AS $$
    WITH moments AS (
        SELECT m.opened_at AS at
        UNION SELECT a.arrived_at FROM attendances a WHERE a.meeting_id = m.id AND a.arrived_at IS NOT NULL
        UNION SELECT d.left_at FROM departures d WHERE d.meeting_id = m.id
        UNION SELECT f.from_at FROM meeting_functions f WHERE f.meeting_id = m.id AND f.function = 'presiding'
    ), led AS (
        SELECT at, presiding_at(m, NULL, at) AS leader FROM moments
    ), turns AS (
        SELECT at, leader, lag(leader) OVER (ORDER BY at) AS former FROM led WHERE leader IS NOT NULL
    )
    SELECT leader, at FROM turns WHERE leader IS DISTINCT FROM former ORDER BY at
$$;


--
-- Name: FUNCTION meeting_leaders(m public.meetings); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.meeting_leaders(m public.meetings) IS 'De som lett mötet, en efter en.';


--
-- Name: meeting_link(uuid, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.meeting_link(p_meeting uuid, language text) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN (SELECT report_link(concat(localized(k.title, language), ' ', coalesce(m.held_on, local_day(m.starts_at))), '/meetings/' || m.id)
        FROM published.meetings m JOIN published.meeting_kinds k ON k.group_kind = m.group_kind AND k.code = m.meeting_kind
        WHERE m.id = p_meeting);
END
$$;


--
-- Name: FUNCTION meeting_link(p_meeting uuid, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.meeting_link(p_meeting uuid, language text) IS 'Ett möte, med sitt slag och sin dag.';


--
-- Name: meeting_presence(date, uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.meeting_presence(p_at date, p_meeting uuid DEFAULT NULL::uuid) RETURNS TABLE(meeting_id uuid, expected bigint, present bigint)
    LANGUAGE sql STABLE
    AS $$
    SELECT t.meeting_id, count(*), count(*) FILTER (WHERE t.present_voting > 0)
    FROM party_presence(p_at, p_meeting => p_meeting) t WHERE t.voting > 0 GROUP BY t.meeting_id
$$;


--
-- Name: FUNCTION meeting_presence(p_at date, p_meeting uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.meeting_presence(p_at date, p_meeting uuid) IS 'Parter med röstande plats mötesdagen, och hur många av dem som var med på en sådan.';


--
-- Name: meeting_status(text, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.meeting_status(state text, language text) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT CASE state
        WHEN 'held' THEN report_status('good', worded(language, 'Hållet', 'Held'))
        WHEN 'summoned' THEN report_status('none', worded(language, 'Kallat', 'Summoned'))
        WHEN 'planned' THEN report_status('none', worded(language, 'Planerat', 'Planned'))
        WHEN 'missed' THEN report_status('bad', worded(language, 'Inte öppnat', 'Never opened'))
        WHEN 'cancelled' THEN report_status('watch', worded(language, 'Inställt', 'Cancelled'))
    END
$$;


--
-- Name: FUNCTION meeting_status(state text, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.meeting_status(state text, language text) IS 'Hur ett möte står, i ord.';


--
-- Name: meeting_step_body(public.meeting_steps); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.meeting_step_body(s public.meeting_steps) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('id', s.id, 'meeting', s.meeting_id, 'kind', s.kind, 'takenAt', utc(s.taken_at), 'takenOn', s.taken_on,
        'person', s.person_id, 'recipients', s.recipients, 'reasons', s.reasons)::text
$$;


--
-- Name: FUNCTION meeting_step_body(s public.meeting_steps); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.meeting_step_body(s public.meeting_steps) IS 'Kallelse, öppnande, avslutande eller inställande.';


--
-- Name: meeting_transitions(public.meetings, uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.meeting_transitions(m public.meetings, p_person uuid) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT CASE WHEN p_person IS NULL OR m.state IN ('closed', 'cancelled') THEN '' ELSE (
        SELECT concat_ws(',',
            CASE WHEN m.state = 'planned' AND convener THEN 'summonses' END,
            CASE WHEN m.state IN ('planned', 'summoned') AND (convener OR recorder) THEN 'agenda-items,agenda-versions,cancellations' END,
            CASE WHEN m.state = 'summoned' AND recorder THEN 'openings' END,
            CASE WHEN m.state = 'open' AND recorder THEN 'arrivals,departures,guests,functions,closings' END)
        FROM (SELECT
            EXISTS (SELECT FROM function_holder(m.group_code, 'convene', local_day(now())) h WHERE h.person_id = p_person) AS convener,
            EXISTS (SELECT FROM function_holder(m.group_code, 'record', local_day(now())) h WHERE h.person_id = p_person) AS recorder
        ) may) END
$$;


--
-- Name: FUNCTION meeting_transitions(m public.meetings, p_person uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.meeting_transitions(m public.meetings, p_person uuid) IS 'Steg som står öppna nu för den som frågar (V-35, V-37, V-49).';


--
-- Name: meeting_windows(integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.meeting_windows(p_year integer) RETURNS TABLE(group_code text, group_kind text, meeting_kind text, title jsonb, clause_id text, minimum integer, target integer, maximum integer, opens date, ends date)
    LANGUAGE sql STABLE
    AS $$
    SELECT g.code, k.group_kind, k.code, k.title, CASE WHEN k.months IS NULL THEN coalesce(k.count_clause, k.clause_id) ELSE k.clause_id END,
        k.yearly_min, coalesce(k.yearly_target, k.yearly_min), k.yearly_max, period.opens, period.ends
    FROM meeting_kinds k
    JOIN groups g ON g.kind = k.group_kind
    JOIN LATERAL (SELECT
        make_date(p_year, coalesce((SELECT min(m) FROM unnest(k.months) m), 1), 1) AS opens,
        (make_date(p_year, coalesce((SELECT max(m) FROM unnest(k.months) m), 12), 1) + INTERVAL '1 month')::date - 1 AS ends
    ) period ON g.valid @> period.opens
    WHERE k.yearly_min > 0
$$;


--
-- Name: FUNCTION meeting_windows(p_year integer); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.meeting_windows(p_year integer) IS 'Årets möten enligt avtalet: fönster, minsta antal, riktpunkt och tolerans (V-32, V-33, V-48).';


--
-- Name: meetings_within(text, date, date, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.meetings_within(p_group text, p_from date, p_to date, p_at date) RETURNS TABLE(id uuid, meeting_kind text, takes_place_on date, state text)
    LANGUAGE sql STABLE
    AS $$
    SELECT m.id, m.meeting_kind, coalesce(m.held_on, local_day(m.starts_at)),
        CASE WHEN m.held_on <= p_at THEN 'held' WHEN local_day(m.starts_at) >= p_at THEN 'planned' ELSE 'missed' END
    FROM meetings m
    WHERE m.group_code = p_group AND coalesce(m.held_on, local_day(m.starts_at)) BETWEEN p_from AND p_to AND m.planned_on <= p_at
        AND NOT EXISTS (SELECT FROM meeting_steps c WHERE c.meeting_id = m.id AND c.kind = 'cancellation' AND c.taken_on <= p_at)
$$;


--
-- Name: FUNCTION meetings_within(p_group text, p_from date, p_to date, p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.meetings_within(p_group text, p_from date, p_to date, p_at date) IS 'En grupps möten under en tid så som de stod en dag: hållna (held), planerade (planned), passerade utan att ha öppnats (missed). Inställda är inte med.';


--
-- Name: minutes_absentees(public.meetings); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.minutes_absentees(m public.meetings) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT coalesce(jsonb_agg(named_person(s.person_id, s.party_code) || jsonb_build_object('seat', localized(r.title, 'sv'))
        ORDER BY s.party_code COLLATE "C", r.position, lower(s.valid), s.id), '[]')
    FROM seats s JOIN seat_rules r ON r.group_kind = s.group_kind AND r.code = s.seat_code
    WHERE s.group_code = m.group_code AND s.valid @> m.held_on
        AND NOT EXISTS (SELECT FROM attendances a WHERE a.meeting_id = m.id AND a.person_id = s.person_id)
$$;


--
-- Name: FUNCTION minutes_absentees(m public.meetings); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.minutes_absentees(m public.meetings) IS 'De som har en plats i gruppen men inte var närvarande.';


--
-- Name: minutes_adoption(public.proposal_steps); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.minutes_adoption(s public.proposal_steps) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT jsonb_build_object('title', p.title, 'version', s.version_number, 'votesFor', s.votes_for, 'votesAgainst', s.votes_against,
        'castingVote', s.casting_vote, 'filled', s.facts -> 'filledSeats', 'present', s.facts -> 'present',
        'required', s.facts -> 'required')
    FROM proposals p WHERE p.id = s.proposal_id
$$;


--
-- Name: FUNCTION minutes_adoption(s public.proposal_steps); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.minutes_adoption(s public.proposal_steps) IS 'Ett antagande i beredande grupp, med sina röster och sin närvaro (D-21).';


--
-- Name: minutes_attendees(public.meetings); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.minutes_attendees(m public.meetings) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT coalesce(jsonb_agg(named_person(a.person_id, s.party_code) || jsonb_build_object(
        'seat', localized(r.title, 'sv') || CASE WHEN s.person_id <> a.person_id THEN ', ersättare' ELSE '' END, 'votes', r.votes,
        'intervals', jsonb_build_array(jsonb_build_object('from', local_instant(coalesce(a.arrived_at, m.opened_at)),
            'to', local_instant(coalesce(d.left_at, m.closed_at)))),
        'recusedFrom', (SELECT coalesce(jsonb_agg(coalesce(decision_label(o), 'punkt ' || g.place) ORDER BY g.place), '[]')
            FROM recusals x JOIN meeting_agenda(m.id) g ON g.item_id = x.agenda_item_id
            LEFT JOIN decisions o ON o.agenda_item_id = x.agenda_item_id
            WHERE x.meeting_id = m.id AND x.person_id = a.person_id)
        ) ORDER BY s.party_code COLLATE "C", r.position, lower(s.valid), s.id), '[]')
    FROM attendances a
    JOIN seats s ON s.id = a.seat_id
    JOIN seat_rules r ON r.group_kind = s.group_kind AND r.code = s.seat_code
    LEFT JOIN departures d ON d.meeting_id = a.meeting_id AND d.person_id = a.person_id
    WHERE a.meeting_id = m.id
$$;


--
-- Name: FUNCTION minutes_attendees(m public.meetings); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.minutes_attendees(m public.meetings) IS 'Vilka som var närvarande och när, och i vilka ärenden de var jäviga (D-18, D-23).';


--
-- Name: minutes_attestations(public.meetings); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.minutes_attestations(m public.meetings) RETURNS TABLE(function text, person_id uuid, taken_at timestamp with time zone, hash bytea)
    LANGUAGE sql STABLE
    AS $$
    SELECT s.function, s.person_id, s.taken_at, s.hash FROM minutes_steps s JOIN minutes n ON n.meeting_id = s.meeting_id
    WHERE s.meeting_id = m.id AND s.kind = 'attestation' AND s.round = n.round ORDER BY s.taken_at, s.entry, s.id
$$;


--
-- Name: FUNCTION minutes_attestations(m public.meetings); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.minutes_attestations(m public.meetings) IS 'Justeringarna av den utsändning som gäller.';


--
-- Name: minutes_attesters(public.meetings); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.minutes_attesters(m public.meetings) RETURNS TABLE(function text, person_id uuid)
    LANGUAGE sql STABLE
    AS $$
    SELECT f.function, CASE f.function
        WHEN 'presiding' THEN (SELECT l.person_id FROM meeting_leaders(m) l ORDER BY l.from_at DESC LIMIT 1)
        WHEN 'adjuster' THEN (SELECT e.person_id FROM meeting_functions e
            WHERE e.meeting_id = m.id AND e.function = 'adjuster' ORDER BY e.from_at DESC, e.entry DESC LIMIT 1)
        ELSE (SELECT h.person_id FROM function_holder(m.group_code, 'record', m.held_on) h LIMIT 1) END
    FROM group_kinds k, unnest(k.minutes_attesters) WITH ORDINALITY AS f(function, place)
    WHERE k.code = m.group_kind ORDER BY f.place
$$;


--
-- Name: FUNCTION minutes_attesters(m public.meetings); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.minutes_attesters(m public.meetings) IS 'De som justerar mötets protokoll: den som ledde det sist och justeraren, eller den som förde anteckningarna (D-9, D-10, D-28).';


--
-- Name: minutes_awaited(public.meetings); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.minutes_awaited(m public.meetings) RETURNS TABLE(function text, person_id uuid)
    LANGUAGE sql STABLE
    AS $$
    SELECT a.function, a.person_id FROM minutes_attesters(m) a
    WHERE NOT EXISTS (SELECT FROM minutes_steps s JOIN minutes n ON n.meeting_id = s.meeting_id
        WHERE s.meeting_id = m.id AND s.kind = 'attestation' AND s.round = n.round AND s.function = a.function)
$$;


--
-- Name: FUNCTION minutes_awaited(m public.meetings); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.minutes_awaited(m public.meetings) IS 'De som ännu inte har justerat den utsändning som gäller.';


--
-- Name: minutes_background(public.meetings, public.proposals, integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.minutes_background(m public.meetings, p public.proposals, p_version integer) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT jsonb_build_object('matter', localized(k.title, 'sv'), 'title', p.title, 'submitter', minutes_submitter(p),
        'registerNumber', register_number(p.id), 'submittedOn', p.submitted_on, 'version', p_version,
        'adoptedBy', adopted.by, 'adoptedOn', adopted.held_on,
        'earlier', (SELECT coalesce(jsonb_agg(jsonb_build_object('group', localized(g.title, 'sv'), 'paragraph', decision_label(o),
            'on', o.decided_on, 'outcome', o.outcome) ORDER BY o.decided_on, o.number), '[]')
            FROM decisions o JOIN groups g ON g.code = o.group_code
            WHERE o.proposal_id = p.id AND o.meeting_id <> m.id AND o.decided_on <= m.held_on))
    FROM matters k LEFT JOIN LATERAL (
        SELECT localized(g.title, 'sv') AS by, w.held_on
        FROM proposal_steps s JOIN meetings w ON w.id = s.meeting_id JOIN groups g ON g.code = w.group_code
        WHERE s.proposal_id = p.id AND s.kind = 'adoption' AND s.version_number = p_version AND w.id <> m.id AND w.held_on <= m.held_on
        ORDER BY s.entry DESC LIMIT 1) adopted ON true
    WHERE k.code = p.matter
$$;


--
-- Name: FUNCTION minutes_background(m public.meetings, p public.proposals, p_version integer); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.minutes_background(m public.meetings, p public.proposals, p_version integer) IS 'Varifrån ärendet kommer: förslag, diarienummer, vem som antagit det, tidigare behandling.';


--
-- Name: minutes_body(public.meetings, integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.minutes_body(m public.meetings, p_extract integer) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('meeting', m.id, 'group', m.group_code, 'state', coalesce(n.state, 'draft'), 'round', coalesce(n.round, 0),
        'commentsUntil', utc(n.comments_until), 'dueOn', minutes_due(m), 'hash', encode(n.hash, 'hex'),
        'attestations', (SELECT coalesce(json_agg(json_build_object('function', a.function, 'person', a.person_id, 'at', utc(a.taken_at),
            'hash', encode(a.hash, 'hex'))), '[]') FROM minutes_attestations(m) a),
        'awaitedAttestations', (SELECT coalesce(json_agg(json_build_object('function', w.function, 'person', w.person_id)), '[]')
            FROM minutes_awaited(m) w),
        'attestedAt', utc(n.attested_at), 'publishedAt', utc(n.published_at), 'corrections', minutes_corrections(m),
        'record', minutes_content(m) || CASE WHEN p_extract IS NULL THEN '{}' ELSE (
            SELECT jsonb_build_object('items', jsonb_agg(i)) FROM jsonb_array_elements(minutes_content(m) -> 'items') i
            WHERE i -> 'number' = to_jsonb(p_extract)) END)::text
    FROM (SELECT 1) here LEFT JOIN minutes n ON n.meeting_id = m.id
$$;


--
-- Name: FUNCTION minutes_body(m public.meetings, p_extract integer); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.minutes_body(m public.meetings, p_extract integer) IS 'Protokollets läge, justeringar, rättelser och innehåll, helt eller en paragraf.';


--
-- Name: minutes_content(public.meetings); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.minutes_content(m public.meetings) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT coalesce((SELECT n.content FROM minutes n WHERE n.meeting_id = m.id), minutes_record(m))
$$;


--
-- Name: FUNCTION minutes_content(m public.meetings); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.minutes_content(m public.meetings) IS 'Det frysta innehållet, annars protokollet som det ser ut nu.';


--
-- Name: minutes_corrections(public.meetings); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.minutes_corrections(m public.meetings) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object('paragraph', decision_label(d), 'number', d.number, 'on', c.noted_on, 'text', c.text)
        ORDER BY c.noted_on, d.number, c.number), '[]')
    FROM corrections c JOIN decisions d ON d.id = c.decision_id WHERE d.meeting_id = m.id
$$;


--
-- Name: FUNCTION minutes_corrections(m public.meetings); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.minutes_corrections(m public.meetings) IS 'Rättelser: tillagda efteråt, utan att det justerade ändras (D-9).';


--
-- Name: minutes_decision(public.decisions, public.meetings); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.minutes_decision(d public.decisions, m public.meetings) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT jsonb_build_object('outcome', d.outcome, 'at', local_instant(d.decided_at), 'content', d.content,
        'changes', (SELECT coalesce(jsonb_agg(jsonb_build_object('field', c.key, 'before', c.value -> 'before', 'after', c.value -> 'after')
            ORDER BY c.key COLLATE "C"), '[]') FROM jsonb_each(d.change) c),
        'reasons', d.reasons, 'referredTo', (SELECT localized(g.title, 'sv') FROM groups g WHERE g.code = d.referred_to),
        'dueOn', d.due_on, 'effects', minutes_effects(d),
        'quorum', jsonb_build_object('unit', d.quorum -> 'unit', 'of', d.quorum -> 'of', 'present', d.quorum -> 'present',
            'required', d.quorum -> 'required', 'excused', (SELECT coalesce(jsonb_agg(y.name ORDER BY y.code COLLATE "C"), '[]')
                FROM parties y WHERE d.quorum -> 'excused' ? y.code)),
        'recipients', minutes_recipients(d, m))
$$;


--
-- Name: FUNCTION minutes_decision(d public.decisions, m public.meetings); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.minutes_decision(d public.decisions, m public.meetings) IS 'Beslutet med ändringar, skäl, följder, beslutförhet och mottagare.';


--
-- Name: minutes_due(public.meetings); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.minutes_due(m public.meetings) RETURNS date
    LANGUAGE sql STABLE
    AS $$
    SELECT local_day(m.closed_at) + (parameter('minutes.days'))::text::integer
$$;


--
-- Name: FUNCTION minutes_due(m public.meetings); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.minutes_due(m public.meetings) IS 'Sista dagen för justering (D-9).';


--
-- Name: minutes_effects(public.decisions); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.minutes_effects(d public.decisions) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object('kind', e.kind, 'title', e.title, 'person', e.person, 'from', e.starts, 'to', e.ends,
        'minutes', e.minutes) ORDER BY e.place, e.starts, e.title, e.person), '[]')
    FROM (
        SELECT 1 AS place, 'plan' AS kind, localized(m.title, 'sv') AS title, NULL::text AS person, lower(p.valid) AS starts,
            upper(p.valid) - 1 AS ends, NULL::integer AS minutes
        FROM plans p JOIN matters m ON m.code = p.matter WHERE p.decision_id = d.id
        UNION ALL
        SELECT 2, 'group', d.content ->> 'title', NULL, (d.content ->> 'from')::date, (d.content ->> 'to')::date, NULL
        FROM matters m WHERE m.code = d.matter AND m.effect = 'group' AND d.content IS NOT NULL
        UNION ALL
        SELECT 3, 'seat', localized(r.title, 'sv') || ', ' || localized(g.title, 'sv'), spelled_person(s.person_id), lower(s.valid),
            (d.content ->> 'to')::date, NULL
        FROM seats s JOIN groups g ON g.code = s.group_code JOIN seat_rules r ON r.group_kind = s.group_kind AND r.code = s.seat_code
        WHERE s.decision_id = d.id
        UNION ALL
        SELECT 4, 'office', localized(r.title, 'sv'), spelled_person(o.person_id), lower(o.valid), NULL, NULL
        FROM offices o JOIN office_rules r ON r.group_kind = o.group_kind AND r.code = o.office_code WHERE o.decision_id = d.id
        UNION ALL
        SELECT 5, 'assignment', a.title, NULL, NULL, a.due_on, a.estimate_minutes FROM assignments a WHERE a.decision_id = d.id
        UNION ALL
        SELECT 6, 'delegation', g.scope, coalesce(spelled_person(g.person_id), (SELECT localized(w.title, 'sv') FROM groups w WHERE w.code = g.group_code)),
            lower(g.valid), upper(g.valid) - 1, nullif(g.allowance_minutes, 0)
        FROM delegations g WHERE g.decision_id = d.id
    ) e
$$;


--
-- Name: FUNCTION minutes_effects(d public.decisions); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.minutes_effects(d public.decisions) IS 'Vad beslutet satte i kraft, som det var när det fattades.';


--
-- Name: minutes_findings(date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.minutes_findings(p_at date) RETURNS TABLE(code text, clause_id text, owner text, group_code text, subject text, since date, facts jsonb)
    LANGUAGE sql STABLE
    AS $$
    SELECT 'minutes-late', rule.clause_id, m.group_code, m.group_code, m.id::text, minutes_due(m) + 1,
        jsonb_build_object('meeting', m.id, 'closedOn', local_day(m.closed_at), 'dueOn', minutes_due(m), 'state', coalesce(n.state, 'draft'),
            'awaited', (SELECT jsonb_agg(w.function) FROM minutes_awaited(m) w))
    FROM parameters rule, meetings m
    JOIN group_kinds k ON k.code = m.group_kind AND k.minutes_attesters IS NOT NULL
    LEFT JOIN minutes n ON n.meeting_id = m.id
    WHERE rule.key = 'minutes.days' AND m.closed_at IS NOT NULL AND minutes_due(m) < p_at
        AND (n.attested_at IS NULL OR local_day(n.attested_at) > p_at)
$$;


--
-- Name: FUNCTION minutes_findings(p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.minutes_findings(p_at date) IS 'Protokoll och anteckningar som inte justerats i tid (D-9, D-28).';


--
-- Name: minutes_hash(jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.minutes_hash(content jsonb) RETURNS bytea
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT sha256(convert_to(content::text, 'UTF8'))
$$;


--
-- Name: FUNCTION minutes_hash(content jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.minutes_hash(content jsonb) IS 'SHA-256 av protokollets kanoniska text.';


--
-- Name: minutes_item(public.meetings, public.agenda_items, integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.minutes_item(m public.meetings, i public.agenda_items, p_place integer) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT jsonb_build_object('item', i.id, 'position', p_place, 'title', i.title, 'paragraph', decision_label(d), 'number', d.number,
        'background', CASE WHEN p.id IS NOT NULL THEN minutes_background(m, p, coalesce(d.version_number, s.version_number,
            (SELECT max(v.number) FROM proposal_versions v WHERE v.proposal_id = p.id AND v.created_on <= m.held_on), 0)) END,
        'passage', minutes_passage(m.id, i.id),
        'presiding', (SELECT named_person(led.person) FROM (SELECT presiding_at(m, i.id, d.decided_at) AS person,
            presiding_at(m, NULL, d.decided_at) AS usual) led WHERE led.person IS DISTINCT FROM led.usual),
        'recusals', (SELECT coalesce(jsonb_agg(named_person(x.person_id) || jsonb_build_object('reasons', x.reasons)
            ORDER BY x.noted_at, x.person_id), '[]') FROM recusals x WHERE x.agenda_item_id = i.id),
        'motions', (SELECT coalesce(jsonb_agg(named_person(o.person_id) || jsonb_build_object('kind', o.kind, 'text', o.text)
            ORDER BY o.number), '[]') FROM motions o WHERE o.agenda_item_id = i.id),
        'votings', (SELECT coalesce(jsonb_agg(minutes_voting(v) ORDER BY v.number), '[]') FROM votings v WHERE v.agenda_item_id = i.id),
        'adoption', CASE WHEN s.id IS NOT NULL THEN minutes_adoption(s) END,
        'decision', CASE WHEN d.id IS NOT NULL THEN minutes_decision(d, m) END,
        'reservations', minutes_statements(i.id, 'reservation'), 'notes', minutes_statements(i.id, 'note'))
    FROM (SELECT 1) here
    LEFT JOIN decisions d ON d.agenda_item_id = i.id
    LEFT JOIN proposals p ON p.id = i.proposal_id
    LEFT JOIN LATERAL (SELECT * FROM proposal_steps s WHERE s.meeting_id = m.id AND s.proposal_id = i.proposal_id AND s.kind = 'adoption'
        ORDER BY s.entry DESC, s.id DESC LIMIT 1) s ON true
$$;


--
-- Name: FUNCTION minutes_item(m public.meetings, i public.agenda_items, p_place integer); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.minutes_item(m public.meetings, i public.agenda_items, p_place integer) IS 'Ett ärende i protokollet, från bakgrund till vem som får beslutet.';


--
-- Name: minutes_names(public.meetings); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.minutes_names(m public.meetings) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT jsonb_build_object(
        'parties', (SELECT jsonb_object_agg(p.code, p.name) FROM parties p),
        'groups', (SELECT jsonb_object_agg(g.code, localized(g.title, 'sv')) FROM groups g WHERE g.code IN (
            SELECT d.content ->> 'toGroup' FROM decisions d WHERE d.meeting_id = m.id)),
        'persons', (SELECT coalesce(jsonb_object_agg(p.id, spelled_person(p.id)), '{}') FROM persons p WHERE p.id::text IN (
            SELECT (regexp_matches(concat(d.content, d.change),
                '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', 'g'))[1]
            FROM decisions d WHERE d.meeting_id = m.id)),
        'costs', (SELECT coalesce(jsonb_object_agg(c.code, localized(c.title, 'sv')), '{}') FROM money_classes c WHERE c.side = 'cost'),
        'incomes', (SELECT coalesce(jsonb_object_agg(c.code, localized(c.title, 'sv')), '{}') FROM money_classes c WHERE c.side = 'income'),
        'keys', (SELECT coalesce(jsonb_object_agg(k ->> 'code', localized(k -> 'title', 'sv')), '{}')
            FROM money_rules r, jsonb_array_elements(r.sharing_keys) k),
        'areas', (SELECT coalesce(jsonb_object_agg(a.code, localized(a.title, 'sv')), '{}') FROM areas a),
        'offices', (SELECT coalesce(jsonb_object_agg(o.code, localized(o.title, 'sv')), '{}') FROM office_rules o WHERE o.group_kind = m.group_kind))
$$;


--
-- Name: FUNCTION minutes_names(m public.meetings); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.minutes_names(m public.meetings) IS 'Vad koderna i det beslutade heter, så att protokollet kan läsas utan tjänsten.';


--
-- Name: minutes_paper(public.meetings, integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.minutes_paper(m public.meetings, p_extract integer) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT jsonb_build_object('state', coalesce(n.state, 'draft'), 'hash', encode(n.hash, 'hex'), 'publishedOn', local_day(n.published_at),
        'attestations', (SELECT coalesce(jsonb_agg(named_person(a.person_id)
            || jsonb_build_object('function', a.function, 'at', local_instant(a.taken_at)) ORDER BY a.taken_at, a.function), '[]')
            FROM minutes_attestations(m) a),
        'awaited', (SELECT coalesce(jsonb_agg(w.function), '[]') FROM minutes_awaited(m) w), 'corrections', minutes_corrections(m),
        'extract', p_extract, 'record', minutes_content(m))::text
    FROM (SELECT 1) here LEFT JOIN minutes n ON n.meeting_id = m.id
$$;


--
-- Name: FUNCTION minutes_paper(m public.meetings, p_extract integer); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.minutes_paper(m public.meetings, p_extract integer) IS 'Allt som en läsbar form av protokollet, eller av en paragraf i det, görs av.';


--
-- Name: minutes_passage(uuid, uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.minutes_passage(p_meeting uuid, p_item uuid) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT s.text FROM minutes_steps s
    WHERE s.meeting_id = p_meeting AND s.kind = 'passage' AND s.agenda_item_id IS NOT DISTINCT FROM p_item
    ORDER BY s.entry DESC, s.id DESC LIMIT 1
$$;


--
-- Name: FUNCTION minutes_passage(p_meeting uuid, p_item uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.minutes_passage(p_meeting uuid, p_item uuid) IS 'Det senaste som sekreteraren skrivit om ärendet, eller om mötet i dess helhet.';


--
-- Name: minutes_recipients(public.decisions, public.meetings); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.minutes_recipients(d public.decisions, m public.meetings) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT coalesce(jsonb_agg(first.name ORDER BY first.place, first.name COLLATE "C"), '[]')
    FROM (
        SELECT r.name, min(r.place) AS place
        FROM (
            SELECT 1 AS place, minutes_submitter(p) AS name FROM proposals p WHERE p.id = d.proposal_id
            UNION ALL
            SELECT 2, minutes_submitter(p) FROM proposal_steps s JOIN proposals p ON p.id = s.part_proposal
            WHERE s.proposal_id = d.proposal_id AND s.kind = 'inclusion' AND s.taken_on <= d.decided_on
            UNION ALL
            SELECT 3, localized(g.title, 'sv') FROM groups g WHERE g.code = d.referred_to
            UNION ALL
            SELECT 4, e ->> 'person' FROM jsonb_array_elements(minutes_effects(d)) e WHERE e ->> 'person' IS NOT NULL
            UNION ALL
            SELECT 5, spelled_person(h.person_id) FROM function_holder(m.group_code, 'record', m.held_on) h
        ) r
        WHERE d.proposal_id IS NOT NULL
        GROUP BY r.name
    ) first
$$;


--
-- Name: FUNCTION minutes_recipients(d public.decisions, m public.meetings); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.minutes_recipients(d public.decisions, m public.meetings) IS 'De som får beslutet: den som föreslog, den som ärendet går till, de utsedda och samordnaren.';


--
-- Name: minutes_record(public.meetings); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.minutes_record(m public.meetings) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT jsonb_build_object('format', 1, 'meeting', m.id, 'collaboration', localized(c.title, 'sv'),
        'title', localized(k.minutes_title, 'sv'), 'group', localized(g.title, 'sv'), 'meetingKind', localized(mk.title, 'sv'),
        'place', m.place, 'heldOn', m.held_on, 'openedAt', local_instant(m.opened_at), 'closedAt', local_instant(m.closed_at),
        'year', extract(year FROM m.held_on)::integer,
        'presiding', (SELECT coalesce(jsonb_agg(named_person(l.person_id) || jsonb_build_object('from', local_instant(l.from_at))
            ORDER BY l.from_at), '[]') FROM meeting_leaders(m) l),
        'adjusters', (SELECT coalesce(jsonb_agg(named_person(f.person_id) || jsonb_build_object('from', local_instant(f.from_at))
            ORDER BY f.from_at, f.entry), '[]') FROM meeting_functions f WHERE f.meeting_id = m.id AND f.function = 'adjuster'),
        'secretaries', (SELECT coalesce(jsonb_agg(named_person(h.person_id) ORDER BY h.person_id), '[]')
            FROM function_holder(m.group_code, 'record', m.held_on) h),
        'attendees', minutes_attendees(m),
        'guests', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', v.name, 'role', v.role, 'intervals', jsonb_build_array(
            jsonb_build_object('from', local_instant(v.arrived_at), 'to', local_instant(coalesce(v.left_at, m.closed_at)))))
            ORDER BY v.arrived_at, v.id), '[]') FROM guests v WHERE v.meeting_id = m.id),
        'absentees', minutes_absentees(m),
        'passage', minutes_passage(m.id, NULL),
        'items', (SELECT coalesce(jsonb_agg(minutes_item(m, i, a.place) ORDER BY a.place), '[]')
            FROM meeting_agenda(m.id) a JOIN agenda_items i ON i.id = a.item_id),
        'adoptions', (SELECT coalesce(jsonb_agg(minutes_adoption(s) ORDER BY s.entry, s.id), '[]') FROM proposal_steps s
            WHERE s.meeting_id = m.id AND s.kind = 'adoption'
                AND NOT EXISTS (SELECT FROM agenda_items i WHERE i.meeting_id = m.id AND i.proposal_id = s.proposal_id)),
        'names', minutes_names(m))
    FROM charters c, groups g, group_kinds k, meeting_kinds mk
    WHERE g.code = m.group_code AND k.code = m.group_kind AND mk.group_kind = m.group_kind AND mk.code = m.meeting_kind
$$;


--
-- Name: FUNCTION minutes_record(m public.meetings); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.minutes_record(m public.meetings) IS 'Hela mötets protokoll som ett dokument; dess text som jsonb är kanonisk (D-9, D-10, D-23).';


--
-- Name: minutes_statements(uuid, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.minutes_statements(p_item uuid, p_kind text) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT coalesce(jsonb_agg(named_person(s.person_id) || jsonb_build_object('text', s.text) ORDER BY s.made_at, s.entry, s.id), '[]')
    FROM statements s WHERE s.agenda_item_id = p_item AND s.kind = p_kind
$$;


--
-- Name: FUNCTION minutes_statements(p_item uuid, p_kind text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.minutes_statements(p_item uuid, p_kind text) IS 'Reservationer eller anteckningar i ett ärende, i den ordning de gjordes.';


--
-- Name: minutes_step_body(public.minutes_steps); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.minutes_step_body(s public.minutes_steps) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('id', s.id, 'meeting', s.meeting_id, 'kind', s.kind, 'takenAt', utc(s.taken_at), 'person', s.person_id,
        'round', s.round, 'agendaItem', s.agenda_item_id, 'text', s.text, 'commentsUntil', utc(s.comments_until), 'function', s.function,
        'hash', encode(s.hash, 'hex'))::text
$$;


--
-- Name: FUNCTION minutes_step_body(s public.minutes_steps); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.minutes_step_body(s public.minutes_steps) IS 'Ett steg på protokollets väg.';


--
-- Name: minutes_submitter(public.proposals); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.minutes_submitter(p public.proposals) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT coalesce((SELECT localized(g.title, 'sv') FROM groups g WHERE g.code = p.group_code),
        (SELECT y.name FROM parties y WHERE y.code = p.party_code))
$$;


--
-- Name: FUNCTION minutes_submitter(p public.proposals); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.minutes_submitter(p public.proposals) IS 'Den part eller grupp som lade fram förslaget.';


--
-- Name: minutes_transitions(public.meetings, uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.minutes_transitions(m public.meetings, p_person uuid) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT CASE WHEN p_person IS NULL THEN '' ELSE concat_ws(',',
        CASE WHEN may.records AND may.state IN ('draft', 'circulated') THEN 'passages' END,
        CASE WHEN may.records AND m.state = 'closed' AND may.state IN ('draft', 'circulated', 'attesting') THEN 'circulations' END,
        CASE WHEN may.state = 'circulated' AND local_day(may.until) >= local_day(now()) AND EXISTS (SELECT FROM attendances a
            WHERE a.meeting_id = m.id AND a.person_id = p_person) THEN 'comments' END,
        CASE WHEN may.state IN ('circulated', 'attesting') AND local_day(may.until) <= local_day(now())
            AND EXISTS (SELECT FROM minutes_awaited(m) w WHERE w.person_id = p_person) THEN 'attestations' END,
        CASE WHEN may.records AND may.state = 'attested' THEN 'publications' END) END
    FROM (SELECT coalesce(n.state, 'draft') AS state, n.comments_until AS until, EXISTS (
            SELECT FROM function_holder(m.group_code, 'record', local_day(now())) h WHERE h.person_id = p_person) AS records
        FROM (SELECT 1) here LEFT JOIN minutes n ON n.meeting_id = m.id) may
$$;


--
-- Name: FUNCTION minutes_transitions(m public.meetings, p_person uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.minutes_transitions(m public.meetings, p_person uuid) IS 'Steg som står öppna nu för den som frågar.';


--
-- Name: minutes_version(public.meetings); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.minutes_version(m public.meetings) RETURNS bigint
    LANGUAGE sql STABLE
    AS $$
    SELECT greatest(m.entry, (SELECT n.entry FROM minutes n WHERE n.meeting_id = m.id),
        (SELECT max(d.entry) FROM decisions d WHERE d.meeting_id = m.id),
        (SELECT max(c.entry) FROM corrections c JOIN decisions d ON d.id = c.decision_id WHERE d.meeting_id = m.id))
$$;


--
-- Name: FUNCTION minutes_version(m public.meetings); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.minutes_version(m public.meetings) IS 'Protokollets version: det senaste av möte, beslut, steg och rättelser.';


--
-- Name: minutes_voting(public.votings); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.minutes_voting(v public.votings) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    WITH options AS (
        SELECT o ->> 'code' AS code, o ->> 'text' AS text, place FROM jsonb_array_elements(v.options) WITH ORDINALITY AS os(o, place)
    )
    SELECT jsonb_build_object('subject', v.subject, 'form', v.form,
        'options', (SELECT jsonb_agg(text ORDER BY place) FROM options),
        'counts', CASE WHEN v.form = 'acclamation' THEN '[]'::jsonb ELSE
            (SELECT jsonb_agg(jsonb_build_object('option', text, 'votes', v.tally -> code) ORDER BY place) FROM options)
            || CASE WHEN v.tally ->> 'abstained' = '0' THEN '[]' ELSE
                jsonb_build_array(jsonb_build_object('option', NULL, 'votes', v.tally -> 'abstained')) END END,
        'ballots', (SELECT coalesce(jsonb_agg(named_person(b.person_id, b.party_code)
            || jsonb_build_object('option', (SELECT text FROM options WHERE code = b.option))
            ORDER BY b.party_code COLLATE "C", b.person_id), '[]') FROM votes b WHERE b.voting_id = v.id),
        'winner', (SELECT text FROM options WHERE code = v.winner), 'settledBy', v.settled_by,
        'presiding', (SELECT name FROM persons WHERE id = v.presiding))
$$;


--
-- Name: FUNCTION minutes_voting(v public.votings); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.minutes_voting(v public.votings) IS 'Propositionsordning, röster och hur det avgjordes; i öppen votering vem som röstade hur (D-3, D-4, D-19, D-20).';


--
-- Name: money_total(jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.money_total(lines jsonb) RETURNS numeric
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT coalesce(sum((line ->> 'amountOre')::numeric), 0) FROM jsonb_array_elements(lines) line
$$;


--
-- Name: FUNCTION money_total(lines jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.money_total(lines jsonb) IS 'Summan av budgetens rader, i ören.';


--
-- Name: month_title(integer, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.month_title(p_month integer, language text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT (CASE language
        WHEN 'en' THEN ARRAY['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November',
            'December']
        ELSE ARRAY['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september', 'oktober', 'november', 'december']
        END)[p_month]
$$;


--
-- Name: FUNCTION month_title(p_month integer, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.month_title(p_month integer, language text) IS 'Månadens namn.';


--
-- Name: name_office(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.name_office() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    SELECT kind INTO NEW.group_kind FROM groups WHERE code = NEW.group_code;
    IF NEW.decision_id IS NULL AND open_entry() IS DISTINCT FROM 1 THEN
        PERFORM refuse('office_is_given_by_decision', NULL, jsonb_build_object('group', NEW.group_code, 'office', NEW.office_code));
    END IF;
    IF EXISTS (SELECT FROM offices o WHERE o.group_code = NEW.group_code AND o.office_code = NEW.office_code AND o.valid && NEW.valid) THEN
        PERFORM refuse('office_has_one_holder', (SELECT clause_id FROM office_rules WHERE group_kind = NEW.group_kind AND code = NEW.office_code),
            jsonb_build_object('group', NEW.group_code, 'office', NEW.office_code, 'from', lower(NEW.valid)));
    END IF;
    IF NOT EXISTS (SELECT FROM persons WHERE id = NEW.person_id) THEN
        PERFORM refuse('office_holder_has_the_seat', (SELECT clause_id FROM office_rules WHERE group_kind = NEW.group_kind AND code = NEW.office_code),
            jsonb_build_object('group', NEW.group_code, 'office', NEW.office_code, 'person', NEW.person_id));
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION name_office(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.name_office() IS 'Uppdragets slag av grupp följer av gruppen; uppdrag ges genom beslut, till någon som finns (D-1).';


--
-- Name: name_seat(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.name_seat() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    SELECT kind INTO NEW.group_kind FROM groups WHERE code = NEW.group_code;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION name_seat(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.name_seat() IS 'Platsens slag av grupp följer av gruppen.';


--
-- Name: named_owner(text, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.named_owner(p_code text, language text) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN coalesce(party_link(p_code),
        (SELECT report_link(localized(g.title, language), NULL) FROM published.groups g WHERE g.code = p_code),
        (SELECT report_link(localized(k.title, language), NULL) FROM published.group_kinds k WHERE k.code = p_code),
        report_link(p_code, NULL));
END
$$;


--
-- Name: FUNCTION named_owner(p_code text, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.named_owner(p_code text, language text) IS 'Den som något ankommer på: en part, eller en grupp.';


--
-- Name: named_person(uuid, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.named_person(p_person uuid, p_party text DEFAULT NULL::text) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT jsonb_build_object('name', p.name, 'party', y.name)
    FROM persons p JOIN parties y ON y.code = coalesce(p_party, p.party_code) WHERE p.id = p_person
$$;


--
-- Name: FUNCTION named_person(p_person uuid, p_party text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.named_person(p_person uuid, p_party text) IS 'En person med sin part, som de heter.';


--
-- Name: new_id(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.new_id() RETURNS uuid
    LANGUAGE sql
    AS $$
    -- Version 7, and in its next twelve bits the part of the millisecond: what is made later in a statement sorts later.
    SELECT encode(
        overlay(uuid_send(gen_random_uuid())
            PLACING substring(int8send(at / 1000) FROM 3) || int2send((28672 + at % 1000 * 4096 / 1000)::smallint) FROM 1 FOR 8),
        'hex')::uuid
    FROM (SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS at) microseconds
$$;


--
-- Name: FUNCTION new_id(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.new_id() IS 'UUID version 7 för rader som ett beslut eller konstitueringen skapar, i den ordning de skapas: den först utsedda är först (D-19).';


--
-- Name: newest_rows(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.newest_rows(language text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT worded(language, ' De 50 senaste visas; med ett filter visas alla (högst 5 000).',
        ' The 50 latest are shown; with a filter all are (5,000 at most).')
$$;


--
-- Name: FUNCTION newest_rows(language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.newest_rows(language text) IS 'Det som står i definitionen av en tabell som bara visar de senaste raderna.';


--
-- Name: not_applicable(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.not_applicable() RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT '{"missing": "notApplicable"}'::jsonb
$$;


--
-- Name: FUNCTION not_applicable(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.not_applicable() IS 'Värdet där frågan inte gäller, till skillnad från NULL: uppgift saknas.';


--
-- Name: notice_findings(date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.notice_findings(p_at date) RETURNS TABLE(code text, clause_id text, owner text, group_code text, subject text, since date, facts jsonb)
    LANGUAGE sql STABLE
    AS $$
    WITH summoned AS MATERIALIZED (
        SELECT m, m.id, m.group_code, m.group_kind, m.state, local_day(m.starts_at) AS day, s.taken_on
        FROM meetings m JOIN meeting_steps s ON s.meeting_id = m.id AND s.kind = 'summons'
        WHERE s.taken_on <= p_at AND m.state <> 'cancelled' AND local_day(m.starts_at) >= p_at - 365
    )
    SELECT 'notice-short', notice.clause_id, m.group_code, m.group_code, m.id::text, m.taken_on,
        jsonb_build_object('meeting', m.id, 'summonedOn', m.taken_on, 'meetingOn', m.day,
            'noticeDays', m.day - m.taken_on, 'minimumDays', notice.value)
    FROM parameters notice, summoned m
    WHERE notice.key = 'notice.summonsDays' AND m.day - m.taken_on < (notice.value)::text::integer
    UNION ALL
    SELECT 'documents-late', notice.clause_id, m.group_code, m.group_code, m.id::text, min(late.ready_on),
        jsonb_build_object('meeting', m.id, 'meetingOn', m.day, 'readyOn', max(late.ready_on),
            'noticeDays', m.day - max(late.ready_on), 'minimumDays', notice.value,
            'agendaItems', coalesce(jsonb_agg(late.agenda_item ORDER BY late.ready_on, late.agenda_item)
                FILTER (WHERE late.agenda_item IS NOT NULL), '[]'))
    FROM parameters notice, summoned m, LATERAL document_days(m.m, p_at) late
    WHERE notice.key = 'notice.documentDays' AND m.day - late.ready_on < (notice.value)::text::integer
    GROUP BY notice.clause_id, notice.value, m.group_code, m.id, m.day
    UNION ALL
    SELECT 'summons-undelivered', k.summons_clause, m.group_code, m.group_code, m.id::text, m.taken_on,
        jsonb_build_object('meeting', m.id, 'meetingOn', m.day,
            'unaddressed', coalesce(jsonb_agg(d.person_id ORDER BY d.person_id) FILTER (WHERE d.state = 'unaddressed'), '[]'),
            'failed', coalesce(jsonb_agg(d.person_id ORDER BY d.person_id) FILTER (WHERE d.state = 'failed'), '[]'))
    FROM summoned m JOIN group_kinds k ON k.code = m.group_kind AND k.summons_clause IS NOT NULL, LATERAL (
        SELECT DISTINCT ON (d.person_id) d.person_id, dispatch_state(d, p_at) AS state FROM dispatches d
        WHERE d.meeting_id = m.id ORDER BY d.person_id, d.queued_at DESC, d.id DESC) d
    WHERE m.state = 'summoned' AND m.day >= p_at AND d.state IN ('unaddressed', 'failed')
    GROUP BY k.summons_clause, m.group_code, m.id, m.day, m.taken_on
$$;


--
-- Name: FUNCTION notice_findings(p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.notice_findings(p_at date) IS 'För kort varsel och för sena handlingar, under ett år efter mötet (D-8); och, tills mötet öppnas, de som kallelsen inte har nått (V-34).';


--
-- Name: objection_to(public.matters, jsonb, date, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.objection_to(m public.matters, p_content jsonb, p_day date, language text) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT refused || jsonb_build_object('title', localized(t.title, language), 'permittedPath', localized(t.instead, language))
    FROM content_refusal(m, p_content, p_day) refused
    LEFT JOIN LATERAL (SELECT * FROM rule_texts r WHERE r.rule = refused ->> 'rule'
        ORDER BY r.clause_id = refused ->> 'clause' DESC, r.position LIMIT 1) t ON true
$$;


--
-- Name: FUNCTION objection_to(m public.matters, p_content jsonb, p_day date, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.objection_to(m public.matters, p_content jsonb, p_day date, language text) IS 'Vägran som ett beslut på innehållet skulle möta, med klausul, fakta och vad man gör i stället; NULL när ingen.';


--
-- Name: offices; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.offices (
    id uuid NOT NULL,
    group_code text NOT NULL,
    group_kind text NOT NULL,
    office_code text NOT NULL,
    person_id uuid NOT NULL,
    valid daterange NOT NULL,
    decision_id uuid,
    entry bigint NOT NULL,
    CONSTRAINT office_period_is_not_empty CHECK (((NOT isempty(valid)) AND (NOT lower_inf(valid))))
);

ALTER TABLE ONLY public.offices FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE offices; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.offices IS 'Vem som är vald till vad, till nästa val eller tills platsen upphör (D-1). Högst en åt gången (V-23).';


--
-- Name: office_body(public.offices, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.office_body(o public.offices, language text) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('id', o.id, 'group', o.group_code, 'office', o.office_code, 'officeText', localized(r.title, language),
        'person', json_build_object('id', person.id, 'name', person.name, 'party', person.party_code),
        'from', lower(o.valid), 'to', upper(o.valid) - 1, 'decision', o.decision_id, 'clause', r.clause_id)::text
    FROM office_rules r, persons person
    WHERE r.group_kind = o.group_kind AND r.code = o.office_code AND person.id = o.person_id
$$;


--
-- Name: FUNCTION office_body(o public.offices, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.office_body(o public.offices, language text) IS 'Ett förtroendeuppdrag och den som har det.';


--
-- Name: open_entry(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.open_entry() RETURNS bigint
    LANGUAGE sql STABLE
    AS $$
    SELECT entry FROM journal_head WHERE writer = pg_current_xact_id_if_assigned()
$$;


--
-- Name: FUNCTION open_entry(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.open_entry() IS 'Numret på den post som denna transaktion har öppen; NULL när den inte har någon.';


--
-- Name: open_meeting(uuid, uuid, timestamp with time zone, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.open_meeting(p_meeting uuid, p_recorder uuid, p_at timestamp with time zone, p_step text) RETURNS public.meetings
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    meeting meetings;
    latest timestamptz;
BEGIN
    SELECT * INTO STRICT meeting FROM meetings WHERE id = p_meeting;
    IF meeting.state <> 'open' THEN
        PERFORM refuse('meeting_state_allows_it', NULL, jsonb_build_object('state', meeting.state, 'step', p_step,
            'allowedFrom', ARRAY['open']));
    END IF;
    IF p_recorder IS NOT NULL THEN
        PERFORM check_recorder(meeting.group_code, p_recorder, meeting.held_on);
    END IF;
    latest := latest_instant(meeting.id);
    IF p_at < latest THEN
        PERFORM refuse('proceedings_are_recorded_in_order', NULL, jsonb_build_object('step', p_step, 'at', utc(p_at),
            'latest', utc(latest)));
    END IF;
    RETURN meeting;
END
$$;


--
-- Name: FUNCTION open_meeting(p_meeting uuid, p_recorder uuid, p_at timestamp with time zone, p_step text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.open_meeting(p_meeting uuid, p_recorder uuid, p_at timestamp with time zone, p_step text) IS 'Mötet, öppet, protokollfört av sin sekreterare och i den ordning det sker (V-37, D-23).';


--
-- Name: outcome_status(text, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.outcome_status(outcome text, language text) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT CASE outcome
        WHEN 'approved' THEN report_status('good', worded(language, 'Bifall', 'Approved'))
        WHEN 'approvedWithChange' THEN report_status('good', worded(language, 'Bifall med ändring', 'Approved with a change'))
        WHEN 'rejected' THEN report_status('none', worded(language, 'Avslag', 'Rejected'))
        WHEN 'referredBack' THEN report_status('watch', worded(language, 'Återremiss', 'Referred back'))
        WHEN 'tabled' THEN report_status('watch', worded(language, 'Bordläggning', 'Tabled'))
        WHEN 'noted' THEN report_status('none', worded(language, 'Antecknat', 'Noted'))
    END
$$;


--
-- Name: FUNCTION outcome_status(outcome text, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.outcome_status(outcome text, language text) IS 'Ett besluts utfall i ord.';


--
-- Name: own_party(text, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.own_party(party_code text, group_code text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT CASE WHEN group_code IS NULL THEN party_code END
$$;


--
-- Name: FUNCTION own_party(party_code text, group_code text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.own_party(party_code text, group_code text) IS 'Parten vars eget ett förslag är; NULL när det lämnats i en grupps namn.';


--
-- Name: owns_proposal(public.proposals, uuid, text, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.owns_proposal(p public.proposals, p_person uuid, p_party text, p_day date) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    IF p.group_code IS NULL THEN
        RETURN p.party_code = p_party;
    END IF;
    RETURN p_person IS NOT NULL AND EXISTS (
        SELECT FROM seats s WHERE s.person_id = p_person AND s.group_code = p.group_code AND s.valid @> p_day);
END
$$;


--
-- Name: FUNCTION owns_proposal(p public.proposals, p_person uuid, p_party text, p_day date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.owns_proposal(p public.proposals, p_person uuid, p_party text, p_day date) IS 'Om förslaget är den frågandes eget: dess parts, eller lagt i en grupp där personen sitter.';


--
-- Name: parameter(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.parameter(p_key text) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT value FROM parameters WHERE key = p_key
$$;


--
-- Name: FUNCTION parameter(p_key text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.parameter(p_key text) IS 'Värdet av en parameter i avtalet; NULL när avtalet saknar den.';


--
-- Name: parties; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.parties (
    code text NOT NULL,
    kind text NOT NULL,
    name public.short_text NOT NULL,
    entry bigint NOT NULL
);

ALTER TABLE ONLY public.parties FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE parties; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.parties IS 'Avtalets parter. Kommuner bär sin fyrsiffriga SCB-kod.';


--
-- Name: party_body(public.parties, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.party_body(p public.parties, language text) RETURNS text
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN json_build_object('code', p.code, 'name', p.name, 'kind', p.kind,
        'kindText', (SELECT localized(k.title, language) FROM party_kinds k WHERE k.code = p.kind),
        'principal', EXISTS (SELECT FROM principals h WHERE h.party_code = p.code AND h.valid @> local_day(now())))::text;
END
$$;


--
-- Name: FUNCTION party_body(p public.parties, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.party_body(p public.parties, language text) IS 'En part, som JSON.';


--
-- Name: party_filter(text, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.party_filter(p_language text, p_params jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN report_filter('party', worded(p_language, 'Part', 'Party'), p_params ->> 'party',
        (SELECT jsonb_agg(report_option(p.code, p.name) ORDER BY p.name COLLATE "sv-x-icu") FROM published.parties p));
END
$$;


--
-- Name: FUNCTION party_filter(p_language text, p_params jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.party_filter(p_language text, p_params jsonb) IS 'Filtret på part.';


--
-- Name: party_link(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.party_link(p_code text) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN (SELECT jsonb_build_object('text', p.name, 'path', '/parties/' || p.code) FROM published.parties p WHERE p.code = p_code);
END
$$;


--
-- Name: FUNCTION party_link(p_code text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.party_link(p_code text) IS 'En part, som den heter.';


--
-- Name: party_links(text[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.party_links(p_codes text[]) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('text', p.name, 'path', '/parties/' || p.code) ORDER BY p.name COLLATE "sv-x-icu"), '[]')
        FROM published.parties p WHERE p.code = ANY (p_codes));
END
$$;


--
-- Name: FUNCTION party_links(p_codes text[]); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.party_links(p_codes text[]) IS 'Parter, som de heter, i bokstavsordning.';


--
-- Name: party_names(jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.party_names(codes jsonb) RETURNS text
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN (SELECT string_agg(p.name, ', ' ORDER BY p.name COLLATE "sv-x-icu") FROM published.parties p WHERE codes ? p.code);
END
$$;


--
-- Name: FUNCTION party_names(codes jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.party_names(codes jsonb) IS 'Parterna i en lista av koder, i bokstavsordning.';


--
-- Name: party_presence(date, date, text, uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.party_presence(p_at date, p_from date DEFAULT '-infinity'::date, p_party text DEFAULT NULL::text, p_meeting uuid DEFAULT NULL::uuid) RETURNS TABLE(meeting_id uuid, held_on date, party_code text, seats bigint, voting bigint, present bigint, present_voting bigint)
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN QUERY
    WITH met AS MATERIALIZED (
        SELECT m.id, m.group_code, m.held_on FROM published.meetings m JOIN readable_minutes(p_at) n ON n.meeting_id = m.id
        WHERE m.held_on BETWEEN p_from AND p_at AND (p_meeting IS NULL OR m.id = p_meeting)
    ), sat AS MATERIALIZED (
        SELECT s.id, s.group_code, s.party_code, s.valid, r.votes FROM published.seats s
        JOIN published.seat_rules r ON r.group_kind = s.group_kind AND r.code = s.seat_code
        WHERE p_party IS NULL OR s.party_code = p_party
    ), there AS MATERIALIZED (
        SELECT a.meeting_id, s.party_code, count(*) AS people, count(*) FILTER (WHERE s.votes) AS voters
        FROM met m JOIN published.attendances a ON a.meeting_id = m.id JOIN sat s ON s.id = a.seat_id GROUP BY a.meeting_id, s.party_code
    )
    SELECT m.id, m.held_on, s.party_code, count(*), count(*) FILTER (WHERE s.votes), coalesce(t.people, 0), coalesce(t.voters, 0)
    FROM met m JOIN sat s ON s.group_code = m.group_code AND s.valid @> m.held_on
    LEFT JOIN there t ON t.meeting_id = m.id AND t.party_code = s.party_code
    GROUP BY m.id, m.held_on, s.party_code, t.people, t.voters;
END
$$;


--
-- Name: FUNCTION party_presence(p_at date, p_from date, p_party text, p_meeting uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.party_presence(p_at date, p_from date, p_party text, p_meeting uuid) IS 'Parterna med plats i gruppen på mötena vars protokoll var publicerade en dag: platser, och hur många som var med på dem, alla och röstande (V-76, V-79).';


--
-- Name: pass_on_decision(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pass_on_decision() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    UPDATE proposals SET decision_id = NEW.decision_id
    WHERE (included_in = NEW.id AND state = 'included') OR (state = 'merged' AND id IN (
        SELECT parent_id FROM descents WHERE child_id = NEW.id));
    RETURN NULL;
END
$$;


--
-- Name: FUNCTION pass_on_decision(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.pass_on_decision() IS 'Beslutet når allt som slagits ihop till förslaget eller tagits upp i det, i flera led.';


--
-- Name: peak_holders(text, text, text, daterange); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.peak_holders(p_group text, p_seat text, p_party text, p_within daterange) RETURNS integer
    LANGUAGE sql STABLE
    AS $$
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


--
-- Name: FUNCTION peak_holders(p_group text, p_seat text, p_party text, p_within daterange); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.peak_holders(p_group text, p_seat text, p_party text, p_within daterange) IS 'Som mest samtidiga innehavare av en plats under en period, för en part eller alla.';


--
-- Name: percent_of(numeric, numeric); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.percent_of(part numeric, whole numeric) RETURNS numeric
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT CASE WHEN whole <> 0 THEN round(100 * part / whole, 1) END
$$;


--
-- Name: FUNCTION percent_of(part numeric, whole numeric); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.percent_of(part numeric, whole numeric) IS 'Andelen i procent med en decimal; NULL av ingenting.';


--
-- Name: person_body(public.persons, boolean); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.person_body(p public.persons, contact boolean) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('id', p.id, 'name', p.name, 'party', p.party_code,
        'email', CASE WHEN contact THEN p.email END, 'phone', CASE WHEN contact THEN p.phone END,
        'contactConfirmedOn', p.contact_confirmed_on,
        'seats', (SELECT coalesce(json_agg(json_build_object('group', s.group_code, 'seat', s.seat_code, 'from', lower(s.valid),
            'to', upper(s.valid) - 1) ORDER BY s.group_code, s.valid), '[]') FROM seats s WHERE s.person_id = p.id))::text
$$;


--
-- Name: FUNCTION person_body(p public.persons, contact boolean); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.person_body(p public.persons, contact boolean) IS 'En person med sina platser; kontaktuppgifter bara för den som får se dem (V-60, D-17).';


--
-- Name: person_names(jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.person_names(ids jsonb) RETURNS text
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN (SELECT string_agg(p.name, '; ' ORDER BY p.name COLLATE "sv-x-icu") FROM published.persons p WHERE ids @> to_jsonb(p.id));
END
$$;


--
-- Name: FUNCTION person_names(ids jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.person_names(ids jsonb) IS 'De personer som syns av en id eller en lista av dem, i bokstavsordning.';


--
-- Name: place_decision(public.decisions, public.agenda_items, public.meetings); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.place_decision(INOUT d public.decisions, item public.agenda_items, meeting public.meetings) RETURNS public.decisions
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    next integer;
BEGIN
    d.decided_at := coalesce(d.decided_at, latest_instant(meeting.id));
    PERFORM open_meeting(meeting.id, d.recorded_by, d.decided_at, 'decision');
    PERFORM check_item_is_undecided(item, 'decision');
    d.quorum := quorum_at(meeting, item.id, d.decided_at);
    IF NOT (d.quorum ->> 'met')::boolean THEN
        PERFORM refuse('decision_has_quorum', NULL, d.quorum);
    END IF;
    d.voting_id := check_outcome(d);
    SELECT coalesce(jsonb_agg(jsonb_build_object('person', r.person_id, 'seat', r.seat_code, 'party', r.party_code, 'votes', r.votes)
        ORDER BY r.party_code, r.person_id), '[]') INTO d.roll
    FROM roll(meeting.id, item.id, d.decided_at) r WHERE NOT r.recused;
    d.group_code := meeting.group_code;
    d.year := extract(year FROM meeting.held_on);
    d.meeting_id := meeting.id;
    d.decided_on := meeting.held_on;
    SELECT coalesce(max(o.number), 0) + 1 INTO next FROM decisions o WHERE o.group_code = d.group_code AND o.year = d.year;
    IF d.number <> next THEN
        PERFORM refuse('decision_number_is_consecutive', NULL, jsonb_build_object('number', d.number, 'next', next));
    END IF;
    d.number := next;
END
$$;


--
-- Name: FUNCTION place_decision(INOUT d public.decisions, item public.agenda_items, meeting public.meetings); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.place_decision(INOUT d public.decisions, item public.agenda_items, meeting public.meetings) IS 'Beslutets plats: tid, rulle, beslutförhet, ställningstagande och nästa paragraf (D-4, D-16, D-23).';


--
-- Name: plan_body(public.plans, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.plan_body(p public.plans, language text) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('id', p.id, 'kind', p.matter, 'kindText', localized(m.title, language), 'from', lower(p.valid),
        'to', upper(p.valid) - 1, 'content', p.content, 'decision', decision_reference(p.decision_id), 'supersedes', p.supersedes,
        'replaces', p.replaces, 'supersededOn', p.superseded_on, 'supersededBy', p.superseded_by,
        'replacedParts', (SELECT coalesce(next.replaces, plan_parts(m.shape)) FROM plans next WHERE next.id = p.superseded_by))::text
    FROM matters m WHERE m.code = p.matter
$$;


--
-- Name: FUNCTION plan_body(p public.plans, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.plan_body(p public.plans, language text) IS 'En plan eller budget, sitt beslut, vad den ersatte och vad som ersatte den, helt eller i vilka delar.';


--
-- Name: plan_findings(date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.plan_findings(p_at date) RETURNS TABLE(code text, clause_id text, owner text, group_code text, subject text, since date, facts jsonb)
    LANGUAGE sql STABLE
    AS $$
    SELECT 'plan-missing', coalesce(m.gap_clause, m.period_clause, m.decided_clause), g.code, g.code, m.code,
        coalesce((SELECT max(upper(in_force(p))) FROM plans p WHERE p.matter = m.code AND upper(in_force(p)) <= p_at),
            CASE m.period WHEN 'year' THEN greatest(make_date(extract(year FROM p_at)::integer, 1, 1), lower(g.valid)) ELSE lower(g.valid) END),
        jsonb_build_object('matter', m.code, 'day', p_at)
    FROM matters m JOIN groups g ON g.kind = m.decided_by AND g.valid @> p_at
    WHERE m.effect = 'plan'
        AND NOT EXISTS (SELECT FROM plans p WHERE p.matter = m.code AND in_force(p) @> p_at AND p.decided_on <= p_at)
$$;


--
-- Name: FUNCTION plan_findings(p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.plan_findings(p_at date) IS 'Ingen plan eller budget i kraft den dagen (V-63, V-65, V-66).';


--
-- Name: plan_parts(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.plan_parts(p_shape text) RETURNS text[]
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT CASE p_shape WHEN 'money' THEN ARRAY['costs', 'incomes', 'deficit', 'sharing']
        WHEN 'areas' THEN ARRAY['from', 'to', 'areas']
        WHEN 'activities' THEN ARRAY['activities', 'calendarEntries'] END
$$;


--
-- Name: FUNCTION plan_parts(p_shape text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.plan_parts(p_shape text) IS 'Delarna av en plan som var för sig kan ersättas genom ett nytt beslut.';


--
-- Name: plan_period(public.matters, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.plan_period(m public.matters, p_content jsonb) RETURNS daterange
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT CASE m.period
        WHEN 'year' THEN daterange(make_date((p_content ->> 'year')::integer, 1, 1), make_date((p_content ->> 'year')::integer + 1, 1, 1))
        ELSE daterange((p_content ->> 'from')::date, (p_content ->> 'to')::date, '[]') END
$$;


--
-- Name: FUNCTION plan_period(m public.matters, p_content jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.plan_period(m public.matters, p_content jsonb) IS 'Planens tid: ett kalenderår, eller från och till (V-63, V-65, V-66).';


--
-- Name: planned_minutes(text, integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.planned_minutes(p_capacity text, p_year integer) RETURNS integer
    LANGUAGE sql STABLE
    AS $$
    SELECT coalesce(sum(estimate_minutes), 0)::integer FROM assignments WHERE capacity = p_capacity AND year = p_year
$$;


--
-- Name: FUNCTION planned_minutes(p_capacity text, p_year integer); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.planned_minutes(p_capacity text, p_year integer) IS 'Summan av årets beslutade uppdrag i minuter.';


--
-- Name: plans_at(date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.plans_at(p_at date) RETURNS TABLE(id uuid, matter text, valid daterange, content jsonb, decision_id uuid, decided_on date, supersedes uuid, replaces text[], superseded_by uuid, runs daterange, entry bigint)
    LANGUAGE sql STABLE
    AS $$
    SELECT p.id, p.matter, p.valid, p.content, p.decision_id, p.decided_on, p.supersedes, p.replaces, n.id,
        p.valid * daterange(own.starts, CASE WHEN n.id IS NOT NULL THEN greatest(own.starts, p.superseded_on) END), p.entry
    FROM published.plans p
    LEFT JOIN published.plans n ON n.id = p.superseded_by AND n.decided_on <= p_at
    CROSS JOIN LATERAL (SELECT CASE WHEN p.supersedes IS NULL THEN lower(p.valid) ELSE greatest(lower(p.valid), p.decided_on) END AS starts) own
    WHERE p.decided_on <= p_at
$$;


--
-- Name: FUNCTION plans_at(p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.plans_at(p_at date) IS 'De planer som var beslutade en dag, och de dagar de gällde så som det då var bestämt (runs).';


--
-- Name: plans_under_way(integer, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.plans_under_way(p_year integer, p_at date) RETURNS TABLE(matter text, ids jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    RETURN QUERY
    WITH open AS MATERIALIZED (
        SELECT p.id, m, p.submitted_on FROM matters m JOIN proposals p ON p.matter = m.code
        WHERE m.effect = 'plan' AND p.submitted_on <= p_at AND NOT EXISTS (SELECT FROM decisions d WHERE d.proposal_id = p.id
            AND d.decided_on <= p_at AND d.outcome IN ('approved', 'approvedWithChange', 'rejected'))
    ), planned AS MATERIALIZED (
        SELECT o.id, o.submitted_on, (o.m).code, plan_period(o.m, coalesce(former.content, '{}') || v.content) AS days
        FROM open o
        CROSS JOIN LATERAL (SELECT x.content FROM proposal_versions x WHERE x.proposal_id = o.id AND x.created_on <= p_at
            ORDER BY x.number DESC LIMIT 1) v
        LEFT JOIN plans former ON former.id = try_uuid(v.content ->> 'supersedes')
    ), stood AS MATERIALIZED (
        SELECT s.id, s.state FROM proposals_at(p_at) s
    )
    SELECT p.code, jsonb_agg(p.id ORDER BY p.submitted_on, p.id)
    FROM planned p
    WHERE NOT lower_inf(p.days) AND p.days && daterange(make_date(p_year, 1, 1), make_date(p_year + 1, 1, 1))
        AND (p.id NOT IN (SELECT x.id FROM diverted_proposals(p_at) x) OR (SELECT s.state FROM stood s WHERE s.id = p.id)
            IN ('submitted', 'inPreparation', 'adopted', 'onAgenda', 'referredBack', 'tabled'))
    GROUP BY p.code;
END
$$;


--
-- Name: FUNCTION plans_under_way(p_year integer, p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.plans_under_way(p_year integer, p_at date) IS 'De förslag till planer för ett år som var på väg en dag; det som bara ersätter delar av en plan gäller den planens tid.';


--
-- Name: prepares_matter(text, uuid, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.prepares_matter(p_matter text, p_person uuid, p_day date) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN p_person IS NOT NULL AND (
        EXISTS (SELECT FROM matters m, unnest(preparing_kinds(m)) kind WHERE m.code = p_matter AND holds_seat(p_person, kind, p_day))
        OR EXISTS (SELECT FROM matters m JOIN groups g ON g.kind = m.decided_by
            WHERE m.code = p_matter AND is_officer(p_person, g.code, p_day)));
END
$$;


--
-- Name: FUNCTION prepares_matter(p_matter text, p_person uuid, p_day date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.prepares_matter(p_matter text, p_person uuid, p_day date) IS 'Om personen bereder ärenden av slaget: sitter i beredande grupp, eller bereder den beslutande gruppens möten.';


--
-- Name: preparing_kinds(public.matters); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.preparing_kinds(m public.matters) RETURNS text[]
    LANGUAGE sql STABLE
    AS $$
    SELECT CASE WHEN m.prepared_by IS NOT NULL THEN ARRAY[m.prepared_by]
        ELSE ARRAY(SELECT DISTINCT other.prepared_by FROM matters other
            WHERE other.decided_by = m.decided_by AND other.prepared_by IS NOT NULL) END
$$;


--
-- Name: FUNCTION preparing_kinds(m public.matters); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.preparing_kinds(m public.matters) IS 'Grupperna som bereder ärendet: den avtalet nämner, annars de som bereder något annat åt samma beslutande grupp.';


--
-- Name: presence_clause(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.presence_clause() RETURNS text
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN (SELECT r.per_party_min_clause FROM published.seat_rules r WHERE r.votes AND r.per_party_min > 0 ORDER BY r.position LIMIT 1);
END
$$;


--
-- Name: FUNCTION presence_clause(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.presence_clause() IS 'Klausulen som säger att varje part ska vara med i gruppen; NULL när avtalet inte kräver det.';


--
-- Name: presiding_at(public.meetings, uuid, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.presiding_at(meeting public.meetings, p_item uuid, p_at timestamp with time zone) RETURNS uuid
    LANGUAGE sql STABLE
    AS $$
    WITH present AS (
        SELECT r.person_id FROM roll(meeting.id, p_item, p_at) r WHERE NOT r.recused
    )
    SELECT candidate.person_id FROM (
        SELECT line.person_id, line.place, NULL::timestamptz AS from_at, NULL::bigint AS entry
        FROM function_line(meeting.group_code, 'preside', meeting.held_on) line
        JOIN meeting_kinds k ON k.group_kind = meeting.group_kind AND k.code = meeting.meeting_kind
        WHERE k.only_election OR NOT line.only_election
        UNION ALL
        SELECT e.person_id, 1000, e.from_at, e.entry FROM meeting_functions e
        WHERE e.meeting_id = meeting.id AND e.function = 'presiding' AND e.from_at <= p_at
    ) candidate
    WHERE candidate.person_id IN (SELECT person_id FROM present)
    ORDER BY candidate.place, candidate.from_at DESC, candidate.entry DESC LIMIT 1
$$;


--
-- Name: FUNCTION presiding_at(meeting public.meetings, p_item uuid, p_at timestamp with time zone); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.presiding_at(meeting public.meetings, p_item uuid, p_at timestamp with time zone) IS 'Den som leder mötet för ett ärende: ordföranden, annars vice ordföranden, annars den som mötet valt, om personen är med och ojävig (D-24).';


--
-- Name: proposal_body(public.proposals, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.proposal_body(p public.proposals, language text) RETURNS text
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN json_build_object('id', p.id, 'registerNumber', register_number(p.id), 'matter', p.matter,
        'matterText', (SELECT localized(m.title, language) FROM matters m WHERE m.code = p.matter),
        'title', p.title, 'state', p.state, 'party', p.party_code, 'person', p.person_id, 'group', p.group_code,
        'createdOn', p.created_on, 'submittedOn', p.submitted_on, 'latestVersion', p.latest_version,
        'adoptedVersion', p.adopted_version, 'includedIn', p.included_in,
        'parents', (SELECT coalesce(json_agg(proposal_reference(d.parent_id) ORDER BY r.year, r.number), '[]')
            FROM descents d JOIN registrations r ON r.proposal_id = d.parent_id WHERE d.child_id = p.id),
        'children', (SELECT coalesce(json_agg(proposal_reference(d.child_id) ORDER BY r.year, r.number), '[]')
            FROM descents d JOIN registrations r ON r.proposal_id = d.child_id WHERE d.parent_id = p.id),
        'decision', CASE WHEN p.decision_id IS NOT NULL THEN decision_reference(p.decision_id) END)::text;
END
$$;


--
-- Name: FUNCTION proposal_body(p public.proposals, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.proposal_body(p public.proposals, language text) IS 'Ett förslag, dess diarienummer och härstamning, och vad som blev av det, med paragraf.';


--
-- Name: proposal_carriers(uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.proposal_carriers(p_proposal uuid) RETURNS TABLE(proposal_id uuid, ways text[])
    LANGUAGE sql STABLE
    AS $$
    WITH RECURSIVE walk AS (
        SELECT p.id, p.state, p.included_in, '{}'::text[] AS ways FROM proposals p WHERE p.id = p_proposal
        UNION ALL
        SELECT p.id, p.state, p.included_in, walk.ways || next.way
        FROM walk CROSS JOIN LATERAL (
            SELECT walk.included_in AS id, 'inclusion' AS way WHERE walk.state = 'included'
            UNION ALL
            SELECT d.child_id, r.kind FROM descents d JOIN recastings r ON r.id = d.recasting_id
            WHERE walk.state IN ('merged', 'split') AND d.parent_id = walk.id
                AND r.entry = (SELECT max(latest.entry) FROM descents latest WHERE latest.parent_id = walk.id)
        ) next JOIN proposals p ON p.id = next.id
    )
    SELECT id, ways FROM walk WHERE state NOT IN ('included', 'merged', 'split')
$$;


--
-- Name: FUNCTION proposal_carriers(p_proposal uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.proposal_carriers(p_proposal uuid) IS 'De förslag som nu bär det som lämnades in, och vägen dit; oftast det självt.';


--
-- Name: proposal_events(date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.proposal_events(p_at date) RETURNS TABLE(proposal_id uuid, day date, entry bigint, state text)
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN QUERY
    WITH RECURSIVE steps AS MATERIALIZED (
        SELECT s.proposal_id, s.part_proposal, s.kind, s.taken_on, s.entry FROM proposal_steps s WHERE s.taken_on <= p_at
    ), decided AS MATERIALIZED (
        SELECT d.proposal_id, d.agenda_item_id, d.outcome, d.decided_on, d.entry FROM decisions d
        WHERE d.proposal_id IS NOT NULL AND d.decided_on <= p_at
    ), treated AS MATERIALIZED (
        SELECT t.proposal_id, min(t.entry) AS entry
        FROM (SELECT s.proposal_id, s.entry FROM steps s WHERE s.kind IN ('preparation', 'adoption')
            UNION ALL SELECT d.proposal_id, d.entry FROM decided d) t
        GROUP BY t.proposal_id
    ), recast AS MATERIALIZED (
        SELECT r.kind, r.parents, r.children, r.made_on, r.entry FROM recastings r WHERE r.made_on <= p_at
    ), carried AS (
        SELECT s.part_proposal AS part, s.proposal_id AS carrier, s.entry FROM steps s WHERE s.kind = 'inclusion'
        UNION ALL
        SELECT c.part, r.children[1], r.entry FROM carried c JOIN recast r ON r.kind = 'merger' AND c.carrier = ANY (r.parents) AND r.entry > c.entry
    ), ended AS MATERIALIZED (
        SELECT s.meeting_id, s.taken_on, s.entry FROM meeting_steps s WHERE s.kind IN ('closing', 'cancellation') AND s.taken_on <= p_at
    ), undecided AS MATERIALIZED (
        SELECT i.proposal_id, i.meeting_id, i.added_on, i.entry
        FROM agenda_items i
        JOIN meetings m ON m.id = i.meeting_id
        JOIN proposals p ON p.id = i.proposal_id
        JOIN matters matter ON matter.code = p.matter AND matter.decided_by = m.group_kind
        LEFT JOIN LATERAL (SELECT v.items, v.entry FROM agenda_versions v WHERE v.meeting_id = m.id AND v.made_on <= p_at
            ORDER BY v.number DESC LIMIT 1) agenda ON true
        WHERE i.added_on <= p_at AND coalesce(i.id = ANY (agenda.items) OR i.entry >= agenda.entry, true)
            AND NOT EXISTS (SELECT FROM decided d WHERE d.agenda_item_id = i.id)
    )
    SELECT CASE s.kind WHEN 'inclusion' THEN s.part_proposal ELSE s.proposal_id END, s.taken_on, s.entry, CASE s.kind
        WHEN 'submission' THEN 'submitted' WHEN 'preparation' THEN 'inPreparation' WHEN 'adoption' THEN 'adopted'
        WHEN 'inclusion' THEN 'included' WHEN 'withdrawal' THEN 'withdrawn' END
    FROM steps s
    UNION ALL
    SELECT r.proposal_id, r.received_on, r.entry, 'incomplete' FROM receipts r WHERE NOT r.complete AND r.received_on <= p_at
    UNION ALL
    SELECT v.proposal_id, v.created_on, v.entry, 'inPreparation'
    FROM proposal_versions v JOIN treated t ON t.proposal_id = v.proposal_id AND t.entry < v.entry
    WHERE v.number > 1 AND v.created_on <= p_at
    UNION ALL
    SELECT d.proposal_id, d.decided_on, d.entry, d.outcome FROM decided d
    UNION ALL
    SELECT parent, r.made_on, r.entry, CASE r.kind WHEN 'merger' THEN 'merged' ELSE 'split' END FROM recast r, unnest(r.parents) parent
    UNION ALL
    SELECT child, r.made_on, r.entry, 'inPreparation' FROM recast r, unnest(r.children) child
    UNION ALL
    SELECT u.proposal_id, coalesce(e.taken_on, u.added_on), coalesce(e.entry, u.entry), CASE WHEN e.entry IS NULL THEN 'onAgenda' ELSE 'tabled' END
    FROM undecided u LEFT JOIN ended e ON e.meeting_id = u.meeting_id
    UNION ALL
    -- What a plan took in is on its own again when the plan, or what it was merged into, is withdrawn or split.
    (SELECT DISTINCT ON (c.part, c.carrier, c.entry) c.part, gone.day, gone.entry, 'submitted'
    FROM carried c
    JOIN (SELECT s.proposal_id, s.taken_on AS day, s.entry FROM steps s WHERE s.kind = 'withdrawal'
        UNION ALL SELECT parent, r.made_on, r.entry FROM recast r, unnest(r.parents) parent WHERE r.kind = 'split') gone
        ON gone.proposal_id = c.carrier AND gone.entry > c.entry
    ORDER BY c.part, c.carrier, c.entry, gone.entry)
    UNION ALL
    -- What was merged or split is itself again when all that it became is withdrawn.
    SELECT d.parent_id, w.taken_on, w.entry, 'submitted'
    FROM steps w JOIN descents d ON d.child_id = w.proposal_id
    WHERE w.kind = 'withdrawal' AND NOT EXISTS (SELECT FROM descents o WHERE o.parent_id = d.parent_id AND o.child_id <> d.child_id
        AND NOT EXISTS (SELECT FROM steps v WHERE v.kind = 'withdrawal' AND v.proposal_id = o.child_id AND v.entry <= w.entry));
END
$$;


--
-- Name: FUNCTION proposal_events(p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.proposal_events(p_at date) IS 'Det som hänt förslag till och med en dag, med läget som det gav: steg, kontroller, versioner, beslut, hopslagning, dagordning.';


--
-- Name: proposal_fates(uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.proposal_fates(p_proposal uuid) RETURNS TABLE(carrier public.proposals, ways text[], decision public.decisions, changed boolean, words jsonb)
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN QUERY
    SELECT p, c.ways, d, found.changed, fate_words(p, d, c.ways, found.changed)
    FROM proposal_carriers(p_proposal) c
    JOIN proposals p ON p.id = c.proposal_id
    LEFT JOIN registrations r ON r.proposal_id = p.id
    LEFT JOIN decisions d ON d.id = p.decision_id
        AND p.state IN ('approved', 'approvedWithChange', 'rejected', 'referredBack', 'tabled')
    CROSS JOIN LATERAL (SELECT is_changed(p_proposal, c.ways, d) AS changed) found
    ORDER BY r.year, r.number;
END
$$;


--
-- Name: FUNCTION proposal_fates(p_proposal uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.proposal_fates(p_proposal uuid) IS 'Vad som blev av det inlämnade, en rad för varje förslag som bär det.';


--
-- Name: proposal_link(uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.proposal_link(p_proposal uuid) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN (SELECT report_link(p.title, '/proposals/' || p.id) FROM published.proposals p WHERE p.id = p_proposal);
END
$$;


--
-- Name: FUNCTION proposal_link(p_proposal uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.proposal_link(p_proposal uuid) IS 'Ett inlämnat förslag, med sin rubrik; NULL för det som inte syns.';


--
-- Name: proposal_reference(uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.proposal_reference(p_proposal uuid) RETURNS json
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('id', p.id, 'title', p.title, 'registerNumber', register_number(p.id)) FROM proposals p WHERE p.id = p_proposal
$$;


--
-- Name: FUNCTION proposal_reference(p_proposal uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.proposal_reference(p_proposal uuid) IS 'Ett annat förslag, med det som aldrig ändras av det som lämnats in.';


--
-- Name: proposal_stage(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.proposal_stage(state text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT CASE
        WHEN state IN ('submitted', 'incomplete') THEN 'waiting'
        WHEN state IN ('inPreparation', 'referredBack', 'adopted') THEN 'preparing'
        WHEN state IN ('onAgenda', 'tabled') THEN 'deciding'
        WHEN state IN ('approved', 'approvedWithChange') THEN 'approved'
        WHEN state IN ('included', 'merged', 'split') THEN 'carried'
        ELSE state END
$$;


--
-- Name: FUNCTION proposal_stage(state text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.proposal_stage(state text) IS 'Var på vägen ett förslag är: väntar, bereds, står inför beslut, bifallet, avslaget, återtaget eller burit vidare av ett annat.';


--
-- Name: proposal_state_filter(text, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.proposal_state_filter(p_language text, p_params jsonb) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT report_filter('state', worded(p_language, 'Läge', 'State'), p_params ->> 'state',
        (SELECT jsonb_agg(report_option(s.state, proposal_status(s.state, p_language) ->> 'text') ORDER BY s.place)
            FROM unnest(ARRAY['submitted', 'incomplete', 'inPreparation', 'referredBack', 'adopted', 'onAgenda', 'tabled', 'approved',
                'approvedWithChange', 'rejected', 'withdrawn', 'included', 'merged', 'split']) WITH ORDINALITY AS s(state, place)))
$$;


--
-- Name: FUNCTION proposal_state_filter(p_language text, p_params jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.proposal_state_filter(p_language text, p_params jsonb) IS 'Filtret på hur ett förslag står, i den ordning som vägen går.';


--
-- Name: proposal_status(text, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.proposal_status(state text, language text) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT CASE state
        WHEN 'submitted' THEN report_status('none', worded(language, 'Inlämnat', 'Submitted'))
        WHEN 'incomplete' THEN report_status('watch', worded(language, 'Ska kompletteras', 'To be completed'))
        WHEN 'inPreparation' THEN report_status('none', worded(language, 'Bereds', 'In preparation'))
        WHEN 'adopted' THEN report_status('none', worded(language, 'Antaget för beslut', 'Adopted for decision'))
        WHEN 'onAgenda' THEN report_status('none', worded(language, 'På dagordningen', 'On the agenda'))
        WHEN 'approved' THEN report_status('good', worded(language, 'Bifall', 'Approved'))
        WHEN 'approvedWithChange' THEN report_status('good', worded(language, 'Bifall med ändring', 'Approved with a change'))
        WHEN 'rejected' THEN report_status('none', worded(language, 'Avslag', 'Rejected'))
        WHEN 'referredBack' THEN report_status('watch', worded(language, 'Återremiss', 'Referred back'))
        WHEN 'tabled' THEN report_status('watch', worded(language, 'Bordlagt', 'Tabled'))
        WHEN 'withdrawn' THEN report_status('none', worded(language, 'Återtaget', 'Withdrawn'))
        WHEN 'included' THEN report_status('good', worded(language, 'Upptaget i en plan', 'Taken into a plan'))
        WHEN 'merged' THEN report_status('none', worded(language, 'Hopslaget', 'Merged'))
        WHEN 'split' THEN report_status('none', worded(language, 'Delat', 'Split')) END
$$;


--
-- Name: FUNCTION proposal_status(state text, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.proposal_status(state text, language text) IS 'Hur ett förslag står, i ord.';


--
-- Name: proposal_step_body(public.proposal_steps); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.proposal_step_body(s public.proposal_steps) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('id', s.id, 'proposal', s.proposal_id, 'kind', s.kind, 'takenOn', s.taken_on, 'person', s.person_id,
        'party', s.party_code, 'version', s.version_number, 'meeting', s.meeting_id, 'votesFor', s.votes_for,
        'votesAgainst', s.votes_against, 'castingVote', s.casting_vote, 'part', s.part_proposal, 'reasons', s.reasons,
        'facts', s.facts)::text
$$;


--
-- Name: FUNCTION proposal_step_body(s public.proposal_steps); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.proposal_step_body(s public.proposal_steps) IS 'Ett steg som ett förslag tagit.';


--
-- Name: proposal_transitions(public.proposals, text, uuid, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.proposal_transitions(p public.proposals, p_kind text, p_person uuid, p_party text) RETURNS text
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    today date;
    owner boolean;
    preparer boolean;
BEGIN
    IF p_kind NOT IN ('person', 'party')
        OR p.state IN ('approved', 'approvedWithChange', 'rejected', 'withdrawn', 'included', 'merged', 'split', 'onAgenda',
            'tabled') THEN
        RETURN '';
    END IF;
    today := local_day(now());
    owner := owns_proposal(p, p_person, p_party, today);
    preparer := prepares_matter(p.matter, p_person, today);
    RETURN concat_ws(',',
        CASE WHEN owner AND p.state IN ('draft', 'incomplete') THEN 'versions'
            WHEN preparer AND p.state NOT IN ('draft', 'incomplete') THEN 'versions' END,
        CASE WHEN owner AND p.state IN ('draft', 'incomplete') AND p.latest_version > 0 THEN 'submissions' END,
        CASE WHEN preparer AND p.state = 'submitted' THEN 'receipts' END,
        CASE WHEN preparer AND p.state IN ('submitted', 'referredBack') THEN 'preparations' END,
        CASE WHEN preparer AND p.state IN ('submitted', 'inPreparation', 'referredBack', 'adopted') THEN 'referrals' END,
        CASE WHEN preparer AND p.state IN ('submitted', 'inPreparation', 'referredBack') THEN 'adoptions,mergers,splits' END,
        CASE WHEN preparer AND p.state NOT IN ('adopted', 'incomplete') THEN 'inclusions' END,
        CASE WHEN owner AND p.latest_version > 0 THEN 'withdrawals' END);
END
$$;


--
-- Name: FUNCTION proposal_transitions(p public.proposals, p_kind text, p_person uuid, p_party text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.proposal_transitions(p public.proposals, p_kind text, p_person uuid, p_party text) IS 'Steg som står öppna nu för den som frågar.';


--
-- Name: proposal_way(uuid, date, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.proposal_way(p_proposal uuid, p_at date, language text) RETURNS TABLE(day date, entry bigint, what text, by_whom jsonb, record jsonb, said text)
    LANGUAGE sql STABLE
    AS $$
    SELECT s.taken_on, s.entry, CASE s.kind
            WHEN 'submission' THEN worded(language, 'Inlämnat', 'Submitted')
            WHEN 'preparation' THEN worded(language, 'Taget till beredning', 'Taken into preparation')
            WHEN 'adoption' THEN concat(worded(language, 'Antaget', 'Adopted'), ' (' || s.votes_for || '–' || s.votes_against
                || CASE WHEN s.casting_vote IS NOT NULL THEN worded(language, ', utslagsröst', ', casting vote') ELSE '' END || ')')
            WHEN 'inclusion' THEN worded(language, 'Tog upp ett annat förslag', 'Took in another proposal')
            WHEN 'withdrawal' THEN worded(language, 'Återtaget', 'Withdrawn') END,
        party_link(s.party_code),
        coalesce(meeting_link(s.meeting_id, language), proposal_link(s.part_proposal)), s.reasons::text
    FROM published.proposal_steps s WHERE s.proposal_id = p_proposal AND s.taken_on <= p_at
    UNION ALL
    SELECT s.taken_on, s.entry, worded(language, 'Upptaget i ett annat förslag', 'Taken into another proposal'), NULL,
        proposal_link(s.proposal_id), s.reasons::text
    FROM published.proposals p JOIN published.proposal_steps s ON s.proposal_id = p.included_in AND s.kind = 'inclusion' AND s.part_proposal = p.id
    WHERE p.id = p_proposal AND s.taken_on <= p_at
    UNION ALL
    SELECT r.received_on, r.entry, CASE WHEN r.complete THEN worded(language, 'Mottaget, komplett', 'Received, complete')
        ELSE worded(language, 'Mottaget, ska kompletteras', 'Received, to be completed') END, NULL, NULL, array_to_string(r.missing, '; ')
    FROM published.receipts r WHERE r.proposal_id = p_proposal AND r.received_on <= p_at
    UNION ALL
    SELECT v.created_on, v.entry, worded(language, format('Version %s', v.number), format('Version %s', v.number)), party_link(v.party_code),
        NULL, v.note::text
    FROM published.proposal_versions v WHERE v.proposal_id = p_proposal AND v.created_on <= p_at
    UNION ALL
    SELECT r.sent_on, r.entry, worded(language, format('Sänt på remiss till %s parter', cardinality(r.parties)),
        format('Referred to %s parties', cardinality(r.parties))), NULL, NULL, r.question::text
    FROM published.referrals r WHERE r.proposal_id = p_proposal AND r.sent_on <= p_at
    UNION ALL
    SELECT i.added_on, i.entry, worded(language, 'Uppsatt på dagordningen', 'Put on the agenda'), NULL, meeting_link(i.meeting_id, language), NULL
    FROM published.agenda_items i WHERE i.proposal_id = p_proposal AND i.added_on <= p_at
    UNION ALL
    SELECT d.decided_on, d.entry, outcome_status(d.outcome, language) ->> 'text',
        (SELECT report_link(localized(g.title, language), NULL) FROM published.groups g WHERE g.code = d.group_code), decision_link(d.id),
        d.reasons::text
    FROM published.decisions d WHERE d.proposal_id = p_proposal AND d.decided_on <= p_at
    UNION ALL
    SELECT r.made_on, r.entry, CASE
            WHEN p_proposal = ANY (r.children) AND r.kind = 'merger' THEN worded(language, 'Blev till av flera förslag', 'Came of several proposals')
            WHEN p_proposal = ANY (r.children) THEN worded(language, 'Delades av från ett förslag', 'Was split off a proposal')
            WHEN r.kind = 'merger' THEN worded(language, 'Slogs ihop med andra', 'Was merged with others')
            ELSE worded(language, 'Delades', 'Was split') END, NULL,
        (SELECT jsonb_agg(proposal_link(other) ORDER BY place) FROM unnest(CASE WHEN p_proposal = ANY (r.children) THEN r.parents ELSE r.children END)
            WITH ORDINALITY AS o(other, place)), NULL
    FROM published.recastings r WHERE r.made_on <= p_at AND r.id IN (
        SELECT d.recasting_id FROM published.descents d WHERE d.parent_id = p_proposal
        UNION ALL SELECT d.recasting_id FROM published.descents d WHERE d.child_id = p_proposal)
$$;


--
-- Name: FUNCTION proposal_way(p_proposal uuid, p_at date, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.proposal_way(p_proposal uuid, p_at date, language text) IS 'Allt som hänt ett förslag till och med en dag: steg, versioner, kontroller, remisser, dagordningar och beslut.';


--
-- Name: proposals_at(date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.proposals_at(p_at date) RETURNS TABLE(id uuid, state text, since date)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET enable_nestloop TO 'on'
    AS $$
BEGIN
    IF p_at >= local_day(now()) THEN
        RETURN QUERY
        WITH taken AS MATERIALIZED (
            SELECT CASE s.kind WHEN 'inclusion' THEN s.part_proposal ELSE s.proposal_id END AS proposal_id, max(s.taken_on) AS day
            FROM proposal_steps s WHERE s.kind IN ('withdrawal', 'inclusion') GROUP BY 1
        ), recast AS MATERIALIZED (
            SELECT parent AS proposal_id, max(r.made_on) AS day FROM recastings r, unnest(r.parents) parent GROUP BY 1
        )
        SELECT p.id, p.state, CASE WHEN p.state IN ('approved', 'approvedWithChange', 'rejected') THEN d.decided_on
            WHEN p.state IN ('withdrawn', 'included') THEN t.day WHEN p.state IN ('merged', 'split') THEN r.day END
        FROM proposals p
        LEFT JOIN decisions d ON d.id = p.decision_id
        LEFT JOIN taken t ON t.proposal_id = p.id
        LEFT JOIN recast r ON r.proposal_id = p.id
        WHERE p.submitted_on <= p_at;
        RETURN;
    END IF;
    RETURN QUERY
    SELECT p.id, last.state, CASE WHEN last.state IN ('approved', 'approvedWithChange', 'rejected', 'withdrawn', 'included', 'merged', 'split')
        THEN last.day END
    FROM (SELECT DISTINCT ON (e.proposal_id) e.proposal_id, e.state, e.day FROM proposal_events(p_at) e
        ORDER BY e.proposal_id, e.day DESC, e.entry DESC) last
    JOIN proposals p ON p.id = last.proposal_id AND p.submitted_on <= p_at;
END
$$;


--
-- Name: FUNCTION proposals_at(p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.proposals_at(p_at date) IS 'De inlämnade förslagen och hur de stod en dag; since är dagen då förslaget avgjordes, återtogs eller gick upp i ett annat.';


--
-- Name: publications(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.publications() RETURNS TABLE(relation text, rows text, hidden_columns text[])
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT relation, rows, hidden FROM (VALUES
        -- The agreement and who takes part in it
        ('charters', 'true', '{}'::text[]), ('clauses', 'true', '{}'), ('rule_texts', 'true', '{}'), ('parameters', 'true', '{}'),
        ('party_kinds', 'true', '{}'), ('parties', 'true', '{}'), ('principals', 'true', '{}'), ('group_kinds', 'true', '{}'),
        ('seat_rules', 'true', '{}'), ('office_rules', 'true', '{}'), ('function_holders', 'true', '{}'),
        ('meeting_kinds', 'true', '{}'), ('matters', 'true', '{}'), ('money_classes', 'true', '{}'), ('money_rules', 'true', '{}'),
        ('capacities', 'true', '{}'), ('areas', 'true', '{}'), ('standing_items', 'true', '{}'),
        ('groups', 'true', '{}'), ('seats', 'true', '{}'), ('offices', 'true', '{}'), ('substitutions', 'true', '{}'),
        -- Those who bear or have borne an assignment; how they are reached is nobody's business here.
        ('persons', 'EXISTS (SELECT FROM seats s WHERE s.person_id = persons.id)
            OR EXISTS (SELECT FROM offices o WHERE o.person_id = persons.id)
            OR EXISTS (SELECT FROM substitutions u WHERE u.person_id = persons.id)', '{email,phone,salt}'),
        -- Proposals from the day they are handed in; what is written to complete one, when it is handed in again
        ('proposals', 'submitted_on IS NOT NULL', '{}'),
        ('proposal_versions', 'EXISTS (SELECT FROM proposals p WHERE p.id = proposal_id) AND version_is_submitted(proposal_id, entry)', '{}'),
        ('proposal_steps', 'EXISTS (SELECT FROM proposals p WHERE p.id = proposal_id)', '{facts}'),
        ('registrations', 'EXISTS (SELECT FROM proposals p WHERE p.id = proposal_id)', '{}'),
        ('receipts', 'EXISTS (SELECT FROM proposals p WHERE p.id = proposal_id)', '{}'),
        ('referrals', 'EXISTS (SELECT FROM proposals p WHERE p.id = proposal_id)', '{}'),
        ('referral_answers', 'EXISTS (SELECT FROM referrals r WHERE r.id = referral_id)', '{}'),
        ('descents', 'EXISTS (SELECT FROM proposals p WHERE p.id = parent_id)', '{}'),
        ('recastings', 'EXISTS (SELECT FROM descents d WHERE d.recasting_id = recastings.id)', '{reasons}'),
        -- Meetings; the agenda from the day its members are summoned to it
        ('meetings', 'true', '{}'),
        ('meeting_steps', 'true', '{recipients,reasons}'),
        ('agenda_items', 'EXISTS (SELECT FROM meeting_steps s WHERE s.meeting_id = agenda_items.meeting_id
            AND s.kind IN (''summons'', ''opening''))', '{}'),
        ('agenda_versions', 'EXISTS (SELECT FROM meeting_steps s WHERE s.meeting_id = agenda_versions.meeting_id
            AND s.kind IN (''summons'', ''opening''))', '{difference}'),
        -- What only the minutes tell, from the day they are published
        ('minutes', 'state = ''published''', '{comments_until}'),
        ('minutes_steps', 'kind <> ''comment'' AND EXISTS (SELECT FROM minutes m WHERE m.meeting_id = minutes_steps.meeting_id)',
            '{comments_until}'),
        ('attendances', 'EXISTS (SELECT FROM minutes m WHERE m.meeting_id = attendances.meeting_id)', '{}'),
        ('departures', 'EXISTS (SELECT FROM minutes m WHERE m.meeting_id = departures.meeting_id)', '{}'),
        ('recusals', 'EXISTS (SELECT FROM minutes m WHERE m.meeting_id = recusals.meeting_id)', '{}'),
        ('meeting_functions', 'EXISTS (SELECT FROM minutes m WHERE m.meeting_id = meeting_functions.meeting_id)', '{}'),
        ('motions', 'EXISTS (SELECT FROM agenda_items i JOIN minutes m ON m.meeting_id = i.meeting_id WHERE i.id = agenda_item_id)',
            '{}'),
        ('votings', 'EXISTS (SELECT FROM agenda_items i JOIN minutes m ON m.meeting_id = i.meeting_id WHERE i.id = agenda_item_id)',
            '{}'),
        ('votes', 'EXISTS (SELECT FROM votings v WHERE v.id = voting_id)', '{}'),
        ('statements', 'EXISTS (SELECT FROM minutes m WHERE m.meeting_id = statements.meeting_id)', '{}'),
        -- Decisions and what they led to
        ('decisions', 'true', '{roll,quorum}'), ('corrections', 'true', '{}'), ('plans', 'true', '{}'), ('activities', 'true', '{}'),
        ('assignments', 'true', '{}'), ('delegations', 'true', '{}'), ('delegation_reports', 'true', '{}'),
        ('time_entries', 'true', '{note}'),
        -- When the records last changed
        ('journal_head', 'true', '{writer,hash}'),
        ('journal_entries', 'true', '{act,token_id,actor_kind,person_id,party_code,previous_hash,hash}')
    ) AS published (relation, rows, hidden)
$$;


--
-- Name: FUNCTION publications(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.publications() IS 'Vad som är publicerat (D-17): villkoret för en tabells rader, och de kolumner som inte visas. Utkast, opublicerade protokoll och kontaktuppgifter är det aldrig.';


--
-- Name: published_duties(integer, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.published_duties(p_year integer, p_at date) RETURNS TABLE(code text, title jsonb, clause_id text, owner text, opens date, due date, state text, evidence jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET enable_nestloop TO 'on'
    AS $$
BEGIN
    RETURN QUERY SELECT d.code, d.title, d.clause_id, d.owner, d.opens, d.due, d.state, d.evidence FROM duties(p_year, p_at) d;
END
$$;


--
-- Name: FUNCTION published_duties(p_year integer, p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.published_duties(p_year integer, p_at date) IS 'Årets åtaganden och hur det gick med dem, slutet ur alla uppgifter.';


--
-- Name: published_findings(date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.published_findings(p_at date) RETURNS TABLE(code text, clause_id text, owner text, group_code text, subject text, since date, facts jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET enable_nestloop TO 'on'
    AS $$
BEGIN
    RETURN QUERY SELECT f.code, f.clause_id, f.owner, f.group_code, f.subject, f.since, f.facts FROM findings(p_at) f;
END
$$;


--
-- Name: FUNCTION published_findings(p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.published_findings(p_at date) IS 'Avvikelserna den dagen, slutna ur alla uppgifter: ett protokoll som är justerat men inte publicerat saknas inte.';


--
-- Name: put_on_agenda(public.meetings, uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.put_on_agenda(meeting public.meetings, p_proposal uuid) RETURNS text
    LANGUAGE plpgsql
    AS $$
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


--
-- Name: FUNCTION put_on_agenda(meeting public.meetings, p_proposal uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.put_on_agenda(meeting public.meetings, p_proposal uuid) IS 'Ett förslag når den beslutande gruppens dagordning först när beredande grupp antagit det (D-5, V-63…V-66); ger läget det hade.';


--
-- Name: put_plan_in_force(public.decisions, public.matters); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.put_plan_in_force(d public.decisions, m public.matters) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    whole jsonb := whole_plan(d.content, m);
BEGIN
    INSERT INTO plans (id, matter, valid, content, decision_id, decided_on, supersedes)
    VALUES (new_id(), m.code, plan_period(m, whole), whole, d.id, d.decided_on, (whole ->> 'supersedes')::uuid);
END
$$;


--
-- Name: FUNCTION put_plan_in_force(d public.decisions, m public.matters); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.put_plan_in_force(d public.decisions, m public.matters) IS 'Planen träder i kraft och ersätter, helt eller delvis, den som beslutet pekar ut (V-63, V-65, V-66).';


--
-- Name: queue_delivery(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.queue_delivery() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO deliveries (dispatch_id, next_attempt_at) VALUES (NEW.id, NEW.queued_at);
        PERFORM pg_notify('dispatches', '');
    ELSE
        DELETE FROM deliveries WHERE dispatch_id = NEW.id;
    END IF;
    RETURN NULL;
END
$$;


--
-- Name: FUNCTION queue_delivery(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.queue_delivery() IS 'Ett nytt utskick ställs i kön och väcker den som levererar; ett avgjort lämnar kön.';


--
-- Name: quorum_at(public.meetings, uuid, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.quorum_at(meeting public.meetings, p_item uuid, p_at timestamp with time zone) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    rule jsonb := parameter(CASE WHEN EXISTS (SELECT FROM matters WHERE decided_by = meeting.group_kind) THEN 'quorum.decision'
        ELSE 'quorum.adoption' END);
    everybody integer;
    present integer;
    required integer;
    excused text[];
    recused uuid[];
BEGIN
    SELECT coalesce(array_agg(x.person_id ORDER BY x.person_id), '{}') INTO recused FROM recusals x WHERE x.agenda_item_id = p_item;
    IF rule ->> 'of' = 'parties' THEN
        SELECT coalesce(array_agg(voting.party_code ORDER BY voting.party_code), '{}') INTO excused FROM (
            SELECT s.party_code FROM seats s JOIN seat_rules r ON r.group_kind = s.group_kind AND r.code = s.seat_code AND r.votes
            WHERE s.group_code = meeting.group_code AND s.valid @> meeting.held_on
            GROUP BY s.party_code HAVING bool_and(s.person_id = ANY (recused)) AND NOT s.party_code IN (
                SELECT r.party_code FROM roll(meeting.id, p_item, p_at) r WHERE r.votes AND NOT r.recused)
        ) voting;
        SELECT count(*) INTO everybody FROM parties p WHERE NOT p.code = ANY (excused)
            AND EXISTS (SELECT FROM seat_rules r WHERE r.group_kind = meeting.group_kind AND r.votes AND p.kind = ANY (r.party_kinds));
        SELECT count(DISTINCT r.party_code) INTO present FROM roll(meeting.id, p_item, p_at) r WHERE r.votes AND NOT r.recused;
    ELSE
        SELECT count(*) INTO everybody FROM seats s
        JOIN seat_rules r ON r.group_kind = s.group_kind AND r.code = s.seat_code AND r.votes
        WHERE s.group_code = meeting.group_code AND s.valid @> meeting.held_on AND (NOT s.person_id = ANY (recused)
            OR s.id IN (SELECT r.seat_id FROM roll(meeting.id, p_item, p_at) r WHERE r.votes AND NOT r.recused));
        SELECT count(*) INTO present FROM roll(meeting.id, p_item, p_at) r WHERE r.votes AND NOT r.recused;
    END IF;
    required := CASE WHEN rule ? 'moreThan'
        THEN floor(everybody * (rule #>> '{moreThan,numerator}')::numeric / (rule #>> '{moreThan,denominator}')::numeric) + 1
        ELSE ceil(everybody * (rule #>> '{atLeast,numerator}')::numeric / (rule #>> '{atLeast,denominator}')::numeric) END;
    RETURN jsonb_build_object('unit', rule ->> 'of', 'of', everybody, 'present', present, 'required', required,
        'met', present >= required AND present > 0, 'excusedParties', to_jsonb(coalesce(excused, '{}')), 'recusedPersons', to_jsonb(recused));
END
$$;


--
-- Name: FUNCTION quorum_at(meeting public.meetings, p_item uuid, p_at timestamp with time zone); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.quorum_at(meeting public.meetings, p_item uuid, p_at timestamp with time zone) IS 'Beslutförheten för ett ärende med sitt underlag: i en grupp som beslutar (D-4, D-18), annars i en som bereder (D-21).';


--
-- Name: readable_minutes(date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.readable_minutes(p_at date) RETURNS TABLE(meeting_id uuid, published_on date, entry bigint)
    LANGUAGE sql STABLE
    AS $$
    SELECT n.meeting_id, (n.published_at AT TIME ZONE (SELECT c.time_zone FROM published.charters c))::date, n.entry FROM published.minutes n
    WHERE (n.published_at AT TIME ZONE (SELECT c.time_zone FROM published.charters c))::date <= p_at
$$;


--
-- Name: FUNCTION readable_minutes(p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.readable_minutes(p_at date) IS 'De protokoll som var publicerade en dag, och dagen då de blev det.';


--
-- Name: recastings; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.recastings (
    id uuid NOT NULL,
    kind text NOT NULL,
    parents uuid[] NOT NULL,
    children uuid[] NOT NULL,
    made_on date NOT NULL,
    person_id uuid NOT NULL,
    reasons public.long_text,
    entry bigint NOT NULL,
    CONSTRAINT recasting_has_a_known_kind CHECK ((kind = ANY (ARRAY['merger'::text, 'split'::text])))
);

ALTER TABLE ONLY public.recastings FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE recastings; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.recastings IS 'Förslag som slagits ihop till ett nytt, och förslag som delats i flera: av vem, när och varför (D-25).';


--
-- Name: recasting_body(public.recastings); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.recasting_body(r public.recastings) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('id', r.id, 'kind', r.kind,
        'parents', (SELECT json_agg(proposal_reference(id) ORDER BY position) FROM unnest(r.parents) WITH ORDINALITY AS p(id, position)),
        'children', (SELECT json_agg(proposal_reference(id) ORDER BY position) FROM unnest(r.children) WITH ORDINALITY AS c(id, position)),
        'madeOn', r.made_on, 'person', r.person_id, 'reasons', r.reasons)::text
$$;


--
-- Name: FUNCTION recasting_body(r public.recastings); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.recasting_body(r public.recastings) IS 'En sammanslagning eller delning, åt båda hållen.';


--
-- Name: receipts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.receipts (
    id uuid NOT NULL,
    proposal_id uuid NOT NULL,
    version_number integer NOT NULL,
    complete boolean NOT NULL,
    missing text[] DEFAULT '{}'::text[] NOT NULL,
    facts jsonb DEFAULT '{}'::jsonb NOT NULL,
    received_on date NOT NULL,
    person_id uuid NOT NULL,
    entry bigint NOT NULL,
    CONSTRAINT receipt_says_what_is_missing CHECK ((complete = (cardinality(missing) = 0)))
);

ALTER TABLE ONLY public.receipts FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE receipts; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.receipts IS 'Mottagningskontroll av en inlämnad version; ett ofullständigt förslag går tillbaka till den som lämnade det (D-25).';


--
-- Name: COLUMN receipts.facts; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.receipts.facts IS 'Vad maskinen fann att innehållet saknar; den som bereder ärendet gör bedömningen.';


--
-- Name: receipt_body(public.receipts); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.receipt_body(r public.receipts) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('id', r.id, 'proposal', r.proposal_id, 'version', r.version_number, 'complete', r.complete,
        'deficiencies', r.missing, 'receivedOn', r.received_on, 'person', r.person_id, 'facts', r.facts)::text
$$;


--
-- Name: FUNCTION receipt_body(r public.receipts); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.receipt_body(r public.receipts) IS 'En mottagningskontroll: omdömet, och vad maskinen fann.';


--
-- Name: record_change(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.record_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
DECLARE
    written bigint := open_entry();
    old_row jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
    new_row jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
BEGIN
    IF written IS NULL THEN
        PERFORM refuse('change_is_in_the_journal', NULL, jsonb_build_object('table', TG_TABLE_NAME));
    END IF;
    INSERT INTO journal_changes (entry, position, relation, row_key, operation, before, after)
    SELECT written, coalesce(max(c.position), 0) + 1, TG_TABLE_NAME, journal_key(coalesce(new_row, old_row), TG_ARGV::text[]),
        TG_OP, journal_image(TG_TABLE_NAME, old_row)::text, journal_image(TG_TABLE_NAME, new_row)::text
    FROM journal_changes c WHERE c.entry = written;
    RETURN NULL;
END
$$;


--
-- Name: FUNCTION record_change(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.record_change() IS 'Lägger radens ändring i journalen, före och efter.';


--
-- Name: recorded_since(bigint, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.recorded_since(p_entry bigint, p_language text) RETURNS TABLE(entry bigint, kind text, what jsonb, happened_on date, party_code text, group_code text)
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN QUERY
    SELECT s.entry, CASE s.kind WHEN 'submission' THEN worded(p_language, 'Förslag inlämnat', 'Proposal submitted')
            WHEN 'preparation' THEN worded(p_language, 'Beredning påbörjad', 'Preparation begun') WHEN 'adoption'
                THEN worded(p_language, 'Förslag antaget', 'Proposal adopted')
            WHEN 'inclusion' THEN worded(p_language, 'Förslag inarbetat', 'Proposal included')
                ELSE worded(p_language, 'Förslag återtaget', 'Proposal withdrawn') END,
        report_link(p.title, '/proposals/' || p.id), s.taken_on, own_party(p.party_code, p.group_code), p.group_code
    FROM published.proposal_steps s JOIN published.proposals p ON p.id = s.proposal_id WHERE s.entry >= p_entry
    UNION ALL
    SELECT d.entry, worded(p_language, 'Beslut', 'Decision'),
        report_link(concat_ws(' ', '§ ' || d.number || '/' || d.year, i.title), '/decisions/' || d.id),
        d.decided_on, own_party(p.party_code, p.group_code), d.group_code
    FROM published.decisions d LEFT JOIN published.agenda_items i ON i.id = d.agenda_item_id LEFT JOIN published.proposals p ON p.id = d.proposal_id
    WHERE d.entry >= p_entry
    UNION ALL
    SELECT c.entry, worded(p_language, 'Rättelse', 'Correction'), decision_link(c.decision_id), c.noted_on, NULL, NULL
    FROM published.corrections c WHERE c.entry >= p_entry
    UNION ALL
    SELECT m.entry, worded(p_language, 'Möte planerat', 'Meeting planned'),
        report_link(localized(k.title, p_language) || ' ' || local_day(m.starts_at), '/meetings/' || m.id),
        m.planned_on, NULL, m.group_code
    FROM published.meetings m JOIN published.meeting_kinds k ON k.group_kind = m.group_kind AND k.code = m.meeting_kind
    WHERE m.entry >= p_entry AND m.state = 'planned'
    UNION ALL
    SELECT s.entry, CASE s.kind WHEN 'summons' THEN worded(p_language, 'Kallelse', 'Summons') WHEN 'closing'
        THEN worded(p_language, 'Möte hållet', 'Meeting held')
            ELSE worded(p_language, 'Möte inställt', 'Meeting cancelled') END,
        report_link(localized(k.title, p_language) || ' ' || local_day(m.starts_at), '/meetings/' || m.id), s.taken_on, NULL, m.group_code
    FROM published.meeting_steps s JOIN published.meetings m ON m.id = s.meeting_id
    JOIN published.meeting_kinds k ON k.group_kind = m.group_kind AND k.code = m.meeting_kind
    WHERE s.entry >= p_entry AND s.kind IN ('summons', 'closing', 'cancellation')
    UNION ALL
    SELECT n.entry, worded(p_language, 'Protokoll publicerat', 'Minutes published'),
        report_link(localized(k.title, p_language) || ' ' || local_day(m.starts_at), '/meetings/' || m.id || '/minutes'), local_day(n.published_at),
            NULL, m.group_code
    FROM published.minutes n JOIN published.meetings m ON m.id = n.meeting_id
    JOIN published.meeting_kinds k ON k.group_kind = m.group_kind AND k.code = m.meeting_kind WHERE n.entry >= p_entry
    UNION ALL
    -- A last day may have come with the seat or have been set later; what is on record is that it has one.
    SELECT s.entry, CASE WHEN upper_inf(s.valid) THEN worded(p_language, 'Plats fylld', 'Seat filled')
            WHEN upper(s.valid) > local_day(e.recorded_at) + 1 THEN worded(p_language, 'Plats med sista dag', 'Seat with a last day')
            ELSE worded(p_language, 'Plats lämnad', 'Seat left') END,
        report_link(p.name || ', ' || localized(r.title, p_language), '/parties/' || s.party_code),
        coalesce(upper(s.valid) - 1, lower(s.valid)), s.party_code, s.group_code
    FROM published.seats s JOIN published.journal_entries e ON e.entry = s.entry JOIN published.persons p ON p.id = s.person_id
    JOIN published.seat_rules r ON r.group_kind = s.group_kind AND r.code = s.seat_code WHERE s.entry >= p_entry
    UNION ALL
    SELECT o.entry, worded(p_language, 'Uppdrag i gruppen', 'Office'),
        report_link(p.name || ', ' || localized(r.title, p_language), '/parties/' || p.party_code),
        lower(o.valid), p.party_code, o.group_code
    FROM published.offices o JOIN published.persons p ON p.id = o.person_id
    JOIN published.office_rules r ON r.group_kind = o.group_kind AND r.code = o.office_code WHERE o.entry >= p_entry
    UNION ALL
    SELECT r.entry, worded(p_language, 'Remiss', 'Referral'), report_link(p.title, '/proposals/' || p.id), r.sent_on,
        own_party(p.party_code, p.group_code), p.group_code
    FROM published.referrals r JOIN published.proposals p ON p.id = r.proposal_id WHERE r.entry >= p_entry
    UNION ALL
    SELECT a.entry, worded(p_language, 'Remissvar', 'Referral answer'), report_link(p.title, '/proposals/' || p.id), a.answered_on, a.party_code, NULL
    FROM published.referral_answers a JOIN published.referrals r ON r.id = a.referral_id JOIN published.proposals p ON p.id = r.proposal_id
    WHERE a.entry >= p_entry
    UNION ALL
    SELECT r.entry, worded(p_language, 'Delegering återrapporterad', 'Delegation reported back'), decision_link(d.decision_id), r.reported_on, NULL,
        NULL
    FROM published.delegation_reports r JOIN published.delegations d ON d.id = r.delegation_id WHERE r.entry >= p_entry;
END
$$;


--
-- Name: FUNCTION recorded_since(p_entry bigint, p_language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.recorded_since(p_entry bigint, p_language text) IS 'Det som antecknats från en journalpost och framåt, och som den som följer samverkan bör veta.';


--
-- Name: records_state(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.records_state() RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    RETURN (SELECT concat_ws(' ', h.entry, local_day(now()),
            (SELECT max(t.expires_at) FROM tokens t WHERE t.expires_at <= now()))
        FROM journal_head h);
END
$$;


--
-- Name: FUNCTION records_state(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.records_state() IS 'Vilket läge uppgifterna är i: journalens huvud för varje rad, dagen för vad som gäller, nyckeln som senast gick ut.';


--
-- Name: referral_answers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.referral_answers (
    id uuid NOT NULL,
    referral_id uuid NOT NULL,
    party_code text NOT NULL,
    number integer NOT NULL,
    stance text NOT NULL,
    text public.long_text,
    answered_on date NOT NULL,
    late boolean NOT NULL,
    person_id uuid,
    entry bigint NOT NULL,
    CONSTRAINT referral_answer_gives_its_grounds CHECK (((stance = ANY (ARRAY['support'::text, 'noOpinion'::text])) OR (text IS NOT NULL))),
    CONSTRAINT referral_answer_takes_a_known_stance CHECK ((stance = ANY (ARRAY['support'::text, 'supportWithRemarks'::text, 'oppose'::text, 'noOpinion'::text])))
);

ALTER TABLE ONLY public.referral_answers FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE referral_answers; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.referral_answers IS 'Remissvar. Partens senaste gäller; de tidigare finns kvar. Ett svar efter svarsdagen är sent.';


--
-- Name: referral_answer_body(public.referral_answers); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.referral_answer_body(a public.referral_answers) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('id', a.id, 'referral', a.referral_id, 'party', a.party_code, 'number', a.number, 'stance', a.stance,
        'text', a.text, 'answeredOn', a.answered_on, 'late', a.late, 'person', a.person_id,
        'replaced', EXISTS (SELECT FROM referral_answers later WHERE later.referral_id = a.referral_id
            AND later.party_code = a.party_code AND later.number > a.number))::text
$$;


--
-- Name: FUNCTION referral_answer_body(a public.referral_answers); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.referral_answer_body(a public.referral_answers) IS 'Ett remissvar, om det kom sent och om ett senare svar gäller i dess ställe.';


--
-- Name: referrals; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.referrals (
    id uuid NOT NULL,
    proposal_id uuid NOT NULL,
    version_number integer NOT NULL,
    question public.long_text NOT NULL,
    parties text[] NOT NULL,
    sent_on date NOT NULL,
    due_on date NOT NULL,
    person_id uuid NOT NULL,
    entry bigint NOT NULL,
    CONSTRAINT referral_leaves_time_to_answer CHECK ((due_on > sent_on))
);

ALTER TABLE ONLY public.referrals FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE referrals; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.referrals IS 'Remisser: en version, en fråga, de parter som ombeds yttra sig, och svarsdagen (D-25, V-6).';


--
-- Name: referral_body(public.referrals); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.referral_body(r public.referrals) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('id', r.id, 'proposal', r.proposal_id, 'title', p.title, 'registerNumber', register_number(p.id),
        'version', r.version_number, 'question', r.question, 'sentOn', r.sent_on, 'dueOn', r.due_on, 'person', r.person_id,
        'parties', (SELECT json_agg(json_build_object('party', asked.party, 'stance', a.stance, 'answeredOn', a.answered_on,
                'late', a.late, 'answer', a.id) ORDER BY asked.position)
            FROM unnest(r.parties) WITH ORDINALITY AS asked(party, position)
            LEFT JOIN standing_referral_answers a ON a.referral_id = r.id AND a.party_code = asked.party))::text
    FROM proposals p WHERE p.id = r.proposal_id
$$;


--
-- Name: FUNCTION referral_body(r public.referrals); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.referral_body(r public.referrals) IS 'En remiss och hur var och en av de tillfrågade ställt sig hittills.';


--
-- Name: referral_findings(date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.referral_findings(p_at date) RETURNS TABLE(code text, clause_id text, owner text, group_code text, subject text, since date, facts jsonb)
    LANGUAGE sql STABLE
    AS $$
    SELECT 'referral-unanswered', rule.clause_id, asked, g.code, asked || '~' || r.id, r.due_on + 1,
        jsonb_build_object('referral', r.id, 'proposal', p.id, 'registerNumber', register_number(p.id), 'dueOn', r.due_on)
    FROM parameters rule, referrals r
    JOIN proposals p ON p.id = r.proposal_id AND answerable(p)
    JOIN matters m ON m.code = p.matter
    JOIN groups g ON g.kind = m.decided_by AND g.valid @> p_at
    CROSS JOIN LATERAL unnest(r.parties) asked
    WHERE rule.key = 'referral.days' AND r.due_on < p_at AND NOT EXISTS (SELECT FROM referral_answers a
        WHERE a.referral_id = r.id AND a.party_code = asked AND a.answered_on <= p_at)
$$;


--
-- Name: FUNCTION referral_findings(p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.referral_findings(p_at date) IS 'Remisser som en tillfrågad part inte besvarat i tid, så länge svaret ännu kan påverka förslaget (D-25, V-6).';


--
-- Name: referral_transitions(public.referrals, text, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.referral_transitions(r public.referrals, p_kind text, p_party text) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT CASE WHEN p_kind IN ('person', 'party') AND p_party = ANY (r.parties) AND answerable(p) THEN 'answers' ELSE '' END
    FROM proposals p WHERE p.id = r.proposal_id
$$;


--
-- Name: FUNCTION referral_transitions(r public.referrals, p_kind text, p_party text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.referral_transitions(r public.referrals, p_kind text, p_party text) IS 'Den som tillfrågats kan svara, och svara igen, tills förslaget avgjorts.';


--
-- Name: referral_version(public.referrals); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.referral_version(r public.referrals) RETURNS bigint
    LANGUAGE sql STABLE
    AS $$
    SELECT greatest(r.entry, (SELECT max(a.entry) FROM referral_answers a WHERE a.referral_id = r.id))
$$;


--
-- Name: FUNCTION referral_version(r public.referrals); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.referral_version(r public.referrals) IS 'Remissens radversion: dess egen, eller det senaste svarets.';


--
-- Name: refuse(text, text, jsonb, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.refuse(rule text, clause text, facts jsonb, state text DEFAULT 'SV409'::text) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '%', rule USING
        ERRCODE = state,
        CONSTRAINT = rule,
        DETAIL = jsonb_build_object('clause', clause, 'facts', facts)::text;
END
$$;


--
-- Name: FUNCTION refuse(rule text, clause text, facts jsonb, state text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.refuse(rule text, clause text, facts jsonb, state text) IS 'Vägrar. SQLSTATE SV403 = får inte, SV409 = läget tillåter det inte, SV422 = innehållet håller inte; DETAIL är JSON med klausul och fakta.';


--
-- Name: register_number(uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.register_number(p_proposal uuid) RETURNS text
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN (SELECT concat((SELECT value #>> '{}' || ' ' FROM parameters WHERE key = 'register.series'), r.year, ':', r.number)
        FROM registrations r WHERE r.proposal_id = p_proposal);
END
$$;


--
-- Name: FUNCTION register_number(p_proposal uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.register_number(p_proposal uuid) IS 'Diarienumret som människor skriver det: serien, året och numret (PBS 2026:14).';


--
-- Name: register_proposal(uuid, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.register_proposal(p_proposal uuid, p_day date) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
    INSERT INTO registrations (proposal_id, registered_on) VALUES (p_proposal, p_day) ON CONFLICT (proposal_id) DO NOTHING
$$;


--
-- Name: FUNCTION register_proposal(p_proposal uuid, p_day date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.register_proposal(p_proposal uuid, p_day date) IS 'Diarieför förslaget; det som lämnas in på nytt behåller sitt nummer.';


--
-- Name: reopen_parents(uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.reopen_parents(p_child uuid) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
    UPDATE proposals parent SET state = 'submitted' FROM descents d
    WHERE d.child_id = p_child AND parent.id = d.parent_id AND parent.state IN ('merged', 'split')
        AND NOT EXISTS (SELECT FROM descents other JOIN proposals child ON child.id = other.child_id
            WHERE other.parent_id = parent.id AND child.id <> p_child AND child.state <> 'withdrawn')
$$;


--
-- Name: FUNCTION reopen_parents(p_child uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.reopen_parents(p_child uuid) IS 'När allt som ett förslag blev har återtagits är det åter inlämnat.';


--
-- Name: report(text, date, text, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report(p_code text, p_at date, p_language text, p_params jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET enable_nestloop TO 'off'
    SET jit TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
DECLARE
    body jsonb;
BEGIN
    CASE p_code
        WHEN 'overview' THEN body := report_overview(p_at, p_language, p_params);
        WHEN 'parties' THEN body := report_parties(p_at, p_language, p_params);
        WHEN 'groups' THEN body := report_groups(p_at, p_language, p_params);
        WHEN 'meetings' THEN body := report_meetings(p_at, p_language, p_params);
        WHEN 'decisions' THEN body := report_decisions(p_at, p_language, p_params);
        WHEN 'proposals' THEN body := report_proposals(p_at, p_language, p_params);
        WHEN 'plans' THEN body := report_plans(p_at, p_language, p_params);
        WHEN 'calendar' THEN body := report_calendar(p_at, p_language, p_params);
        WHEN 'budget' THEN body := report_budget(p_at, p_language, p_params);
        WHEN 'hours' THEN body := report_hours(p_at, p_language, p_params);
        WHEN 'findings' THEN body := report_findings(p_at, p_language, p_params);
        WHEN 'duties' THEN body := report_duties(p_at, p_language, p_params);
        WHEN 'news' THEN body := report_news(p_at, p_language, p_params);
        WHEN 'meeting' THEN body := report_meeting(p_at, p_language, p_params);
        WHEN 'decision' THEN body := report_decision(p_at, p_language, p_params);
        WHEN 'activity' THEN body := report_activity(p_at, p_language, p_params);
        WHEN 'party' THEN body := report_party(p_at, p_language, p_params);
        WHEN 'proposal' THEN body := report_proposal(p_at, p_language, p_params);
        ELSE RETURN NULL;
    END CASE;
    IF body IS NULL THEN
        RETURN NULL;
    END IF;
    RETURN jsonb_build_object('figures', '[]'::jsonb, 'filters', '[]'::jsonb) || body || jsonb_build_object('code', p_code,
        'subject', p_params ->> 'subject', 'at', p_at,
        'dataTime', (SELECT utc(e.recorded_at) FROM published.journal_entries e ORDER BY e.entry DESC LIMIT 1),
        'tables', arranged_tables(body -> 'tables', p_params));
END
$$;


--
-- Name: FUNCTION report(p_code text, p_at date, p_language text, p_params jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report(p_code text, p_at date, p_language text, p_params jsonb) IS 'En rapport som JSON, sidor och CSV görs av: tal och tabeller med definition och källa; NULL när koden är okänd eller ämnet inte syns.';


--
-- Name: report_activity(date, text, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_activity(p_at date, p_language text, p_params jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    plan_source text := worded(p_language, 'Den beslutade planen', 'The decided plan');
    money_source text := worded(p_language, 'Beslutade budgetar', 'Decided budgets');
    clause text := rule_clause('activity_comes_from_a_plan');
    a record;
    counts jsonb;
    days jsonb;
    parties jsonb;
    costs jsonb;
    wordings jsonb;
    taken_in jsonb;
BEGIN
    SELECT listed.*, p.matter, p.valid, p.runs, p.decision_id, p.decided_on, d.proposal_id, localized(m.title, p_language) AS plan_title,
        coalesce((SELECT t.title FROM area_titles(p_at, p_language) t WHERE t.code = listed.area), listed.area) AS area_title
    INTO a
    FROM published.activities listed JOIN plans_at(p_at) p ON p.id = listed.plan_id
    JOIN published.matters m ON m.code = p.matter JOIN published.decisions d ON d.id = p.decision_id
    WHERE listed.id = try_uuid(p_params ->> 'subject');
    IF a.id IS NULL THEN
        RETURN NULL;
    END IF;

    WITH entries AS MATERIALIZED (
        SELECT (day.value ->> 'on')::date AS on_day, (day.value ->> 'until')::date AS until_day, day.value ->> 'title' AS title,
            day.value ->> 'place' AS place
        FROM jsonb_array_elements(a.calendar) day
    ), money AS MATERIALIZED (
        SELECT b.id, b.runs, b.decision_id, b.matter, l.value ->> 'title' AS title, (l.value ->> 'amountOre')::numeric AS ore, l.place, b.decided_on,
            l.value ->> 'class' AS class, b.superseded_by
        FROM plans_at(p_at) b JOIN published.matters m ON m.code = b.matter AND m.shape = 'money'
        CROSS JOIN jsonb_array_elements(b.content -> 'costs') WITH ORDINALITY AS l(value, place)
        WHERE b.valid && a.valid AND l.value ->> 'activity' = a.code
    )
    SELECT
        jsonb_build_object('days', (SELECT count(*) FROM entries), 'next', (SELECT min(greatest(e.on_day, p_at)) FROM entries e
            WHERE coalesce(e.until_day, e.on_day) >= p_at), 'costs', (SELECT sum(m.ore) FROM money m WHERE m.superseded_by IS NULL)),
        (SELECT jsonb_agg(jsonb_build_object('on', e.on_day, 'until', coalesce(to_jsonb(e.until_day), not_applicable()),
            'occasion', coalesce(to_jsonb(e.title), not_applicable()), 'place', e.place, 'state', CASE
                WHEN coalesce(e.until_day, e.on_day) < p_at THEN report_status('none', worded(p_language, 'Förbi', 'Past'))
                WHEN e.on_day <= p_at THEN report_status('good', worded(p_language, 'Pågår', 'Under way'))
                ELSE report_status('none', worded(p_language, 'Kommer', 'To come')) END) ORDER BY e.on_day) FROM entries e),
        (SELECT jsonb_agg(jsonb_build_object('party', report_link(p.name, '/parties/' || p.code), 'part',
            CASE WHEN p.code = ANY (a.helping) AND p.code = ANY (a.helped) THEN worded(p_language, 'Hjälper och får hjälp', 'Helps and is helped')
                WHEN p.code = ANY (a.helping) THEN worded(p_language, 'Hjälper', 'Helps') ELSE worded(p_language, 'Får hjälp', 'Is helped') END)
            ORDER BY p.code = ANY (a.helping) DESC, p.name COLLATE "sv-x-icu")
            FROM published.parties p WHERE p.code = ANY (a.helping || a.helped)),
        (SELECT jsonb_agg(jsonb_build_object('title', m.title, 'class', (SELECT localized(c.title, p_language) FROM published.money_classes c
                WHERE c.side = 'cost' AND c.code = m.class), 'amount', kronor(m.ore), 'decision', decision_link(m.decision_id),
            'state', CASE WHEN m.superseded_by IS NULL THEN report_status('good', worded(p_language, 'Gäller', 'Stands'))
                ELSE report_status('none', worded(p_language, 'Ersatt', 'Superseded')) END) ORDER BY m.decided_on DESC, m.place) FROM money m),
        (SELECT jsonb_agg(jsonb_build_object('activity', report_link(o.title, '/activities/' || o.id), 'from', o.starts, 'to', o.ends,
            'decision', decision_link(o.decision_id), 'state', CASE
                WHEN o.id = a.id THEN report_status('none', worded(p_language, 'Visas här', 'Shown here'))
                WHEN isempty(o.runs) THEN report_status('none', worded(p_language, 'Ersatt före sin tid', 'Superseded before its time'))
                WHEN o.runs @> p_at THEN report_status('good', worded(p_language, 'Gäller', 'In force'))
                WHEN lower(o.runs) > p_at THEN report_status('none', worded(p_language, 'Kommande', 'To come'))
                ELSE report_status('none', worded(p_language, 'Har gällt', 'Was in force')) END) ORDER BY o.decided_on DESC, o.starts DESC)
            FROM (SELECT other.id, other.title, p.runs, p.decision_id, p.decided_on, lower(p.valid) AS starts, upper(p.valid) - 1 AS ends
                FROM plans_at(p_at) p JOIN published.activities other ON other.plan_id = p.id AND other.code = a.code
                WHERE p.matter = a.matter ORDER BY p.decided_on DESC LIMIT 100) o),
        (SELECT jsonb_agg(jsonb_build_object('proposal', report_link(p.title, '/proposals/' || p.id), 'submittedOn', p.submitted_on,
            'submitter', submitter_link(y.code, y.name, g.title, p_language)) ORDER BY p.submitted_on, p.id)
            FROM published.proposals p JOIN published.parties y ON y.code = p.party_code LEFT JOIN published.groups g ON g.code = p.group_code
            WHERE p.included_in = a.proposal_id AND p.state = 'included' AND p.submitted_on <= p_at)
    INTO counts, days, parties, costs, wordings, taken_in;

    RETURN jsonb_build_object(
        'title', a.title,
        'summary', coalesce(a.description || ' ', '') || worded(p_language,
            format('Beslutad den %s för %s till %s, inom området %s.', a.decided_on, lower(a.valid), upper(a.valid) - 1, a.area_title),
            format('Decided on %s for %s to %s, in the area %s.', a.decided_on, lower(a.valid), upper(a.valid) - 1, a.area_title)),
        'figures', jsonb_build_array(
            report_figure('days', worded(p_language, 'Tillfällen', 'Entries'), counts -> 'days', 'count',
                worded(p_language, 'Aktivitetens poster i planens kalendarium.', 'Its entries in the calendar of the plan.'), plan_source,
                rule_clause('plan_has_its_calendar')),
            report_figure('next', worded(p_language, 'Nästa', 'Next'), coalesce(nullif(counts -> 'next', 'null'), not_applicable()), 'day',
                worded(p_language, 'Nästa dag då den pågår, från den dagen.', 'Next day it takes place, from the day.'), plan_source, clause),
            report_figure('helping', worded(p_language, 'Parter som hjälper', 'Parties that help'), cardinality(a.helping), 'count',
                worded(p_language, 'Parter som enligt planen hjälper till.', 'Parties that help, by the plan.'), plan_source, clause),
            report_figure('helped', worded(p_language, 'Parter som får hjälp', 'Parties that are helped'), cardinality(a.helped), 'count',
                worded(p_language, 'Parter som enligt planen får hjälp.', 'Parties that are helped, by the plan.'), plan_source, clause),
            report_figure('costs', worded(p_language, 'Budgeterad kostnad', 'Budgeted cost'), kronor((counts ->> 'costs')::numeric), 'kronor',
                worded(p_language, 'Budgetrader som pekar på aktiviteten, i budgetar för planens tid som inte är ersatta.',
                    'Budget lines that point at it, in budgets for the time of the plan that are not superseded.'), money_source,
                rule_clause('activity_cost_points_at_an_activity'))),
        'filters', jsonb_build_array(day_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(
            report_table('calendar', worded(p_language, 'När', 'When'),
                worded(p_language, 'Aktivitetens tillfällen i kalendariet.', 'Its entries in the calendar.'), plan_source,
                report_columns(p_language, ARRAY[
                    ['on', 'day', 'Dag', 'Day', 'Dagen då det börjar.', 'The day it begins.'],
                    ['until', 'day', 'Till och med', 'Until',
                        'Sista dagen, när det pågår flera dagar.', 'The last day, when it goes on for several.'],
                    ['occasion', 'text', 'Tillfälle', 'Entry', 'Vad som då händer.', 'What then happens.'],
                    ['place', 'text', 'Plats', 'Place', 'Var det hålls.', 'Where it is held.'],
                    ['state', 'status', 'Läge', 'State', 'Hur det står den dagen.', 'How it stands on the day.']]),
                days),
            report_table('parties', worded(p_language, 'Vem som hjälper vem', 'Who helps whom'),
                worded(p_language, 'Parterna i aktiviteten.', 'The parties in the activity.'), plan_source,
                report_columns(p_language, ARRAY[
                    ['party', 'link', 'Part', 'Party', 'Parten.', 'The party.'],
                    ['part', 'text', 'Roll', 'Part', 'Hjälper eller får hjälp.', 'Helps or is helped.']]),
                parties),
            report_table('costs', worded(p_language, 'Kostnader', 'Costs'),
                worded(p_language, 'Budgetrader som pekar på aktiviteten.', 'Budget lines that point at the activity.'), money_source,
                report_columns(p_language, ARRAY[
                    ['title', 'text', 'Avser', 'For', 'Vad raden avser.', 'What the line is for.'],
                    ['class', 'text', 'Kostnadsslag', 'Cost class', 'Slaget.', 'The class.'],
                    ['amount', 'kronor', 'Belopp', 'Amount', 'Radens belopp.', 'Amount of the line.'],
                    ['decision', 'link', 'Beslut', 'Decision', 'Beslutet om budgeten.', 'The decision on the budget.'],
                    ['state', 'status', 'Läge', 'State',
                        'Om budgeten står fast eller är ersatt.', 'Whether the budget stands or is superseded.']]),
                costs),
            report_table('wordings', worded(p_language, 'Beslut om aktiviteten', 'Decisions on the activity'),
                worded(p_language, 'De planer där aktiviteten står under samma kod, de senaste 100 först.',
                    'The plans that hold the activity under the same code, the latest 100 first.'), plan_source,
                report_columns(p_language, ARRAY[
                    ['activity', 'link', 'Aktivitet', 'Activity', 'Som planen säger.', 'As the plan says.'],
                    ['from', 'day', 'Planen från', 'Plan from', 'Planens första dag.', 'First day of the plan.'],
                    ['to', 'day', 'Till och med', 'Until', 'Planens sista dag.', 'Last day of the plan.'],
                    ['decision', 'link', 'Beslut', 'Decision', 'Beslutet om planen.', 'The decision on the plan.'],
                    ['state', 'status', 'Läge', 'State', 'Hur planen står den dagen.', 'How the plan stands on the day.']]),
                wordings),
            report_table('proposals', worded(p_language, 'Förslag som planen tog upp', 'Proposals that the plan took in'),
                worded(p_language, 'Förslag som togs upp i den plan där aktiviteten står.', 'Proposals taken into the plan that holds the activity.'),
                worded(p_language, 'Diariet', 'The register'),
                report_columns(p_language, ARRAY[
                    ['proposal', 'link', 'Förslag', 'Proposal', 'Förslaget.', 'The proposal.'],
                    ['submitter', 'link', 'Från', 'From', 'Den som lämnade det.', 'Who submitted it.'],
                    ['submittedOn', 'day', 'Inlämnat', 'Submitted', 'Dagen det lämnades in.', 'The day it was submitted.']]),
                taken_in)));
END
$$;


--
-- Name: FUNCTION report_activity(p_at date, p_language text, p_params jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_activity(p_at date, p_language text, p_params jsonb) IS 'En beslutad aktivitet: när, vem som hjälper vem, kostnad, beslut (V-3, V-21, V-28, V-64, V-69).';


--
-- Name: report_budget(date, text, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_budget(p_at date, p_language text, p_params jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    p_year integer := asked_year(p_params, p_at);
    -- Another year is seen at its end when it has passed, at its beginning when it is to come.
    asked date := CASE WHEN p_year < extract(year FROM p_at) THEN make_date(p_year, 12, 31)
        WHEN p_year > extract(year FROM p_at) THEN make_date(p_year, 1, 1) ELSE p_at END;
    source text := worded(p_language, 'Den beslutade budgeten', 'The decided budget');
    balance text := (SELECT r.balance_clause FROM published.money_rules r);
    payers text := (SELECT r.payer_clause FROM published.money_rules r);
    sharing text := (SELECT r.sharing_clause FROM published.money_rules r);
    budget record;
    former record;
    sharing_key text;
    origins jsonb;
    by_payer jsonb;
    by_origin jsonb;
    by_class jsonb;
    lines jsonb;
    decided jsonb;
BEGIN
    SELECT p.*, money_total(p.content -> 'costs') AS costs, money_total(p.content -> 'incomes') AS incomes,
        coalesce((p.content #>> '{deficit,amountOre}')::numeric, 0) AS deficit
    INTO budget
    FROM plans_at(p_at) p JOIN published.matters m ON m.code = p.matter
    WHERE m.shape = 'money' AND p.runs @> asked ORDER BY m.position LIMIT 1;
    SELECT p.*, money_total(p.content -> 'costs') AS costs, money_total(p.content -> 'incomes') AS incomes INTO former
    FROM published.plans p WHERE p.id = budget.supersedes;
    SELECT localized(k.value -> 'title', p_language) INTO sharing_key
    FROM published.money_rules r, jsonb_array_elements(r.sharing_keys) k WHERE k.value ->> 'code' = budget.content #>> '{sharing,key}';

    WITH income AS MATERIALIZED (
        SELECT l.value ->> 'payer' AS payer, l.value ->> 'origin' AS origin, (l.value ->> 'amountOre')::numeric AS ore
        FROM jsonb_array_elements(budget.content -> 'incomes') l
    ), cost AS MATERIALIZED (
        SELECT l.value ->> 'class' AS class, l.value ->> 'title' AS title, l.value ->> 'reason' AS reason, l.value ->> 'activity' AS activity,
            l.value ->> 'decision' AS decision, (l.value ->> 'amountOre')::numeric AS ore, l.place
        FROM jsonb_array_elements(budget.content -> 'costs') WITH ORDINALITY AS l(value, place)
    ), shared AS MATERIALIZED (
        SELECT s.value ->> 'party' AS party, (s.value ->> 'amountOre')::numeric AS ore
        FROM jsonb_array_elements(budget.content #> '{sharing,shares}') s
    ), used AS (
        SELECT c.code, localized(c.title, p_language) AS title, c.position FROM published.money_classes c
        WHERE c.side = 'income' AND c.code IN (SELECT i.origin FROM income i)
    )
    SELECT
        (SELECT jsonb_agg(jsonb_build_object('code', u.code, 'title', u.title) ORDER BY u.position) FROM used u),
        (SELECT jsonb_agg(jsonb_build_object('party', report_link(p.name, '/parties/' || p.code), 'total', kronor(p.total),
                'percent', percent_of(p.total, budget.incomes), 'share', coalesce(to_jsonb(kronor(p.share)), not_applicable()))
                || coalesce(p.by_origin, '{}')
            ORDER BY p.total DESC, p.name COLLATE "sv-x-icu")
            FROM (SELECT p.code, p.name, coalesce(sum(i.ore), 0) AS total,
                    (SELECT s.ore FROM shared s WHERE s.party = p.code) AS share,
                    (SELECT jsonb_object_agg('origin-' || u.code, kronor(coalesce(part.ore, 0))) FROM used u LEFT JOIN LATERAL (
                        SELECT sum(x.ore) AS ore FROM income x WHERE x.payer = p.code AND x.origin = u.code) part ON true) AS by_origin
                FROM published.parties p LEFT JOIN income i ON i.payer = p.code
                WHERE i.payer IS NOT NULL OR p.code IN (SELECT s.party FROM shared s)
                GROUP BY p.code, p.name) p),
        (SELECT jsonb_agg(jsonb_build_object('origin', coalesce(localized(c.title, p_language), i.origin), 'amount', kronor(i.ore),
                'percent', percent_of(i.ore, budget.incomes), 'payers', i.payers, 'clause', report_quote(c.clause_id)) ORDER BY i.ore DESC, c.position)
            FROM (SELECT income.origin, sum(income.ore) AS ore, count(DISTINCT income.payer) AS payers FROM income GROUP BY income.origin) i
            LEFT JOIN published.money_classes c ON c.side = 'income' AND c.code = i.origin),
        (SELECT jsonb_agg(jsonb_build_object('class', coalesce(localized(c.title, p_language), k.class), 'amount', kronor(k.ore),
                'percent', percent_of(k.ore, budget.costs), 'lines', k.lines,
                'before', CASE WHEN former.id IS NULL THEN not_applicable() ELSE to_jsonb(kronor(coalesce(k.before, 0))) END,
                'clause', report_quote(c.clause_id)) ORDER BY c.position)
            FROM (SELECT coalesce(now.class, was.class) AS class, coalesce(now.ore, 0) AS ore, coalesce(now.lines, 0) AS lines, was.ore AS before
                FROM (SELECT cost.class, sum(cost.ore) AS ore, count(*) AS lines FROM cost GROUP BY cost.class) now
                FULL JOIN (SELECT l.value ->> 'class' AS class, sum((l.value ->> 'amountOre')::numeric) AS ore
                    FROM jsonb_array_elements(former.content -> 'costs') l GROUP BY 1) was ON was.class = now.class) k
            LEFT JOIN published.money_classes c ON c.side = 'cost' AND c.code = k.class),
        (SELECT jsonb_agg(jsonb_build_object('class', coalesce(localized(c.title, p_language), k.class), 'title', k.title, 'amount', kronor(k.ore),
                'record', coalesce(decision_link(try_uuid(k.decision)), (SELECT report_link(a.title, '/activities/' || a.id)
                    FROM plans_at(p_at) base JOIN published.activities a ON a.plan_id = base.id AND a.code = k.activity
                    WHERE base.runs && budget.valid ORDER BY base.decided_on DESC LIMIT 1), not_applicable()),
                'reason', coalesce(to_jsonb(k.reason), not_applicable())) ORDER BY k.place)
            FROM cost k LEFT JOIN published.money_classes c ON c.side = 'cost' AND c.code = k.class),
        (SELECT jsonb_agg(jsonb_build_object('budget', report_link(concat(b.title, ' ', b.year), '/decisions/' || b.decision_id),
                'decision', decision_link(b.decision_id), 'decidedOn', b.decided_on,
                'state', CASE WHEN b.id = budget.id THEN report_status('good', worded(p_language, 'Visas här', 'Shown here'))
                    WHEN b.superseded_by IS NOT NULL THEN report_status('none', worded(p_language, 'Ersatt', 'Superseded'))
                    WHEN b.runs @> p_at THEN report_status('good', worded(p_language, 'Gäller', 'In force'))
                    WHEN lower(b.valid) > p_at THEN report_status('none', worded(p_language, 'Kommande', 'To come'))
                    ELSE report_status('none', worded(p_language, 'Tiden är ute', 'Ended')) END,
                'costs', kronor(b.costs), 'incomes', kronor(b.incomes), 'deficit', kronor(b.costs - b.incomes),
                'supersedes', CASE WHEN b.supersedes IS NULL THEN not_applicable()
                    ELSE (SELECT decision_link(f.decision_id) FROM published.plans f WHERE f.id = b.supersedes) END, 'entry', b.entry)
            ORDER BY b.valid DESC, b.decided_on DESC)
            FROM (SELECT p.*, localized(m.title, p_language) AS title, extract(year FROM lower(p.valid)) AS year,
                    money_total(p.content -> 'costs') AS costs, money_total(p.content -> 'incomes') AS incomes
                FROM plans_at(p_at) p JOIN published.matters m ON m.code = p.matter AND m.shape = 'money'
                ORDER BY p.valid DESC, p.decided_on DESC LIMIT 100) b)
    INTO origins, by_payer, by_origin, by_class, lines, decided;

    RETURN jsonb_build_object(
        'title', worded(p_language, format('Budget %s', p_year), format('Budget %s', p_year)),
        'summary', CASE WHEN budget.id IS NULL THEN
                worded(p_language, format('Ingen beslutad budget gäller den %s.', asked), format('No decided budget is in force on %s.', asked))
            ELSE worded(p_language,
                format('Den budget som gäller den %s beslutades den %s.', asked, budget.decided_on)
                    || CASE WHEN former.id IS NOT NULL THEN format(' Den ersatte den som beslutades den %s.', former.decided_on) ELSE '' END,
                format('The budget in force on %s was decided on %s.', asked, budget.decided_on)
                    || CASE WHEN former.id IS NOT NULL THEN format(' It superseded the one decided on %s.', former.decided_on) ELSE '' END) END,
        'figures', jsonb_build_array(
            report_figure('costs', worded(p_language, 'Kostnader', 'Costs'), kronor(budget.costs), 'kronor',
                worded(p_language, 'Summan av budgetens kostnadsrader.', 'Sum of the cost lines of the budget.'), source, balance),
            report_figure('incomes', worded(p_language, 'Intäkter', 'Income'), kronor(budget.incomes), 'kronor',
                worded(p_language, 'Summan av budgetens intäktsrader.', 'Sum of the income lines of the budget.'), source, payers),
            report_figure('deficit', worded(p_language, 'Beslutat underskott', 'Decided deficit'), kronor(budget.deficit), 'kronor',
                worded(p_language, 'Den del av kostnaderna som gruppen med skäl beslutat att intäkterna inte täcker.',
                    'The part of the costs that the group, with reasons, decided not to cover.'), source, balance),
            report_figure('shared', worded(p_language, 'Fördelas mellan parterna', 'Shared between the parties'),
                kronor((budget.content #>> '{sharing,totalOre}')::numeric), 'kronor',
                worded(p_language, concat('Summan som fördelas enligt nyckeln', ' ”' || sharing_key || '”', '.'),
                    concat('The sum shared by the key', ' "' || sharing_key || '"', '.')), source, sharing),
            report_figure('payers', worded(p_language, 'Betalande parter', 'Paying parties'),
                (SELECT count(DISTINCT l ->> 'payer') FROM jsonb_array_elements(budget.content -> 'incomes') l), 'count',
                worded(p_language, 'Parter med minst en intäktsrad.', 'Parties with at least one income line.'), source, payers),
            report_figure('change', worded(p_language, 'Mot den budget som ersattes', 'Against the budget superseded'),
                CASE WHEN former.id IS NULL THEN not_applicable() ELSE to_jsonb(kronor(budget.costs - former.costs)) END, 'kronor',
                worded(p_language, 'Kostnaderna minus kostnaderna i den budget som denna ersatte.',
                    'The costs minus the costs of the budget that this one superseded.'), source, rule_clause('one_plan_a_period'))),
        'filters', jsonb_build_array(day_filter(p_language, p_params, p_at), year_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(
            report_table('parties', worded(p_language, 'Intäkter per part', 'Income by party'),
                worded(p_language, 'Vad varje part går in med, efter ursprung, och dess andel när kostnader fördelas.',
                    'What each party brings, by origin, and its share when costs are shared.'), source,
                report_columns(p_language, ARRAY[
                    ['party', 'link', 'Part', 'Party', 'Den som betalar.', 'Who pays.']])
                || ARRAY(SELECT report_column('origin-' || (o.value ->> 'code'), o.value ->> 'title', 'kronor',
                        worded(p_language, 'Intäkter av detta ursprung.', 'Income of this origin.'))
                    FROM jsonb_array_elements(origins) WITH ORDINALITY AS o(value, place) ORDER BY o.place)
                || report_columns(p_language, ARRAY[
                    ['total', 'kronor', 'Summa', 'Total', 'Partens alla intäktsrader.', 'All its lines.'],
                    ['percent', 'percent', 'Del av intäkterna', 'Part of the income',
                        'Summan delad med budgetens intäkter.', 'The total divided by the income of the budget.'],
                    ['share', 'kronor', 'Andel i fördelningen', 'Share',
                        'Partens andel enligt fördelningsnyckeln.', 'Its share by the sharing key.']]),
                by_payer, CASE WHEN origins IS NOT NULL THEN jsonb_build_object('form', 'stacked', 'label', 'party', 'values',
                    (SELECT jsonb_agg('origin-' || (o.value ->> 'code') ORDER BY o.place)
                        FROM jsonb_array_elements(origins) WITH ORDINALITY AS o(value, place))) END),
            report_table('origins', worded(p_language, 'Finansieringskällor', 'Sources of finance'),
                worded(p_language, 'Intäkterna efter ursprung.', 'The income by origin.'), source,
                report_columns(p_language, ARRAY[
                    ['origin', 'text', 'Källa', 'Source', 'Intäktens ursprung.', 'Origin of the income.'],
                    ['amount', 'kronor', 'Belopp', 'Amount', 'Summan.', 'The sum.'],
                    ['percent', 'percent', 'Del av intäkterna', 'Part of the income',
                        'Beloppet delat med intäkterna.', 'The amount divided by the income.'],
                    ['payers', 'count', 'Parter', 'Parties', 'Antal som bidrar.', 'How many contribute.'],
                    ['clause', 'quote', 'Avtalet', 'The agreement', 'Klausulen om ursprunget.', 'The clause on the origin.']]),
                by_origin, report_chart('bars', 'origin', 'amount')),
            report_table('costs', worded(p_language, 'Kostnadsslag', 'Cost classes'),
                worded(p_language, 'Kostnaderna efter slag, och vad de var i den budget som ersattes.',
                    'The costs by class, and what they were in the budget superseded.'), source,
                report_columns(p_language, ARRAY[
                    ['class', 'text', 'Kostnadsslag', 'Cost class', 'Slaget.', 'The class.'],
                    ['amount', 'kronor', 'Belopp', 'Amount', 'Summan av raderna.', 'Sum of the lines.'],
                    ['percent', 'percent', 'Del av kostnaderna', 'Part of the costs',
                        'Beloppet delat med kostnaderna.', 'The amount divided by the costs.'],
                    ['lines', 'count', 'Rader', 'Lines', 'Antal rader.', 'Number of lines.'],
                    ['before', 'kronor', 'I den ersatta', 'In the one superseded',
                        'Beloppet i den budget som ersattes.', 'The amount in the budget superseded.'],
                    ['clause', 'quote', 'Avtalet', 'The agreement', 'Klausulen om slaget.', 'The clause on the class.']]),
                by_class, report_chart('bars', 'class', 'amount')),
            report_table('lines', worded(p_language, 'Kostnadsrader', 'Cost lines'),
                worded(p_language, 'Budgetens kostnader rad för rad.', 'The costs of the budget, line by line.'), source,
                report_columns(p_language, ARRAY[
                    ['class', 'text', 'Kostnadsslag', 'Cost class', 'Slaget.', 'The class.'],
                    ['title', 'text', 'Avser', 'For', 'Vad raden avser.', 'What the line is for.'],
                    ['amount', 'kronor', 'Belopp', 'Amount', 'Radens belopp.', 'Amount of the line.'],
                    ['record', 'link', 'Aktivitet eller beslut', 'Activity or decision',
                        'Aktiviteten som kostnaden hör till, eller beslutet som medger den.',
                        'The activity that the cost belongs to, or the decision that allows it.'],
                    ['reason', 'text', 'Skäl', 'Reason', 'Skälet, för slag som kräver ett.', 'The reason, for classes that need one.']]),
                lines),
            report_table('budgets', worded(p_language, 'Beslutade budgetar', 'Decided budgets'),
                worded(p_language, 'Budgetarna som var beslutade den dagen, de senaste 100 först, och vad var och en ersatte.',
                    'The budgets decided by the day, the latest 100 first, and what each superseded.'), source,
                report_columns(p_language, ARRAY[
                    ['budget', 'link', 'Budget', 'Budget', 'Året den gäller.', 'Its year.'],
                    ['decision', 'link', 'Beslut', 'Decision', 'Paragrafen.', 'The paragraph.'],
                    ['decidedOn', 'day', 'Beslutad', 'Decided', 'Dagen för beslutet.', 'Day of the decision.'],
                    ['state', 'status', 'Läge', 'State', 'Hur den stod den dagen.', 'How it stood on the day.'],
                    ['costs', 'kronor', 'Kostnader', 'Costs', 'Summa kostnader.', 'Total costs.'],
                    ['incomes', 'kronor', 'Intäkter', 'Income', 'Summa intäkter.', 'Total income.'],
                    ['deficit', 'kronor', 'Underskott', 'Deficit', 'Kostnader minus intäkter.', 'Costs minus income.'],
                    ['supersedes', 'link', 'Ersatte', 'Superseded',
                        'Beslutet om den budget som den ersatte.', 'The decision on the budget that it superseded.']]),
                decided, report_chart('bars', 'budget', 'costs'))));
END
$$;


--
-- Name: FUNCTION report_budget(p_at date, p_language text, p_params jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_budget(p_at date, p_language text, p_params jsonb) IS 'Budgeten som gäller: intäkter per part och ursprung, kostnader per slag, och vad den ersatte (V-66…V-75, D-12).';


--
-- Name: report_calendar(date, text, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_calendar(p_at date, p_language text, p_params jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    p_year integer := asked_year(p_params, p_at);
    source text := worded(p_language, 'Beslutade planers kalendarium, och mötena', 'The calendars of decided plans, and the meetings');
    clause text := rule_clause('plan_has_its_calendar');
    counts jsonb;
    months jsonb;
    listed jsonb;
BEGIN
    WITH happening AS MATERIALIZED (
        SELECT c.on_day, c.until_day, 'activity' AS kind, concat_ws(': ', c.title, c.occasion) AS title, '/activities/' || c.activity AS path,
            coalesce(t.title, c.area) AS belongs, c.place, c.entry,
            CASE WHEN coalesce(c.until_day, c.on_day) < p_at THEN report_status('none', worded(p_language, 'Förbi', 'Past'))
                WHEN c.on_day <= p_at THEN report_status('good', worded(p_language, 'Pågår', 'Under way'))
                ELSE report_status('none', worded(p_language, 'Kommer', 'To come')) END AS state, c.on_day >= p_at AS ahead
        FROM calendar_entries(p_year, p_at) c LEFT JOIN area_titles(p_at, p_language) t ON t.code = c.area
        WHERE (p_params ->> 'area' IS NULL OR c.area = p_params ->> 'area') AND p_params ->> 'group' IS NULL
        UNION ALL
        SELECT m.day, NULL, 'meeting', localized(m.title, p_language), '/meetings/' || m.id, localized(m.group_title, p_language), m.place,
            m.entry, meeting_status(m.state, p_language), m.day >= p_at AND m.state IN ('planned', 'summoned')
        FROM (SELECT k.id, k.group_code, k.title, k.group_title, k.place, k.state, k.entry, coalesce(k.held_on, k.day) AS day
            FROM known_meetings(p_at) k) m
        WHERE extract(year FROM m.day) = p_year AND (p_params ->> 'group' IS NULL OR m.group_code = p_params ->> 'group')
            AND p_params ->> 'area' IS NULL
    )
    SELECT
        (SELECT jsonb_build_object('activities', count(*) FILTER (WHERE h.kind = 'activity'), 'meetings', count(*) FILTER (WHERE h.kind = 'meeting'),
            'ahead', count(*) FILTER (WHERE h.ahead), 'next', min(h.on_day) FILTER (WHERE h.ahead)) FROM happening h),
        (SELECT jsonb_agg(jsonb_build_object('month', month_title(m.month, p_language), 'activities', m.activities, 'meetings', m.meetings)
            ORDER BY m.month)
            FROM (SELECT month, count(h.on_day) FILTER (WHERE h.kind = 'activity') AS activities,
                    count(h.on_day) FILTER (WHERE h.kind = 'meeting') AS meetings
                FROM generate_series(1, 12) month LEFT JOIN happening h ON extract(month FROM h.on_day) = month GROUP BY month) m),
        (SELECT jsonb_agg(jsonb_build_object('on', h.on_day, 'until', coalesce(to_jsonb(h.until_day), not_applicable()),
                'what', report_link(h.title, h.path), 'kind', CASE h.kind WHEN 'activity' THEN worded(p_language, 'Aktivitet', 'Activity')
                    ELSE worded(p_language, 'Möte', 'Meeting') END, 'belongs', h.belongs, 'place', h.place, 'state', h.state, 'entry', h.entry)
            ORDER BY h.on_day, h.kind, h.title)
            FROM (SELECT * FROM happening ORDER BY on_day, kind, title LIMIT 1000) h)
    INTO counts, months, listed;

    RETURN jsonb_build_object(
        'title', worded(p_language, format('Kalendarium %s', p_year), format('Calendar %s', p_year)),
        'summary', worded(p_language,
            format('Under %s, tillfällen i kalendariet: %s, möten: %s.', p_year, counts ->> 'activities', counts ->> 'meetings'),
            format('In %s, calendar entries: %s, meetings: %s.', p_year, counts ->> 'activities', counts ->> 'meetings')),
        'figures', jsonb_build_array(
            report_figure('activities', worded(p_language, 'Tillfällen', 'Entries'), counts -> 'activities', 'count',
                worded(p_language, 'Poster i kalendariet som börjar under året, ur den plan som gäller på postens dag.',
                    'Calendar entries that begin in the year, of the plan in force on their day.'), source, clause),
            report_figure('meetings', worded(p_language, 'Möten', 'Meetings'), counts -> 'meetings', 'count',
                worded(p_language, 'Möten under året som var planerade den dagen: hållna, kommande och inställda.',
                    'Meetings of the year that were planned by the day: held, to come and cancelled.'), source,
                rule_clause('meeting_label_matches_its_window')),
            report_figure('ahead', worded(p_language, 'Kvar av året', 'Still to come'), counts -> 'ahead', 'count',
                worded(p_language, 'Tillfällen och möten från och med dagen.', 'Entries and meetings from the day on.'), source, clause),
            report_figure('next', worded(p_language, 'Nästa', 'Next'), coalesce(counts -> 'next', 'null'), 'day',
                worded(p_language, 'Dagen för nästa tillfälle eller möte.', 'Day of the next entry or meeting.'), source, clause)),
        'filters', jsonb_build_array(day_filter(p_language, p_params, p_at), year_filter(p_language, p_params, p_at),
            area_filter(p_language, p_params), group_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(
            report_table('months', worded(p_language, 'Månad för månad', 'Month by month'),
                worded(p_language, 'Hur många tillfällen och möten som börjar i varje månad.', 'How many entries and meetings begin in each month.'),
                source, report_columns(p_language, ARRAY[
                    ['month', 'text', 'Månad', 'Month', 'Månad under året.', 'Month of the year.'],
                    ['activities', 'count', 'Aktiviteter', 'Activities', 'Tillfällen i kalendariet.', 'Calendar entries.'],
                    ['meetings', 'count', 'Möten', 'Meetings', 'Gruppernas möten.', 'Meetings of the groups.']]),
                months, report_chart('stacked', 'month', 'activities', 'meetings')),
            report_table('calendar', worded(p_language, 'Kalendarium', 'Calendar'),
                worded(p_language, 'Årets tillfällen och möten i tidsordning, högst 1 000.',
                    'The entries and meetings of the year, in order of time, 1,000 at most.'), source,
                report_columns(p_language, ARRAY[
                    ['on', 'day', 'Dag', 'Day', 'Dagen då det börjar.', 'The day it begins.'],
                    ['until', 'day', 'Till och med', 'Until',
                        'Sista dagen, när det pågår flera dagar.', 'The last day, when it goes on for several.'],
                    ['what', 'link', 'Vad', 'What', 'Aktiviteten eller mötet.', 'The activity or the meeting.'],
                    ['kind', 'text', 'Slag', 'Kind', 'Aktivitet eller möte.', 'Activity or meeting.'],
                    ['belongs', 'text', 'Område eller grupp', 'Area or group',
                        'Aktivitetens område, eller gruppen som möts.', 'The area of the activity, or the group that meets.'],
                    ['place', 'text', 'Plats', 'Place', 'Var det hålls.', 'Where it is held.'],
                    ['state', 'status', 'Läge', 'State', 'Hur det står den dagen.', 'How it stands on the day.']]),
                listed)));
END
$$;


--
-- Name: FUNCTION report_calendar(p_at date, p_language text, p_params jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_calendar(p_at date, p_language text, p_params jsonb) IS 'Kalendariet ett år: aktiviteternas tillfällen och mötena, månad för månad (V-21, V-28).';


--
-- Name: report_chart(text, text, text[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_chart(form text, label text, VARIADIC drawn text[]) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT jsonb_build_object('form', form, 'label', label, 'values', to_jsonb(drawn))
$$;


--
-- Name: FUNCTION report_chart(form text, label text, VARIADIC drawn text[]); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_chart(form text, label text, VARIADIC drawn text[]) IS 'Hur en tabell också ritas: bars, stacked, matrix eller wheel; kolumnen som namnger raden och de som ritas.';


--
-- Name: report_column(text, text, text, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_column(code text, title text, kind text, definition text) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT jsonb_build_object('code', code, 'title', title, 'kind', kind, 'definition', definition)
$$;


--
-- Name: FUNCTION report_column(code text, title text, kind text, definition text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_column(code text, title text, kind text, definition text) IS 'En kolumn: text, day, instant, count, hours (minuter), kronor, percent, days, status, link eller quote, och vad den betyder.';


--
-- Name: report_columns(text, text[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_columns(language text, described text[]) RETURNS jsonb[]
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN (SELECT array_agg(report_column(described[i][1], worded(language, described[i][3], described[i][4]), described[i][2],
        worded(language, described[i][5], described[i][6])) ORDER BY i) FROM generate_subscripts(described, 1) i);
END
$$;


--
-- Name: FUNCTION report_columns(language text, described text[]); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_columns(language text, described text[]) IS 'Kolumner: kod, slag, rubrik på svenska och engelska, betydelse på svenska och engelska.';


--
-- Name: report_decision(date, text, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_decision(p_at date, p_language text, p_params jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    d record;
    follow record;
BEGIN
    SELECT found.*, '§ ' || found.number || '/' || found.year AS label, i.title, localized(k.title, p_language) AS kind, k.decided_clause,
        localized(g.title, p_language) AS group_title, p.title AS proposal_title,
        submitter_link(y.code, y.name, s.title, p_language) AS submitter INTO d
    FROM published.decisions found
    LEFT JOIN published.agenda_items i ON i.id = found.agenda_item_id
    LEFT JOIN published.matters k ON k.code = found.matter
    LEFT JOIN published.groups g ON g.code = found.group_code
    LEFT JOIN published.proposals p ON p.id = found.proposal_id
    LEFT JOIN published.parties y ON y.code = p.party_code
    LEFT JOIN published.groups s ON s.code = p.group_code
    WHERE found.id = try_uuid(p_params ->> 'subject') AND found.decided_on <= p_at;
    IF d.id IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT * INTO follow FROM decision_follow_up(p_at, p_language, d.id);
    RETURN jsonb_build_object('title', d.label || ' ' || coalesce(d.title, d.kind, ''),
        'summary', worded(p_language, 'Beslut av ', 'Decision of ') || d.group_title || ' ' || d.decided_on || '.',
        'figures', jsonb_build_array(
            report_figure('outcome', worded(p_language, 'Utfall', 'Outcome'), outcome_status(d.outcome, p_language), 'status',
                worded(p_language, 'Vad gruppen beslutade.', 'What the group decided.'),
                worded(p_language, 'Beslutsregistret', 'Register of decisions'), d.decided_clause),
            report_figure('decidedOn', worded(p_language, 'Beslutat', 'Decided'), d.decided_on, 'day',
                worded(p_language, 'Dagen för beslutet.', 'Day of the decision.'),
                worded(p_language, 'Beslutsregistret', 'Register of decisions'), rule_clause('decision_is_made_at_a_held_meeting')),
            report_figure('followUp', worded(p_language, 'Uppföljning', 'Follow-up'), follow.status, 'status',
                worded(p_language, 'Hur det stod den dagen.', 'How it stood that day.'),
                worded(p_language, 'Besluten, uppdragen och tidredovisningen', 'Decisions, assignments and time entries'),
                rule_clause('assignment_is_given_by_decision')),
            report_figure('daysLeft', worded(p_language, 'Dagar kvar', 'Days left'),
                CASE WHEN follow.due_on IS NOT NULL AND follow.status ->> 'code' IN ('watch', 'bad') THEN to_jsonb(follow.due_on - p_at)
                    ELSE not_applicable() END, 'days',
                worded(p_language, 'Från dagen till sista dag; minus är försenat.', 'From the day to the due day; minus is late.'),
                worded(p_language, 'Beslutet och uppdragen', 'The decision and its assignments'),
                rule_clause('assignment_is_given_by_decision'))),
        'filters', jsonb_build_array(day_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(
            report_table('facts', worded(p_language, 'Beslutet', 'The decision'),
                worded(p_language, 'Det som står i beslutet.', 'What the decision says.'),
                worded(p_language, 'Beslutsregistret', 'Register of decisions'), report_columns(p_language, ARRAY[
                    ['fact', 'text', 'Uppgift', 'Fact', 'Vad uppgiften gäller.', 'What the fact is about.'],
                    ['words', 'text', 'Lydelse', 'Words', 'Som det står.', 'As it stands.'],
                    ['leadsTo', 'link', 'Se', 'See', 'Där det står mer.', 'Where there is more.']]),
                (SELECT jsonb_agg(jsonb_build_object('fact', f.fact, 'words', f.words, 'leadsTo', coalesce(f.link, not_applicable()))
                    ORDER BY f.place)
                    FROM (VALUES
                        (1, worded(p_language, 'Ärendets slag', 'Kind of matter'), d.kind, NULL::jsonb),
                        (2, worded(p_language, 'Förslag', 'Proposal'), d.proposal_title,
                            report_link(d.proposal_title, '/proposals/' || d.proposal_id)),
                        (3, worded(p_language, 'Förslag från', 'Proposed by'), d.submitter ->> 'text', d.submitter),
                        (4, worded(p_language, 'Möte', 'Meeting'), d.group_title || ' ' || d.decided_on,
                            report_link(d.group_title, '/meetings/' || d.meeting_id)),
                        (5, worded(p_language, 'Skäl', 'Reasons'), d.reasons::text, NULL),
                        (6, worded(p_language, 'Återremitterat till', 'Referred back to'),
                            (SELECT localized(g.title, p_language) FROM published.groups g WHERE g.code = d.referred_to), NULL),
                        (7, worded(p_language, 'Återkommer senast', 'Comes back by'), d.due_on::text, NULL)) AS f (place, fact, words, link)
                    WHERE f.words IS NOT NULL)),
            report_table('clause', worded(p_language, 'Avtalets ord', 'The agreement''s words'),
                worded(p_language, 'Klausulen som ger gruppen rätt att besluta.', 'Clause that lets the group decide.'),
                worded(p_language, 'Avtalet', 'The agreement'), report_columns(p_language, ARRAY[
                    ['clause', 'quote', 'Klausul', 'Clause', 'Ordagrant.', 'Verbatim.']]),
                (SELECT jsonb_agg(jsonb_build_object('clause', report_quote(d.decided_clause))) WHERE d.decided_clause IS NOT NULL)),
            report_table('effects', worded(p_language, 'Ledde till', 'Led to'),
                worded(p_language, 'Det som beslutet verkställde.', 'What the decision carried out.'),
                worded(p_language, 'Planer, grupper, platser, uppdrag och delegeringar', 'Plans, groups, seats, assignments and delegations'),
                    report_columns(p_language, ARRAY[
                    ['kind', 'text', 'Slag', 'Kind', 'Vad som verkställdes.', 'What was carried out.'],
                    ['title', 'text', 'Vad', 'What', 'Namn eller lydelse.', 'Name or words.'],
                    ['from', 'day', 'Från', 'From', 'Första dag.', 'First day.'],
                    ['to', 'day', 'Till', 'To', 'Sista dag.', 'Last day.']]),
                (SELECT jsonb_agg(jsonb_build_object('kind', e.kind, 'title', e.title, 'from', coalesce(to_jsonb(e.starts), not_applicable()),
                    'to', coalesce(to_jsonb(e.ends), not_applicable())) ORDER BY e.place, e.title) FROM decided_effects(p_at, p_language, d.id) e)),
            report_table('assignments', worded(p_language, 'Uppdrag', 'Assignments'),
                worded(p_language, 'Uppdragen av beslutet med den tid som redovisats till och med dagen.',
                    'Assignments of the decision with the time reported up to the day.'),
                worded(p_language, 'Uppdragen och tidredovisningen', 'Assignments and time entries'), report_columns(p_language, ARRAY[
                    ['title', 'text', 'Uppdrag', 'Assignment', 'Uppdragets namn.', 'Its name.'],
                    ['planned', 'hours', 'Planerat', 'Planned', 'Uppskattad tid.', 'Estimated time.'],
                    ['used', 'hours', 'Använt', 'Used', 'Redovisad tid.', 'Reported time.'],
                    ['left', 'hours', 'Kvar', 'Left', 'Uppskattad minus redovisad tid.', 'Estimated minus reported time.'],
                    ['dueOn', 'day', 'Senast', 'Due', 'Slutdag, annars årets sista dag.', 'Last day, otherwise the last of the year.']]),
                (SELECT jsonb_agg(jsonb_build_object('title', w.title, 'planned', w.estimate, 'used', w.used,
                    'left', w.estimate - w.used, 'dueOn', w.last_day, 'entry', w.entry) ORDER BY w.last_day, w.title)
                    FROM (SELECT g.*, coalesce(g.due_on, make_date(g.year, 12, 31)) AS last_day
                        FROM given_work(p_at, p_decision => d.id) g) w),
                report_chart('bars', 'title', 'planned', 'used')),
            report_table('votes', worded(p_language, 'Röster', 'Votes'),
                worded(p_language, 'Omröstningen, när protokollet är publicerat.', 'The vote, once the minutes are published.'),
                worded(p_language, 'Protokollet', 'The minutes'), report_columns(p_language, ARRAY[
                    ['party', 'link', 'Part', 'Party', 'Den som röstade.', 'Who voted.'],
                    ['option', 'text', 'Röst', 'Vote',
                        'Det alternativ som fick rösten; avstod, när inget.', 'Option that got the vote; abstained when none.']]),
                (SELECT jsonb_agg(jsonb_build_object('party', report_link(y.name, '/parties/' || y.code), 'option', coalesce(o.said, v.option,
                    worded(p_language, 'Avstod', 'Abstained')), 'entry', v.entry) ORDER BY y.name COLLATE "sv-x-icu")
                    FROM published.votes v JOIN published.votings t ON t.id = v.voting_id JOIN published.parties y ON y.code = v.party_code
                    LEFT JOIN LATERAL (SELECT x ->> 'text' AS said FROM jsonb_array_elements(t.options) x WHERE x ->> 'code' = v.option) o ON true
                    WHERE v.voting_id = d.voting_id AND d.meeting_id IN (SELECT n.meeting_id FROM readable_minutes(p_at) n))),
            report_table('corrections', worded(p_language, 'Rättelser', 'Corrections'),
                worded(p_language, 'Anteckningar som rättar beslutets text.', 'Notes that correct the words of the decision.'),
                worded(p_language, 'Beslutsregistret', 'Register of decisions'), report_columns(p_language, ARRAY[
                    ['notedOn', 'day', 'Antecknad', 'Noted', 'Dagen för rättelsen.', 'Day of the correction.'],
                    ['words', 'text', 'Rättelse', 'Correction', 'Som den står.', 'As it stands.']]),
                (SELECT jsonb_agg(jsonb_build_object('notedOn', c.noted_on, 'words', c.text, 'entry', c.entry) ORDER BY c.number)
                    FROM published.corrections c WHERE c.decision_id = d.id AND c.noted_on <= p_at))));
END
$$;


--
-- Name: FUNCTION report_decision(p_at date, p_language text, p_params jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_decision(p_at date, p_language text, p_params jsonb) IS 'Ett beslut: lydelse, klausul, följder, uppdrag, röster och rättelser.';


--
-- Name: report_decisions(date, text, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_decisions(p_at date, p_language text, p_params jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    total bigint;
    awaited bigint;
    late bigint;
    planned bigint;
    used bigint;
    shown jsonb;
    register text := worded(p_language, 'Beslutsregistret', 'Register of decisions');
    work_source text := worded(p_language, 'Besluten, uppdragen och tidredovisningen', 'Decisions, assignments and time entries');
    work_clause text := rule_clause('assignment_is_given_by_decision');
BEGIN
    WITH effects AS MATERIALIZED (
        SELECT e.decision_id, jsonb_agg(e.kind || ': ' || e.title ORDER BY e.place, e.title) AS texts
        FROM decided_effects(p_at, p_language) e GROUP BY e.decision_id
    ), work AS MATERIALIZED (
        SELECT w.decision_id, sum(w.estimate) AS planned, sum(w.used) AS used FROM given_work(p_at) w GROUP BY w.decision_id
    ), chosen AS (
        SELECT d.*, f.due_on AS follow_due, f.status, f.status ->> 'code' IN ('watch', 'bad') AS is_open, f.entry AS last_entry,
            w.planned, w.used, p.party_code, p.group_code AS submitting_group,
            row_number() OVER (ORDER BY d.decided_on DESC, d.number DESC, d.id) AS place
        FROM published.decisions d
        JOIN decision_follow_up(p_at, p_language) f ON f.decision_id = d.id
        LEFT JOIN work w ON w.decision_id = d.id
        LEFT JOIN published.proposals p ON p.id = d.proposal_id
        WHERE (p_params ->> 'group' IS NULL OR d.group_code = p_params ->> 'group')
            AND (p_params ->> 'year' IS NULL OR d.year = (p_params ->> 'year')::integer)
            AND (p_params ->> 'party' IS NULL OR own_party(p.party_code, p.group_code) = p_params ->> 'party')
            AND (p_params ->> 'state' IS NULL OR d.outcome = p_params ->> 'state'
                OR p_params ->> 'state' = 'open' AND f.status ->> 'code' IN ('watch', 'bad'))
    )
    SELECT count(*), count(*) FILTER (WHERE d.is_open), count(*) FILTER (WHERE d.status ->> 'code' = 'bad'),
        coalesce(sum(d.planned), 0), coalesce(sum(d.used), 0),
        jsonb_agg(jsonb_build_object('decision', report_link('§ ' || d.number || '/' || d.year, '/decisions/' || d.id),
            'title', i.title, 'decidedOn', d.decided_on, 'group', localized(g.title, p_language),
            'meeting', report_link(m.held_on::text, '/meetings/' || m.id), 'matter',
                coalesce(to_jsonb(localized(k.title, p_language)), not_applicable()),
            'outcome', outcome_status(d.outcome, p_language), 'submitter', CASE WHEN d.proposal_id IS NULL THEN not_applicable()
                ELSE submitter_link(y.code, y.name, s.title, p_language) END,
            'effects', coalesce(e.texts, not_applicable()), 'followUp', d.status,
            'planned', coalesce(to_jsonb(d.planned), not_applicable()), 'used', coalesce(to_jsonb(d.used), not_applicable()),
            'dueOn', coalesce(to_jsonb(d.follow_due), not_applicable()),
            'daysLeft', CASE WHEN d.follow_due IS NOT NULL AND d.is_open THEN to_jsonb(d.follow_due - p_at)
                ELSE not_applicable() END,
            'entry', d.last_entry) ORDER BY d.place) FILTER (WHERE d.place <= report_limit(p_params))
    INTO total, awaited, late, planned, used, shown
    FROM chosen d
    LEFT JOIN published.agenda_items i ON i.id = d.agenda_item_id
    LEFT JOIN published.meetings m ON m.id = d.meeting_id
    LEFT JOIN published.groups g ON g.code = d.group_code
    LEFT JOIN published.matters k ON k.code = d.matter
    LEFT JOIN published.parties y ON y.code = d.party_code
    LEFT JOIN published.groups s ON s.code = d.submitting_group
    LEFT JOIN effects e ON e.decision_id = d.id;
    RETURN jsonb_build_object(
        'title', worded(p_language, 'Beslut och uppföljning', 'Decisions and follow-up'),
        'summary', worded(p_language, 'Vad som har beslutats, vad besluten ledde till och vad som är kvar att göra.',
            'What has been decided, what the decisions led to and what is left to do.'),
        'figures', jsonb_build_array(
            report_figure('decisions', worded(p_language, 'Beslut', 'Decisions'), total, 'count',
                worded(p_language, 'Paragrafer till och med dagen, i det urval som filtren ger.', 'Paragraphs up to the day, within the filters.'),
                register, rule_clause('decision_number_is_consecutive')),
            report_figure('awaited', worded(p_language, 'Kvar att göra', 'Left to do'), awaited, 'count',
                worded(p_language, 'Beslut med uppdrag eller delegering som pågår, eller ärende som ska återkomma; försenade är med.',
                    'Decisions whose assignment or delegation is under way, or whose matter is to come back; late ones included.'),
                work_source, work_clause),
            report_figure('late', worded(p_language, 'Försenade', 'Late'), late, 'count',
                worded(p_language, 'Beslut vars sista dag har passerat utan återkomst, redovisad tid eller återrapport.',
                    'Decisions whose last day has passed without return, reported time or report.'), work_source, work_clause),
            report_figure('planned', worded(p_language, 'Planerad tid', 'Planned time'), planned, 'hours',
                worded(p_language, 'Uppskattad tid i de uppdrag som besluten gav.', 'Estimated time of the assignments that the decisions gave.'),
                worded(p_language, 'Uppdragen', 'Assignments'), work_clause),
            report_figure('used', worded(p_language, 'Använd tid', 'Time used'), used, 'hours',
                worded(p_language, 'Redovisad tid på samma uppdrag till och med dagen.', 'Time reported on the same assignments up to the day.'),
                worded(p_language, 'Tidredovisningen', 'Time entries'), rule_clause('time_entry_fits_its_assignment'))),
        'filters', jsonb_build_array(group_filter(p_language, p_params, p_at), year_filter(p_language, p_params, p_at),
            report_filter('state', worded(p_language, 'Utfall', 'Outcome'), p_params ->> 'state', (
                SELECT jsonb_agg(report_option(code, outcome_status(code, p_language) ->> 'text') ORDER BY place)
                    || report_option('open', worded(p_language, 'Kvar att göra', 'Left to do'))
                FROM unnest(ARRAY['approved', 'approvedWithChange', 'rejected', 'referredBack', 'tabled', 'noted']) WITH ORDINALITY AS o(code,
                    place))),
            party_filter(p_language, p_params), day_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(report_table('decisions', worded(p_language, 'Beslut', 'Decisions'),
            worded(p_language, 'Beslut till och med dagen, de senaste först.', 'Decisions up to the day, the latest first.')
                || newest_rows(p_language),
            worded(p_language, 'Beslutsregistret, uppdragen och tidredovisningen', 'Register of decisions, assignments and time entries'),
                report_columns(p_language, ARRAY[
                ['decision', 'link', 'Paragraf', 'Paragraph', 'Nummer och år i gruppens löpande serie.', 'Number and year in the group''s series.'],
                ['title', 'text', 'Ärende', 'Matter', 'Rubriken på dagordningen.', 'Title on the agenda.'],
                ['decidedOn', 'day', 'Beslutat', 'Decided', 'Dagen för beslutet.', 'Day of the decision.'],
                ['outcome', 'status', 'Utfall', 'Outcome', 'Vad gruppen beslutade.', 'What the group decided.'],
                ['followUp', 'status', 'Uppföljning', 'Follow-up', 'Hur det stod den dagen.', 'How it stood that day.'],
                ['dueOn', 'day', 'Senast', 'Due',
                    'Uppdragets slutdag, dagen då ärendet ska återkomma eller återrapport lämnas.',
                    'Last day of the assignment, day to come back, or day to report.'],
                ['daysLeft', 'days', 'Dagar kvar', 'Days left',
                    'Från dagen till sista dag; minus är försenat.', 'From the day to the due day; minus is late.'],
                ['planned', 'hours', 'Planerat', 'Planned', 'Uppskattad tid i uppdraget.', 'Estimated time of the assignment.'],
                ['used', 'hours', 'Använt', 'Used', 'Redovisad tid till och med dagen.', 'Time reported up to the day.'],
                ['submitter', 'link', 'Förslag från', 'Proposed by',
                    'Den part eller grupp vars förslag avgjordes.', 'Party or group whose proposal was decided.'],
                ['group', 'text', 'Grupp', 'Group', 'Den grupp som beslutade.', 'The group that decided.'],
                ['meeting', 'link', 'Möte', 'Meeting', 'Mötet där beslutet togs.', 'Meeting of the decision.'],
                ['matter', 'text', 'Slag', 'Kind', 'Ärendets slag i kompetensmatrisen.', 'Kind of matter in the competence matrix.'],
                ['effects', 'text', 'Ledde till', 'Led to',
                    'Det som beslutet verkställde: plan, grupp, plats, uppdrag, delegering.',
                    'What the decision carried out: plan, group, seat, assignment, delegation.']]),
            shown)));
END
$$;


--
-- Name: FUNCTION report_decisions(p_at date, p_language text, p_params jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_decisions(p_at date, p_language text, p_params jsonb) IS 'Beslut med uppföljning: vad de ledde till, uppdragens tid och dagarna som är kvar.';


--
-- Name: report_duties(date, text, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_duties(p_at date, p_language text, p_params jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    p_year integer := asked_year(p_params, p_at);
    source text := worded(p_language, 'Räknas fram ur avtalet, mötena och planerna', 'Computed from the agreement, the meetings and the plans');
    clause text := rule_clause('meeting_label_matches_its_window');
    counts jsonb;
    during jsonb;
    before jsonb;
    columns jsonb[] := report_columns(p_language, ARRAY[
        ['duty', 'text', 'Uppgift', 'Duty', 'Vad avtalet kräver.', 'What the agreement demands.'],
        ['state', 'status', 'Läge', 'State',
            'Uppfyllt, planerat, inte planerat, eller försenat när tiden gått ut.',
            'Fulfilled, planned, not planned, or overdue when its time has passed.'],
        ['opens', 'day', 'Från', 'From', 'Första dagen då det kan göras.', 'First day it can be done.'],
        ['due', 'day', 'Senast', 'Due', 'Sista dagen.', 'Last day.'],
        ['owner', 'link', 'Ansvarig', 'Owner', 'Gruppen eller parten.', 'The group or party.'],
        ['progress', 'text', 'Gjort', 'Done', 'Hur mycket av det som krävs.', 'How much of what is demanded.'],
        ['evidence', 'link', 'Underlag', 'Evidence',
            'Möten, beslut eller förslag som visar det.', 'Meetings, decisions or proposals that show it.'],
        ['clause', 'quote', 'Avtalet', 'The agreement', 'Klausulen, ordagrant.', 'The clause, in its own words.']]);
BEGIN
    WITH due AS MATERIALIZED (
        SELECT p_year AS year, d.* FROM published_duties(p_year, p_at) d
        UNION ALL
        SELECT p_year + 1, d.* FROM published_duties(p_year + 1, p_at) d WHERE d.due < make_date(p_year + 1, 1, 1)
    ), shown AS (
        SELECT d.year, d.opens, d.due, d.state, jsonb_build_object('duty', concat(localized(d.title, p_language), ' ', d.year),
            'state', duty_status(d.state, p_language), 'opens', d.opens, 'due', d.due, 'owner', named_owner(d.owner, p_language),
            'progress', CASE WHEN d.evidence ? 'minimum' THEN worded(p_language,
                    format('%s av %s hållna', d.evidence ->> 'held', d.evidence ->> 'minimum'),
                    format('%s of %s held', d.evidence ->> 'held', d.evidence ->> 'minimum'))
                WHEN d.evidence ->> 'decision' IS NOT NULL THEN worded(p_language, 'Beslutad', 'Decided')
                ELSE worded(p_language, format('%s förslag på väg', jsonb_array_length(d.evidence -> 'proposals')),
                    format('%s proposals under way', jsonb_array_length(d.evidence -> 'proposals'))) END,
            'evidence', duty_evidence(d.evidence, p_language), 'clause', report_quote(d.clause_id)) AS line
        FROM due d
        WHERE p_params ->> 'group' IS NULL OR d.owner = p_params ->> 'group'
    )
    SELECT jsonb_build_object('duties', count(*) FILTER (WHERE s.year = p_year),
            'fulfilled', count(*) FILTER (WHERE s.year = p_year AND s.state = 'fulfilled'),
            'planned', count(*) FILTER (WHERE s.year = p_year AND s.state = 'planned'),
            'open', count(*) FILTER (WHERE s.year = p_year AND s.state = 'open'),
            'overdue', count(*) FILTER (WHERE s.year = p_year AND s.state = 'overdue')),
        jsonb_agg(s.line ORDER BY s.due, s.opens, s.line ->> 'duty') FILTER (WHERE s.due >= make_date(p_year, 1, 1)),
        jsonb_agg(s.line ORDER BY s.due, s.opens, s.line ->> 'duty') FILTER (WHERE s.due < make_date(p_year, 1, 1))
    INTO counts, during, before FROM shown s;

    RETURN jsonb_build_object(
        'title', worded(p_language, format('Årshjulet %s', p_year), format('The year wheel %s', p_year)),
        'summary', worded(p_language,
            format('%s av %s uppgifter för %s är uppfyllda, %s är försenade.', counts ->> 'fulfilled', counts ->> 'duties', p_year,
                counts ->> 'overdue'),
            format('%s of %s duties for %s are fulfilled, %s are overdue.', counts ->> 'fulfilled', counts ->> 'duties', p_year,
                counts ->> 'overdue')),
        'figures', jsonb_build_array(
            report_figure('duties', worded(p_language, 'Uppgifter', 'Duties'), counts -> 'duties', 'count',
                worded(p_language, 'Vad avtalet kräver av året: dess möten, och de planer som ska vara beslutade för det.',
                    'What the agreement demands of the year: its meetings, and the plans decided for it.'), source, clause),
            report_figure('fulfilled', worded(p_language, 'Uppfyllda', 'Fulfilled'), counts -> 'fulfilled', 'count',
                worded(p_language, 'Mötet är hållet i sitt fönster, eller planen är beslutad.',
                    'The meeting was held in its window, or the plan is decided.'),
                source, clause),
            report_figure('planned', worded(p_language, 'Planerade', 'Planned'), counts -> 'planned', 'count',
                worded(p_language, 'Mötet är planerat, eller ett förslag till planen är på väg.',
                    'The meeting is planned, or a proposal of the plan is under way.'),
                source, clause),
            report_figure('open', worded(p_language, 'Inte planerade', 'Not planned'), counts -> 'open', 'count',
                worded(p_language, 'Tiden har inte gått ut, men inget är planerat.', 'The time has not passed, but nothing is planned.'), source, clause),
            report_figure('overdue', worded(p_language, 'Försenade', 'Overdue'), counts -> 'overdue', 'count',
                worded(p_language, 'Tiden har gått ut.', 'The time has passed.'), source, clause)),
        'filters', jsonb_build_array(day_filter(p_language, p_params, p_at), year_filter(p_language, p_params, p_at),
            group_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(
            report_table('duties', worded(p_language, format('Att göra under %s', p_year), format('To do in %s', p_year)),
                worded(p_language, 'Det som ska vara gjort under året, i tidsordning: årets möten, och planerna för nästa år.',
                    'What is due in the year, in order of time: its meetings, and the plans for the next year.'), source,
                columns, during, report_chart('wheel', 'duty', 'opens', 'due')),
            report_table('plans', worded(p_language, format('Att ha beslutat inför %s', p_year), format('To have decided before %s', p_year)),
                worded(p_language, 'Planerna för året, som skulle vara beslutade innan det började.',
                    'The plans for the year, to be decided before it began.'), source, columns, before)));
END
$$;


--
-- Name: FUNCTION report_duties(p_at date, p_language text, p_params jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_duties(p_at date, p_language text, p_params jsonb) IS 'Årshjulet: årets uppgifter enligt avtalet, hur de står och vad som visar det (V-32, V-33, V-48, V-63…V-66).';


--
-- Name: report_figure(text, text, anyelement, text, text, text, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_figure(code text, title text, value anyelement, kind text, definition text, source text, clause text DEFAULT NULL::text) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT jsonb_build_object('code', code, 'title', title, 'value', to_jsonb(value), 'kind', kind, 'definition', definition,
        'source', source, 'clause', clause)
$$;


--
-- Name: FUNCTION report_figure(code text, title text, value anyelement, kind text, definition text, source text, clause text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_figure(code text, title text, value anyelement, kind text, definition text, source text, clause text) IS 'Ett tal med vad det betyder, varifrån det kommer och efter vilken klausul; NULL är uppgift saknas.';


--
-- Name: report_filter(text, text, text, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_filter(code text, title text, value text, options jsonb DEFAULT NULL::jsonb) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT jsonb_build_object('code', code, 'title', title, 'value', value, 'options', coalesce(options, '[]'))
$$;


--
-- Name: FUNCTION report_filter(code text, title text, value text, options jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_filter(code text, title text, value text, options jsonb) IS 'En frågeparameter, vad den är satt till och vad den kan vara; inga val: en dag som skrivs.';


--
-- Name: report_findings(date, text, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_findings(p_at date, p_language text, p_params jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    source text := worded(p_language, 'Räknas fram ur registren den dagen', 'Computed from the records on the day');
    counts jsonb;
    owners jsonb;
    by_owner jsonb;
    by_clause jsonb;
    listed jsonb;
BEGIN
    WITH found AS MATERIALIZED (
        SELECT f.* FROM published_findings(p_at) f
    ), chosen AS MATERIALIZED (
        SELECT f.*, p_at - f.since AS age, finding_title(f.code, p_language) AS title FROM found f
        WHERE (p_params ->> 'group' IS NULL OR f.group_code = p_params ->> 'group')
            AND (p_params ->> 'party' IS NULL OR f.owner = p_params ->> 'party')
    )
    SELECT
        (SELECT jsonb_build_object('findings', count(*), 'owners', count(DISTINCT c.owner), 'clauses', count(DISTINCT c.clause_id),
            'oldest', max(c.age)) FROM chosen c),
        (SELECT jsonb_agg(report_option(o.owner, o.name) ORDER BY o.name COLLATE "sv-x-icu")
            FROM (SELECT DISTINCT f.owner, named_owner(f.owner, p_language) ->> 'text' AS name FROM found f) o),
        (SELECT jsonb_agg(jsonb_build_object('owner', o.named, 'findings', o.findings, 'oldest', o.oldest)
            ORDER BY o.findings DESC, o.named ->> 'text' COLLATE "sv-x-icu")
            FROM (SELECT named_owner(c.owner, p_language) AS named, count(*) AS findings, max(c.age) AS oldest FROM chosen c GROUP BY c.owner) o),
        (SELECT jsonb_agg(jsonb_build_object('clause', report_quote(k.clause_id), 'findings', k.findings, 'oldest', k.oldest)
            ORDER BY k.findings DESC, k.position)
            FROM (SELECT c.clause_id, text.position, count(*) AS findings, max(c.age) AS oldest
                FROM chosen c JOIN published.clauses text ON text.id = c.clause_id GROUP BY c.clause_id, text.position) k),
        (SELECT jsonb_agg(jsonb_build_object('finding', n.title, 'evidence', finding_evidence(n.code, n.group_code, n.facts, p_language),
                'record', finding_record(n.facts, p_language), 'owner', named_owner(n.owner, p_language),
                'group', (SELECT localized(g.title, p_language) FROM published.groups g WHERE g.code = n.group_code),
                'since', n.since, 'age', n.age, 'clause', report_quote(n.clause_id)) ORDER BY n.since DESC, n.title, n.subject)
            FROM (SELECT c.* FROM chosen c ORDER BY c.since DESC, c.title, c.subject LIMIT report_limit(p_params)) n)
    INTO counts, owners, by_owner, by_clause, listed;

    RETURN jsonb_build_object(
        'title', worded(p_language, 'Avvikelser', 'Findings'),
        'summary', CASE WHEN counts ->> 'findings' = '0'
            THEN worded(p_language, format('Inget saknas av det som avtalet väntar sig den %s.', p_at),
                format('Nothing that the agreement expects is missing on %s.', p_at))
            ELSE worded(p_language, format('Avvikelser från det som avtalet väntar sig den %s: %s.', p_at, counts ->> 'findings'),
                format('Findings of what the agreement expects on %s: %s.', p_at, counts ->> 'findings')) END,
        'figures', jsonb_build_array(
            report_figure('findings', worded(p_language, 'Avvikelser', 'Findings'), counts -> 'findings', 'count',
                worded(p_language, 'Det som avtalet väntar sig men registren saknar den dagen, i urvalet. En avvikelse försvinner när den är avhjälpt.',
                    'What the agreement expects and the records lack on the day, as filtered. A finding is gone when it is cured.'), source),
            report_figure('owners', worded(p_language, 'Ansvariga', 'Owners'), counts -> 'owners', 'count',
                worded(p_language, 'Parter och grupper som det ankommer på att avhjälpa dem.', 'Parties and groups whose part it is to cure them.'),
                source),
            report_figure('clauses', worded(p_language, 'Klausuler', 'Clauses'), counts -> 'clauses', 'count',
                worded(p_language, 'Klausuler i avtalet som avvikelserna gäller.', 'Clauses of the agreement that the findings are about.'), source),
            report_figure('oldest', worded(p_language, 'Äldsta', 'Oldest'), coalesce(counts -> 'oldest', 'null'), 'days',
                worded(p_language, 'Dagar sedan den äldsta avvikelsen uppstod.', 'Days since the oldest finding arose.'), source)),
        'filters', jsonb_build_array(day_filter(p_language, p_params, p_at), group_filter(p_language, p_params, p_at),
            report_filter('party', worded(p_language, 'Ansvarig', 'Owner'), p_params ->> 'party', owners)),
        'tables', jsonb_build_array(
            report_table('findings', worded(p_language, 'Avvikelserna', 'The findings'),
                worded(p_language, 'Vad som saknas, vems sak det är, sedan när, och avtalets ord. De senast uppkomna först.',
                    'What is missing, whose part it is, since when, and the words of the agreement. The latest first.') || newest_rows(p_language),
                source,
                report_columns(p_language, ARRAY[
                    ['finding', 'text', 'Avvikelse', 'Finding', 'Vad som saknas.', 'What is missing.'],
                    ['evidence', 'text', 'Underlag', 'Evidence', 'Vad den syns på i registren.', 'What in the records shows it.'],
                    ['record', 'link', 'Gäller', 'About', 'Mötet, förslaget eller beslutet.', 'The meeting, proposal or decision.'],
                    ['owner', 'link', 'Ansvarig', 'Owner',
                        'Den part eller grupp vars sak det är.', 'The party or group whose part it is.'],
                    ['group', 'text', 'Grupp', 'Group', 'Gruppen den rör.', 'The group it is about.'],
                    ['since', 'day', 'Sedan', 'Since', 'Dagen den uppstod.', 'The day it arose.'],
                    ['age', 'days', 'Dagar', 'Days', 'Dagar sedan dess.', 'Days since then.'],
                    ['clause', 'quote', 'Avtalet', 'The agreement', 'Klausulen, ordagrant.', 'The clause, in its own words.']]),
                listed),
            report_table('owners', worded(p_language, 'Per ansvarig', 'By owner'),
                worded(p_language, 'Hur många avvikelser som ankommer på var och en.', 'How many findings are whose part to cure.'), source,
                report_columns(p_language, ARRAY[
                    ['owner', 'link', 'Ansvarig', 'Owner', 'Part eller grupp.', 'Party or group.'],
                    ['findings', 'count', 'Avvikelser', 'Findings', 'Antal.', 'Number.'],
                    ['oldest', 'days', 'Äldsta', 'Oldest', 'Dagar sedan den äldsta uppstod.', 'Days since the oldest arose.']]),
                by_owner, report_chart('bars', 'owner', 'findings')),
            report_table('clauses', worded(p_language, 'Per klausul', 'By clause'),
                worded(p_language, 'Vilka ord i avtalet som avvikelserna gäller.', 'Which words of the agreement the findings are about.'), source,
                report_columns(p_language, ARRAY[
                    ['clause', 'quote', 'Avtalet', 'The agreement', 'Klausulen, ordagrant.', 'The clause, in its own words.'],
                    ['findings', 'count', 'Avvikelser', 'Findings', 'Antal.', 'Number.'],
                    ['oldest', 'days', 'Äldsta', 'Oldest', 'Dagar sedan den äldsta uppstod.', 'Days since the oldest arose.']]),
                by_clause)));
END
$$;


--
-- Name: FUNCTION report_findings(p_at date, p_language text, p_params jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_findings(p_at date, p_language text, p_params jsonb) IS 'Avvikelserna en dag: vad, vems sak, sedan när, på vad de syns och klausulens ord.';


--
-- Name: report_groups(date, text, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_groups(p_at date, p_language text, p_params jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    living record;
    seated record;
    empty record;
BEGIN
    SELECT count(*) AS number, jsonb_agg(jsonb_build_object('group', localized(g.title, p_language), 'kind', localized(k.title, p_language),
            'seats', (SELECT count(*) FROM published.seats s WHERE s.group_code = g.code AND s.valid @> p_at),
            'parties', (SELECT count(DISTINCT s.party_code) FROM published.seats s WHERE s.group_code = g.code AND s.valid @> p_at),
            'purpose', g.purpose, 'from', lower(g.valid), 'to', CASE WHEN upper_inf(g.valid) THEN not_applicable()
                ELSE to_jsonb(upper(g.valid) - 1) END,
            'decision', coalesce(decision_link(g.decision_id), not_applicable()), 'clause', report_quote(k.clause_id),
            'entry', greatest(g.entry, (SELECT max(s.entry) FROM published.seats s WHERE s.group_code = g.code)))
        ORDER BY k.appointed, lower(g.valid), g.code) AS shown
    INTO living
    FROM published.groups g JOIN published.group_kinds k ON k.code = g.kind
    WHERE g.valid @> p_at AND (p_params ->> 'group' IS NULL OR g.code = p_params ->> 'group');
    SELECT count(*) AS number, count(DISTINCT s.party_code) AS parties,
        jsonb_agg(jsonb_build_object('group', localized(g.title, p_language), 'seat', localized(r.title, p_language), 'person', p.name,
            'party', report_link(y.name, '/parties/' || y.code), 'offices', o.titles,
            'votes', CASE WHEN r.votes THEN worded(p_language, 'Ja', 'Yes') ELSE worded(p_language, 'Nej', 'No') END,
            'substitute', coalesce(to_jsonb(stand_in.name), not_applicable()), 'from', lower(s.valid),
            'to', CASE WHEN upper_inf(s.valid) THEN not_applicable() ELSE to_jsonb(upper(s.valid) - 1) END,
            'decision', coalesce(decision_link(s.decision_id), not_applicable()), 'entry', greatest(s.entry, u.entry, o.entry))
        ORDER BY k.appointed, lower(g.valid), g.code, r.position, y.name COLLATE "sv-x-icu", p.name COLLATE "sv-x-icu") AS shown
    INTO seated
    FROM published.seats s
    JOIN published.groups g ON g.code = s.group_code AND g.valid @> p_at
    JOIN published.group_kinds k ON k.code = g.kind
    JOIN published.seat_rules r ON r.group_kind = s.group_kind AND r.code = s.seat_code
    JOIN published.persons p ON p.id = s.person_id
    JOIN published.parties y ON y.code = s.party_code
    LEFT JOIN published.substitutions u ON u.seat_id = s.id AND u.valid @> p_at
    LEFT JOIN published.persons stand_in ON stand_in.id = u.person_id
    CROSS JOIN LATERAL (SELECT coalesce(jsonb_agg(localized(t.title, p_language) ORDER BY t.position), not_applicable()) AS titles,
            max(h.entry) AS entry
        FROM published.offices h JOIN published.office_rules t ON t.group_kind = h.group_kind AND t.code = h.office_code
        WHERE h.group_code = s.group_code AND h.person_id = s.person_id AND h.valid @> p_at) o
    WHERE s.valid @> p_at AND (p_params ->> 'group' IS NULL OR s.group_code = p_params ->> 'group')
        AND (p_params ->> 'party' IS NULL OR s.party_code = p_params ->> 'party');
    SELECT count(*) AS number, jsonb_agg(jsonb_build_object('group', localized(g.title, p_language),
            'missing', coalesce(localized(r.title, p_language), localized(o.title, p_language)),
            'party', coalesce(report_link(y.name, '/parties/' || y.code), not_applicable()), 'since', f.since,
            'clause', report_quote(f.clause_id)) ORDER BY f.since, f.group_code, f.subject) AS shown
    INTO empty
    FROM seat_findings(p_at) f
    JOIN published.groups g ON g.code = f.group_code
    LEFT JOIN published.seat_rules r ON r.group_kind = g.kind AND r.code = f.facts ->> 'seat'
    LEFT JOIN published.office_rules o ON o.group_kind = g.kind AND o.code = f.facts ->> 'office'
    LEFT JOIN published.parties y ON y.code = f.subject
    WHERE (p_params ->> 'group' IS NULL OR f.group_code = p_params ->> 'group')
        AND (p_params ->> 'party' IS NULL OR f.subject = p_params ->> 'party');
    RETURN jsonb_build_object('title', worded(p_language, 'Grupper', 'Groups'),
        'summary', worded(p_language, 'Vilka grupper som finns, vilka som sitter i dem och vilka platser som är tomma, den ',
            'Which groups there are, who sits in them and which seats are empty, on ') || p_at || '.',
        'figures', jsonb_build_array(
            report_figure('groups', worded(p_language, 'Grupper', 'Groups'), living.number, 'count',
                worded(p_language, 'Grupper som fanns den dagen.', 'Groups that existed that day.'),
                worded(p_language, 'Grupperna', 'Groups'), rule_clause('group_is_appointed_by_decision')),
            report_figure('seats', worded(p_language, 'Fyllda platser', 'Filled seats'), seated.number, 'count',
                worded(p_language, 'Platser med en innehavare den dagen.', 'Seats with a holder that day.'),
                worded(p_language, 'Platserna', 'Seats'), rule_clause('seats_per_party_within_maximum')),
            report_figure('parties', worded(p_language, 'Parter', 'Parties'), seated.parties, 'count',
                worded(p_language, 'Parter med minst en plats.', 'Parties with a seat at least.'),
                worded(p_language, 'Platserna', 'Seats'), rule_clause('seat_person_comes_from_its_party')),
            report_figure('empty', worded(p_language, 'Tomma platser och uppdrag', 'Empty seats and offices'), empty.number, 'count',
                worded(p_language, 'Platser under avtalets minsta antal och uppdrag utan innehavare.',
                    'Seats below the agreement''s minimum and offices without a holder.'),
                worded(p_language, 'Platserna och uppdragen', 'Seats and offices'), presence_clause())),
        'filters', jsonb_build_array(group_filter(p_language, p_params, p_at), party_filter(p_language, p_params),
            day_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(
            report_table('groups', worded(p_language, 'Grupper', 'Groups'),
                worded(p_language, 'Grupper som fanns den dagen.', 'Groups that existed that day.'),
                worded(p_language, 'Grupperna och platserna', 'Groups and seats'), report_columns(p_language, ARRAY[
                    ['group', 'text', 'Grupp', 'Group', 'Dess namn.', 'Its name.'],
                    ['kind', 'text', 'Slag', 'Kind', 'Slag av grupp i avtalet.', 'Kind of group in the agreement.'],
                    ['seats', 'count', 'Platser', 'Seats', 'Fyllda den dagen.', 'Filled that day.'],
                    ['parties', 'count', 'Parter', 'Parties', 'Parter med plats.', 'Parties with a seat.'],
                    ['purpose', 'text', 'Syfte', 'Purpose',
                        'Som gruppen fick det; saknas för dem som avtalet inrättar.', 'As it was given; not known for those the agreement sets up.'],
                    ['from', 'day', 'Från', 'From', 'Första dag.', 'First day.'],
                    ['to', 'day', 'Till', 'To', 'Sista dag; gäller inte för dem utan slut.', 'Last day; not applicable without an end.'],
                    ['decision', 'link', 'Beslut', 'Decision', 'Beslutet som tillsatte den.', 'Decision that set it up.'],
                    ['clause', 'quote', 'Klausul', 'Clause', 'Avtalets ord om gruppen.', 'The agreement''s words on the group.']]), living.shown),
            report_table('seats', worded(p_language, 'De som sitter', 'Those who sit'), worded(p_language, 'Platserna den dagen.', 'Seats that day.'),
                worded(p_language, 'Platserna, uppdragen och ersättarna', 'Seats, offices and substitutes'), report_columns(p_language, ARRAY[
                    ['group', 'text', 'Grupp', 'Group', 'Gruppen.', 'The group.'],
                    ['person', 'text', 'Namn', 'Name', 'Innehavaren.', 'The holder.'],
                    ['party', 'link', 'Part', 'Party', 'Parten som platsen tillhör.', 'Party of the seat.'],
                    ['seat', 'text', 'Plats', 'Seat', 'Platsens slag.', 'Kind of seat.'],
                    ['offices', 'text', 'Uppdrag', 'Offices', 'Uppdrag i gruppen.', 'Offices in the group.'],
                    ['votes', 'text', 'Rösträtt', 'Votes', 'Om platsen har rösträtt.', 'Whether the seat votes.'],
                    ['substitute', 'text', 'Ersättare', 'Substitute', 'Den som träder in.', 'Who stands in.'],
                    ['from', 'day', 'Från', 'From', 'Första dag.', 'First day.'],
                    ['to', 'day', 'Till', 'To', 'Sista dag; gäller inte utan slut.', 'Last day; not applicable without an end.'],
                    ['decision', 'link', 'Beslut', 'Decision',
                        'Beslutet som gav platsen; gäller inte när parten själv utser.',
                        'Decision that gave the seat; not applicable when the party names.']]), seated.shown),
            report_table('empty', worded(p_language, 'Tomma platser och uppdrag', 'Empty seats and offices'), worded(p_language,
                    'Platser under avtalets minsta antal och uppdrag utan innehavare.',
                        'Seats below the agreement''s minimum and offices without a holder.'),
                worded(p_language, 'Platserna och uppdragen', 'Seats and offices'), report_columns(p_language, ARRAY[
                    ['group', 'text', 'Grupp', 'Group', 'Gruppen.', 'The group.'],
                    ['missing', 'text', 'Saknas', 'Missing', 'Platsen eller uppdraget.', 'Seat or office.'],
                    ['party', 'link', 'Part', 'Party', 'Parten som saknar plats.', 'Party without a seat.'],
                    ['since', 'day', 'Sedan', 'Since', 'Första dagen utan.', 'First day without.'],
                    ['clause', 'quote', 'Klausul', 'Clause', 'Avtalets ord.', 'The agreement''s words.']]), empty.shown)));
END
$$;


--
-- Name: FUNCTION report_groups(p_at date, p_language text, p_params jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_groups(p_at date, p_language text, p_params jsonb) IS 'Grupperna en dag: innehavare, uppdrag, ersättare och tomma platser (V-22, V-23, V-39).';


--
-- Name: report_hours(date, text, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_hours(p_at date, p_language text, p_params jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    p_year integer := asked_year(p_params, p_at);
    days daterange := capacity_days(p_year);
    -- How much of the year had passed, from the first day that counts.
    elapsed numeric := CASE WHEN isempty(days) THEN 0 ELSE greatest(0, least(p_at + 1, upper(days)) - lower(days))::numeric
        / (upper(days) - lower(days)) END;
    source text := worded(p_language, 'Beslutade uppdrag och nedlagd tid', 'Decided assignments and time spent');
    clause text := (SELECT k.clause_id FROM published.capacities k ORDER BY k.code LIMIT 1);
    assign_clause text := (SELECT k.assign_clause FROM published.capacities k ORDER BY k.code LIMIT 1);
    compute_clause text := (SELECT k.compute_clause FROM published.capacities k ORDER BY k.code LIMIT 1);
    available integer := (SELECT coalesce(sum(capacity_minutes(k.code, p_year)), 0) FROM published.capacities k);
    several boolean := (SELECT count(*) > 1 FROM published.capacities k);
    planned integer;
    used integer;
    used_by_all integer := (SELECT coalesce(sum(w.used), 0) FROM given_work(p_at, p_year) w);
    title text := (SELECT string_agg(localized(k.title, p_language), ', ' ORDER BY k.code) FROM published.capacities k);
    expected integer := round(available * elapsed);
    years jsonb;
    months jsonb;
    by_group jsonb;
    listed jsonb;
BEGIN
    WITH work AS MATERIALIZED (
        SELECT w.* FROM given_work(p_at, p_year) w WHERE (p_params ->> 'group' IS NULL OR w.given_by = p_params ->> 'group')
    ), spent AS (
        SELECT extract(month FROM t.worked_on)::integer AS month, sum(t.minutes)::integer AS minutes
        FROM work w JOIN time_spent(p_at) t ON t.assignment_id = w.id GROUP BY 1
    ), paced AS (
        SELECT month, coalesce(s.minutes, 0) AS minutes, sum(coalesce(s.minutes, 0)) OVER (ORDER BY month)::integer AS so_far,
            make_date(p_year, month, 1) AS first_day, (make_date(p_year, month, 1) + INTERVAL '1 month')::date AS next_month
        FROM generate_series(1, 12) month LEFT JOIN spent s USING (month)
    )
    SELECT (SELECT coalesce(sum(w.estimate), 0) FROM work w), (SELECT coalesce(sum(w.used), 0) FROM work w),
        (SELECT jsonb_agg(CASE WHEN p.first_day > p_at THEN jsonb_build_object('month', month_title(p.month, p_language),
                'used', not_applicable(), 'soFar', not_applicable(), 'left', not_applicable())
                ELSE jsonb_build_object('month', month_title(p.month, p_language), 'used', p.minutes, 'soFar', p.so_far, 'left', available - p.so_far) END
            || jsonb_build_object('pace', CASE WHEN isempty(days) THEN 0 ELSE round(available
                * greatest(0, least(p.next_month, upper(days)) - greatest(p.first_day, lower(days)))::numeric
                / (upper(days) - lower(days))) END) ORDER BY p.month)
            FROM paced p),
        (SELECT jsonb_agg(jsonb_build_object('group', localized(g.title, p_language), 'assignments', w.assignments, 'planned', w.planned,
                'used', w.used, 'left', greatest(w.planned - w.used, 0)) ORDER BY w.planned DESC, w.given_by)
            FROM (SELECT work.given_by, count(*) AS assignments, sum(work.estimate) AS planned, sum(work.used) AS used FROM work GROUP BY 1) w
            JOIN published.groups g ON g.code = w.given_by),
        (SELECT jsonb_agg(jsonb_build_object('assignment', w.title, 'decision', decision_link(w.decision_id),
                'group', (SELECT localized(g.title, p_language) FROM published.groups g WHERE g.code = w.given_by), 'givenOn', w.given_on,
                'dueOn', w.due_on, 'planned', w.estimate, 'used', w.used, 'left', w.estimate - w.used,
                'percent', percent_of(w.used, w.estimate), 'entry', w.entry) ORDER BY w.given_on DESC, w.id DESC)
            FROM (SELECT * FROM work ORDER BY given_on DESC, id DESC LIMIT report_limit(p_params)) w)
    INTO planned, used, months, by_group, listed;

    SELECT jsonb_agg(jsonb_build_object('year', CASE WHEN several THEN concat(y.year, ' ', y.title) ELSE y.year::text END, 'available', y.available,
            'planned', y.planned, 'used', y.used, 'plannedLeft', greatest(y.planned - y.used, 0),
            'free', greatest(y.available - greatest(y.planned, y.used), 0), 'left', y.available - y.used) ORDER BY y.year DESC, y.capacity)
    INTO years
    FROM (SELECT year.year, k.code AS capacity, localized(k.title, p_language) AS title, capacity_minutes(k.code, year.year) AS available,
            coalesce(sum(w.estimate), 0)::integer AS planned, coalesce(sum(w.used), 0)::integer AS used
        FROM published.charters c CROSS JOIN published.capacities k
        CROSS JOIN generate_series(extract(year FROM greatest(c.valid_from, c.constituted_on))::integer,
            greatest(p_year, extract(year FROM p_at)::integer)) AS year(year)
        LEFT JOIN given_work(p_at) w ON w.year = year.year AND w.capacity = k.code
        GROUP BY year.year, k.code, k.title ORDER BY year.year DESC, k.code LIMIT 100) y;

    RETURN jsonb_build_object(
        'title', concat(title, ' ', p_year),
        'summary', worded(p_language,
            format('%s av årets %s är använda, %s är kvar. Uppdrag är beslutade för %s.', hours_text(used_by_all, 'sv'),
                hours_text(available, 'sv'), hours_text(available - used_by_all, 'sv'), hours_text(planned, 'sv')),
            format('%s of the %s of the year are used, %s are left. Assignments are decided for %s.', hours_text(used_by_all, 'en'),
                hours_text(available, 'en'), hours_text(available - used_by_all, 'en'), hours_text(planned, 'en'))),
        'figures', jsonb_build_array(
            report_figure('available', worded(p_language, 'Årets tid', 'Time of the year'), available, 'hours',
                worded(p_language, 'Andelen av en heltid för året; för del av år räknas den per dag.',
                    'The share of full time for the year; of a part of a year, by day.'),
                worded(p_language, 'Avtalet', 'The agreement'), compute_clause),
            report_figure('planned', worded(p_language, 'Planerat', 'Planned'), planned, 'hours',
                worded(p_language, 'Beräknad tid för de uppdrag för året som var givna den dagen, i urvalet.',
                    'Estimates of the assignments for the year given by the day, as filtered.'), source, assign_clause),
            report_figure('used', worded(p_language, 'Använt', 'Used'), used, 'hours',
                worded(p_language, 'Nedlagd tid på årets uppdrag till och med dagen, i urvalet; rättade rader räknas en gång.',
                    'Time spent on the assignments of the year up to the day, as filtered; corrected entries count once.'), source, clause),
            report_figure('left', worded(p_language, 'Kvar', 'Left'), available - used_by_all, 'hours',
                worded(p_language, 'Årets tid minus all använd tid.', 'Time of the year minus all time used.'), source, clause),
            report_figure('pace', worded(p_language, 'Mot jämn takt', 'Against an even pace'), used_by_all - expected, 'hours',
                worded(p_language, format('All använd tid minus %s, som en jämn takt genom året hade gett till och med dagen.',
                        hours_text(expected, 'sv')),
                    format('All time used minus %s, what an even pace through the year gives up to the day.', hours_text(expected, 'en'))),
                source, compute_clause),
            report_figure('usedPercent', worded(p_language, 'Använd del', 'Part used'), percent_of(used_by_all, available), 'percent',
                worded(p_language, 'All använd tid delad med årets tid.', 'All time used divided by the time of the year.'), source, clause)),
        'filters', jsonb_build_array(day_filter(p_language, p_params, p_at), year_filter(p_language, p_params, p_at),
            group_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(
            report_table('years', worded(p_language, 'År för år', 'Year by year'),
                worded(p_language, 'Tiden varje år och hur den delas: använd, planerad men inte använd, och fri. Alla grupper, de senaste 100 först.',
                    'The time of each year and how it divides: used, planned but not used, and free. All groups, the latest 100 first.'), source,
                report_columns(p_language, ARRAY[
                    ['year', 'text', 'År', 'Year', 'Kalenderår.', 'Calendar year.'],
                    ['available', 'hours', 'Årets tid', 'Time of the year', 'Andelen.', 'The share.'],
                    ['planned', 'hours', 'Planerat', 'Planned', 'Beräknad tid för givna uppdrag.', 'Estimates of the assignments given.'],
                    ['used', 'hours', 'Använt', 'Used', 'Nedlagd tid.', 'Time spent.'],
                    ['plannedLeft', 'hours', 'Planerat, inte använt', 'Planned, not used',
                        'Planerat minus använt, minst noll.', 'Planned minus used, at least zero.'],
                    ['free', 'hours', 'Fritt', 'Free', 'Det som varken är planerat eller använt.', 'What is neither planned nor used.'],
                    ['left', 'hours', 'Kvar', 'Left', 'Årets tid minus använt.', 'Time of the year minus used.']]),
                years, report_chart('stacked', 'year', 'used', 'plannedLeft', 'free')),
            report_table('months', worded(p_language, 'Månad för månad', 'Month by month'),
                worded(p_language, 'Använd tid i urvalet, och vad en jämn takt ger varje månad.',
                    'Time used, as filtered, and what an even pace gives each month.'), source,
                report_columns(p_language, ARRAY[
                    ['month', 'text', 'Månad', 'Month', 'Månad under året.', 'Month of the year.'],
                    ['used', 'hours', 'Använt', 'Used', 'Nedlagd tid under månaden.', 'Time spent in the month.'],
                    ['pace', 'hours', 'Jämn takt', 'Even pace',
                        'Årets tid fördelad på dagarna.', 'Time of the year spread over its days.'],
                    ['soFar', 'hours', 'Hittills', 'So far', 'Använt sedan årets början.', 'Used since the year began.'],
                    ['left', 'hours', 'Kvar', 'Left',
                        'Årets tid minus det som använts hittills.', 'Time of the year minus what was used so far.']]),
                months, report_chart('bars', 'month', 'used', 'pace')),
            report_table('groups', worded(p_language, 'Av vem uppdragen gavs', 'By whom the work was given'),
                worded(p_language, 'Årets uppdrag efter gruppen som beslutade dem, eller som fått dem delegerade till sig att ge.',
                    'The assignments of the year by the group that decided them, or that gave them by delegation.'), source,
                report_columns(p_language, ARRAY[
                    ['group', 'text', 'Grupp', 'Group', 'Gruppen.', 'The group.'],
                    ['assignments', 'count', 'Uppdrag', 'Assignments', 'Antal.', 'Number.'],
                    ['planned', 'hours', 'Planerat', 'Planned', 'Beräknad tid.', 'Estimated time.'],
                    ['used', 'hours', 'Använt', 'Used', 'Nedlagd tid.', 'Time spent.'],
                    ['left', 'hours', 'Planerat, inte använt', 'Planned, not used',
                        'Planerat minus använt, minst noll.', 'Planned minus used, at least zero.']]),
                by_group, report_chart('stacked', 'group', 'used', 'left')),
            report_table('assignments', worded(p_language, 'Uppdrag', 'Assignments'),
                worded(p_language, 'Årets uppdrag, de senast givna först.', 'The assignments of the year, the latest given first.')
                    || newest_rows(p_language), source,
                report_columns(p_language, ARRAY[
                    ['assignment', 'text', 'Uppdrag', 'Assignment', 'Vad som ska göras.', 'What is to be done.'],
                    ['decision', 'link', 'Beslut', 'Decision',
                        'Paragrafen som gav det, eller delegerade det.', 'The paragraph that gave or delegated it.'],
                    ['group', 'text', 'Av', 'By', 'Gruppen som gav det.', 'The group that gave it.'],
                    ['givenOn', 'day', 'Givet', 'Given', 'Dagen det gavs.', 'The day it was given.'],
                    ['dueOn', 'day', 'Klart senast', 'Due', 'Sista dag, när en är satt.', 'Last day, when one is set.'],
                    ['planned', 'hours', 'Beräknat', 'Estimate', 'Beräknad tid.', 'Estimated time.'],
                    ['used', 'hours', 'Använt', 'Used', 'Nedlagd tid till och med dagen.', 'Time spent up to the day.'],
                    ['left', 'hours', 'Kvar', 'Left', 'Beräknat minus använt.', 'Estimate minus used.'],
                    ['percent', 'percent', 'Använd del', 'Part used', 'Använt delat med beräknat.', 'Used divided by the estimate.']]),
                listed)));
END
$$;


--
-- Name: FUNCTION report_hours(p_at date, p_language text, p_params jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_hours(p_at date, p_language text, p_params jsonb) IS 'Andelen av tiden: hur mycket, planerat, använt och kvar, år för år och månad för månad (V-54…V-57, D-11).';


--
-- Name: report_index(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_index(p_language text) RETURNS TABLE(place bigint, code text, subject text, title text)
    LANGUAGE sql STABLE
    AS $$
    SELECT place, code, subject, worded(p_language, swedish, english)
    FROM unnest(
        ARRAY['overview', 'parties', 'decisions', 'proposals', 'plans', 'calendar', 'budget', 'hours', 'findings', 'duties', 'groups', 'meetings',
            'news', 'meeting', 'decision', 'activity', 'party', 'proposal'],
        ARRAY[NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '/meetings/{id}', '/decisions/{id}',
            '/activities/{id}', '/parties/{code}', '/proposals/{id}'],
        ARRAY['Översikt', 'Parterna och hur det står', 'Beslut och uppföljning', 'Förslag', 'Planer och aktiviteter', 'Kalendarium', 'Budget',
            'Samordnarens tid', 'Avvikelser', 'Årshjulet', 'Grupper', 'Möten', 'Nytt sedan', 'Ett möte', 'Ett beslut', 'En aktivitet', 'En part',
            'Ett förslag'],
        ARRAY['Overview', 'The parties and how they stand', 'Decisions and follow-up', 'Proposals', 'Plans and activities', 'Calendar', 'Budget',
            'The coordinator''s hours', 'Findings', 'The year wheel', 'Groups', 'Meetings', 'New since', 'One meeting', 'One decision',
                'One activity',
            'One party', 'One proposal']
    ) WITH ORDINALITY AS listed(code, subject, swedish, english, place)
$$;


--
-- Name: FUNCTION report_index(p_language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_index(p_language text) IS 'Rapporterna som finns; subject är vad en rapport om en enda sak gäller.';


--
-- Name: report_is_open(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_is_open(p_code text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT p_code IN ('plans', 'activity', 'calendar')
$$;


--
-- Name: FUNCTION report_is_open(p_code text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_is_open(p_code text) IS 'Om rapporten visar det som är allas när avtalet öppnar för det: beslutade planer och kalendarium.';


--
-- Name: report_limit(jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_limit(p_params jsonb) RETURNS integer
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT CASE WHEN p_params ?| ARRAY['party', 'group', 'state', 'area', 'year', 'since', 'modifiedSince'] THEN 5000 ELSE 50 END
$$;


--
-- Name: FUNCTION report_limit(p_params jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_limit(p_params jsonb) IS 'Så många rader som en tabell visar: de 50 senaste, eller alla (högst 5 000) som ett filter släpper igenom.';


--
-- Name: report_link(text, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_link(said text, path text) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT CASE WHEN said IS NOT NULL THEN jsonb_build_object('text', said, 'path', path) END
$$;


--
-- Name: FUNCTION report_link(said text, path text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_link(said text, path text) IS 'En text som leder till en sökväg i API:et; NULL utan text.';


--
-- Name: report_meeting(date, text, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_meeting(p_at date, p_language text, p_params jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    m record;
    notice record;
    met record;
    published_on date;
BEGIN
    SELECT * INTO m FROM known_meetings(p_at) k WHERE k.id = try_uuid(p_params ->> 'subject');
    IF m.id IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT p.clause_id, (p.value #>> '{}')::integer AS days INTO notice FROM published.parameters p WHERE p.key = 'notice.summonsDays';
    SELECT * INTO met FROM meeting_presence(p_at, m.id);
    SELECT n.published_on INTO published_on FROM readable_minutes(p_at) n WHERE n.meeting_id = m.id;
    RETURN jsonb_build_object('title', localized(m.title, p_language) || ' ' || m.day,
        'summary', localized(m.group_title, p_language) || coalesce(', ' || m.place, '') || '.',
        'figures', jsonb_build_array(
            report_figure('state', worded(p_language, 'Läge', 'State'), meeting_status(m.state, p_language), 'status',
                worded(p_language, 'Hur mötet stod den dagen.', 'How the meeting stood that day.'),
                worded(p_language, 'Mötena', 'Meetings'), rule_clause('meeting_label_matches_its_window')),
            report_figure('startsAt', worded(p_language, 'Börjar', 'Starts'), utc(m.starts_at), 'instant',
                worded(p_language, 'Utlyst tid.', 'Announced time.'),
                worded(p_language, 'Mötena', 'Meetings'), rule_clause('meeting_is_planned_by_its_officers')),
            report_figure('noticeDays', worded(p_language, 'Varsel', 'Notice'), m.day - m.summoned_on, 'days',
                worded(p_language, 'Dagar från kallelse till möte; minst ',
                    'Days from summons to meeting; at least ') || coalesce(notice.days::text, '–') || '.',
                worded(p_language, 'Kallelsen', 'The summons'), notice.clause_id),
            report_figure('parties', worded(p_language, 'Parter med', 'Parties present'), met.present, 'count',
                worded(p_language, 'Parter med röstande plats som var med, av ',
                    'Parties with a voting seat that were there, of ') || coalesce(met.expected::text, '–') || worded(p_language,
                        '. Saknas tills protokollet är publicerat.', '. Not known until the minutes are published.'),
                worded(p_language, 'Protokollet', 'The minutes'), presence_clause()),
            report_figure('minutes', worded(p_language, 'Protokoll', 'Minutes'),
                report_link(published_on::text, '/meetings/' || m.id || '/minutes'), 'link',
                worded(p_language, 'Dagen då det publicerades.', 'Day of publication.'),
                worded(p_language, 'Protokollet', 'The minutes'), rule_clause('minutes_state_allows_it'))),
        'filters', jsonb_build_array(day_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(
            report_table('agenda', worded(p_language, 'Ärenden och beslut', 'Matters and decisions'), worded(p_language,
                    'Dagordningen och vad som beslutades. Den visas när kallelsen har gått.',
                        'The agenda and what was decided. It is shown once the summons has gone.'),
                worded(p_language, 'Dagordningen och beslutsregistret', 'The agenda and the register of decisions'), report_columns(p_language, ARRAY[
                    ['place', 'count', 'Nr', 'No.', 'Ärendets plats.', 'Place of the matter.'],
                    ['title', 'text', 'Ärende', 'Matter', 'Rubriken.', 'Its title.'],
                    ['proposal', 'link', 'Förslag', 'Proposal', 'Förslaget som behandlades.', 'Proposal that was treated.'],
                    ['submitter', 'link', 'Förslag från', 'Proposed by', 'Parten eller gruppen som lade fram det.',
                        'Party or group that made it.'],
                    ['decision', 'link', 'Paragraf', 'Paragraph', 'Beslutet i ärendet.', 'Decision on the matter.'],
                    ['outcome', 'status', 'Utfall', 'Outcome', 'Vad gruppen beslutade.', 'What the group decided.']]),
                (SELECT jsonb_agg(jsonb_build_object('place', i.place, 'title', i.title,
                    'proposal', CASE WHEN i.proposal_id IS NULL THEN not_applicable() ELSE report_link(p.title, '/proposals/' || p.id) END,
                    'submitter', CASE WHEN i.proposal_id IS NULL THEN not_applicable() ELSE submitter_link(y.code, y.name, s.title, p_language) END,
                    'decision', coalesce(report_link('§ ' || d.number || '/' || d.year, '/decisions/' || d.id), not_applicable()),
                    'outcome', coalesce(outcome_status(d.outcome, p_language), not_applicable()), 'entry', greatest(i.entry, d.entry))
                        ORDER BY i.place)
                    FROM (SELECT x.*, row_number() OVER (ORDER BY array_position(agenda.items, x.id), x.position) AS place
                        FROM published.agenda_items x
                        LEFT JOIN (SELECT v.items, v.entry FROM published.agenda_versions v WHERE v.meeting_id = m.id AND v.made_on <= p_at
                            ORDER BY v.number DESC LIMIT 1) agenda ON true
                        WHERE x.meeting_id = m.id AND x.added_on <= p_at AND m.state <> 'planned'
                            AND coalesce(x.id = ANY (agenda.items) OR x.entry >= agenda.entry, true)) i
                    LEFT JOIN published.proposals p ON p.id = i.proposal_id
                    LEFT JOIN published.parties y ON y.code = p.party_code
                    LEFT JOIN published.groups s ON s.code = p.group_code
                    LEFT JOIN published.decisions d ON d.agenda_item_id = i.id AND d.decided_on <= p_at)),
            report_table('present', worded(p_language, 'Närvarande', 'Present'),
                worded(p_language, 'De som var med enligt det publicerade protokollet.', 'Those there, by the published minutes.'),
                worded(p_language, 'Protokollet', 'The minutes'), report_columns(p_language, ARRAY[
                    ['person', 'text', 'Namn', 'Name', 'Den som var med.', 'Who was there.'],
                    ['party', 'link', 'Part', 'Party', 'Parten som platsen tillhör.', 'Party of the seat.'],
                    ['seat', 'text', 'Plats', 'Seat', 'Platsen i gruppen.', 'Seat in the group.'],
                    ['arrivedAt', 'instant', 'Kom', 'Arrived', 'När hen kom, om senare än mötets början.', 'When, if later than the start.'],
                    ['leftAt', 'instant', 'Gick', 'Left', 'När hen gick, om före mötets slut.', 'When, if before the end.']]),
                (SELECT jsonb_agg(jsonb_build_object('person', r.name, 'party', report_link(y.name, '/parties/' || y.code), 'seat',
                    localized(k.title, p_language),
                    'arrivedAt', coalesce(to_jsonb(utc(a.arrived_at)), not_applicable()), 'leftAt',
                        coalesce(to_jsonb(utc(l.left_at)), not_applicable()),
                    'entry', a.entry) ORDER BY y.name COLLATE "sv-x-icu", r.name COLLATE "sv-x-icu")
                    FROM published.attendances a
                    JOIN published.seats s ON s.id = a.seat_id
                    JOIN published.seat_rules k ON k.group_kind = s.group_kind AND k.code = s.seat_code
                    JOIN published.parties y ON y.code = s.party_code
                    JOIN published.persons r ON r.id = a.person_id
                    LEFT JOIN published.departures l ON l.meeting_id = a.meeting_id AND l.person_id = a.person_id
                    WHERE a.meeting_id = m.id AND published_on IS NOT NULL)),
            report_table('statements', worded(p_language, 'Reservationer och anteckningar', 'Reservations and notes'), worded(p_language,
                    'Det som enskilda lät anteckna, enligt det publicerade protokollet.', 'What single members had noted, by the published minutes.'),
                worded(p_language, 'Protokollet', 'The minutes'), report_columns(p_language, ARRAY[
                    ['kind', 'text', 'Slag', 'Kind', 'Reservation eller anteckning.', 'Reservation or note.'],
                    ['person', 'text', 'Namn', 'Name', 'Vem.', 'Who.'],
                    ['title', 'text', 'Ärende', 'Matter', 'I vilket ärende.', 'In which matter.'],
                    ['words', 'text', 'Lydelse', 'Words', 'Som det står.', 'As it stands.']]),
                (SELECT jsonb_agg(jsonb_build_object('kind', CASE s.kind WHEN 'reservation' THEN worded(p_language, 'Reservation', 'Reservation')
                        ELSE worded(p_language, 'Anteckning', 'Note') END, 'person', r.name, 'title', i.title, 'words', s.text, 'entry', s.entry)
                            ORDER BY s.made_at, s.id)
                    FROM published.statements s JOIN published.agenda_items i ON i.id = s.agenda_item_id
                        JOIN published.persons r ON r.id = s.person_id
                    WHERE s.meeting_id = m.id AND published_on IS NOT NULL))));
END
$$;


--
-- Name: FUNCTION report_meeting(p_at date, p_language text, p_params jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_meeting(p_at date, p_language text, p_params jsonb) IS 'Ett möte: dagordning med beslut, och ur det publicerade protokollet närvarande, reservationer och anteckningar.';


--
-- Name: report_meetings(date, text, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_meetings(p_at date, p_language text, p_params jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    notice record;
    counted record;
BEGIN
    SELECT p.clause_id, (p.value #>> '{}')::integer AS days INTO notice FROM published.parameters p WHERE p.key = 'notice.summonsDays';
    WITH decided AS MATERIALIZED (
        SELECT d.meeting_id, count(*) AS decisions, max(d.entry) AS entry FROM published.decisions d WHERE d.decided_on <= p_at GROUP BY d.meeting_id
    ), minuted AS MATERIALIZED (
        SELECT n.meeting_id, n.published_on, n.entry FROM readable_minutes(p_at) n
    ), chosen AS (
        SELECT m.*, m.day - m.summoned_on AS notice_days, p.expected, p.present,
            row_number() OVER (ORDER BY m.starts_at DESC, m.id) AS line
        FROM known_meetings(p_at) m LEFT JOIN meeting_presence(p_at) p ON p.meeting_id = m.id
        WHERE (p_params ->> 'group' IS NULL OR m.group_code = p_params ->> 'group')
            AND (p_params ->> 'year' IS NULL OR extract(year FROM m.day) = (p_params ->> 'year')::integer)
            AND (p_params ->> 'state' IS NULL OR m.state = p_params ->> 'state')
    )
    SELECT count(*) FILTER (WHERE m.state = 'held') AS held, count(*) FILTER (WHERE m.state IN ('planned', 'summoned')) AS ahead,
        count(*) FILTER (WHERE m.notice_days < notice.days AND m.state <> 'cancelled') AS short,
        round(100.0 * sum(m.present) / nullif(sum(m.expected), 0), 1) AS presence,
        count(n.meeting_id) AS published,
        jsonb_agg(jsonb_build_object('meeting', report_link(localized(m.title, p_language), '/meetings/' || m.id),
            'group', localized(m.group_title, p_language), 'startsAt', utc(m.starts_at), 'place', m.place,
            'state', meeting_status(m.state, p_language),
            'noticeDays', coalesce(to_jsonb(m.notice_days), CASE WHEN m.state IN ('planned', 'missed', 'cancelled') THEN not_applicable() END),
            'notice', CASE WHEN m.notice_days IS NULL OR notice.days IS NULL THEN not_applicable()
                WHEN m.notice_days < notice.days THEN report_status('bad', worded(p_language, 'För kort', 'Too short'))
                ELSE report_status('good', worded(p_language, 'I tid', 'In time')) END,
            'decisions', CASE WHEN m.state = 'held' THEN to_jsonb(coalesce(d.decisions, 0)) ELSE not_applicable() END,
            'presence', CASE WHEN m.state <> 'held' THEN not_applicable() ELSE to_jsonb(round(100.0 * m.present / nullif(m.expected, 0), 1)) END,
            'minutes', CASE WHEN m.state <> 'held' THEN not_applicable() WHEN n.meeting_id IS NULL THEN NULL
                ELSE report_link(n.published_on::text, '/meetings/' || m.id || '/minutes') END,
            'entry', greatest(m.entry, d.entry, n.entry)) ORDER BY m.line) FILTER (WHERE m.line <= report_limit(p_params)) AS shown
    INTO counted
    FROM chosen m LEFT JOIN decided d ON d.meeting_id = m.id LEFT JOIN minuted n ON n.meeting_id = m.id;
    RETURN jsonb_build_object('title', worded(p_language, 'Möten', 'Meetings'),
        'summary', worded(p_language, 'Planerade och hållna möten, varsel, närvaro och protokoll.',
            'Meetings planned and held, their notice, presence and minutes.'),
        'figures', jsonb_build_array(
            report_figure('held', worded(p_language, 'Hållna', 'Held'), counted.held, 'count',
                worded(p_language, 'Möten som öppnats till och med dagen, i det urval som filtren ger.',
                    'Meetings opened up to the day, within the filters.'),
                worded(p_language, 'Mötena', 'Meetings'), rule_clause('meeting_label_matches_its_window')),
            report_figure('ahead', worded(p_language, 'Väntar', 'Ahead'), counted.ahead, 'count',
                worded(p_language, 'Möten som är planerade eller kallade till och inte har varit.',
                    'Meetings planned or summoned to that have not been.'),
                worded(p_language, 'Mötena', 'Meetings'), rule_clause('meeting_is_planned_by_its_officers')),
            report_figure('shortNotice', worded(p_language, 'För kort varsel', 'Too short notice'), counted.short, 'count',
                worded(p_language, 'Möten med färre dagar från kallelse till möte än ',
                    'Meetings with fewer days from summons to meeting than ') || coalesce(notice.days::text, '–') || '.',
                worded(p_language, 'Kallelserna', 'Summonses'), notice.clause_id),
            report_figure('presence', worded(p_language, 'Närvaro', 'Presence'), counted.presence, 'percent',
                worded(p_language, 'Andel av parterna med röstande plats som var med, över alla möten med publicerat protokoll.',
                    'Share of the parties with a voting seat that were there, over all meetings with published minutes.'),
                worded(p_language, 'Publicerade protokoll', 'Published minutes'), presence_clause()),
            report_figure('published', worded(p_language, 'Publicerade protokoll', 'Published minutes'), counted.published, 'count',
                worded(p_language, 'Möten vars protokoll eller anteckningar kan läsas.', 'Meetings whose minutes or notes can be read.'),
                worded(p_language, 'Protokollen', 'Minutes'), rule_clause('minutes_state_allows_it'))),
        'filters', jsonb_build_array(group_filter(p_language, p_params, p_at), year_filter(p_language, p_params, p_at),
            report_filter('state', worded(p_language, 'Läge', 'State'), p_params ->> 'state', (
                SELECT jsonb_agg(report_option(code, meeting_status(code, p_language) ->> 'text') ORDER BY place)
                FROM unnest(ARRAY['planned', 'summoned', 'held', 'missed', 'cancelled']) WITH ORDINALITY AS o(code, place))),
            day_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(report_table('meetings', worded(p_language, 'Möten', 'Meetings'),
            worded(p_language, 'Möten som var kända den dagen, de senaste först.', 'Meetings known that day, the latest first.')
                || newest_rows(p_language),
            worded(p_language, 'Mötena, kallelserna och de publicerade protokollen', 'Meetings, summonses and published minutes'),
                report_columns(p_language, ARRAY[
                ['meeting', 'link', 'Möte', 'Meeting', 'Mötets slag.', 'Kind of meeting.'],
                ['group', 'text', 'Grupp', 'Group', 'Gruppen som möts.', 'Group that meets.'],
                ['startsAt', 'instant', 'Börjar', 'Starts', 'Utlyst tid.', 'Announced time.'],
                ['place', 'text', 'Plats', 'Place', 'Utlyst plats.', 'Announced place.'],
                ['state', 'status', 'Läge', 'State', 'Hur mötet stod den dagen.', 'How the meeting stood that day.'],
                ['noticeDays', 'days', 'Varsel', 'Notice', 'Dagar från kallelse till möte.', 'Days from summons to meeting.'],
                ['notice', 'status', 'Kallelse', 'Summons', 'Om kallelsen gick i tid.', 'Whether the summons was in time.'],
                ['decisions', 'count', 'Beslut', 'Decisions', 'Paragrafer från mötet.', 'Paragraphs of the meeting.'],
                ['presence', 'percent', 'Närvaro', 'Presence',
                    'Andel av parterna med röstande plats som var med; saknas tills protokollet är publicerat.',
                    'Share of the parties with a voting seat that were there; not known until the minutes are published.'],
                ['minutes', 'link', 'Protokoll', 'Minutes', 'Dagen då det publicerades.', 'Day of publication.']]),
            counted.shown)));
END
$$;


--
-- Name: FUNCTION report_meetings(p_at date, p_language text, p_params jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_meetings(p_at date, p_language text, p_params jsonb) IS 'Möten som de stod en dag: varsel, närvaro, beslut och publicerade protokoll (D-8, D-9).';


--
-- Name: report_news(date, text, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_news(p_at date, p_language text, p_params jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    since date := coalesce((p_params ->> 'since')::date, p_at - 7);
    zone text := (SELECT c.time_zone FROM published.charters c);
    first_entry bigint := (SELECT min(e.entry) FROM published.journal_entries e WHERE e.recorded_at >= since::timestamp AT TIME ZONE zone);
    counted record;
BEGIN
    WITH chosen AS (
        SELECT n.*, e.recorded_at, row_number() OVER (ORDER BY n.entry DESC, n.kind, n.what ->> 'text') AS place
        FROM recorded_since(first_entry, p_language) n JOIN published.journal_entries e ON e.entry = n.entry
        WHERE e.recorded_at < (p_at + 1)::timestamp AT TIME ZONE zone
            AND (p_params ->> 'party' IS NULL OR n.party_code = p_params ->> 'party')
            AND (p_params ->> 'group' IS NULL OR n.group_code = p_params ->> 'group')
    )
    SELECT count(*) AS news, count(*) FILTER (WHERE n.what ->> 'path' LIKE '/decisions/%') AS decisions,
        jsonb_agg(jsonb_build_object('recordedAt', utc(n.recorded_at), 'kind', n.kind, 'what', n.what, 'on', n.happened_on,
            'party', coalesce(report_link(y.name, '/parties/' || y.code), not_applicable()),
            'group', coalesce(to_jsonb(localized(g.title, p_language)), not_applicable()), 'entry', n.entry)
            ORDER BY n.place) FILTER (WHERE n.place <= CASE WHEN p_params ?| ARRAY['party', 'group', 'modifiedSince'] THEN 5000 ELSE 50 END) AS shown
    INTO counted
    FROM chosen n LEFT JOIN published.parties y ON y.code = n.party_code LEFT JOIN published.groups g ON g.code = n.group_code;
    RETURN jsonb_build_object('title', worded(p_language, 'Nytt sedan ', 'New since ') || since,
        'summary', worded(p_language, 'Det som har antecknats i registren sedan dess, det senaste först.',
            'What has been recorded since then, the latest first.'),
        'figures', jsonb_build_array(
            report_figure('news', worded(p_language, 'Nyheter', 'News'), counted.news, 'count',
                worded(p_language, 'Anteckningar från och med ', 'Records from ') || since || '.',
                worded(p_language, 'Registren och journalen', 'The registers and the journal'), rule_clause('change_is_in_the_journal')),
            report_figure('decisions', worded(p_language, 'Beslut och rättelser', 'Decisions and corrections'), counted.decisions, 'count',
                worded(p_language, 'De av dem som är beslut, eller rättelser och återrapporter av beslut.',
                    'Those that are decisions, or corrections and reports of them.'),
                worded(p_language, 'Beslutsregistret', 'Register of decisions'), rule_clause('decision_number_is_consecutive'))),
        'filters', jsonb_build_array(report_filter('since', worded(p_language, 'Sedan', 'Since'), since::text),
            party_filter(p_language, p_params), group_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(report_table('news', worded(p_language, 'Nytt', 'New'), worded(p_language,
                'Det som antecknats, det senaste först. De 50 senaste visas; med part eller grupp visas alla (högst 5 000).',
                'What was recorded, the latest first. The 50 latest are shown; with a party or group all are (5,000 at most).'),
            worded(p_language, 'Registren och journalen', 'The registers and the journal'), report_columns(p_language, ARRAY[
                ['recordedAt', 'instant', 'Antecknat', 'Recorded', 'När det kom in i journalen.', 'When it came into the journal.'],
                ['kind', 'text', 'Händelse', 'Event', 'Vad som hände.', 'What happened.'],
                ['what', 'link', 'Vad', 'What', 'Vad det gäller.', 'What it is about.'],
                ['on', 'day', 'Gäller', 'On', 'Dagen det skedde, börjar gälla eller upphör.',
                    'Day it happened, takes effect or ends.'],
                ['party', 'link', 'Part', 'Party', 'Parten det rör.', 'Party concerned.'],
                ['group', 'text', 'Grupp', 'Group', 'Gruppen det rör.', 'Group concerned.']]), counted.shown)));
END
$$;


--
-- Name: FUNCTION report_news(p_at date, p_language text, p_params jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_news(p_at date, p_language text, p_params jsonb) IS 'Nytt sedan en dag: förslag, beslut, möten, protokoll, platser, remisser och återrapporter.';


--
-- Name: report_option(text, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_option(value text, title text) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT jsonb_build_object('value', value, 'title', title)
$$;


--
-- Name: FUNCTION report_option(value text, title text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_option(value text, title text) IS 'Ett val i ett filter.';


--
-- Name: report_overview(date, text, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_overview(p_at date, p_language text, p_params jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    p_year integer := extract(year FROM p_at);
    held bigint;
    coming jsonb;
    decided record;
    late bigint;
    waiting record;
    deviating record;
    wheel record;
    hours record;
    money record;
    register_clause text := rule_clause('register_number_is_consecutive');
    window_clause text := rule_clause('meeting_label_matches_its_window');
BEGIN
    SELECT count(*) FILTER (WHERE m.held_on >= make_date(p_year, 1, 1)),
        jsonb_agg(jsonb_build_object('meeting', report_link(localized(m.title, p_language), '/meetings/' || m.id), 'group',
            localized(m.group_title, p_language),
            'startsAt', utc(m.starts_at), 'place', m.place, 'state', meeting_status(m.state, p_language), 'entry', m.entry) ORDER BY m.starts_at)
            FILTER (WHERE m.state IN ('planned', 'summoned') AND m.day <= p_at + 183)
    INTO held, coming FROM known_meetings(p_at) m;
    SELECT count(*) FILTER (WHERE d.year = p_year) AS number, jsonb_agg(jsonb_build_object(
            'decision', report_link('§ ' || d.number || '/' || d.year, '/decisions/' || d.id), 'title', i.title, 'decidedOn', d.decided_on,
            'group', localized(g.title, p_language), 'outcome', outcome_status(d.outcome, p_language), 'entry', d.entry) ORDER BY d.place)
            FILTER (WHERE d.place <= 8) AS shown
    INTO decided
    FROM (SELECT x.*, row_number() OVER (ORDER BY x.decided_on DESC, x.number DESC, x.id) AS place FROM published.decisions x
        WHERE x.decided_on <= p_at) d
    LEFT JOIN published.agenda_items i ON d.place <= 8 AND i.id = d.agenda_item_id
    LEFT JOIN published.groups g ON g.code = d.group_code;
    SELECT count(*) INTO late FROM decision_follow_up(p_at, p_language) f WHERE f.status ->> 'code' = 'bad';
    SELECT count(*) AS number, max(p_at - p.submitted_on) AS oldest INTO waiting
    FROM proposals_at(p_at) t JOIN published.proposals p ON p.id = t.id WHERE t.since IS NULL;
    SELECT count(*) AS number, jsonb_agg(jsonb_build_object('finding', finding_title(f.code, p_language), 'owner', named_owner(f.owner, p_language),
            'clause', report_quote(f.clause_id), 'since', f.since, 'days', p_at - f.since) ORDER BY f.place) FILTER (WHERE f.place <= 10) AS shown
    INTO deviating
    FROM (SELECT x.*, row_number() OVER (ORDER BY x.since, x.clause_id, x.subject) AS place FROM published_findings(p_at) x) f;
    SELECT count(*) AS number, count(*) FILTER (WHERE d.state = 'fulfilled') AS fulfilled,
        jsonb_agg(jsonb_build_object('title', localized(d.title, p_language),
            'owner', named_owner(d.owner, p_language), 'from', d.opens, 'due', d.due,
            'state', duty_status(d.state, p_language)) ORDER BY d.due, d.code) AS shown
    INTO wheel
    FROM published_duties(p_year, p_at) d;
    SELECT sum(capacity_minutes(k.code, p_year)) AS total, min(k.clause_id) AS clause_id,
        (SELECT sum(w.used) FROM given_work(p_at, p_year) w) AS used
    INTO hours FROM published.capacities k;
    SELECT kronor(sum(c.amount)) AS costs,
        (SELECT m.decided_clause FROM published.matters m WHERE m.shape = 'money' ORDER BY m.position LIMIT 1) AS clause_id INTO money
    FROM plans_at(p_at) p JOIN published.matters m ON m.code = p.matter AND m.shape = 'money'
    CROSS JOIN LATERAL (SELECT sum((line ->> 'amountOre')::bigint) AS amount FROM jsonb_array_elements(p.content -> 'costs') line) c
    WHERE p.runs @> p_at;
    RETURN jsonb_build_object('title', worded(p_language, 'Översikt', 'Overview'),
        'summary', worded(p_language, 'Hur samverkan står den ', 'How the cooperation stands on ') || p_at || worded(p_language,
            ': året hittills, vad som kommer härnäst och vad som avviker från avtalet.',
                ': the year so far, what comes next and what deviates from the agreement.'),
        'figures', jsonb_build_array(
            report_figure('meetings', worded(p_language, 'Möten i år', 'Meetings this year'), held, 'count',
                worded(p_language, 'Möten som hållits sedan årets början.', 'Meetings held since the beginning of the year.'),
                worded(p_language, 'Mötena', 'Meetings'), window_clause),
            report_figure('decisions', worded(p_language, 'Beslut i år', 'Decisions this year'), decided.number, 'count',
                worded(p_language, 'Paragrafer sedan årets början.', 'Paragraphs since the beginning of the year.'),
                worded(p_language, 'Beslutsregistret', 'Register of decisions'), rule_clause('decision_number_is_consecutive')),
            report_figure('late', worded(p_language, 'Försenad uppföljning', 'Late follow-up'), late, 'count',
                worded(p_language, 'Beslut vars sista dag har passerat utan återkomst, redovisad tid eller återrapport.',
                    'Decisions whose last day has passed without return, reported time or report.'),
                worded(p_language, 'Besluten, uppdragen och tidredovisningen', 'Decisions, assignments and time entries'),
                rule_clause('assignment_is_given_by_decision')),
            report_figure('waiting', worded(p_language, 'Förslag som väntar', 'Proposals awaiting'), waiting.number, 'count',
                worded(p_language, 'Inlämnade förslag utan slutligt beslut.', 'Submitted proposals without a final decision.'),
                worded(p_language, 'Förslagen och besluten', 'Proposals and decisions'), register_clause),
            report_figure('oldest', worded(p_language, 'Äldsta förslaget', 'Oldest proposal'),
                CASE WHEN waiting.number = 0 THEN not_applicable() ELSE to_jsonb(waiting.oldest) END, 'days',
                worded(p_language, 'Dagar sedan det äldsta av dem lämnades in.', 'Days since the oldest of them was submitted.'),
                worded(p_language, 'Förslagen', 'Proposals'), register_clause),
            report_figure('findings', worded(p_language, 'Avvikelser', 'Findings'), deviating.number, 'count',
                worded(p_language, 'Det som avtalet förutsätter och registren saknar.', 'What the agreement expects and the records lack.'),
                worded(p_language, 'Alla register', 'All registers')),
            report_figure('duties', worded(p_language, 'Årshjulet uppfyllt', 'Year wheel fulfilled'),
                round(100.0 * wheel.fulfilled / nullif(wheel.number, 0)), 'percent',
                worded(p_language, 'Andel av det avtalet kräver under året som är gjort.',
                    'Share of what the agreement demands of the year that is done.'),
                worded(p_language, 'Mötena och planerna', 'Meetings and plans'), window_clause),
            report_figure('hours', worded(p_language, 'Använd tid', 'Time used'), coalesce(hours.used, 0), 'hours',
                worded(p_language, 'Redovisad tid i år, av ',
                    'Time reported this year, of ') || coalesce(round(hours.total / 60.0)::text, '–') || ' h.',
                worded(p_language, 'Tidredovisningen', 'Time entries'), hours.clause_id),
            report_figure('budget', worded(p_language, 'Budgeterade kostnader', 'Budgeted costs'), money.costs, 'kronor',
                worded(p_language, 'Kostnaderna i den budget som gäller den dagen.', 'Costs of the budget in force that day.'),
                worded(p_language, 'Budgeten', 'The budget'), money.clause_id)),
        'filters', jsonb_build_array(day_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(
            report_table('coming', worded(p_language, 'Möten som kommer', 'Meetings ahead'),
                worded(p_language, 'Planerade och kallade möten det närmaste halvåret.', 'Meetings planned and summoned to within half a year.'),
                worded(p_language, 'Mötena', 'Meetings'), report_columns(p_language, ARRAY[
                    ['meeting', 'link', 'Möte', 'Meeting', 'Mötets slag.', 'Kind of meeting.'],
                    ['group', 'text', 'Grupp', 'Group', 'Gruppen som möts.', 'Group that meets.'],
                    ['startsAt', 'instant', 'Börjar', 'Starts', 'Utlyst tid.', 'Announced time.'],
                    ['place', 'text', 'Plats', 'Place', 'Utlyst plats.', 'Announced place.'],
                    ['state', 'status', 'Läge', 'State', 'Hur mötet stod den dagen.', 'How the meeting stood that day.']]), coming),
            report_table('decisions', worded(p_language, 'Senaste besluten', 'Latest decisions'),
                worded(p_language, 'De åtta senaste paragraferna.', 'The eight latest paragraphs.'),
                worded(p_language, 'Beslutsregistret', 'Register of decisions'), report_columns(p_language, ARRAY[
                    ['decision', 'link', 'Paragraf', 'Paragraph', 'Nummer och år.', 'Number and year.'],
                    ['title', 'text', 'Ärende', 'Matter', 'Rubriken på dagordningen.', 'Title on the agenda.'],
                    ['decidedOn', 'day', 'Beslutat', 'Decided', 'Dagen för beslutet.', 'Day of the decision.'],
                    ['group', 'text', 'Grupp', 'Group', 'Gruppen som beslutade.', 'Group that decided.'],
                    ['outcome', 'status', 'Utfall', 'Outcome', 'Vad gruppen beslutade.', 'What the group decided.']]), decided.shown),
            report_table('findings', worded(p_language, 'Avvikelser', 'Findings'),
                worded(p_language, 'De tio som funnits längst; alla står i rapporten om avvikelser.',
                'The ten that have been there longest; the report on findings has all.'),
                worded(p_language, 'Alla register', 'All registers'), report_columns(p_language, ARRAY[
                    ['finding', 'text', 'Avvikelse', 'Finding', 'Vad som saknas eller avviker.', 'What is missing or deviates.'],
                    ['clause', 'quote', 'Klausul', 'Clause', 'Avtalets ord.', 'The agreement''s words.'],
                    ['owner', 'link', 'Hos', 'With', 'Den som kan avhjälpa den.', 'Who can remedy it.'],
                    ['since', 'day', 'Sedan', 'Since', 'Första dagen.', 'First day.'],
                    ['days', 'days', 'Dagar', 'Days', 'Hur länge.', 'How long.']]), deviating.shown),
            report_table('duties', worded(p_language, 'Årets åtaganden', 'Duties of the year'),
                worded(p_language, 'Det avtalet kräver under året.', 'What the agreement demands of the year.'),
                worded(p_language, 'Mötena och planerna', 'Meetings and plans'), report_columns(p_language, ARRAY[
                    ['title', 'text', 'Åtagande', 'Duty', 'Vad.', 'What.'],
                    ['owner', 'link', 'Hos', 'With', 'Vem.', 'Who.'],
                    ['from', 'day', 'Från', 'From', 'Första dag.', 'First day.'],
                    ['due', 'day', 'Senast', 'Due', 'Sista dag.', 'Last day.'],
                    ['state', 'status', 'Läge', 'State', 'Hur det stod den dagen.', 'How it stood that day.']]), wheel.shown)));
END
$$;


--
-- Name: FUNCTION report_overview(p_at date, p_language text, p_params jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_overview(p_at date, p_language text, p_params jsonb) IS 'Översikten: året i tal, möten som kommer, senaste besluten, avvikelser och årets åtaganden.';


--
-- Name: report_parties(date, text, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_parties(p_at date, p_language text, p_params jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    p_year integer := coalesce((p_params ->> 'year')::integer, extract(year FROM p_at)::integer);
    year_start date := make_date(p_year, 1, 1);
    year_end date := least(make_date(p_year, 12, 31), p_at);
    register_clause text := rule_clause('register_number_is_consecutive');
    stale record;
    counted record;
    year_said text := worded(p_language, ' under ', ' in ') || p_year || '.';
BEGIN
    SELECT x.clause_id, p_at - make_interval(months => (x.value #>> '{}')::integer) AS since INTO stale
    FROM published.parameters x WHERE x.key = 'contact.staleMonths';
    WITH places AS MATERIALIZED (
        SELECT y.code, count(s.id) AS filled FROM published.parties y
        LEFT JOIN published.seats s ON s.party_code = y.code AND s.valid @> p_at GROUP BY y.code
    ), gaps AS MATERIALIZED (
        SELECT f.subject AS code, count(*) AS missing FROM seat_findings(p_at) f WHERE f.code = 'seat-below-minimum' GROUP BY f.subject
    ), contacts AS MATERIALIZED (
        SELECT h.party_code AS code, count(*) AS holders, count(*) FILTER (WHERE p.contact_confirmed_on BETWEEN stale.since AND p_at) AS fresh,
            count(*) FILTER (WHERE p.contact_confirmed_on > p_at) AS unknown, max(p.contact_confirmed_on) AS latest_on
        FROM (SELECT DISTINCT s.party_code, s.person_id FROM published.seats s WHERE s.valid @> p_at) h
        JOIN published.persons p ON p.id = h.person_id GROUP BY h.party_code
    ), stood AS MATERIALIZED (
        SELECT t.id, t.state, t.since FROM proposals_at(p_at) t
    ), made AS MATERIALIZED (
        SELECT own_party(p.party_code, p.group_code) AS code, count(*) FILTER (WHERE p.submitted_on >= year_start AND p.submitted_on <= year_end) AS submitted,
            count(*) FILTER (WHERE t.since BETWEEN year_start AND year_end AND t.state IN ('approved', 'approvedWithChange', 'rejected')) AS answered,
            count(*) FILTER (WHERE t.since IS NULL) AS awaiting, max(p_at - p.submitted_on) FILTER (WHERE t.since IS NULL) AS oldest
        FROM stood t JOIN published.proposals p ON p.id = t.id GROUP BY own_party(p.party_code, p.group_code)
    ), planned AS MATERIALIZED (
        SELECT a.id, a.helping, a.helped FROM published.activities a JOIN plans_at(p_at) p ON p.id = a.plan_id
        WHERE NOT isempty(p.runs) AND (p.superseded_by IS NULL OR upper(p.runs) > p_at) AND a.first_day <= make_date(p_year, 12, 31)
            AND a.last_day >= year_start
    ), help AS MATERIALIZED (
        SELECT x.code, count(*) FILTER (WHERE x.gives) AS helping, count(*) FILTER (WHERE NOT x.gives) AS helped
        FROM (SELECT unnest(a.helping) AS code, true AS gives FROM planned a UNION ALL SELECT unnest(a.helped), false
            FROM planned a) x GROUP BY x.code
    ), presence AS MATERIALIZED (
        SELECT t.party_code AS code, count(*) AS expected, count(*) FILTER (WHERE t.present_voting > 0) AS present
        FROM party_presence(p_at, year_start) t WHERE t.voting > 0 AND t.held_on <= year_end GROUP BY t.party_code
    ), asked AS MATERIALIZED (
        SELECT y.code, count(*) AS late FROM published.referrals r CROSS JOIN LATERAL unnest(r.parties) AS y(code)
        JOIN stood t ON t.id = r.proposal_id AND t.since IS NULL
        WHERE r.due_on < p_at AND NOT EXISTS (SELECT FROM published.referral_answers a
            WHERE a.referral_id = r.id AND a.party_code = y.code AND a.answered_on <= p_at)
        GROUP BY y.code
    )
    SELECT count(*) AS parties, count(*) FILTER (WHERE g.missing IS NULL) AS seated,
        CASE WHEN bool_or(c.unknown > 0 AND c.fresh + c.unknown = c.holders) IS NOT TRUE THEN count(*) FILTER (WHERE c.fresh = c.holders) END AS reachable,
        coalesce(sum(m.submitted), 0) AS submitted, coalesce(sum(m.awaiting), 0) AS awaiting,
        count(*) FILTER (WHERE h.helping > 0 OR h.helped > 0) AS active,
        round(100.0 * sum(a.present) / nullif(sum(a.expected), 0), 1) AS presence,
        jsonb_agg(jsonb_build_object('party', report_link(y.name, '/parties/' || y.code),
            'seats', CASE WHEN g.missing IS NULL THEN report_status('good', worded(p_language, 'Fyllda: ', 'Filled: ') || p.filled)
                ELSE report_status('bad', worded(p_language, 'Saknas: ', 'Missing: ') || g.missing) END,
            'contact', CASE WHEN c.holders IS NULL THEN not_applicable()
                WHEN c.fresh = c.holders THEN report_status('good', worded(p_language, 'Bekräftad ', 'Confirmed ') || c.latest_on)
                WHEN c.fresh + c.unknown < c.holders OR c.unknown = 0 THEN report_status('watch', c.fresh || worded(p_language, ' av ', ' of ') || c.holders
                    || worded(p_language, ' bekräftade', ' confirmed')
                    || CASE WHEN c.unknown > 0 THEN worded(p_language, ', okänt: ', ', unknown: ') || c.unknown ELSE '' END) END,
            'referrals', CASE WHEN q.late IS NULL THEN report_status('good', worded(p_language, 'Inget väntar', 'Nothing awaited'))
                ELSE report_status('bad', worded(p_language, 'Försenade svar: ', 'Late answers: ') || q.late) END,
            'submitted', coalesce(m.submitted, 0), 'answered', coalesce(m.answered, 0), 'awaiting', coalesce(m.awaiting, 0),
            'oldest', coalesce(to_jsonb(m.oldest), not_applicable()), 'helping', coalesce(h.helping, 0), 'helped', coalesce(h.helped, 0),
            'presence', coalesce(to_jsonb(round(100.0 * a.present / nullif(a.expected, 0), 1)), not_applicable()))
            ORDER BY y.name COLLATE "sv-x-icu") AS shown
    INTO counted
    FROM published.parties y
    JOIN places p ON p.code = y.code
    LEFT JOIN gaps g ON g.code = y.code LEFT JOIN contacts c ON c.code = y.code LEFT JOIN made m ON m.code = y.code
    LEFT JOIN help h ON h.code = y.code LEFT JOIN presence a ON a.code = y.code LEFT JOIN asked q ON q.code = y.code
    WHERE y.kind IN (SELECT unnest(r.party_kinds) FROM published.seat_rules r
            WHERE r.votes AND r.group_kind IN (SELECT m.decided_by FROM published.matters m))
        AND (p_params ->> 'party' IS NULL OR y.code = p_params ->> 'party');
    RETURN jsonb_build_object('title', worded(p_language, 'Parterna och hur det står', 'The parties and how they stand'),
        'summary', worded(p_language, 'Varje part som röstar i en grupp som beslutar: platser, kontakt, förslag, hjälp till varandra och närvaro.',
            'Every party that votes in a group that decides: seats, contact, proposals, help to each other and presence.'),
        'figures', jsonb_build_array(
            report_figure('seated', worded(p_language, 'Parter med fyllda platser', 'Parties with filled seats'), counted.seated, 'count',
                worded(p_language, 'Parter som inte saknar någon plats avtalet kräver, av ',
                    'Parties that lack no seat the agreement demands, of ') || counted.parties || '.',
                worded(p_language, 'Platserna', 'Seats'), presence_clause()),
            report_figure('reachable', worded(p_language, 'Parter med bekräftad kontakt', 'Parties with confirmed contact'),
                counted.reachable, 'count',
                worded(p_language, 'Parter vars alla innehavare av platser har bekräftat sina kontaktuppgifter sedan ',
                    'Parties whose seat holders have all confirmed their contact details since ') || stale.since::date
                    || worded(p_language, '. Okänt när någon har bekräftat dem på nytt efter dagen: bara den senaste gången är antecknad.',
                        '. Unknown when somebody has confirmed them anew after the day: only the latest time is on record.'),
                worded(p_language, 'Kontaktuppgifternas datum', 'Days of the contact details'), stale.clause_id),
            report_figure('submitted', worded(p_language, 'Inlämnade förslag', 'Proposals submitted'), counted.submitted, 'count',
                worded(p_language, 'Förslag som parterna själva lämnat in', 'Proposals that the parties themselves submitted') || year_said,
                worded(p_language, 'Förslagen', 'Proposals'), register_clause),
            report_figure('awaiting', worded(p_language, 'Förslag som väntar', 'Proposals awaiting'), counted.awaiting, 'count',
                worded(p_language, 'Parternas egna förslag utan slutligt beslut den dagen, oavsett år.',
                    'Own proposals of the parties without a final decision that day, whatever the year.'),
                worded(p_language, 'Förslagen och besluten', 'Proposals and decisions'), register_clause),
            report_figure('active', worded(p_language, 'Parter i aktiviteter', 'Parties in activities'), counted.active, 'count',
                worded(p_language, 'Parter som hjälper eller får hjälp i en gällande aktivitet',
                    'Parties that help or are helped in a standing activity') || year_said,
                worded(p_language, 'Aktiviteterna', 'Activities'), rule_clause('activity_comes_from_a_plan')),
            report_figure('presence', worded(p_language, 'Närvaro', 'Presence'), counted.presence, 'percent',
                worded(p_language, 'Andel av mötena, med publicerat protokoll, där parter med röstande plats var med',
                    'Share of the meetings, with published minutes, where parties with a voting seat were there') || year_said,
                worded(p_language, 'Publicerade protokoll', 'Published minutes'), presence_clause())),
        'filters', jsonb_build_array(party_filter(p_language, p_params), year_filter(p_language, p_params, p_at),
            day_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(report_table('parties', worded(p_language, 'Parter', 'Parties'),
            worded(p_language, 'Parter med röstande plats i en grupp som beslutar. Förslag, hjälp och närvaro gäller ',
                'Parties with a voting seat in a group that decides. Proposals, help and presence are those of ') || p_year || '.',
            worded(p_language, 'Platser, kontaktdatum, förslag, beslut, aktiviteter och publicerade protokoll',
                'Seats, contact days, proposals, decisions, activities and published minutes'), report_columns(p_language, ARRAY[
                ['party', 'link', 'Part', 'Party', 'Parten.', 'The party.'],
                ['seats', 'status', 'Platser', 'Seats',
                    'Fyllda platser, eller grupper där den plats som avtalet kräver saknas.',
                    'Filled seats, or groups where the seat the agreement demands is missing.'],
                ['contact', 'status', 'Kontakt', 'Contact',
                    'Om platsernas innehavare har bekräftat sina kontaktuppgifter i tid; okänt om dem som har gjort det på nytt efter dagen.',
                    'Whether the seat holders have confirmed their contact details in time; unknown of those who did so anew after the day.'],
                ['referrals', 'status', 'Remissvar', 'Referral answers',
                    'Remisser vars svarstid har gått ut utan svar, medan förslaget är öppet.',
                    'Referrals past their day without an answer, while the proposal is open.'],
                ['submitted', 'count', 'Inlämnade', 'Submitted', 'Egna förslag inlämnade under året.',
                    'Own proposals submitted in the year.'],
                ['answered', 'count', 'Besvarade', 'Answered', 'Förslag slutligt avgjorda under året.', 'Proposals finally decided in the year.'],
                ['awaiting', 'count', 'Väntar', 'Awaiting',
                    'Förslag utan slutligt beslut den dagen.', 'Proposals without a final decision that day.'],
                ['oldest', 'days', 'Äldsta', 'Oldest', 'Dagar sedan det äldsta av dem lämnades in.', 'Days since the oldest of them was submitted.'],
                ['helping', 'count', 'Hjälper', 'Helps', 'Aktiviteter där parten hjälper andra.', 'Activities where the party helps others.'],
                ['helped', 'count', 'Får hjälp', 'Is helped', 'Aktiviteter där parten får hjälp.', 'Activities where the party is helped.'],
                ['presence', 'percent', 'Närvaro', 'Presence',
                    'Andel av mötena där parten hade röstande plats och var med.',
                    'Share of the meetings where the party had a voting seat and was there.']]),
            counted.shown, report_chart('matrix', 'party', 'seats', 'contact', 'referrals'))));
END
$$;


--
-- Name: FUNCTION report_parties(p_at date, p_language text, p_params jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_parties(p_at date, p_language text, p_params jsonb) IS 'Parterna med röstande plats × läge: platser, kontakt, remissvar, förslag, hjälp och närvaro (V-22, V-60, V-76).';


--
-- Name: report_party(date, text, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_party(p_at date, p_language text, p_params jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    members text := worded(p_language, 'Platserna i grupperna', 'The seats of the groups');
    register text := worded(p_language, 'Diariet och besluten', 'The register and the decisions');
    plan_source text := worded(p_language, 'Beslutade planer', 'Decided plans');
    money_source text := worded(p_language, 'Beslutade budgetar', 'Decided budgets');
    minutes_source text := worded(p_language, 'Publicerade protokoll', 'Published minutes');
    record_source text := worded(p_language, 'Räknas fram ur registren den dagen', 'Computed from the records on the day');
    p record;
    counts jsonb;
    seats jsonb;
    proposals jsonb;
    activities jsonb;
    incomes jsonb;
    attendance jsonb;
    referrals jsonb;
    found jsonb;
BEGIN
    SELECT party.code, party.name, localized(k.title, p_language) AS kind INTO p
    FROM published.parties party JOIN published.party_kinds k ON k.code = party.kind WHERE party.code = p_params ->> 'subject';
    IF p.code IS NULL THEN
        RETURN NULL;
    END IF;

    WITH held AS MATERIALIZED (
        -- A seat that is to come is known of today; who was to come on a day before is not on record.
        SELECT s.*, s.valid @> p_at AS now FROM published.seats s
        WHERE s.party_code = p.code AND (lower(s.valid) <= p_at OR p_at >= local_day(now()))
    ), submitted AS MATERIALIZED (
        SELECT own.id, own.title, own.matter, own.submitted_on, own.decision_id, own.included_in, own.entry, s.state, s.since
        FROM proposals_at(p_at) s JOIN published.proposals own ON own.id = s.id
        WHERE own_party(own.party_code, own.group_code) = p.code
    ), part AS MATERIALIZED (
        SELECT a.id, a.title, a.area, a.first_day, a.last_day, a.entry, p.code = ANY (a.helping) AS helps, p.code = ANY (a.helped) AS helped,
            plan.runs, plan.runs @> p_at AS now
        FROM published.activities a JOIN plans_at(p_at) plan ON plan.id = a.plan_id AND NOT isempty(plan.runs)
        WHERE p.code = ANY (a.helping || a.helped)
    ), money AS MATERIALIZED (
        SELECT b.id, b.decision_id, b.valid, b.decided_on, b.runs @> p_at AS now, b.superseded_by IS NOT NULL AS superseded, b.entry,
            (SELECT sum((l.value ->> 'amountOre')::numeric) FROM jsonb_array_elements(b.content -> 'incomes') l
                WHERE l.value ->> 'payer' = p.code) AS income,
            (SELECT (s.value ->> 'amountOre')::numeric FROM jsonb_array_elements(b.content #> '{sharing,shares}') s
                WHERE s.value ->> 'party' = p.code) AS share,
            (SELECT string_agg(DISTINCT localized(c.title, p_language), ', ') FROM jsonb_array_elements(b.content -> 'incomes') l
                JOIN published.money_classes c ON c.side = 'income' AND c.code = l.value ->> 'origin' WHERE l.value ->> 'payer' = p.code) AS origins
        FROM plans_at(p_at) b JOIN published.matters m ON m.code = b.matter AND m.shape = 'money'
    ), met AS MATERIALIZED (
        SELECT * FROM party_presence(p_at, p_party => p.code)
    ), missing AS MATERIALIZED (
        SELECT * FROM published_findings(p_at) f WHERE f.owner = p.code
    )
    SELECT
        jsonb_build_object('seats', (SELECT count(*) FROM held h WHERE h.now), 'proposals', (SELECT count(*) FROM submitted),
            'open', (SELECT count(*) FROM submitted s WHERE s.since IS NULL),
            'helping', (SELECT count(*) FROM part a WHERE a.now AND a.helps), 'helped', (SELECT count(*) FROM part a WHERE a.now AND a.helped),
            'part', (SELECT count(*) FROM part a WHERE a.now),
            'income', (SELECT kronor(sum(m.income)) FROM money m WHERE m.now),
            'meetings', (SELECT count(*) FROM met), 'attended', (SELECT count(*) FROM met WHERE met.present > 0),
            'findings', (SELECT count(*) FROM missing)),
        (SELECT jsonb_agg(jsonb_build_object('group', localized(g.title, p_language), 'seat', localized(r.title, p_language), 'person', person.name,
                'offices', coalesce((SELECT to_jsonb(string_agg(localized(o.title, p_language), ', ' ORDER BY o.position)) FROM published.offices e
                    JOIN published.office_rules o ON o.group_kind = e.group_kind AND o.code = e.office_code
                    WHERE e.group_code = h.group_code AND e.person_id = h.person_id AND e.valid && h.valid
                        AND e.valid @> CASE WHEN h.now THEN p_at ELSE lower(e.valid) END AND lower(e.valid) <= p_at), not_applicable()),
                'from', lower(h.valid), 'to', coalesce(to_jsonb(upper(h.valid) - 1), not_applicable()),
                'state', CASE WHEN h.now THEN report_status('good', worded(p_language, 'Nu', 'Now'))
                    WHEN lower(h.valid) > p_at THEN report_status('none', worded(p_language, 'Kommande', 'To come'))
                    ELSE report_status('none', worded(p_language, 'Tidigare', 'Former')) END, 'entry', h.entry)
            ORDER BY h.now DESC, lower(h.valid) DESC, g.code, h.id)
            FROM (SELECT * FROM held ORDER BY now DESC, lower(valid) DESC, id LIMIT 20) h
            JOIN published.groups g ON g.code = h.group_code
            JOIN published.seat_rules r ON r.group_kind = h.group_kind AND r.code = h.seat_code
            JOIN published.persons person ON person.id = h.person_id),
        (SELECT jsonb_agg(jsonb_build_object('proposal', report_link(s.title, '/proposals/' || s.id), 'matter', localized(m.title, p_language),
                'submittedOn', s.submitted_on, 'state', proposal_status(s.state, p_language), 'age', coalesce(s.since, p_at) - s.submitted_on,
                'carrier', CASE s.state WHEN 'included' THEN proposal_link(s.included_in)
                    WHEN 'merged' THEN (SELECT jsonb_agg(proposal_link(d.child_id)) FROM published.descents d WHERE d.parent_id = s.id)
                    WHEN 'split' THEN (SELECT jsonb_agg(proposal_link(d.child_id)) FROM published.descents d WHERE d.parent_id = s.id)
                    ELSE not_applicable() END,
                'decision', coalesce(report_link('§ ' || d.number || '/' || d.year, '/decisions/' || d.id), not_applicable()),
                'reasons', CASE s.state WHEN 'withdrawn' THEN (SELECT w.reasons FROM published.proposal_steps w
                    WHERE w.proposal_id = s.id AND w.kind = 'withdrawal' ORDER BY w.entry DESC LIMIT 1) ELSE d.reasons END,
                'entry', greatest(s.entry, d.entry)) ORDER BY s.submitted_on DESC, s.id DESC)
            FROM (SELECT * FROM submitted ORDER BY submitted_on DESC, id DESC LIMIT 20) s
            JOIN published.matters m ON m.code = s.matter
            LEFT JOIN published.decisions d ON d.id = s.decision_id AND d.decided_on <= p_at),
        (SELECT jsonb_agg(jsonb_build_object('activity', report_link(a.title, '/activities/' || a.id), 'area', coalesce(t.title, a.area),
                'part', CASE WHEN a.helps AND a.helped THEN worded(p_language, 'Hjälper och får hjälp', 'Helps and is helped')
                    WHEN a.helps THEN worded(p_language, 'Hjälper', 'Helps') ELSE worded(p_language, 'Får hjälp', 'Is helped') END,
                'firstDay', a.first_day, 'lastDay', a.last_day, 'state', CASE WHEN a.now AND a.last_day < p_at THEN
                    report_status('none', worded(p_language, 'Förbi', 'Past'))
                    WHEN a.now THEN report_status('good', worded(p_language, 'I gällande plan', 'In a plan in force'))
                    WHEN lower(a.runs) > p_at THEN report_status('none', worded(p_language, 'Kommande', 'To come'))
                    ELSE report_status('none', worded(p_language, 'Tidigare plan', 'Former plan')) END, 'entry', a.entry)
            ORDER BY a.first_day DESC, a.title, a.id)
            FROM (SELECT * FROM part ORDER BY first_day DESC, title, id LIMIT 20) a
            LEFT JOIN area_titles(p_at, p_language) t ON t.code = a.area),
        (SELECT jsonb_agg(jsonb_build_object('budget', concat(extract(year FROM lower(m.valid)), CASE WHEN m.superseded
                    THEN worded(p_language, ' (ersatt)', ' (superseded)') END), 'amount', kronor(coalesce(m.income, 0)),
                'share', coalesce(to_jsonb(kronor(m.share)), not_applicable()), 'origins', m.origins, 'decision', decision_link(m.decision_id),
                'entry', m.entry) ORDER BY m.valid DESC, m.decided_on DESC)
            FROM (SELECT * FROM money WHERE income IS NOT NULL OR share IS NOT NULL ORDER BY valid DESC, decided_on DESC LIMIT 20) m),
        (SELECT jsonb_agg(jsonb_build_object('meeting', report_link(concat(localized(k.title, p_language), ' ', a.held_on),
                    '/meetings/' || a.meeting_id), 'group', localized(g.title, p_language), 'heldOn', a.held_on, 'seats', a.seats,
                'present', a.present, 'state', CASE WHEN a.present > 0 THEN report_status('good', worded(p_language, 'Var där', 'Was there'))
                    ELSE report_status('watch', worded(p_language, 'Var inte där', 'Was not there')) END) ORDER BY a.held_on DESC, a.meeting_id)
            FROM (SELECT * FROM met ORDER BY held_on DESC, meeting_id LIMIT 20) a
            JOIN published.meetings m ON m.id = a.meeting_id
            JOIN published.meeting_kinds k ON k.group_kind = m.group_kind AND k.code = m.meeting_kind
            JOIN published.groups g ON g.code = m.group_code),
        (SELECT jsonb_agg(jsonb_build_object('proposal', proposal_link(r.proposal_id), 'sentOn', r.sent_on, 'dueOn', r.due_on,
                'stance', coalesce(stance_status(r.stance, p_language), CASE WHEN r.due_on < p_at
                    THEN report_status('bad', worded(p_language, 'Inget svar i tid', 'No answer in time'))
                    ELSE report_status('watch', worded(p_language, 'Väntar på svar', 'Answer awaited')) END), 'answeredOn', r.answered_on,
                'entry', r.entry) ORDER BY r.sent_on DESC, r.id)
            FROM (SELECT r.*, a.stance, a.answered_on FROM published.referrals r
                LEFT JOIN LATERAL (SELECT x.stance, x.answered_on FROM published.referral_answers x
                    WHERE x.referral_id = r.id AND x.party_code = p.code AND x.answered_on <= p_at ORDER BY x.number DESC LIMIT 1) a ON true
                WHERE p.code = ANY (r.parties) AND r.sent_on <= p_at ORDER BY r.sent_on DESC, r.id LIMIT 20) r),
        (SELECT jsonb_agg(jsonb_build_object('finding', finding_title(f.code, p_language),
                'evidence', finding_evidence(f.code, f.group_code, f.facts, p_language),
                'record', finding_record(f.facts, p_language), 'since', f.since, 'age', p_at - f.since, 'clause', report_quote(f.clause_id))
            ORDER BY f.since DESC, f.code, f.subject)
            FROM (SELECT * FROM missing ORDER BY since DESC, code, subject LIMIT 20) f)
    INTO counts, seats, proposals, activities, incomes, attendance, referrals, found;

    RETURN jsonb_build_object(
        'title', p.name,
        'summary', worded(p_language,
            format('%s. Den %s, platser i grupperna: %s, egna förslag: %s, aktiviteter med parten i gällande planer: %s.', p.kind, p_at,
                counts ->> 'seats', counts ->> 'proposals', counts ->> 'part'),
            format('%s. On %s, seats in the groups: %s, own proposals: %s, activities with the party in plans in force: %s.', p.kind, p_at,
                counts ->> 'seats', counts ->> 'proposals', counts ->> 'part')),
        'figures', jsonb_build_array(
            report_figure('seats', worded(p_language, 'Platser', 'Seats'), counts -> 'seats', 'count',
                worded(p_language, 'Platser i grupperna som någon från parten har den dagen.', 'Seats of the groups held from the party on the day.'),
                members, rule_clause('seat_person_comes_from_its_party')),
            report_figure('proposals', worded(p_language, 'Egna förslag', 'Own proposals'), counts -> 'proposals', 'count',
                worded(p_language, 'Förslag som parten själv lämnat in till och med dagen.',
                    'Proposals that the party itself submitted up to the day.'),
                register, rule_clause('register_number_is_consecutive')),
            report_figure('open', worded(p_language, 'Inte avgjorda', 'Not settled'), counts -> 'open', 'count',
                worded(p_language, 'Egna förslag som varken är avgjorda, återtagna eller gått upp i ett annat.',
                    'Own proposals neither decided, withdrawn nor taken into another.'), register, rule_clause('register_number_is_consecutive')),
            report_figure('helping', worded(p_language, 'Hjälper i', 'Helps in'), counts -> 'helping', 'count',
                worded(p_language, 'Aktiviteter i gällande planer där parten hjälper.',
                    'Activities of plans in force in which it helps.'), plan_source,
                rule_clause('activity_comes_from_a_plan')),
            report_figure('helped', worded(p_language, 'Får hjälp i', 'Is helped in'), counts -> 'helped', 'count',
                worded(p_language, 'Aktiviteter i gällande planer där parten får hjälp.', 'Activities of plans in force in which it is helped.'),
                plan_source, rule_clause('activity_comes_from_a_plan')),
            report_figure('income', worded(p_language, 'Går in med', 'Brings'), coalesce(counts -> 'income', 'null'), 'kronor',
                worded(p_language, 'Partens intäktsrader i den budget som gäller den dagen.', 'Its income lines in the budget in force on the day.'),
                money_source, (SELECT r.payer_clause FROM published.money_rules r)),
            report_figure('attendance', worded(p_language, 'Närvaro', 'Attendance'),
                percent_of((counts ->> 'attended')::numeric, (counts ->> 'meetings')::numeric), 'percent',
                worded(p_language, 'Möten där någon var där för parten, av dem med publicerat protokoll då parten hade plats i gruppen.',
                    'Meetings where somebody was there for the party, of those with published minutes when it had a seat in the group.'),
                minutes_source, presence_clause()),
            report_figure('findings', worded(p_language, 'Avvikelser', 'Findings'), counts -> 'findings', 'count',
                worded(p_language, 'Det som avtalet väntar sig av parten men registren saknar.',
                    'What the agreement expects of the party and the records lack.'),
                record_source)),
        'filters', jsonb_build_array(day_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(
            report_table('seats', worded(p_language, 'Platser', 'Seats'),
                worded(p_language, 'Vilka som företräder parten, nu, tidigare och, i dagens läge, kommande; högst 20.',
                    'Who represents the party, now, formerly and, as of today, to come; 20 at most.'),
                members, report_columns(p_language, ARRAY[
                    ['group', 'text', 'Grupp', 'Group', 'Gruppen.', 'The group.'],
                    ['seat', 'text', 'Plats', 'Seat', 'Platsens slag.', 'Kind of seat.'],
                    ['person', 'text', 'Person', 'Person', 'Den som har platsen.', 'Who has the seat.'],
                    ['offices', 'text', 'Uppdrag', 'Offices', 'Förtroendeuppdrag i gruppen.', 'Offices in the group.'],
                    ['from', 'day', 'Från', 'From', 'Första dag.', 'First day.'],
                    ['to', 'day', 'Till och med', 'Until', 'Sista dag, när en är satt.', 'Last day, when one is set.'],
                    ['state', 'status', 'Läge', 'State', 'Om platsen innehas den dagen.', 'Whether it is held on the day.']]),
                seats),
            report_table('proposals', worded(p_language, 'Förslag och vad det blev av dem', 'Proposals and what became of them'),
                worded(p_language, 'Partens egna förslag, de senaste 20 först.',
                    'The proposals of the party itself, the latest 20 first.'), register,
                report_columns(p_language, ARRAY[
                    ['proposal', 'link', 'Förslag', 'Proposal', 'Rubriken.', 'The title.'],
                    ['matter', 'text', 'Ärendeslag', 'Matter', 'Vad slags ärende det är.', 'What kind of matter it is.'],
                    ['submittedOn', 'day', 'Inlämnat', 'Submitted', 'Dagen det lämnades in.', 'The day it was submitted.'],
                    ['state', 'status', 'Läge', 'State', 'Hur det stod den dagen.', 'How it stood on the day.'],
                    ['age', 'days', 'Ålder', 'Age',
                        'Dagar från inlämning till avgörande, annars till dagen.', 'Days from submission to settlement, else to the day.'],
                    ['carrier', 'link', 'Bärs av', 'Carried by',
                        'Det förslag som det gått upp i.', 'The proposal that it was taken into.'],
                    ['decision', 'link', 'Beslut', 'Decision', 'Paragrafen.', 'The paragraph.'],
                    ['reasons', 'text', 'Skäl', 'Reasons', 'Varför det gick som det gick.', 'Why it went as it did.']]),
                proposals),
            report_table('activities', worded(p_language, 'Aktiviteter', 'Activities'),
                worded(p_language, 'Aktiviteter där parten hjälper eller får hjälp, de senaste 20 först.',
                    'Activities in which the party helps or is helped, the latest 20 first.'), plan_source,
                report_columns(p_language, ARRAY[
                    ['activity', 'link', 'Aktivitet', 'Activity', 'Aktiviteten.', 'The activity.'],
                    ['area', 'text', 'Område', 'Area', 'Samverkansområde.', 'Area of collaboration.'],
                    ['part', 'text', 'Roll', 'Part', 'Hjälper eller får hjälp.', 'Helps or is helped.'],
                    ['firstDay', 'day', 'Första dag', 'First day', 'Första dagen i kalendariet.', 'First day in the calendar.'],
                    ['lastDay', 'day', 'Sista dag', 'Last day', 'Sista dagen i kalendariet.', 'Last day in the calendar.'],
                    ['state', 'status', 'Läge', 'State', 'Hur den står den dagen.', 'How it stands on the day.']]),
                activities),
            report_table('incomes', worded(p_language, 'Går in med, budget för budget', 'Brings, budget by budget'),
                worded(p_language, 'Partens intäktsrader i varje beslutad budget, de senaste 20 först.',
                    'Its income lines in each decided budget, the latest 20 first.'), money_source,
                report_columns(p_language, ARRAY[
                    ['budget', 'text', 'År', 'Year', 'Budgetens år.', 'Year of the budget.'],
                    ['amount', 'kronor', 'Belopp', 'Amount', 'Summan av partens rader.', 'Sum of its lines.'],
                    ['share', 'kronor', 'Andel i fördelningen', 'Share',
                        'Partens andel enligt fördelningsnyckeln.', 'Its share by the sharing key.'],
                    ['origins', 'text', 'Källor', 'Sources', 'Intäkternas ursprung.', 'Origins of the income.'],
                    ['decision', 'link', 'Beslut', 'Decision', 'Beslutet om budgeten.', 'The decision on the budget.']]),
                incomes, report_chart('bars', 'budget', 'amount')),
            report_table('attendance', worded(p_language, 'Närvaro', 'Attendance'),
                worded(p_language, 'Möten med publicerat protokoll då parten hade plats i gruppen, de senaste 20 först.',
                    'Meetings with published minutes when the party had a seat in the group, the latest 20 first.'), minutes_source,
                report_columns(p_language, ARRAY[
                    ['meeting', 'link', 'Möte', 'Meeting', 'Mötet.', 'The meeting.'],
                    ['group', 'text', 'Grupp', 'Group', 'Gruppen.', 'The group.'],
                    ['heldOn', 'day', 'Hölls', 'Held', 'Dagen.', 'The day.'],
                    ['seats', 'count', 'Platser', 'Seats', 'Partens platser då.', 'Seats of the party then.'],
                    ['present', 'count', 'Närvarande', 'Present', 'De som var där för parten.', 'Those there for the party.'],
                    ['state', 'status', 'Läge', 'State', 'Om någon var där.', 'Whether somebody was there.']]),
                attendance),
            report_table('referrals', worded(p_language, 'Remisser till parten', 'Referrals to the party'),
                worded(p_language, 'Förslag som parten ombetts yttra sig om, de senaste 20 först.',
                    'Proposals that it was asked about, the latest 20 first.'),
                worded(p_language, 'Remisser', 'Referrals'),
                report_columns(p_language, ARRAY[
                    ['proposal', 'link', 'Förslag', 'Proposal', 'Förslaget.', 'The proposal.'],
                    ['sentOn', 'day', 'Sänd', 'Sent', 'Dagen den sändes.', 'The day it was sent.'],
                    ['dueOn', 'day', 'Svar senast', 'Answer by', 'Svarsdagen.', 'The day to answer by.'],
                    ['stance', 'status', 'Ställning', 'Stance', 'Vad parten svarade.', 'What it answered.'],
                    ['answeredOn', 'day', 'Svarade', 'Answered', 'Dagen för svaret.', 'Day of the answer.']]),
                referrals),
            report_table('findings', worded(p_language, 'Avvikelser', 'Findings'),
                worded(p_language, 'Det som ankommer på parten, med avtalets ord.',
                    'What is for the party to cure, with the words of the agreement.'), record_source,
                report_columns(p_language, ARRAY[
                    ['finding', 'text', 'Avvikelse', 'Finding', 'Vad som saknas.', 'What is missing.'],
                    ['evidence', 'text', 'Underlag', 'Evidence', 'Vad den syns på i registren.', 'What in the records shows it.'],
                    ['record', 'link', 'Gäller', 'About', 'Mötet, förslaget eller beslutet.', 'The meeting, proposal or decision.'],
                    ['since', 'day', 'Sedan', 'Since', 'Dagen den uppstod.', 'The day it arose.'],
                    ['age', 'days', 'Dagar', 'Days', 'Dagar sedan dess.', 'Days since then.'],
                    ['clause', 'quote', 'Avtalet', 'The agreement', 'Klausulen, ordagrant.', 'The clause, in its own words.']]),
                found)));
END
$$;


--
-- Name: FUNCTION report_party(p_at date, p_language text, p_params jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_party(p_at date, p_language text, p_params jsonb) IS 'En part: platser, förslag och vad det blev av dem, aktiviteter, intäkter i budgeten, närvaro när den är publicerad, avvikelser.';


--
-- Name: report_plans(date, text, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_plans(p_at date, p_language text, p_params jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    decided text := worded(p_language, 'Beslutade planer', 'Decided plans');
    clause text := rule_clause('activity_comes_from_a_plan');
    counts jsonb;
    plans jsonb;
    by_area jsonb;
    listed jsonb;
    by_party jsonb;
BEGIN
    WITH running AS MATERIALIZED (
        SELECT p.id, p.matter, p.valid, p.decision_id, p.decided_on, p.supersedes, p.replaces, p.runs, p.entry FROM plans_at(p_at) p
        WHERE p.runs @> p_at
    ), titles AS MATERIALIZED (
        SELECT t.* FROM area_titles(p_at, p_language) t
    ), chosen AS MATERIALIZED (
        SELECT a.*, p.decision_id, (SELECT count(*) FROM jsonb_array_elements(a.calendar)) AS days,
            (SELECT min(day.value ->> 'on') FROM jsonb_array_elements(a.calendar) day
                WHERE coalesce(day.value ->> 'until', day.value ->> 'on')::date >= p_at) AS next_day
        FROM running p JOIN published.activities a ON a.plan_id = p.id
        WHERE (p_params ->> 'area' IS NULL OR a.area = p_params ->> 'area')
            AND (p_params ->> 'party' IS NULL OR p_params ->> 'party' = ANY (a.helping || a.helped))
    ), shares AS (
        SELECT p.code, p.name, count(*) FILTER (WHERE p.code = ANY (c.helping)) AS helping,
            count(*) FILTER (WHERE p.code = ANY (c.helped)) AS helped
        FROM published.parties p JOIN chosen c ON p.code = ANY (c.helping || c.helped)
        GROUP BY p.code, p.name
    )
    SELECT
        (SELECT jsonb_build_object('plans', (SELECT count(*) FROM running), 'activities', count(*), 'days', coalesce(sum(c.days), 0),
            'helping', (SELECT count(*) FROM shares s WHERE s.helping > 0), 'helped', (SELECT count(*) FROM shares s WHERE s.helped > 0),
            'areas', count(DISTINCT c.area)) FROM chosen c),
        (SELECT jsonb_agg(jsonb_build_object('plan', localized(m.title, p_language),
            'state', CASE WHEN r.id IS NULL THEN report_status('bad', worded(p_language, 'Saknas', 'Missing'))
                ELSE report_status('good', worded(p_language, 'Gäller', 'In force')) END,
            'from', coalesce(to_jsonb(lower(r.runs)), not_applicable()), 'to', coalesce(to_jsonb(upper(r.runs) - 1), not_applicable()),
            'decision', coalesce(decision_link(r.decision_id), not_applicable()),
            'decidedOn', coalesce(to_jsonb(r.decided_on), not_applicable()),
            'supersedes', coalesce((SELECT decision_link(former.decision_id) FROM published.plans former WHERE former.id = r.supersedes),
                not_applicable()), 'entry', r.entry) ORDER BY m.position, r.decided_on)
            FROM published.matters m LEFT JOIN running r ON r.matter = m.code WHERE m.effect = 'plan'),
        (SELECT jsonb_agg(jsonb_build_object('area', a.title, 'activities', a.activities, 'days', a.days,
            'helping', a.helping, 'helped', a.helped) ORDER BY a.place, a.title)
            FROM (SELECT t.title, t.place, count(c.id) AS activities, coalesce(sum(c.days), 0) AS days,
                    (SELECT count(DISTINCT party) FROM chosen h, unnest(h.helping) party WHERE h.area = t.code) AS helping,
                    (SELECT count(DISTINCT party) FROM chosen h, unnest(h.helped) party WHERE h.area = t.code) AS helped
                FROM titles t LEFT JOIN chosen c ON c.area = t.code
                WHERE (p_params ->> 'area' IS NULL OR t.code = p_params ->> 'area')
                GROUP BY t.code, t.title, t.place HAVING t.place < 1000 OR count(c.id) > 0) a),
        (SELECT jsonb_agg(jsonb_build_object('activity', report_link(n.title, '/activities/' || n.id), 'area', coalesce(t.title, n.area),
            'helping', party_links(n.helping), 'helped', party_links(n.helped), 'firstDay', n.first_day, 'lastDay', n.last_day,
            'nextDay', coalesce(to_jsonb(n.next_day), not_applicable()), 'days', n.days, 'decision', decision_link(n.decision_id),
            'entry', n.entry) ORDER BY n.first_day, n.title, n.id)
            FROM (SELECT c.* FROM chosen c ORDER BY c.first_day DESC, c.id LIMIT report_limit(p_params)) n
            LEFT JOIN titles t ON t.code = n.area),
        (SELECT jsonb_agg(jsonb_build_object('party', report_link(s.name, '/parties/' || s.code), 'helping', s.helping, 'helped', s.helped)
            ORDER BY s.helping DESC, s.helped DESC, s.name COLLATE "sv-x-icu") FROM shares s)
    INTO counts, plans, by_area, listed, by_party;

    RETURN jsonb_build_object(
        'title', worded(p_language, 'Planer och aktiviteter', 'Plans and activities'),
        'summary', worded(p_language,
            format('Planer som gäller den %s: %s. Aktiviteter: %s. Områden med aktiviteter: %s.', p_at, counts ->> 'plans',
                counts ->> 'activities', counts ->> 'areas'),
            format('Plans in force on %s: %s. Activities: %s. Areas with activities: %s.', p_at, counts ->> 'plans',
                counts ->> 'activities', counts ->> 'areas')),
        'figures', jsonb_build_array(
            report_figure('plans', worded(p_language, 'Planer som gäller', 'Plans in force'), counts -> 'plans', 'count',
                worded(p_language, 'Beslutade planer och budgetar vars tid omfattar dagen och som inte har ersatts.',
                    'Decided plans and budgets whose period holds the day and that are not superseded.'), decided,
                rule_clause('one_plan_a_period')),
            report_figure('activities', worded(p_language, 'Aktiviteter', 'Activities'), counts -> 'activities', 'count',
                worded(p_language, 'Aktiviteter i de planer som gäller, i urvalet.', 'Activities in the plans in force, as filtered.'), decided,
                clause),
            report_figure('calendarDays', worded(p_language, 'Tillfällen i kalendariet', 'Calendar entries'), counts -> 'days', 'count',
                worded(p_language, 'Aktiviteternas poster i planens kalendarium.', 'The entries of the activities in the calendar of the plan.'),
                decided, rule_clause('plan_has_its_calendar')),
            report_figure('helping', worded(p_language, 'Parter som hjälper', 'Parties that help'), counts -> 'helping', 'count',
                worded(p_language, 'Parter som anges som hjälpande i minst en aktivitet i urvalet.',
                    'Parties named as helping in at least one activity, as filtered.'), decided, clause),
            report_figure('helped', worded(p_language, 'Parter som får hjälp', 'Parties that are helped'), counts -> 'helped', 'count',
                worded(p_language, 'Parter som anges som hjälpta i minst en aktivitet i urvalet.',
                    'Parties named as helped in at least one activity, as filtered.'), decided, clause)),
        'filters', jsonb_build_array(day_filter(p_language, p_params, p_at), area_filter(p_language, p_params), party_filter(p_language, p_params)),
        'tables', jsonb_build_array(
            report_table('plans', worded(p_language, 'Planer och budget', 'Plans and budget'),
                worded(p_language, 'Varje slag av plan och den som gäller den dagen.',
                    'Each kind of plan, and the one in force on the day.'), decided,
                report_columns(p_language, ARRAY[
                    ['plan', 'text', 'Plan', 'Plan', 'Slag av plan.', 'Kind of plan.'],
                    ['state', 'status', 'Läge', 'State',
                        'Om en beslutad plan gäller den dagen.', 'Whether a decided plan is in force on the day.'],
                    ['from', 'day', 'Gäller från', 'In force from',
                        'Planens första dag, eller dagen då den ersatte en annan.', 'Its first day, or the day it superseded another.'],
                    ['to', 'day', 'Till och med', 'Until', 'Planens sista dag.', 'Its last day.'],
                    ['decision', 'link', 'Beslut', 'Decision', 'Paragrafen som satte den i kraft.', 'The paragraph that put it in force.'],
                    ['decidedOn', 'day', 'Beslutad', 'Decided', 'Dagen för beslutet.', 'Day of the decision.'],
                    ['supersedes', 'link', 'Ersatte', 'Superseded',
                        'Beslutet om den plan som den ersatte.', 'The decision on the plan that it superseded.']]),
                plans),
            report_table('areas', worded(p_language, 'Aktiviteter per område', 'Activities by area'),
                worded(p_language, 'Områdena och hur mycket som planerats inom dem.', 'The areas, and how much is planned in each.'), decided,
                report_columns(p_language, ARRAY[
                    ['area', 'text', 'Område', 'Area',
                        'Samverkansområde enligt planen i kraft.', 'Area of collaboration in the plan in force.'],
                    ['activities', 'count', 'Aktiviteter', 'Activities', 'Antal.', 'Number.'],
                    ['days', 'count', 'Tillfällen', 'Entries', 'Poster i kalendariet.', 'Calendar entries.'],
                    ['helping', 'count', 'Hjälper', 'Helping', 'Olika parter som hjälper.', 'Different parties that help.'],
                    ['helped', 'count', 'Får hjälp', 'Helped', 'Olika parter som får hjälp.', 'Different parties that are helped.']]),
                by_area, report_chart('bars', 'area', 'activities')),
            report_table('activities', worded(p_language, 'Aktiviteter', 'Activities'),
                worded(p_language, 'Aktiviteter i de planer som gäller, efter första dag.', 'Activities in the plans in force, by first day.')
                    || newest_rows(p_language), decided,
                report_columns(p_language, ARRAY[
                    ['activity', 'link', 'Aktivitet', 'Activity', 'Vad som ska göras.', 'What is to be done.'],
                    ['area', 'text', 'Område', 'Area', 'Samverkansområde.', 'Area of collaboration.'],
                    ['helping', 'link', 'Hjälper', 'Helping', 'Parter som hjälper.', 'Parties that help.'],
                    ['helped', 'link', 'Får hjälp', 'Helped', 'Parter som får hjälp.', 'Parties that are helped.'],
                    ['firstDay', 'day', 'Första dag', 'First day', 'Första dagen i kalendariet.', 'First day in the calendar.'],
                    ['lastDay', 'day', 'Sista dag', 'Last day', 'Sista dagen i kalendariet.', 'Last day in the calendar.'],
                    ['nextDay', 'day', 'Nästa', 'Next', 'Nästa tillfälle, från den dagen.', 'The next entry, from the day.'],
                    ['days', 'count', 'Tillfällen', 'Entries', 'Poster i kalendariet.', 'Calendar entries.'],
                    ['decision', 'link', 'Beslut', 'Decision', 'Beslutet om planen.', 'The decision on the plan.']]),
                listed),
            report_table('contributions', worded(p_language, 'Vem som hjälper och får hjälp', 'Who helps and who is helped'),
                worded(p_language, 'Antal aktiviteter i urvalet där parten hjälper och där den får hjälp.',
                    'Activities, as filtered, in which the party helps and is helped.'), decided,
                report_columns(p_language, ARRAY[
                    ['party', 'link', 'Part', 'Party', 'Parten.', 'The party.'],
                    ['helping', 'count', 'Hjälper', 'Helps', 'Aktiviteter där parten hjälper.', 'Activities in which it helps.'],
                    ['helped', 'count', 'Får hjälp', 'Is helped',
                        'Aktiviteter där parten får hjälp.', 'Activities in which it is helped.']]),
                by_party, report_chart('stacked', 'party', 'helping', 'helped'))));
END
$$;


--
-- Name: FUNCTION report_plans(p_at date, p_language text, p_params jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_plans(p_at date, p_language text, p_params jsonb) IS 'Planerna som gäller en dag, aktiviteterna per område och vem som hjälper vem (V-3, V-20, V-21, V-63…V-66).';


--
-- Name: report_proposal(date, text, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_proposal(p_at date, p_language text, p_params jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    register text := worded(p_language, 'Diariet och förslagets steg', 'The register and the steps of the proposal');
    clause text := rule_clause('register_number_is_consecutive');
    referral_clause text := rule_clause('referral_leaves_time_to_answer');
    p record;
    settled_on date;
    counts jsonb;
    way jsonb;
    asked jsonb;
    decided jsonb;
    fates jsonb;
    versions jsonb;
    content jsonb;
BEGIN
    SELECT found.*, register_number(found.id) AS number, localized(m.title, p_language) AS matter_title, m.shape,
        submitter_link(party.code, party.name, g.title, p_language) ->> 'text' AS submitter
    INTO p
    FROM published.proposals found JOIN published.matters m ON m.code = found.matter JOIN published.parties party ON party.code = found.party_code
    LEFT JOIN published.groups g ON g.code = found.group_code
    WHERE found.id = try_uuid(p_params ->> 'subject') AND found.submitted_on <= p_at;
    IF p.id IS NULL THEN
        RETURN NULL;
    END IF;

    WITH happened AS MATERIALIZED (
        SELECT w.* FROM proposal_way(p.id, p_at, p_language) w
    ), answers AS MATERIALIZED (
        SELECT r.id, r.question, r.sent_on, r.due_on, named.party, a.stance, a.answered_on, a.late, a.text, r.entry, named.place
        FROM published.referrals r
        CROSS JOIN unnest(r.parties) WITH ORDINALITY AS named(party, place)
        LEFT JOIN LATERAL (SELECT x.* FROM published.referral_answers x WHERE x.referral_id = r.id AND x.party_code = named.party
            AND x.answered_on <= p_at ORDER BY x.number DESC LIMIT 1) a ON true
        WHERE r.proposal_id = p.id AND r.sent_on <= p_at
    )
    SELECT
        (SELECT jsonb_build_object('asked', count(*), 'answered', count(n.stance), 'support', count(*) FILTER (WHERE n.stance IN ('support',
            'supportWithRemarks')), 'oppose', count(*) FILTER (WHERE n.stance = 'oppose')) FROM answers n),
        (SELECT jsonb_agg(jsonb_build_object('day', h.day, 'what', h.what, 'by', coalesce(h.by_whom, not_applicable()),
                'record', coalesce(h.record, not_applicable()), 'text', coalesce(to_jsonb(h.said), not_applicable()), 'entry', h.entry)
            ORDER BY h.day, h.entry, h.what) FROM happened h),
        (SELECT jsonb_agg(jsonb_build_object('party', party_link(n.party), 'sentOn', n.sent_on, 'dueOn', n.due_on, 'question', n.question,
                'stance', coalesce(stance_status(n.stance, p_language), CASE WHEN n.due_on < p_at
                    THEN report_status('bad', worded(p_language, 'Inget svar i tid', 'No answer in time'))
                    ELSE report_status('watch', worded(p_language, 'Väntar på svar', 'Answer awaited')) END),
                'answeredOn', n.answered_on, 'late', CASE WHEN n.late THEN worded(p_language, 'Sent', 'Late') WHEN NOT n.late
                    THEN worded(p_language, 'I tid', 'In time') END, 'answer', n.text) ORDER BY n.sent_on, n.entry, n.place) FROM answers n),
        (SELECT jsonb_agg(jsonb_build_object('decision', decision_link(d.id), 'outcome', outcome_status(d.outcome, p_language),
                'decidedOn', d.decided_on, 'group', (SELECT localized(g.title, p_language) FROM published.groups g WHERE g.code = d.group_code),
                'meeting', meeting_link(d.meeting_id, p_language), 'version', d.version_number, 'reasons', d.reasons, 'entry', d.entry)
            ORDER BY d.decided_on, d.entry) FROM published.decisions d WHERE d.proposal_id = p.id AND d.decided_on <= p_at),
        CASE WHEN known.final THEN (SELECT jsonb_agg(jsonb_build_object('carrier', report_link(carrier.title, '/proposals/' || carrier.id),
                'state', proposal_status(carrier.state, p_language), 'decision', coalesce(decision_link(d.id), not_applicable()),
                'answer', localized(fate_words(jsonb_populate_record(NULL::proposals, to_jsonb(carrier)), whole.decision, c.ways,
                    is_changed(p.id, c.ways, whole.decision)), p_language)) ORDER BY carrier.submitted_on, carrier.id)
            FROM proposal_carriers(p.id) c JOIN published.proposals carrier ON carrier.id = c.proposal_id
            LEFT JOIN published.decisions d ON d.id = carrier.decision_id
                AND carrier.state IN ('approved', 'approvedWithChange', 'rejected', 'referredBack', 'tabled')
            -- The words are said of whole rows; what is not published of a decision is not said.
            CROSS JOIN LATERAL (SELECT jsonb_populate_record(NULL::decisions, to_jsonb(d)) AS decision) whole)
            ELSE jsonb_build_array(jsonb_build_object('carrier', proposal_link(p.id), 'state', proposal_status(known.state, p_language),
                'decision', not_applicable(), 'answer', worded(p_language, format('Den %s var det inte avgjort.', p_at),
                    format('On %s it was not settled.', p_at)))) END,
        (SELECT jsonb_agg(jsonb_build_object('version', v.number, 'on', v.created_on, 'by', party_link(v.party_code),
                'adopted', CASE WHEN EXISTS (SELECT FROM published.proposal_steps s WHERE s.proposal_id = p.id AND s.kind = 'adoption'
                    AND s.version_number = v.number AND s.taken_on <= p_at) THEN report_status('good', worded(p_language, 'Antagen', 'Adopted'))
                    ELSE not_applicable() END,
                'note', coalesce(to_jsonb(v.note), not_applicable()), 'entry', v.entry) ORDER BY v.number DESC)
            FROM published.proposal_versions v WHERE v.proposal_id = p.id AND v.created_on <= p_at),
        (SELECT jsonb_agg(jsonb_build_object('part', said.part, 'text', coalesce(to_jsonb(said.said), not_applicable()), 'entry', v.entry)
            || CASE p.shape WHEN 'text' THEN '{}' WHEN 'money' THEN jsonb_build_object('amount', coalesce(to_jsonb(kronor(said.ore)), not_applicable()))
                ELSE jsonb_build_object('from', coalesce(to_jsonb(said.first_day), not_applicable()),
                    'to', coalesce(to_jsonb(said.last_day), not_applicable())) END ORDER BY said.place)
            FROM (SELECT x.* FROM published.proposal_versions x WHERE x.proposal_id = p.id AND x.created_on <= p_at
                ORDER BY x.number DESC LIMIT 1) v
            CROSS JOIN content_parts(p.shape, v.content, p_at, p_language) WITH ORDINALITY AS said(part, said, ore, first_day, last_day, place)),
        known.since
    INTO counts, way, asked, decided, fates, versions, content, settled_on
    FROM (SELECT s.state, s.since, p_at >= local_day(now()) OR NOT changed_since(p.id, p_at) AS final
        FROM proposals_at(p_at) s WHERE s.id = p.id) known;

    RETURN jsonb_build_object(
        'title', p.title,
        'summary', worded(p_language,
            format('%s från %s, inlämnat den %s med diarienummer %s.', p.matter_title, p.submitter, p.submitted_on, coalesce(p.number, '–')),
            format('%s from %s, submitted on %s with register number %s.', p.matter_title, p.submitter, p.submitted_on, coalesce(p.number, '–'))),
        'figures', jsonb_build_array(
            report_figure('age', worded(p_language, 'Ålder', 'Age'), coalesce(settled_on, p_at) - p.submitted_on, 'days',
                worded(p_language, 'Dagar från inlämning till avgörande, återtagande eller upptagande i ett annat; annars till dagen.',
                    'Days from submission to decision, withdrawal or being taken into another; else to the day.'), register, clause),
            report_figure('versions', worded(p_language, 'Versioner', 'Versions'), coalesce(jsonb_array_length(versions), 0), 'count',
                worded(p_language, 'Versioner skrivna till och med dagen.', 'Versions written up to the day.'), register, clause),
            report_figure('asked', worded(p_language, 'Tillfrågade på remiss', 'Asked by referral'), counts -> 'asked', 'count',
                worded(p_language, 'Parter som ombetts yttra sig, en gång för varje remiss.', 'Parties asked, once for each referral.'),
                worded(p_language, 'Remisser', 'Referrals'), referral_clause),
            report_figure('answered', worded(p_language, 'Svar', 'Answers'), counts -> 'answered', 'count',
                worded(p_language, 'Tillfrågade som svarat till och med dagen; det senaste svaret gäller.',
                    'Those asked who answered by the day; the latest answer stands.'),
                worded(p_language, 'Remissvar', 'Answers to referrals'), referral_clause),
            report_figure('oppose', worded(p_language, 'Avstyrker', 'Oppose'), counts -> 'oppose', 'count',
                worded(p_language, 'Svar som avstyrker förslaget.', 'Answers that oppose the proposal.'),
                worded(p_language, 'Remissvar', 'Answers to referrals'), referral_clause)),
        'filters', jsonb_build_array(day_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(
            report_table('answer', worded(p_language, 'Vad det blev av förslaget', 'What became of the proposal'),
                worded(p_language, 'Svaret till den som lämnade det: utfall, paragraf och skäl, genom det förslag som nu bär det.',
                    'The answer to who submitted it: outcome, paragraph and reasons, through the proposal that carries it now.'),
                worded(p_language, 'Beslut', 'Decisions'),
                report_columns(p_language, ARRAY[
                    ['answer', 'text', 'Svar', 'Answer', 'Vad det blev av det, och varför.', 'What became of it, and why.'],
                    ['carrier', 'link', 'Bärs av', 'Carried by',
                        'Förslaget som nu bär det, oftast det självt.', 'The proposal that carries it now, mostly itself.'],
                    ['state', 'status', 'Läge', 'State', 'Hur det förslaget står.', 'How that proposal stands.'],
                    ['decision', 'link', 'Beslut', 'Decision', 'Paragrafen.', 'The paragraph.']]),
                fates),
            report_table('content', worded(p_language, 'Vad förslaget säger', 'What it says'),
                worded(p_language, 'Den senaste versionen, del för del.', 'The latest version, part by part.'), register,
                report_columns(p_language, ARRAY[
                    ['part', 'text', 'Del', 'Part', 'Vilken del av förslaget.', 'Which part of the proposal.'],
                    ['text', 'text', 'Vad', 'What', 'Vad förslaget säger.', 'What the proposal says.']])
                || CASE WHEN p.shape = 'money' THEN report_columns(p_language, ARRAY[
                    ['amount', 'kronor', 'Belopp', 'Amount', 'Föreslaget belopp.', 'The amount proposed.']]) END
                || CASE WHEN p.shape NOT IN ('money', 'text') THEN report_columns(p_language, ARRAY[
                    ['from', 'day', 'Från och med', 'From', 'Första dagen.', 'The first day.'],
                    ['to', 'day', 'Till och med', 'To', 'Sista dagen.', 'The last day.']]) END, content),
            report_table('way', worded(p_language, 'Förslagets väg', 'Its way'),
                worded(p_language, 'Det som hänt till och med dagen, i ordning.', 'What has happened up to the day, in order.'), register,
                report_columns(p_language, ARRAY[
                    ['day', 'day', 'Dag', 'Day', 'Dagen det hände.', 'The day it happened.'],
                    ['what', 'text', 'Vad', 'What', 'Vad som hände.', 'What happened.'],
                    ['by', 'link', 'Av', 'By', 'Parten eller gruppen.', 'The party or group.'],
                    ['record', 'link', 'Vid eller i', 'At or in',
                        'Mötet, beslutet eller det andra förslaget.', 'The meeting, the decision or the other proposal.'],
                    ['text', 'text', 'Skäl och anteckningar', 'Reasons and notes', 'Det som skrevs.', 'What was written.']]),
                way),
            report_table('referrals', worded(p_language, 'Remisser och svar', 'Referrals and answers'),
                worded(p_language, 'Vilka som ombetts yttra sig, om vad, och vad de svarat; det senaste svaret gäller.',
                    'Who was asked, about what, and what they answered; the latest answer stands.'), worded(p_language, 'Remisser och remissvar',
                        'Referrals'),
                report_columns(p_language, ARRAY[
                    ['party', 'link', 'Part', 'Party', 'Den tillfrågade.', 'The one asked.'],
                    ['question', 'text', 'Fråga', 'Question', 'Vad som frågades.', 'What was asked.'],
                    ['sentOn', 'day', 'Sänd', 'Sent', 'Dagen den sändes.', 'The day it was sent.'],
                    ['dueOn', 'day', 'Svar senast', 'Answer by', 'Svarsdagen.', 'The day to answer by.'],
                    ['stance', 'status', 'Ställning', 'Stance', 'Hur parten ställer sig.', 'How the party stands.'],
                    ['answeredOn', 'day', 'Svarade', 'Answered', 'Dagen för svaret.', 'Day of the answer.'],
                    ['late', 'text', 'I tid', 'In time', 'Om svaret kom i tid.', 'Whether it came in time.'],
                    ['answer', 'text', 'Svar', 'Answer', 'Vad parten skrev.', 'What the party wrote.']]),
                asked),
            report_table('decisions', worded(p_language, 'Beslut om förslaget', 'Decisions on the proposal'),
                worded(p_language, 'Varje beslut om just detta förslag till och med dagen.', 'Each decision on this very proposal up to the day.'),
                worded(p_language, 'Beslut', 'Decisions'),
                report_columns(p_language, ARRAY[
                    ['decision', 'link', 'Beslut', 'Decision', 'Paragrafen.', 'The paragraph.'],
                    ['outcome', 'status', 'Utfall', 'Outcome', 'Vad som beslutades.', 'What was decided.'],
                    ['decidedOn', 'day', 'Dag', 'Day', 'Dagen för beslutet.', 'Day of the decision.'],
                    ['group', 'text', 'Grupp', 'Group', 'Gruppen som beslutade.', 'The group that decided.'],
                    ['meeting', 'link', 'Möte', 'Meeting', 'Mötet.', 'The meeting.'],
                    ['version', 'count', 'Version', 'Version', 'Versionen som beslutades.', 'The version decided.'],
                    ['reasons', 'text', 'Skäl', 'Reasons', 'Skälen.', 'The reasons.']]),
                decided),
            report_table('versions', worded(p_language, 'Versioner', 'Versions'),
                worded(p_language, 'Oföränderliga versioner, den senaste först.', 'Immutable versions, the latest first.'), register,
                report_columns(p_language, ARRAY[
                    ['version', 'count', 'Version', 'Version', 'Nummer.', 'Number.'],
                    ['on', 'day', 'Skriven', 'Written', 'Dagen den skrevs.', 'The day it was written.'],
                    ['by', 'link', 'Av', 'By', 'Parten.', 'The party.'],
                    ['adopted', 'status', 'Antagen', 'Adopted',
                        'Versionen som beredande grupp antagit.', 'The version adopted by the preparing group.'],
                    ['note', 'text', 'Motivering', 'Note', 'Motiveringen till versionen.', 'The note to the version.']]),
                versions)));
END
$$;


--
-- Name: FUNCTION report_proposal(p_at date, p_language text, p_params jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_proposal(p_at date, p_language text, p_params jsonb) IS 'Ett förslags väg: steg, remisser med svar, beslut och svaret till den som lämnade det (D-25).';


--
-- Name: report_proposals(date, text, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_proposals(p_at date, p_language text, p_params jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    register text := worded(p_language, 'Diariet över inlämnade förslag och deras steg', 'The register of submitted proposals and their steps');
    clause text := rule_clause('register_number_is_consecutive');
    series text := (SELECT x.value #>> '{}' || ' ' FROM published.parameters x WHERE x.key = 'register.series');
    counts jsonb;
    by_submitter jsonb;
    by_state jsonb;
    listed jsonb;
BEGIN
    WITH known AS MATERIALIZED (
        SELECT p.id, p.title, p.matter, p.party_code, p.group_code, p.submitted_on, p.decision_id, p.entry, s.state, s.since,
            proposal_stage(s.state) AS stage, coalesce(s.since, p_at) - p.submitted_on AS age,
            own_party(p.party_code, p.group_code) AS own_party, concat(series, r.year, ':', r.number) AS number,
            '§ ' || d.number || '/' || d.year AS paragraph, greatest(p.entry, d.entry) AS last_entry
        FROM proposals_at(p_at) s JOIN published.proposals p ON p.id = s.id
        LEFT JOIN published.registrations r ON r.proposal_id = p.id
        LEFT JOIN published.decisions d ON d.id = p.decision_id AND d.decided_on <= p_at
    ), chosen AS MATERIALIZED (
        SELECT k.* FROM known k
        WHERE (p_params ->> 'party' IS NULL OR k.own_party = p_params ->> 'party')
            AND (p_params ->> 'group' IS NULL OR k.group_code = p_params ->> 'group')
            AND (p_params ->> 'state' IS NULL OR k.state = p_params ->> 'state')
            AND (p_params ->> 'year' IS NULL OR extract(year FROM k.submitted_on) = (p_params ->> 'year')::integer)
    ), newest AS (
        SELECT c.* FROM chosen c ORDER BY c.submitted_on DESC, c.id DESC LIMIT report_limit(p_params)
    ), counted AS MATERIALIZED (
        SELECT c.own_party, c.group_code, count(*) AS submitted, count(*) FILTER (WHERE c.stage = 'waiting') AS waiting,
            count(*) FILTER (WHERE c.stage = 'preparing') AS preparing, count(*) FILTER (WHERE c.stage = 'deciding') AS deciding,
            count(*) FILTER (WHERE c.stage = 'approved') AS approved, count(*) FILTER (WHERE c.stage = 'rejected') AS rejected,
            count(*) FILTER (WHERE c.stage = 'withdrawn') AS withdrawn, count(*) FILTER (WHERE c.stage = 'carried') AS carried,
            max(c.age) FILTER (WHERE c.since IS NULL) AS oldest
        FROM chosen c GROUP BY c.own_party, c.group_code
    ), submitters AS (
        SELECT p.code AS party_code, NULL AS group_code, p.name::text AS name FROM published.parties p
        WHERE (p_params ->> 'party' IS NULL OR p.code = p_params ->> 'party') AND p_params ->> 'group' IS NULL
            AND (p.kind IN (SELECT unnest(m.submitter_party_kinds) FROM published.matters m)
                OR p.code IN (SELECT c.own_party FROM counted c))
        UNION ALL
        SELECT NULL, g.code, localized(g.title, p_language) FROM published.groups g WHERE g.code IN (SELECT c.group_code FROM counted c)
    ), states AS (
        SELECT c.state, count(*) AS proposals, max(c.age) AS oldest, round(avg(c.age))::integer AS mean,
            array_position(ARRAY['submitted', 'incomplete', 'inPreparation', 'referredBack', 'adopted', 'onAgenda', 'tabled', 'approved',
                'approvedWithChange', 'rejected', 'withdrawn', 'included', 'merged', 'split'], c.state) AS place
        FROM chosen c GROUP BY c.state
    )
    SELECT
        (SELECT jsonb_build_object('submitted', count(*), 'open', count(*) FILTER (WHERE c.since IS NULL),
            'approved', count(*) FILTER (WHERE c.stage = 'approved'), 'rejected', count(*) FILTER (WHERE c.stage = 'rejected'),
            'oldest', max(c.age) FILTER (WHERE c.since IS NULL),
            'mean', round(avg(c.age) FILTER (WHERE c.stage IN ('approved', 'rejected')))::integer) FROM chosen c),
        (SELECT jsonb_agg(jsonb_build_object('submitter', report_link(s.name, '/parties/' || s.party_code),
                'submitted', coalesce(c.submitted, 0), 'waiting', coalesce(c.waiting, 0), 'preparing', coalesce(c.preparing, 0),
                'deciding', coalesce(c.deciding, 0), 'approved', coalesce(c.approved, 0), 'rejected', coalesce(c.rejected, 0),
                'withdrawn', coalesce(c.withdrawn, 0), 'carried', coalesce(c.carried, 0),
                'oldest', coalesce(to_jsonb(c.oldest), not_applicable()))
            ORDER BY s.party_code IS NULL, s.name COLLATE "sv-x-icu")
            FROM submitters s LEFT JOIN counted c ON c.own_party = s.party_code OR c.group_code = s.group_code),
        (SELECT jsonb_agg(jsonb_build_object('state', proposal_status(s.state, p_language), 'proposals', s.proposals,
            'oldest', s.oldest, 'mean', s.mean) ORDER BY s.place) FROM states s),
        (SELECT jsonb_agg(jsonb_build_object('number', n.number, 'proposal', report_link(n.title, '/proposals/' || n.id),
                'matter', localized(m.title, p_language), 'submitter', submitter_link(p.code, p.name, g.title, p_language), 'state', proposal_status(n.state, p_language),
                'submittedOn', n.submitted_on, 'age', n.age,
                'decision', CASE WHEN n.stage IN ('approved', 'rejected', 'carried') THEN report_link(n.paragraph, '/decisions/' || n.decision_id)
                    ELSE not_applicable() END, 'entry', n.last_entry) ORDER BY n.submitted_on DESC, n.id DESC)
            FROM newest n JOIN published.matters m ON m.code = n.matter JOIN published.parties p ON p.code = n.party_code
            LEFT JOIN published.groups g ON g.code = n.group_code)
    INTO counts, by_submitter, by_state, listed;

    RETURN jsonb_build_object(
        'title', worded(p_language, 'Förslag', 'Proposals'),
        'summary', worded(p_language, format('Inlämnade förslag: %s, varav inte avgjorda: %s.', counts ->> 'submitted', counts ->> 'open'),
            format('Submitted proposals: %s, of which not settled: %s.', counts ->> 'submitted', counts ->> 'open')),
        'figures', jsonb_build_array(
            report_figure('submitted', worded(p_language, 'Inlämnade', 'Submitted'), counts -> 'submitted', 'count',
                worded(p_language, 'Förslag som lämnats in till och med dagen, i urvalet.', 'Proposals submitted up to the day, as filtered.'),
                register, clause),
            report_figure('open', worded(p_language, 'Inte avgjorda', 'Not settled'), counts -> 'open', 'count',
                worded(p_language, 'Inlämnade förslag som varken är avgjorda, återtagna eller gått upp i ett annat.',
                    'Submitted proposals neither decided, withdrawn nor taken into another.'), register, clause),
            report_figure('approved', worded(p_language, 'Bifallna', 'Approved'), counts -> 'approved', 'count',
                worded(p_language, 'Förslag med beslutet bifall, med eller utan ändring.', 'Proposals approved, with or without a change.'),
                worded(p_language, 'Beslut', 'Decisions'), rule_clause('decision_number_is_consecutive')),
            report_figure('oldest', worded(p_language, 'Äldsta som inte är avgjort', 'Oldest not settled'),
                coalesce(counts -> 'oldest', 'null'), 'days',
                worded(p_language, 'Dagar från inlämning till dagen, för det äldsta förslag som inte är avgjort.',
                    'Days from submission to the day, of the oldest proposal that is not settled.'), register, clause),
            report_figure('meanAge', worded(p_language, 'Dagar till beslut i snitt', 'Mean days to decision'), coalesce(counts -> 'mean', 'null'),
                'days', worded(p_language, 'Medelvärdet av dagarna från inlämning till bifall eller avslag.',
                    'Mean of the days from submission to approval or rejection.'), register, clause)),
        'filters', jsonb_build_array(day_filter(p_language, p_params, p_at), party_filter(p_language, p_params),
            group_filter(p_language, p_params, p_at), proposal_state_filter(p_language, p_params), year_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(
            report_table('submitters', worded(p_language, 'Av vem och hur de står', 'By whom, and how they stand'),
                worded(p_language, 'Antal förslag efter den som lämnade dem: en part, eller en grupp i vars namn någon av dess ledamöter gjorde det.',
                    'Proposals by who submitted them: a party, or a group in whose name a member did.'), register,
                report_columns(p_language, ARRAY[
                    ['submitter', 'link', 'Från', 'From',
                        'Den part eller grupp som lämnade förslagen.', 'The party or group that submitted them.'],
                    ['submitted', 'count', 'Inlämnade', 'Submitted', 'Alla i urvalet.', 'All, as filtered.'],
                    ['waiting', 'count', 'Väntar', 'Waiting',
                        'Inlämnade, eller på väg att kompletteras.', 'Submitted, or about to be completed.'],
                    ['preparing', 'count', 'Bereds', 'In preparation',
                        'Under beredning, återremitterade eller antagna för beslut.', 'In preparation, referred back, or adopted for decision.'],
                    ['deciding', 'count', 'Inför beslut', 'Before decision',
                        'På dagordningen eller bordlagda.', 'On the agenda, or tabled.'],
                    ['approved', 'count', 'Bifallna', 'Approved', 'Med eller utan ändring.', 'With or without a change.'],
                    ['rejected', 'count', 'Avslagna', 'Rejected', 'Beslutet blev avslag.', 'Decided against.'],
                    ['withdrawn', 'count', 'Återtagna', 'Withdrawn',
                        'Tagna tillbaka av den som lämnade dem.', 'Taken back by who submitted them.'],
                    ['carried', 'count', 'Upptagna i andra', 'Carried by others',
                        'Upptagna i en plan, hopslagna eller delade; de lever vidare i ett annat förslag.',
                        'Taken into a plan, merged or split; they live on in another proposal.'],
                    ['oldest', 'days', 'Äldsta öppna', 'Oldest open',
                        'Dagar sedan inlämning för det äldsta som inte är avgjort.', 'Days since submission of the oldest that is not settled.']]),
                by_submitter, report_chart('stacked', 'submitter', 'waiting', 'preparing', 'deciding', 'approved', 'rejected', 'withdrawn',
                    'carried')),
            report_table('states', worded(p_language, 'Hur de står', 'How they stand'),
                worded(p_language, 'Antal förslag och deras ålder i varje läge.', 'Proposals and their age in each state.'), register,
                report_columns(p_language, ARRAY[
                    ['state', 'status', 'Läge', 'State', 'Hur förslagen stod den dagen.', 'How the proposals stood on the day.'],
                    ['proposals', 'count', 'Förslag', 'Proposals', 'Antal.', 'Number.'],
                    ['oldest', 'days', 'Äldst', 'Oldest',
                        'Högsta ålder; ålder räknas från inlämning till avgörande, annars till dagen.',
                        'Highest age; age counts from submission to settlement, else to the day.'],
                    ['mean', 'days', 'I snitt', 'Mean', 'Medelålder.', 'Mean age.']]),
                by_state, report_chart('bars', 'state', 'proposals')),
            report_table('proposals', worded(p_language, 'Förslagen', 'The proposals'),
                worded(p_language, 'Inlämnade förslag, de senaste först.', 'Submitted proposals, the latest first.') || newest_rows(p_language),
                register,
                report_columns(p_language, ARRAY[
                    ['number', 'text', 'Diarienummer', 'Register number', 'Förslagets nummer i diariet.', 'The number in the register.'],
                    ['proposal', 'link', 'Förslag', 'Proposal',
                        'Rubriken, till förslagets väg.', 'The title, to the way of the proposal.'],
                    ['matter', 'text', 'Ärendeslag', 'Matter', 'Vad slags ärende det är.', 'What kind of matter it is.'],
                    ['submitter', 'link', 'Från', 'From',
                        'Den part eller grupp som lämnade det.', 'The party or group that submitted it.'],
                    ['state', 'status', 'Läge', 'State', 'Hur det stod den dagen.', 'How it stood on the day.'],
                    ['submittedOn', 'day', 'Inlämnat', 'Submitted', 'Dagen det lämnades in.', 'The day it was submitted.'],
                    ['age', 'days', 'Ålder', 'Age',
                        'Dagar från inlämning till avgörande, återtagande eller upptagande i ett annat; annars till dagen.',
                        'Days from submission to decision, withdrawal or being taken into another; else to the day.'],
                    ['decision', 'link', 'Beslut', 'Decision',
                        'Paragrafen som avgjorde det, eller det förslag som bär det.',
                        'The paragraph that settled it, or the proposal that carries it.']]),
                listed)));
END
$$;


--
-- Name: FUNCTION report_proposals(p_at date, p_language text, p_params jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_proposals(p_at date, p_language text, p_params jsonb) IS 'Förslagen: från vem, hur de står, hur gamla de är och vad de ledde till.';


--
-- Name: report_quote(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_quote(p_clause text) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN (SELECT jsonb_build_object('text', c.quote, 'clause', c.id) FROM published.clauses c WHERE c.id = p_clause);
END
$$;


--
-- Name: FUNCTION report_quote(p_clause text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_quote(p_clause text) IS 'Klausulens ord.';


--
-- Name: report_status(text, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_status(code text, said text) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT CASE WHEN said IS NOT NULL THEN jsonb_build_object('code', code, 'text', said) END
$$;


--
-- Name: FUNCTION report_status(code text, said text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_status(code text, said text) IS 'Hur något står, i ord: good, watch, bad eller none; NULL utan text.';


--
-- Name: report_table(text, text, text, text, jsonb[], jsonb, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_table(code text, title text, definition text, source text, columns jsonb[], rows jsonb, chart jsonb DEFAULT NULL::jsonb) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT jsonb_build_object('code', code, 'title', title, 'definition', definition, 'source', source, 'columns', to_jsonb(columns),
        'rows', coalesce(rows, '[]'), 'chart', chart)
$$;


--
-- Name: FUNCTION report_table(code text, title text, definition text, source text, columns jsonb[], rows jsonb, chart jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_table(code text, title text, definition text, source text, columns jsonb[], rows jsonb, chart jsonb) IS 'En tabell. Rader är objekt med kolumnernas koder; entry i en rad är den journalpost som senast ändrade det raden visar.';


--
-- Name: return_matters(public.meetings, date, uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.return_matters(meeting public.meetings, p_day date, p_person uuid) RETURNS void
    LANGUAGE sql
    AS $$
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


--
-- Name: FUNCTION return_matters(meeting public.meetings, p_day date, p_person uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.return_matters(meeting public.meetings, p_day date, p_person uuid) IS 'Bordlagda och öppna ärenden kommer åter av sig själva tills de är avslutade.';


--
-- Name: roll(uuid, uuid, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.roll(p_meeting uuid, p_item uuid, p_at timestamp with time zone) RETURNS TABLE(person_id uuid, seat_id uuid, seat_code text, party_code text, votes boolean, recused boolean, voter boolean)
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN QUERY
    SELECT p.person_id, p.seat_id, p.seat_code, p.party_code, p.votes AND p.turn = 1, p.recused,
        p.votes AND p.turn = 1 AND NOT p.recused AND (parameter('votes.unit') = '"person"' OR p.place = 1)
    FROM (
        SELECT a.person_id, s.id AS seat_id, s.seat_code, s.party_code, r.votes, excused.is_recused AS recused,
            row_number() OVER (PARTITION BY s.party_code, r.votes, excused.is_recused ORDER BY lower(s.valid), s.id, a.person_id <> s.person_id) AS place,
            row_number() OVER (PARTITION BY s.id, excused.is_recused ORDER BY a.person_id <> s.person_id) AS turn
        FROM attendances a
        JOIN seats s ON s.id = a.seat_id
        JOIN seat_rules r ON r.group_kind = s.group_kind AND r.code = s.seat_code
        LEFT JOIN departures d ON d.meeting_id = a.meeting_id AND d.person_id = a.person_id
        CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM recusals x
            WHERE x.agenda_item_id = p_item AND x.person_id = a.person_id) AS is_recused) excused
        WHERE a.meeting_id = p_meeting AND (a.arrived_at IS NULL OR a.arrived_at <= p_at) AND (d.left_at IS NULL OR d.left_at > p_at)
    ) p;
END
$$;


--
-- Name: FUNCTION roll(p_meeting uuid, p_item uuid, p_at timestamp with time zone); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.roll(p_meeting uuid, p_item uuid, p_at timestamp with time zone) IS 'De som är i rummet för ett ärende vid en tidpunkt; en ersättare har platsen bara när innehavaren är frånvarande eller jävig. voter: den som röstar för sin part, den först utsedda som är med (D-3, D-19).';


--
-- Name: rule_clause(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.rule_clause(p_rule text) RETURNS text
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN (SELECT t.clause_id FROM published.rule_texts t WHERE t.rule = p_rule ORDER BY t.position LIMIT 1);
END
$$;


--
-- Name: FUNCTION rule_clause(p_rule text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.rule_clause(p_rule text) IS 'Klausulen som en regel talar för, den som ett tal av det regeln styr vilar på; NULL när avtalet inte har regeln.';


--
-- Name: seal_entry(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.seal_entry() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    sealed bytea := journal_hash(NEW.entry);
BEGIN
    UPDATE journal_entries SET hash = sealed WHERE entry = NEW.entry;
    UPDATE journal_head SET hash = sealed, writer = NULL;
    PERFORM pg_notify('changes', NEW.entry::text);
    RETURN NULL;
END
$$;


--
-- Name: FUNCTION seal_entry(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.seal_entry() IS 'Förseglar posten vid commit: efter den kan transaktionen inte ändra mer.';


--
-- Name: seat_body(public.seats, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.seat_body(s public.seats, language text) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('id', s.id, 'group', s.group_code, 'seat', s.seat_code, 'seatText', localized(r.title, language),
        'party', json_build_object('code', party.code, 'name', party.name),
        'person', json_build_object('id', person.id, 'name', person.name), 'votes', r.votes, 'requirement', r.requirement,
        'from', lower(s.valid), 'to', upper(s.valid) - 1, 'filledBy', s.filled_by, 'decision', s.decision_id,
        'provision', s.provision, 'agreement', s.service_agreement, 'clause', r.clause_id)::text
    FROM seat_rules r, parties party, persons person
    WHERE r.group_kind = s.group_kind AND r.code = s.seat_code AND party.code = s.party_code AND person.id = s.person_id
$$;


--
-- Name: FUNCTION seat_body(s public.seats, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.seat_body(s public.seats, language text) IS 'En plats i en grupp och den som har den.';


--
-- Name: seat_findings(date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.seat_findings(p_at date) RETURNS TABLE(code text, clause_id text, owner text, group_code text, subject text, since date, facts jsonb)
    LANGUAGE sql STABLE
    AS $$
    SELECT 'seat-below-minimum', coalesce(r.per_party_min_clause, r.clause_id), p.code, g.code, p.code,
        coalesce((SELECT max(upper(s.valid)) FROM seats s WHERE s.group_code = g.code AND s.seat_code = r.code
            AND s.party_code = p.code AND upper(s.valid) <= p_at), lower(g.valid)),
        jsonb_build_object('seat', r.code, 'minimum', r.per_party_min, 'filled', held.filled)
    FROM groups g
    JOIN seat_rules r ON r.group_kind = g.kind AND r.per_party_min > 0
    JOIN parties p ON p.kind = ANY (r.party_kinds)
    JOIN LATERAL (SELECT count(*)::integer AS filled FROM seats s WHERE s.group_code = g.code AND s.seat_code = r.code
        AND s.party_code = p.code AND s.valid @> p_at) held ON held.filled < r.per_party_min
    WHERE g.valid @> p_at
    UNION ALL
    SELECT 'seats-below-minimum', coalesce(r.in_all_min_clause, r.clause_id), CASE r.filled_by WHEN 'decision' THEN
            coalesce((SELECT m.decided_by FROM matters m WHERE m.appoints_group = g.kind AND m.appoints_seat = r.code LIMIT 1), g.code)
            ELSE coalesce((SELECT min(p.code) FROM parties p WHERE p.kind = ANY (r.party_kinds)), g.code) END,
        g.code, r.code,
        coalesce((SELECT max(upper(s.valid)) FROM seats s WHERE s.group_code = g.code AND s.seat_code = r.code
            AND upper(s.valid) <= p_at), lower(g.valid)),
        jsonb_build_object('seat', r.code, 'minimum', r.in_all_min, 'filled', held.filled)
    FROM groups g
    JOIN seat_rules r ON r.group_kind = g.kind AND r.in_all_min > 0
    JOIN LATERAL (SELECT count(*)::integer AS filled FROM seats s WHERE s.group_code = g.code AND s.seat_code = r.code
        AND s.valid @> p_at) held ON held.filled < r.in_all_min
    WHERE g.valid @> p_at
    UNION ALL
    SELECT 'office-vacant', o.vacancy_clause, g.code, g.code, o.code,
        coalesce((SELECT max(upper(h.valid)) FROM offices h WHERE h.group_code = g.code AND h.office_code = o.code
            AND upper(h.valid) <= p_at), lower(g.valid)),
        jsonb_build_object('office', o.code)
    FROM groups g
    JOIN office_rules o ON o.group_kind = g.kind AND o.vacancy_clause IS NOT NULL
    WHERE g.valid @> p_at AND NOT EXISTS (SELECT FROM offices h WHERE h.group_code = g.code AND h.office_code = o.code AND h.valid @> p_at)
$$;


--
-- Name: FUNCTION seat_findings(p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.seat_findings(p_at date) IS 'Tomma platser och vakanta uppdrag (V-22, V-23, V-24, V-39, V-41, V-76, V-79).';


--
-- Name: sees_minutes(public.meetings, uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.sees_minutes(m public.meetings, p_person uuid) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    SELECT m.opened_at IS NOT NULL AND (
        EXISTS (SELECT FROM minutes n WHERE n.meeting_id = m.id AND n.state = 'published')
        OR EXISTS (SELECT FROM attendances a WHERE a.meeting_id = m.id AND a.person_id = p_person)
        OR EXISTS (SELECT FROM seats s WHERE s.group_code = m.group_code AND s.person_id = p_person
            AND (s.valid @> m.held_on OR s.valid @> local_day(now())))
        OR is_officer(p_person, m.group_code, local_day(now())))
$$;


--
-- Name: FUNCTION sees_minutes(m public.meetings, p_person uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.sees_minutes(m public.meetings, p_person uuid) IS 'Publicerade protokoll läser alla; innan dess de som var närvarande, gruppens ledamöter och de som bereder dess möten (D-17).';


--
-- Name: sees_proposal(public.proposals, uuid, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.sees_proposal(p public.proposals, p_person uuid, p_party text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN p.submitted_on IS NOT NULL OR owns_proposal(p, p_person, p_party, local_day(now()));
END
$$;


--
-- Name: FUNCTION sees_proposal(p public.proposals, p_person uuid, p_party text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.sees_proposal(p public.proposals, p_person uuid, p_party text) IS 'Ett förslag som inte lämnats in ser bara dess part, eller den grupp som skriver det.';


--
-- Name: sees_version(public.proposal_versions, uuid, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.sees_version(v public.proposal_versions, p_person uuid, p_party text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN (SELECT sees_proposal(p, p_person, p_party) AND (version_is_submitted(p.id, v.entry)
        OR owns_proposal(p, p_person, p_party, local_day(now()))) FROM proposals p WHERE p.id = v.proposal_id);
END
$$;


--
-- Name: FUNCTION sees_version(v public.proposal_versions, p_person uuid, p_party text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.sees_version(v public.proposal_versions, p_person uuid, p_party text) IS 'En version som inte lämnats in ser bara den som skriver förslaget.';


--
-- Name: shown_rows(jsonb, bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.shown_rows(rows jsonb, first_entry bigint) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT coalesce(jsonb_agg(row - 'entry' ORDER BY place), '[]')
    FROM jsonb_array_elements(rows) WITH ORDINALITY AS listed(row, place)
    WHERE first_entry IS NULL OR coalesce((row ->> 'entry')::bigint >= first_entry, true)
$$;


--
-- Name: FUNCTION shown_rows(rows jsonb, first_entry bigint); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.shown_rows(rows jsonb, first_entry bigint) IS 'Raderna, utan sin journalpost; med en första post bara de som ändrats i den eller senare, och de som inte kommer av en enda post.';


--
-- Name: sorted_rows(jsonb, text, boolean); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.sorted_rows(rows jsonb, sort_column text, falling boolean) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT coalesce(jsonb_agg(r.row ORDER BY r.known DESC,
        CASE WHEN falling THEN r.number END DESC, CASE WHEN NOT falling THEN r.number END,
        CASE WHEN falling THEN r.said END COLLATE "sv-x-icu" DESC, CASE WHEN NOT falling THEN r.said END COLLATE "sv-x-icu", r.place), '[]')
    FROM (
        SELECT row, place, coalesce(jsonb_typeof(v.value), 'null') <> 'null' AND NOT coalesce(v.value ? 'missing', false) AS known,
            CASE jsonb_typeof(v.value) WHEN 'number' THEN (v.value #>> '{}')::numeric END AS number,
            CASE jsonb_typeof(v.value) WHEN 'object' THEN v.value ->> 'text' WHEN 'array' THEN coalesce(v.value -> 0 ->> 'text', v.value ->> 0)
                ELSE v.value #>> '{}' END AS said
        FROM jsonb_array_elements(rows) WITH ORDINALITY AS listed(row, place), LATERAL (SELECT row -> sort_column AS value) v) r
$$;


--
-- Name: FUNCTION sorted_rows(rows jsonb, sort_column text, falling boolean); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.sorted_rows(rows jsonb, sort_column text, falling boolean) IS 'Rader i ordning efter en kolumn: tal som tal, text som svensk text, det som saknas sist.';


--
-- Name: spelled_person(uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.spelled_person(p_person uuid) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT p.name || CASE WHEN strpos(p.name, y.name) > 0 THEN '' ELSE ' (' || y.name || ')' END FROM persons p JOIN parties y ON y.code = p.party_code WHERE p.id = p_person
$$;


--
-- Name: FUNCTION spelled_person(p_person uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.spelled_person(p_person uuid) IS 'Namn (part), eller bara namnet när parten står i det.';


--
-- Name: stamp_change(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.stamp_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.entry := open_entry();
    IF NEW.entry IS NULL THEN
        PERFORM refuse('change_is_in_the_journal', NULL, jsonb_build_object('table', TG_TABLE_NAME));
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: FUNCTION stamp_change(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.stamp_change() IS 'Skriver journalpostens nummer på raden (radens version) och vägrar ändringar utan post.';


--
-- Name: stance_status(text, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.stance_status(stance text, language text) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT CASE stance
        WHEN 'support' THEN report_status('good', worded(language, 'Tillstyrker', 'Supports'))
        WHEN 'supportWithRemarks' THEN report_status('good', worded(language, 'Tillstyrker med synpunkter', 'Supports, with remarks'))
        WHEN 'oppose' THEN report_status('bad', worded(language, 'Avstyrker', 'Opposes'))
        WHEN 'noOpinion' THEN report_status('none', worded(language, 'Avstår från att yttra sig', 'Has no opinion')) END
$$;


--
-- Name: FUNCTION stance_status(stance text, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.stance_status(stance text, language text) IS 'Ett remissvars ställningstagande, i ord.';


--
-- Name: stand_in_line(text, text, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.stand_in_line(p_group_kind text, p_office text, p_other text) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    SELECT p_office <> p_other AND 2 = (SELECT count(DISTINCT f.office) FROM function_holders f
        WHERE f.group_kind = p_group_kind AND f.function = 'preside' AND f.office IN (p_office, p_other))
$$;


--
-- Name: FUNCTION stand_in_line(p_group_kind text, p_office text, p_other text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.stand_in_line(p_group_kind text, p_office text, p_other text) IS 'Om den ena är den andras vice: båda leder gruppen, i tur och ordning.';


--
-- Name: stands_on_agenda(public.agenda_items); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.stands_on_agenda(item public.agenda_items) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    SELECT coalesce((SELECT item.id = ANY (v.items) OR item.entry >= v.entry FROM agenda_versions v
        WHERE v.meeting_id = item.meeting_id ORDER BY v.number DESC LIMIT 1), true)
$$;


--
-- Name: FUNCTION stands_on_agenda(item public.agenda_items); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.stands_on_agenda(item public.agenda_items) IS 'Om ärendet står på mötets dagordning: i dess senaste version, eller uppsatt sedan den fastställdes.';


--
-- Name: submitter_link(text, text, jsonb, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.submitter_link(party_code text, party_name text, group_title jsonb, language text) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT CASE WHEN group_title IS NOT NULL THEN report_link(localized(group_title, language), NULL)
        ELSE report_link(party_name, '/parties/' || party_code) END
$$;


--
-- Name: FUNCTION submitter_link(party_code text, party_name text, group_title jsonb, language text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.submitter_link(party_code text, party_name text, group_title jsonb, language text) IS 'Den som lämnade ett förslag: gruppen i vars namn det gjordes, annars parten.';


--
-- Name: substitution_body(public.substitutions); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.substitution_body(u public.substitutions) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('id', u.id, 'group', s.group_code, 'seat', s.id, 'party', s.party_code,
        'representative', json_build_object('id', holder.id, 'name', holder.name),
        'person', json_build_object('id', p.id, 'name', p.name), 'from', lower(u.valid),
        'to', upper(u.valid * s.valid) - 1, 'nominatedBy', u.nominated_by)::text
    FROM seats s JOIN persons holder ON holder.id = s.person_id, persons p
    WHERE s.id = u.seat_id AND p.id = u.person_id
$$;


--
-- Name: FUNCTION substitution_body(u public.substitutions); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.substitution_body(u public.substitutions) IS 'En ersättare, för vem och hur länge; tiden slutar senast med platsens.';


--
-- Name: take_off_agenda(public.meetings, public.agenda_items); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.take_off_agenda(meeting public.meetings, item public.agenda_items) RETURNS void
    LANGUAGE sql
    AS $$
    UPDATE proposals p SET state = CASE
        WHEN item.returned_from IS NOT NULL THEN 'tabled'
        WHEN p.adopted_version IS NOT NULL THEN 'adopted'
        WHEN p.decision_id IS NOT NULL
            OR EXISTS (SELECT FROM proposal_steps s WHERE s.proposal_id = p.id AND s.kind = 'preparation') THEN 'inPreparation'
        ELSE 'submitted' END
    FROM matters m
    WHERE p.id = item.proposal_id AND p.state = 'onAgenda' AND m.code = p.matter AND m.decided_by = meeting.group_kind
$$;


--
-- Name: FUNCTION take_off_agenda(meeting public.meetings, item public.agenda_items); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.take_off_agenda(meeting public.meetings, item public.agenda_items) IS 'Förslaget går tillbaka till det läge det hade innan det sattes upp: bordlagt, antaget, under beredning eller inlämnat.';


--
-- Name: time_entries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.time_entries (
    id uuid NOT NULL,
    assignment_id uuid NOT NULL,
    person_id uuid NOT NULL,
    worked_on date NOT NULL,
    minutes integer NOT NULL,
    note public.short_text,
    corrects uuid,
    entry bigint NOT NULL,
    CONSTRAINT minutes_fit_in_a_day CHECK (((minutes >= 0) AND (minutes <= 1440)))
);

ALTER TABLE ONLY public.time_entries FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE time_entries; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.time_entries IS 'Nedlagd tid. En felaktig rad rättas med en ny som pekar på den (corrects); 0 minuter tar bort den.';


--
-- Name: time_entry_body(public.time_entries); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.time_entry_body(t public.time_entries) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('id', t.id, 'assignment', t.assignment_id, 'person', t.person_id, 'workedOn', t.worked_on,
        'minutes', t.minutes, 'note', t.note, 'corrects', t.corrects,
        'correctedBy', (SELECT c.id FROM time_entries c WHERE c.corrects = t.id))::text
$$;


--
-- Name: FUNCTION time_entry_body(t public.time_entries); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.time_entry_body(t public.time_entries) IS 'Nedlagd tid.';


--
-- Name: time_spent(date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.time_spent(p_at date) RETURNS TABLE(assignment_id uuid, worked_on date, minutes integer, entry bigint)
    LANGUAGE sql STABLE
    AS $$
    SELECT t.assignment_id, t.worked_on, t.minutes, t.entry FROM published.time_entries t
    WHERE t.worked_on <= p_at AND NOT EXISTS (SELECT FROM published.time_entries c WHERE c.corrects = t.id)
$$;


--
-- Name: FUNCTION time_spent(p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.time_spent(p_at date) IS 'Nedlagd tid till och med en dag; en rättad rad räknas som rättelsen säger.';


--
-- Name: tokens; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.tokens (
    id uuid NOT NULL,
    hash bytea NOT NULL,
    kind text NOT NULL,
    person_id uuid,
    party_code text,
    label public.short_text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    caller text GENERATED ALWAYS AS ((((((((('{"token":"'::text || (id)::text) || '","kind":"'::text) || kind) || '","person":'::text) || COALESCE((('"'::text || (person_id)::text) || '"'::text), 'null'::text)) || ',"party":'::text) || COALESCE((('"'::text || party_code) || '"'::text), 'null'::text)) || '}'::text)) STORED NOT NULL,
    entry bigint NOT NULL,
    signed_in_with uuid,
    identity_issuer text,
    identity_subject text,
    CONSTRAINT identity_has_issuer_and_subject CHECK ((((identity_issuer IS NULL) = (identity_subject IS NULL)) AND ((length(identity_issuer) >= 1) AND (length(identity_issuer) <= 255)) AND ((length(identity_subject) >= 1) AND (length(identity_subject) <= 255)))),
    CONSTRAINT identity_is_known_by_its_hash CHECK (((identity_issuer IS NULL) OR (identity_subject IS NULL) OR ((signed_in_with IS NULL) AND (hash = sha256(((('\x6f69646300'::bytea || convert_to(identity_issuer, 'UTF8'::name)) || '\x00'::bytea) || convert_to(identity_subject, 'UTF8'::name))))))),
    CONSTRAINT session_ends_within_twelve_hours CHECK (((signed_in_with IS NULL) OR (expires_at <= (created_at + '12:00:00'::interval)))),
    CONSTRAINT token_expires_within_two_years CHECK (((expires_at > created_at) AND (expires_at <= (created_at + '2 years'::interval)))),
    CONSTRAINT token_has_a_known_kind CHECK ((kind = ANY (ARRAY['person'::text, 'party'::text, 'insyn'::text, 'administrator'::text]))),
    CONSTRAINT token_hash_is_sha256 CHECK ((octet_length(hash) = 32)),
    CONSTRAINT token_is_bound_to_its_holder CHECK ((((kind = 'person'::text) = (person_id IS NOT NULL)) AND ((kind <> 'party'::text) OR (party_code IS NOT NULL))))
);

ALTER TABLE ONLY public.tokens FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE tokens; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.tokens IS 'Ogenomskinliga åtkomstnycklar. Bara SHA-256 av nyckeln sparas.';


--
-- Name: COLUMN tokens.caller; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.tokens.caller IS 'Det som en läsning behöver veta om den som frågar, färdigt som JSON.';


--
-- Name: COLUMN tokens.signed_in_with; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.tokens.signed_in_with IS 'Nyckeln som en inloggning skedde med; raden är då sessionen, som slutar när nyckeln gör det.';


--
-- Name: COLUMN tokens.identity_issuer; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.tokens.identity_issuer IS 'Den som intygar identiteten: utfärdaren (iss) enligt OpenID Connect.';


--
-- Name: COLUMN tokens.identity_subject; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.tokens.identity_subject IS 'Identiteten hos utfärdaren (sub). Nyckeln har då ingen hemlighet: dess hash är av utfärdare och identitet.';


--
-- Name: token_body(public.tokens); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.token_body(t public.tokens) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('id', t.id, 'kind', t.kind, 'person', t.person_id, 'party', t.party_code, 'label', t.label,
        'createdAt', utc(t.created_at), 'expiresAt', utc(t.expires_at), 'revokedAt', utc(t.revoked_at), 'signedInWith', t.signed_in_with,
        'identity', CASE WHEN t.identity_issuer IS NOT NULL THEN
            json_build_object('issuer', t.identity_issuer, 'subject', t.identity_subject) END)::text
$$;


--
-- Name: FUNCTION token_body(t public.tokens); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.token_body(t public.tokens) IS 'En åtkomstnyckel utan sin hemlighet.';


--
-- Name: try_content(public.matters, jsonb, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.try_content(m public.matters, p_content jsonb, p_day date) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    p plans;
BEGIN
    CASE m.effect
        WHEN 'plan' THEN
            p.matter := m.code;
            p.content := whole_plan(p_content, m);
            p.valid := plan_period(m, p.content);
            p.supersedes := try_uuid(p.content ->> 'supersedes');
            p.decided_on := p_day;
            PERFORM check_plan_period(p, m);
            PERFORM check_plan_content(p, m);
        WHEN 'work' THEN
            PERFORM check_capacity(m.capacity, (p_content ->> 'year')::integer, (p_content ->> 'estimateMinutes')::integer);
        WHEN 'delegation' THEN
            PERFORM check_terms(p_content, m, (SELECT g.code FROM groups g WHERE g.kind = m.decided_by LIMIT 1), p_day);
        ELSE NULL;
    END CASE;
END
$$;


--
-- Name: FUNCTION try_content(m public.matters, p_content jsonb, p_day date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.try_content(m public.matters, p_content jsonb, p_day date) IS 'Prövar ett innehåll mot de regler som beslutet skulle möta, utan att besluta.';


--
-- Name: try_uuid(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.try_uuid(value text) RETURNS uuid
    LANGUAGE sql IMMUTABLE
    AS $_$
    SELECT CASE WHEN value ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' THEN value::uuid END
$_$;


--
-- Name: FUNCTION try_uuid(value text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.try_uuid(value text) IS 'En UUID ur en sökväg; NULL när texten inte är en, så att svaret blir 404.';


--
-- Name: unsummoned(uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.unsummoned(p_meeting uuid) RETURNS uuid[]
    LANGUAGE sql STABLE
    AS $$
    SELECT coalesce(array_agg(DISTINCT s.person_id), '{}')
    FROM meetings m JOIN seats s ON s.group_code = m.group_code AND s.valid @> local_day(m.starts_at)
    WHERE m.id = p_meeting AND m.state = 'summoned' AND NOT EXISTS (
        SELECT FROM dispatches d WHERE d.meeting_id = m.id AND d.person_id = s.person_id)
$$;


--
-- Name: FUNCTION unsummoned(p_meeting uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.unsummoned(p_meeting uuid) IS 'De som har en plats på mötets dag men inte har kallats: de kommer till efter kallelsen (V-34, D-27).';


--
-- Name: used_minutes(uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.used_minutes(p_assignment uuid) RETURNS integer
    LANGUAGE sql STABLE
    AS $$
    SELECT coalesce(sum(minutes), 0)::integer FROM standing_time_entries WHERE assignment_id = p_assignment
$$;


--
-- Name: FUNCTION used_minutes(p_assignment uuid); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.used_minutes(p_assignment uuid) IS 'Nedlagda minuter på ett uppdrag.';


--
-- Name: utc(timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.utc(instant timestamp with time zone) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT to_char(instant AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
$$;


--
-- Name: FUNCTION utc(instant timestamp with time zone); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.utc(instant timestamp with time zone) IS 'Tidpunkten som RFC 3339 i UTC, hela sekunder.';


--
-- Name: version_body(public.proposal_versions); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.version_body(v public.proposal_versions) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('proposal', v.proposal_id, 'number', v.number, 'content', v.content, 'note', v.note,
        'createdOn', v.created_on, 'person', v.person_id, 'party', v.party_code)::text
$$;


--
-- Name: FUNCTION version_body(v public.proposal_versions); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.version_body(v public.proposal_versions) IS 'En oföränderlig version av ett förslag.';


--
-- Name: version_is_submitted(uuid, bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.version_is_submitted(p_proposal uuid, p_entry bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN NOT EXISTS (SELECT FROM receipts r WHERE r.proposal_id = p_proposal AND NOT r.complete AND r.entry < p_entry
        AND NOT EXISTS (SELECT FROM proposal_steps s WHERE s.proposal_id = p_proposal AND s.kind = 'submission' AND s.entry > r.entry));
END
$$;


--
-- Name: FUNCTION version_is_submitted(p_proposal uuid, p_entry bigint); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.version_is_submitted(p_proposal uuid, p_entry bigint) IS 'Om en version av ett inlämnat förslag är inlämnad: det som skrivs för att komplettera är ett utkast tills det lämnas in på nytt.';


--
-- Name: voting_json(public.votings); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.voting_json(v public.votings) RETURNS json
    LANGUAGE sql STABLE
    AS $$
    SELECT json_build_object('number', v.number, 'form', v.form, 'subject', v.subject, 'options', v.options, 'tally', v.tally,
        'votes', CASE WHEN v.form = 'open' THEN (SELECT json_agg(json_build_object('person', o.person_id, 'party', o.party_code,
            'option', o.option) ORDER BY o.party_code, o.person_id) FROM votes o WHERE o.voting_id = v.id) END,
        'found', v.found, 'castingVote', v.casting_vote, 'lot', v.lot, 'winner', v.winner, 'settledBy', v.settled_by,
        'presiding', v.presiding, 'quorum', v.quorum, 'heldAt', utc(v.held_at))
$$;


--
-- Name: FUNCTION voting_json(v public.votings); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.voting_json(v public.votings) IS 'Ett ställningstagande: vad som ställdes mot vad, rösterna och hur det avgjordes.';


--
-- Name: whole_plan(jsonb, public.matters); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.whole_plan(p_content jsonb, m public.matters) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    former plans;
    parts text[] := json_texts(p_content -> 'replaces');
    strangers text[];
BEGIN
    IF NOT p_content ? 'replaces' THEN
        RETURN p_content;
    END IF;
    SELECT * INTO former FROM plans WHERE id = try_uuid(p_content ->> 'supersedes') AND matter = m.code;
    SELECT array_agg(name ORDER BY name) INTO strangers FROM jsonb_object_keys(p_content) name
    WHERE NOT name = ANY (parts || ARRAY['supersedes', 'replaces']);
    IF former.id IS NULL OR parts = '{}' OR NOT parts <@ plan_parts(m.shape) OR strangers IS NOT NULL THEN
        PERFORM refuse('plan_replaces_parts_of_its_predecessor', m.period_clause, jsonb_build_object('matter', m.code,
            'supersedes', p_content -> 'supersedes', 'replaces', parts, 'parts', plan_parts(m.shape), 'notReplaced', strangers), 'SV422');
    END IF;
    RETURN (former.content - parts) || p_content;
END
$$;


--
-- Name: FUNCTION whole_plan(p_content jsonb, m public.matters); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.whole_plan(p_content jsonb, m public.matters) IS 'Planens hela innehåll: de delar som beslutet ersätter, och resten övertaget från planen som ersätts.';


--
-- Name: without_nulls(jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.without_nulls(image jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT jsonb_object_agg(key, value) FROM jsonb_each(image) WHERE value <> 'null'
$$;


--
-- Name: FUNCTION without_nulls(image jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.without_nulls(image jsonb) IS 'Avbilden utan kolumner som är NULL: en kolumn som kommit till senare saknas i äldre poster.';


--
-- Name: worded(text, text, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.worded(language text, swedish text, english text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT CASE language WHEN 'en' THEN english ELSE swedish END
$$;


--
-- Name: FUNCTION worded(language text, swedish text, english text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.worded(language text, swedish text, english text) IS 'Texten på det språk som frågas efter.';


--
-- Name: year_filter(text, jsonb, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.year_filter(p_language text, p_params jsonb, p_at date) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN report_filter('year', worded(p_language, 'År', 'Year'), p_params ->> 'year',
        (SELECT jsonb_agg(report_option(y::text, y::text) ORDER BY y DESC)
        FROM generate_series(extract(year FROM (SELECT c.valid_from FROM published.charters c))::integer, extract(year FROM p_at)::integer + 1) y));
END
$$;


--
-- Name: FUNCTION year_filter(p_language text, p_params jsonb, p_at date); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.year_filter(p_language text, p_params jsonb, p_at date) IS 'Filtret på år: från det avtalet började gälla till nästa.';


--
-- Name: agenda_approvals; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.agenda_approvals (
    meeting_id uuid NOT NULL,
    number integer NOT NULL,
    function text NOT NULL,
    person_id uuid NOT NULL,
    approved_on date NOT NULL,
    entry bigint NOT NULL
);

ALTER TABLE ONLY public.agenda_approvals FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE agenda_approvals; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.agenda_approvals IS 'Vem som godkänt vilken version av dagordningen, och i vilken egenskap (V-38).';


--
-- Name: answers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.answers (
    token_id uuid NOT NULL,
    key text NOT NULL,
    fingerprint bytea NOT NULL,
    status integer NOT NULL,
    location text,
    content_location text,
    entity_tag text,
    body text NOT NULL,
    entry bigint NOT NULL,
    CONSTRAINT idempotency_key_is_short CHECK (((length(key) >= 1) AND (length(key) <= 200)))
);

ALTER TABLE ONLY public.answers FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE answers; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.answers IS 'Första svaret på varje Idempotency-Key, för alltid, skrivet i samma transaktion som ändringen.';


--
-- Name: areas; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.areas (
    code text NOT NULL,
    title jsonb NOT NULL,
    "position" integer NOT NULL,
    entry bigint NOT NULL
);

ALTER TABLE ONLY public.areas FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE areas; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.areas IS 'Samverkansområden som avtalet nämner (V-20); en verksamhetsplan får lägga till fler.';


--
-- Name: attendances; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.attendances (
    meeting_id uuid NOT NULL,
    person_id uuid NOT NULL,
    seat_id uuid NOT NULL,
    entry bigint NOT NULL,
    arrived_at timestamp with time zone,
    recorded_by uuid
);

ALTER TABLE ONLY public.attendances FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE attendances; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.attendances IS 'Vilka som var närvarande och på vilken plats (V-37, D-23).';


--
-- Name: COLUMN attendances.arrived_at; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.attendances.arrived_at IS 'När personen kom; NULL: fanns med när mötet öppnades. Den som lämnat kommer inte åter: en närvaro per möte.';


--
-- Name: capacities; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.capacities (
    code text NOT NULL,
    title jsonb NOT NULL,
    holder_group text NOT NULL,
    holder_seat text NOT NULL,
    percent integer NOT NULL,
    full_time_minutes integer NOT NULL,
    clause_id text NOT NULL,
    assign_clause text NOT NULL,
    compute_clause text NOT NULL,
    entry bigint NOT NULL,
    CONSTRAINT capacity_is_a_share CHECK (((percent >= 1) AND (percent <= 100))),
    CONSTRAINT full_time_is_positive CHECK ((full_time_minutes > 0))
);

ALTER TABLE ONLY public.capacities FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE capacities; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.capacities IS 'Den andel av en tjänst som gruppen förfogar över, i minuter om året (V-55, D-11).';


--
-- Name: charters; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.charters (
    code text NOT NULL,
    title jsonb NOT NULL,
    document text NOT NULL,
    version integer NOT NULL,
    valid_from date NOT NULL,
    time_zone text NOT NULL,
    constituted_on date NOT NULL,
    only_row boolean DEFAULT true NOT NULL,
    entry bigint NOT NULL,
    CONSTRAINT charters_only_row_check CHECK (only_row)
);

ALTER TABLE ONLY public.charters FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE charters; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.charters IS 'Avtalet som gäller i denna tjänst. En tjänst bär ett samarbete; konstitueringen laddas en gång (D-24).';


--
-- Name: corrections; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.corrections (
    id uuid NOT NULL,
    decision_id uuid NOT NULL,
    number integer NOT NULL,
    person_id uuid NOT NULL,
    noted_on date NOT NULL,
    text public.long_text NOT NULL,
    entry bigint NOT NULL
);

ALTER TABLE ONLY public.corrections FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE corrections; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.corrections IS 'Rättelser: vad som blev fel i protokollföringen och vad som rätteligen gäller. Beslutet självt ändras aldrig (D-9).';


--
-- Name: delegation_reports; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.delegation_reports (
    id uuid NOT NULL,
    delegation_id uuid NOT NULL,
    person_id uuid NOT NULL,
    reported_on date NOT NULL,
    text public.long_text NOT NULL,
    entry bigint NOT NULL
);

ALTER TABLE ONLY public.delegation_reports FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE delegation_reports; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.delegation_reports IS 'Återrapporter av delegerade uppdrag (V-31).';


--
-- Name: deliveries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.deliveries (
    dispatch_id uuid NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    next_attempt_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.deliveries FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE deliveries; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.deliveries IS 'Kön: ett utskick som inte är avgjort. Försöken är transportens sak och står utanför journalen; utfallet står i dispatches, i journalen.';


--
-- Name: COLUMN deliveries.next_attempt_at; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.deliveries.next_attempt_at IS 'Ingen försöker före dess: efter ett misslyckat försök en paus, under ett försök tiden tills den som försöker räknas som död.';


--
-- Name: departures; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.departures (
    meeting_id uuid NOT NULL,
    person_id uuid NOT NULL,
    left_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    entry bigint NOT NULL
);

ALTER TABLE ONLY public.departures FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE departures; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.departures IS 'När en närvarande lämnade mötet för gott.';


--
-- Name: descents; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.descents (
    parent_id uuid NOT NULL,
    child_id uuid NOT NULL,
    recasting_id uuid NOT NULL,
    entry bigint NOT NULL
);

ALTER TABLE ONLY public.descents FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE descents; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.descents IS 'Härstamning: vilka förslag ett förslag kommer ur, och vilka som blev av det.';


--
-- Name: function_holders; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.function_holders (
    group_kind text NOT NULL,
    function text NOT NULL,
    "position" integer NOT NULL,
    office text,
    seat text,
    when_vacant text,
    only_election boolean NOT NULL,
    clause_id text NOT NULL,
    entry bigint NOT NULL,
    CONSTRAINT function_is_held_by_an_office_or_a_seat CHECK ((num_nonnulls(office, seat) = 1))
);

ALTER TABLE ONLY public.function_holders FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE function_holders; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.function_holders IS 'Vem som kallar, leder, protokollför och talar för gruppen: första innehavare som finns den dagen.';


--
-- Name: group_kinds; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.group_kinds (
    code text NOT NULL,
    title jsonb NOT NULL,
    appointed boolean NOT NULL,
    clause_id text,
    purpose_clause text,
    link_clause text,
    summons_clause text,
    entry bigint NOT NULL,
    agenda_approvers text[],
    agenda_clause text,
    minutes_title jsonb,
    minutes_attesters text[],
    minutes_clause text
);

ALTER TABLE ONLY public.group_kinds FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE group_kinds; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.group_kinds IS 'Slag av grupper. En fast grupp är ensam i sitt slag; tillsatta grupper delar ett.';


--
-- Name: COLUMN group_kinds.agenda_approvers; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.group_kinds.agenda_approvers IS 'Funktioner som ska ha godkänt samma version av dagordningen innan mötet kallas (V-38); NULL: ingen.';


--
-- Name: COLUMN group_kinds.minutes_attesters; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.group_kinds.minutes_attesters IS 'Vilka som justerar gruppens protokoll (D-9, D-28) eller anteckningar (D-10): presiding, adjuster, recorder.';


--
-- Name: guests; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.guests (
    id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    name public.short_text NOT NULL,
    role public.short_text NOT NULL,
    arrived_at timestamp with time zone NOT NULL,
    left_at timestamp with time zone,
    recorded_by uuid NOT NULL,
    entry bigint NOT NULL,
    CONSTRAINT guest_leaves_after_arriving CHECK ((left_at >= arrived_at))
);

ALTER TABLE ONLY public.guests FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE guests; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.guests IS 'Gäster: närvarar utan plats, utan att räknas och utan att besluta.';


--
-- Name: journal_changes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.journal_changes (
    entry bigint NOT NULL,
    "position" integer NOT NULL,
    relation text NOT NULL,
    row_key text NOT NULL,
    operation text NOT NULL,
    before text,
    after text,
    CONSTRAINT journal_change_has_an_operation CHECK ((operation = ANY (ARRAY['INSERT'::text, 'UPDATE'::text, 'DELETE'::text])))
);

ALTER TABLE ONLY public.journal_changes FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE journal_changes; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.journal_changes IS 'Varje ändrad rad, före och efter, i den ordning ändringarna gjordes. Personuppgifter står som saltade kontrollsummor.';


--
-- Name: journal_head; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.journal_head (
    only_row boolean DEFAULT true NOT NULL,
    entry bigint NOT NULL,
    writer xid8,
    hash bytea NOT NULL,
    CONSTRAINT journal_has_one_head CHECK (only_row),
    CONSTRAINT journal_head_hash_is_sha256 CHECK ((octet_length(hash) = 32))
);

ALTER TABLE ONLY public.journal_head FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE journal_head; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.journal_head IS 'Journalens huvud. Varje skrivning låser raden först (FOR UPDATE), så skrivningar sker en i taget.';


--
-- Name: COLUMN journal_head.writer; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.journal_head.writer IS 'Transaktionen som har en öppen journalpost; NULL när ingen har det.';


--
-- Name: journaled_tables; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.journaled_tables WITH (security_invoker='true') AS
 SELECT (t.relname)::text AS relation,
    array_agg((a.attname)::text ORDER BY (array_position((i.indkey)::smallint[], a.attnum))) AS key_columns
   FROM ((pg_class t
     JOIN pg_index i ON (((i.indrelid = t.oid) AND i.indisprimary)))
     JOIN pg_attribute a ON (((a.attrelid = t.oid) AND (a.attnum = ANY ((i.indkey)::smallint[])))))
  WHERE ((t.relnamespace = ('public'::regnamespace)::oid) AND (t.relkind = 'r'::"char") AND (t.relname <> ALL (ARRAY['journal_head'::name, 'journal_entries'::name, 'journal_changes'::name, 'answers'::name, 'deliveries'::name, 'migrations'::name])))
  GROUP BY t.relname;


--
-- Name: VIEW journaled_tables; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.journaled_tables IS 'Tabeller vars varje ändring står i journalen, med sina nyckelkolumner: alla utom journalens egna och utskickens kö.';


--
-- Name: meeting_functions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.meeting_functions (
    id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    function text NOT NULL,
    person_id uuid NOT NULL,
    from_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    entry bigint NOT NULL,
    CONSTRAINT meeting_function_is_known CHECK ((function = ANY (ARRAY['presiding'::text, 'adjuster'::text])))
);

ALTER TABLE ONLY public.meeting_functions FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE meeting_functions; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.meeting_functions IS 'Valda vid mötet: den som leder det när ordföranden inte gör det, och justeraren (D-28).';


--
-- Name: meeting_kinds; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.meeting_kinds (
    group_kind text NOT NULL,
    code text NOT NULL,
    title jsonb NOT NULL,
    months integer[],
    yearly_min integer,
    yearly_target integer,
    yearly_max integer,
    only_election boolean NOT NULL,
    clause_id text NOT NULL,
    count_clause text,
    "position" integer NOT NULL,
    entry bigint NOT NULL
);

ALTER TABLE ONLY public.meeting_kinds FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE meeting_kinds; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.meeting_kinds IS 'Slag av möten med fönster (månader i Europe/Stockholm) och hur många om året.';


--
-- Name: migrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.migrations (
    name text NOT NULL,
    hash bytea NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.migrations FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE migrations; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.migrations IS 'Vilka migreringar som körts och SHA-256 av deras text; en ändrad text stoppar migreringen.';


--
-- Name: motions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.motions (
    id uuid NOT NULL,
    agenda_item_id uuid NOT NULL,
    number integer NOT NULL,
    person_id uuid NOT NULL,
    kind text NOT NULL,
    text public.long_text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    entry bigint NOT NULL,
    CONSTRAINT motion_has_a_known_kind CHECK ((kind = ANY (ARRAY['approval'::text, 'rejection'::text, 'change'::text, 'referral'::text, 'tabling'::text, 'other'::text])))
);

ALTER TABLE ONLY public.motions FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE motions; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.motions IS 'Yrkanden i ett ärende, i den ordning de framställts.';


--
-- Name: office_rules; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.office_rules (
    group_kind text NOT NULL,
    code text NOT NULL,
    title jsonb NOT NULL,
    from_seats text[] NOT NULL,
    clause_id text NOT NULL,
    vacancy_clause text,
    "position" integer NOT NULL,
    entry bigint NOT NULL
);

ALTER TABLE ONLY public.office_rules FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE office_rules; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.office_rules IS 'Förtroendeuppdrag (ordförande …) och vilka platser de väljs ur.';


--
-- Name: parameters; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.parameters (
    key text NOT NULL,
    value jsonb NOT NULL,
    clause_id text NOT NULL,
    title jsonb NOT NULL,
    entry bigint NOT NULL
);

ALTER TABLE ONLY public.parameters FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE parameters; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.parameters IS 'Värden som avtalet lämnar öppna; ändras genom beslut.';


--
-- Name: party_kinds; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.party_kinds (
    code text NOT NULL,
    title jsonb NOT NULL,
    entry bigint NOT NULL
);

ALTER TABLE ONLY public.party_kinds FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE party_kinds; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.party_kinds IS 'Slag av parter: kommun, region, länsstyrelse.';


--
-- Name: principals; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.principals (
    party_code text NOT NULL,
    valid daterange NOT NULL,
    entry bigint NOT NULL,
    CONSTRAINT principal_period_is_not_empty CHECK ((NOT isempty(valid)))
);

ALTER TABLE ONLY public.principals FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE principals; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.principals IS 'Huvudman, daterad: exakt en i taget (V-82).';


--
-- Name: published_columns; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.published_columns WITH (security_invoker='true') AS
 SELECT p.relation,
    (a.attname)::text AS name,
    a.attnum AS "position"
   FROM (public.publications() p(relation, rows, hidden_columns)
     JOIN pg_attribute a ON (((a.attrelid = (to_regclass(('public.'::text || p.relation)))::oid) AND (a.attnum > 0) AND (NOT a.attisdropped))))
  WHERE (a.attname <> ALL (p.hidden_columns));


--
-- Name: VIEW published_columns; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.published_columns IS 'De kolumner som är publicerade, i tabellernas ordning.';


--
-- Name: recusals; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.recusals (
    agenda_item_id uuid NOT NULL,
    person_id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    reasons public.long_text NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    entry bigint NOT NULL
);

ALTER TABLE ONLY public.recusals FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE recusals; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.recusals IS 'Jäv: personen lämnar rummet för ärendet, räknas varken i beslutförhet eller röster, och kommer sedan åter (D-18).';


--
-- Name: registrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.registrations (
    proposal_id uuid NOT NULL,
    year integer NOT NULL,
    number integer NOT NULL,
    registered_on date NOT NULL,
    entry bigint NOT NULL,
    CONSTRAINT register_number_is_positive CHECK ((number > 0))
);

ALTER TABLE ONLY public.registrations FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE registrations; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.registrations IS 'Diariet: varje inlämnat förslag har ett diarienummer, i följd per kalenderår utan luckor, och behåller det (D-25).';


--
-- Name: rule_texts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.rule_texts (
    rule text NOT NULL,
    clause_id text NOT NULL,
    title jsonb NOT NULL,
    instead jsonb NOT NULL,
    "position" integer NOT NULL,
    entry bigint NOT NULL
);

ALTER TABLE ONLY public.rule_texts FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE rule_texts; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.rule_texts IS 'För varje regel (villkorets namn) och klausul: vad som vägras och vad man gör i stället. Första raden är regelns förval.';


--
-- Name: standing_items; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.standing_items (
    group_kind text NOT NULL,
    code text NOT NULL,
    title jsonb NOT NULL,
    clause_id text,
    "position" integer NOT NULL,
    entry bigint NOT NULL
);

ALTER TABLE ONLY public.standing_items FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE standing_items; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.standing_items IS 'Ärenden som står på varje dagordning i ett slag av grupp (V-29, V-86).';


--
-- Name: standing_referral_answers; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.standing_referral_answers WITH (security_invoker='true') AS
 SELECT DISTINCT ON (a.referral_id, a.party_code) a.id,
    a.referral_id,
    a.party_code,
    a.number,
    a.stance,
    a.text,
    a.answered_on,
    a.late,
    a.person_id,
    a.entry
   FROM public.referral_answers a
  ORDER BY a.referral_id, a.party_code, a.number DESC;


--
-- Name: VIEW standing_referral_answers; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.standing_referral_answers IS 'Det svar som gäller, ett för varje part och remiss.';


--
-- Name: standing_time_entries; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.standing_time_entries WITH (security_invoker='true') AS
 SELECT t.id,
    t.assignment_id,
    t.person_id,
    t.worked_on,
    t.minutes,
    t.corrects,
    t.entry
   FROM public.time_entries t
  WHERE ((t.minutes > 0) AND (NOT (EXISTS ( SELECT
           FROM public.time_entries c
          WHERE (c.corrects = t.id)))));


--
-- Name: VIEW standing_time_entries; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.standing_time_entries IS 'Nedlagd tid som gäller: rättade och borttagna rader undantagna.';


--
-- Name: statements; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.statements (
    id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    agenda_item_id uuid NOT NULL,
    kind text NOT NULL,
    person_id uuid NOT NULL,
    text public.long_text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    entry bigint NOT NULL,
    CONSTRAINT statement_has_a_known_kind CHECK ((kind = ANY (ARRAY['reservation'::text, 'note'::text])))
);

ALTER TABLE ONLY public.statements FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE statements; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.statements IS 'Reservationer mot beslut och anteckningar till protokollet.';


--
-- Name: votes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.votes (
    voting_id uuid NOT NULL,
    person_id uuid NOT NULL,
    party_code text NOT NULL,
    option text,
    entry bigint NOT NULL
);

ALTER TABLE ONLY public.votes FORCE ROW LEVEL SECURITY;


--
-- Name: TABLE votes; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.votes IS 'Vem som röstade hur i en öppen votering (D-3, D-19); NULL: avstod.';


--
-- Name: activities; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.activities WITH (security_invoker='true', security_barrier='true') AS
 SELECT activities.id,
    activities.plan_id,
    activities.code,
    activities.title,
    activities.area,
    activities.description,
    activities.helping,
    activities.helped,
    activities.calendar,
    activities.first_day,
    activities.last_day,
    activities.entry
   FROM public.activities;


--
-- Name: VIEW activities; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.activities IS 'Det publicerade ur activities: Aktiviteter i en beslutad plan, med sina dagar i kalendariet (V-21, V-28, V-64).';


--
-- Name: agenda_items; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.agenda_items WITH (security_invoker='true', security_barrier='true') AS
 SELECT agenda_items.id,
    agenda_items.meeting_id,
    agenda_items."position",
    agenda_items.proposal_id,
    agenda_items.title,
    agenda_items.added_on,
    agenda_items.added_by,
    agenda_items.entry,
    agenda_items.standing_code,
    agenda_items.returned_from
   FROM public.agenda_items;


--
-- Name: VIEW agenda_items; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.agenda_items IS 'Det publicerade ur agenda_items: Dagordningens ärenden; ett ärende med förslag kan beslutas.';


--
-- Name: agenda_versions; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.agenda_versions WITH (security_invoker='true', security_barrier='true') AS
 SELECT agenda_versions.id,
    agenda_versions.meeting_id,
    agenda_versions.number,
    agenda_versions.items,
    agenda_versions.made_on,
    agenda_versions.made_by,
    agenda_versions.entry
   FROM public.agenda_versions;


--
-- Name: VIEW agenda_versions; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.agenda_versions IS 'Det publicerade ur agenda_versions: Dagordningens oföränderliga versioner: ärendena i ordning och vad som skiljer från den förra.';


--
-- Name: areas; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.areas WITH (security_invoker='true', security_barrier='true') AS
 SELECT areas.code,
    areas.title,
    areas."position",
    areas.entry
   FROM public.areas;


--
-- Name: VIEW areas; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.areas IS 'Det publicerade ur areas: Samverkansområden som avtalet nämner (V-20); en verksamhetsplan får lägga till fler.';


--
-- Name: assignments; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.assignments WITH (security_invoker='true', security_barrier='true') AS
 SELECT assignments.id,
    assignments.decision_id,
    assignments.capacity,
    assignments.title,
    assignments.description,
    assignments.year,
    assignments.estimate_minutes,
    assignments.due_on,
    assignments.entry,
    assignments.delegation_id,
    assignments.given_by,
    assignments.given_on
   FROM public.assignments;


--
-- Name: VIEW assignments; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.assignments IS 'Det publicerade ur assignments: Uppdrag till samordnaren, bara genom beslut (V-54, V-57), med beräknad tid i minuter.';


--
-- Name: attendances; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.attendances WITH (security_invoker='true', security_barrier='true') AS
 SELECT attendances.meeting_id,
    attendances.person_id,
    attendances.seat_id,
    attendances.entry,
    attendances.arrived_at,
    attendances.recorded_by
   FROM public.attendances;


--
-- Name: VIEW attendances; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.attendances IS 'Det publicerade ur attendances: Vilka som var närvarande och på vilken plats (V-37, D-23).';


--
-- Name: capacities; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.capacities WITH (security_invoker='true', security_barrier='true') AS
 SELECT capacities.code,
    capacities.title,
    capacities.holder_group,
    capacities.holder_seat,
    capacities.percent,
    capacities.full_time_minutes,
    capacities.clause_id,
    capacities.assign_clause,
    capacities.compute_clause,
    capacities.entry
   FROM public.capacities;


--
-- Name: VIEW capacities; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.capacities IS 'Det publicerade ur capacities: Den andel av en tjänst som gruppen förfogar över, i minuter om året (V-55, D-11).';


--
-- Name: charters; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.charters WITH (security_invoker='true', security_barrier='true') AS
 SELECT charters.code,
    charters.title,
    charters.document,
    charters.version,
    charters.valid_from,
    charters.time_zone,
    charters.constituted_on,
    charters.only_row,
    charters.entry
   FROM public.charters;


--
-- Name: VIEW charters; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.charters IS 'Det publicerade ur charters: Avtalet som gäller i denna tjänst. En tjänst bär ett samarbete; konstitueringen laddas en gång (D-24).';


--
-- Name: clauses; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.clauses WITH (security_invoker='true', security_barrier='true') AS
 SELECT clauses.id,
    clauses.document,
    clauses.quote,
    clauses.silent,
    clauses.levels,
    clauses.kept,
    clauses."position",
    clauses.entry
   FROM public.clauses;


--
-- Name: VIEW clauses; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.clauses IS 'Det publicerade ur clauses: Avtalets klausuler ordagrant, och de tystnader (silent) där ett förval gäller.';


--
-- Name: corrections; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.corrections WITH (security_invoker='true', security_barrier='true') AS
 SELECT corrections.id,
    corrections.decision_id,
    corrections.number,
    corrections.person_id,
    corrections.noted_on,
    corrections.text,
    corrections.entry
   FROM public.corrections;


--
-- Name: VIEW corrections; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.corrections IS 'Det publicerade ur corrections: Rättelser: vad som blev fel i protokollföringen och vad som rätteligen gäller. Beslutet självt ändras aldrig (D-9).';


--
-- Name: decisions; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.decisions WITH (security_invoker='true', security_barrier='true') AS
 SELECT decisions.id,
    decisions.group_code,
    decisions.year,
    decisions.number,
    decisions.meeting_id,
    decisions.agenda_item_id,
    decisions.matter,
    decisions.proposal_id,
    decisions.version_number,
    decisions.outcome,
    decisions.content,
    decisions.reasons,
    decisions.decided_on,
    decisions.recorded_by,
    decisions.entry,
    decisions.decided_at,
    decisions.voting_id,
    decisions.change,
    decisions.referred_to,
    decisions.due_on
   FROM public.decisions;


--
-- Name: VIEW decisions; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.decisions IS 'Det publicerade ur decisions: Beslut, § i följd per grupp och år utan luckor (D-16). Ett bifall verkställer sina följder i samma transaktion.';


--
-- Name: delegation_reports; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.delegation_reports WITH (security_invoker='true', security_barrier='true') AS
 SELECT delegation_reports.id,
    delegation_reports.delegation_id,
    delegation_reports.person_id,
    delegation_reports.reported_on,
    delegation_reports.text,
    delegation_reports.entry
   FROM public.delegation_reports;


--
-- Name: VIEW delegation_reports; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.delegation_reports IS 'Det publicerade ur delegation_reports: Återrapporter av delegerade uppdrag (V-31).';


--
-- Name: delegations; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.delegations WITH (security_invoker='true', security_barrier='true') AS
 SELECT delegations.id,
    delegations.decision_id,
    delegations.group_code,
    delegations.person_id,
    delegations.scope,
    delegations.valid,
    delegations.reporting,
    delegations.report_by,
    delegations.capacity,
    delegations.allowance_minutes,
    delegations.supersedes,
    delegations.ended_on,
    delegations.ended_by,
    delegations.entry
   FROM public.delegations;


--
-- Name: VIEW delegations; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.delegations IS 'Det publicerade ur delegations: Delegeringar: till vem, vad, hur länge och hur det redovisas; bara genom beslut (V-31).';


--
-- Name: departures; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.departures WITH (security_invoker='true', security_barrier='true') AS
 SELECT departures.meeting_id,
    departures.person_id,
    departures.left_at,
    departures.recorded_by,
    departures.entry
   FROM public.departures;


--
-- Name: VIEW departures; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.departures IS 'Det publicerade ur departures: När en närvarande lämnade mötet för gott.';


--
-- Name: descents; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.descents WITH (security_invoker='true', security_barrier='true') AS
 SELECT descents.parent_id,
    descents.child_id,
    descents.recasting_id,
    descents.entry
   FROM public.descents;


--
-- Name: VIEW descents; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.descents IS 'Det publicerade ur descents: Härstamning: vilka förslag ett förslag kommer ur, och vilka som blev av det.';


--
-- Name: function_holders; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.function_holders WITH (security_invoker='true', security_barrier='true') AS
 SELECT function_holders.group_kind,
    function_holders.function,
    function_holders."position",
    function_holders.office,
    function_holders.seat,
    function_holders.when_vacant,
    function_holders.only_election,
    function_holders.clause_id,
    function_holders.entry
   FROM public.function_holders;


--
-- Name: VIEW function_holders; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.function_holders IS 'Det publicerade ur function_holders: Vem som kallar, leder, protokollför och talar för gruppen: första innehavare som finns den dagen.';


--
-- Name: group_kinds; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.group_kinds WITH (security_invoker='true', security_barrier='true') AS
 SELECT group_kinds.code,
    group_kinds.title,
    group_kinds.appointed,
    group_kinds.clause_id,
    group_kinds.purpose_clause,
    group_kinds.link_clause,
    group_kinds.summons_clause,
    group_kinds.entry,
    group_kinds.agenda_approvers,
    group_kinds.agenda_clause,
    group_kinds.minutes_title,
    group_kinds.minutes_attesters,
    group_kinds.minutes_clause
   FROM public.group_kinds;


--
-- Name: VIEW group_kinds; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.group_kinds IS 'Det publicerade ur group_kinds: Slag av grupper. En fast grupp är ensam i sitt slag; tillsatta grupper delar ett.';


--
-- Name: groups; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.groups WITH (security_invoker='true', security_barrier='true') AS
 SELECT groups.code,
    groups.kind,
    groups.title,
    groups.question,
    groups.purpose,
    groups.goal,
    groups.linked_to,
    groups.valid,
    groups.decision_id,
    groups.entry
   FROM public.groups;


--
-- Name: VIEW groups; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.groups IS 'Det publicerade ur groups: Grupperna: de fasta ur avtalet och de som tillsatts genom beslut (V-50…V-53).';


--
-- Name: journal_entries; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.journal_entries WITH (security_invoker='true', security_barrier='true') AS
 SELECT journal_entries.entry,
    journal_entries.recorded_at
   FROM public.journal_entries;


--
-- Name: VIEW journal_entries; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.journal_entries IS 'Det publicerade ur journal_entries: En post för varje genomförd handling: vem, när, vad. Kedjad med SHA-256; förseglas vid commit.';


--
-- Name: journal_head; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.journal_head WITH (security_invoker='true', security_barrier='true') AS
 SELECT journal_head.only_row,
    journal_head.entry
   FROM public.journal_head;


--
-- Name: VIEW journal_head; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.journal_head IS 'Det publicerade ur journal_head: Journalens huvud. Varje skrivning låser raden först (FOR UPDATE), så skrivningar sker en i taget.';


--
-- Name: matters; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.matters WITH (security_invoker='true', security_barrier='true') AS
 SELECT matters.code,
    matters.title,
    matters.shape,
    matters.effect,
    matters.period,
    matters.decided_by,
    matters.decided_clause,
    matters.prepared_by,
    matters.prepared_clause,
    matters.builds_on,
    matters.builds_clause,
    matters.calendar_clause,
    matters.period_clause,
    matters.gap_clause,
    matters.submitter_party_kinds,
    matters.submitter_groups,
    matters.submitter_clause,
    matters.appoints,
    matters.appoints_group,
    matters.appoints_seat,
    matters.capacity,
    matters."position",
    matters.entry
   FROM public.matters;


--
-- Name: VIEW matters; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.matters IS 'Det publicerade ur matters: Kompetensmatrisen: vad som kan föreslås och beslutas, av vem det bereds och beslutas, innehållets form och vad ett ja verkställer.';


--
-- Name: meeting_functions; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.meeting_functions WITH (security_invoker='true', security_barrier='true') AS
 SELECT meeting_functions.id,
    meeting_functions.meeting_id,
    meeting_functions.function,
    meeting_functions.person_id,
    meeting_functions.from_at,
    meeting_functions.recorded_by,
    meeting_functions.entry
   FROM public.meeting_functions;


--
-- Name: VIEW meeting_functions; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.meeting_functions IS 'Det publicerade ur meeting_functions: Valda vid mötet: den som leder det när ordföranden inte gör det, och justeraren (D-28).';


--
-- Name: meeting_kinds; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.meeting_kinds WITH (security_invoker='true', security_barrier='true') AS
 SELECT meeting_kinds.group_kind,
    meeting_kinds.code,
    meeting_kinds.title,
    meeting_kinds.months,
    meeting_kinds.yearly_min,
    meeting_kinds.yearly_target,
    meeting_kinds.yearly_max,
    meeting_kinds.only_election,
    meeting_kinds.clause_id,
    meeting_kinds.count_clause,
    meeting_kinds."position",
    meeting_kinds.entry
   FROM public.meeting_kinds;


--
-- Name: VIEW meeting_kinds; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.meeting_kinds IS 'Det publicerade ur meeting_kinds: Slag av möten med fönster (månader i Europe/Stockholm) och hur många om året.';


--
-- Name: meeting_steps; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.meeting_steps WITH (security_invoker='true', security_barrier='true') AS
 SELECT meeting_steps.id,
    meeting_steps.meeting_id,
    meeting_steps.kind,
    meeting_steps.taken_at,
    meeting_steps.taken_on,
    meeting_steps.person_id,
    meeting_steps.entry
   FROM public.meeting_steps;


--
-- Name: VIEW meeting_steps; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.meeting_steps IS 'Det publicerade ur meeting_steps: Kallelse (med mottagare, V-34), öppnande, avslutande och inställande, och vem som gjorde det.';


--
-- Name: meetings; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.meetings WITH (security_invoker='true', security_barrier='true') AS
 SELECT meetings.id,
    meetings.group_code,
    meetings.group_kind,
    meetings.meeting_kind,
    meetings.starts_at,
    meetings.place,
    meetings.planned_on,
    meetings.planned_by,
    meetings.state,
    meetings.opened_at,
    meetings.held_on,
    meetings.closed_at,
    meetings.entry
   FROM public.meetings;


--
-- Name: VIEW meetings; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.meetings IS 'Det publicerade ur meetings: Sammanträden. Tillståndet följer av stegen: kallelse, öppnande, avslutande, inställande.';


--
-- Name: minutes; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.minutes WITH (security_invoker='true', security_barrier='true') AS
 SELECT minutes.meeting_id,
    minutes.state,
    minutes.round,
    minutes.content,
    minutes.hash,
    minutes.attested_at,
    minutes.published_at,
    minutes.entry
   FROM public.minutes;


--
-- Name: VIEW minutes; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.minutes IS 'Det publicerade ur minutes: Protokoll och minnesanteckningar: läget, och innehållet som det frystes vid första justeringen (D-9, D-10, D-28).';


--
-- Name: minutes_steps; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.minutes_steps WITH (security_invoker='true', security_barrier='true') AS
 SELECT minutes_steps.id,
    minutes_steps.meeting_id,
    minutes_steps.kind,
    minutes_steps.taken_at,
    minutes_steps.taken_on,
    minutes_steps.person_id,
    minutes_steps.round,
    minutes_steps.agenda_item_id,
    minutes_steps.text,
    minutes_steps.function,
    minutes_steps.hash,
    minutes_steps.entry
   FROM public.minutes_steps;


--
-- Name: VIEW minutes_steps; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.minutes_steps IS 'Det publicerade ur minutes_steps: Protokollets väg: sekreterarens avsnitt, utsändning, synpunkter från närvarande, justeringar och publicering (D-9, D-10, D-28).';


--
-- Name: money_classes; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.money_classes WITH (security_invoker='true', security_barrier='true') AS
 SELECT money_classes.side,
    money_classes.code,
    money_classes.title,
    money_classes.clause_id,
    money_classes.needs,
    money_classes."position",
    money_classes.entry
   FROM public.money_classes;


--
-- Name: VIEW money_classes; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.money_classes IS 'Det publicerade ur money_classes: Kostnadsslag (V-67–V-70) och intäkters ursprung (V-72–V-74).';


--
-- Name: money_rules; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.money_rules WITH (security_invoker='true', security_barrier='true') AS
 SELECT money_rules.only_row,
    money_rules.payer_kinds,
    money_rules.payer_clause,
    money_rules.balance_clause,
    money_rules.sharing_keys,
    money_rules.sharing_clause,
    money_rules.entry
   FROM public.money_rules;


--
-- Name: VIEW money_rules; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.money_rules IS 'Det publicerade ur money_rules: Vem som betalar, att budgeten går ihop och vilka fördelningsnycklar som finns (V-73, V-75, D-12).';


--
-- Name: motions; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.motions WITH (security_invoker='true', security_barrier='true') AS
 SELECT motions.id,
    motions.agenda_item_id,
    motions.number,
    motions.person_id,
    motions.kind,
    motions.text,
    motions.made_at,
    motions.recorded_by,
    motions.entry
   FROM public.motions;


--
-- Name: VIEW motions; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.motions IS 'Det publicerade ur motions: Yrkanden i ett ärende, i den ordning de framställts.';


--
-- Name: office_rules; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.office_rules WITH (security_invoker='true', security_barrier='true') AS
 SELECT office_rules.group_kind,
    office_rules.code,
    office_rules.title,
    office_rules.from_seats,
    office_rules.clause_id,
    office_rules.vacancy_clause,
    office_rules."position",
    office_rules.entry
   FROM public.office_rules;


--
-- Name: VIEW office_rules; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.office_rules IS 'Det publicerade ur office_rules: Förtroendeuppdrag (ordförande …) och vilka platser de väljs ur.';


--
-- Name: offices; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.offices WITH (security_invoker='true', security_barrier='true') AS
 SELECT offices.id,
    offices.group_code,
    offices.group_kind,
    offices.office_code,
    offices.person_id,
    offices.valid,
    offices.decision_id,
    offices.entry
   FROM public.offices;


--
-- Name: VIEW offices; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.offices IS 'Det publicerade ur offices: Vem som är vald till vad, till nästa val eller tills platsen upphör (D-1). Högst en åt gången (V-23).';


--
-- Name: parameters; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.parameters WITH (security_invoker='true', security_barrier='true') AS
 SELECT parameters.key,
    parameters.value,
    parameters.clause_id,
    parameters.title,
    parameters.entry
   FROM public.parameters;


--
-- Name: VIEW parameters; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.parameters IS 'Det publicerade ur parameters: Värden som avtalet lämnar öppna; ändras genom beslut.';


--
-- Name: parties; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.parties WITH (security_invoker='true', security_barrier='true') AS
 SELECT parties.code,
    parties.kind,
    parties.name,
    parties.entry
   FROM public.parties;


--
-- Name: VIEW parties; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.parties IS 'Det publicerade ur parties: Avtalets parter. Kommuner bär sin fyrsiffriga SCB-kod.';


--
-- Name: party_kinds; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.party_kinds WITH (security_invoker='true', security_barrier='true') AS
 SELECT party_kinds.code,
    party_kinds.title,
    party_kinds.entry
   FROM public.party_kinds;


--
-- Name: VIEW party_kinds; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.party_kinds IS 'Det publicerade ur party_kinds: Slag av parter: kommun, region, länsstyrelse.';


--
-- Name: persons; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.persons WITH (security_invoker='true', security_barrier='true') AS
 SELECT persons.id,
    persons.name,
    persons.party_code,
    persons.contact_confirmed_on,
    persons.entry
   FROM public.persons;


--
-- Name: VIEW persons; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.persons IS 'Det publicerade ur persons: Människor som företräder en part. Kontaktuppgifter är kontaktlistan (V-60).';


--
-- Name: plans; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.plans WITH (security_invoker='true', security_barrier='true') AS
 SELECT plans.id,
    plans.matter,
    plans.valid,
    plans.content,
    plans.decision_id,
    plans.decided_on,
    plans.supersedes,
    plans.superseded_on,
    plans.superseded_by,
    plans.entry,
    plans.replaces
   FROM public.plans;


--
-- Name: VIEW plans; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.plans IS 'Det publicerade ur plans: Budget, verksamhetsplan och aktivitetsplan i kraft och de som ersatts; en för varje tid (V-63, V-65, V-66).';


--
-- Name: principals; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.principals WITH (security_invoker='true', security_barrier='true') AS
 SELECT principals.party_code,
    principals.valid,
    principals.entry
   FROM public.principals;


--
-- Name: VIEW principals; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.principals IS 'Det publicerade ur principals: Huvudman, daterad: exakt en i taget (V-82).';


--
-- Name: proposal_steps; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.proposal_steps WITH (security_invoker='true', security_barrier='true') AS
 SELECT proposal_steps.id,
    proposal_steps.proposal_id,
    proposal_steps.kind,
    proposal_steps.taken_on,
    proposal_steps.person_id,
    proposal_steps.party_code,
    proposal_steps.version_number,
    proposal_steps.meeting_id,
    proposal_steps.votes_for,
    proposal_steps.votes_against,
    proposal_steps.casting_vote,
    proposal_steps.part_proposal,
    proposal_steps.reasons,
    proposal_steps.entry
   FROM public.proposal_steps;


--
-- Name: VIEW proposal_steps; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.proposal_steps IS 'Det publicerade ur proposal_steps: Inlämning, beredning, antagande i beredande grupp, upptagande i ett planförslag, återtagande: det som skett, sparat.';


--
-- Name: proposal_versions; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.proposal_versions WITH (security_invoker='true', security_barrier='true') AS
 SELECT proposal_versions.id,
    proposal_versions.proposal_id,
    proposal_versions.number,
    proposal_versions.content,
    proposal_versions.note,
    proposal_versions.created_on,
    proposal_versions.person_id,
    proposal_versions.party_code,
    proposal_versions.entry
   FROM public.proposal_versions;


--
-- Name: VIEW proposal_versions; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.proposal_versions IS 'Det publicerade ur proposal_versions: Oföränderliga versioner; varje ändring är en ny.';


--
-- Name: proposals; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.proposals WITH (security_invoker='true', security_barrier='true') AS
 SELECT proposals.id,
    proposals.matter,
    proposals.title,
    proposals.state,
    proposals.party_code,
    proposals.person_id,
    proposals.group_code,
    proposals.created_on,
    proposals.submitted_on,
    proposals.latest_version,
    proposals.adopted_version,
    proposals.included_in,
    proposals.decision_id,
    proposals.entry
   FROM public.proposals;


--
-- Name: VIEW proposals; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.proposals IS 'Det publicerade ur proposals: Förslag. Ett utkast ser bara dess part; vad som blev av förslaget står här och i stegen.';


--
-- Name: recastings; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.recastings WITH (security_invoker='true', security_barrier='true') AS
 SELECT recastings.id,
    recastings.kind,
    recastings.parents,
    recastings.children,
    recastings.made_on,
    recastings.person_id,
    recastings.entry
   FROM public.recastings;


--
-- Name: VIEW recastings; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.recastings IS 'Det publicerade ur recastings: Förslag som slagits ihop till ett nytt, och förslag som delats i flera: av vem, när och varför (D-25).';


--
-- Name: receipts; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.receipts WITH (security_invoker='true', security_barrier='true') AS
 SELECT receipts.id,
    receipts.proposal_id,
    receipts.version_number,
    receipts.complete,
    receipts.missing,
    receipts.facts,
    receipts.received_on,
    receipts.person_id,
    receipts.entry
   FROM public.receipts;


--
-- Name: VIEW receipts; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.receipts IS 'Det publicerade ur receipts: Mottagningskontroll av en inlämnad version; ett ofullständigt förslag går tillbaka till den som lämnade det (D-25).';


--
-- Name: recusals; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.recusals WITH (security_invoker='true', security_barrier='true') AS
 SELECT recusals.agenda_item_id,
    recusals.person_id,
    recusals.meeting_id,
    recusals.reasons,
    recusals.noted_at,
    recusals.recorded_by,
    recusals.entry
   FROM public.recusals;


--
-- Name: VIEW recusals; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.recusals IS 'Det publicerade ur recusals: Jäv: personen lämnar rummet för ärendet, räknas varken i beslutförhet eller röster, och kommer sedan åter (D-18).';


--
-- Name: referral_answers; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.referral_answers WITH (security_invoker='true', security_barrier='true') AS
 SELECT referral_answers.id,
    referral_answers.referral_id,
    referral_answers.party_code,
    referral_answers.number,
    referral_answers.stance,
    referral_answers.text,
    referral_answers.answered_on,
    referral_answers.late,
    referral_answers.person_id,
    referral_answers.entry
   FROM public.referral_answers;


--
-- Name: VIEW referral_answers; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.referral_answers IS 'Det publicerade ur referral_answers: Remissvar. Partens senaste gäller; de tidigare finns kvar. Ett svar efter svarsdagen är sent.';


--
-- Name: referrals; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.referrals WITH (security_invoker='true', security_barrier='true') AS
 SELECT referrals.id,
    referrals.proposal_id,
    referrals.version_number,
    referrals.question,
    referrals.parties,
    referrals.sent_on,
    referrals.due_on,
    referrals.person_id,
    referrals.entry
   FROM public.referrals;


--
-- Name: VIEW referrals; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.referrals IS 'Det publicerade ur referrals: Remisser: en version, en fråga, de parter som ombeds yttra sig, och svarsdagen (D-25, V-6).';


--
-- Name: registrations; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.registrations WITH (security_invoker='true', security_barrier='true') AS
 SELECT registrations.proposal_id,
    registrations.year,
    registrations.number,
    registrations.registered_on,
    registrations.entry
   FROM public.registrations;


--
-- Name: VIEW registrations; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.registrations IS 'Det publicerade ur registrations: Diariet: varje inlämnat förslag har ett diarienummer, i följd per kalenderår utan luckor, och behåller det (D-25).';


--
-- Name: rule_texts; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.rule_texts WITH (security_invoker='true', security_barrier='true') AS
 SELECT rule_texts.rule,
    rule_texts.clause_id,
    rule_texts.title,
    rule_texts.instead,
    rule_texts."position",
    rule_texts.entry
   FROM public.rule_texts;


--
-- Name: VIEW rule_texts; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.rule_texts IS 'Det publicerade ur rule_texts: För varje regel (villkorets namn) och klausul: vad som vägras och vad man gör i stället. Första raden är regelns förval.';


--
-- Name: seat_rules; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.seat_rules WITH (security_invoker='true', security_barrier='true') AS
 SELECT seat_rules.group_kind,
    seat_rules.code,
    seat_rules.title,
    seat_rules.party_kinds,
    seat_rules.filled_by,
    seat_rules.fill_clause,
    seat_rules.votes,
    seat_rules.requirement,
    seat_rules.per_party_min,
    seat_rules.per_party_min_clause,
    seat_rules.per_party_max,
    seat_rules.per_party_max_clause,
    seat_rules.in_all_min,
    seat_rules.in_all_min_clause,
    seat_rules.in_all_max,
    seat_rules.in_all_max_clause,
    seat_rules.ex_officio_group,
    seat_rules.ex_officio_seat,
    seat_rules.provisions,
    seat_rules.agreement_for,
    seat_rules.provision_clause,
    seat_rules.agreement_clause,
    seat_rules.from_principal,
    seat_rules.period_required,
    seat_rules.clause_id,
    seat_rules."position",
    seat_rules.entry
   FROM public.seat_rules;


--
-- Name: VIEW seat_rules; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.seat_rules IS 'Det publicerade ur seat_rules: Platser i ett slag av grupp: vem som får sitta, hur många per part och totalt, vem som tillsätter.';


--
-- Name: seats; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.seats WITH (security_invoker='true', security_barrier='true') AS
 SELECT seats.id,
    seats.group_code,
    seats.group_kind,
    seats.seat_code,
    seats.party_code,
    seats.person_id,
    seats.valid,
    seats.filled_by,
    seats.nominated_by,
    seats.decision_id,
    seats.source_seat,
    seats.provision,
    seats.service_agreement,
    seats.entry
   FROM public.seats;


--
-- Name: VIEW seats; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.seats IS 'Det publicerade ur seats: Vem som sitter var, under vilken tid och vem som utsåg. En person har högst en plats i en grupp åt gången (D-14).';


--
-- Name: standing_items; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.standing_items WITH (security_invoker='true', security_barrier='true') AS
 SELECT standing_items.group_kind,
    standing_items.code,
    standing_items.title,
    standing_items.clause_id,
    standing_items."position",
    standing_items.entry
   FROM public.standing_items;


--
-- Name: VIEW standing_items; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.standing_items IS 'Det publicerade ur standing_items: Ärenden som står på varje dagordning i ett slag av grupp (V-29, V-86).';


--
-- Name: statements; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.statements WITH (security_invoker='true', security_barrier='true') AS
 SELECT statements.id,
    statements.meeting_id,
    statements.agenda_item_id,
    statements.kind,
    statements.person_id,
    statements.text,
    statements.made_at,
    statements.recorded_by,
    statements.entry
   FROM public.statements;


--
-- Name: VIEW statements; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.statements IS 'Det publicerade ur statements: Reservationer mot beslut och anteckningar till protokollet.';


--
-- Name: substitutions; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.substitutions WITH (security_invoker='true', security_barrier='true') AS
 SELECT substitutions.id,
    substitutions.seat_id,
    substitutions.person_id,
    substitutions.valid,
    substitutions.nominated_by,
    substitutions.entry
   FROM public.substitutions;


--
-- Name: VIEW substitutions; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.substitutions IS 'Det publicerade ur substitutions: Personliga ersättare: träder in på sin representants plats när denne är frånvarande, och ger parten ingen plats till.';


--
-- Name: time_entries; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.time_entries WITH (security_invoker='true', security_barrier='true') AS
 SELECT time_entries.id,
    time_entries.assignment_id,
    time_entries.person_id,
    time_entries.worked_on,
    time_entries.minutes,
    time_entries.corrects,
    time_entries.entry
   FROM public.time_entries;


--
-- Name: VIEW time_entries; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.time_entries IS 'Det publicerade ur time_entries: Nedlagd tid. En felaktig rad rättas med en ny som pekar på den (corrects); 0 minuter tar bort den.';


--
-- Name: votes; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.votes WITH (security_invoker='true', security_barrier='true') AS
 SELECT votes.voting_id,
    votes.person_id,
    votes.party_code,
    votes.option,
    votes.entry
   FROM public.votes;


--
-- Name: VIEW votes; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.votes IS 'Det publicerade ur votes: Vem som röstade hur i en öppen votering (D-3, D-19); NULL: avstod.';


--
-- Name: votings; Type: VIEW; Schema: published; Owner: -
--

CREATE VIEW published.votings WITH (security_invoker='true', security_barrier='true') AS
 SELECT votings.id,
    votings.agenda_item_id,
    votings.number,
    votings.form,
    votings.subject,
    votings.options,
    votings.ballots,
    votings.tally,
    votings.found,
    votings.casting_vote,
    votings.lot,
    votings.winner,
    votings.settled_by,
    votings.presiding,
    votings.quorum,
    votings.held_at,
    votings.recorded_by,
    votings.entry
   FROM public.votings;


--
-- Name: VIEW votings; Type: COMMENT; Schema: published; Owner: -
--

COMMENT ON VIEW published.votings IS 'Det publicerade ur votings: Ställningstaganden: acklamation, öppen votering med namnupprop, sluten omröstning. Utfallet räknas ut, det skrivs aldrig in.';


--
-- Name: activities activities_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.activities
    ADD CONSTRAINT activities_pkey PRIMARY KEY (id);


--
-- Name: activities activity_code_is_used_once_in_a_plan; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.activities
    ADD CONSTRAINT activity_code_is_used_once_in_a_plan UNIQUE (plan_id, code);


--
-- Name: agenda_approvals agenda_approvals_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agenda_approvals
    ADD CONSTRAINT agenda_approvals_pkey PRIMARY KEY (meeting_id, number, function);


--
-- Name: decisions agenda_item_is_decided_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT agenda_item_is_decided_once UNIQUE (agenda_item_id);


--
-- Name: agenda_items agenda_items_meeting_id_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agenda_items
    ADD CONSTRAINT agenda_items_meeting_id_id_key UNIQUE (meeting_id, id);


--
-- Name: agenda_items agenda_items_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agenda_items
    ADD CONSTRAINT agenda_items_pkey PRIMARY KEY (id);


--
-- Name: agenda_items agenda_position_is_used_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agenda_items
    ADD CONSTRAINT agenda_position_is_used_once UNIQUE (meeting_id, "position");


--
-- Name: agenda_versions agenda_version_number_is_used_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agenda_versions
    ADD CONSTRAINT agenda_version_number_is_used_once UNIQUE (meeting_id, number);


--
-- Name: agenda_versions agenda_versions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agenda_versions
    ADD CONSTRAINT agenda_versions_pkey PRIMARY KEY (id);


--
-- Name: answers answers_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answers
    ADD CONSTRAINT answers_pkey PRIMARY KEY (token_id, key);


--
-- Name: areas areas_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.areas
    ADD CONSTRAINT areas_pkey PRIMARY KEY (code);


--
-- Name: assignments assignments_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.assignments
    ADD CONSTRAINT assignments_pkey PRIMARY KEY (id);


--
-- Name: attendances attendances_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attendances
    ADD CONSTRAINT attendances_pkey PRIMARY KEY (meeting_id, person_id);


--
-- Name: capacities capacities_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.capacities
    ADD CONSTRAINT capacities_pkey PRIMARY KEY (code);


--
-- Name: charters charters_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.charters
    ADD CONSTRAINT charters_pkey PRIMARY KEY (code);


--
-- Name: clauses clauses_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.clauses
    ADD CONSTRAINT clauses_pkey PRIMARY KEY (id);


--
-- Name: clauses clauses_position_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.clauses
    ADD CONSTRAINT clauses_position_key UNIQUE ("position");


--
-- Name: charters constitution_is_loaded_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.charters
    ADD CONSTRAINT constitution_is_loaded_once UNIQUE (only_row);


--
-- Name: corrections correction_number_is_used_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.corrections
    ADD CONSTRAINT correction_number_is_used_once UNIQUE (decision_id, number);


--
-- Name: corrections corrections_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.corrections
    ADD CONSTRAINT corrections_pkey PRIMARY KEY (id);


--
-- Name: decisions decision_number_is_used_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT decision_number_is_used_once UNIQUE (group_code, year, number);


--
-- Name: decisions decisions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT decisions_pkey PRIMARY KEY (id);


--
-- Name: delegations delegation_comes_once_from_a_decision; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delegations
    ADD CONSTRAINT delegation_comes_once_from_a_decision UNIQUE (decision_id);


--
-- Name: delegation_reports delegation_reports_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delegation_reports
    ADD CONSTRAINT delegation_reports_pkey PRIMARY KEY (id);


--
-- Name: delegations delegations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delegations
    ADD CONSTRAINT delegations_pkey PRIMARY KEY (id);


--
-- Name: deliveries deliveries_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_pkey PRIMARY KEY (dispatch_id);


--
-- Name: departures departures_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.departures
    ADD CONSTRAINT departures_pkey PRIMARY KEY (meeting_id, person_id);


--
-- Name: descents descents_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.descents
    ADD CONSTRAINT descents_pkey PRIMARY KEY (parent_id, child_id);


--
-- Name: dispatches dispatches_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.dispatches
    ADD CONSTRAINT dispatches_pkey PRIMARY KEY (id);


--
-- Name: function_holders function_holders_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.function_holders
    ADD CONSTRAINT function_holders_pkey PRIMARY KEY (group_kind, function, "position");


--
-- Name: group_kinds group_kinds_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.group_kinds
    ADD CONSTRAINT group_kinds_pkey PRIMARY KEY (code);


--
-- Name: groups groups_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groups
    ADD CONSTRAINT groups_pkey PRIMARY KEY (code);


--
-- Name: guests guests_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.guests
    ADD CONSTRAINT guests_pkey PRIMARY KEY (id);


--
-- Name: journal_changes journal_changes_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.journal_changes
    ADD CONSTRAINT journal_changes_pkey PRIMARY KEY (entry, "position");


--
-- Name: journal_entries journal_entries_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.journal_entries
    ADD CONSTRAINT journal_entries_pkey PRIMARY KEY (entry);


--
-- Name: journal_head journal_head_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.journal_head
    ADD CONSTRAINT journal_head_pkey PRIMARY KEY (only_row);


--
-- Name: matters matters_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.matters
    ADD CONSTRAINT matters_pkey PRIMARY KEY (code);


--
-- Name: meeting_functions meeting_functions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meeting_functions
    ADD CONSTRAINT meeting_functions_pkey PRIMARY KEY (id);


--
-- Name: meeting_kinds meeting_kinds_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meeting_kinds
    ADD CONSTRAINT meeting_kinds_pkey PRIMARY KEY (group_kind, code);


--
-- Name: meeting_steps meeting_steps_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meeting_steps
    ADD CONSTRAINT meeting_steps_pkey PRIMARY KEY (id);


--
-- Name: meeting_steps meeting_takes_each_step_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meeting_steps
    ADD CONSTRAINT meeting_takes_each_step_once UNIQUE (meeting_id, kind);


--
-- Name: meetings meetings_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meetings
    ADD CONSTRAINT meetings_pkey PRIMARY KEY (id);


--
-- Name: migrations migrations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.migrations
    ADD CONSTRAINT migrations_pkey PRIMARY KEY (name);


--
-- Name: minutes minutes_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.minutes
    ADD CONSTRAINT minutes_pkey PRIMARY KEY (meeting_id);


--
-- Name: minutes_steps minutes_steps_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.minutes_steps
    ADD CONSTRAINT minutes_steps_pkey PRIMARY KEY (id);


--
-- Name: money_classes money_classes_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.money_classes
    ADD CONSTRAINT money_classes_pkey PRIMARY KEY (side, code);


--
-- Name: money_rules money_rules_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.money_rules
    ADD CONSTRAINT money_rules_pkey PRIMARY KEY (only_row);


--
-- Name: motions motion_number_is_used_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.motions
    ADD CONSTRAINT motion_number_is_used_once UNIQUE (agenda_item_id, number);


--
-- Name: motions motions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.motions
    ADD CONSTRAINT motions_pkey PRIMARY KEY (id);


--
-- Name: offices office_has_one_holder; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.offices
    ADD CONSTRAINT office_has_one_holder EXCLUDE USING gist (group_code WITH =, office_code WITH =, valid WITH &&);


--
-- Name: office_rules office_rules_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.office_rules
    ADD CONSTRAINT office_rules_pkey PRIMARY KEY (group_kind, code);


--
-- Name: offices offices_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.offices
    ADD CONSTRAINT offices_pkey PRIMARY KEY (id);


--
-- Name: plans one_plan_a_period; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans
    ADD CONSTRAINT one_plan_a_period EXCLUDE USING gist (matter WITH =, valid WITH &&) WHERE ((superseded_on IS NULL));


--
-- Name: principals one_principal_at_a_time; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.principals
    ADD CONSTRAINT one_principal_at_a_time EXCLUDE USING gist (valid WITH &&);


--
-- Name: parameters parameters_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.parameters
    ADD CONSTRAINT parameters_pkey PRIMARY KEY (key);


--
-- Name: parties parties_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.parties
    ADD CONSTRAINT parties_pkey PRIMARY KEY (code);


--
-- Name: party_kinds party_kinds_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.party_kinds
    ADD CONSTRAINT party_kinds_pkey PRIMARY KEY (code);


--
-- Name: seats person_holds_a_seat_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seats
    ADD CONSTRAINT person_holds_a_seat_once EXCLUDE USING gist (group_code WITH =, person_id WITH =, valid WITH &&);


--
-- Name: persons persons_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.persons
    ADD CONSTRAINT persons_pkey PRIMARY KEY (id);


--
-- Name: plans plan_comes_once_from_a_decision; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans
    ADD CONSTRAINT plan_comes_once_from_a_decision UNIQUE (decision_id);


--
-- Name: plans plans_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans
    ADD CONSTRAINT plans_pkey PRIMARY KEY (id);


--
-- Name: principals principals_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.principals
    ADD CONSTRAINT principals_pkey PRIMARY KEY (party_code, valid);


--
-- Name: agenda_items proposal_stands_once_on_an_agenda; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agenda_items
    ADD CONSTRAINT proposal_stands_once_on_an_agenda UNIQUE (meeting_id, proposal_id);


--
-- Name: proposal_steps proposal_steps_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.proposal_steps
    ADD CONSTRAINT proposal_steps_pkey PRIMARY KEY (id);


--
-- Name: proposal_versions proposal_versions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.proposal_versions
    ADD CONSTRAINT proposal_versions_pkey PRIMARY KEY (id);


--
-- Name: proposals proposals_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.proposals
    ADD CONSTRAINT proposals_pkey PRIMARY KEY (id);


--
-- Name: recastings recastings_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.recastings
    ADD CONSTRAINT recastings_pkey PRIMARY KEY (id);


--
-- Name: receipts receipts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.receipts
    ADD CONSTRAINT receipts_pkey PRIMARY KEY (id);


--
-- Name: recusals recusals_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.recusals
    ADD CONSTRAINT recusals_pkey PRIMARY KEY (agenda_item_id, person_id);


--
-- Name: referral_answers referral_answer_number_is_used_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.referral_answers
    ADD CONSTRAINT referral_answer_number_is_used_once UNIQUE (referral_id, party_code, number);


--
-- Name: referral_answers referral_answers_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.referral_answers
    ADD CONSTRAINT referral_answers_pkey PRIMARY KEY (id);


--
-- Name: referrals referrals_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.referrals
    ADD CONSTRAINT referrals_pkey PRIMARY KEY (id);


--
-- Name: registrations register_number_is_used_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.registrations
    ADD CONSTRAINT register_number_is_used_once UNIQUE (year, number);


--
-- Name: registrations registrations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.registrations
    ADD CONSTRAINT registrations_pkey PRIMARY KEY (proposal_id);


--
-- Name: rule_texts rule_texts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rule_texts
    ADD CONSTRAINT rule_texts_pkey PRIMARY KEY (rule, clause_id);


--
-- Name: rule_texts rule_texts_position_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rule_texts
    ADD CONSTRAINT rule_texts_position_key UNIQUE ("position");


--
-- Name: substitutions seat_has_one_substitute; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.substitutions
    ADD CONSTRAINT seat_has_one_substitute EXCLUDE USING gist (seat_id WITH =, valid WITH &&);


--
-- Name: seat_rules seat_rules_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seat_rules
    ADD CONSTRAINT seat_rules_pkey PRIMARY KEY (group_kind, code);


--
-- Name: seats seats_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seats
    ADD CONSTRAINT seats_pkey PRIMARY KEY (id);


--
-- Name: standing_items standing_items_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.standing_items
    ADD CONSTRAINT standing_items_pkey PRIMARY KEY (group_kind, code);


--
-- Name: statements statements_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.statements
    ADD CONSTRAINT statements_pkey PRIMARY KEY (id);


--
-- Name: substitutions substitutions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.substitutions
    ADD CONSTRAINT substitutions_pkey PRIMARY KEY (id);


--
-- Name: time_entries time_entries_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.time_entries
    ADD CONSTRAINT time_entries_pkey PRIMARY KEY (id);


--
-- Name: time_entries time_entry_is_corrected_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.time_entries
    ADD CONSTRAINT time_entry_is_corrected_once UNIQUE (corrects);


--
-- Name: tokens tokens_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tokens
    ADD CONSTRAINT tokens_pkey PRIMARY KEY (id);


--
-- Name: proposal_versions version_number_is_used_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.proposal_versions
    ADD CONSTRAINT version_number_is_used_once UNIQUE (proposal_id, number);


--
-- Name: votes votes_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.votes
    ADD CONSTRAINT votes_pkey PRIMARY KEY (voting_id, person_id);


--
-- Name: votings voting_number_is_used_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.votings
    ADD CONSTRAINT voting_number_is_used_once UNIQUE (agenda_item_id, number);


--
-- Name: votings votings_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.votings
    ADD CONSTRAINT votings_pkey PRIMARY KEY (id);


--
-- Name: activities_by_day; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX activities_by_day ON public.activities USING btree (first_day);


--
-- Name: assignments_by_delegation; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX assignments_by_delegation ON public.assignments USING btree (delegation_id);


--
-- Name: assignments_by_year; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX assignments_by_year ON public.assignments USING btree (capacity, year);


--
-- Name: delegation_reports_by_delegation; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX delegation_reports_by_delegation ON public.delegation_reports USING btree (delegation_id, reported_on);


--
-- Name: descents_by_child; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX descents_by_child ON public.descents USING btree (child_id);


--
-- Name: dispatches_by_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX dispatches_by_person ON public.dispatches USING btree (person_id);


--
-- Name: guests_by_meeting; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX guests_by_meeting ON public.guests USING btree (meeting_id);


--
-- Name: journal_changes_by_row; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX journal_changes_by_row ON public.journal_changes USING btree (relation, row_key, entry DESC, "position" DESC);


--
-- Name: meeting_functions_by_meeting; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX meeting_functions_by_meeting ON public.meeting_functions USING btree (meeting_id, function, from_at);


--
-- Name: meetings_by_group; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX meetings_by_group ON public.meetings USING btree (group_code, starts_at);


--
-- Name: minutes_are_attested_once_in_each_function; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX minutes_are_attested_once_in_each_function ON public.minutes_steps USING btree (meeting_id, round, function) WHERE (kind = 'attestation'::text);


--
-- Name: minutes_steps_by_meeting; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX minutes_steps_by_meeting ON public.minutes_steps USING btree (meeting_id, kind, entry);


--
-- Name: person_is_told_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX person_is_told_once ON public.dispatches USING btree (meeting_id, person_id, ((kind = 'cancellation'::text))) WHERE (outcome IS DISTINCT FROM 'failed'::text);


--
-- Name: persons_by_party; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX persons_by_party ON public.persons USING btree (party_code);


--
-- Name: plans_by_matter; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX plans_by_matter ON public.plans USING btree (matter, valid);


--
-- Name: proposal_steps_by_proposal; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX proposal_steps_by_proposal ON public.proposal_steps USING btree (proposal_id, kind);


--
-- Name: proposals_by_inclusion; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX proposals_by_inclusion ON public.proposals USING btree (included_in);


--
-- Name: proposals_by_party; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX proposals_by_party ON public.proposals USING btree (party_code, created_on);


--
-- Name: proposals_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX proposals_by_state ON public.proposals USING btree (state);


--
-- Name: receipts_by_proposal; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX receipts_by_proposal ON public.receipts USING btree (proposal_id, entry);


--
-- Name: referrals_by_proposal; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX referrals_by_proposal ON public.referrals USING btree (proposal_id, entry);


--
-- Name: rule_texts_by_clause; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX rule_texts_by_clause ON public.rule_texts USING btree (clause_id, "position");


--
-- Name: seats_by_group; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX seats_by_group ON public.seats USING btree (group_code, seat_code);


--
-- Name: seats_by_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX seats_by_person ON public.seats USING btree (person_id);


--
-- Name: sessions_by_token; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sessions_by_token ON public.tokens USING btree (signed_in_with) WHERE (signed_in_with IS NOT NULL);


--
-- Name: statements_by_meeting; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX statements_by_meeting ON public.statements USING btree (meeting_id, agenda_item_id);


--
-- Name: substitutions_by_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX substitutions_by_person ON public.substitutions USING btree (person_id);


--
-- Name: time_entries_by_assignment; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX time_entries_by_assignment ON public.time_entries USING btree (assignment_id, worked_on);


--
-- Name: token_is_known_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX token_is_known_once ON public.tokens USING btree (hash) WHERE (revoked_at IS NULL);


--
-- Name: tokens_by_expiry; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX tokens_by_expiry ON public.tokens USING btree (expires_at);


--
-- Name: activities a_activity_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_activity_follows_its_rule BEFORE INSERT ON public.activities FOR EACH ROW EXECUTE FUNCTION public.check_activity();


--
-- Name: assignments a_assignment_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_assignment_follows_its_rule BEFORE INSERT OR UPDATE ON public.assignments FOR EACH ROW EXECUTE FUNCTION public.check_assignment();


--
-- Name: minutes a_attested_minutes_are_locked; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_attested_minutes_are_locked BEFORE DELETE OR UPDATE ON public.minutes FOR EACH ROW EXECUTE FUNCTION public.keep_minutes();


--
-- Name: agenda_approvals a_attested_minutes_lock_it; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_attested_minutes_lock_it BEFORE INSERT OR DELETE OR UPDATE ON public.agenda_approvals FOR EACH ROW EXECUTE FUNCTION public.keep_attested_record('meeting_id');


--
-- Name: agenda_items a_attested_minutes_lock_it; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_attested_minutes_lock_it BEFORE INSERT OR DELETE OR UPDATE ON public.agenda_items FOR EACH ROW EXECUTE FUNCTION public.keep_attested_record('meeting_id');


--
-- Name: agenda_versions a_attested_minutes_lock_it; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_attested_minutes_lock_it BEFORE INSERT OR DELETE OR UPDATE ON public.agenda_versions FOR EACH ROW EXECUTE FUNCTION public.keep_attested_record('meeting_id');


--
-- Name: attendances a_attested_minutes_lock_it; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_attested_minutes_lock_it BEFORE INSERT OR DELETE OR UPDATE ON public.attendances FOR EACH ROW EXECUTE FUNCTION public.keep_attested_record('meeting_id');


--
-- Name: decisions a_attested_minutes_lock_it; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_attested_minutes_lock_it BEFORE INSERT OR DELETE OR UPDATE ON public.decisions FOR EACH ROW EXECUTE FUNCTION public.keep_attested_record('agenda_item_id');


--
-- Name: departures a_attested_minutes_lock_it; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_attested_minutes_lock_it BEFORE INSERT OR DELETE OR UPDATE ON public.departures FOR EACH ROW EXECUTE FUNCTION public.keep_attested_record('meeting_id');


--
-- Name: guests a_attested_minutes_lock_it; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_attested_minutes_lock_it BEFORE INSERT OR DELETE OR UPDATE ON public.guests FOR EACH ROW EXECUTE FUNCTION public.keep_attested_record('meeting_id');


--
-- Name: meeting_functions a_attested_minutes_lock_it; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_attested_minutes_lock_it BEFORE INSERT OR DELETE OR UPDATE ON public.meeting_functions FOR EACH ROW EXECUTE FUNCTION public.keep_attested_record('meeting_id');


--
-- Name: meeting_steps a_attested_minutes_lock_it; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_attested_minutes_lock_it BEFORE INSERT OR DELETE OR UPDATE ON public.meeting_steps FOR EACH ROW EXECUTE FUNCTION public.keep_attested_record('meeting_id');


--
-- Name: meetings a_attested_minutes_lock_it; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_attested_minutes_lock_it BEFORE INSERT OR DELETE OR UPDATE ON public.meetings FOR EACH ROW EXECUTE FUNCTION public.keep_attested_record('id');


--
-- Name: motions a_attested_minutes_lock_it; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_attested_minutes_lock_it BEFORE INSERT OR DELETE OR UPDATE ON public.motions FOR EACH ROW EXECUTE FUNCTION public.keep_attested_record('agenda_item_id');


--
-- Name: proposal_steps a_attested_minutes_lock_it; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_attested_minutes_lock_it BEFORE INSERT OR DELETE OR UPDATE ON public.proposal_steps FOR EACH ROW EXECUTE FUNCTION public.keep_attested_record('meeting_id');


--
-- Name: recusals a_attested_minutes_lock_it; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_attested_minutes_lock_it BEFORE INSERT OR DELETE OR UPDATE ON public.recusals FOR EACH ROW EXECUTE FUNCTION public.keep_attested_record('agenda_item_id');


--
-- Name: statements a_attested_minutes_lock_it; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_attested_minutes_lock_it BEFORE INSERT OR DELETE OR UPDATE ON public.statements FOR EACH ROW EXECUTE FUNCTION public.keep_attested_record('agenda_item_id');


--
-- Name: votes a_attested_minutes_lock_it; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_attested_minutes_lock_it BEFORE INSERT OR DELETE OR UPDATE ON public.votes FOR EACH ROW EXECUTE FUNCTION public.keep_attested_record('voting_id');


--
-- Name: votings a_attested_minutes_lock_it; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_attested_minutes_lock_it BEFORE INSERT OR DELETE OR UPDATE ON public.votings FOR EACH ROW EXECUTE FUNCTION public.keep_attested_record('agenda_item_id');


--
-- Name: activities a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.activities FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: agenda_approvals a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.agenda_approvals FOR EACH ROW EXECUTE FUNCTION public.record_change('meeting_id', 'number', 'function');


--
-- Name: agenda_items a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.agenda_items FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: agenda_versions a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.agenda_versions FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: areas a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.areas FOR EACH ROW EXECUTE FUNCTION public.record_change('code');


--
-- Name: assignments a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.assignments FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: attendances a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.attendances FOR EACH ROW EXECUTE FUNCTION public.record_change('meeting_id', 'person_id');


--
-- Name: capacities a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.capacities FOR EACH ROW EXECUTE FUNCTION public.record_change('code');


--
-- Name: charters a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.charters FOR EACH ROW EXECUTE FUNCTION public.record_change('code');


--
-- Name: clauses a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.clauses FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: corrections a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.corrections FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: decisions a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.decisions FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: delegation_reports a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.delegation_reports FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: delegations a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.delegations FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: departures a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.departures FOR EACH ROW EXECUTE FUNCTION public.record_change('meeting_id', 'person_id');


--
-- Name: descents a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.descents FOR EACH ROW EXECUTE FUNCTION public.record_change('parent_id', 'child_id');


--
-- Name: dispatches a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.dispatches FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: function_holders a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.function_holders FOR EACH ROW EXECUTE FUNCTION public.record_change('group_kind', 'function', 'position');


--
-- Name: group_kinds a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.group_kinds FOR EACH ROW EXECUTE FUNCTION public.record_change('code');


--
-- Name: groups a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.groups FOR EACH ROW EXECUTE FUNCTION public.record_change('code');


--
-- Name: guests a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.guests FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: matters a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.matters FOR EACH ROW EXECUTE FUNCTION public.record_change('code');


--
-- Name: meeting_functions a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.meeting_functions FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: meeting_kinds a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.meeting_kinds FOR EACH ROW EXECUTE FUNCTION public.record_change('group_kind', 'code');


--
-- Name: meeting_steps a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.meeting_steps FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: meetings a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.meetings FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: minutes a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.minutes FOR EACH ROW EXECUTE FUNCTION public.record_change('meeting_id');


--
-- Name: minutes_steps a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.minutes_steps FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: money_classes a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.money_classes FOR EACH ROW EXECUTE FUNCTION public.record_change('side', 'code');


--
-- Name: money_rules a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.money_rules FOR EACH ROW EXECUTE FUNCTION public.record_change('only_row');


--
-- Name: motions a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.motions FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: office_rules a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.office_rules FOR EACH ROW EXECUTE FUNCTION public.record_change('group_kind', 'code');


--
-- Name: offices a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.offices FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: parameters a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.parameters FOR EACH ROW EXECUTE FUNCTION public.record_change('key');


--
-- Name: parties a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.parties FOR EACH ROW EXECUTE FUNCTION public.record_change('code');


--
-- Name: party_kinds a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.party_kinds FOR EACH ROW EXECUTE FUNCTION public.record_change('code');


--
-- Name: persons a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.persons FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: plans a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.plans FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: principals a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.principals FOR EACH ROW EXECUTE FUNCTION public.record_change('party_code', 'valid');


--
-- Name: proposal_steps a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.proposal_steps FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: proposal_versions a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.proposal_versions FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: proposals a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.proposals FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: recastings a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.recastings FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: receipts a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.receipts FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: recusals a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.recusals FOR EACH ROW EXECUTE FUNCTION public.record_change('agenda_item_id', 'person_id');


--
-- Name: referral_answers a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.referral_answers FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: referrals a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.referrals FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: registrations a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.registrations FOR EACH ROW EXECUTE FUNCTION public.record_change('proposal_id');


--
-- Name: rule_texts a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.rule_texts FOR EACH ROW EXECUTE FUNCTION public.record_change('rule', 'clause_id');


--
-- Name: seat_rules a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.seat_rules FOR EACH ROW EXECUTE FUNCTION public.record_change('group_kind', 'code');


--
-- Name: seats a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.seats FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: standing_items a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.standing_items FOR EACH ROW EXECUTE FUNCTION public.record_change('group_kind', 'code');


--
-- Name: statements a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.statements FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: substitutions a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.substitutions FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: time_entries a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.time_entries FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: tokens a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.tokens FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: votes a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.votes FOR EACH ROW EXECUTE FUNCTION public.record_change('voting_id', 'person_id');


--
-- Name: votings a_change_is_in_the_journal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR DELETE OR UPDATE ON public.votings FOR EACH ROW EXECUTE FUNCTION public.record_change('id');


--
-- Name: corrections a_correction_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_correction_follows_its_rule BEFORE INSERT ON public.corrections FOR EACH ROW EXECUTE FUNCTION public.check_correction();


--
-- Name: decisions a_decision_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_decision_follows_its_rule BEFORE INSERT ON public.decisions FOR EACH ROW EXECUTE FUNCTION public.check_decision();


--
-- Name: delegations a_delegation_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_delegation_follows_its_rule BEFORE INSERT ON public.delegations FOR EACH ROW EXECUTE FUNCTION public.check_delegation();


--
-- Name: delegations a_delegation_is_kept; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_delegation_is_kept BEFORE DELETE OR UPDATE ON public.delegations FOR EACH ROW EXECUTE FUNCTION public.keep_delegation();


--
-- Name: departures a_departure_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_departure_follows_its_rule BEFORE INSERT ON public.departures FOR EACH ROW EXECUTE FUNCTION public.check_departure();


--
-- Name: meeting_functions a_function_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_function_follows_its_rule BEFORE INSERT ON public.meeting_functions FOR EACH ROW EXECUTE FUNCTION public.check_meeting_function();


--
-- Name: guests a_guest_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_guest_follows_its_rule BEFORE INSERT ON public.guests FOR EACH ROW EXECUTE FUNCTION public.check_guest();


--
-- Name: agenda_items a_item_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_item_follows_its_rule BEFORE INSERT ON public.agenda_items FOR EACH ROW EXECUTE FUNCTION public.check_agenda_item();


--
-- Name: meetings a_meeting_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_meeting_follows_its_rule BEFORE INSERT ON public.meetings FOR EACH ROW EXECUTE FUNCTION public.check_meeting();


--
-- Name: motions a_motion_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_motion_follows_its_rule BEFORE INSERT ON public.motions FOR EACH ROW EXECUTE FUNCTION public.check_motion();


--
-- Name: offices a_name_office; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_name_office BEFORE INSERT ON public.offices FOR EACH ROW EXECUTE FUNCTION public.name_office();


--
-- Name: seats a_name_seat; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_name_seat BEFORE INSERT ON public.seats FOR EACH ROW EXECUTE FUNCTION public.name_seat();


--
-- Name: plans a_plan_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_plan_follows_its_rule BEFORE INSERT ON public.plans FOR EACH ROW EXECUTE FUNCTION public.check_plan();


--
-- Name: attendances a_presence_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_presence_follows_its_rule BEFORE INSERT ON public.attendances FOR EACH ROW EXECUTE FUNCTION public.check_attendance();


--
-- Name: proposals a_proposal_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_proposal_follows_its_rule BEFORE INSERT ON public.proposals FOR EACH ROW EXECUTE FUNCTION public.check_proposal();


--
-- Name: recastings a_recasting_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_recasting_follows_its_rule BEFORE INSERT ON public.recastings FOR EACH ROW EXECUTE FUNCTION public.check_recasting();


--
-- Name: receipts a_receipt_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_receipt_follows_its_rule BEFORE INSERT ON public.receipts FOR EACH ROW EXECUTE FUNCTION public.check_receipt();


--
-- Name: recusals a_recusal_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_recusal_follows_its_rule BEFORE INSERT ON public.recusals FOR EACH ROW EXECUTE FUNCTION public.check_recusal();


--
-- Name: referrals a_referral_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_referral_follows_its_rule BEFORE INSERT ON public.referrals FOR EACH ROW EXECUTE FUNCTION public.check_referral();


--
-- Name: registrations a_registration_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_registration_follows_its_rule BEFORE INSERT ON public.registrations FOR EACH ROW EXECUTE FUNCTION public.check_registration();


--
-- Name: delegation_reports a_report_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_report_follows_its_rule BEFORE INSERT ON public.delegation_reports FOR EACH ROW EXECUTE FUNCTION public.check_report();


--
-- Name: statements a_statement_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_statement_follows_its_rule BEFORE INSERT ON public.statements FOR EACH ROW EXECUTE FUNCTION public.check_statement();


--
-- Name: meeting_steps a_step_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_step_follows_its_rule BEFORE INSERT ON public.meeting_steps FOR EACH ROW EXECUTE FUNCTION public.check_meeting_step();


--
-- Name: minutes_steps a_step_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_step_follows_its_rule BEFORE INSERT ON public.minutes_steps FOR EACH ROW EXECUTE FUNCTION public.check_minutes_step();


--
-- Name: proposal_steps a_step_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_step_follows_its_rule BEFORE INSERT ON public.proposal_steps FOR EACH ROW EXECUTE FUNCTION public.check_step();


--
-- Name: substitutions a_substitution_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_substitution_follows_its_rule BEFORE INSERT OR UPDATE ON public.substitutions FOR EACH ROW EXECUTE FUNCTION public.check_substitution();


--
-- Name: time_entries a_time_entry_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_time_entry_follows_its_rule BEFORE INSERT ON public.time_entries FOR EACH ROW EXECUTE FUNCTION public.check_time_entry();


--
-- Name: tokens a_token_bears_its_party; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_token_bears_its_party BEFORE INSERT ON public.tokens FOR EACH ROW EXECUTE FUNCTION public.check_token();


--
-- Name: agenda_versions a_version_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_version_follows_its_rule BEFORE INSERT ON public.agenda_versions FOR EACH ROW EXECUTE FUNCTION public.check_agenda_version();


--
-- Name: proposal_versions a_version_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_version_follows_its_rule BEFORE INSERT ON public.proposal_versions FOR EACH ROW EXECUTE FUNCTION public.check_version();


--
-- Name: votings a_voting_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER a_voting_follows_its_rule BEFORE INSERT ON public.votings FOR EACH ROW EXECUTE FUNCTION public.check_voting();


--
-- Name: referral_answers an_answer_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER an_answer_follows_its_rule BEFORE INSERT ON public.referral_answers FOR EACH ROW EXECUTE FUNCTION public.check_referral_answer();


--
-- Name: agenda_approvals an_approval_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER an_approval_follows_its_rule BEFORE INSERT ON public.agenda_approvals FOR EACH ROW EXECUTE FUNCTION public.check_agenda_approval();


--
-- Name: decisions decision_is_final; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER decision_is_final BEFORE DELETE OR UPDATE ON public.decisions FOR EACH ROW EXECUTE FUNCTION public.keep_decision();


--
-- Name: dispatches dispatch_is_never_removed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER dispatch_is_never_removed BEFORE DELETE ON public.dispatches FOR EACH ROW EXECUTE FUNCTION public.keep_history();


--
-- Name: journal_entries entry_is_never_removed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON public.journal_entries FOR EACH ROW EXECUTE FUNCTION public.keep_history();


--
-- Name: journal_entries entry_is_sealed_at_commit; Type: TRIGGER; Schema: public; Owner: -
--

CREATE CONSTRAINT TRIGGER entry_is_sealed_at_commit AFTER INSERT ON public.journal_entries DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.seal_entry();


--
-- Name: groups group_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER group_follows_its_rule BEFORE INSERT OR UPDATE ON public.groups FOR EACH ROW EXECUTE FUNCTION public.check_group();


--
-- Name: agenda_approvals history_is_never_changed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER history_is_never_changed BEFORE DELETE OR UPDATE ON public.agenda_approvals FOR EACH ROW EXECUTE FUNCTION public.keep_history();


--
-- Name: agenda_items history_is_never_changed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER history_is_never_changed BEFORE DELETE OR UPDATE ON public.agenda_items FOR EACH ROW EXECUTE FUNCTION public.keep_history();


--
-- Name: agenda_versions history_is_never_changed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER history_is_never_changed BEFORE DELETE OR UPDATE ON public.agenda_versions FOR EACH ROW EXECUTE FUNCTION public.keep_history();


--
-- Name: attendances history_is_never_changed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER history_is_never_changed BEFORE DELETE OR UPDATE ON public.attendances FOR EACH ROW EXECUTE FUNCTION public.keep_history();


--
-- Name: corrections history_is_never_changed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER history_is_never_changed BEFORE DELETE OR UPDATE ON public.corrections FOR EACH ROW EXECUTE FUNCTION public.keep_history();


--
-- Name: delegation_reports history_is_never_changed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER history_is_never_changed BEFORE DELETE OR UPDATE ON public.delegation_reports FOR EACH ROW EXECUTE FUNCTION public.keep_history();


--
-- Name: departures history_is_never_changed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER history_is_never_changed BEFORE DELETE OR UPDATE ON public.departures FOR EACH ROW EXECUTE FUNCTION public.keep_history();


--
-- Name: descents history_is_never_changed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER history_is_never_changed BEFORE DELETE OR UPDATE ON public.descents FOR EACH ROW EXECUTE FUNCTION public.keep_history();


--
-- Name: dispatches history_is_never_changed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON public.dispatches FOR EACH ROW WHEN ((old.outcome IS NOT NULL)) EXECUTE FUNCTION public.keep_history();


--
-- Name: guests history_is_never_changed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER history_is_never_changed BEFORE DELETE OR UPDATE ON public.guests FOR EACH ROW EXECUTE FUNCTION public.keep_history();


--
-- Name: journal_changes history_is_never_changed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER history_is_never_changed BEFORE DELETE OR UPDATE ON public.journal_changes FOR EACH ROW EXECUTE FUNCTION public.keep_history();


--
-- Name: journal_entries history_is_never_changed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON public.journal_entries FOR EACH ROW WHEN ((old.hash IS NOT NULL)) EXECUTE FUNCTION public.keep_history();


--
-- Name: meeting_functions history_is_never_changed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER history_is_never_changed BEFORE DELETE OR UPDATE ON public.meeting_functions FOR EACH ROW EXECUTE FUNCTION public.keep_history();


--
-- Name: minutes_steps history_is_never_changed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER history_is_never_changed BEFORE DELETE OR UPDATE ON public.minutes_steps FOR EACH ROW EXECUTE FUNCTION public.keep_history();


--
-- Name: motions history_is_never_changed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER history_is_never_changed BEFORE DELETE OR UPDATE ON public.motions FOR EACH ROW EXECUTE FUNCTION public.keep_history();


--
-- Name: proposal_steps history_is_never_changed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER history_is_never_changed BEFORE DELETE OR UPDATE ON public.proposal_steps FOR EACH ROW EXECUTE FUNCTION public.keep_history();


--
-- Name: proposal_versions history_is_never_changed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER history_is_never_changed BEFORE DELETE OR UPDATE ON public.proposal_versions FOR EACH ROW EXECUTE FUNCTION public.keep_history();


--
-- Name: recastings history_is_never_changed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER history_is_never_changed BEFORE DELETE OR UPDATE ON public.recastings FOR EACH ROW EXECUTE FUNCTION public.keep_history();


--
-- Name: receipts history_is_never_changed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER history_is_never_changed BEFORE DELETE OR UPDATE ON public.receipts FOR EACH ROW EXECUTE FUNCTION public.keep_history();


--
-- Name: recusals history_is_never_changed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER history_is_never_changed BEFORE DELETE OR UPDATE ON public.recusals FOR EACH ROW EXECUTE FUNCTION public.keep_history();


--
-- Name: referral_answers history_is_never_changed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER history_is_never_changed BEFORE DELETE OR UPDATE ON public.referral_answers FOR EACH ROW EXECUTE FUNCTION public.keep_history();


--
-- Name: referrals history_is_never_changed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER history_is_never_changed BEFORE DELETE OR UPDATE ON public.referrals FOR EACH ROW EXECUTE FUNCTION public.keep_history();


--
-- Name: registrations history_is_never_changed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER history_is_never_changed BEFORE DELETE OR UPDATE ON public.registrations FOR EACH ROW EXECUTE FUNCTION public.keep_history();


--
-- Name: statements history_is_never_changed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER history_is_never_changed BEFORE DELETE OR UPDATE ON public.statements FOR EACH ROW EXECUTE FUNCTION public.keep_history();


--
-- Name: substitutions history_is_never_changed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER history_is_never_changed BEFORE DELETE ON public.substitutions FOR EACH ROW EXECUTE FUNCTION public.keep_history();


--
-- Name: time_entries history_is_never_changed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER history_is_never_changed BEFORE DELETE OR UPDATE ON public.time_entries FOR EACH ROW EXECUTE FUNCTION public.keep_history();


--
-- Name: votes history_is_never_changed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER history_is_never_changed BEFORE DELETE OR UPDATE ON public.votes FOR EACH ROW EXECUTE FUNCTION public.keep_history();


--
-- Name: votings history_is_never_changed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER history_is_never_changed BEFORE DELETE OR UPDATE ON public.votings FOR EACH ROW EXECUTE FUNCTION public.keep_history();


--
-- Name: meeting_steps meeting_elects_who_attests; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER meeting_elects_who_attests BEFORE INSERT ON public.meeting_steps FOR EACH ROW WHEN ((new.kind = 'closing'::text)) EXECUTE FUNCTION public.check_closing();


--
-- Name: offices office_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER office_follows_its_rule AFTER INSERT OR UPDATE ON public.offices FOR EACH ROW EXECUTE FUNCTION public.check_office();


--
-- Name: tokens revoked_token_stays_revoked; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER revoked_token_stays_revoked BEFORE UPDATE ON public.tokens FOR EACH ROW WHEN (((old.revoked_at IS NOT NULL) AND (new.revoked_at IS DISTINCT FROM old.revoked_at))) EXECUTE FUNCTION public.keep_revocation();


--
-- Name: seats seat_follows_its_rule; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER seat_follows_its_rule AFTER INSERT OR UPDATE ON public.seats FOR EACH ROW EXECUTE FUNCTION public.check_seat();


--
-- Name: tokens session_comes_of_a_valid_token; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER session_comes_of_a_valid_token BEFORE INSERT ON public.tokens FOR EACH ROW WHEN ((new.signed_in_with IS NOT NULL)) EXECUTE FUNCTION public.check_session();


--
-- Name: tokens sessions_end_with_their_token; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER sessions_end_with_their_token AFTER UPDATE OF revoked_at ON public.tokens FOR EACH ROW WHEN (((old.revoked_at IS NULL) AND (new.revoked_at IS NOT NULL) AND (new.signed_in_with IS NULL))) EXECUTE FUNCTION public.end_sessions();


--
-- Name: activities stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.activities FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: agenda_approvals stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.agenda_approvals FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: agenda_items stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.agenda_items FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: agenda_versions stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.agenda_versions FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: areas stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.areas FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: assignments stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.assignments FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: attendances stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.attendances FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: capacities stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.capacities FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: charters stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.charters FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: clauses stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.clauses FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: corrections stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.corrections FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: decisions stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.decisions FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: delegation_reports stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.delegation_reports FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: delegations stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.delegations FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: departures stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.departures FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: descents stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.descents FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: dispatches stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.dispatches FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: function_holders stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.function_holders FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: group_kinds stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.group_kinds FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: groups stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.groups FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: guests stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.guests FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: matters stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.matters FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: meeting_functions stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.meeting_functions FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: meeting_kinds stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.meeting_kinds FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: meeting_steps stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.meeting_steps FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: meetings stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.meetings FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: minutes stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.minutes FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: minutes_steps stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.minutes_steps FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: money_classes stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.money_classes FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: money_rules stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.money_rules FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: motions stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.motions FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: office_rules stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.office_rules FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: offices stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.offices FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: parameters stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.parameters FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: parties stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.parties FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: party_kinds stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.party_kinds FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: persons stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.persons FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: plans stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.plans FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: principals stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.principals FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: proposal_steps stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.proposal_steps FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: proposal_versions stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.proposal_versions FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: proposals stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.proposals FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: recastings stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.recastings FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: receipts stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.receipts FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: recusals stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.recusals FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: referral_answers stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.referral_answers FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: referrals stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.referrals FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: registrations stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.registrations FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: rule_texts stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.rule_texts FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: seat_rules stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.seat_rules FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: seats stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.seats FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: standing_items stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.standing_items FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: statements stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.statements FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: substitutions stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.substitutions FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: time_entries stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.time_entries FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: tokens stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.tokens FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: votes stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.votes FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: votings stamp_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.votings FOR EACH ROW EXECUTE FUNCTION public.stamp_change();


--
-- Name: plans the_activities_are_listed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER the_activities_are_listed AFTER INSERT ON public.plans FOR EACH ROW WHEN ((new.content ? 'activities'::text)) EXECUTE FUNCTION public.list_activities();


--
-- Name: meetings the_agenda_is_filled; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER the_agenda_is_filled AFTER INSERT ON public.meetings FOR EACH ROW EXECUTE FUNCTION public.fill_agenda();


--
-- Name: decisions the_decision_is_carried_out; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER the_decision_is_carried_out AFTER INSERT ON public.decisions FOR EACH ROW EXECUTE FUNCTION public.carry_out_decision();


--
-- Name: proposals the_decision_is_passed_on; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER the_decision_is_passed_on AFTER UPDATE OF decision_id ON public.proposals FOR EACH ROW WHEN ((new.decision_id IS DISTINCT FROM old.decision_id)) EXECUTE FUNCTION public.pass_on_decision();


--
-- Name: recastings the_recasting_is_carried_out; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER the_recasting_is_carried_out AFTER INSERT ON public.recastings FOR EACH ROW EXECUTE FUNCTION public.carry_out_recasting();


--
-- Name: seats the_rest_follows_the_seat; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER the_rest_follows_the_seat AFTER INSERT OR UPDATE ON public.seats FOR EACH ROW EXECUTE FUNCTION public.follow_seat();


--
-- Name: votings the_votes_are_kept; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER the_votes_are_kept AFTER INSERT ON public.votings FOR EACH ROW EXECUTE FUNCTION public.keep_votes();


--
-- Name: persons z_an_address_is_used_at_once; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER z_an_address_is_used_at_once AFTER UPDATE OF email ON public.persons FOR EACH ROW WHEN (((new.email)::text IS DISTINCT FROM (old.email)::text)) EXECUTE FUNCTION public.dispatch_again();


--
-- Name: dispatches z_delivery_follows_the_dispatch; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER z_delivery_follows_the_dispatch AFTER INSERT OR UPDATE ON public.dispatches FOR EACH ROW EXECUTE FUNCTION public.queue_delivery();


--
-- Name: meeting_steps z_those_concerned_are_told; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER z_those_concerned_are_told AFTER INSERT ON public.meeting_steps FOR EACH ROW WHEN ((new.kind = ANY (ARRAY['summons'::text, 'cancellation'::text]))) EXECUTE FUNCTION public.dispatch_step();


--
-- Name: seats z_who_joins_is_summoned; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER z_who_joins_is_summoned AFTER INSERT OR UPDATE OF valid ON public.seats FOR EACH ROW EXECUTE FUNCTION public.dispatch_seat();


--
-- Name: activities activities_plan_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.activities
    ADD CONSTRAINT activities_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES public.plans(id) ON DELETE RESTRICT;


--
-- Name: agenda_approvals agenda_approvals_meeting_id_number_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agenda_approvals
    ADD CONSTRAINT agenda_approvals_meeting_id_number_fkey FOREIGN KEY (meeting_id, number) REFERENCES public.agenda_versions(meeting_id, number) ON DELETE RESTRICT;


--
-- Name: agenda_approvals agenda_approvals_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agenda_approvals
    ADD CONSTRAINT agenda_approvals_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: agenda_items agenda_items_added_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agenda_items
    ADD CONSTRAINT agenda_items_added_by_fkey FOREIGN KEY (added_by) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: agenda_items agenda_items_meeting_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agenda_items
    ADD CONSTRAINT agenda_items_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES public.meetings(id) ON DELETE RESTRICT;


--
-- Name: agenda_items agenda_items_proposal_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agenda_items
    ADD CONSTRAINT agenda_items_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES public.proposals(id) ON DELETE RESTRICT;


--
-- Name: agenda_items agenda_items_returned_from_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agenda_items
    ADD CONSTRAINT agenda_items_returned_from_fkey FOREIGN KEY (returned_from) REFERENCES public.agenda_items(id) ON DELETE RESTRICT;


--
-- Name: agenda_versions agenda_versions_made_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agenda_versions
    ADD CONSTRAINT agenda_versions_made_by_fkey FOREIGN KEY (made_by) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: agenda_versions agenda_versions_meeting_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agenda_versions
    ADD CONSTRAINT agenda_versions_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES public.meetings(id) ON DELETE RESTRICT;


--
-- Name: answers answers_entry_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answers
    ADD CONSTRAINT answers_entry_fkey FOREIGN KEY (entry) REFERENCES public.journal_entries(entry) ON DELETE RESTRICT;


--
-- Name: answers answers_token_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answers
    ADD CONSTRAINT answers_token_id_fkey FOREIGN KEY (token_id) REFERENCES public.tokens(id) ON DELETE RESTRICT;


--
-- Name: assignments assignments_capacity_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.assignments
    ADD CONSTRAINT assignments_capacity_fkey FOREIGN KEY (capacity) REFERENCES public.capacities(code) ON DELETE RESTRICT;


--
-- Name: assignments assignments_decision_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.assignments
    ADD CONSTRAINT assignments_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES public.decisions(id) ON DELETE RESTRICT;


--
-- Name: assignments assignments_delegation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.assignments
    ADD CONSTRAINT assignments_delegation_id_fkey FOREIGN KEY (delegation_id) REFERENCES public.delegations(id) ON DELETE RESTRICT;


--
-- Name: assignments assignments_given_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.assignments
    ADD CONSTRAINT assignments_given_by_fkey FOREIGN KEY (given_by) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: attendances attendances_meeting_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attendances
    ADD CONSTRAINT attendances_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES public.meetings(id) ON DELETE RESTRICT;


--
-- Name: attendances attendances_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attendances
    ADD CONSTRAINT attendances_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: attendances attendances_recorded_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attendances
    ADD CONSTRAINT attendances_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: attendances attendances_seat_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attendances
    ADD CONSTRAINT attendances_seat_id_fkey FOREIGN KEY (seat_id) REFERENCES public.seats(id) ON DELETE RESTRICT;


--
-- Name: capacities capacities_assign_clause_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.capacities
    ADD CONSTRAINT capacities_assign_clause_fkey FOREIGN KEY (assign_clause) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: capacities capacities_clause_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.capacities
    ADD CONSTRAINT capacities_clause_id_fkey FOREIGN KEY (clause_id) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: capacities capacities_compute_clause_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.capacities
    ADD CONSTRAINT capacities_compute_clause_fkey FOREIGN KEY (compute_clause) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: capacities capacities_holder_group_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.capacities
    ADD CONSTRAINT capacities_holder_group_fkey FOREIGN KEY (holder_group) REFERENCES public.group_kinds(code) ON DELETE RESTRICT;


--
-- Name: corrections corrections_decision_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.corrections
    ADD CONSTRAINT corrections_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES public.decisions(id) ON DELETE RESTRICT;


--
-- Name: corrections corrections_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.corrections
    ADD CONSTRAINT corrections_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: decisions decisions_agenda_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT decisions_agenda_item_id_fkey FOREIGN KEY (agenda_item_id) REFERENCES public.agenda_items(id) ON DELETE RESTRICT;


--
-- Name: decisions decisions_group_code_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT decisions_group_code_fkey FOREIGN KEY (group_code) REFERENCES public.groups(code) ON DELETE RESTRICT;


--
-- Name: decisions decisions_matter_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT decisions_matter_fkey FOREIGN KEY (matter) REFERENCES public.matters(code) ON DELETE RESTRICT;


--
-- Name: decisions decisions_meeting_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT decisions_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES public.meetings(id) ON DELETE RESTRICT;


--
-- Name: decisions decisions_proposal_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT decisions_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES public.proposals(id) ON DELETE RESTRICT;


--
-- Name: decisions decisions_proposal_id_version_number_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT decisions_proposal_id_version_number_fkey FOREIGN KEY (proposal_id, version_number) REFERENCES public.proposal_versions(proposal_id, number) ON DELETE RESTRICT;


--
-- Name: decisions decisions_recorded_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT decisions_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: decisions decisions_referred_to_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT decisions_referred_to_fkey FOREIGN KEY (referred_to) REFERENCES public.groups(code) ON DELETE RESTRICT;


--
-- Name: decisions decisions_voting_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT decisions_voting_id_fkey FOREIGN KEY (voting_id) REFERENCES public.votings(id) ON DELETE RESTRICT;


--
-- Name: delegation_reports delegation_reports_delegation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delegation_reports
    ADD CONSTRAINT delegation_reports_delegation_id_fkey FOREIGN KEY (delegation_id) REFERENCES public.delegations(id) ON DELETE RESTRICT;


--
-- Name: delegation_reports delegation_reports_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delegation_reports
    ADD CONSTRAINT delegation_reports_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: delegations delegations_capacity_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delegations
    ADD CONSTRAINT delegations_capacity_fkey FOREIGN KEY (capacity) REFERENCES public.capacities(code) ON DELETE RESTRICT;


--
-- Name: delegations delegations_decision_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delegations
    ADD CONSTRAINT delegations_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES public.decisions(id) ON DELETE RESTRICT;


--
-- Name: delegations delegations_ended_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delegations
    ADD CONSTRAINT delegations_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES public.decisions(id) ON DELETE RESTRICT;


--
-- Name: delegations delegations_group_code_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delegations
    ADD CONSTRAINT delegations_group_code_fkey FOREIGN KEY (group_code) REFERENCES public.groups(code) ON DELETE RESTRICT;


--
-- Name: delegations delegations_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delegations
    ADD CONSTRAINT delegations_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: delegations delegations_supersedes_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delegations
    ADD CONSTRAINT delegations_supersedes_fkey FOREIGN KEY (supersedes) REFERENCES public.delegations(id) ON DELETE RESTRICT;


--
-- Name: deliveries deliveries_dispatch_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_dispatch_id_fkey FOREIGN KEY (dispatch_id) REFERENCES public.dispatches(id) ON DELETE RESTRICT;


--
-- Name: departures departures_meeting_id_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.departures
    ADD CONSTRAINT departures_meeting_id_person_id_fkey FOREIGN KEY (meeting_id, person_id) REFERENCES public.attendances(meeting_id, person_id) ON DELETE RESTRICT;


--
-- Name: departures departures_recorded_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.departures
    ADD CONSTRAINT departures_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: descents descents_child_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.descents
    ADD CONSTRAINT descents_child_id_fkey FOREIGN KEY (child_id) REFERENCES public.proposals(id) ON DELETE RESTRICT;


--
-- Name: descents descents_parent_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.descents
    ADD CONSTRAINT descents_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES public.proposals(id) ON DELETE RESTRICT;


--
-- Name: descents descents_recasting_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.descents
    ADD CONSTRAINT descents_recasting_id_fkey FOREIGN KEY (recasting_id) REFERENCES public.recastings(id) ON DELETE RESTRICT;


--
-- Name: dispatches dispatch_has_a_known_recipient; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.dispatches
    ADD CONSTRAINT dispatch_has_a_known_recipient FOREIGN KEY (person_id) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: dispatches dispatches_meeting_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.dispatches
    ADD CONSTRAINT dispatches_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES public.meetings(id) ON DELETE RESTRICT;


--
-- Name: function_holders function_holders_clause_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.function_holders
    ADD CONSTRAINT function_holders_clause_id_fkey FOREIGN KEY (clause_id) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: function_holders function_holders_group_kind_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.function_holders
    ADD CONSTRAINT function_holders_group_kind_fkey FOREIGN KEY (group_kind) REFERENCES public.group_kinds(code) ON DELETE RESTRICT;


--
-- Name: group_kinds group_kinds_agenda_clause_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.group_kinds
    ADD CONSTRAINT group_kinds_agenda_clause_fkey FOREIGN KEY (agenda_clause) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: group_kinds group_kinds_clause_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.group_kinds
    ADD CONSTRAINT group_kinds_clause_id_fkey FOREIGN KEY (clause_id) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: group_kinds group_kinds_link_clause_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.group_kinds
    ADD CONSTRAINT group_kinds_link_clause_fkey FOREIGN KEY (link_clause) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: group_kinds group_kinds_minutes_clause_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.group_kinds
    ADD CONSTRAINT group_kinds_minutes_clause_fkey FOREIGN KEY (minutes_clause) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: group_kinds group_kinds_purpose_clause_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.group_kinds
    ADD CONSTRAINT group_kinds_purpose_clause_fkey FOREIGN KEY (purpose_clause) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: group_kinds group_kinds_summons_clause_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.group_kinds
    ADD CONSTRAINT group_kinds_summons_clause_fkey FOREIGN KEY (summons_clause) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: groups groups_decision_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groups
    ADD CONSTRAINT groups_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES public.decisions(id) ON DELETE RESTRICT;


--
-- Name: groups groups_kind_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.groups
    ADD CONSTRAINT groups_kind_fkey FOREIGN KEY (kind) REFERENCES public.group_kinds(code) ON DELETE RESTRICT;


--
-- Name: guests guests_meeting_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.guests
    ADD CONSTRAINT guests_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES public.meetings(id) ON DELETE RESTRICT;


--
-- Name: guests guests_recorded_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.guests
    ADD CONSTRAINT guests_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: journal_changes journal_changes_entry_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.journal_changes
    ADD CONSTRAINT journal_changes_entry_fkey FOREIGN KEY (entry) REFERENCES public.journal_entries(entry) ON DELETE RESTRICT;


--
-- Name: matters matters_appoints_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.matters
    ADD CONSTRAINT matters_appoints_fkey FOREIGN KEY (appoints) REFERENCES public.group_kinds(code) ON DELETE RESTRICT;


--
-- Name: matters matters_builds_clause_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.matters
    ADD CONSTRAINT matters_builds_clause_fkey FOREIGN KEY (builds_clause) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: matters matters_builds_on_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.matters
    ADD CONSTRAINT matters_builds_on_fkey FOREIGN KEY (builds_on) REFERENCES public.matters(code) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;


--
-- Name: matters matters_calendar_clause_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.matters
    ADD CONSTRAINT matters_calendar_clause_fkey FOREIGN KEY (calendar_clause) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: matters matters_decided_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.matters
    ADD CONSTRAINT matters_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES public.group_kinds(code) ON DELETE RESTRICT;


--
-- Name: matters matters_decided_clause_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.matters
    ADD CONSTRAINT matters_decided_clause_fkey FOREIGN KEY (decided_clause) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: matters matters_gap_clause_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.matters
    ADD CONSTRAINT matters_gap_clause_fkey FOREIGN KEY (gap_clause) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: matters matters_period_clause_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.matters
    ADD CONSTRAINT matters_period_clause_fkey FOREIGN KEY (period_clause) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: matters matters_prepared_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.matters
    ADD CONSTRAINT matters_prepared_by_fkey FOREIGN KEY (prepared_by) REFERENCES public.group_kinds(code) ON DELETE RESTRICT;


--
-- Name: matters matters_prepared_clause_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.matters
    ADD CONSTRAINT matters_prepared_clause_fkey FOREIGN KEY (prepared_clause) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: matters matters_submitter_clause_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.matters
    ADD CONSTRAINT matters_submitter_clause_fkey FOREIGN KEY (submitter_clause) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: meeting_functions meeting_functions_meeting_id_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meeting_functions
    ADD CONSTRAINT meeting_functions_meeting_id_person_id_fkey FOREIGN KEY (meeting_id, person_id) REFERENCES public.attendances(meeting_id, person_id) ON DELETE RESTRICT;


--
-- Name: meeting_functions meeting_functions_recorded_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meeting_functions
    ADD CONSTRAINT meeting_functions_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: meeting_kinds meeting_kinds_clause_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meeting_kinds
    ADD CONSTRAINT meeting_kinds_clause_id_fkey FOREIGN KEY (clause_id) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: meeting_kinds meeting_kinds_count_clause_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meeting_kinds
    ADD CONSTRAINT meeting_kinds_count_clause_fkey FOREIGN KEY (count_clause) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: meeting_kinds meeting_kinds_group_kind_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meeting_kinds
    ADD CONSTRAINT meeting_kinds_group_kind_fkey FOREIGN KEY (group_kind) REFERENCES public.group_kinds(code) ON DELETE RESTRICT;


--
-- Name: meeting_steps meeting_steps_meeting_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meeting_steps
    ADD CONSTRAINT meeting_steps_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES public.meetings(id) ON DELETE RESTRICT;


--
-- Name: meeting_steps meeting_steps_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meeting_steps
    ADD CONSTRAINT meeting_steps_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: meetings meetings_group_code_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meetings
    ADD CONSTRAINT meetings_group_code_fkey FOREIGN KEY (group_code) REFERENCES public.groups(code) ON DELETE RESTRICT;


--
-- Name: meetings meetings_group_kind_meeting_kind_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meetings
    ADD CONSTRAINT meetings_group_kind_meeting_kind_fkey FOREIGN KEY (group_kind, meeting_kind) REFERENCES public.meeting_kinds(group_kind, code) ON DELETE RESTRICT;


--
-- Name: meetings meetings_planned_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meetings
    ADD CONSTRAINT meetings_planned_by_fkey FOREIGN KEY (planned_by) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: minutes minutes_meeting_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.minutes
    ADD CONSTRAINT minutes_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES public.meetings(id) ON DELETE RESTRICT;


--
-- Name: minutes_steps minutes_steps_meeting_id_agenda_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.minutes_steps
    ADD CONSTRAINT minutes_steps_meeting_id_agenda_item_id_fkey FOREIGN KEY (meeting_id, agenda_item_id) REFERENCES public.agenda_items(meeting_id, id) ON DELETE RESTRICT;


--
-- Name: minutes_steps minutes_steps_meeting_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.minutes_steps
    ADD CONSTRAINT minutes_steps_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES public.meetings(id) ON DELETE RESTRICT;


--
-- Name: minutes_steps minutes_steps_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.minutes_steps
    ADD CONSTRAINT minutes_steps_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: money_classes money_classes_clause_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.money_classes
    ADD CONSTRAINT money_classes_clause_id_fkey FOREIGN KEY (clause_id) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: money_rules money_rules_balance_clause_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.money_rules
    ADD CONSTRAINT money_rules_balance_clause_fkey FOREIGN KEY (balance_clause) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: money_rules money_rules_payer_clause_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.money_rules
    ADD CONSTRAINT money_rules_payer_clause_fkey FOREIGN KEY (payer_clause) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: money_rules money_rules_sharing_clause_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.money_rules
    ADD CONSTRAINT money_rules_sharing_clause_fkey FOREIGN KEY (sharing_clause) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: motions motions_agenda_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.motions
    ADD CONSTRAINT motions_agenda_item_id_fkey FOREIGN KEY (agenda_item_id) REFERENCES public.agenda_items(id) ON DELETE RESTRICT;


--
-- Name: motions motions_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.motions
    ADD CONSTRAINT motions_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: motions motions_recorded_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.motions
    ADD CONSTRAINT motions_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: office_rules office_rules_clause_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.office_rules
    ADD CONSTRAINT office_rules_clause_id_fkey FOREIGN KEY (clause_id) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: office_rules office_rules_group_kind_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.office_rules
    ADD CONSTRAINT office_rules_group_kind_fkey FOREIGN KEY (group_kind) REFERENCES public.group_kinds(code) ON DELETE RESTRICT;


--
-- Name: office_rules office_rules_vacancy_clause_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.office_rules
    ADD CONSTRAINT office_rules_vacancy_clause_fkey FOREIGN KEY (vacancy_clause) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: offices offices_decision_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.offices
    ADD CONSTRAINT offices_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES public.decisions(id) ON DELETE RESTRICT;


--
-- Name: offices offices_group_code_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.offices
    ADD CONSTRAINT offices_group_code_fkey FOREIGN KEY (group_code) REFERENCES public.groups(code) ON DELETE RESTRICT;


--
-- Name: offices offices_group_kind_office_code_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.offices
    ADD CONSTRAINT offices_group_kind_office_code_fkey FOREIGN KEY (group_kind, office_code) REFERENCES public.office_rules(group_kind, code) ON DELETE RESTRICT;


--
-- Name: offices offices_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.offices
    ADD CONSTRAINT offices_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: parameters parameters_clause_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.parameters
    ADD CONSTRAINT parameters_clause_id_fkey FOREIGN KEY (clause_id) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: parties parties_kind_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.parties
    ADD CONSTRAINT parties_kind_fkey FOREIGN KEY (kind) REFERENCES public.party_kinds(code) ON DELETE RESTRICT;


--
-- Name: persons persons_party_code_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.persons
    ADD CONSTRAINT persons_party_code_fkey FOREIGN KEY (party_code) REFERENCES public.parties(code) ON DELETE RESTRICT;


--
-- Name: plans plans_decision_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans
    ADD CONSTRAINT plans_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES public.decisions(id) ON DELETE RESTRICT;


--
-- Name: plans plans_matter_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans
    ADD CONSTRAINT plans_matter_fkey FOREIGN KEY (matter) REFERENCES public.matters(code) ON DELETE RESTRICT;


--
-- Name: plans plans_superseded_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans
    ADD CONSTRAINT plans_superseded_by_fkey FOREIGN KEY (superseded_by) REFERENCES public.plans(id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;


--
-- Name: plans plans_supersedes_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans
    ADD CONSTRAINT plans_supersedes_fkey FOREIGN KEY (supersedes) REFERENCES public.plans(id) ON DELETE RESTRICT;


--
-- Name: principals principals_party_code_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.principals
    ADD CONSTRAINT principals_party_code_fkey FOREIGN KEY (party_code) REFERENCES public.parties(code) ON DELETE RESTRICT;


--
-- Name: proposal_steps proposal_steps_meeting_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.proposal_steps
    ADD CONSTRAINT proposal_steps_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES public.meetings(id) ON DELETE RESTRICT;


--
-- Name: proposal_steps proposal_steps_part_proposal_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.proposal_steps
    ADD CONSTRAINT proposal_steps_part_proposal_fkey FOREIGN KEY (part_proposal) REFERENCES public.proposals(id) ON DELETE RESTRICT;


--
-- Name: proposal_steps proposal_steps_party_code_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.proposal_steps
    ADD CONSTRAINT proposal_steps_party_code_fkey FOREIGN KEY (party_code) REFERENCES public.parties(code) ON DELETE RESTRICT;


--
-- Name: proposal_steps proposal_steps_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.proposal_steps
    ADD CONSTRAINT proposal_steps_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: proposal_steps proposal_steps_proposal_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.proposal_steps
    ADD CONSTRAINT proposal_steps_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES public.proposals(id) ON DELETE RESTRICT;


--
-- Name: proposal_steps proposal_steps_proposal_id_version_number_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.proposal_steps
    ADD CONSTRAINT proposal_steps_proposal_id_version_number_fkey FOREIGN KEY (proposal_id, version_number) REFERENCES public.proposal_versions(proposal_id, number) ON DELETE RESTRICT;


--
-- Name: proposal_versions proposal_versions_party_code_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.proposal_versions
    ADD CONSTRAINT proposal_versions_party_code_fkey FOREIGN KEY (party_code) REFERENCES public.parties(code) ON DELETE RESTRICT;


--
-- Name: proposal_versions proposal_versions_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.proposal_versions
    ADD CONSTRAINT proposal_versions_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: proposal_versions proposal_versions_proposal_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.proposal_versions
    ADD CONSTRAINT proposal_versions_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES public.proposals(id) ON DELETE RESTRICT;


--
-- Name: proposals proposals_decision_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.proposals
    ADD CONSTRAINT proposals_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES public.decisions(id) ON DELETE RESTRICT;


--
-- Name: proposals proposals_group_code_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.proposals
    ADD CONSTRAINT proposals_group_code_fkey FOREIGN KEY (group_code) REFERENCES public.groups(code) ON DELETE RESTRICT;


--
-- Name: proposals proposals_included_in_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.proposals
    ADD CONSTRAINT proposals_included_in_fkey FOREIGN KEY (included_in) REFERENCES public.proposals(id) ON DELETE RESTRICT;


--
-- Name: proposals proposals_matter_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.proposals
    ADD CONSTRAINT proposals_matter_fkey FOREIGN KEY (matter) REFERENCES public.matters(code) ON DELETE RESTRICT;


--
-- Name: proposals proposals_party_code_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.proposals
    ADD CONSTRAINT proposals_party_code_fkey FOREIGN KEY (party_code) REFERENCES public.parties(code) ON DELETE RESTRICT;


--
-- Name: proposals proposals_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.proposals
    ADD CONSTRAINT proposals_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: recastings recastings_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.recastings
    ADD CONSTRAINT recastings_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: receipts receipts_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.receipts
    ADD CONSTRAINT receipts_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: receipts receipts_proposal_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.receipts
    ADD CONSTRAINT receipts_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES public.proposals(id) ON DELETE RESTRICT;


--
-- Name: receipts receipts_proposal_id_version_number_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.receipts
    ADD CONSTRAINT receipts_proposal_id_version_number_fkey FOREIGN KEY (proposal_id, version_number) REFERENCES public.proposal_versions(proposal_id, number) ON DELETE RESTRICT;


--
-- Name: recusals recusals_agenda_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.recusals
    ADD CONSTRAINT recusals_agenda_item_id_fkey FOREIGN KEY (agenda_item_id) REFERENCES public.agenda_items(id) ON DELETE RESTRICT;


--
-- Name: recusals recusals_meeting_id_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.recusals
    ADD CONSTRAINT recusals_meeting_id_person_id_fkey FOREIGN KEY (meeting_id, person_id) REFERENCES public.attendances(meeting_id, person_id) ON DELETE RESTRICT;


--
-- Name: recusals recusals_recorded_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.recusals
    ADD CONSTRAINT recusals_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: referral_answers referral_answers_party_code_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.referral_answers
    ADD CONSTRAINT referral_answers_party_code_fkey FOREIGN KEY (party_code) REFERENCES public.parties(code) ON DELETE RESTRICT;


--
-- Name: referral_answers referral_answers_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.referral_answers
    ADD CONSTRAINT referral_answers_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: referral_answers referral_answers_referral_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.referral_answers
    ADD CONSTRAINT referral_answers_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES public.referrals(id) ON DELETE RESTRICT;


--
-- Name: referrals referrals_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.referrals
    ADD CONSTRAINT referrals_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: referrals referrals_proposal_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.referrals
    ADD CONSTRAINT referrals_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES public.proposals(id) ON DELETE RESTRICT;


--
-- Name: referrals referrals_proposal_id_version_number_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.referrals
    ADD CONSTRAINT referrals_proposal_id_version_number_fkey FOREIGN KEY (proposal_id, version_number) REFERENCES public.proposal_versions(proposal_id, number) ON DELETE RESTRICT;


--
-- Name: registrations registrations_proposal_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.registrations
    ADD CONSTRAINT registrations_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES public.proposals(id) ON DELETE RESTRICT;


--
-- Name: rule_texts rule_texts_clause_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rule_texts
    ADD CONSTRAINT rule_texts_clause_id_fkey FOREIGN KEY (clause_id) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: seat_rules seat_rules_agreement_clause_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seat_rules
    ADD CONSTRAINT seat_rules_agreement_clause_fkey FOREIGN KEY (agreement_clause) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: seat_rules seat_rules_clause_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seat_rules
    ADD CONSTRAINT seat_rules_clause_id_fkey FOREIGN KEY (clause_id) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: seat_rules seat_rules_ex_officio_group_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seat_rules
    ADD CONSTRAINT seat_rules_ex_officio_group_fkey FOREIGN KEY (ex_officio_group) REFERENCES public.group_kinds(code) ON DELETE RESTRICT;


--
-- Name: seat_rules seat_rules_fill_clause_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seat_rules
    ADD CONSTRAINT seat_rules_fill_clause_fkey FOREIGN KEY (fill_clause) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: seat_rules seat_rules_group_kind_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seat_rules
    ADD CONSTRAINT seat_rules_group_kind_fkey FOREIGN KEY (group_kind) REFERENCES public.group_kinds(code) ON DELETE RESTRICT;


--
-- Name: seat_rules seat_rules_in_all_max_clause_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seat_rules
    ADD CONSTRAINT seat_rules_in_all_max_clause_fkey FOREIGN KEY (in_all_max_clause) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: seat_rules seat_rules_in_all_min_clause_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seat_rules
    ADD CONSTRAINT seat_rules_in_all_min_clause_fkey FOREIGN KEY (in_all_min_clause) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: seat_rules seat_rules_per_party_max_clause_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seat_rules
    ADD CONSTRAINT seat_rules_per_party_max_clause_fkey FOREIGN KEY (per_party_max_clause) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: seat_rules seat_rules_per_party_min_clause_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seat_rules
    ADD CONSTRAINT seat_rules_per_party_min_clause_fkey FOREIGN KEY (per_party_min_clause) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: seat_rules seat_rules_provision_clause_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seat_rules
    ADD CONSTRAINT seat_rules_provision_clause_fkey FOREIGN KEY (provision_clause) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: seats seats_decision_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seats
    ADD CONSTRAINT seats_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES public.decisions(id) ON DELETE RESTRICT;


--
-- Name: seats seats_group_code_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seats
    ADD CONSTRAINT seats_group_code_fkey FOREIGN KEY (group_code) REFERENCES public.groups(code) ON DELETE RESTRICT;


--
-- Name: seats seats_group_kind_seat_code_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seats
    ADD CONSTRAINT seats_group_kind_seat_code_fkey FOREIGN KEY (group_kind, seat_code) REFERENCES public.seat_rules(group_kind, code) ON DELETE RESTRICT;


--
-- Name: seats seats_nominated_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seats
    ADD CONSTRAINT seats_nominated_by_fkey FOREIGN KEY (nominated_by) REFERENCES public.parties(code) ON DELETE RESTRICT;


--
-- Name: seats seats_party_code_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seats
    ADD CONSTRAINT seats_party_code_fkey FOREIGN KEY (party_code) REFERENCES public.parties(code) ON DELETE RESTRICT;


--
-- Name: seats seats_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seats
    ADD CONSTRAINT seats_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: seats seats_source_seat_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seats
    ADD CONSTRAINT seats_source_seat_fkey FOREIGN KEY (source_seat) REFERENCES public.seats(id) ON DELETE RESTRICT;


--
-- Name: standing_items standing_items_clause_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.standing_items
    ADD CONSTRAINT standing_items_clause_id_fkey FOREIGN KEY (clause_id) REFERENCES public.clauses(id) ON DELETE RESTRICT;


--
-- Name: standing_items standing_items_group_kind_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.standing_items
    ADD CONSTRAINT standing_items_group_kind_fkey FOREIGN KEY (group_kind) REFERENCES public.group_kinds(code) ON DELETE RESTRICT;


--
-- Name: statements statements_agenda_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.statements
    ADD CONSTRAINT statements_agenda_item_id_fkey FOREIGN KEY (agenda_item_id) REFERENCES public.agenda_items(id) ON DELETE RESTRICT;


--
-- Name: statements statements_meeting_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.statements
    ADD CONSTRAINT statements_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES public.meetings(id) ON DELETE RESTRICT;


--
-- Name: statements statements_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.statements
    ADD CONSTRAINT statements_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: statements statements_recorded_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.statements
    ADD CONSTRAINT statements_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: substitutions substitutions_nominated_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.substitutions
    ADD CONSTRAINT substitutions_nominated_by_fkey FOREIGN KEY (nominated_by) REFERENCES public.parties(code) ON DELETE RESTRICT;


--
-- Name: substitutions substitutions_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.substitutions
    ADD CONSTRAINT substitutions_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: substitutions substitutions_seat_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.substitutions
    ADD CONSTRAINT substitutions_seat_id_fkey FOREIGN KEY (seat_id) REFERENCES public.seats(id) ON DELETE RESTRICT;


--
-- Name: time_entries time_entries_assignment_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.time_entries
    ADD CONSTRAINT time_entries_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES public.assignments(id) ON DELETE RESTRICT;


--
-- Name: time_entries time_entries_corrects_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.time_entries
    ADD CONSTRAINT time_entries_corrects_fkey FOREIGN KEY (corrects) REFERENCES public.time_entries(id) ON DELETE RESTRICT;


--
-- Name: time_entries time_entries_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.time_entries
    ADD CONSTRAINT time_entries_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: tokens tokens_party_code_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tokens
    ADD CONSTRAINT tokens_party_code_fkey FOREIGN KEY (party_code) REFERENCES public.parties(code) ON DELETE RESTRICT;


--
-- Name: tokens tokens_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tokens
    ADD CONSTRAINT tokens_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: tokens tokens_signed_in_with_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tokens
    ADD CONSTRAINT tokens_signed_in_with_fkey FOREIGN KEY (signed_in_with) REFERENCES public.tokens(id) ON DELETE RESTRICT;


--
-- Name: votes votes_party_code_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.votes
    ADD CONSTRAINT votes_party_code_fkey FOREIGN KEY (party_code) REFERENCES public.parties(code) ON DELETE RESTRICT;


--
-- Name: votes votes_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.votes
    ADD CONSTRAINT votes_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: votes votes_voting_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.votes
    ADD CONSTRAINT votes_voting_id_fkey FOREIGN KEY (voting_id) REFERENCES public.votings(id) ON DELETE RESTRICT;


--
-- Name: votings votings_agenda_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.votings
    ADD CONSTRAINT votings_agenda_item_id_fkey FOREIGN KEY (agenda_item_id) REFERENCES public.agenda_items(id) ON DELETE RESTRICT;


--
-- Name: votings votings_presiding_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.votings
    ADD CONSTRAINT votings_presiding_fkey FOREIGN KEY (presiding) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: votings votings_recorded_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.votings
    ADD CONSTRAINT votings_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES public.persons(id) ON DELETE RESTRICT;


--
-- Name: activities; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.activities ENABLE ROW LEVEL SECURITY;

--
-- Name: agenda_approvals; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.agenda_approvals ENABLE ROW LEVEL SECURITY;

--
-- Name: agenda_items; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.agenda_items ENABLE ROW LEVEL SECURITY;

--
-- Name: agenda_versions; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.agenda_versions ENABLE ROW LEVEL SECURITY;

--
-- Name: answers; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.answers ENABLE ROW LEVEL SECURITY;

--
-- Name: activities app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.activities TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: agenda_approvals app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.agenda_approvals TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: agenda_items app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.agenda_items TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: agenda_versions app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.agenda_versions TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: answers app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.answers TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: areas app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.areas TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: assignments app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.assignments TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: attendances app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.attendances TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: capacities app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.capacities TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: charters app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.charters TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: clauses app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.clauses TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: corrections app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.corrections TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: decisions app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.decisions TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: delegation_reports app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.delegation_reports TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: delegations app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.delegations TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: deliveries app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.deliveries TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: departures app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.departures TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: descents app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.descents TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: dispatches app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.dispatches TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: function_holders app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.function_holders TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: group_kinds app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.group_kinds TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: groups app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.groups TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: guests app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.guests TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: journal_changes app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.journal_changes TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: journal_entries app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.journal_entries TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: journal_head app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.journal_head TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: matters app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.matters TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: meeting_functions app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.meeting_functions TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: meeting_kinds app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.meeting_kinds TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: meeting_steps app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.meeting_steps TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: meetings app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.meetings TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: migrations app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.migrations TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: minutes app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.minutes TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: minutes_steps app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.minutes_steps TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: money_classes app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.money_classes TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: money_rules app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.money_rules TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: motions app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.motions TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: office_rules app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.office_rules TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: offices app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.offices TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: parameters app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.parameters TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: parties app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.parties TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: party_kinds app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.party_kinds TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: persons app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.persons TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: plans app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.plans TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: principals app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.principals TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: proposal_steps app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.proposal_steps TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: proposal_versions app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.proposal_versions TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: proposals app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.proposals TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: recastings app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.recastings TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: receipts app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.receipts TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: recusals app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.recusals TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: referral_answers app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.referral_answers TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: referrals app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.referrals TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: registrations app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.registrations TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: rule_texts app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.rule_texts TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: seat_rules app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.seat_rules TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: seats app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.seats TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: standing_items app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.standing_items TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: statements app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.statements TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: substitutions app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.substitutions TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: time_entries app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.time_entries TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: tokens app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.tokens TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: votes app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.votes TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: votings app_serves; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY app_serves ON public.votings TO samverkan_app USING (true) WITH CHECK (true);


--
-- Name: areas; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.areas ENABLE ROW LEVEL SECURITY;

--
-- Name: assignments; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.assignments ENABLE ROW LEVEL SECURITY;

--
-- Name: attendances; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.attendances ENABLE ROW LEVEL SECURITY;

--
-- Name: capacities; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.capacities ENABLE ROW LEVEL SECURITY;

--
-- Name: charters; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.charters ENABLE ROW LEVEL SECURITY;

--
-- Name: clauses; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.clauses ENABLE ROW LEVEL SECURITY;

--
-- Name: corrections; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.corrections ENABLE ROW LEVEL SECURITY;

--
-- Name: decisions; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.decisions ENABLE ROW LEVEL SECURITY;

--
-- Name: delegation_reports; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.delegation_reports ENABLE ROW LEVEL SECURITY;

--
-- Name: delegations; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.delegations ENABLE ROW LEVEL SECURITY;

--
-- Name: deliveries; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.deliveries ENABLE ROW LEVEL SECURITY;

--
-- Name: departures; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.departures ENABLE ROW LEVEL SECURITY;

--
-- Name: descents; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.descents ENABLE ROW LEVEL SECURITY;

--
-- Name: dispatches; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.dispatches ENABLE ROW LEVEL SECURITY;

--
-- Name: function_holders; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.function_holders ENABLE ROW LEVEL SECURITY;

--
-- Name: group_kinds; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.group_kinds ENABLE ROW LEVEL SECURITY;

--
-- Name: groups; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.groups ENABLE ROW LEVEL SECURITY;

--
-- Name: guests; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.guests ENABLE ROW LEVEL SECURITY;

--
-- Name: activities insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.activities FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: agenda_items insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.agenda_items FOR SELECT TO samverkan_insyn USING ((EXISTS ( SELECT
   FROM public.meeting_steps s
  WHERE ((s.meeting_id = agenda_items.meeting_id) AND (s.kind = ANY (ARRAY['summons'::text, 'opening'::text]))))));


--
-- Name: agenda_versions insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.agenda_versions FOR SELECT TO samverkan_insyn USING ((EXISTS ( SELECT
   FROM public.meeting_steps s
  WHERE ((s.meeting_id = agenda_versions.meeting_id) AND (s.kind = ANY (ARRAY['summons'::text, 'opening'::text]))))));


--
-- Name: areas insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.areas FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: assignments insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.assignments FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: attendances insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.attendances FOR SELECT TO samverkan_insyn USING ((EXISTS ( SELECT
   FROM public.minutes m
  WHERE (m.meeting_id = attendances.meeting_id))));


--
-- Name: capacities insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.capacities FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: charters insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.charters FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: clauses insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.clauses FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: corrections insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.corrections FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: decisions insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.decisions FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: delegation_reports insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.delegation_reports FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: delegations insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.delegations FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: departures insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.departures FOR SELECT TO samverkan_insyn USING ((EXISTS ( SELECT
   FROM public.minutes m
  WHERE (m.meeting_id = departures.meeting_id))));


--
-- Name: descents insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.descents FOR SELECT TO samverkan_insyn USING ((EXISTS ( SELECT
   FROM public.proposals p
  WHERE (p.id = descents.parent_id))));


--
-- Name: function_holders insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.function_holders FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: group_kinds insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.group_kinds FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: groups insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.groups FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: journal_entries insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.journal_entries FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: journal_head insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.journal_head FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: matters insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.matters FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: meeting_functions insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.meeting_functions FOR SELECT TO samverkan_insyn USING ((EXISTS ( SELECT
   FROM public.minutes m
  WHERE (m.meeting_id = meeting_functions.meeting_id))));


--
-- Name: meeting_kinds insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.meeting_kinds FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: meeting_steps insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.meeting_steps FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: meetings insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.meetings FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: minutes insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.minutes FOR SELECT TO samverkan_insyn USING ((state = 'published'::text));


--
-- Name: minutes_steps insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.minutes_steps FOR SELECT TO samverkan_insyn USING (((kind <> 'comment'::text) AND (EXISTS ( SELECT
   FROM public.minutes m
  WHERE (m.meeting_id = minutes_steps.meeting_id)))));


--
-- Name: money_classes insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.money_classes FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: money_rules insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.money_rules FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: motions insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.motions FOR SELECT TO samverkan_insyn USING ((EXISTS ( SELECT
   FROM (public.agenda_items i
     JOIN public.minutes m ON ((m.meeting_id = i.meeting_id)))
  WHERE (i.id = motions.agenda_item_id))));


--
-- Name: office_rules insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.office_rules FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: offices insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.offices FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: parameters insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.parameters FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: parties insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.parties FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: party_kinds insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.party_kinds FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: persons insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.persons FOR SELECT TO samverkan_insyn USING (((EXISTS ( SELECT
   FROM public.seats s
  WHERE (s.person_id = persons.id))) OR (EXISTS ( SELECT
   FROM public.offices o
  WHERE (o.person_id = persons.id))) OR (EXISTS ( SELECT
   FROM public.substitutions u
  WHERE (u.person_id = persons.id)))));


--
-- Name: plans insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.plans FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: principals insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.principals FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: proposal_steps insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.proposal_steps FOR SELECT TO samverkan_insyn USING ((EXISTS ( SELECT
   FROM public.proposals p
  WHERE (p.id = proposal_steps.proposal_id))));


--
-- Name: proposal_versions insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.proposal_versions FOR SELECT TO samverkan_insyn USING (((EXISTS ( SELECT
   FROM public.proposals p
  WHERE (p.id = proposal_versions.proposal_id))) AND public.version_is_submitted(proposal_id, entry)));


--
-- Name: proposals insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.proposals FOR SELECT TO samverkan_insyn USING ((submitted_on IS NOT NULL));


--
-- Name: recastings insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.recastings FOR SELECT TO samverkan_insyn USING ((EXISTS ( SELECT
   FROM public.descents d
  WHERE (d.recasting_id = recastings.id))));


--
-- Name: receipts insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.receipts FOR SELECT TO samverkan_insyn USING ((EXISTS ( SELECT
   FROM public.proposals p
  WHERE (p.id = receipts.proposal_id))));


--
-- Name: recusals insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.recusals FOR SELECT TO samverkan_insyn USING ((EXISTS ( SELECT
   FROM public.minutes m
  WHERE (m.meeting_id = recusals.meeting_id))));


--
-- Name: referral_answers insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.referral_answers FOR SELECT TO samverkan_insyn USING ((EXISTS ( SELECT
   FROM public.referrals r
  WHERE (r.id = referral_answers.referral_id))));


--
-- Name: referrals insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.referrals FOR SELECT TO samverkan_insyn USING ((EXISTS ( SELECT
   FROM public.proposals p
  WHERE (p.id = referrals.proposal_id))));


--
-- Name: registrations insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.registrations FOR SELECT TO samverkan_insyn USING ((EXISTS ( SELECT
   FROM public.proposals p
  WHERE (p.id = registrations.proposal_id))));


--
-- Name: rule_texts insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.rule_texts FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: seat_rules insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.seat_rules FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: seats insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.seats FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: standing_items insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.standing_items FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: statements insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.statements FOR SELECT TO samverkan_insyn USING ((EXISTS ( SELECT
   FROM public.minutes m
  WHERE (m.meeting_id = statements.meeting_id))));


--
-- Name: substitutions insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.substitutions FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: time_entries insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.time_entries FOR SELECT TO samverkan_insyn USING (true);


--
-- Name: votes insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.votes FOR SELECT TO samverkan_insyn USING ((EXISTS ( SELECT
   FROM public.votings v
  WHERE (v.id = votes.voting_id))));


--
-- Name: votings insyn_reads; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY insyn_reads ON public.votings FOR SELECT TO samverkan_insyn USING ((EXISTS ( SELECT
   FROM (public.agenda_items i
     JOIN public.minutes m ON ((m.meeting_id = i.meeting_id)))
  WHERE (i.id = votings.agenda_item_id))));


--
-- Name: journal_changes; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.journal_changes ENABLE ROW LEVEL SECURITY;

--
-- Name: journal_entries; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.journal_entries ENABLE ROW LEVEL SECURITY;

--
-- Name: journal_head; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.journal_head ENABLE ROW LEVEL SECURITY;

--
-- Name: matters; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.matters ENABLE ROW LEVEL SECURITY;

--
-- Name: meeting_functions; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.meeting_functions ENABLE ROW LEVEL SECURITY;

--
-- Name: meeting_kinds; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.meeting_kinds ENABLE ROW LEVEL SECURITY;

--
-- Name: meeting_steps; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.meeting_steps ENABLE ROW LEVEL SECURITY;

--
-- Name: meetings; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.meetings ENABLE ROW LEVEL SECURITY;

--
-- Name: migrations; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.migrations ENABLE ROW LEVEL SECURITY;

--
-- Name: minutes; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.minutes ENABLE ROW LEVEL SECURITY;

--
-- Name: minutes_steps; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.minutes_steps ENABLE ROW LEVEL SECURITY;

--
-- Name: money_classes; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.money_classes ENABLE ROW LEVEL SECURITY;

--
-- Name: money_rules; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.money_rules ENABLE ROW LEVEL SECURITY;

--
-- Name: motions; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.motions ENABLE ROW LEVEL SECURITY;

--
-- Name: office_rules; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.office_rules ENABLE ROW LEVEL SECURITY;

--
-- Name: offices; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.offices ENABLE ROW LEVEL SECURITY;

--
-- Name: activities owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.activities TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: agenda_approvals owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.agenda_approvals TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: agenda_items owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.agenda_items TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: agenda_versions owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.agenda_versions TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: answers owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.answers TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: areas owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.areas TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: assignments owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.assignments TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: attendances owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.attendances TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: capacities owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.capacities TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: charters owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.charters TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: clauses owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.clauses TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: corrections owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.corrections TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: decisions owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.decisions TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: delegation_reports owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.delegation_reports TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: delegations owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.delegations TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: deliveries owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.deliveries TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: departures owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.departures TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: descents owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.descents TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: dispatches owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.dispatches TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: function_holders owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.function_holders TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: group_kinds owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.group_kinds TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: groups owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.groups TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: guests owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.guests TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: journal_changes owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.journal_changes TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: journal_entries owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.journal_entries TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: journal_head owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.journal_head TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: matters owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.matters TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: meeting_functions owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.meeting_functions TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: meeting_kinds owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.meeting_kinds TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: meeting_steps owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.meeting_steps TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: meetings owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.meetings TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: migrations owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.migrations TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: minutes owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.minutes TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: minutes_steps owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.minutes_steps TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: money_classes owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.money_classes TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: money_rules owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.money_rules TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: motions owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.motions TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: office_rules owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.office_rules TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: offices owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.offices TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: parameters owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.parameters TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: parties owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.parties TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: party_kinds owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.party_kinds TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: persons owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.persons TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: plans owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.plans TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: principals owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.principals TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: proposal_steps owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.proposal_steps TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: proposal_versions owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.proposal_versions TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: proposals owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.proposals TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: recastings owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.recastings TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: receipts owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.receipts TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: recusals owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.recusals TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: referral_answers owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.referral_answers TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: referrals owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.referrals TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: registrations owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.registrations TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: rule_texts owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.rule_texts TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: seat_rules owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.seat_rules TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: seats owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.seats TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: standing_items owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.standing_items TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: statements owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.statements TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: substitutions owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.substitutions TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: time_entries owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.time_entries TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: tokens owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.tokens TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: votes owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.votes TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: votings owner_keeps; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY owner_keeps ON public.votings TO samverkan_owner USING (true) WITH CHECK (true);


--
-- Name: parameters; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.parameters ENABLE ROW LEVEL SECURITY;

--
-- Name: parties; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.parties ENABLE ROW LEVEL SECURITY;

--
-- Name: party_kinds; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.party_kinds ENABLE ROW LEVEL SECURITY;

--
-- Name: persons; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.persons ENABLE ROW LEVEL SECURITY;

--
-- Name: plans; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.plans ENABLE ROW LEVEL SECURITY;

--
-- Name: principals; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.principals ENABLE ROW LEVEL SECURITY;

--
-- Name: proposal_steps; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.proposal_steps ENABLE ROW LEVEL SECURITY;

--
-- Name: proposal_versions; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.proposal_versions ENABLE ROW LEVEL SECURITY;

--
-- Name: proposals; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.proposals ENABLE ROW LEVEL SECURITY;

--
-- Name: recastings; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.recastings ENABLE ROW LEVEL SECURITY;

--
-- Name: receipts; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.receipts ENABLE ROW LEVEL SECURITY;

--
-- Name: recusals; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.recusals ENABLE ROW LEVEL SECURITY;

--
-- Name: referral_answers; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.referral_answers ENABLE ROW LEVEL SECURITY;

--
-- Name: referrals; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.referrals ENABLE ROW LEVEL SECURITY;

--
-- Name: registrations; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.registrations ENABLE ROW LEVEL SECURITY;

--
-- Name: rule_texts; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.rule_texts ENABLE ROW LEVEL SECURITY;

--
-- Name: seat_rules; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.seat_rules ENABLE ROW LEVEL SECURITY;

--
-- Name: seats; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.seats ENABLE ROW LEVEL SECURITY;

--
-- Name: standing_items; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.standing_items ENABLE ROW LEVEL SECURITY;

--
-- Name: statements; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.statements ENABLE ROW LEVEL SECURITY;

--
-- Name: substitutions; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.substitutions ENABLE ROW LEVEL SECURITY;

--
-- Name: time_entries; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.time_entries ENABLE ROW LEVEL SECURITY;

--
-- Name: tokens; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.tokens ENABLE ROW LEVEL SECURITY;

--
-- Name: votes; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.votes ENABLE ROW LEVEL SECURITY;

--
-- Name: votings; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.votings ENABLE ROW LEVEL SECURITY;

--
-- PostgreSQL database dump complete
--


