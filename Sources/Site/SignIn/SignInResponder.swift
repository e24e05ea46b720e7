public import HTTPTypes
public import Hummingbird
public import Identity
public import Kernel
import NIOCore
public import WebAPI

/// Signing in with a token or at a provider, and signing out.
///
/// The provider sends the browser back from another site, and on that request it brings no cookie that is `Strict`. So
/// the callback does nothing but answer with a page that goes on by itself, from this site, to where the cookies come.
public struct SignInResponder: SignIn {
    private let origin: Origin
    private let sessions: any SessionKeeper
    private let provider: Provider?
    private let pages: any SignInPages
    private let clock: any Clock
    private let identifiers: any IdentifierSource
    private let limit = SignInLimit()

    static let root = "/insyn/sign-in"

    public init(
        origin: Origin, sessions: any SessionKeeper, provider: Provider?, pages: any SignInPages, clock: any Clock,
        identifiers: any IdentifierSource
    ) {
        self.origin = origin
        self.sessions = sessions
        self.provider = provider
        self.pages = pages
        self.clock = clock
        self.identifiers = identifiers
    }

    public func credential(in headers: HTTPFields) -> [UInt8]? {
        Cookie.session.value(in: headers).map { BearerToken.hash(of: $0) }
    }

    public func respond(to request: Request, path: Substring, peer: String?) async throws -> Response? {
        switch (path, request.method) {
        case ("/insyn/sign-in", .get): form(returnPath: ReturnPath(query(of: request)["return"]))
        case ("/insyn/sign-in", .head):
            form(returnPath: ReturnPath(query(of: request)["return"])).createHeadResponse()
        case ("/insyn/sign-in", .post): try await signIn(request, from: peer)
        case ("/insyn/sign-in", _): refuseMethod(allow: "GET, HEAD, POST")
        case ("/insyn/sign-in/oidc", .get): try await begin(request)
        case ("/insyn/sign-in/callback", .get): goOn(request)
        case ("/insyn/sign-in/finish", .get): try await finish(request, from: peer)
        case ("/insyn/sign-in/oidc", _), ("/insyn/sign-in/callback", _), ("/insyn/sign-in/finish", _):
            refuseMethod(allow: "GET")
        case ("/insyn/sign-out", .post): try await signOut(request)
        case ("/insyn/sign-out", _): refuseMethod(allow: "POST")
        default: nil
        }
    }

    // MARK: With a token

    private func signIn(_ request: Request, from peer: String?) async throws -> Response {
        guard let form = try await PostedForm.read(request) else { return refuseForm() }
        guard origin.isSource(of: request) else { return refuseOrigin() }
        if let seconds = wait(request, from: peer) { return refuseHaste(seconds: seconds) }
        let returnPath = ReturnPath(form["return"])
        let token = form["token"].map { $0.filter { !$0.isWhitespace } } ?? ""
        guard !token.isEmpty, let session = try await sessions.open(tokenHash: BearerToken.hash(of: token)) else {
            return self.form(message: SignInWords.unknownToken, returnPath: returnPath)
        }
        return enter(session, at: returnPath)
    }

    private func signOut(_ request: Request) async throws -> Response {
        guard try await PostedForm.read(request) != nil else { return refuseForm() }
        guard origin.isSource(of: request) else { return refuseOrigin() }
        if let session = credential(in: request.headers) { try await sessions.end(tokenHash: session) }
        return SitePage.redirect(to: Self.root, cookies: [Cookie.session.removed])
    }

    // MARK: At the provider

    private func begin(_ request: Request) async throws -> Response {
        guard let provider else { return problem(.notFound, SignInWords.noProvider) }
        let attempt = SignInAttempt(
            returnPath: ReturnPath(query(of: request)["return"]).text, at: clock.now(), identifiers: identifiers)
        do {
            let url = try await provider.authorizationURL(for: attempt, redirect: callback)
            return SitePage.redirect(to: url, cookies: [Cookie.attempt.holding(try provider.seal.sealed(attempt), seconds: 600)])
        } catch is IdentityError {
            return problem(.serviceUnavailable, SignInWords.providerIsAway, retryAfter: 30)
        }
    }

