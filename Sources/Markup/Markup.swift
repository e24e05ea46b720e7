/// HTML that text can only enter escaped: names of elements and attributes are words of this program, all else is text.
///
/// What it writes is well-formed XML, too.
public struct Markup: Sendable {
    public private(set) var text: String

    /// - Parameter prologue: goes in as it is.
    public init(prologue: StaticString) {
        text = "\(prologue)"
    }

    public mutating func element(
        _ name: StaticString, _ attributes: [(StaticString, String)] = [], _ content: (inout Markup) -> Void
    ) {
        open(name, attributes)
        content(&self)
        text += "</\(name)>"
    }

    public mutating func element(_ name: StaticString, _ attributes: [(StaticString, String)] = [], text: String) {
        element(name, attributes) { $0.write(text) }
    }

    /// An element that has no content.
    public mutating func void(_ name: StaticString, _ attributes: [(StaticString, String)]) {
        open(name, attributes, end: " />")
    }

    /// A style sheet, which is of this program.
    public mutating func style(_ sheet: StaticString) {
        text += "<style>\(sheet)</style>"
    }

    public mutating func write(_ content: String) {
        text += Self.escaped(content)
    }

    public mutating func newline() {
        text += "\n"
    }

    private mutating func open(_ name: StaticString, _ attributes: [(StaticString, String)], end: StaticString = ">") {
        text += "<\(name)"
        for (attribute, value) in attributes { text += " \(attribute)=\"\(Self.escaped(value))\"" }
        text += "\(end)"
    }

    /// Whether a byte of UTF-8 stands for itself wherever it is met: what is left is looked at scalar by scalar.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
        // Begin the controls from U+0080 and what is no character at U+FFFE.
        case 0xC2, 0xEF: false
        case 0x20...0x7E, 0x80...: true
        default: false
        }
    }

    private static func escaped(_ content: String) -> String {
        if content.utf8.allSatisfy(isPlain) { return content }
        var escaped = String.UnicodeScalarView()
        for scalar in content.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;".unicodeScalars
            case "<": escaped += "&lt;".unicodeScalars
            case ">": escaped += "&gt;".unicodeScalars
            case "\"": escaped += "&quot;".unicodeScalars
            case "'": escaped += "&#39;".unicodeScalars
            case "\t", "\n", " "..."\u{7E}", "\u{A0}"..."\u{FFFD}", "\u{10000}"...: escaped.append(scalar)
            // No character of XML, or a control that shows nothing.
            default: escaped.append("\u{FFFD}")
            }
        }
        return String(escaped)
    }
}
