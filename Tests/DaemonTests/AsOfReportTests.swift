import Foundation
import Kernel
import Scenes
import Testing
import WebAPI

/// A report of a day tells nothing that came after it.
@Suite struct AsOfReportTests {
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
}
