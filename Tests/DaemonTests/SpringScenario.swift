import Foundation
import Kernel
import Scenes
import WebAPI

/// A spring as a secretary lives it: preparing, referral, adoption, an approved agenda, the summons, a meeting with late
/// arrival, recusal, a tied vote, a reservation, a referral back and a tabling, attested minutes, and a correction.
///
/// Every request bears a key of its own, so that any of them may be sent again.
struct SpringScenario {
    let scene: Scene
    private(set) var proposals: [String: String] = [:]
    private(set) var items: [String: String] = [:]
    private(set) var decisions: [String: String] = [:]
    private(set) var meeting = ""
    private(set) var joined = ""
    private var requests = 0

    init(_ scene: Scene) {
        self.scene = scene
    }

    static let opening = "2025-04-24T07:00:00Z"
    private static let plan: JSONValue = [
        "from": "2025-05-01", "to": "2026-12-31",
        "areas": [
            ["code": "kompetensutveckling", "title": "Kompetensutveckling"],
            ["code": "tillsynsprojekt", "title": "Tillsynsprojekt", "description": "Gemensam tillsyn av strandskydd."],
        ],
    ]

    // MARK: Before the meeting

    /// The stödgrupp prepares, asks the municipalities, and adopts.
    mutating func prepare() async throws {
        try await submit("plan", "verksamhetsplan", "Verksamhetsplan 2025–2026", Self.plan, by: .preparer("2480"))
        try await submit("work", "uppdrag", "Vägledning för strandskydd", Self.work, by: .mala)
        try await submit("course", "aktivitet", "Kurs i detaljplanering", ["text": "En kurs om två dagar i Lycksele."], by: .mala)
        try await submit("needs", "behov", "Gemensamt arkiv", ["text": "Ett gemensamt digitalt arkiv."], by: .system(party: "2421"))
        try await submit(
            "priority", "ekonomisk-prioritering", "Resor före kurser", ["text": "Resor betalas före kurser."], by: .system(party: "2401"))
        let referral = try await post(
            "/proposals/\(id("plan"))/referrals",
            ["parties": ["2418", "2421"], "dueOn": "2025-03-07", "question": "Är områdena de rätta?", "on": "2025-02-10"],
            as: .coordinator)
        _ = try await post(
            "/proposals/\(id("plan"))/referrals/\(referral.id)/answers",
            ["stance": "support", "text": "Malå tillstyrker.", "on": "2025-03-03"], as: .mala)
        let support = try await post(
            "/meetings",
            [
                "group": "stodgrupp", "kind": "stodgruppsmote", "startsAt": "2025-03-12T08:00:00Z", "place": "Digitalt",
                "on": "2025-02-20",
            ], as: .coordinator)
        _ = try await post("/meetings/\(support.id)/summonses", ["at": "2025-02-21T08:00:00Z"], as: .coordinator)
        _ = try await post(
            "/meetings/\(support.id)/openings",
            [
                "at": "2025-03-12T08:00:00Z",
                "attendees": try await people([.preparer("2480"), .preparer("2482"), .lansstyrelsen, .coordinator]),
            ], as: .coordinator)
        _ = try await post(
            "/proposals/\(id("plan"))/adoptions",
            ["meeting": .string(support.id), "votesFor": 4, "votesAgainst": 0, "on": "2025-03-12"], as: .coordinator)
        _ = try await post("/meetings/\(support.id)/closings", ["at": "2025-03-12T09:30:00Z"], as: .coordinator)
    }

    /// The agenda in two versions, both approvals, the summons to twenty and to the one who joins after it.
    mutating func summon() async throws {
        let adjunct = try await post(
            "/groups/samverkansgrupp/seats",
            [
                "seat": "adjungerad", "person": .string(try await scene.person(.lansstyrelsen).text), "from": "2025-03-01",
                "to": "2025-12-31",
            ], as: .system(party: "lansstyrelsen-vasterbotten"))
        guard adjunct["party", "code"] != nil else { throw SceneError(what: "no adjunct: \(adjunct)") }
        let planned = try await post(
            "/meetings",
            [
                "group": "samverkansgrupp", "kind": "ordinarie-var", "startsAt": .string(Self.opening),
                "place": "Kommunhuset, Lycksele", "on": "2025-03-14",
            ], as: .coordinator)
        meeting = planned.id
        for name in ["plan", "work", "course", "needs"] { try await put(name, on: "2025-03-17") }
        _ = try await post("/meetings/\(meeting)/agenda-versions", ["on": "2025-03-18"], as: .coordinator)
        _ = try await post("/meetings/\(meeting)/agenda-versions/1/approvals", ["on": "2025-03-18"], as: .coordinator)
        try await put("priority", on: "2025-03-20")
        let second = try await post("/meetings/\(meeting)/agenda-versions", ["on": "2025-03-20"], as: .coordinator)
        guard second["difference", "addedItems", "0", "title"] == "Resor före kurser" else {
            throw SceneError(what: "no difference: \(second)")
        }
        for who in [Who.coordinator, .chair] {
            _ = try await post("/meetings/\(meeting)/agenda-versions/2/approvals", ["on": "2025-03-21"], as: who)
        }
        _ = try await post("/meetings/\(meeting)/summonses", ["at": "2025-03-24T09:00:00Z"], as: .chair)
        let newcomer = try await post(
            "/persons", ["name": "Biträdande plan- och byggansvarig, Malå kommun"], as: .mala)
        joined = newcomer.id
        _ = try await post(
            "/groups/samverkansgrupp/seats", ["seat": "ledamot", "person": .string(joined), "from": "2025-04-01"], as: .mala)
    }

