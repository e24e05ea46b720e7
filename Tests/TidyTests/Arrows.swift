/// Which module may import which of the package's own. Arrows run down only, and no feature imports another.
enum Arrows {
    private static let shared: Set<String> = ["Records", "Postgres", "Charter", "Kernel"]
    private static let allowed: [String: Set<String>] = [
        "CLibPQ": [],
        "EmbedSQL": [],
        "EmbedSQLPlugin": [],
        "Kernel": [],
        "Charter": ["Kernel"],
        "Postgres": ["CLibPQ"],
        "Records": ["Postgres", "Charter", "Kernel"],
        "WebAPI": shared,
        "Contents": shared.union(["WebAPI"]),
        "EmbedSpecification": ["Kernel"],
        "Identity": ["Kernel", "WebAPI"],
        "Markup": [],
        "MinutesRendering": ["Kernel", "Markup"],
        "Pages": ["Kernel", "Markup"],
        "Programs": [],
        "Site": ["Kernel", "Postgres", "Markup", "WebAPI", "Pages", "Identity", "MinutesRendering"],
    ]
    private static let feature = shared.union(["WebAPI", "Contents", "MinutesRendering", "Pages", "Programs"])
    private static let top: Set<String> = ["Daemon", "samverkand"]
    /// Pure modules: values in, values out. No server, no database, no event loop.
    private static let pure: Set<String> = ["Kernel", "Charter", "Markup", "MinutesRendering", "Pages"]
    private static let impure = ["Hummingbird", "HTTP", "NIO", "Postgres", "ServiceLifecycle"]

    /// - Parameter sources: all Swift files below `Sources/`.
    static func violations(in sources: [SourceFile]) -> [Violation] {
        let features = Set(sources.compactMap { featureName($0.path) })
        let own = Set(allowed.keys).union(features).union(top)
        // The composition root and main see everything below them but C.
        let composed = own.subtracting(["CLibPQ", "samverkand"])
        return sources.flatMap { source -> [Violation] in
            guard let module = moduleName(source.path) else { return [] }
            let permitted = features.contains(module) ? feature : top.contains(module) ? composed : allowed[module]
            guard let permitted else {
                return [Violation(file: source.path, line: 1, advice: "give \(module) its arrows in Arrows.swift")]
            }
            return ImportStatement.all(in: source.text).compactMap { statement in
                advice(module: module, imports: statement.module, own: own, permitted: permitted, features: features)
                    .map { Violation(file: source.path, line: statement.line, advice: $0) }
            }
        }
    }

    private static func advice(
        module: String,
        imports name: String,
        own: Set<String>,
        permitted: Set<String>,
        features: Set<String>
    ) -> String? {
        if own.contains(name), name != module, !permitted.contains(name) {
            if name == "CLibPQ" {
                return "\(module) imports CLibPQ; only Postgres does: use Postgres' Statement and Pool"
            }
            if features.contains(module), features.contains(name) {
                return "feature \(module) imports feature \(name): let the composition root in Daemon hand it over, or "
                    + "move what both need down into Records or Kernel"
            }
            return "\(module) imports \(name), against the arrows: move what it needs down, or pass it in from above"
        }
        if pure.contains(module), impure.contains(where: name.hasPrefix) {
            return "\(module) is pure and imports \(name): take the value as an argument"
        }
        return nil
    }

    private static func featureName(_ path: String) -> String? {
        let parts = path.split(separator: "/")
        return parts.count > 3 && parts[0] == "Sources" && parts[1] == "Features" ? String(parts[2]) : nil
    }

    private static func moduleName(_ path: String) -> String? {
        let parts = path.split(separator: "/")
        guard parts.count > 2, parts[0] == "Sources" else { return nil }
        return featureName(path) ?? String(parts[1])
    }
}

struct ImportStatement {
    let module: String
    let line: Int

    static func all(in text: String) -> [ImportStatement] {
        SourceFile.numberedLines(SwiftLexer.code(text)).compactMap { number, line in
            var words = line.split { $0 == " " || $0 == "\t" }[...]
            while let word = words.first, word.hasPrefix("@") || access.contains(word) { words.removeFirst() }
            guard words.popFirst() == "import" else { return nil }
            if let word = words.first, kinds.contains(word) { words.removeFirst() }
            guard let name = words.first?.prefix(while: { $0 != "." && $0 != ";" }) else { return nil }
            return ImportStatement(module: String(name), line: number)
        }
    }

    private static let access: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
    private static let kinds: Set<Substring> = [
        "struct", "class", "enum", "protocol", "typealias", "func", "let", "var",
    ]
}
