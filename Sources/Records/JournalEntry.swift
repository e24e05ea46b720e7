public import Kernel
public import Postgres

/// An entry opened outside the API: by the operator's command line.
public enum JournalEntry {
    /// Opens the transaction's entry; it is sealed at commit.
    ///
    /// - Parameter kind: who acts, such as `operator`.
    public static func open(act: String, kind: String, at now: Instant, in transaction: Transaction) throws(PostgresError) {
        _ = try transaction.first(statement, (now, act, kind))
    }

    private static let statement = Statement<(Instant, String, String), Int64>(
        SQL.openEntry,
        encode: { input, parameters in
            try parameters.bind(input.0)
            try parameters.bind(input.1)
            try parameters.bind(input.2)
        },
        decode: { row in try row.integer(0) })
}
