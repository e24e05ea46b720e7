public import Logging
public import ServiceLifecycle

/// Short reads of many callers, batched over a few connections in pipeline mode.
///
/// Sessions are read only and every read is a transaction of its own (READ COMMITTED). For reads that take
/// milliseconds: all that is sent behind a slow one waits for it; slow ones belong in a `Pool`. Connects with the
/// first read, or with `run`.
public final class PipelinedReader: Service, Sendable {
    private let configuration: PipelinedReaderConfiguration
    private let core: ReaderCore
    private let isStarted = Monitor(false)

    public init(configuration: PipelinedReaderConfiguration, logger: Logger) {
        precondition(configuration.connections > 0, "a reader has a connection")
        self.configuration = configuration
        core = ReaderCore(configuration: configuration, logger: logger)
    }

    deinit {
        close()
    }

    /// All rows, decoded in the caller's task. A read whose connection was lost is sent once more.
    /// - Throws: `PostgresError`; `CancellationError` when the task is cancelled, whatever then becomes of the read.
    public func rows<Input, Output>(_ statement: Statement<Input, Output>, _ input: Input) async throws -> [Output] {
        try statement.outputs(of: await result(statement, input))
    }

    /// The first row, if there is one.
    public func first<Input, Output>(_ statement: Statement<Input, Output>, _ input: Input) async throws -> Output? {
        try statement.firstOutput(of: await result(statement, input))
    }

    public var state: PipelinedReaderState {
        PipelinedReaderState(
            open: core.openCount.value,
            queued: core.queue.locked { $0.count },
            inFlight: core.inFlightCount.value
        )
    }

    /// Connects ahead, then keeps the connections until a graceful shutdown.
    public func run() async throws {
        defer { close() }
        try start()
        try? await gracefulShutdown()
    }

    /// Fails the reads not yet sent with `.closed`; those under way are answered.
    public func close() {
        core.close()
    }

    private func result<Input, Output>(
        _ statement: Statement<Input, Output>,
        _ input: Input
    ) async throws -> QueryResult {
        try start()
        let parameters = try statement.parameters(for: input)
        let read = PendingRead(statement.key, parameters, until: .after(configuration.deadline))
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                read.wake(continuation)
                do throws(PostgresError) { try core.add(read) } catch { read.fail(error) }
            }
        } onCancel: {
            read.finish(.failure(CancellationError()))
        }
        guard let outcome = read.outcome else { throw PostgresError(.closed, message: "woken without an outcome") }
        return try outcome.get()
    }

    /// The threads end when the reader is closed or gone.
    private func start() throws(PostgresError) {
        guard !isStarted.locked({ $0 }) else { return }
        var wakeups: [Wakeup] = []
        for _ in 0..<configuration.connections { wakeups.append(try Wakeup()) }
        let isFirst = isStarted.locked { isStarted in
            defer { isStarted = true }
            return !isStarted
        }
        guard isFirst else { return }
        for wakeup in wakeups {
            startThread { [core] in PipelinedConnection(core, wakeup: wakeup).run() }
        }
    }
}

/// Where a reader connects and what it allows.
public struct PipelinedReaderConfiguration: Sendable {
    /// A connection string or URI as libpq takes it.
    public var conninfo: String
    public var applicationName = "swift-postgres-reader"
    /// A second one keeps quick reads going behind a slow one; more cost more wake-ups than they win.
    public var connections = 2
    /// Reads not yet sent, beyond which the next are refused at once: a tenth of a second's worth at 40,000 a second.
    public var queueLimit = 4_096
    /// The server's own limit, inside `deadline`, so that a slow statement ends with an SQLSTATE (57014).
    public var statementTimeout: Duration = .seconds(2)
    /// From the call to its answer; a connection whose oldest read is not answered then is discarded.
    public var deadline: Duration = .seconds(4)
    /// Further settings of the session, for instance `search_path`.
    public var settings: [String: String] = [:]

    public init(conninfo: String) {
        self.conninfo = conninfo
    }

    var sessionOptions: SessionOptions {
        SessionOptions(
            conninfo: conninfo,
            applicationName: applicationName,
            timeouts: ["statement_timeout": statementTimeout, "lock_timeout": statementTimeout],
            settings: settings.merging(["default_transaction_read_only": "on"]) { _, readOnly in readOnly }
        )
    }
}

/// A reader at one moment, for metrics.
public struct PipelinedReaderState: Sendable, Equatable {
    /// Connections to the server.
    public let open: Int
    /// Reads not yet sent.
    public let queued: Int
    /// Reads sent and not yet answered.
    public let inFlight: Int
}
