import Kernel
import Postgres
import Scenes
import Testing
import WebAPI

/// The rules hold for a seat that is changed as for one that is filled, and a decision gives what it says and no more.
@Suite struct SeatChangeTests {
    private static let region = "region-vasterbotten"
    private static let board = "lansstyrelsen-vasterbotten"

    @Test func `V-23: a seat that is left before its chair's office begins leaves nobody chair without a seat`()
        async throws
    {
        try await Scene.play { scene in
            let member = try await scene.person(.member("2418")).text
            let decision = try await scene.decided(
                "val",
                ["office": "ordforande", "person": .string(member), "from": "2026-05-01"]
            )
            #expect(decision.status == 201, "\(decision)")
            let seat = try await scene.seat(party: "2418", at: "2026-04-20")["id"]?.string ?? ""
            let left = try await scene.leave(seat, lastDay: "2026-04-20", as: "2418")
            #expect([201, 409].contains(left.status), "\(left)")
            let unseated = try await scene.value(
                """
                SELECT count(*) FROM offices o WHERE NOT EXISTS (SELECT FROM seats s WHERE s.group_code = o.group_code
                    AND s.person_id = o.person_id AND s.seat_code = 'ledamot' AND o.valid <@ s.valid)
                """
            )
            #expect(unseated == "0")
        }
    }

    @Test func `V-80: an adjunct's period does not lose its last day in SQL either`() async throws {
        try await Scene.play { scene in
            let person = try await scene.newPerson(of: Self.board)
            let seat = try await scene.nominate(
                person,
                seat: "adjungerad",
                from: "2026-03-01",
                by: Self.board,
                [("to", "2026-04-30")]
            )
            #expect(seat.status == 201)
            let endless = try await scene.attempt("UPDATE seats SET valid = '[2026-03-01,)' WHERE id = '\(seat.id)'")
            expectRefusal(endless, "seat_has_a_stated_period", "V-80")
            let longer = try await scene.leave(seat.id, lastDay: "2026-05-31", as: Self.board)
            #expect(longer.status == 201)
        }
    }

    @Test func `V-40: the stödgrupp's coordinator does not outlive the seat that it follows, in SQL either`()
        async throws
    {
        try await Scene.play { scene in
            let follower = try await scene.seat("samordnare", of: "stodgrupp", party: Self.region, at: "2026-06-30")
            let source = try await scene.seat("samordnare", party: Self.region, at: "2026-06-30")["id"]?.string ?? ""
            #expect(try await scene.leave(source, lastDay: "2026-06-30", as: Self.region).status == 201)
            let stretched = try await scene.attempt(
                "UPDATE seats SET valid = '[2025-01-01,)' WHERE id = '\(follower["id"]?.string ?? "")'"
            )
            expectRefusal(stretched, "seat_is_ex_officio", "V-40")
            #expect(try await scene.holders(of: "samordnare", in: "stodgrupp", at: "2026-07-01") == [])
        }
    }

    @Test func `D-1: the election of one makes nobody else chair`() async throws {
        try await Scene.play { scene in
            let (member, other) = (
                try await scene.person(.member("2418")).text, try await scene.person(.member("2401")).text
            )
            let seat = try await scene.seat(party: "2418", at: "2026-04-01")["id"]?.string ?? ""
            #expect(try await scene.leave(seat, lastDay: "2026-12-31", as: "2418").status == 201)
            let decision = try await scene.decided(
                "val",
                ["office": "ordforande", "person": .string(member), "from": "2026-05-01"]
            )
            #expect(decision.status == 201, "\(decision)")
            let error = try await scene.attempt(
                """
                INSERT INTO offices (id, group_code, office_code, person_id, valid, decision_id)
                VALUES (gen_random_uuid(), 'samverkansgrupp', 'ordforande', '\(other)', '[2027-01-01,)',
                    '\(decision.id)')
                """
            )
            expectRefusal(error, "office_is_given_by_decision", nil)
        }
    }

    @Test func `D-6: the decision on one representative in the stödgrupp seats nobody else`() async throws {
        try await Scene.play { scene in
            let (person, other) = (try await scene.newPerson(of: "2480"), try await scene.newPerson(of: "2418"))
            let own = try await scene.seat("kommunrepresentant", of: "stodgrupp", party: "2480", at: "2026-04-01")
            let decision = try await scene.decided(
                "stodgruppsledamot",
                [
                    "person": .string(person), "from": "2026-05-01", "to": "2026-09-30",
                    "replaces": .string(own["id"]?.string ?? ""),
                ]
            )
            #expect(decision.status == 201, "\(decision)")
            expectRefusal(
                try await scene.writeSeat(
                    "stodgrupp",
                    "kommunrepresentant",
                    party: "2418",
                    person: other,
                    valid: "[2026-10-01,)",
                    filledBy: "decision",
                    [("decision_id", decision.id)]
                ),
                "seat_is_filled_by_its_nominator",
                "D-6"
            )
        }
    }
}
