import Foundation

/// The OpenID Connect provider that vouches for people, and what it knows this service as.
public struct ProviderConfiguration: Sendable, Equatable {
    /// As the provider writes it in `iss`, letter by letter.
    public let issuer: String
    public let clientID: String
    /// nil: a public client, that only PKCE protects.
    public let clientSecret: String?
    /// What `aud` names in access tokens for the API; nil: the API takes none of the provider's.
    public let audience: String?

    /// nil when `issuer` is no https URL (http is for this machine only) of at most 255 characters without a query.
    public init?(issuer: String, clientID: String, clientSecret: String? = nil, audience: String? = nil) {
        guard Self.isTrusted(issuer), issuer.utf8.count <= 255, !issuer.contains("?"), !issuer.contains("#") else { return nil }
        self.issuer = issuer
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.audience = audience
    }

    var discovery: String {
        (issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer) + "/.well-known/openid-configuration"
    }

    /// Whether what comes from `url` is known to come from there.
    static func isTrusted(_ url: String) -> Bool {
        guard let parts = URLComponents(string: url), let host = parts.host, !host.isEmpty else { return false }
        return parts.scheme == "https" || parts.scheme == "http" && ["localhost", "127.0.0.1", "[::1]", "::1"].contains(host)
    }
}
