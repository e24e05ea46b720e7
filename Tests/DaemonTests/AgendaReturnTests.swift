import Kernel
import Scenes
import TestSupport
import Testing
import WebAPI

/// What stands on an agenda by itself, what comes back to one, and what becomes of that which is taken off it.
@Suite struct AgendaReturnTests {
    private static let standing = ["foregaende-protokoll", "uppfoljning", "ekonomisk-redovisning"]

    @Test func `V-29, V-86, D-9: follow-up, accounts and the last minutes stand on each meeting but an election's`() async throws {
        try await Scene.play { scene in
            for (kind, instant) in [
                ("ordinarie-var", "2026-04-15T08:00:00Z"), ("ordinarie-host", "2026-09-15T08:00:00Z"), ("extra", "2026-06-15T08:00:00Z"),
            ] {
                let meeting = try await scene.planned("samverkansgrupp", kind, at: instant).id
                let agenda = try await scene.agenda(meeting)
                #expect(agenda.map { $0["standing"]?.string } == Self.standing)
                #expect(agenda.allSatisfy { $0["addedOn"] == "2026-01-10" && $0["proposal"] == .null })
            }
            let election = try await scene.planned("samverkansgrupp", "valmote", at: "2026-06-20T08:00:00Z").id
            #expect(try await scene.agenda(election).isEmpty)
            let support = try await scene.planned("stodgrupp", "stodgruppsmote", at: "2026-03-10T08:00:00Z").id
            #expect(try await scene.agenda(support).isEmpty)
        }
    }

    @Test func `D-5: what was tabled or not reached returns to the next meeting, once, and until it is closed`() async throws {
        try await Scene.play { scene in
            let needs = try await scene.needs(2)
            let spring = try await scene.planned("samverkansgrupp", "ordinarie-var", at: "2026-04-15T08:00:00Z").id
            let autumn = try await scene.planned("samverkansgrupp", "ordinarie-host", at: "2026-09-15T08:00:00Z").id
            let open = try await scene.titled("Öppen fråga", on: spring)
            let noted = try await scene.titled("Avslutad fråga", on: spring)
            var items: [String] = []
            for need in needs { items.append(try await scene.put(need, on: spring).id) }
            _ = try await scene.summoned(spring)
            _ = try await scene.opened(spring, at: "2026-04-15T08:00:00Z", present: Scene.eight)
            #expect(try await scene.decide(items[0], "tabled").status == 201)
            #expect(try await scene.decide(noted, "noted").status == 201)
            #expect(try await scene.electAdjuster(spring).status == 201)
            #expect(try await scene.closed(spring, at: "2026-04-15T10:00:00Z").status == 201)
            let returned = try await scene.agenda(autumn).filter { $0["standing"] == .null }
            #expect(returned.map { $0["returnedFrom"]?.string } == [open] + items)
            #expect(returned.map { $0["proposal"]?.string } == [nil] + needs)
            #expect(try await scene.state(of: needs[0]) == "onAgenda")

            // The autumn meeting is cancelled: the next that is planned has them.
            #expect(try await scene.cancelled(autumn, at: "2026-09-01T08:00:00Z").status == 201)
            #expect(try await scene.state(of: needs[1]) == "tabled")
            let extra = try await scene.planned("samverkansgrupp", "extra", at: "2026-10-15T08:00:00Z").id
            let again = try await scene.agenda(extra).filter { $0["standing"] == .null }
            #expect(again.map { $0["returnedFrom"]?.string } == returned.map { $0["id"]?.string })
            let later = try await scene.planned("samverkansgrupp", "extra", at: "2026-11-15T08:00:00Z").id
            #expect(try await scene.agenda(later).count == Self.standing.count)
            // Nothing returns to a meeting that lies before.
            _ = try await scene.cancelled(extra, at: "2026-10-01T08:00:00Z")
            let past = try await scene.planned("samverkansgrupp", "extra", at: "2026-03-01T08:00:00Z").id
            #expect(try await scene.agenda(past).count == Self.standing.count)
        }
    }

