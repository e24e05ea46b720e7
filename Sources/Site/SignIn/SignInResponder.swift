public import HTTPTypes
public import Hummingbird
public import Identity
public import Kernel
public import Logging
public import Pages
public import WebAPI

/// Signing in with a token or at a provider, and signing out.
///
/// The provider sends the browser back from another site, and on that request it brings no cookie that is `Strict`. So
/// the callback does nothing but answer with a page that goes on by itself, from this site, to where the cookies come.
public struct SignInResponder: SignIn {
    private let origin: Origin
    private let sessions: any SessionKeeper
    private let provider: Provider?
    private let clock: any Clock
    private let identifiers: any IdentifierSource
    private let logger: Logger
    private let clients: ClientFinder
    private let limit = SignInLimit()

    static let root = "/insyn/sign-in"

    public init(
        origin: Origin, sessions: any SessionKeeper, provider: Provider?, clock: any Clock, identifiers: any IdentifierSource,
        logger: Logger
    ) {
        self.origin = origin
        self.sessions = sessions
        self.provider = provider
        self.clock = clock
        self.identifiers = identifiers
        self.logger = logger
        clients = ClientFinder(origin: origin, logger: logger)
    }

    public func credential(in headers: HTTPFields) -> [UInt8]? {
        Cookie.session.value(in: headers).map { BearerToken.hash(of: $0) }
    }

    public func respond(to request: Request, path: Substring, peer: String?, page: Page) async throws -> SignInAnswer? {
        let answers = SignInAnswers(page: page, hasProvider: provider != nil)
        let response: Response?
        switch (path, request.method) {
        case ("/insyn/sign-in", .post):
            return try await post(request, answers) { try await signIn($0, request, from: peer, answers) }
        case ("/insyn/sign-out", .post): return try await post(request, answers) { _ in await signOut(request, answers) }
        case ("/insyn/sign-in", .get): response = answers.form(returnPath: ReturnPath(query(of: request)["return"]))
        case ("/insyn/sign-in", .head):
            response = answers.form(returnPath: ReturnPath(query(of: request)["return"])).createHeadResponse()
        case ("/insyn/sign-in", _): response = answers.refuseMethod(allow: "GET, HEAD, POST")
        case ("/insyn/sign-in/oidc", .get): response = try await begin(request, answers)
        case ("/insyn/sign-in/callback", .get): response = goOn(request, answers)
        case ("/insyn/sign-in/finish", .get): response = try await finish(request, from: peer, answers)
        case ("/insyn/sign-in/oidc", _), ("/insyn/sign-in/callback", _), ("/insyn/sign-in/finish", _):
            response = answers.refuseMethod(allow: "GET")
        case ("/insyn/sign-out", _): response = answers.refuseMethod(allow: "POST")
        default: response = nil
        }
        return response.map { SignInAnswer($0, isContentRead: false) }
    }

    /// Answers to a form of ours.
    private func post(
        _ request: Request, _ answers: SignInAnswers, _ answer: ([String: String]) async throws -> Response
    ) async throws -> SignInAnswer {
        guard let form = try await PostedForm.read(request) else {
            return SignInAnswer(answers.problem(.unprocessableContent, .noForm), isContentRead: false)
        }
        guard origin.isSource(of: request) else {
            return SignInAnswer(answers.problem(.forbidden, .foreignForm), isContentRead: true)
        }
        return SignInAnswer(try await answer(form), isContentRead: true)
    }

    // MARK: With a token

    private func signIn(
        _ form: [String: String], _ request: Request, from peer: String?, _ answers: SignInAnswers
    ) async throws -> Response {
        let client = client(of: request, at: peer)
        if let seconds = limit.wait(for: client, at: clock.now()) { return answers.refuseHaste(seconds: seconds) }
        let returnPath = ReturnPath(form["return"])
        let token = form["token"].map { $0.filter { !$0.isWhitespace } } ?? ""
        guard !token.isEmpty, let session = try await sessions.open(tokenHash: BearerToken.hash(of: token)) else {
            limit.count(client, at: clock.now())
            return answers.form(message: SignInWords.unknownToken, returnPath: returnPath)
        }
        return answers.enter(session, at: returnPath)
    }

