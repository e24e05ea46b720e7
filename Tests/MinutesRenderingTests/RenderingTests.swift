import Foundation
import Kernel
import MinutesRendering
import TestSupport
import Testing

@Suite struct RenderingTests {
    @Test func `a whole meeting as text equals the reviewed text`() throws {
        let text = try paper().plainText
        let reviewed = try Repository().text("Tests/Minutes/meeting.txt")
        #expect(text == reviewed, "\(firstDifference(text, reviewed))")
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 72 })
    }

    @Test func `the page of HTML is well-formed, in Swedish, and says what the text says`() throws {
        let paper = try paper()
        let page = try Page(paper.html)
        #expect(paper.html.hasPrefix("<!DOCTYPE html>\n<html lang=\"sv\">"))
        #expect(page.headings.first == 1)
        #expect(page.headings.filter { $0 == 1 }.count == 1)
        #expect(zip(page.headings, page.headings.dropFirst()).allSatisfy { $1 <= $0 + 1 })
        #expect(page.captions == page.count(of: "table"))
        #expect(page.count(of: "script") == 0)
        #expect(page.unscopedHeaders == 0)
        #expect(words(paper.plainText) == words(page.text))
    }

    @Test func `markup planted in every text is shown as text`() throws {
        let planted = "</p><script src=\"x\">'&amp;\u{0007}"
        let json = try json().mapTexts { place, text in Self.isForPeople(place) ? text + planted : text }
        let paper = try MinutesPaper(json)
        let page = try Page(paper.html)
        #expect(page.count(of: "script") == 0)
        #expect(!paper.html.contains("<script"))
        #expect(page.text.contains("</p><script src=\"x\">'&amp;\u{FFFD}"))
        let plain = try Page(self.paper().html)
        #expect(page.elements == plain.elements, "the planted markup made elements")
    }

    @Test func `an extract has its paragraph, its correction and no other`() throws {
        let whole = try json()
        guard case .object(let members) = whole else { throw Unreadable() }
        let extract = try MinutesPaper(.object(members.filter { $0.0 != "extract" } + [("extract", 4)]))
        let text = extract.plainText
        #expect(text.hasPrefix("UTDRAG UR PROTOKOLL – SAMVERKANSGRUPPEN § 4/2026"))
        #expect(text.contains("§ 4/2026 Budget 2026"))
        #expect(text.contains("§ 4/2026, rättat 6 maj 2026"))
        #expect(text.contains("13.40"))
        for other in [3, 5, 6, 7, 8, 9] { #expect(!text.contains("§ \(other)/2026")) }
    }

    @Test func `a record that lacks something says where`() throws {
        guard case .object(let members) = try json() else { throw Unreadable() }
        let broken = JSONValue.object(members.filter { $0.0 != "record" } + [("record", ["items": []])])
        #expect(throws: MalformedRecord.self) { try MinutesPaper(broken) }
    }

    private struct Unreadable: Error {}

    private func json() throws -> JSONValue {
        try JSONScanner.parse(Array(try Repository().text("Tests/Minutes/meeting.json").utf8))
    }

    private func paper() throws -> MinutesPaper { try MinutesPaper(json()) }

    /// Codes and instants are no texts for people.
    private static func isForPeople(_ name: String) -> Bool {
        !["state", "heldOn", "openedAt", "closedAt", "from", "to", "at", "on", "form", "settledBy", "kind", "outcome",
            "function", "submittedOn", "adoptedOn", "publishedOn", "dueOn", "unit", "field"].contains(name)
    }

    private func words(_ text: String) -> Set<String> {
        Set(text.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() })
    }

    private func firstDifference(_ left: String, _ right: String) -> String {
        let pair = zip(left.split(separator: "\n", omittingEmptySubsequences: false),
            right.split(separator: "\n", omittingEmptySubsequences: false)).first { $0 != $1 }
        return pair.map { "is: \($0)\nwas: \($1)" } ?? "one is longer"
    }
}
