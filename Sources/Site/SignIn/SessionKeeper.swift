/// Keeps the sessions of those who are signed in.
public protocol SessionKeeper: Sendable {
    /// Opens a session with the token of `tokenHash`.
    ///
    /// - Returns: the session's secret; nil when the token opens nothing.
    func open(tokenHash: [UInt8]) async throws -> String?

    /// Ends the session of `tokenHash`; what is no session stays as it is.
    func end(tokenHash: [UInt8]) async throws
}
