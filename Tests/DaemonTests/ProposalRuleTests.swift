import Kernel
import Scenes
import TestSupport
import Testing
import WebAPI

/// What a plan matter is, and where the agreement says who draws it up.
struct PlanMatter: Sendable, CustomTestStringConvertible {
    let matter: String
    let clause: String
    let decided: String
    let content: JSONValue

    var testDescription: String { matter }

    static let prepared = [
        PlanMatter(matter: "verksamhetsplan", clause: "V-43", decided: "V-27", content: Sample.areas),
        PlanMatter(matter: "aktivitetsplan", clause: "V-44", decided: "V-28", content: Sample.activities),
        PlanMatter(matter: "budget", clause: "V-45", decided: "V-25", content: Sample.budget),
    ]
    static let fromTheGroup =
        prepared + [
            PlanMatter(matter: "verksamhetsinriktning", clause: "V-42", decided: "V-27", content: Sample.text)
        ]
}

@Suite struct ProposalRuleTests {
    @Test func `D-25: municipalities, the Region and members of the stödgrupp may propose, others may not`()
        async throws
    {
        try await Scene.play { scene in
            let region = Who.system(party: "region-vasterbotten")
            for who in [Who.mala, .member("2418"), region, .coordinator, .lansstyrelsen, .preparer("2481")] {
                let allowed = try await scene.drafted("behov", Sample.text, by: who)
                #expect(allowed.status == 201, "\(who): \(allowed)")
            }
            let board = try await scene.drafted("behov", Sample.text, by: .system(party: "lansstyrelsen-vasterbotten"))
            Refused.overHTTP(board, 403, "proposal_is_from_an_entitled_submitter", "D-25")
            #expect(board["facts", "party"] == "lansstyrelsen-vasterbotten")
            let raw = try await scene.attempt(
                """
                INSERT INTO proposals (id, matter, title, party_code, created_on)
                VALUES (new_id(), 'behov', 'Länsstyrelsens', 'lansstyrelsen-vasterbotten', '2026-02-01')
                """
            )
            Refused.inSQL(raw, "proposal_is_from_an_entitled_submitter", "D-25")
        }
    }

    @Test(arguments: PlanMatter.fromTheGroup)
    func `V-42, V-43, V-44, V-45: only a member of the stödgrupp puts it forward`(plan: PlanMatter) async throws {
        try await Scene.play { scene in
            for who in [Who.preparer("2480"), .lansstyrelsen, .coordinator] {
                let allowed = try await scene.drafted(plan.matter, plan.content, by: who)
                #expect(allowed.status == 201, "\(who): \(allowed)")
                #expect(allowed["group"] == "stodgrupp")
            }
            let systems = ["region-vasterbotten", "lansstyrelsen-vasterbotten"].map { Who.system(party: $0) }
            for who in [Who.mala, .member("2418")] + systems {
                let refused = try await scene.drafted(plan.matter, plan.content, by: who)
                Refused.overHTTP(refused, 403, "proposal_is_from_an_entitled_submitter", plan.clause)
            }
            let person = try await scene.person(.member("2418")).text
            let raw = try await scene.attempt(
                """
                INSERT INTO proposals (id, matter, title, party_code, person_id, created_on)
                VALUES (new_id(), '\(plan.matter)', 'Malås', '2418', '\(person)', '2026-02-01')
                """
            )
            Refused.inSQL(raw, "proposal_is_from_an_entitled_submitter", plan.clause)
        }
    }

