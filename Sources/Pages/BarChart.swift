import Kernel
import Markup

/// Bars lying down: the label above, the bar below it, the value at its end. Widths are in percent, so that bars grow
/// with the page and letters do not.
struct BarChart {
    let view: ChartView
    let isStacked: Bool

    private static let labelHeight = 22
    private static let barHeight = 16
    private static let gap = 12
    /// Of the width; the rest is for the value at the end of the longest bar.
    private static let longest = 74.0
    /// Letters that fit on a phone of 320 px.
    private static let labelLength = 36
    /// Colour of each pattern; those that share one differ in what is drawn on it.
    private static let colours = [0, 1, 2, 3, 4, 5, 4, 3]

    private var values: [String] { view.chart.values }
    private var barsOfRow: Int { isStacked ? 1 : max(1, values.count) }
    private var rowHeight: Int { Self.labelHeight + barsOfRow * (Self.barHeight + 2) + Self.gap }

    func write(_ section: inout Markup) {
        section.element("figure") { figure in
            if values.count > 1 { legend(&figure) }
            let height = view.rows.count * rowHeight
            view.drawing([("class", "bars"), ("width", "100%"), ("height", "\(height)")], description: description, &figure) { svg in
                svg.element("defs") { defs in for index in values.indices { pattern(index, &defs) } }
                for (index, row) in view.rows.enumerated() { draw(row, top: index * rowHeight, &svg) }
            }
        }
    }

    private func draw(_ row: [String: Report.Value], top: Int, _ svg: inout Markup) {
        svg.element("text", [("x", "0"), ("y", "\(top + 15)")], text: ChartView.cut(view.label(row), Self.labelLength))
        var start = 0.0
        for (index, code) in values.enumerated() {
            let value = view.value(code, row)
            let width = max(0, (value.magnitude ?? 0) / maximum * Self.longest)
            let y = top + Self.labelHeight + (isStacked ? 0 : index * (Self.barHeight + 2))
            if width > 0 {
                svg.void(
                    "rect",
                    [
                        ("x", ChartView.decimal(start) + "%"), ("y", "\(y)"), ("width", ChartView.decimal(width) + "%"),
                        ("height", "\(Self.barHeight)"), ("class", "edge"), ("fill", "url(#\(view.id)-p\(index))"),
                    ])
            }
            if !isStacked { write(view.page.formats.plain(value) ?? "–", after: width, y, &svg) }
            if isStacked { start += width }
        }
        if isStacked { write(total(row), after: start, top + Self.labelHeight, &svg) }
    }

    private func write(_ text: String, after width: Double, _ y: Int, _ svg: inout Markup) {
        svg.element(
            "text", [("x", ChartView.decimal(width) + "%"), ("dx", "6"), ("y", "\(y + 13)"), ("class", "amount")], text: text)
    }

    private func sum(_ row: [String: Report.Value]) -> Double {
        values.compactMap { view.value($0, row).magnitude }.filter { $0 > 0 }.reduce(0, +)
    }

    /// In the unit of the first column that is drawn.
    private func total(_ row: [String: Report.Value]) -> String {
        let sum = sum(row)
        return switch values.first.flatMap(view.column)?.kind {
        case .hours: Formats.hours(Int64(sum.rounded()))
        case .kronor: Formats.amount(Int64(sum.rounded()))
        case .percent: Formats.percent(sum)
        case .days: view.page.formats.days(Int64(sum.rounded()))
        default: Formats.whole(Int64(sum.rounded()))
        }
    }

    /// What the longest bar stands for; shares are drawn of the whole.
    private var maximum: Double {
        let largest =
            isStacked
            ? view.rows.map(sum).max() ?? 0
            : view.rows.flatMap { row in values.compactMap { view.value($0, row).magnitude } }.max() ?? 0
        let isShare = values.first.flatMap(view.column)?.kind == .percent
        return max(largest, isShare ? 100 : 0.000_001)
    }

    private var description: String {
        let columns = values.compactMap { view.column($0)?.title.lowercased() }.joined(separator: ", ")
        return view.page.language == .sv
            ? "Liggande staplar, \(view.rows.count) rader: \(columns)."
            : "Horizontal bars, \(view.rows.count) rows: \(columns)."
    }

    private func legend(_ figure: inout Markup) {
        figure.element("ul", [("class", "legend")]) { legend in
            for (index, code) in values.enumerated() {
                legend.element("li") { item in
                    item.element("svg", [("class", "swatch"), ("width", "18"), ("height", "18"), ("aria-hidden", "true")]) {
                        $0.void(
                            "rect",
                            [("width", "18"), ("height", "18"), ("class", "edge"), ("fill", "url(#\(view.id)-p\(index))")])
                    }
                    item.write(" " + (view.column(code)?.title ?? code))
                }
            }
        }
    }

    /// A colour and, but for the first, lines or dots on it.
    private func pattern(_ index: Int, _ defs: inout Markup) {
        let number = index % Self.colours.count
        defs.element(
            "pattern",
            [("id", "\(view.id)-p\(index)"), ("width", "8"), ("height", "8"), ("patternUnits", "userSpaceOnUse")]
        ) { pattern in
            pattern.void("rect", [("width", "8"), ("height", "8"), ("class", "c\(Self.colours[number])")])
            switch number {
            case 1: pattern.void("path", [("d", "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4"), ("class", "mark")])
            case 2: pattern.void("circle", [("cx", "4"), ("cy", "4"), ("r", "1.6"), ("class", "dot")])
            case 3: pattern.void("path", [("d", "M0,4 h8"), ("class", "mark")])
            case 4: pattern.void("path", [("d", "M4,0 v8"), ("class", "mark")])
            case 5: pattern.void("path", [("d", "M0,4 h8 M4,0 v8"), ("class", "mark")])
            case 6: pattern.void("path", [("d", "M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4"), ("class", "mark")])
            case 7: pattern.void("circle", [("cx", "4"), ("cy", "4"), ("r", "2.6"), ("class", "dot")])
            default: break
            }
        }
    }
}

extension Report.Value {
    /// How much of its unit it is; nil for what is no measure.
    var magnitude: Double? {
        switch self {
        case .count(let number), .minutes(let number), .amount(let number), .days(let number): Double(number)
        case .percent(let percent): percent
        default: nil
        }
    }
}
