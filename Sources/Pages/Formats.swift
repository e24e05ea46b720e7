import Foundation
import Kernel

/// How values are written for people: as in Swedish, also on English pages, since the records are Swedish.
struct Formats {
    let zone: TimeZone
    let language: Language

    /// Between a number and its unit, and between thousands: no line breaks there.
    static let tie = "\u{A0}"

    /// `1 234` or `−12`.
    static func whole(_ number: Int64) -> String {
        let digits = String(number.magnitude)
        let grouped = digits.enumerated().map { index, digit in
            let left = digits.count - index
            return (index > 0 && left.isMultiple(of: 3) ? tie : "") + String(digit)
        }
        return (number < 0 ? "−" : "") + grouped.joined()
    }

    /// `1 234`, `1 234,5` or `1 234,56` of hundredths.
    static func hundredths(_ number: Int64) -> String {
        let rest = number.magnitude % 100
        let whole = whole(Int64(number.magnitude / 100))
        let fraction = rest == 0 ? "" : rest % 10 == 0 ? ",\(rest / 10)" : rest < 10 ? ",0\(rest)" : ",\(rest)"
        return (number < 0 ? "−" : "") + whole + fraction
    }

    /// `12,5 h` of minutes; finer than a hundredth of an hour is rounded.
    static func hours(_ minutes: Int64) -> String {
        let hundredths = (Double(minutes) / 60 * 100).rounded()
        return Self.hundredths(Int64(hundredths)) + tie + "h"
    }

    /// `12,5 %`; finer than a tenth is rounded.
    static func percent(_ percent: Double) -> String {
        hundredths(Int64((percent * 10).rounded()) * 10) + tie + "%"
    }

    /// `1 234,5 kr` of öre.
    static func amount(_ ore: Int64) -> String { hundredths(ore) + tie + "kr" }

    func days(_ number: Int64) -> String {
        let unit: Wording = number.magnitude == 1 ? Wording(sv: "dag", en: "day") : Wording(sv: "dagar", en: "days")
        return Self.whole(number) + Self.tie + unit[language]
    }

    /// `2027-04-15 10.05`, in the zone.
    func instant(_ instant: Instant) -> String {
        let day = Day.of(instant, in: zone)
        let seconds = Int((Double(instant.microseconds) / 1_000_000).rounded(.down))
        let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
        let minute = (seconds + offset - day.daysSinceEpoch * 86_400) / 60
        return "\(day.iso)\(Self.tie)\(two(minute / 60)).\(two(minute % 60))"
    }

    /// What a value says where there is room for text only; nil for a value that is missing or not applicable.
    func plain(_ value: Report.Value) -> String? {
        switch value {
        case .missing, .notApplicable: nil
        case .text(let text): text
        case .day(let day): day.iso
        case .instant(let instant): self.instant(instant)
        case .count(let number): Self.whole(number)
        case .minutes(let number): Self.hours(number)
        case .amount(let ore): Self.amount(ore)
        case .percent(let percent): Self.percent(percent)
        case .days(let number): days(number)
        case .status(_, let text): text
        case .link(let text, _): text
        case .quote(let text, let clause): "\(clause): ”\(text)”"
        case .list(let values): values.compactMap(plain).joined(separator: ", ")
        }
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
