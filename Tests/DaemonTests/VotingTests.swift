import Kernel
import Scenes
import TestSupport
import Testing
import WebAPI

/// Acclamation, open votings and secret ballots: who votes, and what their votes come to (D-3, D-19, D-20).
@Suite struct VotingTests {
    private static let roll = "votes_match_the_roll"
    private static let settled = "voting_is_settled_by_its_votes"
    private static let options = "voting_puts_options_against_each_other"

    @Test func `D-3, D-19: one vote a municipality, by its first named; the other only in that one's absence`() async throws {
        try await Scene.play { scene in
            let roster = try await scene.roster()
            let sitting = try await Sitting.open(in: scene, and: [roster["2480-2"] ?? ""], agenda: scene.needs(2))
            let others = Sitting.eight.filter { $0 != "2480" }
            let item = sitting.items[0]
            for wrong in [
                sitting.open(yes: others + ["2480-2"]), sitting.open(yes: others + ["2480", "2480-2"]), sitting.open(yes: others),
                sitting.open(yes: Sitting.eight + ["2421"]), sitting.open(yes: Sitting.eight + ["2401"]),
                sitting.open(yes: others, abstaining: ["2480", "2480"]),
            ] {
                try await sitting.refuses("votings", in: item, wrong, 422, Self.roll, "D-19")
            }
            let coordinator = JSONValue.string(try await scene.person(.coordinator).text)
            let without = sitting.open(yes: others).filter { $0.0 != "votes" }
            let votes = (Sitting.eight.map { sitting.vote($0, "ja") }) + [["person": coordinator, "option": "ja"]]
            try await sitting.refuses("votings", in: item, without + [("votes", .array(votes))], 422, Self.roll, "D-19")

            try await sitting.records("votings", in: item, sitting.open(yes: others, no: ["2480"]))
            try await sitting.records("departures", [("person", sitting.person("2480")), ("at", Sitting.at("09:00"))])
            let next = sitting.items[1]
            try await sitting.refuses("votings", in: next, sitting.open(yes: Sitting.eight), 422, Self.roll, "D-19")
            try await sitting.records("votings", in: next, sitting.open(yes: others, no: ["2480-2"]))
            let shown = try await sitting.shown(next)
            let counted = shown["votings", "0", "votes"]?.elements.first { $0["party"] == "2480" }
            #expect(counted?["person"] == sitting.person("2480-2"))
        }
    }

    @Test func `D-3: who abstains is called and counted, and decides nothing`() async throws {
        try await Scene.play { scene in
            let sitting = try await Sitting.open(in: scene, agenda: scene.needs(1))
            let parties = Sitting.eight
            try await sitting.records(
                "votings", in: sitting.items[0], sitting.open(yes: [parties[0]], no: Array(parties[1...2]), abstaining: Array(parties[3...])))
            let voting = try await sitting.shown(sitting.items[0])["votings", "0"]
            #expect(voting?["tally"]?.inOrder == ["abstained": 5, "ja": 1, "nej": 2])
            #expect(voting?["winner"] == "nej")
            #expect(voting?["settledBy"] == "majority")
            #expect(voting?["votes"]?.elements.count == 8)
            #expect(try await scene.value("SELECT count(*) FROM votes WHERE option IS NULL") == "5")
        }
    }

