import Contents
import Foundation
import Kernel
import Postgres
import Records
public import WebAPI

/// From a draft that only its party sees to a version adopted by the preparing group (V-42…V-45, D-5, D-25).
public enum Proposals {
    public static func register(in api: inout API) {
        api.collection(
            "/proposals", sql: SQL.listProposals, sort: ["createdOn", "title", "state"],
            query: [
                .code("matter"), .code("state"), .code("party"), .uuid("includedIn"), .instant("modifiedSince"),
                .text("registerNumber", max: 40),
            ])
        api.document("/proposals/{id}", sql: SQL.readProposal)
        api.collection("/proposals/{id}/versions", sql: SQL.listVersions, sort: ["number"])
        api.document("/proposals/{id}/versions/{number}", sql: SQL.readVersion)
        api.collection("/proposals/{id}/steps", sql: SQL.listProposalSteps, query: [.code("kind")])
        api.document("/proposals/{id}/steps/{step}", sql: SQL.readProposalStep)
        api.command(
            .post, "/proposals", title: Wording(sv: "Skriv ett förslag", en: "Draft a proposal"),
            kinds: [.person, .party], read: NewProposal.init
        ) { command, tx in
            let shape = try shape(ofMatter: command.body.matter, tx)
            let id = try draft(command.body, shape: shape, day: try tx.businessDay(command.body.day), tx)
            return .created(location: "/proposals/\(id.text)")
        }
        api.command(
            .post, "/proposals/{id}/versions", title: Wording(sv: "Skriv en ny version", en: "Write a new version"),
            kinds: [.person, .party], read: VersionBody.init
        ) { command, tx in
            let id = try command.path.id("id")
            let seen = try visible(id, tx)
            let version = NewVersion(
                content: command.body.content, note: command.body.note, day: try tx.businessDay(command.body.day))
            let number = try addVersion(version, shape: seen.shape, to: id, tx)
            return .created(location: "/proposals/\(id.text)/versions/\(number)")
        }
        ProposalSteps.register(in: &api)
        Receipts.register(in: &api)
        Referrals.register(in: &api)
        Recastings.register(in: &api)
        api.document("/answers/{id}", sql: SQL.readAnswerToProposal)
        api.collection(
            "/parties/{code}/answers", sql: SQL.listAnswersToParty, sort: ["submittedOn"], query: [.boolean("settled")])
    }

    struct NewProposal: Sendable {
        let matter: String
        let title: String
        let day: Day?
        let content: JSONValue?
        let note: String?

        init(_ fields: inout FieldReader) {
            self.init(
                matter: fields.code("matter"), title: fields.text("title", max: 200), day: fields.optionalDay("on"),
                content: fields.optionalJSON("content"), note: fields.optionalProse("note", max: 8000))
        }

        init(matter: String, title: String, day: Day?, content: JSONValue?, note: String?) {
            self.matter = matter
            self.title = title
            self.day = day
            self.content = content
            self.note = note
        }
    }

    struct VersionBody: Sendable {
        let content: JSONValue
        let note: String?
        let day: Day?

        init(_ fields: inout FieldReader) {
            content = fields.json("content")
            note = fields.optionalProse("note", max: 8000)
            day = fields.optionalDay("on")
        }
    }

    struct NewVersion: Sendable {
        let content: JSONValue
        let note: String?
        let day: Day
    }

    /// What a step needs to know of a proposal.
    struct Seen: Sendable {
        let matter: String
        let shape: Shape
        let latestVersion: Int
    }

    /// The proposal when the caller may see it.
    static func visible(_ id: UUID, _ tx: RecordedTransaction) throws -> Seen {
        guard let seen = try tx.first(read, (id, tx.caller)) else { throw NotFound() }
        return seen
    }

    /// A draft of the caller's, with its first version when it has content.
    ///
    /// - Parameter pointer: where its content stands in the body.
    static func draft(
        _ proposal: NewProposal, shape: Shape, day: Day, at pointer: String = "/content", _ tx: RecordedTransaction
    ) throws -> UUID {
        let id = tx.newIdentifier()
        try tx.execute(insert, (id, proposal, tx.caller, day))
        if let content = proposal.content {
            _ = try addVersion(
                NewVersion(content: content, note: proposal.note, day: day), shape: shape, at: pointer, to: id, tx)
        }
        return id
    }

    private static func shape(ofMatter code: String, _ tx: RecordedTransaction) throws -> Shape {
        guard let shape = try tx.first(readShape, code) else {
            throw FieldFault.unknownCode("matter", code)
        }
        return shape
    }

    private static func addVersion(
        _ version: NewVersion, shape: Shape, at pointer: String = "/content", to proposal: UUID,
        _ tx: RecordedTransaction
    ) throws -> Int {
        let content = try shape.read(version.content, at: pointer)
        let checked = NewVersion(content: content, note: version.note, day: version.day)
        guard let number = try tx.first(insertVersion, (tx.newIdentifier(), proposal, checked, tx.caller)) else {
            throw NotFound()
        }
        return number
    }

    private static let insert = Statement<(UUID, NewProposal, Caller, Day), Void>(
        SQL.insertProposal,
        encode: { input, parameters in
            let (id, proposal, caller, day) = input
            parameters.bind(id)
            try parameters.bind(proposal.matter)
            try parameters.bind(proposal.title)
            try parameters.bind(caller.party)
            parameters.bind(caller.person)
            try parameters.bind(day)
        })

    private static let insertVersion = Statement<(UUID, UUID, NewVersion, Caller), Int>(
        SQL.insertVersion,
        encode: { input, parameters in
            let (id, proposal, version, caller) = input
            parameters.bind(id)
            parameters.bind(proposal)
            try parameters.bind(version.content)
            try parameters.bind(version.note)
            try parameters.bind(version.day)
            parameters.bind(caller.person)
            try parameters.bind(caller.party)
        },
        decode: { row in try row.int(0) })

    private static let read = Statement<(UUID, Caller), Seen>(
        SQL.readVisibleProposal,
        encode: { input, parameters in
            parameters.bind(input.0)
            parameters.bind(input.1.person)
            try parameters.bind(input.1.party)
        },
        decode: { row in Seen(matter: try row.text(0), shape: try shape(row, 1), latestVersion: try row.int(2)) })

    private static let readShape = Statement<String, Shape>(
        SQL.readMatterShape,
        encode: { code, parameters in try parameters.bind(code) },
        decode: { row in try shape(row, 0) })

    private static func shape(_ row: Row, _ column: Int) throws(PostgresError) -> Shape {
        guard let shape = Shape(rawValue: try row.text(column)) else {
            throw PostgresError.decoding("matters.shape is no shape of the engine")
        }
        return shape
    }
}
