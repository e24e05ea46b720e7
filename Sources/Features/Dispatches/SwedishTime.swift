import Foundation
import Kernel

/// Days and times in words, without a locale of the machine's.
enum SwedishTime {
    private static let months = [
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
        "december",
    ]
    private static let weekdays = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"]
    private static let englishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    private static let englishWeekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    /// `15 april 2026`
    static func day(_ instant: Instant, in zone: TimeZone) -> String {
        let day = Day.of(instant, in: zone)
        return "\(day.day) \(months[day.month - 1]) \(day.year)"
    }

    /// `onsdag 15 april 2026 kl. 10.00`
    static func dayAndTime(_ instant: Instant, in zone: TimeZone) -> String {
        let today = Day.of(instant, in: zone)
        return "\(weekdays[weekday(today)]) \(day(instant, in: zone)) kl. \(time(instant, on: today, in: zone, separator: "."))"
    }

    /// `Wed, 15 Apr 2026 08:00:00 +0000`
    static func rfc5322(_ instant: Instant) -> String {
        let day = Day.of(instant, in: .gmt)
        let seconds = padded(secondOfDay(instant, on: day, in: .gmt) % 60)
        return "\(englishWeekdays[weekday(day)]), \(day.day) \(englishMonths[day.month - 1]) \(day.year) "
            + "\(time(instant, on: day, in: .gmt, separator: ":")):\(seconds) +0000"
    }

    private static func time(_ instant: Instant, on day: Day, in zone: TimeZone, separator: String) -> String {
        let second = secondOfDay(instant, on: day, in: zone)
        return padded(second / 3_600) + separator + padded(second / 60 % 60)
    }

    private static func secondOfDay(_ instant: Instant, on day: Day, in zone: TimeZone) -> Int {
        let seconds = Int(instant.microseconds / 1_000_000)
        return seconds + zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds))) - day.daysSinceEpoch * 86_400
    }

    /// Monday is 0; the epoch was a Thursday.
    private static func weekday(_ day: Day) -> Int { ((day.daysSinceEpoch + 3) % 7 + 7) % 7 }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
