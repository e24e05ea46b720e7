import Kernel
import Postgres
import Scenes
import Testing
import WebAPI

/// Composition of the groups: allowed, refused over HTTP, refused in SQL.
@Suite struct SeatRuleTests {
    @Test func `V-22: a municipality has two representatives, a third is refused`() async throws {
        try await Scene.play { scene in
            let (second, third) = (try await scene.newPerson(of: "2418"), try await scene.newPerson(of: "2418"))
            let allowed = try await scene.nominate(second, from: "2026-03-01", by: "2418")
            #expect(allowed.status == 201)
            #expect(allowed["party", "code"] == "2418")
            #expect(allowed["filledBy"] == "party")

            expectRefusal(
                try await scene.nominate(third, from: "2026-03-01", by: "2418"),
                409,
                "seats_per_party_within_maximum",
                "V-22"
            )
            // One day in common is enough, and a seat without an end reaches every later day.
            expectRefusal(
                try await scene.nominate(third, from: "2026-02-01", by: "2418", [("to", "2026-03-01")]),
                409,
                "seats_per_party_within_maximum",
                "V-22"
            )
            expectRefusal(
                try await scene.writeSeat(party: "2418", person: third, valid: "[2026-03-01,)"),
                "seats_per_party_within_maximum",
                "V-22"
            )
            let before = try await scene.nominate(third, from: "2026-02-01", by: "2418", [("to", "2026-02-28")])
            #expect(before.status == 201)
        }
    }

    @Test func `V-22: stretching an ended seat over two others is refused in SQL too`() async throws {
        try await Scene.play { scene in
            let (second, third) = (try await scene.newPerson(of: "2418"), try await scene.newPerson(of: "2418"))
            let ended = try await scene.nominate(second, from: "2026-02-01", by: "2418", [("to", "2026-02-28")])
            #expect(ended.status == 201)
            #expect(try await scene.nominate(third, from: "2026-03-01", by: "2418").status == 201)
            let stretch = try await scene.attempt("UPDATE seats SET valid = '[2026-02-01,)' WHERE id = '\(ended.id)'")
            expectRefusal(stretch, "seats_per_party_within_maximum", "V-22")
            expectRefusal(
                try await scene.leave(ended.id, lastDay: "2026-03-01", as: "2418"),
                409,
                "seats_per_party_within_maximum",
                "V-22"
            )
        }
    }

    @Test func `V-22: only municipalities have representatives`() async throws {
        try await Scene.play { scene in
            let person = try await scene.newPerson(of: "lansstyrelsen-vasterbotten")
            expectRefusal(
                try await scene.nominate(person, from: "2026-03-01", by: "lansstyrelsen-vasterbotten"),
                409,
                "seat_party_is_of_the_right_kind",
                "V-22"
            )
            expectRefusal(
                try await scene.writeSeat(party: "lansstyrelsen-vasterbotten", person: person, valid: "[2026-03-01,)"),
                "seat_party_is_of_the_right_kind",
                "V-22"
            )
        }
    }

    @Test func `D-13: a municipality sends its own people`() async throws {
        try await Scene.play { scene in
            let stranger = try await scene.newPerson(of: "2480")
            expectRefusal(
                try await scene.nominate(stranger, from: "2026-03-01", by: "2418"),
                409,
                "seat_person_comes_from_its_party",
                "D-13"
            )
            expectRefusal(
                try await scene.writeSeat(party: "2418", person: stranger, valid: "[2026-03-01,)"),
                "seat_person_comes_from_its_party",
                nil
            )
            let own = try await scene.newPerson(of: "2418")
            #expect(try await scene.nominate(own, from: "2026-03-01", by: "2418").status == 201)
        }
    }

