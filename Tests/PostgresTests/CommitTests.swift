import Testing

@testable import Postgres

extension ServerTests {
    /// What happens at COMMIT is brought about by a deferred trigger, which runs inside it.
    struct CommitTests {
        private func commit(
            running body: String,
            deadline: Duration? = nil
        ) async throws -> (error: PostgresError?, pool: PoolState) {
            try await TestServer.withPool { pool in
                try await pool.transaction { tx in
                    try tx.batch(
                        """
                        CREATE TABLE events (id int);
                        CREATE FUNCTION at_commit() RETURNS trigger LANGUAGE plpgsql
                            AS $$ BEGIN \(body); RETURN NULL; END $$;
                        CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON events DEFERRABLE INITIALLY DEFERRED
                            FOR EACH ROW EXECUTE FUNCTION at_commit();
                        """
                    )
                }
                let error = await postgresError {
                    try await pool.transaction(deadline: deadline) { try $0.batch("INSERT INTO events VALUES (1)") }
                }
                return (error, pool.state)
            }
        }

        @Test func `a connection lost during COMMIT leaves the outcome unknown`() async throws {
            let (error, pool) = try await commit(
                running: "PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(3)"
            )
            #expect(error?.kind == .outcomeUnknown)
            #expect(pool.open == 0)
        }

        @Test func `a WARNING during COMMIT leaves the outcome unknown`() async throws {
            let (error, pool) = try await commit(running: "RAISE WARNING 'committed here only'")
            #expect(error == PostgresError(.outcomeUnknown, message: "committed here only"))
            #expect(pool.open == 1)
        }

        @Test func `a NOTICE during COMMIT is no doubt`() async throws {
            let (error, _) = try await commit(running: "RAISE NOTICE 'by the way'")
            #expect(error == nil)
        }

        @Test func `a COMMIT past its deadline leaves the outcome unknown, and the connection is discarded`()
            async throws
        {
            let (error, pool) = try await commit(running: "PERFORM pg_sleep(1)", deadline: .milliseconds(300))
            #expect(error?.kind == .outcomeUnknown)
            #expect(pool.open == 0)
        }

        @Test func `an error during COMMIT is the server's, and certain`() async throws {
            let (error, pool) = try await commit(running: "RAISE EXCEPTION 'no' USING ERRCODE = 'SV422'")
            #expect(error == PostgresError(.server, message: "no", sqlstate: "SV422"))
            #expect(pool.open == 1)
        }

        @Test func `a WARNING before COMMIT is not taken for one during it`() async throws {
            try await TestServer.withPool { pool in
                try await pool.transaction { try $0.batch("DO $$ BEGIN RAISE WARNING 'early'; END $$") }
                #expect(pool.state.open == 1)
            }
        }
    }
}
