public import HTTPTypes
import Hummingbird
public import Kernel

/// What the service reads of a request's head, found in one pass over its fields. A class, though a value, because it
/// is passed through every step of every request: a dozen texts cost a retain each, a reference one in all.
public final class RequestHead: Sendable {
    /// Characters of a request target. RFC 9110 asks for 8,000; DIGG's profile for no more than 2,048 (UFN.05).
    public static let maximumTarget = 2_048

    public let method: HTTPRequest.Method
    /// As it was sent, percent-encoded.
    public let path: Substring
    public let query: Substring?
    public let isTooLong: Bool

    let authorization: String?
    let accept: String?
    let contentType: String?
    let contentEncoding: String?
    let contentLength: Int?
    let isChunked: Bool
    let idempotencyKey: String?
    let ifMatch: String?
    public let ifNoneMatch: String?
    let lastEventID: String?
    let prefer: String?
    public let traceparent: String?
    public let language: Language

    public init(_ request: HTTPRequest) {
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
        var fields = Fields()
        for field in request.headerFields { fields.take(field) }
        authorization = fields.authorization
        accept = fields.accept
        contentType = fields.contentType
        contentEncoding = fields.contentEncoding
        contentLength = fields.contentLength.flatMap(Int.init)
        isChunked = fields.transferEncoding != nil
        idempotencyKey = fields.idempotencyKey
        ifMatch = fields.ifMatch
        ifNoneMatch = fields.ifNoneMatch
        lastEventID = fields.lastEventID
        prefer = fields.prefer
        traceparent = fields.traceparent
        language = fields.acceptLanguage.map(LanguagePreference.language) ?? .sv
    }

    private struct Fields {
        var authorization: String?
        var accept: String?
        var acceptLanguage: String?
        var contentType: String?
        var contentEncoding: String?
        var contentLength: String?
        var transferEncoding: String?
        var idempotencyKey: String?
        var ifMatch: String?
        var ifNoneMatch: String?
        var lastEventID: String?
        var prefer: String?
        var traceparent: String?

        mutating func take(_ field: HTTPField) {
            switch field.name.canonicalName {
            case "authorization": join(field, to: &authorization)
            case "accept": join(field, to: &accept)
            case "accept-language": join(field, to: &acceptLanguage)
            case "content-type": join(field, to: &contentType)
            case "content-encoding": join(field, to: &contentEncoding)
            case "content-length": join(field, to: &contentLength)
            case "transfer-encoding": join(field, to: &transferEncoding)
            case "idempotency-key": join(field, to: &idempotencyKey)
            case "if-match": join(field, to: &ifMatch)
            case "if-none-match": join(field, to: &ifNoneMatch)
            case "last-event-id": join(field, to: &lastEventID)
            case "prefer": join(field, to: &prefer)
            case "traceparent": join(field, to: &traceparent)
            default: break
            }
        }

        /// A field that stands twice is joined by a comma, as RFC 9110 (5.3) reads it, so that no value hides another.
        private func join(_ field: HTTPField, to value: inout String?) {
            value = value.map { $0 + ", " + field.value } ?? field.value
        }
    }

    /// Whether content follows the head.
    public var hasContent: Bool { isChunked || (contentLength ?? 0) > 0 }

    /// Whether the client only wants to know what would happen (RFC 7240): whatever value or parameters the preference
    /// bears, since nobody who names it wants the change itself.
    var prefersDryRun: Bool {
        prefer?.split(separator: ",").contains { preference in
            preference.prefix { $0 != "=" && $0 != ";" }.trimmed.lowercased() == "dry-run"
        } ?? false
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
