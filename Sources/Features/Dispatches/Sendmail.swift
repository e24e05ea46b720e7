import Foundation
import Glibc
import ServiceLifecycle

/// The system's `sendmail`: a program that takes a message on its standard input and is responsible for it when it ends
/// with 0 (in Debian: msmtp-mta, postfix, exim4).
struct Sendmail: Sendable {
    /// How a message fared.
    enum Outcome: Sendable, Equatable {
        case accepted
        /// The message or its recipient is refused for good.
        case refused(Int32)
        /// It may go another time: the server is away or busy, the program is missing or wrongly set up, it took too long.
        case deferred(Int32?)
    }

    /// Absolute.
    let path: String
    let sender: Mailbox

    /// A server may take its time to greet; a minute would hold up the others too long.
    private static let deadline: Duration = .seconds(30)
    /// What is under way when the service is told to stop; systemd waits for 10 s.
    private static let grace: Duration = .seconds(4)
    /// From the polite end to the other.
    private static let lastMoments: Duration = .seconds(1)
    /// sysexits.h: data error (msmtp, when the server refuses for good) and no such user. Anything else may be cured without
    /// the message being another: msmtp says 69 of a mailbox that is busy and 68 of a relay whose name is not found.
    private static let permanent: Set<Int32> = [65, 67]
    /// What the program needs to find its settings; the service's own environment holds secrets.
    private static let environment = ["HOME", "LANG", "PATH", "TZ", "USER"]

    /// Hands the message over; no shell sees the addresses.
    func hand(_ message: String, to recipient: Mailbox) async -> Outcome {
        guard let input = Self.file(holding: Array(message.utf8)) else { return .deferred(nil) }
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = ["-i", "-f", sender.address, "--", recipient.address]
        process.environment = ProcessInfo.processInfo.environment.filter { Self.environment.contains($0.key) }
        process.currentDirectoryURL = URL(filePath: "/")
        process.standardInput = input
        process.standardOutput = FileHandle.nullDevice
        // What it says there may hold addresses, and logs hold none.
        process.standardError = FileHandle.nullDevice
        let ended = AsyncStream.makeStream(of: Never.self)
        process.terminationHandler = { _ in ended.continuation.finish() }
        do { try process.run() } catch { return .deferred(nil) }
        let identifier = process.processIdentifier
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await Self.end(identifier) }
            for await _ in ended.stream {}
            group.cancelAll()
        }
        guard process.terminationReason == .exit else { return .deferred(nil) }
        return Self.outcome(process.terminationStatus)
    }

    static func outcome(_ status: Int32) -> Outcome {
        status == 0 ? .accepted : permanent.contains(status) ? .refused(status) : .deferred(status)
    }

    /// Ends the program when its time is up; cancelled when it has ended by itself.
    private static func end(_ identifier: pid_t) async {
        do {
            do {
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: deadline) }
            } catch {
                try await Task.sleep(for: grace)
            }
            _ = kill(identifier, SIGTERM)
            try await Task.sleep(for: lastMoments)
            _ = kill(identifier, SIGKILL)
        } catch {
            // It has ended, and another program may bear its number by now.
        }
    }

    /// A file of this process alone: nobody else may open it, it loses its name at once, and it is gone with the process.
    private static func file(holding bytes: [UInt8]) -> FileHandle? {
        let path = FileManager.default.temporaryDirectory.appending(path: "samverkan-\(UUID().uuidString)").path
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        unlink(path)
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try handle.write(contentsOf: bytes)
            try handle.seek(toOffset: 0)
            return handle
        } catch {
            return nil
        }
    }
}
