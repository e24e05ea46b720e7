import CoreMetrics
import Foundation
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import NIOCore
import NIOPosix
import Records
import Testing

@testable import WebAPI

/// What a client can do to a connection, byte by byte.
struct ConnectionTests {
    /// Sends `bytes`, then one byte of `drip` every 20 ms, and reads until the server closes.
    private func exchange(_ bytes: String, drip: String? = nil, deadline: Duration = .seconds(5)) async throws -> String
    {
        try await SmallAPI().application(requestDeadline: deadline).test(.live) { client in
            let port = try #require(client.port)
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .channelOption(.allowRemoteHalfClosure, value: true)
                .connect(host: "127.0.0.1", port: port) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                    }
                }
            return try await channel.executeThenClose { inbound, outbound in
                try await outbound.write(ByteBuffer(string: bytes))
                let dripping = drip.map { byte in
                    channel.channel.eventLoop.scheduleRepeatedTask(initialDelay: .zero, delay: .milliseconds(20)) { _ in
                        channel.channel.writeAndFlush(ByteBuffer(string: byte), promise: nil)
                    }
                }
                defer { dripping?.cancel() }
                var received = ByteBuffer()
                for try await part in inbound { received.writeImmutableBuffer(part) }
                return String(buffer: received)
            }
        }
    }

    private let post = """
        POST /samverkan/v1/proposals/x/submissions HTTP/1.1\r
        Host: h\r
        Authorization: Bearer secret\r
        Content-Type: application/json\r
        Idempotency-Key: k\r

        """

    @Test func `content that drips is cut off at the deadline with 503`() async throws {
        let received = try await exchange(
            post + "Content-Length: 100000\r\n\r\n{",
            drip: " ",
            deadline: .milliseconds(300)
        )
        #expect(received.hasPrefix("HTTP/1.1 503 "))
        #expect(received.lowercased().contains("connection: close\r\n"))
        #expect(received.contains(#""code":"deadline_exceeded""#))
    }

    @Test func `content without a length is cut off when it is too long`() async throws {
        let chunk = "10000\r\n" + String(repeating: " ", count: 65_536) + "\r\n"
        let received = try await exchange(
            post + "Transfer-Encoding: chunked\r\n\r\n" + String(repeating: chunk, count: 17)
        )
        #expect(received.hasPrefix("HTTP/1.1 413 "))
        #expect(received.lowercased().contains("connection: close\r\n"))
    }

    @Test func `an answer before the content is read ends the connection`() async throws {
        let received = try await exchange(
            "POST /samverkan/v1/nothing HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000\r\n\r\n",
            drip: " "
        )
        #expect(received.hasPrefix("HTTP/1.1 404 "))
        #expect(received.contains("application/problem+json"))
    }

    @Test(arguments: [
        "GARBAGE\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET / HTTP/1.1\r\nBad Header: x\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
        "POST /x HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ])
    func `what is no HTTP is answered with a problem`(bytes: String) async throws {
        let received = try await exchange(bytes)
        #expect(received.hasPrefix("HTTP/1.1 4"))
        #expect(received.contains("application/problem+json"))
    }

    @Test func `a header that is too large is 431`() async throws {
        let received = try await exchange(
            "GET / HTTP/1.1\r\nHost: h\r\nX: " + String(repeating: "a", count: 20_000) + "\r\n\r\n"
        )
        #expect(received.hasPrefix("HTTP/1.1 431 "))
        #expect(received.contains(#""code":"header_too_large""#))
    }

    @Test func `a client that asks first is told to go on, unless it is too much`() async throws {
        let fine = try await exchange(
            post + "Connection: close\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n{}"
        )
        #expect(fine.hasPrefix("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 401 "))
        let large = try await exchange(post + "Expect: 100-continue\r\nContent-Length: 2000000\r\n\r\n")
        #expect(large.hasPrefix("HTTP/1.1 413 "))
    }

    @Test func `requests in one packet are answered in order`() async throws {
        let received = try await exchange(
            "GET /samverkan/v1/api-info HTTP/1.1\r\nHost: h\r\n\r\n"
                + "GET /x HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
        )
        let statuses = received.components(separatedBy: "HTTP/1.1 ").dropFirst().map { $0.prefix(3) }
        #expect(statuses == ["200", "404"])
    }

    @Test func `the health listener tells life, readiness and measurements`() async throws {
        let registry = PrometheusRegistry()
        registry.makeCounter(label: "things", dimensions: [("kind", "a\"b")]).increment(by: 2)
        let application = WebServer.health(
            host: "127.0.0.1",
            port: 0,
            ready: { false },
            metrics: { registry.text },
            logger: .init(label: "test")
        )
        try await application.test(.live) { client in
            #expect(try await client.execute(uri: "/health/live", method: .get).status == .ok)
            #expect(try await client.execute(uri: "/health/ready", method: .get).status == .serviceUnavailable)
            #expect(try await client.execute(uri: "/metrics", method: .post).status == .methodNotAllowed)
            #expect(try await client.execute(uri: "/x", method: .get).status == .notFound)
            let metrics = try await client.execute(uri: "/metrics", method: .get)
            #expect(String(buffer: metrics.body) == "# TYPE things counter\nthings{kind=\"a\\\"b\"} 2.0\n")
        }
    }
}

struct ConnectionStateTests {
    private func state() -> ConnectionState { ConnectionState(requestDeadline: .seconds(5)) }
    private let start = NIODeadline.uptimeNanoseconds(0)

    @Test func `the deadline starts with the head and ends with the answer`() {
        var state = state()
        #expect(state.deadline == nil)
        #expect(state.requestBegan(now: start) == .pass)
        #expect(state.deadline == start + .seconds(5))
        #expect(state.requestEnded() == .pass)
        #expect(state.timerFired(now: start + .seconds(4)) == .nothing)
        #expect(state.answerBegan(closes: false) == .pass)
        #expect(state.answerEnded(now: start) == .pass)
        #expect(state.deadline == nil)
        #expect(state.timerFired(now: start + .seconds(60)) == .nothing)
    }

    @Test func `a request in time gives the next in line its own time`() {
        var state = state()
        _ = state.requestBegan(now: start)
        _ = state.requestEnded()
        _ = state.requestBegan(now: start)
        _ = state.answerBegan(closes: false)
        _ = state.answerEnded(now: start + .seconds(3))
        #expect(state.deadline == start + .seconds(8))
    }

    @Test func `at the deadline it answers, unless an answer has begun or others come first`() {
        var silent = state()
        _ = silent.requestBegan(now: start)
        #expect(silent.timerFired(now: start + .seconds(5)) == .answerAndEnd)
        #expect(silent.answerBegan(closes: false) == .drop)
        #expect(silent.answerEnded(now: start) == .drop)
        #expect(silent.requestBegan(now: start) == .drop)
        #expect(silent.contentArrived() == .drop)

        var halfway = state()
        _ = halfway.requestBegan(now: start)
        _ = halfway.answerBegan(closes: false)
        #expect(halfway.timerFired(now: start + .seconds(5)) == .close)

        var queued = state()
        _ = queued.requestBegan(now: start)
        _ = queued.requestBegan(now: start)
        #expect(queued.timerFired(now: start + .seconds(5)) == .close)
    }

    @Test func `an answer that closes ends the connection once`() {
        var state = state()
        _ = state.requestBegan(now: start)
        _ = state.answerBegan(closes: true)
        #expect(state.answerContinued(now: start) == .pass)
        #expect(state.answerEnded(now: start) == .passAndEnd)
        #expect(state.parsingFailed() == .nothing)
        #expect(state.timerFired(now: start + .seconds(9)) == .nothing)
    }

    @Test func `bytes that are no HTTP are answered only when it is their turn`() {
        var fresh = state()
        #expect(fresh.parsingFailed() == .answerAndEnd)
        var reading = state()
        _ = reading.requestBegan(now: start)
        #expect(reading.parsingFailed() == .answerAndEnd)
        var waiting = state()
        _ = waiting.requestBegan(now: start)
        _ = waiting.requestEnded()
        #expect(waiting.parsingFailed() == .close)
    }
}
