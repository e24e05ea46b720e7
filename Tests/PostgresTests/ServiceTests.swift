import ServiceLifecycle
import Testing

@testable import Postgres

extension ServerTests {
    struct ServiceTests {
        @Test func `as a service the pool connects ahead and closes at a graceful shutdown`() async throws {
            try await TestServer.withPool({ $0.connections = 3 }) { pool in
                let group = ServiceGroup(services: [pool], logger: TestServer.logger)
                async let running: Void = group.run()
                try await until { pool.state.open == 3 }
                await group.triggerGracefulShutdown()
                try await running
                #expect(pool.state.open == 0)
                #expect(await postgresError { try await pool.transaction { _ in } }?.kind == .closed)
            }
        }

        @Test func `as a service the reader connects ahead and closes at a graceful shutdown`() async throws {
            try await TestServer.withReader { reader, _ in
                let group = ServiceGroup(services: [reader], logger: TestServer.logger)
                async let running: Void = group.run()
                try await until { reader.state.open == 2 }
                await group.triggerGracefulShutdown()
                try await running
                try await until { reader.state.open == 0 }
            }
        }

        @Test func `a pool that goes out of use closes its connections`() async throws {
            let name = "postgres tests, dropped"
            var configuration = PoolConfiguration(conninfo: try TestServer.conninfo())
            configuration.applicationName = name
            do {
                let pool = Pool(configuration: configuration, logger: TestServer.logger)
                try await pool.transaction { _ in }
            }
            let sessions = Ask.integer("SELECT count(*) FROM pg_stat_activity WHERE application_name = '\(name)'")
            try await TestServer.withPool { pool in
                try await until { try await pool.transaction { try $0.first(sessions) } == 0 }
            }
        }
    }
}
