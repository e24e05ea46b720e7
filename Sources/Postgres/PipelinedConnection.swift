import Logging

/// One connection in pipeline mode and the loop that serves it, on a thread that does nothing else.
///
/// Every read is a segment of its own, ended by a sync: a failure stays with the read that caused it. Answers come
/// in the order of sending, and go to their callers undecoded.
final class PipelinedConnection {
    /// A read under way. While `isPreparing`, the next result is that of its preparation.
    private struct InFlight {
        let submission: ReadQueue.Submission
        /// What it was prepared as; nil if it was not.
        let name: String?
        var isPreparing: Bool
        var answer: Result<QueryResult, PostgresError>?
    }

    /// Reads under way at once: enough to keep the server from waiting for us, few enough not to queue long behind
    /// a slow one while another connection is free.
    private static let depth = 64
    /// A read is sent again when its connection was lost or its plan had become stale: it changes nothing.
    private static let attemptLimit = 2
    private static let connectLimit = Duration.seconds(2)
    /// How often a thread without a connection looks for reads that have expired.
    private static let tick = Duration.milliseconds(25)

    private let shared: ReaderCore
    private let wakeup: Wakeup
    private var prepared = PreparedStatements()
    private var inFlight = Fifo<InFlight>()
    /// Taken from the queue and not yet sent; empty but while sending, and when sending fails.
    private var unsent = Fifo<ReadQueue.Submission>()
    private var backoff = Backoff()

    init(_ shared: ReaderCore, wakeup: Wakeup) {
        self.shared = shared
        self.wakeup = wakeup
    }

    /// Until the reader is closed.
    func run() {
        while !shared.isClosed {
            do {
                try pause()
                let link = try Link.open(
                    shared.options,
                    until: .after(Self.connectLimit),
                    counting: shared.openCount,
                    meanwhile: housekeep
                )
                try link.enterPipelineMode()
                if backoff.failures > 0 { shared.logger.info("reader connected again") }
                try serve(link)
            } catch {
                lose(because: error)
            }
        }
    }

    // MARK: Without a connection

    private func pause() throws(PostgresError) {
        while let nextAttempt = backoff.nextAttempt, !nextAttempt.hasPassed {
            _ = wait(for: .read, on: -1, or: wakeup, until: min(nextAttempt, .after(Self.tick)))
            try housekeep()
        }
    }

    private func housekeep() throws(PostgresError) {
        for read in shared.queue.locked({ $0.expire(at: .now) }) { read.fail(Self.late) }
        if shared.isClosed { throw .closed }
    }

    /// What was under way is sent once more, by whichever connection has time.
    private func lose(because error: PostgresError) {
        if backoff.failures == 0, error.kind != .closed {
            shared.logger.warning("reader connection lost", metadata: error.metadata)
        }
        backoff.failed(at: .now)
        prepared = PreparedStatements()
        let lost = inFlight.removeAll().map(\.submission)
        shared.inFlightCount.add(-lost.count)
        let (again, given) = (
            lost.filter { $0.attempts < Self.attemptLimit }, lost.filter { $0.attempts >= Self.attemptLimit }
        )
        for submission in given { submission.read.fail(error.classified(as: .connectionLost)) }
        shared.putBack(again + unsent.removeAll(), except: wakeup)
    }

    // MARK: With a connection

    /// Sends and receives until the reader is closed or the connection lost.
    private func serve(_ link: Link) throws(PostgresError) {
        while true {
            let (expired, work, firstDeadline) = shared.queue.locked { queue in
                let expired = queue.expire(at: .now)
                let room = Self.depth - inFlight.count
                let work = queue.take(room, isBusy: !inFlight.isEmpty, sleeper: wakeup)
                return (expired, work, queue.firstDeadline)
            }
            for read in expired { read.fail(Self.late) }
            switch work {
            case .none:
                try sleep(link)
                continue
            case .closed:
                if inFlight.isEmpty { return }
            case .reads(let submissions):
                unsent.prepend(submissions)
                while let submission = unsent.popFirst() { try send(submission, on: link) }
                if inFlight.isEmpty { continue }
            }
            try exchange(link, until: firstDeadline)
        }
    }

