import Kernel
import Scenes
import TestSupport
import Testing
import WebAPI

@Suite struct DecisionRuleTests {
    static let matters =
        PlanMatter.prepared + [
            PlanMatter(matter: "ekonomisk-prioritering", clause: "", decided: "V-26", content: Sample.text),
            PlanMatter(matter: "aktivitet", clause: "", decided: "V-28", content: Sample.text),
            PlanMatter(
                matter: "arbetsgrupp",
                clause: "",
                decided: "V-30",
                content: [
                    "code": "strandskydd", "title": "Strandskydd", "question": "Hur?", "purpose": "Vägledning",
                    "linkedTo": "bygglovsdag", "from": "2026-04-15", "members": [],
                ]
            ),
            PlanMatter(matter: "delegation", clause: "", decided: "V-31", content: Sample.delegation(to: "stodgrupp")),
            PlanMatter(matter: "uppdrag", clause: "", decided: "V-54", content: Sample.work(600)),
        ]

    @Test(arguments: matters)
    func `V-25, V-26, V-27, V-28, V-30, V-31, V-54: the stödgrupp decides nothing of it`(plan: PlanMatter) async throws
    {
        try await Scene.play { scene in
            let proposal = try await scene.submitted(plan.matter, plan.content, by: .preparer("2480"))
            let meeting = try await scene.planned("stodgrupp", "stodgruppsmote", at: "2026-03-10T08:00:00Z").id
            let item = try await scene.put(proposal, on: meeting)
            #expect(item.status == 201, "\(item)")
            _ = try await scene.summoned(meeting, by: .coordinator)
            let opened = try await scene.opened(
                meeting,
                at: "2026-03-10T08:00:00Z",
                present: [.preparer("2480"), .lansstyrelsen, .coordinator]
            )
            #expect(opened.status == 201, "\(opened)")
            for outcome in ["approved", "rejected"] {
                let refused = try await scene.decide(item.id, outcome)
                Refused.overHTTP(refused, 403, "decision_is_made_by_the_competent_group", plan.decided)
                #expect(refused["facts", "decidedBy"] == "samverkansgrupp")
                let raw = try await scene.rawDecision(item.id, outcome)
                Refused.inSQL(raw, "decision_is_made_by_the_competent_group", plan.decided)
            }
            let none = try await scene.get("/decisions?group=stodgrupp")
            #expect(none.items.isEmpty)
        }
    }

    @Test func `V-26, V-28, V-31, V-54: the samverkansgrupp decides them, each with its paragraph`() async throws {
        try await Scene.play { scene in
            var proposals: [String] = []
            for plan in Self.matters where plan.clause.isEmpty && plan.matter != "arbetsgrupp" {
                proposals.append(try await scene.submitted(plan.matter, plan.content, by: .mala))
            }
            let (_, items) = try await scene.openSpringMeeting(proposals)
            for (index, item) in items.enumerated() {
                let decision = try await scene.decide(item)
                #expect(decision.status == 201, "\(decision)")
                #expect(decision["paragraph"]?.string == "§ \(index + 1)/2026")
                #expect(decision["group"] == "samverkansgrupp")
                #expect(decision["decidedOn"] == "2026-04-15")
            }
        }
    }

