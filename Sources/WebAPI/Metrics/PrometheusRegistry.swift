public import CoreMetrics
import Synchronization

/// Keeps what is measured, and writes it as Prometheus reads it.
///
/// Counters and floating point counters are counters, timers and aggregating recorders histograms, everything else
/// gauges.
public final class PrometheusRegistry: MetricsFactory {
    public static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    /// Upper bounds in seconds: from a read answered from memory to the deadline of a request.
    private static let seconds = [0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
    /// Upper bounds of what has no unit known here.
    private static let numbers = [1.0, 5, 10, 50, 100, 500, 1_000, 5_000, 10_000, 100_000, 1_000_000]

    private let series = Mutex<[SeriesName: any Series]>([:])

    public init() {}

    /// In the text format 0.0.4, sorted by name.
    public var text: String {
        let series = series.withLock { $0 }.sorted { $0.key < $1.key }
        var lines: [String] = []
        var family = ""
        for (name, measured) in series {
            if name.family != family {
                family = name.family
                lines.append("# TYPE \(family) \(measured.type)")
            }
            lines += measured.lines(name)
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// The series of that name, made when there is none. One of another type under the same name is measured, not
    /// written.
    private func find<Found: Series>(_ label: String, _ dimensions: [(String, String)], or make: () -> Found) -> Found {
        let name = SeriesName(label: label, dimensions: dimensions)
        return series.withLock { series in
            if let found = series[name] { return found as? Found ?? make() }
            let made = make()
            series[name] = made
            return made
        }
    }

    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        find(label, dimensions) { CounterSeries() }
    }

    public func makeFloatingPointCounter(
        label: String,
        dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        find(label, dimensions) { CounterSeries() }
    }

    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        find(label, dimensions) { GaugeSeries() }
    }

    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        if aggregate { return find(label, dimensions) { HistogramSeries(bounds: PrometheusRegistry.numbers) } }
        return find(label, dimensions) { GaugeSeries() }
    }

    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        find(label, dimensions) { HistogramSeries(bounds: PrometheusRegistry.seconds) }
    }

    public func destroyCounter(_ handler: any CounterHandler) { remove(handler) }
    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) { remove(handler) }
    public func destroyMeter(_ handler: any MeterHandler) { remove(handler) }
    public func destroyRecorder(_ handler: any RecorderHandler) { remove(handler) }
    public func destroyTimer(_ handler: any TimerHandler) { remove(handler) }

    private func remove(_ handler: AnyObject) {
        series.withLock { series in series = series.filter { $0.value !== handler } }
    }
}

/// Name and labels of one series, in the characters that Prometheus allows.
struct SeriesName: Hashable, Comparable {
    let family: String
    /// `a="x",b="y"`.
    let labels: String

    init(label: String, dimensions: [(String, String)]) {
        family = SeriesName.word(label)
        labels = dimensions.map { name, value in
            let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
            return "\(SeriesName.word(name))=\"\(escaped)\""
        }.joined(separator: ",")
    }

    /// `family_suffix{labels,more}`.
    func written(_ suffix: String = "", _ more: String = "") -> String {
        let all = [labels, more].filter { !$0.isEmpty }.joined(separator: ",")
        return family + suffix + (all.isEmpty ? "" : "{\(all)}")
    }

    static func < (left: SeriesName, right: SeriesName) -> Bool {
        (left.family, left.labels) < (right.family, right.labels)
    }

    private static func word(_ text: String) -> String {
        let characters = text.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") ? $0 : "_" }
        return characters.first?.isNumber == false ? String(characters) : "_" + String(characters)
    }
}
