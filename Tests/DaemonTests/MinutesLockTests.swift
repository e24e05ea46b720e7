import Foundation
import Kernel
import Postgres
import Scenes
import TestSupport
import Testing

/// Attested minutes, and every fact that they are made of, as each role of the database finds them.
@Suite struct MinutesLockTests {
    private static let items = "agenda_item_id IN (SELECT id FROM agenda_items WHERE meeting_id = $)"
    /// Every table that minutes are made of, and which of its rows belong to a meeting.
    private static let facts = [
        ("meetings", "id = $"), ("meeting_steps", "meeting_id = $"), ("agenda_items", "meeting_id = $"),
        ("agenda_versions", "meeting_id = $"), ("agenda_approvals", "meeting_id = $"), ("attendances", "meeting_id = $"),
        ("departures", "meeting_id = $"), ("guests", "meeting_id = $"), ("meeting_functions", "meeting_id = $"),
        ("recusals", items), ("motions", items), ("votings", items), ("statements", items), ("decisions", items),
        ("votes", "voting_id IN (SELECT id FROM votings WHERE \(items))"),
    ]

    @Test func `D-28: no role adds to, changes or removes a fact of attested minutes`() async throws {
        try await Scene.play { scene in
            let meeting = try await attested(scene)
            for (table, rows) in Self.facts {
                let condition = rows.replacing("$", with: "'\(meeting.id)'")
                #expect(try await scene.value("SELECT count(*)::text FROM \(table) WHERE \(condition)") != "0", "\(table)")
                for sql in [
                    "UPDATE \(table) SET entry = entry WHERE \(condition)", "DELETE FROM \(table) WHERE \(condition)",
                    "INSERT INTO \(table) SELECT * FROM \(table) WHERE \(condition)",
                ] {
                    Refused.inSQL(try await scene.attempt(sql, as: .owner), "minutes_are_locked_when_attested")
                    let byService = try await scene.attempt(sql)
                    #expect(
                        byService?.sqlstate == "42501" || byService?.constraint == "minutes_are_locked_when_attested",
                        "\(sql): \(byService.map { "\($0)" } ?? "let through")")
                    #expect(try await scene.attempt(sql, login: scene.database.insyn)?.sqlstate == "42501")
                }
            }
        }
    }

    @Test func `D-9: attested minutes themselves can't be changed, only published`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.attestedMeeting()
            for change in [
                "content = content || '{\"title\": \"Annat\"}'", "state = 'draft'", "round = 7", "hash = NULL, content = NULL",
                "state = 'published', attested_at = NULL", "attested_at = NULL",
            ] {
                let sql = "UPDATE minutes SET \(change) WHERE meeting_id = '\(meeting.id)'"
                Refused.inSQL(try await scene.attempt(sql, as: .owner), "minutes_are_locked_when_attested")
                Refused.asForbidden(try await scene.attempt(sql))
            }
            let removal = "DELETE FROM minutes WHERE meeting_id = '\(meeting.id)'"
            Refused.inSQL(try await scene.attempt(removal, as: .owner), "minutes_are_locked_when_attested")
            Refused.asForbidden(try await scene.attempt(removal))
            for sql in ["UPDATE minutes_steps SET entry = entry", "DELETE FROM minutes_steps"] {
                Refused.inSQL(try await scene.attempt(sql, as: .owner), "history_is_never_changed")
                Refused.asForbidden(try await scene.attempt(sql))
            }
            #expect(try await scene.publish(meeting).status == 201)
            let published = "UPDATE minutes SET state = 'attested' WHERE meeting_id = '\(meeting.id)'"
            Refused.inSQL(try await scene.attempt(published, as: .owner), "minutes_are_locked_when_attested")
        }
    }

    @Test func `D-9: content that somebody alters past every rule is found by its hash and by the journal`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.attestedMeeting()
            let forged = """
                SET LOCAL session_replication_role = replica;
                UPDATE minutes SET content = content || '{"title": "Annat"}', hash = sha256(convert_to((content || '{"title": "Annat"}')::text, 'UTF8'))
                WHERE meeting_id = '\(meeting.id)'
                """
            #expect(try await scene.attempt(forged, as: .superuser, journal: false) == nil)
            let found = try await scene.value(
                "SELECT string_agg(relation || ' ' || problem, ', ') FROM journal_differences()", as: .owner)
            #expect(found == "minutes altered")
        }
    }

    @Test func `D-10: an adoption at a meeting whose notes are attested stands`() async throws {
        try await Scene.play { scene in
            let proposal = try await scene.submitted("verksamhetsplan", Sample.areas, by: .preparer("2480"))
            try await scene.adopt([proposal])
            let id = try #require(try await scene.value("SELECT meeting_id::text FROM proposal_steps WHERE kind = 'adoption'"))
            let notes = HeldMeeting(id: id, items: [])
            try scene.expect(await scene.circulate(notes), 201)
            try scene.expect(await scene.attest(notes, by: .coordinator), 201)
            let text = try await scene.text(notes).text
            #expect(text.contains("Antaget utöver dagordningen"))
            #expect(text.contains("4 röster för och 0 emot. Närvarande: 4 av"))
            Refused.inSQL(
                try await scene.attempt("DELETE FROM proposal_steps WHERE kind = 'adoption'", as: .owner),
                "minutes_are_locked_when_attested")
        }
    }

    private func attested(_ scene: Scene) async throws -> HeldMeeting {
        let meeting = try await scene.springMeeting()
        try scene.expect(await scene.circulate(meeting, at: "2025-04-25T08:00:00Z", until: "2025-05-02T15:00:00Z"), 201)
        try scene.expect(await scene.attest(meeting, by: .chair, at: "2025-05-05T08:00:00Z"), 201)
        let adjuster = try await scene.value(
            "SELECT person_id::text FROM meeting_functions WHERE meeting_id = $1::uuid AND function = 'adjuster'", [meeting.id])
        let person = try #require(adjuster.flatMap(UUID.init(uuidString:)))
        try scene.expect(await scene.attest(meeting, by: .person(person), at: "2025-05-06T08:00:00Z"), 201)
        return meeting
    }
}
