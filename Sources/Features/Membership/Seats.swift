import Foundation
import Kernel
import Postgres
import Records
import WebAPI

/// Seats that a party fills and leaves itself (D-6); the others come and go with decisions.
enum Seats {
    static func register(in api: inout API) {
        api.collection(
            "/groups/{code}/seats", sql: SQL.listSeats, sort: ["party"],
            query: [.day("at"), .code("party"), .code("seat")])
        api.document("/groups/{code}/seats/{id}", sql: SQL.readSeat)
        api.command(
            .post, "/groups/{code}/seats", title: Wording(sv: "Utse en representant", en: "Nominate a representative"),
            kinds: [.party, .administrator], read: NewSeat.init
        ) { command, tx in
            guard let party = command.caller.party else { throw NotFound() }
            let group = command.path.text("code")
            guard try tx.first(groupKnown, group) != nil else { throw NotFound() }
            guard try tx.first(seatKnown, (group, command.body.seat)) != nil else { throw FieldFault.unknown("seat") }
            guard try tx.first(personKnown, command.body.person) != nil else { throw FieldFault.unknown("person") }
            _ = try tx.businessDay(command.body.from)
            let id = tx.newIdentifier()
            try tx.execute(insert, (id, group, party, command.body))
            return .created(location: "/groups/\(group)/seats/\(id.text)")
        }
        api.command(
            .post, "/groups/{code}/seats/{id}/endings", title: Wording(sv: "Avsluta platsen", en: "End the seat"),
            kinds: [.party, .administrator], read: { $0.day("lastDay") }
        ) { command, tx in
            guard let party = command.caller.party else { throw NotFound() }
            let group = command.path.text("code")
            let id = try command.path.id("id")
            guard try tx.execute(end, (group, id, command.body, party)) == 1 else { throw NotFound() }
            return .created(location: "/groups/\(group)/seats/\(id.text)")
        }
    }

    struct NewSeat: Sendable {
        let seat: String
        let person: UUID
        let from: Day
        let to: Day?
        let provision: String?
        let agreement: String?

        init(_ fields: inout FieldReader) {
            seat = fields.code("seat")
            person = fields.uuid("person")
            from = fields.day("from")
            to = fields.optionalDay("to")
            provision = fields.optionalCode("provision")
            agreement = fields.optionalProse("agreement", max: 8000)
            if let to, to < from {
                fields.refuse(
                    "to", code: "before_start",
                    Wording(sv: "Perioden slutar innan den börjar.", en: "The period ends before it starts."))
            }
        }
    }

    private static let groupKnown = Statement<String, Void>(
        SQL.readGroupCode,
        encode: { code, parameters in try parameters.bind(code) })

    private static let seatKnown = Statement<(String, String), Void>(
        SQL.readSeatRule,
        encode: { input, parameters in
            try parameters.bind(input.0)
            try parameters.bind(input.1)
        })

    private static let personKnown = Statement<UUID, Void>(
        SQL.readPersonFields, encode: { id, parameters in parameters.bind(id) })

    private static let insert = Statement<(UUID, String, String, NewSeat), Void>(
        SQL.insertSeat,
        encode: { input, parameters in
            let (id, group, party, seat) = input
            parameters.bind(id)
            try parameters.bind(group)
            try parameters.bind(seat.seat)
            try parameters.bind(party)
            parameters.bind(seat.person)
            try parameters.bind(seat.from)
            try parameters.bind(seat.to)
            try parameters.bind(party)
            try parameters.bind(seat.provision)
            try parameters.bind(seat.agreement)
        })

    private static let end = Statement<(String, UUID, Day, String), Void>(
        SQL.endSeat,
        encode: { input, parameters in
            try parameters.bind(input.0)
            parameters.bind(input.1)
            try parameters.bind(input.2)
            try parameters.bind(input.3)
        })
}
