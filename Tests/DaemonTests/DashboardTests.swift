import Kernel
import Pages
import Scenes
import TestSupport
import Testing
import WebAPI

/// What those who look on are told, compared with the records counted another way.
@Suite struct DashboardTests {
    @Test func `every report there is can be read by whoever looks on, in both languages, and names its sources`()
        async throws
    {
        try await Scene.play { scene in
            let played = try await LookedOn.play(in: scene)
            let figures = try await readEveryReport(in: scene)
            // What is missing is missing by many clauses: each finding names its own.
            let many: Set = ["overview findings", "findings findings", "findings owners", "findings clauses", "findings oldest"]
            #expect(Set(figures.filter { $0.value == nil }.keys) == many)
            for path in [
                "decision?subject=\(played.work)", "meeting?subject=\(played.meeting.id)", "party?subject=2418",
                "proposal?subject=\(played.need)",
            ] {
                let report = try Report(json: await scene.dashboard(path).with("_links", nil))
                #expect(report.figures.filter { $0.clause == nil }.map(\.code) == (report.code == "party" ? ["findings"] : []), "\(path)")
            }
        }
    }

    @Test func `the reports know no agreement of their own: another one has them, too`() async throws {
        try await Scene.play(.lighthouse) { scene in _ = try await readEveryReport(in: scene) }
    }

