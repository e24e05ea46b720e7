import Foundation
import Kernel
import Scenes
import Testing
import WebAPI

/// Who may take which step with minutes, and when: allowed, refused over HTTP, refused in raw SQL.
@Suite struct MinutesRuleTests {
    @Test func `D-23: minutes are circulated when the meeting is closed, not before`() async throws {
        try await Scene.play { scene in
            let (id, _) = try await scene.openSpringMeeting([])
            let meeting = HeldMeeting(id: id, items: [])
            Refused.overHTTP(
                try await scene.circulate(meeting, at: "2026-04-15T09:00:00Z"), 409, "minutes_follow_the_meeting", "D-23")
            let sql = try await scene.rawMinutesStep(
                meeting, "circulation", by: .coordinator, at: "2026-04-15T09:00:00Z", until: "2026-04-20T09:00:00Z")
            Refused.inSQL(try await scene.attempt(sql), "minutes_follow_the_meeting")
            try scene.expect(await scene.closed(id, at: "2026-04-15T10:00:00Z"), 201)
            Refused.overHTTP(
                try await scene.circulate(meeting, at: "2026-04-15T09:59:59Z"), 409, "minutes_follow_the_meeting", "D-23")
            #expect(try await scene.circulate(meeting).status == 201)
        }
    }

