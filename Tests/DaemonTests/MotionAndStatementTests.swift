import Kernel
import Scenes
import TestSupport
import Testing
import WebAPI

/// Yrkanden before the decision, reservations after it, notes all the while.
@Suite struct MotionAndStatementTests {
    private static func motion(_ person: JSONValue, _ kind: String = "rejection") -> Sitting.Fields {
        [("person", person), ("kind", .string(kind)), ("text", "Avslag på förslaget.")]
    }

    private static func statement(_ kind: String, _ person: JSONValue) -> Sitting.Fields {
        [("kind", .string(kind)), ("person", person), ("text", "Till förmån för eget yrkande.")]
    }

    @Test func `D-2, D-18: a motion is made by who may decide the item and is there`() async throws {
        try await Scene.play { scene in
            let roster = try await scene.roster()
            let sitting = try await Sitting.open(in: scene, and: [roster["2480-2"] ?? ""], agenda: scene.needs(2))
            let item = sitting.items[0]
            let rule = "motion_is_made_by_a_voter"
            let coordinator = JSONValue.string(try await scene.person(.coordinator).text)
            try await sitting.records("recusals", in: item, [("person", sitting.person("2418")), ("reasons", "Eget bolag.")])
            for person in [coordinator, sitting.person("2421"), sitting.person("2418")] {
                try await sitting.refuses("motions", in: item, Self.motion(person), 409, rule, "D-2")
            }
            for kind in ["approval", "rejection", "change", "referral", "tabling", "other"] {
                try await sitting.records("motions", in: item, Self.motion(sitting.person("2480-2"), kind))
            }
            let shown = try await sitting.shown(item)["motions"]?.elements ?? []
            #expect(shown.map { $0["number"]?.integer } == [1, 2, 3, 4, 5, 6])
            try await sitting.records("motions", in: sitting.items[1], Self.motion(sitting.person("2418")))
            try await sitting.records("departures", [("person", sitting.person("2417")), ("at", Sitting.at("09:00"))])
            try await sitting.refuses("motions", in: sitting.items[1], Self.motion(sitting.person("2417")), 409, rule, "D-2")
            let stranger = try await sitting.record("motions", in: item, Self.motion(sitting.person("2401")), by: .member("2401"))
            Refused.overHTTP(stranger, 403, "meeting_is_recorded_by_the_secretary", "V-37")
        }
    }

    @Test func `D-19: only who took part in the decision enters a reservation, before the meeting ends`() async throws {
        try await Scene.play { scene in
            let roster = try await scene.roster()
            let sitting = try await Sitting.open(in: scene, parties: Sitting.eight + ["2421"], and: [roster["2480-2"] ?? ""], agenda: scene.needs(1))
            let item = sitting.items[0]
            let rule = "reservation_is_made_by_a_decider"
            try await sitting.records("recusals", in: item, [("person", sitting.person("2418")), ("reasons", "Eget bolag.")])
            let umea = Self.statement("reservation", sitting.person("2480"))
            try await sitting.refuses("statements", in: item, umea, 403, rule, "D-19")
            #expect(try await scene.decide(item).status == 201)
            try await sitting.records("arrivals", [("person", sitting.person("2422")), ("at", Sitting.at("09:00"))])
            let coordinator = JSONValue.string(try await scene.person(.coordinator).text)
            for person in [sitting.person("2418"), sitting.person("2422"), sitting.person("2425"), coordinator] {
                try await sitting.refuses("statements", in: item, Self.statement("reservation", person), 403, rule, "D-19")
            }
            try await sitting.records("statements", in: item, umea)
            // The colleague was entitled too; and one enters a reservation oneself.
            try await sitting.records("statements", in: item, Self.statement("reservation", sitting.person("2480-2")))
            let own = try await sitting.record("statements", in: item, Self.statement("reservation", sitting.person("2401")), by: .member("2401"))
            #expect(own.status == 201, "\(own)")
            let others = try await sitting.record("statements", in: item, Self.statement("reservation", sitting.person("2403")), by: .member("2401"))
            Refused.overHTTP(others, 403, "meeting_is_recorded_by_the_secretary", "V-37")
            try await sitting.records("functions", [("function", "adjuster"), ("person", sitting.person("2401"))])
            #expect(try await scene.closed(sitting.meeting, at: "2026-04-15T10:00:00Z").status == 201)
            let late = Self.statement("reservation", sitting.person("2404"))
            try await sitting.refuses("statements", in: item, late + [("at", Sitting.at("09:30"))], 409, "meeting_state_allows_it", "D-23")
            #expect(try await sitting.shown(item)["statements"]?.elements.count == 3)
        }
    }

    @Test func `D-2: a note is made by whoever is in the room`() async throws {
        try await Scene.play { scene in
            let sitting = try await Sitting.open(in: scene, agenda: scene.needs(1))
            let item = sitting.items[0]
            let coordinator = JSONValue.string(try await scene.person(.coordinator).text)
            try await sitting.records("statements", in: item, Self.statement("note", coordinator))
            try await sitting.refuses("statements", in: item, Self.statement("note", sitting.person("2421")), 409, "who_acts_is_present", "D-23")
            try await sitting.records("departures", [("person", sitting.person("2401")), ("at", Sitting.at("09:00"))])
            try await sitting.refuses("statements", in: item, Self.statement("note", sitting.person("2401")), 409, "who_acts_is_present", "D-23")
        }
    }
}
