/// A link used for one statement at a time, waiting for each until a deadline. For a thread of its own.
///
/// After `.connectionLost` or `.deadline` it is of no use: what the server answers next could belong to anything.
final class Connection {
    private let link: Link
    private var prepared = PreparedStatements()
    /// Set when an answer may still be on its way.
    private var isSpoilt = false

    init(_ link: Link) {
        self.link = link
    }

    /// Between transactions and as good as before, as far as is known without looking.
    var isSound: Bool { !isSpoilt && link.isIdle && link.isOpen }

    /// Sound, and not closed by the server since the last transaction either.
    var isReusable: Bool {
        guard isSound else { return false }
        // A few looks: a server that closes sends its reason first, the end of the stream comes after.
        for _ in 0..<4 {
            if wait(for: .read, on: link.socket, until: .now).timedOut { return true }
            if !link.consumeInput() { return false }
        }
        return link.isOpen
    }

    var isInTransaction: Bool { link.isInTransaction }

    /// The first warning since `clearNotices`.
    var warning: String? { link.notices.warning?.message }

    func clearNotices() {
        link.notices.clear()
    }

    /// Runs text of several statements in the simple protocol; answers with the tag of the last.
    @discardableResult
    func run(_ sql: String, until deadline: Deadline) throws(PostgresError) -> String {
        try link.sendQuery(sql)
        return try answer(until: deadline)?.commandTag ?? ""
    }

    /// Runs a prepared statement, preparing it first if need be.
    func run(
        _ key: StatementKey,
        _ parameters: Parameters,
        until deadline: Deadline
    ) throws(PostgresError) -> QueryResult {
        let lookup = prepared.look(up: key)
        switch lookup {
        case .prepared(let name):
            try link.sendExecution(of: name, parameters)
        case .new(let name):
            do throws(PostgresError) {
                try link.sendPrepare(key.sql, as: name)
                _ = try answer(until: deadline)
            } catch {
                prepared.forget(key, named: name)
                throw error
            }
            try link.sendExecution(of: name, parameters)
        case .full:
            try link.sendUnprepared(key.sql, parameters)
        }
        do throws(PostgresError) {
            guard let result = try answer(until: deadline) else { throw link.lost }
            return result
        } catch {
            if let name = lookup.name, PreparedStatements.isStale(error) { prepared.forget(key, named: name) }
            throw error
        }
    }

    /// The last result of what was sent, or the first error.
    private func answer(until deadline: Deadline) throws(PostgresError) -> QueryResult? {
        isSpoilt = true
        try flush(until: deadline)
        var last: QueryResult?
        var failure: PostgresError?
        while let result = try next(until: deadline) {
            if case .failed(let error) = result.outcome {
                if error.kind == .connectionLost { throw error }
                failure = failure ?? error
            }
            last = result
        }
        isSpoilt = false
        if let failure { throw failure }
        return last
    }

    private func flush(until deadline: Deadline) throws(PostgresError) {
        while try !link.flush() {
            _ = wait(for: .readOrWrite, on: link.socket, until: deadline)
            if deadline.hasPassed { throw Self.late }
            // A server that sends must be read from, or it stops reading.
            if !link.consumeInput() { return }
        }
    }

    private func next(until deadline: Deadline) throws(PostgresError) -> QueryResult? {
        while link.isBusy {
            _ = wait(for: .read, on: link.socket, until: deadline)
            if deadline.hasPassed { throw Self.late }
            // What the server said last, before the connection broke, is the better error.
            if !link.consumeInput() { break }
        }
        return link.nextResult()
    }

    private static let late = PostgresError(.deadline, message: "the server did not answer in time")
}
