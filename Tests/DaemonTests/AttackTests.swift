import Kernel
import Postgres
import Scenes
import TestSupport
import Testing

/// What somebody gets who has taken a login of the database: no row that is not its own to see, no write, no other role.
@Suite struct AttackTests {
    @Test func `D-17: insyn can't read what is not published, write, or become somebody else`() async throws {
        try await Self.withSecrets { scene in
            let intruder = Intruder(scene: scene, login: scene.database.insyn)
            let writes = try await scene.rows(Self.relations).flatMap(Self.writes)
            try await intruder.isRefused(writes)
            let tables = try await scene.rows("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")
            try await intruder.isRefused(tables.map { "TRUNCATE \($0)" } + Self.escalations + Self.insynEscalations)
            try await intruder.findsNothing(Self.readings)
            #expect(writes.count > 400 && Self.escalations.count + Self.insynEscalations.count + Self.readings.count >= 60)
            for column in try await scene.rows(Self.hiddenColumns) {
                let (relation, name) = (column.prefix { $0 != "." }, column.drop { $0 != "." }.dropFirst())
                try await intruder.isRefused(["SELECT \(name) FROM \(relation)", "SELECT count(\(name)) FROM \(relation)"])
            }
        }
    }

    @Test func `the login that serves can't rewrite history, change the structure, or become somebody else`() async throws {
        try await Self.withSecrets { scene in
            let intruder = Intruder(scene: scene, login: scene.database.app)
            let tables = try await scene.rows("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")
            let kept = tables.filter { $0 != "deliveries" }
            try await intruder.isRefused(tables.map { "TRUNCATE \($0)" } + kept.map { "DELETE FROM \($0)" })
            try await intruder.isRefused(tables.map { "ALTER TABLE \($0) DISABLE ROW LEVEL SECURITY" })
            try await intruder.isRefused(tables.map { "ALTER TABLE \($0) DISABLE TRIGGER ALL" })
            try await intruder.isRefused(Self.escalations + Self.rewritings)
            #expect(Self.escalations.count + Self.rewritings.count >= 60)
        }
    }

    /// One of each kind of thing that nobody but its own people may see.
    private static func withSecrets(_ body: @Sendable (Scene) async throws -> Void) async throws {
        try await Scene.play { scene in
            let draft = try await scene.post("/proposals", ["matter": "behov", "title": "Hemligt utkast"], as: .mala)
            #expect(draft.status == 201)
            let lacking = try await scene.submitted("behov", Sample.text, by: .mala)
            try scene.expect(await scene.checked(lacking, missing: ["Karta"]), 201)
            try scene.expect(await scene.revised(lacking, ["text": "Hemlig komplettering"], by: .mala), 201)
            try await scene.cancelBeforeSummons()
            try await scene.meet()
            try await scene.addressEverybody()
            try await body(scene)
        }
    }

    /// Every table and published view with its first column.
    private static let relations = """
        SELECT c.oid::regclass || ' ' || a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = 1
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' OR c.relnamespace = 'published'::regnamespace
        """

    private static func writes(to relation: String) -> [String] {
        let (name, column) = (relation.prefix { $0 != " " }, relation.drop { $0 != " " })
        return [
            "INSERT INTO \(name) DEFAULT VALUES", "DELETE FROM \(name)", "UPDATE \(name) SET \(column) = NULL",
            "LOCK \(name) IN EXCLUSIVE MODE", "SELECT \(column) FROM \(name) FOR UPDATE",
        ]
    }

    private static let hiddenColumns = """
        SELECT c.relname || '.' || a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
            AND NOT EXISTS (SELECT FROM published_columns p WHERE p.relation = c.relname AND p.name = a.attname)
        """

