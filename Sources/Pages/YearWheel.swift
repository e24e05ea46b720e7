import Foundation
import Kernel
import Markup

/// A year as a circle, January at the top: each row is an arc over its days, or a point on its day, with a number that
/// the list beside it explains.
struct YearWheel {
    let view: ChartView

    private static let size = 440.0
    private static let centre = size / 2
    private static let outer = 196.0
    private static let monthRing = 26.0
    private static let lane = 24.0
    private static let lanes = 5

    private struct Span {
        let number: Int
        let label: String
        let from: Day
        let to: Day
        let status: Report.Value.Status
    }

    private var year: Int { spans.first.map(\.from.year) ?? view.at.year }

    /// Rows that have a day, in the order of their days.
    private var spans: [Span] {
        let found: [(String, Day, Day, Report.Value.Status)] = view.rows.compactMap { row in
            let days = view.chart.values.compactMap { code -> Day? in
                if case .day(let day) = view.value(code, row) { day } else { nil }
            }
            guard let from = days.min(), let to = days.max() else { return nil }
            let status = view.table.columns.lazy.compactMap { column -> Report.Value.Status? in
                if case .status(let status, _) = view.value(column.code, row) { status } else { nil }
            }.first
            return (view.label(row), from, to, status ?? .none)
        }
        return found.sorted { ($0.1, $0.2) < ($1.1, $1.2) }.enumerated().map { index, span in
            Span(number: index + 1, label: span.0, from: span.1, to: span.2, status: span.3)
        }
    }

    func write(_ section: inout Markup) {
        let spans = spans
        let year = year
        section.element("figure", [("class", "wheel")]) { figure in
            view.drawing(
                [("viewBox", "0 0 \(Int(Self.size)) \(Int(Self.size))")], description: description(spans, year), &figure
            ) { svg in
                months(year, &svg)
                for (span, lane) in zip(spans, Self.placed(spans)) { draw(span, lane: lane, year: year, &svg) }
                if view.at.year == year { hand(&svg) }
                svg.element("text", [("x", "\(Int(Self.centre))"), ("y", "\(Int(Self.centre) + 7)"), ("class", "year")], text: "\(year)")
            }
            figure.element("ol", [("class", "keys")]) { list in
                for span in spans {
                    list.element("li") { item in
                        item.element("span", [("class", "number \(span.status.rawValue)"), ("aria-hidden", "true")], text: "\(span.number)")
                        item.element("span") { text in
                            text.element("strong", text: span.label)
                            text.write(" ")
                            text.element("time", [("datetime", span.from.iso)], text: span.from.iso)
                            if span.to != span.from {
                                text.write("–")
                                text.element("time", [("datetime", span.to.iso)], text: span.to.iso)
                            }
                        }
                    }
                }
            }
        }
    }

    private func months(_ year: Int, _ svg: inout Markup) {
        let names =
            view.page.language == .sv
            ? ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
            : ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let centre = ChartView.decimal(Self.centre)
        for radius in [Self.outer, Self.outer - Self.monthRing] {
            svg.void("circle", [("cx", centre), ("cy", centre), ("r", ChartView.decimal(radius)), ("class", "ring")])
        }
        for (index, name) in names.enumerated() {
            guard let first = Day(year: year, month: index + 1, day: 1) else { continue }
            let angle = angle(of: first, year)
            let middle = angle + .pi / 12
            let (inner, edge) = (point(angle, 52), point(angle, Self.outer))
            svg.void("line", [("x1", inner.x), ("y1", inner.y), ("x2", edge.x), ("y2", edge.y), ("class", "ring")])
            let text = point(middle, Self.outer - Self.monthRing / 2)
            svg.element("text", [("x", text.x), ("y", text.y), ("dy", "5"), ("class", "month")], text: name)
        }
    }

    private func draw(_ span: Span, lane: Int, year: Int, _ svg: inout Markup) {
        let radius = Self.radius(of: lane)
        let from = angle(of: span.from, year)
        let to = angle(of: span.to, year)
        svg.element("g", [("class", "span \(span.status.rawValue)")]) { group in
            if to - from > 0.02 {
                let (start, end) = (point(from, radius), point(to, radius))
                let large = to - from > .pi ? 1 : 0
                let size = ChartView.decimal(radius)
                group.void("path", [("d", "M\(start.x),\(start.y) A\(size),\(size) 0 \(large) 1 \(end.x),\(end.y)"), ("class", "arc")])
            }
            let middle = point((from + to) / 2, radius)
            group.void("circle", [("cx", middle.x), ("cy", middle.y), ("r", "10.5")])
            group.element("text", [("x", middle.x), ("y", middle.y), ("dy", "4.5")], text: "\(span.number)")
        }
    }

    private func hand(_ svg: inout Markup) {
        let angle = angle(of: view.at, view.at.year)
        let (inner, edge) = (point(angle, 50), point(angle, Self.outer + 8))
        svg.void("line", [("x1", inner.x), ("y1", inner.y), ("x2", edge.x), ("y2", edge.y), ("class", "hand")])
    }

    /// Lanes from the outside in, so that neither arcs nor numbers of one lane touch; what finds none shares the last.
    private static func placed(_ spans: [Span]) -> [Int] {
        var taken = [[ClosedRange<Double>]](repeating: [], count: lanes)
        return spans.map { span in
            let days: ClosedRange<Double> = Double(span.from.daysSinceEpoch)...Double(span.to.daysSinceEpoch)
            let middle = (days.lowerBound + days.upperBound) / 2
            let lane = (0..<lanes).first { lane in
                let room = Self.room(in: lane)
                let needed = min(days.lowerBound, middle - room)...max(days.upperBound, middle + room)
                return !taken[lane].contains { $0.overlaps(needed) }
            } ?? lanes - 1
            let half = Self.room(in: lane)
            taken[lane].append(min(days.lowerBound, middle - half)...max(days.upperBound, middle + half))
            return lane
        }
    }

    /// Days that half a number takes in a lane, and a little air.
    private static func room(in lane: Int) -> Double { 13 / radius(of: lane) / (2 * .pi) * 365 }

    private static func radius(of index: Int) -> Double { outer - monthRing - lane * (Double(index) + 0.5) - 2 }

    /// Clockwise from the top; what lies outside the year stands at its edge.
    private func angle(of day: Day, _ year: Int) -> Double {
        guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31) else { return 0 }
        let length = Double(last.daysSinceEpoch - first.daysSinceEpoch + 1)
        let passed = Double(max(first, min(last, day)).daysSinceEpoch - first.daysSinceEpoch)
        return passed / length * 2 * .pi
    }

    private func point(_ angle: Double, _ radius: Double) -> (x: String, y: String) {
        (ChartView.decimal(Self.centre + radius * sin(angle)), ChartView.decimal(Self.centre - radius * cos(angle)))
    }

    private func description(_ spans: [Span], _ year: Int) -> String {
        let words = spans.map { span in
            "\(span.number) \(span.label) \(span.from.iso)" + (span.to == span.from ? "" : "–\(span.to.iso)")
        }.joined(separator: "; ")
        return view.page.language == .sv ? "Årshjul för \(year). \(words)." : "Year wheel of \(year). \(words)."
    }
}
