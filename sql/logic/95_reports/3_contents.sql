-- What a proposal says, part by part, whatever the shape of its content.

CREATE OR REPLACE FUNCTION person_names(ids jsonb) RETURNS text
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT string_agg(p.name, '; ' ORDER BY p.name COLLATE "sv-x-icu") FROM published.persons p WHERE ids @> to_jsonb(p.id));
END
$$;
COMMENT ON FUNCTION person_names IS 'De personer som syns av en id eller en lista av dem, i bokstavsordning.';

CREATE OR REPLACE FUNCTION party_names(codes jsonb) RETURNS text
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT string_agg(p.name, ', ' ORDER BY p.name COLLATE "sv-x-icu") FROM published.parties p WHERE codes ? p.code);
END
$$;
COMMENT ON FUNCTION party_names IS 'Parterna i en lista av koder, i bokstavsordning.';

CREATE OR REPLACE FUNCTION content_parts(p_shape text, c jsonb, p_at date, language text)
RETURNS TABLE (part text, said text, ore numeric, first_day date, last_day date)
LANGUAGE plpgsql STABLE AS $$
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
COMMENT ON FUNCTION content_parts IS
    'Det ett innehåll säger, del för del: vad, i ord, öre och från och till vilken dag, i den ordning innehållet har.';
