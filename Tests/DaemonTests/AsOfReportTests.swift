import Foundation
import Kernel
import Scenes
import Testing
import WebAPI

/// A report of a day tells nothing that came after it.
@Suite struct AsOfReportTests {
    @Test func `what one part of a split proposal became is not told before it was decided`() async throws {
        try await Scene.play { scene in
            let need = try await scene.submitted("behov", Sample.text, by: .mala)
            let split = try scene.expect(await scene.split(need, into: ["Ena", "Andra"]), 201)
            let parts = ["0", "1"].map { split["children", $0, "id"]?.string ?? "" }
            let (_, first) = try await scene.openSpringMeeting([parts[0]])
            try scene.expect(await scene.decide(first[0]), 201)
            let (_, second) = try await scene.open(
                "samverkansgrupp", "extra", on: "2026-06-09", present: Scene.eight + [.coordinator], agenda: [parts[1]])
            try scene.expect(await scene.decide(second[0], "rejected", reasons: "För dyrt."), 201)

            let between = try await scene.dashboard("proposal?subject=\(need)&at=2026-05-20").shownRows("answer")
            #expect(between.map { $0["state"]?["text"] } == ["Delat"])
            #expect(!between.contains { $0.text.contains("2026-06-09") || $0.text.contains("För dyrt") })
            let after = try await scene.dashboard("proposal?subject=\(need)&at=2026-06-09").shownRows("answer")
            #expect(Set(after.compactMap { $0["state"]?["text"]?.string }) == ["Bifall", "Avslag"])
        }
    }