    /// Neither login may do any of this.
    private static let escalations = [
        "CREATE TABLE x (i integer)", "CREATE TABLE published.x (i integer)", "CREATE TEMP TABLE x (i integer)", "CREATE SCHEMA x",
        "CREATE VIEW x AS SELECT 1", "CREATE FUNCTION x() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
        "CREATE FUNCTION pg_temp.x() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
        "CREATE OR REPLACE FUNCTION caller(bytea) RETURNS integer LANGUAGE sql AS 'SELECT 1'", "CREATE EXTENSION dblink",
        "CREATE ROLE x", "ALTER ROLE samverkan_owner PASSWORD 'x'", "ALTER ROLE CURRENT_USER SUPERUSER",
        "ALTER ROLE CURRENT_USER BYPASSRLS", "ALTER ROLE CURRENT_USER CREATEROLE", "GRANT samverkan_owner TO CURRENT_USER",
        "SET ROLE samverkan_owner", "SET ROLE postgres", "SET SESSION AUTHORIZATION samverkan_owner",
        "SELECT set_config('role', 'samverkan_owner', false)", "SELECT set_config('session_replication_role', 'replica', true)",
        "SET session_replication_role = replica", "SET row_security = off; SELECT count(*) FROM tokens",
        "DROP POLICY app_serves ON tokens", "CREATE POLICY x ON tokens USING (true)", "ALTER POLICY app_serves ON tokens TO PUBLIC",
        "ALTER TABLE tokens NO FORCE ROW LEVEL SECURITY", "ALTER TABLE tokens OWNER TO CURRENT_USER", "DROP TABLE tokens",
        "ALTER FUNCTION caller(bytea) SECURITY DEFINER", "ALTER DEFAULT PRIVILEGES FOR ROLE samverkan_owner GRANT ALL ON TABLES TO PUBLIC",
        "COPY parties TO '/tmp/x'", "COPY parties FROM '/etc/passwd'", "COPY parties TO PROGRAM 'true'", "SELECT pg_read_file('/etc/passwd')",
        "SELECT pg_ls_dir('.')", "SELECT lo_create(0)", "SELECT lo_import('/etc/passwd')", "SELECT lo_from_bytea(0, 'x')",
        "SELECT pg_advisory_lock(1935764854)", "SELECT pg_try_advisory_xact_lock(1)", "SELECT pg_reload_conf()", "SELECT pg_switch_wal()",
        "SELECT pg_promote()", "SELECT pg_create_restore_point('x')", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'",
        "SELECT * FROM pg_authid", "SELECT * FROM pg_statistic", "SELECT * FROM pg_user_mapping", "SELECT * FROM pg_subscription",
        "CLUSTER tokens",
        "REINDEX TABLE tokens", "CREATE PUBLICATION x FOR ALL TABLES", "CREATE EVENT TRIGGER x ON ddl_command_start EXECUTE FUNCTION stamp_change()",
        "COMMENT ON TABLE tokens IS 'x'", "CREATE INDEX ON tokens (hash)",
        "ALTER TABLE tokens DROP CONSTRAINT token_is_known_once", "DROP TRIGGER a_change_is_in_the_journal ON tokens",
        "INSERT INTO journal_changes (entry, position, relation, row_key, operation) VALUES (1, 1, 'x', 'x', 'x')",
        "UPDATE journal_head SET entry = 0", "UPDATE journal_entries SET act = 'x'",
    ]

    private static let insynEscalations = [
        "SELECT * FROM caller('x')", "SELECT lock_journal()", "SELECT journal_open(now(), 'x', NULL, 'x', NULL, NULL)",
        "SELECT pg_notify('changes', 'x')", "SELECT begin_record('x', 'x', now(), 'x')", "SELECT findings('2026-01-01')",
        "EXPLAIN ANALYZE DELETE FROM tokens", "PREPARE x AS DELETE FROM tokens; EXECUTE x",
        "WITH x AS (DELETE FROM tokens RETURNING *) SELECT * FROM x", "SELECT * FROM journal_differences()",
        "SELECT query_to_xml('SELECT * FROM tokens', true, true, '')", "TABLE answers", "TABLE tokens",
        "SELECT t FROM tokens t", "SELECT p FROM persons p", "SELECT (p).email FROM persons p", "SELECT row_to_json(p) FROM persons p",
        "SELECT * FROM deliveries", "SELECT * FROM dispatches", "SELECT * FROM journal_changes",
        "SELECT max(length(email)) FROM persons", "SELECT name FROM persons ORDER BY email", "SELECT name FROM persons WHERE email LIKE 'a%'",
        "DO $$ BEGIN DELETE FROM tokens; END $$", "SELECT pg_logical_emit_message(false, 'x', 'x')",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = current_user", "SELECT pg_cancel_backend(1)",
    ]

