import Kernel
import Scenes
import TestSupport
import Testing
import WebAPI

@Suite struct GroupAppointmentTests {
    @Test func `V-50, V-51, V-81: a working group comes of a decision, with its people`() async throws {
        try await Scene.play { scene in
            let unknown = try await scene.get("/groups/strandskydd")
            #expect(unknown.status == 404)
            let members: [Who] = [.member("2418"), .member("2422"), .lansstyrelsen]
            let decision = try await scene.appointed(try await scene.workingGroup(members))
            #expect(decision.status == 201, "\(decision)")
            #expect(decision["clause"] == "V-30")
            let group = try await scene.get("/groups/strandskydd?at=2026-05-01")
            #expect(group["question"] == "Hur prövas dispens lika i länet?")
            #expect(group["purpose"] == "En gemensam vägledning")
            #expect(group["decision"]?.string == decision.id)
            let seats = try await scene.get("/groups/strandskydd/seats?at=2026-05-01")
            let people = try await scene.people(members)
            #expect(Set(seats.items.compactMap { $0["person"]?["id"]?.string }) == Set(people.compactMap(\.string)))
            #expect(seats.items.allSatisfy { $0["decision"]?.string == decision.id })
        }
    }

    @Test func `V-50: nothing but a decision makes a working group`() async throws {
        try await Scene.play { scene in
            let endpoint = try await scene.post("/groups", ["code": "strandskydd"], as: .coordinator)
            #expect([404, 405].contains(endpoint.status))
            let rejected = try await scene.appointed(try await scene.workingGroup([.member("2418")]), "rejected")
            #expect(rejected.status == 201)
            #expect(try await scene.get("/groups/strandskydd").status == 404)
            for decision in ["NULL", "'\(rejected.id)'"] {
                let raw = try await scene.attempt(
                    """
                    INSERT INTO groups (code, kind, title, question, purpose, linked_to, valid, decision_id)
                    VALUES ('strandskydd', 'arbetsgrupp', '{"sv": "Strandskydd"}', 'Hur?', 'Vägledning', 'bygglovsdag',
                        '[2026-04-15,)', \(decision))
                    """
                )
                Refused.inSQL(raw, "group_is_appointed_by_decision", "V-50")
            }
        }
    }

    /// What a working group lacks, and the rule and the clause that say so.
    struct Lack: Sendable {
        let member: String
        let column: String
        let rule: String
        let clause: String
    }

    @Test(arguments: [
        Lack(member: "question", column: "question", rule: "group_states_its_question", clause: "V-50"),
        Lack(member: "purpose", column: "purpose", rule: "group_states_its_purpose", clause: "V-52"),
        Lack(member: "linkedTo", column: "linked_to", rule: "group_is_linked_to_its_work", clause: "V-78"),
    ])
    func `V-50, V-52, V-78: a working group has its question, its purpose and its link`(lack: Lack) async throws {
        try await Scene.play { scene in
            let content = try await scene.workingGroup([.member("2418")], without: lack.member)
            let refused = try await scene.appointed(content)
            Refused.overHTTP(refused, 422, lack.rule, lack.clause)
            let none = try await scene.get("/decisions?matter=arbetsgrupp")
            #expect(none.items.isEmpty)

            // The decision is there; the group is written anew past it, lacking the same.
            let decision = try await scene.appointed(
                try await scene.workingGroup([.member("2418")], from: "2026-06-10"),
                on: "2026-06-10",
                kind: "extra"
            )
            #expect(decision.status == 201, "\(decision)")
            let columns = ["question", "purpose", "linked_to"].map { $0 == lack.column ? "NULL" : "'finns'" }
            let raw = try await scene.attempt(
                """
                INSERT INTO groups (code, kind, title, question, purpose, linked_to, valid, decision_id)
                VALUES ('strandskydd', 'arbetsgrupp', '{"sv": "Strandskydd"}', \(columns.joined(separator: ", ")),
                    '[2026-06-10,)', '\(decision.id)')
                """
            )
            Refused.inSQL(raw, lack.rule, lack.clause)
        }
    }

