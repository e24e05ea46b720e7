import Foundation
public import Kernel
import Postgres
import Records
public import WebAPI

extension Access {
    /// The sessions of people who are signed in: each is a token of its own, that comes of the one signed in with.
    public struct Sessions: Sendable {
        private let recorder: any CommandRecorder
        private let identifiers: any IdentifierSource

        public init(recorder: any CommandRecorder, identifiers: any IdentifierSource) {
            self.recorder = recorder
            self.identifiers = identifiers
        }

        /// Opens a session with the token of `tokenHash`, for twelve hours or until that expires.
        ///
        /// - Returns: the secret of the session; nil when the token is unknown, revoked or expired, or itself a session.
        /// - Throws: `PostgresError`, `RecordingError.outcomeUnknown`.
        public func open(tokenHash: [UInt8]) async throws -> String? {
            let secret = BearerToken.text(of: identifiers.token())
            do {
                try await record("POST /insyn/sign-in", tokenHash) { tx in
                    try tx.execute(
                        Self.insert, (tx.newIdentifier(), BearerToken.hash(of: secret), tx.caller.token, tx.now))
                }
                return secret
            } catch RecordingError.unknownToken {
                return nil
            } catch let error as PostgresError where error.constraint == "session_comes_of_a_valid_token" {
                return nil
            }
        }

        /// Ends the session; a token that is none, or ended already, stays as it is.
        ///
        /// - Throws: `PostgresError`, `RecordingError.outcomeUnknown`.
        public func end(tokenHash: [UInt8]) async throws {
            do {
                try await record("POST /insyn/sign-out", tokenHash) { tx in
                    try tx.execute(Self.end, (tx.caller.token, tx.now))
                }
            } catch RecordingError.unknownToken {
                return
            }
        }

        private func record(
            _ act: String, _ tokenHash: [UInt8], _ body: @escaping @Sendable (RecordedTransaction) throws -> Void
        ) async throws {
            let request = RecordRequest(
                tokenHash: tokenHash, key: BearerToken.text(of: identifiers.token()), fingerprint: tokenHash, act: act,
                rehearsal: false)
            _ = try await recorder.record(request) { transaction in
                try body(transaction)
                return StoredAnswer(status: 303, location: nil, contentLocation: nil, entityTag: nil, body: Array("{}".utf8))
            }
        }

        private static let insert = Statement<(UUID, [UInt8], UUID, Instant), Void>(
            SQL.insertSession,
            encode: { input, parameters in
                let (id, hash, token, now) = input
                parameters.bind(id)
                parameters.bind(bytes: hash)
                parameters.bind(token)
                try parameters.bind(now)
            })

        private static let end = Statement<(UUID, Instant), Void>(
            SQL.endSession,
            encode: { input, parameters in
                parameters.bind(input.0)
                try parameters.bind(input.1)
            })
    }
}
