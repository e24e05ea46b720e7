import NIOConcurrencyHelpers
import Postgres

/// Which state the records are in: two answers to one question are the same when they were given in the same state.
struct RecordsState: Sendable, Equatable {
    /// Opaque: what the database says.
    let text: String
}

/// Asks the database which state the records are in, once for all who ask at the same time.
///
/// One asks for itself and for those who wait; who comes meanwhile waits for the next one to ask, since the answer must
/// not be older than the request.
final class StateReader: Sendable {
    private enum Turn {
        /// To ask, for all who wait.
        case ask
        case answered(RecordsState)
    }

    private typealias Waiting = CheckedContinuation<Turn, any Error>

    private struct Progress {
        var isAsking = false
        var waiting: [Waiting] = []
    }

    private let reader: any RecordReader
    private let statement: Statement<Void, RecordsState>
    private let progress = NIOLockedValueBox(Progress())

    init(reader: any RecordReader, sql: String) {
        self.reader = reader
        statement = Statement(sql) { row in RecordsState(text: try row.text(0)) }
    }

    /// - Throws: what the reader throws.
    func current() async throws -> RecordsState {
        let turn = try await withCheckedThrowingContinuation { continuation in
            let isNext = progress.withLockedValue { progress in
                if progress.isAsking { progress.waiting.append(continuation) }
                defer { progress.isAsking = true }
                return !progress.isAsking
            }
            if isNext { continuation.resume(returning: .ask) }
        }
        switch turn {
        case .answered(let state): return state
        case .ask: return try await ask()
        }
    }

    private func ask() async throws -> RecordsState {
        defer { passOn() }
        let others = progress.withLockedValue { progress in
            defer { progress.waiting = [] }
            return progress.waiting
        }
        do {
            guard let state = try await reader.rows(statement, ()).first else {
                throw PostgresError.decoding("the records have no state")
            }
            for each in others { each.resume(returning: .answered(state)) }
            return state
        } catch is CancellationError {
            // Only this one has given up.
            progress.withLockedValue { $0.waiting = others + $0.waiting }
            throw CancellationError()
        } catch {
            for each in others { each.resume(throwing: error) }
            throw error
        }
    }

    private func passOn() {
        let next = progress.withLockedValue { progress -> Waiting? in
            progress.isAsking = !progress.waiting.isEmpty
            return progress.waiting.isEmpty ? nil : progress.waiting.removeFirst()
        }
        next?.resume(returning: .ask)
    }
}
