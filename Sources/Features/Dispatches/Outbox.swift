import Foundation
import Kernel
import Postgres
import Records

/// The queue of dispatches in the database: claims that end by themselves, and outcomes that are kept in the journal.
struct Outbox: Sendable {
    /// A dispatch that nobody else delivers until the claim ends.
    struct Claim: Sendable {
        let dispatch: UUID
        /// This one included.
        let attempts: Int
        /// nil when it is of no form that can be written.
        let letter: Letter?
    }

    enum Ending: String, Sendable {
        case sent
        case failed
    }

    let pool: Pool
    let clock: any Clock

    /// Longer than sendmail may take, so that only a claim whose holder died is taken over.
    static let claimLength: Duration = .seconds(120)

    /// - Throws: `PostgresError`.
    func claim() async throws -> Claim? {
        let now = clock.now()
        return try await pool.transaction { try $0.first(Self.claimNext, (now, now.adding(Self.claimLength))) }
    }

    /// Keeps the outcome, in an entry of the service's own; nothing when it has been kept already.
    ///
    /// Tries for about half a minute when the database is busy or away: what is not kept is delivered again.
    func settle(_ claim: Claim, _ ending: Ending, status: Int32?) async throws {
        for pause in [1, 2, 4, 8, 16] {
            do { return try await keep(claim, ending, status) } catch is PostgresError { try await Task.sleep(for: .seconds(pause)) }
        }
        try await keep(claim, ending, status)
    }

    private func keep(_ claim: Claim, _ ending: Ending, _ status: Int32?) async throws {
        let now = clock.now()
        do {
            try await pool.transaction { transaction in
                try JournalEntry.open(act: "deliver dispatch", kind: "service", at: now, in: transaction)
                guard try transaction.execute(Self.settleOne, (claim, ending, now, status)) == 1 else { throw AlreadySettled() }
            }
        } catch is AlreadySettled {}
    }

    /// Leaves it in the queue until then.
    func postpone(_ claim: Claim, by pause: Duration) async throws {
        let then = clock.now().adding(pause)
        try await pool.transaction { _ = try $0.execute(Self.postponeOne, (claim, then)) }
    }

    /// Somebody else has delivered it, after this claim had ended: the entry is not to be.
    private struct AlreadySettled: Error {}

    private static let claimNext = Statement<(Instant, Instant), Claim>(
        SQL.claimDelivery,
        encode: { input, parameters in
            try parameters.bind(input.0)
            try parameters.bind(input.1)
        },
        decode: { row in
            Claim(dispatch: try row.uuid(0), attempts: try row.int(1), letter: Letter(json: try row.optionalUTF8(2) ?? []))
        })

    private static let settleOne = Statement<(Claim, Ending, Instant, Int32?), Void>(
        SQL.settleDispatch,
        encode: { input, parameters in
            parameters.bind(input.0.dispatch)
            try parameters.bind(input.1.rawValue)
            try parameters.bind(input.2)
            parameters.bind(input.0.attempts)
            parameters.bind(input.3.map(Int.init))
        })

    private static let postponeOne = Statement<(Claim, Instant), Void>(
        SQL.postponeDelivery,
        encode: { input, parameters in
            parameters.bind(input.0.dispatch)
            parameters.bind(input.0.attempts)
            try parameters.bind(input.1)
        })
}
