import Kernel
import Postgres
import Scenes
import TestSupport
import Testing
import WebAPI

/// Proposals merged and split, and the answer that reaches whoever sent them.
@Suite struct RecastingTests {
    @Test func `D-25: merged proposals share the fate of the new one, and each submitter is told`() async throws {
        try await Scene.play { scene in
            let first = try await scene.submitted("behov", Sample.text, by: .mala)
            let second = try await scene.submitted("behov", ["text": "Bryggor."], by: .system(party: "2422"))
            let merged = try await scene.merged(first, with: [second])
            #expect(merged.status == 201)
            #expect(merged["state"] == "inPreparation")
            #expect(merged["registerNumber"] == "PBS 2026:3")
            #expect(merged["parents", "0", "id"]?.string == first)
            #expect(merged["parents", "1", "registerNumber"] == "PBS 2026:2")
            for parent in [first, second] {
                let body = try await scene.get("/proposals/\(parent)", as: .mala)
                #expect(body["state"] == "merged")
                #expect(body["children", "0", "id"]?.string == merged.id)
                let withdrawn = try await scene.take(
                    "withdrawals",
                    parent,
                    by: parent == first ? .mala : .system(party: "2422")
                )
                Refused.overHTTP(withdrawn, 409, "proposal_state_allows_it", "D-5")
            }
            let waiting = try await scene.answer(to: first)
            #expect(waiting["settled"] == false)
            #expect(
                waiting["text"] == "Det slogs ihop med andra förslag till ”Sammanslaget” (PBS 2026:3). Det bereds."
            )
            let record = try await scene.get("/proposals/\(second)/recastings?kind=merger", as: .mala)
            #expect(record.items.first?["reasons"] == "De gäller samma sak.")

            let (_, items) = try await scene.openSpringMeeting([merged.id])
            try await scene.decide(items[0], "rejected", reasons: "För dyrt.")
            for parent in [first, second] {
                let told = try await scene.answer(to: parent)
                #expect(told["settled"] == true)
                #expect(told["fates", "0", "decision", "paragraph"] == "§ 1/2026")
                #expect(told["fates", "0", "ways"] == ["merger"])
                #expect(
                    told["text"]?.string
                        == "Det slogs ihop med andra förslag till ”Sammanslaget” (PBS 2026:3). "
                        + "Samverkansgruppen har avslagit det, § 1/2026, 2026-04-15. Skäl: För dyrt."
                )
                #expect(try await scene.get("/proposals/\(parent)")["decision", "outcome"] == "rejected")
            }
            let english = try await scene.get(
                "/answers/\(first)",
                as: .mala,
                headers: ["Accept-Language": "en"]
            )
            #expect(english["text"]?.string?.hasPrefix("It was merged with other proposals into") == true)
        }
    }

    @Test func `D-25: a split proposal is answered for each of its parts`() async throws {
        try await Scene.play { scene in
            let need = try await scene.submitted("behov", Sample.text, by: .mala)
            let split = try await scene.split(need, into: ["Vägledning", "Halvdag"])
            #expect(split.status == 201)
            #expect(split["state"] == "split")
            let children = [split["children", "0", "id"]?.string ?? "", split["children", "1", "id"]?.string ?? ""]
            #expect(split["children", "0", "title"] == "Vägledning")
            let (_, items) = try await scene.openSpringMeeting(children)
            try await scene.decide(items[0])
            let half = try await scene.answer(to: need)
            #expect(half["settled"] == false)
            #expect(half["fates", "0", "changed"] == true)
            #expect(half["fates", "0", "state"] == "approved")
            #expect(half["fates", "1", "state"] == "onAgenda")
            try await scene.decide(items[1], "tabled")
            let tabled = try await scene.answer(to: need)
            #expect(
                tabled["fates", "1", "text"]
                    == "En del av det blev ”Halvdag” (PBS 2026:3). Det är bordlagt, § 2/2026, 2026-04-15 och tas upp igen."
            )
        }
    }

    @Test func `D-25: a party sees what became of everything it sent`() async throws {
        try await Scene.play { scene in
            let approved = try await scene.submitted("behov", Sample.text, by: .mala)
            let included = try await scene.submitted("behov", Sample.text, by: .member("2418"), on: "2026-02-02")
            let waiting = try await scene.submitted("behov", Sample.text, by: .mala, on: "2026-02-03")
            _ = try await scene.drafted("behov", Sample.text, by: .mala)
            let plan = try await scene.submitted("verksamhetsplan", Sample.areas, by: .preparer("2480"))
            _ = try await scene.take("inclusions", plan, by: .coordinator, [("part", .string(included))])
            try await scene.adopt([plan])
            let (_, items) = try await scene.openSpringMeeting([approved, plan])
            try await scene.decide(items[0])
            try await scene.decide(items[1], reasons: "Länet behöver det.")

            let all = try await scene.get("/parties/2418/answers", as: .mala)
            #expect(all.items.map { $0["proposal"]?.string } == [waiting, included, approved])
            let settled = try await scene.get("/parties/2418/answers?settled=true&sort=submittedOn", as: .mala)
            #expect(settled.items.map { $0["proposal"]?.string } == [approved, included])
            #expect(settled.items[0]["text"] == "Samverkansgruppen har bifallit det, § 1/2026, 2026-04-15.")
            #expect(settled.items[0]["fates"]?.elements.first?["changed"] == false)
            let carried = settled.items[1]["fates"]?.elements.first
            #expect(carried?["ways"] == ["inclusion"])
            #expect(carried?["plan"] != .null)
            #expect(carried?["changed"] == .null)
            #expect(
                carried?["text"]?.string?.hasSuffix(
                    "Samverkansgruppen har bifallit det, § 2/2026, 2026-04-15. Skäl: Länet behöver det."
                ) == true
            )
            let other = try await scene.get("/parties/2422/answers", as: .mala)
            #expect(other.items == [])
            let nobody = try await scene.get("/parties/9999/answers", as: .mala)
            #expect(nobody.status == 404)
            let draft = try await scene.drafted("behov", Sample.text, by: .system(party: "2422"))
            #expect(try await scene.answer(to: draft.id).status == 404)
        }
    }

    @Test func `D-25: what was taken into a merged proposal follows it, and the decision reaches through`() async throws
    {
        try await Scene.play { scene in
            let host = try await scene.submitted("behov", Sample.text, by: .mala)
            let part = try await scene.submitted("aktivitet", Sample.text, by: .system(party: "2422"))
            _ = try await scene.take("inclusions", host, by: .coordinator, on: "2026-02-02", [("part", .string(part))])
            let other = try await scene.submitted("behov", Sample.text, by: .mala)
            let merged = try await scene.merged(host, with: [other])
            #expect(try await scene.get("/proposals/\(part)")["includedIn"]?.string == merged.id)
            let again = try await scene.submitted("behov", Sample.text, by: .mala)
            let twice = try await scene.merged(again, with: [merged.id], on: "2026-03-02")
            let (_, items) = try await scene.openSpringMeeting([twice.id])
            try await scene.decide(items[0], "approvedWithChange", content: ["text": "Kortare."])
            for sent in [host, part, other, merged.id] {
                #expect(try await scene.get("/proposals/\(sent)")["decision", "paragraph"] == "§ 1/2026", "\(sent)")
            }
            let told = try await scene.answer(to: host)
            #expect(told["fates", "0", "ways"] == ["merger", "merger"])
            #expect(told["fates", "0", "changed"] == true)
            let included = try await scene.answer(to: part)
            #expect(included["fates", "0", "ways"] == ["inclusion"])
            #expect(included["fates", "0", "changed"] == .null)
        }
    }

    @Test func `D-25: when what they became is withdrawn, the proposals are submitted again`() async throws {
        try await Scene.play { scene in
            let first = try await scene.submitted("behov", Sample.text, by: .mala)
            let second = try await scene.submitted("behov", Sample.text, by: .mala)
            let merged = try await scene.merged(first, with: [second])
            #expect(try await scene.take("withdrawals", merged.id, by: .coordinator).status == 201)
            #expect(try await scene.get("/proposals/\(first)")["state"] == "submitted")
            let split = try await scene.split(first, into: ["A", "B"], on: "2026-03-02")
            #expect(try await scene.answer(to: first)["fates", "1"] != nil)
            for index in ["0", "1"] {
                #expect(try await scene.get("/proposals/\(first)")["state"] == "split")
                let children = try await scene.get("/proposals/\(first)/recastings?kind=split")
                let child = children.items.first?["children"]?.elements[Int(index) ?? 0]["id"]?.string ?? ""
                #expect(try await scene.take("withdrawals", child, by: .coordinator, on: "2026-03-02").status == 201)
            }
            #expect(split["state"] == "split")
            #expect(try await scene.get("/proposals/\(first)")["state"] == "submitted")
            #expect(try await scene.get("/proposals/\(second)")["state"] == "submitted")
        }
    }

    @Test func `D-25: only whoever prepares the matter merges and splits, within one matter`() async throws {
        try await Scene.play { scene in
            let need = try await scene.submitted("behov", Sample.text, by: .mala)
            let other = try await scene.submitted("behov", Sample.text, by: .mala)
            let activity = try await scene.submitted("aktivitet", Sample.text, by: .mala)
            let budget = try await scene.submitted("budget", Sample.budget, by: .preparer("2480"))
            let draft = try await scene.drafted("behov", Sample.text, by: .coordinator).id
            let malas = try await scene.drafted("behov", Sample.text, by: .mala).id

            let stranger = try await scene.merged(need, with: [other], by: .member("2418"))
            #expect(stranger.status == 403)
            #expect(stranger.rule == "proposal_is_prepared_by_the_preparing_group", "\(stranger)")
            let divided = try await scene.split(budget, into: ["A", "B"], by: .preparer("2480"))
            #expect(divided.status == 422)
            #expect(divided["errors", "0", "pointer"]?.string?.hasPrefix("/parts/0/content") == true, "\(divided)")
            let crossed = try await scene.merged(need, with: [activity])
            Refused.overHTTP(crossed, 422, "recasting_stays_within_one_matter", "D-25")
            let itself = try await scene.merged(need, with: [need])
            Refused.overHTTP(itself, 422, "recasting_stays_within_one_matter", "D-25")
            let hidden = try await scene.merged(need, with: [malas])
            #expect(hidden.status == 422)
            #expect(hidden["errors", "0", "pointer"] == "/proposals")

            Refused.inSQL(
                try await scene.attempt(scene.rawRecasting("merger", [need, other], [draft], by: .member("2418"))),
                "proposal_is_prepared_by_the_preparing_group"
            )
            for (kind, parents, children) in [
                ("merger", [need], [draft]), ("merger", [need, activity], [draft]), ("merger", [need, need], [draft]),
                ("split", [need], [draft]), ("split", [need, other], [draft]), ("merger", [need, other], []),
            ] {
                Refused.inSQL(
                    try await scene.attempt(scene.rawRecasting(kind, parents, children)),
                    "recasting_stays_within_one_matter"
                )
            }
            Refused.inSQL(
                try await scene.attempt(scene.rawRecasting("merger", [need, other], [malas])),
                "proposal_is_its_submitters_own"
            )
            let direct =
                "INSERT INTO descents (parent_id, child_id, recasting_id) VALUES ('\(need)', '\(draft)', new_id())"
            Refused.asForbidden(try await scene.attempt(direct))
            #expect(try await scene.attempt(scene.rawRecasting("merger", [need, other], [draft])) == nil)
            #expect(try await scene.get("/proposals/\(draft)")["registerNumber"] == "PBS 2026:5")
            Refused.inSQL(try await scene.attempt("DELETE FROM descents", as: .owner), "history_is_never_changed")
        }
    }

    /// Every state that a proposal can be in, and what may be done with it there.
    @Test func `D-5: receipts, referrals, mergers, splits and withdrawals only from the states that allow them`()
        async throws
    {
        try await Scene.play { scene in
            let allowed: [String: Set<String>] = [
                "receipt": ["submitted"], "referral": ["submitted", "inPreparation", "referredBack", "adopted"],
                "merger": ["submitted", "inPreparation", "referredBack"],
                "submission": ["draft", "incomplete"],
                "withdrawal": ["draft", "submitted", "incomplete", "inPreparation", "referredBack", "adopted"],
            ]
            let states = [
                "draft", "submitted", "incomplete", "inPreparation", "adopted", "onAgenda", "approved",
                "approvedWithChange",
                "rejected", "referredBack", "tabled", "withdrawn", "included", "merged", "split",
            ]
            let coordinator = try await scene.person(.coordinator).text
            let need = try await scene.submitted("behov", Sample.text, by: .mala)
            let other = try await scene.submitted("behov", Sample.text, by: .mala)
            let draft = try await scene.drafted("behov", Sample.text, by: .coordinator).id
            let step =
                "INSERT INTO proposal_steps (id, proposal_id, kind, taken_on, party_code) VALUES (new_id(), '\(need)', '%', '2026-03-01', '2418')"
            let attempts = [
                "receipt":
                    "INSERT INTO receipts (id, proposal_id, complete, received_on, person_id) VALUES (new_id(), '\(need)', true, '2026-03-01', '\(coordinator)')",
                "referral":
                    "INSERT INTO referrals (id, proposal_id, question, parties, sent_on, person_id) VALUES (new_id(), '\(need)', 'Vad?', '{2422}', '2026-03-01', '\(coordinator)')",
                "merger": try await scene.rawRecasting("merger", [need, other], [draft]),
                "submission": step.replacing("%", with: "submission"),
                "withdrawal": step.replacing("%", with: "withdrawal"),
            ]
            for state in states {
                let forced = try await scene.attempt(
                    "SET LOCAL session_replication_role = replica; UPDATE proposals SET state = '\(state)' WHERE id = '\(need)'",
                    as: .superuser,
                    journal: false
                )
                #expect(forced == nil)
                for (name, sql) in attempts {
                    let error = try await scene.attempt("\(sql); DO $$ BEGIN RAISE EXCEPTION 'undone'; END $$")
                    if allowed[name]?.contains(state) == true {
                        #expect(error?.sqlstate == "P0001", "\(name) from \(state): \(String(describing: error))")
                    } else {
                        #expect(
                            error?.constraint == "proposal_state_allows_it",
                            "\(name) from \(state): \(String(describing: error))"
                        )
                    }
                }
            }
        }
    }
}
