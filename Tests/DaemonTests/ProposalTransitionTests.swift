import Kernel
import Scenes
import TestSupport
import Testing
import WebAPI

/// Every step in every state of a proposal: those outside the table never pass.
@Suite struct ProposalTransitionTests {
    enum State: String, CaseIterable, Sendable {
        case draft, submitted, incomplete, inPreparation, referredBack, adopted, onAgenda, tabled, included, merged, split, approved,
            approvedWithChange, rejected, withdrawn
    }

    private static let decisions = ["approved", "approvedWithChange", "rejected", "referredBack", "tabled"]
    /// `inclusions` takes another in, `included` is being taken into another.
    private static let allowed: [State: [String]] = [
        .draft: ["versions", "submissions", "inclusions", "withdrawals"],
        .submitted: [
            "versions", "receipts", "preparations", "referrals", "adoptions", "inclusions", "included", "mergers", "splits", "withdrawals",
        ],
        .incomplete: ["versions", "submissions", "withdrawals"],
        .inPreparation: ["versions", "referrals", "adoptions", "inclusions", "included", "mergers", "splits", "withdrawals"],
        .referredBack: [
            "versions", "preparations", "referrals", "adoptions", "inclusions", "included", "mergers", "splits", "withdrawals",
        ],
        .adopted: ["versions", "referrals", "withdrawals", "agenda-items"],
        .onAgenda: decisions,
        .tabled: ["agenda-items"],
    ]

    @Test(arguments: State.allCases)
    func `D-5: a proposal takes the steps of its state, and no others`(state: State) async throws {
        try await Scene.play { scene in
            let proposal = try await scene.submitted("verksamhetsplan", Sample.areas, by: .preparer("2480"))
            let whole = try await scene.submitted("aktivitetsplan", Sample.activities, by: .preparer("2480"))
            try await scene.adopt([proposal])
            let preparation = try await scene.openPreparation(on: "2026-03-20")
            let (_, items) = try await scene.openSpringMeeting([proposal])
            let next = try await scene.planned("samverkansgrupp", "extra", at: "2026-06-10T08:00:00Z").id
            let isUnadopted = [.draft, .submitted, .incomplete, .inPreparation, .referredBack].contains(state)
            let forced = try await scene.attempt(
                """
                SET LOCAL session_replication_role = replica;
                UPDATE proposals SET state = '\(state)', adopted_version = \(isUnadopted ? "NULL" : "1"),
                    included_in = \(state == .included ? "'\(whole)'" : "NULL") WHERE id = '\(proposal)'
                """, as: .superuser, journal: false)
            #expect(forced == nil)

            var steps = try await scene.proposalSteps(proposal, whole: whole, part: scene.needs(1)[0], meeting: preparation)
            steps.merge(try await scene.recastingSteps(proposal)) { first, _ in first }
            steps["agenda-items"] = Step(
                path: "/meetings/\(next)/agenda-items", body: ["proposal": .string(proposal), "on": "2026-03-21"],
                sql: """
                    INSERT INTO agenda_items (id, meeting_id, proposal_id, title, added_on, added_by)
                    VALUES (new_id(), '\(next)', '\(proposal)', 'Plan', '2026-03-21', '\(try await scene.person(.coordinator).text)')
                    """)
            let change: JSONValue = ["from": "2026-01-01", "to": "2027-12-31", "areas": [["code": "a", "title": "A"]]]
            for outcome in Self.decisions + ["noted"] {
                steps[outcome] = try await scene.decision(items[0], outcome, content: outcome == "approvedWithChange" ? change : nil)
            }
            for (noun, step) in steps {
                try await scene.tries(step, isAllowed: Self.allowed[state]?.contains(noun) == true, "\(noun) when \(state)")
            }
        }
    }
}

