import Synchronization

/// How many connections are open, counted where they open and close; read by anybody.
final class Counter: Sendable {
    private let count = Atomic(0)

    var value: Int { count.load(ordering: .relaxed) }

    func add(_ change: Int) {
        count.wrappingAdd(change, ordering: .relaxed)
    }
}
