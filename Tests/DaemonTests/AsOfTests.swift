import Foundation
import Kernel
import Scenes
import Testing
import WebAPI

/// What held on a day, asked with `?at=` before and after a change (D-29).
@Suite struct AsOfTests {
    @Test func `D-29: seats are answered as of the day asked for`() async throws {
        try await Scene.play { scene in
            let former = try await scene.person(.member("2418")).text
            let seat = try await scene.seat(party: "2418", at: "2026-05-31")["id"]?.string ?? ""
            let successor = try await scene.newPerson(of: "2418")
            #expect(try await scene.leave(seat, lastDay: "2026-05-31", as: "2418").status == 201)
            #expect(try await scene.nominate(successor, from: "2026-07-01", by: "2418").status == 201)
            for (day, holders) in [
                ("2024-12-31", []), ("2025-01-01", [former]), ("2026-05-31", [former]), ("2026-06-01", []),
                ("2026-06-30", []), ("2026-07-01", [successor]), ("2030-01-01", [successor]),
            ] {
                let reply = try await scene.get("/groups/samverkansgrupp/seats?at=\(day)&party=2418")
                #expect(reply.status == 200)
                #expect(reply.items.compactMap { $0["person"]?["id"]?.string } == holders, "\(day)")
                #expect(reply["_meta", "totalRecords"] == .integer(Int64(holders.count)), "\(day)")
            }
        }
    }

    @Test func `D-29: a correction of the past changes what held then, and the journal keeps both`() async throws {
        try await Scene.play { scene in
            let seat = try await scene.seat(party: "2418", at: "2026-05-31")["id"]?.string ?? ""
            #expect(try await scene.leave(seat, lastDay: "2026-05-31", as: "2418").status == 201)
            #expect(try await scene.leave(seat, lastDay: "2026-03-31", as: "2418").status == 201)
            #expect(try await scene.get("/groups/samverkansgrupp/seats?at=2026-04-01&party=2418").items.isEmpty)
            let lastDays = try await scene.value(
                "SELECT string_agg(upper((after::jsonb ->> 'valid')::daterange)::text, ' ' ORDER BY entry, position) "
                    + "FROM journal_changes WHERE relation = 'seats' AND operation = 'UPDATE' AND row_key = $1",
                [seat]
            )
            #expect(lastDays == "2026-06-01 2026-04-01")
        }
    }

    @Test func `D-29: a group counts its filled seats as of the day asked for`() async throws {
        try await Scene.play { scene in
            let second = try await scene.newPerson(of: "2418")
            #expect(try await scene.nominate(second, from: "2026-03-01", by: "2418").status == 201)
            for (day, filled) in [("2024-12-31", 0), ("2026-02-28", 18), ("2026-03-01", 19)] as [(String, Int64)] {
                let group = try await scene.get("/groups/samverkansgrupp?at=\(day)")
                #expect(group["at"]?.string == day)
                #expect(group["seats", "0", "seat"] == "ledamot")
                #expect(group["seats", "0", "filled"] == .integer(filled), "\(day)")
            }
        }
    }

    @Test func `D-29: offices are answered as of the day asked for`() async throws {
        try await Scene.play { scene in
            let person = try await scene.person(.member("2418")).text
            let decision = try await scene.decided(
                "val",
                ["office": "vice-ordforande", "person": .string(person), "from": "2026-05-01"]
            )
            #expect(decision.status == 201, "\(decision)")
            #expect(try await scene.holder(of: "vice-ordforande", at: "2026-04-30") == nil)
            #expect(try await scene.holder(of: "vice-ordforande", at: "2026-05-01") == person)
            let listed = try await scene.get("/groups/samverkansgrupp/offices?at=2024-12-31")
            #expect(listed.status == 200)
            #expect(listed.items.isEmpty)
        }
    }

    @Test func `V-53: an arbetsgrupp exists from its first to its last day, and stays readable`() async throws {
        try await Scene.play { scene in
            let member = try await scene.person(.member("2418")).text
            let decision = try await scene.decided(
                "arbetsgrupp",
                [
                    "code": "strandskydd", "title": "Strandskydd", "question": "Hur prövas dispenser?",
                    "purpose": "En gemensam vägledning.", "linkedTo": "Tillsynsprojekt", "from": "2026-05-01",
                    "to": "2026-10-31", "members": [.string(member)],
                ]
            )
            #expect(decision.status == 201, "\(decision)")
            for (day, exists) in [
                ("2026-04-30", false), ("2026-05-01", true), ("2026-10-31", true), ("2026-11-01", false),
            ] {
                let groups = try await scene.get("/groups?at=\(day)")
                #expect(groups.items.contains { $0["code"] == "strandskydd" } == exists, "\(day)")
                let seats = try await scene.get("/groups/strandskydd/seats?at=\(day)")
                #expect(seats.items.count == (exists ? 1 : 0), "\(day)")
            }
            let ended = try await scene.get("/groups/strandskydd?at=2026-11-01")
            #expect(ended.status == 200)
            #expect(ended["to"] == "2026-10-31")
        }
    }

    @Test(arguments: ["", "2026-02-30", "igår", "2026-1-1", "2026-01-01T00:00:00Z"])
    func `a day that is none is refused`(day: String) async throws {
        try await Scene.play { scene in
            for path in [
                "/groups", "/groups/samverkansgrupp", "/groups/samverkansgrupp/seats",
                "/groups/samverkansgrupp/offices",
            ] {
                let escaped = day.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
                let reply = try await scene.get("\(path)?at=\(escaped)")
                #expect(reply.status == 400, "\(path) \(reply)")
            }
        }
    }
}