    /// From the provider: goes on from this site, with the cookies that the way back left out.
    private func goOn(_ request: Request) -> Response {
        let brought = query(of: request)
        let kept = ["code", "state", "error", "iss"].compactMap { name in brought[name].map { (name, $0) } }
        return SitePage.html(.ok, ForwardingPage.html(to: "\(Self.root)/finish?\(FormText.encode(kept))"))
    }

    private func finish(_ request: Request, from peer: String?) async throws -> Response {
        guard let provider else { return problem(.notFound, SignInWords.noProvider) }
        if let seconds = wait(request, from: peer) { return refuseHaste(seconds: seconds) }
        let brought = query(of: request)
        guard let attempt = Cookie.attempt.value(in: request.headers).flatMap({ provider.seal.opened($0, at: clock.now()) }),
            brought["state"] == attempt.state, brought["iss"] ?? provider.configuration.issuer == provider.configuration.issuer
        else { return problem(.forbidden, SignInWords.notBegunHere) }
        guard let code = brought["code"], brought["error"] == nil else {
            return problem(.forbidden, SignInWords.providerRefused, cookies: [Cookie.attempt.removed])
        }
        do {
            let subject = try await provider.subject(of: code, for: attempt, redirect: callback)
            let issuer = provider.configuration.issuer
            guard let session = try await sessions.open(tokenHash: BearerToken.hash(issuer: issuer, subject: subject)) else {
                let words = SignInWords.unknownIdentity(issuer: issuer, subject: subject)
                return problem(.forbidden, words, cookies: [Cookie.attempt.removed])
            }
            return enter(session, at: ReturnPath(attempt.returnPath), cookies: [Cookie.attempt.removed])
        } catch IdentityError.refused {
            return problem(.forbidden, SignInWords.notVouchedFor, cookies: [Cookie.attempt.removed])
        } catch IdentityError.unreachable {
            return problem(.serviceUnavailable, SignInWords.providerIsAway, retryAfter: 30, cookies: [Cookie.attempt.removed])
        }
    }

    private var callback: String { "\(origin.url)\(Self.root)/callback" }

    // MARK: Answers

    private func enter(_ session: String, at path: ReturnPath, cookies: [String] = []) -> Response {
        SitePage.redirect(to: path.text, cookies: cookies + [Cookie.session.holding(session)])
    }

    private func form(message: String? = nil, returnPath: ReturnPath) -> Response {
        let page = pages.signIn(message: message, returnTo: returnPath.text, providers: provider != nil)
        return SitePage.html(message == nil ? .ok : .forbidden, page)
    }

    private func refuseMethod(allow: String) -> Response {
        var response = problem(.methodNotAllowed, SignInWords.method(allow: allow))
        response.headers[.allow] = allow
        return response
    }

    private func refuseForm() -> Response {
        var response = problem(.unprocessableContent, SignInWords.noForm)
        // What was not read can't be skipped.
        response.headers[.connection] = "close"
        return response
    }

    private func refuseOrigin() -> Response { problem(.forbidden, SignInWords.foreignForm) }

    private func refuseHaste(seconds: Int) -> Response {
        problem(.tooManyRequests, SignInWords.haste(seconds: seconds), retryAfter: seconds)
    }

    private func problem(
        _ status: HTTPResponse.Status, _ words: SignInWords, retryAfter: Int? = nil, cookies: [String] = []
    ) -> Response {
        let page = pages.problem(status: status.code, title: words.title, detail: words.detail, path: Self.root)
        var response = SitePage.html(status, page, cookies: cookies)
        if let retryAfter { response.headers[.retryAfter] = "\(retryAfter)" }
        return response
    }

    private func wait(_ request: Request, from peer: String?) -> Int? {
        limit.wait(from: origin.client(forwarded: request.headers[.forwarded], peer: peer), at: clock.now())
    }

    private func query(of request: Request) -> [String: String] {
        request.uri.query.flatMap { FormText.decode($0) } ?? [:]
    }
}
