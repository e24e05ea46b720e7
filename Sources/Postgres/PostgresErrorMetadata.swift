public import Logging

extension PostgresError {
    /// For a log: without `detail`, which can quote a row.
    public var metadata: Logger.Metadata {
        var metadata: Logger.Metadata = ["postgres.kind": "\(kind)", "postgres.message": "\(message)"]
        if let sqlstate { metadata["postgres.sqlstate"] = "\(sqlstate)" }
        return metadata
    }
}
