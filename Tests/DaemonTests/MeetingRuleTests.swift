import Kernel
import Postgres
import Scenes
import TestSupport
import Testing
import WebAPI

@Suite struct MeetingRuleTests {
    /// An instant, and whether an ordinary meeting of the kind may start then.
    struct Window: Sendable {
        let kind: String
        let instant: String
        let isOpen: Bool
    }

    @Test(arguments: [
        Window(kind: "ordinarie-var", instant: "2026-04-15T08:00:00Z", isOpen: true),
        Window(kind: "ordinarie-var", instant: "2026-03-31T21:30:00Z", isOpen: false),
        // Half past midnight on 1 April in Stockholm.
        Window(kind: "ordinarie-var", instant: "2026-03-31T22:30:00Z", isOpen: true),
        Window(kind: "ordinarie-var", instant: "2026-05-31T21:30:00Z", isOpen: true),
        Window(kind: "ordinarie-var", instant: "2026-05-31T22:30:00Z", isOpen: false),
        Window(kind: "ordinarie-var", instant: "2026-09-15T08:00:00Z", isOpen: false),
        Window(kind: "ordinarie-host", instant: "2026-08-31T21:30:00Z", isOpen: false),
        Window(kind: "ordinarie-host", instant: "2026-08-31T22:30:00Z", isOpen: true),
        // Winter time since 25 October: one hour from UTC.
        Window(kind: "ordinarie-host", instant: "2026-10-31T22:30:00Z", isOpen: true),
        Window(kind: "ordinarie-host", instant: "2026-10-31T23:30:00Z", isOpen: false),
        Window(kind: "ordinarie-host", instant: "2026-04-15T08:00:00Z", isOpen: false),
        Window(kind: "extra", instant: "2026-07-15T08:00:00Z", isOpen: true),
    ])
    func `V-33: an ordinary meeting lies in its months, in Stockholm`(window: Window) async throws {
        try await Scene.play { scene in
            let planned = try await scene.planned("samverkansgrupp", window.kind, at: window.instant)
            let raw = try await scene.attempt(
                """
                INSERT INTO meetings (id, group_code, meeting_kind, starts_at, planned_on, planned_by)
                VALUES (new_id(), 'samverkansgrupp', '\(window.kind)', '\(window.instant)', '2026-01-10',
                    '\(try await scene.person(.coordinator).text)')
                """
            )
            if window.isOpen {
                #expect(planned.status == 201, "\(planned)")
                #expect(raw == nil)
            } else {
                Refused.overHTTP(planned, 409, "meeting_label_matches_its_window", "V-33")
                Refused.inSQL(raw, "meeting_label_matches_its_window", "V-33")
            }
        }
    }

