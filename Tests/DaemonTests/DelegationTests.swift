import Foundation
import Kernel
import Postgres
import Scenes
import TestSupport
import Testing
import WebAPI

/// Work handed on by decision, the coordinator's time within it, and reporting back.
@Suite struct DelegationTests {
    @Test func `V-31: a decision delegates work with delegate, scope, deadline and reporting`() async throws {
        try await Scene.play { scene in
            let (decision, delegation) = try await delegated(Sample.delegation(to: "stodgrupp"), in: scene)
            #expect(decision["clause"] == "V-31")
            #expect(decision["effects", "0", "kind"] == "delegation")
            let shown = try await scene.get("/delegations/\(delegation)", as: .insyn)
            #expect(shown["decision", "paragraph"] == "§ 1/2026")
            #expect(shown["toGroup"] == "stodgrupp")
            #expect(shown["to"] == "2026-08-31")
            #expect(shown["reportBy"] == "2026-09-10")
            #expect(shown["leftMinutes"] == 480)
            for (day, count) in [("2026-04-14", 0), ("2026-04-15", 1), ("2026-08-31", 1), ("2026-09-01", 0)] {
                let inForce = try await scene.get("/delegations?at=\(day)")
                #expect(inForce.items.count == count, "\(day)")
            }
            #expect(try await scene.value("SELECT count(*) FROM journal_differences()") == "0")
        }
    }

    @Test func `V-31: a delegation that does not state its terms is refused with the paragraph`() async throws {
        let ruling = Ruling(rule: "delegation_states_its_terms", clause: "V-31", status: 422)
        try await Scene.play { scene in
            let good = Sample.delegation(to: "stodgrupp")
            let meeting = try await PlanMeeting.open([("delegation", good)], in: scene)
            for wrong in [
                good.with("from", "2026-04-14"), good.with("to", "2026-04-14"), good.with("reportBy", "2026-04-14"),
                good.with("toGroup", "samverkansgrupp"), good.with("toGroup", "okand-grupp"),
                good.with("toGroup", nil).with("toPerson", .string(UUID().text)),
            ] {
                try await meeting.refused(ruling, content: wrong)
            }
            for part in ["scope", "reporting", "to", "toGroup"] {
                let incomplete = try await scene.decide(
                    meeting.items[0], "approvedWithChange", content: good.with(part, nil))
                #expect(incomplete.status == 422, "\(incomplete)")
                try await ruling.check(
                    sql: meeting.insert(0, "approvedWithChange", content: good.with(part, nil)), in: scene)
            }
        }
    }

    @Test func `V-31: nobody but the decision delegates`() async throws {
        let ruling = Ruling(rule: "delegation_is_given_by_decision", clause: "V-31")
        try await Scene.play { scene in
            let (decision, delegation) = try await delegated(Sample.delegation(to: "stodgrupp"), in: scene)
            let other = try await scene.decided("behov", Sample.text, kind: "extra", on: "2026-04-22")
            try scene.expect(other, 201)
            for id in [decision.id, other.id] {
                try await ruling.check(
                    sql: "INSERT INTO delegations (id, decision_id) VALUES (new_id(), '\(id)')", in: scene)
            }
            #expect(try await scene.post("/delegations", Sample.text, as: .coordinator).status == 405)
            for sql in ["UPDATE delegations SET allowance_minutes = 9", "DELETE FROM delegations"] {
                #expect(try await scene.attempt(sql)?.sqlstate == "42501")
                #expect(try await scene.attempt(sql, as: .owner)?.constraint == "history_is_never_changed")
            }
            let ended = try await scene.attempt(
                "UPDATE delegations SET ended_on = '2026-05-01', ended_by = '\(decision.id)' WHERE id = '\(delegation)'",
                as: .owner)
            #expect(ended?.constraint == "history_is_never_changed")
        }
    }

    @Test func `V-54, V-57: the delegate gives the coordinator work within the delegation`() async throws {
        try await Scene.play { scene in
            let (decision, delegation) = try await delegated(Sample.delegation(to: "stodgrupp"), in: scene)
            let given = try await give(300, with: delegation, by: .preparer("2480"), in: scene)
            #expect(given.status == 201, "\(given)")
            #expect(given["delegation"]?.string == delegation)
            #expect(given["decision", "id"]?.string == decision.id)
            #expect(given["givenOn"] == "2026-05-04")
            let last = try await give(180, with: delegation, by: .lansstyrelsen, in: scene)
            #expect(last.status == 201, "\(last)")
            let year = try await scene.get("/capacities/2026")
            #expect(year["capacities", "0"]?["plannedMinutes"] == 480)
            let spent = try await scene.get("/delegations/\(delegation)")
            #expect(spent["leftMinutes"] == 0)
            #expect(spent["assignments"]?.elements.count == 2)
            let worked = try await scene.post(
                "/time-entries", ["assignment": .string(given.id), "workedOn": "2026-05-05", "minutes": 60],
                as: .coordinator)
            #expect(worked.status == 201, "\(worked)")
        }
    }

