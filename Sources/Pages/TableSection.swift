import Kernel
import Markup

/// One table with its heading, its definition, its drawing, and where it comes from.
struct TableSection {
    let page: Page
    let table: Report.Table
    /// In the document.
    let id: String
    let path: String
    let query: Query
    let at: Day
    /// That the rows may take.
    let rowBytes: Int

    /// Rows that a reader has before them at once.
    static let rowsOfPage = 50
    /// Columns that a paper has room for upright.
    private static let upright = 7

    func write(_ main: inout Markup) {
        var attributes: [(StaticString, String)] = [("id", id), ("aria-labelledby", "\(id)-title")]
        if table.columns.count > Self.upright { attributes.append(("class", "wide")) }
        main.element("section", attributes) { section in
            section.element("h2", [("id", "\(id)-title")], text: table.title)
            section.element("p", [("class", "definition")], text: table.definition)
            guard !table.rows.isEmpty else {
                section.element("p", [("class", "empty")], text: page.say(Words.empty))
                source(&section)
                return
            }
            let order = TableOrder(query["sort"], of: table)
            let parts = Parts(table.rows, limit: Self.rowsOfPage, bytes: rowBytes, weight: table.weight(of:))
            let number = parts.number(query[Page.partParameter], of: table.code)
            let rows = parts.parts[number - 1]
            if let chart = table.chart {
                ChartView(page: page, table: table, chart: chart, rows: rows, id: "\(id)-chart", at: at).write(&section)
            }
            body(rows, order, &section)
            if parts.parts.count > 1 { turning(number, parts.parts.count, &section) }
            notes(&section)
        }
    }

    private func body(_ rows: [[String: Report.Value]], _ order: TableOrder?, _ section: inout Markup) {
        section.element(
            "div", [("class", "scroll"), ("role", "region"), ("aria-labelledby", "\(id)-title"), ("tabindex", "0")]
        ) { region in
            region.element("table", table.chart?.form == .matrix ? [("class", "matrix")] : []) { body in
                body.element("caption", [("class", "unseen")], text: table.title)
                body.element("thead") { head in
                    head.element("tr") { row in table.columns.forEach { heading($0, order, &row) } }
                }
                body.element("tbody") { body in
                    for row in rows {
                        body.newline()
                        write(row, &body)
                    }
                }
            }
        }
    }

    private func heading(_ column: Report.Column, _ order: TableOrder?, _ row: inout Markup) {
        var attributes: [(StaticString, String)] = [("scope", "col")]
        if column.kind.isMeasure { attributes.append(("class", "measure")) }
        guard column.kind != .quote, table.rows.count > 1 else {
            return row.element("th", attributes, text: column.title)
        }
        let isOrdering = order?.column == column.code
        if isOrdering { attributes.append(("aria-sort", order?.isDescending == true ? "descending" : "ascending")) }
        row.element("th", attributes) { cell in
            let sort = TableOrder.next(column.code, now: order)
            let address = query.setting(Page.partParameter, to: nil).setting("sort", to: sort).address(path) + "#\(id)"
            cell.element("a", [("href", address)]) { link in
                link.write(column.title)
                if isOrdering {
                    link.element("span", [("aria-hidden", "true")], text: order?.isDescending == true ? " ▼" : " ▲")
                }
            }
        }
    }

    private func write(_ values: [String: Report.Value], _ body: inout Markup) {
        let cell = Cell(page: page, query: query)
        body.element("tr") { row in
            for (index, column) in table.columns.enumerated() {
                let value = values[column.code] ?? .missing
                if index == 0 {
                    row.element("th", [("scope", "row")] + Self.looks(column, value)) { cell.write(value, &$0) }
                } else {
                    row.element("td", Self.looks(column, value)) { cell.write(value, &$0) }
                }
            }
        }
    }

    /// Long texts get room, so that a row is not taller than it must be; short links stay in one piece.
    private static func looks(_ column: Report.Column, _ value: Report.Value) -> [(StaticString, String)] {
        if column.kind.isMeasure { return [("class", "measure")] }
        return switch value {
        case .text(let text) where text.count > 40, .quote(let text, _) where text.count > 40: [("class", "long")]
        case .link(let text, _) where text.count <= 14: [("class", "short")]
        case .list(let values) where values.count == 1: looks(column, values[0])
        case .list: [("class", "many")]
        default: []
        }
    }

    private func turning(_ number: Int, _ count: Int, _ section: inout Markup) {
        func address(_ number: Int) -> String {
            query.setting(Page.partParameter, to: "\(table.code).\(number)").address(path) + "#\(id)"
        }
        let label = page.language == .sv ? "Sidor i tabellen \(table.title)" : "Pages of the table \(table.title)"
        section.element("nav", [("class", "turning"), ("aria-label", label)]) { nav in
            if number > 1 { nav.element("a", [("href", address(number - 1)), ("rel", "prev")], text: page.say(Words.previous)) }
            nav.element("span", text: page.language == .sv ? "Del \(number) av \(count)" : "Part \(number) of \(count)")
            if number < count { nav.element("a", [("href", address(number + 1)), ("rel", "next")], text: page.say(Words.next)) }
        }
    }

    private func source(_ section: inout Markup) {
        section.element("p", [("class", "source")], text: "\(page.say(Words.source)): \(table.source)")
    }

    private func notes(_ section: inout Markup) {
        source(&section)
        section.element("details") { details in
            details.element("summary") { summary in
                summary.write(page.say(Words.columns))
                summary.element("span", [("class", "unseen")], text: ": \(table.title)")
            }
            details.element("dl") { list in
                for column in table.columns {
                    list.element("div") { pair in
                        pair.element("dt", text: column.title)
                        pair.element("dd", text: column.definition)
                    }
                }
            }
        }
    }
}

extension Report.Table {
    /// Bytes that a row takes at most, its drawing included.
    func weight(of row: [String: Report.Value]) -> Int {
        columns.reduce(chart == nil ? 10 : 400) { sum, column in
            sum + 35 + Cell.weight(of: row[column.code] ?? .missing)
        }
    }
}

/// The rows of a table in parts, none of which is too long or too heavy.
struct Parts<Row> {
    /// At least one, which may be empty.
    let parts: [[Row]]

    init(_ rows: [Row], limit: Int, bytes: Int, weight: (Row) -> Int) {
        var parts: [[Row]] = [[]]
        var total = 0
        for row in rows {
            let weight = weight(row)
            if let last = parts.last, !last.isEmpty, last.count == limit || total + weight > bytes {
                parts.append([])
                total = 0
            }
            parts[parts.count - 1].append(row)
            total += weight
        }
        self.parts = parts
    }

    /// The part that `table.2` in the address asks for, from 1. What is no part is the first or the last.
    func number(_ asked: String?, of table: String) -> Int {
        guard let asked, asked.hasPrefix("\(table)."), let number = Int(asked.dropFirst(table.count + 1)) else { return 1 }
        return min(max(1, number), parts.count)
    }
}
