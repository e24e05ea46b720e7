import Foundation

/// The files of the repository that these tests read.
enum CharterFiles {
    static let agreement = "deploy/charters/vasterbotten.txt"
    static let vasterbotten = "deploy/charters/vasterbotten.yaml"
    static let vasterbottenConstitution = "deploy/constitutions/vasterbotten.yaml"
    static let lighthouse = "Tests/Charters/lighthouse.yaml"
    static let lighthouseConstitution = "Tests/Charters/lighthouse-constitution.yaml"

    static func text(_ path: String) throws -> String {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: tests.deletingLastPathComponent().appending(path: path), encoding: .utf8)
    }
}