    @Test func `D-25: a draft is seen and submitted only by its own`() async throws {
        try await Scene.play { scene in
            let draft = try await scene.drafted("behov", Sample.text, by: .mala)
            #expect(draft["state"] == "draft")
            let seenByItsParty = try await scene.get("/proposals/\(draft.id)", as: .member("2418"))
            #expect(seenByItsParty.status == 200)
            for who in [Who.system(party: "2422"), .coordinator, .insyn] {
                let seen = try await scene.get("/proposals/\(draft.id)", as: who)
                #expect(seen.status == 404, "\(who)")
            }
            let hidden = try await scene.take("submissions", draft.id, by: .system(party: "2422"))
            #expect(hidden.status == 404)
            let raw = try await scene.attempt(
                """
                INSERT INTO proposal_steps (id, proposal_id, kind, taken_on, party_code)
                VALUES (new_id(), '\(draft.id)', 'submission', '2026-02-02', '2422')
                """
            )
            Refused.inSQL(raw, "proposal_is_its_submitters_own")
            let submitted = try await scene.take("submissions", draft.id, by: .mala)
            #expect(submitted.status == 201)
            #expect(submitted["state"] == "submitted")
            #expect(submitted["submittedOn"] == "2026-03-01")
            let seen = try await scene.get("/proposals/\(draft.id)", as: .system(party: "2422"))
            #expect(seen.status == 200)
        }
    }

    @Test func `D-5: a proposal takes its steps in order and its state follows only from them`() async throws {
        try await Scene.play { scene in
            let empty = try await scene.drafted("behov", nil, by: .mala)
            let nothingThere = try await scene.take("submissions", empty.id, by: .mala)
            Refused.overHTTP(nothingThere, 409, "proposal_state_allows_it", "D-5")

            let plan = try await scene.submitted("budget", Sample.budget, by: .preparer("2480"))
            let twice = try await scene.take("submissions", plan, by: .preparer("2480"))
            Refused.overHTTP(twice, 409, "proposal_state_allows_it", "D-5")
            #expect(twice["facts", "state"] == "submitted")
            let prepared = try await scene.take("preparations", plan, by: .preparer("2482"))
            #expect(prepared["state"] == "inPreparation")
            let raw = try await scene.attempt(
                """
                INSERT INTO proposal_steps (id, proposal_id, kind, taken_on, person_id, party_code)
                VALUES (new_id(), '\(plan)', 'submission', '2026-03-02',
                    '\(try await scene.person(.lansstyrelsen).text)', 'lansstyrelsen-vasterbotten')
                """
            )
            Refused.inSQL(raw, "proposal_state_allows_it")
            try await scene.adopt([plan])
            let adopted = try await scene.get("/proposals/\(plan)")
            #expect(adopted["state"] == "adopted")
            #expect(adopted["adoptedVersion"] == 1)
            let again = try await scene.take("preparations", plan, by: .preparer("2482"), on: "2026-03-11")
            Refused.overHTTP(again, 409, "proposal_state_allows_it", "D-5")
            let forged = try await scene.attempt("UPDATE proposals SET state = 'approved' WHERE id = '\(plan)'")
            Refused.asForbidden(forged)
            let born = try await scene.attempt(
                """
                INSERT INTO proposals (id, matter, title, party_code, created_on, state)
                VALUES (new_id(), 'behov', 'Färdigt', '2418', '2026-02-01', 'approved')
                """
            )
            Refused.asForbidden(born)
        }
    }

    @Test(arguments: PlanMatter.prepared)
    func `V-43, V-44, V-45: once submitted it is prepared only by the stödgrupp`(plan: PlanMatter) async throws {
        try await Scene.play { scene in
            let proposal = try await scene.submitted(plan.matter, plan.content, by: .preparer("2480"))
            let rule = "proposal_is_prepared_by_the_preparing_group"
            let version = try await scene.revised(proposal, plan.content, by: .mala)
            Refused.overHTTP(version, 403, rule, plan.clause)
            let taken = try await scene.take("preparations", proposal, by: .member("2418"))
            Refused.overHTTP(taken, 403, rule, plan.clause)
            let person = try await scene.person(.member("2418")).text
            let raw = try await scene.attempt(
                """
                INSERT INTO proposal_versions (id, proposal_id, content, created_on, person_id, party_code)
                VALUES (new_id(), '\(proposal)', '{}', '2026-03-01', '\(person)', '2418')
                """
            )
            Refused.inSQL(raw, rule, plan.clause)
            let rawStep = try await scene.attempt(
                """
                INSERT INTO proposal_steps (id, proposal_id, kind, taken_on, person_id, party_code)
                VALUES (new_id(), '\(proposal)', 'preparation', '2026-03-01', '\(person)', '2418')
                """
            )
            Refused.inSQL(rawStep, rule, plan.clause)
            let allowed = try await scene.revised(proposal, plan.content, by: .lansstyrelsen)
            #expect(allowed.status == 201)
            #expect(allowed["number"] == 2)
        }
    }

