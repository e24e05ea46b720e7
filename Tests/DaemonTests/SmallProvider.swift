import Crypto
import CryptoExtras
import Foundation
import Hummingbird
import HummingbirdTesting
import Identity
import Kernel
import Logging
import NIOCore
import Scenes
import TestSupport
import Synchronization
import WebAPI

/// An OpenID Connect provider of the smallest kind, that signs and checks with code of its own and errs when told to.
final class SmallProvider: Sendable {
    /// A key that it signs with.
    enum Key: Sendable {
        case rsa(_RSA.Signing.PrivateKey)
        case p256(P256.Signing.PrivateKey)
    }

    fileprivate struct Code {
        let subject: String
        let nonce: String
        let challenge: String
        let redirect: String
    }

    struct State {
        var now = Instant(microseconds: 0)
        var issuer = ""
        /// Published keys by `kid`.
        var keys: [String: Key] = [:]
        /// The key and the algorithm that ID tokens are signed with.
        var signing = (kid: "", algorithm: "RS256")
        /// Who signs in.
        var subject = "person-1"
        /// What ID tokens say otherwise than they should.
        var otherwise: [String: JSONValue] = [:]
        /// What a form that redeems a code says otherwise.
        var verifier: String?
        var isAway = false
        /// Whether it lets whoever asks where it is wait.
        var isHanging = false
        /// How often it was asked where it is.
        var begun = 0
        var authorization: String?
        /// How often the keys were asked for.
        var asked = 0
        fileprivate var codes: [String: Code] = [:]
    }

    static let client = "samverkan"
    static let secret = "hemlig & dold"
    static let audience = "https://samverkan.example.se/samverkan/v1"

    private let state = Mutex(State())

    /// Runs a provider on a free port, and beside it the service that knows it.
    static func play(
        secret: String? = SmallProvider.secret, audience: String? = SmallProvider.audience,
        _ body: @Sendable (Scene, SmallProvider) async throws -> Void
    ) async throws {
        let provider = SmallProvider()
        var logger = Logger(label: "provider")
        logger.logLevel = .critical
        let router = Router()
        router.get("/.well-known/openid-configuration") { _, _ in try await provider.discovery() }
        router.get("/keys") { _, _ in try provider.keySet() }
        router.post("/token") { request, _ in try await provider.redeem(request) }
        try await Application(router: router, logger: logger).test(.live) { client in
            guard let port = client.port else { throw SceneError(what: "the provider has no port") }
            provider.set { state in
                state.issuer = "http://127.0.0.1:\(port)"
                state.keys["first"] = .rsa(rsaKeys[0])
                state.signing = ("first", "RS256")
            }
            let configuration = ProviderConfiguration(
                issuer: provider.issuer, clientID: Self.client, clientSecret: secret, audience: audience)
            guard let configuration else { throw SceneError(what: "\(provider.issuer) is no issuer") }
            try await Scene.play(provider: configuration) { scene in
                scene.setToPresent()
                let now = scene.clock.now()
                provider.set { $0.now = now }
                try await body(scene, provider)
            }
        }
    }

    /// Made once: each takes a while.
    static let rsaKeys: [_RSA.Signing.PrivateKey] = (0..<2).compactMap { _ in try? _RSA.Signing.PrivateKey(keySize: .bits2048) }

    var issuer: String { state.withLock { $0.issuer } }
    var asked: Int { state.withLock { $0.asked } }
    var begun: Int { state.withLock { $0.begun } }

    func set(_ change: @Sendable (inout State) -> Void) { state.withLock { change(&$0) } }

    // MARK: What it answers

    private func discovery() async throws -> Response {
        state.withLock { $0.begun += 1 }
        while state.withLock({ $0.isHanging }) { try await Task.sleep(for: .milliseconds(5)) }
        try presence()
        let issuer = issuer
        return json([
            "issuer": .string(issuer), "authorization_endpoint": .string(issuer + "/authorize"),
            "token_endpoint": .string(issuer + "/token"), "jwks_uri": .string(issuer + "/keys"),
        ])
    }

    private func keySet() throws -> Response {
        try presence()
        return try state.withLock { state in
            state.asked += 1
            let keys: [JSONValue] = try state.keys.map { kid, key in
                switch key {
                case .rsa(let key):
                    let numbers = try key.publicKey.getKeyPrimitives()
                    return [
                        "kty": "RSA", "kid": .string(kid), "use": "sig", "n": .string(Self.text(numbers.modulus)),
                        "e": .string(Self.text(numbers.publicExponent)),
                    ]
                case .p256(let key):
                    let point = key.publicKey.rawRepresentation
                    return [
                        "kty": "EC", "crv": "P-256", "kid": .string(kid), "alg": "ES256", "x": .string(Self.text(point.prefix(32))),
                        "y": .string(Self.text(point.suffix(32))),
                    ]
                }
            }
            return json(["keys": .array(keys)])
        }
    }

