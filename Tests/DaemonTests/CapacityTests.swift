import Foundation
import Kernel
import Postgres
import Scenes
import TestSupport
import Testing

/// The samverkansgrupp's 20 % of the coordinator's time, in whole minutes.
@Suite struct CapacityTests {
    @Test func `V-55, V-57: assignments fill the capacity to the minute, and one more is refused with the numbers`()
        async throws
    {
        let ruling = Ruling(rule: "assignments_within_capacity", clause: "V-55")
        try await Scene.play { scene in
            let meeting = try await PlanMeeting.open(
                [("uppdrag", Sample.work(20_000)), ("uppdrag", Sample.work(641)), ("uppdrag", Sample.work(640))],
                in: scene
            )
            let first = try await scene.decide(meeting.items[0])
            #expect(first.status == 201)
            #expect(first["clause"] == "V-54")
            try await meeting.refused(ruling, approving: 1)
            let refused = try await scene.decide(meeting.items[1])
            #expect(refused["facts", "capacityMinutes"] == 20_640)
            #expect(refused["facts", "plannedMinutes"] == 20_000)
            #expect(refused["facts", "requestedMinutes"] == 641)
            #expect(refused["facts", "leftMinutes"] == 640)
            let fitting = try await scene.decide(meeting.items[2])
            #expect(fitting["paragraph"] == "§ 2/2026")

            let year = try await scene.get("/capacities/2026", as: .insyn)
            let share = year["capacities", "0"]
            #expect(share?["capacityMinutes"] == 20_640)
            #expect(share?["plannedMinutes"] == 20_640)
            #expect(share?["unplannedMinutes"] == 0)
            #expect(share?["usedMinutes"] == 0)
            #expect(share?["leftMinutes"] == 20_640)
            #expect(share?["clause"] == "V-55")
            let assignments = try await scene.get("/assignments?year=2026")
            let paragraphs = assignments.items.compactMap { $0["decision"]?["paragraph"]?.string }
            #expect(paragraphs == ["§ 1/2026", "§ 2/2026"])
        }
    }

    @Test func `V-55: the share of one year is not used by another`() async throws {
        try await Scene.play { scene in
            let meeting = try await PlanMeeting.open(
                [("uppdrag", Sample.work(20_640)), ("uppdrag", Sample.work(20_640, year: 2027))],
                in: scene
            )
            let decided = [try await scene.decide(meeting.items[0]), try await scene.decide(meeting.items[1])]
            #expect(decided.map(\.status) == [201, 201])
        }
    }

    @Test func `V-54, V-57: an assignment is given only by a decision`() async throws {
        let ruling = Ruling(rule: "assignment_is_given_by_decision", clause: "V-57")
        try await Scene.play { scene in
            let meeting = try await PlanMeeting.open(
                [("uppdrag", Sample.work(100)), ("ekonomisk-prioritering", Sample.text)],
                in: scene
            )
            for item in meeting.items { try scene.expect(await scene.decide(item), 201) }
            for (matter, minutes) in [("uppdrag", 100), ("uppdrag", 5), ("ekonomisk-prioritering", 100)] {
                try await ruling.check(
                    sql: """
                        INSERT INTO assignments (id, decision_id, capacity, title, year, estimate_minutes)
                        SELECT new_id(), id, 'samordnare', 'Eget uppdrag', 2026, \(minutes) FROM decisions WHERE matter = '\(matter)'
                        """,
                    in: scene
                )
            }
            let posted = try await scene.post("/assignments", Sample.work(100), as: .coordinator)
            #expect(posted.status == 405)
            let changed = try await scene.attempt("UPDATE assignments SET estimate_minutes = 1")
            #expect(changed?.sqlstate == "42501")
            let overruled = try await scene.attempt("UPDATE assignments SET estimate_minutes = 1", as: .owner)
            #expect(overruled?.constraint == "assignment_is_given_by_decision")
        }
    }

    @Test func `D-11: a part of a year has a part of the minutes, by day`() async throws {
        try await Scene.play { scene in
            let error = try await scene.attempt(
                "UPDATE charters SET constituted_on = '2026-07-02', valid_from = '2026-07-02'",
                as: .superuser
            )
            #expect(error == nil)
            let year = try await scene.get("/capacities/2026")
            // 20 640 × 183 / 365 = 10 348,27
            #expect(year["capacities", "0"]?["capacityMinutes"] == 10_348)
            let whole = try await scene.get("/capacities/2028")
            #expect(whole["capacities", "0"]?["capacityMinutes"] == 20_640)
            let before = try await scene.get("/capacities/2025")
            #expect(before.status == 404)
        }
    }

