import Foundation
import Kernel
import Scenes
import TestSupport
import Testing
import WebAPI

/// Where the agreement is silent: the defaults that no rule test of its own carries.
@Suite struct SilenceTests {
    @Test func `D-10: the coordinator leads the stödgrupp and keeps its notes`() async throws {
        try await Scene.play { scene in
            let coordinator = try await scene.person(.coordinator).text
            let group = try await scene.get("/groups/stodgrupp?at=2026-06-01")
            let functions = group["functions"]?.elements ?? []
            for function in ["preside", "record"] {
                let held = functions.first { $0["function"]?.string == function }
                #expect(held?["person"]?.string == coordinator)
            }
            #expect(functions.first { $0["function"] == "preside" }?["clause"] == "D-10")
            let meeting = try await scene.openPreparation()
            let closed = try await scene.post(
                "/meetings/\(meeting)/closings",
                ["at": "2026-03-10T10:00:00Z"],
                as: .preparer("2480")
            )
            Ruling(rule: "meeting_is_recorded_by_the_secretary", clause: "D-23", status: 403).check(closed)
        }
    }

    @Test func `D-2, D-27: an adjunct is summoned and present, and counts in no quorum`() async throws {
        try await Scene.play { scene in
            let person = try await scene.person(.lansstyrelsen).text
            let seated = try await scene.post(
                "/groups/samverkansgrupp/seats",
                ["seat": "adjungerad", "person": .string(person), "from": "2026-01-01", "to": "2026-12-31"],
                as: .system(party: "lansstyrelsen-vasterbotten")
            )
            #expect(seated.status == 201, "\(seated)")
            #expect(seated["votes"] == false)
            let proposal = try await scene.submitted("behov", Sample.text, by: .mala)
            let (meeting, items) = try await scene.open(
                "samverkansgrupp",
                "ordinarie-var",
                on: "2026-04-15",
                present: Scene.eight.dropLast() + [.coordinator, .lansstyrelsen],
                agenda: [proposal]
            )
            let summons = try await scene.get("/meetings/\(meeting)/steps?kind=summons")
            let recipients = summons.items.first?["recipients"]?.elements ?? []
            #expect(recipients.contains(.string(person)))
            let refused = try await scene.decide(items[0])
            Ruling(rule: "decision_has_quorum", clause: "D-4").check(refused)
            #expect(refused["facts", "present"] == 7)
            #expect(refused["facts", "of"] == 15)
        }
    }
}
