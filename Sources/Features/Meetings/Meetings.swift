import Foundation
import Kernel
import Postgres
import Records
public import WebAPI

/// Meetings with their agenda: planned by the officers of the group, in the window that their label says (V-33, V-38).
public enum Meetings {
    public static func register(in api: inout API) {
        api.collection(
            "/meetings", sql: SQL.listMeetings, sort: ["startsAt"],
            query: [.code("group"), .code("state"), .day("from"), .day("to"), .instant("modifiedSince")])
        api.document("/meetings/{id}", sql: SQL.readMeeting)
        api.collection("/meetings/{id}/agenda-items", sql: SQL.listAgendaItems)
        api.document("/meetings/{id}/agenda-items/{item}", sql: SQL.readAgendaItem)
        api.collection("/meetings/{id}/steps", sql: SQL.listMeetingSteps, query: [.code("kind")])
        api.document("/meetings/{id}/steps/{step}", sql: SQL.readMeetingStep)
        api.command(
            .post, "/meetings", title: Wording(sv: "Planera ett möte", en: "Plan a meeting"), kinds: [.person],
            read: NewMeeting.init
        ) { command, tx in
            let id = tx.newIdentifier()
            let body = command.body
            guard let isKnown = try tx.first(kindKnown, (body.group, body.kind)) else { throw FieldFault.unknown("group") }
            guard isKnown else { throw FieldFault.unknown("kind") }
            try tx.execute(insert, (id, body, tx.caller, try tx.businessDay(body.day)))
            return .created(location: "/meetings/\(id.text)")
        }
        api.command(
            .post, "/meetings/{id}/agenda-items", title: Wording(sv: "Sätt upp ett ärende", en: "Put an item on the agenda"),
            kinds: [.person], read: NewItem.init
        ) { command, tx in
            let meeting = try MeetingSteps.known(command.path, tx)
            if let proposal = command.body.proposal, try tx.first(proposalSeen, (proposal, tx.caller)) == nil {
                throw FieldFault.unknown("proposal")
            }
            let id = tx.newIdentifier()
            try tx.execute(insertItem, (id, meeting, command.body, tx.caller, try tx.businessDay(command.body.day)))
            return .created(location: "/meetings/\(meeting.text)/agenda-items/\(id.text)")
        }
        Agenda.register(in: &api)
        MeetingSteps.register(in: &api)
        Proceedings.register(in: &api)
    }

    struct NewMeeting: Sendable {
        let group: String
        let kind: String
        let startsAt: Instant
        let place: String?
        let day: Day?

        init(_ fields: inout FieldReader) {
            group = fields.code("group")
            kind = fields.code("kind")
            startsAt = fields.instant("startsAt")
            place = fields.optionalText("place", max: 200)
            day = fields.optionalDay("on")
        }
    }

    struct NewItem: Sendable {
        let proposal: UUID?
        let title: String?
        let day: Day?

        init(_ fields: inout FieldReader) {
            proposal = fields.optionalUUID("proposal")
            title = fields.optionalText("title", max: 200)
            day = fields.optionalDay("on")
            if proposal == nil && title == nil && !fields.holds("proposal") {
                fields.refuse(
                    "title", code: "missing",
                    Wording(sv: "Ett ärende utan förslag har en rubrik.", en: "An item without a proposal has a title."))
            }
        }
    }

    private static let kindKnown = Statement<(String, String), Bool>(
        SQL.readMeetingKind,
        encode: { input, parameters in
            try parameters.bind(input.0)
            try parameters.bind(input.1)
        },
        decode: { row in try row.bool(0) })

    private static let insert = Statement<(UUID, NewMeeting, Caller, Day), Void>(
        SQL.insertMeeting,
        encode: { input, parameters in
            let (id, meeting, caller, day) = input
            parameters.bind(id)
            try parameters.bind(meeting.group)
            try parameters.bind(meeting.kind)
            try parameters.bind(meeting.startsAt)
            try parameters.bind(meeting.place)
            try parameters.bind(day)
            parameters.bind(caller.person)
        })

    private static let proposalSeen = Statement<(UUID, Caller), Void>(
        SQL.readProposalSeen,
        encode: { input, parameters in
            parameters.bind(input.0)
            parameters.bind(input.1.person)
            try parameters.bind(input.1.party)
        })

    private static let insertItem = Statement<(UUID, UUID, NewItem, Caller, Day), Void>(
        SQL.insertAgendaItem,
        encode: { input, parameters in
            let (id, meeting, item, caller, day) = input
            parameters.bind(id)
            parameters.bind(meeting)
            parameters.bind(item.proposal)
            try parameters.bind(item.title)
            try parameters.bind(day)
            parameters.bind(caller.person)
        })
}
