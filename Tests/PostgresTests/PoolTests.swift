import Glibc
import Synchronization
import Testing

@testable import Postgres

extension ServerTests {
    struct PoolTests {
        /// Holds a connection until it is opened.
        private final class Gate: Sendable {
            private let isOpen = Monitor(false)
            private let entered = Atomic(0)

            var entries: Int { entered.load(ordering: .relaxed) }

            func open() {
                isOpen.notifying { $0 = true }
            }

            /// Blocks the thread, which in a transaction is the connection's own.
            func pass() {
                entered.wrappingAdd(1, ordering: .relaxed)
                isOpen.waiting(until: { $0 }) { _ in }
            }
        }

        /// The only connection of a pool is taken while `body` runs.
        private func withTakenPool(
            _ configure: (inout PoolConfiguration) -> Void = { _ in },
            _ body: (Pool) async throws -> Void
        ) async throws {
            try await TestServer.withPool({ configuration in
                configuration.connections = 1
                configure(&configuration)
            }) { pool in
                let gate = Gate()
                async let holder: Void = pool.transaction { _ in gate.pass() }
                try await until { gate.entries == 1 }
                let outcome: Result<Void, any Error>
                do { outcome = .success(try await body(pool)) } catch { outcome = .failure(error) }
                gate.open()
                try await holder
                try outcome.get()
            }
        }

        // MARK: Killed backends

        @Test func `a backend killed while idle is replaced unseen`() async throws {
            try await TestServer.withPool({ $0.connections = 1 }) { pool in
                let first = try #require(try await pool.transaction { try $0.first(Ask.backend) })
                try await TestServer.terminate(first)
                let second = try await pool.transaction { try $0.first(Ask.backend) }
                #expect(second != nil && second != first)
                #expect(pool.state == PoolState(open: 1, idle: 1, leased: 0, waiting: 0))
            }
        }

        @Test func `a backend killed inside a transaction is an error with its SQLSTATE, and replaced`() async throws {
            try await TestServer.withPool({ $0.connections = 1 }) { pool in
                let error = await postgresError {
                    try await pool.transaction { try $0.batch("SELECT pg_terminate_backend(pg_backend_pid())") }
                }
                #expect(error?.kind == .connectionLost)
                #expect(error?.sqlstate == "57P01")
                #expect(pool.state.open == 0)
                let next = try await pool.transaction { try $0.first(Ask.integer("SELECT 1")) }
                #expect(next == 1)
            }
        }

        @Test func `a socket that just breaks is a lost connection without SQLSTATE`() throws {
            let link = try Link.open(
                PoolConfiguration(conninfo: try TestServer.conninfo()).sessionOptions,
                until: .after(.seconds(5))
            )
            let connection = Connection(link)
            #expect(connection.isReusable)
            shutdown(link.socket, Int32(SHUT_RDWR))
            #expect(!connection.isReusable)
            let error = #expect(throws: PostgresError.self) {
                try connection.run("SELECT 1", until: .after(.seconds(5)))
            }
            #expect(error?.kind == .connectionLost)
            #expect(error?.sqlstate == nil)
            #expect(!connection.isSound)
        }

        // MARK: Deadlines

        @Test func `a statement past the deadline fails, and its connection is discarded`() async throws {
            try await TestServer.withPool({ $0.connections = 1 }) { pool in
                let first = try await pool.transaction { try $0.first(Ask.backend) }
                let start = ContinuousClock.now
                let error = await postgresError {
                    _ = try await pool.transaction(deadline: .milliseconds(200)) { try $0.execute(Ask.sleep, 10_000) }
                }
                #expect(error?.kind == .deadline)
                #expect(start.duration(to: .now) < .seconds(2))
                #expect(pool.state.open == 0)
                #expect(try await pool.transaction { try $0.first(Ask.backend) } != first)
            }
        }

        @Test func `a closure that takes longer than the deadline commits nothing`() async throws {
            try await TestServer.withPool { pool in
                try await pool.transaction { try $0.batch("CREATE TABLE slow (id int)") }
                let error = await postgresError {
                    try await pool.transaction(deadline: .milliseconds(200)) { tx in
                        try tx.batch("INSERT INTO slow VALUES (1)")
                        while !Deadline.now.isAtLeast(.milliseconds(250), after: tx) {}
                    }
                }
                #expect(error?.kind == .deadline)
                #expect(try await pool.transaction { try $0.first(Ask.integer("SELECT count(*) FROM slow")) } == 0)
            }
        }

        @Test func `the server's own limit ends a statement with an SQLSTATE, and the connection stays`() async throws {
            try await TestServer.withPool({ $0.statementTimeout = .milliseconds(100) }) { pool in
                let error = await postgresError { _ = try await pool.transaction { try $0.execute(Ask.sleep, 10_000) } }
                #expect(error?.kind == .server)
                #expect(error?.sqlstate == "57014")
                #expect(pool.state.open == 1)
            }
        }

        @Test func `a server that accepts and never answers is given up at the limit`() async throws {
            try await SilentServer.with { conninfo in
                var configuration = PoolConfiguration(conninfo: conninfo)
                configuration.connectLimit = .milliseconds(200)
                let pool = Pool(configuration: configuration, logger: TestServer.logger)
                let error = await postgresError { try await pool.transaction { _ in } }
                #expect(error?.kind == .deadline)
                #expect(pool.state.open == 0)
            }
        }

