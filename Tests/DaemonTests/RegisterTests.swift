import Kernel
import Postgres
import Scenes
import TestSupport
import Testing

/// The register number: given when a proposal is submitted, consecutive within the year, never given twice.
@Suite struct RegisterTests {
    @Test func `D-25: a submitted proposal gets the next register number of its year, a draft has none`() async throws {
        try await Scene.play { scene in
            let draft = try await scene.drafted("behov", Sample.text, by: .mala)
            #expect(draft["registerNumber"] == .null)
            let first = try await scene.submitted("behov", Sample.text, by: .mala)
            let earlier = try await scene.submitted("behov", Sample.text, by: .mala, on: "2025-12-30")
            let second = try await scene.submitted("budget", Sample.budget, by: .preparer("2480"))
            var numbers: [String?] = []
            for proposal in [first, earlier, second] {
                numbers.append(try await scene.get("/proposals/\(proposal)")["registerNumber"]?.string)
            }
            #expect(numbers == ["PBS 2026:1", "PBS 2025:1", "PBS 2026:2"])
            let found = try await scene.get("/proposals?registerNumber=PBS%202026:2")
            #expect(found.items.map { $0["id"]?.string } == [second])
            let none = try await scene.get("/proposals?registerNumber=PBS%202026:3")
            #expect(none.items == [])
        }
    }

    @Test func `D-25: a submission that is refused or rehearsed takes no number`() async throws {
        try await Scene.play { scene in
            let empty = try await scene.drafted("behov", nil, by: .mala)
            let refused = try await scene.take("submissions", empty.id, by: .mala)
            #expect(refused.status == 409)
            let draft = try await scene.drafted("behov", Sample.text, by: .mala)
            let rehearsed = try await scene.post(
                "/proposals/\(draft.id)/submissions",
                ["on": "2026-02-01"],
                as: .mala,
                headers: ["Prefer": "dry-run"]
            )
            #expect(rehearsed.status == 200)
            #expect(rehearsed["registerNumber"] == "PBS 2026:1")
            let submitted = try await scene.submitted("behov", Sample.text, by: .mala)
            #expect(try await scene.get("/proposals/\(submitted)")["registerNumber"] == "PBS 2026:1")
        }
    }

    @Test func `D-25: twenty submissions at once leave consecutive numbers`() async throws {
        try await Scene.play { scene in
            var drafts: [String] = []
            for _ in 0..<20 { drafts.append(try await scene.drafted("behov", Sample.text, by: .mala).id) }
            let numbers = try await withThrowingTaskGroup(of: String?.self) { group in
                for draft in drafts {
                    group.addTask { try await scene.take("submissions", draft, by: .mala)["registerNumber"]?.string }
                }
                return try await group.reduce(into: Set<String>()) { if let number = $1 { $0.insert(number) } }
            }
            #expect(numbers == Set((1...20).map { "PBS 2026:\($0)" }))
        }
    }

    @Test func `D-25: no role writes a number of its own, changes one or takes one away`() async throws {
        try await Scene.play { scene in
            let submitted = try await scene.submitted("behov", Sample.text, by: .mala)
            let draft = try await scene.drafted("behov", Sample.text, by: .mala).id
            let insert =
                "INSERT INTO registrations (proposal_id, registered_on, number) VALUES ('\(draft)', '2026-02-01', 7)"
            Refused.asForbidden(try await scene.attempt(insert))
            Refused.asForbidden(try await scene.attempt("SELECT register_proposal('\(draft)', '2026-02-01')"))
            Refused.inSQL(try await scene.attempt(insert, as: .owner), "register_number_is_consecutive")
            let twice = "INSERT INTO registrations (proposal_id, registered_on) VALUES ('\(submitted)', '2026-02-01')"
            #expect(try await scene.attempt(twice, as: .owner)?.sqlstate == "23505")
            for sql in ["UPDATE registrations SET number = 9", "DELETE FROM registrations"] {
                Refused.asForbidden(try await scene.attempt(sql))
                Refused.inSQL(try await scene.attempt(sql, as: .owner), "history_is_never_changed")
            }
        }
    }

    @Test func `a charter without a series numbers by year alone`() async throws {
        try await Scene.play(.lighthouse) { scene in
            let fairway: JSONValue = [
                "from": "2026-01-01", "to": "2027-12-31", "areas": [["code": "inloppet", "title": "Inloppet"]],
            ]
            let south = Who.system(party: "08")
            let plan = try await scene.submitted("farledsplan", fairway, by: south)
            #expect(try await scene.get("/proposals/\(plan)", as: south)["registerNumber"] == "2026:1")
        }
    }
}
