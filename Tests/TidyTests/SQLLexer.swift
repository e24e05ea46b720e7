/// SQL with comments turned into spaces, and on demand what is quoted. Line numbers stay.
struct SQLLexer {
    private var rest: ArraySlice<UInt8>
    private var output: [UInt8] = []
    private let keepsQuoted: Bool

    /// Without comments; strings and function bodies stay (their own comments are gone too).
    static func codeAndStrings(_ text: String) -> String { blank(text, keepsQuoted: true) }
    /// Without comments, strings and dollar-quoted function bodies.
    static func statements(_ text: String) -> String { blank(text, keepsQuoted: false) }

    private static func blank(_ text: String, keepsQuoted: Bool) -> String {
        var lexer = SQLLexer(rest: Array(text.utf8)[...], keepsQuoted: keepsQuoted)
        lexer.run()
        return String(decoding: lexer.output, as: UTF8.self)
    }

    private init(rest: ArraySlice<UInt8>, keepsQuoted: Bool) {
        self.rest = rest
        self.keepsQuoted = keepsQuoted
    }

    private mutating func run() {
        while let byte = rest.first {
            if starts("--") {
                while let next = rest.first, next != UInt8(ascii: "\n") { take(1, keeping: false) }
            } else if starts("/*") {
                while !rest.isEmpty, !starts("*/") { take(1, keeping: false) }
                take(2, keeping: false)
            } else if byte == UInt8(ascii: "'") {
                quoted(by: "'")
            } else if !keepsQuoted, let tag = dollarTag() {
                quoted(by: tag)
            } else {
                take(1, keeping: true)
            }
        }
    }

    private mutating func quoted(by mark: String) {
        take(mark.utf8.count, keeping: true)
        while !rest.isEmpty, !starts(mark) { take(1, keeping: keepsQuoted) }
        take(mark.utf8.count, keeping: true)
    }

    /// `$$` or `$name$`.
    private func dollarTag() -> String? {
        guard rest.first == UInt8(ascii: "$") else { return nil }
        let name = rest.dropFirst().prefix { byte in
            byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        }
        guard rest.dropFirst(1 + name.count).first == UInt8(ascii: "$") else { return nil }
        return "$\(String(decoding: name, as: UTF8.self))$"
    }

    private func starts(_ text: String) -> Bool { rest.starts(with: text.utf8) }

    private mutating func take(_ count: Int, keeping: Bool) {
        for byte in rest.prefix(count) {
            output.append(keeping || byte == UInt8(ascii: "\n") ? byte : UInt8(ascii: " "))
        }
        rest = rest.dropFirst(count)
    }
}
