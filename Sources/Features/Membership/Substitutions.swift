import Foundation
import Kernel
import Postgres
import Records
import WebAPI

/// Those who take a representative's place when the representative is absent; the party names them among its own (D-6, D-14).
enum Substitutions {
    static func register(in api: inout API) {
        let list = "/groups/{code}/seats/{id}/substitutions"
        api.collection(list, sql: SQL.listSubstitutions, query: [.day("at")])
        api.document("\(list)/{substitution}", sql: SQL.readSubstitution)
        api.command(
            .post, list, title: Wording(sv: "Utse en ersättare", en: "Name a substitute"), kinds: [.party, .administrator],
            read: NewSubstitution.init
        ) { command, tx in
            guard let party = command.caller.party else { throw NotFound() }
            let seat = try command.path.id("id")
            let group = command.path.text("code")
            guard try tx.first(seatKnown, (group, seat)) != nil else { throw NotFound() }
            guard try tx.first(personKnown, command.body.person) != nil else { throw FieldFault.unknown("person") }
            let id = tx.newIdentifier()
            try tx.execute(insert, (id, seat, party, command.body))
            return .created(location: "/groups/\(group)/seats/\(seat.text)/substitutions/\(id.text)")
        }
        api.command(
            .post, "\(list)/{substitution}/endings",
            title: Wording(sv: "Avsluta ersättarens tid", en: "End the substitute's time"), kinds: [.party, .administrator],
            read: { $0.day("lastDay") }
        ) { command, tx in
            guard let party = command.caller.party else { throw NotFound() }
            let group = command.path.text("code")
            let seat = try command.path.id("id")
            let id = try command.path.id("substitution")
            guard try tx.first(seatKnown, (group, seat)) != nil,
                try tx.execute(end, (seat, id, command.body, party)) == 1
            else { throw NotFound() }
            return .created(location: "/groups/\(group)/seats/\(seat.text)/substitutions/\(id.text)")
        }
    }

    struct NewSubstitution: Sendable {
        let person: UUID
        let from: Day
        let to: Day?

        init(_ fields: inout FieldReader) {
            person = fields.uuid("person")
            from = fields.day("from")
            to = fields.optionalDay("to")
            if let to, to < from {
                fields.refuse(
                    "to", code: "before_start",
                    Wording(sv: "Perioden slutar innan den börjar.", en: "The period ends before it starts."))
            }
        }
    }

    private static let seatKnown = Statement<(String, UUID), Void>(
        SQL.readSeatId,
        encode: { input, parameters in
            try parameters.bind(input.0)
            parameters.bind(input.1)
        })

    private static let personKnown = Statement<UUID, Void>(
        SQL.readPersonFields, encode: { id, parameters in parameters.bind(id) })

    private static let insert = Statement<(UUID, UUID, String, NewSubstitution), Void>(
        SQL.insertSubstitution,
        encode: { input, parameters in
            let (id, seat, party, substitution) = input
            parameters.bind(id)
            parameters.bind(seat)
            parameters.bind(substitution.person)
            try parameters.bind(substitution.from)
            try parameters.bind(substitution.to)
            try parameters.bind(party)
        })

    private static let end = Statement<(UUID, UUID, Day, String), Void>(
        SQL.endSubstitution,
        encode: { input, parameters in
            parameters.bind(input.0)
            parameters.bind(input.1)
            try parameters.bind(input.2)
            try parameters.bind(input.3)
        })
}
