import Foundation
import Kernel
import Scenes
import TestSupport
import Testing
import WebAPI

/// How it went with what was decided, whose proposals they were, and what has changed of it.
@Suite struct FollowUpTests {
    @Test func `what was referred back and is carried on by another proposal is not awaited, and what took it in is`() async throws {
        try await Scene.play { scene in
            let plan = try await scene.submitted("aktivitetsplan", Sample.activities, by: .preparer("2480"), title: "Plan")
            try await scene.adopt([plan])
            var needs: [String] = []
            for title in ["Tas upp", "Slås ihop", "Slås också ihop", "Delas", "Glöms"] {
                needs.append(try await scene.submitted("behov", Sample.text, by: .mala, title: title))
            }
            let (_, items) = try await scene.openSpringMeetingLed([plan] + needs)
            for item in items {
                let back: JSONValue = [
                    "agendaItem": .string(item), "outcome": "referredBack", "reasons": "Mer underlag.", "referredTo": "stodgrupp",
                    "dueOn": "2026-09-01",
                ]
                try scene.expect(await scene.post("/decisions", back, as: .coordinator), 201)
            }
            let part: JSONValue = ["part": .string(needs[0]), "on": "2026-05-04"]
            try scene.expect(await scene.post("/proposals/\(plan)/inclusions", part, as: .preparer("2480")), 201)
            try scene.expect(await scene.merged(needs[1], with: [needs[2]], on: "2026-05-04"), 201)
            try scene.expect(await scene.split(needs[3], into: ["Ena", "Andra"], on: "2026-05-04"), 201)

            func told(_ day: String) async throws -> [String: String] {
                let rows = try await scene.dashboard("decisions?at=\(day)").shownRows("decisions")
                return Dictionary(
                    uniqueKeysWithValues: rows.map { ($0["title"]?.string ?? "", $0["followUp"]?["text"]?.string ?? "") })
            }
            #expect(Set(try await told("2026-05-03").values) == ["Väntar på att återkomma"])
            let late = "Har inte återkommit i tid"
            #expect(
                try await told("2026-09-02") == [
                    "Plan": late, "Tas upp": "Upptaget i en plan", "Slås ihop": "Hopslaget", "Slås också ihop": "Hopslaget",
                    "Delas": "Delat", "Glöms": late,
                ])
            #expect(try await scene.dashboard("overview?at=2026-09-02").shownFigure("late") == 2)
        }
    }

    @Test func `a delegation not reported on is late, whatever was done of its work, and a report is a change`() async throws {
        try await Scene.play { scene in
            let (decision, delegation) = try await scene.delegated()
            let work = try scene.expect(await scene.giveWork(with: delegation, on: "2026-05-04", due: "2026-06-30"), 201).id
            try await scene.spend(60, on: work, day: "2026-05-05")
            func told(_ day: String) async throws -> JSONValue {
                try #require(try await scene.dashboard("decisions?at=\(day)").shownRows("decisions").first)
            }
            #expect(try await told("2026-07-01")["followUp"] == ["code": "watch", "text": "Pågår"])
            let overdue = try await told("2026-09-11")
            #expect(overdue["followUp"] == ["code": "bad", "text": "Återrapport saknas"])
            #expect(overdue["dueOn"] == "2026-09-10")
            #expect(overdue["used"] == 60)
            let missing = try await scene.get("/findings?at=2026-09-11&limit=100").items
            #expect(missing.contains { $0["subject"]?.string == delegation })
            #expect(try await scene.dashboard("decision?subject=\(decision)&at=2026-09-11").shownFigure("followUp")?["code"] == "bad")

            try scene.later()
            let report: JSONValue = ["text": "Vägledningen är klar.", "on": "2026-09-15"]
            try scene.expect(await scene.post("/delegations/\(delegation)/reports", report, as: .preparer("2480")), 201)
            let since = scene.clock.now().rfc3339
            let changed = try await scene.dashboard("decisions?at=2026-09-15&modifiedSince=\(since)").shownRows("decisions")
            #expect(changed.map { $0["followUp"]?["text"] } == ["Återrapporterad"])
            #expect(try await scene.dashboard("hours?at=2026-09-15&modifiedSince=\(since)").shownRows("assignments").isEmpty)
            try await scene.spend(30, on: work, day: "2026-05-06")
            let hours = try await scene.dashboard("hours?at=2026-09-15&modifiedSince=\(since)").shownRows("assignments")
            #expect(hours.map { $0["used"] } == [90])
        }
    }

    @Test func `a matter decided again is a change of what was decided first`() async throws {
        try await Scene.play { scene in
            let played = try await LookedOn.play(in: scene)
            let back = try #require(try await scene.value("SELECT proposal_id::text FROM decisions WHERE outcome = 'referredBack'"))
            try scene.expect(await scene.take("preparations", back, by: .coordinator, on: "2026-05-04"), 201)
            try scene.later()
            let (_, items) = try await scene.open(
                "samverkansgrupp", "ordinarie-host", on: "2026-09-16", present: Scene.eight + [.coordinator], agenda: [back])
            let again = try scene.expect(await scene.decide(items[0]), 201)
            let since = scene.clock.now().rfc3339
            let changed = try await scene.dashboard("decisions?at=2026-11-21&modifiedSince=\(since)").shownRows("decisions")
            #expect(changed.contains { $0["decision"]?["path"]?.string == "/decisions/\(again.id)" })
            #expect(changed.contains { $0["followUp"]?["text"] == "Åter avgjort 2026-09-16" })
            #expect(!changed.contains { $0["decision"]?["path"]?.string == "/decisions/\(played.work)" })
        }
    }

    @Test func `a line changes with each record that it rests on`() async throws {
        try await Scene.play { scene in
            let played = try await LookedOn.play(in: scene)
            try scene.later()
            let since = scene.clock.now().rfc3339
            func changed(_ report: String, _ table: String) async throws -> [JSONValue] {
                try await scene.dashboard("\(report)?at=2026-11-21&modifiedSince=\(since)").shownRows(table)
            }
            #expect(try await changed("groups", "groups").isEmpty)
            #expect(try await changed("meetings", "meetings").isEmpty)
            let person = try await scene.person(.member("2418")).text
            try scene.expect(await scene.patch("/persons/\(person)", ["phone": "070-1"], as: .mala), 200)
            let parties = try await changed("parties", "parties")
            #expect(parties.first { $0["party"]?["path"] == "/parties/2418" }?["contact"] == .null, "confirmed a hundred years later")
            let seat = try await scene.seat(party: "2421", at: "2026-11-21")["id"]?.string ?? ""
            try scene.expect(await scene.leave(seat, lastDay: "2026-11-20", as: "2421"), 201)
            #expect(try await changed("groups", "groups").map { $0["group"] } == ["Samverkansgruppen"])
            #expect(try await scene.dashboard("meeting?subject=\(played.meeting.id)&modifiedSince=\(since)").shownRows("agenda").isEmpty)
        }
    }

    @Test func `a plan superseded before its year counts once, and never as in force`() async throws {
        try await Scene.play { scene in
            let next = Sample.activities.with("year", 2027).with(
                "calendarEntries", [["activity": "bygglovsdag", "on": "2027-09-16", "place": "Lycksele"]])
            let meeting = try await PlanMeeting.open([("verksamhetsplan", Sample.areas), ("aktivitetsplan", next)], in: scene)
            for item in meeting.items { try scene.expect(await scene.decide(item), 201) }
            let former = try #require(try await scene.value("SELECT id::text FROM plans WHERE matter = 'aktivitetsplan'"))
            let revised = try await scene.submitted(
                "aktivitetsplan", next.with("supersedes", .string(former)), by: .preparer("2480"), on: "2026-05-05")
            try await scene.adopt([revised], on: "2026-05-20")
            let (_, items) = try await scene.open(
                "samverkansgrupp", "ordinarie-host", on: "2026-09-16", present: Scene.eight + [.coordinator], agenda: [revised])
            try scene.expect(await scene.decide(items[0]), 201)
            for day in ["2026-09-15", "2026-11-21"] {
                let parties = try await scene.dashboard("parties?year=2027&at=\(day)")
                #expect(parties.shownRow("parties", "party", "/parties/2480")?["helping"] == 1, "\(day)")
            }
            let told = try await scene.dashboard("decisions").shownRows("decisions").compactMap { $0["followUp"]?["text"]?.string }
            #expect(told == ["Gäller från 2027-01-01", "Ersatt innan den gällde", "I kraft"])
        }
    }

    @Test func `what is sent in the name of a group is the group's in every report`() async throws {
        try await Scene.play { scene in
            let year = try await ReportedYear.play(in: scene)
            let parties = try await scene.dashboard("parties?year=2026")
            for party in ["2480", "2418"] {
                let own = try await scene.dashboard("party?subject=\(party)").shownFigure("proposals")
                #expect(parties.shownRow("parties", "party", "/parties/\(party)")?["submitted"] == own, "\(party)")
                #expect(try await scene.dashboard("proposals?party=\(party)").shownFigure("submitted") == own, "\(party)")
            }
            let group: JSONValue = ["path": .null, "text": "Stödgruppen"]
            let decisions = try await scene.dashboard("decisions").shownRows("decisions")
            #expect(decisions.filter { $0["matter"] == "Budget" }.map { $0["submitter"] } == [group, group])
            #expect(try await scene.dashboard("decisions?party=2480").shownRows("decisions").isEmpty)
            let path = try #require(decisions.first { $0["matter"] == "Budget" }?["decision"]?["path"]?.string)
            let decision = try await scene.dashboard("decision?subject=\(path.dropFirst("/decisions/".count))")
            #expect(decision.shownRows("facts").first { $0["fact"] == "Förslag från" }?["words"] == "Stödgruppen")
            let agenda = try await scene.dashboard("meeting?subject=\(year.meeting.id)").shownRows("agenda")
            #expect(agenda.contains { $0["submitter"]?["text"] == "Stödgruppen" })
            #expect(!agenda.contains { $0["submitter"]?["path"] == "/parties/2480" })
        }
    }

    @Test func `a matter referred back to a working group tells to which`() async throws {
        try await Scene.play { scene in
            let members = JSONValue.array([.string(try await scene.person(.member("2418")).text)])
            let appointed = try await scene.decided(
                "arbetsgrupp",
                [
                    "code": "strandskydd", "title": "Strandskyddsgruppen", "question": "Hur?", "purpose": "Vägledning",
                    "linkedTo": "bygglovsdag", "from": "2026-04-15", "members": members,
                ])
            try scene.expect(appointed, 201)
            let need = try await scene.submitted("behov", Sample.text, by: .mala)
            let (_, items) = try await scene.open(
                "samverkansgrupp", "extra", on: "2026-06-09", present: Scene.eight + [.coordinator], agenda: [need])
            let back: JSONValue = [
                "agendaItem": .string(items[0]), "outcome": "referredBack", "reasons": "Mer underlag.", "referredTo": "strandskydd",
            ]
            let decision = try scene.expect(await scene.post("/decisions", back, as: .coordinator), 201).id
            let facts = try await scene.dashboard("decision?subject=\(decision)").shownRows("facts")
            #expect(facts.first { $0["fact"] == "Återremitterat till" }?["words"] == "Strandskyddsgruppen")
        }
    }
}

