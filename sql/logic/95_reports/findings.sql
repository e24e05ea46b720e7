-- What the agreement expects and the records lack, as of a day, with the words of the agreement.

CREATE OR REPLACE FUNCTION report_findings(p_at date, p_language text, p_params jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    source text := worded(p_language, 'Räknas fram ur registren den dagen', 'Computed from the records on the day');
    counts jsonb;
    owners jsonb;
    by_owner jsonb;
    by_clause jsonb;
    listed jsonb;
BEGIN
    WITH found AS MATERIALIZED (
        SELECT f.* FROM published_findings(p_at) f
    ), chosen AS MATERIALIZED (
        SELECT f.*, p_at - f.since AS age, finding_title(f.code, p_language) AS title FROM found f
        WHERE (p_params ->> 'group' IS NULL OR f.group_code = p_params ->> 'group')
            AND (p_params ->> 'party' IS NULL OR f.owner = p_params ->> 'party')
    )
    SELECT
        (SELECT jsonb_build_object('findings', count(*), 'owners', count(DISTINCT c.owner), 'clauses', count(DISTINCT c.clause_id),
            'oldest', max(c.age)) FROM chosen c),
        (SELECT jsonb_agg(report_option(o.owner, o.name) ORDER BY o.name COLLATE "sv-x-icu")
            FROM (SELECT DISTINCT f.owner, named_owner(f.owner, p_language) ->> 'text' AS name FROM found f) o),
        (SELECT jsonb_agg(jsonb_build_object('owner', o.named, 'findings', o.findings, 'oldest', o.oldest)
            ORDER BY o.findings DESC, o.named ->> 'text' COLLATE "sv-x-icu")
            FROM (SELECT named_owner(c.owner, p_language) AS named, count(*) AS findings, max(c.age) AS oldest FROM chosen c GROUP BY c.owner) o),
        (SELECT jsonb_agg(jsonb_build_object('clause', report_quote(k.clause_id), 'findings', k.findings, 'oldest', k.oldest)
            ORDER BY k.findings DESC, k.position)
            FROM (SELECT c.clause_id, text.position, count(*) AS findings, max(c.age) AS oldest
                FROM chosen c JOIN published.clauses text ON text.id = c.clause_id GROUP BY c.clause_id, text.position) k),
        (SELECT jsonb_agg(jsonb_build_object('finding', n.title, 'evidence', finding_evidence(n.code, n.group_code, n.facts, p_language),
                'record', finding_record(n.facts, p_language), 'owner', named_owner(n.owner, p_language),
                'group', (SELECT localized(g.title, p_language) FROM published.groups g WHERE g.code = n.group_code),
                'since', n.since, 'age', n.age, 'clause', report_quote(n.clause_id)) ORDER BY n.since DESC, n.title, n.subject)
            FROM (SELECT c.* FROM chosen c ORDER BY c.since DESC, c.title, c.subject LIMIT report_limit(p_params)) n)
    INTO counts, owners, by_owner, by_clause, listed;

    RETURN jsonb_build_object(
        'title', worded(p_language, 'Avvikelser', 'Findings'),
        'summary', CASE WHEN counts ->> 'findings' = '0'
            THEN worded(p_language, format('Inget saknas av det som avtalet väntar sig den %s.', p_at),
                format('Nothing that the agreement expects is missing on %s.', p_at))
            ELSE worded(p_language, format('Avvikelser från det som avtalet väntar sig den %s: %s.', p_at, counts ->> 'findings'),
                format('Findings of what the agreement expects on %s: %s.', p_at, counts ->> 'findings')) END,
        'figures', jsonb_build_array(
            report_figure('findings', worded(p_language, 'Avvikelser', 'Findings'), counts -> 'findings', 'count',
                worded(p_language, 'Det som avtalet väntar sig men registren saknar den dagen, i urvalet. En avvikelse försvinner när den är avhjälpt.',
                    'What the agreement expects and the records lack on the day, as filtered. A finding is gone when it is cured.'), source),
            report_figure('owners', worded(p_language, 'Ansvariga', 'Owners'), counts -> 'owners', 'count',
                worded(p_language, 'Parter och grupper som det ankommer på att avhjälpa dem.', 'Parties and groups whose part it is to cure them.'),
                source),
            report_figure('clauses', worded(p_language, 'Klausuler', 'Clauses'), counts -> 'clauses', 'count',
                worded(p_language, 'Klausuler i avtalet som avvikelserna gäller.', 'Clauses of the agreement that the findings are about.'), source),
            report_figure('oldest', worded(p_language, 'Äldsta', 'Oldest'), coalesce(counts -> 'oldest', 'null'), 'days',
                worded(p_language, 'Dagar sedan den äldsta avvikelsen uppstod.', 'Days since the oldest finding arose.'), source)),
        'filters', jsonb_build_array(day_filter(p_language, p_params, p_at), group_filter(p_language, p_params, p_at),
            report_filter('party', worded(p_language, 'Ansvarig', 'Owner'), p_params ->> 'party', owners)),
        'tables', jsonb_build_array(
            report_table('findings', worded(p_language, 'Avvikelserna', 'The findings'),
                worded(p_language, 'Vad som saknas, vems sak det är, sedan när, och avtalets ord. De senast uppkomna först.',
                    'What is missing, whose part it is, since when, and the words of the agreement. The latest first.') || newest_rows(p_language),
                source,
                report_columns(p_language, ARRAY[
                    ['finding', 'text', 'Avvikelse', 'Finding', 'Vad som saknas.', 'What is missing.'],
                    ['evidence', 'text', 'Underlag', 'Evidence', 'Vad den syns på i registren.', 'What in the records shows it.'],
                    ['record', 'link', 'Gäller', 'About', 'Mötet, förslaget eller beslutet.', 'The meeting, proposal or decision.'],
                    ['owner', 'link', 'Ansvarig', 'Owner',
                        'Den part eller grupp vars sak det är.', 'The party or group whose part it is.'],
                    ['group', 'text', 'Grupp', 'Group', 'Gruppen den rör.', 'The group it is about.'],
                    ['since', 'day', 'Sedan', 'Since', 'Dagen den uppstod.', 'The day it arose.'],
                    ['age', 'days', 'Dagar', 'Days', 'Dagar sedan dess.', 'Days since then.'],
                    ['clause', 'quote', 'Avtalet', 'The agreement', 'Klausulen, ordagrant.', 'The clause, in its own words.']]),
                listed),
            report_table('owners', worded(p_language, 'Per ansvarig', 'By owner'),
                worded(p_language, 'Hur många avvikelser som ankommer på var och en.', 'How many findings are whose part to cure.'), source,
                report_columns(p_language, ARRAY[
                    ['owner', 'link', 'Ansvarig', 'Owner', 'Part eller grupp.', 'Party or group.'],
                    ['findings', 'count', 'Avvikelser', 'Findings', 'Antal.', 'Number.'],
                    ['oldest', 'days', 'Äldsta', 'Oldest', 'Dagar sedan den äldsta uppstod.', 'Days since the oldest arose.']]),
                by_owner, report_chart('bars', 'owner', 'findings')),
            report_table('clauses', worded(p_language, 'Per klausul', 'By clause'),
                worded(p_language, 'Vilka ord i avtalet som avvikelserna gäller.', 'Which words of the agreement the findings are about.'), source,
                report_columns(p_language, ARRAY[
                    ['clause', 'quote', 'Avtalet', 'The agreement', 'Klausulen, ordagrant.', 'The clause, in its own words.'],
                    ['findings', 'count', 'Avvikelser', 'Findings', 'Antal.', 'Number.'],
                    ['oldest', 'days', 'Äldsta', 'Oldest', 'Dagar sedan den äldsta uppstod.', 'Days since the oldest arose.']]),
                by_clause)));
END
$$;
COMMENT ON FUNCTION report_findings IS 'Avvikelserna en dag: vad, vems sak, sedan när, på vad de syns och klausulens ord.';
