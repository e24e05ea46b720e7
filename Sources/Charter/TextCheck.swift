import Foundation

/// What may stand in a text, a code and a clause number.
enum TextCheck {
    /// Characters. The longest text for people has some 400.
    static let maximumText = 2000
    static let maximumCode = 64

    /// What is wrong with `text` as a text for people; nil when nothing is.
    static func fault(in text: String, isPlain: Bool) -> String? {
        if isPlain && meansSomethingElse(text) {
            return text.isEmpty ? "texten saknas" : "”\(text)” är inte en text utan citattecken; skriv \"\(text)\""
        }
        if text.allSatisfy(\.isWhitespace) { return "texten saknas" }
        if text.first?.isWhitespace ?? false || text.last?.isWhitespace ?? false {
            return "texten har blanktecken i början eller slutet"
        }
        if text.count > maximumText { return "texten är längre än \(maximumText) tecken" }
        if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
            return "texten innehåller ett styrtecken"
        }
        if !text.utf8.elementsEqual(text.precomposedStringWithCanonicalMapping.utf8) {
            return "texten är inte i Unicodes normalform C (å, ä, ö som ett tecken)"
        }
        return nil
    }

    static func isCode(_ text: String) -> Bool {
        guard let first = text.utf8.first, first != UInt8(ascii: "-"), text.utf8.count <= maximumCode else {
            return false
        }
        return text.utf8.allSatisfy { isLower($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
    }

    /// One to three capital letters, a hyphen, a number without leading zeros.
    static func isClause(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...3).contains(parts[0].utf8.count), (1...4).contains(parts[1].utf8.count) else {
            return false
        }
        return parts[0].utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
            && parts[1].utf8.allSatisfy(isDigit) && parts[1].utf8.first != UInt8(ascii: "0")
    }

    /// "a, b eller c"
    static func alternatives(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.joined() }
        return words.dropLast().joined(separator: ", ") + " eller " + last
    }

    /// Whether YAML, old or new, reads the unquoted `text` as a number, a truth value or nothing at all: a party's code
    /// `2418`, or a `no`.
    private static func meansSomethingElse(_ text: String) -> Bool {
        let words = ["", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", ".inf", ".nan"]
        if words.contains(text.lowercased()) { return true }
        guard let first = text.utf8.first, isDigit(first) || "+-.".utf8.contains(first) else { return false }
        return text.utf8.contains(where: isDigit)
            && text.utf8.allSatisfy { isDigit($0) || "+-._:xXoOeEabcdfABCDF".utf8.contains($0) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isLower(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
}
