import Kernel
import Scenes
import Testing

/// What the feed tells, against the documents themselves: an act that changes what a document answers is told under its
/// entry, and nothing is told of that nobody may read.
@Suite struct ChangedDocumentTests {
    @Test func `what is handed in, referred and merged is told`() async throws {
        try await Scene.play { scene in
            var watch = try await FeedWatch(scene)
            let needs = try await watch.following("submissions") {
                try await ["Ett", "Två", "Tre"].asyncMap { try await scene.submitted("behov", Sample.text, by: .mala, title: $0) }
            }
            _ = try await watch.following("a receipt") { try scene.expect(await scene.checked(needs[0], missing: []), 201) }
            let referral = try await watch.following("a referral") {
                try scene.expect(await scene.referred(needs[0], to: ["2418", "2421"]), 201)
            }
            for stance in ["support", "noOpinion"] {
                try await watch.following("an answer") {
                    try scene.expect(await scene.answered(referral, stance, by: .mala, on: "2026-02-04"), 201)
                }
            }
            try await watch.following("a merger") { try scene.expect(await scene.merged(needs[1], with: [needs[2]]), 201) }
        }
    }

    @Test func `what a meeting decides, and what is done and said of it afterwards, is told`() async throws {
        try await Scene.play { scene in
            let proposals = [
                try await scene.submitted("delegation", Sample.delegation(to: "stodgrupp"), by: .preparer("2480")),
                try await scene.submitted("uppdrag", Sample.work(600), by: .preparer("2480")),
                try await scene.submitted("verksamhetsplan", Sample.areas, by: .preparer("2480")),
                try await scene.submitted("aktivitetsplan", Sample.activities, by: .preparer("2482")),
            ]
            var watch = try await FeedWatch(scene)
            try await watch.following("adoptions") { try await scene.adopt(Array(proposals[2...])) }
            let (id, items) = try await watch.following("a meeting") { try await scene.openSpringMeetingLed(proposals) }
            let meeting = HeldMeeting(id: id, items: items)
            var decisions: [String] = []
            for item in items {
                decisions.append(try await watch.following("a decision") { try scene.expect(await scene.decide(item), 201) }.id)
            }
            try await watch.following("the end") { try scene.expect(await scene.closed(id, at: "2026-04-15T10:00:00Z"), 201) }
            try await watch.following("attestations") {
                try scene.expect(await scene.circulate(meeting), 201)
                try scene.expect(await scene.attest(meeting, by: .chair), 201)
                try scene.expect(await scene.attest(meeting, by: .adjuster), 201)
            }
            try await watch.following("published minutes") { try scene.expect(await scene.publish(meeting), 201) }
            let corrected = decisions[0]
            for number in 1...2 {
                try await watch.following("a correction of what is published") {
                    let text: JSONValue = ["text": .string("Rättelse \(number)."), "on": "2026-05-20"]
                    try scene.expect(await scene.post("/decisions/\(corrected)/corrections", text, as: .coordinator), 201)
                }
            }
            let delegation = try await scene.get("/delegations").items.first?["id"]?.string ?? ""
            let given = try await watch.following("work given") {
                let work: JSONValue = [
                    "title": "Underlag", "estimateMinutes": 300, "year": 2026, "dueOn": "2026-06-30", "on": "2026-05-04",
                ]
                return try scene.expect(await scene.post("/delegations/\(delegation)/assignments", work, as: .preparer("2480")), 201)
            }
            var entry: [(String, JSONValue)] = [("assignment", .string(given.id)), ("workedOn", "2026-05-05"), ("minutes", 60)]
            let former = try await watch.following("time") {
                [entry] in try scene.expect(await scene.post("/time-entries", .object(entry), as: .coordinator), 201)
            }
            entry.append(("corrects", .string(former.id)))
            try await watch.following("time corrected") {
                [entry] in try scene.expect(await scene.post("/time-entries", .object(entry), as: .coordinator), 201)
            }
            try await watch.following("a report") {
                let report: JSONValue = ["text": "Vägledningen är klar.", "on": "2026-09-01"]
                try scene.expect(await scene.post("/delegations/\(delegation)/reports", report, as: .preparer("2480")), 201)
            }
            let plan = try await scene.get("/plans?kind=aktivitetsplan").items.first?["id"]?.string ?? ""
            try await watch.following("a plan in place of another") {
                let next = try await scene.submitted(
                    "aktivitetsplan", Sample.activities.with("supersedes", .string(plan)), by: .preparer("2480"), on: "2026-05-05")
                try await scene.adopt([next], on: "2026-05-20")
                let (_, items) = try await scene.open(
                    "samverkansgrupp", "ordinarie-host", on: "2026-09-16", present: Scene.eight + [.coordinator], agenda: [next])
                try scene.expect(await scene.decide(items[0]), 201)
            }
        }
    }

    @Test func `who comes, goes and takes another name is told`() async throws {
        try await Scene.play { scene in
            var watch = try await FeedWatch(scene)
            let seat = try await scene.seat(party: "2418", at: "2026-11-21")
            let (id, person) = (seat["id"]?.string ?? "", seat["person"]?["id"]?.string ?? "")
            try await watch.following("a name") {
                try scene.expect(await scene.patch("/persons/\(person)", ["name": "Annat Namn"], as: .mala), 200)
            }
            let substitute = try await watch.following("a person without an assignment") { try await scene.newPerson(of: "2418") }
            try await watch.following("a substitute") {
                let term: JSONValue = ["person": .string(substitute), "from": "2026-10-01", "to": "2026-12-31"]
                try scene.expect(
                    await scene.post("/groups/samverkansgrupp/seats/\(id)/substitutions", term, as: .mala), 201)
            }
            for (person, name) in [(person, "Tredje Namnet"), (substitute, "Ersättarens Namn")] {
                try await watch.following("a name by a substitution") {
                    try scene.expect(await scene.patch("/persons/\(person)", ["name": .string(name)], as: .mala), 200)
                }
            }
            try await watch.following("a last day") { try scene.expect(await scene.leave(id, lastDay: "2026-11-20", as: "2418"), 201) }
            let next = try await scene.newPerson("Nästa", of: "2418")
            try await watch.following("a new representative") {
                try scene.expect(await scene.nominate(next, from: "2026-11-21", by: "2418"), 201)
            }
        }
    }
}

