import Kernel
import Postgres

/// What is looked up to tell of a broken rule.
struct RuleKey: Sendable {
    let rule: String
    let clause: String?
    let language: Language
}

/// The words for a broken rule, in one language.
struct RuleTexts: Sendable, Equatable {
    let title: String
    let permittedPath: String?
    let clause: QuotedClause?
}

extension Statement<RuleKey, RuleTexts> {
    /// $1 rule, $2 clause or NULL, $3 language → title, what to do instead, clause id, quote, document; no row for a
    /// constraint that is no rule.
    static func ruleTexts(_ sql: String) -> Statement<RuleKey, RuleTexts> {
        Statement<RuleKey, RuleTexts>(sql) { (key, parameters) in
            try parameters.bind(key.rule)
            try parameters.bind(key.clause)
            try parameters.bind(key.language.rawValue)
        } decode: { (row) in
            let clause = try row.optionalText(2).map { (id) in
                QuotedClause(id: id, quote: try row.optionalText(3) ?? "", document: try row.optionalText(4) ?? "")
            }
            return RuleTexts(title: try row.text(0), permittedPath: try row.optionalText(1), clause: clause)
        }
    }
}

extension Problem {
    /// The problem that `rule` is told as; nil when it is a constraint that no rule bears.
    init?(_ rule: BrokenRule, texts: RuleTexts?) {
        guard texts != nil || rule.isRaised else { return nil }
        let title = texts?.title ?? rule.name
        let detail = texts?.clause.map { "\($0.document) \($0.id): ”\($0.quote)”" } ?? title
        self.init(
            code: rule.name,
            status: rule.status,
            title: Wording(sv: title, en: title),
            detail: Wording(sv: detail, en: detail)
        )
        clause = texts?.clause
        facts = rule.facts
        permittedPath = texts?.permittedPath
    }
}
