import Kernel
import Postgres
import Scenes
import TestSupport
import Testing
import WebAPI

/// Rättelse: a new record beside the decision.
@Suite struct CorrectionTests {
    private static let text: JSONValue = "I § 1 står ”Mala”. Rätteligen ska det stå ”Malå”."

    @Test func `D-9: the secretary corrects by a new record, and the decision stays as it was`() async throws {
        try await Scene.play { scene in
            let decision = try await decided(in: scene)
            let before = try await scene.get("/decisions/\(decision)")
            #expect(before["corrections"] == [])
            let first = try await correct(decision, on: "2026-04-20", in: scene)
            #expect(first.status == 201, "\(first)")
            let second = try await correct(decision, on: "2026-04-21", in: scene)
            #expect(second["corrections", "1", "number"] == 2)
            #expect(second["corrections", "0", "notedOn"] == "2026-04-20")
            let after = try await scene.get("/decisions/\(decision)", as: .insyn)
            #expect(after["content"] == before["content"])
            #expect(after["paragraph"] == before["paragraph"])
            #expect(after.entityTag != (before.entityTag))
            let listed = try await scene.get("/decisions?meeting=\(before["meeting"]?.string ?? "")")
            #expect(listed.items.first?["corrections"]?.elements.count == 2)
            #expect(try await scene.value("SELECT count(*) FROM journal_differences()") == "0")
        }
    }

    @Test func `D-9: a correction follows the meeting, by the one who recorded it`() async throws {
        let early = Ruling(rule: "correction_follows_the_meeting", clause: "D-9")
        let stranger = Ruling(rule: "meeting_is_recorded_by_the_secretary", clause: "V-37", status: 403)
        try await Scene.play { scene in
            let decision = try await decided(in: scene, closing: false)
            early.check(try await correct(decision, on: "2026-04-20", in: scene))
            try await early.check(sql: insertion(decision, by: scene.person(.coordinator).text), in: scene)
            let meeting = try #require(try await scene.get("/decisions/\(decision)")["meeting"]?.string)
            try scene.expect(await scene.closed(meeting, at: "2026-04-15T12:00:00Z"), 201)
            early.check(try await correct(decision, on: "2026-04-14", in: scene))
            stranger.check(try await correct(decision, on: "2026-04-20", by: .chair, in: scene))
            try await stranger.check(sql: insertion(decision, by: scene.person(.chair).text), in: scene)
            let tomorrow = try await correct(decision, on: "2026-11-22", in: scene)
            Ruling(rule: "business_date_is_not_in_the_future", clause: "D-30", status: 422).check(tomorrow)
        }
    }

    @Test func `D-9: a correction is neither changed nor removed`() async throws {
        try await Scene.play { scene in
            let decision = try await decided(in: scene)
            try scene.expect(await correct(decision, on: "2026-04-20", in: scene), 201)
            for sql in ["UPDATE corrections SET text = 'x'", "DELETE FROM corrections"] {
                #expect(try await scene.attempt(sql)?.sqlstate == "42501")
                #expect(try await scene.attempt(sql, as: .owner)?.constraint == "history_is_never_changed")
            }
        }
    }

    private func decided(in scene: Scene, closing: Bool = true) async throws -> String {
        let need = try await scene.submitted("behov", Sample.text, by: .mala)
        let decision = try scene.expect(await scene.decide(scene.openSpringMeetingLed([need]).items[0]), 201)
        if closing {
            try scene.expect(
                await scene.closed(decision["meeting"]?.string ?? "", at: "2026-04-15T12:00:00Z"), 201)
        }
        return decision.id
    }

    private func correct(_ decision: String, on day: String, by who: Who = .coordinator, in scene: Scene) async throws
        -> Reply
    {
        try await scene.post("/decisions/\(decision)/corrections", ["text": Self.text, "on": .string(day)], as: who)
    }

    private func insertion(_ decision: String, by person: String) -> String {
        """
        INSERT INTO corrections (id, decision_id, person_id, noted_on, text)
        VALUES (new_id(), '\(decision)', '\(person)', '2026-04-20', 'Rättat.')
        """
    }
}
