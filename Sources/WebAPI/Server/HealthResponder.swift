import HTTPTypes
public import Hummingbird

/// Tells whether the process lives, whether it can serve, and what it measured.
public struct HealthResponder: HTTPResponder {
    public typealias Context = ConnectionContext

    let ready: @Sendable () async -> Bool
    let metrics: @Sendable () -> String

    public func respond(to request: Request, context: Context) async throws -> Response {
        guard request.method == .get || request.method == .head else {
            return text(.methodNotAllowed, "only GET\n")
        }
        let response =
            switch request.uri.path {
            case "/health/live": text(.ok, "live\n")
            case "/health/ready": await ready() ? text(.ok, "ready\n") : text(.serviceUnavailable, "not ready\n")
            case "/metrics": text(.ok, metrics(), type: PrometheusRegistry.contentType)
            default: text(.notFound, "not found\n")
            }
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func text(
        _ status: HTTPResponse.Status,
        _ text: String,
        type: String = "text/plain; charset=utf-8"
    ) -> Response {
        var headers: HTTPFields = [.contentType: type, .cacheControl: "no-store"]
        if status == .methodNotAllowed { headers[.allow] = "GET, HEAD" }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
