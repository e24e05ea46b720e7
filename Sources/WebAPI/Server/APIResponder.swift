public import HTTPTypes
public import Hummingbird
import Kernel
import Logging
import NIOCore
import Postgres
import Records

/// Answers every request to the API, errors included: what a client sees never depends on the framework.
public struct APIResponder: HTTPResponder {
    public typealias Context = ConnectionContext

    let services: APIServices
    let origin: Origin
    let tree: RouteTree
    /// By index in the tree.
    let transitions: [Transitions]
    /// By index in the tree: the document that an `If-Match` of its commands speaks of.
    let guarded: [GuardedDocument?]
    let ruleTexts: Statement<RuleKey, RuleTexts>
    let metrics: RequestMetrics

    public init(_ api: API, origin: Origin, services: APIServices) {
        self.services = services
        self.origin = origin
        tree = api.tree
        transitions = api.tree.resources.map { Transitions(of: $0.template, among: api.tree.resources) }
        guarded = api.tree.resources.map { GuardedDocument(of: $0, among: api.tree.resources) }
        ruleTexts = .ruleTexts(services.refusalTexts)
        metrics = RequestMetrics(factory: services.metrics)
    }

    public func respond(to request: Request, context: Context) async throws -> Response {
        let start = ContinuousClock.now
        let head = RequestHead(request.head)
        var exchange = Exchange(head: head, base: origin.base)
        var response: Response
        do {
            response = try await answer(request, &exchange, on: context.channel)
        } catch {
            response = await respond(to: error, exchange)
        }
        if !response.headers.contains(.traceParent) { response.headers[.traceParent] = exchange.trace.traceparent }
        if exchange.hasUnreadContent {
            response.headers.append(HTTPField(name: .connection, value: "close"))
        }
        log(response.status.code, exchange, duration: ContinuousClock.now - start)
        return head.method == .head ? response.createHeadResponse() : response
    }

    private func answer(_ request: Request, _ exchange: inout Exchange, on channel: any Channel) async throws -> Response {
        let head = exchange.head
        guard !head.isTooLong else { throw Problem.targetTooLong(limit: RequestHead.maximumTarget) }
        guard head.path.hasPrefix(API.basePath), let match = tree.match(head.path.dropFirst(API.basePath.count)) else {
            throw Problem.notFound
        }
        exchange.resource = match.index
        let isRead = head.method == .get || head.method == .head
        if isRead, let document = tree.resources[match.index].document {
            return try await read(document, match, &exchange)
        }
        let resource = tree.resources[match.index]
        switch head.method {
        case .get, .head:
            if let collection = resource.collection { return try await read(collection, match, &exchange) }
            if let feed = resource.feed { return try await read(feed, &exchange, on: channel) }
            if let open = resource.open { return try send(open, exchange) }
        case .options:
            return Response(status: .noContent, headers: [.allow: resource.allow])
        default:
            if let method = CommandMethod(rawValue: head.method.rawValue), let command = resource.commands[method] {
                return try await run(command, match, request, &exchange)
            }
        }
        throw Problem.methodNotAllowed(allow: resource.allow)
    }

    private func send(_ endpoint: OpenEndpoint, _ exchange: Exchange) throws -> Response {
        try Query(exchange.head.query).refuseUnknown([], words: [])
        var headers = HTTPFields()
        headers.append(HTTPField(name: .contentType, value: endpoint.contentType))
        headers.append(HTTPField(name: .cacheControl, value: "public, max-age=3600"))
        return Response(
            status: .ok,
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: endpoint.bytes))
        )
    }

    private func log(_ status: Int, _ exchange: Exchange, duration: Duration) {
        let route = exchange.resource.map { tree.resources[$0].template.text } ?? "-"
        metrics.record(method: exchange.head.method, route: route, status: status, duration: duration)
        services.logger.info(
            "request",
            metadata: [
                "http.method": "\(exchange.head.method.rawValue.prefix(16))",
                "http.route": "\(route)",
                "http.status": "\(status)",
                "duration.microseconds": "\(duration.microseconds)",
                "trace.id": "\(exchange.trace.identifier)",
                "caller.kind": "\(exchange.kind?.rawValue ?? "-")",
            ]
        )
    }
}

/// What is known of one request while it is answered.
struct Exchange: Sendable {
    let head: RequestHead
    let trace: Trace
    let links: LinkWriter
    /// Index in the route tree.
    var resource: Int?
    var kind: Caller.Kind?
    /// Whether what is read has other forms than JSON.
    var hasForms = false
    /// Whether content follows that nobody has read: then the connection cannot go on.
    var hasUnreadContent: Bool

    init(head: RequestHead, base: String) {
        self.head = head
        trace = Trace(parent: head.traceparent)
        links = LinkWriter(base: base)
        hasUnreadContent = head.hasContent
    }
}

/// The connection that a request came on.
public struct ConnectionContext: InitializableFromSource, Sendable {
    let channel: any Channel

    public init(source: ApplicationRequestContextSource) {
        channel = source.channel
    }

    /// The address at its other end, without a port; nil when it is gone, or has none.
    public var peer: String? { channel.remoteAddress?.ipAddress }
}

extension HTTPField.Name {
    static var traceParent: Self { names.traceParent }
    static var preferenceApplied: Self { names.preferenceApplied }
    /// Tells nginx to pass on what it gets as it gets it.
    static var xAccelBuffering: Self { names.buffering }

    private static let names = (
        traceParent: known("traceparent"), preferenceApplied: known("Preference-Applied"), buffering: known("X-Accel-Buffering")
    )

    /// - Parameter name: one that is written in the code, so a wrong one ends the process.
    public static func known(_ name: String) -> Self {
        guard let field = Self(name) else { preconditionFailure("no field name: \(name)") }
        return field
    }
}

extension Duration {
    /// Whole microseconds.
    var microseconds: Int64 { components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000 }
}
