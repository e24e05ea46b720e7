import Kernel
import Scenes
import TestSupport
import Testing
import WebAPI

/// What was recorded of a meeting stays as it was recorded, and what is computed is nobody's to write (D-9).
@Suite struct ProceedingsHistoryTests {
    private static let tables = [
        "agenda_items", "agenda_versions", "agenda_approvals", "attendances", "departures", "guests", "recusals", "meeting_functions",
        "motions", "votings", "votes", "statements",
    ]

    @Test func `D-9: what has happened at a meeting is neither changed nor removed by anybody`() async throws {
        try await Scene.play { scene in
            let sitting = try await Sitting.full(in: scene)
            for table in Self.tables {
                #expect(try await scene.value("SELECT count(*) > 0 FROM \(table)") == "t", "\(table)")
                for sql in ["UPDATE \(table) SET entry = entry", "DELETE FROM \(table)"] {
                    Refused.asForbidden(try await scene.attempt(sql))
                    Refused.inSQL(try await scene.attempt(sql, as: .owner), "history_is_never_changed")
                }
                let truncated = try await scene.attempt("TRUNCATE \(table) CASCADE")
                Refused.asForbidden(truncated)
            }
            #expect(try await scene.closed(sitting.meeting, at: "2026-04-15T12:00:00Z").status == 201)
            #expect(try await scene.value("SELECT count(*) FROM journal_differences()") == "0")
        }
    }

    @Test func `D-20: the login that serves requests writes no votes and no result`() async throws {
        try await Scene.play { scene in
            let sitting = try await Sitting.full(in: scene)
            let voting = try await scene.value("SELECT id FROM votings WHERE form = 'open'") ?? ""
            let vote = try await scene.attempt(
                "INSERT INTO votes (voting_id, person_id, party_code, option) VALUES ('\(voting)', '\(sitting.id("2421"))', '2421', 'ja')")
            Refused.asForbidden(vote)
            let insertion = try await sitting.insertion("votings", in: sitting.items[1], sitting.secret([("ja", 8)]))
            for (column, value) in [
                ("tally", "{\"ja\": 9}"), ("winner", "nej"), ("settled_by", "lot"), ("quorum", "{}"), ("number", "7"),
                ("presiding", sitting.id("2401")),
            ] {
                let forged = insertion.replacing("VALUES (", with: "VALUES ('\(value)', ")
                    .replacing("INTO votings (", with: "INTO votings (\(column), ")
                Refused.asForbidden(try await scene.attempt(forged))
            }
            for sql in [
                "INSERT INTO agenda_versions (id, meeting_id, number, items, difference, made_on, made_by) "
                    + "SELECT new_id(), meeting_id, 9, items, difference, made_on, made_by FROM agenda_versions",
                "INSERT INTO agenda_items (id, meeting_id, title, standing_code, added_on, added_by) "
                    + "SELECT new_id(), meeting_id, title, standing_code, added_on, added_by FROM agenda_items",
                "UPDATE proposals SET state = 'approved'", "INSERT INTO standing_items SELECT * FROM standing_items",
                "SELECT put_on_agenda(m, p.id) FROM meetings m, proposals p WHERE p.state = 'submitted'",
                "SELECT take_off_agenda(m, i) FROM meetings m JOIN agenda_items i ON i.meeting_id = m.id",
            ] {
                Refused.asForbidden(try await scene.attempt(sql))
            }
        }
    }
}

extension Sitting {
    /// A sitting at which everything that can be recorded has been; the second item is undecided.
    static func full(in scene: Scene) async throws -> Sitting {
        _ = try await scene.needs(1)
        let sitting = try await Sitting.open(in: scene, parties: eight + ["2421"], agenda: scene.needs(2))
        let item = sitting.items[0]
        try await sitting.records("guests", [("name", "Boverkets sakkunniga"), ("role", "föredragande")])
        try await sitting.records("functions", [("function", "adjuster"), ("person", sitting.person("2418"))])
        try await sitting.records("recusals", in: item, [("person", sitting.person("2421")), ("reasons", "Eget bolag.")])
        try await sitting.records("motions", in: item, [("person", sitting.person("2401")), ("kind", "rejection"), ("text", "Avslag.")])
        try await sitting.records("votings", in: item, sitting.open(yes: Array(eight.dropFirst()), no: ["2401"]))
        try scene.expect(await scene.decide(item), 201)
        try await sitting.records(
            "statements", in: item, [("person", sitting.person("2401")), ("kind", "reservation"), ("text", "För eget yrkande.")])
        try await sitting.records("departures", [("person", sitting.person("2421")), ("at", Sitting.at("11:00"))])
        return sitting
    }
}