    @Test func `V-52: the goal may be left out`() async throws {
        try await Scene.play { scene in
            let decision = try await scene.appointed(try await scene.workingGroup([.member("2418")], without: "goal"))
            #expect(decision.status == 201, "\(decision)")
        }
    }

    @Test func `V-51: nobody joins a working group but by the samverkansgrupp's decision`() async throws {
        try await Scene.play { scene in
            let decision = try await scene.appointed(try await scene.workingGroup([.member("2418")]))
            #expect(decision.status == 201)
            let person = try await scene.person(.member("2422")).text
            let nominated = try await scene.post(
                "/groups/strandskydd/seats",
                ["seat": "deltagare", "person": .string(person), "from": "2026-05-01"],
                as: .system(party: "2422")
            )
            #expect(nominated.rule == "group_member_is_appointed_by_decision", "\(nominated)")
            #expect(nominated.clause == "V-51")
            #expect(nominated["permittedPath"] != nil)
            let others = try await scene.value("SELECT id FROM decisions WHERE matter <> $1 LIMIT 1", ["arbetsgrupp"])
            #expect(others == nil)
            for filled in ["'party', '2422', NULL", "'decision', NULL, NULL"] {
                let raw = try await scene.attempt(
                    """
                    INSERT INTO seats (id, group_code, seat_code, party_code, person_id, valid, filled_by,
                        nominated_by, decision_id)
                    VALUES (new_id(), 'strandskydd', 'deltagare', '2422', '\(person)', '[2026-05-01,)', \(filled))
                    """
                )
                Refused.inSQL(raw, "group_member_is_appointed_by_decision", "V-51")
            }
            let strangers: JSONValue = ["0190a000-0000-7000-8000-000000000000"]
            let unknown = try await scene.appointed(
                try await scene.workingGroup([], members: strangers, from: "2026-06-10"),
                on: "2026-06-10",
                kind: "extra"
            )
            Refused.overHTTP(unknown, 422, "group_member_is_appointed_by_decision", "V-51")
        }
    }

    @Test func `V-51, V-53: another decision changes who is in it`() async throws {
        try await Scene.play { scene in
            _ = try await scene.appointed(try await scene.workingGroup([.member("2418"), .member("2422")]))
            let changed = try await scene.appointed(
                try await scene.workingGroup([.member("2422"), .member("2425")], from: "2026-06-10"),
                on: "2026-06-10",
                kind: "extra"
            )
            #expect(changed.status == 201, "\(changed)")
            let before = try await scene.get("/groups/strandskydd/seats?at=2026-05-01&sort=party")
            #expect(before.items.compactMap { $0["party"]?["code"]?.string } == ["2418", "2422"])
            let after = try await scene.get("/groups/strandskydd/seats?at=2026-07-01&sort=party")
            #expect(after.items.compactMap { $0["party"]?["code"]?.string } == ["2422", "2425"])
        }
    }

    @Test func `V-53: a working group that has ended stays readable`() async throws {
        try await Scene.play { scene in
            let decision = try await scene.appointed(
                try await scene.workingGroup([.member("2418")], more: [("to", "2026-06-30")])
            )
            #expect(decision.status == 201)
            let listed = try await scene.get("/groups?at=2026-07-15")
            #expect(!listed.items.contains { $0["code"] == "strandskydd" })
            let still = try await scene.get("/groups?at=2026-06-30")
            #expect(still.items.contains { $0["code"] == "strandskydd" })
            for who in [Who.coordinator, .insyn, .mala] {
                let ended = try await scene.get("/groups/strandskydd", as: who)
                #expect(ended.status == 200)
                #expect(ended["to"] == "2026-06-30")
            }
            let seats = try await scene.get("/groups/strandskydd/seats?at=2026-06-30")
            #expect(seats.items.count == 1)
        }
    }

