import Foundation
import JWTKit
import Kernel

/// A JSON Web Token (RFC 7519) in its three parts, read but not yet believed.
struct SignedToken {
    let algorithm: String
    let keyID: String
    let claims: JSONValue
    /// What is signed: header and claims as they were sent.
    private let content: [UInt8]
    private let signature: [UInt8]

    /// What a provider may sign with; `none` and shared secrets are not among them.
    static let algorithms: Set<String> = ["RS256", "PS256", "ES256"]
    private static let types: Set<String> = ["jwt", "at+jwt", "application/at+jwt"]

    /// - Throws: `malformed`, or `algorithm` for one that isn't pinned.
    init(_ token: some Collection<UInt8>) throws(IdentityError) {
        let parts = token.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3, let header = Self.json(parts[0]), let claims = Self.json(parts[1]),
            let signature = Self.bytes(parts[2]), case .object = claims
        else { throw .refused(.malformed) }
        guard let algorithm = header["alg"]?.string, Self.algorithms.contains(algorithm) else { throw .refused(.algorithm) }
        guard header["crit"] == nil, header["typ"].map({ Self.types.contains($0.string?.lowercased() ?? "") }) ?? true else {
            throw .refused(.malformed)
        }
        guard let keyID = header["kid"]?.string, (1...255).contains(keyID.utf8.count) else { throw .refused(.key) }
        self.algorithm = algorithm
        self.keyID = keyID
        self.claims = claims
        self.signature = signature
        content = Array(parts[0]) + [UInt8(ascii: ".")] + Array(parts[1])
    }

    func isSigned(by key: any JWTAlgorithm) -> Bool {
        (try? key.verify(signature, signs: content)) ?? false
    }

    private static func json(_ part: some Collection<UInt8>) -> JSONValue? {
        bytes(part).flatMap { try? JSONScanner.parse($0) }
    }

    /// Base64url without padding (RFC 7515, 2).
    static func bytes(_ part: some Collection<UInt8>) -> [UInt8]? {
        let text = String(decoding: part, as: UTF8.self)
        guard !text.contains(where: { "+/=".contains($0) }) else { return nil }
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        let standard = text.replacing("-", with: "+").replacing("_", with: "/") + padding
        return Data(base64Encoded: standard).map(Array.init)
    }
}
