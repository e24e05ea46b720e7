public import CoreMetrics
public import HTTPTypes
import Synchronization

/// How long requests take, by method, route and class of status.
public final class RequestMetrics: Sendable {
    static let label = "http_server_request_duration_seconds"

    private struct Key: Hashable {
        let method: String
        let route: String
        let statusClass: Int
    }

    private let factory: any MetricsFactory
    /// Routes and methods of ours only, so their number is bounded.
    private let timers = Mutex<[Key: CoreMetrics.Timer]>([:])

    public init(factory: any MetricsFactory) {
        self.factory = factory
    }

    /// `route` is a template, never a path.
    public func record(method: HTTPRequest.Method, route: String, status: Int, duration: Duration) {
        let known = RequestMetrics.methods.contains(method)
        let key = Key(method: known ? method.rawValue : "other", route: route, statusClass: status / 100)
        let timer = timers.withLock { timers in
            if let timer = timers[key] { return timer }
            let dimensions = [("method", key.method), ("route", route), ("status", "\(key.statusClass)xx")]
            let timer = CoreMetrics.Timer(label: RequestMetrics.label, dimensions: dimensions, factory: factory)
            timers[key] = timer
            return timer
        }
        timer.recordNanoseconds(duration.microseconds * 1_000)
    }

    private static let methods: [HTTPRequest.Method] = [.get, .post, .head, .put, .patch, .delete, .options]
}
