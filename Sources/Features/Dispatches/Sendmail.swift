import Foundation
import Glibc
import Programs
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

    /// Hands the message over; no shell sees the addresses, and what the program says of them is not kept.
    func hand(_ message: String, to recipient: Mailbox) async -> Outcome {
        guard let input = Self.file(holding: Array(message.utf8)) else { return .deferred(nil) }
        defer { close(input) }
        let program = Program(
            path, ["-i", "-f", sender.address, "--", recipient.address],
            environment: ProcessInfo.processInfo.environment.filter { Self.environment.contains($0.key) }, folder: "/",
            input: input, grace: Self.lastMoments)
        guard case .exited(let status) = try? await program.run(until: { try await Self.timeIsUp() }) else { return .deferred(nil) }
        return Self.outcome(status)
    }

    static func outcome(_ status: Int32) -> Outcome {
        status == 0 ? .accepted : permanent.contains(status) ? .refused(status) : .deferred(status)
    }

    /// Its deadline, or a while after the service is told to stop.
    private static func timeIsUp() async throws {
        do {
            try await cancelWhenGracefulShutdown { try await Task.sleep(for: deadline) }
        } catch {
            try await Task.sleep(for: grace)
        }
    }

    /// A file of this process alone, at its beginning: nobody else may open it, it loses its name at once, and it is gone
    /// with the process.
    private static func file(holding bytes: [UInt8]) -> Int32? {
        let path = FileManager.default.temporaryDirectory.appending(path: "samverkan-\(UUID().uuidString)").path
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        unlink(path)
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        do {
            try handle.write(contentsOf: bytes)
            try handle.seek(toOffset: 0)
            return descriptor
        } catch {
            close(descriptor)
            return nil
        }
    }
}
