import Kernel
import Scenes
import Testing
import WebAPI

/// Länsstyrelsen's seats: one in the stödgrupp, and when needed one in the samverkansgrupp for a stated period.
@Suite struct CountyBoardSeatTests {
    private static let board = "lansstyrelsen-vasterbotten"

    @Test func `V-41: Länsstyrelsen has one representative in the stödgrupp`() async throws {
        try await Scene.play { scene in
            let second = try await scene.newPerson(of: Self.board)
            expectRefusal(
                try await scene.nominate(
                    second,
                    to: "stodgrupp",
                    seat: "lansstyrelse",
                    from: "2026-03-01",
                    by: Self.board
                ),
                409,
                "seats_in_all_within_maximum",
                "V-41"
            )
            expectRefusal(
                try await scene.writeSeat(
                    "stodgrupp",
                    "lansstyrelse",
                    party: Self.board,
                    person: second,
                    valid: "[2026-03-01,)"
                ),
                "seats_in_all_within_maximum",
                "V-41"
            )
            let municipal = try await scene.newPerson(of: "2418")
            expectRefusal(
                try await scene.nominate(
                    municipal,
                    to: "stodgrupp",
                    seat: "lansstyrelse",
                    from: "2026-03-01",
                    by: "2418"
                ),
                409,
                "seat_party_is_of_the_right_kind",
                "V-41"
            )
            let seat = try await scene.seat("lansstyrelse", of: "stodgrupp", party: Self.board, at: "2026-02-28")
            let left = try await scene.leave(
                seat["id"]?.string ?? "",
                of: "stodgrupp",
                lastDay: "2026-02-28",
                as: Self.board
            )
            #expect(left.status == 201)
            let allowed = try await scene.nominate(
                second,
                to: "stodgrupp",
                seat: "lansstyrelse",
                from: "2026-03-01",
                by: Self.board
            )
            #expect(allowed.status == 201)
        }
    }

    @Test func `V-80: Länsstyrelsen's adjunct joins for a stated period, one at a time`() async throws {
        try await Scene.play { scene in
            let (first, second) = (try await scene.newPerson(of: Self.board), try await scene.newPerson(of: Self.board))
            expectRefusal(
                try await scene.nominate(first, seat: "adjungerad", from: "2026-03-01", by: Self.board),
                409,
                "seat_has_a_stated_period",
                "V-80"
            )
            expectRefusal(
                try await scene.writeSeat(
                    "samverkansgrupp",
                    "adjungerad",
                    party: Self.board,
                    person: first,
                    valid: "[2026-03-01,)"
                ),
                "seat_has_a_stated_period",
                "V-80"
            )

            // A period may reach beyond today.
            let allowed = try await scene.nominate(
                first,
                seat: "adjungerad",
                from: "2026-03-01",
                by: Self.board,
                [("to", "2027-04-30")]
            )
            #expect(allowed.status == 201)
            #expect(allowed["votes"] == false)
            expectRefusal(
                try await scene.nominate(
                    second,
                    seat: "adjungerad",
                    from: "2026-10-01",
                    by: Self.board,
                    [("to", "2027-10-31")]
                ),
                409,
                "seats_in_all_within_maximum",
                "V-80"
            )
            expectRefusal(
                try await scene.writeSeat(
                    "samverkansgrupp",
                    "adjungerad",
                    party: Self.board,
                    person: second,
                    valid: "[2026-04-30,2026-06-01)"
                ),
                "seats_in_all_within_maximum",
                "V-80"
            )
            let earlier = try await scene.nominate(
                second,
                seat: "adjungerad",
                from: "2026-01-01",
                by: Self.board,
                [("to", "2026-02-28")]
            )
            #expect(earlier.status == 201)
        }
    }

    @Test func `V-80: a municipality has no adjunct`() async throws {
        try await Scene.play { scene in
            let person = try await scene.newPerson(of: "2418")
            expectRefusal(
                try await scene.nominate(
                    person,
                    seat: "adjungerad",
                    from: "2026-03-01",
                    by: "2418",
                    [("to", "2026-04-30")]
                ),
                409,
                "seat_party_is_of_the_right_kind",
                "V-80"
            )
        }
    }
}
