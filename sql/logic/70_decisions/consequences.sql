-- What a command leads to, told from the rows of its own transaction: shown by a dry run before it is undone.

CREATE OR REPLACE FUNCTION try_content(m matters, p_content jsonb, p_day date) RETURNS void
LANGUAGE plpgsql STABLE AS $$
DECLARE
    p plans;
BEGIN
    CASE m.effect
        WHEN 'plan' THEN
            p.matter := m.code;
            p.content := whole_plan(p_content, m);
            p.valid := plan_period(m, p.content);
            p.supersedes := try_uuid(p.content ->> 'supersedes');
            p.decided_on := p_day;
            PERFORM check_plan_period(p, m);
            PERFORM check_plan_content(p, m);
        WHEN 'work' THEN
            PERFORM check_capacity(m.capacity, (p_content ->> 'year')::integer, (p_content ->> 'estimateMinutes')::integer);
        WHEN 'delegation' THEN
            PERFORM check_terms(p_content, m, (SELECT g.code FROM groups g WHERE g.kind = m.decided_by LIMIT 1), p_day);
        ELSE NULL;
    END CASE;
END
$$;
COMMENT ON FUNCTION try_content IS 'Prövar ett innehåll mot de regler som beslutet skulle möta, utan att besluta.';

-- As it was called before the day mattered.
DROP FUNCTION IF EXISTS content_refusal(matters, jsonb);
CREATE OR REPLACE FUNCTION content_refusal(m matters, p_content jsonb, p_day date) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    broken text;
    said text;
BEGIN
    PERFORM try_content(m, p_content, p_day);
    RETURN NULL;
EXCEPTION WHEN SQLSTATE 'SV403' OR SQLSTATE 'SV409' OR SQLSTATE 'SV422' THEN
    GET STACKED DIAGNOSTICS broken = CONSTRAINT_NAME, said = PG_EXCEPTION_DETAIL;
    RETURN jsonb_build_object('rule', broken, 'clause', clause_of(broken, said::jsonb ->> 'clause'), 'facts', said::jsonb -> 'facts');
END
$$;
COMMENT ON FUNCTION content_refusal IS 'Regeln som skulle vägra innehållet den dagen, prövad av samma funktion som vid beslutet; NULL när ingen.';

CREATE OR REPLACE FUNCTION objection_to(m matters, p_content jsonb, p_day date, language text) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT refused || jsonb_build_object('title', localized(t.title, language), 'permittedPath', localized(t.instead, language))
    FROM content_refusal(m, p_content, p_day) refused
    LEFT JOIN LATERAL (SELECT * FROM rule_texts r WHERE r.rule = refused ->> 'rule'
        ORDER BY r.clause_id = refused ->> 'clause' DESC, r.position LIMIT 1) t ON true
$$;
COMMENT ON FUNCTION objection_to IS 'Vägran som ett beslut på innehållet skulle möta, med klausul, fakta och vad man gör i stället; NULL när ingen.';

