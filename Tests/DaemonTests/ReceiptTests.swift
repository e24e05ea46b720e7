import Kernel
import Scenes
import TestSupport
import Testing
import WebAPI

/// Whether what came in is complete, and what happens when it is not.
@Suite struct ReceiptTests {
    @Test func `D-25: an incomplete proposal goes back, is mended and comes in again under its number`() async throws {
        try await Scene.play { scene in
            let need = try await scene.submitted("behov", Sample.text, by: .mala)
            let receipt = try await scene.checked(need, missing: ["Samverkansområde."])
            #expect(receipt.status == 201)
            #expect(receipt["complete"] == false)
            #expect(receipt["version"] == 1)
            #expect(receipt["facts", "absentFields"] == ["area"])
            #expect(receipt["facts", "refusal"] == .null)
            let back = try await scene.get("/proposals/\(need)", as: .mala)
            #expect(back["state"] == "incomplete")
            #expect(back["_links", "versions"] != nil && back["_links", "submissions"] != nil)
            #expect(back["_links", "withdrawals"] != nil)
            let told = try await scene.answer(to: need)
            #expect(told["text"] == "Det är inte komplett. Detta saknas: Samverkansområde.")

            for (step, who) in [("preparations", Who.coordinator), ("receipts", .coordinator)] {
                let early = try await scene.post(
                    "/proposals/\(need)/\(step)",
                    step == "receipts" ? ["complete": true, "deficiencies": [], "on": "2026-02-02"] : ["on": "2026-02-02"],
                    as: who
                )
                Refused.overHTTP(early, 409, "proposal_state_allows_it", "D-5")
            }
            let stranger = try await scene.revised(need, Sample.text, by: .coordinator, on: "2026-02-03")
            Refused.overHTTP(stranger, 403, "proposal_is_its_submitters_own", "D-25")
            let mended = try await scene.revised(
                need,
                ["text": "Gemensam vägledning.", "area": "tillsynsprojekt"],
                by: .mala,
                on: "2026-02-03"
            )
            #expect(mended.status == 201)
            let again = try await scene.take("submissions", need, by: .mala, on: "2026-02-04")
            #expect(again["state"] == "submitted")
            #expect(again["registerNumber"] == "PBS 2026:1")
            let complete = try await scene.checked(need, missing: [], on: "2026-02-05")
            #expect(complete["version"] == 2)
            #expect(complete["facts", "absentFields"] == [])
            let receipts = try await scene.get("/proposals/\(need)/receipts", as: .system(party: "2422"))
            #expect(receipts.items.map { $0["complete"] } == [false, true])
            let next = try await scene.submitted("behov", Sample.text, by: .mala)
            #expect(try await scene.get("/proposals/\(next)")["registerNumber"] == "PBS 2026:2")
        }
    }

    @Test func `D-25: an incomplete proposal can be withdrawn`() async throws {
        try await Scene.play { scene in
            let need = try await scene.submitted("behov", Sample.text, by: .mala)
            _ = try await scene.checked(need, missing: ["Samverkansområde."])
            let withdrawn = try await scene.take("withdrawals", need, by: .mala)
            #expect(withdrawn["state"] == "withdrawn")
            #expect(try await scene.answer(to: need)["settled"] == true)
        }
    }

    @Test func `D-25: what is missing is said, and of the complete nothing is`() async throws {
        try await Scene.play { scene in
            let need = try await scene.submitted("behov", Sample.text, by: .mala)
            let silent = try await scene.post(
                "/proposals/\(need)/receipts",
                ["complete": false, "deficiencies": [], "on": "2026-02-02"],
                as: .coordinator
            )
            #expect(silent.rule == "receipt_says_what_is_missing", "\(silent)")
            #expect(silent.clause == "D-25")
            let person = try await scene.person(.coordinator).text
            let raw = try await scene.attempt(
                """
                INSERT INTO receipts (id, proposal_id, complete, missing, received_on, person_id)
                VALUES (new_id(), '\(need)', true, '{Allt}', '2026-02-02', '\(person)')
                """
            )
            Refused.inSQL(raw, "receipt_says_what_is_missing")
            #expect(try await scene.get("/proposals/\(need)")["state"] == "submitted")
        }
    }

    @Test func `V-45: the check is made by whoever prepares the matter, and the machine foresees the refusal`()
        async throws
    {
        try await Scene.play { scene in
            let unbalanced = Sample.budget(income: [Sample.income(4_000_000)])
            let budget = try await scene.submitted("budget", unbalanced, by: .preparer("2480"))
            let stranger = try await scene.checked(budget, missing: [], by: .member("2418"))
            Refused.overHTTP(stranger, 403, "proposal_is_prepared_by_the_preparing_group", "V-45")
            let raw = try await scene.attempt(
                """
                INSERT INTO receipts (id, proposal_id, complete, received_on, person_id)
                VALUES (new_id(), '\(budget)', true, '2026-02-02', '\(try await scene.person(.member("2418")).text)')
                """
            )
            Refused.inSQL(raw, "proposal_is_prepared_by_the_preparing_group", "V-45")
            let receipt = try await scene.checked(budget, missing: [])
            #expect(receipt.status == 201)
            #expect(receipt["facts", "absentFields"] == ["note"])
            #expect(receipt["facts", "refusal", "rule"] == "budget_balances")
            #expect(receipt["facts", "refusal", "clause"] == "V-75")
            #expect(receipt["facts", "refusal", "facts", "missingOre"] == 6_000_000)
            let kept = try await scene.attempt("UPDATE receipts SET missing = '{}'", as: .owner)
            Refused.inSQL(kept, "history_is_never_changed")
        }
    }
}