/// Looks at every published document before and after an act, and at what the feed says of it.
private struct FeedWatch {
    let scene: Scene
    private var before: [String: String]

    init(_ scene: Scene) async throws {
        self.scene = scene
        before = try await Self.documents(in: scene)
    }

    /// Expects that what the act changed is told, and that all that is told of can be read.
    @discardableResult
    mutating func following<Value: Sendable>(_ what: String, _ act: @Sendable () async throws -> Value) async throws -> Value {
        let head = try await scene.head()
        let value = try await act()
        let page = try await scene.expect(scene.get("/changes?offset=\(head)&limit=1000", as: .insyn), 200)
        let told = Set(page.items.compactMap { $0["path"]?.string })
        let after = try await Self.documents(in: scene)
        let changed = after.filter { before[$0.key] != $0.value }.keys
        #expect(!changed.isEmpty || told.isEmpty, "\(what) is told as \(told) though nothing changed")
        for path in changed.sorted() { #expect(told.contains(Self.whole(path)), "\(what): \(path) changed, and only \(told.sorted()) is told") }
        for path in told { #expect(after[path] != nil, "\(what): \(path) is told, and nobody may read it") }
        before = after
        return value
    }

    /// What is written once is told of by the whole it is a part of.
    private static func whole(_ path: String) -> String {
        let names = path.split(separator: "/")
        let parts: Set<Substring> = ["versions", "steps", "receipts", "recastings", "agenda-items", "agenda-versions"]
        guard names.count >= 4, parts.contains(names[names.count - 2]) else { return path }
        return "/" + names.dropLast(2).joined(separator: "/")
    }

    /// What each published document answers, by its path. Planned meetings show how many items they have, which are not
    /// published before the summons.
    private static func documents(in scene: Scene) async throws -> [String: String] {
        let paths = try await scene.value(published, as: .insyn) ?? ""
        var documents: [String: String] = [:]
        for path in paths.split(separator: " ").map(String.init) {
            let reply = try await scene.expect(scene.get(path, as: .insyn), 200)
            // A group is worked out for a day, and so has a new version whenever anything has changed.
            documents[path] = path.split(separator: "/").count == 2 && path.hasPrefix("/groups/") ? reply.text : reply.entityTag
        }
        return documents
    }

    private static let published = """
        SELECT string_agg(path, ' ' ORDER BY path) FROM (
            SELECT '/decisions/' || id FROM published.decisions
            UNION ALL SELECT '/meetings/' || meeting_id || '/minutes' FROM published.minutes
            UNION ALL SELECT '/meetings/' || meeting_id || '/minutes/steps/' || id FROM published.minutes_steps
            UNION ALL SELECT '/proposals/' || id FROM published.proposals
            UNION ALL SELECT '/proposals/' || proposal_id || '/versions/' || number FROM published.proposal_versions
            UNION ALL SELECT '/proposals/' || proposal_id || '/steps/' || id FROM published.proposal_steps
            UNION ALL SELECT '/proposals/' || proposal_id || '/receipts/' || id FROM published.receipts
            UNION ALL SELECT DISTINCT '/proposals/' || parent_id || '/recastings/' || recasting_id FROM published.descents
            UNION ALL SELECT '/proposals/' || proposal_id || '/referrals/' || id FROM published.referrals
            UNION ALL SELECT '/proposals/' || r.proposal_id || '/referrals/' || r.id || '/answers/' || a.id
                FROM published.referral_answers a JOIN published.referrals r ON r.id = a.referral_id
            UNION ALL SELECT '/meetings/' || id FROM published.meetings WHERE state <> 'planned'
            UNION ALL SELECT '/meetings/' || meeting_id || '/steps/' || id FROM published.meeting_steps
            UNION ALL SELECT '/meetings/' || meeting_id || '/agenda-items/' || id FROM published.agenda_items
            UNION ALL SELECT '/meetings/' || meeting_id || '/agenda-versions/' || number FROM published.agenda_versions
            UNION ALL SELECT '/plans/' || id FROM published.plans
            UNION ALL SELECT '/activities/' || id FROM published.activities
            UNION ALL SELECT '/assignments/' || id FROM published.assignments
            UNION ALL SELECT '/time-entries/' || id FROM published.time_entries
            UNION ALL SELECT '/delegations/' || id FROM published.delegations
            UNION ALL SELECT '/groups/' || code FROM published.groups
            UNION ALL SELECT '/groups/' || group_code || '/seats/' || id FROM published.seats
            UNION ALL SELECT '/groups/' || group_code || '/offices/' || id FROM published.offices
            UNION ALL SELECT '/groups/' || s.group_code || '/seats/' || s.id || '/substitutions/' || u.id
                FROM published.substitutions u JOIN published.seats s ON s.id = u.seat_id
            UNION ALL SELECT '/persons/' || id FROM published.persons
            UNION ALL SELECT '/parties/' || code FROM published.parties
        ) documents (path)
        """
}

extension Array where Element: Sendable {
    /// One after the other.
    fileprivate func asyncMap<Value>(_ body: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await body(element)) }
        return values
    }
}
