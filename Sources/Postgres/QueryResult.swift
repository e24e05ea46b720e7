import CLibPQ

/// One result of libpq's, freed with the last row that refers to it.
///
/// Nothing changes a result after libpq has handed it over, so rows may be read on any thread: the thread that owns
/// the connection passes it on unread, and the caller decodes.
@safe final class QueryResult: @unchecked Sendable {
    enum Outcome {
        case rows
        /// A statement that returns none.
        case command
        case pipelineSync
        /// Not run, since something before it in the same pipeline segment failed.
        case pipelineAborted
        case failed(PostgresError)
    }

    private let handle: OpaquePointer
    let rowCount: Int
    let columnCount: Int

    init(taking handle: OpaquePointer) {
        unsafe self.handle = handle
        self.rowCount = unsafe Int(PQntuples(handle))
        self.columnCount = unsafe Int(PQnfields(handle))
    }

    deinit {
        unsafe PQclear(handle)
    }

    var outcome: Outcome {
        switch unsafe PQresultStatus(handle) {
        case PGRES_TUPLES_OK, PGRES_SINGLE_TUPLE: .rows
        case PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: .command
        case PGRES_PIPELINE_SYNC: .pipelineSync
        case PGRES_PIPELINE_ABORTED: .pipelineAborted
        case PGRES_FATAL_ERROR, PGRES_NONFATAL_ERROR, PGRES_BAD_RESPONSE: .failed(failure)
        // COPY would need a conversation of its own; the connection is given up.
        default: .failed(PostgresError(.connectionLost, message: "COPY is not carried by this client"))
        }
    }

    /// `INSERT 0 3`, `ROLLBACK` …; empty for an error.
    var commandTag: String {
        unsafe PQcmdStatus(handle).map { unsafe String(cString: $0) } ?? ""
    }

    /// Rows changed or returned; 0 for statements that count none.
    var affectedRows: Int {
        unsafe PQcmdTuples(handle).flatMap { unsafe Int(String(cString: $0)) } ?? 0
    }

    /// ERROR, FATAL, WARNING, NOTICE …, in English whatever the server's language.
    var severity: String? { field(CLIBPQ_DIAG_SEVERITY) }

    var primaryMessage: String { field(CLIBPQ_DIAG_MESSAGE) ?? "" }

    /// The error this result is. FATAL ends the session, and an error without SQLSTATE comes from libpq itself,
    /// when the connection broke or can't be trusted any more: both are a lost connection.
    private var failure: PostgresError {
        let sqlstate = field(CLIBPQ_DIAG_SQLSTATE)
        let isLost = sqlstate == nil || severity == "FATAL" || severity == "PANIC"
        let whole = unsafe PQresultErrorMessage(handle).map { unsafe String(cString: $0) } ?? ""
        return PostgresError(
            isLost ? .connectionLost : .server,
            message: field(CLIBPQ_DIAG_MESSAGE) ?? whole,
            sqlstate: sqlstate,
            constraint: field(CLIBPQ_DIAG_CONSTRAINT),
            detail: field(CLIBPQ_DIAG_DETAIL),
            table: field(CLIBPQ_DIAG_TABLE)
        )
    }

    private func field(_ code: Int) -> String? {
        unsafe PQresultErrorField(handle, Int32(code)).map { unsafe String(cString: $0) }
    }

    /// Calls `body` with the bytes of a value, or returns nil for NULL. Only for indices inside the result.
    func withValue<R>(
        row: Int,
        column: Int,
        _ body: (UnsafeBufferPointer<UInt8>) throws(PostgresError) -> R
    ) throws(PostgresError) -> R? {
        precondition(row < rowCount && column >= 0 && column < columnCount, "a value inside the result")
        let (row, column) = (Int32(row), Int32(column))
        if unsafe PQgetisnull(handle, row, column) == 1 { return nil }
        guard let start = unsafe PQgetvalue(handle, row, column) else { return nil }
        let bytes = unsafe UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(handle, row, column)))
        return try unsafe body(bytes.assumingMemoryBound(to: UInt8.self))
    }
}
