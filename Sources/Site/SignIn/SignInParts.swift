public import Pages

/// Keeps the sessions of those who are signed in.
public protocol SessionKeeper: Sendable {
    /// Opens a session with the token of `tokenHash`.
    ///
    /// - Returns: the session's secret; nil when the token opens nothing.
    func open(tokenHash: [UInt8]) async throws -> String?

    /// Ends the session of `tokenHash`; what is no session stays as it is.
    func end(tokenHash: [UInt8]) async throws
}

/// The pages that signing in shows.
public protocol SignInPages: Sendable {
    /// The form that takes a token, posted as `token` and `return` to `/insyn/sign-in`.
    ///
    /// - Parameters:
    ///   - message: why the last try failed; nil: there was none.
    ///   - returnTo: path to go on to.
    ///   - providers: whether one can also sign in at `/insyn/sign-in/oidc`, with `return` in its query.
    func signIn(message: String?, returnTo: String, providers: Bool) -> String

    /// - Parameter path: to go on from there.
    func problem(status: Int, title: String, detail: String, path: String) -> String
}

extension Page: SignInPages {}
