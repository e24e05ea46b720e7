import Kernel

/// What a token says, once its signature is verified (RFC 7519, 4.1; OpenID Connect Core, 2).
struct Claims {
    private let claims: JSONValue

    init(_ claims: JSONValue) {
        self.claims = claims
    }

    var nonce: String? { claims["nonce"]?.string }

    /// 1–255 ASCII characters.
    var subject: String {
        get throws(IdentityError) {
            guard let subject = claims["sub"]?.string, (1...255).contains(subject.utf8.count),
                subject.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F })
            else { throw .refused(.subject) }
            return subject
        }
    }

    func check(issuer: String, audience: String, at now: Instant, leeway: Duration) throws(IdentityError) {
        guard claims["iss"]?.string == issuer else { throw .refused(.issuer) }
        guard audiences.contains(audience) else { throw .refused(.audience) }
        guard let expiry = instant("exp"), now < expiry.adding(leeway) else { throw .refused(.expired) }
        for name in ["nbf", "iat"] where claims[name] != nil {
            guard let start = instant(name), start <= now.adding(leeway) else { throw .refused(.notYetValid) }
        }
    }

    /// Whether an ID token is for `client` alone, or says that it is the one that asked for it.
    func isAuthorized(for client: String) -> Bool {
        claims["azp"].map { $0.string == client } ?? (audiences.count == 1)
    }

    private var audiences: [String] {
        switch claims["aud"] {
        case .string(let audience)?: [audience]
        case .array(let audiences)?: audiences.compactMap(\.string)
        default: []
        }
    }

    /// Seconds since 1970, of the years that a clock shows.
    private func instant(_ name: String) -> Instant? {
        let seconds: Double? =
            switch claims[name] {
            case .integer(let whole)?: Double(whole)
            case .number(let number)?: number
            default: nil
            }
        guard let seconds, (0...1e11).contains(seconds) else { return nil }
        return Instant(microseconds: Int64(seconds * 1_000_000))
    }
}
