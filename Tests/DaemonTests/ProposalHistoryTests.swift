import Kernel
import Scenes
import Testing

/// How proposals stood on a day, as the reports tell it.
@Suite struct ProposalHistoryTests {
    @Test func `what happened to the proposals by today leads to the states that they have`() async throws {
        try await Scene.play { scene in
            let year = try await ReportedYear.play(in: scene)
            let parts = try await scene.submitted("behov", Sample.text, by: .mala, title: "Delas")
            try scene.expect(await scene.split(parts, into: ["Ena", "Andra"]), 201)
            let incomplete = try await scene.submitted("behov", Sample.text, by: .mala, title: "Kompletteras")
            try scene.expect(await scene.checked(incomplete, missing: ["Karta"]), 201)
            let revised = try await scene.submitted("behov", Sample.text, by: .mala, title: "Skrivs om")
            try scene.expect(await scene.take("preparations", revised, by: .coordinator), 201)
            try scene.expect(await scene.revised(revised, Sample.text, by: .coordinator), 201)

            let later = try scene.expect(await scene.planned("samverkansgrupp", "extra", at: "2026-12-08T08:00:00Z", on: "2026-10-15"), 201).id
            let listed = try await scene.submitted("behov", Sample.text, by: .mala, title: "Väntar på kallelse")
            try scene.expect(await scene.put(listed, on: later, day: "2026-10-16"), 201)
            let (_, items) = try await scene.open(
                "samverkansgrupp", "extra", on: "2026-09-30", present: Scene.eight + [.coordinator], agenda: [revised])
            try scene.expect(await scene.decide(items[0], "referredBack", reasons: "Kostnaden saknas."), 201)
            try scene.expect(await scene.revised(revised, Sample.text, by: .coordinator, on: "2026-10-05"), 201)

            let plan = try await scene.submitted("aktivitetsplan", Sample.activities, by: .preparer("2480"))
            let taken = try await scene.submitted("behov", Sample.text, by: .mala, title: "Står för sig själv igen")
            try scene.expect(
                await scene.post("/proposals/\(plan)/inclusions", ["part": .string(taken), "on": "2026-03-01"], as: .preparer("2480")), 201)
            try scene.expect(await scene.take("withdrawals", plan, by: .preparer("2480"), on: "2026-11-12"), 201)
            let merged = try await scene.submitted("behov", Sample.text, by: .mala, title: "Var hopslaget")
            let child = try scene.expect(await scene.merged(merged, with: [year.referred]), 201).id
            try scene.expect(await scene.take("withdrawals", child, by: .coordinator, on: "2026-11-12"), 201)

            for (state, proposal) in ["onAgenda": listed, "inPreparation": revised, "submitted": taken] {
                #expect(try await scene.state(of: proposal) == state)
            }
            #expect(try await scene.state(of: merged) == "submitted")
            #expect(try await Self.differing(in: scene) == nil)
        }
    }

    @Test func `what a meeting ended without deciding is tabled, until it is on an agenda again`() async throws {
        try await Scene.play { scene in
            let extra = try scene.expect(await scene.planned("samverkansgrupp", "extra", at: "2026-10-20T08:00:00Z"), 201).id
            let tabled = try await scene.submitted("behov", Sample.text, by: .mala)
            try scene.expect(await scene.put(tabled, on: extra, day: "2026-10-01"), 201)
            try scene.expect(await scene.cancelled(extra, at: "2026-10-12T08:00:00Z"), 201)
            #expect(try await scene.state(of: tabled) == "tabled")
            #expect(try await Self.differing(in: scene) == nil)
            try scene.expect(await scene.planned("samverkansgrupp", "extra", at: "2026-12-08T08:00:00Z", on: "2026-10-15"), 201)
            #expect(try await scene.state(of: tabled) == "onAgenda")
            #expect(try await Self.differing(in: scene) == nil)
            for (day, state) in [("2026-10-14", "tabled"), ("2026-10-11", "onAgenda"), ("2026-09-30", "submitted")] {
                #expect(try await scene.value("SELECT state FROM proposals_at($1::date)", [day], as: .owner) == state)
            }
        }
    }

    @Test func `D-25: what was completed was incomplete in between, and counts from the day it came in first`() async throws {
        try await Scene.play { scene in
            let proposal = try await scene.submitted("behov", Sample.text, by: .mala)
            try scene.expect(await scene.checked(proposal, missing: ["Karta"]), 201)
            try scene.expect(await scene.revised(proposal, ["text": "Med karta."], by: .mala, on: "2026-02-10"), 201)
            for (who, seen) in [(Who.mala, 2), (.coordinator, 1), (.insyn, 1), (.system(party: "2422"), 1)] {
                #expect(try await scene.get("/proposals/\(proposal)/versions", as: who).items.count == seen, "\(who)")
                #expect(try await scene.get("/proposals/\(proposal)/versions/2", as: who).status == (seen == 2 ? 200 : 404), "\(who)")
            }
            let again = try scene.expect(await scene.take("submissions", proposal, by: .mala, on: "2026-02-12"), 201)
            #expect(again["submittedOn"] == "2026-02-01")
            for (day, state) in [("2026-02-01", "submitted"), ("2026-02-05", "incomplete"), ("2026-02-12", "submitted")] {
                #expect(try await scene.value("SELECT state FROM proposals_at($1::date)", [day], as: .owner) == state, "\(day)")
                let told = try await scene.dashboard("proposal?subject=\(proposal)&at=\(day)").shownRows("content")
                #expect(told.map { $0["text"] } == [day < "2026-02-10" ? Sample.text["text"] : "Med karta."])
            }
            let early = try await scene.take("preparations", proposal, by: .coordinator, on: "2026-02-11")
            Refused.overHTTP(early, 409, "proposal_state_allows_it", "D-5")
        }
    }

    /// What is concluded for the day before the last, on which nothing happens, beside what stands.
    private static func differing(in scene: Scene) async throws -> String? {
        try await scene.value(
            """
            SELECT string_agg(p.title || ': ' || p.state || ', not ' || coalesce(past.state, 'nothing'), '; ')
            FROM proposals p LEFT JOIN proposals_at('2026-11-20') past ON past.id = p.id
            WHERE p.submitted_on IS NOT NULL AND past.state IS DISTINCT FROM p.state
            """, as: .owner)
    }
}
