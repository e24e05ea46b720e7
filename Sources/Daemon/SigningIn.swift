public import Access
public import Identity
public import Kernel
public import Logging
public import Records
public import Site
public import WebAPI

extension Access.Sessions: SessionKeeper {}

/// What signing in is put together from.
public enum SigningIn {
    /// What the API takes in `Authorization`: a provider's access tokens, too, when it makes them out to the API.
    public static func credentials(_ provider: Provider?) -> any Credentials {
        guard let provider, let audience = provider.configuration.audience else { return OpaqueCredentials() }
        return ProviderCredentials(provider: provider, audience: audience)
    }

    /// What answers below `/insyn/sign-in` and to `/insyn/sign-out`.
    public static func responder(
        origin: Origin, recorder: Recorder, provider: Provider?, clock: any Clock,
        identifiers: any IdentifierSource, logger: Logger
    ) -> SignInResponder {
        SignInResponder(
            origin: origin, sessions: Access.Sessions(recorder: recorder, identifiers: identifiers), provider: provider,
            clock: clock, identifiers: identifiers, logger: logger)
    }
}
