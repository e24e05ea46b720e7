import Kernel
import Scenes
import TestSupport
import Testing
import WebAPI

/// One § for each decided matter, in sequence per group and year, without gaps, whoever comes first (D-16).
@Suite struct NumberingTests {
    /// What a client tries, and whether it leaves a decision behind.
    private enum Attempt: Int, CaseIterable {
        case kept, dryRun, failing

        static func of(_ index: Int) -> Attempt {
            index.isMultiple(of: 2) ? .kept : index % 4 == 1 ? .dryRun : .failing
        }
    }

    @Test func `D-16: fifty clients at once, half of them rolled back, take 1 to 25`() async throws {
        try await Scene.play { scene in
            var proposals: [String] = []
            for index in 0..<50 {
                let fails = Attempt.of(index) == .failing
                proposals.append(
                    try await scene.submitted(
                        fails ? "uppdrag" : "behov",
                        fails ? Sample.work(500_000) : Sample.text,
                        by: .mala
                    )
                )
            }
            let (_, items) = try await scene.openSpringMeeting(proposals)
            _ = try await scene.token(of: .coordinator)
            let replies = try await withThrowingTaskGroup(of: (Int, Reply).self) { group in
                for (index, item) in items.enumerated() {
                    group.addTask {
                        let headers = Attempt.of(index) == .dryRun ? ["Prefer": "dry-run"] : [:]
                        let body: JSONValue = ["agendaItem": .string(item), "outcome": "approved"]
                        return (index, try await scene.post("/decisions", body, as: .coordinator, headers: headers))
                    }
                }
                return try await group.reduce(into: [Int: Reply]()) { $0[$1.0] = $1.1 }
            }
            var numbers: [Int64] = []
            for (index, reply) in replies {
                switch Attempt.of(index) {
                case .kept:
                    #expect(reply.status == 201, "\(reply)")
                    if case .integer(let number)? = reply["number"] { numbers.append(number) }
                case .dryRun: #expect(reply.status == 200, "\(reply)")
                case .failing: Refused.overHTTP(reply, 409, "assignments_within_capacity", "V-55")
                }
            }
            #expect(numbers.sorted() == Array(1...25))
            let kept = try await scene.value("SELECT string_agg(number::text, ' ' ORDER BY number) FROM decisions")
            #expect(kept == (1...25).map(String.init).joined(separator: " "))
            #expect(try await scene.value("SELECT count(*) FROM journal_differences()") == "0")
        }
    }

    @Test func `D-16: raw SQL takes the next number or none`() async throws {
        try await Scene.play { scene in
            var proposals: [String] = []
            for _ in 0..<3 { proposals.append(try await scene.submitted("behov", Sample.text, by: .mala)) }
            let (_, items) = try await scene.openSpringMeeting(proposals)
            #expect(try await scene.decide(items[0]).status == 201)
            for number in ["1", "3", "0", "-1"] {
                let wrong = try await scene.rawDecision(items[1], number: number)
                Refused.inSQL(wrong, "decision_number_is_consecutive")
            }
            let next = try await scene.rawDecision(items[1], number: "2")
            #expect(next == nil)
            let given = try await scene.rawDecision(items[2])
            #expect(given == nil)
            let numbers = try await scene.value("SELECT string_agg(number::text, ' ' ORDER BY number) FROM decisions")
            #expect(numbers == "1 2 3")
            let forged = try await scene.attempt("UPDATE decisions SET number = 9 WHERE number = 3", as: .owner)
            Refused.inSQL(forged, "decision_is_final")
        }
    }

    @Test func `D-16: the year is that of the opening in Stockholm, and each year starts at 1`() async throws {
        try await Scene.play { scene in
            var paragraphs: [String?] = []
            for instant in [
                "2025-12-31T21:30:00Z", "2025-12-31T22:59:59Z", "2025-12-31T23:00:00Z", "2026-02-02T08:00:00Z",
            ] {
                let need = try await scene.submitted("behov", Sample.text, by: .mala, on: "2025-11-01")
                let meeting = try await scene.planned("samverkansgrupp", "extra", at: instant, on: "2025-11-01").id
                let item = try await scene.put(need, on: meeting, day: "2025-11-01").id
                _ = try await scene.summoned(meeting, at: "2025-11-02T08:00:00Z")
                _ = try await scene.opened(meeting, at: instant, present: Scene.eight)
                paragraphs.append(try await scene.decide(item)["paragraph"]?.string)
            }
            #expect(paragraphs == ["§ 1/2025", "§ 2/2025", "§ 1/2026", "§ 2/2026"])
        }
    }
}
