import Logging
public import Postgres

extension Scene {
    /// What a login of the database gets when it runs statements itself, past the service.
    ///
    /// - Returns: the error of the database, nil when it let everything through and committed.
    public func attempt(_ sql: String, login conninfo: String) async throws -> PostgresError? {
        do {
            try await transaction(login: conninfo) { try $0.batch(sql) }
            return nil
        } catch let error as PostgresError {
            return error
        }
    }

    /// One transaction on a connection of its own, closed afterwards.
    public func transaction<R: Sendable>(
        login conninfo: String,
        _ body: @Sendable (Transaction) throws -> R
    ) async throws -> R {
        var configuration = PoolConfiguration(conninfo: conninfo)
        configuration.connections = 1
        configuration.deadline = .seconds(20)
        var logger = Logger(label: "login")
        logger.logLevel = .critical
        let pool = Pool(configuration: configuration, logger: logger)
        defer { pool.close() }
        return try await pool.transaction(body)
    }
}
