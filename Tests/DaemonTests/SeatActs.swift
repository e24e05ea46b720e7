import Foundation
import Kernel
import Postgres
import Scenes
import Testing
import WebAPI

/// Acts of those who send people to the groups, and the same seats written past them in SQL.
extension Scene {
    /// A new person of a party.
    ///
    /// - Returns: the id.
    func newPerson(_ name: String = "Ny person", of party: String) async throws -> String {
        let reply = try await post("/persons", ["name": .string(name)], as: .system(party: party))
        return try expect(reply, 201).id
    }

    /// A party nominates somebody to a seat.
    func nominate(
        _ person: String,
        to group: String = "samverkansgrupp",
        seat: String = "ledamot",
        from day: String,
        by party: String,
        _ more: [(String, JSONValue)] = []
    ) async throws -> Reply {
        try await post(
            "/groups/\(group)/seats",
            .object([("seat", .string(seat)), ("person", .string(person)), ("from", .string(day))] + more),
            as: .system(party: party)
        )
    }

    /// A party leaves a seat with its last day.
    func leave(
        _ seat: String,
        of group: String = "samverkansgrupp",
        lastDay: String,
        as party: String
    ) async throws -> Reply {
        try await post(
            "/groups/\(group)/seats/\(seat)/endings",
            ["lastDay": .string(lastDay)],
            as: .system(party: party)
        )
    }

    /// The only seat of a kind that a party has in a group on a day.
    func seat(
        _ seat: String = "ledamot",
        of group: String = "samverkansgrupp",
        party: String,
        at day: String
    ) async throws -> JSONValue {
        let reply = try await get("/groups/\(group)/seats?at=\(day)&party=\(party)&seat=\(seat)")
        guard reply.items.count == 1 else { throw SceneError(what: "not one seat: \(reply)") }
        return reply.items[0]
    }

    /// Who sits on the seats of a kind on a day: ids of persons.
    func holders(of seat: String, in group: String, at day: String) async throws -> [String] {
        let reply = try await expect(get("/groups/\(group)/seats?at=\(day)&seat=\(seat)&limit=100"), 200)
        return reply.items.compactMap { $0["person"]?["id"]?.string }
    }

    /// Who holds an office on a day, nil when nobody does.
    func holder(of office: String, at day: String) async throws -> String? {
        let reply = try await expect(get("/groups/samverkansgrupp/offices?at=\(day)"), 200)
        return reply.items.first { $0["office"]?.string == office }?["person"]?["id"]?.string
    }

    /// A proposal of a municipality, decided at a meeting of the samverkansgrupp.
    func decided(
        _ matter: String,
        _ content: JSONValue,
        by who: Who = .mala,
        kind: String = "ordinarie-var",
        on day: String = "2026-04-15"
    ) async throws -> Reply {
        let proposal = try await submitted(matter, content, by: who, on: "2026-01-05")
        let (_, items) = try await open(
            "samverkansgrupp",
            kind,
            on: day,
            present: Self.eight + [.coordinator],
            agenda: [proposal]
        )
        return try await decide(items[0])
    }

    /// A seat written by somebody who has taken over the daemon; keys of `columns` beyond the usual ones are added.
    func writeSeat(
        _ group: String = "samverkansgrupp",
        _ seat: String = "ledamot",
        party: String,
        person: String,
        valid: String,
        filledBy: String = "party",
        _ columns: [(String, String)] = []
    ) async throws -> PostgresError? {
        var all = [
            ("id", UUID().text), ("group_code", group), ("seat_code", seat), ("party_code", party),
            ("person_id", person),
            ("valid", valid), ("filled_by", filledBy),
        ]
        if filledBy == "party" && !columns.contains(where: { $0.0 == "nominated_by" }) {
            all.append(("nominated_by", party))
        }
        all += columns
        let names = all.map(\.0).joined(separator: ", ")
        let values = all.map { "'\($0.1)'" }.joined(separator: ", ")
        return try await attempt("INSERT INTO seats (\(names)) VALUES (\(values))")
    }
}

/// A refusal over HTTP: its status, its rule, the clause with its words, and what to do instead.
func expectRefusal(
    _ reply: Reply,
    _ status: Int,
    _ rule: String,
    _ clause: String,
    at place: SourceLocation = #_sourceLocation
) {
    #expect(reply.status == status, "\(reply)", sourceLocation: place)
    #expect(reply.rule == rule, "\(reply)", sourceLocation: place)
    #expect(reply.clause == clause, "\(reply)", sourceLocation: place)
    #expect(reply["clause", "quote"]?.string?.isEmpty == false, "\(reply)", sourceLocation: place)
    #expect(reply["permittedPath"]?.string?.isEmpty == false, "\(reply)", sourceLocation: place)
}

/// A refusal of the database. A constraint of a table has no clause of its own; the charter's text of the rule does.
func expectRefusal(
    _ error: PostgresError?,
    _ rule: String,
    _ clause: String?,
    at place: SourceLocation = #_sourceLocation
) {
    #expect(error?.constraint == rule, "\(String(describing: error))", sourceLocation: place)
    #expect(error?.clause == clause, "\(String(describing: error))", sourceLocation: place)
}