    @Test func `D-20: the chair's casting vote settles an open tie, and nothing else`() async throws {
        try await Scene.play { scene in
            let sitting = try await Sitting.open(in: scene, agenda: scene.needs(2))
            let (item, next) = (sitting.items[0], sitting.items[1])
            let (half, rest) = (Array(Sitting.eight.prefix(4)), Array(Sitting.eight.suffix(4)))
            let won = Array(Sitting.eight.prefix(5)), lost = Array(Sitting.eight.suffix(3))
            for wrong in [
                sitting.open(yes: half, no: rest), sitting.open(yes: half, no: rest, [("castingVote", "kanske")]),
                sitting.open(yes: half, no: rest, [("lot", "ja")]), sitting.open(yes: half, no: rest, [("found", "ja")]),
                sitting.open(yes: half, no: rest, [("castingVote", "ja"), ("lot", "ja")]),
                sitting.open(yes: won, no: lost, [("castingVote", "nej")]), sitting.open(yes: won, no: lost, [("castingVote", "ja")]),
                sitting.open(yes: won, no: lost, [("found", "ja")]), sitting.open(yes: won, no: lost, [("lot", "ja")]),
            ] {
                try await sitting.refuses("votings", in: item, wrong, 422, Self.settled, "D-20")
            }
            try await sitting.records("votings", in: item, sitting.open(yes: half, no: rest, [("castingVote", "nej")]))
            let voting = try await sitting.shown(item)["votings", "0"]
            #expect(voting?["winner"] == "nej")
            #expect(voting?["settledBy"] == "castingVote")
            #expect(voting?["presiding"] == sitting.person("2482"))
            #expect(voting?["tally"]?.inOrder == ["abstained": 0, "ja": 4, "nej": 4], "in addition to the municipality's own vote")
            // With nobody to lead there is no casting vote.
            try await sitting.records("arrivals", [("person", sitting.person("2421")), ("at", Sitting.at("09:00"))])
            try await sitting.records("departures", [("person", sitting.person("2482")), ("at", Sitting.at("09:10"))])
            let tied = sitting.open(yes: half, no: Array(rest.dropLast()) + ["2421"], [("castingVote", "ja")])
            try await sitting.refuses("votings", in: next, tied, 422, Self.settled, "D-20")
            try await sitting.records("functions", [("function", "presiding"), ("person", sitting.person("2418"))])
            try await sitting.records("votings", in: next, tied)
        }
    }

    @Test func `D-20: a tied election is settled by lot, a tied secret ballot too`() async throws {
        try await Scene.play { scene in
            let roster = try await scene.roster()
            let election = try await scene.submitted(
                "val", ["office": "vice-ordforande", "person": .string(roster["2418"] ?? ""), "from": "2026-04-15"], by: .mala)
            let sitting = try await Sitting.open(in: scene, agenda: [election] + scene.needs(1))
            let (half, rest) = (Array(Sitting.eight.prefix(4)), Array(Sitting.eight.suffix(4)))
            let item = sitting.items[0]
            try await sitting.refuses(
                "votings", in: item, sitting.open(yes: half, no: rest, [("castingVote", "ja")]), 422, Self.settled, "D-20")
            try await sitting.refuses("votings", in: item, sitting.open(yes: half, no: rest, [("lot", "tomt")]), 422, Self.settled, "D-20")
            try await sitting.records("votings", in: item, sitting.open(yes: half, no: rest, [("lot", "ja")]))
            #expect(try await sitting.shown(item)["votings", "0", "settledBy"] == "lot")

            let secret = sitting.items[1]
            try await sitting.refuses(
                "votings", in: secret, sitting.secret([("ja", 4), ("nej", 4)], [("castingVote", "ja")]), 422, Self.settled, "D-20")
            try await sitting.records("votings", in: secret, sitting.secret([("ja", 3), ("nej", 3), (nil, 2)], [("lot", "nej")]))
            let voting = try await sitting.shown(secret)["votings", "0"]
            #expect(voting?["winner"] == "nej")
            #expect(voting?["lot"] == "nej")
            #expect(voting?["votes"] == .null)
            #expect(voting?["tally"]?.inOrder == ["abstained": 2, "ja": 3, "nej": 3])
        }
    }

