import Foundation
import Kernel

/// What is wrong with one value, and the readings that find it.
struct Fault: Error {
    let code: String
    let detail: Wording

    init(_ code: String, _ detail: Wording) {
        self.code = code
        self.detail = detail
    }

    static let missing = Wording(sv: "Fältet saknas.", en: "The field is missing.")
    static let unknown = Wording(sv: "Fältet finns inte här.", en: "There is no such field here.")
    static let object = Wording(sv: "Ska vara ett objekt.", en: "Must be an object.")
    static let array = Wording(sv: "Ska vara en lista.", en: "Must be an array.")

    static func count(_ range: ClosedRange<Int>) -> Wording {
        Wording(
            sv: "Ska ha \(range.lowerBound)–\(range.upperBound) element.",
            en: "Must have \(range.lowerBound)–\(range.upperBound) elements."
        )
    }

    /// A text of at most `max` code points that is not blank. Line breaks and tabs only in prose.
    static func text(_ value: JSONValue, max: Int, prose: Bool) throws(Fault) -> String {
        guard case .string(let text) = value else {
            throw Fault("not_a_text", Wording(sv: "Ska vara en text.", en: "Must be a text."))
        }
        var count = 0
        var blank = true
        for scalar in text.unicodeScalars {
            count += 1
            let properties = scalar.properties
            if !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint { blank = false }
            if !isAllowed(scalar, prose: prose) {
                throw Fault(
                    "control_character",
                    prose
                        ? Wording(sv: "Styrtecken är inte tillåtna.", en: "Control characters are not allowed.")
                        : Wording(
                            sv: "Styrtecken och radbrytningar är inte tillåtna.",
                            en: "Control characters and line breaks are not allowed."
                        )
                )
            }
        }
        guard !blank else { throw Fault("blank", Wording(sv: "Får inte vara tom.", en: "Must not be blank.")) }
        guard count <= max else {
            throw Fault("too_long", Wording(sv: "Högst \(max) tecken.", en: "At most \(max) characters."))
        }
        return text
    }

    /// No control characters, no line and paragraph separators, and none of the characters that turn the direction of
    /// writing: a text must read as what it is.
    private static func isAllowed(_ scalar: Unicode.Scalar, prose: Bool) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: prose
        case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: false
        default: true
        }
    }

    static func code(_ value: JSONValue, of codes: [String]?) throws(Fault) -> String {
        guard case .string(let text) = value, Code.isCode(text) else {
            throw Fault("not_a_code", Wording(sv: "Ska vara en kod.", en: "Must be a code."))
        }
        if let codes, !codes.contains(text) { throw choice(codes) }
        return text
    }

    static func choice(_ codes: [String]) -> Fault {
        let list = codes.joined(separator: ", ")
        return Fault("unknown_choice", Wording(sv: "Något av: \(list).", en: "One of: \(list)."))
    }

    static func integer(_ value: JSONValue, in range: ClosedRange<Int>) throws(Fault) -> Int {
        guard case .integer(let number) = value else {
            throw Fault("not_an_integer", Wording(sv: "Ska vara ett heltal.", en: "Must be an integer."))
        }
        guard let number = Int(exactly: number), range.contains(number) else {
            throw Fault(
                "out_of_range",
                Wording(
                    sv: "Ska vara från \(range.lowerBound) till \(range.upperBound).",
                    en: "Must be from \(range.lowerBound) to \(range.upperBound)."
                )
            )
        }
        return number
    }

    static func boolean(_ value: JSONValue) throws(Fault) -> Bool {
        guard case .bool(let flag) = value else {
            throw Fault("not_a_boolean", Wording(sv: "Ska vara true eller false.", en: "Must be true or false."))
        }
        return flag
    }

    static func day(_ value: JSONValue) throws(Fault) -> Day {
        guard let day = value.string.flatMap(Day.init(iso:)) else {
            throw Fault("not_a_day", Wording(sv: "Ska vara en dag som åååå-mm-dd.", en: "Must be a day as yyyy-mm-dd."))
        }
        return day
    }

    static func instant(_ value: JSONValue) throws(Fault) -> Instant {
        guard let instant = value.string.flatMap(Instant.init(rfc3339:)) else {
            throw Fault(
                "not_an_instant",
                Wording(
                    sv: "Ska vara en tidpunkt enligt RFC 3339 med tidszon.",
                    en: "Must be an RFC 3339 date-time with an offset."
                )
            )
        }
        return instant
    }

    static func uuid(_ value: JSONValue) throws(Fault) -> UUID {
        guard let identifier = value.string.flatMap(UUID.init(strict:)) else {
            throw Fault(
                "not_a_uuid",
                Wording(sv: "Ska vara en identifierare (UUID).", en: "Must be an identifier (UUID).")
            )
        }
        return identifier
    }
}
