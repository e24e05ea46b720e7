import Foundation
import Kernel
import Synchronization
import WebAPI

/// One run of the printing program.
struct PrintJob: Sendable {
    let program: URL
    let page: String
    let deadline: Duration
    /// Bytes that the process may map.
    let memory: Int
    /// Bytes of a file that the process may write.
    let largest: Int

    static let failed = RenderingUnavailable(
        detail: Wording(
            sv: "Utskriften hann inte bli klar. Försök igen, eller läs protokollet som HTML eller text.",
            en: "Printing did not finish. Try again, or read the minutes as HTML or text."))

    /// Sets limits, then becomes the program: part of Debian's util-linux.
    private static let limiter = URL(filePath: "/usr/bin/prlimit")

    func run() async throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "samverkan-print-\(UUID().text)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = folder.appending(path: "page.html")
        let target = folder.appending(path: "page.pdf")
        try Data(page.utf8).write(to: source)
        let process = process(source, target, folder)
        try await end(of: process)
        guard process.terminationStatus == 0, let pdf = try? Data(contentsOf: target), pdf.starts(with: Array("%PDF".utf8))
        else { throw Self.failed }
        return Array(pdf)
    }

    private func process(_ source: URL, _ target: URL, _ folder: URL) -> Process {
        let seconds = max(1, Int(deadline.components.seconds)) + 1
        let process = Process()
        process.executableURL = Self.limiter
        process.arguments = [
            "--as=\(memory)", "--fsize=\(largest)", "--cpu=\(seconds)", "--core=0", "--nofile=256", program.path, "--quiet",
            "--encoding", "utf-8", "--pdf-variant", "pdf/ua-1", source.path, target.path,
        ]
        // The last two, so that the same page always gives the same bytes.
        process.environment = [
            "PATH": "/usr/bin:/bin", "HOME": folder.path, "LANG": "C.UTF-8", "SOURCE_DATE_EPOCH": "0", "PYTHONHASHSEED": "0",
        ]
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        return process
    }

    /// Suspends until the process has ended; one that takes longer than the deadline, or that nobody waits for any more, is
    /// killed.
    private func end(of process: Process) async throws {
        try Task.checkCancellation()
        let running = Running(process)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await withTaskCancellationHandler {
                    try await running.untilItEnds()
                } onCancel: {
                    running.kill()
                }
            }
            group.addTask { [deadline] in
                try await Task.sleep(for: deadline)
                running.kill()
            }
            try await group.next()
            group.cancelAll()
        }
    }

    /// A process with the signal that ends it; Foundation's is not Sendable.
    private final class Running: Sendable {
        private struct State: @unchecked Sendable {
            let process: Process
        }

        private let state: Mutex<State>

        init(_ process: Process) {
            state = Mutex(State(process: process))
        }

        func untilItEnds() async throws {
            try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Void, any Error>) in
                state.withLock { state in
                    state.process.terminationHandler = { _ in ended.resume() }
                    do {
                        try state.process.run()
                    } catch {
                        state.process.terminationHandler = nil
                        ended.resume(throwing: PrintJob.failed)
                    }
                }
            }
        }

        func kill() {
            state.withLock { state in
                if state.process.isRunning { Foundation.kill(state.process.processIdentifier, SIGKILL) }
            }
        }
    }
}
