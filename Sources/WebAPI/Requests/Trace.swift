/// Where a request stands in a trace (W3C Trace Context): the caller's trace, or a new one, and a span of our own.
struct Trace: Sendable, Equatable {
    /// 32 lower-case hexadecimal digits.
    let identifier: String
    /// The value to answer with.
    let traceparent: String

    /// Continues the trace of `parent`, or starts one when it is missing or breaks the standard.
    init(parent: String?) {
        var generator = SystemRandomNumberGenerator()
        let span = Trace.hexadecimal(generator.next() | 1)
        if let parent, let (identifier, flags) = Trace.parse(parent) {
            self.identifier = identifier
            traceparent = "00-\(identifier)-\(span)-\(flags)"
        } else {
            identifier = Trace.hexadecimal(generator.next() | 1) + Trace.hexadecimal(generator.next())
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

    static func hexadecimal(_ number: UInt64) -> String {
        let digits = (0..<16).map { index in
            let digit = UInt8(truncatingIfNeeded: number >> UInt64(60 - 4 * index)) & 15
            return digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
        }
        return String(decoding: digits, as: UTF8.self)
    }
}
