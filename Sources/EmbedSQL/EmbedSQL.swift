import Foundation

/// Called by `EmbedSQLPlugin`: `EmbedSQL <output> plain|migrating <sql folder> <file>…`
@main
enum EmbedSQL {
    static func main() {
        do {
            try run(Array(CommandLine.arguments.dropFirst()))
        } catch {
            FileHandle.standardError.write(Data("error: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func run(_ arguments: [String]) throws {
        guard arguments.count >= 3 else {
            throw EmbeddingError(file: "EmbedSQL", what: "expected <output> plain|migrating <sql folder> <file>…")
        }
        let root = arguments[2]
        let files = try arguments.dropFirst(3).map { try SQLFile(path: $0, root: root) }
        let source = try EmbeddedSource(files: files, migrating: arguments[1] == "migrating").text
        let output = URL(filePath: arguments[0])
        let generated = Data(source.utf8)
        // An untouched output spares the target's recompilation when SwiftPM merely planned anew.
        if (try? Data(contentsOf: output)) != generated { try generated.write(to: output) }
    }
}

/// A file that can't be embedded; SwiftPM shows the description as the build's error.
struct EmbeddingError: Error, CustomStringConvertible {
    let file: String
    let what: String

    var description: String { "\(file): \(what)" }
}
