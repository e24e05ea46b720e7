public import Foundation
public import Kernel
public import Postgres

/// Carries out writes: one transaction each, the journal head locked first, the answer kept under its key.
public struct Recorder: Sendable {
    /// SQL: $1 rule, $2 clause or NULL, $3 language → title, what to do instead, clause id, quote, document.
    public static let refusalTexts = SQL.readRefusal

    /// SQL: in one text, the state that the records are in; another whenever any read may be answered otherwise.
    public static let stateQuery = SQL.readState

    private let pool: Pool
    private let clock: any Clock
    private let identifiers: any IdentifierSource
    private let timeZone: TimeZone

    public init(pool: Pool, clock: any Clock, identifiers: any IdentifierSource, timeZone: TimeZone) {
        self.pool = pool
        self.clock = clock
        self.identifiers = identifiers
        self.timeZone = timeZone
    }

    /// Runs `body` in a recorded transaction and keeps its answer, or returns the answer given before under the key.
    ///
    /// After a connection lost during COMMIT the key is looked up on another connection: found, it is the answer;
    /// not found, the caller is told to send the same request again.
    ///
    /// - Throws: `RecordingError`, `PostgresError`, or what `body` throws; then nothing is kept.
    public func record(
        _ request: RecordRequest, _ body: @Sendable (RecordedTransaction) throws -> StoredAnswer
    ) async throws -> StoredAnswer {
        let now = clock.now()
        do {
            if request.rehearsal {
                return try await pool.rehearsal { try perform(request, now, $0, body) }
            }
            return try await pool.transaction { try perform(request, now, $0, body) }
        } catch let error as PostgresError where error.kind == .outcomeUnknown {
            return try await answerKept(request)
        }
    }

    private func perform(
        _ request: RecordRequest, _ now: Instant, _ transaction: Transaction,
        _ body: (RecordedTransaction) throws -> StoredAnswer
    ) throws -> StoredAnswer {
        guard let begun = try transaction.first(Self.begin, (request, now)) else { throw RecordingError.unknownToken }
        if let kept = begun.kept {
            return try kept.answer(for: request)
        }
        let recorded = RecordedTransaction(
            caller: begun.caller, entry: begun.entry, now: now, today: Day.of(now, in: timeZone),
            transaction: transaction, identifiers: identifiers)
        let answer = try body(recorded)
        try transaction.execute(Self.keep, (request, begun, answer))
        return answer
    }

    private func answerKept(_ request: RecordRequest) async throws -> StoredAnswer {
        let kept = try await pool.transaction(mode: .readOnly) { try $0.first(Self.find, request) }
        guard let kept else { throw RecordingError.outcomeUnknown }
        return try kept.answer(for: request)
    }

    private static let begin = Statement<(RecordRequest, Instant), Begun>(
        SQL.beginRecord,
        encode: { input, parameters in
            parameters.bind(bytes: input.0.tokenHash)
            try parameters.bind(input.0.key)
            try parameters.bind(input.1.rfc3339)
            try parameters.bind(input.0.act)
        },
        decode: { row in try Begun(row) })

    private static let keep = Statement<(RecordRequest, Begun, StoredAnswer), Void>(
        SQL.insertAnswer,
        encode: { input, parameters in
            let (request, begun, answer) = input
            parameters.bind(begun.caller.token)
            try parameters.bind(request.key)
            parameters.bind(bytes: request.fingerprint)
            parameters.bind(answer.status)
            try parameters.bind(answer.location)
            try parameters.bind(answer.contentLocation)
            try parameters.bind(answer.entityTag)
            try parameters.bind(json: answer.body)
            parameters.bind(begun.entry)
        })

    private static let find = Statement<RecordRequest, KeptAnswer>(
        SQL.readAnswer,
        encode: { request, parameters in
            parameters.bind(bytes: request.tokenHash)
            try parameters.bind(request.key)
        },
        decode: { row in try KeptAnswer(row, from: 0) })
}

/// What the first statement of a write found: who, the entry it opened, or the answer given before.
struct Begun: Sendable {
    let caller: Caller
    let entry: Int64
    let kept: KeptAnswer?

    init(_ row: Row) throws(PostgresError) {
        guard let caller = Caller(json: try row.utf8(0)) else {
            throw PostgresError.decoding("the caller column is not the JSON that tokens.caller generates")
        }
        self.caller = caller
        entry = try row.integer(1)
        kept = try row.isNull(2) ? nil : KeptAnswer(row, from: 2)
    }
}

/// An answer found under a key: columns fingerprint, status, location, content location, entity tag, body.
struct KeptAnswer: Sendable {
    let fingerprint: [UInt8]
    let stored: StoredAnswer

    init(_ row: Row, from column: Int) throws(PostgresError) {
        fingerprint = try row.bytes(column)
        stored = StoredAnswer(
            status: try row.int(column + 1), location: try row.optionalText(column + 2),
            contentLocation: try row.optionalText(column + 3), entityTag: try row.optionalText(column + 4),
            body: try row.utf8(column + 5))
    }

    func answer(for request: RecordRequest) throws(RecordingError) -> StoredAnswer {
        guard fingerprint == request.fingerprint else { throw RecordingError.keyReused }
        return stored
    }
}
