import Foundation
import Kernel
import Testing

struct IdentifierTests {
    @Test func `an identifier is a version 7 UUID of its instant`() throws {
        let instant = try #require(Instant(rfc3339: "2026-05-01T12:00:00.123500Z"))
        let text = RandomIdentifiers().uuid(at: instant).uuidString.lowercased()
        #expect(text.hasPrefix("019de368-f67b-7800-"))
        #expect(["8", "9", "a", "b"].contains(text.dropFirst(19).prefix(1)))
    }

    @Test func `identifiers sort by their microsecond, and an instant before 1970 does no harm`() {
        let source = RandomIdentifiers()
        let texts = (0..<1_000).map { source.uuid(at: Instant(microseconds: 1_777_636_800_000_000 + $0)).uuidString }
        #expect(texts == texts.sorted())
        #expect(source.uuid(at: Instant(microseconds: -1)).uuidString.hasPrefix("00000000-0000-7000-"))
    }

    @Test func `a token is 32 bytes and never the same`() {
        let tokens = Set((0..<100).map { _ in RandomIdentifiers().token() })
        #expect(tokens.count == 100)
        #expect(tokens.allSatisfy { $0.count == 32 })
    }

    @Test func `the clock of the machine is ours and a fixed one stands still`() {
        let now = Date().timeIntervalSince1970
        #expect(abs(Double(SystemClock().now().microseconds) / 1_000_000 - now) < 60)
        #expect(FixedClock(Instant(microseconds: 7)).now() == Instant(microseconds: 7))
    }
}
