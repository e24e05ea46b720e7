/// One read on its way: what to send, until when it is worth sending, and what came of it.
///
/// The outcome lies here, behind the lock, and the caller is only woken for it.
final class PendingRead: Sendable {
    typealias Outcome = Result<QueryResult, any Error>

    private enum Progress {
        case started
        case awaited(CheckedContinuation<Void, Never>)
        case finished(Outcome)
    }

    let key: StatementKey
    let parameters: Parameters
    let deadline: Deadline
    private let progress = Monitor(Progress.started)

    init(_ key: StatementKey, _ parameters: Parameters, until deadline: Deadline) {
        self.key = key
        self.parameters = parameters
        self.deadline = deadline
    }

    /// Nil while the read is on its way. It may end without having been sent: the caller may not want it any more.
    var outcome: Outcome? {
        progress.locked { progress in
            if case .finished(let outcome) = progress { outcome } else { nil }
        }
    }

    /// Wakes the caller when there is an outcome; at once, if there is.
    func wake(_ caller: CheckedContinuation<Void, Never>) {
        let isFinished = progress.locked { progress in
            if case .finished = progress { return true }
            progress = .awaited(caller)
            return false
        }
        if isFinished { caller.resume() }
    }

    /// The first outcome counts.
    func finish(_ outcome: Outcome) {
        let caller: CheckedContinuation<Void, Never>? = progress.locked { progress in
            switch progress {
            case .started:
                progress = .finished(outcome)
                return nil
            case .awaited(let caller):
                progress = .finished(outcome)
                return caller
            case .finished:
                return nil
            }
        }
        caller?.resume()
    }

    func fail(_ error: PostgresError) {
        finish(.failure(error))
    }
}
