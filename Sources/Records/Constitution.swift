public import Kernel
public import Postgres

/// Loads a checked charter with its constituting record into an empty service, as journal entry 1 (D-24).
public struct Constitution: Sendable {
    private let pool: Pool
    private let clock: any Clock

    /// - Parameter pool: logs in as the owner.
    public init(pool: Pool, clock: any Clock) {
        self.pool = pool
        self.clock = clock
    }

    /// - Throws: `PostgresError` with constraint `constitution_is_loaded_once` when the service has a charter already,
    ///   or with the rule that the constituting record breaks; then nothing is kept.
    public func load(charter: JSONValue, constitution: JSONValue) async throws {
        let now = clock.now()
        try await pool.transaction { transaction in
            _ = try transaction.first(Self.constitute, (charter, constitution, now))
        }
    }

    /// Whether a charter is loaded.
    public func isLoaded() async throws -> Bool {
        try await pool.transaction(mode: .readOnly) { try $0.first(Self.ready) ?? false }
    }

    private static let constitute = Statement<(JSONValue, JSONValue, Instant), Int64>(
        SQL.constitute,
        encode: { input, parameters in
            try parameters.bind(json: input.0.utf8)
            try parameters.bind(json: input.1.utf8)
            try parameters.bind(input.2.rfc3339)
        },
        decode: { row in try row.integer(0) })

    private static let ready = Statement<Void, Bool>(
        SQL.isReady, decode: { row in try row.integer(0) > 0 })
}
