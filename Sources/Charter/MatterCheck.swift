/// Matters as wholes: the effect fits the shape, what the effect needs is stated, and nothing that it can't use.
struct MatterCheck {
    /// The one effect that each shape of content can have.
    static let effects: [(shape: String, effect: String)] = [
        ("money", "plan"), ("areas", "plan"), ("activities", "plan"), ("text", "none"), ("group", "group"),
        ("work", "work"), ("election", "election"), ("seat", "seat"), ("delegation", "delegation"),
    ]

    /// The keys that go with an effect or a shape: there always, or there at will, and nowhere else.
    private static let companions: [(key: String, of: [String], isRequired: Bool)] = [
        ("period", ["money", "areas", "activities"], true),
        ("periodClause", ["money", "areas", "activities"], true),
        ("gapClause", ["money", "areas", "activities"], false),
        ("calendarClause", ["activities"], true),
        ("buildsOn", ["activities"], false),
        ("appoints", ["group"], true),
        ("appointsTo", ["seat"], true),
        ("capacity", ["work", "delegation"], true),
    ]

    private let root: SourceNode
    private(set) var problems: [CharterProblem] = []

    init(_ root: SourceNode) {
        self.root = root
        for matter in root.list("matters") { check(matter) }
        for submitters in [root["submitters"]] + root.list("matters").map({ $0["submitters"] }) {
            guard let submitters, !submitters.has("partyKinds"), !submitters.has("groups") else { continue }
            refuse(submitters, "partyKinds eller groups saknas")
        }
        checkMoney()
    }

    private mutating func refuse(_ node: SourceNode, _ message: String) {
        problems.append(node.problem(message))
    }

    private mutating func check(_ matter: SourceNode) {
        guard let shape = matter.text("shape"), let effect = matter["effect"],
            let fitting = MatterCheck.effects.first(where: { $0.shape == shape })?.effect
        else { return }
        if effect.text != fitting {
            refuse(effect, "effekten passar inte formen ”\(shape)”, som har effekten ”\(fitting)”")
        }
        for (key, shapes, isRequired) in MatterCheck.companions {
            let fits = shapes.contains(shape)
            if isRequired && fits && !matter.has(key) {
                refuse(matter, "nyckeln ”\(key)” saknas för formen ”\(shape)”")
            }
            if let value = matter[key], !fits { refuse(value, "”\(key)” hör inte till formen ”\(shape)”") }
        }
        check(buildsOn: matter["buildsOn"])
        check(appointsTo: matter["appointsTo"])
        let decider = root.list("groups").first { $0.text("code") == matter["decidedBy"]?.text("group") }
        if shape == "election", let decider, decider.list("offices").isEmpty {
            refuse(matter, "gruppen ”\(decider.text("code") ?? "")” har inga uppdrag att välja till")
        }
        if shape == "money" && !root.has("money") { refuse(matter, "formen ”money” kräver avsnittet money") }
    }

    private mutating func check(buildsOn: SourceNode?) {
        guard let code = buildsOn?["matter"], let other = matter(code.text) else { return }
        if other.text("shape") != "areas" {
            refuse(code, "en plan med aktiviteter bygger på en plan med formen ”areas”")
        }
    }

    private mutating func check(appointsTo: SourceNode?) {
        guard let appointsTo, let code = appointsTo["seat"], let text = code.text,
            let group = root.list("groups").first(where: { $0.text("code") == appointsTo.text("group") })
        else { return }
        let seat = group.list("seats").first { $0.text("code") == text }
        if seat == nil { refuse(code, "okänd plats ”\(text)” i gruppen") }
        if let seat, seat.text("filledBy") != "decision" { refuse(code, "platsen ”\(text)” besätts inte genom beslut") }
    }

    private mutating func checkMoney() {
        for costClass in root["money"]?.list("costClasses") ?? [] {
            guard let needs = costClass["needs"] else { continue }
            if needs.text == "activity", !root.list("matters").contains(where: { $0.text("shape") == "activities" }) {
                refuse(needs, "inget ärendeslag har formen ”activities”")
            }
            if needs.text == "decision",
                !root.list("parameters").contains(where: { $0.text("key") == "ownCosts.matter" })
            {
                refuse(needs, "parametern ”ownCosts.matter” saknas")
            }
        }
    }

    private func matter(_ code: String?) -> SourceNode? {
        root.list("matters").first { $0.text("code") == code }
    }
}
