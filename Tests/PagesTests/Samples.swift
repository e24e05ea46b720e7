import Foundation
import Kernel
import Pages
import TestSupport

/// Reports of an example year, one of each code, as the database composed them.
enum Samples {
    static let codes = [
        "overview", "parties", "groups", "meetings", "decisions", "proposals", "plans", "calendar", "budget", "hours",
        "findings", "duties", "news", "meeting", "decision", "activity", "party", "proposal",
    ]

    static func json(_ code: String) throws -> JSONValue {
        try JSONScanner.parse(Array(try Repository().text("Tests/Reports/\(code).json").utf8))
    }

    static func report(_ code: String) throws -> Report { try Report(json: json(code)) }

    static func page(_ language: Language = .sv, signedIn: String? = "Insyn, Länsstyrelsen") throws -> Page {
        struct NoZone: Error {}
        guard let zone = TimeZone(identifier: "Europe/Stockholm") else { throw NoZone() }
        return Page(
            sender: Page.Sender(
                collaboration: "Plan- och byggsamverkan i Västerbotten", name: "Region Västerbotten",
                contact: "samverkan@example.org"),
            zone: zone, language: language, signedIn: signedIn, origin: "https://samverkan.example.org")
    }

    /// A report of one table, with what is given of it.
    static func report(
        kind: String = "text", values: [JSONValue], chart: JSONValue = nil, filters: JSONValue = [], title: String = "Titel"
    ) throws -> Report {
        let rows = values.map { value in JSONValue.object([("name", "Rad"), ("value", value)]) }
        return try Report(json: [
            "code": "decisions", "subject": nil, "title": .string(title), "summary": "Sammanfattning", "at": "2027-04-15",
            "dataTime": "2027-04-15T08:05:00Z", "figures": [], "filters": filters,
            "tables": [
                [
                    "code": "rows", "title": "Rader", "definition": "Vad de är", "source": "Registret",
                    "columns": [
                        ["code": "name", "title": "Namn", "kind": "text", "definition": "Radens namn"],
                        ["code": "value", "title": "Värde", "kind": .string(kind), "definition": "Radens värde"],
                    ],
                    "rows": .array(rows), "chart": chart,
                ]
            ],
        ])
    }
}
