import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import NIOPosix
import Records
import Synchronization
import Testing

@testable import WebAPI

/// Streams of a feed, with a database that a closure plays.
struct StreamTests {
    @Test func `all changes of an entry come before its number`() {
        let changes = [(1, "a"), (1, "b"), (2, "c")].map { FeedRow.Change(entry: $0.0, json: Array("{\"\($0.1)\":0}".utf8)) }
        #expect(
            String(buffer: EventStream.events(changes)) == """
                event: change
                data: {"a":0}

                id: 1
                event: change
                data: {"b":0}

                id: 2
                event: change
                data: {"c":0}


                """)
    }

    @Test func `streams are so many at most, of a token and in all, and a place is free again when one is gone`() async throws {
        let channel = try await Self.channel()
        let streams = EventStreams(limit: EventStreams.limitOfHolder + 1)
        var own = try (0..<EventStreams.limitOfHolder).map { _ in try streams.open(for: [1], on: channel) }
        #expect(throws: Problem.self) { try streams.open(for: [1], on: channel) }
        let other = try streams.open(for: [2], on: channel)
        #expect(throws: Problem.self) { try streams.open(for: [3], on: channel) }
        #expect(streams.count == EventStreams.limitOfHolder + 1)
        withExtendedLifetime(own) {}
        own = []
        #expect(streams.count == 1)
        _ = try streams.open(for: [1], on: channel)
        streams.close()
        #expect(throws: Problem.self) { try streams.open(for: [1], on: channel) }
        withExtendedLifetime(other) {}
        try? await channel.close()
    }

    @Test func `who is not known takes no place, and is told so though all are taken`() async throws {
        var api = SmallAPI()
        api.streams = EventStreams(limit: 0)
        try await api.application().test(.router) { client in
            let refused = try await client.execute(
                uri: "/samverkan/v1/changes", method: .get,
                headers: [.authorization: "Bearer secret", .accept: EventStream.contentType])
            #expect(refused.status == .unauthorized)
        }
    }

    @Test func `wakes while one is busy are one, and the end comes after them`() async throws {
        let channel = try await Self.channel()
        let streams = EventStreams()
        let subscription = try streams.open(for: [1], on: channel)
        for _ in 0..<5 { streams.wake() }
        streams.close()
        var wakes = 0
        for await _ in subscription.wakes { wakes += 1 }
        #expect(wakes == 1)
        try? await channel.close()
    }

    @Test func `a stream ends when its time is over, so that who reads it is asked for again`() async throws {
        var api = SmallAPI()
        let channel = try await Self.channel()
        api.changes = { input in
            [FeedRow(kind: .insyn, head: .max, change: FeedRow.Change(entry: input.after + 1, json: Array("{}".utf8)))]
        }
        let input = try FeedInput(tokenHash: [1], Query("limit=1"), lastEventID: nil)
        let endpoint = FeedEndpoint(sql: "changes", kinds: .all, pace: .quick)
        let stream = EventStream(
            endpoint: endpoint, reader: api.reader, subscription: try api.streams.open(for: [1], on: channel), lifetime: .zero)
        let written = Written()
        var writer: any ResponseBodyWriter = written
        let first = try #require(FeedPage(api.changes(input), of: input))
        try await stream.write(first, after: input, to: &writer)
        #expect(written.text.withLock { $0 } == "retry: 2000\n\nid: 1\nevent: change\ndata: {}\n\n")
        try? await channel.close()
    }

    private final class Written: ResponseBodyWriter {
        let text = Mutex("")

        func write(_ buffer: ByteBuffer) async throws { text.withLock { $0 += String(buffer: buffer) } }
        func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }

    /// One that is open.
    private static func channel() async throws -> any Channel {
        try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton).bind(host: "127.0.0.1", port: 0).get()
    }

    /// Opens a stream over a connection with a small buffer, and lets `body` go on.
    private static func withStream(
        at port: Int?,
        _ body: (any Channel, NIOAsyncChannelInboundStream<ByteBuffer>) async throws -> Void
    ) async throws {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.socketOption(.so_rcvbuf), value: 4_096)
            .connect(host: "127.0.0.1", port: try #require(port)) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(
                ByteBuffer(
                    string: "GET /samverkan/v1/changes?limit=1 HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer secret\r\n"
                        + "Accept: text/event-stream\r\n\r\n"))
            try await body(channel.channel, inbound)
        }
    }

    /// Asks until it is so, or the test's time is over.
    private static func until(_ isSo: () -> Bool) async throws {
        while !isSo() { try await Task.sleep(for: .milliseconds(10)) }
    }

    @Test(.timeLimit(.minutes(10))) func `a client that is gone leaves its place, though there is nothing to tell it`() async throws {
        var api = SmallAPI()
        api.changes = { _ in [FeedRow(kind: .insyn, head: .max, change: nil)] }
        let streams = api.streams
        try await api.application().test(.live) { client in
            for _ in 0..<3 * EventStreams.limitOfHolder {
                try await Self.withStream(at: client.port) { _, inbound in
                    for try await _ in inbound { break }
                    #expect(streams.count == 1)
                }
                try await Self.until { streams.count == 0 }
            }
        }
    }

    @Test(.timeLimit(.minutes(10))) func `the end of all streams does not wait for a client that does not read`() async throws {
        let asked = Mutex(0)
        var api = SmallAPI()
        api.changes = { input in
            asked.withLock { $0 += 1 }
            let json = Array("{\"text\":\"\(String(repeating: "x", count: 600_000))\"}".utf8)
            return [FeedRow(kind: .insyn, head: .max, change: FeedRow.Change(entry: input.after + 1, json: json))]
        }
        let streams = api.streams
        try await api.application(streamDeadline: .seconds(3_600)).test(.live) { client in
            try await Self.withStream(at: client.port) { channel, inbound in
                try await channel.setOption(.autoRead, value: false).get()
                try await Self.until { asked.withLock { $0 } > 0 }
                var (before, now) = (-1, 0)
                while before != now {
                    before = now
                    try await Task.sleep(for: .milliseconds(500))
                    now = asked.withLock { $0 }
                }
                #expect(streams.count == 1)
                streams.close()
                try await Self.until { streams.count == 0 }
                try await channel.setOption(.autoRead, value: true).get()
            }
        }
    }

    @Test func `a stream outlives the deadline of a request as long as it is read, and no longer`() async throws {
        let asked = Mutex(0)
        var api = SmallAPI()
        api.changes = { input in
            asked.withLock { $0 += 1 }
            let json = Array("{\"text\":\"\(String(repeating: "x", count: 60_000))\"}".utf8)
            return [FeedRow(kind: .insyn, head: .max, change: FeedRow.Change(entry: input.after + 1, json: json))]
        }
        try await api.application(requestDeadline: .seconds(3), streamDeadline: .seconds(10)).test(.live) { client in
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connect(host: "127.0.0.1", port: try #require(client.port)) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                    }
                }
            try await channel.executeThenClose { inbound, outbound in
                try await outbound.write(
                    ByteBuffer(
                        string: "GET /samverkan/v1/changes?limit=1 HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer secret\r\n"
                            + "Accept: text/event-stream\r\n\r\n"))
                let start = ContinuousClock.now
                var (received, isReading) = (0, true)
                do {
                    for try await part in inbound {
                        received += part.readableBytes
                        guard isReading, .now - start > .seconds(5) else { continue }
                        isReading = false
                        // Reads nothing for longer than a stream may stand still.
                        try await channel.channel.setOption(.autoRead, value: false).get()
                        try await Task.sleep(for: .seconds(15))
                        try await channel.channel.setOption(.autoRead, value: true).get()
                    }
                } catch where !isReading {
                    // The service has ended the connection, with what was under way.
                }
                #expect(!isReading, "it was still going on when the deadline of a request had passed")
                #expect(received > 60_000)
            }
            let then = asked.withLock { $0 }
            try await Task.sleep(for: .milliseconds(200))
            #expect(asked.withLock { $0 } == then, "nobody reads for a client that is gone")
        }
    }
}

