/// Where a request stands in a trace (W3C Trace Context): the caller's trace, or a new one, and a span of our own.
public struct Trace: Sendable, Equatable {
    /// 32 lower-case hexadecimal digits.
    public let identifier: String
    /// The value to answer with.
    public let traceparent: String

    /// Continues the trace of `parent`, or starts one when it is missing or breaks the standard.
    public init(parent: String?) {
        // One question to the system for each request: 64 bits tell its traces apart, the rest is spread from them.
        let random = UInt64.random(in: 1 ... .max)
        let span = Trace.hexadecimal(Trace.spread(random, 1) | 1)
        if let parent, let (identifier, flags) = Trace.parse(parent) {
            self.identifier = identifier
            traceparent = "00-\(identifier)-\(span)-\(flags)"
        } else {
            identifier = Trace.hexadecimal(random) + Trace.hexadecimal(Trace.spread(random, 2))
            traceparent = "00-\(identifier)-\(span)-00"
        }
    }

    /// Trace identifier and flags of `version-trace-parent-flags`; later versions may say more after them.
    private static func parse(_ parent: String) -> (identifier: String, flags: String)? {
        let bytes = Array(parent.utf8)
        guard bytes.count == 55 || (bytes.count > 55 && bytes[55] == UInt8(ascii: "-") && !parent.hasPrefix("00")),
            !parent.hasPrefix("ff"),
            [2, 35, 52].allSatisfy({ bytes[$0] == UInt8(ascii: "-") }),
            [0..<2, 3..<35, 36..<52, 53..<55].allSatisfy({ bytes[$0].allSatisfy(isLowerHexadecimal) }),
            [3..<35, 36..<52].allSatisfy({ bytes[$0].contains { $0 != UInt8(ascii: "0") } })
        else { return nil }
        return (String(decoding: bytes[3..<35], as: UTF8.self), String(decoding: bytes[53..<55], as: UTF8.self))
    }

    private static func isLowerHexadecimal(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }

    /// Lower case, 16 digits.
    static func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return digits.utf8.count == 16 ? digits : String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    /// The finisher of SplitMix64: other bits for each step.
    private static func spread(_ random: UInt64, _ step: UInt64) -> UInt64 {
        var mixed = random &+ step &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
