import HTTPTypes

/// A cookie of this host alone, that no script reads and no other site's request brings.
struct Cookie {
    let name: String

    /// The secret of the session.
    static let session = Cookie(name: "__Host-samverkan")
    /// The sealed attempt while the provider is asked.
    static let attempt = Cookie(name: "__Host-samverkan-sign-in")

    private static let attributes = "Path=/; Secure; HttpOnly; SameSite=Strict"

    /// - Parameter seconds: how long the browser keeps it; nil: until it is closed.
    func holding(_ value: String, seconds: Int? = nil) -> String {
        "\(name)=\(value); \(Self.attributes)" + (seconds.map { "; Max-Age=\($0)" } ?? "")
    }

    var removed: String { holding("", seconds: 0) }

    /// The value that the browser sent, base64url; nil for none and for any other.
    func value(in headers: HTTPFields) -> String? {
        for field in headers[values: .cookie] {
            for pair in field.split(separator: ";") {
                let parts = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard parts.count == 2, parts[0] == name else { continue }
                return Self.isPlain(parts[1]) ? String(parts[1]) : nil
            }
        }
        return nil
    }

    private static func isPlain(_ value: Substring) -> Bool {
        (1...4_096).contains(value.utf8.count)
            && value.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}
