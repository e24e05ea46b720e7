import Crypto
import Foundation
public import Kernel
public import ServiceLifecycle
import WebAPI

/// An OpenID Connect provider as this service sees it: where it is, its keys, and what it says of people.
///
/// Its document and its keys are fetched when they are needed, kept for an hour, and fetched again for a key that is not
/// among them, since providers change keys, but not more often than every half minute: the name of a key is anybody's.
public actor Provider: Service {
    public nonisolated let configuration: ProviderConfiguration
    private let client = ProviderClient()
    private let clock: any Clock

    /// What the provider last said of itself.
    private var description: Description?
    private var askedAt: Instant?
    private var isAsking = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    private static let lifetime: Duration = .seconds(3_600)
    private static let pause: Duration = .seconds(30)
    /// Between attempts while there is nothing to go by.
    private static let retry: Duration = .seconds(1)
    /// How much the clocks may differ.
    private static let leeway: Duration = .seconds(60)

    public init(configuration: ProviderConfiguration, clock: any Clock) {
        self.configuration = configuration
        self.clock = clock
    }

    /// Until the process is told to stop.
    public func run() async throws {
        try? await gracefulShutdown()
        try await shutdown()
    }

    /// Nothing can be asked of it afterwards.
    public func shutdown() async throws {
        try await client.shutdown()
    }

    /// Whom the provider means by a token that it made out to `audience`.
    ///
    /// - Parameter nonce: what it must repeat; nil for a token that answers no sign-in.
    /// - Throws: `IdentityError`.
    public func subject(of token: some Collection<UInt8> & Sendable, for audience: String, nonce: String? = nil) async throws -> String {
        let token = try SignedToken(token)
        let keys = try await current(knowing: token.keyID).keys
        guard keys.knows(token.keyID), let key = keys.key(token.keyID, for: token.algorithm) else {
            throw IdentityError.refused(.key)
        }
        guard token.isSigned(by: key) else { throw IdentityError.refused(.signature) }
        let claims = Claims(token.claims)
        try claims.check(issuer: configuration.issuer, audience: audience, at: clock.now(), leeway: Self.leeway)
        if let nonce {
            guard claims.nonce == nonce else { throw IdentityError.refused(.nonce) }
            guard claims.isAuthorized(for: audience) else { throw IdentityError.refused(.audience) }
        }
        return try claims.subject
    }

    /// Where a person is sent to sign in (OpenID Connect Core, 3.1.2.1; RFC 7636).
    ///
    /// - Throws: `IdentityError.unreachable`.
    public func authorizationURL(for attempt: SignInAttempt, redirect: String) async throws -> String {
        let endpoint = try await current(knowing: nil).authorization
        let challenge = BearerToken.text(of: Array(SHA256.hash(data: Array(attempt.verifier.utf8))))
        let query = FormText.encode([
            ("response_type", "code"), ("scope", "openid"), ("client_id", configuration.clientID), ("redirect_uri", redirect),
            ("state", attempt.state), ("nonce", attempt.nonce), ("code_challenge", challenge), ("code_challenge_method", "S256"),
        ])
        return endpoint + (endpoint.contains("?") ? "&" : "?") + query
    }

    /// Whom the provider says that `code` stands for.
    ///
    /// - Throws: `IdentityError`.
    public func subject(of code: String, for attempt: SignInAttempt, redirect: String) async throws -> String {
        let endpoint = try await current(knowing: nil).token
        var form = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect), ("code_verifier", attempt.verifier),
        ]
        var authorization: String?
        if let secret = configuration.clientSecret {
            // RFC 6749, 2.3.1: both are encoded as in a form first.
            let pair = [configuration.clientID, secret].map { FormText.encode([($0, "")]).dropLast() }.joined(separator: ":")
            authorization = "Basic " + Data(pair.utf8).base64EncodedString()
        } else {
            form.append(("client_id", configuration.clientID))
        }
        let (status, document) = try await client.answer(to: form, at: endpoint, authorization: authorization)
        guard status < 500 else { throw IdentityError.unreachable }
        guard status == 200, let token = document["id_token"]?.string else { throw IdentityError.refused(.code) }
        return try await subject(of: Array(token.utf8), for: configuration.clientID, nonce: attempt.nonce)
    }

    private struct Description: Sendable {
        let authorization: String
        let token: String
        let keys: KeySet
        let fetchedAt: Instant
    }

    /// - Parameter keyID: a key that should be among them, and is not when the provider has no such key.
    private func current(knowing keyID: String?) async throws -> Description {
        while true {
            let now = clock.now()
            let fresh = description.flatMap { now < $0.fetchedAt.adding(Self.lifetime) ? $0 : nil }
            if let fresh, keyID.map(fresh.keys.knows) ?? true { return fresh }
            guard isAsking else {
                let wait = fresh == nil ? Self.retry : Self.pause
                guard let askedAt, now < askedAt.adding(wait) else { return try await ask(at: now) }
                guard let fresh else { throw IdentityError.unreachable }
                return fresh
            }
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    private func ask(at now: Instant) async throws -> Description {
        (isAsking, askedAt) = (true, now)
        defer {
            isAsking = false
            // Only the one who asked has given up.
            if Task.isCancelled { askedAt = nil }
            for each in waiting { each.resume() }
            waiting = []
        }
        let document = try await client.document(at: configuration.discovery)
        guard document["issuer"]?.string == configuration.issuer,
            let authorization = document["authorization_endpoint"]?.string, let token = document["token_endpoint"]?.string,
            let keys = document["jwks_uri"]?.string,
            [authorization, token, keys].allSatisfy(ProviderConfiguration.isTrusted)
        else { throw IdentityError.unreachable }
        let set = await KeySet(try await client.document(at: keys))
        guard !set.isEmpty else { throw IdentityError.unreachable }
        let answered = Description(authorization: authorization, token: token, keys: set, fetchedAt: now)
        description = answered
        return answered
    }
}
