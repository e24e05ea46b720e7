import Kernel
import Logging
import Synchronization
import Testing
import WebAPI

@testable import Site

/// Whom failed sign-ins are held against.
@Suite struct ClientTests {
    @Test(arguments: [
        ("192.0.2.7", "::ffff:192.0.2.7", true), ("192.0.2.7", "192.0.2.8", false), ("2001:db8:1:2::3", "2001:DB8:1:2:ffff::", true),
        ("2001:db8:1:2::3", "2001:db8:1:3::3", false), ("fe80::1%eth0", "fe80::2", true), ("::ffff:192.0.2.7", "::ffff:192.0.2.8", false),
        ("127.0.0.1", "::1", false),
    ])
    func `a client is an address of IPv4 or half an address of IPv6`(one: String, other: String, isSame: Bool) throws {
        #expect(try (#require(ClientNetwork(one)) == #require(ClientNetwork(other))) == isSame)
    }

    @Test(arguments: ["", "unknown", "_hidden", "192.0.2", "192.0.2.256", "[::1]", "192.0.2.7:80"])
    func `what is no address is nobody's`(text: String) {
        #expect(ClientNetwork(text) == nil)
    }

    @Test func `what is kept of a minute is bounded, and who is in it stays`() throws {
        let limit = SignInLimit()
        let start = Instant(microseconds: 0)
        let early = try #require(ClientNetwork("192.0.2.7")), late = try #require(ClientNetwork("192.0.2.8"))
        limit.count(early, at: start)
        for index in 0..<SignInLimit.clients { limit.count(ClientNetwork("10.0.\(index / 256).\(index % 256)"), at: start) }
        for _ in 1..<SignInLimit.failures {
            #expect(limit.wait(for: early, at: start) == nil)
            for client in [early, late, nil] { limit.count(client, at: start) }
        }
        limit.count(late, at: start)
        #expect(limit.wait(for: early, at: start) == 60)
        #expect(limit.wait(for: late, at: start) == nil)
        #expect(limit.wait(for: nil, at: start) == nil)
        #expect(limit.wait(for: early, at: start.adding(.seconds(60))) == nil)
    }

    @Test(arguments: ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
    func `a proxy that nobody said to trust is not taken for all who use it, and is told of once`(peer: String) throws {
        let log = Log()
        let logger = Logger(label: "client") { _ in log }
        let finder = ClientFinder(origin: Origin(url: "https://a.se"), logger: logger)
        let forwarded = "for=203.0.113.9;proto=https"
        #expect(finder.client(forwarded: nil, peer: peer) == ClientNetwork(peer))
        #expect(finder.client(forwarded: forwarded, peer: "192.0.2.7") == ClientNetwork("192.0.2.7"), "anybody may say so")
        #expect(log.count == 0)
        for _ in 0..<2 { #expect(finder.client(forwarded: forwarded, peer: peer) == nil) }
        #expect(log.count == 1)
        let trusting = ClientFinder(origin: Origin(url: "https://a.se", trustsProxy: true), logger: logger)
        #expect(trusting.client(forwarded: forwarded, peer: peer) == ClientNetwork("203.0.113.9"))
        #expect(trusting.client(forwarded: nil, peer: peer) == nil)
        #expect(log.count == 1)
    }
}

/// Counts warnings.
private final class Log: LogHandler {
    private let warnings = Mutex(0)
    var count: Int { warnings.withLock { $0 } }

    var logLevel: Logger.Level {
        get { .warning }
        set {}
    }
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }

    subscript(metadataKey _: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event _: LogEvent) { warnings.withLock { $0 += 1 } }
}
