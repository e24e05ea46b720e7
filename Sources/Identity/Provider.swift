import Crypto
import Foundation
public import Kernel
public import ServiceLifecycle
import WebAPI

/// An OpenID Connect provider as this service sees it: where it is, its keys, and what it says of people.
///
/// Its document and its keys are fetched when they are needed, kept for an hour, and fetched again for a key that is not
/// among them, since providers change keys, but not more often than every half minute: the name of a key is anybody's.
/// Until it answers, the keys it had stay good, for a day. One request asks for all; few wait for it.
public actor Provider: Service {
    public nonisolated let configuration: ProviderConfiguration
    /// For the sign-ins that are sent to it.
    public nonisolated let seal: SignInAttempt.Seal
    private let client: ProviderClient
    private let clock: any Clock

    /// What the provider last said of itself.
    private var description: Description?
    /// When it was last asked to the end, and whether in vain.
    private var askedAt: Instant?
    private var isAway = false
    private var isAsking = false
    /// They get what the one who asks gets; nil: nothing.
    private var waiting: [CheckedContinuation<Description?, Never>] = []

    private static let lifetime: Duration = .seconds(3_600)
    private static let lifetimeUnanswered: Duration = .seconds(86_400)
    private static let pause: Duration = .seconds(30)
    /// Between attempts while there is nothing to go by.
    private static let retry: Duration = .seconds(1)
    /// Requests that wait for an answer; each takes memory until it is there.
    private static let longestQueue = 64
    /// How much the clocks may differ.
    private static let leeway: Duration = .seconds(60)

    /// - Parameter patience: how long an answer is waited for. Two in a row are to fit in the deadline of a request.
    public init(configuration: ProviderConfiguration, clock: any Clock, patience: Duration = .seconds(2)) {
        self.configuration = configuration
        seal = SignInAttempt.Seal(configuration)
        client = ProviderClient(patience: patience)
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

        func isFresh(at now: Instant) -> Bool { now < fetchedAt.adding(Provider.lifetime) }
    }

    /// - Parameter keyID: a key that should be among them, and is not when the provider has no such key; nil: none is asked for.
    private func current(knowing keyID: String?) async throws(IdentityError) -> Description {
        let now = clock.now()
        if let description, description.isFresh(at: now), keyID.map(description.keys.knows) ?? true { return description }
        let pause = description == nil || keyID == nil ? Self.retry : Self.pause
        if isAsking {
            if let kept = kept(knowing: keyID, at: now) { return kept }
            guard waiting.count < Self.longestQueue else { throw .unreachable }
            if let answer = await withCheckedContinuation({ waiting.append($0) }) { return answer }
        } else if askedAt.map({ now >= $0.adding(pause) }) ?? true {
            if let answer = await ask() { return answer }
        }
        if !isAway, let description, description.isFresh(at: now) { return description }
        guard let kept = kept(knowing: keyID, at: now) else { throw .unreachable }
        return kept
    }

    /// What there is to go by for a known key without an answer; nil: nothing.
    private func kept(knowing keyID: String?, at now: Instant) -> Description? {
        guard let description, let keyID, description.keys.knows(keyID) else { return nil }
        return now < description.fetchedAt.adding(Self.lifetimeUnanswered) ? description : nil
    }

    private func ask() async -> Description? {
        isAsking = true
        let answer = try? await fetch()
        isAsking = false
        if let answer { description = answer }
        // Who was cancelled knows nothing of the provider.
        if answer != nil || !Task.isCancelled { (askedAt, isAway) = (clock.now(), answer == nil) }
        for each in waiting { each.resume(returning: answer) }
        waiting = []
        return answer
    }

    private func fetch() async throws(IdentityError) -> Description {
        let start = clock.now()
        let document = try await client.document(at: configuration.discovery)
        guard document["issuer"]?.string == configuration.issuer,
            let authorization = document["authorization_endpoint"]?.string, let token = document["token_endpoint"]?.string,
            let keys = document["jwks_uri"]?.string,
            [authorization, token, keys].allSatisfy(ProviderConfiguration.isTrusted)
        else { throw .unreachable }
        let set = await KeySet(try await client.document(at: keys))
        guard !set.isEmpty else { throw .unreachable }
        return Description(authorization: authorization, token: token, keys: set, fetchedAt: start)
    }
}