    @Test func `D-19: secret ballots are as many as the voters, and bear no names`() async throws {
        try await Scene.play { scene in
            let sitting = try await Sitting.open(in: scene, agenda: scene.needs(1))
            let item = sitting.items[0]
            let named = sitting.secret([]).filter { $0.0 != "ballots" }
                + [("votes", .array(Sitting.eight.map { sitting.vote($0, "ja") })), ("lot", "ja")]
            for wrong in [
                sitting.secret([("ja", 7)]), sitting.secret([("ja", 8), ("nej", 1)]), sitting.secret([("ja", 8), ("kanske", 0)]),
                sitting.secret([]), named,
            ] {
                try await sitting.refuses("votings", in: item, wrong, 422, Self.roll, "D-19")
            }
            for ballots in [
                #"[{"option": "ja", "count": 9}, {"option": "nej", "count": -1}]"#, #"[{"option": "ja"}, {"option": "nej"}]"#,
                #"[{"option": "ja", "count": 8, "person": "x"}]"#,
            ] {
                let fields = sitting.secret([]).filter { $0.0 != "ballots" } + [("ballots", .string(ballots)), ("lot", "ja")]
                Refused.inSQL(try await sitting.raw("votings", in: item, fields), Self.roll)
            }
            let mixed = sitting.open(yes: Sitting.eight).filter { $0.0 != "votes" }
                + [("ballots", [["option": "ja", "count": 8]])]
            try await sitting.refuses("votings", in: item, mixed, 422, Self.roll, "D-19")
            try await sitting.records("votings", in: item, sitting.secret([("ja", 5), ("nej", 2), (nil, 1)]))
        }
    }

    @Test func `D-4: two proposals stand against each other, each with its own code`() async throws {
        try await Scene.play { scene in
            let sitting = try await Sitting.open(in: scene, agenda: scene.needs(1))
            let item = sitting.items[0]
            let one: JSONValue = ["code": "ja", "text": "Bifall"], no: JSONValue = ["code": "nej", "text": "Avslag"]
            let third: JSONValue = ["code": "aterremiss", "text": "Återremiss"], abstained: JSONValue = ["code": "abstained", "text": "Avstår"]
            for wrong in [[one], [one, one], [one, no, third], [one, abstained]] {
                try await sitting.refuses(
                    "votings", in: item, sitting.open(yes: Sitting.eight, options: .array(wrong)), 422, Self.options, "D-4")
            }
            try await sitting.refuses("votings", in: item, sitting.secret([("ja", 8)], options: [one]), 422, Self.options, "D-4")
            let bare = sitting.open(yes: Sitting.eight, options: [["code": "ja"], ["code": "nej"]])
            Refused.inSQL(try await sitting.raw("votings", in: item, bare), Self.options)
            try await sitting.records("votings", in: item, sitting.secret([("ja", 3), ("nej", 2), ("aterremiss", 3)], options: [one, no, third], [("lot", "aterremiss")]))
            #expect(try await sitting.shown(item)["votings", "0", "winner"] == "aterremiss")
        }
    }

    @Test func `D-4: an acclamation is what the chair found, recorded as such`() async throws {
        try await Scene.play { scene in
            let sitting = try await Sitting.open(in: scene, agenda: scene.needs(1))
            let item = sitting.items[0]
            let acclamation: Sitting.Fields = [("form", "acclamation"), ("subject", "Bifall."), ("options", Sitting.yesOrNo)]
            for more in [[], [("found", "kanske")], [("found", "ja"), ("lot", "ja")], [("found", "ja"), ("castingVote", "ja")]] as [Sitting.Fields] {
                try await sitting.refuses("votings", in: item, acclamation + more, 422, Self.settled, "D-20")
            }
            let counted: Sitting.Fields = [("found", "ja"), ("votes", .array(Sitting.eight.map { sitting.vote($0, "ja") }))]
            try await sitting.refuses("votings", in: item, acclamation + counted, 422, Self.roll, "D-19")
            try await sitting.records("votings", in: item, acclamation + [("found", "ja")])
            let decided = try await scene.decide(item)
            #expect(decided["voting", "settledBy"] == "acclamation", "\(decided)")
            #expect(decided["voting", "number"] == 1)
        }
    }
}
