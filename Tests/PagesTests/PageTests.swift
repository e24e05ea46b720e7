import Foundation
import Kernel
import Pages
import Testing

@Suite struct PageTests {
    @Test(arguments: Samples.codes, Language.allCases)
    func `the page of each report is well-formed and in order`(_ code: String, _ language: Language) throws {
        let report = try Samples.report(code)
        let html = try Samples.page(language).html(of: report, query: [])
        let document = try Document(html)
        #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">"))
        #expect(html.utf8.count <= 100_000 - Page.styleSheet.utf8.count)
        #expect(document.headings.first == 1)
        #expect(document.headings.filter { $0 == 1 }.count == 1)
        #expect(zip(document.headings, document.headings.dropFirst()).allSatisfy { $1 <= $0 + 1 })
        let ids = document.elements.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count, "an id stands twice")
        for attribute in ["aria-labelledby", "aria-describedby", "for"] {
            for element in document.elements {
                for id in (element.attributes[attribute] ?? "").split(separator: " ") {
                    #expect(ids.contains(String(id)), "\(attribute) of \(element.name) names no element: \(id)")
                }
            }
        }
        #expect(document.elements.allSatisfy { $0.attributes["style"] == nil && $0.name != "script" && $0.name != "style" })
        #expect(document.all("th").allSatisfy { $0["scope"] != nil })
        #expect(document.all("caption").count == document.all("table").count)
        #expect(document.all("div").filter { $0["class"] == "scroll" }.allSatisfy { $0["tabindex"] == "0" && $0["role"] == "region" })
        #expect(document.all("a").filter { $0["aria-current"] != nil && $0["href"] != nil }.count == 1)
        #expect(document.all("link").compactMap { $0["href"] } == [Page.styleSheetAddress])
        for words in [report.title, report.summary, report.at.iso] + report.figures.map(\.definition) + report.tables.map(\.source) {
            #expect(document.text.contains(words), "the page does not say: \(words)")
        }
    }

    @Test(arguments: Samples.codes) func `markup planted in every text is shown as text`(_ code: String) throws {
        let planted = "</td><script src=\"x\">'&amp;\u{0007}"
        let json = try Samples.json(code)
        let plain = try Document(Samples.page().html(of: Report(json: json), query: []))
        let report = try Report(json: json.planting(planted))
        let html = try Samples.page(signedIn: planted).html(of: report, query: [("sort", planted), ("party", planted)])
        let document = try Document(html)
        #expect(!html.contains("<script"))
        #expect(document.text.contains("</td><script src=\"x\">'&amp;\u{FFFD}"))
        #expect(Set(document.elements.map(\.name)).isSubset(of: Set(plain.elements.map(\.name)).union(["input"])))
        #expect(document.elements.allSatisfy { element in element.attributes.keys.allSatisfy { !$0.hasPrefix("on") && $0 != "src" } })
    }

    @Test func `values are written as in Swedish`() throws {
        let tie = "\u{A0}"
        let written: [(String, JSONValue, String)] = [
            ("kronor", .number(1234.5), "1\(tie)234,5\(tie)kr"), ("kronor", .number(-0.07), "−0,07\(tie)kr"),
            ("kronor", 1_000_000, "1\(tie)000\(tie)000\(tie)kr"), ("count", -12_345, "−12\(tie)345"), ("count", 0, "0"),
            ("hours", 750, "12,5\(tie)h"), ("hours", 20, "0,33\(tie)h"), ("percent", .number(33.333), "33,3\(tie)%"),
            ("days", 1, "1\(tie)dag"), ("days", 42, "42\(tie)dagar"), ("day", "2027-04-15", "2027-04-15"),
            ("instant", "2027-04-15T08:05:59Z", "2027-04-15 10.05"), ("instant", "2027-12-31T23:30:00Z", "2028-01-01 00.30"),
        ]
        for (kind, json, text) in written {
            let document = try Document(Samples.page().html(of: Samples.report(kind: kind, values: [json]), query: []))
            #expect(document.text.contains(" \(text)"), "\(kind) \(json.text) is not written \(text)")
        }
    }

    @Test func `a missing value and one that does not apply have signs, which every page explains`() throws {
        let document = try Document(
            Samples.page().html(of: Samples.report(kind: "count", values: [nil, ["missing": "notApplicable"]]), query: []))
        let words = document.text.split(separator: " ").joined(separator: " ")
        #expect(words.components(separatedBy: "– uppgift saknas").count == 3)
        #expect(words.components(separatedBy: "· inte tillämpligt").count == 3)
    }

    @Test func `links lead to pages, on the day that is looked at`() throws {
        let links: JSONValue = [
            ["text": "beslut", "path": "/decisions/0190"], ["text": "klausul", "path": "/clauses/V-1"],
            ["text": "annat", "path": "https://example.org/decisions/1"], ["text": "ingen", "path": nil],
            ["text": "protokoll", "path": "/meetings/0191/minutes"], ["text": "inget", "path": "/decisions/0190/minutes"],
        ]
        let report = try Samples.report(kind: "link", values: [links])
        let today = try Document(Samples.page().html(of: report, query: []))
        #expect(today.addresses.contains("/insyn/decisions/0190"))
        #expect(today.addresses.allSatisfy { $0.hasPrefix("/insyn") || $0.hasPrefix("#") || $0.hasPrefix("mailto:") })
        let then = try Document(Samples.page().html(of: report, query: [("at", "2027-04-15")]))
        #expect(then.addresses.contains("/insyn/decisions/0190?at=2027-04-15"))
        #expect(then.addresses.contains("/insyn/meetings?at=2027-04-15"))
        for document in [today, then] {
            #expect(document.addresses.contains("/insyn/meetings/0191/minutes"), "minutes are the same on every day")
            #expect(document.addresses.allSatisfy { !$0.contains("0190/minutes") }, "only meetings have minutes")
        }
    }

    @Test func `a day is kept when one asked for it, and then the page says so`() throws {
        let report = try Samples.report(values: ["a"])
        let today = try Document(Samples.page().html(of: report, query: [("party", "2418")]))
        func day(_ document: Document) -> String? { document.all("input").first { $0["name"] == "at" }?["value"] }
        #expect(day(today) == "", "the form sends no day that nobody chose")
        #expect(today.text.contains("Läget den (i dag 2027-04-15)"))
        #expect(!today.text.contains("Visa i dag"))
        let then = try Document(Samples.page().html(of: report, query: [("at", "2027-04-15"), ("party", "2418"), ("page", "rows.2")]))
        #expect(day(then) == "2027-04-15")
        #expect(then.text.split(separator: " ").joined(separator: " ").contains("Läget den 2027-04-15"))
        #expect(then.text.contains("Visa i dag"))
        #expect(then.addresses.contains("/insyn/decisions?party=2418"))
    }

    @Test func `a page has a permanent link with its day and selection`() throws {
        let report = try Samples.report(values: ["a"])
        let document = try Document(Samples.page().html(of: report, query: [("party", "2418"), ("page", "rows.2"), ("q", "å&b")]))
        let address = "/insyn/decisions?party=2418&q=%C3%A5%26b&at=2027-04-15"
        #expect(document.addresses.contains(address))
        #expect(document.text.contains("https://samverkan.example.org\(address)"))
    }

    @Test func `headings sort by links, and say how they are sorted`() throws {
        let report = try Samples.report(kind: "count", values: [1, 2])
        let plain = try Document(Samples.page().html(of: report, query: [("party", "2418")]))
        #expect(plain.addresses.contains("/insyn/decisions?party=2418&sort=value#t1"))
        #expect(plain.all("th").allSatisfy { $0["aria-sort"] == nil })
        let sorted = try Document(Samples.page().html(of: report, query: [("sort", "value")]))
        #expect(sorted.all("th").compactMap { $0["aria-sort"] } == ["ascending"])
        #expect(sorted.addresses.contains("/insyn/decisions?sort=-value#t1"))
        let reversed = try Document(Samples.page().html(of: report, query: [("sort", "-value")]))
        #expect(reversed.all("th").compactMap { $0["aria-sort"] } == ["descending"])
    }

    @Test func `filters are a form that asks by GET and shows what was asked`() throws {
        let filters: JSONValue = [
            ["code": "party", "title": "Part", "value": "2418", "options": [["value": "2401", "title": "Ett"], ["value": "2418", "title": "Två"]]],
            ["code": "state", "title": "Läge", "value": "unheard", "options": [["value": "open", "title": "Öppet"]]],
            ["code": "since", "title": "Sedan", "value": nil, "options": []],
            ["code": "owner", "title": "Ansvarig", "value": nil, "options": []],
        ]
        let document = try Document(
            Samples.page().html(of: Samples.report(values: ["a"], filters: filters), query: [("sort", "name")]))
        #expect(document.all("form").contains { $0["method"] == "get" && $0["action"] == "/insyn/decisions" })
        #expect(document.all("option").filter { $0["selected"] != nil }.compactMap { $0["value"] } == ["2418", "unheard"])
        #expect(document.all("input").filter { $0["type"] == "date" }.compactMap { $0["name"] } == ["at", "since"])
        #expect(document.all("input").contains { $0["type"] == "hidden" && $0["name"] == "sort" && $0["value"] == "name" })
        let fields = document.all("select") + document.all("input").filter { $0["type"] == "date" }
        #expect(Set(fields.compactMap { $0["id"] }) == Set(document.all("label").compactMap { $0["for"] }))
    }

    @Test func `a long table comes in parts, and no part is heavier than a page may be`() throws {
        let text = String(repeating: "\"Hinder\" & <åtgärder> ", count: 40)
        let report = try Samples.report(values: (1...400).map { .string("\($0) \(text)") })
        var seen = Set<String>()
        for part in 1...60 {
            let html = try Samples.page().html(of: report, query: [("page", "rows.\(part)")])
            #expect(html.utf8.count <= 100_000 - Page.styleSheet.utf8.count)
            let numbers = try Document(html).text.matches(of: /(\d+) "Hinder"/).map { String($0.1) }
            #expect(!numbers.isEmpty)
            seen.formUnion(numbers)
        }
        #expect(seen.count == 400)
    }

    @Test(arguments: [
        ("status", ["code": "watch", "text": "&&&&&&&&"]), ("link", ["text": "<<<<<<<<", "path": "/decisions/<<<<<<<<"]),
        ("quote", ["text": "''", "clause": "\"\"\"\""]), ("instant", "2027-04-15T08:05:00Z"), ("count", nil),
        ("kronor", 1_234_567_890),
    ] as [(String, JSONValue)])
    func `what a row weighs is never more than what was reckoned`(_ kind: String, _ value: JSONValue) throws {
        let many: JSONValue = ["link", "quote"].contains(kind) ? .array(Array(repeating: value, count: 40)) : value
        let report = try Samples.report(kind: kind, values: Array(repeating: many, count: 60))
        for part in 1...2 {
            let html = try Samples.page().html(of: report, query: [("at", "2027-04-15"), ("page", "rows.\(part)")])
            #expect(html.utf8.count <= 100_000 - Page.styleSheet.utf8.count)
        }
    }
}

