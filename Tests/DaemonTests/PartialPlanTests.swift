import Kernel
import Postgres
import Scenes
import TestSupport
import Testing
import WebAPI

/// A new decision that replaces parts of a plan; the rest is taken over, and the whole is judged.
@Suite struct PartialPlanTests {
    @Test func `V-25, V-66: only the incomes of the budget are replaced, and the rest is taken over`() async throws {
        try await Scene.play { scene in
            let former = try await decidedPlan("budget", Sample.budget, in: scene)
            let content: JSONValue = [
                "supersedes": .string(former), "replaces": ["incomes"],
                "incomes": [Sample.income(10_000_000, payer: "region-vasterbotten", origin: "projektmedel")],
            ]
            let meeting = try await autumn([("budget", content)], in: scene)
            let decided = try await scene.decide(meeting.items[0])
            #expect(decided.status == 201, "\(decided)")
            #expect(decided["content", "costs"] == nil)
            let old = try await scene.get("/plans/\(former)")
            #expect(old["replacedParts"] == ["incomes"])
            #expect(old["supersededOn"] == "2026-09-16")
            let new = try await scene.get("/plans/\(old["supersededBy"]?.string ?? "-")")
            #expect(new["replaces"] == ["incomes"])
            #expect(new["content", "year"] == 2026)
            #expect(new["content", "costs"]?.inOrder == old["content", "costs"]?.inOrder)
            #expect(new["content", "sharing"]?.inOrder == old["content", "sharing"]?.inOrder)
            #expect(new["content", "incomes", "0", "payer"] == "region-vasterbotten")
            #expect(old["content", "incomes"]?.elements.count == 2)
        }
    }

    @Test func `V-75: the rules judge the whole of what a partial decision leads to`() async throws {
        try await Scene.play { scene in
            let former = try await decidedPlan("budget", Sample.budget, in: scene)
            let right: JSONValue = [
                "supersedes": .string(former), "replaces": ["costs"], "costs": [Sample.cost("oh-lokal", 10_000_000)],
            ]
            let meeting = try await autumn([("budget", right)], in: scene)
            try await meeting.refused(
                Ruling(rule: "budget_balances", clause: "V-75", status: 422),
                content: right.with("costs", [Sample.cost("oh-lokal", 11_000_000)]))
            try await meeting.refused(
                Ruling(rule: "shares_add_up", clause: "D-12", status: 422),
                content: right.with("costs", [Sample.cost("oh-lokal", 1_000_000)]))
            let deficit: JSONValue = ["amountOre": 1_000_000, "reason": "Täcks av fjolårets överskott."]
            let decided = try await scene.decide(
                meeting.items[0], "approvedWithChange",
                content: right.with("costs", [Sample.cost("oh-lokal", 11_000_000)])
                    .with("replaces", ["costs", "deficit"]).with("deficit", deficit))
            #expect(decided.status == 201, "\(decided)")
        }
    }

    @Test func `V-66: parts without a plan, unknown parts and parts that are not replaced are refused`() async throws {
        let ruling = Ruling(rule: "plan_replaces_parts_of_its_predecessor", clause: "V-66", status: 422)
        try await Scene.play { scene in
            let former = try await decidedPlan("budget", Sample.budget, in: scene)
            let right: JSONValue = [
                "supersedes": .string(former), "replaces": ["costs"], "costs": [Sample.cost("oh-lokal", 10_000_000)],
            ]
            let meeting = try await autumn([("budget", right)], in: scene)
            try await meeting.refused(
                ruling, content: right.with("supersedes", "01990000-0000-7000-8000-000000000000"))
            for wrong in [
                right.with("supersedes", nil), right.with("replaces", []), right.with("replaces", ["year"]),
                right.with("incomes", []),
            ] {
                let reply = try await scene.decide(meeting.items[0], "approvedWithChange", content: wrong)
                #expect(reply.status == 422, "\(reply)")
                try await ruling.check(
                    sql: meeting.insert(0, "approvedWithChange", content: wrong), in: scene)
            }
        }
    }

    @Test func `V-63, V-65: the plans of areas and of activities are replaced in parts as well`() async throws {
        try await Scene.play { scene in
            let first = try await PlanMeeting.open(
                [("verksamhetsplan", Sample.areas), ("aktivitetsplan", Sample.activities)], in: scene)
            for item in first.items { try scene.expect(await scene.decide(item), 201) }
            let areas = try await plan("verksamhetsplan", in: scene)
            let activities = try await plan("aktivitetsplan", in: scene)
            let meeting = try await autumn(
                [
                    ("verksamhetsplan", ["supersedes": .string(areas), "replaces": ["to"], "to": "2028-12-31"]),
                    (
                        "aktivitetsplan",
                        [
                            "supersedes": .string(activities), "replaces": ["calendarEntries"],
                            "calendarEntries": [["activity": "bygglovsdag", "on": "2026-10-08", "place": "Umeå"]],
                        ]
                    ),
                ], in: scene)
            for item in meeting.items {
                let decided = try await scene.decide(item)
                #expect(decided.status == 201, "\(decided)")
            }
            let longer = try await scene.get("/plans/\(try await plan("verksamhetsplan", in: scene))")
            #expect(longer["to"] == "2028-12-31")
            #expect(longer["from"] == "2026-01-01")
            #expect(longer["content", "areas"]?.elements.count == 2)
            let moved = try await scene.get("/activities")
            #expect(moved.items.map { $0["firstDay"] } == ["2026-10-08"])
        }
    }

    private func decidedPlan(_ matter: String, _ content: JSONValue, in scene: Scene) async throws -> String {
        let meeting = try await PlanMeeting.open([(matter, content)], in: scene)
        try scene.expect(await scene.decide(meeting.items[0]), 201)
        return try await plan(matter, in: scene)
    }

    private func plan(_ matter: String, in scene: Scene) async throws -> String {
        try #require(try await scene.value(
            "SELECT id FROM plans WHERE matter = $1::text AND superseded_on IS NULL", [matter]))
    }

    /// Adopted in May, before the open meeting of the autumn.
    private func autumn(_ contents: [(String, JSONValue)], in scene: Scene) async throws -> PlanMeeting {
        var proposals: [String] = []
        for (matter, content) in contents {
            proposals.append(try await scene.submitted(matter, content, by: .preparer("2480"), on: "2026-05-05"))
        }
        try await scene.adopt(proposals, on: "2026-05-20")
        let (_, items) = try await scene.open(
            "samverkansgrupp", "ordinarie-host", on: "2026-09-16", present: Scene.eight + [.coordinator],
            agenda: proposals)
        return PlanMeeting(scene: scene, proposals: proposals, items: items)
    }
}