extension ConnectionStateTests {
    @Test func `a stream has its own deadline, from one part to the next`() {
        let start = NIODeadline.uptimeNanoseconds(0)
        var state = ConnectionState(requestDeadline: .seconds(5), streamDeadline: .seconds(45))
        _ = state.requestBegan(now: start)
        _ = state.requestEnded()
        _ = state.answerBegan(closes: false, streams: true, now: start + .seconds(1))
        #expect(state.timerFired(now: start + .seconds(5)) == .nothing)
        _ = state.answerContinued(now: start + .seconds(40))
        #expect(state.deadline == start + .seconds(85))
        #expect(state.timerFired(now: start + .seconds(85)) == .close)
    }

    @Test func `a stream ends with its client's side, whichever comes first, and other answers do not`() {
        let start = NIODeadline.uptimeNanoseconds(0)
        var told = ConnectionState(requestDeadline: .seconds(5))
        _ = told.requestBegan(now: start)
        _ = told.requestEnded()
        var gone = told, other = told
        _ = told.answerBegan(closes: false, streams: true, now: start)
        let ended = [told.inputClosed(), gone.inputClosed(), other.inputClosed()]
        #expect(ended == [true, false, false])
        #expect(told.deadline == nil)
        let late = [gone.answerBegan(closes: false, streams: true, now: start), gone.answerContinued(now: start)]
        #expect(late == [.passAndEnd, .drop])
        let whole = [other.answerBegan(closes: false, now: start), other.answerEnded(now: start)]
        #expect(whole == [.pass, .pass])
    }
}