    @Test func `D-4, D-18: seven municipalities of fifteen decide nothing, eight do`() async throws {
        try await Scene.play { scene in
            let need = try await scene.submitted("behov", Sample.text, by: .mala)
            let other = try await scene.submitted("behov", Sample.text, by: .mala)
            // Umeå has two there and counts once; the coordinator counts not at all.
            let seven = ["2401", "2403", "2404", "2409", "2417", "2418"].map { Who.member($0) }
            let umea = try await scene.value(
                """
                SELECT string_agg(person_id::text, ' ') FROM seats
                WHERE group_code = 'samverkansgrupp' AND party_code = '2480' AND valid @> '2026-04-15'::date
                """
            )
            let two = (umea ?? "").split(separator: " ").map(String.init)
            #expect(two.count == 2)
            let meeting = try await scene.planned("samverkansgrupp", "ordinarie-var", at: "2026-04-15T08:00:00Z").id
            let item = try await scene.put(need, on: meeting)
            _ = try await scene.summoned(meeting)
            let attendees = try await scene.people(seven + [.coordinator]) + two.map { .string($0) }
            let opened = try await scene.post(
                "/meetings/\(meeting)/openings",
                ["at": "2026-04-15T08:00:00Z", "attendees": .array(attendees)],
                as: .coordinator
            )
            #expect(opened["quorum", "met"] == .bool(false), "\(opened)")
            let refused = try await scene.decide(item.id)
            Refused.overHTTP(refused, 409, "decision_has_quorum", "D-4")
            #expect(refused["facts", "present"] == 7)
            #expect(refused["facts", "of"] == 15)
            #expect(refused["facts", "required"] == 8)
            let raw = try await scene.rawDecision(item.id)
            Refused.inSQL(raw, "decision_has_quorum")
            _ = try await scene.closed(meeting, at: "2026-04-15T10:00:00Z")

            let extra = try await scene.open(
                "samverkansgrupp",
                "extra",
                on: "2026-06-10",
                present: Scene.eight,
                agenda: [other]
            )
            let decided = try await scene.decide(extra.items[0])
            #expect(decided.status == 201)
            #expect(decided["quorum", "present"] == 8)
            #expect(decided["quorum", "of"] == 15)
            #expect(decided["quorum", "required"] == 8)
        }
    }

    @Test func `D-18: a municipality without a representative still counts among the fifteen`() async throws {
        try await Scene.play { scene in
            let seat = try await scene.value(
                "SELECT id FROM seats WHERE group_code = 'samverkansgrupp' AND party_code = $1",
                ["2463"]
            )
            let left = try await scene.post(
                "/groups/samverkansgrupp/seats/\(seat ?? "")/endings",
                ["lastDay": "2026-03-31"],
                as: .system(party: "2463")
            )
            #expect(left.status == 201, "\(left)")
            let need = try await scene.submitted("behov", Sample.text, by: .mala)
            let (_, items) = try await scene.openSpringMeeting([need])
            let decided = try await scene.decide(items[0])
            #expect(decided["quorum", "of"] == 15)
            #expect(decided["quorum", "required"] == 8)
        }
    }

    @Test(arguments: PlanMatter.prepared)
    func `V-43, V-44, V-45, V-63, V-65, V-66: never on what the stödgrupp has not adopted`(
        plan: PlanMatter
    ) async throws {
        try await Scene.play { scene in
            let rule = "decision_is_on_an_adopted_version"
            let proposal = try await scene.submitted(plan.matter, plan.content, by: .preparer("2480"))
            let meeting = try await scene.planned("samverkansgrupp", "ordinarie-var", at: "2026-04-15T08:00:00Z").id
            let early = try await scene.put(proposal, on: meeting)
            Refused.overHTTP(early, 409, rule, plan.clause)
            let rawItem = try await scene.attempt(
                """
                INSERT INTO agenda_items (id, meeting_id, proposal_id, title, added_on, added_by)
                VALUES (new_id(), '\(meeting)', '\(proposal)', 'Smyg', '2026-01-10',
                    '\(try await scene.person(.coordinator).text)')
                """
            )
            Refused.inSQL(rawItem, rule, plan.clause)

            try await scene.adopt([proposal])
            let changed = try await scene.revised(proposal, plan.content, by: .preparer("2482"), on: "2026-03-11")
            #expect(changed.status == 201)
            let after = try await scene.get("/proposals/\(proposal)")
            #expect(after["adoptedVersion"] == .null)
            #expect(after["state"] == "inPreparation")
            let unadopted = try await scene.put(proposal, on: meeting, day: "2026-03-12")
            Refused.overHTTP(unadopted, 409, rule, plan.clause)
            #expect(unadopted["facts", "latestVersion"] == 2)

            let planted = try await scene.planted(proposal, on: meeting)
            _ = try await scene.summoned(meeting)
            #expect(try await scene.opened(meeting, at: "2026-04-15T08:00:00Z", present: Scene.eight).status == 201)
            let decided = try await scene.decide(planted)
            Refused.overHTTP(decided, 409, rule, plan.clause)
            let raw = try await scene.rawDecision(planted)
            Refused.inSQL(raw, rule, plan.clause)
        }
    }

