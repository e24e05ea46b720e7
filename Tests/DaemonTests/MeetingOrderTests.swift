import Kernel
import Scenes
import TestSupport
import Testing
import WebAPI

/// The steps of a meeting come in order, and the meeting without a chair only elects.
@Suite struct MeetingOrderTests {
    @Test func `D-23: summons, opening, closing, in that order`() async throws {
        try await Scene.play { scene in
            let rule = "meeting_state_allows_it"
            let meeting = try await scene.planned("samverkansgrupp", "ordinarie-var", at: "2026-04-15T08:00:00Z").id
            let unsummoned = try await scene.opened(meeting, at: "2026-04-15T08:00:00Z", present: Scene.eight)
            Refused.overHTTP(unsummoned, 409, rule, "D-23")
            #expect(unsummoned["facts", "state"] == "planned")
            let raw = try await scene.rawStep(meeting, "opening", by: .coordinator, at: "2026-04-15T08:00:00Z")
            Refused.inSQL(raw, rule)
            let present = try await scene.attempt(
                """
                INSERT INTO attendances (meeting_id, person_id)
                VALUES ('\(meeting)', '\(try await scene.person(.chair).text)')
                """
            )
            Refused.inSQL(present, rule)
            #expect(try await scene.summoned(meeting).status == 201)
            let again = try await scene.summoned(meeting)
            Refused.overHTTP(again, 409, rule, "D-23")
            let unopened = try await scene.closed(meeting, at: "2026-04-15T10:00:00Z")
            Refused.overHTTP(unopened, 409, rule, "D-23")
            #expect(try await scene.opened(meeting, at: "2026-04-15T08:00:00Z", present: Scene.eight).status == 201)
            let need = try await scene.submitted("behov", Sample.text, by: .mala)
            let late = try await scene.put(need, on: meeting, day: "2026-04-15")
            Refused.overHTTP(late, 409, rule, "D-23")
            let backwards = try await scene.closed(meeting, at: "2026-04-15T07:00:00Z")
            Refused.overHTTP(backwards, 409, rule, "D-23")
            let cancelled = try await scene.post(
                "/meetings/\(meeting)/cancellations",
                ["at": "2026-04-15T09:00:00Z"],
                as: .coordinator
            )
            Refused.overHTTP(cancelled, 409, rule, "D-23")
            let closed = try await scene.closed(meeting, at: "2026-04-15T10:00:00Z")
            #expect(closed.status == 201)
            let reopened = try await scene.opened(meeting, at: "2026-04-15T11:00:00Z", present: Scene.eight)
            Refused.overHTTP(reopened, 409, rule, "D-23")
            let forged = try await scene.attempt("UPDATE meetings SET state = 'open' WHERE id = '\(meeting)'")
            Refused.asForbidden(forged)
            let forgedDay = try await scene.attempt("UPDATE meeting_steps SET taken_on = '2025-01-01'")
            Refused.asForbidden(forgedDay)
            let steps = try await scene.get("/meetings/\(meeting)/steps")
            #expect(steps.items.compactMap { $0["kind"]?.string }.sorted() == ["closing", "opening", "summons"])
        }
    }

