import Kernel
import Scenes
import Testing

@Suite struct YearTests {
    @Test func `a proposal becomes a decision with its paragraph and its plan in force`() async throws {
        try await Scene.play { scene in
            let plan = try await scene.submitted("verksamhetsplan", Sample.areas, by: .preparer("2480"))
            let activities = try await scene.submitted("aktivitetsplan", Sample.activities, by: .preparer("2482"))
            let need = try await scene.submitted("behov", Sample.text, by: .mala)
            let included = try await scene.post(
                "/proposals/\(activities)/inclusions", ["part": .string(need), "on": "2026-03-01"], as: .preparer("2480"))
            #expect(included.status == 201)
            try await scene.adopt([plan, activities])
            let (_, items) = try await scene.openSpringMeeting([plan, activities])

            let first = try await scene.decide(items[0])
            let second = try await scene.decide(items[1])
            #expect([first.status, second.status] == [201, 201])
            #expect(first["paragraph"] == "§ 1/2026")
            #expect(second["paragraph"] == "§ 2/2026")

            let inForce = try await scene.get("/plans?at=2026-06-01&sort=from")
            #expect(inForce.items.compactMap { $0["kind"]?.string }.sorted() == ["aktivitetsplan", "verksamhetsplan"])
            let fate = try await scene.get("/proposals/\(need)", as: .mala)
            #expect(fate["state"] == "included")
            #expect(fate["decision", "paragraph"] == "§ 2/2026")
            #expect(try await scene.value("SELECT count(*) FROM journal_differences()") == "0")
        }
    }
}