    @Test func `D-14: a person holds a seat in a group once`() async throws {
        try await Scene.play { scene in
            let seated = try await scene.person(.member("2418")).text
            expectRefusal(
                try await scene.nominate(seated, from: "2026-03-01", by: "2418"),
                409,
                "person_holds_a_seat_once",
                "D-14"
            )
            expectRefusal(
                try await scene.writeSeat(party: "2418", person: seated, valid: "[2026-03-01,)"),
                "person_holds_a_seat_once",
                nil
            )
            let seat = try await scene.seat(party: "2418", at: "2026-03-01")
            #expect(try await scene.leave(seat["id"]?.string ?? "", lastDay: "2026-03-31", as: "2418").status == 201)
            #expect(try await scene.nominate(seated, from: "2026-04-01", by: "2418").status == 201)
        }
    }

    @Test func `D-6: a municipality replaces its own representative and nobody else's`() async throws {
        try await Scene.play { scene in
            let seat = try await scene.seat(party: "2418", at: "2026-03-01")["id"]?.string ?? ""
            for other in ["2480", "region-vasterbotten"] {
                expectRefusal(
                    try await scene.leave(seat, lastDay: "2026-05-31", as: other),
                    403,
                    "seat_is_filled_by_its_nominator",
                    "D-6"
                )
            }
            let ending = try await scene.post(
                "/groups/samverkansgrupp/seats/\(seat)/endings",
                ["lastDay": "2026-05-31"],
                as: .administrator
            )
            expectRefusal(ending, 403, "seat_is_filled_by_its_nominator", "D-6")
            let successor = try await scene.newPerson(of: "2418")
            let named = try await scene.nominate(successor, from: "2026-06-01", by: "2480", [("party", "2418")])
            #expect(named.status == 422)
            expectRefusal(
                try await scene.writeSeat(
                    party: "2418",
                    person: successor,
                    valid: "[2026-06-01,)",
                    [("nominated_by", "2480")]
                ),
                "seat_is_filled_by_its_nominator",
                "D-6"
            )
            for disguise in ["constitution", "decision"] {
                expectRefusal(
                    try await scene.writeSeat(
                        party: "2418",
                        person: successor,
                        valid: "[2026-06-01,)",
                        filledBy: disguise
                    ),
                    "seat_is_filled_by_its_nominator",
                    "D-6"
                )
            }

            let left = try await scene.leave(seat, lastDay: "2026-05-31", as: "2418")
            #expect(left.status == 201)
            #expect(left["to"] == "2026-05-31")
            #expect(try await scene.nominate(successor, from: "2026-06-01", by: "2418").status == 201)
            let now = try await scene.seat(party: "2418", at: "2026-06-01")
            #expect(now["person"]?["id"]?.string == successor)
        }
    }

    @Test func `D-29: a seat does not end before it began, and its holder is not exchanged`() async throws {
        try await Scene.play { scene in
            let seat = try await scene.seat(party: "2418", at: "2026-03-01")["id"]?.string ?? ""
            expectRefusal(
                try await scene.leave(seat, lastDay: "2024-12-31", as: "2418"),
                422,
                "seat_has_a_stated_period",
                "D-29"
            )
            let empty = try await scene.attempt("UPDATE seats SET valid = 'empty' WHERE id = '\(seat)'")
            #expect(empty?.constraint == "seat_period_is_not_empty")
            let other = try await scene.newPerson(of: "2418")
            let exchange = try await scene.attempt("UPDATE seats SET person_id = '\(other)' WHERE id = '\(seat)'")
            #expect(exchange?.sqlstate == "42501")
            let asOwner = try await scene.attempt(
                "UPDATE seats SET person_id = '\(other)' WHERE id = '\(seat)'",
                as: .owner
            )
            #expect(asOwner?.constraint == "history_is_never_changed")
            let removal = try await scene.attempt("DELETE FROM seats WHERE id = '\(seat)'")
            #expect(removal?.sqlstate == "42501")
        }
    }

    @Test func `D-30: a seat starts on a day that has come`() async throws {
        try await Scene.play { scene in
            let person = try await scene.newPerson(of: "2418")
            let tomorrow = try await scene.nominate(person, from: "2026-11-22", by: "2418")
            #expect(tomorrow.status == 422, "\(tomorrow)")
            let today = try await scene.nominate(person, from: "2026-11-21", by: "2418")
            #expect(today.status == 201, "\(today)")
        }
    }
}