    @Test func `a contact confirmed after the day is neither confirmed nor stale on it`() async throws {
        try await Scene.play { scene in
            func shown(_ day: String) async throws -> (contact: JSONValue?, reachable: JSONValue?) {
                let report = try await scene.dashboard("parties?at=\(day)")
                return (try #require(report.shownRow("parties", "party", "/parties/2418"))["contact"], report.shownFigure("reachable"))
            }
            let person = try await scene.person(.member("2418")).text
            try scene.expect(await scene.patch("/persons/\(person)", ["phone": "070-1"], as: .mala), 200)
            #expect(try await shown("2026-11-21").contact?["text"] == "Bekräftad 2026-11-21")
            let before = try await shown("2026-11-20")
            #expect(before.contact == .null)
            #expect(before.reachable == .null)
        }
    }

    @Test func `work that is given later is no effect of the decision yet`() async throws {
        try await Scene.play { scene in
            let (decision, delegation) = try await scene.delegated()
            try scene.expect(await scene.giveWork(with: delegation, on: "2026-07-10", due: "2026-08-15"), 201)
            for (day, kinds) in [("2026-07-09", ["Delegering"]), ("2026-07-10", ["Uppdrag", "Delegering"])] {
                let effects = try await scene.dashboard("decision?subject=\(decision)&at=\(day)").shownRows("effects")
                #expect(effects.compactMap { $0["kind"]?.string } == kinds)
                let listed = try await scene.dashboard("decisions?at=\(day)").shownRows("decisions")
                #expect(listed.first?["effects"]?.elements.count == kinds.count)
            }
        }
    }

    @Test func `votes are told from the day the minutes are published, in the words that were put to the vote`() async throws {
        try await Scene.play { scene in
            let need = try await scene.submitted("behov", Sample.text, by: .mala)
            let (id, items) = try await scene.openSpringMeetingLed([need])
            var votes: [JSONValue] = []
            for (place, who) in Scene.ledByTheChair.dropLast().enumerated() {
                let person = JSONValue.string(try await scene.person(who).text)
                votes.append(place == 0 ? ["person": person] : ["person": person, "option": place < 3 ? "nej" : "ja"])
            }
            let voting: JSONValue = [
                "form": "open", "subject": "Ja mot nej.", "options": Sitting.yesOrNo, "votes": .array(votes),
            ]
            try scene.expect(await scene.post("/meetings/\(id)/agenda-items/\(items[0])/votings", voting, as: .coordinator), 201)
            let decision = try scene.expect(await scene.decide(items[0]), 201).id
            try scene.expect(await scene.closed(id, at: "2026-04-15T10:00:00Z"), 201)
            let meeting = HeldMeeting(id: id, items: items)
            try scene.expect(await scene.circulate(meeting), 201)
            for who in [Who.chair, .adjuster] { try scene.expect(await scene.attest(meeting, by: who), 201) }
            try scene.expect(await scene.publish(meeting), 201)
            #expect(try await scene.dashboard("decision?subject=\(decision)&at=2026-04-21").shownRows("votes").isEmpty)
            let shown = try await scene.dashboard("decision?subject=\(decision)&at=2026-04-22").shownRows("votes")
            let options = Dictionary(grouping: shown.compactMap { $0["option"]?.string }, by: \.self).mapValues(\.count)
            #expect(options == ["Avslag": 2, "Bifall": 5, "Avstod": 1])
        }
    }

    @Test func `a seat that begins later is not a party's on the day`() async throws {
        try await Scene.play { scene in
            #expect(try await scene.dashboard("party?subject=2418&at=2024-12-31").shownRows("seats").isEmpty)
            let first = try #require(try await scene.value("SELECT min(lower(valid))::text FROM seats WHERE party_code = '2418'"))
            let seats = try await scene.dashboard("party?subject=2418&at=\(first)").shownRows("seats")
            #expect(!seats.isEmpty && seats.allSatisfy { $0["state"]?["text"] == "Nu" })
        }
    }

    @Test func `a plan that is under way counts for its own year, as it stood on the day`() async throws {
        try await Scene.play { scene in
            func budget(_ year: Int, _ day: String) async throws -> String? {
                try await scene.value("SELECT state FROM duties($1::integer, $2::date) WHERE code = 'plan-budget'", ["\(year)", day])
            }
            let meeting = try await PlanMeeting.open([("budget", Sample.budget(year: 2027))], in: scene)
            for decided in [false, true] {
                if decided { try scene.expect(await scene.decide(meeting.items[0]), 201) }
                #expect(try await budget(2027, "2026-03-25") == "planned", "decided: \(decided)")
                #expect(try await budget(2027, "2026-01-31") == "open")
                #expect(try await budget(2028, "2026-03-25") == "open")
            }
            #expect(try await budget(2027, "2026-04-15") == "fulfilled")
            let former = try #require(try await scene.value("SELECT id::text FROM plans"))
            let costs: JSONValue = ["supersedes": .string(former), "replaces": ["costs"], "costs": [Sample.cost("oh-lokal", 10_000_000)]]
            let revision = try await scene.submitted("budget", costs, by: .preparer("2480"), on: "2026-05-05")
            #expect(try await budget(2028, "2026-05-06") == "open", "what changes the budget of 2027 is no budget of 2028")
            try scene.expect(await scene.take("withdrawals", revision, by: .preparer("2480"), on: "2026-05-10"), 201)
            for (day, count) in [("2026-05-09", "1"), ("2026-05-10", "0")] {
                let underWay = try await scene.value("SELECT count(*)::text FROM plans_under_way(2027, $1::date)", [day])
                #expect(underWay == count, "\(day)")
            }
            let told = try await scene.get("/duties?year=2027&at=2026-03-25&limit=100")
            #expect(told.items.contains { $0["state"] == "planned" }, "\(told)")
        }
    }

    @Test func `V-38: a meeting shows its agenda as it was fixed, from the day of the summons`() async throws {
        try await Scene.play { scene in
            let meeting = try scene.expect(await scene.planned("samverkansgrupp", "valmote", at: "2026-04-15T08:00:00Z"), 201).id
            var items: [String] = []
            for title in ["A", "B", "C"] { items.append(try await scene.titled(title, on: meeting)) }
            func titles(_ day: String) async throws -> [JSONValue?] {
                try await scene.dashboard("meeting?subject=\(meeting)&at=\(day)").shownRows("agenda").map { $0["title"] }
            }
            try scene.expect(await scene.fixed(meeting, [items[2], items[1]]), 201)
            #expect(try await titles("2026-01-11") == [])
            try scene.expect(await scene.summoned(meeting), 201)
            #expect(try await titles("2026-01-12") == ["C", "B"])
            #expect(try await titles("2026-01-11") == [], "the day before nobody was summoned")
        }
    }

    @Test func `a seat that is left on a day to come is no seat filled`() async throws {
        try await Scene.play { scene in
            let seat = try await scene.seat(party: "2418", at: "2026-11-21")["id"]?.string ?? ""
            try scene.expect(await scene.leave(seat, lastDay: "2026-12-31", as: "2418"), 201)
            let news = try await scene.dashboard("news?since=2026-11-21&party=2418").shownRows("news")
            let told = try #require(news.first { $0["on"] == "2026-12-31" })
            #expect(told["kind"] == "Plats med sista dag")
        }
    }
}
