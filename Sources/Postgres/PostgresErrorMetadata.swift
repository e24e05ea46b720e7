import Logging

extension PostgresError {
    /// Without `detail`, which can quote a row.
    var metadata: Logger.Metadata {
        var metadata: Logger.Metadata = ["postgres.kind": "\(kind)", "postgres.message": "\(message)"]
        if let sqlstate { metadata["postgres.sqlstate"] = "\(sqlstate)" }
        return metadata
    }
}
