-- How outcomes and states are said in the reports.

CREATE OR REPLACE FUNCTION outcome_status(outcome text, language text) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT CASE outcome
        WHEN 'approved' THEN report_status('good', worded(language, 'Bifall', 'Approved'))
        WHEN 'approvedWithChange' THEN report_status('good', worded(language, 'Bifall med ändring', 'Approved with a change'))
        WHEN 'rejected' THEN report_status('none', worded(language, 'Avslag', 'Rejected'))
        WHEN 'referredBack' THEN report_status('watch', worded(language, 'Återremiss', 'Referred back'))
        WHEN 'tabled' THEN report_status('watch', worded(language, 'Bordläggning', 'Tabled'))
        WHEN 'noted' THEN report_status('none', worded(language, 'Antecknat', 'Noted'))
    END
$$;
COMMENT ON FUNCTION outcome_status IS 'Ett besluts utfall i ord.';

CREATE OR REPLACE FUNCTION meeting_status(state text, language text) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT CASE state
        WHEN 'held' THEN report_status('good', worded(language, 'Hållet', 'Held'))
        WHEN 'summoned' THEN report_status('none', worded(language, 'Kallat', 'Summoned'))
        WHEN 'planned' THEN report_status('none', worded(language, 'Planerat', 'Planned'))
        WHEN 'missed' THEN report_status('bad', worded(language, 'Inte öppnat', 'Never opened'))
        WHEN 'cancelled' THEN report_status('watch', worded(language, 'Inställt', 'Cancelled'))
    END
$$;
COMMENT ON FUNCTION meeting_status IS 'Hur ett möte står, i ord.';

CREATE OR REPLACE FUNCTION readable_minutes(p_at date) RETURNS TABLE (meeting_id uuid, published_on date, entry bigint)
LANGUAGE sql STABLE AS $$
    SELECT n.meeting_id, (n.published_at AT TIME ZONE (SELECT c.time_zone FROM published.charters c))::date, n.entry FROM published.minutes n
    WHERE (n.published_at AT TIME ZONE (SELECT c.time_zone FROM published.charters c))::date <= p_at
$$;
COMMENT ON FUNCTION readable_minutes IS 'De protokoll som var publicerade en dag, och dagen då de blev det.';

CREATE OR REPLACE FUNCTION known_meetings(p_at date)
RETURNS TABLE (id uuid, group_code text, title jsonb, group_title jsonb, starts_at timestamptz, day date, place text, state text,
    held_on date, summoned_on date, entry bigint)
LANGUAGE plpgsql STABLE AS $$
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
COMMENT ON FUNCTION known_meetings IS
    'Mötena så som de stod en dag: planned, summoned, held, cancelled, eller missed när dagen har gått utan att mötet öppnats.';
