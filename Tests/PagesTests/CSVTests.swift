import Kernel
import Pages
import Testing

/// A table as spreadsheets and programs read it.
@Suite struct CSVTests {
    @Test func `Swedish CSV has a byte order mark, semicolons, decimal commas, titles and the symbols of the pages`() throws {
        let table = try table(
            [("party", "link"), ("used", "hours"), ("cost", "kronor"), ("share", "percent"), ("left", "days"), ("on", "day")],
            [
                [
                    "party": ["text": "Malå kommun", "path": "/parties/2418"], "used": 90, "cost": .number(412_488.5), "share": .number(83.3),
                    "left": -12, "on": "2027-04-15",
                ],
                ["party": .null, "used": ["missing": "notApplicable"], "cost": 0, "share": 100, "left": 0, "on": .null],
            ])
        #expect(table.csv(.swedish).prefix(3) == [0xEF, 0xBB, 0xBF])
        #expect(
            String(decoding: table.csv(.swedish).dropFirst(3), as: UTF8.self)
                == "PARTY;USED;COST;SHARE;LEFT;ON\r\nMalå kommun;1,50;412488,50;83,3;-12;2027-04-15\r\n–;·;0,00;100,0;0;–\r\n")
    }

    @Test func `RFC 4180 has commas, decimal points, codes and empty cells, and no byte order mark`() throws {
        let table = try table(
            [("used", "hours"), ("cost", "kronor"), ("state", "status"), ("at", "instant"), ("clause", "quote"), ("led", "text")],
            [
                [
                    "used": -7, "cost": .number(-0.05), "state": ["code": "good", "text": "Bifall, med ändring"], "at": "2027-04-15T08:00:00Z",
                    "clause": ["text": "Minst \"en\" gång", "clause": "V-32"], "led": ["Plan: Budget", "Uppdrag: A"],
                ],
                ["used": .null, "cost": ["missing": "notApplicable"]],
            ])
        #expect(
            String(decoding: table.csv(.rfc4180), as: UTF8.self)
                == "used,cost,state,at,clause,led\r\n-0.12,-0.05,\"Bifall, med ändring\",2027-04-15T08:00:00Z,"
                + "\"V-32: Minst \"\"en\"\" gång\",Plan: Budget; Uppdrag: A\r\n,,,,,\r\n")
    }

    @Test(arguments: ["=1+1", "+46", "-1", "@SUM(A1)", "\tx", "\r=x", "\n=x"])
    func `a text that a spreadsheet would compute begins with an apostrophe`(_ text: String) throws {
        for (kind, value) in [("text", JSONValue.string(text)), ("link", ["text": .string(text), "path": "/proposals/1"]), ("text", [.string(text)])] {
            let line = String(decoding: try table([("x", kind)], [["x": value]]).csv(.rfc4180).dropFirst(3), as: UTF8.self)
            #expect(line.hasPrefix("'" + text) || line.hasPrefix("\"'" + text), "\(line)")
        }
    }

    @Test func `separators, quotes and line breaks stay in their cell, in either dialect`() throws {
        let table = try table([("a", "text"), ("b", "text")], [["a": "x;y,z", "b": "rad\nrad \"två\""]])
        for dialect in [CSVDialect.swedish, .rfc4180] {
            let text = String(decoding: table.csv(dialect), as: UTF8.self)
            #expect(text.contains("\"x;y,z\""))
            #expect(text.contains("\"rad\nrad \"\"två\"\"\""))
        }
    }

    /// - Parameter columns: code and kind; the title is the code in capitals.
    private func table(_ columns: [(String, String)], _ rows: [JSONValue]) throws -> Report.Table {
        let described = columns.map { code, kind in
            JSONValue.object([
                ("code", .string(code)), ("title", .string(code.uppercased())), ("kind", .string(kind)), ("definition", "Vad."),
            ])
        }
        let report = try Report(json: [
            "code": "x", "subject": .null, "title": "X", "summary": "X.", "at": "2027-04-15", "dataTime": "2027-04-15T08:00:00Z",
            "figures": [], "filters": [],
            "tables": [
                [
                    "code": "t", "title": "T", "definition": "D.", "source": "S", "columns": .array(described), "rows": .array(rows),
                    "chart": .null,
                ]
            ],
        ])
        return try #require(report.tables.first)
    }
}
