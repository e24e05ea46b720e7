/// The statements of one transaction, run one after the other on the connection's own thread.
///
/// Synchronous, so that nothing can interleave and nothing slow can be awaited in it. Good only inside its closure;
/// later it throws `.closed`. An error from the server fails the whole transaction, also when the closure goes on.
public struct Transaction {
    private let scope: Scope

    init(_ scope: Scope) {
        self.scope = scope
    }

    /// When the whole call ends.
    var deadline: Deadline { scope.deadline }

    /// All rows; empty for a statement that returns none.
    public func rows<Input, Output>(
        _ statement: Statement<Input, Output>,
        _ input: Input
    ) throws(PostgresError) -> [Output] {
        try statement.outputs(of: result(statement, input))
    }

    /// The first row, if there is one; the others are not decoded.
    public func first<Input, Output>(
        _ statement: Statement<Input, Output>,
        _ input: Input
    ) throws(PostgresError) -> Output? {
        try statement.firstOutput(of: result(statement, input))
    }

    /// How many rows were changed or found; none is decoded.
    @discardableResult
    public func execute<Input, Output>(
        _ statement: Statement<Input, Output>,
        _ input: Input
    ) throws(PostgresError) -> Int {
        try result(statement, input).affectedRows
    }

    public func rows<Output>(_ statement: Statement<Void, Output>) throws(PostgresError) -> [Output] {
        try rows(statement, ())
    }

    public func first<Output>(_ statement: Statement<Void, Output>) throws(PostgresError) -> Output? {
        try first(statement, ())
    }

    @discardableResult
    public func execute<Output>(_ statement: Statement<Void, Output>) throws(PostgresError) -> Int {
        try execute(statement, ())
    }

    /// Several statements without parameters, as a migration has them. The text must not end the transaction.
    public func batch(_ sql: String) throws(PostgresError) {
        let connection = try scope.open()
        try connection.run(sql, until: scope.deadline)
        guard connection.isInTransaction else {
            throw PostgresError(.server, message: "the batch ended its transaction", sqlstate: "25P01")
        }
    }

    private func result<Input, Output>(
        _ statement: Statement<Input, Output>,
        _ input: Input
    ) throws(PostgresError) -> QueryResult {
        let connection = try scope.open()
        return try connection.run(statement.key, statement.parameters(for: input), until: scope.deadline)
    }

    /// What ends with the closure, also for copies of the transaction that outlive it.
    final class Scope {
        let deadline: Deadline
        private var connection: Connection?

        init(_ connection: Connection, until deadline: Deadline) {
            self.connection = connection
            self.deadline = deadline
        }

        func end() {
            connection = nil
        }

        func open() throws(PostgresError) -> Connection {
            guard let connection else {
                throw PostgresError(.closed, message: "a transaction is used after its closure")
            }
            return connection
        }
    }
}

public enum TransactionMode: Sendable {
    case readWrite
    case readOnly
}

public enum IsolationLevel: Sendable {
    case readCommitted
    case repeatableRead
    case serializable
}

/// How a transaction begins and how it ends when its closure returns.
struct TransactionKind: Sendable {
    enum Ending: Sendable {
        case commit
        /// Deferred constraints are checked as COMMIT would, and then all is undone.
        case rehearse
    }

    let mode: TransactionMode
    let isolation: IsolationLevel
    let ending: Ending

    var beginning: String {
        let level =
            switch isolation {
            case .readCommitted: "READ COMMITTED"
            case .repeatableRead: "REPEATABLE READ"
            case .serializable: "SERIALIZABLE"
            }
        return "BEGIN ISOLATION LEVEL \(level) \(mode == .readOnly ? "READ ONLY" : "READ WRITE")"
    }
}
