public import Foundation
public import Kernel
public import Records

/// A request to change something, read and found well formed.
public struct Command<Body: Sendable>: Sendable {
    public let body: Body
    public let path: PathParameters
    public let caller: Caller
    public let now: Instant
    /// In Stockholm.
    public let today: Day
    public let language: Language
    /// Whether all of it will be undone.
    public let rehearsal: Bool
    /// The version that an `If-Match` named, already compared; nil without one.
    public let ifMatch: Int64?

    init(body: Body, context: CommandContext) {
        self.body = body
        path = context.path
        caller = context.caller
        now = context.now
        today = context.today
        language = context.language
        rehearsal = context.rehearsal
        ifMatch = context.ifMatch
    }
}

/// A command without its body.
struct CommandContext: Sendable {
    let path: PathParameters
    let caller: Caller
    let now: Instant
    let today: Day
    let language: Language
    let rehearsal: Bool
    let ifMatch: Int64?
}

/// The parameters of a path, percent-decoded and in normal form C.
public struct PathParameters: Sendable, Equatable {
    private let names: [String]
    private let values: [String]

    init(names: [String], values: [String]) {
        precondition(names.count == values.count, "every parameter of a template has a value")
        self.names = names
        self.values = values
    }

    /// What stands at `name`, a parameter of the template.
    public func text(_ name: String) -> String {
        guard let index = names.firstIndex(of: name) else {
            preconditionFailure("no parameter \(name) in the template")
        }
        return values[index]
    }

    /// The identifier at `name`; what is no identifier names nothing.
    public func id(_ name: String) throws(NotFound) -> UUID {
        guard let identifier = UUID(strict: text(name)) else { throw NotFound() }
        return identifier
    }
}
