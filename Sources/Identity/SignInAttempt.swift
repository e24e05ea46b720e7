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

    /// Keeps attempts in the browser, unreadable and unchangeable there, by a key that ends with the process.
    public struct Seal: Sendable {
        private let key = SymmetricKey(size: .bits256)

        public init() {}

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
