import Testing

@testable import Postgres

extension ServerTests {
    struct TransactionTests {
        private struct Refused: Error, Equatable {}

        private static let insert = Statement(
            "INSERT INTO numbers (number) VALUES ($1)",
            encode: { (number: Int, parameters) in parameters.bind(number) }
        )
        private static let count = Ask.integer("SELECT count(*) FROM numbers")

        private func withNumbers(_ body: (Pool) async throws -> Void) async throws {
            try await TestServer.withPool { pool in
                try await pool.transaction {
                    try $0.batch(
                        "CREATE TABLE numbers (number bigint CONSTRAINT number_is_positive CHECK (number > 0))"
                    )
                }
                try await body(pool)
            }
        }

        private func count(_ pool: Pool) async throws -> Int? {
            try await pool.transaction(mode: .readOnly) { try $0.first(Self.count) }
        }

        @Test func `what a closure did is there for the next`() async throws {
            try await withNumbers { pool in
                let affected = try await pool.transaction { tx in
                    try tx.execute(Self.insert, 1) + tx.execute(Self.insert, 2)
                }
                #expect(affected == 2)
                let left = try await count(pool)
                #expect(left == 2)
            }
        }

        @Test func `a closure that throws is rolled back and its own error rethrown`() async throws {
            try await withNumbers { pool in
                await #expect(throws: Refused()) {
                    try await pool.transaction { tx in
                        try tx.execute(Self.insert, 1)
                        throw Refused()
                    }
                }
                let left = try await count(pool)
                #expect(left == 0)
                #expect(pool.state.open == 1)
            }
        }

        @Test func `an error of the server names SQLSTATE, constraint and table`() async throws {
            try await withNumbers { pool in
                let error = await postgresError { _ = try await pool.transaction { try $0.execute(Self.insert, -1) } }
                #expect(error?.kind == .server)
                #expect(error?.sqlstate == "23514")
                #expect(error?.constraint == "number_is_positive")
                #expect(error?.table == "numbers")
                #expect(error?.detail == "Failing row contains (-1).")
            }
        }

