/// Where files stand, what they are called, and how long they are.
enum Layout {
    /// A file opened for two different reasons is two files; p90 in the packages we learn from is 160–360 lines.
    static let longest = 400
    private static let topLevel: Set<Substring> = ["Package.swift", "README.md", "Sources", "Tests", "sql", "deploy"]
    private static let generated: Set<String> = ["sql/schema.sql"]

    static func tooLong(_ files: [SourceFile]) -> [Violation] {
        files.filter { !generated.contains($0.path) }.compactMap { file in
            let lines = SourceFile.numberedLines(file.text).count - (file.text.hasSuffix("\n") ? 1 : 0)
            guard lines > longest else { return nil }
            return Violation(
                file: file.path,
                line: longest + 1,
                advice: "\(lines) lines, at most \(longest): split it by what a reader opens it for"
            )
        }
    }

    /// - Parameter paths: every file of the repository, relative to its root.
    static func strangersAtTheTop(_ paths: [String]) -> [Violation] {
        Set(paths.compactMap { $0.split(separator: "/").first }).sorted()
            .filter { !topLevel.contains($0) && !$0.hasPrefix(".") }
            .map { name in
                let advice =
                    "the top level holds \(topLevel.sorted().joined(separator: ", ")) only: move it into one of them"
                return Violation(file: String(name), line: 1, advice: advice)
            }
    }

    /// Migrations are `NNNN_words.sql`, numbered from 0001 without gaps: two branches that take the same number collide
    /// here and not in somebody's database.
    static func misnumberedMigrations(_ paths: [String]) -> [Violation] {
        var expected = 1
        return paths.sorted().compactMap { path in
            let name = path.split(separator: "/").last ?? ""
            let number = String(repeating: "0", count: max(0, 4 - String(expected).count)) + String(expected)
            expected += 1
            let words = name.dropFirst(5).dropLast(4)
            let isWords =
                words.first?.isLetter == true
                && words.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "_") }
            guard name.hasPrefix("\(number)_"), name.hasSuffix(".sql"), isWords else {
                return Violation(
                    file: path,
                    line: 1,
                    advice: "the migration in this place is named \(number)_words.sql"
                )
            }
            return nil
        }
    }
}
