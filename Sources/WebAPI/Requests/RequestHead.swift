import HTTPTypes
import Hummingbird
import Kernel

/// What the service reads of a request's head, found in one pass over its fields.
struct RequestHead: Sendable {
    /// Characters of a request target. RFC 9110 asks for 8,000; DIGG's profile for no more than 2,048 (UFN.05).
    static let maximumTarget = 2_048

    let method: HTTPRequest.Method
    /// As it was sent, percent-encoded.
    let path: Substring
    let query: Substring?
    let isTooLong: Bool

    private(set) var authorization: String?
    private(set) var accept: String?
    private(set) var contentType: String?
    private(set) var contentEncoding: String?
    private(set) var contentLength: Int?
    private(set) var isChunked = false
    private(set) var idempotencyKey: String?
    private(set) var ifMatch: String?
    private(set) var ifNoneMatch: String?
    private(set) var forwarded: String?
    private(set) var prefer: String?
    private(set) var traceparent: String?
    private(set) var language = Language.sv

    init(_ request: HTTPRequest) {
        method = request.method
        let target = request.path ?? ""
        isTooLong = target.utf8.count > RequestHead.maximumTarget
        if let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) {
            path = target[..<mark]
            query = target[target.utf8.index(after: mark)...]
        } else {
            path = target[...]
            query = nil
        }
        for field in request.headerFields { take(field) }
    }

    /// A field that stands twice is joined by a comma, as RFC 9110 (5.3) reads it, so that no value hides another.
    private mutating func take(_ field: HTTPField) {
        switch field.name.canonicalName {
        case "authorization": join(field.value, \.authorization)
        case "accept": join(field.value, \.accept)
        case "accept-language": language = LanguagePreference.language(of: field.value)
        case "content-type": join(field.value, \.contentType)
        case "content-encoding": join(field.value, \.contentEncoding)
        case "content-length": contentLength = Int(field.value)
        case "transfer-encoding": isChunked = true
        case "idempotency-key": join(field.value, \.idempotencyKey)
        case "if-match": join(field.value, \.ifMatch)
        case "if-none-match": join(field.value, \.ifNoneMatch)
        case "forwarded": join(field.value, \.forwarded)
        case "prefer": join(field.value, \.prefer)
        case "traceparent": join(field.value, \.traceparent)
        default: break
        }
    }

    private mutating func join(_ value: String, _ target: WritableKeyPath<RequestHead, String?>) {
        self[keyPath: target] = self[keyPath: target].map { $0 + ", " + value } ?? value
    }

    /// Whether content follows the head.
    var hasContent: Bool { isChunked || (contentLength ?? 0) > 0 }

    /// Whether the client only wants to know what would happen (RFC 7240).
    var prefersDryRun: Bool {
        prefer?.split(separator: ",").contains { $0.trimmed.lowercased() == "dry-run" } ?? false
    }
}

extension StringProtocol where SubSequence == Substring {
    /// Without the blanks that HTTP allows around list elements.
    var trimmed: Substring {
        var rest = drop { $0 == " " || $0 == "\t" }
        while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
        return rest
    }
}
