import Kernel
import Scenes
import TestSupport
import Testing

/// What becomes of a proposal: taken into a plan, decided with change, referred back, tabled.
@Suite struct ProposalFateTests {
    @Test func `V-44: what the stödgrupp takes in shares the fate of the plan`() async throws {
        try await Scene.play { scene in
            let plan = try await scene.submitted("verksamhetsplan", Sample.areas, by: .preparer("2480"))
            let activities = try await scene.submitted("aktivitetsplan", Sample.activities, by: .preparer("2482"))
            let need = try await scene.submitted("behov", Sample.text, by: .mala)
            let part: [(String, JSONValue)] = [("part", .string(need))]

            let stranger = try await scene.take("inclusions", activities, by: .member("2418"), part)
            Refused.overHTTP(stranger, 403, "proposal_is_prepared_by_the_preparing_group", "V-44")
            let itself = try await scene.take("inclusions", need, by: .coordinator, part)
            Refused.overHTTP(itself, 409, "proposal_state_allows_it", "D-5")
            let included = try await scene.take("inclusions", activities, by: .lansstyrelsen, part)
            #expect(included.status == 201)
            let twice = try await scene.take("inclusions", plan, by: .lansstyrelsen, part)
            Refused.overHTTP(twice, 409, "proposal_state_allows_it", "D-5")
            let fate = try await scene.get("/proposals/\(need)", as: .mala)
            #expect(fate["state"] == "included")
            #expect(fate["includedIn"]?.string == activities)
            let parts = try await scene.get("/proposals?includedIn=\(activities)", as: .mala)
            #expect(parts.items.map { $0["id"]?.string } == [need])
            let withdrawn = try await scene.take("withdrawals", need, by: .mala)
            Refused.overHTTP(withdrawn, 409, "proposal_state_allows_it", "D-5")

            try await scene.adopt([plan, activities])
            let (_, items) = try await scene.openSpringMeeting([plan, activities])
            let rejected = try await scene.decide(items[1], "rejected", reasons: "För dyrt.")
            #expect(rejected["paragraph"] == "§ 1/2026")
            let decided = try await scene.get("/proposals/\(need)", as: .mala)
            #expect(decided["decision", "paragraph"] == "§ 1/2026")
            #expect(decided["decision", "outcome"] == "rejected")
            #expect(decided["decision", "reasons"] == "För dyrt.")
        }
    }

    @Test func `V-6: what was taken in comes back when the whole is withdrawn`() async throws {
        try await Scene.play { scene in
            let activities = try await scene.submitted("aktivitetsplan", Sample.activities, by: .preparer("2482"))
            let need = try await scene.submitted("behov", Sample.text, by: .mala)
            let included = try await scene.take("inclusions", activities, by: .lansstyrelsen, [("part", .string(need))])
            #expect(included.status == 201)
            let withdrawn = try await scene.take("withdrawals", activities, by: .preparer("2482"))
            #expect(withdrawn.status == 201)
            let fate = try await scene.get("/proposals/\(need)", as: .mala)
            #expect(["submitted", "inPreparation"].contains(fate["state"]?.string), "\(fate)")
        }
    }

    @Test func `V-45, D-5: referred back it needs reasons, and must be adopted again`() async throws {
        try await Scene.play { scene in
            let budget = try await scene.submitted("budget", Sample.budget, by: .preparer("2480"))
            try await scene.adopt([budget])
            let (meeting, items) = try await scene.openSpringMeetingLed([budget])
            let silent = try await scene.decide(items[0], "referredBack")
            #expect(silent.rule == "decision_states_its_reasons", "\(silent)")
            #expect(silent.clause == "D-5")
            #expect(silent["permittedPath"] != nil)
            let raw = try await scene.rawDecision(items[0], "referredBack")
            Refused.inSQL(raw, "decision_states_its_reasons")

            let referred = try await scene.decide(items[0], "referredBack", reasons: "Visa lokalkostnaden.")
            #expect(referred.status == 201)
            #expect(referred["paragraph"] == "§ 1/2026")
            #expect(referred["effects"] == [])
            let back = try await scene.get("/proposals/\(budget)")
            #expect(back["state"] == "referredBack")
            #expect(back["adoptedVersion"] == .null)
            #expect(back["decision", "reasons"] == "Visa lokalkostnaden.")
            try scene.expect(await scene.closed(meeting, at: "2026-04-15T10:00:00Z"), 201)

            let autumn = try await scene.planned(
                "samverkansgrupp",
                "ordinarie-host",
                at: "2026-09-16T08:00:00Z",
                on: "2026-06-01"
            )
            let early = try await scene.put(budget, on: autumn.id, day: "2026-06-01")
            Refused.overHTTP(early, 409, "decision_is_on_an_adopted_version", "V-45")
            let version = try await scene.revised(budget, Sample.budget, by: .preparer("2482"), on: "2026-06-02")
            #expect(version["number"] == 2)
            try await scene.adopt([budget], on: "2026-06-10")
            let item = try await scene.put(budget, on: autumn.id, day: "2026-06-11")
            #expect(item.status == 201)
            _ = try await scene.summoned(autumn.id, at: "2026-08-20T08:00:00Z")
            let opened = try await scene.opened(autumn.id, at: "2026-09-16T08:00:00Z", present: Scene.eight)
            #expect(opened.status == 201)
            let approved = try await scene.decide(item.id)
            #expect(approved.status == 201)
            #expect(approved["paragraph"] == "§ 2/2026")
            #expect(approved["version"] == 2)
        }
    }

