public import HTTPTypes
public import Hummingbird
public import Pages

/// Signing in and out, as the pages need it.
public protocol SignIn: Sendable {
    /// The answer to a request below `/insyn/sign-in` and to `/insyn/sign-out`; nil for any other path.
    ///
    /// - Parameters:
    ///   - path: of the request, without its query.
    ///   - peer: the address at the other end of the connection.
    ///   - page: makes the pages of the answer, in the language of who asks.
    func respond(to request: Request, path: Substring, peer: String?, page: Page) async throws -> SignInAnswer?

    /// The hash of the session's token; nil for who is not signed in. Whether the session lasts is for the records to say.
    func credential(in headers: HTTPFields) -> [UInt8]?
}

/// What signing in answers.
public struct SignInAnswer: Sendable {
    public let response: Response
    /// Whether the request's content, if it has any, was read to its end: the connection goes on after nothing else.
    public let isContentRead: Bool

    public init(_ response: Response, isContentRead: Bool) {
        self.response = response
        self.isContentRead = isContentRead
    }
}
