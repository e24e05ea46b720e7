import Kernel
import Postgres
import Scenes
import Testing
import WebAPI

/// The principal and its coordinator.
@Suite struct PrincipalSeatTests {
    private static let region = "region-vasterbotten"

    @Test func `V-24: there is one coordinator, from the principal`() async throws {
        try await Scene.play { scene in
            let next = try await scene.newPerson("Ny samordnare", of: Self.region)
            let employed: [(String, JSONValue)] = [("provision", "anstalld")]
            expectRefusal(
                try await scene.nominate(next, seat: "samordnare", from: "2026-07-01", by: Self.region, employed),
                409,
                "seats_in_all_within_maximum",
                "V-24"
            )
            expectRefusal(
                try await scene.writeSeat(
                    "samverkansgrupp",
                    "samordnare",
                    party: Self.region,
                    person: next,
                    valid: "[2026-07-01,)",
                    [("provision", "anstalld")]
                ),
                "seats_in_all_within_maximum",
                "V-24"
            )
            let municipal = try await scene.newPerson(of: "2480")
            expectRefusal(
                try await scene.nominate(municipal, seat: "samordnare", from: "2026-07-01", by: "2480", employed),
                409,
                "seat_party_is_of_the_right_kind",
                "V-24"
            )

            let seat = try await scene.seat("samordnare", party: Self.region, at: "2026-06-30")["id"]?.string ?? ""
            #expect(try await scene.leave(seat, lastDay: "2026-06-30", as: Self.region).status == 201)
            let allowed = try await scene.nominate(
                next,
                seat: "samordnare",
                from: "2026-07-01",
                by: Self.region,
                employed
            )
            #expect(allowed.status == 201)
            #expect(allowed["clause"] == "V-24")
        }
    }

    @Test func `V-24: when another party is the principal, the coordinator does not come from the Region`() async throws
    {
        try await Scene.play { scene in
            let seat = try await scene.seat("samordnare", party: Self.region, at: "2026-06-30")["id"]?.string ?? ""
            #expect(try await scene.leave(seat, lastDay: "2026-06-30", as: Self.region).status == 201)
            let moved = try await scene.attempt(
                """
                UPDATE principals SET valid = '[2025-01-01,2026-07-01)';
                INSERT INTO principals (party_code, valid) VALUES ('2480', '[2026-07-01,)')
                """,
                as: .owner
            )
            #expect(moved == nil)
            let next = try await scene.newPerson(of: Self.region)
            expectRefusal(
                try await scene.nominate(
                    next,
                    seat: "samordnare",
                    from: "2026-07-01",
                    by: Self.region,
                    [("provision", "anstalld")]
                ),
                409,
                "seat_is_held_from_the_principal",
                "V-24"
            )
            expectRefusal(
                try await scene.writeSeat(
                    "samverkansgrupp",
                    "samordnare",
                    party: Self.region,
                    person: next,
                    valid: "[2026-07-01,)",
                    [("provision", "anstalld")]
                ),
                "seat_is_held_from_the_principal",
                "V-24"
            )
        }
    }

    @Test
    func `V-40: the stödgrupp's coordinator follows the seat in the samverkansgrupp and is not filled for itself`()
        async throws
    {
        try await Scene.play { scene in
            let old = try await scene.person(.coordinator).text
            let next = try await scene.newPerson("Ny samordnare", of: Self.region)
            expectRefusal(
                try await scene.nominate(
                    next,
                    to: "stodgrupp",
                    seat: "samordnare",
                    from: "2026-07-01",
                    by: Self.region
                ),
                409,
                "seat_is_ex_officio",
                "V-40"
            )
            let follower = try await scene.seat("samordnare", of: "stodgrupp", party: Self.region, at: "2026-06-30")
            expectRefusal(
                try await scene.leave(
                    follower["id"]?.string ?? "",
                    of: "stodgrupp",
                    lastDay: "2026-06-30",
                    as: Self.region
                ),
                409,
                "seat_is_ex_officio",
                "V-40"
            )
            expectRefusal(
                try await scene.writeSeat(
                    "stodgrupp",
                    "samordnare",
                    party: Self.region,
                    person: next,
                    valid: "[2026-07-01,)"
                ),
                "seat_is_ex_officio",
                "V-40"
            )

            let source = try await scene.seat("samordnare", party: Self.region, at: "2026-06-30")["id"]?.string ?? ""
            // Somebody else cannot borrow the coordinator's seat.
            expectRefusal(
                try await scene.writeSeat(
                    "stodgrupp",
                    "samordnare",
                    party: Self.region,
                    person: next,
                    valid: "[2026-07-01,)",
                    filledBy: "office",
                    [("source_seat", source)]
                ),
                "seat_is_ex_officio",
                "V-40"
            )

            #expect(try await scene.leave(source, lastDay: "2026-06-30", as: Self.region).status == 201)
            let allowed = try await scene.nominate(
                next,
                seat: "samordnare",
                from: "2026-07-01",
                by: Self.region,
                [("provision", "anstalld")]
            )
            #expect(allowed.status == 201)
            #expect(try await scene.holders(of: "samordnare", in: "stodgrupp", at: "2026-06-30") == [old])
            #expect(try await scene.holders(of: "samordnare", in: "stodgrupp", at: "2026-07-01") == [next])
            // A second period for the same coordinator would be a second coordinator.
            expectRefusal(
                try await scene.writeSeat(
                    "stodgrupp",
                    "samordnare",
                    party: Self.region,
                    person: next,
                    valid: "[2026-07-01,)",
                    filledBy: "office",
                    [("source_seat", allowed.id)]
                ),
                "person_holds_a_seat_once",
                nil
            )
        }
    }

