import Kernel
import Scenes
import Testing

@Suite struct SpringTests {
    @Test func `a spring runs from referral to attested minutes`() async throws {
        try await Scene.play { scene in
            var spring = SpringScenario(scene)
            try await spring.prepare()
            try await spring.summon()
            try await spring.hold()
        }
    }

    @Test func `a service killed after every request of the spring goes on without loss or duplicate`() async throws {
        let deaths = try await Scene.playMortal { scene in
            var spring = SpringScenario(scene)
            try await spring.prepare()
            try await spring.summon()
            try await spring.hold()
            #expect(try await scene.value("SELECT count(*) FROM journal_differences()") == "0")
        }
        #expect(deaths > 50)
    }
}
