import Foundation
import Kernel
import Postgres
import Records
import WebAPI

/// Whether what came in is complete, as judged by whoever prepares the matter; if not, it goes back (D-25).
enum Receipts {
    static func register(in api: inout API) {
        api.collection("/proposals/{id}/receipts", sql: SQL.listReceipts)
        api.document("/proposals/{id}/receipts/{receipt}", sql: SQL.readReceipt)
        api.command(
            .post,
            "/proposals/{id}/receipts",
            title: Wording(sv: "Kontrollera att det är komplett", en: "Check that it is complete"),
            kinds: [.person],
            read: Judgement.init
        ) { command, tx in
            let proposal = try command.path.id("id")
            _ = try Proposals.visible(proposal, tx)
            let id = tx.newIdentifier()
            try tx.execute(insert, (id, proposal, command.body, try tx.businessDay(command.body.day), tx.caller))
            return .created(location: "/proposals/\(proposal.text)/receipts/\(id.text)")
        }
    }

    struct Judgement: Sendable {
        let complete: Bool
        /// What is missing, in words for the submitter.
        let missing: [String]
        let day: Day?

        init(_ fields: inout FieldReader) {
            complete = fields.boolean("complete")
            missing = fields.texts("deficiencies", count: 0...50, max: 200)
            day = fields.optionalDay("on")
        }
    }

    private static let insert = Statement<(UUID, UUID, Judgement, Day, Caller), Void>(
        SQL.insertReceipt,
        encode: { input, parameters in
            let (id, proposal, judgement, day, caller) = input
            parameters.bind(id)
            parameters.bind(proposal)
            parameters.bind(judgement.complete)
            try parameters.bind(judgement.missing)
            try parameters.bind(day)
            parameters.bind(caller.person)
        }
    )
}
