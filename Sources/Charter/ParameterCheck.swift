/// The parameters that the engine reads: all there, none unknown, each with a value of its shape.
struct ParameterCheck {
    private enum Value {
        case integer(ClosedRange<Int>)
        case word([String])
        /// `{of, moreThan | atLeast: {numerator, denominator}}`: a share of what counts.
        case share(of: [String])
        case flag
        case matter
        /// The letters before a register number.
        case series
    }

    private static let values: [(key: String, value: Value, isRequired: Bool)] = [
        ("votes.unit", .word(["party", "person"]), true),
        ("quorum.decision", .share(of: ["parties", "seats"]), true),
        ("quorum.adoption", .share(of: ["parties", "seats"]), true),
        ("notice.summonsDays", .integer(0...365), true),
        ("notice.documentDays", .integer(0...365), true),
        ("minutes.days", .integer(0...365), true),
        ("contact.staleMonths", .integer(1...120), true),
        ("reports.yearly", .integer(0...52), true),
        ("ownCosts.matter", .matter, false),
        ("register.series", .series, false),
        ("referral.days", .integer(1...365), true),
        ("insyn.open", .flag, false),
    ]

    private let root: SourceNode
    private(set) var problems: [CharterProblem] = []

    init(_ root: SourceNode) {
        self.root = root
        let parameters = root.list("parameters")
        for (key, _, isRequired) in ParameterCheck.values where isRequired {
            guard let list = root["parameters"], !parameters.contains(where: { $0.text("key") == key }) else {
                continue
            }
            refuse(list, "parametern ”\(key)” saknas")
        }
        for parameter in parameters {
            guard let key = parameter["key"], let value = parameter["value"] else { continue }
            guard let shape = ParameterCheck.values.first(where: { $0.key == key.text })?.value else {
                refuse(key, "okänd parameter ”\(key.text ?? "")”")
                continue
            }
            check(value, shape)
        }
    }

    private mutating func refuse(_ node: SourceNode, _ message: String) {
        problems.append(node.problem(message))
    }

    private mutating func check(_ value: SourceNode, _ shape: Value) {
        switch shape {
        case .integer(let range):
            guard let number = value.integer, range.contains(number) else {
                return refuse(value, "ska vara ett heltal \(range.lowerBound)–\(range.upperBound)")
            }
        case .word(let words):
            guard let text = value.text, words.contains(text) else {
                return refuse(value, "ska vara \(TextCheck.alternatives(words))")
            }
        case .flag:
            guard value.text == "true" || value.text == "false" else { return refuse(value, "ska vara true eller false") }
        case .matter:
            guard let text = value.text, root.list("matters").contains(where: { $0.text("code") == text }) else {
                return refuse(value, "okänt ärendeslag ”\(value.text ?? "")”")
            }
        case .series:
            guard let text = value.text, (1...12).contains(text.count), text.allSatisfy({ $0.isLetter }) else {
                return refuse(value, "ska vara 1–12 bokstäver")
            }
        case .share(let wholes):
            checkShare(value, of: wholes)
        }
    }

    private mutating func checkShare(_ value: SourceNode, of wholes: [String]) {
        guard let whole = value.text("of"), wholes.contains(whole) else {
            return refuse(value, "of ska vara \(TextCheck.alternatives(wholes))")
        }
        guard value.has("moreThan") != value.has("atLeast"), value.members.count == 2,
            let share = value["moreThan"] ?? value["atLeast"]
        else { return refuse(value, "ska ha of och antingen moreThan eller atLeast") }
        guard share.members.count == 2, let numerator = share["numerator"]?.integer,
            let denominator = share["denominator"]?.integer, (1...1000).contains(denominator),
            (0...denominator).contains(numerator)
        else { return refuse(share, "ska ha numerator och denominator, ett bråk mellan 0 och 1") }
        if value.has("moreThan") && numerator == denominator { refuse(share, "fler än alla är aldrig närvarande") }
    }
}