    @Test func `V-22: who is recorded as present holds a seat in the group that day`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.planned("samverkansgrupp", "ordinarie-var", at: "2026-04-15T08:00:00Z").id
            _ = try await scene.summoned(meeting)
            let stranger = try await scene.opened(
                meeting,
                at: "2026-04-15T08:00:00Z",
                present: Scene.eight + [.lansstyrelsen]
            )
            Refused.overHTTP(stranger, 409, "present_holds_a_seat", "V-22")
            let still = try await scene.get("/meetings/\(meeting)")
            #expect(still["state"] == "summoned")
            let opened = try await scene.opened(meeting, at: "2026-04-15T08:00:00Z", present: Scene.eight)
            #expect(opened.status == 201)
            let raw = try await scene.attempt(
                """
                INSERT INTO attendances (meeting_id, person_id, recorded_by)
                VALUES ('\(meeting)', '\(try await scene.person(.lansstyrelsen).text)', '\(try await scene.person(.coordinator).text)')
                """
            )
            Refused.inSQL(raw, "present_holds_a_seat")
            let removed = try await scene.attempt("DELETE FROM attendances WHERE meeting_id = '\(meeting)'", as: .owner)
            Refused.inSQL(removed, "history_is_never_changed")
        }
    }

    @Test func `D-24: with a chair in office the coordinator summons to nothing`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.planned("samverkansgrupp", "valmote", at: "2026-06-10T08:00:00Z")
            let refused = try await scene.summoned(meeting.id, by: .coordinator)
            Refused.overHTTP(refused, 403, "summons_is_issued_by_the_convener", "V-35")
        }
    }

    @Test func `D-24: without a chair the coordinator summons to elections only, and the elected then chairs`()
        async throws
    {
        try await Scene.play { scene in
            let chair = try await scene.person(.chair).text
            let seat = try await scene.value(
                "SELECT id FROM seats WHERE group_code = 'samverkansgrupp' AND person_id = $1::uuid",
                [chair]
            )
            let left = try await scene.post(
                "/groups/samverkansgrupp/seats/\(seat ?? "")/endings",
                ["lastDay": "2026-05-31"],
                as: .system(party: "2482")
            )
            #expect(left.status == 201, "\(left)")
            let extra = try await scene.planned(
                "samverkansgrupp",
                "extra",
                at: "2026-06-20T08:00:00Z",
                on: "2026-06-01"
            )
            let ordinary = try await scene.summoned(
                extra.id, by: .coordinator, at: "2026-06-02T08:00:00Z", approvedBy: [.coordinator])
            Refused.overHTTP(ordinary, 409, "election_only_meeting", "D-24")
            let raw = try await scene.rawStep(extra.id, "summons", by: .coordinator, at: "2026-06-02T08:00:00Z")
            Refused.inSQL(raw, "election_only_meeting", "D-24")

            let meeting = try await scene.planned(
                "samverkansgrupp",
                "valmote",
                at: "2026-06-20T08:00:00Z",
                on: "2026-06-01"
            ).id
            let need = try await scene.submitted("behov", Sample.text, by: .mala)
            let other = try await scene.put(need, on: meeting, day: "2026-06-01")
            Refused.overHTTP(other, 409, "election_only_meeting", "D-24")
            let elected = Who.member("2418")
            let election = try await scene.submitted(
                "val",
                [
                    "office": "ordforande", "person": .string(try await scene.person(elected).text),
                    "from": "2026-06-20",
                ],
                by: .mala
            )
            let item = try await scene.put(election, on: meeting, day: "2026-06-01")
            #expect(item.status == 201, "\(item)")
            let summons = try await scene.summoned(
                meeting, by: .coordinator, at: "2026-06-02T08:00:00Z", approvedBy: [.coordinator])
            #expect(summons.status == 201, "\(summons)")
            let present = ["2401", "2403", "2404", "2409", "2417", "2418", "2480", "2481"].map { Who.member($0) }
            #expect(try await scene.opened(meeting, at: "2026-06-20T08:00:00Z", present: present).status == 201)
            let slipped = try await scene.planted(need, on: meeting)
            let decided = try await scene.decide(slipped)
            Refused.overHTTP(decided, 409, "election_only_meeting", "D-24")
            let rawDecision = try await scene.rawDecision(slipped)
            Refused.inSQL(rawDecision, "election_only_meeting", "D-24")
            let chosen = try await scene.decide(item.id)
            #expect(chosen.status == 201, "\(chosen)")

            let next = try await scene.summoned(
                extra.id, by: elected, at: "2026-06-20T07:00:00Z", approvedBy: [elected, .coordinator])
            #expect(next.status == 201, "\(next)")
        }
    }
}
