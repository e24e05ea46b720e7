import Kernel
import Pages
import Testing

@Suite struct ReportTests {
    @Test(arguments: Samples.codes) func `a report of each code is read`(_ code: String) throws {
        let report = try Samples.report(code)
        #expect(report.code == code)
        #expect(!report.figures.isEmpty || !report.tables.isEmpty)
    }

    @Test func `what is missing, unknown or of another kind is refused with its place`() throws {
        try refuses("/title") { $0.filter { $0.0 != "title" } }
        try refuses("/extra") { $0 + [("extra", 1)] }
        try refuses("/at") { $0.filter { $0.0 != "at" } + [("at", "2027-02-30")] }
        #expect(throws: MalformedRecord(place: "/tables/0/rows/1/value")) {
            try Samples.report(kind: "count", values: [1, "två"])
        }
        #expect(throws: MalformedRecord(place: "/tables/0/columns/1/kind")) { try Samples.report(kind: "other", values: []) }
        #expect(throws: MalformedRecord(place: "/tables/0/chart/values")) {
            try Samples.report(values: [], chart: ["form": "bars", "label": "name", "values": ["nothing"]])
        }
    }

    @Test func `each kind takes its own values only`() {
        let good: [(Report.Kind, JSONValue)] = [
            (.text, "a"), (.text, ["a", "b"]), (.day, "2027-04-15"), (.instant, "2027-04-15T08:05:00Z"), (.count, 3),
            (.hours, 90), (.kronor, 1), (.kronor, .number(1.5)), (.percent, .number(12.5)), (.days, 1),
            (.status, ["code": "good", "text": "Ja"]), (.link, ["text": "§ 1", "path": "/decisions/1"]),
            (.link, [["text": "Utan sida", "path": nil]]), (.quote, ["text": "ord", "clause": "V-1"]),
            (.count, nil), (.days, ["missing": "notApplicable"]),
        ]
        for (kind, json) in good { #expect(Report.Value(json, kind) != nil, "\(kind) \(json.text)") }
        let bad: [(Report.Kind, JSONValue)] = [
            (.text, 1), (.day, "15/4"), (.instant, "2027-04-15"), (.count, .number(1.5)), (.hours, "1"), (.kronor, "1"),
            (.kronor, .number(1e12)), (.percent, true), (.status, ["code": "fine", "text": "Ja"]), (.status, "good"),
            (.link, "§ 1"), (.quote, ["text": "ord"]), (.days, ["missing": "other"]), (.count, [1]),
        ]
        for (kind, json) in bad { #expect(Report.Value(json, kind) == nil, "\(kind) \(json.text)") }
    }

    private func refuses(_ place: String, _ change: ([(String, JSONValue)]) -> [(String, JSONValue)]) throws {
        struct NoObject: Error {}
        guard case .object(let members) = try Samples.json("overview") else { throw NoObject() }
        #expect(throws: MalformedRecord(place: place)) { try Report(json: .object(change(members))) }
    }
}
