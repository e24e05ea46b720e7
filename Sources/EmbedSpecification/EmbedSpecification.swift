import Foundation
import Kernel
import Yams

/// Called by `EmbedSQLPlugin`: `EmbedSpecification <openapi.yaml> <output>` writes the document as YAML and as JSON into a
/// Swift source, so that a start parses nothing.
@main
enum EmbedSpecification {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3 else { throw SpecificationError(what: "expected <openapi.yaml> <output>") }
        let yaml = try String(contentsOf: URL(filePath: arguments[1]), encoding: .utf8)
        guard let root = try Yams.compose(yaml: yaml) else { throw SpecificationError(what: "the document is empty") }
        let source = """
            enum Specification {
                static let yaml = \(literal(yaml))
                static let json = \(literal(try json(root).text))
            }

            """
        try Data(source.utf8).write(to: URL(filePath: arguments[2]))
    }

    private static func literal(_ text: String) -> String {
        "####\"\"\"\n\(text)\n\"\"\"####"
    }

    private static func json(_ node: Node) throws -> JSONValue {
        switch node {
        case .mapping(let mapping):
            return .object(try mapping.map { (try key($0.key), try json($0.value)) })
        case .sequence(let sequence):
            return .array(try sequence.map(json))
        case .scalar(let scalar):
            guard scalar.style == .plain else { return .string(scalar.string) }
            switch scalar.string {
            case "null", "~", "": return .null
            case "true": return .bool(true)
            case "false": return .bool(false)
            default:
                if let integer = Int64(scalar.string) { return .integer(integer) }
                return .string(scalar.string)
            }
        case .alias:
            throw SpecificationError(what: "aliases are not used")
        }
    }

    private static func key(_ node: Node) throws -> String {
        guard let key = node.scalar?.string else { throw SpecificationError(what: "a key is not a text") }
        return key
    }
}

struct SpecificationError: Error, CustomStringConvertible {
    let what: String
    var description: String { "openapi.yaml: \(what)" }
}
