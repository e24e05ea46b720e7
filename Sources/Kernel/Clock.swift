import Foundation

/// What time it is: an argument of everything that needs to know, so that a test decides it.
public protocol Clock: Sendable {
    func now() -> Instant
}

/// The clock of the machine.
public struct SystemClock: Clock {
    public init() {}

    public func now() -> Instant {
        Instant(microseconds: Int64((Date().timeIntervalSince1970 * 1_000_000).rounded()))
    }
}

/// A clock that stands still, for tests and for `--now` on the command line.
public struct FixedClock: Clock {
    private let instant: Instant

    public init(_ instant: Instant) {
        self.instant = instant
    }

    public func now() -> Instant { instant }
}
