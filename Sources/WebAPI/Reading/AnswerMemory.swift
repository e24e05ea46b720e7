public import Kernel
import NIOConcurrencyHelpers
public import NIOCore
public import Records

/// Answers to reads, repeated as long as the records stand still.
///
/// Nothing is taken on trust: the database says in every request which state it is in (``StateReader``), and an answer
/// that was given in another one is asked for anew. So a reader sees what a query of its own would have seen, and a
/// token that is revoked or has expired opens nothing. Writes are few and far between here, and each changes the state.
public final class AnswerMemory: Sendable {
    /// What is repeated word for word: the same caller asking for the same thing in the same words.
    public struct Question: Hashable, Sendable {
        let tokenHash: [UInt8]
        let path: Substring
        let query: Substring?
        let language: Language
        /// nil: JSON.
        let mediaType: String?
        /// Start of the links.
        let base: String

        public init(
            tokenHash: [UInt8],
            path: Substring,
            query: Substring?,
            language: Language,
            mediaType: String?,
            base: String
        ) {
            (self.tokenHash, self.path, self.query) = (tokenHash, path, query)
            (self.language, self.mediaType, self.base) = (language, mediaType, base)
        }
    }

    public struct Answer: Sendable {
        /// Whose answer it is; nil: anybody's.
        let kind: Caller.Kind?
        public let body: ByteBuffer
        public let tag: EntityTag
        /// nil: JSON.
        var rendering: Rendering?

        public init(kind: Caller.Kind?, body: ByteBuffer, tag: EntityTag) {
            (self.kind, self.body, self.tag) = (kind, body, tag)
        }

        init(kind: Caller.Kind, body: ByteBuffer, tag: EntityTag, rendering: Rendering) {
            self.init(kind: kind, body: body, tag: tag)
            self.rendering = rendering
        }
    }

    private struct Remembered {
        let answer: Answer
        let state: RecordsState
    }

    /// Two generations: when the young one has grown to half of what is allowed it becomes the old one, and the old
    /// one, of which everything still asked for has moved over, is forgotten.
    private struct Generations {
        var young: [Question: Remembered] = [:]
        var old: [Question: Remembered] = [:]
        var youngSize = 0
    }

    private let states: StateReader
    private let limit: Int
    private let generations = NIOLockedValueBox(Generations())

    /// Roughly what an answer takes beside its body: question, tag, state and tables.
    private static let overhead = 512

    /// - Parameters:
    ///   - stateQuery: SQL that tells in one text which state the records are in.
    ///   - limit: bytes of all answers together.
    public init(reader: any RecordReader, stateQuery: String, limit: Int) {
        states = StateReader(reader: reader, sql: stateQuery)
        self.limit = limit
    }

    /// What was answered in the state that the records are in now, or what `ask` answers.
    /// - Throws: what the reader or `ask` throws.
    public func answer(to question: Question, ask: () async throws -> Answer) async throws -> Answer {
        // Known before the answer is asked for: that may be younger than the state, never older.
        let state = try await states.current()
        if let known = known(question, in: state) { return known }
        let answer = try await ask()
        remember(answer, to: question, in: state)
        return answer
    }

    func known(_ question: Question, in state: RecordsState) -> Answer? {
        generations.withLockedValue { generations in
            if let known = generations.young[question] { return known.state == state ? known.answer : nil }
            guard let known = generations.old.removeValue(forKey: question), known.state == state else { return nil }
            keep(known, as: question, in: &generations)
            return known.answer
        }
    }

    func remember(_ answer: Answer, to question: Question, in state: RecordsState) {
        guard answer.body.readableBytes <= limit / 16 else { return }
        generations.withLockedValue { generations in
            generations.old[question] = nil
            keep(Remembered(answer: answer, state: state), as: question, in: &generations)
        }
    }

    private func keep(_ remembered: Remembered, as question: Question, in generations: inout Generations) {
        let size = Self.size(of: remembered)
        if generations.youngSize + size > limit / 2 {
            (generations.old, generations.young, generations.youngSize) = (generations.young, [:], 0)
        }
        if let former = generations.young.updateValue(remembered, forKey: question) {
            generations.youngSize -= Self.size(of: former)
        }
        generations.youngSize += size
    }

    private static func size(of remembered: Remembered) -> Int {
        remembered.answer.body.storageCapacity + overhead
    }
}
