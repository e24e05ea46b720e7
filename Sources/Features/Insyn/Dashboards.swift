import Kernel
import Pages
public import WebAPI

/// What those who look on are shown: reports of figures and tables with their definitions and sources, as JSON and CSV.
public enum Dashboards {
    public static func register(in api: inout API) {
        api.collection("/dashboards", sql: SQL.listDashboards, pace: .published)
        api.document(
            "/dashboards/{code}", sql: SQL.readDashboard,
            query: [
                .day("at"), .code("subject"), .code("party"), .code("group"), .code("state"), .code("area"),
                .integer("year", in: 2000...2199), .day("since"), .instant("modifiedSince"), .sorting, .code("table"),
                .code("dialect", of: [CSVDialect.rfc4180.rawValue]),
            ],
            pace: .published,
            renderings: [
                Rendering(contentType: "text/csv; charset=utf-8", sql: SQL.readDashboardTable) { json in
                    try csv(JSONScanner.parse(json))
                }
            ])
    }

    /// - Parameter json: `{report, table, dialect}`, where the report has the table.
    static func csv(_ json: JSONValue) throws -> [UInt8] {
        let report = try Report(json: json["report"] ?? .null)
        let dialect = json["dialect"]?.string.flatMap(CSVDialect.init(rawValue:)) ?? .swedish
        return report.tables.first { $0.code == json["table"]?.string }?.csv(dialect) ?? []
    }
}
