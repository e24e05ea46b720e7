import Foundation
import Testing

@testable import Charter

/// One thing changed in a file, and what the check is to say of it.
struct Mutation: Sendable, CustomTestStringConvertible {
    let name: String
    /// Stands in the file exactly once.
    let old: String
    let new: String
    /// Each problem's message, and a text that the changed file has first on the problem's line; the line of `new` when
    /// there is none. `{{text}}` in a message is the number of the line where `text` stands first.
    let problems: [(message: String, marker: String?)]

    init(_ name: String, _ old: String, _ new: String, at marker: String? = nil, says messages: String...) {
        self.init(name, old, new, problems: messages.map { ($0, marker) })
    }

    init(_ name: String, _ old: String, _ new: String, problems: [(String, String?)]) {
        (self.name, self.old, self.new) = (name, old, new)
        self.problems = problems.map { (message: $0.0, marker: $0.1) }
    }

    var testDescription: String { name }

    /// The changed file, and the problems expected of it, without their paths.
    func apply(to text: String) throws -> (text: String, expected: [CharterProblem]) {
        let parts = text.components(separatedBy: old)
        try #require(parts.count == 2, "”\(old)” stands \(parts.count - 1) times")
        let changed = parts.joined(separator: new)
        let expected = try problems.map { problem in
            var message = problem.message
            if let place = message.firstMatch(of: /{{(.*)}}/) {
                message.replaceSubrange(place.range, with: String(try line(of: String(place.output.1), in: changed)))
            }
            let line = if let marker = problem.marker { try line(of: marker, in: changed) } else { lines(in: parts[0]) }
            return CharterProblem(line: line, path: "", message: message)
        }
        return (changed, expected)
    }

    private func line(of marker: String, in text: String) throws -> Int {
        lines(in: text[..<(try #require(text.range(of: marker), "”\(marker)”").lowerBound)])
    }

    private func lines(in text: some StringProtocol) -> Int { text.count(where: \.isNewline) + 1 }
}

/// What a reading refuses, without the paths.
func problems(_ read: () throws -> Void) throws -> [CharterProblem] {
    do {
        try read()
        return []
    } catch let errors as CharterErrors {
        return errors.problems.map { CharterProblem(line: $0.line, path: "", message: $0.message) }
    }
}
