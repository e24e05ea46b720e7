import Foundation
import Scenes
import Subprocess
import SystemPackage
import TestSupport

/// The service as a process of its own, on a scene's database.
struct ServiceProcess {
    private let environment: Environment

    /// - Parameter settings: beyond those of the database, or in place of its ports, which are any two that are free.
    init(_ scene: Scene, _ settings: [Environment.Key: String]) {
        let own: [Environment.Key: String] = [
            "SAMVERKAN_APP_CONNINFO": scene.database.app, "SAMVERKAN_INSYN_CONNINFO": scene.database.insyn,
            "SAMVERKAN_PORT": "0", "SAMVERKAN_HEALTH_PORT": "0", "SAMVERKAN_LOG_LEVEL": "error",
        ]
        environment = .inherit.updating(own.merging(settings) { $1 }.mapValues(Optional.some))
    }

    /// Runs until it ends by itself, or `body` does and it is told to end by SIGTERM.
    func run(during body: @escaping @Sendable () async throws -> Void) async throws -> TerminationStatus {
        var options = PlatformOptions()
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(30))]
        let configuration = Configuration(
            executable: .path(FilePath(Repository().root.appending(path: ".build/debug/samverkand").path)),
            arguments: ["serve"], environment: environment, platformOptions: options)
        return try await withThrowingTaskGroup(of: TerminationStatus?.self) { group in
            group.addTask { try await Subprocess.run(configuration, output: .discarded).terminationStatus }
            group.addTask {
                try await body()
                return nil
            }
            for try await status in group {
                // Cancelling tells the service to end, or ends `body` when it has.
                group.cancelAll()
                if let status { return status }
            }
            throw SceneError(what: "the service did not run")
        }
    }
}
