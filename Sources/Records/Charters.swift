public import Foundation
public import Postgres

/// What the daemon needs to know of the charter that is loaded.
public enum Charters {
    /// The agreement's time zone.
    ///
    /// - Throws: `CharterMissing` when no charter is loaded, `PostgresError`.
    public static func timeZone(in pool: Pool) async throws -> TimeZone {
        let name = try await pool.transaction(mode: .readOnly) { try $0.first(readTimeZone) }
        guard let name, let zone = TimeZone(identifier: name) else { throw CharterMissing() }
        return zone
    }

    /// What the collaboration is called, and who is its principal.
    ///
    /// - Throws: `CharterMissing` when no charter is loaded, `PostgresError`.
    public static func names(in pool: Pool) async throws -> (collaboration: String, principal: String?) {
        guard let names = try await pool.transaction(mode: .readOnly, { try $0.first(readNames) }) else { throw CharterMissing() }
        return names
    }

    private static let readNames = Statement<Void, (collaboration: String, principal: String?)>(
        SQL.readNames, decode: { row in (try row.text(0), try row.optionalText(1)) })

    private static let readTimeZone = Statement<Void, String>(
        SQL.readTimeZone, decode: { row in try row.text(0) })
}

/// There is a database, but no agreement in it.
public struct CharterMissing: Error, Sendable, CustomStringConvertible {
    public var description: String {
        "inget avtal är laddat: kör samverkand charter load AVTAL KONSTITUERING först"
    }
}
