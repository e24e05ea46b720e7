import Foundation
import Subprocess
import SystemPackage

/// One run of another program, found in PATH.
public struct ProcessRun: Sendable {
    public struct Failure: Error, CustomStringConvertible {
        let command: String
        let status: TerminationStatus
        let output: String

        public var description: String { "\(command) ended with \(status): \(output)" }
    }

    private let arguments: [String]

    public init(_ arguments: String...) {
        self.init(arguments)
    }

    public init(_ arguments: [String]) {
        self.arguments = arguments
    }

    /// What it wrote to its standard output, up to 64 MiB; its errors are told only when it fails. Suspends until it has
    /// ended.
    @discardableResult
    public func output() async throws -> String {
        let result = try await run(
            .path("/usr/bin/env"), arguments: Arguments(arguments), output: .string(limit: 64 << 20),
            error: .string(limit: 1 << 20))
        guard result.terminationStatus.isSuccess else {
            throw Failure(
                command: arguments.joined(separator: " "), status: result.terminationStatus,
                output: result.standardError + result.standardOutput)
        }
        return result.standardOutput
    }
}
