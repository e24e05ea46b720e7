import Foundation
import Kernel
import WebAPI

/// Work to hand on: to whom, how far, until when and how it is reported back; or that a delegation ends (V-31, V-54).
/// What the agreement demands of it is judged when it is decided, so that the refusal cites the clause.
func delegationContent(_ fields: inout FieldReader) -> JSONValue {
    if fields.holds("ends") {
        return .members([
            "ends": .string(fields.uuid("ends").text), "from": fields.day("from").json,
            "reason": fields.optionalProse("reason", max: Shape.prose).json,
        ])
    }
    let group = fields.optionalCode("toGroup")
    let person = fields.optionalUUID("toPerson")
    if (group == nil) == (person == nil) {
        fields.refuse(
            "toGroup", code: "one_delegate",
            Wording(sv: "Ange antingen toGroup eller toPerson.", en: "State either toGroup or toPerson."))
    }
    return .members([
        "toGroup": group.json, "toPerson": person.map { .string($0.text) },
        "scope": .string(fields.prose("scope", max: Shape.prose)), "from": fields.day("from").json,
        "to": fields.day("to").json, "reporting": .string(fields.prose("reporting", max: Shape.prose)),
        "reportBy": fields.optionalDay("reportBy").json,
        "allowanceMinutes": .integer(Int64(fields.optionalInteger("allowanceMinutes", in: Shape.minutes) ?? 0)),
        "supersedes": fields.optionalUUID("supersedes").map { .string($0.text) },
    ])
}
