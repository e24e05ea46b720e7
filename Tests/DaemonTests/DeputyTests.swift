import Kernel
import Postgres
import Scenes
import TestSupport
import Testing
import WebAPI

/// Who acts when the chair does not: the vice chair when the chair is vacant or absent, and nobody for themselves.
@Suite struct DeputyTests {
    @Test func `D-1, D-24: the vice chair acts when the chair is absent or vacant`()
        async throws
    {
        try await Scene.play { scene in
            let vice = try await scene.person(.member("2418")).text
            let chair = try await scene.person(.chair).text
            try scene.expect(await elect(vice, "vice-ordforande", in: scene), 201)
            let (meeting, _) = try await scene.open(
                "samverkansgrupp", "extra", on: "2026-06-01",
                present: Scene.eight.filter { $0 != .chair && $0 != .member("2482") } + [.coordinator])
            let leads = "SELECT presiding_at(m, NULL, latest_instant(m.id)) FROM meetings m WHERE m.id = $1::uuid"
            #expect(try await scene.value(leads, [meeting]) == vice)
            let arrived = try await scene.post(
                "/meetings/\(meeting)/arrivals", ["person": .string(chair), "at": "2026-06-01T08:30:00Z"], as: .coordinator)
            try scene.expect(arrived, 201)
            #expect(try await scene.value(leads, [meeting]) == chair)
            let seat = try #require(
                try await scene.value(
                    "SELECT id FROM seats WHERE group_code = 'samverkansgrupp' AND person_id = $1::uuid", [chair]))
            try scene.expect(await scene.leave(seat, lastDay: "2026-06-30", as: "2482"), 201)
            #expect(try await presiding("2026-06-30", in: scene) == chair)
            #expect(try await presiding("2026-07-01", in: scene) == vice)
        }
    }

    @Test func `D-1: a vice chair who is elected chair leaves that office the same day`() async throws {
        try await Scene.play { scene in
            let person = try await scene.person(.member("2418")).text
            try scene.expect(await elect(person, "vice-ordforande", in: scene), 201)
            let chair = try await elect(person, "ordforande", from: "2026-06-01", in: scene, kind: "extra", on: "2026-05-20")
            #expect(chair.status == 201, "\(chair)")
            #expect(try await scene.holder(of: "vice-ordforande", at: "2026-05-31") == person)
            #expect(try await scene.holder(of: "vice-ordforande", at: "2026-06-01") == nil)
            #expect(try await scene.holder(of: "ordforande", at: "2026-06-01") == person)
        }
    }

    @Test func `D-1: nobody is chair and vice chair on the same day`() async throws {
        let ruling = Ruling(rule: "deputy_is_another_person", clause: "D-1")
        try await Scene.play { scene in
            let person = try await scene.person(.member("2418")).text
            let meeting = try await PlanMeeting.open(
                ["ordforande", "vice-ordforande"].map {
                    ("val", ["office": .string($0), "person": .string(person), "from": "2026-05-01"])
                }, in: scene)
            try scene.expect(await scene.decide(meeting.items[0]), 201)
            try await meeting.refused(ruling, approving: 1)
        }
    }

    @Test func `V-36, D-1: an appointee may speak until a last day, and then the chair does again`() async throws {
        try await Scene.play { scene in
            let person = try await scene.person(.member("2418")).text
            let chair = try await scene.person(.chair).text
            let decided = try await elect(person, "talesman", [("to", "2026-06-30")], in: scene)
            #expect(decided.status == 201, "\(decided)")
            let offices = try await scene.get("/groups/samverkansgrupp/offices?at=2026-06-30")
            #expect(offices.items.first { $0["office"] == "talesman" }?["to"] == "2026-06-30")
            for (day, speaker) in [("2026-04-30", chair), ("2026-06-30", person), ("2026-07-01", chair)] {
                #expect(try await functionHolder("speak", day, in: scene) == speaker, "\(day)")
            }
            let backwards = try await elect(
                person, "talesman", [("to", "2026-07-31")], from: "2026-08-01", in: scene, kind: "extra", on: "2026-07-20")
            Ruling(rule: "office_is_given_by_decision", clause: "D-1", status: 422).check(backwards)
        }
    }

    private func elect(
        _ person: String, _ office: String, _ more: [(String, JSONValue)] = [], from day: String = "2026-05-01",
        in scene: Scene, kind: String = "ordinarie-var", on meeting: String = "2026-04-15"
    ) async throws -> Reply {
        try await scene.decided(
            "val",
            .object([("office", .string(office)), ("person", .string(person)), ("from", .string(day))] + more),
            kind: kind, on: meeting)
    }

    private func presiding(_ day: String, in scene: Scene) async throws -> String? {
        try await functionHolder("preside", day, in: scene)
    }

    private func functionHolder(_ function: String, _ day: String, in scene: Scene) async throws -> String? {
        let group = try await scene.get("/groups/samverkansgrupp?at=\(day)")
        return group["functions"]?.elements.first { $0["function"]?.string == function }?["person"]?.string
    }
}
