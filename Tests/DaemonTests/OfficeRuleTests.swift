import Foundation
import Kernel
import Postgres
import Scenes
import Testing
import WebAPI

/// Chair, vice chair and spokesperson: elected, one at a time, out of the municipalities' representatives.
@Suite struct OfficeRuleTests {
    @Test func `V-23: a new chair is elected by decision, and the former one leaves the same day`() async throws {
        try await Scene.play { scene in
            let former = try await scene.person(.chair).text
            let elected = try await scene.person(.member("2418")).text
            let decision = try await elect(elected, in: scene)
            #expect(decision.status == 201, "\(decision)")
            #expect(try await scene.holder(of: "ordforande", at: "2026-04-30") == former)
            #expect(try await scene.holder(of: "ordforande", at: "2026-05-01") == elected)
            #expect(try await scene.value("SELECT count(*) FROM journal_differences()") == "0")
        }
    }

    @Test func `V-23: two chairs at the same time are refused`() async throws {
        try await Scene.play { scene in
            let (first, second) = (
                try await scene.person(.member("2418")).text, try await scene.person(.member("2401")).text
            )
            let later = try await elect(first, from: "2027-01-01", in: scene)
            #expect(later.status == 201, "\(later)")
            // Elected for a time before the one already elected, without an end.
            let overlapping = try await elect(second, from: "2026-05-01", in: scene, kind: "extra", on: "2026-04-22")
            expectRefusal(overlapping, 409, "office_has_one_holder", "V-23")
            expectRefusal(
                try await write(second, valid: "[2027-06-01,)", decision: later.id, in: scene),
                "office_has_one_holder",
                "V-23"
            )
            // The table keeps it too, when the trigger that words it is gone.
            let bare = try await scene.attempt(
                "ALTER TABLE offices DISABLE TRIGGER a_name_office; "
                    + Self.insertion(second, valid: "[2027-06-01,)", decision: later.id, kind: true),
                as: .owner
            )
            #expect(bare?.constraint == "office_has_one_holder")
            #expect(bare?.sqlstate == "23P01")
        }
    }

    @Test(arguments: [
        Who.coordinator, .lansstyrelsen, .seat(group: "stodgrupp", seat: "kommunrepresentant", party: "2481"),
    ])
    func `V-23: the chair has a municipality's seat in the samverkansgrupp`(who: Who) async throws {
        try await Scene.play { scene in
            let person = try await scene.person(who).text
            expectRefusal(try await elect(person, in: scene), 409, "office_holder_has_the_seat", "V-23")
            let member = try await scene.person(.member("2418")).text
            let decision = try await elect(member, in: scene, kind: "extra", on: "2026-04-22")
            #expect(decision.status == 201, "\(decision)")
            expectRefusal(
                try await write(
                    person,
                    valid: "[2026-04-22,2026-05-01)",
                    decision: decision.id,
                    office: "vice-ordforande",
                    in: scene
                ),
                "office_holder_has_the_seat",
                "D-1"
            )
        }
    }

    @Test func `V-23: raw SQL makes nobody chair who has no seat for the whole time`() async throws {
        try await Scene.play { scene in
            let member = try await scene.person(.member("2418")).text
            let seat = try await scene.seat(party: "2418", at: "2026-04-01")["id"]?.string ?? ""
            #expect(try await scene.leave(seat, lastDay: "2026-12-31", as: "2418").status == 201)
            let decision = try await elect(member, in: scene)
            #expect(decision.status == 201, "\(decision)")
            // The office ends with the seat, and is not stretched beyond it.
            #expect(try await scene.holder(of: "ordforande", at: "2026-12-31") == member)
            #expect(try await scene.holder(of: "ordforande", at: "2027-01-01") == nil)
            expectRefusal(
                try await write(member, valid: "[2027-01-01,)", decision: decision.id, in: scene),
                "office_holder_has_the_seat",
                "V-23"
            )
            let coordinator = try await scene.person(.coordinator).text
            expectRefusal(
                try await write(coordinator, valid: "[2027-01-01,)", decision: decision.id, in: scene),
                "office_holder_has_the_seat",
                "V-23"
            )
        }
    }

