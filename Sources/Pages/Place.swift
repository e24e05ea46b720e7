import Kernel

/// Where the pages are and what they are called in the navigation.
enum Place {
    struct Entry {
        let code: String
        let title: Wording
    }

    /// In the order of the navigation: what is new, who, what was done, what is planned, what it takes, what is wrong.
    static let entries: [Entry] = [
        Entry(code: "overview", title: Wording(sv: "Översikt", en: "Overview")),
        Entry(code: "news", title: Wording(sv: "Nytt sedan", en: "What is new")),
        Entry(code: "parties", title: Wording(sv: "Parterna", en: "Parties")),
        Entry(code: "groups", title: Wording(sv: "Grupper", en: "Groups")),
        Entry(code: "meetings", title: Wording(sv: "Möten", en: "Meetings")),
        Entry(code: "decisions", title: Wording(sv: "Beslut", en: "Decisions")),
        Entry(code: "proposals", title: Wording(sv: "Förslag", en: "Proposals")),
        Entry(code: "plans", title: Wording(sv: "Planer", en: "Plans")),
        Entry(code: "calendar", title: Wording(sv: "Kalendarium", en: "Calendar")),
        Entry(code: "duties", title: Wording(sv: "Årshjul", en: "Year wheel")),
        Entry(code: "budget", title: Wording(sv: "Ekonomi", en: "Budget")),
        Entry(code: "hours", title: Wording(sv: "Samordnarens tid", en: "The coordinator's time")),
        Entry(code: "findings", title: Wording(sv: "Avvikelser", en: "Findings")),
    ]

    /// The list that a page of one thing belongs to, by the thing's code.
    private static let lists = [
        "meeting": "meetings", "decision": "decisions", "activity": "plans", "party": "parties", "proposal": "proposals",
    ]

    /// What stands in the navigation for a report.
    static func entry(of code: String) -> Entry? {
        let code = lists[code] ?? code
        return entries.first { $0.code == code }
    }

    static func path(of code: String) -> String {
        code == entries[0].code ? Page.root : "\(Page.root)/\(code)"
    }

    static func path(of report: Report) -> String {
        guard let subject = report.subject, let folder = Page.folders.first(where: { $0.value == report.code })?.key
        else { return path(of: report.code) }
        return "\(Page.root)/\(folder)/\(PercentEncoding.encode(subject))"
    }

    /// The page that shows what an API path names, on the day of `query`; nil when there is none. Minutes are the same on
    /// every day.
    static func page(of path: String, _ query: Query) -> String? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[0].isEmpty, Page.folders[String(parts[1])] != nil, !parts[2].isEmpty else { return nil }
        let page = "\(Page.root)/\(parts[1])/\(PercentEncoding.encode(String(parts[2])))"
        switch parts.count {
        case 3: return query.keeping(["at"]).address(page)
        case 4 where parts[1] == "meetings" && parts[3] == "minutes": return page + "/minutes"
        default: return nil
        }
    }
}
