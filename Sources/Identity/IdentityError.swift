/// Why nobody is vouched for.
public enum IdentityError: Error, Sendable, Equatable {
    /// What was shown is not what the provider would have given for this purpose.
    case refused(Reason)
    /// The provider doesn't answer, or not as a provider does.
    case unreachable

    public enum Reason: String, Sendable {
        case malformed, algorithm, key, signature, issuer, audience, expired, notYetValid, subject, nonce, code
    }
}
