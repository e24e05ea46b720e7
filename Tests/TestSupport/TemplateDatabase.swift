import Foundation

/// A database prepared once a process and copied for each test (a copy takes about 0.1 s).
///
/// Keep one as `static let` for each way of preparing: migrated only, migrated with a charter.
public actor TemplateDatabase {
    /// 8 tests at once, at most 20 connections each, of the 200 that the tests' server takes.
    private static let gate = Gate(width: 8)

    private let label: String
    private let prepare: @Sendable (TestDatabase) async throws -> Void
    private var template: Task<TestServer, any Error>?
    private var copies = 0

    /// - Parameters:
    ///   - label: part of the databases' names: lower-case letters.
    ///   - prepare: migrates, loads what every test wants. It must have closed its connections when it returns, since a
    ///     database in use can't be copied. The roles and their rights (`sql/roles.sql`) are there already.
    public init(label: String, prepare: @escaping @Sendable (TestDatabase) async throws -> Void) {
        self.label = label
        self.prepare = prepare
    }

    /// Runs the body with a fresh copy, which is dropped afterwards, whoever is still connected to it. Not to be nested:
    /// the inner one may wait for the outer one's place.
    public nonisolated func withDatabase<Result: Sendable>(
        _ body: @Sendable (TestDatabase) async throws -> Result
    ) async throws -> Result {
        try await Self.gate.pass {
            let server = try await prepared()
            let name = await nextName()
            let database = TestDatabase(name: name, on: server)
            try await server.psql(Self.creation(of: name, from: templateName))
            do {
                let result = try await body(database)
                try await server.psql(["DROP DATABASE \(name) WITH (FORCE)"])
                return result
            } catch {
                // The test's own error says more than a failed DROP after it.
                _ = try? await server.psql(["DROP DATABASE IF EXISTS \(name) WITH (FORCE)"])
                throw error
            }
        }
    }

    /// One task for all who wait: the first to ask makes the template, and its failure is everybody's.
    private func prepared() async throws -> TestServer {
        if let template { return try await template.value }
        let task = Task { [templateName, prepare] in
            let server = try TestServer()
            try await Self.dropLeftOvers(on: server)
            try await server.psql(file: "sql/roles.sql", database: "postgres")
            try await server.psql(["CREATE DATABASE \(templateName) OWNER samverkan_owner"])
            try await server.psql(file: "sql/roles.sql", database: templateName)
            try await prepare(TestDatabase(name: templateName, on: server))
            return server
        }
        template = task
        return try await task.value
    }

    private func nextName() -> String {
        copies += 1
        return "\(Self.prefix)\(ProcessInfo.processInfo.processIdentifier)_\(label)_\(copies)"
    }

    private nonisolated var templateName: String {
        "\(Self.prefix)\(ProcessInfo.processInfo.processIdentifier)_\(label)_template"
    }

    private static let prefix = "samverkan_test_"

    /// A copy brings the template's rights on what is inside it; those on the database itself are given anew.
    private static func creation(of name: String, from template: String) -> [String] {
        [
            "CREATE DATABASE \(name) TEMPLATE \(template) OWNER samverkan_owner",
            "REVOKE ALL ON DATABASE \(name) FROM PUBLIC",
            "GRANT CONNECT ON DATABASE \(name) TO samverkan_app, samverkan_insyn",
        ]
    }

    /// Templates are not dropped at the end of a process; a server that outlives it would fill up with them.
    private static func dropLeftOvers(on server: TestServer) async throws {
        let names = try await server.psql([
            "SELECT datname FROM pg_database WHERE datname LIKE '\(prefix.replacing("_", with: "\\_"))%' ORDER BY datname"
        ])
        let dead = names.split(separator: "\n").filter { name in
            let owner = name.dropFirst(prefix.count).prefix { $0 != "_" }
            return !FileManager.default.fileExists(atPath: "/proc/\(owner)")
        }
        guard !dead.isEmpty else { return }
        // IF EXISTS: another test process may be clearing up as well.
        try await server.psql(dead.map { "DROP DATABASE IF EXISTS \($0) WITH (FORCE)" })
    }
}
