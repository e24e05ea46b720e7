import Kernel
import Postgres
import Scenes
import TestSupport
import Testing

/// What each login of the database can do, without the service in between.
@Suite struct DatabaseRoleTests {
    private static let structure = [
        "CREATE TABLE intrang (x integer)", "CREATE TEMP TABLE parties (x integer)",
        "ALTER TABLE seats ADD COLUMN x integer",
        "DROP TABLE answers", "TRUNCATE answers", "CREATE INDEX ON seats (valid)", "CREATE SCHEMA intrang",
        "CREATE FUNCTION intrang() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
        "CREATE OR REPLACE FUNCTION refuse(text, text, jsonb, text) RETURNS void LANGUAGE sql AS ''",
        "ALTER TABLE seats DISABLE TRIGGER ALL", "DROP TRIGGER seat_follows_its_rule ON seats",
        "ALTER TABLE seats DROP CONSTRAINT person_holds_a_seat_once",
        "SET ROLE samverkan_owner", "SET SESSION AUTHORIZATION samverkan_owner",
        "SET session_replication_role = replica",
        "CREATE ROLE intrang", "COPY parties TO PROGRAM 'true'", "COMMENT ON TABLE seats IS 'x'",
    ]

    @Test(arguments: structure) func `the role that serves cannot change the structure`(sql: String) async throws {
        try await Scene.play { scene in
            let error = try await scene.attempt(sql)
            #expect(error?.sqlstate == "42501", "\(String(describing: error))")
        }
    }

    @Test(arguments: structure) func `D-17: insyn cannot change the structure`(sql: String) async throws {
        try await Scene.play { scene in
            let error = try await scene.attempt(
                "SET default_transaction_read_only = off; SET TRANSACTION READ WRITE; " + sql,
                login: scene.database.insyn
            )
            #expect(error?.sqlstate == "42501", "\(String(describing: error))")
        }
    }

    @Test func `the role that serves gives nobody its rights`() async throws {
        try await Scene.play { scene in
            // The database only warns of a grant without the option to give it.
            _ = try await scene.attempt("GRANT ALL ON seats TO samverkan_insyn, PUBLIC")
            let given = try await scene.value(
                "SELECT has_table_privilege('samverkan_insyn', 'seats', 'SELECT, INSERT, UPDATE, DELETE')",
                as: .superuser
            )
            #expect(given == "f")
        }
    }

    @Test func `the role that serves owns nothing and carries out no effect of a decision itself`() async throws {
        try await Scene.play { scene in
            let owned = try await scene.value(
                "SELECT count(*) FROM pg_class WHERE relowner::regrole::text IN ('samverkan_app', 'samverkan_insyn')",
                as: .superuser
            )
            #expect(owned == "0")
            for name in [
                "constitute", "load_charter", "put_plan_in_force", "appoint_group", "assign_work", "elect", "fill_seat",
            ] {
                let allowed = try await scene.value(
                    "SELECT bool_or(has_function_privilege('samverkan_app', oid, 'EXECUTE')) FROM pg_proc "
                        + "WHERE proname = $1",
                    [name],
                    as: .superuser
                )
                #expect(allowed == "f", "\(name)")
            }
            for sql in [
                "UPDATE clauses SET quote = 'x'", "UPDATE seat_rules SET per_party_max = 9",
                "INSERT INTO parties VALUES ('x', 'x', 'x', 1)",
                "UPDATE decisions SET outcome = 'approved'", "DELETE FROM decisions",
                "UPDATE proposals SET state = 'adopted'",
                "UPDATE parameters SET value = '0'", "DELETE FROM persons", "UPDATE plans SET content = '{}'",
            ] {
                #expect(try await scene.attempt(sql)?.sqlstate == "42501", "\(sql)")
            }
        }
    }

    @Test func `D-17: the login of insyn selects nothing that it has not been granted, and writes nothing`()
        async throws
    {
        try await Scene.play { scene in
            let relations = try await scene.transaction(login: scene.database.superuser) {
                try $0.rows(Self.relations, ())
            }
            #expect(relations.count > 30)
            for (relation, isGranted) in relations {
                let read = try await scene.attempt("SELECT * FROM \(relation) LIMIT 1", login: scene.database.insyn)
                #expect(read?.sqlstate == (isGranted ? nil : "42501"), "\(relation)")
                // Secrets and personal data are published by no view.
                let forbidden = ["tokens", "persons", "answers", "proposals", "journal_entries", "journal_changes"]
                #expect(!(isGranted && forbidden.contains(relation)), "\(relation)")
            }
            for relation in [
                "seats", "parties", "tokens", "proposals", "decisions", "journal_entries", "journal_head", "answers",
            ] {
                for statement in [
                    "DELETE FROM \(relation)", "INSERT INTO \(relation) DEFAULT VALUES",
                    "UPDATE \(relation) SET entry = 0",
                ] {
                    let error = try await scene.attempt(
                        "SET default_transaction_read_only = off; SET TRANSACTION READ WRITE; " + statement,
                        login: scene.database.insyn
                    )
                    #expect(error?.sqlstate == "42501", "\(statement)")
                }
            }
        }
    }

    @Test func `D-17: the login of insyn runs none of the service's functions`() async throws {
        try await Scene.play { scene in
            let allowed = try await scene.value(
                """
                SELECT coalesce(string_agg(p.proname, ', ' ORDER BY p.proname), '') FROM pg_proc p
                LEFT JOIN pg_depend d ON d.objid = p.oid AND d.deptype = 'e'
                WHERE p.pronamespace = 'public'::regnamespace AND d.objid IS NULL
                    AND has_function_privilege('samverkan_insyn', p.oid, 'EXECUTE')
                """,
                as: .superuser
            )
            #expect(allowed == "")
            let opened = try await scene.attempt(
                "SET TRANSACTION READ WRITE; SELECT journal_open(now(), 'x', NULL, 'x', NULL, NULL)",
                login: scene.database.insyn
            )
            #expect(opened?.sqlstate == "42501")
        }
    }

    private static let relations = Statement<Void, (String, Bool)>(
        """
        SELECT relname, has_table_privilege('samverkan_insyn', oid, 'SELECT') FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'm') ORDER BY relname
        """,
        encode: { _, _ in },
        decode: { row in (try row.text(0), try row.bool(1)) }
    )
}