    @Test func `V-54: nobody else gives work with it, and not more than it allows`() async throws {
        let stranger = Ruling(rule: "delegate_acts_for_the_delegation", clause: "V-54", status: 403)
        let tooMuch = Ruling(rule: "delegated_work_within_allowance", clause: "V-54")
        try await Scene.play { scene in
            let (_, delegation) = try await delegated(Sample.delegation(to: "stodgrupp"), in: scene)
            stranger.check(try await give(60, with: delegation, by: .member("2418"), in: scene))
            try await stranger.check(
                sql: insertion(60, with: delegation, by: scene.person(.member("2418"))), in: scene)
            try scene.expect(await give(400, with: delegation, by: .preparer("2480"), in: scene), 201)
            let refused = try await give(81, with: delegation, by: .preparer("2480"), in: scene)
            tooMuch.check(refused)
            #expect(refused["facts", "leftMinutes"] == 80)
            #expect(refused["facts", "requestedMinutes"] == 81)
            try await tooMuch.check(
                sql: insertion(81, with: delegation, by: scene.person(.preparer("2480"))), in: scene)
            for who in [Who.mala, .insyn, .administrator] {
                let reply = try await scene.post("/delegations/\(delegation)/assignments", work(60), as: who)
                #expect(reply.status == 403)
            }
        }
    }

    @Test func `V-54: without an allowance a delegation gives none of the coordinator's time`() async throws {
        try await Scene.play { scene in
            let (_, delegation) = try await delegated(Sample.delegation(to: "stodgrupp", minutes: 0), in: scene)
            Ruling(rule: "delegated_work_within_allowance", clause: "V-54")
                .check(try await give(1, with: delegation, by: .preparer("2480"), in: scene))
        }
    }

    @Test func `V-31: work is given while the delegation holds, and is due before it ends`() async throws {
        let late = Ruling(rule: "delegation_is_in_force", clause: "V-31")
        let outside = Ruling(rule: "delegated_work_within_scope", clause: "V-31", status: 422)
        try await Scene.play { scene in
            let (_, delegation) = try await delegated(Sample.delegation(to: "stodgrupp"), in: scene)
            let person = try await scene.person(.preparer("2480"))
            for day in ["2026-04-14", "2026-09-01"] {
                late.check(try await give(60, with: delegation, by: .preparer("2480"), on: day, in: scene))
                try await late.check(sql: insertion(60, with: delegation, by: person, on: day), in: scene)
            }
            for (due, year) in [("2026-09-01", 2026), ("2026-05-03", 2026), ("2026-06-30", 2027)] {
                outside.check(
                    try await give(60, with: delegation, by: .preparer("2480"), due: due, year: Int64(year), in: scene))
                try await outside.check(
                    sql: insertion(60, with: delegation, by: person, due: due, year: year), in: scene)
            }
            let tomorrow = try await give(60, with: delegation, by: .preparer("2480"), on: "2026-11-22", in: scene)
            Ruling(rule: "business_date_is_not_in_the_future", clause: "D-30", status: 422).check(tomorrow)
        }
    }

    @Test func `V-55: delegated work fits in the samverkansgrupp's share like any other`() async throws {
        let ruling = Ruling(rule: "assignments_within_capacity", clause: "V-55")
        try await Scene.play { scene in
            let meeting = try await PlanMeeting.open(
                [("uppdrag", Sample.work(20_600)), ("delegation", Sample.delegation(to: "stodgrupp"))], in: scene)
            for item in meeting.items { try scene.expect(await scene.decide(item), 201) }
            let delegation = try #require(try await scene.get("/delegations").items.first?["id"]?.string)
            let refused = try await give(41, with: delegation, by: .preparer("2480"), in: scene)
            ruling.check(refused)
            #expect(refused["facts", "leftMinutes"] == 40)
            try await ruling.check(
                sql: insertion(41, with: delegation, by: scene.person(.preparer("2480"))), in: scene)
            try scene.expect(await give(40, with: delegation, by: .preparer("2480"), in: scene), 201)
        }
    }

