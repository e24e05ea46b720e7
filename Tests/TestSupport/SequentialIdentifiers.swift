public import Foundation
public import Kernel
import Synchronization

/// Identifiers that count up from 1, so that a test can write the JSON it expects.
public final class SequentialIdentifiers: IdentifierSource {
    private let last = Mutex<UInt32>(0)

    public init() {}

    public func uuid(at instant: Instant) -> UUID {
        let (a, b, c, d) = next()
        return UUID(uuid: (0, 0, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, a, b, c, d))
    }

    public func token() -> [UInt8] {
        let (a, b, c, d) = next()
        return [UInt8](repeating: 0, count: 28) + [a, b, c, d]
    }

    private func next() -> (UInt8, UInt8, UInt8, UInt8) {
        let number = last.withLock { last in
            last += 1
            return last
        }
        func byte(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: number >> shift) }
        return (byte(24), byte(16), byte(8), byte(0))
    }
}
