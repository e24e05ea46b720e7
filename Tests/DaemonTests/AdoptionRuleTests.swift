import Kernel
import Scenes
import TestSupport
import Testing
import WebAPI

/// The stödgrupp adopts at a held meeting, with quorum and majority (D-21).
@Suite struct AdoptionRuleTests {
    /// Votes at a meeting of four, and whether they carry.
    struct Ballot: Sendable {
        let votes: (Int64, Int64)
        var casting: String?
        let carries: Bool
    }

    @Test(arguments: [
        Ballot(votes: (4, 0), carries: true), Ballot(votes: (3, 1), carries: true),
        Ballot(votes: (1, 0), carries: true),
        Ballot(votes: (2, 2), casting: "for", carries: true), Ballot(votes: (2, 2), carries: false),
        Ballot(votes: (2, 2), casting: "against", carries: false), Ballot(votes: (1, 3), carries: false),
        Ballot(votes: (1, 3), casting: "for", carries: false), Ballot(votes: (4, 1), carries: false),
    ])
    func `D-21: a majority of those present adopts, the leader breaks a tie`(ballot: Ballot) async throws {
        try await Scene.play { scene in
            let plan = try await scene.submitted("verksamhetsplan", Sample.areas, by: .preparer("2480"))
            let meeting = try await scene.openPreparation()
            let reply = try await scene.adopted(plan, at: meeting, ballot.votes, casting: ballot.casting)
            if ballot.carries {
                #expect(reply.status == 201, "\(reply)")
                #expect(reply["adoptedVersion"] == 1)
                let steps = try await scene.get("/proposals/\(plan)/steps?kind=adoption")
                #expect(steps["items", "0", "votesFor"] == .integer(ballot.votes.0))
                #expect(steps["items", "0", "facts", "filledSeats"] == 6)
                #expect(steps["items", "0", "takenOn"] == "2026-03-10")
            } else {
                Refused.overHTTP(reply, 409, "adoption_has_a_majority", "D-21")
                let casting = ballot.casting.map { "'\($0)'" } ?? "NULL"
                let raw = try await scene.attempt(
                    try await scene.rawAdoption(plan, meeting, "\(ballot.votes.0), \(ballot.votes.1), \(casting)")
                )
                Refused.inSQL(raw, "adoption_has_a_majority")
            }
        }
    }

    @Test func `D-21: two of six seats adopt nothing, three do`() async throws {
        try await Scene.play { scene in
            let plan = try await scene.submitted("verksamhetsplan", Sample.areas, by: .preparer("2480"))
            let two = try await scene.open(
                "stodgrupp",
                "stodgruppsmote",
                on: "2026-03-10",
                present: [.lansstyrelsen, .coordinator],
                by: .coordinator
            )
            let refused = try await scene.adopted(plan, at: two.meeting, (2, 0))
            Refused.overHTTP(refused, 409, "adoption_has_quorum", "D-21")
            #expect(refused["facts", "present"] == 2)
            #expect(refused["facts", "required"] == 3)
            #expect(refused["facts", "filledSeats"] == 6)
            let raw = try await scene.attempt(try await scene.rawAdoption(plan, two.meeting, "2, 0, NULL"))
            Refused.inSQL(raw, "adoption_has_quorum")
            _ = try await scene.closed(two.meeting, at: "2026-03-10T10:00:00Z")
            let three = try await scene.open(
                "stodgrupp",
                "stodgruppsmote",
                on: "2026-03-20",
                present: [.preparer("2480"), .lansstyrelsen, .coordinator],
                by: .coordinator
            )
            let allowed = try await scene.adopted(plan, at: three.meeting, (3, 0), on: "2026-03-20")
            #expect(allowed.status == 201, "\(allowed)")
        }
    }

    @Test(arguments: PlanMatter.prepared)
    func `V-43, V-44, V-45: no other group adopts in its place`(plan: PlanMatter) async throws {
        try await Scene.play { scene in
            let proposal = try await scene.submitted(plan.matter, plan.content, by: .preparer("2480"))
            let (meeting, _) = try await scene.openSpringMeeting([])
            let refused = try await scene.adopted(proposal, at: meeting, (8, 0), on: "2026-04-15")
            Refused.overHTTP(refused, 403, "adoption_is_made_by_the_preparing_group", plan.clause)
            let raw = try await scene.attempt(try await scene.rawAdoption(proposal, meeting, "8, 0, NULL"))
            Refused.inSQL(raw, "adoption_is_made_by_the_preparing_group", plan.clause)
        }
    }

    @Test func `D-21: adoption needs an open meeting`() async throws {
        try await Scene.play { scene in
            let plan = try await scene.submitted("verksamhetsplan", Sample.areas, by: .preparer("2480"))
            let meeting = try await scene.openPreparation()
            _ = try await scene.closed(meeting, at: "2026-03-10T10:00:00Z")
            let refused = try await scene.adopted(plan, at: meeting, (4, 0))
            Refused.overHTTP(refused, 409, "meeting_state_allows_it", "D-23")
            let raw = try await scene.attempt(try await scene.rawAdoption(plan, meeting, "4, 0, NULL"))
            Refused.inSQL(raw, "meeting_state_allows_it")
        }
    }
}

extension Scene {
    fileprivate func adopted(
        _ proposal: String,
        at meeting: String,
        _ votes: (Int64, Int64),
        casting: String? = nil,
        on day: String = "2026-03-10"
    ) async throws -> Reply {
        var body: [(String, JSONValue)] = [
            ("meeting", .string(meeting)), ("votesFor", .integer(votes.0)), ("votesAgainst", .integer(votes.1)),
            ("on", .string(day)),
        ]
        if let casting { body.append(("castingVote", .string(casting))) }
        return try await post("/proposals/\(proposal)/adoptions", .object(body), as: .coordinator)
    }

    /// - Parameter ballot: votes for, votes against, casting vote.
    fileprivate func rawAdoption(_ proposal: String, _ meeting: String, _ ballot: String) async throws -> String {
        """
        INSERT INTO proposal_steps (id, proposal_id, kind, taken_on, person_id, party_code, meeting_id,
            votes_for, votes_against, casting_vote)
        VALUES (new_id(), '\(proposal)', 'adoption', '2026-04-15', '\(try await person(.coordinator).text)',
            'region-vasterbotten', '\(meeting)', \(ballot))
        """
    }
}
