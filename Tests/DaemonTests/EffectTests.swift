import Kernel
import Postgres
import Scenes
import TestSupport
import Testing
import WebAPI

/// A decision is never there without its effects, and an effect that fails leaves nothing of the decision.
@Suite struct EffectTests {
    @Test func `V-31, D-16: an effect that fails takes the paragraph with it, of every kind, over HTTP and in SQL`()
        async throws
    {
        try await Scene.play { scene in
            let coordinator = JSONValue.string(try await scene.person(.coordinator).text)
            let group: JSONValue = [
                "code": "strandskydd", "title": "Strandskydd", "question": "Hur?", "purpose": "Vägledning",
                "linkedTo": "bygglovsdag", "from": "2026-04-15", "members": [],
            ]
            let failing: [(String, JSONValue, String)] = [
                ("budget", Sample.budget(costs: [Sample.cost("oh-lokal", 1)], sharing: Self.sharingOneOre), "budget_balances"),
                ("arbetsgrupp", group, "group_member_is_appointed_by_decision"),
                ("uppdrag", Sample.work(20_641), "assignments_within_capacity"),
                (
                    "val", ["office": "ordforande", "person": coordinator, "from": "2026-05-01"],
                    "office_holder_has_the_seat"
                ),
                ("stodgruppsledamot", ["person": coordinator, "from": "2026-05-01"], "person_holds_a_seat_once"),
                ("delegation", Sample.delegation(to: "samverkansgrupp"), "delegation_states_its_terms"),
            ]
            let meeting = try await PlanMeeting.open(
                failing.map { ($0.0, $0.1) } + [("behov", Sample.text)], in: scene)
            let before = try await everything(in: scene)
            for (index, (matter, _, rule)) in failing.enumerated() {
                let reply = try await scene.decide(meeting.items[index])
                #expect(reply.rule == rule, "\(matter) \(reply)")
                let error = try await scene.attempt(meeting.insert(index))
                #expect(error?.constraint == rule, "\(matter)")
                #expect(try await everything(in: scene) == before, "\(matter)")
                let proposal = try await scene.get("/proposals/\(meeting.proposals[index])")
                #expect(proposal["state"] == "onAgenda", "\(matter)")
            }
            let next = try await scene.decide(meeting.items[failing.count])
            #expect(next["paragraph"] == "§ 1/2026")
        }
    }

    @Test func `V-57, D-16: decision, effect and journal are of the same entry, of every kind`() async throws {
        try await Scene.play { scene in
            let member = JSONValue.string(try await scene.person(.member("2418")).text)
            let group: JSONValue = [
                "code": "strandskydd", "title": "Strandskydd", "question": "Hur?", "purpose": "Vägledning",
                "linkedTo": "bygglovsdag", "from": "2026-04-15", "members": [member],
            ]
            let contents: [(String, JSONValue)] = [
                ("budget", Sample.budget), ("arbetsgrupp", group), ("uppdrag", Sample.work(100)),
                ("val", ["office": "vice-ordforande", "person": member, "from": "2026-05-01"]),
                ("stodgruppsledamot", [
                    "person": .string(try await scene.newPerson(of: "2418")), "from": "2026-05-01",
                    "replaces": .string(try await replaced(in: scene)),
                ]),
                ("delegation", Sample.delegation(to: "stodgrupp")),
            ]
            let meeting = try await PlanMeeting.open(contents, in: scene)
            for (item, (matter, _)) in zip(meeting.items, contents) {
                let decided = try await scene.decide(item)
                #expect(decided.status == 201, "\(matter) \(decided)")
                #expect(decided["effects"]?.elements.isEmpty == false, "\(matter)")
                let journaled = try await scene.value(
                    """
                    SELECT bool_and(EXISTS (SELECT FROM journal_changes c
                        WHERE c.entry = d.entry AND c.row_key = reverse(split_part(reverse(e ->> 'target'), '/', 1))))
                    FROM decisions d, json_array_elements(decision_effects(d)) e WHERE d.id = $1::uuid
                    """, [decided.id])
                #expect(journaled == "t", "\(matter)")
            }
            let loose = try await scene.value(
                """
                SELECT count(*) FROM (
                    SELECT decision_id FROM plans UNION ALL SELECT decision_id FROM assignments
                    UNION ALL SELECT decision_id FROM delegations) effects
                LEFT JOIN decisions d ON d.id = effects.decision_id WHERE d.id IS NULL
                """)
            #expect(loose == "0")
            #expect(try await scene.value("SELECT count(*) FROM journal_differences()") == "0")
        }
    }

    private static let sharingOneOre: JSONValue = [
        "key": "lika", "totalOre": 1, "weights": [["party": "2418", "weight": 1]],
    ]

    private func replaced(in scene: Scene) async throws -> String {
        try #require(
            try await scene.value(
                "SELECT id FROM seats WHERE group_code = 'stodgrupp' AND seat_code = 'kommunrepresentant' ORDER BY party_code LIMIT 1"
            ))
    }

    private func everything(in scene: Scene) async throws -> String? {
        try await scene.value(
            """
            SELECT concat_ws(' ', (SELECT count(*) FROM decisions), (SELECT count(*) FROM plans), (SELECT count(*) FROM activities),
                (SELECT count(*) FROM assignments), (SELECT count(*) FROM groups), (SELECT count(*) FROM seats),
                (SELECT count(*) FROM offices), (SELECT count(*) FROM delegations), (SELECT entry FROM journal_head),
                (SELECT count(*) FROM journal_changes))
            """)
    }
}
