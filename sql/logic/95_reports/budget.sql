-- The budget in force on a day: who pays, from what, for what, and what it superseded.

CREATE OR REPLACE FUNCTION money_total(lines jsonb) RETURNS numeric
LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(sum((line ->> 'amountOre')::numeric), 0) FROM jsonb_array_elements(lines) line
$$;
COMMENT ON FUNCTION money_total IS 'Summan av budgetens rader, i ören.';

CREATE OR REPLACE FUNCTION report_budget(p_at date, p_language text, p_params jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    p_year integer := asked_year(p_params, p_at);
    -- Another year is seen at its end when it has passed, at its beginning when it is to come.
    asked date := CASE WHEN p_year < extract(year FROM p_at) THEN make_date(p_year, 12, 31)
        WHEN p_year > extract(year FROM p_at) THEN make_date(p_year, 1, 1) ELSE p_at END;
    source text := worded(p_language, 'Den beslutade budgeten', 'The decided budget');
    balance text := (SELECT r.balance_clause FROM published.money_rules r);
    payers text := (SELECT r.payer_clause FROM published.money_rules r);
    sharing text := (SELECT r.sharing_clause FROM published.money_rules r);
    budget record;
    former record;
    sharing_key text;
    origins jsonb;
    by_payer jsonb;
    by_origin jsonb;
    by_class jsonb;
    lines jsonb;
    decided jsonb;
BEGIN
    SELECT p.*, money_total(p.content -> 'costs') AS costs, money_total(p.content -> 'incomes') AS incomes,
        coalesce((p.content #>> '{deficit,amountOre}')::numeric, 0) AS deficit
    INTO budget
    FROM plans_at(p_at) p JOIN published.matters m ON m.code = p.matter
    WHERE m.shape = 'money' AND p.runs @> asked ORDER BY m.position LIMIT 1;
    SELECT p.*, money_total(p.content -> 'costs') AS costs, money_total(p.content -> 'incomes') AS incomes INTO former
    FROM published.plans p WHERE p.id = budget.supersedes;
    SELECT localized(k.value -> 'title', p_language) INTO sharing_key
    FROM published.money_rules r, jsonb_array_elements(r.sharing_keys) k WHERE k.value ->> 'code' = budget.content #>> '{sharing,key}';

    WITH income AS MATERIALIZED (
        SELECT l.value ->> 'payer' AS payer, l.value ->> 'origin' AS origin, (l.value ->> 'amountOre')::numeric AS ore
        FROM jsonb_array_elements(budget.content -> 'incomes') l
    ), cost AS MATERIALIZED (
        SELECT l.value ->> 'class' AS class, l.value ->> 'title' AS title, l.value ->> 'reason' AS reason, l.value ->> 'activity' AS activity,
            l.value ->> 'decision' AS decision, (l.value ->> 'amountOre')::numeric AS ore, l.place
        FROM jsonb_array_elements(budget.content -> 'costs') WITH ORDINALITY AS l(value, place)
    ), shared AS MATERIALIZED (
        SELECT s.value ->> 'party' AS party, (s.value ->> 'amountOre')::numeric AS ore
        FROM jsonb_array_elements(budget.content #> '{sharing,shares}') s
    ), used AS (
        SELECT c.code, localized(c.title, p_language) AS title, c.position FROM published.money_classes c
        WHERE c.side = 'income' AND c.code IN (SELECT i.origin FROM income i)
    )
    SELECT
        (SELECT jsonb_agg(jsonb_build_object('code', u.code, 'title', u.title) ORDER BY u.position) FROM used u),
        (SELECT jsonb_agg(jsonb_build_object('party', report_link(p.name, '/parties/' || p.code), 'total', kronor(p.total),
                'percent', percent_of(p.total, budget.incomes), 'share', coalesce(to_jsonb(kronor(p.share)), not_applicable()))
                || coalesce(p.by_origin, '{}')
            ORDER BY p.total DESC, p.name COLLATE "sv-x-icu")
            FROM (SELECT p.code, p.name, coalesce(sum(i.ore), 0) AS total,
                    (SELECT s.ore FROM shared s WHERE s.party = p.code) AS share,
                    (SELECT jsonb_object_agg('origin-' || u.code, kronor(coalesce(part.ore, 0))) FROM used u LEFT JOIN LATERAL (
                        SELECT sum(x.ore) AS ore FROM income x WHERE x.payer = p.code AND x.origin = u.code) part ON true) AS by_origin
                FROM published.parties p LEFT JOIN income i ON i.payer = p.code
                WHERE i.payer IS NOT NULL OR p.code IN (SELECT s.party FROM shared s)
                GROUP BY p.code, p.name) p),
        (SELECT jsonb_agg(jsonb_build_object('origin', coalesce(localized(c.title, p_language), i.origin), 'amount', kronor(i.ore),
                'percent', percent_of(i.ore, budget.incomes), 'payers', i.payers, 'clause', report_quote(c.clause_id)) ORDER BY i.ore DESC, c.position)
            FROM (SELECT income.origin, sum(income.ore) AS ore, count(DISTINCT income.payer) AS payers FROM income GROUP BY income.origin) i
            LEFT JOIN published.money_classes c ON c.side = 'income' AND c.code = i.origin),
        (SELECT jsonb_agg(jsonb_build_object('class', coalesce(localized(c.title, p_language), k.class), 'amount', kronor(k.ore),
                'percent', percent_of(k.ore, budget.costs), 'lines', k.lines,
                'before', CASE WHEN former.id IS NULL THEN not_applicable() ELSE to_jsonb(kronor(coalesce(k.before, 0))) END,
                'clause', report_quote(c.clause_id)) ORDER BY c.position)
            FROM (SELECT coalesce(now.class, was.class) AS class, coalesce(now.ore, 0) AS ore, coalesce(now.lines, 0) AS lines, was.ore AS before
                FROM (SELECT cost.class, sum(cost.ore) AS ore, count(*) AS lines FROM cost GROUP BY cost.class) now
                FULL JOIN (SELECT l.value ->> 'class' AS class, sum((l.value ->> 'amountOre')::numeric) AS ore
                    FROM jsonb_array_elements(former.content -> 'costs') l GROUP BY 1) was ON was.class = now.class) k
            LEFT JOIN published.money_classes c ON c.side = 'cost' AND c.code = k.class),
        (SELECT jsonb_agg(jsonb_build_object('class', coalesce(localized(c.title, p_language), k.class), 'title', k.title, 'amount', kronor(k.ore),
                'record', coalesce(decision_link(try_uuid(k.decision)), (SELECT report_link(a.title, '/activities/' || a.id)
                    FROM plans_at(p_at) base JOIN published.activities a ON a.plan_id = base.id AND a.code = k.activity
                    WHERE base.runs && budget.valid ORDER BY base.decided_on DESC LIMIT 1), not_applicable()),
                'reason', coalesce(to_jsonb(k.reason), not_applicable())) ORDER BY k.place)
            FROM cost k LEFT JOIN published.money_classes c ON c.side = 'cost' AND c.code = k.class),
        (SELECT jsonb_agg(jsonb_build_object('budget', report_link(concat(b.title, ' ', b.year), '/decisions/' || b.decision_id),
                'decision', decision_link(b.decision_id), 'decidedOn', b.decided_on,
                'state', CASE WHEN b.id = budget.id THEN report_status('good', worded(p_language, 'Visas här', 'Shown here'))
                    WHEN b.superseded_by IS NOT NULL THEN report_status('none', worded(p_language, 'Ersatt', 'Superseded'))
                    WHEN b.runs @> p_at THEN report_status('good', worded(p_language, 'Gäller', 'In force'))
                    WHEN lower(b.valid) > p_at THEN report_status('none', worded(p_language, 'Kommande', 'To come'))
                    ELSE report_status('none', worded(p_language, 'Tiden är ute', 'Ended')) END,
                'costs', kronor(b.costs), 'incomes', kronor(b.incomes), 'deficit', kronor(b.costs - b.incomes),
                'supersedes', CASE WHEN b.supersedes IS NULL THEN not_applicable()
                    ELSE (SELECT decision_link(f.decision_id) FROM published.plans f WHERE f.id = b.supersedes) END, 'entry', b.entry)
            ORDER BY b.valid DESC, b.decided_on DESC)
            FROM (SELECT p.*, localized(m.title, p_language) AS title, extract(year FROM lower(p.valid)) AS year,
                    money_total(p.content -> 'costs') AS costs, money_total(p.content -> 'incomes') AS incomes
                FROM plans_at(p_at) p JOIN published.matters m ON m.code = p.matter AND m.shape = 'money'
                ORDER BY p.valid DESC, p.decided_on DESC LIMIT 100) b)
    INTO origins, by_payer, by_origin, by_class, lines, decided;

    RETURN jsonb_build_object(
        'title', worded(p_language, format('Budget %s', p_year), format('Budget %s', p_year)),
        'summary', CASE WHEN budget.id IS NULL THEN
                worded(p_language, format('Ingen beslutad budget gäller den %s.', asked), format('No decided budget is in force on %s.', asked))
            ELSE worded(p_language,
                format('Den budget som gäller den %s beslutades den %s.', asked, budget.decided_on)
                    || CASE WHEN former.id IS NOT NULL THEN format(' Den ersatte den som beslutades den %s.', former.decided_on) ELSE '' END,
                format('The budget in force on %s was decided on %s.', asked, budget.decided_on)
                    || CASE WHEN former.id IS NOT NULL THEN format(' It superseded the one decided on %s.', former.decided_on) ELSE '' END) END,
        'figures', jsonb_build_array(
            report_figure('costs', worded(p_language, 'Kostnader', 'Costs'), kronor(budget.costs), 'kronor',
                worded(p_language, 'Summan av budgetens kostnadsrader.', 'Sum of the cost lines of the budget.'), source, balance),
            report_figure('incomes', worded(p_language, 'Intäkter', 'Income'), kronor(budget.incomes), 'kronor',
                worded(p_language, 'Summan av budgetens intäktsrader.', 'Sum of the income lines of the budget.'), source, payers),
            report_figure('deficit', worded(p_language, 'Beslutat underskott', 'Decided deficit'), kronor(budget.deficit), 'kronor',
                worded(p_language, 'Den del av kostnaderna som gruppen med skäl beslutat att intäkterna inte täcker.',
                    'The part of the costs that the group, with reasons, decided not to cover.'), source, balance),
            report_figure('shared', worded(p_language, 'Fördelas mellan parterna', 'Shared between the parties'),
                kronor((budget.content #>> '{sharing,totalOre}')::numeric), 'kronor',
                worded(p_language, concat('Summan som fördelas enligt nyckeln', ' ”' || sharing_key || '”', '.'),
                    concat('The sum shared by the key', ' "' || sharing_key || '"', '.')), source, sharing),
            report_figure('payers', worded(p_language, 'Betalande parter', 'Paying parties'),
                (SELECT count(DISTINCT l ->> 'payer') FROM jsonb_array_elements(budget.content -> 'incomes') l), 'count',
                worded(p_language, 'Parter med minst en intäktsrad.', 'Parties with at least one income line.'), source, payers),
            report_figure('change', worded(p_language, 'Mot den budget som ersattes', 'Against the budget superseded'),
                CASE WHEN former.id IS NULL THEN not_applicable() ELSE to_jsonb(kronor(budget.costs - former.costs)) END, 'kronor',
                worded(p_language, 'Kostnaderna minus kostnaderna i den budget som denna ersatte.',
                    'The costs minus the costs of the budget that this one superseded.'), source, rule_clause('one_plan_a_period'))),
        'filters', jsonb_build_array(day_filter(p_language, p_params, p_at), year_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(
            report_table('parties', worded(p_language, 'Intäkter per part', 'Income by party'),
                worded(p_language, 'Vad varje part går in med, efter ursprung, och dess andel när kostnader fördelas.',
                    'What each party brings, by origin, and its share when costs are shared.'), source,
                report_columns(p_language, ARRAY[
                    ['party', 'link', 'Part', 'Party', 'Den som betalar.', 'Who pays.']])
                || ARRAY(SELECT report_column('origin-' || (o.value ->> 'code'), o.value ->> 'title', 'kronor',
                        worded(p_language, 'Intäkter av detta ursprung.', 'Income of this origin.'))
                    FROM jsonb_array_elements(origins) WITH ORDINALITY AS o(value, place) ORDER BY o.place)
                || report_columns(p_language, ARRAY[
                    ['total', 'kronor', 'Summa', 'Total', 'Partens alla intäktsrader.', 'All its lines.'],
                    ['percent', 'percent', 'Del av intäkterna', 'Part of the income',
                        'Summan delad med budgetens intäkter.', 'The total divided by the income of the budget.'],
                    ['share', 'kronor', 'Andel i fördelningen', 'Share',
                        'Partens andel enligt fördelningsnyckeln.', 'Its share by the sharing key.']]),
                by_payer, CASE WHEN origins IS NOT NULL THEN jsonb_build_object('form', 'stacked', 'label', 'party', 'values',
                    (SELECT jsonb_agg('origin-' || (o.value ->> 'code') ORDER BY o.place)
                        FROM jsonb_array_elements(origins) WITH ORDINALITY AS o(value, place))) END),
            report_table('origins', worded(p_language, 'Finansieringskällor', 'Sources of finance'),
                worded(p_language, 'Intäkterna efter ursprung.', 'The income by origin.'), source,
                report_columns(p_language, ARRAY[
                    ['origin', 'text', 'Källa', 'Source', 'Intäktens ursprung.', 'Origin of the income.'],
                    ['amount', 'kronor', 'Belopp', 'Amount', 'Summan.', 'The sum.'],
                    ['percent', 'percent', 'Del av intäkterna', 'Part of the income',
                        'Beloppet delat med intäkterna.', 'The amount divided by the income.'],
                    ['payers', 'count', 'Parter', 'Parties', 'Antal som bidrar.', 'How many contribute.'],
                    ['clause', 'quote', 'Avtalet', 'The agreement', 'Klausulen om ursprunget.', 'The clause on the origin.']]),
                by_origin, report_chart('bars', 'origin', 'amount')),
            report_table('costs', worded(p_language, 'Kostnadsslag', 'Cost classes'),
                worded(p_language, 'Kostnaderna efter slag, och vad de var i den budget som ersattes.',
                    'The costs by class, and what they were in the budget superseded.'), source,
                report_columns(p_language, ARRAY[
                    ['class', 'text', 'Kostnadsslag', 'Cost class', 'Slaget.', 'The class.'],
                    ['amount', 'kronor', 'Belopp', 'Amount', 'Summan av raderna.', 'Sum of the lines.'],
                    ['percent', 'percent', 'Del av kostnaderna', 'Part of the costs',
                        'Beloppet delat med kostnaderna.', 'The amount divided by the costs.'],
                    ['lines', 'count', 'Rader', 'Lines', 'Antal rader.', 'Number of lines.'],
                    ['before', 'kronor', 'I den ersatta', 'In the one superseded',
                        'Beloppet i den budget som ersattes.', 'The amount in the budget superseded.'],
                    ['clause', 'quote', 'Avtalet', 'The agreement', 'Klausulen om slaget.', 'The clause on the class.']]),
                by_class, report_chart('bars', 'class', 'amount')),
            report_table('lines', worded(p_language, 'Kostnadsrader', 'Cost lines'),
                worded(p_language, 'Budgetens kostnader rad för rad.', 'The costs of the budget, line by line.'), source,
                report_columns(p_language, ARRAY[
                    ['class', 'text', 'Kostnadsslag', 'Cost class', 'Slaget.', 'The class.'],
                    ['title', 'text', 'Avser', 'For', 'Vad raden avser.', 'What the line is for.'],
                    ['amount', 'kronor', 'Belopp', 'Amount', 'Radens belopp.', 'Amount of the line.'],
                    ['record', 'link', 'Aktivitet eller beslut', 'Activity or decision',
                        'Aktiviteten som kostnaden hör till, eller beslutet som medger den.',
                        'The activity that the cost belongs to, or the decision that allows it.'],
                    ['reason', 'text', 'Skäl', 'Reason', 'Skälet, för slag som kräver ett.', 'The reason, for classes that need one.']]),
                lines),
            report_table('budgets', worded(p_language, 'Beslutade budgetar', 'Decided budgets'),
                worded(p_language, 'Budgetarna som var beslutade den dagen, de senaste 100 först, och vad var och en ersatte.',
                    'The budgets decided by the day, the latest 100 first, and what each superseded.'), source,
                report_columns(p_language, ARRAY[
                    ['budget', 'link', 'Budget', 'Budget', 'Året den gäller.', 'Its year.'],
                    ['decision', 'link', 'Beslut', 'Decision', 'Paragrafen.', 'The paragraph.'],
                    ['decidedOn', 'day', 'Beslutad', 'Decided', 'Dagen för beslutet.', 'Day of the decision.'],
                    ['state', 'status', 'Läge', 'State', 'Hur den stod den dagen.', 'How it stood on the day.'],
                    ['costs', 'kronor', 'Kostnader', 'Costs', 'Summa kostnader.', 'Total costs.'],
                    ['incomes', 'kronor', 'Intäkter', 'Income', 'Summa intäkter.', 'Total income.'],
                    ['deficit', 'kronor', 'Underskott', 'Deficit', 'Kostnader minus intäkter.', 'Costs minus income.'],
                    ['supersedes', 'link', 'Ersatte', 'Superseded',
                        'Beslutet om den budget som den ersatte.', 'The decision on the budget that it superseded.']]),
                decided, report_chart('bars', 'budget', 'costs'))));
END
$$;
COMMENT ON FUNCTION report_budget IS 'Budgeten som gäller: intäkter per part och ursprung, kostnader per slag, och vad den ersatte (V-66…V-75, D-12).';
