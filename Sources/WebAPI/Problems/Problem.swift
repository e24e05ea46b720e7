public import Kernel

/// An error as it is told to the client (RFC 9457), in words not yet chosen. Thrown wherever a request can be rejected.
public struct Problem: Error, Sendable {
    /// Stable, snake case: the last part of `type`, and what clients branch on.
    public let code: String
    public let status: Int
    public let title: Wording
    public let detail: Wording
    /// The words of the agreement that refused.
    var clause: QuotedClause?
    /// What was judged by, an object.
    var facts: JSONValue?
    /// What can be done instead.
    var permittedPath: String?
    var errors: [FieldError] = []
    /// Header fields that belong to the answer, such as `Allow`.
    public internal(set) var headers: [(name: String, value: String)] = []

    init(_ code: ProblemCode, detail: Wording) {
        self.init(code: code.rawValue, status: code.status, title: code.title, detail: detail)
    }

    init(code: String, status: Int, title: Wording, detail: Wording) {
        self.code = code
        self.status = status
        self.title = title
        self.detail = detail
    }

    func with(header name: String, _ value: String) -> Problem {
        var problem = self
        problem.headers.append((name, value))
        return problem
    }
}

/// The words of the agreement that a refusal rests on.
struct QuotedClause: Sendable, Equatable {
    let id: String
    let quote: String
    let document: String
}

/// What is wrong with one place of a body or one parameter.
public struct FieldError: Sendable, Equatable {
    public enum Place: Sendable, Equatable {
        /// JSON pointer into the body.
        case pointer(String)
        /// Name of a query parameter.
        case parameter(String)
    }

    public let place: Place
    public let code: String
    public let detail: Wording
}

/// There is no such thing, or not for this caller.
public struct NotFound: Error, Sendable, Equatable {
    public init() {}
}
