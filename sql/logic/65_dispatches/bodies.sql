-- How a dispatch stands and looks, and what the letter says.

CREATE OR REPLACE FUNCTION is_mail_address(p_text text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT length(p_text) <= 254
        AND p_text ~ '^[A-Za-z0-9!#$%&''*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&''*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)*[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$'
$$;
COMMENT ON FUNCTION is_mail_address IS 'En e-postadress som går att skriva i ett brev och lämna till sendmail: ASCII, utan citattecken och kommentarer.';

CREATE OR REPLACE FUNCTION dispatch_state(d dispatches, p_day date) RETURNS text
LANGUAGE plpgsql STABLE AS $$
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
COMMENT ON FUNCTION dispatch_state IS
    'sent, failed, queued; unaddressed: väntar på en e-postadress; lapsed: mötet har varit, är öppnat eller inställt, så inget sänds längre.';

CREATE OR REPLACE FUNCTION dispatch_version(d dispatches) RETURNS bigint
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT greatest(d.entry, m.entry, p.entry) * 100000 + (local_day(now()) - DATE '2000-01-01')
        FROM meetings m, persons p WHERE m.id = d.meeting_id AND p.id = d.person_id);
END
$$;
COMMENT ON FUNCTION dispatch_version IS 'Versionen av ett utskick: dess läge följer också av mötet, personens adress och dagen.';

CREATE OR REPLACE FUNCTION dispatch_body(d dispatches) RETURNS text
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN json_build_object('id', d.id, 'meeting', d.meeting_id, 'kind', d.kind, 'person', d.person_id,
        'party', (SELECT p.party_code FROM persons p WHERE p.id = d.person_id),
        'state', dispatch_state(d, local_day(now())), 'queuedAt', utc(d.queued_at), 'settledAt', utc(d.settled_at),
        'attempts', d.attempts, 'exitStatus', d.exit_status)::text;
END
$$;
COMMENT ON FUNCTION dispatch_body IS 'Ett utskick: till vem, hur det står och sedan när; aldrig adressen.';

CREATE OR REPLACE FUNCTION agenda_as_of(p_meeting uuid, p_at date) RETURNS uuid[]
LANGUAGE sql STABLE AS $$
    SELECT coalesce(
        (SELECT v.items FROM agenda_versions v WHERE v.meeting_id = p_meeting AND v.made_on <= p_at ORDER BY v.number DESC LIMIT 1),
        (SELECT array_agg(i.id ORDER BY i.position) FROM agenda_items i WHERE i.meeting_id = p_meeting AND i.added_on <= p_at), '{}')
$$;
COMMENT ON FUNCTION agenda_as_of IS 'Dagordningen en dag: den senaste versionens ärenden i ordning, eller de uppsatta där versioner inte förs.';

CREATE OR REPLACE FUNCTION letter(d dispatches) RETURNS text
LANGUAGE sql STABLE AS $$
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
COMMENT ON FUNCTION letter IS 'Vad brevet säger, ur registren i den stund det skrivs; på svenska.';
