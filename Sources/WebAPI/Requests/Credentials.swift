/// What a caller shows, made into what the records know the caller by.
public protocol Credentials: Sendable {
    /// The hash of a token for what `authorization` holds; whether there is such a token is for the records to say.
    ///
    /// - Throws: `Problem`, 401 for what is no credential, 503 when whoever vouches for it can't be reached.
    func hash(in authorization: String?) async throws -> [UInt8]
}

/// Opaque tokens only.
public struct OpaqueCredentials: Credentials {
    public init() {}

    public func hash(in authorization: String?) throws(Problem) -> [UInt8] {
        BearerToken.hash(of: try BearerToken.token(in: authorization))
    }
}
