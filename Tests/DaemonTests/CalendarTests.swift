import Kernel
import Scenes
import TestSupport
import Testing
import WebAPI

/// The year's rhythm and how early a meeting was prepared, as of a day.
@Suite struct CalendarTests {
    @Test func `D-8: a summons later than fourteen days before the meeting is a finding of that meeting, and no obstacle`()
        async throws
    {
        try await Scene.play { scene in
            let early = try await meeting(at: "2026-04-15T08:00:00Z", summonedAt: "2026-04-01T08:00:00Z", in: scene)
            let late = try await meeting(at: "2026-04-16T08:00:00Z", summonedAt: "2026-04-03T08:00:00Z", in: scene)
            #expect(try await finding("notice-short", of: early, at: "2026-04-14", in: scene) == nil)
            let short = try #require(try await finding("notice-short", of: late, at: "2026-04-03", in: scene))
            #expect(short["clause"]?["id"] == "D-8")
            #expect(short["since"] == "2026-04-03")
            #expect(short["facts"]?["noticeDays"] == 13)
            #expect(short["facts"]?["minimumDays"] == 14)
            #expect(try await finding("notice-short", of: late, at: "2026-04-02", in: scene) == nil, "not yet")
            // It can't be cured, so it goes when its year is over.
            #expect(try await finding("notice-short", of: late, at: "2027-04-16", in: scene) != nil)
            #expect(try await finding("notice-short", of: late, at: "2027-04-17", in: scene) == nil)
        }
    }

    @Test func `D-8: documents that changed later than seven days before the meeting are a finding with the items`() async throws {
        try await Scene.play { scene in
            let need = try await scene.submitted("behov", Sample.text, by: .mala)
            let meeting = try await meeting(at: "2026-04-15T08:00:00Z", summonedAt: "2026-03-02T08:00:00Z", in: scene)
            #expect(try await finding("documents-late", of: meeting, at: "2026-04-14", in: scene) == nil)
            let item = try scene.expect(await scene.put(need, on: meeting, day: "2026-04-09"), 201)
            try await scene.release(meeting, on: "2026-04-10")
            #expect(try await finding("documents-late", of: meeting, at: "2026-04-08", in: scene) == nil, "not yet")
            let late = try #require(try await finding("documents-late", of: meeting, at: "2026-04-10", in: scene))
            #expect(late["clause"]?["id"] == "D-8")
            #expect(late["since"] == "2026-04-09")
            #expect(late["facts"]?["readyOn"] == "2026-04-10")
            #expect(late["facts"]?["noticeDays"] == 5)
            #expect(late["facts"]?["minimumDays"] == 7)
            #expect(late["facts"]?["agendaItems"]?.elements == [.string(item.id)])
        }
    }

