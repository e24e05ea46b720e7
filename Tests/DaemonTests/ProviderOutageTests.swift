import Identity
import Kernel
import Scenes
import TestSupport
import Testing

/// A provider that is slow, hangs or is away.
@Suite(.timeLimit(.minutes(10))) struct ProviderOutageTests {
    @Test func `what a slow provider answers is for all who wait, and only so many do`() async throws {
        try await play { scene, provider, own in
            provider.set { $0.isHanging = true }
            let answered = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<100 { group.addTask { try await self.isReached(own, in: scene) } }
                // One asks and 64 wait for it; the others are told at once.
                for _ in 0..<35 { #expect(try await group.next() == false) }
                provider.set { $0.isHanging = false }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(answered == 65)
            #expect(provider.begun == 1)
        }
    }

    @Test func `a provider that fails after a while is asked again by nobody who waited`() async throws {
        try await play { scene, provider, own in
            provider.set { $0.isHanging = true }
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<10 { group.addTask { try await self.isReached(own, in: scene) } }
                try await waited("question") { provider.begun == 1 ? () : nil }
                scene.clock.set(scene.clock.now().adding(.seconds(2)))
                provider.set { state in
                    state.isAway = true
                    state.isHanging = false
                }
                for try await isReached in group { #expect(!isReached) }
            }
            #expect(provider.begun == 1)
            provider.set { $0.isAway = false }
            #expect(try await isReached(own, in: scene) == false, "failed just now")
            scene.clock.set(scene.clock.now().adding(.seconds(1)))
            #expect(try await isReached(own, in: scene))
            #expect(provider.begun == 2)
        }
    }

    @Test func `a provider that hangs is given up, for all at once`() async throws {
        try await SmallProvider.play { scene, provider in
            provider.set { $0.isHanging = true }
            try await withThrowingTaskGroup(of: Reply.self) { group in
                for _ in 0..<10 { group.addTask { try await scene.browser().get("/insyn/sign-in/oidc") } }
                for try await reply in group {
                    #expect(reply.status == 503)
                    #expect(reply.text.contains("svarar inte"))
                }
            }
            #expect(provider.begun == 1)
            provider.set { $0.isHanging = false }
            scene.clock.set(scene.clock.now().adding(.seconds(1)))
            #expect(try await scene.browser().get("/insyn/sign-in/oidc").status == 303)
        }
    }

    @Test func `a provider that can't be reached is no reason to deny who calls, for a day`() async throws {
        try await SmallProvider.play { scene, provider in
            try await scene.register("person-1", as: .coordinator, of: provider)
            func status(after seconds: Int, otherwise header: [String: JSONValue] = [:]) async throws -> Int {
                scene.clock.set(scene.clock.now().adding(.seconds(seconds)))
                let now = scene.clock.now()
                provider.set { $0.now = now }
                return try await scene.get("/parties", bearing: provider.token(header: header)).status
            }
            provider.set { $0.isAway = true }
            let away = try await scene.get("/parties", bearing: provider.token())
            #expect(away.status == 503)
            #expect(away.headers["retry-after"] != nil)
            #expect(try await scene.get("/parties", as: .coordinator).status == 200, "who needs it not goes on")
            provider.set { $0.isAway = false }
            #expect(try await status(after: 1) == 200)
            provider.set { $0.isAway = true }
            let begun = provider.begun
            #expect(try await status(after: 200) == 200, "its keys are known")
            #expect(provider.begun == begun)
            for _ in 0..<3 { #expect(try await status(after: 1_800) == 200, "and were an hour ago") }
            #expect(provider.begun == begun + 2)
            for _ in 0..<3 { #expect(try await status(after: 5) == 200) }
            #expect(provider.begun == begun + 2, "asked half a minute ago")
            #expect(try await status(after: 60, otherwise: ["kid": "okänd"]) == 503, "a key that may be new")
            #expect(try await scene.browser().get("/insyn/sign-in/oidc").status == 503)
            #expect(try await status(after: 86_400 - 5_700) == 200)
            #expect(try await status(after: 100) == 503, "longer than a day nobody knows")
            provider.set { $0.isAway = false }
            #expect(try await status(after: 30) == 200)
        }
    }

    @Test(arguments: [true, false])
    func `a provider that is slow is waited for by one at a time where its keys are known`(isKnownAway: Bool) async throws {
        try await SmallProvider.play { scene, provider in
            try await scene.register("person-1", as: .coordinator, of: provider)
            #expect(try await scene.get("/parties", bearing: provider.token()).status == 200)
            func pass(_ seconds: Int) {
                scene.clock.set(scene.clock.now().adding(.seconds(seconds)))
                let now = scene.clock.now()
                provider.set { $0.now = now }
            }
            pass(3_571)
            provider.set { $0.isAway = isKnownAway }
            if isKnownAway {
                pass(30)
                #expect(try await scene.get("/parties", bearing: provider.token()).status == 200)
            }
            let begun = provider.begun
            provider.set { $0.isHanging = true }
            pass(30)
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<5 { group.addTask { try await scene.get("/parties", bearing: provider.token()).status } }
                // The fifth asks.
                for _ in 0..<4 {
                    let status = try await group.next()
                    #expect(status == 200)
                }
                provider.set { $0.isHanging = false }
                let last = try await group.next()
                #expect(last == 200)
            }
            #expect(provider.begun == begun + 1)
        }
    }

    // MARK: Steps

    /// Beside the service one that waits as long as the test does.
    private func play(_ body: @Sendable (Scene, SmallProvider, Provider) async throws -> Void) async throws {
        try await SmallProvider.play { scene, provider in
            let configuration = try #require(ProviderConfiguration(issuer: provider.issuer, clientID: SmallProvider.client))
            let own = Provider(configuration: configuration, clock: scene.clock, patience: .seconds(60))
            do {
                try await body(scene, provider, own)
            } catch {
                provider.set { $0.isHanging = false }
                try? await own.shutdown()
                throw error
            }
            try await own.shutdown()
        }
    }

    private func isReached(_ provider: Provider, in scene: Scene) async throws -> Bool {
        let attempt = SignInAttempt(returnPath: "/insyn", at: scene.clock.now(), identifiers: RandomIdentifiers())
        do {
            _ = try await provider.authorizationURL(for: attempt, redirect: "https://samverkan.example.se/insyn/sign-in/callback")
            return true
        } catch IdentityError.unreachable {
            return false
        }
    }
}
