import TestSupport
import Testing

struct LayoutTests {
    @Test(arguments: [("Sources/", ".swift"), ("Tests/", ".swift"), ("sql/", ".sql")])
    func `no file is longer than 400 lines`(folder: String, ending: String) async throws {
        let files = try await SourceFile.all(below: folder, ending: ending)
        #expect(!files.isEmpty, "nothing found below \(folder)")
        report(Layout.tooLong(files))
    }

    @Test func `a file of 401 lines is too long, one of 400 and the generated schema are not`() {
        let long = String(repeating: "x\n", count: 401)
        #expect(Layout.tooLong([SourceFile(path: "Sources/A/A.swift", text: long)]).map(\.line) == [401])
        #expect(Layout.tooLong([SourceFile(path: "Sources/A/A.swift", text: String(long.dropLast(2)))]).isEmpty)
        #expect(Layout.tooLong([SourceFile(path: "sql/schema.sql", text: long)]).isEmpty)
    }

    @Test func `the top level holds six names and dot files`() async throws {
        report(Layout.strangersAtTheTop(try await Repository().files()))
    }

    @Test func `a stranger at the top is found`() {
        let paths = [".gitignore", ".ci/run", "Package.swift", "Sources/A/A.swift", "docs/a.md", "Plugins/P.swift"]
        #expect(Layout.strangersAtTheTop(paths).map(\.file) == ["Plugins", "docs"])
    }

    @Test func `migrations are numbered without gaps`() async throws {
        report(Layout.misnumberedMigrations(try await Repository().files().filter { $0.hasPrefix("sql/migrations/") }))
    }

    @Test func `a gap, a doubled number and a strange name are found`() {
        func found(_ names: String...) -> [String] {
            Layout.misnumberedMigrations(names.map { "sql/migrations/\($0)" }).map(\.file)
        }
        #expect(found("0001_journal.sql", "0002_parties_2.sql").isEmpty)
        #expect(found("0001_journal.sql", "0003_parties.sql") == ["sql/migrations/0003_parties.sql"])
        #expect(found("0001_journal.sql", "0001_parties.sql") == ["sql/migrations/0001_parties.sql"])
        #expect(found("0001_Journal.sql").count == 1)
        #expect(found("0001_.sql").count == 1)
        #expect(found("0001_journal.txt").count == 1)
    }
}
