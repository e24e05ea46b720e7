import HTTPTypes
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

    @Test func `streams are so many at most, and a place is free again when one is gone`() throws {
        let streams = EventStreams(limit: 2)
        let first = try streams.open()
        var second: EventStreams.Subscription? = try streams.open()
        #expect(throws: Problem.self) { try streams.open() }
        #expect(streams.count == 2)
        withExtendedLifetime(second) {}
        second = nil
        #expect(streams.count == 1)
        _ = try streams.open()
        streams.close()
        #expect(throws: Problem.self) { try streams.open() }
        withExtendedLifetime(first) {}
    }

    @Test func `wakes while one is busy are one, and the end comes after them`() async throws {
        let streams = EventStreams()
        let subscription = try streams.open()
        for _ in 0..<5 { streams.wake() }
        streams.close()
        var wakes = 0
        for await _ in subscription.wakes { wakes += 1 }
        #expect(wakes == 1)
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
}
