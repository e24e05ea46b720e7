import FoundationEssentials
import Logging
import Postgres
import Testing

/// All tests that talk to a server, one after the other: they kill sessions, and measure time by its order of
/// magnitude.
@Suite(.serialized, .timeLimit(.minutes(1)))
enum ServerTests {}

/// The server the tests run against: a private cluster whose conninfo the environment names.
enum TestServer {
    struct Missing: Error, CustomStringConvertible {
        let description =
            "SAMVERKAN_TEST_CONNINFO is not set: run the tests with deploy/test, which starts a private cluster"
    }

    static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    static func conninfo() throws -> String {
        guard let conninfo = ProcessInfo.processInfo.environment["SAMVERKAN_TEST_CONNINFO"] else { throw Missing() }
        return conninfo
    }

    /// A pool whose tables are its test's own: an empty schema that goes with it.
    static func withPool<R>(
        _ configure: (inout PoolConfiguration) -> Void = { _ in },
        _ body: (Pool) async throws -> R
    ) async throws -> R {
        try await withSchema { schema in
            var configuration = PoolConfiguration(conninfo: try conninfo())
            configuration.settings["search_path"] = schema
            configure(&configuration)
            let pool = Pool(configuration: configuration, logger: logger)
            defer { pool.close() }
            return try await body(pool)
        }
    }

    /// A reader and a pool on the same empty schema.
    static func withReader<R>(
        _ configure: (inout PipelinedReaderConfiguration) -> Void = { _ in },
        _ body: (PipelinedReader, Pool) async throws -> R
    ) async throws -> R {
        try await withSchema { schema in
            var configuration = PipelinedReaderConfiguration(conninfo: try conninfo())
            configuration.settings["search_path"] = schema
            configure(&configuration)
            let reader = PipelinedReader(configuration: configuration, logger: logger)
            defer { reader.close() }
            var writing = PoolConfiguration(conninfo: try conninfo())
            writing.settings["search_path"] = schema
            let pool = Pool(configuration: writing, logger: logger)
            defer { pool.close() }
            return try await body(reader, pool)
        }
    }

    private static func withSchema<R>(_ body: (String) async throws -> R) async throws -> R {
        var configuration = PoolConfiguration(conninfo: try conninfo())
        configuration.connections = 1
        configuration.deadline = .seconds(30)
        configuration.lockTimeout = .seconds(20)
        configuration.statementTimeout = .seconds(20)
        let keeper = Pool(configuration: configuration, logger: logger)
        defer { keeper.close() }
        let schema = "test_" + UUID().uuidString.filter { $0 != "-" }.lowercased()
        try await keeper.transaction { try $0.batch("CREATE SCHEMA \(schema)") }
        let outcome: Result<R, any Error>
        do { outcome = .success(try await body(schema)) } catch { outcome = .failure(error) }
        try await keeper.transaction { try $0.batch("DROP SCHEMA \(schema) CASCADE") }
        return try outcome.get()
    }

    /// Ends a session of the server's, and returns when it has ended.
    static func terminate(_ backend: Int) async throws {
        var configuration = PoolConfiguration(conninfo: try conninfo())
        configuration.connections = 1
        let pool = Pool(configuration: configuration, logger: logger)
        defer { pool.close() }
        let terminate = Statement(
            "SELECT pg_terminate_backend($1::int, 3000)",
            encode: { (backend: Int, parameters) in parameters.bind(backend) },
            decode: { row in try row.bool(0) }
        )
        _ = try await pool.transaction { try $0.first(terminate, backend) }
    }
}

/// Statements that many tests need.
enum Ask {
    static let backend = Statement("SELECT pg_backend_pid()") { row in try row.int(0) }

    static let sleep = Statement(
        "SELECT pg_sleep($1::float8 / 1000)",
        encode: { (milliseconds: Int, parameters) in parameters.bind(milliseconds) }
    )

    static func integer(_ sql: String) -> Statement<Void, Int> {
        Statement(sql) { row in try row.int(0) }
    }

    static func text(_ sql: String) -> Statement<Void, String> {
        Statement(sql) { row in try row.text(0) }
    }
}

/// The error of `body`, or nil when it throws another or none.
func postgresError(_ body: () async throws -> Void) async -> PostgresError? {
    do {
        try await body()
        return nil
    } catch {
        return error as? PostgresError
    }
}

/// Yields until the condition holds; a test that waits in vain is ended by its time limit.
func until(_ condition: () async throws -> Bool) async throws {
    while try await !condition() {
        try Task.checkCancellation()
        await Task.yield()
    }
}
