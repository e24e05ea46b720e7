import Kernel

/// How a table is written as comma separated values.
public enum CSVDialect: String, Sendable {
    /// For a Swedish Excel: a byte order mark, semicolons, decimal commas, titles over the columns, and the symbols of
    /// the pages where a value is missing.
    case swedish
    /// For programs: commas, decimal points, codes over the columns, nothing where a value is missing (RFC 4180).
    case rfc4180
}

extension Report.Table {
    /// The table as CSV in UTF-8, CRLF after each line. Hours and kronor have two decimals, percent one; of a link and a
    /// status only the text. A text that a spreadsheet would take for a formula begins with an apostrophe.
    public func csv(_ dialect: CSVDialect) -> [UInt8] {
        var writer = CSVWriter(dialect)
        writer.line(columns.map { .text(dialect == .swedish ? $0.title : $0.code) })
        for row in rows {
            writer.line(columns.map { row[$0.code] ?? .missing })
        }
        return writer.bytes
    }
}

private struct CSVWriter {
    private(set) var bytes: [UInt8]
    private let dialect: CSVDialect
    private let separator: Unicode.Scalar
    private let decimalSign: Character

    /// What makes a spreadsheet compute or run the rest of a cell.
    private static let formulaSigns: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n"]

    init(_ dialect: CSVDialect) {
        self.dialect = dialect
        bytes = dialect == .swedish ? [0xEF, 0xBB, 0xBF] : []
        separator = dialect == .swedish ? ";" : ","
        decimalSign = dialect == .swedish ? "," : "."
    }

    mutating func line(_ values: [Report.Value]) {
        bytes.append(contentsOf: values.map { quoted(cell($0)) }.joined(separator: "\(separator)").utf8)
        bytes.append(contentsOf: "\r\n".utf8)
    }

    private func cell(_ value: Report.Value) -> String {
        switch value {
        case .missing: dialect == .swedish ? "–" : ""
        case .notApplicable: dialect == .swedish ? "·" : ""
        case .count(let number), .days(let number): String(number)
        case .minutes(let minutes): decimal((Double(minutes) / 60 * 100).rounded(), decimals: 2)
        case .amount(let ore): decimal(Double(ore), decimals: 2)
        case .percent(let percent): decimal((percent * 10).rounded(), decimals: 1)
        default: defused(text(value))
        }
    }

    private func text(_ value: Report.Value) -> String {
        switch value {
        case .text(let text), .status(_, let text), .link(let text, _): text
        case .quote(let text, let clause): "\(clause): \(text)"
        case .day(let day): day.iso
        case .instant(let instant): instant.rfc3339
        case .list(let values): values.map(text).joined(separator: "; ")
        default: ""
        }
    }

    private func defused(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, CSVWriter.formulaSigns.contains(first) else { return text }
        return "'" + text
    }

    private func quoted(_ text: String) -> String {
        let isSplit = text.unicodeScalars.contains { ["\"", "\r", "\n", separator].contains($0) }
        return isSplit ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }

    /// - Parameter scaled: the number times ten to the power of `decimals`, whole.
    private func decimal(_ scaled: Double, decimals: Int) -> String {
        let digits = String(Int64(scaled.magnitude))
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        return "\(scaled < 0 ? "-" : "")\(padded.dropLast(decimals))\(decimalSign)\(padded.suffix(decimals))"
    }
}
