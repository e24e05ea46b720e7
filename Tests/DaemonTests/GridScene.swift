import Foundation
import Kernel
import Scenes
import WebAPI

/// A spring that was played to its published minutes, a meeting whose minutes are still written, drafts of three, and
/// people with addresses: the records that the grid is tried on, at rest.
struct GridScene: Sendable {
    let scene: Scene
    /// What each role sends.
    let tokens: [GridRole: String]
    /// Ids with lines of their own in the table: what they are.
    let labels: [String: String]
    let secrets: [GridSecret]
    /// Whose answers may differ from those about an id that is nobody's, by the id of a draft.
    let drafts: [String: Set<GridRole>]

    static func play(_ scene: Scene) async throws -> GridScene {
        var labels: [String: String] = [:], secrets: [GridSecret] = [], drafts: [String: Set<GridRole>] = [:]
        for (party, number, readers) in addressees {
            let person = try await scene.person(.member(party)).text
            let (email, phone) = ("post-\(party)@mottagare.example", "090-\(number)")
            let body: JSONValue = ["email": .string(email), "phone": .string(phone)]
            try scene.expect(await scene.patch("/persons/\(person)", body, as: .administrator), 200)
            secrets.append(GridSecret("an e-mail address of \(party)", email, readers: readers))
            secrets.append(GridSecret("a telephone number of \(party)", phone, readers: readers))
        }
        var spring = SpringScenario(scene)
        try await spring.prepare()
        try await spring.summon()
        try await spring.hold()
        try await spring.attest()
        try await spring.correct()
        try await changeHands(scene)
        let unpublished = try await meetingWithoutMinutes(scene)
        for party in ["2418", "2421"] {
            for path in ["/persons", "/groups/samverkansgrupp/seats", "/groups/stodgrupp/seats"] {
                for item in try await scene.get("\(path)?party=\(party)&limit=100").items {
                    labels[item["id"]?.string ?? ""] = "of \(party)"
                }
            }
        }
        for role in [GridRole.representative, .chair, .coordinator, .board] {
            guard let who = role.who else { continue }
            labels[try await scene.person(who).text] = "of the \(role)"
        }
        for meeting in try await scene.get("/meetings?group=stodgrupp").items {
            labels[meeting["id"]?.string ?? ""] = "of the stödgrupp"
        }
        labels[unpublished] = "with minutes unpublished"
        let need = try await scene.submitted("behov", Sample.text, by: .mala, on: "2026-08-03", title: "Öppet ärende")
        let open = try await scene.open("samverkansgrupp", "extra", on: "2026-11-20", present: Scene.ledByTheChair, agenda: [need])
        for id in [open.meeting, open.items[0]] { labels[id] = "that is open" }
        let planned = try scene.expect(await scene.planned("samverkansgrupp", "extra", at: "2026-12-10T08:00:00Z", on: "2026-11-20"), 201)
        labels[planned.id] = "that is planned"
        secrets.append(GridSecret("what stands in unpublished minutes", inMinutes, readers: [.representative, .chair, .coordinator]))
        for (owner, who, readers) in owners {
            let words = "utkastets-ord-\(owner)"
            let draft = try await draft(owner == "stodgrupp" ? "verksamhetsplan" : "behov", words, by: who, in: scene)
            labels[draft] = "drafted by \(owner)"
            drafts[draft] = readers
            secrets.append(GridSecret("a draft of \(owner)", words, readers: readers))
        }
        var tokens: [GridRole: String] = [:]
        for role in GridRole.allCases {
            guard let secret = try await role.secret(in: scene) else { continue }
            tokens[role] = secret
            let id = try await scene.value("SELECT id FROM tokens WHERE hash = sha256($1::text::bytea)", [secret])
            guard let id else { continue }
            labels[id] = "of the \(role)"
            secrets += GridSecret.hash(of: secret, role)
        }
        return GridScene(scene: scene, tokens: tokens, labels: labels, secrets: secrets, drafts: drafts)
    }

    private static let owners: [(String, Who, Set<GridRole>)] = [
        ("2418", .mala, [.municipality, .representative]), ("2421", .system(party: "2421"), [.other]),
        ("stodgrupp", .preparer("2480"), [.coordinator, .board]),
    ]

    /// Contact details are for those who work together, and for the party's own system (V-60, D-17).
    private static let addressees: [(String, String, Set<GridRole>)] = {
        let persons: Set<GridRole> = [.representative, .chair, .coordinator, .board, .administrator]
        return [("2418", "7350001", persons.union([.municipality])), ("2421", "7350002", persons.union([.other]))]
    }()

