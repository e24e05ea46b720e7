import Kernel
import Scenes
import TestSupport
import Testing
import WebAPI

/// Parties asked about a proposal, and what they answer.
@Suite struct ReferralTests {
    @Test func `D-25: the parties asked answer each for itself, and everybody sees it`() async throws {
        try await Scene.play { scene in
            let need = try await scene.submitted("behov", Sample.text, by: .mala)
            let referral = try await scene.referred(need, to: ["2422", "2417"], due: "2026-02-20")
            #expect(referral.status == 201)
            #expect(referral["registerNumber"] == "PBS 2026:1")
            #expect(referral["version"] == 1)
            #expect(referral["parties", "0", "stance"] == .null)
            let path = "/proposals/\(need)/referrals/\(referral.id)"
            #expect(try await scene.get(path)["_links", "answers"] == nil)
            #expect(try await scene.get(path, as: .member("2422"))["_links", "answers"] != nil)

            let early = try await scene.answered(
                referral,
                "supportWithRemarks",
                text: "Ta även med bryggor.",
                by: .system(party: "2422"),
                on: "2026-02-10"
            )
            #expect(early.status == 201)
            #expect(early["late"] == false)
            let late = try await scene.answered(referral, "support", by: .member("2417"), on: "2026-02-21")
            #expect(late["late"] == true)
            let other = try await scene.answered(
                referral,
                "oppose",
                text: "Bryggor saknas.",
                by: .member("2422"),
                on: "2026-02-22"
            )
            #expect(other["number"] == 2)
            let answers = try await scene.get("\(path)/answers", as: .insyn)
            #expect(answers.items.map { $0["party"] } == ["2422", "2417", "2422"])
            #expect(answers.items.map { $0["replaced"] } == [true, false, false])
            let standing = try await scene.get(path, as: .mala)
            #expect(standing["parties", "0", "stance"] == "oppose")
            #expect(standing["parties", "1", "late"] == true)
            #expect(standing.entityTag != referral.entityTag)
            let one = try await scene.get("\(path)/answers/\(early.id)", as: .mala)
            #expect(one["text"] == "Ta även med bryggor.")
        }
    }

    @Test func `D-25: only the asked answer, while it can still matter, and remarks are written`() async throws {
        try await Scene.play { scene in
            let need = try await scene.submitted("behov", Sample.text, by: .mala)
            let referral = try await scene.referred(need, to: ["2422"])
            let stranger = try await scene.answered(referral, "support", by: .mala, on: "2026-02-10")
            Refused.overHTTP(stranger, 403, "referral_is_answered_by_the_asked", "D-25")
            let mute = try await scene.answered(referral, "oppose", by: .member("2422"), on: "2026-02-10")
            #expect(mute.rule == "referral_answer_gives_its_grounds", "\(mute)")
            #expect(mute.clause == "D-25")
            let before = try await scene.answered(referral, "support", by: .member("2422"), on: "2026-02-02")
            Refused.overHTTP(before, 409, "proposal_state_allows_it", "D-5")
            func raw(_ party: String, _ stance: String, person: String = "NULL") -> String {
                """
                INSERT INTO referral_answers (id, referral_id, party_code, stance, answered_on, person_id)
                VALUES (new_id(), '\(referral.id)', '\(party)', '\(stance)', '2026-02-10', \(person))
                """
            }
            let malas = try await scene.person(.member("2418")).text
            Refused.inSQL(try await scene.attempt(raw("2418", "support")), "referral_is_answered_by_the_asked")
            Refused.inSQL(
                try await scene.attempt(raw("2422", "support", person: "'\(malas)'")),
                "referral_is_answered_by_the_asked"
            )
            Refused.inSQL(try await scene.attempt(raw("2422", "oppose")), "referral_answer_gives_its_grounds")
            _ = try await scene.take("withdrawals", need, by: .mala)
            let afterwards = try await scene.answered(referral, "support", by: .member("2422"), on: "2026-03-02")
            Refused.overHTTP(afterwards, 409, "proposal_state_allows_it", "D-5")
            Refused.inSQL(try await scene.attempt(raw("2422", "support")), "proposal_state_allows_it")
        }
    }

