/// The minutes as text for a screen or a printer without styles: 72 columns at most.
struct PlainText {
    let text: String

    private static let width = 72
    /// Between the columns of a table.
    private static let gap = "  "

    init(_ blocks: [Block]) {
        var lines: [String] = []
        for block in blocks {
            if case .heading(let level, _) = block, level < 3, !lines.isEmpty { lines.append("") }
            lines += Self.lines(block)
            lines.append("")
        }
        // Trailing spaces of cells say nothing, and what ties words together has done so.
        text = lines.map { String($0.reversed().drop { $0 == " " }.reversed()) }.joined(separator: "\n")
            .replacing(Words.tie, with: " ")
    }

    private static func lines(_ block: Block) -> [String] {
        switch block {
        case .heading(let level, let text): heading(level, text)
        case .paragraph(let text): wrap(text, width)
        case .resolution(let text): wrap(text, width - 4).map { "    " + $0 }
        case .facts(let facts): self.facts(facts)
        case .list(let items): items.flatMap(item)
        case .table(let table): self.table(table)
        }
    }

    private static func heading(_ level: Int, _ text: String) -> [String] {
        let lines = wrap(level == 1 ? text.uppercased() : text, width)
        let mark = ["=", "=", "-"].dropFirst(level - 1).first
        let length = lines.map(\.count).max() ?? 0
        return lines + (mark.map { [String(repeating: $0, count: length)] } ?? [])
    }

    private static func item(_ text: String) -> [String] {
        wrap(text, width - 2).enumerated().map { index, line in (index == 0 ? "- " : "  ") + line }
    }

    private static func facts(_ facts: [Block.Fact]) -> [String] {
        let indent = min(28, (facts.map(\.name.count).max() ?? 0) + 2)
        return facts.flatMap { fact in
            wrap(fact.value, width - indent).enumerated().map { index, line in
                pad(index == 0 ? fact.name + ":" : "", to: indent) + line
            }
        }
    }

    private static func table(_ table: Block.Table) -> [String] {
        let rows = [table.columns] + table.rows
        let widths = widths(of: rows)
        let lines = rows.map { row in
            let cells = zip(row, widths).map { wrap($0, $1) }
            return (0..<(cells.map(\.count).max() ?? 0)).map { line in
                zip(cells, widths).map { pad(line < $0.count ? $0[line] : "", to: $1) }.joined(separator: gap)
            }
        }
        let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: gap)
        return [table.caption + ":", ""] + (lines.first ?? []) + [rule] + lines.dropFirst().flatMap(\.self)
    }

    /// What each column needs, the widest ones narrowed until all fit: words are cut only when nothing else helps.
    private static func widths(of rows: [[String]]) -> [Int] {
        let count = rows.first?.count ?? 0
        func longest(_ column: Int, between separators: (Character) -> Bool) -> Int {
            max(1, rows.flatMap { $0[column].split(whereSeparator: separators).map(\.count) }.max() ?? 0)
        }
        var widths = (0..<count).map { longest($0) { $0.isNewline } }
        let words = (0..<count).map { longest($0) { $0.isNewline || $0 == " " } }
        let room = max(count, width - gap.count * (count - 1))
        while widths.reduce(0, +) > room {
            let loose = widths.indices.filter { widths[$0] > words[$0] }
            let candidates = loose.isEmpty ? Array(widths.indices) : loose
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
        }
        return widths
    }

    /// Lines of at most `width` characters; what is longer than a line without a space is cut.
    private static func wrap(_ text: String, _ width: Int) -> [String] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).flatMap { paragraph in
            var lines: [String] = []
            var line = ""
            for word in paragraph.split(separator: " ") {
                var word = word
                if !line.isEmpty, line.count + 1 + word.count > width {
                    lines.append(line)
                    line = ""
                }
                while word.count > width {
                    lines.append(String(word.prefix(width)))
                    word = word.dropFirst(width)
                }
                line += (line.isEmpty ? "" : " ") + word
            }
            return lines + [line]
        }
    }

    private static func pad(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
