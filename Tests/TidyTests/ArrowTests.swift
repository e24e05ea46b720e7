import Testing

struct ArrowTests {
    @Test func `the repository's imports run down only`() async throws {
        report(Arrows.violations(in: try await SourceFile.all(below: "Sources/", ending: ".swift")))
    }

    @Test func `a feature that imports another is found`() {
        let found = Arrows.violations(in: [
            SourceFile(path: "Sources/Features/Access/Tokens.swift", text: "import Kernel\nimport Records\n"),
            SourceFile(path: "Sources/Features/Meetings/Agenda.swift", text: "import Kernel\n\npublic import Access\n"),
        ])
        #expect(found.map(\.file) == ["Sources/Features/Meetings/Agenda.swift"])
        #expect(found.first?.line == 3)
        #expect(found.first?.advice.contains("feature Meetings imports feature Access") == true)
    }

    @Test(arguments: [
        ("Sources/Records/A.swift", "import CLibPQ"),
        ("Sources/Kernel/A.swift", "import Charter"),
        ("Sources/Postgres/A.swift", "@preconcurrency import struct Kernel.Day"),
        ("Sources/WebAPI/A.swift", "internal import Daemon"),
        ("Sources/Kernel/A.swift", "import NIOCore"),
        ("Sources/Charter/A.swift", "import Hummingbird"),
        ("Sources/Daemon/A.swift", "import CLibPQ"),
        ("Sources/Daemon/A.swift", "import samverkand"),
        ("Sources/Unheard/A.swift", "import Foundation"),
    ])
    func `an arrow that runs up is found`(path: String, text: String) {
        #expect(Arrows.violations(in: [SourceFile(path: path, text: text)]).count == 1)
    }

    @Test func `what only looks like an import is not taken for one`() {
        let text = "// import CLibPQ\nlet text = \"\"\"\nimport CLibPQ\n\"\"\"\n/* import Daemon */\n"
        #expect(Arrows.violations(in: [SourceFile(path: "Sources/Kernel/A.swift", text: text)]).isEmpty)
    }
}
