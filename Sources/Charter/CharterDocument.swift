public import Kernel

/// What a test can decide about a clause.
public enum Level: String, Sendable, CaseIterable {
    /// What it forbids can't be done.
    case refuse = "R"
    /// What it expects is found missing.
    case detect = "D"
    /// What it gives exists.
    case feature = "F"
    /// It has a value that a decision may change.
    case parameter = "P"
}

/// How a clause is kept.
public enum Keeping: String, Sendable, CaseIterable {
    case constraint, rule, finding, feature
    /// Not by this version.
    case later

    /// Whether it satisfies level R, or honestly says that it does not yet.
    var canRefuse: Bool { self == .constraint || self == .rule || self == .later }
}

/// Words of the agreement that decide something.
public struct Clause: Sendable, Equatable {
    public let id: String
    public let levels: Set<Level>
    public let kept: Set<Keeping>
    /// Word for word; "…" joins fragments.
    public let quote: String
}

/// What the agreement does not say, and what goes instead.
public struct Silence: Sendable, Equatable {
    public let id: String
    public let kept: Set<Keeping>
    public let text: String
}

/// A charter that is whole: every key known, every name declared, every rule worded.
public struct CharterDocument: Sendable {
    public let code: String
    public let version: Int
    public let validFrom: Day
    public let clauses: [Clause]
    public let silences: [Silence]
    /// Same structure and key names as the file; what PostgreSQL loads.
    public let json: JSONValue

    let parties: Set<String>
    let groups: [Group]

    struct Group: Sendable {
        let code: String
        let seats: [Seat]
        let offices: Set<String>
    }

    struct Seat: Sendable {
        let code: String
        let isExOfficio: Bool
        let isPeriodRequired: Bool
        let provisions: [String]
        let agreementFor: [String]
    }

    /// The charter that `yaml` writes; every problem at once when it is none.
    public static func read(yaml: String) throws(CharterErrors) -> CharterDocument {
        let root = try YAMLText.read(yaml)
        var reader = ShapeReader()
        let json = reader.read(root, as: CharterShape.document)
        reader.resolveReferences()
        let problems =
            reader.problems + GroupCheck(root).problems + MatterCheck(root).problems + ParameterCheck(root).problems
            + RuleCheck(root).problems
        if !problems.isEmpty { throw CharterErrors(problems) }
        guard let document = CharterDocument(root, json: json) else {
            preconditionFailure("a charter without problems has everything that its shape requires")
        }
        return document
    }

    private init?(_ root: SourceNode, json: JSONValue) {
        guard let code = root.text("code"), let version = root["version"]?.integer,
            let validFrom = root.text("validFrom").flatMap(Day.init(iso:))
        else { return nil }
        self.code = code
        self.version = version
        self.validFrom = validFrom
        self.json = json
        clauses = root.list("clauses").compactMap(Clause.init)
        silences = root.list("silences").compactMap(Silence.init)
        parties = Set(root.list("parties").compactMap { $0.text("code") })
        groups = root.list("groups").compactMap(Group.init)
    }
}

extension Clause {
    init?(_ node: SourceNode) {
        guard let id = node.text("id"), let quote = node.text("quote") else { return nil }
        self.init(
            id: id,
            levels: Set(node["level"]?.oneOrMany.compactMap { $0.text.flatMap(Level.init(rawValue:)) } ?? []),
            kept: keepings(node),
            quote: quote
        )
    }
}

extension Silence {
    init?(_ node: SourceNode) {
        guard let id = node.text("id"), let text = node.text("text") else { return nil }
        self.init(id: id, kept: keepings(node), text: text)
    }
}

extension CharterDocument.Group {
    init?(_ node: SourceNode) {
        guard let code = node.text("code") else { return nil }
        self.init(
            code: code,
            seats: node.list("seats").compactMap(CharterDocument.Seat.init),
            offices: Set(node.list("offices").compactMap { $0.text("code") })
        )
    }
}

extension CharterDocument.Seat {
    init?(_ node: SourceNode) {
        guard let code = node.text("code") else { return nil }
        self.init(
            code: code,
            isExOfficio: node.has("exOfficio"),
            isPeriodRequired: node.text("periodRequired") == "true",
            provisions: node.list("provisions").compactMap(\.text),
            agreementFor: node.list("agreementFor").compactMap(\.text)
        )
    }
}

private func keepings(_ node: SourceNode) -> Set<Keeping> {
    Set(node["kept"]?.oneOrMany.compactMap { $0.text.flatMap(Keeping.init(rawValue:)) } ?? [])
}
