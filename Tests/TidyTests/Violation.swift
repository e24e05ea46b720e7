import Foundation
import TestSupport
import Testing

/// One place that breaks a rule of the repository, and what to do instead.
struct Violation: Equatable, CustomStringConvertible {
    let file: String
    let line: Int
    let advice: String

    var description: String { "\(file):\(line): \(advice)" }
}

/// A file as the checks see it. Checks are functions from these to violations, so that a bad sample can show that each
/// of them can fail.
struct SourceFile {
    /// Relative to the repository's root.
    let path: String
    let text: String

    var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// Lines of the text, or of what a lexer left of it, with their numbers from 1.
    static func numberedLines(_ text: String) -> [(number: Int, line: Substring)] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { ($0.offset + 1, $0.element) }
    }

    /// All files whose path begins with one of the folders and ends so.
    static func all(below folders: String..., ending: String) async throws -> [SourceFile] {
        let repository = Repository()
        return try await repository.files()
            .filter { $0.hasSuffix(ending) && folders.contains(where: $0.hasPrefix) }
            .map { SourceFile(path: $0, text: try repository.text($0)) }
    }
}

func report(_ violations: [Violation], sourceLocation: SourceLocation = #_sourceLocation) {
    for violation in violations {
        Issue.record("\(violation)", sourceLocation: sourceLocation)
    }
}
