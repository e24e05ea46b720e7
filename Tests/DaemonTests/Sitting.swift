import Foundation
import Kernel
import Postgres
import Scenes
import Testing
import WebAPI

/// A meeting of the samverkansgrupp on 15 April 2026, opened at 8, as its secretary records it: over HTTP, and past it in SQL.
struct Sitting: Sendable {
    typealias Fields = [(String, JSONValue)]

    let scene: Scene
    let meeting: String
    /// Of the proposals on its agenda, in their order.
    let items: [String]
    let roster: [String: String]

    /// - Parameters:
    ///   - parties: whose first named representative is there from the opening.
    ///   - more: ids of others who are, the coordinator apart.
    static func open(
        in scene: Scene, parties: [String] = Self.eight, and more: [String] = [], agenda: [String] = [], kind: String = "ordinarie-var"
    ) async throws -> Sitting {
        let roster = try await scene.roster()
        let people = parties.compactMap { roster[$0] } + more
        let (meeting, items) = try await scene.open(
            "samverkansgrupp", kind, on: "2026-04-15",
            present: people.compactMap(UUID.init(uuidString:)).map { .person($0) } + [.coordinator], agenda: agenda)
        return Sitting(scene: scene, meeting: meeting, items: items, roster: roster)
    }

    static let eight = ["2401", "2403", "2404", "2409", "2417", "2418", "2480", "2482"]

    /// The representative that a municipality named first; with `-2`, the other.
    func id(_ party: String) -> String { roster[party] ?? "nobody from \(party)" }

    func person(_ party: String) -> JSONValue { .string(id(party)) }

    static func at(_ time: String) -> JSONValue { .string("2026-04-15T\(time):00Z") }

    // MARK: Recording

    /// - Parameter item: where it happens in an item.
    func record(_ noun: String, in item: String? = nil, _ fields: Fields, by who: Who = .coordinator) async throws -> Reply {
        try await scene.post(path(noun, item), .object(fields), as: who)
    }

    /// The same row written by the login that serves requests.
    func raw(_ noun: String, in item: String? = nil, _ fields: Fields, by who: Who = .coordinator) async throws -> PostgresError? {
        try await scene.attempt(try await insertion(noun, in: item, fields, by: who))
    }

    func records(
        _ noun: String, in item: String? = nil, _ fields: Fields, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let reply = try await record(noun, in: item, fields)
        #expect(reply.status == 201, "\(reply)", sourceLocation: sourceLocation)
    }

    /// Refused over HTTP with rule and clause, and by the rule in SQL.
    func refuses(
        _ noun: String, in item: String? = nil, _ fields: Fields, _ status: Int, _ rule: String, _ clause: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        Refused.overHTTP(try await record(noun, in: item, fields), status, rule, clause, sourceLocation: sourceLocation)
        Refused.inSQL(try await raw(noun, in: item, fields), rule, sourceLocation: sourceLocation)
    }

    func path(_ noun: String, _ item: String?) -> String {
        "/meetings/\(meeting)" + (item.map { "/agenda-items/\($0)" } ?? "") + "/\(noun)"
    }

    func insertion(_ noun: String, in item: String?, _ fields: Fields, by who: Who = .coordinator) async throws -> String {
        guard let table = Self.tables[noun] else { throw SceneError(what: "no table of \(noun)") }
        var columns = [item == nil ? "meeting_id" : "agenda_item_id", "recorded_by"]
        var values = [item ?? meeting, try await scene.person(who).text].map { "'\($0)'" }
        if table.hasIdentifier { (columns, values) = (columns + ["id"], values + ["new_id()"]) }
        for (name, value) in fields where value != .null {
            columns.append(table.columns[name] ?? name)
            values.append("'\((value.string ?? value.text).replacing("'", with: "''"))'")
        }
        return "INSERT INTO \(table.name) (\(columns.joined(separator: ", "))) VALUES (\(values.joined(separator: ", ")))"
    }

    private struct Table {
        let name: String
        var hasIdentifier = true
        /// Where a column is not called as the field.
        let columns: [String: String]
    }

    private static let tables = [
        "arrivals": Table(name: "attendances", hasIdentifier: false, columns: ["person": "person_id", "at": "arrived_at"]),
        "departures": Table(name: "departures", hasIdentifier: false, columns: ["person": "person_id", "at": "left_at"]),
        "guests": Table(name: "guests", columns: ["at": "arrived_at", "leftAt": "left_at"]),
        "functions": Table(name: "meeting_functions", columns: ["person": "person_id", "at": "from_at"]),
        "recusals": Table(name: "recusals", hasIdentifier: false, columns: ["person": "person_id", "at": "noted_at"]),
        "motions": Table(name: "motions", columns: ["person": "person_id", "at": "made_at"]),
        "statements": Table(name: "statements", columns: ["person": "person_id", "at": "made_at"]),
        "votings": Table(name: "votings", columns: ["votes": "ballots", "castingVote": "casting_vote", "at": "held_at"]),
    ]

    // MARK: Voting

    static let yesOrNo: JSONValue = [
        ["code": "ja", "text": "Bifall", "outcome": "approved"], ["code": "nej", "text": "Avslag", "outcome": "rejected"],
    ]

    /// An open voting: who votes yes, who no, who abstains.
    func open(
        yes: [String], no: [String] = [], abstaining: [String] = [], options: JSONValue = yesOrNo, _ more: Fields = []
    ) -> Fields {
        let votes =
            yes.map { vote($0, "ja") } + no.map { vote($0, "nej") } + abstaining.map { ["person": person($0)] }
        return [("form", "open"), ("subject", "Ja mot nej."), ("options", options), ("votes", .array(votes))] + more
    }

    func vote(_ party: String, _ option: String) -> JSONValue { ["person": person(party), "option": .string(option)] }

    /// A secret one: the count of each option, and of blank ballots.
    func secret(_ counts: [(String?, Int64)], options: JSONValue = yesOrNo, _ more: Fields = []) -> Fields {
        let ballots = counts.map { option, count in
            JSONValue.object((option.map { [("option", .string($0))] } ?? []) + [("count", .integer(count))])
        }
        return [("form", "secret"), ("subject", "Ja mot nej."), ("options", options), ("ballots", .array(ballots))] + more
    }

    /// The item as it is shown.
    func shown(_ item: String) async throws -> Reply { try await scene.get("/meetings/\(meeting)/agenda-items/\(item)") }
}

extension Scene {
    /// Ids of the municipal representatives in the order of the constituting record: `2480` the first named, `2480-2` the other.
    func roster() async throws -> [String: String] {
        let text = try await value(
            """
            SELECT string_agg(s.party_code || CASE WHEN p.name LIKE 'Biträdande%' THEN '-2' ELSE '' END || '=' || p.id, ' ')
            FROM seats s JOIN persons p ON p.id = s.person_id WHERE s.group_code = 'samverkansgrupp' AND s.seat_code = 'ledamot'
            """)
        return Dictionary(
            uniqueKeysWithValues: (text ?? "").split(separator: " ").map { pair in
                let parts = pair.split(separator: "=")
                return (String(parts[0]), String(parts[1]))
            })
    }

    /// Needs of Malå, submitted.
    func needs(_ count: Int) async throws -> [String] {
        var needs: [String] = []
        for _ in 0..<count { needs.append(try await submitted("behov", Sample.text, by: .mala)) }
        return needs
    }
}
