import Logging
import Postgres
import Records
import Scenes
import TestSupport
import Testing

@Suite struct JournalTests {
    @Test func `an untouched journal holds`() async throws {
        try await Scene.play { scene in
            _ = try await scene.submitted("behov", Sample.text, by: .mala)
            let report = try await audit(scene)
            #expect(report.problems == [])
            #expect(report.entries >= 4)
        }
    }

    @Test(arguments: [
        ("UPDATE journal_changes SET after = replace(after, 'behov', 'budget') WHERE entry > 1", "is altered"),
        ("UPDATE journal_entries SET act = 'x' WHERE entry = 2", "entry 2 is altered"),
        ("UPDATE journal_entries SET recorded_at = recorded_at - INTERVAL '1 day' WHERE entry = 2", "entry 2 is altered"),
        ("DELETE FROM journal_changes WHERE entry = 2; DELETE FROM journal_entries WHERE entry = 2", "entry 2 is missing"),
        (
            "DELETE FROM journal_changes WHERE entry = (SELECT max(entry) FROM journal_entries);"
                + "DELETE FROM journal_entries WHERE entry = (SELECT max(entry) FROM journal_entries)", "the tail is cut"
        ),
        ("UPDATE proposals SET title = 'Något annat'", "is altered: it is not what the journal last wrote"),
        ("DELETE FROM proposal_versions", "is missing"),
    ])
    func `a tampered row is found`(sql: String, says: String) async throws {
        try await Scene.play { scene in
            _ = try await scene.submitted("behov", Sample.text, by: .mala)
            // The owner of the tables can switch the triggers off: that is whom the chain is for.
            let error = try await scene.attempt("SET LOCAL session_replication_role = replica; " + sql, as: .superuser, journal: false)
            #expect(error == nil)
            let report = try await audit(scene)
            #expect(report.problems.contains { $0.contains(says) }, "\(report.problems)")
        }
    }

    @Test(arguments: [
        "UPDATE journal_entries SET act = 'x'", "DELETE FROM journal_entries", "UPDATE journal_changes SET after = NULL",
        "DELETE FROM journal_changes", "INSERT INTO journal_entries (entry, recorded_at, act, actor_kind, previous_hash) VALUES (99, now(), 'x', 'x', '')",
        "UPDATE journal_head SET entry = 0", "TRUNCATE journal_changes",
    ])
    func `the role that serves cannot touch the journal`(sql: String) async throws {
        try await Scene.play { scene in
            let error = try await scene.attempt(sql, journal: false)
            #expect(error?.sqlstate == "42501")
        }
    }

    @Test func `a change without an entry in the journal is refused`() async throws {
        try await Scene.play { scene in
            let error = try await scene.attempt("UPDATE persons SET name = 'X'", journal: false)
            #expect(error?.constraint == "change_is_in_the_journal")
        }
    }

    private func audit(_ scene: Scene) async throws -> JournalAudit.Report {
        var configuration = PoolConfiguration(conninfo: scene.database.owner)
        configuration.connections = 1
        let pool = Pool(configuration: configuration, logger: Logger(label: "audit"))
        defer { pool.close() }
        return try await JournalAudit(pool: pool).verify()
    }
}