    private static func draft(_ matter: String, _ words: String, by who: Who, in scene: Scene) async throws -> String {
        let content: JSONValue = matter == "behov" ? ["text": .string("Om \(words).")] : Sample.areas
        let draft = try await scene.post(
            "/proposals", ["matter": .string(matter), "title": .string(words), "on": "2026-05-04", "content": content], as: who)
        return try scene.expect(draft, 201).id
    }

    /// The one that a municipality named first.
    private static func seat(of party: String, in scene: Scene) async throws -> String {
        let person = try await scene.person(.member(party)).text
        let seats = try await scene.get("/groups/samverkansgrupp/seats?party=\(party)").items
        return seats.first { $0["person"]?["id"]?.string == person }?["id"]?.string ?? ""
    }

    /// A substitute, a proposal found incomplete and one withdrawn, and two merged into one.
    private static func changeHands(_ scene: Scene) async throws {
        let seat = try await seat(of: "2418", in: scene)
        let substitute = try await scene.newPerson(of: "2418")
        let named = try await scene.post(
            "/groups/samverkansgrupp/seats/\(seat)/substitutions",
            ["person": .string(substitute), "from": "2026-10-01", "to": "2026-12-31"], as: .mala)
        try scene.expect(named, 201)
        var needs: [String] = []
        for title in ["Första", "Andra", "Tredje", "Fjärde"] {
            needs.append(try await scene.submitted("behov", Sample.text, by: .mala, title: title))
        }
        try scene.expect(await scene.checked(needs[0], missing: ["Samverkansområde."]), 201)
        try scene.expect(await scene.take("withdrawals", needs[1], by: .mala), 201)
        try scene.expect(await scene.merged(needs[2], with: [needs[3]]), 201)
    }

    /// Words that stand nowhere but in minutes that are not published.
    private static let inMinutes = "protokollets-ord"

    /// A meeting that adopted activities and delegated work to the stödgrupp, which gave the coordinator some, who has
    /// entered time. Its minutes are circulated.
    ///
    /// - Returns: its id.
    private static func meetingWithoutMinutes(_ scene: Scene) async throws -> String {
        let delegation = try await scene.submitted("delegation", Sample.delegation(to: "stodgrupp"), by: .preparer("2480"))
        let activities = try await scene.submitted("aktivitetsplan", Sample.activities, by: .preparer("2482"))
        try await scene.adopt([activities])
        let (id, items) = try await scene.openSpringMeetingLed([delegation, activities])
        let (meeting, person) = (HeldMeeting(id: id, items: items), try await scene.person(.adjuster).text)
        let noted: [(String, JSONValue)] = [
            ("guests", ["name": .string("Gäst \(inMinutes)"), "role": "föredragande", "at": "2026-04-15T08:05:00Z"]),
            ("agenda-items/\(items[0])/motions", ["person": .string(person), "kind": "approval", "text": .string("Bifall, \(inMinutes).")]),
            ("agenda-items/\(items[0])/statements", ["person": .string(person), "kind": "note", "text": .string("Enligt \(inMinutes).")]),
        ]
        for (noun, body) in noted { try scene.expect(await scene.post("/meetings/\(id)/\(noun)", body, as: .coordinator), 201) }
        let decision = try scene.expect(await scene.decide(items[0]), 201)
        try scene.expect(await scene.decide(items[1]), 201)
        try scene.expect(await scene.closed(id, at: "2026-04-15T10:00:00Z"), 201)
        let handed = try await scene.get("/delegations").items.first { $0["decision"]?["id"]?.string == decision.id }
        let given = try await scene.post(
            "/delegations/\(handed?["id"]?.string ?? "")/assignments",
            ["title": "Underlag", "estimateMinutes": 300, "year": 2026, "dueOn": "2026-06-30", "on": "2026-05-04"],
            as: .preparer("2480"))
        let worked: JSONValue = ["assignment": .string(try scene.expect(given, 201).id), "minutes": 60, "workedOn": "2026-05-05"]
        try scene.expect(await scene.post("/time-entries", worked, as: .coordinator), 201)
        try scene.expect(await scene.circulate(meeting), 201)
        try scene.expect(await scene.comment(meeting, "Stryk \(inMinutes).", by: .adjuster), 201)
        return id
    }
}
