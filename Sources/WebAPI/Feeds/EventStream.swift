import Hummingbird
import Logging
import NIOCore
import Postgres
import Records

/// One client's stream of a feed as Server-Sent Events: whatever is newer than where it stands, read anew at every wake.
struct EventStream: Sendable {
    static let contentType = "text/event-stream"
    /// Without an event for so long, a wake makes a comment that tells that the stream lives: proxies cut what is silent.
    static let silence: Duration = .seconds(2)
    /// Nobody reads on for longer than this without the database having known the token.
    private static let trust: Duration = .seconds(60)
    /// Milliseconds that a client waits before it comes back.
    private static let retry = 2_000

    let endpoint: FeedEndpoint
    let reader: any RecordReader
    let subscription: EventStreams.Subscription
    /// After this the client comes back with what it is known by, which may be a JWT that has expired.
    var lifetime: Duration = .seconds(3_600)

    /// Writes until the service closes, the token is no longer good, the client is gone or its time is over.
    func write(_ first: FeedPage, after input: FeedInput, to writer: inout any ResponseBodyWriter) async throws {
        var input = input
        var page: FeedPage? = first
        let opened = ContinuousClock.now
        var verified = opened
        var written = ContinuousClock.now
        try await writer.write(ByteBuffer(string: "retry: \(Self.retry)\n\n"))
        var wakes = subscription.wakes.makeAsyncIterator()
        reading: while true {
            if let page {
                verified = .now
                input.after = page.cursor
                if !page.changes.isEmpty {
                    try await writer.write(Self.events(page.changes))
                    written = .now
                }
            }
            if page?.isFull != true {
                if .now - written >= Self.silence {
                    try await writer.write(ByteBuffer(string: ":\n\n"))
                    written = .now
                }
                guard await wakes.next() != nil else { break reading }
            }
            guard .now - opened < lifetime else { break reading }
            do {
                guard let next = FeedPage(try await reader.rows(endpoint.statement, input), of: input),
                    endpoint.kinds.contains(next.kind), next.head >= input.after
                else { break reading }
                page = next
            } catch is PostgresError where .now - verified < Self.trust {
                page = nil
            }
        }
        try await writer.finish(nil)
    }

    /// The entry's number stands at the last of its changes only: whoever is cut off between them is told all of them again.
    static func events(_ changes: [FeedRow.Change]) -> ByteBuffer {
        var buffer = ByteBufferAllocator().buffer(capacity: changes.count * 192)
        for (index, change) in changes.enumerated() {
            if index + 1 == changes.count || changes[index + 1].entry != change.entry {
                buffer.writeString("id: \(change.entry)\n")
            }
            buffer.writeString("event: change\ndata: ")
            buffer.writeBytes(change.json)
            buffer.writeString("\n\n")
        }
        return buffer
    }
}
