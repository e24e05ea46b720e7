import Kernel
import Synchronization

/// The streams of events that are open, so many at most; each is woken when there may be something to tell.
///
/// A wake carries nothing: whoever is woken reads on from where it stands. So nothing is kept for a slow reader, and
/// what was missed while nobody listened is found by the next read.
public final class EventStreams: Sendable {
    private struct Registry {
        var isClosed = false
        var next = 0
        var streams: [Int: AsyncStream<Void>.Continuation] = [:]
    }

    /// Each reads once for every wake: 128 short reads are some 20 ms of the database.
    public static let defaultLimit = 128

    private let limit: Int
    private let registry = Mutex(Registry())

    public init(limit: Int = defaultLimit) {
        self.limit = limit
    }

    /// Open at this moment.
    public var count: Int { registry.withLock { $0.streams.count } }

    /// Wakes every stream. Two wakes while one is busy are one.
    public func wake() {
        for stream in registry.withLock({ Array($0.streams.values) }) { stream.yield() }
    }

    /// Ends every stream at once; none opens afterwards.
    public func close() {
        let streams = registry.withLock { registry in
            registry.isClosed = true
            return Array(registry.streams.values)
        }
        for stream in streams { stream.finish() }
    }

    /// One more stream, until what is returned is gone.
    /// - Throws: a 503 when there are too many, or the service is closing.
    func open() throws(Problem) -> Subscription {
        let (wakes, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let number = registry.withLock { registry -> Int? in
            guard !registry.isClosed, registry.streams.count < limit else { return nil }
            registry.next += 1
            registry.streams[registry.next] = continuation
            return registry.next
        }
        guard let number else { throw .tooManyStreams(limit: limit) }
        return Subscription(wakes: wakes, number: number, of: self)
    }

    private func forget(_ number: Int) {
        registry.withLock { $0.streams.removeValue(forKey: number) }?.finish()
    }

    final class Subscription: Sendable {
        /// Ends when the service does.
        let wakes: AsyncStream<Void>
        private let number: Int
        private let streams: EventStreams

        fileprivate init(wakes: AsyncStream<Void>, number: Int, of streams: EventStreams) {
            self.wakes = wakes
            self.number = number
            self.streams = streams
        }

        deinit {
            streams.forget(number)
        }
    }
}
