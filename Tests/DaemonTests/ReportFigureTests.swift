import Foundation
import Kernel
import Pages
import Scenes
import Testing
import WebAPI

/// Figures of the reports, compared with the records counted another way.
@Suite struct ReportFigureTests {
    @Test func `proposals are counted by who sent them and how they stood on the day, with their age`() async throws {
        try await Scene.play { scene in
            let year = try await ReportedYear.play(in: scene)
            let report = try await scene.report("proposals")
            #expect(report.figure("submitted")?.text == (try await scene.count("FROM proposals WHERE submitted_on IS NOT NULL")))
            #expect(
                report.figure("open")?.text
                    == (try await scene.count(
                        """
                        FROM proposals WHERE state IN ('submitted', 'incomplete', 'inPreparation', 'adopted', 'onAgenda', 'referredBack',
                            'tabled')
                        """)))
            #expect(report.figure("oldest") == 293, "from 2026-02-01 to 2026-11-21")
            let mala = try #require(report.row("submitters", "submitter", "/parties/2418"))
            #expect([mala["submitted"], mala["carried"], mala["rejected"], mala["approved"]] == [2, 1, 1, 0])
            let prepared = try #require(report.rows("submitters").first { $0["submitter"]?["path"] == .null })
            #expect(prepared["submitted"]?.text == (try await scene.count("FROM proposals WHERE group_code = 'stodgrupp'")))
            #expect(Int64(report.rows("proposals").count) == report.rows("submitters").compactMap { $0["submitted"]?.integer }.reduce(0, +))

            let withdrawn = try await scene.report("proposals?state=withdrawn")
            #expect(withdrawn.rows("proposals").map { $0["proposal"]?["path"] } == [.string("/proposals/\(year.withdrawn)")])
            #expect(withdrawn.rows("proposals").first?["age"] == 47, "from 2026-02-01 to 2026-03-20")
            #expect(try await scene.report("proposals?party=2480").figure("submitted") == 0, "what is sent in the name of a group is the group's")

            let march = try await scene.report("proposals?at=2026-03-15")
            #expect(march.row("submitters", "submitter", "/parties/2418")?["rejected"] == 0)
            #expect(march.row("submitters", "submitter", "/parties/2421")?["waiting"] == 1)
            #expect(march.row("submitters", "submitter", "/parties/2418")?["carried"] == 1)
            #expect(try await scene.report("proposals?at=2026-01-31").figure("submitted") == 0)
        }
    }

    @Test func `a proposal shows its way, its referrals and the answer, and on a day before it was settled none`() async throws {
        try await Scene.play { scene in
            let year = try await ReportedYear.play(in: scene)
            let report = try await scene.subject("proposal", year.referred)
            #expect(report.figure("asked") == 2)
            #expect(report.figure("answered") == 1)
            #expect(report.figure("oppose") == 1)
            let answers = report.rows("referrals")
            #expect(answers.map { $0["party"]?["path"] } == ["/parties/2417", "/parties/2418"])
            #expect(answers.map { $0["stance"]?["code"] } == ["bad", "bad"])
            #expect(answers[0]["answer"] == "Kusten saknas.")
            #expect(answers[1]["stance"]?["text"] == "Inget svar i tid")

            let included = try await scene.subject("proposal", year.included)
            #expect(included.rows("answer").first?["answer"]?.string == (try await scene.get("/answers/\(year.included)"))["text"]?.string)
            #expect(included.rows("way").contains { $0["what"] == "Upptaget i ett annat förslag" })
            let rejected = try await scene.subject("proposal", year.rejected, "&at=2026-04-14")
            #expect(rejected.rows("answer").first?["decision"] == ["missing": "notApplicable"])
            #expect(rejected.rows("decisions").isEmpty)
            let settled = try await scene.subject("proposal", year.rejected)
            #expect(settled.rows("decisions").first?["reasons"] == "Ryms inte i planen.")
            #expect(settled.figure("age") == 73, "from 2026-02-01 to 2026-04-15")
            #expect(try await scene.get("/dashboards/proposal?subject=\(year.rejected)&at=2026-01-31", as: .insyn).status == 404)
        }
    }

    @Test func `a proposal says what it proposes, part by part, whatever its shape`() async throws {
        try await Scene.play { scene in
            let year = try await ReportedYear.play(in: scene)
            func content(_ matter: String, revises: Bool = false) async throws -> [JSONValue] {
                let id = try #require(
                    try await scene.value(
                        """
                        SELECT p.id::text FROM proposals p JOIN proposal_versions v ON v.proposal_id = p.id AND v.number = 1
                        WHERE p.matter = $1 AND v.content ? 'supersedes' = $2::boolean
                        """, [matter, "\(revises)"]))
                return try await scene.subject("proposal", id).rows("content")
            }
            #expect(try await scene.subject("proposal", year.referred).rows("content") == [["part": "Lydelse", "text": Sample.text["text"] ?? .null]])

            let budget = try await content("budget")
            #expect(budget.first { $0["part"] == "Lönekostnader för samordnaren" }?["amount"]?.kronor == 90_000)
            #expect(budget.contains { $0["part"]?.string?.hasPrefix("Andel för ") == true })
            let revised = try await content("budget", revises: true)
            let former = try #require(
                try await scene.value(
                    """
                    SELECT d.number || '/' || d.year FROM plans p JOIN decisions d ON d.id = p.decision_id
                    WHERE p.matter = 'budget' AND p.superseded_by IS NOT NULL
                    """))
            #expect(revised.first?["text"]?.string == "§ \(former); det som inte står här gäller som förut")
            #expect(revised.dropFirst().map { $0["amount"]?.kronor } == [100_000])

            let days = try await content("aktivitetsplan").filter { $0["from"]?.string != nil }
            #expect(days.map { $0["from"] } == ["2026-09-17"])
            #expect(try await content("verksamhetsplan").allSatisfy { $0["from"]?.string != nil })
            #expect(try await content("uppdrag").first { $0["part"] == "Tid" }?["text"] == "10 h")
        }
    }

    @Test func `plans, activities and the calendar are those that the API tells of`() async throws {
        try await Scene.play { scene in
            let year = try await ReportedYear.play(in: scene)
            let plans = try await scene.get("/plans?at=2026-11-21")
            let activities = try await scene.get("/activities?limit=100")
            let report = try await scene.report("plans")
            #expect(report.figure("plans")?.integer == Int64(plans.items.count))
            #expect(report.figure("activities")?.integer == Int64(activities.items.count))
            #expect(report.row("activities", "activity", "/activities/\(year.activity)")?["helped"]?.elements.count == 2)
            #expect(report.rows("areas").compactMap { $0["activities"]?.integer }.reduce(0, +) == Int64(activities.items.count))
            #expect(report.row("contributions", "party", "/parties/2480")?["helping"] == 1)
            #expect(try await scene.report("plans?area=tillsynsprojekt").figure("activities") == 0)
            #expect(try await scene.report("plans?party=2418").figure("activities") == 1)
            let before = try await scene.report("plans?at=2026-04-14")
            #expect(before.figure("plans") == 0)
            #expect(before.rows("plans").allSatisfy { $0["state"]?["code"] == "bad" })

            let activity = try await scene.subject("activity", year.activity)
            #expect(activity.figure("costs")?.kronor == 10_000)
            #expect(activity.rows("calendar").map { $0["on"] } == ["2026-09-17"])
            #expect(activity.rows("proposals").map { $0["proposal"]?["path"] } == [.string("/proposals/\(year.included)")])
            #expect(try await scene.get("/dashboards/activity?subject=\(year.activity)&at=2026-04-14", as: .insyn).status == 404)

            let calendar = try await scene.report("calendar?at=2026-06-01")
            let held = try await scene.count(
                "FROM meetings WHERE extract(year FROM starts_at) = 2026 AND planned_on <= '2026-06-01' AND state <> 'cancelled'")
            #expect(calendar.figure("meetings")?.text == held)
            #expect(calendar.figure("activities") == 1)
            #expect(Int(held).map { $0 + 1 } == calendar.rows("calendar").count)
            #expect(calendar.figure("next") == "2026-09-16")
            #expect(calendar.rows("months")[8]["activities"] == 1)
            #expect(try await scene.report("calendar?year=2025").rows("calendar").isEmpty)
        }
    }

    @Test func `the budget in force is its lines summed, by payer, origin and class, beside the one that it superseded`() async throws {
        try await Scene.play { scene in
            try await ReportedYear.play(in: scene)
            for (day, superseded) in [("2026-06-01", "2026-04-15"), ("2026-11-21", "2026-09-16")] {
                let report = try await scene.report("budget?at=\(day)")
                for (side, figure) in [("costs", "costs"), ("incomes", "incomes")] {
                    let sum = try await scene.value(
                        """
                        SELECT (sum((line ->> 'amountOre')::bigint) / 100)::bigint::text FROM plans p, jsonb_array_elements(p.content -> $1::text) line
                        WHERE p.matter = 'budget' AND p.decided_on = $2::date
                        """, [side, superseded])
                    #expect(report.figure(figure)?.kronor.map { String(Int($0)) } == sum, "\(day) \(side)")
                }
                for (table, column) in [("parties", "total"), ("origins", "amount")] {
                    #expect(report.rows(table).compactMap { $0[column]?.kronor }.reduce(0, +) == report.figure("incomes")?.kronor)
                }
                for table in ["costs", "lines"] {
                    #expect(report.rows(table).compactMap { $0["amount"]?.kronor }.reduce(0, +) == report.figure("costs")?.kronor)
                }
            }
            let june = try await scene.report("budget?at=2026-06-01")
            #expect(june.row("parties", "party", "/parties/2418")?["total"]?.kronor == 40_000)
            #expect(june.figure("change") == ["missing": "notApplicable"])
            let now = try await scene.report("budget")
            #expect(now.figure("change")?.kronor == 0)
            #expect(now.row("parties", "party", "/parties/2418")?["total"]?.kronor == 0, "its share stands, its income does not")
            #expect(now.row("parties", "party", "/parties/2418")?["share"]?.kronor == 13_333.34)
            #expect(now.rows("budgets").map { $0["state"]?["text"] } == ["Visas här", "Ersatt"])
            #expect(now.rows("budgets")[0]["supersedes"] == now.rows("budgets")[1]["decision"])
            #expect(try await scene.report("budget?at=2026-04-14").figure("costs") == .null)
        }
    }

    @Test func `the hours are those of the capacity, the assignments and the time that stands`() async throws {
        try await Scene.play { scene in
            try await ReportedYear.play(in: scene)
            let capacity = try #require(try await scene.get("/capacities/2026")["capacities", "0"])
            let report = try await scene.report("hours")
            #expect(report.figure("available") == capacity["capacityMinutes"])
            #expect(report.figure("planned") == capacity["plannedMinutes"])
            #expect(report.figure("used") == capacity["usedMinutes"])
            #expect(report.figure("left") == capacity["leftMinutes"])
            // 20 640 min × 325 of 365 days = 18 378 min.
            #expect(report.figure("pace")?.integer == 150 - 18_378)
            let year = try #require(report.rows("years").first)
            let parts = ["used", "plannedLeft", "free"].compactMap { year[$0]?.integer }.reduce(0, +)
            #expect(parts == capacity["capacityMinutes"]?.integer)
            #expect(report.rows("months")[4]["used"] == 90)
            #expect(report.rows("months")[11]["used"] == ["missing": "notApplicable"])
            #expect(abs(report.rows("months").compactMap { $0["pace"]?.integer }.reduce(0, +) - 20_640) <= 12, "each month is rounded")
            let july = try await scene.report("hours?at=2026-07-01")
            #expect(july.figure("used") == 90, "neither the corrected entry nor the later one")
            #expect(try await scene.report("hours?group=stodgrupp").figure("planned") == 0)
            #expect(try await scene.report("hours?at=2026-04-14").figure("planned") == 0)
        }
    }

    @Test func `findings and duties are those of the records, with the words of the clauses`() async throws {
        try await Scene.play { scene in
            try await ReportedYear.play(in: scene)
            for day in ["2026-03-01", "2026-06-15", "2026-11-21"] {
                let listed = try await scene.get("/findings?at=\(day)&limit=100")
                let report = try await scene.report("findings?at=\(day)")
                #expect(report.figure("findings") == listed["_meta", "totalRecords"])
                #expect(!listed.items.isEmpty)
                let quotes = Set(listed.items.compactMap { $0["clause"]?["quote"]?.string })
                #expect(Set(report.rows("findings").compactMap { $0["clause"]?["text"]?.string }) == quotes)
                #expect(report.rows("findings").allSatisfy { $0["evidence"] != .null && $0["finding"]?.string?.contains("-") == false })
                let owner = try #require(listed.items.first?["owner"]?.string)
                #expect(
                    try await scene.report("findings?at=\(day)&party=\(owner)").figure("findings")
                        == (try await scene.get("/findings?at=\(day)&owner=\(owner)&limit=1"))["_meta", "totalRecords"])

                let duties = try await scene.get("/duties?year=2026&at=\(day)&limit=100")
                let wheel = try await scene.report("duties?at=\(day)")
                #expect(wheel.figure("duties")?.integer == Int64(duties.items.count))
                for state in ["fulfilled", "planned", "open", "overdue"] {
                    let counted = duties.items.filter { $0["state"]?.string == state }.count
                    #expect(wheel.figure(state)?.integer == Int64(counted), "\(day) \(state)")
                }
            }
            let wheel = try await scene.report("duties?at=2026-06-15")
            let spring = try #require(wheel.rows("duties").first { $0["duty"] == "Ordinarie vårmöte 2026" })
            #expect(spring["state"]?["code"] == "good")
            #expect(spring["evidence"]?.elements.count == 1)
            #expect(wheel.rows("duties").allSatisfy { $0["due"]?.string?.hasPrefix("2026") == true })
        }
    }

    @Test func `a plan that is decided later fulfils no duty on the day`() async throws {
        try await Scene.play { scene in
            try await ReportedYear.play(in: scene)
            let plan = "FROM duties(2026, $1::date) WHERE code = 'plan-budget' AND state = 'fulfilled'"
            #expect(try await scene.value("SELECT count(*)::text \(plan)", ["2026-04-14"]) == "0")
            #expect(try await scene.value("SELECT count(*)::text \(plan)", ["2026-04-15"]) == "1")
        }
    }

    @Test func `a party's page holds what the records say of the party, and its presence when minutes are published`() async throws {
        try await Scene.play { scene in
            let year = try await ReportedYear.play(in: scene)
            let before = try await scene.subject("party", "2418", "&at=2026-04-21")
            #expect(before.figure("attendance") == .null)
            let report = try await scene.subject("party", "2418")
            let seats = try await scene.count("FROM seats WHERE party_code = '2418' AND valid @> '2026-11-21'::date")
            #expect(report.figure("seats")?.text == seats)
            let own = try await scene.count(
                "FROM proposals WHERE party_code = '2418' AND submitted_on IS NOT NULL AND group_code IS NULL")
            #expect(report.figure("proposals")?.text == own)
            #expect(report.figure("helped") == 1)
            #expect(report.figure("helping") == 0)
            #expect(report.figure("income") == .null)
            #expect(try await scene.subject("party", "2418", "&at=2026-06-01").figure("income")?.kronor == 40_000)
            #expect(report.figure("attendance")?.kronor == 100)
            let absent = try await scene.subject("party", "2425")
            #expect(absent.figure("attendance")?.kronor == 0)
            #expect(absent.rows("attendance").map { $0["meeting"]?["path"] } == [.string("/meetings/\(year.meeting.id)")])
            let fate = try #require(report.row("proposals", "proposal", "/proposals/\(year.included)"))
            #expect(fate["carrier"]?["path"]?.string?.hasPrefix("/proposals/") == true)
            #expect(report.row("proposals", "proposal", "/proposals/\(year.rejected)")?["reasons"] == "Ryms inte i planen.")
            #expect(report.rows("referrals").map { $0["stance"]?["code"] } == ["bad"])
            let owned = try await scene.get("/findings?owner=2418&limit=1")
            #expect(report.figure("findings") == owned["_meta", "totalRecords"])
            let contacts = try await scene.value("SELECT string_agg(email, ' ') FROM persons WHERE party_code = '2418'")
            for contact in contacts?.split(separator: " ") ?? [] { #expect(!report.text.contains(contact)) }
            #expect(try await scene.get("/dashboards/party?subject=9999", as: .insyn).status == 404)
        }
    }

    @Test func `every report of an agreement with other words is made, in the words of its own`() async throws {
        try await Scene.play(.lighthouse) { scene in
            for code in ["proposals", "plans", "calendar", "budget", "hours", "findings", "duties"] {
                let report = try await scene.report(code)
                #expect(!report.text.contains("ommun") && !report.text.contains("amordnar"), "\(code)")
            }
            #expect(try await scene.subject("party", "007")["title"] == "Norra hamnen")
        }
    }
}

extension Scene {
    /// A report as the insyn credential reads it, of the shape that pages and CSV are made of.
    fileprivate func report(_ path: String) async throws -> JSONValue {
        let json = try expect(await get("/dashboards/\(path)", as: .insyn), 200).json
        _ = try Report(json: json.with("_links", nil))
        return json
    }

    fileprivate func subject(_ code: String, _ subject: String, _ more: String = "") async throws -> JSONValue {
        try await report("\(code)?subject=\(subject)\(more)")
    }

    fileprivate func count(_ from: String) async throws -> String {
        try await value("SELECT count(*)::text \(from)") ?? ""
    }
}

extension JSONValue {
    fileprivate func figure(_ code: String) -> JSONValue? {
        self["figures"]?.elements.first { $0["code"]?.string == code }?["value"]
    }

    fileprivate func rows(_ table: String) -> [JSONValue] {
        self["tables"]?.elements.first { $0["code"]?.string == table }?["rows"]?.elements ?? []
    }

    /// The row whose link in a column leads to a path.
    fileprivate func row(_ table: String, _ column: String, _ path: String) -> JSONValue? {
        rows(table).first { $0[column]?["path"]?.string == path }
    }

    fileprivate var kronor: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }
}
