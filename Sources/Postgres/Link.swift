import CLibPQ

/// libpq's connection with a non-blocking socket: the only place that calls libpq on one.
///
/// Belongs to one thread at a time. Nothing here waits but `open`; whoever owns a link polls its socket.
@safe final class Link {
    private let handle: OpaquePointer
    private let openCount: Counter?
    private var isCounted = false
    let notices = Notices()

    @unsafe private init(taking handle: OpaquePointer, counting openCount: Counter?) {
        unsafe self.handle = handle
        self.openCount = openCount
        unsafe notices.receive(from: handle)
    }

    /// Says goodbye if the socket takes it at once, and closes.
    deinit {
        unsafe PQfinish(handle)
        if isCounted { openCount?.add(-1) }
    }

    /// Connects and logs in. The deadline covers everything but the look-up of a host name, for which libpq blocks
    /// the thread: give addresses or a socket folder where that matters.
    /// - Parameter meanwhile: called at least every 25 ms while connecting; may throw to give up.
    static func open(
        _ options: SessionOptions,
        until deadline: Deadline,
        counting openCount: Counter? = nil,
        meanwhile: () throws(PostgresError) -> Void = {}
    ) throws(PostgresError) -> Link {
        let keywords = try options.keywords()
        guard let handle = unsafe start(keywords) else {
            throw PostgresError(.connectionLost, message: "no memory for a connection")
        }
        let link = unsafe Link(taking: handle, counting: openCount)
        try link.check(unsafe PQstatus(handle) != CONNECTION_BAD)
        // As if PQconnectPoll had just said that it wants to write, says libpq's manual.
        var wanted = Readiness.write
        while true {
            let woken = wait(for: wanted, on: link.socket, until: min(deadline, .after(tick)))
            if deadline.hasPassed { throw PostgresError(.deadline, message: "no connection in time") }
            try meanwhile()
            guard woken.bySocket else { continue }
            switch unsafe PQconnectPoll(handle) {
            case PGRES_POLLING_OK:
                try link.check(unsafe PQsetnonblocking(handle, 1) == 0)
                openCount?.add(1)
                link.isCounted = true
                return link
            case PGRES_POLLING_READING: wanted = .read
            case PGRES_POLLING_WRITING: wanted = .write
            default: throw link.lost
            }
        }
    }

    private static let tick = Duration.milliseconds(25)

    private static func start(_ keywords: [(keyword: String, value: String)]) -> OpaquePointer? {
        func withPointers<R>(
            _ texts: ArraySlice<String>,
            _ pointers: [UnsafePointer<CChar>?],
            _ body: ([UnsafePointer<CChar>?]) -> R
        ) -> R {
            guard let text = texts.first else { return unsafe body(pointers + [nil]) }
            return unsafe text.withCString { pointer in
                unsafe withPointers(texts.dropFirst(), pointers + [pointer], body)
            }
        }
        return unsafe withPointers(keywords.map(\.keyword)[...], []) { names in
            unsafe withPointers(keywords.map(\.value)[...], []) { values in
                unsafe PQconnectStartParams(names, values, 1)
            }
        }
    }

    var socket: Int32 { unsafe PQsocket(handle) }

    var isOpen: Bool { unsafe PQstatus(handle) == CONNECTION_OK }

    /// Between transactions, and able to begin one.
    var isIdle: Bool { unsafe PQtransactionStatus(handle) == PQTRANS_IDLE }

    var isInTransaction: Bool {
        let status = unsafe PQtransactionStatus(handle)
        return status == PQTRANS_INTRANS || status == PQTRANS_INERROR
    }

    // MARK: Sending

    /// The simple protocol: several statements in one text are allowed.
    func sendQuery(_ sql: String) throws(PostgresError) {
        try checkText(sql)
        try check(unsafe PQsendQuery(handle, sql) == 1)
    }

    func sendPrepare(_ sql: String, as name: String) throws(PostgresError) {
        try checkText(sql)
        try check(unsafe PQsendPrepare(handle, name, sql, 0, nil) == 1)
    }