        @Test func `a server that is not there is tried until the limit, and not longer`() async throws {
            var configuration = PoolConfiguration(conninfo: "host=/nonexistent dbname=postgres")
            configuration.connectLimit = .milliseconds(300)
            let pool = Pool(configuration: configuration, logger: TestServer.logger)
            let start = ContinuousClock.now
            let error = await postgresError { try await pool.transaction { _ in } }
            #expect(error?.kind == .connectionLost)
            #expect(error?.sqlstate == nil)
            #expect(start.duration(to: .now) >= .milliseconds(150))
            #expect(start.duration(to: .now) < .seconds(3))
        }

        @Test func `a conninfo libpq can't read is an error that does not quote it`() async throws {
            let pool = Pool(
                configuration: PoolConfiguration(conninfo: "password=hemligt nonsense"),
                logger: TestServer.logger
            )
            let error = await postgresError { try await pool.transaction { _ in } }
            #expect(error?.kind == .encoding)
            #expect(error?.description.contains("hemligt") == false)
        }

        // MARK: Waiting

        @Test func `more callers than may wait are refused at once`() async throws {
            try await withTakenPool({ $0.waiters = 0 }) { pool in
                #expect(await postgresError { try await pool.transaction { _ in } }?.kind == .poolExhausted)
                #expect(pool.state == PoolState(open: 1, idle: 0, leased: 1, waiting: 0))
            }
        }

        @Test func `who waits too long is refused, and leaves the queue`() async throws {
            try await withTakenPool({ $0.waitLimit = .milliseconds(50) }) { pool in
                #expect(await postgresError { try await pool.transaction { _ in } }?.kind == .poolExhausted)
                #expect(pool.state.waiting == 0)
            }
        }

        @Test func `a cancelled waiter is told at once`() async throws {
            try await withTakenPool { pool in
                await #expect(throws: CancellationError.self) {
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        group.addTask { try await pool.transaction { _ in } }
                        try await until { pool.state.waiting == 1 }
                        group.cancelAll()
                        try await group.waitForAll()
                    }
                }
                #expect(pool.state.waiting == 0)
            }
        }

        @Test func `closing fails who waits and who comes later, not who is at work`() async throws {
            try await withTakenPool { pool in
                async let waiting = postgresError { try await pool.transaction { _ in } }
                try await until { pool.state.waiting == 1 }
                pool.close()
                #expect(await waiting?.kind == .closed)
                #expect(await postgresError { try await pool.transaction { _ in } }?.kind == .closed)
            }
        }

        @Test func `many more callers than connections are all served`() async throws {
            try await TestServer.withPool({ $0.connections = 3 }) { pool in
                let sum = try await withThrowingTaskGroup(of: Int.self) { group in
                    for number in 1...200 {
                        group.addTask {
                            try await pool.transaction { try $0.first(Ask.integer("SELECT \(number % 7)")) } ?? -1_000
                        }
                    }
                    return try await group.reduce(0, +)
                }
                #expect(sum == (1...200).reduce(0) { $0 + $1 % 7 })
                #expect(pool.state.leased == 0)
                #expect(pool.state.open <= 3)
            }
        }

        @Test func `a blocked transaction holds up no other task`() async throws {
            try await TestServer.withPool({ $0.connections = 8 }) { pool in
                let gate = Gate()
                try await withThrowingTaskGroup(of: Void.self) { group in
                    // More than there are cooperative threads: were they blocked, the gate would never be opened.
                    for _ in 0..<8 { group.addTask { try await pool.transaction { _ in gate.pass() } } }
                    group.addTask {
                        try await until { gate.entries == 8 }
                        gate.open()
                    }
                    try await group.waitForAll()
                }
            }
        }

        // MARK: Sessions

        @Test func `every session has its settings, whatever the conninfo says`() async throws {
            var configuration = PoolConfiguration(
                conninfo: try TestServer.conninfo() + " options='-c work_mem=5MB -c TimeZone=Asia/Tokyo'"
            )
            configuration.applicationName = "postgres tests"
            configuration.settings["test.text"] = "with space\\ and \\backslash"
            let pool = Pool(configuration: configuration, logger: TestServer.logger)
            let expected = [
                "TimeZone": "UTC", "client_encoding": "UTF8", "application_name": "postgres tests",
                "statement_timeout": "3s",
                "lock_timeout": "2s", "idle_in_transaction_session_timeout": "10s", "work_mem": "5MB",
                "test.text": "with space\\ and \\backslash", "bytea_output": "hex",
            ]
            for (name, value) in expected {
                let given = try await pool.transaction { try $0.first(Ask.text("SELECT current_setting('\(name)')")) }
                #expect(given == value)
            }
            pool.close()
            #expect(pool.state.idle == 0)
        }
    }
}

extension Deadline {
    /// Whether `duration` has gone by since the transaction could have begun at the latest: its deadline was 200 ms
    /// off.
    fileprivate func isAtLeast(_ duration: Duration, after transaction: Transaction) -> Bool {
        self >= transaction.deadline.advanced(by: duration - .milliseconds(200))
    }
}