    @Test func `D-1: an office is given by decision and in no other way`() async throws {
        try await Scene.play { scene in
            let person = try await scene.person(.member("2418")).text
            expectRefusal(
                try await write(person, valid: "[2026-05-01,)", decision: nil, office: "vice-ordforande", in: scene),
                "office_is_given_by_decision",
                nil
            )
            let chair = try await elect(person, in: scene)
            #expect(chair.status == 201, "\(chair)")
            // The chair's election makes no vice chair.
            expectRefusal(
                try await write(
                    person,
                    valid: "[2026-05-01,)",
                    decision: chair.id,
                    office: "vice-ordforande",
                    in: scene
                ),
                "office_is_given_by_decision",
                nil
            )
            let direct = try await scene.post(
                "/groups/samverkansgrupp/offices",
                ["office": "vice-ordforande", "person": .string(person)],
                as: .mala
            )
            #expect(direct.status == 405)
            for statement in ["UPDATE offices SET valid = '[2026-01-01,)'", "DELETE FROM offices"] {
                #expect(try await scene.attempt(statement)?.sqlstate == "42501")
            }
        }
    }

    @Test func `D-1: an unknown office, or one that begins before it is decided, is refused`() async throws {
        try await Scene.play { scene in
            let person = try await scene.person(.member("2418")).text
            expectRefusal(
                try await elect(person, office: "kassor", in: scene),
                422,
                "office_is_given_by_decision",
                "D-1"
            )
            let early = try await elect(person, from: "2026-04-21", in: scene, kind: "extra", on: "2026-04-22")
            expectRefusal(early, 422, "office_is_given_by_decision", "D-1")
        }
    }

    @Test func `D-1: the chair's office ends with the seat`() async throws {
        try await Scene.play { scene in
            let chair = try await scene.person(.chair).text
            let seats = try await scene.get("/groups/samverkansgrupp/seats?at=2026-06-30&party=2482")
            let own = seats.items.first { $0["person"]?["id"]?.string == chair }?["id"]?.string ?? ""
            let left = try await scene.leave(own, lastDay: "2026-06-30", as: "2482")
            #expect(left.status == 201, "\(left)")
            #expect(try await scene.holder(of: "ordforande", at: "2026-06-30") == chair)
            #expect(try await scene.holder(of: "ordforande", at: "2026-07-01") == nil)
        }
    }

    @Test func `V-36: the spokesperson is the elected one, otherwise the chair`() async throws {
        try await Scene.play { scene in
            let (chair, elected) = (try await scene.person(.chair).text, try await scene.person(.member("2418")).text)
            let decision = try await elect(elected, office: "talesman", in: scene)
            #expect(decision.status == 201, "\(decision)")
            for (day, person) in [("2026-04-30", chair), ("2026-05-01", elected)] {
                let group = try await scene.get("/groups/samverkansgrupp?at=\(day)")
                guard case .array(let functions)? = group["functions"] else { throw SceneError(what: "\(group)") }
                let speaks = functions.first { $0["function"] == "speak" }
                #expect(speaks?["person"]?.string == person)
                #expect(speaks?["clause"] == "V-36")
            }
        }
    }

    private func elect(
        _ person: String,
        office: String = "ordforande",
        from: String = "2026-05-01",
        in scene: Scene,
        kind: String = "ordinarie-var",
        on day: String = "2026-04-15"
    ) async throws -> Reply {
        try await scene.decided(
            "val",
            ["office": .string(office), "person": .string(person), "from": .string(from)],
            kind: kind,
            on: day
        )
    }

    private func write(
        _ person: String,
        valid: String,
        decision: String?,
        office: String = "ordforande",
        in scene: Scene
    ) async throws -> PostgresError? {
        try await scene.attempt(Self.insertion(person, valid: valid, decision: decision, office: office))
    }

    private static func insertion(
        _ person: String,
        valid: String,
        decision: String?,
        office: String = "ordforande",
        kind: Bool = false
    ) -> String {
        """
        INSERT INTO offices (id, group_code, office_code, person_id, valid, decision_id\(kind ? ", group_kind" : ""))
        VALUES ('\(UUID().text)', 'samverkansgrupp', '\(office)', '\(person)', '\(valid)',
            \(decision.map { "'\($0)'" } ?? "NULL")\(kind ? ", 'samverkansgrupp'" : ""))
        """
    }
}
