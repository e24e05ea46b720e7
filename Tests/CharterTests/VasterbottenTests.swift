import Kernel
import Testing

@testable import Charter

@Suite struct `the charter of Västerbotten` {
    private let charter: CharterDocument

    init() throws {
        charter = try CharterDocument.read(yaml: CharterFiles.text(CharterFiles.vasterbotten))
    }

    @Test func `has every clause of the agreement and every silence, in order`() {
        #expect(charter.clauses.map(\.id) == (1...86).map { "V-\($0)" })
        #expect(charter.silences.map(\.id) == (1...30).map { "D-\($0)" })
    }

    @Test func `quotes the agreement word for word`() throws {
        let agreement = normalised(try CharterFiles.text(CharterFiles.agreement))
        for clause in charter.clauses {
            var rest = agreement[...]
            for fragment in clause.quote.split(separator: "…").map({ normalised(String($0)) }) {
                let place = rest.firstRange(of: fragment)
                #expect(place != nil, "\(clause.id): \(fragment)")
                if let place { rest = rest[place.upperBound...] }
            }
        }
    }

    @Test func `keeps what this version refuses by more than words`() {
        let refused =
            [21...28, 30...31, 33...35, 37...38, 39...41, 43...45, 49...52, 54...55, 57...57, 62...70, 73...75]
            .flatMap { $0.map { "V-\($0)" } } + ["V-77", "V-78", "V-80", "V-82", "V-83", "V-84"]
        for clause in charter.clauses where clause.levels.contains(.refuse) && !clause.kept.contains(.later) {
            #expect(refused.contains(clause.id), "\(clause.id)")
        }
        for id in refused {
            let clause = charter.clauses.first { $0.id == id }
            #expect(clause?.kept.isDisjoint(with: [.constraint, .rule]) == false, "\(id)")
            #expect(clause?.kept.contains(.later) == false, "\(id)")
        }
    }

    @Test func `marks a clause kept by a finding at level D, but for the yearly budget`() {
        for clause in charter.clauses where clause.kept.contains(.finding) && clause.id != "V-66" {
            #expect(clause.levels.contains(.detect), "\(clause.id)")
        }
    }

    @Test func `has the fifteen municipalities by their SCB codes`() throws {
        let parties = try elements(of: "parties", in: charter.json)
        let municipalities = parties.filter { $0["kind"] == "municipality" }.compactMap { $0["code"]?.string }
        #expect(
            municipalities == [
                "2401", "2403", "2404", "2409", "2417", "2418", "2421", "2422", "2425", "2460", "2462", "2463", "2480",
                "2481", "2482",
            ]
        )
        #expect(parties.count == 17)
    }

    @Test func `becomes JSON with the same keys, numbers as numbers and codes as texts`() throws {
        #expect(try JSONScanner.parse(charter.json.utf8) == charter.json)
        let group = try #require(try elements(of: "groups", in: charter.json).first)
        let seat = try #require(try elements(of: "seats", in: group).first)
        #expect(
            seat == [
                "code": "ledamot",
                "title": ["sv": "Representant för kommunen", "en": "Municipal representative"],
                "partyKinds": ["municipality"], "filledBy": "party", "fillClause": "D-6", "votes": true,
                "requirement": "plan- och byggansvarig",
                "perParty": ["min": 1, "minClause": "V-76", "max": 2, "maxClause": "V-22"], "clause": "V-22",
            ]
        )
        #expect(charter.json["validFrom"] == "2025-01-01")
        #expect(charter.validFrom == Day(iso: "2025-01-01"))
        #expect((charter.code, charter.version) == ("vasterbotten", 1))
    }

    /// Without the bullets of lists and with one blank between words.
    private func normalised(_ text: String) -> String {
        text.replacing("·", with: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

func elements(of key: String, in value: JSONValue) throws -> [JSONValue] {
    guard case .array(let elements) = try #require(value[key]) else {
        Issue.record("\(key) is no array")
        return []
    }
    return elements
}
