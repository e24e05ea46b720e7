import Foundation
import TestSupport
import Testing

struct ManifestTests {
    @Test func `every import is declared in Package_swift`() async throws {
        let json = try await Repository().manifest()
        let manifest = try JSONDecoder().decode(Manifest.self, from: Data(json.utf8))
        report(manifest.undeclaredImports(in: try await SourceFile.all(below: "Sources/", "Tests/", ending: ".swift")))
    }

    @Test func `an undeclared import and a file of no target are found`() throws {
        let json = """
            {"targets": [
              {"name": "Access", "type": "regular", "path": "Sources/Features/Access", "dependencies": [
                {"byName": ["Kernel", null]}, {"product": ["Logging", "swift-log", null, null]}]},
              {"name": "AccessTests", "type": "test", "dependencies": [{"target": ["Access", null]}]}
            ]}
            """
        let manifest = try JSONDecoder().decode(Manifest.self, from: Data(json.utf8))
        let found = manifest.undeclaredImports(in: [
            SourceFile(
                path: "Sources/Features/Access/A.swift",
                text: "import Foundation\nimport Kernel\nimport Logging"
            ),
            SourceFile(path: "Sources/Features/Access/B.swift", text: "import Kernel\nimport Metrics"),
            SourceFile(
                path: "Tests/AccessTests/A.swift",
                text: "import Testing\n@testable import Access\nimport Kernel"
            ),
            SourceFile(path: "Tests/Strays/A.swift", text: ""),
        ])
        #expect(
            found.map { "\($0.file):\($0.line)" } == [
                "Sources/Features/Access/B.swift:2", "Tests/AccessTests/A.swift:3", "Tests/Strays/A.swift:1",
            ]
        )
    }
}