    // MARK: The meeting

    mutating func hold() async throws {
        let present = [
            "Skellefteå", "Umeå", "Lycksele", "Nordmalings", "Bjurholms", "Vindelns", "Robertsfors", "Norsjö", "Malå",
        ]
        var attendees: [JSONValue] = []
        for name in present { attendees.append(.string(try await member(name))) }
        attendees += try await array(people([.coordinator, .lansstyrelsen]))
        _ = try await post("/meetings/\(meeting)/openings", ["at": .string(Self.opening), "attendees": .array(attendees)], as: .coordinator)
        _ = try await post(
            "/meetings/\(meeting)/functions", ["function": "adjuster", "person": .string(try await member("Umeå"))], as: .coordinator)
        _ = try await post(
            "/meetings/\(meeting)/guests",
            [
                "name": "Boverkets sakkunniga", "role": "föredragande", "at": .string(Self.opening),
                "leftAt": "2025-04-24T07:45:00Z",
            ], as: .coordinator)
        for (code, text) in [
            ("foregaende-protokoll", "Läggs till handlingarna."), ("uppfoljning", "Redogörelsen läggs till handlingarna."),
            ("ekonomisk-redovisning", "Regionens redovisning läggs till handlingarna."),
        ] { try await note(code, text) }
        try await decide("plan", .object([("outcome", "approved"), ("at", "2025-04-24T07:30:00Z")]))
        _ = try await post(
            "/meetings/\(meeting)/arrivals", ["person": .string(try await member("Storumans")), "at": "2025-04-24T07:40:00Z"],
            as: .coordinator)
        _ = try await inItem("work", "recusals", ["person": .string(try await member("Malå")), "reasons": "Uppdraget rör ledamotens eget bolag."])
        _ = try await inItem(
            "work", "votings",
            [
                "form": "acclamation", "subject": "Bifall till förslaget.",
                "options": [["code": "bifall", "text": "Bifall", "outcome": "approved"]], "found": "bifall",
            ])
        try await decide("work", ["outcome": "approved", "at": "2025-04-24T08:00:00Z"])
        try await vote()
        try await decide(
            "needs",
            [
                "outcome": "referredBack", "reasons": "Kostnaden för varje kommun ska redovisas.", "dueOn": "2025-09-01",
                "referredTo": "stodgrupp",
            ])
        _ = try await post(
            "/meetings/\(meeting)/departures", ["person": .string(try await member("Norsjö")), "at": "2025-04-24T08:50:00Z"],
            as: .coordinator)
        try await decide("priority", ["outcome": "tabled", "reasons": "Avvaktar höstens budget.", "at": "2025-04-24T08:55:00Z"])
        _ = try await post("/meetings/\(meeting)/closings", ["at": "2025-04-24T09:05:00Z"], as: .coordinator)
    }

    /// Five against five, and the chair's casting vote (D-20).
    private mutating func vote() async throws {
        _ = try await inItem(
            "course", "motions", ["person": .string(try await member("Umeå")), "kind": "rejection", "text": "Avslag på förslaget."])
        _ = try await inItem(
            "course", "motions", ["person": .string(try await member("Malå")), "kind": "approval", "text": "Bifall till förslaget."])
        var votes: [JSONValue] = []
        for name in ["Skellefteå", "Malå", "Storumans", "Norsjö", "Vindelns"] {
            votes.append(["person": .string(try await member(name)), "option": "ja"])
        }
        for name in ["Umeå", "Lycksele", "Nordmalings", "Bjurholms", "Robertsfors"] {
            votes.append(["person": .string(try await member(name)), "option": "nej"])
        }
        _ = try await inItem(
            "course", "votings",
            [
                "form": "open", "subject": "Ja-röst för bifall till förslaget, nej-röst för Umeås yrkande om avslag.",
                "options": [
                    ["code": "ja", "text": "Bifall", "outcome": "approved"], ["code": "nej", "text": "Avslag", "outcome": "rejected"],
                ],
                "votes": .array(votes), "castingVote": "ja", "at": "2025-04-24T08:20:00Z",
            ])
        try await decide("course", ["outcome": "approved"])
        _ = try await inItem(
            "course", "statements",
            ["kind": "reservation", "person": .string(try await member("Umeå")), "text": "Till förmån för eget yrkande."])
        _ = try await inItem(
            "course", "statements",
            [
                "kind": "note", "person": .string(try await scene.person(.lansstyrelsen).text),
                "text": "Länsstyrelsen erbjuder sig att medverka i kursen.",
            ])
    }

