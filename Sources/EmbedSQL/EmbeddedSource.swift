/// The generated Swift file: `enum SQL` with the area's queries and, where the target migrates, `enum EmbeddedSQL`.
struct EmbeddedSource {
    let text: String

    init(files: [SQLFile], migrating: Bool) throws {
        let queries = files.filter { $0.components.first == "queries" }
        var lines = ["// Generated from sql/ by EmbedSQLPlugin.", ""]
        lines += try Self.queries(queries)
        if migrating {
            lines += ["", "enum EmbeddedSQL {"]
            lines += Self.list("migrations", of: files.filter { $0.components.first == "migrations" })
            lines += Self.list("logic", of: files.filter { $0.components.first == "logic" })
            lines.append("}")
        }
        text = lines.joined(separator: "\n") + "\n"
    }

    private static func queries(_ files: [SQLFile]) throws -> [String] {
        var lines = ["enum SQL {"]
        var taken: Set<String> = ["all"]
        var names: [String] = []
        for file in files {
            let name = try file.identifier
            guard file.components.count == 3 else {
                throw EmbeddingError(file: file.path, what: "stands deeper than sql/queries/<area>/")
            }
            guard taken.insert(name).inserted else {
                throw EmbeddingError(file: file.path, what: "gives `\(name)`, which is taken")
            }
            names.append(name)
            lines += ["static let `\(name)`: String = \(literal(file.text))", ""]
        }
        // The names are paths, so that a test that prepares each can say which file is wrong.
        lines.append("static let all: [(name: String, text: String)] = [")
        for (file, name) in zip(files, names) {
            lines.append("(name: \"sql/\(file.components.joined(separator: "/")).sql\", text: `\(name)`),")
        }
        return lines + ["]", "}"]
    }

    /// Named below their folder, without extension: `0001_parties`, `10_membership/seats`; in the order of their paths.
    private static func list(_ name: String, of files: [SQLFile]) -> [String] {
        let sorted = files.sorted { $0.components.lexicographicallyPrecedes($1.components) }
        let items = sorted.flatMap { file in
            let path = file.components.dropFirst().joined(separator: "/")
            return ["(name: \"\(path)\", text: \(literal(file.text))),"]
        }
        return ["static let \(name): [(name: String, text: String)] = ["] + items + ["]"]
    }

    /// A raw multi-line literal with more `#` than any run of them in the text, so that nothing in it ends or escapes.
    private static func literal(_ text: String) -> String {
        var longest = 0
        var run = 0
        for byte in text.utf8 {
            run = byte == UInt8(ascii: "#") ? run + 1 : 0
            longest = max(longest, run)
        }
        let hashes = String(repeating: "#", count: longest + 1)
        return "\(hashes)\"\"\"\n\(text)\n\"\"\"\(hashes)"
    }
}
