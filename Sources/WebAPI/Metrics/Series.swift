import CoreMetrics
import Synchronization

/// One line, or some, of what is measured.
protocol Series: AnyObject, Sendable {
    /// As Prometheus calls it.
    var type: String { get }
    func lines(_ name: SeriesName) -> [String]
}

/// Goes up.
final class CounterSeries: Series, CounterHandler, FloatingPointCounterHandler {
    let type = "counter"
    private let value = Mutex(0.0)

    func increment(by amount: Int64) { value.withLock { $0 += Double(amount) } }
    func increment(by amount: Double) { value.withLock { $0 += amount } }
    func reset() { value.withLock { $0 = 0 } }

    func lines(_ name: SeriesName) -> [String] { ["\(name.written()) \(value.withLock { $0 })"] }
}

/// Goes up and down.
final class GaugeSeries: Series, MeterHandler, RecorderHandler {
    let type = "gauge"
    private let value = Mutex(0.0)

    func set(_ number: Int64) { value.withLock { $0 = Double(number) } }
    func set(_ number: Double) { value.withLock { $0 = number } }
    func increment(by amount: Double) { value.withLock { $0 += amount } }
    func decrement(by amount: Double) { value.withLock { $0 -= amount } }
    func record(_ number: Int64) { set(number) }
    func record(_ number: Double) { set(number) }

    func lines(_ name: SeriesName) -> [String] { ["\(name.written()) \(value.withLock { $0 })"] }
}

/// How often, how much in all, and how much how often. Timers measure in seconds.
final class HistogramSeries: Series, TimerHandler, RecorderHandler {
    let type = "histogram"
    private let bounds: [Double]
    private let state: Mutex<State>

    private struct State {
        /// Of each bucket alone; the last is beyond every bound.
        var counts: [Int64]
        var sum = 0.0
    }

    init(bounds: [Double]) {
        self.bounds = bounds
        state = Mutex(State(counts: Array(repeating: 0, count: bounds.count + 1)))
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1_000_000_000) }
    func record(_ number: Int64) { record(Double(number)) }

    func record(_ number: Double) {
        let bucket = bounds.firstIndex { number <= $0 } ?? bounds.count
        state.withLock { state in
            state.counts[bucket] += 1
            state.sum += number
        }
    }

    func lines(_ name: SeriesName) -> [String] {
        let state = state.withLock { $0 }
        var lines: [String] = []
        var total: Int64 = 0
        for (index, count) in state.counts.enumerated() {
            total += count
            let bound = index < bounds.count ? "\(bounds[index])" : "+Inf"
            lines.append("\(name.written("_bucket", "le=\"\(bound)\"")) \(total)")
        }
        return lines + ["\(name.written("_sum")) \(state.sum)", "\(name.written("_count")) \(total)"]
    }
}
