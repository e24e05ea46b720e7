import Foundation
import Kernel
import WebAPI

/// A free matter: a need, an activity, a direction, a priority (V-6, V-28, V-42, V-26).
func textContent(_ fields: inout FieldReader) -> JSONValue {
    .members([
        "text": .string(fields.prose("text", max: Shape.prose)), "area": fields.optionalCode("area").json,
    ])
}

/// A group to appoint: its question, purpose, people and what it is linked to (V-50…V-53, V-78).
/// What the agreement demands of it is judged when it is appointed, so that the refusal cites the clause.
func groupContent(_ fields: inout FieldReader) -> JSONValue {
    let from = fields.day("from")
    let to = fields.optionalDay("to")
    if let to, to < from {
        fields.refuse(
            "to", code: "before_start",
            Wording(sv: "Perioden slutar innan den börjar.", en: "The period ends before it starts."))
    }
    let code = fields.code("code")
    if code.utf8.count > 60 || !code.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) })
        || code.hasPrefix("-") || code.hasSuffix("-") || code.contains("--")
    {
        fields.refuse(
            "code", code: "not_a_group_code",
            Wording(
                sv: "Små bokstäver a–z, siffror och enkla bindestreck, högst 60 tecken.",
                en: "Lower-case a–z, digits and single hyphens, at most 60 characters."))
    }
    return .members([
        "code": .string(code), "title": .string(fields.text("title", max: Shape.title)),
        "question": fields.optionalProse("question", max: Shape.prose).json,
        "purpose": fields.optionalProse("purpose", max: Shape.prose).json,
        "goal": fields.optionalProse("goal", max: Shape.prose).json,
        "linkedTo": fields.optionalText("linkedTo", max: Shape.title).json, "from": from.json, "to": to.json,
        "members": .codes(fields.uuids("members", count: 0...100).map(\.text)),
    ])
}

/// Work for the coordinator: its year and estimate in minutes (V-54, V-55, V-57).
func workContent(_ fields: inout FieldReader) -> JSONValue {
    .members([
        "title": .string(fields.text("title", max: Shape.title)),
        "description": fields.optionalProse("description", max: Shape.prose).json,
        "year": .integer(Int64(fields.integer("year", in: Shape.years))),
        "estimateMinutes": .integer(Int64(fields.integer("estimateMinutes", in: 1...Shape.minutes.upperBound))),
        "dueOn": fields.optionalDay("dueOn").json,
    ])
}

/// Who is to hold an office, from a day until the next election, or a last day (V-23, D-1).
func electionContent(_ fields: inout FieldReader) -> JSONValue {
    .members([
        "office": .string(fields.code("office")), "person": .string(fields.uuid("person").text),
        "from": fields.day("from").json, "to": fields.optionalDay("to").json,
    ])
}

/// Who is to have a seat that a decision fills, perhaps in place of another (D-6).
func seatContent(_ fields: inout FieldReader) -> JSONValue {
    .members([
        "person": .string(fields.uuid("person").text), "from": fields.day("from").json,
        "to": fields.optionalDay("to").json, "replaces": fields.optionalUUID("replaces").map { .string($0.text) },
    ])
}
