import Kernel
import Postgres
import Scenes
import TestSupport
import Testing
import WebAPI

/// Every outcome typed, after the vote, once, and of its item.
@Suite struct OutcomeTests {
    private static let follows = "decision_follows_the_vote"
    private static let belongs = "outcome_belongs_to_its_item"
    private static let outcomes = ["approved", "approvedWithChange", "rejected", "referredBack", "tabled", "noted"]

    @Test func `D-4, D-20: the decision is what the latest vote on the outcome came to`() async throws {
        try await Scene.play { scene in
            let sitting = try await Sitting.open(in: scene, agenda: scene.needs(3))
            let item = sitting.items[0]
            try await sitting.records("votings", in: item, sitting.open(yes: Array(Sitting.eight.prefix(5)), no: Array(Sitting.eight.suffix(3))))
            for (outcome, reasons) in [("rejected", nil), ("tabled", nil), ("referredBack", "Mer underlag.")] {
                let other = try await scene.decide(item, outcome, reasons: reasons)
                Refused.overHTTP(other, 409, Self.follows, "D-4")
                Refused.inSQL(try await scene.rawOutcome(item, outcome, [("reasons", "Mer underlag.")]), Self.follows)
            }
            // A vote about something else takes nothing back.
            try await sitting.records(
                "votings", in: item,
                sitting.open(yes: Sitting.eight, options: [["code": "ja", "text": "Justeras genast"], ["code": "nej", "text": "Justeras senare"]]))
            Refused.overHTTP(try await scene.decide(item, "rejected"), 409, Self.follows, "D-4")
            Refused.inSQL(try await scene.rawOutcome(item, "rejected"), Self.follows)
            let decided = try await scene.decide(item)
            #expect(decided.status == 201, "\(decided)")
            #expect(decided["voting", "number"] == 1)

            // Of two votes on the outcome the last counts.
            let next = sitting.items[1]
            let referral: JSONValue = [["code": "idag", "text": "Avgörs i dag"], ["code": "ater", "text": "Återremiss", "outcome": "referredBack"]]
            let today = sitting.open(yes: [], options: referral).map { name, value in
                name == "votes" ? (name, .array(Sitting.eight.map { sitting.vote($0, "idag") })) : (name, value)
            }
            try await sitting.records("votings", in: next, today)
            Refused.overHTTP(try await scene.decide(next, "referredBack", reasons: "Mer underlag."), 409, Self.follows, "D-4")
            try await sitting.records("votings", in: next, sitting.open(yes: [], no: Sitting.eight))
            Refused.overHTTP(try await scene.decide(next), 409, Self.follows, "D-4")
            let rejected = try await scene.decide(next, "rejected")
            #expect(rejected.status == 201, "\(rejected)")
            #expect(rejected["voting", "number"] == 2)
            #expect(try await scene.decide(sitting.items[2], "tabled").status == 201)
        }
    }

    @Test func `D-16: an item is decided once, and nothing more happens in it`() async throws {
        try await Scene.play { scene in
            let sitting = try await Sitting.open(in: scene, agenda: scene.needs(1))
            let plain = try await scene.agenda(sitting.meeting).first { $0["standing"] == "uppfoljning" }?["id"]?.string ?? ""
            let rule = "agenda_item_is_decided_once"
            for (item, outcome) in [(plain, "noted"), (sitting.items[0], "approved")] {
                #expect(try await scene.decide(item, outcome).status == 201)
                try await sitting.refuses(
                    "motions", in: item, [("person", sitting.person("2401")), ("kind", "other"), ("text", "Ånej.")], 409, rule, "D-16")
                try await sitting.refuses("votings", in: item, sitting.open(yes: Sitting.eight), 409, rule, "D-16")
                try await sitting.refuses(
                    "recusals", in: item, [("person", sitting.person("2401")), ("reasons", "Eget bolag.")], 409, rule, "D-16")
            }
            Refused.overHTTP(try await scene.decide(plain, "noted"), 409, rule, "D-16")
            Refused.inSQL(try await scene.rawDecision(plain, "noted"), rule)
        }
    }