    /// - Returns: the clause of each figure, by the codes of report and figure.
    private func readEveryReport(in scene: Scene) async throws -> [String: String?] {
        var clauses: [String: String?] = [:]
        let listed = try await scene.get("/dashboards?limit=100", as: .insyn)
        #expect(listed.status == 200, "\(listed)")
        let codes = listed.items.filter { $0["subject"] == .null }.compactMap { $0["code"]?.string }
        #expect(codes.count == 13)
        for code in codes {
            for language in ["sv", "en"] {
                let reply = try await scene.get(
                    "/dashboards/\(code)",
                    as: .insyn,
                    headers: ["Accept-Language": language]
                )
                #expect(reply.status == 200, "\(code) \(reply)")
                let report = try Report(json: reply.json.with("_links", nil))
                #expect(report.code == code)
                #expect(report.at.iso == "2026-11-21")
                #expect(!report.figures.isEmpty && !report.tables.isEmpty, "\(code)")
                #expect(report.figures.allSatisfy { !$0.definition.isEmpty && !$0.source.isEmpty })
                for figure in report.figures { clauses["\(code) \(figure.code)"] = .some(figure.clause) }
                #expect(
                    report.tables.allSatisfy { !$0.definition.isEmpty && !$0.source.isEmpty && !$0.columns.isEmpty }
                )
            }
        }
        return clauses
    }

    @Test func `the decisions are counted, followed up and filtered as the records say`() async throws {
        try await Scene.play { scene in
            let played = try await LookedOn.play(in: scene)
            let spring = try await scene.dashboard("decisions?at=2026-06-01")
            #expect(spring.shownFigure("decisions") == 3)
            #expect(spring.shownFigure("awaited") == 2)
            #expect(spring.shownFigure("late") == 0)
            #expect(spring.shownFigure("planned") == 600)
            #expect(
                spring.shownFigure("used") == 90,
                "the corrected entry counts, and neither the former nor the later one"
            )
            let work = try #require(spring.shownRows("decisions").first { $0["title"]?.string == "Förslag: uppdrag" })
            #expect(work["followUp"] == ["code": "watch", "text": "Pågår"])
            #expect(work["dueOn"] == "2026-12-31")
            #expect(work["daysLeft"] == 213)
            #expect(work["effects"] == ["Uppdrag: Löpande uppgifter"])
            let back = try #require(spring.shownRows("decisions").first { $0["outcome"]?["code"] == "watch" })
            #expect(back["daysLeft"] == 92)
            #expect(back["submitter"]?["path"] == "/parties/2418")

            let autumn = try await scene.dashboard("decisions?at=2026-09-02")
            #expect(autumn.shownFigure("late") == 1)
            #expect(autumn.shownFigure("used") == 150)
            #expect(try await scene.dashboard("decisions?at=2026-04-14").shownFigure("decisions") == 0)
            for (filter, count) in [
                ("party=2418", 2), ("state=referredBack", 1), ("state=open", 2), ("year=2025", 0),
                ("group=stodgrupp", 0), ("year=2026", 3),
            ] {
                #expect(
                    try await scene.dashboard("decisions?at=2026-06-01&\(filter)").shownRows("decisions").count
                        == count,
                    "\(filter)"
                )
            }
            let sorted = try await scene.dashboard("decisions?sort=-planned")
            #expect(sorted.shownRows("decisions").first?["planned"] == 600)

            let decision = try await scene.dashboard("decision?subject=\(played.work)&at=2026-06-01")
            #expect(decision.shownFigure("daysLeft") == 213)
            #expect(decision.shownRows("assignments").first?["left"] == 510)
            #expect(decision.shownRows("clause").first?["clause"]?["clause"] == "V-54")
            let early = try await scene.get("/dashboards/decision?subject=\(played.work)&at=2026-04-14", as: .insyn)
            #expect(early.status == 404)
        }
    }

    @Test func `a meeting tells who was there only when its minutes are published`() async throws {
        try await Scene.play { scene in
            let played = try await LookedOn.play(in: scene)
            let closed = try await scene.dashboard("meeting?subject=\(played.meeting.id)")
            #expect(closed.shownFigure("parties") == .null)
            #expect(closed.shownRows("present").isEmpty)
            let items = try await scene.value(
                "SELECT count(*)::text FROM agenda_items WHERE meeting_id = $1::uuid",
                [played.meeting.id]
            )
            #expect(String(closed.shownRows("agenda").count) == items)
            #expect(closed.shownRows("agenda").filter { $0["decision"]?["path"] != nil }.count == 3)
            let before = try await scene.dashboard("meetings?year=2026")
            #expect(before.shownFigure("presence") == .null)
            #expect(before.shownFigure("held") == 1)

            try await played.publish(in: scene)
            let published = try await scene.dashboard("meeting?subject=\(played.meeting.id)")
            let there = try await scene.value(
                "SELECT count(*)::text FROM attendances WHERE meeting_id = $1::uuid",
                [played.meeting.id]
            )
            #expect(String(published.shownRows("present").count) == there)
            #expect(published.shownFigure("parties") == 8)
            // Eight of fifteen municipalities.
            #expect(try await scene.dashboard("meetings?year=2026").shownFigure("presence") == .number(53.3))
            #expect(
                try await scene.dashboard("meeting?subject=\(played.meeting.id)&at=2026-04-21").shownRows("present")
                    .isEmpty
            )
            let mala = try #require(
                try await scene.dashboard("parties").shownRows("parties").first {
                    $0["party"]?["path"] == "/parties/2418"
                }
            )
            #expect(mala["presence"] == 100 || mala["presence"] == .number(100))
        }
    }

    @Test func `parties, groups and the overview agree with seats, proposals and findings counted from the records`()
        async throws
    {
        try await Scene.play { scene in
            try await LookedOn.play(in: scene)
            let parties = try await scene.dashboard("parties")
            #expect(parties.shownRows("parties").count == 15)
            let mala = try #require(parties.shownRows("parties").first { $0["party"]?["path"] == "/parties/2418" })
            #expect(mala["submitted"] == 2)
            #expect(mala["answered"] == 1)
            #expect(mala["awaiting"] == 1)
            #expect(mala["oldest"] == 293, "from 2026-02-01 to 2026-11-21")
            let seats = try await scene.value("SELECT count(*)::text FROM seats WHERE valid @> '2026-11-21'::date")
            let groups = try await scene.dashboard("groups")
            #expect(groups.shownFigure("seats")?.text == seats)
            #expect(String(groups.shownRows("seats").count) == seats)
            let chairs = groups.shownRows("seats").filter { $0["offices"]?.elements.contains("Ordförande") == true }
            let chair = try await scene.value(
                "SELECT name FROM persons WHERE id = $1::uuid",
                [try await scene.person(.chair).text]
            )
            #expect(chairs.compactMap { $0["person"]?.string } == [chair])

            let overview = try await scene.dashboard("overview")
            #expect(overview.shownFigure("decisions") == 3)
            #expect(overview.shownFigure("meetings") == 1)
            #expect(overview.shownFigure("waiting") == 1)
            #expect(overview.shownFigure("oldest") == 293)
            #expect(overview.shownFigure("hours") == 150)
            let findings = try await scene.get("/findings?limit=1")
            #expect(overview.shownFigure("findings") == findings["_meta", "totalRecords"])
        }
    }

    @Test func `the other figures are what the tables say, counted in SQL`() async throws {
        try await Scene.play { scene in
            let played = try await LookedOn.play(in: scene)
            try await played.publish(in: scene)
            let counts: [(report: String, figure: String, sql: String)] = [
                ("groups", "groups", "SELECT count(*) FROM groups WHERE valid @> '2026-11-21'::date"),
                ("groups", "parties", "SELECT count(DISTINCT party_code) FROM seats WHERE valid @> '2026-11-21'::date"),
                ("groups", "empty", "SELECT count(*) FROM seat_findings('2026-11-21')"),
                ("meetings", "held", "SELECT count(*) FROM meetings WHERE held_on <= '2026-11-21'"),
                (
                    "meetings", "ahead",
                    "SELECT count(*) FROM meetings WHERE state IN ('planned', 'summoned') AND starts_at > '2026-11-21'"
                ),
                ("meetings", "shortNotice", "SELECT count(*) FROM findings('2026-11-21') WHERE code = 'notice-short'"),
                ("meetings", "published", "SELECT count(*) FROM minutes WHERE state = 'published'"),
                (
                    "parties", "seated",
                    "SELECT 15 - count(DISTINCT subject) FROM findings('2026-11-21') WHERE code = 'seat-below-minimum'"
                ),
                (
                    "parties", "reachable",
                    """
                    SELECT count(*) FROM parties y WHERE y.kind = 'municipality' AND NOT EXISTS (SELECT FROM seats s JOIN persons p
                        ON p.id = s.person_id WHERE s.party_code = y.code AND s.valid @> '2026-11-21'::date
                        AND coalesce(p.contact_confirmed_on < '2025-11-21', true))
                    """
                ),
                (
                    "parties", "submitted",
                    """
                    SELECT count(*) FROM proposals WHERE submitted_on >= '2026-01-01' AND group_code IS NULL
                        AND party_code IN (SELECT code FROM parties WHERE kind = 'municipality')
                    """
                ),
                ("parties", "awaiting", "SELECT count(*) FROM proposals WHERE state = 'referredBack'"),
                (
                    "overview", "late",
                    "SELECT count(*) FROM decisions WHERE outcome = 'referredBack' AND due_on < '2026-11-21'"
                ),
                (
                    "overview", "duties",
                    "SELECT round(100.0 * count(*) FILTER (WHERE state = 'fulfilled') / count(*)) FROM duties(2026, '2026-11-21')"
                ),
            ]
            for (report, figure, sql) in counts {
                let shown = try await scene.dashboard(report).shownFigure(figure)
                #expect(
                    shown.map { $0.text } == (try await scene.value("SELECT (\(sql))::text")),
                    "\(report) \(figure)"
                )
            }
        }
    }

    @Test func `the budget in force and those who help each other are told from the day they are decided`() async throws
    {
        try await Scene.play { scene in
            let meeting = try await PlanMeeting.open(
                [("verksamhetsplan", Sample.areas), ("aktivitetsplan", Sample.activities), ("budget", Sample.budget)],
                in: scene
            )
            for item in meeting.items { try scene.expect(await scene.decide(item), 201) }
            let overview = try await scene.dashboard("overview")
            #expect(overview.shownFigure("budget")?.text.hasPrefix("100000") == true, "\(overview)")
            #expect(try await scene.dashboard("overview?at=2026-04-14").shownFigure("budget") == .null)
            let parties = try await scene.dashboard("parties")
            #expect(parties.shownFigure("active") == 3)
            let help = parties.shownRows("parties").map { [$0["helping"], $0["helped"]] }
            #expect(help.filter { $0 == [1, 0] }.count == 1)
            #expect(help.filter { $0 == [0, 1] }.count == 2)
            #expect(try await scene.dashboard("parties?at=2026-04-14").shownFigure("active") == 0)
            let decisions = try await scene.dashboard("decisions")
            #expect(
                decisions.shownRows("decisions").map { $0["followUp"]?["text"] } == ["I kraft", "I kraft", "I kraft"]
            )
        }
    }

    @Test func `what is new and what has changed since is told, and no more`() async throws {
        try await Scene.play { scene in
            try await LookedOn.play(in: scene)
            let news = try await scene.dashboard("news?since=2026-11-21")
            #expect(news.shownFigure("decisions") == 3)
            #expect(news.shownRows("news").filter { $0["kind"] == "Möte hållet" }.count == 1)
            #expect(try await scene.dashboard("news?since=2026-11-22").shownFigure("news") == 0)
            let changed = try await scene.dashboard("decisions?modifiedSince=2026-11-21T00:00:00Z")
            #expect(changed.shownRows("decisions").count == 3)
            // After whatever the wall clock has recorded: the constituting record.
            scene.clock.set(try #require(Instant(rfc3339: "2126-11-21T09:00:00Z")))
            let assignment = try #require(try await scene.get("/assignments?year=2026").items.first?["id"])
            let entry: JSONValue = ["assignment": assignment, "workedOn": "2026-11-20", "minutes": 30]
            try scene.expect(await scene.post("/time-entries", entry, as: .coordinator), 201)
            let later = try await scene.dashboard("decisions?modifiedSince=\(scene.clock.now().rfc3339)")
            #expect(later.shownRows("decisions").map { $0["title"] } == ["Förslag: uppdrag"])
            #expect(later.shownRows("decisions").first?["used"] == 180)
            let unchanged = try await scene.dashboard("decisions?modifiedSince=2126-11-22T00:00:00Z")
            #expect(unchanged.shownRows("decisions").isEmpty)
            #expect(unchanged.shownFigure("decisions") == 3)
        }
    }

    @Test func `a draft is in no report, whoever asks`() async throws {
        try await Scene.play { scene in
            let played = try await LookedOn.play(in: scene)
            let subjects = [
                "proposal?subject=\(played.draft)", "party?subject=2418", "meeting?subject=\(played.meeting.id)",
            ]
            let listed = try await scene.get("/dashboards?limit=100", as: .mala)
            let codes = listed.items.filter { $0["subject"] == .null }.compactMap { $0["code"]?.string }
            for path in codes + subjects {
                for who in [Who.insyn, .mala, .coordinator] {
                    let reply = try await scene.get("/dashboards/\(path)", as: who)
                    #expect(!reply.text.contains("Hemligt utkast") && !reply.text.contains("hemliga"), "\(path)")
                    #expect(reply.status == (path.hasPrefix("proposal?") ? 404 : 200), "\(path)")
                }
            }
        }
    }

    @Test func `an unknown report, subject or table is not found, and a strange parameter is refused`() async throws {
        try await Scene.play { scene in
            for path in [
                "okand", "Overview", "meeting", "meeting?subject=2418",
                "decision?subject=0198bc68-2a80-74be-87d3-02ac18f5e6aa",
            ] {
                #expect(try await scene.get("/dashboards/\(path)", as: .insyn).status == 404, "\(path)")
            }
            let table = try await scene.get(
                "/dashboards/decisions?table=okand",
                as: .insyn,
                headers: ["Accept": "text/csv"]
            )
            #expect(table.status == 404)
            for query in ["at=i-dag", "year=1999", "since=nyss", "dialect=excel", "sort=a%20b", "colour=red"] {
                #expect(try await scene.get("/dashboards/decisions?\(query)", as: .insyn).status == 400, "\(query)")
            }
            #expect(try await scene.get("/dashboards/overview", as: nil).status == 401)
            #expect(try await scene.post("/dashboards/overview", as: .coordinator).status == 405)
        }
    }

    @Test func `a table is CSV for whoever asks for it`() async throws {
        try await Scene.play { scene in
            try await LookedOn.play(in: scene)
            let csv = try await scene.get(
                "/dashboards/decisions?at=2026-06-01&sort=-used",
                as: .insyn,
                headers: ["Accept": "text/csv"]
            )
            #expect(csv.status == 200, "\(csv)")
            #expect(csv.headers["content-type"] == "text/csv; charset=utf-8")
            #expect(csv.bytes.prefix(3) == [0xEF, 0xBB, 0xBF])
            let lines = csv.text.split(separator: "\r\n", omittingEmptySubsequences: false)
            #expect(lines.count == 5)
            #expect(lines[0].contains(";Utfall;Uppföljning;Senast;Dagar kvar;Planerat;Använt;"))
            #expect(lines[1].contains(";2026-12-31;213;10,00;1,50;"))
            let machine = try await scene.get(
                "/dashboards/overview?table=decisions&dialect=rfc4180",
                as: .insyn,
                headers: ["Accept": "text/csv", "Accept-Language": "en"]
            )
            #expect(machine.text.hasPrefix("decision,title,decidedOn,group,outcome\r\n"))
            #expect(machine.text.contains("Approved"))
            #expect(machine.headers["content-language"] == "en")
            let tag = try #require(machine.entityTag)
            let again = try await scene.get(
                "/dashboards/overview?table=decisions&dialect=rfc4180",
                as: .insyn,
                headers: ["Accept": "text/csv", "Accept-Language": "en", "If-None-Match": tag]
            )
            #expect(again.status == 304)
        }
    }
}
