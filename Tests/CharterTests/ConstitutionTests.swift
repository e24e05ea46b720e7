import Kernel
import Testing

@testable import Charter

@Suite struct `the constituting record of Västerbotten` {
    private let charter: CharterDocument

    init() throws {
        charter = try CharterDocument.read(yaml: CharterFiles.text(CharterFiles.vasterbotten))
    }

    @Test func `seats one or two from each municipality, a coordinator, a chair and a stödgrupp`() throws {
        let yaml = try CharterFiles.text(CharterFiles.vasterbottenConstitution)
        let record = try ConstitutionDocument.read(yaml: yaml, charter: charter)
        #expect(record.charter == "vasterbotten")
        let persons = try elements(of: "persons", in: record.json)
        let seats = try elements(of: "seats", in: record.json)
        let parties = seats.filter { $0["seat"] == "ledamot" }.compactMap { seat in
            persons.first { $0["key"] == seat["person"] }?["party"]?.string
        }
        let counts = Dictionary(grouping: parties) { $0 }.mapValues(\.count)
        #expect(counts.count == 15)
        #expect(counts.filter { $0.value == 2 }.keys.sorted() == ["2480", "2481", "2482"])
        #expect(counts.values.allSatisfy { (1...2).contains($0) })
        #expect(seats.filter { $0["group"] == "samverkansgrupp" }.count == 19)
        #expect(seats.filter { $0["group"] == "stodgrupp" }.count == 5)
        #expect(
            try elements(of: "offices", in: record.json) == [
                ["group": "samverkansgrupp", "office": "ordforande", "person": "skelleftea-ett", "from": "2025-01-01"]
            ]
        )
    }

    static let broken = [
        Mutation(
            "another charter",
            "charter: vasterbotten",
            "charter: fyrsamverkan",
            says: "gäller avtalet ”fyrsamverkan”, men det lästa är ”vasterbotten”"
        ),
        Mutation(
            "a day before the charter",
            "constitutedOn: 2025-01-01",
            "constitutedOn: 2024-12-31",
            says: "är före avtalets första dag 2025-01-01"
        ),
        Mutation(
            "an unknown principal",
            "principal: {party: region-vasterbotten",
            "principal: {party: region-norr",
            says: "okänd part ”region-norr”"
        ),
        Mutation(
            "an unknown party",
            "name: \"Planarkitekt, Lycksele kommun\", party: \"2481\"",
            "name: \"Planarkitekt, Lycksele kommun\", party: \"9999\"",
            says: "okänd part ”9999”"
        ),
        Mutation(
            "a person twice",
            "{key: lycksele-stod,",
            "{key: lycksele-tva,",
            problems: [
                ("person ”lycksele-tva” finns redan på rad {{key: lycksele-tva}}", nil),
                ("okänd person ”lycksele-stod”", "person: lycksele-stod"),
            ]
        ),
        Mutation(
            "an unknown group",
            "{group: stodgrupp, seat: lansstyrelse,",
            "{group: stodgruppen, seat: lansstyrelse,",
            says: "okänd grupp ”stodgruppen”"
        ),
        Mutation(
            "an unknown seat",
            "{group: stodgrupp, seat: lansstyrelse,",
            "{group: stodgrupp, seat: ledamot,",
            says: "okänd plats ”ledamot” i gruppen"
        ),
        Mutation("an unknown office", "office: ordforande", "office: kassor", says: "okänt uppdrag ”kassor” i gruppen"),
        Mutation(
            "a seat that comes with another",
            "{group: stodgrupp, seat: lansstyrelse, person: lansstyrelsen",
            "{group: stodgrupp, seat: samordnare, person: samordnare",
            says: "platsen följer med en annan plats och anges inte"
        ),
        Mutation(
            "a seat without its provision",
            ", provision: anstalld",
            "",
            at: "seat: samordnare, person",
            says: "provision ska vara anstalld eller kopt-tjanst"
        ),
        Mutation(
            "an unknown provision",
            "provision: anstalld",
            "provision: lanad",
            says: "provision ska vara anstalld eller kopt-tjanst"
        ),
        Mutation(
            "a bought service without agreement",
            "provision: anstalld",
            "provision: kopt-tjanst",
            says: "nyckeln ”agreement” saknas"
        ),
        Mutation(
            "an agreement for an employee",
            "provision: anstalld",
            "provision: anstalld, agreement: Avtal med Konsult AB",
            says: "platsen har inget avtal"
        ),
        Mutation(
            "a provision of a seat that has none",
            "person: umea-ett, from: 2025-01-01",
            "person: umea-ett, from: 2025-01-01, provision: anstalld",
            says: "platsen har ingen provision"
        ),
        Mutation(
            "an adjunct without last day",
            "{group: stodgrupp, seat: lansstyrelse,",
            "{group: samverkansgrupp, seat: adjungerad,",
            says: "platsen kräver en sista dag, ”to”"
        ),
        Mutation(
            "a seat that ends before it begins",
            "person: umea-ett, from: 2025-01-01",
            "person: umea-ett, from: 2025-01-01, to: 2024-12-31",
            says: "är före första dagen 2025-01-01"
        ),
        Mutation(
            "an office with a last day",
            "office: ordforande, person: skelleftea-ett,",
            "office: ordforande, to: 2026-12-31, person: skelleftea-ett,",
            says: "okänd nyckel ”to”; här får stå group, office, person, from"
        ),
    ]

    @Test(arguments: broken) func `is refused with the line of what is wrong`(mutation: Mutation) throws {
        let (yaml, expected) = try mutation.apply(to: CharterFiles.text(CharterFiles.vasterbottenConstitution))
        #expect(try problems { _ = try ConstitutionDocument.read(yaml: yaml, charter: charter) } == expected)
    }

    @Test func `may have a bought coordinator with the agreement that buys the service`() throws {
        let agreement = "Region Västerbotten och Konsult AB, 2025–2026, 400 000 kr per år"
        let yaml = try CharterFiles.text(CharterFiles.vasterbottenConstitution)
            .replacing("provision: anstalld", with: "provision: kopt-tjanst, agreement: \"\(agreement)\"")
        let record = try ConstitutionDocument.read(yaml: yaml, charter: charter)
        let seat = try elements(of: "seats", in: record.json).first { $0["seat"] == "samordnare" }
        #expect(seat?["agreement"]?.string == agreement)
    }
}