    @Test func `D-26: the coordinator enters time, corrects it, and sees what is left`() async throws {
        try await Scene.play { scene in
            let assignment = try await assigned(in: scene)
            let entered = try await scene.post(
                "/time-entries",
                entry(assignment, "2026-05-04", 480),
                as: .coordinator
            )
            #expect(entered.status == 201, "\(entered)")
            let corrected = try await scene.post(
                "/time-entries",
                entry(assignment, "2026-05-04", 300, [("corrects", .string(entered.id))]),
                as: .coordinator
            )
            #expect(corrected.status == 201, "\(corrected)")
            let former = try await scene.get("/time-entries/\(entered.id)")
            #expect(former["correctedBy"]?.string == corrected.id)
            #expect(former["minutes"] == 480)
            let used = try await scene.get("/assignments/\(assignment)")
            #expect(used["usedMinutes"] == 300)
            let removed = try await scene.post(
                "/time-entries",
                entry(assignment, "2026-05-04", 0, [("corrects", .string(corrected.id))]),
                as: .coordinator
            )
            #expect(removed.status == 201)
            try scene.expect(
                await scene.post("/time-entries", entry(assignment, "2026-05-05", 60), as: .coordinator),
                201
            )
            let year = try await scene.get("/capacities/2026")
            #expect(year["capacities", "0"]?["usedMinutes"] == 60)
            #expect(year["capacities", "0"]?["leftMinutes"] == 20_580)
        }
    }

    @Test func `D-26: time is the coordinator's, of the assignment's year, at most a day a day`() async throws {
        let ruling = Ruling(rule: "time_entry_fits_its_assignment", clause: "D-26")
        try await Scene.play { scene in
            let assignment = try await assigned(in: scene)
            try scene.expect(
                await scene.post("/time-entries", entry(assignment, "2026-05-04", 1_000), as: .coordinator),
                201
            )
            let chair = try await scene.person(.chair)
            let coordinator = try await scene.person(.coordinator)
            let cases: [(Who, UUID, String, Int64)] = [
                (.chair, chair, "2026-05-05", 60), (.coordinator, coordinator, "2025-12-31", 60),
                (.coordinator, coordinator, "2026-05-04", 441), (.coordinator, coordinator, "2026-05-05", 0),
            ]
            for (who, person, day, minutes) in cases {
                ruling.check(try await scene.post("/time-entries", entry(assignment, day, minutes), as: who))
                try await ruling.check(
                    sql: """
                        INSERT INTO time_entries (id, assignment_id, person_id, worked_on, minutes)
                        VALUES (new_id(), '\(assignment)', '\(person.uuidString)', '\(day)', \(minutes))
                        """,
                    in: scene
                )
            }
            let full = try await scene.post("/time-entries", entry(assignment, "2026-05-04", 440), as: .coordinator)
            #expect(full.status == 201)
            for who in [Who.mala, .insyn, .administrator] {
                let reply = try await scene.post("/time-entries", entry(assignment, "2026-05-06", 1), as: who)
                #expect(reply.status == 403)
            }
        }
    }

    @Test func `D-26, D-30: time of tomorrow is refused`() async throws {
        try await Scene.play { scene in
            let assignment = try await assigned(in: scene)
            let reply = try await scene.post("/time-entries", entry(assignment, "2026-11-22", 60), as: .coordinator)
            Ruling(rule: "business_date_is_not_in_the_future", clause: "D-30", status: 422).check(reply)
        }
    }

    @Test func `D-9, D-26: an entry is corrected once, and never changed`() async throws {
        try await Scene.play { scene in
            let assignment = try await assigned(in: scene)
            let first = try await scene.post("/time-entries", entry(assignment, "2026-05-04", 480), as: .coordinator)
            let correction = entry(assignment, "2026-05-04", 300, [("corrects", .string(first.id))])
            try scene.expect(await scene.post("/time-entries", correction, as: .coordinator), 201)
            let again = try await scene.post("/time-entries", correction, as: .coordinator)
            #expect((400..<500).contains(again.status), "\(again)")
            let entries = try await scene.get("/time-entries?assignment=\(assignment)")
            #expect(entries["_meta", "totalRecords"] == 2)
            for sql in ["UPDATE time_entries SET minutes = 1", "DELETE FROM time_entries"] {
                let refused = try await scene.attempt(sql)
                #expect(refused?.sqlstate == "42501")
                let kept = try await scene.attempt(sql, as: .owner)
                #expect(kept?.constraint == "history_is_never_changed")
            }
        }
    }

    /// The id of an assignment of 2026 that the spring meeting gave.
    private func assigned(in scene: Scene) async throws -> String {
        let meeting = try await PlanMeeting.open([("uppdrag", Sample.work(20_000))], in: scene)
        try scene.expect(await scene.decide(meeting.items[0]), 201)
        let assignments = try await scene.get("/assignments?year=2026")
        return try #require(assignments.items.first?["id"]?.string)
    }

    private func entry(
        _ assignment: String,
        _ day: String,
        _ minutes: Int64,
        _ more: [(String, JSONValue)] = []
    ) -> JSONValue {
        .object(
            [("assignment", .string(assignment)), ("workedOn", .string(day)), ("minutes", .integer(minutes))] + more
        )
    }
}
