-- What every report is made of: figures, tables and filters with what they mean, each in one writing, and the report around them.
-- A report is report_<code>(day, language, parameters): it gives title, summary, figures, filters and tables; NULL when its subject is
-- unknown or not to be seen. The rest (code, day, time of the data, order, what has changed) is the same for all and stands here.

CREATE OR REPLACE FUNCTION worded(language text, swedish text, english text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE language WHEN 'en' THEN english ELSE swedish END
$$;
COMMENT ON FUNCTION worded IS 'Texten på det språk som frågas efter.';

CREATE OR REPLACE FUNCTION report_figure(code text, title text, value anyelement, kind text, definition text, source text,
    clause text DEFAULT NULL) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('code', code, 'title', title, 'value', to_jsonb(value), 'kind', kind, 'definition', definition,
        'source', source, 'clause', clause)
$$;
COMMENT ON FUNCTION report_figure IS 'Ett tal med vad det betyder, varifrån det kommer och efter vilken klausul; NULL är uppgift saknas.';

CREATE OR REPLACE FUNCTION report_column(code text, title text, kind text, definition text) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('code', code, 'title', title, 'kind', kind, 'definition', definition)
$$;
COMMENT ON FUNCTION report_column IS
    'En kolumn: text, day, instant, count, hours (minuter), kronor, percent, days, status, link eller quote, och vad den betyder.';

CREATE OR REPLACE FUNCTION report_columns(language text, described text[][]) RETURNS jsonb[]
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT array_agg(report_column(described[i][1], worded(language, described[i][3], described[i][4]), described[i][2],
        worded(language, described[i][5], described[i][6])) ORDER BY i) FROM generate_subscripts(described, 1) i);
END
$$;
COMMENT ON FUNCTION report_columns IS 'Kolumner: kod, slag, rubrik på svenska och engelska, betydelse på svenska och engelska.';

CREATE OR REPLACE FUNCTION report_table(code text, title text, definition text, source text, columns jsonb[], rows jsonb,
    chart jsonb DEFAULT NULL) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('code', code, 'title', title, 'definition', definition, 'source', source, 'columns', to_jsonb(columns),
        'rows', coalesce(rows, '[]'), 'chart', chart)
$$;
COMMENT ON FUNCTION report_table IS
    'En tabell. Rader är objekt med kolumnernas koder; entry i en rad är den journalpost som senast ändrade det raden visar.';

CREATE OR REPLACE FUNCTION report_chart(form text, label text, VARIADIC drawn text[]) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('form', form, 'label', label, 'values', to_jsonb(drawn))
$$;
COMMENT ON FUNCTION report_chart IS 'Hur en tabell också ritas: bars, stacked, matrix eller wheel; kolumnen som namnger raden och de som ritas.';

CREATE OR REPLACE FUNCTION report_filter(code text, title text, value text, options jsonb DEFAULT NULL) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('code', code, 'title', title, 'value', value, 'options', coalesce(options, '[]'))
$$;
COMMENT ON FUNCTION report_filter IS 'En frågeparameter, vad den är satt till och vad den kan vara; inga val: en dag som skrivs.';

CREATE OR REPLACE FUNCTION report_option(value text, title text) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('value', value, 'title', title)
$$;
COMMENT ON FUNCTION report_option IS 'Ett val i ett filter.';

CREATE OR REPLACE FUNCTION report_link(said text, path text) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN said IS NOT NULL THEN jsonb_build_object('text', said, 'path', path) END
$$;
COMMENT ON FUNCTION report_link IS 'En text som leder till en sökväg i API:et; NULL utan text.';

CREATE OR REPLACE FUNCTION report_status(code text, said text) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN said IS NOT NULL THEN jsonb_build_object('code', code, 'text', said) END
$$;
COMMENT ON FUNCTION report_status IS 'Hur något står, i ord: good, watch, bad eller none; NULL utan text.';

CREATE OR REPLACE FUNCTION not_applicable() RETURNS jsonb
LANGUAGE sql IMMUTABLE AS $$
    SELECT '{"missing": "notApplicable"}'::jsonb
$$;
COMMENT ON FUNCTION not_applicable IS 'Värdet där frågan inte gäller, till skillnad från NULL: uppgift saknas.';

CREATE OR REPLACE FUNCTION report_quote(p_clause text) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT jsonb_build_object('text', c.quote, 'clause', c.id) FROM published.clauses c WHERE c.id = p_clause);
END
$$;
COMMENT ON FUNCTION report_quote IS 'Klausulens ord.';

CREATE OR REPLACE FUNCTION rule_clause(p_rule text) RETURNS text
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT t.clause_id FROM published.rule_texts t WHERE t.rule = p_rule ORDER BY t.position LIMIT 1);
END
$$;
COMMENT ON FUNCTION rule_clause IS 'Klausulen som en regel talar för, den som ett tal av det regeln styr vilar på; NULL när avtalet inte har regeln.';

CREATE OR REPLACE FUNCTION party_link(p_code text) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT jsonb_build_object('text', p.name, 'path', '/parties/' || p.code) FROM published.parties p WHERE p.code = p_code);
END
$$;
COMMENT ON FUNCTION party_link IS 'En part, som den heter.';

CREATE OR REPLACE FUNCTION party_links(p_codes text[]) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('text', p.name, 'path', '/parties/' || p.code) ORDER BY p.name COLLATE "sv-x-icu"), '[]')
        FROM published.parties p WHERE p.code = ANY (p_codes));
END
$$;
COMMENT ON FUNCTION party_links IS 'Parter, som de heter, i bokstavsordning.';

CREATE OR REPLACE FUNCTION decision_link(p_decision uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT jsonb_build_object('text', '§ ' || d.number || '/' || d.year, 'path', '/decisions/' || d.id)
        FROM published.decisions d WHERE d.id = p_decision);
