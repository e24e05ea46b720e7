import Foundation
import Kernel
import WebAPI

/// A budget: costs by class, income by payer and origin, perhaps a decided deficit, and the cost-sharing (V-67…V-75, D-12).
/// Amounts are whole öre.
struct MoneyContent {
    /// 100 billion kronor: far above any budget, and sums of 500 such lines stay within Int64.
    static let amounts = 0...10_000_000_000_000
    static let lines = 500

    let year: Int
    let costs: [JSONValue]
    let income: [JSONValue]
    let deficit: JSONValue?
    let sharing: JSONValue
    let supersedes: String?

    init(_ fields: inout FieldReader) {
        year = fields.integer("year", in: Shape.years)
        costs = fields.array("costs", count: 0...Self.lines) { line in
            .members([
                "class": .string(line.code("class")), "title": .string(line.text("title", max: Shape.title)),
                "amountOre": .integer(Int64(line.integer("amountOre", in: Self.amounts))),
                "activity": line.optionalCode("activity").json,
                "reason": line.optionalProse("reason", max: Shape.prose).json,
                "decision": line.optionalUUID("decision")?.text.asJSON,
            ])
        }
        income = fields.array("incomes", count: 0...Self.lines) { line in
            .members([
                "payer": .string(line.code("payer")), "origin": .string(line.code("origin")),
                "title": .string(line.text("title", max: Shape.title)),
                "amountOre": .integer(Int64(line.integer("amountOre", in: Self.amounts))),
                "reason": line.optionalProse("reason", max: Shape.prose).json,
            ])
        }
        deficit = fields.optionalObject("deficit") { inner in
            .members([
                "amountOre": .integer(Int64(inner.integer("amountOre", in: Self.amounts))),
                "reason": .string(inner.prose("reason", max: Shape.prose)),
            ])
        }
        sharing = fields.object("sharing", of: Self.sharing)
        supersedes = fields.optionalUUID("supersedes")?.text
    }

    var json: JSONValue {
        .members([
            "year": .integer(Int64(year)), "costs": .array(costs), "incomes": .array(income), "deficit": deficit,
            "sharing": sharing, "supersedes": supersedes.json,
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

extension String {
    fileprivate var asJSON: JSONValue { .string(self) }
}