    /// Signs in whoever comes to `url`, and tells where they are sent back to.
    func signIn(at url: String) throws -> String {
        let query = url.hasPrefix(issuer + "/authorize?") ? FormText.decode(url.drop { $0 != "?" }.dropFirst()) : nil
        guard let query, query["response_type"] == "code", query["scope"] == "openid", query["client_id"] == Self.client,
            query["code_challenge_method"] == "S256", let challenge = query["code_challenge"], let nonce = query["nonce"],
            let redirect = query["redirect_uri"], let returned = query["state"]
        else { throw SceneError(what: "the provider does not understand \(url)") }
        let code = UUID().uuidString
        state.withLock {
            $0.codes[code] = Code(subject: $0.subject, nonce: nonce, challenge: challenge, redirect: redirect)
        }
        return "\(redirect)?\(FormText.encode([("code", code), ("state", returned), ("iss", issuer)]))"
    }

    private func redeem(_ request: Request) async throws -> Response {
        try presence()
        let body = try await request.body.collect(upTo: 8_192)
        var form = FormText.decode(String(buffer: body)) ?? [:]
        let given = state.withLock { state in
            state.authorization = request.headers[.authorization]
            form["code_verifier"] = state.verifier ?? form["code_verifier"]
            return form["code"].flatMap { state.codes.removeValue(forKey: $0) }
        }
        let verifier = Self.text(Data(SHA256.hash(data: Data((form["code_verifier"] ?? "").utf8))))
        guard let given, form["grant_type"] == "authorization_code", given.challenge == verifier,
            given.redirect == form["redirect_uri"]
        else { return json(["error": "invalid_grant"], status: .badRequest) }
        return json([
            "access_token": "opaque", "token_type": "Bearer",
            "id_token": .string(try token(for: Self.client, subject: given.subject, ["nonce": .string(given.nonce)])),
        ])
    }

    private func presence() throws {
        if state.withLock({ $0.isAway }) { throw HTTPError(.badGateway) }
    }

    private func json(_ value: JSONValue, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json"], body: ResponseBody(byteBuffer: ByteBuffer(bytes: value.utf8)))
    }

    // MARK: What it signs

    /// A token as it signs them now; `claims` come in place of its own, null for none.
    func token(
        for audience: String = SmallProvider.audience, subject: String = "person-1", _ claims: [String: JSONValue] = [:],
        header: [String: JSONValue] = [:]
    ) throws -> String {
        let (state, key) = state.withLock { ($0, $0.keys[$0.signing.kid]) }
        let now = state.now.microseconds / 1_000_000
        let own: [String: JSONValue] = [
            "iss": .string(state.issuer), "aud": .string(audience), "sub": .string(subject), "iat": .integer(now),
            "exp": .integer(now + 300),
        ]
        let said = own.merging(claims) { $1 }.merging(state.otherwise) { $1 }.filter { $0.value != .null }
        let head: [String: JSONValue] = ["alg": .string(state.signing.algorithm), "kid": .string(state.signing.kid), "typ": "JWT"]
        let headed = head.merging(header) { $1 }.filter { $0.value != .null }
        let content = [headed, said].map { Self.text(Data(JSONValue.object($0.map { ($0.key, $0.value) }).utf8)) }.joined(separator: ".")
        guard let key else { throw SceneError(what: "no key \(state.signing.kid)") }
        return "\(content).\(Self.text(try Self.signature(of: content, by: key, headed["alg"]?.string ?? "none")))"
    }

    private static func signature(of content: String, by key: Key, _ algorithm: String) throws -> Data {
        let bytes = Data(content.utf8)
        switch (algorithm, key) {
        case ("RS256", .rsa(let key)):
            return try key.signature(for: SHA256.hash(data: bytes), padding: .insecurePKCS1v1_5).rawRepresentation
        case ("RS512", .rsa(let key)):
            return try key.signature(for: SHA512.hash(data: bytes), padding: .insecurePKCS1v1_5).rawRepresentation
        case ("PS256", .rsa(let key)):
            return try key.signature(for: SHA256.hash(data: bytes), padding: .PSS).rawRepresentation
        case ("ES256", .p256(let key)): return try key.signature(for: bytes).rawRepresentation
        // The public key as a shared secret: what a verifier falls for that lets the token choose.
        case ("HS256", .rsa(let key)):
            let secret = SymmetricKey(data: Data(key.publicKey.pemRepresentation.utf8))
            return Data(HMAC<SHA256>.authenticationCode(for: bytes, using: secret))
        default: return Data()
        }
    }

    private static func text(_ bytes: some Sequence<UInt8>) -> String { BearerToken.text(of: Array(bytes)) }
}

extension Scene {
    /// Registers whom `provider` calls `subject`.
    @discardableResult
    func register(_ subject: String, as who: Who, of provider: SmallProvider) async throws -> Reply {
        try expect(try await registration(subject, as: who, of: provider), 201)
    }

    func registration(_ subject: String, as who: Who, of provider: SmallProvider) async throws -> Reply {
        let person = try await person(who)
        return try await post(
            "/tokens",
            [
                "kind": "person", "person": .string(person.text), "label": "Inloggning", "days": 365,
                "identity": ["issuer": .string(provider.issuer), "subject": .string(subject)],
            ], as: .administrator)
    }
}
