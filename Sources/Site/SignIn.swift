public import HTTPTypes
public import Hummingbird

/// Signing in and out, as the pages need it.
public protocol SignIn: Sendable {
    /// The answer to a request below `/insyn/sign-in` and to `/insyn/sign-out`; nil for any other path.
    ///
    /// - Parameter path: of the request, without its query.
    func respond(to request: Request, path: Substring) async throws -> Response?

    /// The hash of the session's token; nil for who is not signed in. Whether the session lasts is for the records to say.
    func credential(in headers: HTTPFields) -> [UInt8]?
}
