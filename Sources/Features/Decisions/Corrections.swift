import Foundation
import Kernel
import Postgres
import Records
import WebAPI

/// Rättelser: a new record that points at a decision and says what is wrong with it (D-9). The decision stays as it is.
enum Corrections {
    static func register(in api: inout API) {
        api.command(
            .post, "/decisions/{id}/corrections", title: Wording(sv: "Rätta protokollföringen", en: "Correct the record"),
            kinds: [.person], read: NewCorrection.init
        ) { command, tx in
            let decision = try command.path.id("id")
            guard try tx.first(known, decision) != nil else { throw NotFound() }
            let day = try tx.businessDay(command.body.on)
            try tx.execute(insert, (tx.newIdentifier(), decision, day, command.body, tx.caller))
            return .created(location: "/decisions/\(decision.text)")
        }
    }

    struct NewCorrection: Sendable {
        let text: String
        let on: Day?

        init(_ fields: inout FieldReader) {
            text = fields.prose("text", max: 8000)
            on = fields.optionalDay("on")
        }
    }

    private static let known = Statement<UUID, Void>(
        SQL.readDecisionId, encode: { id, parameters in parameters.bind(id) })

    private static let insert = Statement<(UUID, UUID, Day, NewCorrection, Caller), Void>(
        SQL.insertCorrection,
        encode: { input, parameters in
            let (id, decision, day, correction, caller) = input
            parameters.bind(id)
            parameters.bind(decision)
            parameters.bind(caller.person)
            try parameters.bind(day)
            try parameters.bind(correction.text)
        })
}
