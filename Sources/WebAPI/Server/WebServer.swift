public import HTTPTypes
public import Hummingbird
import HummingbirdCore
public import Logging
public import NIOCore

/// The limits of a listener. Times and sizes of the API hold for every client, whoever it is.
public struct WebServerConfiguration: Sendable {
    public var host: String
    public var port: Int
    /// From the head of a request to the end of its answer. One second more than the database may take, so that a
    /// database that hangs is told of by whoever waits for it.
    public var requestDeadline: Duration = .seconds(5)
    /// From one part of a stream of events to the next: many times the silence that a stream keeps.
    public var streamDeadline: Duration = .seconds(45)
    /// Without a request, or in the middle of a head.
    public var idleTimeout: Duration = .seconds(60)
    /// Each takes a file descriptor and some 20 KiB; 4,096 stay below 128 MiB and the usual 8,192 descriptors.
    public var connections = 4_096
    /// Waiting to be accepted.
    public var backlog = 1_024
    /// Bytes of one header field and of all: tokens of an identity provider take some 4 KiB.
    public var headerFieldSize = 8 * 1_024
    public var headerSize = 16 * 1_024
    public var headerFields = 64

    public init(host: String, port: Int) {
        self.host = host
        self.port = port
    }
}

/// Answers requests, and knows what to tell a client whose request never reached it or never ended.
public protocol ProblemTeller: HTTPResponder {
    /// `request` is nil when none was understood.
    func tell(_ problem: Problem, request: HTTPRequest?) -> (head: HTTPResponse, content: ByteBuffer)
}

/// Listeners, as services. A shutdown is bounded: no request outlives its deadline.
public enum WebServer {
    public static func api<Responder: ProblemTeller>(
        _ responder: Responder,
        configuration: WebServerConfiguration,
        logger: Logger
    ) -> Application<Responder> where Responder.Context == ConnectionContext {
        listener(responder, configuration: configuration, logger: logger) { problem, request in
            responder.tell(problem, request: request)
        }
    }

    /// `/health/live`, `/health/ready` and `/metrics`, for those who look after the service; not for the network
    /// outside.
    public static func health(
        host: String,
        port: Int,
        ready: @escaping @Sendable () async -> Bool,
        metrics: @escaping @Sendable () -> String,
        logger: Logger
    ) -> Application<HealthResponder> {
        var configuration = WebServerConfiguration(host: host, port: port)
        configuration.connections = 64
        let responder = HealthResponder(ready: ready, metrics: metrics)
        return listener(responder, configuration: configuration, logger: logger) { problem, _ in
            (HTTPResponse(status: .init(code: problem.status), headerFields: [.contentLength: "0"]), ByteBuffer())
        }
    }

    private static func listener<Responder: HTTPResponder>(
        _ responder: Responder,
        configuration: WebServerConfiguration,
        logger: Logger,
        document: @escaping @Sendable (Problem, HTTPRequest?) -> (head: HTTPResponse, content: ByteBuffer)
    ) -> Application<Responder> where Responder.Context == ConnectionContext {
        let deadline = TimeAmount(configuration.requestDeadline)
        let channel = HTTP1Channel.Configuration(
            additionalChannelHandlers: [
                ConnectionGuard(
                    requestDeadline: deadline,
                    streamDeadline: TimeAmount(configuration.streamDeadline),
                    document: document
                )
            ],
            idleTimeout: TimeAmount(configuration.idleTimeout),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: configuration.headerFieldSize,
                maxHeaderListSize: configuration.headerSize,
                maxHeaderFieldCount: configuration.headerFields
            )
        )
        return Application(
            responder: responder,
            server: .http1(configuration: channel),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port),
                backlog: configuration.backlog,
                availableConnectionsDelegate: .maximum(configuration.connections, logger: logger)
            ),
            logger: Logger(label: logger.label) { _ in ListenerLog(logger: logger) }
        )
    }
}

/// Passes on what the framework says of its listener. It also gives every request a logger with an identifier of its
/// own, which nothing here uses: that metadata is not kept, and so costs nothing.
struct ListenerLog: LogHandler {
    private let logger: Logger
    var logLevel: Logger.Level
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }

    init(logger: Logger) {
        self.logger = logger
        logLevel = logger.logLevel
    }

    subscript(metadataKey _: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) {
        logger.log(level: event.level, event.message, metadata: event.metadata, source: event.source)
    }
}
