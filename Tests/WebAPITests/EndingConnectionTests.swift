import NIOCore
import Testing

@testable import WebAPI

@Suite struct EndingConnectionTests {
    @Test func `a connection that is ending has no deadline left that a timer could fire at for ever`() {
        let start = NIODeadline.uptimeNanoseconds(1_000_000_000)
        var hung = ConnectionState(requestDeadline: .seconds(5))
        _ = hung.requestBegan(now: start)
        #expect(hung.timerFired(now: start + .seconds(5)) == .answerAndEnd)
        #expect(hung.deadline == nil)

        var malformed = ConnectionState(requestDeadline: .seconds(5))
        _ = malformed.requestBegan(now: start)
        _ = malformed.parsingFailed()
        #expect(malformed.deadline == nil)

        var closing = ConnectionState(requestDeadline: .seconds(5))
        _ = closing.requestBegan(now: start)
        _ = closing.requestBegan(now: start)
        _ = closing.answerBegan(closes: true)
        #expect(closing.answerEnded(now: start) == .passAndEnd)
        #expect(closing.deadline == nil)
    }
}
