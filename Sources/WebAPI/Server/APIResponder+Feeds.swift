import HTTPTypes
import Hummingbird
import Kernel
import NIOCore

extension APIResponder {
    /// A feed from a cursor on: one answer, or a stream for who prefers events.
    func read(_ feed: FeedEndpoint, _ exchange: inout Exchange, on channel: any Channel) async throws -> Response {
        let head = exchange.head
        let tokenHash = try await services.credentials.hash(in: head.authorization)
        guard try MediaTypes.prefersEvents(head.accept) else {
            exchange.hasForms = true
            return try await remembered(nil, tokenHash, &exchange) { exchange in
                let query = try Query(exchange.head.query)
                try query.refuseUnknown([], words: FeedEndpoint.words)
                let input = try FeedInput(tokenHash: tokenHash, query, lastEventID: nil)
                return answer(try await page(of: feed, input, &exchange), input, exchange)
            }
        }
        let query = try Query(head.query)
        try query.refuseUnknown([], words: FeedEndpoint.words)
        let input = try FeedInput(tokenHash: tokenHash, query, lastEventID: head.lastEventID)
        // Only who is known gets a place.
        let first = try await page(of: feed, input, &exchange)
        let stream = EventStream(
            endpoint: feed, reader: services.reader(feed.pace),
            subscription: try services.streams.open(for: tokenHash, on: channel))
        return Response(
            status: .ok,
            headers: [
                .contentType: EventStream.contentType, .cacheControl: "no-store", .xAccelBuffering: "no",
                .vary: "Authorization, Accept",
            ],
            body: ResponseBody { writer in try await stream.write(first, after: input, to: &writer) }
        )
    }

    private func page(of feed: FeedEndpoint, _ input: FeedInput, _ exchange: inout Exchange) async throws -> FeedPage {
        let rows = try await services.reader(feed.pace).rows(feed.statement, input)
        guard let page = FeedPage(rows, of: input) else { throw Problem.tokenUnknown }
        exchange.kind = page.kind
        guard feed.kinds.contains(page.kind) else { throw Problem.kindIsNotAllowed(page.kind) }
        guard input.after <= page.head else { throw input.ahead(of: page.head) }
        return page
    }

    private func answer(_ page: FeedPage, _ input: FeedInput, _ exchange: Exchange) -> AnswerMemory.Answer {
        let path = String(exchange.head.path.dropFirst(API.basePath.count))
        var body = ByteBufferAllocator().buffer(capacity: 512 + page.changes.count * 160)
        var digest = StableHash()
        body.writeString("{\"items\":[")
        for (index, change) in page.changes.enumerated() {
            if index > 0 { body.writeString(",") }
            body.writeBytes(change.json)
            digest.combine(change.json)
        }
        body.writeString("],\"cursor\":\(page.cursor),\"_links\":{")
        exchange.links.writePage("self", path: path, query: "offset=\(input.after)&limit=\(input.limit)", into: &body)
        body.writeString(",")
        exchange.links.writePage("next", path: path, query: "offset=\(page.cursor)&limit=\(input.limit)", into: &body)
        body.writeString("}}")
        return AnswerMemory.Answer(
            kind: page.kind, body: body, tag: EntityTag(version: page.cursor, language: exchange.head.language, digest: digest))
    }
}
