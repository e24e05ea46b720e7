/// Groups as wholes: seats that can be filled, offices with somebody to choose from, functions that somebody holds.
struct GroupCheck {
    /// What a group needs done. `speak` alone may be missing: a group need not speak with one voice.
    static let functions = ["convene", "preside", "record", "speak"]

    private let root: SourceNode
    private(set) var problems: [CharterProblem] = []

    init(_ root: SourceNode) {
        self.root = root
        for group in root.list("groups") {
            for key in ["seats", "offices", "meetings", "functions", "standingItems"] { unique(group.list(key)) }
            for seat in group.list("seats") { check(seat: seat, of: group) }
            for office in group.list("offices") { check(office: office, of: group) }
            for function in group.list("functions") { check(function: function, of: group) }
            for required in GroupCheck.functions.dropLast()
            where !group.list("functions").contains(where: { $0.text("code") == required }) {
                refuse(group["functions"] ?? group, "funktionen ”\(required)” saknas")
            }
            for approver in group["agenda"]?.list("approvedBy") ?? [] { check(approver: approver, of: group) }
            for meeting in group.list("meetings") { check(meeting: meeting) }
        }
        for capacity in root.list("capacities") { check(groupSeat: capacity["holder"]) }
        checkPrincipal()
        checkAppointedGroups()
    }

    private mutating func refuse(_ node: SourceNode, _ message: String) {
        problems.append(node.problem(message))
    }

    private mutating func unique(_ items: [SourceNode]) {
        var lines: [String: Int] = [:]
        for code in items.compactMap({ $0["code"] }) {
            guard let text = code.text else { continue }
            if let line = lines[text] { refuse(code, "koden ”\(text)” finns redan på rad \(line)") }
            lines[text] = lines[text] ?? code.line
        }
    }

    private mutating func check(seat: SourceNode, of group: SourceNode) {
        if seat.has("filledBy") == seat.has("exOfficio") {
            refuse(seat, "en plats har antingen filledBy eller exOfficio")
        }
        if seat.has("filledBy") != seat.has("fillClause") { refuse(seat, "filledBy och fillClause hör ihop") }
        if seat.text("filledBy") == "decision", !isAppointed(seat, of: group) {
            refuse(seat, "platsen besätts genom beslut, men inget ärendeslag utser till den")
        }
        if let other = check(groupSeat: seat["exOfficio"]), other.has("exOfficio") {
            refuse(seat["exOfficio"] ?? seat, "platsen som följs har själv exOfficio")
        }
        for key in ["perParty", "inAll"] { seat[key].map { check(limits: $0) } }
        if seat.has("provisions") != seat.has("provisionClause") {
            refuse(seat, "provisions och provisionClause hör ihop")
        }
        if seat.has("agreementFor") != seat.has("agreementClause") {
            refuse(seat, "agreementFor och agreementClause hör ihop")
        }
        let provisions = seat.list("provisions").compactMap(\.text)
        for provision in seat.list("agreementFor") {
            guard let text = provision.text, !provisions.contains(text) else { continue }
            refuse(provision, "”\(text)” står inte bland platsens provisions")
        }
    }

    private func isAppointed(_ seat: SourceNode, of group: SourceNode) -> Bool {
        root.list("matters").contains { matter in
            matter["appointsTo"]?.text("group") == group.text("code")
                && matter["appointsTo"]?.text("seat") == seat.text("code")
        }
    }

    private mutating func check(limits: SourceNode) {
        guard case .map = limits.content else { return }
        for (bound, clause) in [("min", "minClause"), ("max", "maxClause")]
        where limits.has(bound) != limits.has(clause) {
            refuse(limits, "\(bound) och \(clause) hör ihop")
        }
        if !limits.has("min") && !limits.has("max") { refuse(limits, "min eller max saknas") }
        if let least = limits["min"]?.integer, let most = limits["max"]?.integer, least > most {
            refuse(limits, "min (\(least)) är större än max (\(most))")
        }
    }

    private mutating func check(office: SourceNode, of group: SourceNode) {
        for seat in office.list("fromSeats") { check(code: seat, among: group.list("seats"), orElse: "okänd plats") }
    }

    private mutating func check(function: SourceNode, of group: SourceNode) {
        for holder in function.list("holders") {
            if holder.has("office") == holder.has("seat") { refuse(holder, "ange antingen office eller seat") }
            check(code: holder["office"], among: group.list("offices"), orElse: "okänt uppdrag")
            check(code: holder["whenVacant"], among: group.list("offices"), orElse: "okänt uppdrag")
            check(code: holder["seat"], among: group.list("seats"), orElse: "okänd plats")
        }
    }

    private mutating func check(approver: SourceNode, of group: SourceNode) {
        guard let function = approver.text, GroupCheck.functions.contains(function),
            !group.list("functions").contains(where: { $0.text("code") == function })
        else { return }
        refuse(approver, "ingen i gruppen har funktionen ”\(function)”")
    }

    private mutating func check(meeting: SourceNode) {
        if meeting.has("yearly") != meeting.has("countClause") { refuse(meeting, "yearly och countClause hör ihop") }
        guard let yearly = meeting["yearly"], case .map = yearly.content else { return }
        let counts = ["min", "target", "max"].compactMap { yearly[$0]?.integer }
        if counts.isEmpty { refuse(yearly, "min, target eller max saknas") }
        if counts != counts.sorted() { refuse(yearly, "min, target och max ska vara i stigande ordning") }
    }

    private mutating func checkPrincipal() {
        let principal = root["principal"]?.text("party")
        let kind = root.list("parties").first { $0.text("code") == principal }?.text("kind")
        guard let kind else { return }
        for seat in root.list("groups").flatMap({ $0.list("seats") }) where seat.text("fromPrincipal") == "true" {
            guard let kinds = seat["partyKinds"], !kinds.items.contains(where: { $0.text == kind }) else { continue }
            refuse(kinds, "platsen är huvudmannens, men huvudmannens partsslag ”\(kind)” saknas")
        }
    }

    private mutating func checkAppointedGroups() {
        let groups = root.list("groups").compactMap { $0.text("code") }
        for code in root.list("appointedGroups").compactMap({ $0["code"] }) {
            guard let text = code.text, groups.contains(text) else { continue }
            refuse(code, "koden ”\(text)” är redan en grupps")
        }
    }

    private mutating func check(code: SourceNode?, among items: [SourceNode], orElse unknown: String) {
        guard let code, let text = code.text, !items.contains(where: { $0.text("code") == text }) else { return }
        refuse(code, "\(unknown) ”\(text)” i gruppen")
    }

    /// The seat that `{group, seat}` names; refused when the group has no such seat.
    @discardableResult
    private mutating func check(groupSeat: SourceNode?) -> SourceNode? {
        guard let groupSeat, let code = groupSeat["seat"], let text = code.text,
            let group = root.list("groups").first(where: { $0.text("code") == groupSeat.text("group") })
        else { return nil }
        let seat = group.list("seats").first { $0.text("code") == text }
        if seat == nil { refuse(code, "okänd plats ”\(text)” i gruppen") }
        return seat
    }
}
