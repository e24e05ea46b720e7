import Kernel
import Scenes
import TestSupport
import Testing

@Suite struct SpringTests {
    @Test func `V-34, D-9, D-28: a spring runs from referral to attested, published and corrected minutes`() async throws {
        try await Scene.play { scene in try await Self.play(scene) }
    }

    @Test func `a service killed after every request of the spring goes on without loss or duplicate`() async throws {
        let deaths = try await Scene.playMortal { scene in try await Self.play(scene) }
        #expect(deaths > 55)
    }

    private static func play(_ scene: Scene) async throws {
        var spring = SpringScenario(scene)
        try await spring.prepare()
        try await spring.summon()
        let steps = try await scene.get("/meetings/\(spring.meeting)/steps?kind=summons")
        guard case .array(let recipients)? = steps["items", "0", "recipients"] else { throw SceneError(what: "\(steps)") }
        #expect(Set(recipients.compactMap(\.string)).count == 20)
        let late = try await scene.get("/meetings/\(spring.meeting)/dispatches?kind=lateSummons")
        #expect(late.items.map { $0["person"]?.string } == [spring.joined])
        let letters = try await scene.get("/meetings/\(spring.meeting)/dispatches?limit=100")
        #expect(letters.items.count == 21)

        try await spring.hold()
        try await spring.attest()
        let minutes = "/meetings/\(spring.meeting)/minutes"
        let hash = try await scene.get(minutes, as: .insyn)["hash"]?.string ?? ""
        let text = try await scene.get(minutes, as: .insyn, headers: ["Accept": "text/plain"]).text.replacing(hash, with: "<hash>")
        #expect(text == (try Repository().text("Tests/Minutes/spring.txt")))

        try await spring.correct()
        let corrected = try await scene.get(minutes, as: .insyn)
        #expect(corrected["hash"]?.string == hash)
        #expect(corrected["corrections", "0", "text"]?.string?.hasPrefix("Vägledningen ska vara klar") == true)
        #expect(corrected["corrections", "1", "text"] == nil)
        #expect(try await scene.value("SELECT count(*) FROM decisions") == "8")
        #expect(try await scene.value("SELECT count(*) FROM journal_differences()") == "0")
    }
}
