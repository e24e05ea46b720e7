import Kernel
import Postgres
import Scenes
import TestSupport
import Testing
import WebAPI

/// Every step in every state of a meeting and of an item on its agenda: those outside the table never pass.
@Suite struct MeetingTransitionTests {
    enum State: String, CaseIterable, Sendable { case planned, summoned, open, closed, cancelled }

    private static let before = ["agenda-items", "agenda-versions", "approvals", "cancellations"]
    private static let during = [
        "arrivals", "departures", "guests", "functions", "recusals", "motions", "votings", "statements", "decisions", "closings",
    ]
    private static let allowed: [State: [String]] = [
        .planned: before + ["summonses"], .summoned: before + ["openings"], .open: during, .closed: [], .cancelled: [],
    ]

    @Test(arguments: State.allCases)
    func `D-23: a meeting takes the steps of its state, and no others`(state: State) async throws {
        try await Scene.play { scene in
            let meeting = try await scene.brought(to: state)
            let item = try await scene.agenda(meeting).first?["id"]?.string ?? ""
            let sitting = try await Sitting(scene: scene, meeting: meeting, items: [], roster: scene.roster())
            var steps = try await scene.meetingSteps(meeting)
            for (noun, inItem, fields) in Self.happenings(sitting) {
                steps[noun] = try await scene.step(noun, at: sitting, in: inItem ? item : nil, fields)
            }
            steps["decisions"] = try await scene.decision(item, "noted")
            #expect(Set(steps.keys) == Set(Self.before + Self.during + ["summonses", "openings"]))
            // The approval asks for a version that is not approved: on a meeting of its own.
            steps["approvals"] = try await scene.approval(of: scene.brought(to: state, isPending: true))
            for (noun, step) in steps {
                try await scene.tries(step, isAllowed: Self.allowed[state]?.contains(noun) == true, "\(noun) when \(state)")
            }
        }
    }

    private static func happenings(_ sitting: Sitting) -> [(String, Bool, Sitting.Fields)] {
        [
            ("arrivals", false, [("person", sitting.person("2421")), ("at", Sitting.at("09:00"))]),
            ("departures", false, [("person", sitting.person("2401")), ("at", Sitting.at("09:00"))]),
            ("guests", false, [("name", "Gäst"), ("role", "föredragande"), ("at", Sitting.at("09:00"))]),
            ("functions", false, [("function", "adjuster"), ("person", sitting.person("2401")), ("at", Sitting.at("09:00"))]),
            ("recusals", true, [("person", sitting.person("2401")), ("reasons", "Eget bolag."), ("at", Sitting.at("09:00"))]),
            ("motions", true, [("person", sitting.person("2401")), ("kind", "other"), ("text", "Nej."), ("at", Sitting.at("09:00"))]),
            ("votings", true, sitting.open(yes: Sitting.eight, [("at", Sitting.at("09:00"))])),
            ("statements", true, [("kind", "note"), ("person", sitting.person("2401")), ("text", "Obs."), ("at", Sitting.at("09:00"))]),
        ]
    }

    enum Item: String, CaseIterable, Sendable { case undecided, voted, decided, struck }

    private static let inItem: [Item: [String]] = [
        .undecided: ["recusals", "motions", "votings", "note", "approved", "rejected", "tabled", "referredBack"],
        .voted: ["motions", "votings", "note", "approved"], .decided: ["note", "reservation"], .struck: [],
    ]

    @Test(arguments: Item.allCases)
    func `D-16, D-23: an item is handled, decided once, and then only spoken against`(state: Item) async throws {
        try await Scene.play { scene in
            let roster = try await scene.roster()
            let meeting = try await scene.planned("samverkansgrupp", "ordinarie-var", at: "2026-04-15T08:00:00Z").id
            let item = try await scene.put(scene.needs(1)[0], on: meeting).id
            let rest = try await scene.agenda(meeting).compactMap { $0["id"]?.string }.filter { state != .struck || $0 != item }
            _ = try await scene.fixed(meeting, rest)
            for who in [Who.chair, .coordinator] { _ = try await scene.approved(meeting, 1, by: who) }
            _ = try await scene.summoned(meeting)
            _ = try await scene.opened(meeting, at: "2026-04-15T08:00:00Z", present: Scene.eight + [.member("2421")])
            let sitting = Sitting(scene: scene, meeting: meeting, items: [item], roster: roster)
            let voting = sitting.open(yes: Sitting.eight + ["2421"])
            if state == .voted { try await sitting.records("votings", in: item, voting) }
            if state == .decided { try scene.expect(await scene.decide(item), 201) }

            var steps: [String: Step] = [:]
            for (noun, inItem, fields) in Self.happenings(sitting) where inItem && noun != "statements" {
                steps[noun] = try await scene.step(noun, at: sitting, in: item, noun == "votings" ? voting : fields)
            }
            for kind in ["note", "reservation"] {
                let fields: Sitting.Fields = [("kind", .string(kind)), ("person", sitting.person("2401")), ("text", "Obs.")]
                steps[kind] = try await scene.step("statements", at: sitting, in: item, fields)
            }
            for outcome in ["approved", "rejected", "tabled", "referredBack", "noted"] {
                steps[outcome] = try await scene.decision(item, outcome)
            }
            for (noun, step) in steps {
                try await scene.tries(step, isAllowed: Self.inItem[state]?.contains(noun) == true, "\(noun) when \(state)")
            }
        }
    }
}

