import Postgres
import Scenes
import TestSupport
import Testing

@Suite struct QueryTests {
    @Test func `every query can be prepared by the role that serves`() async throws {
        let repository = Repository()
        let paths = try await repository.files().filter { $0.hasPrefix("sql/queries/") && $0.hasSuffix(".sql") }
        #expect(paths.count > 80)
        // Run only by whoever owns the database: loading the charter, comparing with the journal.
        try await Scene.play { scene in
            for path in paths {
                let sql = "PREPARE tried AS \(try repository.text(path)); DEALLOCATE tried"
                let error =
                    path.hasPrefix("sql/queries/insyn/")
                    ? try await scene.attempt(sql, login: scene.database.insyn)
                    : try await scene.attempt(sql, journal: false)
                #expect(error == nil, "\(path)")
            }
        }
    }
}
