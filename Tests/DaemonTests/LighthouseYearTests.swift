import Foundation
import Kernel
import Scenes
import TestSupport
import Testing
import WebAPI

/// The invented charter end to end: other groups, counts, competences and quorum, the same engine.
@Suite struct LighthouseYearTests {
    private static let keeper = Who.seat(group: "fyrrad", seat: "fyrvaktare", party: nil)
    private static let master = Who.office(group: "fyrrad", office: "fyrmastare")
    private static let pilot = Who.seat(group: "beredning", seat: "beredare", party: "007")
    private static let harbourMaster = Who.seat(group: "beredning", seat: "beredare", party: "ostra-hamnen")
    private static let north = Who.seat(group: "fyrrad", seat: "radsledamot", party: "007")

    private static let fairway: JSONValue = [
        "from": "2026-01-01", "to": "2027-12-31", "areas": [["code": "inloppet", "title": "Inloppet"]],
    ]
    private static let upkeep: JSONValue = [
        "year": 2026,
        "activities": [
            [
                "code": "putsning", "title": "Putsning", "area": "inloppet", "helpingParties": ["007"],
                "helpedParties": ["08"],
            ]
        ],
        "calendarEntries": [["activity": "putsning", "on": "2026-08-01"]],
    ]
    private static let means: JSONValue = [
        "year": 2026, "costs": [["class": "olja", "title": "Lysolja", "amountOre": 300]],
        "incomes": [["payer": "007", "origin": "hamnavgift", "title": "Hamnavgift", "amountOre": 300]],
        "sharing": ["key": "lika", "totalOre": 300, "weights": [["party": "007", "weight": 1]]],
    ]

