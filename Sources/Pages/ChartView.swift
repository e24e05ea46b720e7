import Kernel
import Markup

/// A table drawn: inline SVG that scales without its text scaling, named and described, and never by colour alone.
struct ChartView {
    let page: Page
    let table: Report.Table
    let chart: Report.Chart
    let rows: [[String: Report.Value]]
    /// In the document.
    let id: String
    let at: Day

    func write(_ section: inout Markup) {
        switch chart.form {
        // The table itself, with symbols and words in its cells.
        case .matrix: break
        case .bars: BarChart(view: self, isStacked: false).write(&section)
        case .stacked: BarChart(view: self, isStacked: true).write(&section)
        case .wheel: YearWheel(view: self).write(&section)
        }
    }

    func column(_ code: String) -> Report.Column? { table.columns.first { $0.code == code } }

    func value(_ code: String, _ row: [String: Report.Value]) -> Report.Value { row[code] ?? .missing }

    func label(_ row: [String: Report.Value]) -> String { page.formats.plain(value(chart.label, row)) ?? "–" }

    /// Opens the drawing, with what a screen reader says of it.
    func drawing(
        _ attributes: [(StaticString, String)], description: String, _ markup: inout Markup,
        _ content: (inout Markup) -> Void
    ) {
        let names: [(StaticString, String)] = [
            ("role", "img"), ("aria-labelledby", "\(id)-title"), ("aria-describedby", "\(id)-desc"),
        ]
        markup.element("svg", attributes + names) { svg in
            svg.element("title", [("id", "\(id)-title")], text: "\(page.say(Words.chart)): \(table.title)")
            svg.element("desc", [("id", "\(id)-desc")], text: "\(description) \(page.say(Words.valuesInTable))")
            content(&svg)
        }
    }

    /// At most `length` characters, the last of them an ellipsis where something is left out.
    static func cut(_ text: String, _ length: Int) -> String {
        text.count <= length ? text : text.prefix(length - 1).trimmingSuffix(while: \.isWhitespace) + "…"
    }

    /// With two decimals, as SVG wants them.
    static func decimal(_ number: Double) -> String {
        let hundredths = Int((number * 100).rounded())
        let rest = hundredths.magnitude % 100
        return "\(hundredths < 0 ? "-" : "")\(hundredths.magnitude / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}

extension Substring {
    fileprivate func trimmingSuffix(while isCut: (Character) -> Bool) -> String {
        var text = self
        while let last = text.last, isCut(last) { text.removeLast() }
        return String(text)
    }
}
