import Kernel

/// Reads nodes by their shape into JSON of the same structure, and collects what does not fit.
struct ShapeReader {
    /// As many words as a message lists.
    private static let listedWords = 12

    private(set) var problems: [CharterProblem] = []
    /// The names declared, each with its first line.
    private(set) var names: [Shape.Name: [String: Int]] = [:]
    private var references: [(name: Shape.Name, node: SourceNode)] = []

    init() {}

    /// A reader that already knows the names of another file.
    init(knowing names: [Shape.Name: Set<String>]) {
        self.names = names.mapValues { Dictionary(uniqueKeysWithValues: $0.map { ($0, 0) }) }
    }

    mutating func read(_ node: SourceNode, as shape: Shape) -> JSONValue {
        switch shape {
        case .text: return text(node)
        case .wording: return record(node, [Shape.required("sv", .text), Shape.required("en", .text)])
        case .day: return day(node)
        case .integer(let range): return integer(node, range)
        case .flag: return flag(node)
        case .code: return code(node)
        case .word(let words): return word(node, words)
        case .words(let words): return list(node, words)
        case .declares(let name): return declaration(node, name)
        case .refers(let name): return reference(node, name)
        case .list(let element, let least): return list(node, of: element, atLeast: least)
        case .record(let fields): return record(node, fields)
        case .parameterValue: return parameterValue(node)
        }
    }

    /// To call once everything is read: a name may be used before the line that declares it.
    mutating func resolveReferences() {
        for (name, node) in references {
            guard let text = node.text, names[name]?[text] == nil else { continue }
            problems.append(node.problem("\(name.unknown) ”\(text)”"))
        }
        references = []
    }

    private mutating func refuse(_ node: SourceNode, _ message: String) -> JSONValue {
        problems.append(node.problem(message))
        return .null
    }

    private mutating func text(_ node: SourceNode) -> JSONValue {
        guard case .scalar(let text, let isPlain) = node.content else { return refuse(node, "ska vara en text") }
        if let fault = TextCheck.fault(in: text, isPlain: isPlain) { return refuse(node, fault) }
        return .string(text)
    }

    private mutating func code(_ node: SourceNode) -> JSONValue {
        let value = text(node)
        if let text = value.string, !TextCheck.isCode(text) {
            return refuse(node, "en kod skrivs med a–z, 0–9 och bindestreck, högst \(TextCheck.maximumCode) tecken")
        }
        return value
    }

    private mutating func day(_ node: SourceNode) -> JSONValue {
        guard let text = node.text, Day(iso: text) != nil else { return refuse(node, "ska vara en dag, åååå-mm-dd") }
        return .string(text)
    }

    private mutating func integer(_ node: SourceNode, _ range: ClosedRange<Int>) -> JSONValue {
        guard let number = node.integer else { return refuse(node, "ska vara ett heltal utan citattecken") }
        guard range.contains(number) else {
            return refuse(node, "ska vara \(range.lowerBound)–\(range.upperBound), är \(number)")
        }
        return .integer(Int64(number))
    }

    private mutating func flag(_ node: SourceNode) -> JSONValue {
        switch node.content {
        case .scalar("true", isPlain: true): return .bool(true)
        case .scalar("false", isPlain: true): return .bool(false)
        default: return refuse(node, "ska vara true eller false")
        }
    }

    private mutating func word(_ node: SourceNode, _ words: [String]) -> JSONValue {
        guard let text = node.text, words.contains(text) else {
            if words.count > ShapeReader.listedWords { return refuse(node, "okänt namn ”\(node.text ?? "")”") }
            return refuse(node, "ska vara \(TextCheck.alternatives(words))" + (node.text.map { ", är ”\($0)”" } ?? ""))
        }
        return .string(text)
    }

    private mutating func list(_ node: SourceNode, _ words: [String]) -> JSONValue {
        guard case .list = node.content else { return word(node, words) }
        return list(node, of: .word(words), atLeast: 1)
    }

    private mutating func list(_ node: SourceNode, of element: Shape, atLeast least: Int) -> JSONValue {
        guard case .list(let items) = node.content else { return refuse(node, "ska vara en lista") }
        if items.count < least { problems.append(node.problem("listan är tom")) }
        if element.isName {
            var seen: Set<String> = []
            for item in items where item.text.map({ !seen.insert($0).inserted }) ?? false {
                problems.append(item.problem("står två gånger i listan"))
            }
        }
        return .array(items.map { read($0, as: element) })
    }

    private mutating func declaration(_ node: SourceNode, _ name: Shape.Name) -> JSONValue {
        let value = name == .clause ? clause(node) : name == .parameter ? text(node) : code(node)
        guard let text = value.string else { return value }
        if let line = names[name]?[text] {
            return refuse(node, "\(name.swedish) ”\(text)” finns redan på rad \(line)")
        }
        names[name, default: [:]][text] = node.line
        return value
    }

    private mutating func clause(_ node: SourceNode) -> JSONValue {
        let value = text(node)
        if let text = value.string, !TextCheck.isClause(text) {
            return refuse(node, "ett klausulnummer skrivs som V-12")
        }
        return value
    }

    private mutating func reference(_ node: SourceNode, _ name: Shape.Name) -> JSONValue {
        let value = text(node)
        if value.string != nil { references.append((name, node)) }
        return value
    }

    private mutating func record(_ node: SourceNode, _ fields: [Shape.Field]) -> JSONValue {
        guard case .map(let members) = node.content else {
            return refuse(node, "ska ha nycklarna \(fields.map(\.key).joined(separator: ", "))")
        }
        for field in fields where field.isRequired && !node.has(field.key) {
            problems.append(node.problem("nyckeln ”\(field.key)” saknas"))
        }
        var read: [(String, JSONValue)] = []
        for member in members {
            guard let field = fields.first(where: { $0.key == member.key }) else {
                let known = fields.map(\.key).joined(separator: ", ")
                problems.append(
                    CharterProblem(
                        line: member.line,
                        path: node.path,
                        message: "okänd nyckel ”\(member.key)”; här får stå \(known)"
                    )
                )
                continue
            }
            read.append((member.key, self.read(member.value, as: field.shape)))
        }
        return .object(read)
    }

    private mutating func parameterValue(_ node: SourceNode) -> JSONValue {
        switch node.content {
        case .scalar(let text, _):
            return node.integer.map { .integer(Int64($0)) } ?? .string(text)
        case .map(let members):
            return .object(members.map { ($0.key, parameterValue($0.value)) })
        case .list:
            return refuse(node, "en parameter har inte en lista som värde")
        }
    }
}
