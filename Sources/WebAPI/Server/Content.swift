import Hummingbird
import NIOCore

/// The content of a request.
enum Content {
    /// Bytes; the longest proposal with a hundred lines and prose takes a tenth of it.
    static let maximumLength = 1 << 20

    /// All of it; a 413 before reading when it says it is too long, or as soon as it has become so. The connection cuts
    /// a request off that takes too long to send it.
    static func read(_ request: Request, _ head: RequestHead) async throws -> [UInt8] {
        guard head.hasContent else { return [] }
        if let length = head.contentLength, length > maximumLength {
            throw Problem.contentTooLarge(limit: maximumLength)
        }
        var content: [UInt8] = []
        content.reserveCapacity(head.contentLength ?? 1_024)
        for try await part in request.body {
            guard content.count + part.readableBytes <= maximumLength else {
                throw Problem.contentTooLarge(limit: maximumLength)
            }
            content.append(contentsOf: part.readableBytesView)
        }
        // A connection that ends early looks like the end of the content.
        if let length = head.contentLength, length != content.count { throw Problem.malformedRequest }
        return content
    }
}

/// The connection ended a request whose deadline passed.
struct RequestCutOff: Error {}