    @Test func `V-33, D-7: a duty is open, planned, fulfilled by the meeting in its window as the days go, and extra ones are beside`()
        async throws
    {
        try await Scene.play { scene in
            let extra = try await scene.planned("samverkansgrupp", "extra", at: "2026-04-20T08:00:00Z", on: "2026-01-05")
            try scene.expect(extra, 201)
            let (meeting, _) = try await scene.openSpringMeeting([])
            let states = try await ["2026-01-09", "2026-01-10", "2026-04-14", "2026-04-15", "2026-06-01"].asyncMap { day in
                try await duty("meeting-ordinarie-var", at: day, in: scene)?["state"]?.string
            }
            #expect(states == ["open", "planned", "planned", "fulfilled", "fulfilled"])
            let fulfilled = try await duty("meeting-ordinarie-var", at: "2026-04-15", in: scene)
            #expect(
                fulfilled?["evidence"]?["meetings"]?.inOrder.text
                    == JSONValue.array([
                        ["kind": "ordinarie-var", "meeting": .string(meeting), "on": "2026-04-15", "state": "held"]
                    ]).inOrder.text)
            let others = fulfilled?["evidence"]?["otherMeetings"]?.elements ?? []
            #expect(others.compactMap { $0["meeting"]?.string } == [extra.id])
            #expect(others.first?["kind"] == "extra")
        }
    }

    @Test func `V-33: a meeting that was cancelled, or whose day passed unopened, fulfils nothing`() async throws {
        try await Scene.play { scene in
            let first = try await scene.planned("samverkansgrupp", "ordinarie-var", at: "2026-04-15T08:00:00Z")
            let cancelled = try await scene.post(
                "/meetings/\(first.id)/cancellations", ["at": "2026-03-01T08:00:00Z"], as: .coordinator)
            try scene.expect(cancelled, 201)
            #expect(try await duty("meeting-ordinarie-var", at: "2026-02-28", in: scene)?["state"] == "planned")
            #expect(try await duty("meeting-ordinarie-var", at: "2026-03-01", in: scene)?["state"] == "open")
            try scene.expect(await scene.planned("samverkansgrupp", "ordinarie-var", at: "2026-05-04T08:00:00Z"), 201)
            #expect(try await duty("meeting-ordinarie-var", at: "2026-05-04", in: scene)?["state"] == "planned")
            let passed = try await duty("meeting-ordinarie-var", at: "2026-05-05", in: scene)
            #expect(passed?["state"] == "open")
            #expect(passed?["evidence"]?["meetings"]?.elements.compactMap { $0["state"]?.string } == ["missed"])
            #expect(try await duty("meeting-ordinarie-var", at: "2026-06-01", in: scene)?["state"] == "overdue")
        }
    }

    @Test func `V-48: about six meetings of the stödgrupp: five fulfil the duty, and more than seven are a finding`() async throws {
        try await Scene.play { scene in
            for month in 1...8 {
                let day = "2026-0\(month)-20"
                _ = try await scene.open(
                    "stodgrupp", "stodgruppsmote", on: day, present: [.coordinator, .preparer("2480"), .preparer("2482")],
                    by: .coordinator)
            }
            let states = try await ["2026-02-01", "2026-05-19", "2026-05-20"].asyncMap { day in
                try await duty("meeting-stodgruppsmote", at: day, in: scene)?["state"]?.string
            }
            #expect(states == ["planned", "planned", "fulfilled"])
            let evidence = try await duty("meeting-stodgruppsmote", at: "2026-05-20", in: scene)?["evidence"]
            #expect(evidence?["held"] == 5)
            #expect(evidence?["target"] == 6)
            #expect(evidence?["maximum"] == 7)
            #expect(try await above(at: "2026-08-19", in: scene) == nil)
            let many = try await above(at: "2026-08-20", in: scene)
            #expect(many?["clause"]?["id"] == "V-48")
            #expect(many?["since"] == "2026-08-20")
            #expect(many?["facts"]?["held"] == 8)
        }
    }

    private func meeting(at start: String, summonedAt instant: String, in scene: Scene) async throws -> String {
        let meeting = try scene.expect(await scene.planned("samverkansgrupp", "extra", at: start), 201)
        try scene.expect(await scene.summoned(meeting.id, at: instant), 201)
        return meeting.id
    }

    private func above(at day: String, in scene: Scene) async throws -> JSONValue? {
        try await finding("meetings-above-maximum", of: "stodgruppsmote", at: day, in: scene)
    }

    private func finding(_ code: String, of subject: String, at day: String, in scene: Scene) async throws -> JSONValue? {
        try scene.expect(await scene.get("/findings?limit=100&at=\(day)"), 200).items
            .first { $0["code"]?.string == code && $0["subject"]?.string == subject }
    }

    private func duty(_ code: String, at day: String, in scene: Scene) async throws -> JSONValue? {
        try scene.expect(await scene.get("/duties?year=2026&at=\(day)&limit=100"), 200).items.first { $0["code"]?.string == code }
    }
}

extension Sequence where Element: Sendable {
    fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
