/// Where a pool connects and what it allows. Every wait has a bound.
public struct PoolConfiguration: Sendable {
    /// A connection string or URI as libpq takes it.
    public var conninfo: String
    public var applicationName = "swift-postgres"
    /// Each with a thread of its own. Twice the cores of a database beside us keep it busy; more only wait inside it.
    public var connections = 4
    /// Callers that may wait for a connection: at 1,000 short transactions a second, a quarter of a second's worth.
    public var waiters = 256
    /// How long a caller waits for a connection.
    public var waitLimit: Duration = .seconds(2)
    /// The server's own limit, inside `deadline`, so that a slow statement ends with an SQLSTATE (57014).
    public var statementTimeout: Duration = .seconds(3)
    /// The server's limit on waiting for a lock (55P03).
    public var lockTimeout: Duration = .seconds(2)
    /// The server's limit on a transaction whose client has gone to sleep.
    public var idleInTransactionTimeout: Duration = .seconds(10)
    /// From the call to its answer, waiting included; a connection that has not answered then is discarded.
    public var deadline: Duration = .seconds(4)
    /// How long one call tries to get a new connection, pauses between attempts included.
    public var connectLimit: Duration = .seconds(2)
    /// Further settings of the session, for instance `search_path`.
    public var settings: [String: String] = [:]

    public init(conninfo: String) {
        self.conninfo = conninfo
    }

    var sessionOptions: SessionOptions {
        SessionOptions(
            conninfo: conninfo,
            applicationName: applicationName,
            timeouts: [
                "statement_timeout": statementTimeout,
                "lock_timeout": lockTimeout,
                "idle_in_transaction_session_timeout": idleInTransactionTimeout,
            ],
            settings: settings
        )
    }
}

/// A pool at one moment, for metrics.
public struct PoolState: Sendable, Equatable {
    /// Connections to the server.
    public let open: Int
    /// Places nobody uses, connected or not yet.
    public let idle: Int
    /// Transactions under way.
    public let leased: Int
    /// Callers waiting for a place.
    public let waiting: Int
}