        @Test func `an error raised with a class and facts of our own keeps them`() async throws {
            try await TestServer.withPool { pool in
                let error = await postgresError {
                    try await pool.transaction { tx in
                        try tx.batch(
                            """
                            DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = 'SV409', CONSTRAINT = 'seat is taken',
                                DETAIL = '{"clause": "V-22"}'; END $$
                            """
                        )
                    }
                }
                #expect(
                    error
                        == PostgresError(
                            .server,
                            message: "no",
                            sqlstate: "SV409",
                            constraint: "seat is taken",
                            detail: #"{"clause": "V-22"}"#
                        )
                )
            }
        }

        @Test func `a closure that goes on after a failed statement commits nothing, and is told`() async throws {
            try await withNumbers { pool in
                let error = await postgresError {
                    try await pool.transaction { tx in
                        try tx.execute(Self.insert, 1)
                        _ = try? tx.execute(Self.insert, -1)
                    }
                }
                #expect(error?.kind == .server)
                #expect(error?.sqlstate == "25P02")
                let left = try await count(pool)
                #expect(left == 0)
            }
        }

        @Test func `a rehearsal returns its result and leaves nothing`() async throws {
            try await withNumbers { pool in
                let counted = try await pool.rehearsal { tx in
                    try tx.execute(Self.insert, 1)
                    return try tx.first(Self.count)
                }
                #expect(counted == 1)
                let left = try await count(pool)
                #expect(left == 0)
            }
        }

        @Test func `a rehearsal fails for what COMMIT would have refused`() async throws {
            try await TestServer.withPool { pool in
                try await pool.transaction { tx in
                    try tx.batch(
                        "CREATE TABLE unique_later (id int CONSTRAINT id_is_unique UNIQUE INITIALLY DEFERRED)"
                    )
                }
                let twice: @Sendable (Transaction) throws -> Void = {
                    try $0.batch("INSERT INTO unique_later VALUES (1), (1)")
                }
                let rehearsed = await postgresError { try await pool.rehearsal(twice) }
                let committed = await postgresError { try await pool.transaction(twice) }
                #expect(rehearsed?.constraint == "id_is_unique")
                #expect(rehearsed == committed)
                #expect(committed?.kind == .server)
            }
        }

        @Test func `a transaction that only reads can't write`() async throws {
            try await withNumbers { pool in
                let error = await postgresError {
                    _ = try await pool.transaction(mode: .readOnly) { try $0.execute(Self.insert, 1) }
                }
                #expect(error?.sqlstate == "25006")
            }
        }

        @Test(arguments: [
            (IsolationLevel.readCommitted, "read committed"), (.repeatableRead, "repeatable read"),
            (.serializable, "serializable"),
        ])
        func `the isolation asked for is the isolation given`(_ level: IsolationLevel, _ name: String) async throws {
            let given = try await TestServer.withPool { pool in
                try await pool.transaction(isolation: level) { try $0.first(Ask.text("SHOW transaction_isolation")) }
            }
            #expect(given == name)
        }

        @Test func `a batch that ends its transaction is an error`() async throws {
            try await TestServer.withPool { pool in
                let error = await postgresError {
                    try await pool.transaction { try $0.batch("SELECT 1; COMMIT; SELECT 2") }
                }
                #expect(error?.sqlstate == "25P01")
            }
        }

        @Test func `a batch that fails half way leaves nothing`() async throws {
            try await withNumbers { pool in
                let error = await postgresError {
                    try await pool.transaction { try $0.batch("INSERT INTO numbers VALUES (1); SELECT 1/0; SELECT 2") }
                }
                #expect(error?.sqlstate == "22012")
                let left = try await count(pool)
                #expect(left == 0)
            }
        }

        @Test func `NUL in a batch is refused`() async throws {
            try await TestServer.withPool { pool in
                let error = await postgresError { try await pool.transaction { try $0.batch("SELECT 1\0; SELECT 2") } }
                #expect(error?.kind == .encoding)
                #expect(pool.state.open == 1)
            }
        }

        @Test func `after its closure a transaction is closed`() async throws {
            let scope = Transaction.Scope(Connection(try link()), until: .after(.seconds(1)))
            let transaction = Transaction(scope)
            #expect(try transaction.first(Ask.integer("SELECT 1")) == 1)
            scope.end()
            #expect(throws: PostgresError.self) { try transaction.first(Ask.integer("SELECT 1")) }
        }

        @Test func `a statement whose table changed is prepared anew in the next transaction`() async throws {
            try await TestServer.withPool({ $0.connections = 1 }) { pool in
                let read = Ask.text("SELECT * FROM changing")
                try await pool.transaction { try $0.batch("CREATE TABLE changing AS SELECT 'a' AS one") }
                #expect(try await pool.transaction { try $0.first(read) } == "a")
                try await pool.transaction { try $0.batch("ALTER TABLE changing ADD two int") }
                let error = await postgresError { _ = try await pool.transaction { try $0.first(read) } }
                #expect(error?.sqlstate == "0A000")
                #expect(try await pool.transaction { try $0.first(read) } == "a")
            }
        }

        @Test func `a connection with its fill of prepared statements runs more without preparing`() async throws {
            try await TestServer.withPool({ $0.connections = 1 }) { pool in
                try await pool.transaction(deadline: .seconds(20)) { tx in
                    for number in 1...300 {
                        let answer = try tx.first(Ask.integer("SELECT \(number)"))
                        #expect(answer == number)
                    }
                    let held = try tx.first(Ask.integer("SELECT count(*) FROM pg_prepared_statements"))
                    #expect(held == PreparedStatements.limit)
                }
            }
        }

        private func link() throws -> Link {
            let options = PoolConfiguration(conninfo: try TestServer.conninfo()).sessionOptions
            return try Link.open(options, until: .after(.seconds(5)))
        }
    }
}
