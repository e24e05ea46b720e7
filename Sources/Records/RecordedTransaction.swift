public import Foundation
public import Kernel
public import Postgres

/// A write under way: the journal's head is locked and an entry is open. Only usable inside the recorder's closure.
public struct RecordedTransaction {
    public let caller: Caller
    /// The number of the journal entry, which is also the version of every row that this transaction writes.
    public let entry: Int64
    public let now: Instant
    /// Today in the agreement's time zone.
    public let today: Day
    public let transaction: Transaction
    private let identifiers: any IdentifierSource

    init(
        caller: Caller, entry: Int64, now: Instant, today: Day, transaction: Transaction,
        identifiers: any IdentifierSource
    ) {
        self.caller = caller
        self.entry = entry
        self.now = now
        self.today = today
        self.transaction = transaction
        self.identifiers = identifiers
    }

    public func newIdentifier() -> UUID {
        identifiers.uuid(at: now)
    }

    /// 32 bytes for a new token.
    public func newSecret() -> [UInt8] {
        identifiers.token()
    }

    public func rows<I, O>(_ statement: Statement<I, O>, _ input: I) throws(PostgresError) -> [O] {
        try transaction.rows(statement, input)
    }

    public func first<I, O>(_ statement: Statement<I, O>, _ input: I) throws(PostgresError) -> O? {
        try transaction.first(statement, input)
    }

    @discardableResult
    public func execute<I, O>(_ statement: Statement<I, O>, _ input: I) throws(PostgresError) -> Int {
        try transaction.execute(statement, input)
    }

    /// What this write leads to, from the rows it has written so far: the rows, the shares of time, delegations' allowances
    /// and budgets' figures before and after, and the refusal that a proposed content would meet.
    public func consequences(in language: Language) throws -> JSONValue {
        let text = try transaction.first(Self.consequences, (entry, language.rawValue))
        return try JSONScanner.parse(text ?? Array("{}".utf8))
    }

    private static let consequences = Statement<(Int64, String), [UInt8]>(
        SQL.readConsequences,
        encode: { input, parameters in
            parameters.bind(input.0)
            try parameters.bind(input.1)
        },
        decode: { row in try row.utf8(0) })

    /// The day that a business date names, today when it names none.
    ///
    /// - Throws: `Refusal` when it lies after today (D-30).
    public func businessDay(_ day: Day?) throws(Refusal) -> Day {
        guard let day else { return today }
        guard day <= today else {
            throw Refusal(
                .unprocessable, rule: "business_date_is_not_in_the_future",
                facts: ["day": .string(day.iso), "today": .string(today.iso)])
        }
        return day
    }

    /// The instant that a business time names.
    ///
    /// - Throws: `Refusal` when it lies after now (D-30).
    public func businessInstant(_ instant: Instant) throws(Refusal) -> Instant {
        guard instant <= now else {
            throw Refusal(
                .unprocessable, rule: "business_date_is_not_in_the_future",
                facts: ["at": .string(instant.rfc3339), "now": .string(now.rfc3339)])
        }
        return instant
    }
}
