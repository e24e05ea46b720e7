import Logging
public import Postgres
public import TestSupport

extension TestDatabase {
    /// Runs the body with one connection as the owner of the database, closed afterwards.
    public func asOwner<Result: Sendable>(
        _ body: @Sendable (Pool) async throws -> Result
    ) async throws -> Result {
        var configuration = PoolConfiguration(conninfo: owner)
        configuration.connections = 1
        configuration.deadline = .seconds(60)
        configuration.statementTimeout = .seconds(60)
        configuration.lockTimeout = .seconds(60)
        let pool = Pool(configuration: configuration, logger: Logger(label: "owner"))
        defer { pool.close() }
        return try await body(pool)
    }
}
