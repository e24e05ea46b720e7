import Foundation

/// The targets of Package.swift. An import that its target does not declare survives an incremental build and leaves a
/// stale binary behind: every import is declared.
struct Manifest: Decodable {
    struct Target: Decodable {
        let name: String
        let type: String
        let path: String?
        let dependencies: [[String: [Dependency]]]

        var folder: String { (path ?? (type == "test" ? "Tests/\(name)" : "Sources/\(name)")) + "/" }
        /// A module's name is its product's, for all that we use.
        var declared: Set<String> { Set(dependencies.flatMap(\.values).compactMap { $0.first?.name }) }
    }

    /// `["Kernel", null]` or `["Hummingbird", "hummingbird", null, …]`: only the strings matter.
    struct Dependency: Decodable {
        let name: String?

        init(from decoder: any Decoder) throws {
            name = try? decoder.singleValueContainer().decode(String.self)
        }
    }

    let targets: [Target]

    /// What comes with the toolchain.
    private static let toolchain: Set<String> = [
        "Dispatch", "Foundation", "FoundationEssentials", "FoundationXML", "Glibc", "PackagePlugin", "RegexBuilder",
        "Swift", "Synchronization", "Testing",
    ]

    func undeclaredImports(in sources: [SourceFile]) -> [Violation] {
        sources.flatMap { source -> [Violation] in
            guard let target = targets.first(where: { source.path.hasPrefix($0.folder) }) else {
                return [
                    Violation(
                        file: source.path,
                        line: 1,
                        advice: "belongs to no target of Package.swift: move or name it"
                    )
                ]
            }
            return ImportStatement.all(in: source.text).compactMap { statement in
                let known = target.declared.union(Self.toolchain).union([target.name])
                guard !known.contains(statement.module) else { return nil }
                return Violation(
                    file: source.path,
                    line: statement.line,
                    advice: "declare \(statement.module) as a dependency of target \(target.name) in Package.swift"
                )
            }
        }
    }
}