extension Scene {
    /// A meeting with a released agenda in a state; pending, it has a newer version that nobody approved as long as it may.
    fileprivate func brought(to state: MeetingTransitionTests.State, isPending: Bool = false) async throws -> String {
        let meeting = try await planned("samverkansgrupp", "ordinarie-var", at: "2026-04-15T08:00:00Z").id
        try await release(meeting)
        if state == .cancelled { try expect(await cancelled(meeting, at: "2026-04-01T08:00:00Z"), 201) }
        if [.summoned, .open, .closed].contains(state) { try expect(await summoned(meeting), 201) }
        if [.open, .closed].contains(state) {
            try expect(await opened(meeting, at: "2026-04-15T08:00:00Z", present: Scene.eight), 201)
        }
        if state == .closed { try expect(await closed(meeting, at: "2026-04-15T08:30:00Z"), 201) }
        if isPending, [.planned, .summoned].contains(state) { try expect(await fixed(meeting), 201) }
        return meeting
    }

    /// The steps of the meeting itself.
    fileprivate func meetingSteps(_ meeting: String) async throws -> [String: Step] {
        let (chair, coordinator) = try await (person(.chair).text, person(.coordinator).text)
        func taken(_ kind: String, _ at: String, by person: String) -> String {
            """
            INSERT INTO meeting_steps (id, meeting_id, kind, taken_at, person_id, recipients)
            SELECT new_id(), m.id, '\(kind)', '\(at)', '\(person)', ARRAY(SELECT s.person_id FROM seats s WHERE s.group_code = m.group_code)
            FROM meetings m WHERE m.id = '\(meeting)'
            """
        }
        let path = "/meetings/\(meeting)"
        return [
            "summonses": Step(
                path: path + "/summonses", body: ["at": "2026-01-12T08:00:00Z"], who: .chair,
                sql: taken("summons", "2026-01-12T08:00:00Z", by: chair)),
            "openings": Step(
                path: path + "/openings", body: ["at": "2026-04-15T08:00:00Z", "attendees": .array(try await people(Scene.eight))],
                sql: taken("opening", "2026-04-15T08:00:00Z", by: coordinator)),
            "closings": Step(
                path: path + "/closings", body: ["at": "2026-04-15T10:00:00Z"], sql: taken("closing", "2026-04-15T10:00:00Z", by: coordinator)
            ),
            "cancellations": Step(
                path: path + "/cancellations", body: ["at": "2026-04-01T08:00:00Z"],
                sql: taken("cancellation", "2026-04-01T08:00:00Z", by: coordinator)),
            "agenda-items": Step(
                path: path + "/agenda-items", body: ["title": "Övrigt", "on": "2026-01-11"],
                sql: """
                    INSERT INTO agenda_items (id, meeting_id, title, added_on, added_by)
                    VALUES (new_id(), '\(meeting)', 'Övrigt', '2026-01-11', '\(coordinator)')
                    """),
            "agenda-versions": Step(
                path: path + "/agenda-versions", body: ["on": "2026-01-11"],
                sql: """
                    INSERT INTO agenda_versions (id, meeting_id, made_on, made_by)
                    VALUES (new_id(), '\(meeting)', '2026-01-11', '\(coordinator)')
                    """),
            "approvals": try await approval(of: meeting),
        ]
    }

    /// The chair's approval of the latest version.
    fileprivate func approval(of meeting: String) async throws -> Step {
        let latest = try await value("SELECT max(number) FROM agenda_versions WHERE meeting_id = $1::uuid", [meeting]) ?? ""
        return Step(
            path: "/meetings/\(meeting)/agenda-versions/\(latest)/approvals", body: ["on": "2026-01-11"], who: .chair,
            sql: """
                INSERT INTO agenda_approvals (meeting_id, number, function, person_id, approved_on)
                VALUES ('\(meeting)', \(latest), 'convene', '\(try await person(.chair).text)', '2026-01-11')
                """)
    }
}
