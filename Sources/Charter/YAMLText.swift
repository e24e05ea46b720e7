import Yams

/// A YAML text read into nodes, within bounds that no file of ours comes near.
struct YAMLText {
    /// Bytes. Västerbotten's charter is a tenth of it.
    static let maximumSize = 1 << 20
    /// Of lists and mappings in each other, both for brackets and, two columns a level, for indentation. Ours reach 7.
    static let maximumDepth = 32

    private let text: String

    /// The root of the one document in `text`.
    static func read(_ text: String) throws(CharterErrors) -> SourceNode {
        let yaml = YAMLText(text: text)
        if let problem = yaml.firstProblem { throw CharterErrors([problem]) }
        guard let root = try yaml.compose() else {
            throw CharterErrors([CharterProblem(line: 1, path: "", message: "filen är tom")])
        }
        var problems: [CharterProblem] = []
        let node = source(root, path: "", fallback: 1, problems: &problems)
        if !problems.isEmpty { throw CharterErrors(problems) }
        return node
    }

    private func compose() throws(CharterErrors) -> Node? {
        do {
            // Sixteen bytes more: the parser keeps a pointer into the text, which a text of fifteen bytes or fewer,
            // held in the string value itself, would not survive.
            return try Parser(yaml: text + String(repeating: "\n", count: 16), encoding: .utf8).singleRoot()
        } catch let error as YamlError {
            throw CharterErrors([problem(of: error)])
        } catch {
            throw CharterErrors([CharterProblem(line: 1, path: "", message: "filen går inte att läsa som YAML")])
        }
    }

    /// What has to be refused before the parser sees it: it expands aliases, and recurses without a limit of ours.
    private var firstProblem: CharterProblem? {
        func problem(_ line: Int, _ message: String) -> CharterProblem {
            CharterProblem(line: line, path: "", message: message)
        }
        guard text.utf8.count <= YAMLText.maximumSize else {
            return problem(1, "filen är större än \(YAMLText.maximumSize) byte")
        }
        guard text.unicodeScalars.first != "\u{FEFF}" else {
            return problem(1, "filen får inte börja med en byteordningsmarkering")
        }
        var flowDepth = 0
        for (index, line) in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .enumerated()
        {
            let leading = line.prefix { " -?:".utf8.contains($0) }.count
            for byte in line {
                if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { flowDepth += 1 }
                if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { flowDepth = max(0, flowDepth - 1) }
                if flowDepth > YAMLText.maximumDepth { break }
            }
            if leading > 2 * YAMLText.maximumDepth || flowDepth > YAMLText.maximumDepth {
                return problem(index + 1, "för djupt nästlat")
            }
            if YAMLText.hasMarkedNode(line) {
                return problem(
                    index + 1,
                    "ankare, alias och taggar används inte: &, * eller ! får inte stå direkt före ett ord"
                )
            }
        }
        return nil
    }

    /// Whether `&`, `*` or `!` stands where YAML could read an anchor, an alias or a tag. Does not know quotation
    /// marks, so it also refuses "se *ord".
    private static func hasMarkedNode(_ line: Substring.UTF8View.SubSequence) -> Bool {
        var previous = UInt8(ascii: " ")
        var marked = false
        for byte in line {
            let isBlank = byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\r")
            if marked && !isBlank { return true }
            let opens = " \t[{,:".utf8.contains(previous)
            marked = opens && "&*!".utf8.contains(byte)
            previous = byte
        }
        return false
    }

    private func problem(of error: YamlError) -> CharterProblem {
        let (line, message): (Int, String) =
            switch error {
            case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
                .composer(_, let problem, let mark, _):
                (mark.line, "ingen giltig YAML: \(problem)")
            case .reader(let problem, let offset, _, _):
                (text.prefix(offset ?? 0).count(where: \.isNewline) + 1, "ingen giltig YAML: \(problem)")
            case .duplicatedKeysInMapping(let duplicates, let context):
                (context.mark.line, "nyckeln ”\(duplicates.joined(separator: "”, ”"))” står flera gånger")
            default:
                (1, "ingen giltig YAML")
            }
        return CharterProblem(line: line, path: "", message: message)
    }

    private static func source(
        _ node: Node,
        path: String,
        fallback: Int,
        problems: inout [CharterProblem]
    ) -> SourceNode {
        let line = node.mark?.line ?? fallback
        func made(_ content: SourceNode.Content) -> SourceNode { SourceNode(line: line, path: path, content: content) }
        switch node {
        case .scalar(let scalar):
            return made(.scalar(scalar.string, isPlain: scalar.style == .plain))
        case .sequence(let sequence):
            var items: [SourceNode] = []
            for (index, item) in sequence.enumerated() {
                items.append(source(item, path: "\(path)[\(index)]", fallback: line, problems: &problems))
            }
            return made(.list(items))
        case .mapping(let mapping):
            var members: [SourceNode.Member] = []
            for (key, value) in mapping {
                let keyLine = key.mark?.line ?? line
                guard case .scalar(let scalar) = key else {
                    problems.append(CharterProblem(line: keyLine, path: path, message: "en nyckel ska vara ett ord"))
                    continue
                }
                let below = path.isEmpty ? scalar.string : "\(path).\(scalar.string)"
                let member = source(value, path: below, fallback: keyLine, problems: &problems)
                members.append(SourceNode.Member(key: scalar.string, line: keyLine, value: member))
            }
            return made(.map(members))
        case .alias:
            problems.append(CharterProblem(line: line, path: path, message: "alias används inte"))
            return made(.list([]))
        }
    }
}