    @Test func `D-5: a tabled proposal comes back on a later agenda`() async throws {
        try await Scene.play { scene in
            let tabled = try await scene.submitted("behov", Sample.text, by: .mala)
            let untouched = try await scene.submitted("behov", Sample.text, by: .mala)
            let (meeting, items) = try await scene.openSpringMeetingLed([tabled, untouched])
            let decision = try await scene.decide(items[0], "tabled")
            #expect(decision.status == 201)
            #expect(decision["content"] == .null)
            let rests = try await scene.get("/proposals/\(tabled)")
            #expect(rests["state"] == "tabled")
            try scene.expect(await scene.closed(meeting, at: "2026-04-15T10:00:00Z"), 201)
            let left = try await scene.get("/proposals/\(untouched)")
            #expect(left["state"] == "tabled")
            #expect(left["decision"] == .null)

            let extra = try await scene.open(
                "samverkansgrupp",
                "extra",
                on: "2026-06-10",
                present: Scene.eight
            )
            let agenda = try await scene.get("/meetings/\(extra.meeting)/agenda-items").items
            let returned = agenda.filter { $0["returnedFrom"] != .null }
            #expect(returned.map { $0["proposal"]?.string } == [tabled, untouched])
            #expect(returned.map { $0["returnedFrom"]?.string } == items)
            let first = try await scene.decide(returned[0]["id"]?.string ?? "")
            let second = try await scene.decide(returned[1]["id"]?.string ?? "")
            #expect(first["paragraph"] == "§ 2/2026")
            #expect(second["paragraph"] == "§ 3/2026")
            let end = try await scene.get("/proposals/\(tabled)")
            #expect(end["state"] == "approved")
        }
    }

    @Test func `D-5: a cancelled meeting leaves its proposals tabled`() async throws {
        try await Scene.play { scene in
            let need = try await scene.submitted("behov", Sample.text, by: .mala)
            let meeting = try await scene.planned("samverkansgrupp", "extra", at: "2026-06-10T08:00:00Z")
            let item = try await scene.put(need, on: meeting.id)
            #expect(item.status == 201)
            let onAgenda = try await scene.get("/proposals/\(need)")
            #expect(onAgenda["state"] == "onAgenda")
            let withdrawn = try await scene.take("withdrawals", need, by: .mala)
            Refused.overHTTP(withdrawn, 409, "proposal_state_allows_it", "D-5")
            let cancelled = try await scene.post(
                "/meetings/\(meeting.id)/cancellations",
                ["at": "2026-05-20T08:00:00Z", "reasons": "Storm."],
                as: .coordinator
            )
            #expect(cancelled["state"] == "cancelled")
            let after = try await scene.get("/proposals/\(need)")
            #expect(after["state"] == "tabled")
        }
    }

    @Test func `D-5: decided with change, the difference is kept`() async throws {
        try await Scene.play { scene in
            let plan = try await scene.submitted("verksamhetsplan", Sample.areas, by: .preparer("2480"))
            try await scene.adopt([plan])
            let (_, items) = try await scene.openSpringMeeting([plan])
            let changed: JSONValue = [
                "from": "2026-01-01", "to": "2027-12-31",
                "areas": [["code": "tillsynsprojekt", "title": "Tillsynsprojekt i länet"]],
            ]
            let without = try await scene.decide(items[0], "approvedWithChange")
            #expect(without.status == 422)
            let same = try await scene.decide(items[0], "approvedWithChange", content: Sample.areas)
            #expect(same.status == 422)
            #expect(same.rule == "version_is_of_its_matter", "\(same)")
            let slipped = try await scene.decide(items[0], content: changed)
            #expect(slipped.status == 422)
            let wrongShape = try await scene.decide(items[0], "approvedWithChange", content: Sample.text)
            #expect(wrongShape.status == 422)

            let decision = try await scene.decide(items[0], "approvedWithChange", content: changed)
            #expect(decision.status == 201)
            #expect(decision["content"]?.inOrder == changed.inOrder)
            let version = try await scene.get("/proposals/\(plan)/versions/1")
            #expect(version["content"]?.inOrder == Sample.areas.inOrder)
            let state = try await scene.get("/proposals/\(plan)")
            #expect(state["state"] == "approvedWithChange")
            let inForce = try await scene.get("/plans?at=2026-06-01")
            #expect(inForce.items.map { $0["content"]?.inOrder } == [changed.inOrder])
        }
    }
}