    /// Each gives rows only when a wall has a hole.
    private static let readings = [
        "SELECT * FROM proposals WHERE submitted_on IS NULL", "SELECT * FROM published.proposals WHERE title = 'Hemligt utkast'",
        "SELECT * FROM proposals WHERE title LIKE 'Hemligt%'", "SELECT * FROM proposals WHERE title = 'Hemligt utkast' OR title = 'Hemligt utkast'",
        // An error would tell of a row that is hidden.
        "SELECT * FROM published.proposals WHERE title = 'Hemligt utkast' AND 1 / (CASE title WHEN 'Hemligt utkast' THEN 0 ELSE 1 END) > 0",
        "SELECT * FROM proposals WHERE 1 / (CASE title WHEN 'Hemligt utkast' THEN 0 ELSE 1 END) = 0",
        "SELECT v.* FROM proposal_versions v LEFT JOIN proposals p ON p.id = v.proposal_id WHERE p.id IS NULL",
        "SELECT id FROM proposal_versions WHERE content ->> 'text' = 'Hemlig komplettering'",
        "SELECT id FROM proposal_steps WHERE NOT EXISTS (SELECT FROM published.proposals p WHERE p.id = proposal_id)",
        "SELECT * FROM registrations WHERE NOT EXISTS (SELECT FROM proposals p WHERE p.id = proposal_id)",
        "SELECT meeting_id FROM minutes WHERE state <> 'published'", "SELECT content FROM published.minutes",
        "SELECT id FROM minutes_steps WHERE kind = 'comment'", "SELECT * FROM motions", "SELECT * FROM votings", "SELECT * FROM votes",
        "SELECT * FROM statements", "SELECT * FROM attendances", "SELECT * FROM published.attendances", "SELECT * FROM departures",
        "SELECT * FROM meeting_functions", "SELECT agenda_item_id FROM recusals",
        "SELECT * FROM agenda_items i JOIN meetings m ON m.id = i.meeting_id WHERE m.state = 'planned'",
        "SELECT * FROM agenda_items WHERE title = 'Hemligt ärende'",
        "SELECT v.id FROM agenda_versions v WHERE NOT EXISTS (SELECT FROM meeting_steps s WHERE s.meeting_id = v.meeting_id AND s.kind = 'summons')",
        "SELECT name FROM persons p WHERE NOT EXISTS (SELECT FROM seats s WHERE s.person_id = p.id) AND NOT EXISTS (SELECT FROM offices o WHERE o.person_id = p.id)",
        "SELECT * FROM pg_stats WHERE tablename IN ('proposals', 'persons', 'tokens', 'minutes')",
        "SELECT query FROM pg_stat_activity WHERE usename <> current_user AND query NOT LIKE '<%' AND query <> ''",
        "SELECT * FROM pg_policies WHERE roles && '{public}'",
        "SELECT * FROM insyn_caller('\\\\x00')", "SELECT * FROM insyn_caller(NULL)",
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND has_table_privilege(oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')",
        "SELECT relname FROM pg_class WHERE relnamespace = 'published'::regnamespace AND has_table_privilege(oid, 'INSERT, UPDATE, DELETE')",
        "SELECT nspname FROM pg_namespace WHERE has_schema_privilege(oid, 'CREATE')",
        "SELECT datname FROM pg_database WHERE datname = current_database() AND has_database_privilege(oid, 'CREATE, TEMP')",
        "SELECT rolname FROM pg_roles WHERE pg_has_role(oid, 'MEMBER') AND rolname <> current_user",
    ]

    /// Writes that the serving login has no right to, whatever journal entry it opens.
    private static let rewritings = [
        "UPDATE journal_entries SET hash = NULL", "DELETE FROM journal_entries", "INSERT INTO journal_entries (entry) VALUES (0)",
        "UPDATE journal_changes SET after = NULL", "DELETE FROM journal_changes", "DELETE FROM journal_head",
        "UPDATE clauses SET quote = 'x'", "UPDATE parameters SET value = '1'", "UPDATE rule_texts SET title = '{}'", "DELETE FROM clauses",
        "INSERT INTO parties (code, kind, name, entry) VALUES ('x', 'x', 'x', 1)", "UPDATE parties SET name = 'x'",
        "UPDATE decisions SET outcome = 'rejected'", "UPDATE decisions SET content = '{}'", "UPDATE decisions SET number = 0",
        "DELETE FROM decisions", "UPDATE plans SET content = '{}'", "UPDATE plans SET superseded_on = now()", "UPDATE activities SET title = 'x'",
        "UPDATE proposals SET state = 'adopted'", "UPDATE proposals SET title = 'x'", "UPDATE proposal_versions SET content = '{}'",
        "UPDATE proposal_steps SET kind = 'adoption'", "UPDATE registrations SET number = 1", "INSERT INTO registrations DEFAULT VALUES",
        "UPDATE meetings SET state = 'closed'", "UPDATE meeting_steps SET kind = 'closing'", "UPDATE agenda_items SET title = 'x'",
        "UPDATE attendances SET person_id = person_id", "UPDATE votes SET option = 'x'", "INSERT INTO votes DEFAULT VALUES",
        "UPDATE votings SET winner = 'x'", "UPDATE statements SET text = 'x'", "UPDATE motions SET text = 'x'", "UPDATE minutes SET state = 'published'",
        "UPDATE minutes SET content = '{}'", "INSERT INTO minutes DEFAULT VALUES", "UPDATE minutes_steps SET hash = 'x'",
        "UPDATE tokens SET expires_at = 'infinity'", "UPDATE tokens SET kind = 'administrator'", "UPDATE tokens SET hash = hash",
        "UPDATE answers SET body = 'x'", "UPDATE seats SET person_id = person_id", "UPDATE offices SET person_id = person_id",
        "UPDATE groups SET title = '{}'", "UPDATE time_entries SET minutes = 0", "UPDATE assignments SET estimate_minutes = 0",
        "UPDATE corrections SET text = 'x'", "UPDATE delegations SET scope = 'x'", "UPDATE referral_answers SET text = 'x'",
        "UPDATE receipts SET complete = true", "UPDATE migrations SET hash = 'x'", "UPDATE charters SET title = '{}'",
    ]
}

/// Somebody at a login, who takes back what roles set by default.
private struct Intruder {
    let scene: Scene
    let login: String

