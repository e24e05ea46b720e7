import Kernel
import Postgres
import Records
import Scenes
import TestSupport
import Testing

@Suite struct MigrationTests {
    @Test func `migrating again applies nothing`() async throws {
        try await CharterFiles.empty.template.withDatabase { database in
            let report = try await migrate(database)
            #expect(report.applied == [])
            #expect(report.known >= 7)
            let recorded = try await TestServer().psql(["SELECT count(*) FROM migrations"], database: database.name)
            #expect(recorded == "\(report.known)\n")
        }
    }

    @Test func `migrating a service that is in use changes no row and no hash`() async throws {
        try await Scene.play { scene in
            _ = try await scene.submitted("behov", Sample.text, by: .mala)
            let before = try await scene.value("SELECT encode(hash, 'hex') FROM journal_head")
            let report = try await migrate(scene.database)
            #expect(report.applied == [])
            let after = try await scene.value("SELECT encode(hash, 'hex') FROM journal_head")
            #expect(before == after)
            let differences = try await scene.value("SELECT count(*) FROM journal_differences()")
            #expect(differences == "0")
            let again = try await scene.post("/proposals", ["matter": "behov", "title": "Efter"], as: .mala)
            #expect(again.status == 201)
        }
    }

    @Test func `what earlier logic left behind is gone after a migration`() async throws {
        try await CharterFiles.empty.template.withDatabase { database in
            let before = try await TestServer().schema(of: database.name)
            try await TestServer().psql(
                [
                    "SET ROLE samverkan_owner",
                    "CREATE FUNCTION no_more(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1'",
                    "CREATE FUNCTION decision_label(d decisions, long boolean) RETURNS text LANGUAGE sql AS 'SELECT 1'",
                    "CREATE VIEW no_longer AS SELECT no_more(1)", "CREATE VIEW published.no_longer AS SELECT 1 AS x",
                ], database: database.name)
            #expect(try await migrate(database).applied == [])
            let after = try await TestServer().schema(of: database.name)
            #expect(Self.statements(before) == Self.statements(after))
        }
    }

    /// A dump, but for the word that each begins and ends with.
    private static func statements(_ dump: String) -> [Substring] {
        dump.split(separator: "\n").filter { !$0.hasPrefix("\\") }
    }

    @Test func `an edited migration is refused by name`() async throws {
        try await CharterFiles.empty.template.withDatabase { database in
            let name = try await TestServer().psql(
                ["SELECT name FROM migrations ORDER BY name OFFSET 2 LIMIT 1"],
                database: database.name
            ).replacing("\n", with: "")
            try await TestServer().psql(
                ["UPDATE migrations SET hash = sha256('edited') WHERE name = '\(name)'"],
                database: database.name
            )
            await #expect(throws: MigrationError.changed(name)) { try await migrate(database) }
        }
    }

    @Test func `several migrate at once without harm`() async throws {
        try await CharterFiles.empty.template.withDatabase { database in
            let applied = try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 1...4 { group.addTask { try await migrate(database).applied } }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(applied == [])
        }
    }

    @Test func `the body of every function is valid`() async throws {
        // The migrator puts off the check, since functions name views of later files; by now all of them are there,
        // if only the first file, which clears them away, is left out.
        let repository = Repository()
        let paths = try await repository.files().filter {
            $0.hasPrefix("sql/logic/") && $0.hasSuffix(".sql") && !$0.hasPrefix("sql/logic/00_clear/")
        }
        #expect(paths.count > 10)
        try await Scene.play { scene in
            for path in paths {
                let error = try await scene.attempt(try repository.text(path), as: .owner, journal: false)
                #expect(error == nil, "\(path)")
            }
        }
    }

    private func migrate(_ database: TestDatabase) async throws -> Migrator.Report {
        try await database.asOwner { try await Migrator(pool: $0).migrate() }
    }
}
