import Kernel
import Scenes
import TestSupport
import Testing
import WebAPI

/// Jäv: out of the room for one item, and what that does to quorum and vote (D-4, D-18, D-19).
@Suite struct RecusalTests {
    private static func recusal(_ person: JSONValue) -> Sitting.Fields { [("person", person), ("reasons", "Uppdraget rör eget bolag.")] }

    @Test func `D-18: a municipality whose voters are all recused counts neither in nor out, in that item only`() async throws {
        try await Scene.play { scene in
            let sitting = try await Sitting.open(in: scene, agenda: scene.needs(2))
            let (item, next) = (sitting.items[0], sitting.items[1])
            try await sitting.records("recusals", in: item, Self.recusal(sitting.person("2418")))
            // Seven of fourteen are not more than half.
            let refused = try await scene.decide(item)
            Refused.overHTTP(refused, 409, "decision_has_quorum", "D-4")
            Refused.inSQL(try await scene.rawDecision(item), "decision_has_quorum")
            #expect(refused["facts", "of"] == 14)
            #expect(refused["facts", "present"] == 7)
            #expect(refused["facts", "required"] == 8)
            #expect(refused["facts", "excusedParties"] == ["2418"])
            try await sitting.refuses(
                "votings", in: item, sitting.open(yes: Sitting.eight.filter { $0 != "2418" }), 409, "decision_has_quorum", "D-4")
            try await sitting.records("recusals", in: item, Self.recusal(sitting.person("2401")))
            // Six of thirteen.
            #expect(try await scene.decide(item)["facts", "of"] == 13)

            let other = try await scene.decide(next)
            #expect(other.status == 201, "\(other)")
            #expect(other["quorum", "of"] == 15)
            #expect(other["quorum", "present"] == 8)
            #expect(other["quorum", "recusedPersons"] == [])
        }
    }

    @Test func `D-4, D-18: the quorum is kept in the decision with all that it rests on`() async throws {
        try await Scene.play { scene in
            let sitting = try await Sitting.open(in: scene, parties: Sitting.eight + ["2421"], agenda: scene.needs(1))
            let item = sitting.items[0]
            for party in ["2418"] { try await sitting.records("recusals", in: item, Self.recusal(sitting.person(party))) }
            let decided = try await scene.decide(item)
            #expect(decided.status == 201, "\(decided)")
            #expect(decided["quorum", "unit"] == "parties")
            #expect(decided["quorum", "of"] == 14)
            #expect(decided["quorum", "present"] == 8)
            #expect(decided["quorum", "required"] == 8)
            #expect(decided["quorum", "excusedParties"] == ["2418"])
            #expect(decided["quorum", "recusedPersons"] == [sitting.person("2418")])
            let deciders = decided["deciders"]?.elements ?? []
            #expect(deciders.filter { $0["votes"] == true }.compactMap { $0["party"]?.string } == (Sitting.eight + ["2421"]).filter { $0 != "2418" }.sorted())
            #expect(deciders.contains { $0["seat"] == "samordnare" && $0["votes"] == false })
            let kept = try await scene.value("SELECT quorum = $1::jsonb FROM decisions", [decided["quorum"]?.text])
            #expect(kept == "t")
        }
    }

    @Test func `D-18: recusal is personal, and the colleague then votes`() async throws {
        try await Scene.play { scene in
            let roster = try await scene.roster()
            let sitting = try await Sitting.open(in: scene, and: [roster["2480-2"] ?? ""], agenda: scene.needs(2))
            let item = sitting.items[0]
            try await sitting.records("recusals", in: item, Self.recusal(sitting.person("2480")))
            let others = Sitting.eight.filter { $0 != "2480" }
            try await sitting.refuses("votings", in: item, sitting.open(yes: Sitting.eight), 422, "votes_match_the_roll", "D-19")
            try await sitting.records("votings", in: item, sitting.open(yes: others + ["2480-2"]))
            let decided = try await scene.decide(item)
            #expect(decided["quorum", "of"] == 15, "\(decided)")
            #expect(decided["quorum", "excusedParties"] == [])
            #expect(decided["quorum", "present"] == 8)
            let both = sitting.items[1]
            for party in ["2480", "2480-2"] { try await sitting.records("recusals", in: both, Self.recusal(sitting.person(party))) }
            #expect(try await scene.decide(both)["facts", "excusedParties"] == ["2480"])
        }
    }

    @Test func `D-18: who is recused is there, undecided, and said so before the vote, once`() async throws {
        try await Scene.play { scene in
            let sitting = try await Sitting.open(in: scene, parties: Sitting.eight + ["2421"], agenda: scene.needs(2))
            let (item, next) = (sitting.items[0], sitting.items[1])
            let absent = Self.recusal(sitting.person("2422"))
            try await sitting.refuses("recusals", in: item, absent, 409, "who_acts_is_present", "D-23")
            let mala = Self.recusal(sitting.person("2418"))
            try await sitting.records("recusals", in: item, mala)
            try await sitting.refuses("recusals", in: item, mala, 409, "who_acts_is_present", "D-23")
            #expect(try await scene.decide(item).status == 201)
            try await sitting.refuses("recusals", in: item, Self.recusal(sitting.person("2421")), 409, "agenda_item_is_decided_once", "D-16")
            try await sitting.records("votings", in: next, sitting.open(yes: Sitting.eight + ["2421"]))
            try await sitting.refuses("recusals", in: next, mala, 409, "proceedings_are_recorded_in_order", "D-23")
            let stranger = try await sitting.record("recusals", in: next, mala, by: .chair)
            Refused.overHTTP(stranger, 403, "meeting_is_recorded_by_the_secretary", "V-37")
            let unexplained = try await sitting.record("recusals", in: next, [("person", sitting.person("2418"))])
            #expect(unexplained.status == 422)
        }
    }

    @Test func `D-21: in the stödgrupp half of the filled seats is a quorum, and each seat has a vote`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.planned("stodgrupp", "stodgruppsmote", at: "2026-03-10T08:00:00Z").id
            let item = try await scene.titled("Fråga till stödgruppen", on: meeting)
            _ = try await scene.summoned(meeting, by: .coordinator)
            let there: [Who] = [.preparer("2480"), .lansstyrelsen, .coordinator]
            #expect(try await scene.opened(meeting, at: "2026-03-10T08:00:00Z", present: there).status == 201)
            let votes = try await scene.people(there).map { JSONValue.object([("person", $0), ("option", "ja")]) }
            let voting = try await scene.post(
                "/meetings/\(meeting)/agenda-items/\(item)/votings",
                ["form": "open", "subject": "Ja mot nej.", "options": [["code": "ja", "text": "Ja"], ["code": "nej", "text": "Nej"]],
                    "votes": .array(votes)], as: .coordinator)
            #expect(voting.status == 201, "\(voting)")
            #expect(voting["votings", "0", "quorum", "of"] == 6)
            #expect(voting["votings", "0", "quorum", "required"] == 3)
            #expect(voting["votings", "0", "tally", "ja"] == 3)
        }
    }
}
