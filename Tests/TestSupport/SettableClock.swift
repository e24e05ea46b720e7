public import Kernel
import Synchronization

/// A clock that the test sets: a year passes between two lines.
public final class SettableClock: Clock {
    private let instant: Mutex<Instant>

    public init(_ instant: Instant) {
        self.instant = Mutex(instant)
    }

    public func now() -> Instant { instant.withLock { $0 } }

    public func set(_ instant: Instant) { self.instant.withLock { $0 = instant } }
}