    @Test func `D-25: a referral goes to known parties, with time to answer, from whoever prepares the matter`()
        async throws
    {
        try await Scene.play { scene in
            let need = try await scene.submitted("behov", Sample.text, by: .mala)
            let unknown = try await scene.referred(need, to: ["2422", "9999"])
            Refused.overHTTP(unknown, 422, "referral_goes_to_known_parties", "D-25")
            #expect(unknown["facts", "unknown"] == ["9999"])
            let twice = try await scene.referred(need, to: ["2422", "2422"])
            Refused.overHTTP(twice, 422, "referral_goes_to_known_parties", "D-25")
            let hasty = try await scene.referred(need, to: ["2422"], due: "2026-02-03")
            #expect(hasty.rule == "referral_leaves_time_to_answer", "\(hasty)")
            #expect(hasty.clause == "D-25")
            let stranger = try await scene.referred(need, to: ["2422"], by: .member("2418"))
            #expect(stranger.status == 403)
            #expect(stranger.rule == "proposal_is_prepared_by_the_preparing_group")
            func raw(_ parties: String, _ due: String, by who: Who) async throws -> String {
                """
                INSERT INTO referrals (id, proposal_id, question, parties, sent_on, due_on, person_id)
                VALUES (new_id(), '\(need)', 'Vad?', '\(parties)', '2026-02-03', '\(due)', '\(try await scene.person(who).text)')
                """
            }
            Refused.inSQL(
                try await scene.attempt(raw("{9999}", "2026-02-20", by: .coordinator)),
                "referral_goes_to_known_parties"
            )
            Refused.inSQL(
                try await scene.attempt(raw("{2422}", "2026-02-03", by: .coordinator)),
                "referral_leaves_time_to_answer"
            )
            Refused.inSQL(
                try await scene.attempt(raw("{2422}", "2026-02-20", by: .member("2418"))),
                "proposal_is_prepared_by_the_preparing_group"
            )
            let usual = try await scene.referred(need, to: ["2422"])
            #expect(usual["dueOn"] == "2026-02-24")
            for sql in ["UPDATE referrals SET due_on = '2026-12-01'", "DELETE FROM referral_answers"] {
                Refused.asForbidden(try await scene.attempt(sql))
            }
            Refused.inSQL(
                try await scene.attempt("UPDATE referrals SET due_on = '2026-12-01'", as: .owner),
                "history_is_never_changed"
            )
        }
    }

    @Test func `V-6, D-25: what a party has not answered in time is a finding until it is answered or decided`()
        async throws
    {
        try await Scene.play { scene in
            let need = try await scene.submitted("behov", Sample.text, by: .mala)
            let referral = try await scene.referred(need, to: ["2422", "2417"], due: "2026-02-20")
            func findings(_ day: String) async throws -> [String] {
                try await scene.get("/findings?at=\(day)&clause=D-25").items.compactMap { $0["owner"]?.string }.sorted()
            }
            #expect(try await findings("2026-02-20") == [])
            #expect(try await findings("2026-02-21") == ["2417", "2422"])
            let one = try await scene.get("/findings?at=2026-02-21&owner=2417&clause=D-25").items.first
            #expect(one?["code"] == "referral-unanswered")
            #expect(one?["since"] == "2026-02-21")
            #expect(one?["facts"]?["registerNumber"] == "PBS 2026:1")
            let todo = try await scene.get("/referrals?party=2417&answered=false", as: .system(party: "2417"))
            #expect(todo.items.map { $0["id"]?.string } == [referral.id])
            _ = try await scene.answered(referral, "noOpinion", by: .member("2417"), on: "2026-02-25")
            #expect(try await findings("2026-02-26") == ["2422"])
            #expect(try await scene.get("/referrals?party=2417&answered=false").items == [])
            #expect(try await scene.get("/referrals?party=2417&answered=true").items.count == 1)
            #expect(try await scene.get("/referrals?answered=false").items.count == 1)
            _ = try await scene.take("withdrawals", need, by: .mala)
            #expect(try await findings("2026-03-05") == [])
        }
    }
}
