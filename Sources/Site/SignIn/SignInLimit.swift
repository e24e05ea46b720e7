import Kernel
import Synchronization

/// How many attempts at signing in may fail in a minute for one client. A token has 256 bits that nobody guesses: this
/// spares the records what a broken script asks of them, and must keep nobody out whose attempts succeed elsewhere.
final class SignInLimit: Sendable {
    static let failures = 10
    private static let window: Duration = .seconds(60)
    /// Clients that are counted in a minute; more go uncounted.
    static let clients = 10_000

    private struct Minute {
        var ends = Instant(microseconds: .min)
        var failures: [ClientNetwork: Int] = [:]
    }

    private let minute = Mutex(Minute())

    /// How many seconds `client` has to wait; nil: it may try.
    ///
    /// - Parameter client: nil when nobody tells who it is.
    func wait(for client: ClientNetwork?, at now: Instant) -> Int? {
        minute.withLock { minute in
            guard let client, now < minute.ends, minute.failures[client, default: 0] >= Self.failures else { return nil }
            return Int((minute.ends.microseconds - now.microseconds + 999_999) / 1_000_000)
        }
    }

    /// Counts an attempt of `client` that came to nothing.
    func count(_ client: ClientNetwork?, at now: Instant) {
        minute.withLock { minute in
            if now >= minute.ends { minute = Minute(ends: now.adding(Self.window)) }
            guard let client, minute.failures.count < Self.clients || minute.failures[client] != nil else { return }
            minute.failures[client, default: 0] += 1
        }
    }
}
