import Foundation
import Kernel
import Scenes
import Testing
import WebAPI

/// A year up to its autumn: plans, a budget that is superseded, hours, and proposals that went every way.
struct ReportedYear {
    /// The spring meeting, its minutes published on 22 April.
    let meeting: HeldMeeting
    /// Malå's need taken into the plan of activities, Malå's need that was rejected, Storuman's withdrawn one, and Sorsele's
    /// open one that was referred to Norsjö, who opposed, and Malå, who did not answer.
    let included: String
    let rejected: String
    let withdrawn: String
    let referred: String
    let activity: String

    @discardableResult
    static func play(in scene: Scene) async throws -> ReportedYear {
        let included = try await scene.submitted("behov", Sample.text, by: .mala)
        let rejected = try await scene.submitted("behov", Sample.text, by: .mala, title: "Ett andra behov")
        let withdrawn = try await scene.submitted("behov", Sample.text, by: .system(party: "2421"))
        let referred = try await scene.submitted("behov", Sample.text, by: .system(party: "2422"))
        try scene.expect(await scene.take("withdrawals", withdrawn, by: .system(party: "2421"), on: "2026-03-20"), 201)
        let referral = try scene.expect(await scene.referred(referred, to: ["2417", "2418"], due: "2026-02-20"), 201)
        try scene.expect(
            await scene.answered(referral, "oppose", text: "Kusten saknas.", by: .system(party: "2417"), on: "2026-02-10"), 201)

        let costs: JSONValue = [
            Sample.cost("lon-samordnare", 9_000_000), Sample.cost("aktivitet", 1_000_000, [("activity", "bygglovsdag")]),
        ]
        let programme = try await scene.submitted("verksamhetsplan", Sample.areas, by: .preparer("2480"))
        let activities = try await scene.submitted("aktivitetsplan", Sample.activities, by: .preparer("2480"))
        let budget = try await scene.submitted("budget", Sample.budget(costs: costs), by: .preparer("2480"))
        let work = try await scene.submitted("uppdrag", Sample.work(600), by: .preparer("2480"))
        try scene.expect(
            await scene.post("/proposals/\(activities)/inclusions", ["part": .string(included), "on": "2026-03-01"], as: .preparer("2480")), 201)
        try await scene.adopt([programme, activities, budget])
        let (opened, items) = try await scene.openSpringMeetingLed([programme, activities, budget, work, rejected])
        for item in items.dropLast() { try scene.expect(await scene.decide(item), 201) }
        try scene.expect(await scene.decide(items[4], "rejected", reasons: "Ryms inte i planen."), 201)
        try scene.expect(await scene.closed(opened, at: "2026-04-15T10:00:00Z"), 201)
        let meeting = HeldMeeting(id: opened, items: items)
        try scene.expect(await scene.circulate(meeting), 201)
        for attester in [Who.chair, .adjuster] { try scene.expect(await scene.attest(meeting, by: attester), 201) }
        try scene.expect(await scene.publish(meeting), 201)

        try await spend(in: scene)
        try await revise(in: scene)
        let activity = try #require(try await scene.get("/activities").items.first?["id"]?.string)
        return ReportedYear(
            meeting: meeting, included: included, rejected: rejected, withdrawn: withdrawn, referred: referred, activity: activity)
    }

    /// An hour and a half in May, corrected from eight hours, and an hour in August.
    private static func spend(in scene: Scene) async throws {
        let assignment = try #require(try await scene.get("/assignments?year=2026").items.first?["id"])
        var corrected: String?
        for (day, minutes) in [("2026-05-04", 480), ("2026-05-04", 90), ("2026-08-20", 60)] as [(String, Int64)] {
            let correction = minutes == 90 ? corrected.map { [("corrects", JSONValue.string($0))] } ?? [] : []
            let entry: JSONValue = .object(
                [("assignment", assignment), ("workedOn", .string(day)), ("minutes", .integer(minutes))] + correction)
            corrected = try scene.expect(await scene.post("/time-entries", entry, as: .coordinator), 201).id
        }
    }

    /// In September the Region pays all.
    private static func revise(in scene: Scene) async throws {
        let former = try #require(try await scene.value("SELECT id::text FROM plans WHERE matter = 'budget'"))
        let content: JSONValue = [
            "supersedes": .string(former), "replaces": ["incomes"],
            "incomes": [Sample.income(10_000_000, payer: "region-vasterbotten", origin: "projektmedel")],
        ]
        let revision = try await scene.submitted("budget", content, by: .preparer("2480"), on: "2026-05-05")
        try await scene.adopt([revision], on: "2026-05-20")
        let (_, items) = try await scene.open(
            "samverkansgrupp", "ordinarie-host", on: "2026-09-16", present: Scene.eight + [.coordinator], agenda: [revision])
        try scene.expect(await scene.decide(items[0]), 201)
    }
}
