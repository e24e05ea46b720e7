import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Owns one connection, right above the HTTP codec, and bounds what a client can do with it.
///
/// A request is answered within its deadline or cut off with 503, whether its content drips, its answer is not read or
/// a handler hangs; this is a timer of the event loop, no task. A stream of events goes on as long as its client reads
/// it and keeps its own side open. What is no HTTP is answered with a problem. An answer that says `Connection: close` ends the connection without
/// resetting it: the client may still be sending, and a reset would take the answer away from it, so what it sends is
/// dropped for a second.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// How long an ended connection is still drained.
    private static let drainTime = TimeAmount.seconds(1)

    private var state: ConnectionState
    private let document: @Sendable (Problem, HTTPRequest?) -> (head: HTTPResponse, content: ByteBuffer)
    private var lastRequest: HTTPRequest?
    private var isTimerSet = false

    /// `document` makes the answer to a request that is cut off; the request is nil when none was understood.
    init(
        requestDeadline: TimeAmount,
        streamDeadline: TimeAmount,
        document: @escaping @Sendable (Problem, HTTPRequest?) -> (head: HTTPResponse, content: ByteBuffer)
    ) {
        state = ConnectionState(requestDeadline: requestDeadline, streamDeadline: streamDeadline)
        self.document = document
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let passage: ConnectionState.Passage
        switch unwrapInboundIn(data) {
        case .head(let request):
            passage = state.requestBegan(now: .now())
            if passage == .pass { begin(request, context) }
        case .body: passage = state.contentArrived()
        case .end: passage = state.requestEnded()
        }
        if passage == .pass { context.fireChannelRead(data) }
    }

    private func begin(_ request: HTTPRequest, _ context: ChannelHandlerContext) {
        lastRequest = request
        setTimer(context)
        let expectation = request.headerFields[.expect]
        let length = request.headerFields[.contentLength].flatMap(Int.init) ?? 0
        // Clients that ask first get no go-ahead for what will be refused.
        if state.outstanding == 1, expectation?.lowercased() == "100-continue", length <= Content.maximumLength {
            context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let passage: ConnectionState.Passage
        switch unwrapOutboundIn(data) {
        case .head(let response):
            passage = state.answerBegan(
                closes: response.headerFields[.connection] == "close",
                streams: response.headerFields[.contentType] == EventStream.contentType,
                now: .now()
            )
        case .body: passage = state.answerContinued(now: .now())
        case .end: passage = state.answerEnded(now: .now())
        }
        switch passage {
        case .pass: context.write(data, promise: promise)
        case .drop: promise?.succeed()
        case .passAndEnd:
            context.writeAndFlush(data, promise: promise)
            end(context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let parserError = error as? HTTPParserError else {
            if !state.isEnding { context.fireErrorCaught(error) }
            return
        }
        let problem = parserError == .headerOverflow ? Problem.headerTooLarge : Problem.malformedRequest
        let isReading = state.isReading
        interrupt(state.parsingFailed(), with: problem, request: isReading ? lastRequest : nil, context)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed = event, state.inputClosed() { context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    private func interrupt(
        _ interruption: ConnectionState.Interruption,
        with problem: Problem,
        request: HTTPRequest?,
        _ context: ChannelHandlerContext
    ) {
        switch interruption {
        case .nothing: break
        case .close: context.close(promise: nil)
        case .answerAndEnd:
            var (head, content) = document(problem, request)
            head.headerFields[.connection] = "close"
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            if request?.method != .head { context.write(wrapOutboundOut(.body(content)), promise: nil) }
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            // Whoever is reading the content is told; what it answers is dropped.
            context.fireErrorCaught(RequestCutOff())
            end(context)
        }
    }

    /// Ends the answers at once and the connection when the client does, or after `drainTime`.
    private func end(_ context: ChannelHandlerContext) {
        context.close(mode: .output, promise: nil)
        context.eventLoop.assumeIsolated().scheduleTask(in: ConnectionGuard.drainTime) {
            context.close(promise: nil)
        }
    }

    /// One timer a connection, not one a request: it looks at the deadline when it fires.
    private func setTimer(_ context: ChannelHandlerContext) {
        guard !isTimerSet, let deadline = state.deadline else { return }
        isTimerSet = true
        context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) {
            self.isTimerSet = false
            self.interrupt(
                self.state.timerFired(now: .now()),
                with: .deadlineExceeded,
                request: self.lastRequest,
                context
            )
            self.setTimer(context)
        }
    }
}
