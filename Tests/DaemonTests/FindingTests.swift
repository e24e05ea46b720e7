import Foundation
import Kernel
import Scenes
import TestSupport
import Testing
import WebAPI

/// What the agreement expects and cannot force, computed for any day and gone when cured; and the year wheel.
@Suite struct FindingTests {
    @Test func `V-76: a municipality without its only representative is a finding until it has one again`() async throws
    {
        try await Scene.play { scene in
            let seat = try #require(
                try await scene.value(
                    "SELECT id FROM seats WHERE group_code = 'samverkansgrupp' AND party_code = $1::text",
                    ["2418"]
                )
            )
            try scene.expect(
                await scene.post(
                    "/groups/samverkansgrupp/seats/\(seat)/endings",
                    ["lastDay": "2026-05-31"],
                    as: .mala
                ),
                201
            )
            let missing = try await finding("seat-below-minimum", at: "2026-06-15", "owner=2418", in: scene)
            #expect(missing?["clause"]?["id"] == "V-76")
            #expect(missing?["owner"] == "2418")
            #expect(missing?["since"] == "2026-06-01")
            #expect(missing?["facts"]?["filled"] == 0)
            let day = try await finding("seat-below-minimum", at: "2026-05-31", "owner=2418", in: scene)
            #expect(day == nil)

            let person = try await scene.post("/persons", ["name": "Ny plan- och byggansvarig"], as: .mala)
            try scene.expect(
                await scene.post(
                    "/groups/samverkansgrupp/seats",
                    ["seat": "ledamot", "person": .string(person.id), "from": "2026-07-01"],
                    as: .mala
                ),
                201
            )
            let cured = try await finding("seat-below-minimum", at: "2026-07-01", "owner=2418", in: scene)
            #expect(cured == nil)
            let then = try await finding("seat-below-minimum", at: "2026-06-30", "owner=2418", in: scene)
            #expect(then?["since"] == "2026-06-01")
        }
    }

    @Test func `V-23: a vacant chair is a finding from the day that the seat ends`() async throws {
        try await Scene.play { scene in
            let chair = try await scene.person(.chair)
            let seat = try #require(
                try await scene.value(
                    "SELECT id FROM seats WHERE group_code = 'samverkansgrupp' AND person_id = $1::uuid",
                    [chair.uuidString]
                )
            )
            let before = try await finding("office-vacant", at: "2026-06-15", in: scene)
            #expect(before == nil)
            let ended = try await scene.post(
                "/groups/samverkansgrupp/seats/\(seat)/endings",
                ["lastDay": "2026-05-31"],
                as: .system(party: "2482")
            )
            #expect(ended.status == 201, "\(ended)")
            let vacant = try await finding("office-vacant", at: "2026-06-15", in: scene)
            #expect(vacant?["clause"]?["id"] == "V-23")
            #expect(vacant?["owner"] == "samverkansgrupp")
            #expect(vacant?["since"] == "2026-06-01")
        }
    }

    @Test func `V-33: a spring meeting that was not held is a finding from the first of June`() async throws {
        try await Scene.play { scene in
            // Until then it is that of the year before.
            let former = try await finding("meeting-missing", at: "2026-05-31", subject: "ordinarie-var", in: scene)
            #expect(former?["since"] == "2025-06-01")
            let missing = try await finding("meeting-missing", at: "2026-06-01", subject: "ordinarie-var", in: scene)
            #expect(missing?["clause"]?["id"] == "V-33")
            #expect(missing?["since"] == "2026-06-01")
            #expect(missing?["facts"]?["windowFrom"] == "2026-04-01")
            _ = try await scene.openSpringMeeting([])
            let held = try await finding("meeting-missing", at: "2026-06-01", subject: "ordinarie-var", in: scene)
            #expect(held == nil)
        }
    }

    @Test func `V-48: fewer meetings of the stödgrupp than about six a year is a finding, with how many were held`()
        async throws
    {
        try await Scene.play { scene in
            let none = try await finding("meeting-missing", at: "2026-01-01", subject: "stodgruppsmote", in: scene)
            #expect(none?["clause"]?["id"] == "V-48")
            #expect(none?["facts"]?["minimum"] == 5)
            #expect(none?["facts"]?["held"] == 0)
        }
    }

    @Test(arguments: [("budget", "V-66"), ("verksamhetsplan", "V-65"), ("aktivitetsplan", "V-63")])
    func `V-63, V-65, V-66: a plan that is missing is a finding until it is decided`(
        matter: String,
        clause: String
    ) async throws {
        try await Scene.play { scene in
            let missing = try await finding("plan-missing", at: "2026-06-01", subject: matter, in: scene)
            #expect(missing?["clause"]?["id"]?.string == clause)
            #expect(missing?["owner"] == "samverkansgrupp")
            let meeting = try await PlanMeeting.open(
                [("verksamhetsplan", Sample.areas), ("aktivitetsplan", Sample.activities), ("budget", Sample.budget)],
                in: scene
            )
            for item in meeting.items { try scene.expect(await scene.decide(item), 201) }
            let cured = try await finding("plan-missing", at: "2026-06-01", subject: matter, in: scene)
            #expect(cured == nil)
            // In April the plan did not exist, whatever was decided later.
            let then = try await finding("plan-missing", at: "2026-04-14", subject: matter, in: scene)
            #expect(then != nil)
        }
    }

    @Test func `V-60: contact details that nobody confirmed are a finding until they are confirmed`() async throws {
        try await Scene.play { scene in
            let person = try await scene.person(.coordinator)
            let stale = try await finding("contact-stale", at: "2026-11-21", subject: person.text, in: scene)
            #expect(stale?["clause"]?["id"] == "V-60")
            let confirmed = try await scene.patch("/persons/\(person.text)", [:], as: .coordinator)
            #expect(confirmed.status == 200, "\(confirmed)")
            let cured = try await finding("contact-stale", at: "2026-11-21", subject: person.text, in: scene)
            #expect(cured == nil)
        }
    }

    @Test func `every finding quotes its clause and names an owner and since when, and can be read by its id`()
        async throws
    {
        try await Scene.play { scene in
            let findings = try await scene.get("/findings?at=2026-06-15&limit=100", as: .insyn)
            #expect(findings.items.count >= 5)
            for finding in findings.items {
                #expect(finding["clause"]?["id"]?.string?.isEmpty == false)
                #expect(finding["clause"]?["quote"]?.string?.isEmpty == false)
                #expect(finding["owner"]?.string?.isEmpty == false)
                let since = try #require(finding["since"]?.string)
                #expect(since <= "2026-06-15")
                #expect(finding["at"] == "2026-06-15")
            }
            let first = try #require(findings.items.first)
            let again = try await scene.get("/findings/\(first["id"]?.string ?? "-")?at=2026-06-15", as: .insyn)
            #expect(again.status == 200)
            #expect(again["code"] == first["code"])
            let unknown = try await scene.get("/findings/seat-below-minimum~samverkansgrupp~9999?at=2026-06-15")
            #expect(unknown.status == 404)
            let posted = try await scene.post("/findings", [:], as: .administrator)
            #expect(posted.status == 405)
        }
    }

    @Test func `V-32, V-33: the year's meetings are open, overdue, planned and fulfilled as time goes`() async throws {
        try await Scene.play { scene in
            let early = try await duty("meeting-ordinarie-var", at: "2026-02-01", in: scene)
            #expect(early?["state"] == "open")
            #expect(early?["from"] == "2026-04-01")
            #expect(early?["due"] == "2026-05-31")
            #expect(early?["clause"]?["id"] == "V-33")
            let late = try await duty("meeting-ordinarie-var", at: "2026-06-01", in: scene)
            #expect(late?["state"] == "overdue")
            try scene.expect(
                await scene.post(
                    "/meetings",
                    [
                        "group": "samverkansgrupp", "kind": "ordinarie-host", "startsAt": "2026-10-07T08:00:00Z",
                        "on": "2026-01-10",
                    ],
                    as: .coordinator
                ),
                201
            )
            let planned = try await duty("meeting-ordinarie-host", at: "2026-02-01", in: scene)
            #expect(planned?["state"] == "planned")
            _ = try await scene.openSpringMeeting([])
            let fulfilled = try await duty("meeting-ordinarie-var", at: "2026-06-01", in: scene)
            #expect(fulfilled?["state"] == "fulfilled")
            #expect(fulfilled?["evidence"]?["held"] == 1)
        }
    }

    @Test func `V-66: the year's budget is overdue when the year begins and fulfilled by its decision`() async throws {
        try await Scene.play { scene in
            let open = try await duty("plan-budget", at: "2025-12-31", in: scene)
            #expect(open?["state"] == "open")
            let overdue = try await duty("plan-budget", at: "2026-01-01", in: scene)
            #expect(overdue?["state"] == "overdue")
            #expect(overdue?["clause"]?["id"] == "V-66")
            #expect(overdue?["due"] == "2025-12-31")
            let meeting = try await PlanMeeting.open([("budget", Sample.budget)], in: scene)
            let decided = try await scene.decide(meeting.items[0])
            let fulfilled = try await duty("plan-budget", at: "2026-06-01", in: scene)
            #expect(fulfilled?["state"] == "fulfilled")
            #expect(fulfilled?["evidence"]?["decision"]?.string == decided.id)
            let one = try await scene.get("/duties/\(fulfilled?["id"]?.string ?? "-")?at=2026-06-01")
            #expect(one["state"] == "fulfilled")
        }
    }

    /// The finding with a code, of a day and perhaps of one subject.
    private func finding(
        _ code: String,
        at day: String,
        _ filter: String? = nil,
        subject: String? = nil,
        in scene: Scene
    ) async throws -> JSONValue? {
        let query = "at=\(day)&limit=100" + (filter.map { "&" + $0 } ?? "")
        let reply = try scene.expect(await scene.get("/findings?\(query)"), 200)
        return reply.items.first { item in
            item["code"]?.string == code && (subject == nil || item["subject"]?.string == subject)
        }
    }

    private func duty(_ code: String, at day: String, in scene: Scene) async throws -> JSONValue? {
        let reply = try scene.expect(await scene.get("/duties?year=2026&at=\(day)&limit=100"), 200)
        return reply.items.first { $0["code"]?.string == code }
    }
}
