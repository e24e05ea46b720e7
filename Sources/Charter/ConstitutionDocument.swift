public import Kernel

/// The constituting record (D-24): who sits where on the first day. Whole and legible; its rules are the database's.
public struct ConstitutionDocument: Sendable {
    /// The code of the charter that it constitutes.
    public let charter: String
    /// Same structure and key names as the file; what PostgreSQL loads.
    public let json: JSONValue

    /// The record that `yaml` writes for `charter`; every problem at once when it is none.
    public static func read(
        yaml: String,
        charter: CharterDocument
    ) throws(CharterErrors) -> ConstitutionDocument {
        let root = try YAMLText.read(yaml)
        var reader = ShapeReader(knowing: [.party: charter.parties, .group: Set(charter.groups.map(\.code))])
        let json = reader.read(root, as: shape)
        reader.resolveReferences()
        let problems = reader.problems + ConstitutionCheck(root, charter: charter).problems
        if !problems.isEmpty { throw CharterErrors(problems) }
        return ConstitutionDocument(charter: charter.code, json: json)
    }

    private static let shape = Shape.record([
        Shape.required("charter", .code),
        Shape.required("constitutedOn", .day),
        Shape.required(
            "principal",
            .record([Shape.required("party", .refers(.party)), Shape.required("from", .day)])
        ),
        Shape.required("persons", .list(person, atLeast: 1)),
        Shape.required("seats", .list(seat, atLeast: 1)),
        Shape.required("offices", .list(office, atLeast: 0)),
    ])

    private static let person = Shape.record([
        Shape.required("key", .declares(.person)),
        Shape.required("name", .text),
        Shape.required("party", .refers(.party)),
    ])

    private static let seat = Shape.record([
        Shape.required("group", .refers(.group)),
        Shape.required("seat", .code),
        Shape.required("person", .refers(.person)),
        Shape.required("from", .day),
        Shape.optional("to", .day),
        Shape.optional("provision", .code),
        Shape.optional("agreement", .text),
    ])

    private static let office = Shape.record([
        Shape.required("group", .refers(.group)),
        Shape.required("office", .code),
        Shape.required("person", .refers(.person)),
        Shape.required("from", .day),
    ])
}

/// What the entries of a constituting record say of seats and offices that the charter has.
private struct ConstitutionCheck {
    private(set) var problems: [CharterProblem] = []

    init(_ root: SourceNode, charter: CharterDocument) {
        if let code = root["charter"], let text = code.text, text != charter.code {
            refuse(code, "gäller avtalet ”\(text)”, men det lästa är ”\(charter.code)”")
        }
        if let day = root["constitutedOn"], let written = day.text.flatMap(Day.init(iso:)), written < charter.validFrom
        {
            refuse(day, "är före avtalets första dag \(charter.validFrom.iso)")
        }
        for entry in root.list("seats") { checkPeriod(entry) }
        for entry in root.list("seats") {
            guard let code = entry["seat"], let text = code.text, let group = group(of: entry, in: charter) else {
                continue
            }
            if let seat = group.seats.first(where: { $0.code == text }) {
                check(entry, in: seat)
            } else {
                refuse(code, "okänd plats ”\(text)” i gruppen")
            }
        }
        for entry in root.list("offices") {
            guard let code = entry["office"], let text = code.text, let group = group(of: entry, in: charter),
                !group.offices.contains(text)
            else { continue }
            refuse(code, "okänt uppdrag ”\(text)” i gruppen")
        }
    }

    private mutating func refuse(_ node: SourceNode, _ message: String) {
        problems.append(node.problem(message))
    }

    private func group(of entry: SourceNode, in charter: CharterDocument) -> CharterDocument.Group? {
        charter.groups.first { $0.code == entry.text("group") }
    }

    private mutating func checkPeriod(_ entry: SourceNode) {
        guard let from = entry.text("from").flatMap(Day.init(iso:)), let last = entry["to"],
            let to = last.text.flatMap(Day.init(iso:)), to < from
        else { return }
        refuse(last, "är före första dagen \(from.iso)")
    }

    private mutating func check(_ entry: SourceNode, in seat: CharterDocument.Seat) {
        if seat.isExOfficio { refuse(entry, "platsen följer med en annan plats och anges inte") }
        if seat.isPeriodRequired && !entry.has("to") { refuse(entry, "platsen kräver en sista dag, ”to”") }
        let provision = entry.text("provision")
        if !seat.provisions.isEmpty && provision.map(seat.provisions.contains) != true {
            refuse(entry["provision"] ?? entry, "provision ska vara \(TextCheck.alternatives(seat.provisions))")
        }
        if seat.provisions.isEmpty, let written = entry["provision"] { refuse(written, "platsen har ingen provision") }
        let needsAgreement = provision.map(seat.agreementFor.contains) ?? false
        if needsAgreement && !entry.has("agreement") { refuse(entry, "nyckeln ”agreement” saknas") }
        if let agreement = entry["agreement"], !needsAgreement { refuse(agreement, "platsen har inget avtal") }
    }
}
