import Kernel
import Postgres
import Scenes
import Testing
import WebAPI

/// The municipalities' seats in the stödgrupp, which a decision fills.
@Suite struct PreparingSeatTests {
    private static let seat = "kommunrepresentant"

    @Test func `V-39: a fifth municipal representative in the stödgrupp is refused, a replacement is not`() async throws
    {
        try await Scene.play { scene in
            let person = try await scene.newPerson(of: "2418")
            let from: (String, JSONValue) = ("from", "2026-05-01")
            let fifth = try await scene.decided("stodgruppsledamot", .object([("person", .string(person)), from]))
            expectRefusal(fifth, 409, "seats_in_all_within_maximum", "V-39")
            #expect(try await scene.holders(of: Self.seat, in: "stodgrupp", at: "2026-05-01").count == 4)

            let leaving = try await seatID(scene, party: "2462")
            let replacing = try await scene.decided(
                "stodgruppsledamot",
                .object([("person", .string(person)), from, ("replaces", .string(leaving))]),
                kind: "extra",
                on: "2026-04-22"
            )
            #expect(replacing.status == 201, "\(replacing)")
            let now = try await scene.holders(of: Self.seat, in: "stodgrupp", at: "2026-05-01")
            #expect(now.count == 4)
            #expect(now.contains(person))

            // The seat that ended, brought back past the decision.
            let stretched = try await scene.attempt("UPDATE seats SET valid = '[2025-01-01,)' WHERE id = '\(leaving)'")
            expectRefusal(stretched, "seats_in_all_within_maximum", "V-39")
        }
    }

    @Test func `V-39: a municipal seat in the stödgrupp is for a municipality`() async throws {
        try await Scene.play { scene in
            let person = try await scene.newPerson(of: "region-vasterbotten")
            let leaving = try await seatID(scene, party: "2462")
            let refused = try await scene.decided(
                "stodgruppsledamot",
                ["person": .string(person), "from": "2026-05-01", "replaces": .string(leaving)]
            )
            expectRefusal(refused, 409, "seat_party_is_of_the_right_kind", "V-39")
            expectRefusal(
                try await scene.writeSeat(
                    "stodgrupp",
                    Self.seat,
                    party: "region-vasterbotten",
                    person: person,
                    valid: "[2026-05-01,)",
                    filledBy: "decision"
                ),
                "seat_party_is_of_the_right_kind",
                "V-39"
            )
        }
    }

    @Test func `V-77: a municipality has one representative in the stödgrupp, and may replace it by decision`()
        async throws
    {
        try await Scene.play { scene in
            let person = try await scene.newPerson(of: "2480")
            let (own, others) = (try await seatID(scene, party: "2480"), try await seatID(scene, party: "2462"))
            let refused = try await scene.decided(
                "stodgruppsledamot",
                ["person": .string(person), "from": "2026-05-01", "replaces": .string(others)]
            )
            expectRefusal(refused, 409, "seats_per_party_within_maximum", "V-77")
            // The refused decision left the seat that it would have replaced.
            #expect(try await seatID(scene, party: "2462", at: "2026-05-01") == others)

            let allowed = try await scene.decided(
                "stodgruppsledamot",
                ["person": .string(person), "from": "2026-05-01", "replaces": .string(own)],
                kind: "extra",
                on: "2026-04-22"
            )
            #expect(allowed.status == 201, "\(allowed)")
            let now = try await scene.seat(Self.seat, of: "stodgrupp", party: "2480", at: "2026-05-01")
            #expect(now["person"]?["id"]?.string == person)
            #expect(now["filledBy"] == "decision")

            let stretched = try await scene.attempt("UPDATE seats SET valid = '[2025-01-01,)' WHERE id = '\(own)'")
            expectRefusal(stretched, "seats_per_party_within_maximum", "V-77")
        }
    }

    @Test func `D-6: a municipality does not seat itself in the stödgrupp, the samverkansgrupp decides it`()
        async throws
    {
        try await Scene.play { scene in
            let person = try await scene.newPerson(of: "2418")
            expectRefusal(
                try await scene.nominate(person, to: "stodgrupp", seat: Self.seat, from: "2026-05-01", by: "2418"),
                403,
                "seat_is_filled_by_its_nominator",
                "D-6"
            )
            expectRefusal(
                try await scene.writeSeat(
                    "stodgrupp",
                    Self.seat,
                    party: "2418",
                    person: person,
                    valid: "[2026-05-01,)"
                ),
                "seat_is_filled_by_its_nominator",
                "D-6"
            )
            expectRefusal(
                try await scene.writeSeat(
                    "stodgrupp",
                    Self.seat,
                    party: "2418",
                    person: person,
                    valid: "[2026-05-01,)",
                    filledBy: "decision"
                ),
                "seat_is_filled_by_its_nominator",
                "D-6"
            )

            // A decision on something else seats nobody.
            let election = try await scene.decided(
                "val",
                [
                    "office": "vice-ordforande", "person": .string(try await scene.person(.member("2401")).text),
                    "from": "2026-05-01",
                ]
            )
            #expect(election.status == 201, "\(election)")
            expectRefusal(
                try await scene.writeSeat(
                    "stodgrupp",
                    Self.seat,
                    party: "2418",
                    person: person,
                    valid: "[2026-05-01,)",
                    filledBy: "decision",
                    [("decision_id", election.id)]
                ),
                "seat_is_filled_by_its_nominator",
                "D-6"
            )
        }
    }

    @Test func `D-6: a seat is not decided before the decision`() async throws {
        try await Scene.play { scene in
            let person = try await scene.newPerson(of: "2480")
            let own = try await seatID(scene, party: "2480")
            let refused = try await scene.decided(
                "stodgruppsledamot",
                ["person": .string(person), "from": "2026-04-14", "replaces": .string(own)]
            )
            expectRefusal(refused, 422, "seat_is_filled_by_its_nominator", "D-6")
        }
    }

    private func seatID(_ scene: Scene, party: String, at day: String = "2026-04-01") async throws -> String {
        try await scene.seat(Self.seat, of: "stodgrupp", party: party, at: day)["id"]?.string ?? ""
    }
}
