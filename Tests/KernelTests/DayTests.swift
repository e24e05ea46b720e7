import Foundation
import Kernel
import Testing

struct DayTests {
    let stockholm = TimeZone(identifier: "Europe/Stockholm")

    @Test(arguments: ["1900-01-01", "1970-01-01", "2000-02-29", "2026-12-31", "2024-02-29", "2199-12-31"])
    func `a day is read and written the same`(iso: String) {
        #expect(Day(iso: iso)?.iso == iso)
    }

    @Test(arguments: [
        "", "2026", "2026-5-1", "2026-05-1", "2026-02-29", "1900-02-29", "2100-02-29", "2026-04-31", "2026-13-01",
        "2026-00-10", "2026-01-00", "2026/01/01", "2026-01-01 ", " 2026-01-01", "+026-01-01", "-026-01-01",
        "1899-12-31",
        "2200-01-01", "2026-01-011", "٢٠٢٦-٠١-٠١", "2026-01-01T00:00:00Z", "20260101",
    ])
    func `anything but an existing day as yyyy-MM-dd is refused`(iso: String) {
        #expect(Day(iso: iso) == nil)
    }

    @Test func `days count from 1970 both ways and sort`() throws {
        let epoch = try #require(Day(iso: "1970-01-01"))
        #expect(epoch.daysSinceEpoch == 0)
        for count in stride(from: -25_567, through: 84_005, by: 1) {
            #expect(Day(daysSinceEpoch: count).daysSinceEpoch == count)
        }
        #expect(epoch.adding(days: -1).iso == "1969-12-31")
        #expect(try #require(Day(iso: "2024-02-28")).adding(days: 2).iso == "2024-03-01")
        #expect(epoch.adding(days: -1) < epoch && epoch < epoch.adding(days: 31))
        #expect(!(epoch < epoch))
    }

    @Test(arguments: [
        ("2026-01-31T22:59:59Z", "2026-01-31"), ("2026-01-31T23:00:00Z", "2026-02-01"),
        ("2026-06-30T21:59:59Z", "2026-06-30"), ("2026-06-30T22:00:00Z", "2026-07-01"),
        ("2026-10-25T00:30:00Z", "2026-10-25"), ("2026-10-25T22:59:59Z", "2026-10-25"),
    ])
    func `the day in Stockholm follows summer time`(instant: String, day: String) throws {
        let zone = try #require(stockholm)
        #expect(Day.of(try #require(Instant(rfc3339: instant)), in: zone).iso == day)
    }
}