    func sendExecution(of name: String, _ parameters: Parameters) throws(PostgresError) {
        let isSent = unsafe parameters.withPointers { count, values, lengths, formats in
            unsafe PQsendQueryPrepared(handle, name, count, values, lengths, formats, 0) == 1
        }
        try check(isSent)
    }

    /// Parsed, planned and forgotten.
    func sendUnprepared(_ sql: String, _ parameters: Parameters) throws(PostgresError) {
        try checkText(sql)
        let isSent = unsafe parameters.withPointers { count, values, lengths, formats in
            unsafe PQsendQueryParams(handle, sql, count, nil, values, lengths, formats, 0) == 1
        }
        try check(isSent)
    }

    func enterPipelineMode() throws(PostgresError) {
        try check(unsafe PQenterPipelineMode(handle) == 1)
    }

    /// Ends a segment of the pipeline: a failure before it does not reach behind it.
    func sendSync() throws(PostgresError) {
        try check(unsafe PQpipelineSync(handle) == 1)
    }

    /// True when everything has gone to the socket.
    func flush() throws(PostgresError) -> Bool {
        let code = unsafe PQflush(handle)
        try check(code >= 0)
        return code == 0
    }

    // MARK: Receiving

    /// Reads what the socket holds. False when the connection broke; what came before is still to be had from
    /// `nextResult`.
    func consumeInput() -> Bool {
        unsafe PQconsumeInput(handle) == 1
    }

    /// Whether `nextResult` would have to wait.
    var isBusy: Bool { unsafe PQisBusy(handle) == 1 }

    /// Nil after the last result of a statement.
    func nextResult() -> QueryResult? {
        unsafe PQgetResult(handle).map { unsafe QueryResult(taking: $0) }
    }

    func nextNotification() -> Notification? {
        guard let notification = unsafe PQnotifies(handle) else { return nil }
        defer { unsafe PQfreemem(notification) }
        return unsafe .received(
            channel: notification.pointee.relname.map { unsafe String(cString: $0) } ?? "",
            payload: notification.pointee.extra.map { unsafe String(cString: $0) } ?? ""
        )
    }

    var lost: PostgresError {
        PostgresError(.connectionLost, message: message)
    }

    private func check(_ succeeded: Bool) throws(PostgresError) {
        if !succeeded { throw lost }
    }

    private func checkText(_ sql: String) throws(PostgresError) {
        if sql.utf8.contains(0) { throw .encoding("a statement holds a NUL") }
    }

    /// libpq's last words, in one line.
    private var message: String {
        let message = unsafe PQerrorMessage(handle).map { unsafe String(cString: $0) } ?? ""
        let lines = message.split(whereSeparator: \.isNewline)
        return lines.isEmpty ? "the connection is lost" : lines.joined(separator: " ")
    }
}

extension Parameters {
    /// The values as libpq takes them, valid inside `body`.
    @unsafe fileprivate func withPointers<R>(
        _ body: (
            Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?
        ) -> R
    ) -> R {
        let count = slots.count
        return unsafe storage.withUnsafeBytes { bytes in
            unsafe withUnsafeTemporaryAllocation(of: UnsafePointer<CChar>?.self, capacity: count) { values in
                unsafe withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * count) { numbers in
                    for (index, slot) in slots.enumerated() {
                        let start = unsafe bytes.baseAddress.map { unsafe $0 + slot.offset }
                        let value = unsafe slot.isNull ? nil : start?.assumingMemoryBound(to: CChar.self)
                        unsafe values.initializeElement(at: index, to: value)
                        unsafe numbers.initializeElement(at: index, to: Int32(clamping: slot.length))
                        unsafe numbers.initializeElement(at: count + index, to: slot.isBinary ? 1 : 0)
                    }
                    let lengths = unsafe UnsafePointer(numbers.baseAddress)
                    return unsafe body(
                        Int32(count),
                        UnsafePointer(values.baseAddress),
                        lengths,
                        lengths.map { unsafe $0 + count }
                    )
                }
            }
        }
    }
}
