import Kernel
import WebAPI

/// Acclamation, open voting by roll-call or secret ballot, as the secretary records it; the outcome is computed (D-4, D-20).
enum Voting {
    private static let outcomes = ["approved", "approvedWithChange", "rejected", "referredBack", "tabled", "noted"]

    static func read(_ fields: inout FieldReader) -> Proceedings.Happening {
        let at = fields.optionalInstant("at")
        var facts: [(String, JSONValue)] = [
            ("form", .string(fields.code("form", of: ["acclamation", "open", "secret"]))),
            ("subject", .string(fields.prose("subject", max: 8000))),
            ("options", .array(fields.array("options", count: 1...20, of: option))),
        ]
        if fields.holds("votes") {
            facts.append(("ballots", .array(fields.array("votes", count: 0...500, of: vote))))
        } else if fields.holds("ballots") {
            facts.append(("ballots", .array(fields.array("ballots", count: 0...21, of: ballot))))
        }
        for name in ["found", "castingVote", "lot"] {
            if let code = fields.optionalCode(name) { facts.append((name, .string(code))) }
        }
        return Proceedings.Happening(at: at, facts)
    }

    private static func option(_ fields: inout FieldReader) -> JSONValue {
        let code = fields.code("code")
        let text = fields.prose("text", max: 2000)
        let outcome = fields.optionalCode("outcome", of: outcomes)
        return .object([("code", .string(code)), ("text", .string(text))] + (outcome.map { [("outcome", .string($0))] } ?? []))
    }

    /// Without an option the voter abstained.
    private static func vote(_ fields: inout FieldReader) -> JSONValue {
        let person = fields.uuid("person")
        return .object([("person", .string(person.text)), ("option", fields.optionalCode("option").map { .string($0) } ?? .null)])
    }

    private static func ballot(_ fields: inout FieldReader) -> JSONValue {
        let count = fields.integer("count", in: 0...10_000)
        return .object([("option", fields.optionalCode("option").map { .string($0) } ?? .null), ("count", .integer(Int64(count)))])
    }
}
