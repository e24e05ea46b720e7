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

CREATE OR REPLACE FUNCTION meeting_windows(p_year integer)
RETURNS TABLE (group_code text, group_kind text, meeting_kind text, title jsonb, clause_id text, minimum integer, opens date, ends date)
LANGUAGE sql STABLE AS $$
    SELECT g.code, k.group_kind, k.code, k.title, CASE WHEN k.months IS NULL THEN coalesce(k.count_clause, k.clause_id) ELSE k.clause_id END,
        k.yearly_min, period.opens, period.ends
    FROM meeting_kinds k
    JOIN groups g ON g.kind = k.group_kind
    JOIN LATERAL (SELECT
        make_date(p_year, coalesce((SELECT min(m) FROM unnest(k.months) m), 1), 1) AS opens,
        (make_date(p_year, coalesce((SELECT max(m) FROM unnest(k.months) m), 12), 1) + INTERVAL '1 month')::date - 1 AS ends
    ) period ON g.valid @> period.opens
    WHERE k.yearly_min > 0
$$;
COMMENT ON FUNCTION meeting_windows IS 'Årets möten enligt avtalet: fönster och minsta antal (V-32, V-33, V-48).';

CREATE OR REPLACE FUNCTION held_meetings(p_group text, p_kind text, p_from date, p_to date) RETURNS integer
LANGUAGE sql STABLE AS $$
    SELECT count(*)::integer FROM meetings m
    WHERE m.group_code = p_group AND m.meeting_kind = p_kind AND m.held_on BETWEEN p_from AND p_to
$$;
COMMENT ON FUNCTION held_meetings IS 'Antal hållna möten av ett slag under en tid.';

CREATE OR REPLACE FUNCTION meeting_findings(p_at date)
RETURNS TABLE (code text, clause_id text, owner text, group_code text, subject text, since date, facts jsonb)
LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN held.count = 0 THEN 'meeting-missing' ELSE 'meetings-below-minimum' END, w.clause_id, w.group_code, w.group_code,
        w.meeting_kind, w.ends + 1, jsonb_build_object('meetingKind', w.meeting_kind, 'minimum', w.minimum, 'held', held.count,
            'windowFrom', w.opens, 'windowTo', w.ends)
    FROM generate_series(extract(year FROM p_at)::integer - 1, extract(year FROM p_at)::integer) AS y(year),
        LATERAL meeting_windows(y.year) w,
        LATERAL (SELECT held_meetings(w.group_code, w.meeting_kind, w.opens, w.ends) AS count) held
    WHERE w.ends < p_at AND w.ends >= p_at - 365 AND held.count < w.minimum
    UNION ALL
    SELECT 'notice-short', notice.clause_id, m.group_code, m.group_code, m.id::text, s.taken_on,
        jsonb_build_object('meeting', m.id, 'summonedOn', s.taken_on, 'meetingOn', local_day(m.starts_at),
            'noticeDays', local_day(m.starts_at) - s.taken_on, 'minimumDays', notice.value)
    FROM parameters notice, meetings m JOIN meeting_steps s ON s.meeting_id = m.id AND s.kind = 'summons'
    WHERE notice.key = 'notice.summonsDays' AND s.taken_on <= p_at AND m.state <> 'cancelled' AND local_day(m.starts_at) >= p_at - 365
        AND local_day(m.starts_at) - s.taken_on < (notice.value)::text::integer
$$;
COMMENT ON FUNCTION meeting_findings IS 'Möten som saknas i sitt fönster, för få möten, för kort varsel (V-32, V-33, V-48, D-8).';

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
COMMENT ON FUNCTION holder_findings IS 'Kontaktuppgifter som inte bekräftats på länge, och mer tid än andelen (V-55, V-60).';

CREATE OR REPLACE FUNCTION findings(p_at date)
RETURNS TABLE (code text, clause_id text, owner text, group_code text, subject text, since date, facts jsonb)
LANGUAGE sql STABLE AS $$
    SELECT * FROM seat_findings(p_at)
    UNION ALL SELECT * FROM meeting_findings(p_at)
    UNION ALL SELECT * FROM plan_findings(p_at)
    UNION ALL SELECT * FROM holder_findings(p_at)
    UNION ALL SELECT * FROM referral_findings(p_at)
$$;
COMMENT ON FUNCTION findings IS 'Alla avvikelser en dag, ur registren. En avvikelse försvinner när den är avhjälpt.';

CREATE OR REPLACE FUNCTION duties(p_year integer, p_at date)
RETURNS TABLE (code text, title jsonb, clause_id text, owner text, opens date, due date, state text, evidence jsonb)
LANGUAGE sql STABLE AS $$
    SELECT 'meeting-' || w.meeting_kind, w.title, w.clause_id, w.group_code, w.opens, w.ends,
        CASE WHEN met.held >= w.minimum THEN 'fulfilled' WHEN w.ends < p_at THEN 'overdue'
            WHEN met.held + met.planned >= w.minimum THEN 'planned' ELSE 'open' END,
        jsonb_build_object('minimum', w.minimum, 'held', met.held, 'planned', met.planned, 'meetings', met.ids)
    FROM meeting_windows(p_year) w, LATERAL (
        SELECT count(*) FILTER (WHERE m.held_on IS NOT NULL) AS held,
            count(*) FILTER (WHERE m.held_on IS NULL AND m.state IN ('planned', 'summoned')) AS planned,
            coalesce(jsonb_agg(m.id ORDER BY m.starts_at) FILTER (WHERE m.state <> 'cancelled'), '[]') AS ids
        FROM meetings m WHERE m.group_code = w.group_code AND m.meeting_kind = w.meeting_kind
            AND coalesce(m.held_on, local_day(m.starts_at)) BETWEEN w.opens AND w.ends) met
    UNION ALL
    SELECT 'plan-' || m.code, m.title, coalesce(m.period_clause, m.decided_clause), g.code, make_date(p_year - 1, 1, 1),
        make_date(p_year - 1, 12, 31),
        CASE WHEN plan.id IS NOT NULL THEN 'fulfilled' WHEN make_date(p_year - 1, 12, 31) < p_at THEN 'overdue'
            WHEN under_way.ids <> '[]' THEN 'planned' ELSE 'open' END,
        jsonb_build_object('plan', plan.id, 'decision', plan.decision_id, 'proposals', under_way.ids)
    FROM matters m
    JOIN groups g ON g.kind = m.decided_by AND g.valid && daterange(make_date(p_year, 1, 1), make_date(p_year + 1, 1, 1))
    LEFT JOIN LATERAL (SELECT p.id, p.decision_id FROM plans p WHERE p.matter = m.code AND p.superseded_on IS NULL
        AND p.valid && daterange(make_date(p_year, 1, 1), make_date(p_year + 1, 1, 1)) ORDER BY p.decided_on DESC LIMIT 1) plan ON true
    JOIN LATERAL (SELECT coalesce(jsonb_agg(p.id ORDER BY p.created_on), '[]') AS ids FROM proposals p
        WHERE p.matter = m.code AND p.state IN ('submitted', 'inPreparation', 'adopted', 'onAgenda', 'referredBack', 'tabled')) under_way ON true
    WHERE m.effect = 'plan'
$$;
COMMENT ON FUNCTION duties IS 'Årshjulet: vad avtalet kräver under ett år, och vad som är gjort, planerat eller försenat (V-32, V-33, V-48, V-63…V-66).';
