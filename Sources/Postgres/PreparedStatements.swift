/// Which statements one connection has prepared, and under which names.
///
/// A name is used once: a statement that must be prepared anew, since a migration changed what it returns, gets the
/// next number, and the old one is left to end with the connection.
struct PreparedStatements {
    enum Lookup: Equatable {
        case prepared(String)
        /// To be prepared under this name, which counts as done from now on; `forget` if it fails.
        case new(String)
        /// The connection holds as many as it may: run it unprepared.
        case full

        var name: String? {
            switch self {
            case .prepared(let name), .new(let name): name
            case .full: nil
            }
        }
    }

    /// A plan takes tens of kilobytes in the server: 256 × 40 kB ≈ 10 MB a connection.
    static let limit = 256

    private var names: [StatementKey: String] = [:]
    private var lastNumber = 0

    mutating func look(up key: StatementKey) -> Lookup {
        if let name = names[key] { return .prepared(name) }
        guard names.count < Self.limit else { return .full }
        lastNumber += 1
        let name = "s\(lastNumber)"
        names[key] = name
        return .new(name)
    }

    /// Unless it has been prepared under another name since.
    mutating func forget(_ key: StatementKey, named name: String) {
        if names[key] == name { names[key] = nil }
    }

    /// What a server says that no longer knows a name, or whose tables have changed under it.
    static func isStale(_ error: PostgresError) -> Bool {
        error.sqlstate == "26000" || (error.sqlstate == "0A000" && error.message.contains("cached plan"))
    }
}
