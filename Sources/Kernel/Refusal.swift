/// A rule said no. The database raises the same thing as an SQLSTATE of class `SV`; nothing else is a refusal.
public struct Refusal: Error, Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        /// The caller may not do it.
        case forbidden
        /// It does not fit the state the records are in.
        case conflict
        /// What was asked for is never allowed, whoever asks and whenever.
        case unprocessable
    }

    public let kind: Kind
    /// The name of the rule, a sentence in snake case: what texts are looked up by and what clients branch on.
    public let rule: String
    /// The clause of the agreement that speaks, such as `V-22`.
    public let clause: String?
    /// What the rule judged by, an object.
    public let facts: JSONValue

    public init(_ kind: Kind, rule: String, clause: String? = nil, facts: JSONValue = .object([])) {
        self.kind = kind
        self.rule = rule
        self.clause = clause
        self.facts = facts
    }
}
