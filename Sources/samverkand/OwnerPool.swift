import ArgumentParser
import Configuration
import Logging
import Postgres

/// A pool for one run of a command that logs in as the owner of the database.
func withOwnerPool<Result>(_ body: (Pool) async throws -> Result) async throws -> Result {
    let reader = ConfigReader(provider: EnvironmentVariablesProvider())
    guard let conninfo = reader.string(forKey: "samverkan.owner.conninfo") else {
        throw ValidationError("SAMVERKAN_OWNER_CONNINFO saknas: libpq-conninfo för rollen samverkan_owner")
    }
    var configuration = PoolConfiguration(conninfo: conninfo)
    configuration.applicationName = "samverkand-owner"
    configuration.connections = 1
    // A migration or an audit of a long history may take minutes; it is bounded all the same.
    configuration.deadline = .seconds(600)
    configuration.statementTimeout = .seconds(600)
    configuration.lockTimeout = .seconds(60)
    configuration.connectLimit = .seconds(10)
    let pool = Pool(configuration: configuration, logger: Logger(label: "samverkand"))
    defer { pool.close() }
    return try await body(pool)
}
