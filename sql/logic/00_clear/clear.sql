-- The logic is created anew as a whole, so that what is gone from it, or has got other parameters, leaves nothing behind:
-- views and functions go first. A function that a trigger or a constraint hangs on stays and is replaced.

DROP SCHEMA IF EXISTS published CASCADE;

DO $$
DECLARE
    named text;
BEGIN
    FOR named IN
        SELECT c.oid::regclass FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'v'
    LOOP
        EXECUTE format('DROP VIEW IF EXISTS %s CASCADE', named);
    END LOOP;
    FOR named IN
        SELECT p.oid::regprocedure FROM pg_proc p
        WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f'
            AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.refclassid = 'pg_proc'::regclass AND d.refobjid = p.oid)
    LOOP
        EXECUTE format('DROP FUNCTION %s', named);
    END LOOP;
END
$$;
