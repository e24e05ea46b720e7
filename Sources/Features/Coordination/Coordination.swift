import Foundation
import Kernel
import Postgres
import Records
public import WebAPI

/// The share of the coordinator's time: assignments by decision, time worked, what is left (V-54…V-57, D-11, D-26).
public enum Coordination {
    public static func register(in api: inout API) {
        api.collection(
            "/assignments", sql: SQL.listAssignments, sort: ["dueOn"],
            query: [.integer("year", in: 2000...2199), .code("capacity")])
        api.document("/assignments/{id}", sql: SQL.readAssignment)
        api.collection(
            "/time-entries", sql: SQL.listTimeEntries, sort: ["workedOn"],
            query: [.uuid("assignment"), .day("from"), .day("to")])
        api.document("/time-entries/{id}", sql: SQL.readTimeEntry)
        api.document("/capacities/{year}", sql: SQL.readCapacity)
        api.command(
            .post, "/time-entries", title: Wording(sv: "Skriv upp tid", en: "Enter time"), kinds: [.person],
            read: NewTimeEntry.init
        ) { command, tx in
            let id = tx.newIdentifier()
            guard try tx.first(assignment, command.body.assignment) != nil else { throw NotFound() }
            _ = try tx.businessDay(command.body.workedOn)
            try tx.execute(insert, (id, command.body, tx.caller))
            return .created(location: "/time-entries/\(id.text)")
        }
        Delegations.register(in: &api)
    }

    struct NewTimeEntry: Sendable {
        let assignment: UUID
        let workedOn: Day
        let minutes: Int
        let note: String?
        let corrects: UUID?

        init(_ fields: inout FieldReader) {
            assignment = fields.uuid("assignment")
            workedOn = fields.day("workedOn")
            minutes = fields.integer("minutes", in: 0...1440)
            note = fields.optionalText("note", max: 200)
            corrects = fields.optionalUUID("corrects")
        }
    }

    private static let assignment = Statement<UUID, Void>(
        SQL.readAssignmentId,
        encode: { id, parameters in parameters.bind(id) })

    private static let insert = Statement<(UUID, NewTimeEntry, Caller), Void>(
        SQL.insertTimeEntry,
        encode: { input, parameters in
            let (id, entry, caller) = input
            parameters.bind(id)
            parameters.bind(entry.assignment)
            parameters.bind(caller.person)
            try parameters.bind(entry.workedOn)
            parameters.bind(entry.minutes)
            try parameters.bind(entry.note)
            parameters.bind(entry.corrects)
        })
}
