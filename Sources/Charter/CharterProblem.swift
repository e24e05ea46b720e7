/// What is wrong in a charter or a constituting record, and where.
public struct CharterProblem: Sendable, Equatable, CustomStringConvertible {
    /// In the file, from 1.
    public let line: Int
    /// From the root, as `groups[0].seats[1].perParty.max`; empty for the file as a whole.
    public let path: String
    /// For people, in Swedish.
    public let message: String

    public init(line: Int, path: String, message: String) {
        self.line = line
        self.path = path
        self.message = message
    }

    /// `LINE: path: message`, as it follows the file's name on the command line.
    public var description: String {
        path.isEmpty ? "\(line): \(message)" : "\(line): \(path): \(message)"
    }
}

/// Every problem of a file, in the order of its lines; never empty.
public struct CharterErrors: Error, Sendable, Equatable, CustomStringConvertible {
    public let problems: [CharterProblem]

    init(_ problems: [CharterProblem]) {
        precondition(!problems.isEmpty, "an error names at least one problem")
        self.problems = problems.enumerated()
            .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
            .map(\.element)
    }

    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