extension JSONValue {
    /// With `text` added to every text for people: titles, words and what texts and links say.
    fileprivate func planting(_ text: String, in name: String = "", under kind: String = "") -> JSONValue {
        let forPeople: Set<String> = ["title", "summary", "definition", "source", "text", "clause"]
        switch self {
        case .string(let own): return forPeople.contains(name) ? .string(own + text) : self
        case .array(let elements): return .array(elements.map { $0.planting(text, in: name) })
        case .object(let members): return .object(members.map { ($0.0, $0.0 == "rows" ? $0.1 : $0.1.planting(text, in: $0.0)) }).plantingRows(text)
        default: return self
        }
    }

    /// Rows of a table, whose cells of texts are known by their columns only.
    private func plantingRows(_ text: String) -> JSONValue {
        guard case .object(let members) = self, case .array(let columns)? = self["columns"], case .array(let rows)? = self["rows"]
        else { return self }
        let texts = Set(columns.filter { $0["kind"]?.string == "text" }.compactMap { $0["code"]?.string })
        let planted = rows.map { row -> JSONValue in
            guard case .object(let cells) = row else { return row }
            return .object(cells.map { name, cell in
                if texts.contains(name), let own = cell.string { return (name, .string(own + text)) }
                return (name, cell.planting(text, in: texts.contains(name) ? "text" : ""))
            })
        }
        return .object(members.map { $0.0 == "rows" ? ("rows", .array(planted)) : $0 })
    }
}
