-- Row-level security on every table, for its owner too, and the published views. No policy asks for a setting.

DO $$
DECLARE
    walled record;
BEGIN
    FOR walled IN
        SELECT c.oid::regclass AS relation, c.relname, p.rows, c.relrowsecurity AND c.relforcerowsecurity AS is_walled
        FROM pg_class c LEFT JOIN publications() p ON p.relation = c.relname
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
    LOOP
        IF NOT walled.is_walled THEN
            EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', walled.relation);
            EXECUTE format('CREATE POLICY owner_keeps ON %s TO %I USING (true) WITH CHECK (true)', walled.relation, current_user);
            EXECUTE format('CREATE POLICY app_serves ON %s TO samverkan_app USING (true) WITH CHECK (true)', walled.relation);
        END IF;
        EXECUTE format('DROP POLICY IF EXISTS insyn_reads ON %s', walled.relation);
        IF walled.rows IS NOT NULL THEN
            EXECUTE format('CREATE POLICY insyn_reads ON %s FOR SELECT TO samverkan_insyn USING (%s)', walled.relation, walled.rows);
        END IF;
    END LOOP;
END
$$;

CREATE SCHEMA IF NOT EXISTS published;
COMMENT ON SCHEMA published IS 'Det som är publicerat, tabell för tabell (D-17): vyer med läsarens egna rättigheter.';

DO $$
DECLARE
    view record;
BEGIN
    FOR view IN
        SELECT relation, string_agg(quote_ident(name), ', ' ORDER BY position) AS columns FROM published_columns GROUP BY relation
    LOOP
        EXECUTE format('CREATE OR REPLACE VIEW published.%I WITH (security_invoker, security_barrier) AS SELECT %s FROM public.%I',
            view.relation, view.columns, view.relation);
        EXECUTE format('COMMENT ON VIEW published.%I IS %L', view.relation,
            'Det publicerade ur ' || view.relation || ': ' || coalesce(obj_description(to_regclass('public.' || view.relation)), ''));
    END LOOP;
END
$$;