    private static let freed = "SET TRANSACTION READ WRITE; SET LOCAL default_transaction_read_only = off;"

    func isRefused(_ statements: [String]) async throws {
        for sql in statements {
            let error = try await scene.attempt("\(Self.freed) \(sql)", login: login)
            #expect(error?.sqlstate == "42501", "\(sql): \(error.map(String.init(describing:)) ?? "let through")")
        }
    }

    func findsNothing(_ statements: [String]) async throws {
        for sql in statements {
            let found = try await scene.transaction(login: login) { transaction in
                try transaction.rows(Statement<Void, Int>("SELECT 1 FROM (\(sql)) x") { _ in 1 }, ()).count
            }
            #expect(found == 0, "\(sql) gave \(found) rows")
        }
    }
}

extension Scene {
    /// The first column of every row, asked as the superuser.
    fileprivate func rows(_ sql: String) async throws -> [String] {
        try await transaction(login: database.superuser) { transaction in
            try transaction.rows(Statement<Void, String>(sql) { row in try row.text(0) }, ())
        }
    }

    /// A meeting that is being held: whoever attends stands in minutes that are not published.
    fileprivate func meet() async throws {
        _ = try await openSpringMeeting([])
    }

    /// A meeting that nobody was summoned to, with an item that nobody was told of.
    fileprivate func cancelBeforeSummons() async throws {
        let meeting = try await planned("samverkansgrupp", "extra", at: "2026-11-30T08:00:00Z")
        try expect(await post("/meetings/\(meeting.id)/agenda-items", ["title": "Hemligt ärende"], as: .coordinator), 201)
        try expect(await post("/meetings/\(meeting.id)/cancellations", ["at": "2026-11-20T08:00:00Z", "reasons": "Få kan komma."], as: .coordinator), 201)
    }
}
