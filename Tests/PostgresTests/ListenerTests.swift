import Testing

@testable import Postgres

extension ServerTests {
    struct ListenerTests {
        private static let notify = Statement(
            "SELECT pg_notify($1, $2)",
            encode: { (message: (String, String), parameters) in
                try parameters.bind(message.0)
                try parameters.bind(message.1)
            }
        )
        /// Backends that listen under a name.
        private static let listeners = Statement(
            "SELECT pid FROM pg_stat_activity WHERE application_name = $1",
            encode: { (name: String, parameters) in try parameters.bind(name) },
            decode: { row in try row.int(0) }
        )

        /// Runs a listener beside `body`, and stops it.
        private func withListener(
            _ name: String,
            _ configure: (inout ListenerConfiguration) -> Void = { _ in },
            _ body: (inout Listener.Notifications.Iterator, Pool) async throws -> Void
        ) async throws {
            var configuration = ListenerConfiguration(conninfo: try TestServer.conninfo(), channels: [name])
            configuration.applicationName = name
            configure(&configuration)
            let listener = Listener(configuration: configuration, logger: TestServer.logger)
            try await TestServer.withPool { pool in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await listener.run() }
                    var notifications = listener.notifications.makeAsyncIterator()
                    #expect(await notifications.next() == .reconnected)
                    try await body(&notifications, pool)
                    group.cancelAll()
                    try await group.waitForAll()
                }
            }
            var rest = listener.notifications.makeAsyncIterator()
            while await rest.next() != nil {}
        }

        @Test func `notifications arrive in order, whatever the name of the channel`() async throws {
            try await withListener("test \"Å\" 1") { notifications, pool in
                try await pool.transaction { tx in
                    for number in 1...3 { try tx.execute(Self.notify, ("test \"Å\" 1", "\(number)")) }
                }
                for number in 1...3 {
                    #expect(await notifications.next() == .received(channel: "test \"Å\" 1", payload: "\(number)"))
                }
            }
        }

        @Test func `a listener whose backend was killed listens again and says so`() async throws {
            try await withListener("test_killed") { notifications, pool in
                let backend = try #require(try await pool.transaction { try $0.first(Self.listeners, "test_killed") })
                try await TestServer.terminate(backend)
                #expect(await notifications.next() == .reconnected)
                try await pool.transaction { _ = try $0.execute(Self.notify, ("test_killed", "again")) }
                #expect(await notifications.next() == .received(channel: "test_killed", payload: "again"))
            }
        }

        @Test func `probing in silence loses no notification`() async throws {
            try await withListener("test_probe", { $0.probeInterval = .milliseconds(5) }) { notifications, pool in
                for number in 1...50 {
                    try await pool.transaction { _ = try $0.execute(Self.notify, ("test_probe", "\(number)")) }
                    #expect(await notifications.next() == .received(channel: "test_probe", payload: "\(number)"))
                }
            }
        }

        @Test func `a stopped listener leaves no session behind`() async throws {
            try await withListener("test_stopped") { _, _ in }
            try await TestServer.withPool { pool in
                try await until { try await pool.transaction { try $0.rows(Self.listeners, "test_stopped") }.isEmpty }
            }
        }
    }
}
