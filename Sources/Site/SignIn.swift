public import HTTPTypes
public import Hummingbird

/// Signing in and out, as the pages need it.
public protocol SignIn: Sendable {
    /// The answer to a request below `/insyn/sign-in` and to `/insyn/sign-out`; nil for any other path.
    ///
    /// - Parameters:
    ///   - path: of the request, without its query.
    ///   - peer: the address at the other end of the connection.
    func respond(to request: Request, path: Substring, peer: String?) async throws -> Response?

    /// The hash of the session's token; nil for who is not signed in. Whether the session lasts is for the records to say.
    func credential(in headers: HTTPFields) -> [UInt8]?
}
