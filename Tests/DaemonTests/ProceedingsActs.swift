import Foundation
import Kernel
import Postgres
import Scenes
import TestSupport
import Testing
import WebAPI

/// That the service, and the database beneath it, said no by a rule.
enum Refused {
    /// A problem that names the rule, quotes the clause and says what to do instead.
    static func overHTTP(
        _ reply: Reply,
        _ status: Int,
        _ rule: String,
        _ clause: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(reply.status == status, "\(reply)", sourceLocation: sourceLocation)
        #expect(reply.rule == rule, "\(reply)", sourceLocation: sourceLocation)
        #expect(reply.clause == clause, "\(reply)", sourceLocation: sourceLocation)
        #expect(reply["clause", "quote"]?.string?.isEmpty == false, "\(reply)", sourceLocation: sourceLocation)
        #expect(reply["permittedPath"]?.string?.isEmpty == false, "\(reply)", sourceLocation: sourceLocation)
    }

    /// - Parameter clause: nil where the database leaves the clause to the charter's words for the rule.
    static func inSQL(
        _ error: PostgresError?,
        _ rule: String,
        _ clause: String? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let what = error.map { "\($0)" } ?? "nothing was refused"
        #expect(error?.constraint == rule, "\(what)", sourceLocation: sourceLocation)
        if let clause { #expect(error?.clause == clause, "\(what)", sourceLocation: sourceLocation) }
    }

    /// The role that serves requests may not even try.
    static func asForbidden(_ error: PostgresError?, sourceLocation: SourceLocation = #_sourceLocation) {
        let what = error.map { "\($0)" } ?? "nothing was refused"
        #expect(error?.sqlstate == "42501", "\(what)", sourceLocation: sourceLocation)
    }
}

extension Scene {

    /// A draft whose first version is `content`.
    func drafted(
        _ matter: String,
        _ content: JSONValue?,
        by who: Who,
        on day: String = "2026-02-01"
    ) async throws -> Reply {
        var body: [(String, JSONValue)] = [
            ("matter", .string(matter)), ("title", .string("Utkast: \(matter)")), ("on", .string(day)),
        ]
        if let content { body.append(("content", content)) }
        return try await post("/proposals", .object(body), as: who)
    }

    /// One of the steps of a proposal.
    func take(
        _ step: String,
        _ proposal: String,
        by who: Who,
        on day: String = "2026-03-01",
        _ more: [(String, JSONValue)] = []
    ) async throws -> Reply {
        try await post("/proposals/\(proposal)/\(step)", .object([("on", .string(day))] + more), as: who)
    }

    /// A new version of a proposal.
    func revised(
        _ proposal: String,
        _ content: JSONValue,
        by who: Who,
        on day: String = "2026-03-01"
    ) async throws -> Reply {
        try await post("/proposals/\(proposal)/versions", ["content": content, "on": .string(day)], as: who)
    }

    /// A meeting of a kind, planned.
    func planned(
        _ group: String,
        _ kind: String,
        at instant: String,
        by who: Who = .coordinator,
        on day: String = "2026-01-10"
    ) async throws -> Reply {
        try await post(
            "/meetings",
            ["group": .string(group), "kind": .string(kind), "startsAt": .string(instant), "on": .string(day)],
            as: who
        )
    }

    /// A proposal put on the agenda of a meeting.
    func put(
        _ proposal: String,
        on meeting: String,
        by who: Who = .coordinator,
        day: String = "2026-01-10"
    ) async throws -> Reply {
        try await post(
            "/meetings/\(meeting)/agenda-items",
            ["proposal": .string(proposal), "on": .string(day)],
            as: who
        )
    }

    /// A summons to an agenda that its preparers have approved by then, if they may.
    func summoned(
        _ meeting: String,
        by who: Who = .chair,
        at instant: String = "2026-01-12T08:00:00Z",
        to recipients: [JSONValue]? = nil,
        approvedBy approvers: [Who] = [.chair, .coordinator]
    ) async throws -> Reply {
        if try await get("/meetings/\(meeting)", as: .insyn)["agenda", "released"] == .bool(false) {
            try await release(meeting, by: approvers, on: String(instant.prefix(10)))
        }
        var body: [(String, JSONValue)] = [("at", .string(instant))]
        if let recipients { body.append(("recipients", .array(recipients))) }
        return try await post("/meetings/\(meeting)/summonses", .object(body), as: who)
    }

    func opened(
        _ meeting: String,
        at instant: String,
        present: [Who],
        by who: Who = .coordinator
    ) async throws -> Reply {
        try await post(
            "/meetings/\(meeting)/openings",
            ["at": .string(instant), "attendees": .array(try await people(present))],
            as: who
        )
    }

    func closed(_ meeting: String, at instant: String, by who: Who = .coordinator) async throws -> Reply {
        try await chooseAdjuster(meeting)
        return try await post("/meetings/\(meeting)/closings", ["at": .string(instant)], as: who)
    }

    /// Somebody present from another party than whoever presides, where the meeting has nobody yet (D-28).
    private func chooseAdjuster(_ meeting: String) async throws {
        let held = try await get("/meetings/\(meeting)")
        guard held["state"] == "open", held["adjuster"] == .null, case .array(let present)? = held["attendees"] else { return }
        guard
            let presiding = present.first(where: { $0["person"] == held["presiding"] }),
            let adjuster = present.first(where: {
                $0["seat"] == "ledamot" && $0["party"] != presiding["party"] && $0["leftAt"] == .null
            })
        else { return }
        let elected: JSONValue = ["function": "adjuster", "person": adjuster["person"] ?? .null]
        try expect(await post("/meetings/\(meeting)/functions", elected, as: .coordinator), 201)
    }

    func people(_ whos: [Who]) async throws -> [JSONValue] {
        var people: [JSONValue] = []
        for who in whos { people.append(.string(try await person(who).text)) }
        return people
    }

    /// An item that no rule let onto the agenda: as if the agenda's own rule had failed.
    func planted(_ proposal: String, on meeting: String, position: Int = 400) async throws -> String {
        let id = UUID().text
        let error = try await attempt(
            """
            SET LOCAL session_replication_role = replica;
            INSERT INTO agenda_items (id, meeting_id, position, proposal_id, title, added_on, added_by, entry)
            SELECT '\(id)', '\(meeting)', \(position), '\(proposal)', 'Planterat', '2026-01-10', planned_by, 1
            FROM meetings WHERE id = '\(meeting)';
            UPDATE proposals SET state = 'onAgenda' WHERE id = '\(proposal)';
            """,
            as: .superuser,
            journal: false
        )
        if let error { throw error }
        return id
    }

    /// A decision written past the API.
    func rawDecision(
        _ item: String,
        _ outcome: String = "approved",
        number: String = "NULL",
        by who: Who = .coordinator
    ) async throws -> PostgresError? {
        let person = try await person(who).text
        return try await attempt(
            """
            INSERT INTO decisions (id, agenda_item_id, outcome, recorded_by, number)
            VALUES (new_id(), '\(item)', '\(outcome)', '\(person)', \(number))
            """
        )
    }
}

extension JSONValue {
    /// With the members of every object in order of name: the database keeps no order of them.
    var inOrder: JSONValue {
        switch self {
        case .object(let members): .object(members.map { ($0.0, $0.1.inOrder) }.sorted { $0.0 < $1.0 })
        case .array(let items): .array(items.map(\.inOrder))
        default: self
        }
    }
}