    /// Until there are reads, or the server has something to say: as a rule, that it closes.
    private func sleep(_ link: Link) throws(PostgresError) {
        let woken = wait(for: .read, on: link.socket, or: wakeup, until: .never)
        guard woken.bySocket else { return }
        let isAlive = link.consumeInput()
        // Takes notices off the wire.
        _ = link.isBusy
        guard isAlive else { throw link.lost }
    }

    /// One round of writing, waiting and reading.
    private func exchange(_ link: Link, until firstWaiting: Deadline) throws(PostgresError) {
        let isFlushed = try link.flush()
        let firstSent = inFlight.first?.submission.read.deadline ?? .never
        let woken = wait(for: isFlushed ? .read : .readOrWrite, on: link.socket, until: min(firstSent, firstWaiting))
        if woken.bySocket {
            let isAlive = link.consumeInput()
            try receive(from: link)
            guard isAlive else { throw link.lost }
        }
        if let head = inFlight.first, head.submission.read.deadline.hasPassed {
            // Only the first has had its chance; the others may be answered elsewhere.
            _ = popHead()
            head.submission.read.fail(Self.late)
            throw Self.late
        }
    }

    private func send(_ submission: ReadQueue.Submission, on link: Link) throws(PostgresError) {
        let read = submission.read
        if read.outcome != nil { return }
        let lookup = prepared.look(up: read.key)
        var isPreparing = false
        do {
            switch lookup {
            case .prepared(let name):
                try link.sendExecution(of: name, read.parameters)
            case .new(let name):
                isPreparing = true
                try link.sendPrepare(read.key.sql, as: name)
                try link.sendExecution(of: name, read.parameters)
            case .full:
                try link.sendUnprepared(read.key.sql, read.parameters)
            }
        } catch {
            // A statement that can't be written is its caller's; nothing of it has been sent.
            guard error.kind == .encoding else {
                append(submission, as: lookup.name, isPreparing: isPreparing)
                throw error
            }
            if let name = lookup.name { prepared.forget(read.key, named: name) }
            return read.fail(error)
        }
        append(submission, as: lookup.name, isPreparing: isPreparing)
        try link.sendSync()
    }

    private func append(_ submission: ReadQueue.Submission, as name: String?, isPreparing: Bool) {
        var submission = submission
        submission.attempts += 1
        inFlight.append(InFlight(submission: submission, name: name, isPreparing: isPreparing))
        shared.inFlightCount.add(1)
    }

    /// Takes what has arrived. Between the results of two statements libpq says nil once; more than that is no
    /// progress.
    private func receive(from link: Link) throws(PostgresError) {
        var silences = 0
        while !inFlight.isEmpty, !link.isBusy {
            guard let result = link.nextResult() else {
                silences += 1
                guard silences < 3 else { throw link.lost }
                continue
            }
            silences = 0
            switch result.outcome {
            case .rows, .command:
                inFlight.updateFirst { head in
                    if head.isPreparing {
                        head.isPreparing = false
                    } else {
                        head.answer = head.answer ?? .success(result)
                    }
                }
            case .failed(let error):
                if error.kind == .connectionLost { throw error }
                inFlight.updateFirst { $0.answer = $0.answer ?? .failure(error) }
            case .pipelineAborted:
                break
            case .pipelineSync:
                finishHead()
            }
        }
    }

    private func finishHead() {
        guard let head = popHead() else { return }
        backoff.succeeded()
        let submission = head.submission
        switch head.answer {
        case .success(let result):
            submission.read.finish(.success(result))
        case .failure(let error):
            // The preparation failed, or what was prepared is of no more use.
            if let name = head.name, head.isPreparing || PreparedStatements.isStale(error) {
                prepared.forget(submission.read.key, named: name)
            }
            if PreparedStatements.isStale(error), submission.attempts < Self.attemptLimit {
                shared.putBack([submission], except: wakeup)
            } else {
                submission.read.fail(error)
            }
        case nil:
            submission.read.fail(PostgresError(.connectionLost, message: "the server answered with nothing"))
        }
    }

    private func popHead() -> InFlight? {
        guard let head = inFlight.popFirst() else { return nil }
        shared.inFlightCount.add(-1)
        return head
    }

    private static let late = PostgresError(.deadline, message: "the read was not answered in time")
}
