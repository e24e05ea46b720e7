public import Kernel

extension Report {
    /// The report that the database composed. Strict: a member that is missing, unknown or of another kind than its
    /// column says is a fault of whoever wrote it. Only a row may hold more than its columns, such as its journal entry.
    ///
    /// - Throws: `MalformedRecord`, which says where.
    public init(json: JSONValue) throws(MalformedRecord) {
        let fields = JSONObjectReader(json)
        try fields.holds(only: [
            "code", "subject", "title", "summary", "at", "dataTime", "figures", "filters", "tables",
        ])
        guard let at = Day(iso: try fields.text("at")) else { throw fields.malformed("at") }
        guard let dataTime = Instant(rfc3339: try fields.text("dataTime")) else { throw fields.malformed("dataTime") }
        code = try fields.text("code")
        subject = try fields.optionalText("subject")
        title = try fields.text("title")
        summary = try fields.text("summary")
        self.at = at
        self.dataTime = dataTime
        figures = try fields.records("figures") { fields throws(MalformedRecord) in try Figure(fields) }
        filters = try fields.records("filters") { fields throws(MalformedRecord) in try Filter(fields) }
        tables = try fields.records("tables") { fields throws(MalformedRecord) in try Table(fields) }
    }
}

extension Report.Figure {
    init(_ fields: JSONObjectReader) throws(MalformedRecord) {
        try fields.holds(only: ["code", "title", "value", "kind", "definition", "source", "clause"])
        code = try fields.text("code")
        title = try fields.text("title")
        kind = try Report.Kind(fields)
        guard let value = Report.Value(fields.json("value"), kind) else { throw fields.malformed("value") }
        self.value = value
        definition = try fields.text("definition")
        source = try fields.text("source")
        clause = try fields.optionalText("clause")
    }
}

extension Report.Filter {
    init(_ fields: JSONObjectReader) throws(MalformedRecord) {
        try fields.holds(only: ["code", "title", "value", "options"])
        code = try fields.text("code")
        title = try fields.text("title")
        value = try fields.optionalText("value")
        options = try fields.records("options") { fields throws(MalformedRecord) in
            try fields.holds(only: ["value", "title"])
            return Option(value: try fields.text("value"), title: try fields.text("title"))
        }
    }
}

extension Report.Table {
    init(_ fields: JSONObjectReader) throws(MalformedRecord) {
        try fields.holds(only: ["code", "title", "definition", "source", "columns", "rows", "chart"])
        code = try fields.text("code")
        title = try fields.text("title")
        definition = try fields.text("definition")
        source = try fields.text("source")
        let columns = try fields.records("columns") { fields throws(MalformedRecord) in try Report.Column(fields) }
        self.columns = columns
        rows = try fields.records("rows") { fields throws(MalformedRecord) in
            var row: [String: Report.Value] = [:]
            for column in columns {
                guard let json = fields.json(column.code) else { continue }
                guard let value = Report.Value(json, column.kind) else { throw fields.malformed(column.code) }
                row[column.code] = value
            }
            return row
        }
        chart = try fields.optionalRecord("chart") { fields throws(MalformedRecord) in
            try Report.Chart(fields, Set(columns.map(\.code)))
        }
    }
}

extension Report.Column {
    init(_ fields: JSONObjectReader) throws(MalformedRecord) {
        try fields.holds(only: ["code", "title", "kind", "definition"])
        code = try fields.text("code")
        title = try fields.text("title")
        kind = try Report.Kind(fields)
        definition = try fields.text("definition")
    }
}

extension Report.Chart {
    init(_ fields: JSONObjectReader, _ columns: Set<String>) throws(MalformedRecord) {
        try fields.holds(only: ["form", "label", "values"])
        guard let form = Form(rawValue: try fields.text("form")) else { throw fields.malformed("form") }
        self.form = form
        label = try fields.text("label")
        guard columns.contains(label) else { throw fields.malformed("label") }
        values = try fields.texts("values")
        guard columns.isSuperset(of: values) else { throw fields.malformed("values") }
    }
}

extension Report.Kind {
    fileprivate init(_ fields: JSONObjectReader) throws(MalformedRecord) {
        guard let kind = Self(rawValue: try fields.text("kind")) else { throw fields.malformed("kind") }
        self = kind
    }
}
