-- Roller och rättigheter som behövs innan migreringarna: körs av en superuser, en gång i postgres och en gång i
-- databasen; går att köra om. (Roles and rights that must exist before migrations: run by a superuser in the database
-- itself, as often as one likes. Outside the private cluster this is the one step for the server's administrator.)
--
-- Three logins, three pools: SET ROLE is no wall, so no login is a member of another.
--   samverkan_owner   äger databasen och migrerar
--   samverkan_app     tjänsten: läser och skriver rader, ingen DDL, ändrar inte journalen
--   samverkan_insyn   insyn: läser endast publicerade vyer

DO $roles$
DECLARE
    login text;
BEGIN
    -- Roles are shared by the cluster's databases: two who run this at once would both find a role missing.
    PERFORM pg_advisory_xact_lock(7203958120415);
    FOREACH login IN ARRAY ARRAY['samverkan_owner', 'samverkan_app', 'samverkan_insyn'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login) THEN
            EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS', login);
        END IF;
    END LOOP;

    -- A default and not a wall: insyn may turn it off, and still has no right to write anything.
    IF NOT EXISTS (
        SELECT FROM pg_db_role_setting s JOIN pg_roles r ON r.oid = s.setrole
        WHERE r.rolname = 'samverkan_insyn' AND s.setdatabase = 0
            AND 'default_transaction_read_only=on' = ANY (s.setconfig)
    ) THEN
        ALTER ROLE samverkan_insyn SET default_transaction_read_only = on;
    END IF;
    -- Walls: whoever has taken the login takes neither every connection nor the disk.
    EXECUTE format('ALTER ROLE samverkan_insyn CONNECTION LIMIT %s', current_setting('max_connections')::integer / 2);
    ALTER ROLE samverkan_insyn SET temp_file_limit = '256MB';

    COMMENT ON ROLE samverkan_owner IS 'Äger databasen samverkan: migreringar och logik. Tjänsten loggar aldrig in som den.';
    COMMENT ON ROLE samverkan_app IS 'Tjänsten: läser och skriver rader, ingen DDL, ingen UPDATE eller DELETE i journalen.';
    COMMENT ON ROLE samverkan_insyn IS 'Insyn (D-17): SELECT på publicerade vyer, ingenting annat.';
END
$roles$;

DO $rights$
DECLARE
    routine regprocedure;
BEGIN
    PERFORM pg_advisory_xact_lock(7203958120415);

    -- TEMP: a temporary table or function would shadow the service's own names.
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    IF current_database() NOT IN ('postgres', 'template1') THEN
        EXECUTE format(
            'GRANT CONNECT ON DATABASE %I TO samverkan_owner, samverkan_app, samverkan_insyn', current_database());
    END IF;
    REVOKE CREATE ON SCHEMA public FROM PUBLIC;

    -- EXECUTE is PUBLIC's by default. set_config inside an expression forges settings and roles, advisory locks can
    -- stop a migration, notifications, messages and large objects are a way to write for somebody who may only read, and a
    -- login may end its own sessions, which are the service's too.
    FOR routine IN
        SELECT p.oid::regprocedure
        FROM pg_proc p
        WHERE p.pronamespace = 'pg_catalog'::regnamespace
            AND (p.proname IN ('set_config', 'pg_notify', 'loread', 'lowrite', 'pg_terminate_backend', 'pg_cancel_backend',
                    'pg_logical_emit_message')
                OR p.proname LIKE 'pg\_advisory\_%' OR p.proname LIKE 'pg\_try\_advisory\_%'
                OR p.proname LIKE 'lo\_%')
        ORDER BY p.oid
    LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', routine);
        IF routine::text NOT LIKE 'lo%' THEN
            EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO samverkan_owner', routine);
        END IF;
    END LOOP;
    -- The service wakes its listeners.
    GRANT EXECUTE ON FUNCTION pg_notify(text, text) TO samverkan_app;
END
$rights$;
