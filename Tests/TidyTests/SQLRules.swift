/// What the files below `sql/` hold to.
enum SQLRules {
    /// `sql/queries/<area>/*.sql`: the first line is a comment that is a sentence.
    static func queriesWithoutSentence(_ files: [SourceFile]) -> [Violation] {
        files.compactMap { file in
            let first = file.text.prefix { $0 != "\n" }
            let sentence = first.dropFirst(3)
            guard first.hasPrefix("-- "), sentence.first?.isUppercase == true, sentence.hasSuffix("."),
                sentence.contains(" ")
            else {
                return Violation(
                    file: file.path,
                    line: 1,
                    advice: "begin with a sentence that says what it answers: `-- A party, by code.`"
                )
            }
            return nil
        }
    }

    /// Everything created has a `COMMENT ON` in some file.
    static func uncommented(_ files: [SourceFile]) throws -> [Violation] {
        let creation = try Regex(
            #"(?i)\bCREATE\s+(?:OR\s+REPLACE\s+)?(?:UNLOGGED\s+|RECURSIVE\s+)?"#
                + #"(TABLE|MATERIALIZED\s+VIEW|VIEW|FUNCTION|PROCEDURE)\s+"#
                + #"(?:IF\s+NOT\s+EXISTS\s+)?([a-z_][a-z0-9_.]*)"#,
            as: (Substring, Substring, Substring).self
        ).wordBoundaryKind(.simple)
        let comment = try Regex(
            #"(?i)\bCOMMENT\s+ON\s+(TABLE|MATERIALIZED\s+VIEW|VIEW|FUNCTION|PROCEDURE)\s+([a-z_][a-z0-9_.]*)"#,
            as: (Substring, Substring, Substring).self
        ).wordBoundaryKind(.simple)
        let texts = files.map { (path: $0.path, text: SQLLexer.statements($0.text)) }
        let commented = Set(texts.flatMap { $0.text.matches(of: comment).map { named($0.output.1, $0.output.2) } })
        return texts.flatMap { path, text in
            text.matches(of: creation).compactMap { match in
                let name = named(match.output.1, match.output.2)
                guard !commented.contains(name) else { return nil }
                return Violation(
                    file: path,
                    line: line(of: match.range.lowerBound, in: text),
                    advice: "add COMMENT ON \(name): why it is there, its Swedish term and its clause"
                )
            }
        }
    }

    /// A function that runs with its owner's rights names the schemas it looks in, or its caller does.
    static func definersWithoutSearchPath(_ files: [SourceFile]) throws -> [Violation] {
        let definer = try Regex(#"(?i)\bSECURITY\s+DEFINER\b"#).wordBoundaryKind(.simple)
        let setting = try Regex(#"(?i)\bSET\s+search_path\b"#).wordBoundaryKind(.simple)
        return files.flatMap { file -> [Violation] in
            let text = SQLLexer.statements(file.text)
            return text.split(separator: ";").compactMap { statement in
                guard let place = statement.firstRange(of: definer), !statement.contains(setting) else { return nil }
                return Violation(
                    file: file.path,
                    line: line(of: place.lowerBound, in: text),
                    advice: "a SECURITY DEFINER function says SET search_path = public, pg_temp"
                )
            }
        }
    }

    /// `table parties`, whatever the case and the spaces, and without schema `public`.
    private static func named(_ kind: Substring, _ name: Substring) -> String {
        let kind = kind.split(whereSeparator: \.isWhitespace).joined(separator: " ").uppercased()
        let name = name.lowercased()
        return "\(kind) \(name.hasPrefix("public.") ? String(name.dropFirst(7)) : name)"
    }

    private static func line(of place: String.Index, in text: String) -> Int {
        1 + text[..<place].count { $0 == "\n" }
    }
}
