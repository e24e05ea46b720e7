public import Logging
public import ServiceLifecycle

/// A fixed number of connections for transactions, each on a thread of its own.
///
/// Connects on demand; `run` connects ahead and closes at a graceful shutdown. No call waits beyond its deadline,
/// whatever the server does.
public final class Pool: Service, Sendable {
    private typealias Waiter = CheckedContinuation<Session, any Error>

    private let configuration: PoolConfiguration
    private let openCount = Counter()
    private let queue: Monitor<PoolQueue<Session, Waiter>>
    private let logger: Logger

    public init(configuration: PoolConfiguration, logger: Logger) {
        precondition(configuration.connections > 0, "a pool has a connection")
        self.configuration = configuration
        self.logger = logger
        let openCount = openCount
        let options = configuration.sessionOptions
        let sessions = (0..<configuration.connections).map { _ in
            Session(options: options, connectLimit: configuration.connectLimit, openCount: openCount, logger: logger)
        }
        queue = Monitor(PoolQueue(places: sessions, waiterLimit: configuration.waiters))
    }

    deinit {
        close()
    }

    /// Runs the closure as one transaction: committed when it returns, rolled back when it throws, with the
    /// closure's own error. A closure once begun runs to its end even if the task is cancelled.
    /// - Throws: the closure's error, `PostgresError`, or `CancellationError` while waiting for a connection.
    public func transaction<R: Sendable>(
        mode: TransactionMode = .readWrite,
        isolation: IsolationLevel = .readCommitted,
        deadline: Duration? = nil,
        _ body: @Sendable (Transaction) throws -> R
    ) async throws -> R {
        let kind = TransactionKind(mode: mode, isolation: isolation, ending: .commit)
        return try await run(kind, deadline: deadline, body)
    }

    /// As `transaction`, deferred constraints checked, and then rolled back: what it returned and threw is all
    /// there is.
    public func rehearsal<R: Sendable>(
        isolation: IsolationLevel = .readCommitted,
        deadline: Duration? = nil,
        _ body: @Sendable (Transaction) throws -> R
    ) async throws -> R {
        let kind = TransactionKind(mode: .readWrite, isolation: isolation, ending: .rehearse)
        return try await run(kind, deadline: deadline, body)
    }

    public var state: PoolState {
        queue.locked { queue in
            PoolState(open: openCount.value, idle: queue.idle.count, leased: queue.leased, waiting: queue.waiting)
        }
    }

    /// Connects ahead, then keeps the connections until a graceful shutdown. Ends nothing that is under way.
    public func run() async throws {
        defer { close() }
        await warm()
        try? await gracefulShutdown()
    }

    /// Closes the idle connections, the others as they come back, and fails those who wait with `.closed`.
    public func close() {
        for waiter in queue.locked({ $0.close() }) { waiter.resume(throwing: PostgresError.closed) }
    }

    private func run<R: Sendable>(
        _ kind: TransactionKind,
        deadline: Duration?,
        _ body: @Sendable (Transaction) throws -> R
    ) async throws -> R {
        let deadline = Deadline.after(deadline ?? configuration.deadline)
        let session = try await lease(until: deadline)
        defer { giveBack(session) }
        return try await session.transaction(kind, until: deadline, body)
    }

    /// A failure is logged by the session, and the first transaction tries again.
    private func warm() async {
        let deadline = Deadline.after(configuration.connectLimit)
        let sessions = queue.locked { $0.idle }
        await withTaskGroup(of: Void.self) { group in
            for session in sessions { group.addTask { try? await session.warm(until: deadline) } }
        }
    }

    private func giveBack(_ session: Session) {
        queue.locked { $0.giveBack(session) }?.resume(returning: session)
    }

    private func lease(until deadline: Deadline) async throws -> Session {
        switch queue.locked({ $0.admit() }) {
        case .place(let session): return session
        case .full: throw Self.exhausted("too many wait for a connection")
        case .closed: throw PostgresError.closed
        case .wait(let number):
            let limit = min(deadline, .after(configuration.waitLimit))
            return try await wait(number, until: limit)
        }
    }

    /// All children are heard out, so that a place given at the last moment is not lost.
    private func wait(_ number: Int, until limit: Deadline) async throws -> Session {
        try await withThrowingTaskGroup(of: Session?.self) { group in
            group.addTask { try await self.wait(number) }
            group.addTask {
                try await Task.sleep(for: limit.remaining)
                return nil
            }
            var session: Session?
            var failure: (any Error)?
            while let outcome = await group.nextResult() {
                group.cancelAll()
                switch outcome {
                case .success(let given?): session = given
                case .success(nil): failure = failure ?? Self.exhausted("no connection became free in time")
                case .failure(let error): failure = failure ?? error
                }
            }
            if let session { return session }
            throw failure ?? CancellationError()
        }
    }

    private func wait(_ number: Int) async throws -> Session {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (waiter: Waiter) in
                switch queue.locked({ $0.wait(waiter, number: number) }) {
                // Cancelled before there was anybody to tell.
                case .wait: if Task.isCancelled { leave(number) }
                case .place(let session): waiter.resume(returning: session)
                case .full: waiter.resume(throwing: Self.exhausted("too many wait for a connection"))
                case .closed: waiter.resume(throwing: PostgresError.closed)
                }
            }
        } onCancel: {
            leave(number)
        }
    }

    private func leave(_ number: Int) {
        queue.locked { $0.leave(number) }?.resume(throwing: CancellationError())
    }

    private static func exhausted(_ message: String) -> PostgresError {
        PostgresError(.poolExhausted, message: message)
    }
}
