import Logging

/// One place in the pool: a thread, and a connection that is opened when needed and replaced when spoilt.
actor Session {
    private nonisolated let executor: ThreadExecutor
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    private let options: SessionOptions
    private let connectLimit: Duration
    private let openCount: Counter
    private let logger: Logger
    private var connection: Connection?
    private var backoff = Backoff()

    init(options: SessionOptions, connectLimit: Duration, openCount: Counter, logger: Logger) {
        executor = ThreadExecutor()
        self.options = options
        self.connectLimit = connectLimit
        self.openCount = openCount
        self.logger = logger
    }

    /// Connects ahead of the first transaction.
    func warm(until deadline: Deadline) throws(PostgresError) {
        _ = try connected(until: deadline)
    }

    /// Runs the closure between BEGIN and COMMIT (or ROLLBACK), wholly on this session's thread.
    func transaction<R: Sendable>(
        _ kind: TransactionKind,
        until deadline: Deadline,
        _ body: @Sendable (Transaction) throws -> R
    ) throws -> R {
        let connection = try begin(kind, until: deadline)
        do {
            let result = try run(body, on: connection, until: deadline)
            switch kind.ending {
            case .commit: try commit(connection, until: deadline)
            case .rehearse: try rehearse(connection, until: deadline)
            }
            return result
        } catch {
            rollBack(connection, until: deadline)
            if !connection.isSound { discard(because: error as? PostgresError) }
            throw error
        }
    }

    private func run<R: Sendable>(
        _ body: (Transaction) throws -> R,
        on connection: Connection,
        until deadline: Deadline
    ) throws -> R {
        let scope = Transaction.Scope(connection, until: deadline)
        defer { scope.end() }
        let result = try body(Transaction(scope))
        guard !deadline.hasPassed else {
            throw PostgresError(.deadline, message: "the closure took longer than its deadline")
        }
        return result
    }

    /// Nothing has happened before BEGIN is answered, so that a connection that broke unseen is replaced once.
    private func begin(_ kind: TransactionKind, until deadline: Deadline) throws(PostgresError) -> Connection {
        let first = try connected(until: deadline)
        do {
            try first.run(kind.beginning, until: deadline)
            return first
        } catch {
            discard(because: error)
            guard error.kind == .connectionLost else { throw error }
        }
        let second = try connected(until: deadline)
        do {
            try second.run(kind.beginning, until: deadline)
            return second
        } catch {
            discard(because: error)
            throw error
        }
    }

    private func commit(_ connection: Connection, until deadline: Deadline) throws(PostgresError) {
        connection.clearNotices()
        let tag: String
        do {
            tag = try connection.run("COMMIT", until: deadline)
        } catch {
            switch error.kind {
            case .connectionLost, .deadline: throw error.classified(as: .outcomeUnknown)
            default: throw error
            }
        }
        guard tag == "COMMIT" else {
            throw PostgresError(
                .server,
                message: "rolled back: the closure went on after a failed statement",
                sqlstate: "25P02"
            )
        }
        if let warning = connection.warning {
            throw PostgresError(.outcomeUnknown, message: warning)
        }
    }

    private func rehearse(_ connection: Connection, until deadline: Deadline) throws(PostgresError) {
        try connection.run("SET CONSTRAINTS ALL IMMEDIATE", until: deadline)
        rollBack(connection, until: deadline)
    }

    /// A connection that can't roll back is discarded: the server does it then. What led here is the error to tell.
    private func rollBack(_ connection: Connection, until deadline: Deadline) {
        guard connection.isInTransaction else { return }
        do {
            try connection.run("ROLLBACK", until: deadline)
        } catch {
            discard(because: error)
        }
    }

    private func discard(because error: PostgresError?) {
        guard connection != nil else { return }
        connection = nil
        logger.warning("connection discarded", metadata: error?.metadata)
    }

    /// A connection fit for use, waiting out the back-off of one that can't be had.
    private func connected(until deadline: Deadline) throws(PostgresError) -> Connection {
        if let connection, connection.isReusable { return connection }
        connection = nil
        let limit = min(deadline, .after(connectLimit))
        var refusal: PostgresError?
        while true {
            if let nextAttempt = backoff.nextAttempt { pauseThread(until: min(nextAttempt, limit)) }
            do {
                let opened = Connection(try Link.open(options, until: limit, counting: openCount))
                if backoff.failures > 0 { logger.info("connected again") }
                backoff.succeeded()
                connection = opened
                return opened
            } catch {
                if backoff.failures == 0 {
                    logger.warning("no connection", metadata: error.metadata)
                }
                backoff.failed(at: .now)
                // Why the server refused says more than that time ran out.
                guard error.kind == .connectionLost, !limit.hasPassed else { throw refusal ?? error }
                refusal = error
            }
        }
    }
}

/// Blocks the thread, which is the session's own.
private func pauseThread(until deadline: Deadline) {
    while !deadline.hasPassed { _ = wait(for: .read, on: -1, until: deadline) }
}
