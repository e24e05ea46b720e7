import Kernel
import Markup

/// The page of one report: what day and selection, the figures, the tables, and what one needs to trust and to quote it.
struct ReportPage {
    let page: Page
    let report: Report
    let query: Query

    /// Bytes that the rows of all tables and charts may take, so that no page is heavier than 100 KB.
    static let rowBytes = 60_000

    private var path: String { Place.path(of: report) }

    var html: String {
        var frame = Frame(page: page, title: report.title)
        frame.code = report.code
        frame.day = query["at"]
        frame.dataTime = report.dataTime
        return frame.html { main in
            breadcrumbs(&main)
            main.element("h1", text: report.title)
            main.element("p", [("class", "lead")], text: report.summary)
            then(&main)
            FilterForm(page: page, report: report, query: query, path: path).write(&main)
            figures(&main)
            let shares = Self.shares(report.tables.map(Self.weight), of: Self.rowBytes)
            for (index, table) in report.tables.enumerated() {
                TableSection(
                    page: page, table: table, id: "t\(index + 1)", path: path, query: query, at: report.at,
                    rowBytes: shares[index]
                ).write(&main)
                main.newline()
            }
            about(&main)
        }
    }

    /// What a table would weigh, as much of it as stands on one page.
    private static func weight(of table: Report.Table) -> Int {
        table.rows.prefix(TableSection.rowsOfPage).reduce(0) { $0 + table.weight(of: $1) }
    }

    /// `total` shared: who needs less than an even share gets what it needs, and leaves the rest to the others.
    static func shares(_ needs: [Int], of total: Int) -> [Int] {
        var shares = needs
        var left = total
        for (number, index) in needs.indices.sorted(by: { needs[$0] < needs[$1] }).enumerated() {
            shares[index] = min(needs[index], left / (needs.count - number))
            left -= shares[index]
        }
        return shares
    }

    private func breadcrumbs(_ main: inout Markup) {
        guard let list = Place.entry(of: report.code), report.code != "overview" else { return }
        let days = query.keeping(["at"])
        main.element("nav", [("class", "crumbs"), ("aria-label", page.say(Words.breadcrumbs))]) { nav in
            nav.element("ol") { crumbs in
                crumbs.element("li") {
                    $0.element("a", [("href", days.address(Page.root))], text: page.say(Place.entries[0].title))
                }
                if list.code != report.code {
                    crumbs.element("li") {
                        $0.element("a", [("href", days.address(Place.path(of: list.code)))], text: page.say(list.title))
                    }
                }
                crumbs.element("li") { $0.element("span", [("aria-current", "page")], text: report.title) }
            }
        }
    }

    /// Who follows a link to a day that is not today is told, and shown the way to today.
    private func then(_ main: inout Markup) {
        guard query["at"] != nil else { return }
        main.element("p", [("class", "then")]) { then in
            then.element("strong") { strong in
                strong.write("\(page.say(Words.stateOn)) ")
                strong.element("time", [("datetime", report.at.iso)], text: report.at.iso)
            }
            then.write(". ")
            let today = query.setting("at", to: nil).setting(Page.partParameter, to: nil).address(path)
            then.element("a", [("href", today)], text: page.say(Words.showToday))
        }
    }

    private func figures(_ main: inout Markup) {
        guard !report.figures.isEmpty else { return }
        let cell = Cell(page: page, query: query)
        main.element("section", [("aria-labelledby", "figures")]) { section in
            section.element(
                "h2", [("id", "figures")], text: page.say(report.subject == nil ? Words.figures : Words.facts))
            section.element("ul", [("class", "figures")]) { list in
                for figure in report.figures {
                    list.newline()
                    list.element("li") { item in
                        item.element("h3", text: figure.title)
                        item.element("p", [("class", figure.kind.isMeasure ? "value" : "fact")]) { cell.write(figure.value, &$0) }
                        item.element("details") { details in
                            details.element("summary") { summary in
                                summary.write(page.say(Words.definition))
                                summary.element("span", [("class", "unseen")], text: ": \(figure.title)")
                            }
                            details.element("p", text: figure.definition)
                            details.element("p") { source in
                                source.write("\(page.say(Words.source)): \(figure.source)")
                                if let clause = figure.clause { source.write(" (\(clause))") }
                            }
                        }
                    }
                }
            }
        }
        main.newline()
    }

    private func about(_ main: inout Markup) {
        main.element("section", [("class", "about"), ("aria-labelledby", "about")]) { section in
            section.element("h2", [("id", "about")], text: page.say(Words.onPage))
            section.element("h3", text: page.say(Words.legend))
            section.element("ul", [("class", "legend")]) { legend in
                for status in Report.Value.Status.allCases {
                    legend.element("li") { Cell.write(status, page.say(Words.status(status).meaning), &$0) }
                }
                legend.element("li") { Cell.symbol("–", page.say(Words.missing), isSeen: true, &$0) }
                legend.element("li") { Cell.symbol("·", page.say(Words.notApplicable), isSeen: true, &$0) }
            }
            section.element("h3") { title in
                title.write("\(page.say(Words.permalink)) ")
                title.element("time", [("datetime", report.at.iso)], text: report.at.iso)
            }
            let lasting = query.setting("at", to: report.at.iso).setting(Page.partParameter, to: nil)
            let address = lasting.address(path)
            section.element("p", [("class", "address")]) {
                $0.element("a", [("href", address)], text: page.origin + address)
            }
            section.element("p", [("class", "address")]) { machines in
                machines.write("\(page.say(Words.forMachines)) ")
                machines.element(
                    "code",
                    text: lasting.setting("subject", to: report.subject).address("/samverkan/v1/dashboards/\(report.code)"))
            }
        }
    }
}

extension Report.Kind {
    /// Whether a value of this kind is an amount of something, to be read in a column.
    var isMeasure: Bool {
        switch self {
        case .count, .hours, .kronor, .percent, .days: true
        case .text, .day, .instant, .status, .link, .quote: false
        }
    }
}
