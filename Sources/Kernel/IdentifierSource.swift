public import Foundation

/// Where identifiers and secrets come from: an argument, so that a test can foresee them.
public protocol IdentifierSource: Sendable {
    /// A version 7 UUID that sorts by `instant`.
    func uuid(at instant: Instant) -> UUID
    /// 32 bytes that nobody can guess.
    func token() -> [UInt8]
}

/// Identifiers from the randomness of the operating system.
public struct RandomIdentifiers: IdentifierSource {
    public init() {}

    public func uuid(at instant: Instant) -> UUID {
        // RFC 9562: 48 bits of milliseconds, then in `rand_a` the microseconds of the millisecond scaled to 12 bits
        // (method 3), so that two identifiers of the same millisecond still sort, then 62 random bits.
        let microseconds = UInt64(max(0, instant.microseconds))
        let milliseconds = microseconds / 1_000
        let fraction = UInt16(microseconds % 1_000 * 4_096 / 1_000)
        let random = UInt64.random(in: .min ... .max)
        func byte(_ value: UInt64, _ shift: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: value >> shift) }
        return UUID(
            uuid: (
                byte(milliseconds, 40), byte(milliseconds, 32), byte(milliseconds, 24),
                byte(milliseconds, 16), byte(milliseconds, 8), byte(milliseconds, 0),
                0x70 | UInt8(fraction >> 8), UInt8(truncatingIfNeeded: fraction),
                0x80 | (byte(random, 56) & 0x3F), byte(random, 48), byte(random, 40), byte(random, 32),
                byte(random, 24), byte(random, 16), byte(random, 8), byte(random, 0)
            )
        )
    }

    public func token() -> [UInt8] {
        (0..<32).map { _ in UInt8.random(in: .min ... .max) }
    }
}
