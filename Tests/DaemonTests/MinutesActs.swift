import Foundation
import Kernel
import Scenes
import Testing
import WebAPI

/// A meeting whose minutes a test follows.
struct HeldMeeting {
    let id: String
    let items: [String]

    var minutes: String { "/meetings/\(id)/minutes" }
}

extension Scene {
    /// A spring meeting of the samverkansgrupp that decided one proposal, with an adjuster, closed at ten.
    ///
    /// Malå's representative adjusts.
    func heldMeeting(title: String = "Strandskydd") async throws -> HeldMeeting {
        let proposal = try await submitted("behov", ["text": .string("Vägledning. \(title)")], by: .mala, title: title)
        let (meeting, items) = try await openSpringMeetingLed([proposal])
        try expect(await decide(items[0]), 201)
        try expect(await closed(meeting, at: "2026-04-15T10:00:00Z"), 201)
        return HeldMeeting(id: meeting, items: items)
    }

    /// The spring meeting, led by its chair, with an adjuster elected: one that can decide and close.
    func openSpringMeetingLed(_ agenda: [String]) async throws -> (meeting: String, items: [String]) {
        let meeting = try await open(
            "samverkansgrupp", "ordinarie-var", on: "2026-04-15", present: Self.ledByTheChair, agenda: agenda)
        try expect(await electAdjuster(meeting.meeting), 201)
        return meeting
    }

    /// Seven municipalities, the chair's as the eighth, and the coordinator.
    static let ledByTheChair = eight.filter { $0 != .member("2482") } + [.chair, .coordinator]

    func electAdjuster(_ meeting: String, _ who: Who = .adjuster, at instant: String = "2026-04-15T08:00:00Z") async throws -> Reply {
        try await post(
            "/meetings/\(meeting)/functions",
            ["function": "adjuster", "person": .string(try await person(who).text), "at": .string(instant)], as: .coordinator)
    }

    func circulate(
        _ meeting: HeldMeeting, at instant: String = "2026-04-16T08:00:00Z", until: String = "2026-04-20T15:00:00Z",
        by who: Who = .coordinator
    ) async throws -> Reply {
        try await post("\(meeting.minutes)/circulations", ["at": .string(instant), "commentsUntil": .string(until)], as: who)
    }

    func comment(
        _ meeting: HeldMeeting, _ text: String = "Det stod 2027.", at instant: String = "2026-04-17T08:00:00Z",
        by who: Who = .member("2401")
    ) async throws -> Reply {
        try await post("\(meeting.minutes)/comments", ["text": .string(text), "at": .string(instant)], as: who)
    }

    func attest(
        _ meeting: HeldMeeting, by who: Who, at instant: String = "2026-04-21T08:00:00Z", hash: String? = nil
    ) async throws -> Reply {
        var body: [(String, JSONValue)] = [("at", .string(instant))]
        if let hash { body.append(("hash", .string(hash))) }
        return try await post("\(meeting.minutes)/attestations", .object(body), as: who)
    }

    func publish(
        _ meeting: HeldMeeting, at instant: String = "2026-04-22T08:00:00Z", by who: Who = .coordinator
    ) async throws -> Reply {
        try await post("\(meeting.minutes)/publications", ["at": .string(instant)], as: who)
    }

    /// The spring meeting with everything that can happen at one, closed.
    func springMeeting() async throws -> HeldMeeting {
        var spring = SpringScenario(self)
        try await spring.prepare()
        try await spring.summon()
        try await spring.hold()
        return HeldMeeting(id: spring.meeting, items: [])
    }

    /// Circulated and attested by both.
    func attestedMeeting() async throws -> HeldMeeting {
        let meeting = try await heldMeeting()
        try expect(await circulate(meeting), 201)
        try expect(await attest(meeting, by: .chair), 201)
        try expect(await attest(meeting, by: .adjuster), 201)
        return meeting
    }

    /// The minutes as plain text, or in another form.
    func text(
        _ meeting: HeldMeeting, _ query: String = "", as who: Who = .coordinator, form: String = "text/plain"
    ) async throws -> Reply {
        try await get(meeting.minutes + query, as: who, headers: ["Accept": form])
    }

    /// A step written past the API.
    func rawMinutesStep(
        _ meeting: HeldMeeting, _ kind: String, by who: Who, at instant: String, text: String? = nil, until: String? = nil
    ) async throws -> String {
        let person = try await person(who).text
        return """
            INSERT INTO minutes_steps (id, meeting_id, kind, taken_at, person_id, text, comments_until)
            VALUES (new_id(), '\(meeting.id)', '\(kind)', '\(instant)', '\(person)', \(text.map { "'\($0)'" } ?? "NULL"),
                \(until.map { "'\($0)'" } ?? "NULL"))
            """
    }
}

extension Who {
    /// Elected at the scenes' meetings, from another municipality than the chair's.
    static let adjuster = Who.member("2418")
}
