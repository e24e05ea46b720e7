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
}
