public import HTTPTypes
public import Hummingbird
public import NIOCore
public import WebAPI

/// One listener for both: what lies under `/insyn` is the site's, all else the API's.
public struct FrontResponder: ProblemTeller {
    public typealias Context = ConnectionContext

    private let api: APIResponder
    private let site: SiteResponder

    public init(api: APIResponder, site: SiteResponder) {
        self.api = api
        self.site = site
    }

    public func respond(to request: Request, context: Context) async throws -> Response {
        if isForSite(request.head) { return try await site.respond(to: request, context: context) }
        return try await api.respond(to: request, context: context)
    }

    public func tell(_ problem: Problem, request: HTTPRequest?) -> (head: HTTPResponse, content: ByteBuffer) {
        guard let request, isForSite(request) else { return api.tell(problem, request: request) }
        return site.tell(problem, request: request)
    }

    private func isForSite(_ request: HTTPRequest) -> Bool {
        Address.isUnderRoot((request.path ?? "").prefix { $0 != "?" })
    }
}
