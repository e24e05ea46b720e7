public import HTTPTypes
public import Hummingbird
import Kernel
import Logging
public import NIOCore
import Pages
import Postgres
public import WebAPI

/// Answers everything under `/insyn` with pages, errors included. Reads only: it is given nothing that can write.
public struct SiteResponder: ProblemTeller {
    public typealias Context = ConnectionContext

    private let services: SiteServices
    private let pages: PageStore
    private let security: SecurityHeaders
    private let metrics: RequestMetrics

    /// What a return address may take in the address of the sign-in page.
    private static let longestReturn = 512

    public init(_ services: SiteServices, origin: Origin) {
        self.services = services
        pages = PageStore(services, origin: origin)
        security = SecurityHeaders(isSecure: origin.url.hasPrefix("https:"))
        metrics = RequestMetrics(factory: services.metrics)
    }

    public func respond(to request: Request, context: Context) async throws -> Response {
        let start = ContinuousClock.now
        let head = RequestHead(request.head)
        let trace = Trace(parent: head.traceparent)
        var exchange = Exchange(hasUnreadContent: head.hasContent)
        var response: Response
        do {
            response = try await answer(request, head, from: context.peer, &exchange)
        } catch {
            response = failure(error, to: request, head, exchange.route, trace)
        }
        security.complete(&response.headers)
        if exchange.hasUnreadContent { response.headers[.connection] = "close" }
        log(head.method, exchange.route, response.status.code, trace, ContinuousClock.now - start)
        return head.method == .head ? response.createHeadResponse() : response
    }

    /// What is known of one request while it is answered.
    private struct Exchange {
        var route = "-"
        /// Whether content follows that nobody has read: then the connection cannot go on.
        var hasUnreadContent: Bool
    }

    private func answer(
        _ request: Request, _ head: RequestHead, from peer: String?, _ exchange: inout Exchange
    ) async throws -> Response {
        guard !head.isTooLong else { throw Problem.targetTooLong(limit: RequestHead.maximumTarget) }
        let page = pages.page(for: nil, head.language)
        if let answer = try await services.signIn.respond(to: request, path: head.path, peer: peer, page: page) {
            exchange.route = "\(Page.root)/sign-in"
            if answer.isContentRead { exchange.hasUnreadContent = false }
            return answer.response
        }
        if head.path == Page.root + "/" { return Response(status: .permanentRedirect, headers: [.location: Page.root]) }
        guard let address = Address(head.path) else { throw Problem.notFound }
        exchange.route = address.route
        guard head.method == .get || head.method == .head else { throw Problem.methodNotAllowed(allow: "GET, HEAD") }
        switch address {
        case .styleSheet: return try styleSheet(head)
        case .accessibilityStatement: return try statement(head) { $0.accessibilityStatement() }
        case .personalData: return try statement(head) { $0.personalData() }
        case .report, .minutes:
            let asked = PageStore.Request(
                address: address, tokenHash: services.signIn.credential(in: request.headers) ?? [], path: head.path,
                query: head.query, language: head.language)
            return send(try await pages.answer(to: asked), of: address, head)
        }
    }

    private func send(_ answer: AnswerMemory.Answer, of address: Address, _ head: RequestHead) -> Response {
        var headers: HTTPFields = [
            .eTag: answer.tag.text, .cacheControl: "private, no-cache", .vary: "Cookie, Accept-Language",
        ]
        if case .minutes = address {
            let styles = SecurityHeaders.styles(in: String(buffer: answer.body))
            headers[.contentSecurityPolicy] = SecurityHeaders.policy(styles: styles)
        }
        return fresh(answer.tag, head, headers, type: Page.mediaType) { answer.body }
    }

    /// The style sheet's address changes with it, so whoever has it needs not ask again.
    private func styleSheet(_ head: RequestHead) throws -> Response {
        guard head.query == nil || target(of: head) == Page.styleSheetAddress else { throw Problem.notFound }
        let bytes = Array(Page.styleSheet.utf8)
        let headers: HTTPFields = [
            .cacheControl: head.query == nil ? "public, no-cache" : "public, max-age=31536000, immutable",
        ]
        return fresh(Self.tag(of: bytes), head, headers, type: "text/css; charset=utf-8") { ByteBuffer(bytes: bytes) }
    }

    /// A page that is the same for everybody.
    private func statement(_ head: RequestHead, _ html: (Page) -> String) throws -> Response {
        try Query(head.query).refuseUnknown([], words: [])
        let bytes = Array(html(pages.page(for: nil, head.language)).utf8)
        let headers: HTTPFields = [.cacheControl: "public, no-cache", .vary: "Accept-Language"]
        return fresh(Self.tag(of: bytes), head, headers, type: Page.mediaType) { ByteBuffer(bytes: bytes) }
    }

