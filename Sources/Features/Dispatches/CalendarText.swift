import Kernel

/// A calendar object being written (RFC 5545): lines end with CRLF and are folded at 75 octets, never within a character.
struct CalendarText {
    private(set) var text = ""

    private static let longestLine = 75

    /// A property whose value is of its type's own form: `20260415T080000Z`, `REQUEST`, a URI.
    mutating func add(_ name: String, _ value: String, parameters: [(String, String)] = []) {
        let written = parameters.map { ";\($0.0)=\($0.1)" }.joined()
        fold("\(name)\(written):\(value)")
    }

    /// A property whose value is text for people.
    mutating func add(_ name: String, text: String) {
        add(name, Self.escaped(text))
    }

    /// A parameter's text, quoted. No quotation mark can stand in one: it becomes an apostrophe.
    static func quoted(_ text: String) -> String {
        "\"" + MailText.oneLine(text).replacing("\"", with: "'") + "\""
    }

    /// `20260415T080000Z`, whole seconds.
    static func instant(_ instant: Instant) -> String {
        String(instant.rfc3339.filter { $0 != "-" && $0 != ":" }.prefix(15)) + "Z"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").split(separator: "\n", omittingEmptySubsequences: false)
            .map { MailText.oneLine(String($0)).replacing(";", with: "\\;").replacing(",", with: "\\,") }
            .joined(separator: "\\n")
    }

    private mutating func fold(_ line: String) {
        var length = 0
        for scalar in line.unicodeScalars {
            let octets = UTF8.width(scalar)
            if length + octets > Self.longestLine {
                text += "\r\n "
                // The blank counts.
                length = 1
            }
            text.unicodeScalars.append(scalar)
            length += octets
        }
        text += "\r\n"
    }
}
