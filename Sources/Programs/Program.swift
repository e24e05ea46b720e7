import Subprocess
import SystemPackage

/// A program of the system, run as it stands: no shell reads its arguments, what it writes to its outputs is thrown away, it
/// inherits no file and no variable that is not given, and it ends when its time is up.
public struct Program: Sendable {
    public enum Ending: Sendable, Equatable {
        case exited(Int32)
        /// By a signal: its own fault, or its time was up.
        case killed
    }

    /// Absolute.
    let path: String
    let arguments: [String]
    let environment: [String: String]
    /// Where it works.
    let folder: String
    /// An open file that is its standard input; whoever opened it closes it. nil: none.
    let input: Int32?
    /// From the polite end to the other.
    let grace: Duration

    public init(
        _ path: String, _ arguments: [String], environment: [String: String], folder: String, input: Int32? = nil,
        grace: Duration = .zero
    ) {
        self.path = path
        self.arguments = arguments
        self.environment = environment
        self.folder = folder
        self.input = input
        self.grace = grace
    }

    /// Suspends until it has ended: by itself, because `alarm` returned or threw, or because nobody waits for it any more.
    ///
    /// - Throws: what Subprocess throws when the program can't be started.
    public func run(until alarm: @escaping @Sendable () async throws -> Void) async throws -> Ending {
        try await withThrowingTaskGroup(of: Ending?.self) { group in
            group.addTask { try await run() }
            group.addTask {
                try? await alarm()
                return nil
            }
            for try await ending in group {
                // Cancelling ends the program, or the alarm when it has ended.
                group.cancelAll()
                if let ending { return ending }
            }
            return .killed
        }
    }

    private func run() async throws -> Ending {
        var options = PlatformOptions()
        if grace > .zero { options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: grace)] }
        let variables = environment.compactMap { name, value in Environment.Key(rawValue: name).map { ($0, value) } }
        let configuration = Configuration(
            executable: .path(FilePath(path)), arguments: Arguments(arguments),
            environment: .custom(Dictionary(uniqueKeysWithValues: variables)),
            workingDirectory: FilePath(folder), platformOptions: options)
        let status =
            if let input {
                try await Subprocess.run(
                    configuration,
                    input: .fileDescriptor(FileDescriptor(rawValue: input), closeAfterSpawningProcess: false),
                    output: .discarded
                ).terminationStatus
            } else {
                try await Subprocess.run(configuration, output: .discarded).terminationStatus
            }
        return switch status {
        case .exited(let code): .exited(code)
        case .signaled: .killed
        }
    }
}
