/// Clauses and rules: what must be refused is kept by more than a finding, and each rule of the engine has its words.
struct RuleCheck {
    private(set) var problems: [CharterProblem] = []

    init(_ root: SourceNode) {
        for clause in root.list("clauses") {
            let levels = clause["level"]?.oneOrMany.compactMap(\.text) ?? []
            let keepings = clause["kept"]?.oneOrMany.compactMap { $0.text.flatMap(Keeping.init(rawValue:)) } ?? []
            guard levels.contains(Level.refuse.rawValue), !keepings.isEmpty, let kept = clause["kept"] else { continue }
            if keepings.allSatisfy({ !$0.canRefuse }) {
                problems.append(kept.problem("en klausul på nivå R hålls av constraint eller rule, eller är later"))
            }
        }
        var lines: [[String?]: Int] = [:]
        for rule in root.list("rules") {
            guard let name = rule["rule"], let clause = rule.text("clause") else { continue }
            if let line = lines[[name.text, clause]] {
                problems.append(name.problem("regeln har redan en text för \(clause) på rad \(line)"))
            }
            lines[[name.text, clause]] = lines[[name.text, clause]] ?? name.line
        }
        guard let rules = root["rules"] else { return }
        let worded = Set(rules.items.compactMap { $0.text("rule") })
        for name in EngineRules.names where !worded.contains(name) {
            problems.append(rules.problem("regeln ”\(name)” saknar text"))
        }
    }
}
