import Glibc

/// An instant on the monotonic clock, after which waiting ends.
struct Deadline: Comparable, Sendable {
    /// Since the machine started.
    private let nanoseconds: Int64

    static let never = Deadline(nanoseconds: .max)

    static var now: Deadline {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Deadline(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }

    static func after(_ duration: Duration) -> Deadline {
        now.advanced(by: duration)
    }

    /// A duration too long to count is for ever.
    func advanced(by duration: Duration) -> Deadline {
        let (seconds, attoseconds) = duration.components
        let (whole, isTooLong) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, overflows) = nanoseconds.addingReportingOverflow(whole)
        let (all, overflowsToo) = sum.addingReportingOverflow(attoseconds / 1_000_000_000)
        return isTooLong || overflows || overflowsToo ? .never : Deadline(nanoseconds: all)
    }

    var hasPassed: Bool { self != .never && self <= .now }

    var remaining: Duration { .nanoseconds(max(0, nanoseconds - Deadline.now.nanoseconds)) }

    /// For `poll`: rounded up so that it does not return just before the instant; -1 waits for ever.
    var pollTimeout: Int32 {
        guard self != .never else { return -1 }
        let milliseconds = (nanoseconds - Deadline.now.nanoseconds + 999_999) / 1_000_000
        return Int32(clamping: max(0, milliseconds))
    }

    static func < (left: Deadline, right: Deadline) -> Bool { left.nanoseconds < right.nanoseconds }
}

/// How long to leave a server alone that can't be reached: 50, 100, 200, 400, 800, 1,000, 1,000 … ms.
///
/// The longest pause is half of the two seconds within which the first write after an outage is to succeed; the
/// rest is for connecting. No jitter, since a pool has tens of connections and not thousands.
struct Backoff {
    private static let first = Duration.milliseconds(50)
    private static let longest = Duration.seconds(1)

    private(set) var failures = 0
    private(set) var nextAttempt: Deadline?

    mutating func succeeded() {
        self = Backoff()
    }

    mutating func failed(at instant: Deadline) {
        let doublings = min(failures, 5)
        failures += 1
        nextAttempt = instant.advanced(by: min(Self.first * (1 << doublings), Self.longest))
    }
}