    @Test(arguments: [("verksamhetsplan", Sample.areas), ("budget", Sample.budget)])
    func `V-65, V-66: a new version is adopted again before it is decided`(
        matter: String,
        content: JSONValue
    ) async throws {
        try await Scene.play { scene in
            let proposal = try await scene.submitted(matter, content, by: .preparer("2480"))
            try await scene.adopt([proposal])
            _ = try await scene.revised(proposal, content, by: .preparer("2482"), on: "2026-03-11")
            try await scene.adopt([proposal], on: "2026-03-20")
            let (_, items) = try await scene.openSpringMeeting([proposal])
            let decided = try await scene.decide(items[0])
            #expect(decided.status == 201, "\(decided)")
            #expect(decided["version"] == 2)
            #expect(decided["effects", "0", "kind"] == "plan")
        }
    }

    @Test func `D-23: a decision needs an open meeting`() async throws {
        try await Scene.play { scene in
            let need = try await scene.submitted("behov", Sample.text, by: .mala)
            let meeting = try await scene.planned("samverkansgrupp", "ordinarie-var", at: "2026-04-15T08:00:00Z").id
            let item = try await scene.put(need, on: meeting).id
            let rule = "decision_is_made_at_a_held_meeting"
            let planned = try await scene.decide(item)
            Refused.overHTTP(planned, 409, rule, "D-23")
            let raw = try await scene.rawDecision(item)
            Refused.inSQL(raw, rule)
            _ = try await scene.summoned(meeting)
            _ = try await scene.opened(meeting, at: "2026-04-15T08:00:00Z", present: Scene.eight)
            _ = try await scene.closed(meeting, at: "2026-04-15T10:00:00Z")
            let closed = try await scene.decide(item)
            Refused.overHTTP(closed, 409, rule, "D-23")
        }
    }

    @Test func `D-5, D-9: a matter is decided once, and the decision is final`() async throws {
        try await Scene.play { scene in
            let need = try await scene.submitted("behov", Sample.text, by: .mala)
            let (_, items) = try await scene.openSpringMeeting([need])
            let first = try await scene.decide(items[0])
            #expect(first.status == 201)
            let again = try await scene.decide(items[0], "rejected")
            Refused.overHTTP(again, 409, "proposal_state_allows_it", "D-5")
            let raw = try await scene.rawDecision(items[0], "rejected")
            Refused.inSQL(raw, "proposal_state_allows_it")
            for sql in ["UPDATE decisions SET outcome = 'rejected', content = NULL", "DELETE FROM decisions"] {
                let asApp = try await scene.attempt(sql)
                Refused.asForbidden(asApp)
                let asOwner = try await scene.attempt(sql, as: .owner)
                Refused.inSQL(asOwner, "decision_is_final")
            }
            let kept = try await scene.get("/decisions/\(first.id)")
            #expect(kept["outcome"] == "approved")
        }
    }

    @Test func `D-16: an item without a proposal is noted, and gets its paragraph`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.planned("samverkansgrupp", "ordinarie-var", at: "2026-04-15T08:00:00Z").id
            let item = try await scene.post(
                "/meetings/\(meeting)/agenda-items",
                ["title": "Mötets öppnande", "on": "2026-01-10"],
                as: .coordinator
            )
            #expect(item.status == 201)
            _ = try await scene.summoned(meeting)
            _ = try await scene.opened(meeting, at: "2026-04-15T08:00:00Z", present: Scene.eight)
            let decided = try await scene.decide(item.id)
            Refused.overHTTP(decided, 422, "outcome_belongs_to_its_item", "D-23")
            let noted = try await scene.decide(item.id, "noted", reasons: "Läggs till handlingarna.")
            #expect(noted.status == 201, "\(noted)")
            #expect(noted["paragraph"] == "§ 1/2026")
            #expect(noted["proposal"] == .null)
        }
    }
}
