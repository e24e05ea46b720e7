/// A value in a YAML text, with its place: what the checks read, so that each problem can say its line.
struct SourceNode: Sendable {
    /// From 1.
    let line: Int
    /// From the root; see `CharterProblem.path`.
    let path: String
    let content: Content

    indirect enum Content: Sendable {
        /// `isPlain`: written without quotation marks, so that `5`, `true` and `~` may mean something else than a text.
        case scalar(String, isPlain: Bool)
        case list([SourceNode])
        case map([Member])
    }

    struct Member: Sendable {
        let key: String
        let line: Int
        let value: SourceNode
    }

    var members: [Member] {
        guard case .map(let members) = content else { return [] }
        return members
    }

    /// The elements of a list; none for anything else.
    var items: [SourceNode] {
        guard case .list(let items) = content else { return [] }
        return items
    }

    /// The elements of a list, or the value itself where one may stand for a list of one.
    var oneOrMany: [SourceNode] {
        guard case .list(let items) = content else { return [self] }
        return items
    }

    var text: String? {
        guard case .scalar(let text, _) = content else { return nil }
        return text
    }

    /// A whole number written without quotation marks.
    var integer: Int? {
        guard case .scalar(let text, true) = content, text.utf8.count <= 15 else { return nil }
        guard let number = Int(text), String(number) == text else { return nil }
        return number
    }

    subscript(key: String) -> SourceNode? {
        members.first { $0.key == key }?.value
    }

    /// The elements of the list under `key`; none when it is missing.
    func list(_ key: String) -> [SourceNode] { self[key]?.items ?? [] }

    func text(_ key: String) -> String? { self[key]?.text }

    func has(_ key: String) -> Bool { self[key] != nil }

    func problem(_ message: String) -> CharterProblem {
        CharterProblem(line: line, path: path, message: message)
    }
}
