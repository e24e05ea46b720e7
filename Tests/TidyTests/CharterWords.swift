/// The agreement is data: its groups' names stand in the charter file, in comments and in what comments on the schema,
/// never in what the engine does.
enum CharterWords {
    private static let words = ["samverkansgrupp", "stodgrupp", "stödgrupp", "arbetsgrupp"]
    private static let advice =
        "is a word of one agreement: ask the charter for the group, competence or office by what it may do"

    static func violations(inSwift files: [SourceFile]) -> [Violation] {
        files.flatMap { violations(in: SwiftLexer.codeAndStrings($0.text), of: $0.path) }
    }

    static func violations(inSQL files: [SourceFile]) throws -> [Violation] {
        let comment = try Regex(#"(?is)\bCOMMENT\s+ON\s+[^']*?\sIS\s+'(?:[^']|'')*'"#).wordBoundaryKind(.simple)
        return files.flatMap { file in
            var text = SQLLexer.codeAndStrings(file.text)
            for match in text.matches(of: comment).reversed() {
                text.replaceSubrange(match.range, with: text[match.range].filter { $0 == "\n" })
            }
            return violations(in: text, of: file.path)
        }
    }

    private static func violations(in text: String, of path: String) -> [Violation] {
        SourceFile.numberedLines(text).flatMap { number, line in
            let line = line.lowercased()
            return words.filter { line.contains($0) }.map { word in
                Violation(file: path, line: number, advice: "\"\(word)\" \(advice)")
            }
        }
    }
}
