import Foundation
import Kernel
import Scenes
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// `samverkand token create`, run as whoever may log in as the owner of the database.
@Suite struct TokenCommandTests {
    @Test func `D-17: the command line registers an identity, and prints nothing`() async throws {
        try await Scene.play { scene in
            let made = try await create(["--identity-issuer", "https://login.example.se", "--identity-subject", "anna"], in: scene)
            #expect(made == "")
            let kept = try await scene.value(
                """
                SELECT count(*) FROM tokens WHERE kind = 'insyn' AND label = 'Insyn' AND identity_issuer = 'https://login.example.se'
                    AND identity_subject = 'anna' AND expires_at = created_at + INTERVAL '3 days'
                """)
            #expect(kept == "1")
            #expect(try await create(["--identity-issuer", "https://login.example.se"], in: scene) == nil)
            #expect(try await create(["--identity-issuer", "https://login.example.se", "--identity-subject", "å"], in: scene) == nil)
            #expect(try await scene.value("SELECT count(*) FROM tokens WHERE label = 'Insyn'") == "1")
            let secret = try #require(try await create([], in: scene))
            #expect(secret.count == 44)
        }
    }

    /// - Returns: what it prints; nil when it fails.
    private func create(_ more: [String], in scene: Scene) async throws -> String? {
        let executable = Bundle.main.executableURL?.deletingLastPathComponent().appending(path: "samverkand")
        let result = try await run(
            .path(FilePath(executable?.path ?? "samverkand")),
            arguments: Arguments(["token", "create", "--kind", "insyn", "--label", "Insyn", "--days", "3"] + more),
            environment: .custom(["SAMVERKAN_OWNER_CONNINFO": scene.database.owner]), output: .string(limit: 4_096), error: .discarded)
        return result.terminationStatus.isSuccess ? result.standardOutput : nil
    }
}
