/// One read on its way: what to send, until when it is worth sending, and who waits for the result.
final class PendingRead: Sendable {
    typealias Outcome = Result<QueryResult, any Error>

    private enum Caller {
        case notYet
        case waiting(CheckedContinuation<Outcome, Never>)
        case answered(Outcome?)
    }

    let key: StatementKey
    let parameters: Parameters
    let deadline: Deadline
    private let caller = Monitor(Caller.notYet)

    init(_ key: StatementKey, _ parameters: Parameters, until deadline: Deadline) {
        self.key = key
        self.parameters = parameters
        self.deadline = deadline
    }

    /// The caller has its answer, or no longer wants one.
    var isAnswered: Bool {
        caller.locked { caller in
            if case .answered = caller { true } else { false }
        }
    }

    /// Waits for the answer, which may have come already.
    func answer(to continuation: CheckedContinuation<Outcome, Never>) {
        let early: Outcome? = caller.locked { caller in
            guard case .answered(let outcome) = caller else {
                caller = .waiting(continuation)
                return nil
            }
            return outcome
        }
        if let early { continuation.resume(returning: early) }
    }

    /// The first answer counts; later ones find nobody.
    func finish(_ outcome: Outcome) {
        let continuation: CheckedContinuation<Outcome, Never>? = caller.locked { caller in
            switch caller {
            case .notYet:
                caller = .answered(outcome)
                return nil
            case .waiting(let continuation):
                caller = .answered(nil)
                return continuation
            case .answered:
                return nil
            }
        }
        continuation?.resume(returning: outcome)
    }

    func fail(_ error: PostgresError) {
        finish(.failure(error))
    }
}