END
$$;
COMMENT ON FUNCTION decision_link IS 'Ett beslut, som § 3/2027; NULL när det inte finns.';

CREATE OR REPLACE FUNCTION report_limit(p_params jsonb) RETURNS integer
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN p_params ?| ARRAY['party', 'group', 'state', 'area', 'year', 'since', 'modifiedSince'] THEN 5000 ELSE 50 END
$$;
COMMENT ON FUNCTION report_limit IS 'Så många rader som en tabell visar: de 50 senaste, eller alla (högst 5 000) som ett filter släpper igenom.';

CREATE OR REPLACE FUNCTION newest_rows(language text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT worded(language, ' De 50 senaste visas; med ett filter visas alla (högst 5 000).',
        ' The 50 latest are shown; with a filter all are (5,000 at most).')
$$;
COMMENT ON FUNCTION newest_rows IS 'Det som står i definitionen av en tabell som bara visar de senaste raderna.';

CREATE OR REPLACE FUNCTION party_filter(p_language text, p_params jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN report_filter('party', worded(p_language, 'Part', 'Party'), p_params ->> 'party',
        (SELECT jsonb_agg(report_option(p.code, p.name) ORDER BY p.name COLLATE "sv-x-icu") FROM published.parties p));
END
$$;
COMMENT ON FUNCTION party_filter IS 'Filtret på part.';

CREATE OR REPLACE FUNCTION group_filter(p_language text, p_params jsonb, p_at date) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN report_filter('group', worded(p_language, 'Grupp', 'Group'), p_params ->> 'group',
        (SELECT jsonb_agg(report_option(g.code, localized(g.title, p_language)) ORDER BY localized(g.title, p_language) COLLATE "sv-x-icu")
            FROM published.groups g WHERE lower(g.valid) <= p_at));
END
$$;
COMMENT ON FUNCTION group_filter IS 'Filtret på grupp: de som finns eller har funnits den dagen.';

CREATE OR REPLACE FUNCTION area_filter(p_language text, p_params jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN report_filter('area', worded(p_language, 'Område', 'Area'), p_params ->> 'area',
        (SELECT jsonb_agg(report_option(a.code, localized(a.title, p_language)) ORDER BY a.position) FROM published.areas a));
END
$$;
COMMENT ON FUNCTION area_filter IS 'Filtret på område.';

CREATE OR REPLACE FUNCTION year_filter(p_language text, p_params jsonb, p_at date) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN report_filter('year', worded(p_language, 'År', 'Year'), p_params ->> 'year',
        (SELECT jsonb_agg(report_option(y::text, y::text) ORDER BY y DESC)
        FROM generate_series(extract(year FROM (SELECT c.valid_from FROM published.charters c))::integer, extract(year FROM p_at)::integer + 1) y));
END
$$;
COMMENT ON FUNCTION year_filter IS 'Filtret på år: från det avtalet började gälla till nästa.';

CREATE OR REPLACE FUNCTION day_filter(p_language text, p_params jsonb, p_at date) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT report_filter('at', worded(p_language, 'Den dagen', 'As of'), coalesce(p_params ->> 'at', p_at::text))
$$;
COMMENT ON FUNCTION day_filter IS 'Dagen som rapporten visar.';

CREATE OR REPLACE FUNCTION sorted_rows(rows jsonb, sort_column text, falling boolean) RETURNS jsonb
LANGUAGE sql STABLE AS $$
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
COMMENT ON FUNCTION sorted_rows IS 'Rader i ordning efter en kolumn: tal som tal, text som svensk text, det som saknas sist.';

CREATE OR REPLACE FUNCTION shown_rows(rows jsonb, first_entry bigint) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT coalesce(jsonb_agg(row - 'entry' ORDER BY place), '[]')
    FROM jsonb_array_elements(rows) WITH ORDINALITY AS listed(row, place)
    WHERE first_entry IS NULL OR coalesce((row ->> 'entry')::bigint >= first_entry, true)
$$;
COMMENT ON FUNCTION shown_rows IS
    'Raderna, utan sin journalpost; med en första post bara de som ändrats i den eller senare, och de som inte kommer av en enda post.';

CREATE OR REPLACE FUNCTION arranged_tables(tables jsonb, p_params jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
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
COMMENT ON FUNCTION arranged_tables IS
    'Tabellerna med de rader som har ändrats sedan (modifiedSince), i den ordning som frågas efter (sort, med - fallande).';

CREATE OR REPLACE FUNCTION report_index(p_language text) RETURNS TABLE (place bigint, code text, subject text, title text)
LANGUAGE sql STABLE AS $$
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
COMMENT ON FUNCTION report_index IS 'Rapporterna som finns; subject är vad en rapport om en enda sak gäller.';

-- A published view is a wall that joins don't look behind: a nested loop reads all of it for each row. Measured with twenty years of
-- history: 9 ms for the decisions, 85 ms with nested loops. Planning anew for every call takes as long as half of the answer.
CREATE OR REPLACE FUNCTION report(p_code text, p_at date, p_language text, p_params jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE SET enable_nestloop = off SET jit = off SET plan_cache_mode = force_generic_plan AS $$
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
COMMENT ON FUNCTION report IS
    'En rapport som JSON, sidor och CSV görs av: tal och tabeller med definition och källa; NULL när koden är okänd eller ämnet inte syns.';

CREATE OR REPLACE FUNCTION report_is_open(p_code text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT p_code IN ('plans', 'activity', 'calendar')
$$;
COMMENT ON FUNCTION report_is_open IS 'Om rapporten visar det som är allas när avtalet öppnar för det: beslutade planer och kalendarium.';
