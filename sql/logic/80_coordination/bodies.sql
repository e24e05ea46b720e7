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
        'decision', decision_reference(a.decision_id))::text
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