    @Test func `V-38: a proposal that is left out goes back to the state it had`() async throws {
        try await Scene.play { scene in
            let submitted = try await scene.submitted("behov", Sample.text, by: .mala)
            let prepared = try await scene.submitted("behov", Sample.text, by: .mala)
            #expect(try await scene.take("preparations", prepared, by: .preparer("2480")).status == 201)
            let adopted = try await scene.submitted("verksamhetsplan", Sample.areas, by: .preparer("2480"))
            try await scene.adopt([adopted])
            let tabled = try await scene.submitted("behov", Sample.text, by: .mala)
            let first = try await scene.planned("samverkansgrupp", "extra", at: "2026-03-20T08:00:00Z").id
            _ = try await scene.put(tabled, on: first)
            _ = try await scene.cancelled(first, at: "2026-03-19T08:00:00Z")

            let meeting = try await scene.planned("samverkansgrupp", "ordinarie-var", at: "2026-04-15T08:00:00Z").id
            let states = [submitted: "submitted", prepared: "inPreparation", adopted: "adopted", tabled: "tabled"]
            for proposal in states.keys where proposal != tabled { #expect(try await scene.put(proposal, on: meeting).status == 201) }
            for proposal in states.keys { #expect(try await scene.state(of: proposal) == "onAgenda") }
            let standing = try await scene.agenda(meeting).filter { $0["proposal"] == .null }.compactMap { $0["id"]?.string }
            let bare = try await scene.fixed(meeting, standing)
            #expect(bare.status == 201, "\(bare)")
            for (proposal, state) in states { #expect(try await scene.state(of: proposal) == state) }

            // Put up anew it would stand there twice; a version takes it in again.
            let twice = try await scene.put(submitted, on: meeting)
            Refused.overHTTP(twice, 409, "agenda_version_holds_its_items", "V-38")
            let all = try await scene.agenda(meeting).compactMap { $0["id"]?.string }
            let whole = try await scene.fixed(meeting, all)
            #expect(whole.status == 201, "\(whole)")
            for proposal in states.keys { #expect(try await scene.state(of: proposal) == "onAgenda") }
        }
    }

    @Test func `V-38: a proposal moved to another meeting stands there alone`() async throws {
        try await Scene.play { scene in
            let need = try await scene.submitted("behov", Sample.text, by: .mala)
            let spring = try await scene.planned("samverkansgrupp", "ordinarie-var", at: "2026-04-15T08:00:00Z").id
            let extra = try await scene.planned("samverkansgrupp", "extra", at: "2026-06-10T08:00:00Z").id
            let item = try await scene.put(need, on: spring).id
            let elsewhere = try await scene.put(need, on: extra)
            Refused.overHTTP(elsewhere, 409, "proposal_state_allows_it", "D-5")
            let rest = try await scene.agenda(spring).compactMap { $0["id"]?.string }.filter { $0 != item }
            _ = try await scene.fixed(spring, rest)
            let moved = try await scene.put(need, on: extra)
            #expect(moved.status == 201, "\(moved)")
            _ = try await scene.fixed(spring, Array(rest.reversed()))
            #expect(try await scene.state(of: need) == "onAgenda", "another version of the agenda that it left changes nothing")
            let back = try await scene.fixed(spring, rest + [item])
            Refused.overHTTP(back, 409, "proposal_state_allows_it", "D-5")
            Refused.inSQL(try await scene.rawVersion(spring, rest + [item]), "proposal_state_allows_it")

            _ = try await scene.summoned(spring)
            _ = try await scene.opened(spring, at: "2026-04-15T08:00:00Z", present: Scene.eight)
            let left = try await scene.decide(item)
            Refused.overHTTP(left, 409, "agenda_version_holds_its_items", "V-38")
            let closed = try await scene.closed(spring, at: "2026-04-15T10:00:00Z")
            #expect(closed.status == 201, "\(closed)")
            #expect(try await scene.state(of: need) == "onAgenda")
            _ = try await scene.summoned(extra)
            _ = try await scene.opened(extra, at: "2026-06-10T08:00:00Z", present: Scene.eight)
            #expect(try await scene.decide(moved.id).status == 201)
        }
    }

    @Test func `D-5: what the next meeting once left out does not hinder the closing, and can be taken in again`() async throws {
        try await Scene.play { scene in
            let need = try await scene.submitted("behov", Sample.text, by: .mala)
            let spring = try await scene.planned("samverkansgrupp", "ordinarie-var", at: "2026-04-15T08:00:00Z").id
            let extra = try await scene.planned("samverkansgrupp", "extra", at: "2026-06-10T08:00:00Z").id
            let item = try await scene.put(need, on: extra).id
            let rest = try await scene.agenda(extra).compactMap { $0["id"]?.string }.filter { $0 != item }
            _ = try await scene.fixed(extra, rest)
            _ = try await scene.put(need, on: spring)
            _ = try await scene.titled("Struken fråga", on: extra)
            let cancelled = try await scene.cancelled(spring, at: "2026-04-01T08:00:00Z")
            #expect(cancelled.status == 201, "\(cancelled)")
            #expect(try await scene.state(of: need) == "tabled")
            let taken = try await scene.fixed(extra, rest + [item])
            #expect(taken.status == 201, "\(taken)")
            #expect(try await scene.state(of: need) == "onAgenda")
            // An item without a proposal that was struck is closed by that.
            _ = try await scene.cancelled(extra, at: "2026-06-01T08:00:00Z")
            let next = try await scene.planned("samverkansgrupp", "extra", at: "2026-07-10T08:00:00Z").id
            #expect(try await scene.agenda(next).compactMap { $0["proposal"]?.string } == [need])
            #expect(try await scene.agenda(next).filter { $0["title"] == "Struken fråga" }.isEmpty)
        }
    }
}
