import Foundation

/// The throw-away PostgreSQL server of the tests, as `deploy/test` names it in `SAMVERKAN_TEST_CONNINFO`: a superuser's
/// conninfo, in keyword=value form, to the database `postgres`.
public struct TestServer: Sendable {
    public struct Missing: Error, CustomStringConvertible {
        public let description =
            "SAMVERKAN_TEST_CONNINFO is not set: run deploy/test, which brings a server (and takes --filter)"
    }

    private let superuser: String

    public init() throws {
        guard let conninfo = ProcessInfo.processInfo.environment["SAMVERKAN_TEST_CONNINFO"], !conninfo.isEmpty else {
            throw Missing()
        }
        superuser = conninfo
    }

    /// libpq takes the last of repeated keywords.
    public func conninfo(user: String = "postgres", database: String = "postgres") -> String {
        "\(superuser) user=\(user) dbname=\(database)"
    }

    /// Runs statements with psql, each line on its own transaction unless they say otherwise: what can't stand in a
    /// transaction (CREATE DATABASE) goes this way. Rows come back one a line, unaligned.
    @discardableResult
    public func psql(_ statements: [String], database: String = "postgres") async throws -> String {
        try await psql(statements.flatMap { ["--command", $0] }, conninfo(database: database))
    }

    /// Runs a file of the repository.
    public func psql(file: String, database: String) async throws {
        _ = try await psql(["--file", Repository().root.appending(path: file).path], conninfo(database: database))
    }

    private func psql(_ arguments: [String], _ conninfo: String) async throws -> String {
        try await ProcessRun(
            [
                "PATH=\(Self.searchPath)", "psql", "--no-psqlrc", "--quiet", "--no-align", "--tuples-only",
                "--set", "ON_ERROR_STOP=1", "--dbname", conninfo,
            ] + arguments
        ).output()
    }

    /// The schema of a database as pg_dump writes it, without owners and rights.
    public func schema(of database: String) async throws -> String {
        try await ProcessRun([
            "PATH=\(Self.searchPath)", "pg_dump", "--schema-only", "--no-owner", "--no-privileges", "--dbname",
            conninfo(database: database),
        ]).output()
    }

    /// Debian's /usr/bin/psql is a script that looks for the real one, at 60 ms a time: newest version's own folder first.
    private static var searchPath: String {
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
        let newest = versions.compactMap(Int.init).max().map { "/usr/lib/postgresql/\($0)/bin:" } ?? ""
        return newest + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
    }
}
