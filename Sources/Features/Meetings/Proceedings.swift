import Foundation
import Kernel
import Postgres
import Records
import WebAPI

/// What the secretary records while a meeting is held: who comes and goes, recusal, motions, votings, statements (D-2…D-4,
/// D-18…D-20, D-23, D-28).
enum Proceedings {
    static func register(in api: inout API) {
        happening("arrivals", Wording(sv: "Anteckna vem som kommit", en: "Record an arrival"), SQL.insertArrival, in: &api) { fields in
            Happening(at: fields.instant("at"), [("person", .string(fields.uuid("person").text))])
        }
        happening("departures", Wording(sv: "Anteckna vem som gått", en: "Record a departure"), SQL.insertDeparture, in: &api) { fields in
            Happening(at: fields.instant("at"), [("person", .string(fields.uuid("person").text))])
        }
        happening("guests", Wording(sv: "Anteckna en gäst", en: "Record a guest"), SQL.insertGuest, in: &api, read: guest)
        happening("functions", Wording(sv: "Välj justerare eller mötesledare", en: "Elect an adjuster or who presides"), SQL.insertMeetingFunction, in: &api) { fields in
            Happening(
                at: fields.optionalInstant("at"),
                [
                    ("function", .string(fields.code("function", of: ["presiding", "adjuster"]))),
                    ("person", .string(fields.uuid("person").text)),
                ])
        }
        inItem("recusals", Wording(sv: "Anteckna jäv", en: "Record a recusal"), SQL.insertRecusal, in: &api) { fields in
            Happening(
                at: fields.optionalInstant("at"),
                [("person", .string(fields.uuid("person").text)), ("reasons", .string(fields.prose("reasons", max: 8000)))])
        }
        inItem("motions", Wording(sv: "Anteckna ett yrkande", en: "Record a motion"), SQL.insertMotion, in: &api) { fields in
            Happening(
                at: fields.optionalInstant("at"),
                [
                    ("person", .string(fields.uuid("person").text)),
                    ("kind", .string(fields.code("kind", of: ["approval", "rejection", "change", "referral", "tabling", "other"]))),
                    ("text", .string(fields.prose("text", max: 8000))),
                ])
        }
        inItem("votings", Wording(sv: "Anteckna ett ställningstagande", en: "Record how it was settled"), SQL.insertVoting, in: &api, read: Voting.read)
        inItem("statements", Wording(sv: "Anteckna reservation eller yttrande", en: "Record a reservation or a note"), SQL.insertStatement, in: &api) { fields in
            Happening(
                at: fields.optionalInstant("at"),
                [
                    ("kind", .string(fields.code("kind", of: ["reservation", "note"]))),
                    ("person", .string(fields.uuid("person").text)),
                    ("text", .string(fields.prose("text", max: 8000))),
                ])
        }
    }

    /// Something that happened at a meeting, as asked for.
    struct Happening: Sendable {
        let at: Instant?
        let until: Instant?
        /// What the statement takes out of its JSON.
        let facts: JSONValue

        init(at: Instant?, until: Instant? = nil, _ facts: [(String, JSONValue)]) {
            self.at = at
            self.until = until
            self.facts = .object(facts + (at.map { [("at", .string($0.rfc3339))] } ?? []))
        }
    }

    private static func guest(_ fields: inout FieldReader) -> Happening {
        let leftAt = fields.optionalInstant("leftAt")
        return Happening(
            at: fields.optionalInstant("at"), until: leftAt,
            [
                ("name", .string(fields.text("name", max: 200))), ("role", .string(fields.text("role", max: 200))),
                ("leftAt", leftAt.map { .string($0.rfc3339) } ?? .null),
            ])
    }

    private static func happening(
        _ noun: String, _ title: Wording, _ sql: String, in api: inout API,
        read: @escaping @Sendable (inout FieldReader) -> Happening
    ) {
        let insert = statement(sql)
        api.command(.post, "/meetings/{id}/\(noun)", title: title, kinds: [.person], read: read) { command, tx in
            let meeting = try MeetingSteps.known(command.path, tx)
            try record(command.body, of: meeting, with: insert, tx)
            return .created(location: "/meetings/\(meeting.text)")
        }
    }

    private static func inItem(
        _ noun: String, _ title: Wording, _ sql: String, in api: inout API,
        read: @escaping @Sendable (inout FieldReader) -> Happening
    ) {
        let insert = statement(sql)
        api.command(
            .post, "/meetings/{id}/agenda-items/{item}/\(noun)", title: title, kinds: [.person], read: read
        ) { command, tx in
            let meeting = try MeetingSteps.known(command.path, tx)
            let item = try command.path.id("item")
            guard try tx.first(itemKnown, (meeting, item)) != nil else { throw NotFound() }
            try record(command.body, of: item, with: insert, tx)
            return .created(location: "/meetings/\(meeting.text)/agenda-items/\(item.text)")
        }
    }

    private static func record(
        _ happening: Happening, of target: UUID, with insert: Statement<Recorded, Void>, _ tx: RecordedTransaction
    ) throws {
        for instant in [happening.at, happening.until].compactMap({ $0 }) { _ = try tx.businessInstant(instant) }
        try tx.execute(insert, Recorded(id: tx.newIdentifier(), target: target, facts: happening.facts, caller: tx.caller))
    }

    struct Recorded: Sendable {
        let id: UUID
        /// The meeting or the agenda item.
        let target: UUID
        let facts: JSONValue
        let caller: Caller
    }

    private static func statement(_ sql: String) -> Statement<Recorded, Void> {
        Statement<Recorded, Void>(
            sql,
            encode: { recorded, parameters in
                parameters.bind(recorded.id)
                parameters.bind(recorded.target)
                try parameters.bind(recorded.facts)
                parameters.bind(recorded.caller.person)
            })
    }

    private static let itemKnown = Statement<(UUID, UUID), Void>(
        SQL.readItemKnown,
        encode: { input, parameters in
            parameters.bind(input.0)
            parameters.bind(input.1)
        })
}
