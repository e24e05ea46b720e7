import Kernel
import Scenes
import TestSupport
import Testing
import WebAPI

/// A decision is never there without its effects: what they refuse takes the § with it, whoever else decides meanwhile (D-16).
@Suite struct FailingEffectTests {
    /// A matter whose approval cannot be carried out, and what says so.
    private struct Failing: Sendable {
        let matter: String
        let content: JSONValue
        let status: Int
        let rule: String
        let clause: String
    }

    private static let failing = [
        Failing(matter: "uppdrag", content: Sample.work(500_000), status: 409, rule: "assignments_within_capacity", clause: "V-55"),
        Failing(
            matter: "verksamhetsplan", content: ["from": "2027-01-01", "to": "2028-12-31", "areas": [["code": "a", "title": "A"]]],
            status: 409, rule: "one_plan_a_period", clause: "V-65"),
        Failing(
            matter: "arbetsgrupp",
            content: [
                "code": "vatten", "title": "Vatten", "question": "Hur?", "purpose": "Vägledning", "linkedTo": "tillsyn", "from": "2026-05-01",
                "members": ["01942117-de80-7241-87d6-0e8b3fa1c592"],
            ], status: 422, rule: "group_member_is_appointed_by_decision", clause: "V-51"),
        Failing(
            matter: "val", content: ["office": "talesman", "person": "01942117-de80-7241-87d6-0e8b3fa1c592", "from": "2026-05-01"],
            status: 409, rule: "office_holder_has_the_seat", clause: "V-36"),
        Failing(
            matter: "aktivitetsplan",
            content: [
                "year": 2026,
                "activities": [
                    [
                        "code": "kurs", "title": "Kurs", "area": "okant-omrade", "helpingParties": ["2480"], "helpedParties": ["2418"],
                    ]
                ], "calendarEntries": [["activity": "kurs", "on": "2026-09-17"]],
            ], status: 422, rule: "activity_has_an_area_in_force", clause: "V-64"),
    ]

    @Test func `D-16: fifty decide at once, the effects of half of them fail, and 25 paragraphs follow each other`() async throws {
        try await Scene.play { scene in
            let inForce = try await scene.submitted("verksamhetsplan", Sample.areas, by: .preparer("2480"))
            var proposals: [String] = []
            var prepared = [inForce]
            for index in 0..<50 {
                if index.isMultiple(of: 2) {
                    proposals.append(try await scene.submitted("behov", Sample.text, by: .mala))
                    continue
                }
                let failing = Self.failing[index / 2 % Self.failing.count]
                let proposal = try await scene.submitted(failing.matter, failing.content, by: .preparer("2480"))
                if ["verksamhetsplan", "aktivitetsplan"].contains(failing.matter) { prepared.append(proposal) }
                proposals.append(proposal)
            }
            try await scene.adopt(prepared)
            let (_, items) = try await scene.openSpringMeeting([inForce] + proposals)
            try scene.expect(await scene.decide(items[0]), 201)
            let before = try await scene.effects()
            let entries = try await scene.value("SELECT max(entry) FROM journal_entries") ?? ""

            let replies = try await withThrowingTaskGroup(of: (Int, Reply).self) { group in
                for (index, item) in items.dropFirst().enumerated() {
                    group.addTask { (index, try await scene.decide(item)) }
                }
                return try await group.reduce(into: [Int: Reply]()) { $0[$1.0] = $1.1 }
            }
            for (index, reply) in replies {
                if index.isMultiple(of: 2) {
                    #expect(reply.status == 201, "\(reply)")
                } else {
                    let failing = Self.failing[index / 2 % Self.failing.count]
                    Refused.overHTTP(reply, failing.status, failing.rule, failing.clause)
                }
            }
            let numbers = try await scene.value("SELECT string_agg(number::text, ' ' ORDER BY number) FROM decisions")
            #expect(numbers == (1...26).map(String.init).joined(separator: " "))
            // Of those that failed nothing is left anywhere.
            #expect(try await scene.effects() == before)
            let lost = proposals.enumerated().filter { !$0.offset.isMultiple(of: 2) }.map { "'\($0.element)'" }.joined(separator: ", ")
            let untouched = try await scene.value(
                "SELECT count(*) FROM proposals WHERE id IN (\(lost)) AND state = 'onAgenda' AND decision_id IS NULL")
            #expect(untouched == "25")
            #expect(try await scene.value("SELECT count(*) FROM journal_entries WHERE entry > $1::bigint", [entries]) == "25")
            let traces = try await scene.value(
                "SELECT count(*) FROM journal_changes WHERE entry > $1::bigint AND relation NOT IN ('decisions', 'proposals', 'answers')",
                [entries])
            #expect(traces == "0")
            #expect(try await scene.value("SELECT count(*) FROM journal_differences()") == "0")
        }
    }
}

extension Scene {
    /// How much there is of all that decisions bring about.
    fileprivate func effects() async throws -> String? {
        try await value(
            """
            SELECT concat_ws(' ', (SELECT count(*) FROM plans), (SELECT count(*) FROM activities), (SELECT count(*) FROM groups),
                (SELECT count(*) FROM seats), (SELECT count(*) FROM offices), (SELECT count(*) FROM assignments))
            """)
    }
}