    @Test func `D-23: a matter is not noted, and an item without one is nothing else`() async throws {
        try await Scene.play { scene in
            let sitting = try await Sitting.open(in: scene, agenda: scene.needs(1))
            let plain = try await scene.agenda(sitting.meeting).first { $0["standing"] == "uppfoljning" }?["id"]?.string ?? ""
            for outcome in Self.outcomes where outcome != "noted" {
                let content: JSONValue? = outcome == "approvedWithChange" ? Sample.text : nil
                let refused = try await scene.decide(plain, outcome, content: content, reasons: "Skäl.")
                Refused.overHTTP(refused, 422, Self.belongs, "D-23")
                Refused.inSQL(try await scene.rawOutcome(plain, outcome), Self.belongs)
            }
            Refused.overHTTP(try await scene.decide(sitting.items[0], "noted"), 422, Self.belongs, "D-23")
            Refused.inSQL(try await scene.rawOutcome(sitting.items[0], "noted"), Self.belongs)
            let unknown = try await scene.decide(sitting.items[0], "forgotten")
            #expect(unknown.status == 422)
            let raw = try await scene.rawOutcome(sitting.items[0], "forgotten")
            Refused.inSQL(raw, "decision_has_a_known_outcome")
        }
    }

    @Test func `D-5: only a referral back says to whom and by when, and to somebody that is there`() async throws {
        try await Scene.play { scene in
            let sitting = try await Sitting.open(in: scene, agenda: scene.needs(1))
            let item = sitting.items[0]
            let plain = try await scene.agenda(sitting.meeting).first { $0["standing"] == "uppfoljning" }?["id"]?.string ?? ""
            func referred(_ outcome: String, of item: String, _ more: Sitting.Fields) async throws -> Reply {
                try await scene.post(
                    "/decisions", .object([("agendaItem", .string(item)), ("outcome", .string(outcome)), ("reasons", "Skäl.")] + more),
                    as: .coordinator)
            }
            for (outcome, item) in [("approved", item), ("rejected", item), ("tabled", item), ("noted", plain)] {
                for (field, column, value) in [("referredTo", "referred_to", "stodgrupp"), ("dueOn", "due_on", "2026-09-01")] {
                    Refused.overHTTP(try await referred(outcome, of: item, [(field, .string(value))]), 422, Self.belongs, "D-23")
                    Refused.inSQL(try await scene.rawOutcome(item, outcome, [(column, value), ("reasons", "Skäl.")]), Self.belongs)
                }
            }
            for (field, column, value) in [("referredTo", "referred_to", "ingen"), ("dueOn", "due_on", "2026-04-15")] {
                Refused.overHTTP(try await referred("referredBack", of: item, [(field, .string(value))]), 422, Self.belongs, "D-23")
                Refused.inSQL(try await scene.rawOutcome(item, "referredBack", [(column, value), ("reasons", "Skäl.")]), Self.belongs)
            }
            let back = try await referred("referredBack", of: item, [("dueOn", "2026-09-01")])
            #expect(back.status == 201, "\(back)")
            #expect(back["referredTo"] == "stodgrupp")
            #expect(back["dueOn"] == "2026-09-01")
        }
    }

    @Test func `D-5: what was decided with change keeps each field before and after`() async throws {
        try await Scene.play { scene in
            let sitting = try await Sitting.open(in: scene, agenda: scene.needs(1))
            let decided = try await scene.decide(sitting.items[0], "approvedWithChange", content: ["text": "Gemensam vägledning, i år."])
            #expect(decided.status == 201, "\(decided)")
            #expect(decided["change", "text", "before"]?.string == "Gemensam vägledning för strandskydd.")
            #expect(decided["change", "text", "after"]?.string == "Gemensam vägledning, i år.")
            #expect(decided["change"]?.text.contains("before") == true)
        }
    }

    @Test func `D-23: what the decision rests on is nobody's to write`() async throws {
        try await Scene.play { scene in
            let sitting = try await Sitting.open(in: scene, agenda: scene.needs(1))
            let item = sitting.items[0]
            for (column, value) in [
                ("quorum", "{}"), ("roll", "[]"), ("voting_id", "01942117-de80-7241-87d6-0e8b3fa1c592"), ("change", "{}"),
                ("matter", "budget"), ("year", "2025"), ("decided_on", "2026-01-01"),
            ] {
                Refused.asForbidden(try await scene.rawOutcome(item, "approved", [(column, value)]))
            }
        }
    }
}

extension Scene {
    /// A decision written past the API, with more of its columns.
    func rawOutcome(_ item: String, _ outcome: String, _ more: [(String, String)] = []) async throws -> PostgresError? {
        let columns = more.map { ", \($0.0)" }.joined()
        let values = more.map { ", '\($0.1)'" }.joined()
        return try await attempt(
            """
            INSERT INTO decisions (id, agenda_item_id, outcome, recorded_by\(columns))
            VALUES (new_id(), '\(item)', '\(outcome)', '\(try await person(.coordinator).text)'\(values))
            """)
    }
}
