import Kernel
import Postgres
import Scenes
import WebAPI

/// What the preparers of a meeting do with its agenda, over HTTP and past it.
extension Scene {
    func fixed(
        _ meeting: String, _ items: [String]? = nil, by who: Who = .coordinator, on day: String = "2026-01-10"
    ) async throws -> Reply {
        let order: [(String, JSONValue)] = items.map { [("agendaItems", .array($0.map { .string($0) }))] } ?? []
        return try await post("/meetings/\(meeting)/agenda-versions", .object(order + [("on", .string(day))]), as: who)
    }

    func rawVersion(
        _ meeting: String, _ items: [String]? = nil, by who: Who = .coordinator, on day: String = "2026-01-10"
    ) async throws -> PostgresError? {
        let order = items.map { "ARRAY[\($0.map { "'\($0)'" }.joined(separator: ", "))]::uuid[]" } ?? "NULL"
        return try await attempt(
            """
            INSERT INTO agenda_versions (id, meeting_id, items, made_on, made_by)
            VALUES (new_id(), '\(meeting)', \(order), '\(day)', '\(try await person(who).text)')
            """)
    }

    func approved(_ meeting: String, _ number: Int, by who: Who, on day: String = "2026-01-10") async throws -> Reply {
        try await post("/meetings/\(meeting)/agenda-versions/\(number)/approvals", ["on": .string(day)], as: who)
    }

    func rawApproval(
        _ meeting: String, _ number: Int, _ function: String, by who: Who, on day: String = "2026-01-10"
    ) async throws -> PostgresError? {
        try await attempt(
            """
            INSERT INTO agenda_approvals (meeting_id, number, function, person_id, approved_on)
            VALUES ('\(meeting)', \(number), '\(function)', '\(try await person(who).text)', '\(day)')
            """)
    }

    /// An item without a proposal.
    func titled(_ title: String, on meeting: String) async throws -> String {
        try expect(
            await post("/meetings/\(meeting)/agenda-items", ["title": .string(title), "on": "2026-01-10"], as: .coordinator), 201
        ).id
    }

    /// The items that stand on a meeting, in the order they were put up.
    func agenda(_ meeting: String) async throws -> [JSONValue] { try await get("/meetings/\(meeting)/agenda-items?limit=100").items }

    func state(of proposal: String) async throws -> String? { try await get("/proposals/\(proposal)")["state"]?.string }

    func cancelled(_ meeting: String, at instant: String) async throws -> Reply {
        try await post("/meetings/\(meeting)/cancellations", ["at": .string(instant)], as: .coordinator)
    }
}

extension JSONValue {
    /// The titles of the items of one part of an agenda's difference.
    var titles: [String] {
        if case .array(let items) = self { return items.compactMap { $0["title"]?.string } }
        return []
    }
}
