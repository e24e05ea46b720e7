import Logging

/// The connection of a listener and the thread that waits on it.
actor ListeningSession {
    private nonisolated let executor = ThreadExecutor()
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    private let configuration: ListenerConfiguration
    private let options: SessionOptions
    private let stop: Wakeup
    private let logger: Logger
    private let deliver: AsyncStream<Notification>.Continuation
    private var isStopped = false
    private var backoff = Backoff()

    init(
        _ configuration: ListenerConfiguration,
        stop: Wakeup,
        logger: Logger,
        deliver: AsyncStream<Notification>.Continuation
    ) {
        self.configuration = configuration
        self.stop = stop
        self.logger = logger
        self.deliver = deliver
        options = SessionOptions(
            conninfo: configuration.conninfo,
            applicationName: configuration.applicationName,
            timeouts: [:],
            settings: configuration.settings
        )
    }

    /// Blocks this actor's thread until `stop` is signalled.
    func run() {
        while !isStopped {
            do {
                try listen()
            } catch {
                if backoff.failures == 0 { logger.warning("listening interrupted", metadata: error.metadata) }
                backoff.failed(at: .now)
                pause()
            }
        }
    }

    private func pause() {
        while !isStopped, let nextAttempt = backoff.nextAttempt, !nextAttempt.hasPassed {
            isStopped = wait(for: .read, on: -1, or: stop, until: nextAttempt).byWakeup
        }
    }

    private func listen() throws(PostgresError) {
        let link = try Link.open(options, until: .after(configuration.deadline))
        let connection = Connection(link)
        for channel in configuration.channels {
            let name = channel.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
            try connection.run("LISTEN \"\(name)\"", until: .after(configuration.deadline))
        }
        backoff.succeeded()
        deliver.yield(.reconnected)
        while !isStopped {
            let woken = wait(for: .read, on: link.socket, or: stop, until: .after(configuration.probeInterval))
            isStopped = woken.byWakeup
            if woken.timedOut { try connection.run("SELECT 1", until: .after(configuration.deadline)) }
            if woken.bySocket, !link.consumeInput() { throw link.lost }
            while let notification = link.nextNotification() { deliver.yield(notification) }
        }
    }
}