    @Test func `V-31: a person may be the delegate, and a report not given in time is a finding until it is`() async throws
    {
        try await Scene.play { scene in
            let delegate = Who.member("2418")
            let content = Sample.delegation(to: "").with("toGroup", nil)
                .with("toPerson", .string(try await scene.person(delegate).text))
            let (_, delegation) = try await delegated(content, in: scene)
            try scene.expect(await give(60, with: delegation, by: delegate, in: scene), 201)
            #expect(try await finding(delegation, at: "2026-09-10", in: scene) == nil)
            let overdue = try await finding(delegation, at: "2026-09-11", in: scene)
            #expect(overdue?["clause"]?["id"] == "V-31")
            #expect(overdue?["owner"] == "2418")
            #expect(overdue?["since"] == "2026-09-11")
            let stranger = Ruling(rule: "delegate_acts_for_the_delegation", clause: "V-31", status: 403)
            stranger.check(try await report(delegation, by: .member("2401"), on: "2026-09-12", in: scene))
            try await stranger.check(
                sql: """
                    INSERT INTO delegation_reports (id, delegation_id, person_id, reported_on, text)
                    SELECT new_id(), '\(delegation)', '\(scene.person(.chair).text)', '2026-09-12', 'Klart.'
                    """, in: scene)
            Ruling(rule: "delegation_is_in_force", clause: "V-31")
                .check(try await report(delegation, by: delegate, on: "2026-04-14", in: scene))
            let reported = try await report(delegation, by: delegate, on: "2026-09-15", in: scene)
            #expect(reported.status == 201, "\(reported)")
            #expect(reported["reports", "0", "reportedOn"] == "2026-09-15")
            #expect(try await finding(delegation, at: "2026-09-14", in: scene) != nil)
            #expect(try await finding(delegation, at: "2026-09-15", in: scene) == nil)
            for sql in ["UPDATE delegation_reports SET text = 'x'", "DELETE FROM delegation_reports"] {
                #expect(try await scene.attempt(sql)?.sqlstate == "42501")
                #expect(try await scene.attempt(sql, as: .owner)?.constraint == "history_is_never_changed")
            }
        }
    }

    @Test func `V-31: a delegation is superseded or ended by a new decision, once`() async throws {
        try await Scene.play { scene in
            let (_, first) = try await delegated(Sample.delegation(to: "stodgrupp"), in: scene)
            let wider = Sample.delegation(to: "stodgrupp", minutes: 960, [("supersedes", .string(first))])
                .with("from", "2026-05-20")
            let superseding = try await scene.decided("delegation", wider, kind: "extra", on: "2026-05-19")
            try scene.expect(superseding, 201)
            let former = try await scene.get("/delegations/\(first)")
            #expect(former["endedOn"] == "2026-05-20")
            #expect(former["endedBy", "id"]?.string == superseding.id)
            Ruling(rule: "delegation_is_in_force", clause: "V-31")
                .check(try await give(60, with: first, by: .preparer("2480"), on: "2026-05-20", in: scene))
            let second = try #require(
                try await scene.get("/delegations?at=2026-05-20").items.first?["id"]?.string)
            #expect(second != first)
            let ending: JSONValue = ["ends": .string(second), "from": "2026-06-10", "reason": "Arbetet är klart."]
            let ended = try await scene.decided("delegation", ending, kind: "extra", on: "2026-06-09")
            try scene.expect(ended, 201)
            #expect(ended["effects", "0", "target"]?.string == "/delegations/\(second)")
            #expect(try await scene.get("/delegations?at=2026-06-10").items.isEmpty)
            // Ended before the report was due: nothing is missing.
            #expect(try await finding(second, at: "2026-10-01", in: scene) == nil)
            let again = try await scene.decided("delegation", ending.with("from", "2026-06-17"), kind: "extra", on: "2026-06-16")
            Ruling(rule: "delegation_is_in_force", clause: "V-31").check(again)
        }
    }

    /// A delegation decided at the spring meeting.
    private func delegated(_ content: JSONValue, in scene: Scene) async throws -> (decision: Reply, delegation: String) {
        let decision = try scene.expect(await scene.decided("delegation", content), 201)
        let target = try #require(decision["effects", "0", "target"]?.string)
        return (decision, String(target.dropFirst("/delegations/".count)))
    }

    private func give(
        _ minutes: Int64, with delegation: String, by who: Who, on day: String = "2026-05-04", due: String = "2026-06-30",
        year: Int64 = 2026, in scene: Scene
    ) async throws -> Reply {
        try await scene.post(
            "/delegations/\(delegation)/assignments", work(minutes, on: day, due: due, year: year), as: who)
    }

    private func work(
        _ minutes: Int64, on day: String = "2026-05-04", due: String = "2026-06-30", year: Int64 = 2026
    ) -> JSONValue {
        [
            "title": "Underlag till vägledningen", "estimateMinutes": .integer(minutes), "year": .integer(year),
            "dueOn": .string(due), "on": .string(day),
        ]
    }

    private func insertion(
        _ minutes: Int, with delegation: String, by person: UUID, on day: String = "2026-05-04",
        due: String = "2026-06-30", year: Int = 2026
    ) -> String {
        """
        INSERT INTO assignments (id, delegation_id, title, year, estimate_minutes, due_on, given_by, given_on)
        VALUES (new_id(), '\(delegation)', 'Eget', \(year), \(minutes), '\(due)', '\(person.text)', '\(day)')
        """
    }

    private func report(_ delegation: String, by who: Who, on day: String, in scene: Scene) async throws -> Reply {
        try await scene.post(
            "/delegations/\(delegation)/reports", ["text": "Vägledningen är klar.", "on": .string(day)], as: who)
    }

    private func finding(_ delegation: String, at day: String, in scene: Scene) async throws -> JSONValue? {
        let findings = try await scene.get("/findings?at=\(day)&limit=100")
        return findings.items.first { $0["subject"]?.string == delegation }
    }
}
