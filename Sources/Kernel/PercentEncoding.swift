/// RFC 3986 percent-encoding, strictly: `+` is a plus, raw bytes above ASCII are refused.
public enum PercentEncoding {
    /// The text that `encoded` stands for, in normal form C; nil for a broken escape, for what is not UTF-8 and for
    /// control characters, U+0000 among them.
    public static func decode(_ encoded: Substring) -> String? {
        var escaped = false
        for byte in encoded.utf8 {
            guard byte > 0x20, byte < 0x7F, !notInURLs.contains(byte) else { return nil }
            if byte == UInt8(ascii: "%") { escaped = true }
        }
        guard escaped else { return String(encoded) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(encoded.utf8.count)
        var rest = encoded.utf8.makeIterator()
        while let byte = rest.next() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else { return nil }
            bytes.append(high << 4 | low)
        }
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
        return String(validating: bytes, as: UTF8.self)?.normalForm
    }

    /// Printable ASCII that RFC 3986 has no place for. Paths are repeated in links as they came, so a bare quotation mark
    /// would end the text it stands in.
    private static let notInURLs = Array("\"\\<>^`{|}".utf8)

    /// `text` with everything but unreserved characters (RFC 3986, 2.3) escaped.
    public static func encode(_ text: String) -> String {
        let hex = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default:
                bytes.append(contentsOf: [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]])
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
