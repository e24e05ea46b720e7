/// Swift source with comments, and on demand the contents of string literals, turned into spaces. Line numbers stay.
///
/// It knows nested comments, raw and multi-line literals and interpolations; a regex literal with a quote in it blanks
/// at most the rest of its line.
struct SwiftLexer {
    private var rest: ArraySlice<UInt8>
    private var output: [UInt8] = []
    private let keepsStrings: Bool

    static func code(_ text: String) -> String { blank(text, keepsStrings: false) }
    static func codeAndStrings(_ text: String) -> String { blank(text, keepsStrings: true) }

    private static func blank(_ text: String, keepsStrings: Bool) -> String {
        var lexer = SwiftLexer(rest: Array(text.utf8)[...], keepsStrings: keepsStrings)
        lexer.code(untilParenthesis: false)
        return String(decoding: lexer.output, as: UTF8.self)
    }

    private init(rest: ArraySlice<UInt8>, keepsStrings: Bool) {
        self.rest = rest
        self.keepsStrings = keepsStrings
    }

    private mutating func code(untilParenthesis: Bool) {
        var depth = 0
        while let byte = rest.first {
            if starts("//") {
                while let next = rest.first, next != UInt8(ascii: "\n") { blankOne() }
            } else if starts("/*") {
                comment()
            } else if let hashes = literalHashes() {
                literal(hashes: hashes)
            } else {
                if byte == UInt8(ascii: "(") { depth += 1 }
                if byte == UInt8(ascii: ")") {
                    depth -= 1
                    if untilParenthesis, depth < 0 { return }
                }
                keepOne()
            }
        }
    }

    private mutating func comment() {
        var depth = 0
        repeat {
            if starts("/*") {
                depth += 1
                blankOne()
            } else if starts("*/") {
                depth -= 1
                blankOne()
            }
            blankOne()
        } while depth > 0 && !rest.isEmpty
    }

    /// How many `#` stand before a quote that begins here; nil when no literal begins here.
    private func literalHashes() -> Int? {
        let hashes = rest.prefix { $0 == UInt8(ascii: "#") }.count
        return rest.dropFirst(hashes).first == UInt8(ascii: "\"") ? hashes : nil
    }

    private mutating func literal(hashes: Int) {
        let pounds = String(repeating: "#", count: hashes)
        for _ in 0..<hashes { keepOne() }
        let quote = starts("\"\"\"") ? "\"\"\"" : "\""
        for _ in quote.utf8 { keepOne() }
        while let byte = rest.first {
            if starts(quote + pounds) {
                for _ in 0..<(quote.utf8.count + hashes) { keepOne() }
                return
            }
            if quote == "\"", byte == UInt8(ascii: "\n") { return }
            if starts("\\\(pounds)(") {
                for _ in 0..<(hashes + 2) { stringOne() }
                code(untilParenthesis: true)
            } else if starts("\\\(pounds)") {
                for _ in 0..<(hashes + 2) { stringOne() }
            } else {
                stringOne()
            }
        }
    }

    private func starts(_ text: String) -> Bool { rest.starts(with: text.utf8) }

    private mutating func keepOne() {
        if let byte = rest.popFirst() { output.append(byte) }
    }

    private mutating func stringOne() {
        if keepsStrings { keepOne() } else { blankOne() }
    }

    private mutating func blankOne() {
        if let byte = rest.popFirst() { output.append(byte == UInt8(ascii: "\n") ? byte : UInt8(ascii: " ")) }
    }
}