    @Test func `D-5: a version is never changed, a change is the next version`() async throws {
        try await Scene.play { scene in
            let draft = try await scene.drafted("behov", Sample.text, by: .mala)
            let second = try await scene.revised(draft.id, ["text": "Omarbetad."], by: .mala)
            #expect(second.status == 201)
            #expect(second["number"] == 2)
            #expect(second.headers["location"]?.hasSuffix("/proposals/\(draft.id)/versions/2") == true)
            let first = try await scene.get("/proposals/\(draft.id)/versions/1", as: .mala)
            #expect(first["content"] == Sample.text)
            #expect(first["number"] == 1)

            for sql in [
                "UPDATE proposal_versions SET content = '{\"text\": \"Ändrad\"}' WHERE proposal_id = '\(draft.id)'",
                "DELETE FROM proposal_versions WHERE proposal_id = '\(draft.id)'",
            ] {
                let asApp = try await scene.attempt(sql)
                Refused.asForbidden(asApp)
                let asOwner = try await scene.attempt(sql, as: .owner)
                Refused.inSQL(asOwner, "history_is_never_changed")
            }
            _ = try await scene.take("submissions", draft.id, by: .mala)
            let steps = try await scene.attempt("UPDATE proposal_steps SET taken_on = '2026-01-01'", as: .owner)
            Refused.inSQL(steps, "history_is_never_changed")
            let mine = try await scene.revised(draft.id, Sample.text, by: .mala)
            #expect(mine.status == 403)
        }
    }

    @Test func `D-25: a proposal is withdrawn by its own only, and then rests`() async throws {
        try await Scene.play { scene in
            let need = try await scene.submitted("behov", Sample.text, by: .mala)
            let stranger = try await scene.take("withdrawals", need, by: .system(party: "2422"))
            Refused.overHTTP(stranger, 403, "proposal_is_its_submitters_own", "D-25")
            let raw = try await scene.attempt(
                """
                INSERT INTO proposal_steps (id, proposal_id, kind, taken_on, party_code)
                VALUES (new_id(), '\(need)', 'withdrawal', '2026-03-01', '2422')
                """
            )
            Refused.inSQL(raw, "proposal_is_its_submitters_own")
            let withdrawn = try await scene.take("withdrawals", need, by: .mala, [("reasons", "Löst på annat sätt.")])
            #expect(withdrawn.status == 201)
            #expect(withdrawn["state"] == "withdrawn")
            let steps = try await scene.get("/proposals/\(need)/steps?kind=withdrawal", as: .mala)
            #expect(steps.items.first?["reasons"] == "Löst på annat sätt.")

            let taken = try await scene.take("preparations", need, by: .coordinator)
            Refused.overHTTP(taken, 409, "proposal_state_allows_it", "D-5")
            let again = try await scene.take("withdrawals", need, by: .mala)
            Refused.overHTTP(again, 409, "proposal_state_allows_it", "D-5")
            let meeting = try await scene.planned("samverkansgrupp", "extra", at: "2026-06-10T08:00:00Z")
            let item = try await scene.put(need, on: meeting.id)
            Refused.overHTTP(item, 409, "proposal_state_allows_it", "D-5")
        }
    }
}
