-- How assignments, time and what is left look.

CREATE OR REPLACE FUNCTION used_minutes(p_assignment uuid) RETURNS integer
LANGUAGE sql STABLE AS $$
    SELECT coalesce(sum(minutes), 0)::integer FROM standing_time_entries WHERE assignment_id = p_assignment
$$;
COMMENT ON FUNCTION used_minutes IS 'Nedlagda minuter på ett uppdrag.';

CREATE OR REPLACE FUNCTION assignment_body(a assignments) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('id', a.id, 'capacity', a.capacity, 'title', a.title, 'description', a.description, 'year', a.year,
        'estimateMinutes', a.estimate_minutes, 'usedMinutes', used_minutes(a.id), 'dueOn', a.due_on,
        'decision', decision_reference(a.decision_id), 'delegation', a.delegation_id, 'givenBy', a.given_by, 'givenOn', a.given_on)::text
$$;
COMMENT ON FUNCTION assignment_body IS 'Ett uppdrag med beräknad och nedlagd tid och paragrafen som gav det (V-57).';

CREATE OR REPLACE FUNCTION time_entry_body(t time_entries) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('id', t.id, 'assignment', t.assignment_id, 'person', t.person_id, 'workedOn', t.worked_on,
        'minutes', t.minutes, 'note', t.note, 'corrects', t.corrects,
        'correctedBy', (SELECT c.id FROM time_entries c WHERE c.corrects = t.id))::text
$$;
COMMENT ON FUNCTION time_entry_body IS 'Nedlagd tid.';

CREATE OR REPLACE FUNCTION capacity_body(p_year integer, language text) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('year', p_year, 'capacities', coalesce(json_agg(json_build_object('code', k.code,
        'title', localized(k.title, language), 'percent', k.percent, 'fullTimeMinutes', k.full_time_minutes,
        'capacityMinutes', capacity_minutes(k.code, p_year), 'plannedMinutes', planned_minutes(k.code, p_year),
        'usedMinutes', used.minutes, 'unplannedMinutes', capacity_minutes(k.code, p_year) - planned_minutes(k.code, p_year),
        'leftMinutes', capacity_minutes(k.code, p_year) - used.minutes, 'clause', k.clause_id) ORDER BY k.code), '[]'))::text
    FROM capacities k, LATERAL (SELECT coalesce(sum(t.minutes), 0)::integer AS minutes FROM standing_time_entries t
        JOIN assignments a ON a.id = t.assignment_id WHERE a.capacity = k.code AND a.year = p_year) used
$$;
COMMENT ON FUNCTION capacity_body IS 'Årets andel av samordnarens tid: hur mycket, planerat, använt, kvar (V-55).';

CREATE OR REPLACE FUNCTION delegation_body(d delegations) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('id', d.id, 'decision', decision_reference(d.decision_id), 'toGroup', d.group_code, 'toPerson', d.person_id,
        'scope', d.scope, 'from', lower(d.valid), 'to', upper(d.valid) - 1, 'reporting', d.reporting, 'reportBy', d.report_by,
        'capacity', d.capacity, 'allowanceMinutes', d.allowance_minutes, 'givenMinutes', given_minutes(d.id),
        'leftMinutes', d.allowance_minutes - given_minutes(d.id), 'supersedes', d.supersedes, 'endedOn', d.ended_on,
        'endedBy', decision_reference(d.ended_by),
        'assignments', (SELECT coalesce(json_agg(a.id ORDER BY a.entry), '[]') FROM assignments a WHERE a.delegation_id = d.id),
        'reports', (SELECT coalesce(json_agg(json_build_object('id', r.id, 'reportedOn', r.reported_on, 'person', r.person_id,
            'text', r.text) ORDER BY r.reported_on, r.entry), '[]') FROM delegation_reports r WHERE r.delegation_id = d.id))::text
$$;
COMMENT ON FUNCTION delegation_body IS 'En delegering: vad, till vem, hur länge, vad som givits med den och hur den återrapporterats (V-31).';

CREATE OR REPLACE FUNCTION delegation_version(d delegations) RETURNS bigint
LANGUAGE sql STABLE AS $$
    SELECT greatest(d.entry, (SELECT max(a.entry) FROM assignments a WHERE a.delegation_id = d.id),
        (SELECT max(r.entry) FROM delegation_reports r WHERE r.delegation_id = d.id))
$$;
COMMENT ON FUNCTION delegation_version IS 'Delegeringens version: den ändras av uppdrag och återrapporter.';

CREATE OR REPLACE FUNCTION delegation_transitions(d delegations, p_person uuid) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN is_delegate(d, p_person, local_day(now())) THEN
        concat_ws(',', CASE WHEN delegation_period(d) @> local_day(now()) AND d.allowance_minutes > given_minutes(d.id) THEN 'assignments' END,
            'reports') ELSE '' END
$$;
COMMENT ON FUNCTION delegation_transitions IS 'Vad den som frågar kan göra med delegeringen nu.';
