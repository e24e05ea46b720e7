import NIOCore

/// What one connection is in the middle of, as a pure value: `ConnectionGuard` carries out what it says.
struct ConnectionState {
    /// From the head of a request to the end of its answer.
    let requestDeadline: TimeAmount
    /// From one part of a stream to the next: a stream that its client does not read stands still.
    let streamDeadline: TimeAmount

    /// Requests whose answer has not ended. More than one when a client sends on without waiting.
    private(set) var outstanding = 0
    /// The last request has not ended.
    private(set) var isReading = false
    /// The answer that is being written has begun.
    private(set) var isAnswering = false
    /// The answer that is being written goes on until somebody ends it.
    private var isStreaming = false
    /// The client sends no more.
    private var isInputClosed = false
    /// The connection ends after the answer that is being written.
    private var endsAfterAnswer = false
    /// Nothing more is read or answered.
    private(set) var isEnding = false
    /// When the oldest request has to be answered.
    private(set) var deadline: NIODeadline?

    init(requestDeadline: TimeAmount, streamDeadline: TimeAmount = .seconds(45)) {
        self.requestDeadline = requestDeadline
        self.streamDeadline = streamDeadline
    }

    enum Passage: Equatable {
        case pass
        case drop
        /// Let it pass, then end the connection.
        case passAndEnd
    }

    mutating func requestBegan(now: NIODeadline) -> Passage {
        guard !isEnding else { return .drop }
        outstanding += 1
        isReading = true
        if outstanding == 1 { deadline = now + requestDeadline }
        return .pass
    }

    mutating func contentArrived() -> Passage { isEnding ? .drop : .pass }

    mutating func requestEnded() -> Passage {
        guard !isEnding else { return .drop }
        isReading = false
        return .pass
    }

    /// `closes` is whether the answer says `Connection: close`, `streams` whether it has no end of its own.
    mutating func answerBegan(closes: Bool, streams: Bool = false, now: @autoclosure () -> NIODeadline = .now()) -> Passage {
        guard !isEnding else { return .drop }
        isAnswering = true
        endsAfterAnswer = closes
        isStreaming = streams
        guard streams else { return .pass }
        deadline = now() + streamDeadline
        guard isInputClosed else { return .pass }
        end()
        return .passAndEnd
    }

    mutating func answerContinued(now: @autoclosure () -> NIODeadline) -> Passage {
        guard !isEnding else { return .drop }
        if isStreaming { deadline = now() + streamDeadline }
        return .pass
    }

    mutating func answerEnded(now: NIODeadline) -> Passage {
        guard !isEnding else { return .drop }
        outstanding -= 1
        isAnswering = false
        isStreaming = false
        deadline = outstanding > 0 ? now + requestDeadline : nil
        guard endsAfterAnswer else { return .pass }
        end()
        return .passAndEnd
    }

    enum Interruption: Equatable {
        case nothing
        /// Answer with a problem, then end the connection.
        case answerAndEnd
        /// An answer has begun, or others come first: nothing sensible can be said any more.
        case close
    }

    mutating func timerFired(now: NIODeadline) -> Interruption {
        guard !isEnding, let due = deadline, due <= now else { return .nothing }
        end()
        return outstanding == 1 && !isAnswering ? .answerAndEnd : .close
    }

    /// The client sends no more: one that reads a stream keeps its connection whole.
    ///
    /// - Returns: whether nothing is left to be told.
    mutating func inputClosed() -> Bool {
        isInputClosed = true
        if isStreaming { end() }
        return isEnding
    }

    /// The bytes that arrived are no HTTP.
    mutating func parsingFailed() -> Interruption {
        guard !isEnding else { return .nothing }
        end()
        let isNext = outstanding == 0 || (outstanding == 1 && isReading)
        return isNext && !isAnswering ? .answerAndEnd : .close
    }

    /// Without a deadline: a timer set to one that has passed would fire for ever.
    private mutating func end() {
        isEnding = true
        deadline = nil
    }
}
