/// A point in time, to the microsecond, as PostgreSQL's `timestamptz` keeps it.
public struct Instant: Comparable, Hashable, Sendable {
    /// Since 1970-01-01T00:00:00Z, without leap seconds; negative before it.
    public let microseconds: Int64

    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// The instant that an RFC 3339 date-time names: the offset is required, a leap second is refused, what is finer
    /// than a microsecond is cut off. nil for any other shape and for a year outside `Day.years`.
    public init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        // Shortest `2026-05-01T08:30:00Z`; longest with nine fraction digits and a numeric offset.
        guard (20...35).contains(bytes.count), let day = Day(isoBytes: bytes[0..<10]),
            bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = decimal(bytes[11..<13]), hour < 24,
            let minute = decimal(bytes[14..<16]), minute < 60,
            let second = decimal(bytes[17..<19]), second < 60
        else { return nil }
        var rest = bytes[19...]
        var fraction = 0
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard digits.count <= 9, var written = decimal(digits.prefix(6)) else { return nil }
            for _ in 0..<max(0, 6 - digits.count) { written *= 10 }
            fraction = written
            rest = rest[digits.endIndex...]
        }
        guard let offset = Instant.offsetSeconds(rest) else { return nil }
        let seconds = day.daysSinceEpoch * 86_400 + hour * 3_600 + minute * 60 + second - offset
        let instant = Instant(microseconds: Int64(seconds) * 1_000_000 + Int64(fraction))
        guard Day.years.contains(instant.utcDay.year) else { return nil }
        self = instant
    }

    /// In UTC with `Z`; milliseconds or microseconds are written only when they are not zero.
    public var rfc3339: String {
        let micros = Int(microseconds - microseconds.flooredQuotient(1_000_000) * 1_000_000)
        let secondOfDay = Int(microseconds.flooredQuotient(1_000_000)) - utcDay.daysSinceEpoch * 86_400
        let fraction =
            switch (micros, micros % 1_000) {
            case (0, _): ""
            case (_, 0): "." + padded(micros / 1_000, to: 3)
            default: "." + padded(micros, to: 6)
            }
        let time = [secondOfDay / 3_600, secondOfDay / 60 % 60, secondOfDay % 60].map { padded($0, to: 2) }
        return utcDay.iso + "T" + time.joined(separator: ":") + fraction + "Z"
    }

    public func adding(_ duration: Duration) -> Instant {
        let (seconds, attoseconds) = duration.components
        return Instant(microseconds: microseconds + seconds * 1_000_000 + attoseconds / 1_000_000_000_000)
    }

    public static func < (left: Instant, right: Instant) -> Bool { left.microseconds < right.microseconds }

    private var utcDay: Day { Day(daysSinceEpoch: Int(microseconds.flooredQuotient(86_400_000_000))) }

    /// Seconds east of UTC for `Z` or `±hh:mm`.
    private static func offsetSeconds(_ zone: ArraySlice<UInt8>) -> Int? {
        guard let sign = zone.first else { return nil }
        let start = zone.startIndex
        switch sign {
        case UInt8(ascii: "Z"), UInt8(ascii: "z"):
            return zone.count == 1 ? 0 : nil
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            guard zone.count == 6, zone[start + 3] == UInt8(ascii: ":"),
                let hours = decimal(zone[start + 1..<start + 3]), hours < 24,
                let minutes = decimal(zone[start + 4..<start + 6]), minutes < 60
            else { return nil }
            return (hours * 3_600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
        default:
            return nil
        }
    }
}
