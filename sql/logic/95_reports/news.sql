-- What is new: everything recorded since a day that those who look on should know of, the latest first.

CREATE OR REPLACE FUNCTION recorded_since(p_entry bigint, p_language text)
RETURNS TABLE (entry bigint, kind text, what jsonb, happened_on date, party_code text, group_code text)
LANGUAGE plpgsql STABLE AS $$
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
COMMENT ON FUNCTION recorded_since IS 'Det som antecknats från en journalpost och framåt, och som den som följer samverkan bör veta.';

CREATE OR REPLACE FUNCTION report_news(p_at date, p_language text, p_params jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
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
COMMENT ON FUNCTION report_news IS 'Nytt sedan en dag: förslag, beslut, möten, protokoll, platser, remisser och återrapporter.';
