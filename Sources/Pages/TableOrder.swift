/// By which column the rows came ordered: the database sorts every table that has the column.
struct TableOrder {
    let column: String
    let isDescending: Bool

    /// - Parameter sort: `column` or `-column`; nil, or a column that `table` lacks: the table in its own order.
    init?(_ sort: String?, of table: Report.Table) {
        guard let sort else { return nil }
        isDescending = sort.hasPrefix("-")
        column = isDescending ? String(sort.dropFirst()) : sort
        guard table.columns.contains(where: { $0.code == self.column }) else { return nil }
    }

    /// The value of `sort` that orders by `column`; the other way around where it already does.
    static func next(_ column: String, now: TableOrder?) -> String {
        now?.column == column && now?.isDescending == false ? "-\(column)" : column
    }
}
