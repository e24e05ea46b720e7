import Foundation
import Scenes
import TestSupport
import Testing

/// `sql/schema.sql` shows what the migrations and the logic add up to. `WRITE_SCHEMA=1` writes it anew.
@Suite struct SchemaTests {
    @Test func `the schema in the repository is that of a freshly migrated database`() async throws {
        let repository = Repository()
        let fresh = try await CharterFiles.empty.template.withDatabase { database in
            Self.stripped(try await TestServer().schema(of: database.name))
        }
        if ProcessInfo.processInfo.environment["WRITE_SCHEMA"] == "1" {
            try Data(fresh.utf8).write(to: repository.root.appending(path: Self.path))
        }
        let kept = try repository.text(Self.path)
        let place = zip(kept.split(separator: "\n"), fresh.split(separator: "\n")).first { $0 != $1 }
        #expect(
            kept == fresh,
            "first difference: \(place.map { "\($0)" } ?? "the length"); write it anew with WRITE_SCHEMA=1"
        )
    }

    private static let path = "sql/schema.sql"

    /// Without what names the server's and the program's version, and the random key of psql's restricted mode.
    private static func stripped(_ dump: String) -> String {
        let lines = dump.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            !["-- Dumped from database version", "-- Dumped by pg_dump version", "\\restrict ", "\\unrestrict "]
                .contains { line.hasPrefix($0) }
        }
        return lines.joined(separator: "\n")
    }
}
