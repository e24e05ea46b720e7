import Foundation
import Kernel
import Postgres
import Records
import WebAPI

/// Versions of an agenda and their approvals: it is released when all who prepare the meeting approved the same (V-38).
enum Agenda {
    static func register(in api: inout API) {
        api.collection("/meetings/{id}/agenda-versions", sql: SQL.listAgendaVersions)
        api.document("/meetings/{id}/agenda-versions/{number}", sql: SQL.readAgendaVersion)
        api.command(
            .post, "/meetings/{id}/agenda-versions",
            title: Wording(sv: "Fastställ en version av dagordningen", en: "Fix a version of the agenda"), kinds: [.person],
            read: { fields in
                let items = fields.holds("agendaItems") ? fields.uuids("agendaItems", count: 0...500) : nil
                return NewVersion(items: items, day: fields.optionalDay("on"))
            }
        ) { command, tx in
            let meeting = try MeetingSteps.known(command.path, tx)
            let day = try tx.businessDay(command.body.day)
            guard let number = try tx.first(insert, (tx.newIdentifier(), meeting, command.body, tx.caller, day)) else {
                throw NotFound()
            }
            return .created(location: "/meetings/\(meeting.text)/agenda-versions/\(number)")
        }
        api.command(
            .post, "/meetings/{id}/agenda-versions/{number}/approvals",
            title: Wording(sv: "Godkänn dagordningen", en: "Approve the agenda"), kinds: [.person],
            read: { fields in fields.optionalDay("on") }
        ) { command, tx in
            let meeting = try MeetingSteps.known(command.path, tx)
            guard let number = Int(command.path.text("number")), try tx.first(known, (meeting, number)) != nil else {
                throw NotFound()
            }
            try tx.execute(approve, (meeting, number, tx.caller, try tx.businessDay(command.body)))
            return .created(location: "/meetings/\(meeting.text)/agenda-versions/\(number)")
        }
    }

    struct NewVersion: Sendable {
        /// In order; nil: all that stand on the agenda.
        let items: [UUID]?
        let day: Day?
    }

    private static let insert = Statement<(UUID, UUID, NewVersion, Caller, Day), Int64>(
        SQL.insertAgendaVersion,
        encode: { input, parameters in
            let (id, meeting, version, caller, day) = input
            parameters.bind(id)
            parameters.bind(meeting)
            try parameters.bind(version.items?.map(\.text))
            try parameters.bind(day)
            parameters.bind(caller.person)
        },
        decode: { row in try row.integer(0) })

    private static let known = Statement<(UUID, Int), Void>(
        SQL.readAgendaVersionKnown,
        encode: { input, parameters in
            parameters.bind(input.0)
            parameters.bind(input.1)
        })

    private static let approve = Statement<(UUID, Int, Caller, Day), Void>(
        SQL.insertAgendaApproval,
        encode: { input, parameters in
            parameters.bind(input.0)
            parameters.bind(input.1)
            parameters.bind(input.2.person)
            try parameters.bind(input.3)
        })
}
