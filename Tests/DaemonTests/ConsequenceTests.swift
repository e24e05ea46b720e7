import Kernel
import Postgres
import Scenes
import TestSupport
import Testing
import WebAPI

/// What `Prefer: dry-run` shows before anything is done.
@Suite struct ConsequenceTests {
    private static let dryRun = ["Prefer": "dry-run"]

    @Test func `a dry run of a budget decision shows its rows and figures by party, and undoes them`() async throws {
        try await Scene.play { scene in
            let meeting = try await PlanMeeting.open([("budget", Sample.budget)], in: scene)
            let before = try await meeting.traces()
            let body: JSONValue = ["agendaItem": .string(meeting.items[0]), "outcome": "approved"]
            let shown = try await scene.post("/decisions", body, as: .coordinator, headers: Self.dryRun)
            #expect(shown.status == 200, "\(shown)")
            let budget = shown["consequences", "budgets", "0"]
            #expect(budget?["before"] == .null)
            #expect(budget?["decided"] == true)
            #expect(budget?["after"]?["costsOre"] == 10_000_000)
            #expect(budget?["after"]?["balanceOre"] == 0)
            let parties = budget?["after"]?["parties"]?.elements ?? []
            #expect(parties.first?.inOrder == ["incomesOre": 4_000_000, "party": "2418", "shareOre": 1_333_334])
            #expect(parties.count == 4)
            let resources = shown["consequences", "changes"]?.elements.compactMap { $0["resource"]?.string } ?? []
            #expect(Set(resources).isSuperset(of: ["decisions", "plans", "proposals"]), "\(resources)")
            #expect(try await meeting.traces() == before)
            let done = try await scene.post("/decisions", body, as: .coordinator)
            #expect(done.status == 201)
            #expect(done["consequences"] == nil)
        }
    }

    @Test func `V-55: a dry run shows what is left of the coordinator's time before and after`() async throws {
        try await Scene.play { scene in
            let meeting = try await PlanMeeting.open(
                [("uppdrag", Sample.work(640)), ("delegation", Sample.delegation(to: "stodgrupp"))], in: scene)
            let work = try await dryDecision(meeting.items[0], in: scene)
            let share = work["consequences", "capacities", "0"]
            #expect(share?["capacityMinutes"] == 20_640)
            #expect(share?["leftMinutesBefore"] == 20_640)
            #expect(share?["leftMinutesAfter"] == 20_000)
            let delegation = try await dryDecision(meeting.items[1], in: scene)
            #expect(delegation["consequences", "delegations", "0", "leftMinutesAfter"] == 480)
            #expect(delegation["consequences", "capacities", "0", "leftMinutesAfter"] == 20_640)
            try scene.expect(await scene.decide(meeting.items[1]), 201)
            let id = try #require(try await scene.get("/delegations").items.first?["id"]?.string)
            let given = try await scene.post(
                "/delegations/\(id)/assignments",
                [
                    "title": "Underlag", "year": 2026, "estimateMinutes": 80, "dueOn": "2026-06-30", "on": "2026-05-04",
                ], as: .preparer("2480"), headers: Self.dryRun)
            #expect(given["consequences", "delegations", "0", "leftMinutesBefore"] == 480, "\(given)")
            #expect(given["consequences", "delegations", "0", "leftMinutesAfter"] == 400)
            #expect(given["consequences", "capacities", "0", "leftMinutesAfter"] == 20_560)
        }
    }

    @Test func `V-55, V-75: the dry run of a proposal shows the refusal that a decision on it would meet`() async throws {
        try await Scene.play { scene in
            let unbalanced = Sample.budget(costs: [Sample.cost("oh-lokal", 12_000_000)])
            let cases: [(String, JSONValue, String, String)] = [
                ("budget", unbalanced, "budget_balances", "V-75"),
                ("budget", ["supersedes": "01990000-0000-7000-8000-000000000000", "replaces": ["costs"], "costs": []],
                    "plan_replaces_parts_of_its_predecessor", "V-66"),
                ("aktivitetsplan", Sample.activities, "activity_has_an_area_in_force", "V-64"),
                ("uppdrag", Sample.work(20_641), "assignments_within_capacity", "V-55"),
                ("delegation", Sample.delegation(to: "samverkansgrupp"), "delegation_states_its_terms", "V-31"),
            ]
            for (matter, content, rule, clause) in cases {
                let draft = try await dryDraft(matter, content, in: scene)
                let objection = draft["consequences", "objections", "0"]
                #expect(objection?["rule"]?.string == rule, "\(draft)")
                #expect(objection?["clause"]?.string == clause)
                #expect(objection?["title"]?.string?.isEmpty == false)
                #expect(objection?["permittedPath"]?.string?.isEmpty == false)
            }
            let sound = try await dryDraft("budget", Sample.budget, in: scene)
            #expect(sound["consequences", "objections"] == [])
            #expect(sound["consequences", "budgets", "0", "decided"] == false)
            #expect(sound["consequences", "budgets", "0", "after", "incomesOre"] == 10_000_000)
            let work = try await dryDraft("uppdrag", Sample.work(640), in: scene)
            #expect(work["consequences", "capacities", "0", "leftMinutesAfter"] == 20_000)
            #expect(try await scene.get("/proposals", as: .preparer("2480"))["_meta", "totalRecords"] == 0)
        }
    }

    @Test func `a dry run that is refused is refused as the command would be`() async throws {
        try await Scene.play { scene in
            let meeting = try await PlanMeeting.open([("uppdrag", Sample.work(20_641))], in: scene)
            let refused = try await dryDecision(meeting.items[0], in: scene)
            Ruling(rule: "assignments_within_capacity", clause: "V-55").check(refused)
            #expect(refused["facts", "leftMinutes"] == 20_640)
        }
    }

    private func dryDecision(_ item: String, in scene: Scene) async throws -> Reply {
        try await scene.post(
            "/decisions", ["agendaItem": .string(item), "outcome": "approved"], as: .coordinator, headers: Self.dryRun)
    }

    private func dryDraft(_ matter: String, _ content: JSONValue, in scene: Scene) async throws -> Reply {
        try await scene.post(
            "/proposals",
            ["matter": .string(matter), "title": "Utkast", "on": "2026-02-01", "content": content],
            as: .preparer("2480"), headers: Self.dryRun)
    }
}
