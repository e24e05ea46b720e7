import Kernel
import Synchronization

/// How many attempts at signing in are let through: by the minute, from one address and in all. What is kept is bounded
/// by the latter.
final class SignInLimit: Sendable {
    static let perAddress = 10
    static let inAll = 300
    private static let window: Duration = .seconds(60)

    private struct Minute {
        var ends = Instant(microseconds: .min)
        var attempts: [String: Int] = [:]
        var inAll = 0
    }

    private let minute = Mutex(Minute())

    /// Counts an attempt and lets it through, or tells how many seconds to wait.
    ///
    /// - Parameter address: nil when nobody tells where it comes from.
    func wait(from address: String?, at now: Instant) -> Int? {
        minute.withLock { minute in
            if now >= minute.ends { minute = Minute(ends: now.adding(Self.window)) }
            let own = address.map { minute.attempts[$0, default: 0] } ?? 0
            guard minute.inAll < Self.inAll, own < Self.perAddress else {
                return Int((minute.ends.microseconds - now.microseconds + 999_999) / 1_000_000)
            }
            minute.inAll += 1
            if let address { minute.attempts[address] = own + 1 }
            return nil
        }
    }
}
