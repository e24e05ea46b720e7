import Foundation
import Kernel
import Postgres
import Scenes
import TestSupport
import Testing

/// What a rule of the agreement answers: over HTTP with its words, in SQL with the same name and clause.
struct Ruling {
    let rule: String
    let clause: String
    var status = 409

    /// The problem names the rule, quotes the clause and says what to do instead.
    func check(_ reply: Reply, at location: SourceLocation = #_sourceLocation) {
        #expect(reply.status == status, "\(reply)", sourceLocation: location)
        #expect(reply.rule == rule, "\(reply)", sourceLocation: location)
        #expect(reply.clause == clause, "\(reply)", sourceLocation: location)
        #expect(reply["clause", "quote"]?.string?.isEmpty == false, sourceLocation: location)
        #expect(reply["permittedPath"]?.string?.isEmpty == false, sourceLocation: location)
    }

    /// The statements are refused to the role that serves requests, by the same rule.
    func check(sql: String, in scene: Scene, at location: SourceLocation = #_sourceLocation) async throws {
        let error = try await scene.attempt(sql)
        #expect(error?.constraint == rule, "\(String(describing: error))", sourceLocation: location)
        let cited = try await scene.value("SELECT clause_of($1::text, $2::text)", [error?.constraint, error?.clause])
        #expect(cited == clause, sourceLocation: location)
    }
}

extension JSONValue {
    /// The object with a member set, or taken away.
    func with(_ name: String, _ value: JSONValue?) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { $0.0 != name } + (value.map { [(name, $0)] } ?? []))
    }

    /// As a literal of SQL.
    var sql: String { "'\(text.replacing("'", with: "''"))'::jsonb" }

    var elements: [JSONValue] {
        if case .array(let elements) = self { return elements }
        return []
    }
}

/// Proposals that the stödgrupp has adopted, before an open meeting of the samverkansgrupp.
struct PlanMeeting {
    let scene: Scene
    let proposals: [String]
    let items: [String]

    /// - Parameter contents: matter and content of each proposal, in the order of the agenda. Those that the stödgrupp
    ///   prepares are adopted by it.
    static func open(_ contents: [(matter: String, content: JSONValue)], in scene: Scene) async throws -> PlanMeeting {
        var proposals: [String] = []
        for (matter, content) in contents {
            proposals.append(try await scene.submitted(matter, content, by: .preparer("2480")))
        }
        let prepared = zip(contents, proposals).filter { plans.contains($0.0.matter) }.map(\.1)
        if !prepared.isEmpty { try await scene.adopt(prepared) }
        let (_, items) = try await scene.openSpringMeeting(proposals)
        return PlanMeeting(scene: scene, proposals: proposals, items: items)
    }

    /// The content as the service keeps it: with the shares, for a budget.
    func kept(_ index: Int) async throws -> JSONValue {
        let version = try await scene.get("/proposals/\(proposals[index])/versions/1")
        return try #require(version["content"])
    }

    /// The decision that an intruder would write.
    func insert(_ index: Int, _ outcome: String = "approved", content: JSONValue? = nil) async throws -> String {
        let recorder = try await scene.person(.coordinator)
        return """
            INSERT INTO decisions (id, agenda_item_id, outcome, content, recorded_by)
            VALUES (new_id(), '\(items[index])', '\(outcome)', \(content?.sql ?? "NULL"), '\(recorder.uuidString)')
            """
    }

    /// Changed to `content`, the decision is refused both ways and nothing of it remains.
    ///
    /// - Parameter kept: the content as the service would have kept it, when that is another than what is sent.
    func refused(
        _ ruling: Ruling,
        _ index: Int = 0,
        content: JSONValue,
        kept: JSONValue? = nil,
        at location: SourceLocation = #_sourceLocation
    ) async throws {
        let before = try await traces()
        let reply = try await scene.decide(items[index], "approvedWithChange", content: content)
        ruling.check(reply, at: location)
        let sql = try await insert(index, "approvedWithChange", content: kept ?? content)
        try await ruling.check(sql: sql, in: scene, at: location)
        let after = try await traces()
        #expect(before == after, "something remains of what was refused", sourceLocation: location)
    }

    /// Approved as it stands, the decision is refused both ways and nothing of it remains.
    func refused(
        _ ruling: Ruling,
        approving index: Int,
        at location: SourceLocation = #_sourceLocation
    ) async throws {
        let before = try await traces()
        ruling.check(try await scene.decide(items[index]), at: location)
        try await ruling.check(sql: insert(index), in: scene, at: location)
        let after = try await traces()
        #expect(before == after, "something remains of what was refused", sourceLocation: location)
    }

    /// How many decisions, plans, activities, assignments and journal entries there are.
    func traces() async throws -> String? {
        try await scene.value(
            """
            SELECT concat_ws(' ', (SELECT count(*) FROM decisions), (SELECT count(*) FROM plans),
                (SELECT count(*) FROM activities), (SELECT count(*) FROM assignments), (SELECT entry FROM journal_head))
            """
        )
    }

    private static let plans = ["budget", "verksamhetsplan", "aktivitetsplan"]
}