    // MARK: Minutes

    /// Circulated, commented, attested by both, published.
    mutating func attest() async throws {
        let minutes = "/meetings/\(meeting)/minutes"
        _ = try await post(
            minutes + "/circulations", ["commentsUntil": "2025-05-02T15:00:00Z", "at": "2025-04-25T08:00:00Z"], as: .coordinator)
        _ = try await post(
            minutes + "/comments", ["text": "Kursen hålls i Lycksele, inte i Umeå.", "at": "2025-04-28T08:00:00Z"],
            as: .person(try await person("Malå")))
        _ = try await post(minutes + "/attestations", ["at": "2025-05-05T08:00:00Z"], as: .chair)
        _ = try await post(minutes + "/attestations", ["at": "2025-05-06T08:00:00Z"], as: .person(try await person("Umeå")))
        _ = try await post(minutes + "/publications", ["at": "2025-05-07T08:00:00Z"], as: .coordinator)
    }

    /// What was wrong in § 5 is mended by a record that points at it (D-9).
    mutating func correct() async throws {
        _ = try await post(
            "/decisions/\(decisions["work"] ?? "")/corrections",
            ["text": "Vägledningen ska vara klar 2025-11-28, inte 2025-11-18.", "on": "2025-05-20"], as: .coordinator)
    }

    // MARK: Tools

    private static let work: JSONValue = [
        "title": "Vägledning för strandskydd", "description": "Med exempel från kommunerna.", "year": 2025, "estimateMinutes": 3000,
        "dueOn": "2025-11-18",
    ]

    private func id(_ name: String) -> String { proposals[name] ?? "" }

    private mutating func submit(_ name: String, _ matter: String, _ title: String, _ content: JSONValue, by who: Who) async throws {
        let draft = try await post(
            "/proposals", ["matter": .string(matter), "title": .string(title), "on": "2025-02-03", "content": content], as: who)
        proposals[name] = draft.id
        _ = try await post("/proposals/\(draft.id)/submissions", ["on": "2025-02-04"], as: who)
    }

    private mutating func put(_ name: String, on day: String) async throws {
        let item = try await post(
            "/meetings/\(meeting)/agenda-items", ["proposal": .string(id(name)), "on": .string(day)], as: .coordinator)
        items[name] = item.id
    }

    private mutating func note(_ code: String, _ text: String) async throws {
        let agenda = try await scene.get("/meetings/\(meeting)/agenda-items?limit=100")
        items[code] = agenda.items.first { $0["standing"]?.string == code }?["id"]?.string
        try await decide(code, ["outcome": "noted", "reasons": .string(text)])
    }

    private mutating func decide(_ name: String, _ decision: JSONValue) async throws {
        guard case .object(let members) = decision else { return }
        let decided = try await post("/decisions", .object([("agendaItem", .string(items[name] ?? ""))] + members), as: .coordinator)
        decisions[name] = decided.id
    }

    private mutating func inItem(_ name: String, _ noun: String, _ body: JSONValue) async throws -> Reply {
        try await post("/meetings/\(meeting)/agenda-items/\(items[name] ?? "")/\(noun)", body, as: .coordinator)
    }

    /// A write, each with the key of its place in the scenario.
    private mutating func post(_ path: String, _ body: JSONValue, as who: Who) async throws -> Reply {
        requests += 1
        return try scene.expect(await scene.post(path, body, as: who, key: "spring-\(requests)"), 201)
    }

    /// The municipality's plan- och byggansvarig, the first named.
    private func person(_ municipality: String) async throws -> UUID {
        let sql = "SELECT id FROM persons WHERE name = 'Plan- och byggansvarig, ' || $1::text || ' kommun'"
        guard let id = try await scene.value(sql, [municipality]).flatMap(UUID.init(uuidString:)) else {
            throw SceneError(what: "nobody answers for \(municipality)")
        }
        return id
    }

    private func member(_ municipality: String) async throws -> String { try await person(municipality).text }

    private func people(_ whos: [Who]) async throws -> JSONValue {
        var people: [JSONValue] = []
        for who in whos { people.append(.string(try await scene.person(who).text)) }
        return .array(people)
    }

    private func array(_ value: JSONValue) -> [JSONValue] {
        if case .array(let items) = value { return items }
        return []
    }
}
