import Kernel
import Scenes
import TestSupport
import Testing
import WebAPI

/// Whatever happens at a meeting, quorum, roll and result are those of a naive recount (D-3, D-4, D-18, D-19, D-20).
@Suite struct RecountTests {
    @Test(arguments: 0..<8)
    func `D-3, D-4, D-18, D-19, D-20: 25 random meetings agree with a naive recount`(batch: Int) async throws {
        try await Scene.play { scene in
            let empty = try await scene.manyColours(isByPerson: false)
            for index in 0..<25 {
                var sitting = try await RandomSitting.open(in: scene, seed: UInt64(1000 * batch + index), empty)
                try await sitting.play(steps: 24)
            }
            // The chances are such that all of it has happened.
            let settled = try await scene.value("SELECT string_agg(DISTINCT settled_by, ' ' ORDER BY settled_by) FROM votings")
            #expect(settled == "castingVote lot majority")
            #expect(try await scene.value("SELECT count(*) > 3 FROM votings WHERE quorum -> 'excusedParties' <> '[]'") == "t")
            #expect(try await scene.value("SELECT count(*) > 20 FROM decisions") == "t")
            #expect(try await scene.value("SELECT count(*) FROM journal_differences()") == "0")
        }
    }

    @Test(arguments: 8..<10)
    func `D-3: so they do when each person has a vote`(batch: Int) async throws {
        try await Scene.play { scene in
            let changed = try await scene.attempt("UPDATE parameters SET value = '\"person\"' WHERE key = 'votes.unit'", as: .owner)
            #expect(changed == nil)
            let empty = try await scene.manyColours(isByPerson: true)
            for index in 0..<25 {
                var sitting = try await RandomSitting.open(in: scene, seed: UInt64(1000 * batch + index), empty)
                try await sitting.play(steps: 24)
            }
        }
    }
}

extension Scene {
    /// The samverkansgrupp with an adjunct, six municipalities of two, one of none, and nobody there yet.
    fileprivate func manyColours(isByPerson: Bool) async throws -> NaiveMeeting {
        for party in ["2401", "2403", "2418"] {
            let person = try await newPerson("Biträdande plan- och byggansvarig", of: party)
            try expect(await nominate(person, from: "2026-03-01", by: party), 201)
        }
        let adjunct = try await person(.lansstyrelsen).text
        try expect(
            await nominate(adjunct, seat: "adjungerad", from: "2026-03-01", by: "lansstyrelsen-vasterbotten", [("to", "2026-12-31")]), 201)
        let vacant = try await seat(party: "2463", at: "2026-03-01")["id"]?.string ?? ""
        try expect(await leave(vacant, lastDay: "2026-03-31", as: "2463"), 201)
        let gone = try await roster()["2463"]
        let voters = try await roster().filter { $0.value != gone }.map { party, id in
            NaiveMeeting.Member(id: id, party: String(party.prefix(4)), votes: true, isSecond: party.hasSuffix("-2"))
        }.sorted { ($0.party, $0.isSecond ? 1 : 0) < ($1.party, $1.isSecond ? 1 : 0) }
        let others = try await [adjunct, person(.coordinator).text].map {
            NaiveMeeting.Member(id: $0, party: "none", votes: false, isSecond: false)
        }
        let parties = Set(voters.map(\.party) + ["2463"]).sorted()
        return NaiveMeeting(
            members: voters + others, parties: parties, chair: try await person(.chair).text, isByPerson: isByPerson)
    }
}
