import Crypto
public import Postgres

/// Brings the database's schema to what this build carries: migrations forward only, then the logic anew.
public struct Migrator: Sendable {
    private let pool: Pool

    /// - Parameter pool: logs in as the owner; its deadline must allow for the longest migration.
    public init(pool: Pool) {
        self.pool = pool
    }

    /// What one run did.
    public struct Report: Sendable, Equatable {
        public let applied: [String]
        public let known: Int
    }

    /// Applies each migration that is not recorded, one transaction each, and re-applies views, functions and triggers.
    ///
    /// Several may run at once: an advisory lock lets one at a time through.
    ///
    /// - Throws: `MigrationError` when a recorded migration's text has changed; `PostgresError`.
    public func migrate() async throws -> Report {
        var applied: [String] = []
        for migration in EmbeddedSQL.migrations {
            let hash = Array(SHA256.hash(data: Array(migration.text.utf8)))
            let fresh = try await pool.transaction { transaction in
                try transaction.execute(Self.lock)
                if let recorded = try Self.recordedHash(of: migration.name, in: transaction) {
                    guard recorded == hash else { throw MigrationError.changed(migration.name) }
                    return false
                }
                try transaction.batch(migration.text)
                try transaction.execute(Self.record, (migration.name, hash))
                return true
            }
            if fresh { applied.append(migration.name) }
        }
        try await pool.transaction { transaction in
            try transaction.execute(Self.lock)
            // SQL functions may name views and functions of later files, so bodies are checked when they run.
            try transaction.batch("SET LOCAL check_function_bodies = off")
            for logic in EmbeddedSQL.logic {
                try transaction.batch(logic.text)
            }
        }
        return Report(applied: applied, known: EmbeddedSQL.migrations.count)
    }

    private static func recordedHash(of name: String, in transaction: Transaction) throws -> [UInt8]? {
        guard try transaction.first(table) == true else { return nil }
        return try transaction.first(find, name)
    }

    /// "samv" in ASCII: the number of the advisory lock that migrations take.
    private static let lock = Statement<Void, Void>("SELECT pg_advisory_xact_lock(1935764854)")

    private static let table = Statement<Void, Bool>(
        "SELECT to_regclass('public.migrations') IS NOT NULL",
        decode: { row in try row.bool(0) })

    private static let find = Statement<String, [UInt8]>(
        "SELECT hash FROM migrations WHERE name = $1::text",
        encode: { name, parameters in try parameters.bind(name) },
        decode: { row in try row.bytes(0) })

    private static let record = Statement<(String, [UInt8]), Void>(
        "INSERT INTO migrations (name, hash) VALUES ($1::text, $2::bytea)",
        encode: { input, parameters in
            try parameters.bind(input.0)
            parameters.bind(bytes: input.1)
        })
}

public enum MigrationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A migration that has landed was edited: its recorded hash is another.
    case changed(String)

    public var description: String {
        switch self {
        case .changed(let name):
            "migration \(name) is recorded with another text; migrations are never edited, write a new one"
        }
    }
}