    @Test func `a year of the lighthouses: prepared by two, decided by two of three`() async throws {
        try await Scene.play(.lighthouse) { scene in
            let fairway = try await scene.submitted("farledsplan", Self.fairway, by: .system(party: "08"))
            let upkeep = try await scene.submitted("skotselplan", Self.upkeep, by: .system(party: "ostra-hamnen"))
            let means = try await scene.submitted("medelsplan", Self.means, by: Self.pilot)
            try await scene.agreed([upkeep, means], on: "2026-03-10", present: [Self.pilot, Self.harbourMaster])

            // In July, which no window of this agreement forbids; the fairway plan needs no preparation.
            let council = try await scene.open(
                "fyrrad",
                "radsmote",
                on: "2026-07-08",
                present: [Self.master, Self.north],
                agenda: [fairway, upkeep, means],
                by: Self.master,
                recorder: Self.keeper
            )
            for (index, item) in council.items.enumerated() {
                let decision = try await scene.decide(item, by: Self.keeper)
                #expect(decision.status == 201, "\(decision)")
                #expect(decision["paragraph"]?.string == "§ \(index + 1)/2026")
                #expect(decision["clause"] == "F-5")
                #expect(decision["quorum", "present"] == 2)
                #expect(decision["quorum", "of"] == 3)
                #expect(decision["quorum", "required"] == 2)
            }
            let plans = try await scene.get("/plans?at=2026-08-01", as: Self.keeper)
            #expect(
                plans.items.compactMap { $0["kind"]?.string }.sorted() == ["farledsplan", "medelsplan", "skotselplan"]
            )
            #expect(try await scene.value("SELECT count(*) FROM journal_differences()") == "0")
        }
    }

    @Test func `one harbour of three decides nothing, and says T-1`() async throws {
        try await Scene.play(.lighthouse) { scene in
            let fairway = try await scene.submitted("farledsplan", Self.fairway, by: .system(party: "08"))
            let council = try await scene.open(
                "fyrrad",
                "radsmote",
                on: "2026-07-08",
                present: [Self.master, Self.keeper],
                agenda: [fairway],
                by: Self.master,
                recorder: Self.keeper
            )
            let refused = try await scene.decide(council.items[0], by: Self.keeper)
            Refused.overHTTP(refused, 409, "decision_has_quorum", "T-1")
            #expect(refused["facts", "required"] == 2)
            let raw = try await scene.rawDecision(council.items[0], by: Self.keeper)
            Refused.inSQL(raw, "decision_has_quorum")
        }
    }

    @Test func `the small group decides buoys alone, and the council may not`() async throws {
        try await Scene.play(.lighthouse) { scene in
            let buoy = try await scene.submitted("boj", Sample.text, by: .system(party: "007"))
            let council = try await scene.planned(
                "fyrrad",
                "radsmote",
                at: "2026-07-08T08:00:00Z",
                by: Self.keeper
            )
            let item = try await scene.put(buoy, on: council.id, by: Self.keeper)
            Refused.overHTTP(item, 409, "agenda_item_belongs_to_the_group", "F-7")
            let raw = try await scene.attempt(
                """
                INSERT INTO agenda_items (id, meeting_id, proposal_id, title, added_on, added_by)
                VALUES (new_id(), '\(council.id)', '\(buoy)', 'Boj', '2026-01-10',
                    '\(try await scene.person(Self.keeper).text)')
                """
            )
            Refused.inSQL(raw, "agenda_item_belongs_to_the_group", "F-7")
            let recorder = try await scene.beredningsRecorder()
            let meeting = try await scene.open(
                "beredning",
                "beredningsmote",
                on: "2026-05-05",
                present: [Self.pilot, Self.harbourMaster],
                agenda: [buoy],
                by: recorder,
                recorder: recorder
            )
            let decision = try await scene.decide(meeting.items[0], by: recorder)
            #expect(decision.status == 201, "\(decision)")
            #expect(decision["group"] == "beredning")
            #expect(decision["clause"] == "F-7")
        }
    }

    @Test func `the small group does not decide the plans, and says F-5`() async throws {
        try await Scene.play(.lighthouse) { scene in
            let means = try await scene.submitted("medelsplan", Self.means, by: Self.pilot)
            let recorder = try await scene.beredningsRecorder()
            let meeting = try await scene.open(
                "beredning",
                "beredningsmote",
                on: "2026-05-05",
                present: [Self.pilot, Self.harbourMaster],
                agenda: [means],
                by: recorder,
                recorder: recorder
            )
            let refused = try await scene.decide(meeting.items[0], by: recorder)
            Refused.overHTTP(refused, 403, "decision_is_made_by_the_competent_group", "F-5")
            let raw = try await scene.rawDecision(meeting.items[0], by: recorder)
            Refused.inSQL(raw, "decision_is_made_by_the_competent_group", "F-5")
        }
    }

    @Test func `both preparers have to be there, and a harbour does not propose the means`() async throws {
        try await Scene.play(.lighthouse) { scene in
            let harbour = try await scene.drafted("medelsplan", Self.means, by: .system(party: "08"))
            Refused.overHTTP(harbour, 403, "proposal_is_from_an_entitled_submitter", "F-6")
            let means = try await scene.submitted("medelsplan", Self.means, by: .system(party: "fyrstiftelsen"))
            let council = try await scene.planned("fyrrad", "radsmote", at: "2026-07-08T08:00:00Z", by: Self.keeper)
            let early = try await scene.put(means, on: council.id, by: Self.keeper)
            Refused.overHTTP(early, 409, "decision_is_on_an_adopted_version", "F-6")
            let recorder = try await scene.beredningsRecorder()
            let meeting = try await scene.open(
                "beredning",
                "beredningsmote",
                on: "2026-05-05",
                present: [recorder],
                by: recorder,
                recorder: recorder
            )
            let refused = try await scene.post(
                "/proposals/\(means)/adoptions",
                ["meeting": .string(meeting.meeting), "votesFor": 1, "votesAgainst": 0, "on": "2026-05-05"],
                as: recorder
            )
            Refused.overHTTP(refused, 409, "adoption_has_quorum", "F-4")
        }
    }

    @Test func `F-4: either of the two preparers may summon and record`() async throws {
        try await Scene.play(.lighthouse) { scene in
            for who in [Self.pilot, Self.harbourMaster] {
                let meeting = try await scene.planned(
                    "beredning",
                    "beredningsmote",
                    at: "2026-05-05T08:00:00Z",
                    by: who
                )
                #expect(meeting.status == 201, "\(meeting)")
                let summoned = try await scene.summoned(meeting.id, by: who)
                #expect(summoned.status == 201, "\(summoned)")
                let opened = try await scene.opened(meeting.id, at: "2026-05-05T08:00:00Z", present: [who], by: who)
                #expect(opened.status == 201, "\(opened)")
            }
        }
    }

    @Test func `F-12: the master summons the council and the keeper writes`() async throws {
        try await Scene.play(.lighthouse) { scene in
            let council = try await scene.planned("fyrrad", "radsmote", at: "2026-07-08T08:00:00Z", by: Self.master)
            let keeper = try await scene.summoned(council.id, by: Self.keeper)
            Refused.overHTTP(keeper, 403, "summons_is_issued_by_the_convener", "F-12")
            #expect(try await scene.summoned(council.id, by: Self.master).status == 201)
            let opened = try await scene.opened(
                council.id,
                at: "2026-07-08T08:00:00Z",
                present: [Self.master],
                by: Self.master
            )
            Refused.overHTTP(opened, 403, "meeting_is_recorded_by_the_secretary", "F-12")
        }
    }
}

extension Scene {
    /// The preparer whom the service names as the one who records.
    fileprivate func beredningsRecorder() async throws -> Who {
        let id = try await value("SELECT person_id FROM function_holder('beredning', 'record', '2026-05-05')")
        guard let person = id.flatMap(UUID.init(uuidString:)) else { throw SceneError(what: "nobody records") }
        return .person(person)
    }

    fileprivate func agreed(_ proposals: [String], on day: String, present: [Who]) async throws {
        let recorder = try await beredningsRecorder()
        let meeting = try await open(
            "beredning",
            "beredningsmote",
            on: day,
            present: present,
            by: recorder,
            recorder: recorder
        )
        for proposal in proposals {
            try expect(
                await post(
                    "/proposals/\(proposal)/adoptions",
                    ["meeting": .string(meeting.meeting), "votesFor": 2, "votesAgainst": 0, "on": .string(day)],
                    as: recorder
                ),
                201
            )
        }
    }
}
