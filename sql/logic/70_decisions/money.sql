-- What must hold of a budget: classes, origins, payers, balance, shares. All amounts in öre.

CREATE OR REPLACE FUNCTION check_money(p plans) RETURNS void
LANGUAGE plpgsql STABLE AS $$
DECLARE
    rules money_rules;
    costs bigint := (SELECT coalesce(sum((l ->> 'amountOre')::bigint), 0) FROM jsonb_array_elements(p.content -> 'costs') l);
    income bigint := (SELECT coalesce(sum((l ->> 'amountOre')::bigint), 0) FROM jsonb_array_elements(p.content -> 'incomes') l);
    deficit bigint := coalesce((p.content #>> '{deficit,amountOre}')::bigint, 0);
BEGIN
    SELECT * INTO rules FROM money_rules;
    PERFORM check_cost(p, line, class) FROM jsonb_array_elements(p.content -> 'costs') line
    LEFT JOIN money_classes class ON class.side = 'cost' AND class.code = line ->> 'class';
    PERFORM check_income(line, rules) FROM jsonb_array_elements(p.content -> 'incomes') line;
    PERFORM check_shares(p.content -> 'sharing', rules, costs);
    IF costs <> income + deficit OR (deficit <> 0 AND p.content #>> '{deficit,reason}' IS NULL) OR deficit < 0 THEN
        PERFORM refuse('budget_balances', rules.balance_clause, jsonb_build_object('costsOre', costs, 'incomeOre', income,
            'deficitOre', deficit, 'missingOre', costs - income - deficit), 'SV422');
    END IF;
END
$$;
COMMENT ON FUNCTION check_money IS 'Budgeten går ihop eller bär ett beslutat underskott med skäl (V-75).';

CREATE OR REPLACE FUNCTION check_cost(p plans, line jsonb, class money_classes) RETURNS void
LANGUAGE plpgsql STABLE AS $$
DECLARE
    facts jsonb := jsonb_build_object('class', line ->> 'class', 'title', line ->> 'title', 'amountOre', line -> 'amountOre');
BEGIN
    IF class.code IS NULL THEN
        PERFORM refuse('cost_has_a_known_class', NULL,
            facts || jsonb_build_object('classes', (SELECT array_agg(code ORDER BY position) FROM money_classes WHERE side = 'cost')), 'SV422');
    END IF;
    CASE class.needs
        WHEN 'single' THEN
            IF (SELECT count(*) FROM jsonb_array_elements(p.content -> 'costs') l WHERE l ->> 'class' = class.code) > 1 THEN
                PERFORM refuse('salary_is_for_the_one_coordinator', class.clause_id, facts, 'SV422');
            END IF;
        WHEN 'activity' THEN
            IF NOT EXISTS (SELECT FROM activities a JOIN plans base ON base.id = a.plan_id
                WHERE base.superseded_on IS NULL AND base.valid && p.valid AND a.code = line ->> 'activity') THEN
                PERFORM refuse('activity_cost_points_at_an_activity', class.clause_id,
                    facts || jsonb_build_object('activity', line -> 'activity'), 'SV422');
            END IF;
        WHEN 'reason' THEN
            IF line ->> 'reason' IS NULL THEN
                PERFORM refuse('other_line_has_a_reason', class.clause_id, facts, 'SV422');
            END IF;
        WHEN 'decision' THEN
            IF NOT EXISTS (SELECT FROM decisions d WHERE d.id::text = line ->> 'decision'
                AND d.outcome IN ('approved', 'approvedWithChange') AND to_jsonb(d.matter) = parameter('ownCosts.matter')) THEN
                PERFORM refuse('own_costs_stay_with_the_party', class.clause_id,
                    facts || jsonb_build_object('decision', line -> 'decision'), 'SV422');
            END IF;
        ELSE NULL;
    END CASE;
END
$$;
COMMENT ON FUNCTION check_cost IS 'Varje kostnad har ett slag, och slaget det som det kräver (V-67…V-70).';

CREATE OR REPLACE FUNCTION check_income(line jsonb, rules money_rules) RETURNS void
LANGUAGE plpgsql STABLE AS $$
DECLARE
    class money_classes;
    facts jsonb := jsonb_build_object('origin', line ->> 'origin', 'payer', line ->> 'payer', 'amountOre', line -> 'amountOre');
BEGIN
    SELECT * INTO class FROM money_classes WHERE side = 'income' AND code = line ->> 'origin';
    IF NOT FOUND THEN
        PERFORM refuse('income_has_an_origin', NULL,
            facts || jsonb_build_object('origins', (SELECT array_agg(code ORDER BY position) FROM money_classes WHERE side = 'income')), 'SV422');
    END IF;
    IF class.needs = 'reason' AND line ->> 'reason' IS NULL THEN
        PERFORM refuse('other_line_has_a_reason', class.clause_id, facts, 'SV422');
    END IF;
    IF NOT EXISTS (SELECT FROM parties p WHERE p.code = line ->> 'payer' AND p.kind = ANY (rules.payer_kinds)) THEN
        PERFORM refuse('income_names_its_payer', rules.payer_clause, facts || jsonb_build_object('payerKinds', rules.payer_kinds), 'SV422');
    END IF;
END
$$;
COMMENT ON FUNCTION check_income IS 'Varje intäkt har ursprung och betalare (V-73, V-74).';

CREATE OR REPLACE FUNCTION check_shares(sharing jsonb, rules money_rules, costs bigint) RETURNS void
LANGUAGE plpgsql STABLE AS $$
DECLARE
    total bigint := (sharing ->> 'totalOre')::bigint;
    shared bigint;
    strangers integer;
    doubles integer;
BEGIN
    SELECT coalesce(sum((s ->> 'amountOre')::bigint), 0), count(*) FILTER (WHERE p.code IS NULL), count(*) - count(DISTINCT s ->> 'party')
    INTO shared, strangers, doubles
    FROM jsonb_array_elements(sharing -> 'shares') s
    LEFT JOIN parties p ON p.code = s ->> 'party' AND p.kind = ANY (rules.payer_kinds);
    IF sharing IS NULL OR shared <> total OR total > costs OR strangers > 0 OR doubles > 0
        OR NOT EXISTS (SELECT FROM jsonb_array_elements(rules.sharing_keys) k WHERE k ->> 'code' = sharing ->> 'key') THEN
        PERFORM refuse('shares_add_up', rules.sharing_clause, jsonb_build_object('key', sharing ->> 'key', 'totalOre', total,
            'sharedOre', shared, 'costsOre', costs, 'keys', (SELECT jsonb_agg(k ->> 'code') FROM jsonb_array_elements(rules.sharing_keys) k)), 'SV422');
    END IF;
END
$$;
COMMENT ON FUNCTION check_shares IS 'Fördelningen mellan parterna följer en nyckel och går jämnt ut i ören (D-12).';
