-- What the agreement expects but cannot force, computed from the records as of a day; never a stored flag.

CREATE OR REPLACE FUNCTION seat_findings(p_at date)
RETURNS TABLE (code text, clause_id text, owner text, group_code text, subject text, since date, facts jsonb)
LANGUAGE sql STABLE AS $$
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
COMMENT ON FUNCTION seat_findings IS 'Tomma platser och vakanta uppdrag (V-22, V-23, V-24, V-39, V-41, V-76, V-79).';

CREATE OR REPLACE FUNCTION plan_findings(p_at date)
RETURNS TABLE (code text, clause_id text, owner text, group_code text, subject text, since date, facts jsonb)
LANGUAGE sql STABLE AS $$
    SELECT 'plan-missing', coalesce(m.gap_clause, m.period_clause, m.decided_clause), g.code, g.code, m.code,
        coalesce((SELECT max(upper(in_force(p))) FROM plans p WHERE p.matter = m.code AND upper(in_force(p)) <= p_at),
            CASE m.period WHEN 'year' THEN greatest(make_date(extract(year FROM p_at)::integer, 1, 1), lower(g.valid)) ELSE lower(g.valid) END),
        jsonb_build_object('matter', m.code, 'day', p_at)
    FROM matters m JOIN groups g ON g.kind = m.decided_by AND g.valid @> p_at
    WHERE m.effect = 'plan'
        AND NOT EXISTS (SELECT FROM plans p WHERE p.matter = m.code AND in_force(p) @> p_at AND p.decided_on <= p_at)
$$;
COMMENT ON FUNCTION plan_findings IS 'Ingen plan eller budget i kraft den dagen (V-63, V-65, V-66).';

CREATE OR REPLACE FUNCTION holder_findings(p_at date)
RETURNS TABLE (code text, clause_id text, owner text, group_code text, subject text, since date, facts jsonb)
LANGUAGE sql STABLE AS $$
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
COMMENT ON FUNCTION holder_findings IS
    'Kontaktuppgifter som inte bekräftats på länge, och mer tid än andelen (V-55, V-60). Har någon bekräftat dem på nytt efter dagen är det okänt hur det då stod, och ingen avvikelse.';

CREATE OR REPLACE FUNCTION findings(p_at date)
RETURNS TABLE (code text, clause_id text, owner text, group_code text, subject text, since date, facts jsonb)
LANGUAGE sql STABLE AS $$
    SELECT * FROM seat_findings(p_at)
    UNION ALL SELECT * FROM meeting_findings(p_at)
    UNION ALL SELECT * FROM notice_findings(p_at)
    UNION ALL SELECT * FROM plan_findings(p_at)
    UNION ALL SELECT * FROM holder_findings(p_at)
    UNION ALL SELECT * FROM minutes_findings(p_at)
    UNION ALL SELECT * FROM referral_findings(p_at)
    UNION ALL SELECT * FROM delegation_findings(p_at)
$$;
COMMENT ON FUNCTION findings IS 'Alla avvikelser en dag, ur registren. En avvikelse försvinner när den är avhjälpt.';
