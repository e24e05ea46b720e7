import Crypto
import Foundation
public import Kernel
import WebAPI

/// A sign-in under way, from here to the provider and back: what the browser brings back must fit it.
public struct SignInAttempt: Sendable, Equatable {
    /// Repeated by the provider in the address that it sends the browser back to.
    public let state: String
    /// Repeated by the provider in its token.
    let nonce: String
    /// Told to the provider when the code is redeemed; before that, only the hash of it is (RFC 7636).
    let verifier: String
    /// Where the person was going.
    public let returnPath: String
    let expires: Instant

    /// Long enough for a password and a second factor.
    private static let lifetime: Duration = .seconds(600)

    public init(returnPath: String, at now: Instant, identifiers: any IdentifierSource) {
        state = BearerToken.text(of: identifiers.token())
        nonce = BearerToken.text(of: identifiers.token())
        verifier = BearerToken.text(of: identifiers.token())
        self.returnPath = returnPath
        expires = now.adding(Self.lifetime)
    }

    private init?(_ json: JSONValue) {
        guard let state = json["state"]?.string, let nonce = json["nonce"]?.string, let verifier = json["verifier"]?.string,
            let returnPath = json["return"]?.string, let expires = json["expires"]?.integer
        else { return nil }
        self.state = state
        self.nonce = nonce
        self.verifier = verifier
        self.returnPath = returnPath
        self.expires = Instant(microseconds: expires)
    }

    private var json: JSONValue {
        [
            "state": .string(state), "nonce": .string(nonce), "verifier": .string(verifier), "return": .string(returnPath),
            "expires": .integer(expires.microseconds),
        ]
    }

    /// Keeps attempts in the browser, unreadable and unchangeable there.
    ///
    /// The key is made of the secret that the service has in common with the provider, so that every daemon opens what any
    /// of them sealed, before a restart, too. For a public client, which has none, it ends with the process.
    public struct Seal: Sendable {
        private let key: SymmetricKey

        public init(_ provider: ProviderConfiguration) {
            key =
                provider.clientSecret.map { secret in
                    HKDF<SHA256>.deriveKey(
                        inputKeyMaterial: SymmetricKey(data: Data(secret.utf8)),
                        info: Data("samverkan sign-in\0\(provider.issuer)\0\(provider.clientID)".utf8), outputByteCount: 32)
                } ?? SymmetricKey(size: .bits256)
        }

        /// What to keep in a cookie: base64url.
        public func sealed(_ attempt: SignInAttempt) throws -> String {
            BearerToken.text(of: Array(try ChaChaPoly.seal(attempt.json.utf8, using: key).combined))
        }

        /// nil for what was not sealed here, and for an attempt that took too long.
        public func opened(_ text: String, at now: Instant) -> SignInAttempt? {
            guard let bytes = SignedToken.bytes(text.utf8), let box = try? ChaChaPoly.SealedBox(combined: bytes),
                let content = try? ChaChaPoly.open(box, using: key), let json = try? JSONScanner.parse(Array(content)),
                let attempt = SignInAttempt(json), now < attempt.expires
            else { return nil }
            return attempt
        }
    }
}
