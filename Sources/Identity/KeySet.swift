import JWTKit
import Kernel

/// A provider's public keys (RFC 7517) by their `kid`, each for the algorithms it may verify.
struct KeySet: Sendable {
    private let keys: [String: [String: any JWTAlgorithm]]

    /// Keys of other kinds, and those without a `kid`, are left out; so are RSA keys below 2,048 bits.
    init(_ document: JSONValue) async {
        var keys: [String: [String: any JWTAlgorithm]] = [:]
        if case .array(let members)? = document["keys"] {
            for member in members.prefix(64) {
                guard let id = member["kid"]?.string, member["use"] == nil || member["use"]?.string == "sig" else { continue }
                let own = (try? await Self.algorithms(of: member)) ?? [:]
                let allowed = own.filter { member["alg"] == nil || member["alg"]?.string == $0.key }
                if !allowed.isEmpty { keys[id] = allowed }
            }
        }
        self.keys = keys
    }

    var isEmpty: Bool { keys.isEmpty }

    func knows(_ id: String) -> Bool { keys[id] != nil }

    /// nil when the key is unknown or not for that algorithm.
    func key(_ id: String, for algorithm: String) -> (any JWTAlgorithm)? { keys[id]?[algorithm] }

    private static func algorithms(of key: JSONValue) async throws -> [String: any JWTAlgorithm] {
        switch key["kty"]?.string {
        case "RSA":
            guard let modulus = key["n"]?.string, let exponent = key["e"]?.string else { return [:] }
            let rsa = try Insecure.RSA.PublicKey(modulus: modulus, exponent: exponent)
            return [
                "RS256": try await JWTKeyCollection().add(rsa: rsa, digestAlgorithm: .sha256).getKey(),
                "PS256": try await JWTKeyCollection().add(pss: rsa, digestAlgorithm: .sha256).getKey(),
            ]
        case "EC" where key["crv"]?.string == "P-256":
            guard let x = key["x"]?.string, let y = key["y"]?.string else { return [:] }
            let point = try ES256PublicKey(parameters: (x, y))
            return ["ES256": try await JWTKeyCollection().add(ecdsa: point).getKey()]
        default: return [:]
        }
    }
}
