import Foundation
import Kernel
import WebAPI

/// A budget, or the parts of one that are replaced: costs by class, income by payer and origin, perhaps a decided deficit, and the
/// cost-sharing (V-67…V-75, D-12).
/// Amounts are whole öre.
struct MoneyContent {
    /// 100 billion kronor: far above any budget, and sums of 500 such lines stay within Int64.
    static let amounts = 0...10_000_000_000_000
    static let lines = 500

    let json: JSONValue

    init(_ fields: inout FieldReader) {
        let parts = ReplacedParts(&fields, of: ["costs", "incomes", "deficit", "sharing"])
        json = parts.json(after: [
            "year": parts.year(&fields), "costs": parts.read("costs", &fields, Self.costs),
            "incomes": parts.read("incomes", &fields, Self.incomes),
            "deficit": parts.read("deficit", &fields) { $0.optionalObject("deficit", of: Self.deficit) },
            "sharing": parts.read("sharing", &fields) { $0.object("sharing", of: Self.sharing) },
        ])
    }

    private static func costs(_ fields: inout FieldReader) -> JSONValue {
        .array(
            fields.array("costs", count: 0...lines) { line in
                .members([
                    "class": .string(line.code("class")), "title": .string(line.text("title", max: Shape.title)),
                    "amountOre": .integer(Int64(line.integer("amountOre", in: amounts))),
                    "activity": line.optionalCode("activity").json,
                    "reason": line.optionalProse("reason", max: Shape.prose).json,
                    "decision": line.optionalUUID("decision").map { .string($0.text) },
                ])
            })
    }

    private static func incomes(_ fields: inout FieldReader) -> JSONValue {
        .array(
            fields.array("incomes", count: 0...lines) { line in
                .members([
                    "payer": .string(line.code("payer")), "origin": .string(line.code("origin")),
                    "title": .string(line.text("title", max: Shape.title)),
                    "amountOre": .integer(Int64(line.integer("amountOre", in: amounts))),
                    "reason": line.optionalProse("reason", max: Shape.prose).json,
                ])
            })
    }

    private static func deficit(_ fields: inout FieldReader) -> JSONValue {
        .members([
            "amountOre": .integer(Int64(fields.integer("amountOre", in: amounts))),
            "reason": .string(fields.prose("reason", max: Shape.prose)),
        ])
    }

    private static func sharing(_ fields: inout FieldReader) -> JSONValue {
        let key = fields.code("key")
        let total = fields.integer("totalOre", in: amounts)
        let weights = fields.array("weights", count: 1...100) { line in
            CostShare.Weight(party: line.code("party"), weight: line.integer("weight", in: 0...100_000_000))
        }
        if Set(weights.map(\.party)).count != weights.count {
            fields.refuse(
                "weights", code: "repeated_party",
                Wording(sv: "Samma part står flera gånger.", en: "The same party is named more than once."))
        }
        guard let shares = CostShare.split(total: total, by: weights) else {
            fields.refuse(
                "weights", code: "no_weight",
                Wording(sv: "Minst en vikt ska vara större än noll.", en: "At least one weight must be above zero."))
            return .null
        }
        return [
            "key": .string(key), "totalOre": .integer(Int64(total)),
            "weights": .array(weights.map { ["party": .string($0.party), "weight": .integer(Int64($0.weight))] }),
            "shares": .array(shares.map { ["party": .string($0.party), "amountOre": .integer(Int64($0.amount))] }),
        ]
    }
}
