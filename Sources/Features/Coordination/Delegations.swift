import Foundation
import Kernel
import Postgres
import Records
import WebAPI

/// Work that a decision has handed on, what the delegate gives the coordinator within it, and how it is reported back (V-31, V-54).
enum Delegations {
    static func register(in api: inout API) {
        api.collection(
            "/delegations", sql: SQL.listDelegations, sort: ["to"], query: [.day("at"), .code("group"), .uuid("person")])
        api.document("/delegations/{id}", sql: SQL.readDelegation)
        api.command(
            .post, "/delegations/{id}/assignments",
            title: Wording(sv: "Ge uppdrag inom delegeringen", en: "Give work within the delegation"), kinds: [.person],
            read: NewAssignment.init
        ) { command, tx in
            let delegation = try known(command.path, tx)
            let id = tx.newIdentifier()
            let day = try tx.businessDay(command.body.on)
            try tx.execute(insertAssignment, (id, delegation, day, command.body, tx.caller))
            return .created(location: "/assignments/\(id.text)")
        }
        api.command(
            .post, "/delegations/{id}/reports", title: Wording(sv: "Återrapportera", en: "Report back"), kinds: [.person],
            read: NewReport.init
        ) { command, tx in
            let delegation = try known(command.path, tx)
            let day = try tx.businessDay(command.body.on)
            try tx.execute(insertReport, (tx.newIdentifier(), delegation, day, command.body, tx.caller))
            return .created(location: "/delegations/\(delegation.text)")
        }
    }

    struct NewAssignment: Sendable {
        let title: String
        let description: String?
        let year: Int
        let estimateMinutes: Int
        let dueOn: Day
        let on: Day?

        init(_ fields: inout FieldReader) {
            title = fields.text("title", max: 200)
            description = fields.optionalProse("description", max: 8000)
            year = fields.integer("year", in: 2000...2199)
            // A year has 527 040 minutes at most.
            estimateMinutes = fields.integer("estimateMinutes", in: 1...527_040)
            dueOn = fields.day("dueOn")
            on = fields.optionalDay("on")
        }
    }

    struct NewReport: Sendable {
        let text: String
        let on: Day?

        init(_ fields: inout FieldReader) {
            text = fields.prose("text", max: 8000)
            on = fields.optionalDay("on")
        }
    }

    private static func known(_ path: PathParameters, _ tx: RecordedTransaction) throws -> UUID {
        let id = try path.id("id")
        guard try tx.first(find, id) != nil else { throw NotFound() }
        return id
    }

    private static let find = Statement<UUID, Void>(
        SQL.readDelegationId, encode: { id, parameters in parameters.bind(id) })

    private static let insertAssignment = Statement<(UUID, UUID, Day, NewAssignment, Caller), Void>(
        SQL.insertDelegatedAssignment,
        encode: { input, parameters in
            let (id, delegation, day, assignment, caller) = input
            parameters.bind(id)
            parameters.bind(delegation)
            try parameters.bind(assignment.title)
            try parameters.bind(assignment.description)
            parameters.bind(assignment.year)
            parameters.bind(assignment.estimateMinutes)
            try parameters.bind(assignment.dueOn)
            parameters.bind(caller.person)
            try parameters.bind(day)
        })

    private static let insertReport = Statement<(UUID, UUID, Day, NewReport, Caller), Void>(
        SQL.insertDelegationReport,
        encode: { input, parameters in
            let (id, delegation, day, report, caller) = input
            parameters.bind(id)
            parameters.bind(delegation)
            parameters.bind(caller.person)
            try parameters.bind(day)
            try parameters.bind(report.text)
        })
}
