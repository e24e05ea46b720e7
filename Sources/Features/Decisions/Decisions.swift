import Contents
import Foundation
import Kernel
import Postgres
import Records
public import WebAPI

/// Decisions with their paragraphs, and the plans and activities that they put in force (V-21, V-25…V-31, V-63…V-66, D-16).
///
/// What a decision does is done by the database in the same transaction: a decision is never there without its effects.
public enum Decisions {
    public static func register(in api: inout API) {
        api.collection(
            "/decisions", sql: SQL.listDecisions, sort: ["decidedOn", "number"],
            query: [
                .code("group"), .integer("year", in: 2000...2199), .code("matter"), .code("outcome"), .uuid("meeting"),
                .instant("modifiedSince"),
            ])
        api.document("/decisions/{id}", sql: SQL.readDecision)
        api.collection(
            "/plans", sql: SQL.listPlans, sort: ["from"], query: [.code("kind"), .day("at"), .instant("modifiedSince")])
        api.document("/plans/{id}", sql: SQL.readPlan)
        api.collection(
            "/activities", sql: SQL.listActivities, sort: ["firstDay", "title"],
            query: [.code("area"), .uuid("plan"), .day("from"), .day("to")])
        api.document("/activities/{id}", sql: SQL.readActivity)
        api.command(
            .post, "/decisions", title: Wording(sv: "Protokollför ett beslut", en: "Record a decision"), kinds: [.person],
            read: NewDecision.init
        ) { command, tx in
            let id = tx.newIdentifier()
            var decision = command.body
            guard let shape = try tx.first(shape, decision.agendaItem) else { throw NotFound() }
            if let content = decision.content {
                decision.content = try Shape(rawValue: shape)?.read(content, at: "/content")
            }
            if let at = decision.decidedAt { _ = try tx.businessInstant(at) }
            try tx.execute(insert, (id, decision, tx.caller))
            return .created(location: "/decisions/\(id.text)")
        }
        Corrections.register(in: &api)
    }

    enum Outcome: String, Sendable, CaseIterable {
        case approved, approvedWithChange, rejected, referredBack, tabled, noted
    }

    struct NewDecision: Sendable {
        let agendaItem: UUID
        let outcome: Outcome
        var content: JSONValue?
        let reasons: String?
        /// Code of a group, and a day; of a referral back.
        let referredTo: String?
        let dueOn: Day?
        /// nil: when the latest that is recorded of the meeting happened.
        let decidedAt: Instant?

        init(_ fields: inout FieldReader) {
            agendaItem = fields.uuid("agendaItem")
            outcome = fields.choice("outcome", of: Outcome.self)
            content = fields.optionalJSON("content")
            reasons = fields.optionalProse("reasons", max: 8000)
            referredTo = fields.optionalCode("referredTo")
            dueOn = fields.optionalDay("dueOn")
            decidedAt = fields.optionalInstant("at")
            if (outcome == .approvedWithChange) != (content != nil) {
                fields.refuse(
                    "content", code: "not_for_outcome",
                    Wording(
                        sv: "Anges när utfallet är approvedWithChange, annars inte.",
                        en: "Given when the outcome is approvedWithChange, otherwise not."))
            }
        }
    }

    private static let shape = Statement<UUID, String>(
        SQL.readItemShape,
        encode: { id, parameters in parameters.bind(id) },
        decode: { row in try row.optionalText(0) ?? "" })

    private static let insert = Statement<(UUID, NewDecision, Caller), Void>(
        SQL.insertDecision,
        encode: { input, parameters in
            let (id, decision, caller) = input
            parameters.bind(id)
            parameters.bind(decision.agendaItem)
            try parameters.bind(decision.outcome.rawValue)
            try parameters.bind(decision.content)
            try parameters.bind(decision.reasons)
            parameters.bind(caller.person)
            try parameters.bind(decision.decidedAt)
            try parameters.bind(decision.referredTo)
            try parameters.bind(decision.dueOn)
        })
}
