import Testing

struct SwiftRuleTests {
    @Test func `no source says what the style forbids`() async throws {
        report(try SwiftRule.violations(in: try await SourceFile.all(below: "Sources/", ending: ".swift")))
    }

    @Test(arguments: [
        "Task { await work() }", "let t = Task<Void, any Error> { }", "Task(priority: .low) { }", "Task.detached { }",
        "nonisolated(unsafe) var count = 0", "let a = try! read()", "let b = c as! D", "fatalError(\"no\")",
        "JSONDecoder().decode(A.self, from: b)", "Foundation.JSONSerialization.data(withJSONObject: x)",
        "static let shared = A()", "let process = Process()",
        "LoggingSystem.bootstrap(Handler.init)", "let text = \"a \\(try! read()) b\"",
    ])
    func `a forbidden construct is found`(line: String) throws {
        let source = SourceFile(path: "Sources/Records/A.swift", text: "import Kernel\n\(line)\n")
        let found = try SwiftRule.violations(in: [source])
        #expect(found.map(\.line) == [2])
    }

    @Test(arguments: [
        "// Task { } is forbidden", "let a = \"Task { try! }\"", "try await Task.sleep(for: .seconds(1))",
        "withTaskGroup(of: Void.self) { group in }", "let c = #\"fatalError(\"x\")\"#",
        "/* a /* try! */ fatalError( */",
        "let d = try? read()", "struct SetTask {",
    ])
    func `what is allowed is not found`(line: String) throws {
        #expect(try SwiftRule.violations(in: [SourceFile(path: "Sources/Records/A.swift", text: line)]).isEmpty)
    }

    @Test func `only samverkand bootstraps logging`() throws {
        let source = SourceFile(path: "Sources/samverkand/Main.swift", text: "LoggingSystem.bootstrap(Handler.init)")
        #expect(try SwiftRule.violations(in: [source]).isEmpty)
    }
}
