public import Foundation
import Kernel

/// A query parameter that a route takes: its name and what it may say. It reaches SQL as text, in one writing for each
/// value.
public struct QueryParameter: Sendable {
    public let name: String
    /// The one writing of a value that is allowed; nil for any other.
    let normalize: @Sendable (String) -> String?
    /// What is allowed, for people.
    let expectation: Wording

    private init(
        _ name: String,
        _ expectation: Wording,
        isReserved: Bool = false,
        normalize: @escaping @Sendable (String) -> String?
    ) {
        precondition(Query.reserved.contains(name) == isReserved, "\(name) is a word of every route")
        self.name = name
        self.expectation = expectation
        self.normalize = normalize
    }

    /// At most `max` code points, not blank.
    public static func text(_ name: String, max: Int = 200) -> QueryParameter {
        let expectation = Wording(sv: "Text om högst \(max) tecken.", en: "Text of at most \(max) characters.")
        return QueryParameter(name, expectation) { value in
            value.unicodeScalars.count <= max && !value.allSatisfy(\.isWhitespace) ? value : nil
        }
    }

    /// One of `codes`, or any code when the words are data.
    public static func code(_ name: String, of codes: [String]? = nil) -> QueryParameter {
        guard let codes else {
            let expectation = Wording(sv: "En kod.", en: "A code.")
            return QueryParameter(name, expectation) { Code.isCode($0) ? $0 : nil }
        }
        let list = codes.joined(separator: ", ")
        return QueryParameter(name, Wording(sv: "Något av: \(list).", en: "One of: \(list).")) { value in
            codes.contains(value) ? value : nil
        }
    }

    /// `sort` of a document that has rows: a column, with `-` before it for falling order.
    public static var sorting: QueryParameter {
        let expectation = Wording(sv: "En kolumns kod, med - före för fallande.", en: "A column's code, with - before it to fall.")
        return QueryParameter("sort", expectation, isReserved: true) { Code.isCode($0) && $0 != "-" ? $0 : nil }
    }

    /// `yyyy-MM-dd`.
    public static func day(_ name: String) -> QueryParameter {
        QueryParameter(name, Wording(sv: "En dag som åååå-mm-dd.", en: "A day as yyyy-mm-dd.")) { Day(iso: $0)?.iso }
    }

    /// RFC 3339 with an offset; SQL sees UTC.
    public static func instant(_ name: String) -> QueryParameter {
        let expectation = Wording(
            sv: "En tidpunkt enligt RFC 3339 med tidszon.",
            en: "An RFC 3339 date-time with an offset."
        )
        return QueryParameter(name, expectation) { Instant(rfc3339: $0)?.rfc3339 }
    }

    public static func uuid(_ name: String) -> QueryParameter {
        QueryParameter(name, Wording(sv: "En identifierare (UUID).", en: "An identifier (UUID).")) {
            UUID(strict: $0)?.text
        }
    }

    public static func integer(_ name: String, in range: ClosedRange<Int>) -> QueryParameter {
        let (low, high) = (range.lowerBound, range.upperBound)
        let expectation = Wording(sv: "Ett heltal från \(low) till \(high).", en: "An integer from \(low) to \(high).")
        return QueryParameter(name, expectation) { value in
            guard let number = Int(value), range.contains(number) else { return nil }
            return String(number)
        }
    }

    /// `true` or `false`.
    public static func boolean(_ name: String) -> QueryParameter {
        QueryParameter(name, Wording(sv: "true eller false.", en: "true or false.")) { value in
            value == "true" || value == "false" ? value : nil
        }
    }
}

/// A short word for machines.
enum Code {
    static let maximumLength = 64

    /// ASCII letters, digits, `.`, `_` and `-`, at most `maximumLength` of them.
    static func isCode(_ text: String) -> Bool {
        guard (1...maximumLength).contains(text.utf8.count) else { return false }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
    }
}

extension UUID {
    /// The identifier that `text` writes in the canonical 36 characters, in either case; nil for any other writing.
    init?(strict text: String) {
        guard text.utf8.count == 36, let identifier = UUID(uuidString: text) else { return nil }
        self = identifier
    }

    /// The writing of the API: lower case.
    public var text: String { uuidString.lowercased() }
}
