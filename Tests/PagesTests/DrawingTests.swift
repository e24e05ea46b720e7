import Kernel
import Pages
import Testing

@Suite struct DrawingTests {
    @Test func `bars are as long as their values, and carry them as text`() throws {
        let document = try drawn("bars", kind: "count", [50, 100, 0, nil])
        let widths = document.all("rect").filter { $0["class"] == "edge" }.compactMap { $0["width"] }
        #expect(widths == ["37.00%", "74.00%"])
        #expect(document.all("svg").allSatisfy { $0["role"] == "img" && $0["aria-labelledby"] != nil && $0["aria-describedby"] != nil })
        #expect(document.text.contains("Liggande staplar, 4 rader: värde."))
    }

    @Test func `a share is drawn of the whole`() throws {
        let document = try drawn("bars", kind: "percent", [50])
        #expect(document.all("rect").filter { $0["class"] == "edge" }.compactMap { $0["width"] } == ["37.00%"])
    }

    @Test func `a matrix is the table itself`() throws {
        let document = try drawn("matrix", kind: "status", [["code": "bad", "text": "Saknas"]])
        #expect(document.all("svg").isEmpty)
        #expect(document.all("table").first?["class"] == "matrix")
        #expect(document.text.contains("✕") && document.text.contains("Saknas"))
    }

    @Test func `a year wheel has a number for each day, and the list that explains them`() throws {
        let document = try drawn("wheel", kind: "day", ["2027-07-02", "2027-01-01", nil])
        let numbers = document.all("circle").filter { $0["r"] == "10.5" }
        #expect(numbers.count == 2)
        // The first of January is at the top, the second of July at the bottom.
        #expect(numbers.compactMap { $0["cx"] }.first == "220.00")
        #expect(document.text.contains("Årshjul för 2027. 1 Rad 2027-01-01; 2 Rad 2027-07-02."))
    }

    private func drawn(_ form: String, kind: String, _ values: [JSONValue]) throws -> Document {
        let chart: JSONValue = ["form": .string(form), "label": "name", "values": ["value"]]
        return try Document(Samples.page().html(of: Samples.report(kind: kind, values: values, chart: chart), query: []))
    }
}