    @Test func `V-33: it is opened on the day that its label was tried for`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.planned("samverkansgrupp", "ordinarie-var", at: "2026-05-31T21:30:00Z")
            _ = try await scene.summoned(meeting.id)
            let late = try await scene.opened(meeting.id, at: "2026-05-31T22:30:00Z", present: Scene.eight)
            #expect(late.status == 409, "\(late)")
            let opened = try await scene.opened(meeting.id, at: "2026-05-31T21:45:00Z", present: Scene.eight)
            #expect(opened.status == 201, "\(opened)")
            #expect(opened["heldOn"] == "2026-05-31")
        }
    }

    @Test func `V-34: everyone in the samverkansgrupp is summoned, fewer are refused`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.planned("samverkansgrupp", "ordinarie-var", at: "2026-04-15T08:00:00Z")
            let few = try await scene.summoned(meeting.id, to: try await scene.people(Scene.eight))
            Refused.overHTTP(few, 409, "summons_reaches_every_member", "V-34")
            guard case .array(let missing)? = few["facts", "missing"] else {
                Issue.record("no facts: \(few)")
                return
            }
            let seated =
                "SELECT count(*) FROM seats WHERE group_code = 'samverkansgrupp' AND valid @> '2026-01-12'::date"
            let members = try await scene.value(seated)
            #expect(members == "\(missing.count + 8)")
            let raw = try await scene.attempt(
                """
                INSERT INTO meeting_steps (id, meeting_id, kind, taken_at, person_id, recipients)
                VALUES (new_id(), '\(meeting.id)', 'summons', '2026-01-12T08:00:00Z',
                    '\(try await scene.person(.chair).text)', '{}')
                """
            )
            Refused.inSQL(raw, "summons_reaches_every_member", "V-34")
            let all = try await scene.summoned(meeting.id)
            #expect(all.status == 201)
            let step = try await scene.get("/meetings/\(meeting.id)/steps?kind=summons")
            guard case .array(let recipients)? = step["items", "0", "recipients"] else {
                Issue.record("no recipients: \(step)")
                return
            }
            #expect(members == "\(recipients.count)")
            #expect(recipients.contains(.string(try await scene.person(.coordinator).text)))
        }
    }

    @Test func `V-34: who joins after the dispatch is summoned too`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.planned("samverkansgrupp", "ordinarie-var", at: "2026-04-15T08:00:00Z")
            _ = try await scene.summoned(meeting.id)
            let person = try await scene.post("/persons", ["name": "Byggnadsinspektör, Malå kommun"], as: .mala)
            let seat = try await scene.post(
                "/groups/samverkansgrupp/seats",
                ["seat": "ledamot", "person": .string(person.id), "from": "2026-03-01"],
                as: .mala
            )
            #expect(seat.status == 201, "\(seat)")
            let late = try await scene.get("/meetings/\(meeting.id)/dispatches?kind=lateSummons")
            #expect(late.items.compactMap { $0["person"]?.string } == [person.id], "\(late)")
        }
    }

    @Test(arguments: ["ordinarie-var", "extra"])
    func `V-35: only the chair summons the samverkansgrupp`(kind: String) async throws {
        try await Scene.play { scene in
            let meeting = try await scene.planned("samverkansgrupp", kind, at: "2026-04-15T08:00:00Z")
            for who in [Who.coordinator, .member("2418"), .lansstyrelsen] {
                let refused = try await scene.summoned(meeting.id, by: who)
                Refused.overHTTP(refused, 403, "summons_is_issued_by_the_convener", "V-35")
            }
            let raw = try await scene.rawStep(meeting.id, "summons", by: .coordinator, at: "2026-01-12T08:00:00Z")
            Refused.inSQL(raw, "summons_is_issued_by_the_convener", "V-35")
            let allowed = try await scene.summoned(meeting.id)
            #expect(allowed.status == 201)
            #expect(allowed["state"] == "summoned")
        }
    }

    @Test func `V-49: only the coordinator summons the stödgrupp`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.planned("stodgrupp", "stodgruppsmote", at: "2026-03-10T08:00:00Z")
            for who in [Who.chair, .preparer("2480"), .lansstyrelsen] {
                let refused = try await scene.summoned(meeting.id, by: who)
                Refused.overHTTP(refused, 403, "summons_is_issued_by_the_convener", "V-49")
            }
            let raw = try await scene.rawStep(meeting.id, "summons", by: .chair, at: "2026-01-12T08:00:00Z")
            Refused.inSQL(raw, "summons_is_issued_by_the_convener", "V-49")
            let few = try await scene.summoned(
                meeting.id,
                by: .coordinator,
                to: try await scene.people([.lansstyrelsen])
            )
            Refused.overHTTP(few, 409, "summons_reaches_every_member", "V-49")
            let allowed = try await scene.summoned(meeting.id, by: .coordinator)
            #expect(allowed.status == 201)
        }
    }

    @Test func `V-37, V-62: only the secretary opens, records and closes`() async throws {
        try await Scene.play { scene in
            let rule = "meeting_is_recorded_by_the_secretary"
            let need = try await scene.submitted("behov", Sample.text, by: .mala)
            let meeting = try await scene.planned("samverkansgrupp", "ordinarie-var", at: "2026-04-15T08:00:00Z")
            let item = try await scene.put(need, on: meeting.id)
            _ = try await scene.summoned(meeting.id)
            for who in [Who.chair, .member("2418")] {
                let opened = try await scene.opened(
                    meeting.id,
                    at: "2026-04-15T08:00:00Z",
                    present: Scene.eight,
                    by: who
                )
                Refused.overHTTP(opened, 403, rule, "V-37")
            }
            let rawOpening = try await scene.rawStep(meeting.id, "opening", by: .chair, at: "2026-04-15T08:00:00Z")
            Refused.inSQL(rawOpening, rule, "V-37")
            let opened = try await scene.opened(meeting.id, at: "2026-04-15T08:00:00Z", present: Scene.ledByTheChair)
            #expect(opened.status == 201)
            try scene.expect(await scene.electAdjuster(meeting.id), 201)
            let decision = try await scene.decide(item.id, by: .chair)
            Refused.overHTTP(decision, 403, rule, "V-37")
            let rawDecision = try await scene.rawDecision(item.id, by: .chair)
            Refused.inSQL(rawDecision, rule, "V-37")
            let recorded = try await scene.decide(item.id)
            #expect(recorded.status == 201)
            let closed = try await scene.closed(meeting.id, at: "2026-04-15T10:00:00Z", by: .chair)
            Refused.overHTTP(closed, 403, rule, "V-37")
            let allowed = try await scene.closed(meeting.id, at: "2026-04-15T10:00:00Z")
            #expect(allowed["state"] == "closed")
        }
    }

    @Test func `D-23: the coordinator keeps the notes of the stödgrupp`() async throws {
        try await Scene.play { scene in
            let rule = "meeting_is_recorded_by_the_secretary"
            let plan = try await scene.submitted("verksamhetsplan", Sample.areas, by: .preparer("2480"))
            let meeting = try await scene.openPreparation()
            let adopted = try await scene.post(
                "/proposals/\(plan)/adoptions",
                ["meeting": .string(meeting), "votesFor": 4, "votesAgainst": 0],
                as: .preparer("2480")
            )
            Refused.overHTTP(adopted, 403, rule, "D-23")
            let closed = try await scene.closed(meeting, at: "2026-03-10T10:00:00Z", by: .preparer("2480"))
            Refused.overHTTP(closed, 403, rule, "D-23")
            let raw = try await scene.rawStep(meeting, "closing", by: .lansstyrelsen, at: "2026-03-10T10:00:00Z")
            Refused.inSQL(raw, rule, "D-23")
        }
    }

    @Test func `V-38: meetings are planned by those who summon and record`() async throws {
        try await Scene.play { scene in
            for who in [Who.chair, .coordinator] {
                let allowed = try await scene.planned("samverkansgrupp", "extra", at: "2026-06-10T08:00:00Z", by: who)
                #expect(allowed.status == 201)
            }
            let refused = try await scene.planned(
                "samverkansgrupp",
                "extra",
                at: "2026-06-10T08:00:00Z",
                by: .member("2418")
            )
            Refused.overHTTP(refused, 403, "meeting_is_planned_by_its_officers", "V-38")
            let chair = try await scene.planned("stodgrupp", "stodgruppsmote", at: "2026-06-10T08:00:00Z", by: .chair)
            Refused.overHTTP(chair, 403, "meeting_is_planned_by_its_officers", "V-38")
            let raw = try await scene.attempt(
                """
                INSERT INTO meetings (id, group_code, meeting_kind, starts_at, planned_on, planned_by)
                VALUES (new_id(), 'samverkansgrupp', 'extra', '2026-06-10T08:00:00Z', '2026-01-10',
                    '\(try await scene.person(.member("2418")).text)')
                """
            )
            Refused.inSQL(raw, "meeting_is_planned_by_its_officers")
        }
    }
}

extension Scene {
    /// A step of a meeting written past the API; a summons goes to everyone.
    func rawStep(_ meeting: String, _ kind: String, by who: Who, at instant: String) async throws -> PostgresError? {
        let person = try await person(who).text
        return try await attempt(
            """
            INSERT INTO meeting_steps (id, meeting_id, kind, taken_at, person_id, recipients)
            SELECT new_id(), m.id, '\(kind)', '\(instant)', '\(person)', ARRAY(
                SELECT s.person_id FROM seats s WHERE s.group_code = m.group_code AND '\(kind)' = 'summons')
            FROM meetings m WHERE m.id = '\(meeting)'
            """
        )
    }
}
