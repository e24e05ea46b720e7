public import Logging
import Postgres
public import ServiceLifecycle
public import WebAPI

/// Wakes the streams of the change feed: one connection that listens, for all of them.
public struct ChangeListener: Service {
    private let streams: EventStreams
    private let listener: Listener

    /// What the seal of an entry notifies.
    private static let channel = "changes"
    /// From one wake to the next, so that a burst of writes is read in a few goes and not once for each.
    private static let rest: Duration = .milliseconds(100)
    /// Streams that hear nothing are woken, too: to say that they live, and to see whether their token does.
    public static let beat: Duration = .seconds(5)

    private let beat: Duration

    /// - Parameter conninfo: of the login that reads what is published.
    public init(streams: EventStreams, conninfo: String, beat: Duration = Self.beat, logger: Logger) {
        self.streams = streams
        self.beat = beat
        var configuration = ListenerConfiguration(conninfo: conninfo, channels: [Self.channel])
        configuration.applicationName = "samverkand-changes"
        listener = Listener(configuration: configuration, logger: logger)
    }

    /// Wakes until a graceful shutdown, which ends every stream at once.
    public func run() async throws {
        defer { streams.close() }
        let hints = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        await withGracefulShutdownHandler {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { try? await listener.run() }
                group.addTask { for await _ in listener.notifications { hints.continuation.yield() } }
                group.addTask { while (try? await Task.sleep(for: beat)) != nil { hints.continuation.yield() } }
                for await _ in hints.stream {
                    streams.wake()
                    guard (try? await Task.sleep(for: Self.rest)) != nil else { break }
                }
                group.cancelAll()
            }
        } onGracefulShutdown: {
            hints.continuation.finish()
            streams.close()
        }
    }
}
