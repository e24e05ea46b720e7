import Logging

/// What a reader and its threads share. Apart from the reader, since the threads must not keep that alive.
final class ReaderCore: Sendable {
    let queue: Monitor<ReadQueue>
    let options: SessionOptions
    let openCount = Counter()
    let inFlightCount = Counter()
    let logger: Logger

    init(configuration: PipelinedReaderConfiguration, logger: Logger) {
        queue = Monitor(ReadQueue(limit: configuration.queueLimit))
        options = configuration.sessionOptions
        self.logger = logger
    }

    var isClosed: Bool { queue.locked { $0.isClosed } }

    func add(_ read: PendingRead) throws(PostgresError) {
        // Typed, since a generic rethrow would lose the type.
        let admission: Result<Wakeup?, PostgresError> = queue.locked { queue in
            do throws(PostgresError) { return .success(try queue.add(read)) } catch { return .failure(error) }
        }
        try admission.get()?.signal()
    }

    /// For reads to be sent once more; by another connection, if one sleeps.
    func putBack(_ reads: [ReadQueue.Submission], except wakeup: Wakeup) {
        let (refused, sleeper) = queue.locked { queue -> ([ReadQueue.Submission], Wakeup?) in
            queue.forget(wakeup)
            return queue.isClosed ? (reads, nil) : ([], queue.putBack(reads))
        }
        for submission in refused { submission.read.fail(.closed) }
        sleeper?.signal()
    }

    func close() {
        let (reads, sleepers) = queue.locked { $0.close() }
        for read in reads { read.fail(.closed) }
        for sleeper in sleepers { sleeper.signal() }
    }
}