    /// The browser forgets the session whether or not the records can be told that it has ended.
    private func signOut(_ request: Request, _ answers: SignInAnswers) async -> Response {
        do {
            if let session = credential(in: request.headers) { try await sessions.end(tokenHash: session) }
            return SitePage.redirect(to: Self.root, cookies: [Cookie.session.removed])
        } catch {
            logger.error("session not ended", metadata: ["error.type": "\(type(of: error))"])
            return answers.problem(.serviceUnavailable, .notEnded, cookies: [Cookie.session.removed])
        }
    }

    // MARK: At the provider

    private func begin(_ request: Request, _ answers: SignInAnswers) async throws -> Response {
        guard let provider else { return answers.problem(.notFound, .noProvider) }
        let attempt = SignInAttempt(
            returnPath: ReturnPath(query(of: request)["return"]).text, at: clock.now(), identifiers: identifiers)
        do {
            let url = try await provider.authorizationURL(for: attempt, redirect: callback)
            return SitePage.redirect(to: url, cookies: [Cookie.attempt.holding(try provider.seal.sealed(attempt), seconds: 600)])
        } catch is IdentityError {
            return answers.problem(.serviceUnavailable, .providerIsAway, retryAfter: 30)
        }
    }

    /// From the provider: goes on from this site, with the cookies that the way back left out.
    private func goOn(_ request: Request, _ answers: SignInAnswers) -> Response {
        let brought = query(of: request)
        let kept = ["code", "state", "error", "iss"].compactMap { name in brought[name].map { (name, $0) } }
        return answers.forward(to: "\(Self.root)/finish?\(FormText.encode(kept))")
    }

    /// Only what fits an attempt of this browser is counted: any page on the web may ask for this address.
    private func finish(_ request: Request, from peer: String?, _ answers: SignInAnswers) async throws -> Response {
        guard let provider else { return answers.problem(.notFound, .noProvider) }
        let issuer = provider.configuration.issuer
        let brought = query(of: request)
        guard let attempt = Cookie.attempt.value(in: request.headers).flatMap({ provider.seal.opened($0, at: clock.now()) }),
            brought["state"] == attempt.state, brought["iss"] ?? issuer == issuer
        else { return answers.problem(.forbidden, .notBegunHere) }
        let client = client(of: request, at: peer)
        if let seconds = limit.wait(for: client, at: clock.now()) { return answers.refuseHaste(seconds: seconds) }
        let ended = [Cookie.attempt.removed]
        guard let code = brought["code"], brought["error"] == nil else {
            return answers.problem(.forbidden, .providerRefused, cookies: ended)
        }
        do {
            let subject = try await provider.subject(of: code, for: attempt, redirect: callback)
            guard let session = try await sessions.open(tokenHash: BearerToken.hash(issuer: issuer, subject: subject)) else {
                limit.count(client, at: clock.now())
                return answers.problem(.forbidden, .unknownIdentity(issuer: issuer, subject: subject), cookies: ended)
            }
            return answers.enter(session, at: ReturnPath(attempt.returnPath), cookies: ended)
        } catch IdentityError.refused {
            limit.count(client, at: clock.now())
            return answers.problem(.forbidden, .notVouchedFor, cookies: ended)
        } catch IdentityError.unreachable {
            return answers.problem(.serviceUnavailable, .providerIsAway, retryAfter: 30, cookies: ended)
        }
    }

    private var callback: String { "\(origin.url)\(Self.root)/callback" }

    // MARK: What is asked

    private func client(of request: Request, at peer: String?) -> ClientNetwork? {
        clients.client(forwarded: request.headers[.forwarded], peer: peer)
    }

    private func query(of request: Request) -> [String: String] {
        request.uri.query.flatMap { FormText.decode($0) } ?? [:]
    }
}