extension Scene {
    /// Work handed on to the stödgrupp at the spring meeting, to be reported on by 10 September.
    func delegated() async throws -> (decision: String, delegation: String) {
        let decision = try expect(await decided("delegation", Sample.delegation(to: "stodgrupp")), 201)
        let target = try #require(decision["effects", "0", "target"]?.string)
        return (decision.id, String(target.dropFirst("/delegations/".count)))
    }

    /// Two hours' work that the stödgrupp gives with a delegation.
    func giveWork(with delegation: String, on day: String, due: String) async throws -> Reply {
        try await post(
            "/delegations/\(delegation)/assignments",
            ["title": "Underlag", "estimateMinutes": 120, "year": 2026, "dueOn": .string(due), "on": .string(day)],
            as: .preparer("2480"))
    }

    func spend(_ minutes: Int64, on assignment: String, day: String) async throws {
        let entry: JSONValue = ["assignment": .string(assignment), "workedOn": .string(day), "minutes": .integer(minutes)]
        try expect(await post("/time-entries", entry, as: .coordinator), 201)
    }

    /// A hundred years on: after whatever the wall clock has recorded, the constituting record among it.
    fileprivate func later() throws {
        clock.set(try #require(Instant(rfc3339: "2126-11-21T09:00:00Z")))
    }
}