    @Test func `V-23, D-1: an elected chair follows the constituting one`() async throws {
        try await Scene.play { scene in
            let old = try await scene.person(.chair)
            let new = try await scene.person(.member("2418"))
            let election = try await scene.elected(new.text)
            #expect(election.status == 201, "\(election)")
            #expect(election["effects", "0", "kind"] == "office")
            for (day, person) in [("2026-04-14", old), ("2026-04-15", new)] {
                let offices = try await scene.get("/groups/samverkansgrupp/offices?at=\(day)")
                #expect(offices.items.map { $0["person"]?["id"]?.string } == [person.text])
            }
            let extra = try await scene.planned("samverkansgrupp", "extra", at: "2026-06-10T08:00:00Z")
            let former = try await scene.summoned(
                extra.id, by: .person(old), at: "2026-05-12T08:00:00Z", approvedBy: [.person(new), .coordinator])
            Refused.overHTTP(former, 403, "summons_is_issued_by_the_convener", "V-35")
            let present = try await scene.summoned(extra.id, by: .person(new), at: "2026-05-12T08:00:00Z")
            #expect(present.status == 201)
        }
    }

    @Test func `V-23: only a municipality's representative can chair, and only by decision`() async throws {
        try await Scene.play { scene in
            for who in [Who.coordinator, .lansstyrelsen] {
                let day = who == .coordinator ? "2026-04-15" : "2026-05-06"
                let refused = try await scene.elected(try await scene.person(who).text, on: day)
                Refused.overHTTP(refused, 409, "office_holder_has_the_seat", "V-23")
            }
            let raw = try await scene.attempt(
                """
                INSERT INTO offices (id, group_code, office_code, person_id, valid)
                VALUES (new_id(), 'samverkansgrupp', 'vice-ordforande',
                    '\(try await scene.person(.member("2418")).text)', '[2026-05-01,)')
                """
            )
            Refused.inSQL(raw, "office_is_given_by_decision")
            let second = try await scene.attempt(
                """
                INSERT INTO offices (id, group_code, office_code, person_id, valid, decision_id)
                SELECT new_id(), 'samverkansgrupp', 'ordforande', '\(try await scene.person(.member("2418")).text)',
                    '[2026-05-01,)', gen_random_uuid()
                """
            )
            Refused.inSQL(second, "office_has_one_holder", "V-23")
        }
    }
}

extension Scene {
    fileprivate func workingGroup(
        _ whos: [Who],
        members: JSONValue? = nil,
        from: String = "2026-04-15",
        without absent: String? = nil,
        more: [(String, JSONValue)] = []
    ) async throws -> JSONValue {
        let seated = JSONValue.array(try await people(whos))
        let all: [(String, JSONValue)] = [
            ("code", "strandskydd"), ("title", "Strandskydd"), ("question", "Hur prövas dispens lika i länet?"),
            ("purpose", "En gemensam vägledning"), ("goal", "Klar till hösten"), ("linkedTo", "bygglovsdag"),
            ("from", .string(from)), ("members", members ?? seated),
        ]
        return .object(all.filter { $0.0 != absent } + more)
    }

    /// A working group proposed by Malå and decided at an own meeting.
    fileprivate func appointed(
        _ content: JSONValue,
        _ outcome: String = "approved",
        on day: String = "2026-04-15",
        kind: String = "ordinarie-var"
    ) async throws -> Reply {
        let proposal = try await submitted("arbetsgrupp", content, by: .mala)
        let meeting = try await open(
            "samverkansgrupp",
            kind,
            on: day,
            present: Self.eight + [.coordinator],
            agenda: [proposal]
        )
        return try await decide(meeting.items[0], outcome)
    }

    fileprivate func elected(_ person: String, on day: String = "2026-04-15") async throws -> Reply {
        let proposal = try await submitted(
            "val",
            ["office": "ordforande", "person": .string(person), "from": .string(day)],
            by: .mala
        )
        let (_, items) = try await openSpringMeeting([proposal], on: day)
        return try await decide(items[0])
    }
}
