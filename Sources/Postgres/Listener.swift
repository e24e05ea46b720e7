public import Logging
public import ServiceLifecycle

/// What a listener has to tell.
public enum Notification: Sendable, Equatable {
    /// LISTEN has just taken effect, the first time or again: what was notified before is lost, so read the state
    /// now.
    case reconnected
    case received(channel: String, payload: String)
}

/// The notifications of some channels, for as long as `run` runs; reconnects by itself.
///
/// A hint and no more: what is notified while disconnected is lost, and of a burst nobody reads only the newest are
/// kept.
public final class Listener: Service, Sendable {
    /// Unread notifications that are kept; whoever has missed some reads the state anyway.
    private static let bufferLimit = 1_024

    /// For one reader; ends when `run` ends.
    public let notifications: Notifications
    private let continuation: AsyncStream<Notification>.Continuation
    private let configuration: ListenerConfiguration
    private let logger: Logger

    public init(configuration: ListenerConfiguration, logger: Logger) {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Notification.self,
            bufferingPolicy: .bufferingNewest(Self.bufferLimit)
        )
        notifications = Notifications(stream: stream)
        self.continuation = continuation
        self.configuration = configuration
        self.logger = logger
    }

    public func run() async throws {
        defer { continuation.finish() }
        let stop = try Wakeup()
        let session = ListeningSession(configuration, stop: stop, logger: logger, deliver: continuation)
        await withTaskCancellationOrGracefulShutdownHandler {
            await session.run()
        } onCancelOrGracefulShutdown: {
            stop.signal()
        }
    }

    public struct Notifications: AsyncSequence, Sendable {
        fileprivate let stream: AsyncStream<Notification>

        public func makeAsyncIterator() -> Iterator {
            Iterator(base: stream.makeAsyncIterator())
        }

        public struct Iterator: AsyncIteratorProtocol {
            fileprivate var base: AsyncStream<Notification>.Iterator

            public mutating func next() async -> Notification? {
                await base.next()
            }

            public mutating func next(isolation actor: isolated (any Actor)?) async -> Notification? {
                await base.next(isolation: actor)
            }
        }
    }
}

public struct ListenerConfiguration: Sendable {
    /// A connection string or URI as libpq takes it.
    public var conninfo: String
    /// Names as they are, case included.
    public var channels: [String]
    public var applicationName = "swift-postgres-listener"
    /// How long silence is taken for peace before the server is asked whether it is still there.
    public var probeInterval: Duration = .seconds(30)
    /// For connecting and for the answer to a probe.
    public var deadline: Duration = .seconds(4)
    /// Further settings of the session.
    public var settings: [String: String] = [:]

    public init(conninfo: String, channels: [String]) {
        self.conninfo = conninfo
        self.channels = channels
    }
}