    private static func tag(of bytes: [UInt8]) -> EntityTag {
        var digest = StableHash()
        digest.combine(bytes)
        return EntityTag(version: 0, language: .sv, digest: digest)
    }

    /// A 304 when the client has it already.
    private func fresh(
        _ tag: EntityTag, _ head: RequestHead, _ headers: HTTPFields, type: String, body: () -> ByteBuffer
    ) -> Response {
        var headers = headers
        headers[.eTag] = tag.text
        if let field = head.ifNoneMatch, tag.matches(ifNoneMatch: field) {
            var response = Response(status: .notModified, headers: headers)
            response.headers[.contentLength] = nil
            return response
        }
        headers[.contentType] = type
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body()))
    }
}

// MARK: - Problems

extension SiteResponder {
    public func tell(_ problem: Problem, request: HTTPRequest?) -> (head: HTTPResponse, content: ByteBuffer) {
        let head = RequestHead(request ?? HTTPRequest(method: .get, scheme: nil, authority: nil, path: Page.root))
        let (response, content) = page(of: problem, for: nil, head)
        var fields = response.headers
        security.complete(&fields)
        return (HTTPResponse(status: response.status, headerFields: fields), content)
    }

    private func failure(
        _ error: any Error, to request: Request, _ head: RequestHead, _ route: String, _ trace: Trace
    ) -> Response {
        if error is SignInNeeded { return signInFirst(request, head) }
        if let refused = error as? Refused { return page(of: refused.problem, for: refused.visitor, head).0 }
        if let problem = Problem.met(reading: error) { return page(of: problem, for: nil, head).0 }
        var metadata: Logger.Metadata = [
            "trace.id": "\(trace.identifier)", "http.route": "\(route)", "error.type": "\(type(of: error))",
        ]
        if let error = error as? PostgresError {
            metadata["postgres.kind"] = "\(error.kind.rawValue)"
            metadata["postgres.sqlstate"] = "\(error.sqlstate ?? "-")"
            if error.kind != .server { metadata["error.message"] = "\(error.message)" }
        }
        services.logger.error("page failed", metadata: metadata)
        return page(of: .internalError, for: nil, head).0
    }

    /// To the sign-in page, and from there back to what was asked for. A link on another site brings no cookie that is
    /// `Strict`, so what it leads to is asked for once more, from here.
    private func signInFirst(_ request: Request, _ head: RequestHead) -> Response {
        if head.method == .get, request.headers[.secFetchSite] == "cross-site" {
            return SitePage.html(.ok, ForwardingPage.html(to: target(of: head), head.language), head.language)
        }
        let isShort = (head.query ?? "").utf8.count < Self.longestReturn
        let wanted = isShort ? target(of: head) : String(head.path)
        let location = "\(Page.root)/sign-in?return=\(PercentEncoding.encode(wanted))"
        return Response(status: .seeOther, headers: [.location: location, .cacheControl: "no-store"])
    }

    private func page(of problem: Problem, for visitor: Visitor?, _ head: RequestHead) -> (Response, ByteBuffer) {
        let html = pages.page(for: visitor, head.language).problem(
            status: problem.status, title: problem.title[head.language], detail: problem.detail[head.language],
            path: head.method == .get || head.method == .head ? target(of: head) : Page.root)
        let content = ByteBuffer(string: html)
        var headers: HTTPFields = [.contentType: Page.mediaType, .cacheControl: "no-store"]
        for header in problem.headers {
            guard let name = HTTPField.Name(header.name), name != .wwwAuthenticate else { continue }
            headers[name] = header.value
        }
        let response = Response(
            status: HTTPResponse.Status(code: problem.status), headers: headers, body: ResponseBody(byteBuffer: content))
        return (response, content)
    }

    /// Path and query, as they were sent.
    private func target(of head: RequestHead) -> String {
        head.query.map { "\(head.path)?\($0)" } ?? String(head.path)
    }

    private func log(
        _ method: HTTPRequest.Method, _ route: String, _ status: Int, _ trace: Trace, _ duration: Duration
    ) {
        metrics.record(method: method, route: route, status: status, duration: duration)
        services.logger.info(
            "request",
            metadata: [
                "http.method": "\(method.rawValue.prefix(16))", "http.route": "\(route)", "http.status": "\(status)",
                "duration.microseconds": "\(duration.components.seconds * 1_000_000 + duration.components.attoseconds / 1_000_000_000_000)",
                "trace.id": "\(trace.identifier)",
            ])
    }
}