extension Scene {
    fileprivate func proposalSteps(_ proposal: String, whole: String, part: String, meeting: String) async throws -> [String: Step] {
        let (preparer, coordinator) = try await (person(.preparer("2480")).text, person(.coordinator).text)
        func taken(_ noun: String, _ kind: String, of proposal: String, _ more: [(String, String, JSONValue)] = []) -> Step {
            let isAdoption = kind == "adoption"
            return Step(
                path: "/proposals/\(proposal)/\(noun)", body: .object([("on", "2026-03-20")] + more.map { ($0.0, $0.2) }),
                who: isAdoption ? .coordinator : .preparer("2480"),
                sql: """
                    INSERT INTO proposal_steps (id, proposal_id, kind, taken_on, person_id\(more.map { ", \($0.1)" }.joined()))
                    VALUES (new_id(), '\(proposal)', '\(kind)', '2026-03-20', '\(isAdoption ? coordinator : preparer)'\
                    \(more.map { ", '\($0.2.string ?? $0.2.text)'" }.joined()))
                    """)
        }
        return [
            "receipts": Step(
                path: "/proposals/\(proposal)/receipts", body: ["complete": false, "deficiencies": ["Mål"], "on": "2026-03-20"],
                who: .preparer("2480"),
                sql: """
                    INSERT INTO receipts (id, proposal_id, complete, missing, received_on, person_id)
                    VALUES (new_id(), '\(proposal)', false, '{Mål}', '2026-03-20', '\(preparer)')
                    """),
            "referrals": Step(
                path: "/proposals/\(proposal)/referrals", body: ["question": "Vad anser ni?", "parties": ["2418"], "on": "2026-03-20"],
                who: .preparer("2480"),
                sql: """
                    INSERT INTO referrals (id, proposal_id, question, parties, sent_on, person_id)
                    VALUES (new_id(), '\(proposal)', 'Vad anser ni?', '{2418}', '2026-03-20', '\(preparer)')
                    """),
            "versions": Step(
                path: "/proposals/\(proposal)/versions", body: ["content": Sample.areas, "on": "2026-03-20"], who: .preparer("2480"),
                sql: """
                    INSERT INTO proposal_versions (id, proposal_id, content, created_on, person_id, party_code)
                    VALUES (new_id(), '\(proposal)', \(Sample.areas.sql), '2026-03-20', '\(preparer)', '2480')
                    """),
            "submissions": taken("submissions", "submission", of: proposal),
            "preparations": taken("preparations", "preparation", of: proposal),
            "adoptions": taken(
                "adoptions", "adoption", of: proposal,
                [("meeting", "meeting_id", .string(meeting)), ("votesFor", "votes_for", 4), ("votesAgainst", "votes_against", 0)]),
            "inclusions": taken("inclusions", "inclusion", of: proposal, [("part", "part_proposal", .string(part))]),
            "included": taken("inclusions", "inclusion", of: whole, [("part", "part_proposal", .string(proposal))]),
            "withdrawals": taken("withdrawals", "withdrawal", of: proposal),
        ]
    }

    /// Merged with another, split in two: over HTTP into new proposals, in SQL into drafts.
    fileprivate func recastingSteps(_ proposal: String) async throws -> [String: Step] {
        let preparer = Who.preparer("2480")
        let other = try await submitted("verksamhetsplan", Sample.areas, by: preparer)
        var drafts: [String] = []
        for _ in 0..<2 { drafts.append(try await drafted("verksamhetsplan", Sample.areas, by: preparer).id) }
        let person = try await person(preparer).text
        func recast(_ noun: String, _ kind: String, _ parents: [String], _ children: [String], _ body: [(String, JSONValue)]) -> Step {
            Step(
                path: "/proposals/\(proposal)/\(noun)", body: .object([("on", "2026-03-20")] + body), who: preparer,
                sql: """
                    INSERT INTO recastings (id, kind, parents, children, made_on, person_id)
                    VALUES (new_id(), '\(kind)', '{\(parents.joined(separator: ","))}', '{\(children.joined(separator: ","))}', '2026-03-20',
                        '\(person)')
                    """)
        }
        let part: [(String, JSONValue)] = [("title", "Plan"), ("content", Sample.areas)]
        return [
            "mergers": recast("mergers", "merger", [proposal, other], [drafts[0]], [("proposals", [.string(other)])] + part),
            "splits": recast("splits", "split", [proposal], drafts, [("parts", [.object(part), .object(part)])]),
        ]
    }
}
