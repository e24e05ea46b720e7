import CLibPQ

/// The notices of one connection, kept instead of printed: a WARNING during COMMIT says that its outcome is not
/// certain.
///
/// Touched only by the thread inside libpq that owns the connection.
final class Notices {
    struct Notice: Equatable {
        let severity: String
        let message: String
    }

    /// A statement that raises a notice a row must not fill the memory; warnings come late, so the oldest go.
    private static let limit = 32

    private(set) var collected: [Notice] = []

    var warning: Notice? { collected.first { $0.severity == "WARNING" } }

    func clear() {
        collected.removeAll()
    }

    fileprivate func add(_ notice: Notice) {
        if collected.count == Self.limit { collected.removeFirst() }
        collected.append(notice)
    }

    /// From now on the notices of `connection` come here; the connection must not outlive this object.
    @unsafe func receive(from connection: OpaquePointer) {
        let receiver: PQnoticeReceiver = { context, result in
            guard let context = unsafe context, let result = unsafe result else { return }
            let notices = unsafe Unmanaged<Notices>.fromOpaque(context).takeUnretainedValue()
            let severity = unsafe text(of: Int32(CLIBPQ_DIAG_SEVERITY), in: result)
            let message = unsafe text(of: Int32(CLIBPQ_DIAG_MESSAGE), in: result)
            notices.add(Notice(severity: severity, message: message))
        }
        unsafe PQsetNoticeReceiver(connection, receiver, Unmanaged.passUnretained(self).toOpaque())
    }
}

/// A field of a notice, which libpq frees itself.
@unsafe private func text(of field: Int32, in result: OpaquePointer) -> String {
    unsafe PQresultErrorField(result, field).map { unsafe String(cString: $0) } ?? ""
}
