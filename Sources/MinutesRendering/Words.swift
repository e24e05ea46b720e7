import Kernel

/// How days, times, amounts and codes are written for people in Swedish.
enum Words {
    /// Between a number and its unit: no line breaks there.
    static let tie = "\u{A0}"

    private static let months = [
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
        "december",
    ]

    /// `15 april 2026` of `2026-04-15`, with or without a time after it; other texts as they are.
    static func day(_ iso: String) -> String {
        guard let day = Day(iso: String(iso.prefix(10))) else { return iso }
        return "\(day.day)\(tie)\(months[day.month - 1])\(tie)\(day.year)"
    }

    /// `10.05` of `2026-04-15T10:05`.
    static func time(_ local: String) -> String {
        local.count >= 16 ? String(local.dropFirst(11).prefix(5)).replacing(":", with: ".") : local
    }

    /// `90 000,00 kr` of öre.
    static func amount(_ ore: Int64) -> String {
        let digits = String(ore.magnitude / 100)
        let grouped = digits.enumerated().map { index, digit in
            let left = digits.count - index
            return (index > 0 && left.isMultiple(of: 3) ? tie : "") + String(digit)
        }
        let cents = ore.magnitude % 100
        return "\(ore < 0 ? "−" : "")\(grouped.joined()),\(cents < 10 ? "0" : "")\(cents)\(tie)kr"
    }

    /// `120 timmar` or `1 timme 30 minuter` of minutes.
    static func duration(_ minutes: Int) -> String {
        let hours = minutes / 60
        let rest = minutes % 60
        let parts = [
            hours > 0 ? "\(hours)\(tie)\(hours == 1 ? "timme" : "timmar")" : nil,
            rest > 0 || hours == 0 ? "\(rest)\(tie)\(rest == 1 ? "minut" : "minuter")" : nil,
        ]
        return parts.compactMap(\.self).joined(separator: " ")
    }

    /// `a, b och c`.
    static func listing(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " och " + last
    }

    /// Name and party; a name that is a title at a party says it already.
    static func person(_ person: MinutesRecord.Person) -> String {
        guard let party = person.party, !person.name.contains(party) else { return person.name }
        return "\(person.name) (\(party))"
    }

    static func intervals(_ intervals: [MinutesRecord.Interval]) -> String {
        intervals.map { "\(time($0.from))–\($0.to.map(time) ?? "")" }.joined(separator: ", ")
    }

    static func motion(_ kind: String) -> String {
        switch kind {
        case "approval": "bifall"
        case "rejection": "avslag"
        case "change": "ändring"
        case "referral": "återremiss"
        case "tabling": "bordläggning"
        default: "annat yrkande"
        }
    }

    static func outcome(_ code: String) -> String {
        switch code {
        case "approved": "bifall"
        case "approvedWithChange": "bifall med ändring"
        case "rejected": "avslag"
        case "referredBack": "återremiss"
        case "tabled": "bordläggning"
        case "noted": "till handlingarna"
        default: code
        }
    }

    static func function(_ code: String) -> String {
        switch code {
        case "presiding": "Ordförande vid mötet"
        case "adjuster": "Justerare"
        case "recorder": "Den som fört anteckningarna"
        default: code
        }
    }
}