    @Test func `V-37: only the secretary writes, circulates and publishes`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.heldMeeting()
            Refused.overHTTP(
                try await scene.circulate(meeting, by: .chair), 403, "meeting_is_recorded_by_the_secretary", "V-37")
            let passage = try await scene.post(
                "\(meeting.minutes)/passages", ["text": "Så var det.", "at": "2026-04-16T08:00:00Z"], as: .chair)
            Refused.overHTTP(passage, 403, "meeting_is_recorded_by_the_secretary", "V-37")
            let sql = try await scene.rawMinutesStep(
                meeting, "passage", by: .chair, at: "2026-04-16T08:00:00Z", text: "Så var det.")
            Refused.inSQL(try await scene.attempt(sql), "meeting_is_recorded_by_the_secretary", "V-37")
        }
    }

    @Test func `D-9: a circulation leaves time to comment`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.heldMeeting()
            Refused.overHTTP(
                try await scene.circulate(meeting, until: "2026-04-16T08:00:00Z"), 409, "circulation_leaves_time_to_comment",
                "D-9")
            let sql = try await scene.rawMinutesStep(
                meeting, "circulation", by: .coordinator, at: "2026-04-16T08:00:00Z", until: "2026-04-16T07:00:00Z")
            Refused.inSQL(try await scene.attempt(sql), "circulation_leaves_time_to_comment")
            #expect(try await scene.circulate(meeting, until: "2026-04-16T08:00:01Z").status == 201)
        }
    }

    @Test func `D-9: comments are by those present, in time`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.heldMeeting()
            Refused.overHTTP(try await scene.comment(meeting), 409, "minutes_state_allows_it", "D-9")
            try scene.expect(await scene.circulate(meeting), 201)
            Refused.overHTTP(
                try await scene.comment(meeting, by: .member("2463")), 403, "comments_are_by_those_present", "D-9")
            for late in ["2026-04-20T15:00:01Z", "2026-04-16T07:59:59Z"] {
                Refused.overHTTP(try await scene.comment(meeting, at: late), 409, "comments_are_in_time", "D-9")
            }
            let stranger = try await scene.rawMinutesStep(
                meeting, "comment", by: .member("2463"), at: "2026-04-17T08:00:00Z", text: "Nej.")
            Refused.inSQL(try await scene.attempt(stranger), "comments_are_by_those_present")
            let late = try await scene.rawMinutesStep(
                meeting, "comment", by: .member("2401"), at: "2026-04-21T08:00:00Z", text: "Nej.")
            Refused.inSQL(try await scene.attempt(late), "comments_are_in_time")
            #expect(try await scene.comment(meeting, at: "2026-04-20T15:00:00Z").status == 201)
        }
    }

    @Test func `D-9: the steps are taken in order`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.heldMeeting()
            Refused.overHTTP(try await scene.attest(meeting, by: .chair), 409, "minutes_state_allows_it", "D-9")
            Refused.overHTTP(try await scene.publish(meeting), 409, "minutes_state_allows_it", "D-9")
            try scene.expect(await scene.circulate(meeting), 201)
            Refused.overHTTP(
                try await scene.attest(meeting, by: .chair, at: "2026-04-20T14:59:59Z"), 409,
                "comments_come_before_attestation", "D-9")
            let early = try await scene.rawMinutesStep(meeting, "attestation", by: .chair, at: "2026-04-18T08:00:00Z")
            Refused.inSQL(try await scene.attempt(early), "comments_come_before_attestation")
            try scene.expect(await scene.attest(meeting, by: .chair), 201)
            Refused.overHTTP(try await scene.attest(meeting, by: .chair), 409, "minutes_state_allows_it", "D-9")
            Refused.overHTTP(try await scene.comment(meeting), 409, "minutes_state_allows_it", "D-9")
            Refused.overHTTP(try await scene.publish(meeting), 409, "minutes_state_allows_it", "D-9")
            let soon = try await scene.rawMinutesStep(meeting, "publication", by: .coordinator, at: "2026-04-22T08:00:00Z")
            Refused.inSQL(try await scene.attempt(soon), "minutes_state_allows_it")
            try scene.expect(await scene.attest(meeting, by: .adjuster), 201)
            Refused.overHTTP(try await scene.circulate(meeting, at: "2026-04-23T08:00:00Z", until: "2026-04-25T08:00:00Z"), 409, "minutes_state_allows_it", "D-9")
            try scene.expect(await scene.publish(meeting), 201)
            Refused.overHTTP(try await scene.publish(meeting), 409, "minutes_state_allows_it", "D-9")
        }
    }

    @Test func `D-9, D-28: the one who presided and the adjuster attest, nobody else`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.heldMeeting()
            try scene.expect(await scene.circulate(meeting), 201)
            for who in [Who.coordinator, .member("2401"), .lansstyrelsen] {
                Refused.overHTTP(
                    try await scene.attest(meeting, by: who), 403, "minutes_are_attested_by_their_attesters", "D-9")
            }
            let sql = try await scene.rawMinutesStep(meeting, "attestation", by: .coordinator, at: "2026-04-21T08:00:00Z")
            Refused.inSQL(try await scene.attempt(sql), "minutes_are_attested_by_their_attesters", "D-9")
            #expect(try await scene.attest(meeting, by: .adjuster)["state"]?.string == "attesting")
            #expect(try await scene.attest(meeting, by: .chair)["state"]?.string == "attested")
        }
    }

    @Test func `D-10: nobody but the coordinator attests the notes of the stödgrupp`() async throws {
        try await Scene.play { scene in
            let id = try await scene.openPreparation()
            try scene.expect(await scene.closed(id, at: "2026-03-10T10:00:00Z"), 201)
            let notes = HeldMeeting(id: id, items: [])
            try scene.expect(await scene.circulate(notes), 201)
            Refused.overHTTP(
                try await scene.attest(notes, by: .lansstyrelsen), 403, "minutes_are_attested_by_their_attesters", "D-10")
            let sql = try await scene.rawMinutesStep(notes, "attestation", by: .lansstyrelsen, at: "2026-04-21T08:00:00Z")
            Refused.inSQL(try await scene.attempt(sql), "minutes_are_attested_by_their_attesters", "D-10")
            #expect(try await scene.attest(notes, by: .coordinator).status == 201)
            Refused.overHTTP(try await scene.attest(notes, by: .coordinator), 409, "minutes_state_allows_it", "D-9")
        }
    }

    @Test func `D-28: both attest the same content, or the minutes are circulated anew`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.heldMeeting()
            try scene.expect(await scene.circulate(meeting), 201)
            let other = String(repeating: "0", count: 64)
            Refused.overHTTP(
                try await scene.attest(meeting, by: .chair, hash: other), 409, "minutes_are_attested_as_they_stand", "D-28")
            #expect(try await scene.attest(meeting, by: .chair, hash: "0123").status == 422)
            try scene.expect(await scene.attest(meeting, by: .chair), 201)
            let person = try await scene.person(.adjuster).text
            try scene.expect(await scene.patch("/persons/\(person)", ["name": "Bo Lind"], as: .mala), 200)
            let refused = try await scene.attest(meeting, by: .adjuster)
            Refused.overHTTP(refused, 409, "minutes_are_attested_as_they_stand", "D-28")
            let sql = try await scene.rawMinutesStep(meeting, "attestation", by: .adjuster, at: "2026-04-21T08:00:00Z")
            Refused.inSQL(try await scene.attempt(sql), "minutes_are_attested_as_they_stand")

            let anew = try await scene.circulate(meeting, at: "2026-04-23T08:00:00Z", until: "2026-04-24T08:00:00Z")
            #expect(anew["hash"] == .null, "\(anew)")
            #expect(anew["attestations"] == [])
            try scene.expect(await scene.attest(meeting, by: .adjuster, at: "2026-04-24T08:00:00Z"), 201)
            let attested = try await scene.attest(meeting, by: .chair, at: "2026-04-25T08:00:00Z")
            #expect(attested["state"]?.string == "attested", "\(attested)")
            #expect(try await scene.text(meeting).text.contains("Justerare:   Bo Lind (Malå kommun)"))
        }
    }

    @Test func `D-28: a meeting that decided something closes with an adjuster elected`() async throws {
        try await Scene.play { scene in
            let proposal = try await scene.submitted("behov", Sample.text, by: .mala)
            let (id, items) = try await scene.open(
                "samverkansgrupp", "ordinarie-var", on: "2026-04-15", present: Scene.ledByTheChair, agenda: [proposal])
            try scene.expect(await scene.decide(items[0]), 201)
            let closing: JSONValue = ["at": "2026-04-15T10:00:00Z"]
            Refused.overHTTP(
                try await scene.post("/meetings/\(id)/closings", closing, as: .coordinator), 409, "meeting_elects_who_attests",
                "D-28")
            let secretary = try await scene.person(.coordinator).text
            Refused.inSQL(
                try await scene.attempt(
                    """
                    INSERT INTO meeting_steps (id, meeting_id, kind, taken_at, person_id)
                    VALUES (new_id(), '\(id)', 'closing', '2026-04-15T10:00:00Z', '\(secretary)')
                    """), "meeting_elects_who_attests")
            try scene.expect(await scene.electAdjuster(id, at: "2026-04-15T09:00:00Z"), 201)
            #expect(try await scene.post("/meetings/\(id)/closings", closing, as: .coordinator).status == 201)
        }
    }

    @Test func `a comment on an item of another meeting is not read, nor written in SQL`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.heldMeeting()
            try scene.expect(await scene.circulate(meeting), 201)
            let reply = try await scene.post(
                "\(meeting.minutes)/comments",
                ["text": "Fel.", "agendaItem": .string(UUID().text), "at": "2026-04-17T08:00:00Z"], as: .member("2401"))
            #expect(reply.status == 422, "\(reply)")
            #expect(reply["errors", "0", "pointer"]?.string == "/agendaItem")
        }
    }
}
