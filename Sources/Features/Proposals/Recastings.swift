import Foundation
import Kernel
import Postgres
import Records
import WebAPI

/// Proposals merged into a new one, or one split into several; the old ones share the fate of the new (D-25).
enum Recastings {
    static func register(in api: inout API) {
        api.collection(
            "/proposals/{id}/recastings",
            sql: SQL.listRecastings,
            query: [.code("kind", of: ["merger", "split"])]
        )
        api.document("/proposals/{id}/recastings/{recasting}", sql: SQL.readRecasting)
        api.command(
            .post,
            "/proposals/{id}/mergers",
            title: Wording(sv: "Slå ihop med andra förslag", en: "Merge with other proposals"),
            kinds: [.person],
            read: Merger.init
        ) { command, tx in
            let proposal = try command.path.id("id")
            let seen = try Proposals.visible(proposal, tx)
            for other in command.body.others {
                do { _ = try Proposals.visible(other, tx) } catch is NotFound { throw FieldFault.unknown("proposals") }
            }
            let day = try tx.businessDay(command.body.day)
            let child = try draft(command.body.whole, in: seen, day: day, tx)
            let recasting = try record(
                Recasting(
                    kind: "merger",
                    parents: [proposal] + command.body.others,
                    children: [child],
                    day: day,
                    reasons: command.body.reasons
                ),
                tx
            )
            return .created(
                location: "/proposals/\(proposal.text)/recastings/\(recasting.text)",
                showing: "/proposals/\(child.text)"
            )
        }
        api.command(
            .post,
            "/proposals/{id}/splits",
            title: Wording(sv: "Dela i flera förslag", en: "Split into several proposals"),
            kinds: [.person],
            read: Split.init
        ) { command, tx in
            let proposal = try command.path.id("id")
            let seen = try Proposals.visible(proposal, tx)
            let day = try tx.businessDay(command.body.day)
            let children = try command.body.parts.enumerated().map { index, part in
                try draft(part, in: seen, day: day, at: "/parts/\(index)/content", tx)
            }
            let recasting = try record(
                Recasting(
                    kind: "split",
                    parents: [proposal],
                    children: children,
                    day: day,
                    reasons: command.body.reasons
                ),
                tx
            )
            return .created(
                location: "/proposals/\(proposal.text)/recastings/\(recasting.text)",
                showing: "/proposals/\(proposal.text)"
            )
        }
    }

    /// What a new proposal says.
    struct Part: Sendable {
        let title: String
        let content: JSONValue
        let note: String?

        init(_ fields: inout FieldReader) {
            title = fields.text("title", max: 200)
            content = fields.json("content")
            note = fields.optionalProse("note", max: 8000)
        }
    }

    struct Merger: Sendable {
        let others: [UUID]
        let whole: Part
        let reasons: String?
        let day: Day?

        init(_ fields: inout FieldReader) {
            others = fields.uuids("proposals", count: 1...20)
            whole = Part(&fields)
            reasons = fields.optionalProse("reasons", max: 8000)
            day = fields.optionalDay("on")
        }
    }

    struct Split: Sendable {
        let parts: [Part]
        let reasons: String?
        let day: Day?

        init(_ fields: inout FieldReader) {
            parts = fields.array("parts", count: 2...20, of: Part.init)
            reasons = fields.optionalProse("reasons", max: 8000)
            day = fields.optionalDay("on")
        }
    }

    struct Recasting: Sendable {
        let kind: String
        let parents: [UUID]
        let children: [UUID]
        let day: Day
        let reasons: String?
    }

    private static func draft(
        _ part: Part,
        in seen: Proposals.Seen,
        day: Day,
        at pointer: String = "/content",
        _ tx: RecordedTransaction
    ) throws -> UUID {
        let proposal = Proposals.NewProposal(
            matter: seen.matter,
            title: part.title,
            day: day,
            content: part.content,
            note: part.note
        )
        return try Proposals.draft(proposal, shape: seen.shape, day: day, at: pointer, tx)
    }

    private static func record(_ recasting: Recasting, _ tx: RecordedTransaction) throws -> UUID {
        let id = tx.newIdentifier()
        try tx.execute(insert, (id, recasting, tx.caller))
        return id
    }

    private static let insert = Statement<(UUID, Recasting, Caller), Void>(
        SQL.insertRecasting,
        encode: { input, parameters in
            let (id, recasting, caller) = input
            parameters.bind(id)
            try parameters.bind(recasting.kind)
            try parameters.bind(recasting.parents.map(\.text))
            try parameters.bind(recasting.children.map(\.text))
            try parameters.bind(recasting.day)
            parameters.bind(caller.person)
            try parameters.bind(recasting.reasons)
        }
    )
}