    @Test func `V-82: there is one principal at a time, and the service cannot change who`() async throws {
        try await Scene.play { scene in
            let second = "INSERT INTO principals (party_code, valid) VALUES ('2480', '[2026-07-01,)')"
            expectRefusal(try await scene.attempt(second, as: .owner), "one_principal_at_a_time", nil)
            #expect(try await scene.attempt(second)?.sqlstate == "42501")
            for forbidden in ["UPDATE principals SET party_code = '2480'", "DELETE FROM principals"] {
                #expect(try await scene.attempt(forbidden)?.sqlstate == "42501")
            }
            let before = try await scene.get("/parties/region-vasterbotten")
            #expect(before["principal"] == true)

            let transfer = try await scene.attempt(
                "UPDATE principals SET valid = '[2025-01-01,2025-07-01)'; "
                    + "INSERT INTO principals (party_code, valid) VALUES ('2480', '[2025-07-01,)')",
                as: .owner
            )
            #expect(transfer == nil)
            let (former, new) = (
                try await scene.get("/parties/region-vasterbotten"), try await scene.get("/parties/2480")
            )
            #expect([former["principal"], new["principal"]] == [false, true])
        }
    }

    @Test func `V-83: how the coordinator is provided is stated`() async throws {
        try await Scene.play { scene in
            let next = try await vacant(scene)
            for provision in [[], [("provision", JSONValue.string("lanad"))]] {
                expectRefusal(
                    try await scene.nominate(next, seat: "samordnare", from: "2026-07-01", by: Self.region, provision),
                    409,
                    "seat_states_its_provision",
                    "V-83"
                )
            }
            expectRefusal(
                try await scene.writeSeat(
                    "samverkansgrupp",
                    "samordnare",
                    party: Self.region,
                    person: next,
                    valid: "[2026-07-01,)"
                ),
                "seat_states_its_provision",
                "V-83"
            )
            let allowed = try await scene.nominate(
                next,
                seat: "samordnare",
                from: "2026-07-01",
                by: Self.region,
                [("provision", "anstalld")]
            )
            #expect(allowed.status == 201)
            #expect(allowed["provision"] == "anstalld")
        }
    }

    @Test func `V-84: a coordinator bought as a service has an agreement`() async throws {
        try await Scene.play { scene in
            let next = try await vacant(scene)
            let bought: [(String, JSONValue)] = [("provision", "kopt-tjanst")]
            expectRefusal(
                try await scene.nominate(next, seat: "samordnare", from: "2026-07-01", by: Self.region, bought),
                409,
                "seat_has_a_service_agreement",
                "V-84"
            )
            expectRefusal(
                try await scene.writeSeat(
                    "samverkansgrupp",
                    "samordnare",
                    party: Self.region,
                    person: next,
                    valid: "[2026-07-01,)",
                    [("provision", "kopt-tjanst")]
                ),
                "seat_has_a_service_agreement",
                "V-84"
            )
            let terms = "Region Västerbotten och Konsult AB, 2026-07-01–2027-06-30, 20 000 kr i månaden."
            let allowed = try await scene.nominate(
                next,
                seat: "samordnare",
                from: "2026-07-01",
                by: Self.region,
                bought + [("agreement", .string(terms))]
            )
            #expect(allowed.status == 201)
            #expect(allowed["agreement"]?.string == terms)
        }
    }

    /// The coordinator's seat ends with June.
    ///
    /// - Returns: a successor who has no seat yet.
    private func vacant(_ scene: Scene) async throws -> String {
        let seat = try await scene.seat("samordnare", party: Self.region, at: "2026-06-30")["id"]?.string ?? ""
        try scene.expect(try await scene.leave(seat, lastDay: "2026-06-30", as: Self.region), 201)
        return try await scene.newPerson("Ny samordnare", of: Self.region)
    }
}
