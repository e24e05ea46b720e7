/// What went wrong between us and the database, in a form to branch on; the message is for the log.
public struct PostgresError: Error, Sendable, Equatable {
    public enum Kind: String, Sendable {
        /// The server refused; `sqlstate` says why, and the connection is as good as before.
        case server
        /// The connection broke before COMMIT was sent: nothing of the transaction took effect.
        case connectionLost
        /// The connection broke, the deadline passed or a WARNING came while COMMIT was under way: it may have
        /// taken effect.
        case outcomeUnknown
        /// No answer in time; the connection has been discarded, and nothing was committed.
        case deadline
        /// No connection became free in time, or too many were waiting already.
        case poolExhausted
        /// Used after `close()`, or a `Transaction` after its closure.
        case closed
        /// A parameter PostgreSQL can't be given as it is.
        case encoding
        /// A column that is not there, NULL, or not of the form asked for.
        case decoding
    }

    public let kind: Kind
    /// Five characters; nil when no server said it, as when a connection just breaks.
    public let sqlstate: String?
    public let constraint: String?
    public let message: String
    public let detail: String?
    public let table: String?

    public init(
        _ kind: Kind,
        message: String,
        sqlstate: String? = nil,
        constraint: String? = nil,
        detail: String? = nil,
        table: String? = nil
    ) {
        self.kind = kind
        self.sqlstate = sqlstate
        self.constraint = constraint
        self.message = message
        self.detail = detail
        self.table = table
    }

    /// For an encoder that can't write its input.
    public static func encoding(_ message: String) -> PostgresError { PostgresError(.encoding, message: message) }

    /// For a decoder that can't read its row.
    public static func decoding(_ message: String) -> PostgresError { PostgresError(.decoding, message: message) }

    /// The same facts seen as another kind: a loss during COMMIT, say.
    func classified(as kind: Kind) -> PostgresError {
        PostgresError(
            kind,
            message: message,
            sqlstate: sqlstate,
            constraint: constraint,
            detail: detail,
            table: table
        )
    }

    static let closed = PostgresError(.closed, message: "the pool or reader is closed")
}

extension PostgresError: CustomStringConvertible {
    public var description: String {
        let facts = [("SQLSTATE", sqlstate), ("constraint", constraint), ("table", table), ("detail", detail)]
        let told = facts.compactMap { name, value in value.map { "\(name) \($0)" } }
        return told.isEmpty ? "\(kind): \(message)" : "\(kind): \(message) (\(told.joined(separator: ", ")))"
    }
}
