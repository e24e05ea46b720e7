/// FNV-1a, 64 bits: the same in every process, unlike `Hasher`, and cheap for a body of a few kilobytes. Tells states
/// of one thing apart that have the same version; nobody gains by a collision.
public struct StableHash: Sendable, Equatable {
    public private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    public init() {}

    public mutating func combine(_ bytes: [UInt8]) {
        var value = value
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
        // A separator, so that ("ab", "c") and ("a", "bc") differ.
        self.value = (value ^ 0xFF) &* 0x100_0000_01B3
    }
}
