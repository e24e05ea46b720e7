import HTTPTypes
import Kernel
import Postgres
import Records

/// What an error means to the client. The one place that goes from error to status.
enum Verdict: Sendable {
    /// Can be told as it is.
    case problem(Problem)
    /// A rule said no: its words are to be looked up.
    case rule(BrokenRule)
    /// Nobody's rule: a fault of ours, masked.
    case fault
}

/// A rule that a request broke, before its words are known.
struct BrokenRule: Sendable, Equatable {
    let status: Int
    let name: String
    var clause: String?
    var facts: JSONValue?
    /// A constraint that no rule bears is a fault of ours; a rule that was raised by name is told even without words.
    let isRaised: Bool
}

extension Verdict {
    /// SQLSTATE → status of what triggers and functions of ours raise.
    private static let raisedStatuses = ["SV403": 403, "SV409": 409, "SV422": 422]

    /// `reads` is whether the request only read: there, a parameter that PostgreSQL cannot cast names nothing.
    init(_ error: any Error, reads: Bool) {
        switch error {
        case let problem as Problem: self = .problem(problem)
        case is NotFound: self = .problem(.notFound)
        case let error as RenderingUnavailable: self = .problem(Problem(.renderingUnavailable, detail: error.detail))
        case let refusal as Refusal: self = .rule(BrokenRule(refusal))
        case let error as RecordingError: self = .problem(Problem(error))
        case let error as PostgresError: self = Verdict(error, reads: reads)
        case is CancellationError: self = .problem(.unavailable)
        case is RequestCutOff: self = .problem(.deadlineExceeded)
        default: self = .fault
        }
    }

    private init(_ error: PostgresError, reads: Bool) {
        switch error.kind {
        case .connectionLost, .deadline, .poolExhausted, .closed: self = .problem(.unavailable)
        case .outcomeUnknown: self = .problem(.outcomeUnknown)
        case .encoding, .decoding: self = .fault
        case .server: self = Verdict(serverError: error, reads: reads)
        }
    }

    private init(serverError error: PostgresError, reads: Bool) {
        let state = error.sqlstate ?? ""
        if let status = Verdict.raisedStatuses[state], let rule = error.constraint {
            self = .rule(BrokenRule(raised: rule, status: status, detail: error.detail))
            return
        }
        switch (state, state.prefix(2)) {
        case (_, "23"):
            self = error.constraint.map { .rule(BrokenRule(status: 409, name: $0, isRaised: false)) } ?? .fault
        // Text that is no uuid, number or date; numbers and dates out of range.
        case ("22P02", _), ("22003", _), ("22007", _), ("22008", _): self = reads ? .problem(.notFound) : .fault
        // Serialisation, deadlock, lock not available, cancelled by a time limit.
        case ("40001", _), ("40P01", _), ("55P03", _), ("57014", _): self = .problem(.unavailable)
        // Connections, resources, operator intervention.
        case (_, "08"), (_, "53"), (_, "57"): self = .problem(.unavailable)
        default: self = .fault
        }
    }
}

extension Problem {
    /// What an error means to somebody who only reads; nil: a fault of ours, or a rule, which no read breaks.
    public static func met(reading error: any Error) -> Problem? {
        guard case .problem(let problem) = Verdict(error, reads: true) else { return nil }
        return problem
    }

    fileprivate init(_ error: RecordingError) {
        switch error {
        case .unknownToken: self = .tokenUnknown
        case .keyReused: self = .idempotencyKeyReused
        case .outcomeUnknown: self = .outcomeUnknown
        }
    }
}

extension BrokenRule {
    fileprivate init(_ refusal: Refusal) {
        let status =
            switch refusal.kind {
            case .forbidden: 403
            case .conflict: 409
            case .unprocessable: 422
            }
        self.init(status: status, name: refusal.rule, clause: refusal.clause, facts: refusal.facts, isRaised: true)
    }

    /// `detail` is `{"clause":…,"facts":{…}}` as the database raised it; what is no JSON is not told.
    fileprivate init(raised rule: String, status: Int, detail: String?) {
        self.init(status: status, name: rule, isRaised: true)
        guard let detail, let value = try? JSONScanner.parse(Array(detail.utf8)) else { return }
        clause = value["clause"]?.string
        if case .object(let facts) = value["facts"] { self.facts = .object(facts) }
    }
}
