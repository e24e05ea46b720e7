-- The groups as of a day: who sits, by whom, until when, and which seats stand empty.

CREATE OR REPLACE FUNCTION report_groups(p_at date, p_language text, p_params jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
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
COMMENT ON FUNCTION report_groups IS 'Grupperna en dag: innehavare, uppdrag, ersättare och tomma platser (V-22, V-23, V-39).';
