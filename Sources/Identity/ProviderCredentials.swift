public import WebAPI

/// Opaque tokens and, beside them, access tokens that a provider made out to the API.
public struct ProviderCredentials: Credentials {
    private let provider: Provider
    private let audience: String

    public init(provider: Provider, audience: String) {
        self.provider = provider
        self.audience = audience
    }

    public func hash(in authorization: String?) async throws -> [UInt8] {
        let token = try BearerToken.token(in: authorization)
        // Opaque tokens have no dots.
        guard token.count(where: { $0 == UInt8(ascii: ".") }) == 2 else { return BearerToken.hash(of: token) }
        do {
            let subject = try await provider.subject(of: Array(token), for: audience)
            return BearerToken.hash(issuer: provider.configuration.issuer, subject: subject)
        } catch IdentityError.refused {
            throw Problem.tokenUnknown
        } catch IdentityError.unreachable {
            throw Problem.unavailable
        }
    }
}
