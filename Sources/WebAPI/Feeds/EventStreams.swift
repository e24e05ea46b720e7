import Kernel
import NIOCore
import Synchronization

/// The streams of events that are open, so many at most; each is woken when there may be something to tell.
///
/// A wake carries nothing: whoever is woken reads on from where it stands. So nothing is kept for a slow reader, and
/// what was missed while nobody listened is found by the next read.
public final class EventStreams: Sendable {
    private struct Registry {
        var isClosed = false
        var next = 0
        var streams: [Int: Stream] = [:]
        /// The connections whose end is waited for, each once however many streams it has had.
        var connections: Set<ObjectIdentifier> = []
    }

    private struct Stream {
        let holder: [UInt8]
        let wakes: AsyncStream<Void>.Continuation
        let channel: any Channel
    }

    /// Each reads once for every wake: 128 short reads are some 60 ms of the database.
    public static let defaultLimit = 128
    /// Of one token: so that nobody takes them all.
    static let limitOfHolder = 8

    private let limit: Int
    private let registry = Mutex(Registry())

    public init(limit: Int = defaultLimit) {
        self.limit = limit
    }

    /// Open at this moment.
    public var count: Int { registry.withLock { $0.streams.count } }

    /// Wakes every stream. Two wakes while one is busy are one.
    public func wake() {
        for stream in registry.withLock({ Array($0.streams.values) }) { stream.wakes.yield() }
    }

    /// Ends every stream at once; none opens afterwards. Where the client does not read, the end would wait for it: there
    /// the connection is closed.
    public func close() {
        let streams = registry.withLock { registry in
            registry.isClosed = true
            return Array(registry.streams.values)
        }
        for stream in streams {
            stream.wakes.finish()
            if !stream.channel.isWritable { stream.channel.close(promise: nil) }
        }
    }

    /// One more stream, until what is returned or the connection is gone. It is woken once at once, since something may
    /// have happened after what its opener has read.
    ///
    /// - Parameters:
    ///   - holder: hash of the token that it is opened with.
    ///   - channel: where it is written to.
    /// - Throws: a 503 when there are too many, of the holder or in all, or the service is closing.
    func open(for holder: [UInt8], on channel: any Channel) throws(Problem) -> Subscription {
        let (wakes, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let connection = ObjectIdentifier(channel)
        let opened = registry.withLock { registry -> Result<(number: Int, isNew: Bool), Problem> in
            guard !registry.isClosed, registry.streams.count < limit else { return .failure(.tooManyStreams(limit: limit)) }
            guard registry.streams.values.count(where: { $0.holder == holder }) < Self.limitOfHolder else {
                return .failure(.tooManyStreams(limitOfToken: Self.limitOfHolder))
            }
            registry.next += 1
            registry.streams[registry.next] = Stream(holder: holder, wakes: continuation, channel: channel)
            return .success((registry.next, registry.connections.insert(connection).inserted))
        }
        let (number, isNew) = try opened.get()
        if isNew { channel.closeFuture.whenComplete { _ in self.forget(connection) } }
        continuation.yield()
        return Subscription(wakes: wakes, number: number, of: self)
    }

    private func forget(_ number: Int) {
        registry.withLock { $0.streams.removeValue(forKey: number) }?.wakes.finish()
    }

    private func forget(_ connection: ObjectIdentifier) {
        let numbers = registry.withLock { registry in
            registry.connections.remove(connection)
            return registry.streams.filter { ObjectIdentifier($0.value.channel) == connection }.keys
        }
        for number in numbers { forget(number) }
    }

    final class Subscription: Sendable {
        /// Ends when the service does, or the connection.
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
