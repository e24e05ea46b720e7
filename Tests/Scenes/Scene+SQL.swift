import Kernel
public import Postgres

extension Scene {
    public enum Role: Sendable { case owner, app, superuser, insyn }

    /// Runs statements in one transaction with an entry open in the journal, as the role that serves requests: what an
    /// intruder in the daemon could do.
    ///
    /// - Returns: the error of the database, nil when it let everything through and committed.
    public func attempt(_ sql: String, as role: Role = .app, journal: Bool = true) async throws -> PostgresError? {
        do {
            try await pool(role).transaction { transaction in
                if journal { try transaction.batch(Self.openEntry) }
                try transaction.batch(sql)
            }
            return nil
        } catch let error as PostgresError {
            return error
        }
    }

    /// The first column of the first row, as text.
    public func value(_ sql: String, _ texts: [String?] = [], as role: Role = .app) async throws -> String? {
        let statement = Statement<[String?], String?>(
            sql,
            encode: { texts, parameters in for text in texts { try parameters.bind(text) } },
            decode: { row in try row.optionalText(0) })
        return try await pool(role).transaction { try $0.first(statement, texts) ?? nil }
    }

    private func pool(_ role: Role) -> Pool {
        switch role {
        case .owner: owner
        case .app: app
        case .superuser: superuser
        case .insyn: insyn
        }
    }

    private static let openEntry = """
        SELECT journal_open('2026-11-21T09:00:00Z', 'raw', NULL, 'test', NULL, NULL)
        """
}

extension PostgresError {
    /// The clause that the database cites in DETAIL.
    public var clause: String? {
        detail.flatMap { try? JSONScanner.parse(Array($0.utf8)) }?["clause"]?.string
    }
}