CREATE OR REPLACE FUNCTION budget_figures(c jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_build_object('costsOre', sums.costs, 'incomesOre', sums.incomes, 'deficitOre', sums.deficit,
        'balanceOre', sums.incomes + sums.deficit - sums.costs, 'parties', coalesce((
            SELECT jsonb_agg(jsonb_build_object('party', code, 'incomesOre', paid, 'shareOre', shared) ORDER BY code)
            FROM (
                SELECT code, sum(paid)::bigint AS paid, sum(shared)::bigint AS shared FROM (
                    SELECT l ->> 'payer' AS code, (l ->> 'amountOre')::bigint AS paid, 0 AS shared FROM jsonb_array_elements(c -> 'incomes') l
                    UNION ALL
                    SELECT s ->> 'party', 0, (s ->> 'amountOre')::bigint FROM jsonb_array_elements(c #> '{sharing,shares}') s) lines
                GROUP BY code) parties), '[]'))
    FROM (
        SELECT coalesce((SELECT sum((l ->> 'amountOre')::bigint) FROM jsonb_array_elements(c -> 'costs') l), 0)::bigint AS costs,
            coalesce((SELECT sum((l ->> 'amountOre')::bigint) FROM jsonb_array_elements(c -> 'incomes') l), 0)::bigint AS incomes,
            coalesce((c #>> '{deficit,amountOre}')::bigint, 0) AS deficit) sums
$$;
COMMENT ON FUNCTION budget_figures IS 'En budgets summor och vad varje part bidrar med och har som andel, i öre.';

CREATE OR REPLACE FUNCTION considered(p_entry bigint, language text)
RETURNS TABLE (matter matters, content jsonb, decided boolean, objection jsonb)
LANGUAGE sql STABLE AS $$
    SELECT m, d.content, true, NULL::jsonb FROM decisions d JOIN matters m ON m.code = d.matter
    WHERE d.entry = p_entry AND d.content IS NOT NULL
    UNION ALL
    SELECT m, v.content, false, objection_to(m, v.content, v.created_on, language)
    FROM proposal_versions v JOIN proposals p ON p.id = v.proposal_id JOIN matters m ON m.code = p.matter WHERE v.entry = p_entry
$$;
COMMENT ON FUNCTION considered IS 'Innehåll som posten beslutar eller föreslår; för ett förslag även den vägran som ett beslut skulle möta.';

CREATE OR REPLACE FUNCTION budget_consequences(p_entry bigint, language text) RETURNS json
LANGUAGE sql STABLE AS $$
    SELECT coalesce(json_agg(json_build_object('matter', (c.matter).code, 'year', whole.content -> 'year', 'decided', c.decided,
        'before', (SELECT budget_figures(former.content) FROM plans former WHERE former.id = try_uuid(c.content ->> 'supersedes')),
        'after', budget_figures(whole.content))), '[]')
    FROM considered(p_entry, language) c, LATERAL (SELECT whole_plan(c.content, c.matter) AS content) whole
    WHERE (c.matter).shape = 'money' AND c.objection ->> 'rule' IS DISTINCT FROM 'plan_replaces_parts_of_its_predecessor'
$$;
COMMENT ON FUNCTION budget_consequences IS 'Budgetens siffror före och efter, per part.';

CREATE OR REPLACE FUNCTION capacity_consequences(p_entry bigint, language text) RETURNS json
LANGUAGE sql STABLE AS $$
    WITH claims AS (
        SELECT a.capacity, a.year, a.estimate_minutes AS minutes, true AS planned FROM assignments a WHERE a.entry = p_entry
        UNION ALL
        SELECT (c.matter).capacity, (c.content ->> 'year')::integer, (c.content ->> 'estimateMinutes')::integer, false
        FROM considered(p_entry, language) c WHERE (c.matter).effect = 'work' AND NOT c.decided
        UNION ALL
        SELECT d.capacity, y.year, 0, true FROM delegations d,
            generate_series(extract(year FROM lower(d.valid))::integer, extract(year FROM upper(d.valid) - 1)::integer) AS y(year)
        WHERE d.entry = p_entry
    ), years AS (
        SELECT capacity, year, capacity_minutes(capacity, year) AS total, planned_minutes(capacity, year) AS planned,
            sum(minutes) FILTER (WHERE claims.planned) AS made, sum(minutes) FILTER (WHERE NOT claims.planned) AS wished
        FROM claims GROUP BY capacity, year
    )
    SELECT coalesce(json_agg(json_build_object('capacity', capacity, 'year', year, 'capacityMinutes', total,
        'leftMinutesBefore', total - planned + coalesce(made, 0), 'leftMinutesAfter', total - planned - coalesce(wished, 0))
        ORDER BY capacity, year), '[]')
    FROM years
$$;
COMMENT ON FUNCTION capacity_consequences IS 'Hur mycket av samordnarens tid som återstår före och efter (V-55).';

CREATE OR REPLACE FUNCTION delegation_consequences(p_entry bigint) RETURNS json
LANGUAGE sql STABLE AS $$
    SELECT coalesce(json_agg(json_build_object('delegation', d.id, 'allowanceMinutes', d.allowance_minutes,
        'leftMinutesBefore', d.allowance_minutes - given_minutes(d.id) + made.minutes,
        'leftMinutesAfter', d.allowance_minutes - given_minutes(d.id), 'endedOn', d.ended_on) ORDER BY d.id), '[]')
    FROM delegations d, LATERAL (SELECT coalesce(sum(a.estimate_minutes), 0)::integer AS minutes FROM assignments a
        WHERE a.delegation_id = d.id AND a.entry = p_entry) made
    WHERE d.entry = p_entry OR made.minutes > 0
$$;
COMMENT ON FUNCTION delegation_consequences IS 'Delegeringar som posten ger, avslutar eller använder, med vad som återstår av deras mått (V-54).';

CREATE OR REPLACE FUNCTION consequences(p_entry bigint, language text) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object(
        'changes', (SELECT coalesce(json_agg(json_build_object('resource', c.relation, 'key', c.row_key, 'operation', c.operation)
            ORDER BY c.position), '[]')
            FROM (SELECT * FROM journal_changes c WHERE c.entry = p_entry ORDER BY c.position LIMIT 200) c),
        'capacities', capacity_consequences(p_entry, language), 'delegations', delegation_consequences(p_entry),
        'budgets', budget_consequences(p_entry, language),
        'objections', (SELECT coalesce(json_agg(c.objection) FILTER (WHERE c.objection IS NOT NULL), '[]')
            FROM considered(p_entry, language) c))::text
$$;
COMMENT ON FUNCTION consequences IS 'Vad en post leder till: rader, samordnarens tid, delegeringars mått, budgetens siffror, och vägran som ett förslag skulle möta.';
