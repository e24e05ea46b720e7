import Kernel
import Testing

struct InstantTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("1970-01-01T01:00:00+01:00", 0), ("1969-12-31T23:59:59Z", -1_000_000),
        ("2026-05-01T12:00:00.5Z", 1_777_636_800_500_000), ("2026-05-01T12:00:00.000001Z", 1_777_636_800_000_001),
        ("2026-05-01t14:00:00.1234569+02:00", 1_777_636_800_123_456),
        ("2026-05-01T06:30:00-05:30", 1_777_636_800_000_000),
        ("2026-05-01T12:00:00-00:00", 1_777_636_800_000_000),
    ])
    func `an instant is read with its offset`(text: String, microseconds: Int64) {
        #expect(Instant(rfc3339: text)?.microseconds == microseconds)
    }

    @Test(arguments: [
        "2026-05-01T12:00:00", "2026-05-01", "2026-05-01 12:00:00Z", "2026-05-01T12:00Z", "2026-05-01T24:00:00Z",
        "2026-05-01T12:60:00Z", "2026-06-30T23:59:60Z", "2026-05-01T12:00:00.Z", "2026-05-01T12:00:00,5Z",
        "2026-05-01T12:00:00+0200", "2026-05-01T12:00:00+02", "2026-05-01T12:00:00+24:00", "2026-05-01T12:00:00+02:60",
        "2026-05-01T12:00:00ZZ", "2026-05-01T12:00:00Z ", "2026-02-30T12:00:00Z", "1899-12-31T23:59:59Z",
        "2200-01-01T00:00:00Z", "1900-01-01T00:00:00+01:00", "2199-12-31T23:59:59-01:00", "0000-00-00T00:00:00Z",
        "2026-05-01T12:00:00.1234567890Z", "2026-05-01T12:00:00+2:000", "", "Z",
    ])
    func `an instant without offset, out of range or misshapen is refused`(text: String) {
        #expect(Instant(rfc3339: text) == nil)
    }

    @Test(arguments: [
        ("2026-05-01T14:00:00+02:00", "2026-05-01T12:00:00Z"), ("2026-05-01T12:00:00.120Z", "2026-05-01T12:00:00.120Z"),
        ("2026-05-01T12:00:00.000120Z", "2026-05-01T12:00:00.000120Z"),
        ("1969-12-31T23:59:59.9Z", "1969-12-31T23:59:59.900Z"),
        ("1900-01-01T00:00:00.000001Z", "1900-01-01T00:00:00.000001Z"),
    ])
    func `an instant is written in UTC`(text: String, written: String) {
        #expect(Instant(rfc3339: text)?.rfc3339 == written)
    }

    @Test func `every written instant reads back as itself`() {
        var generator = Seeded(state: 20_260_501)
        for _ in 0..<2_000 {
            let instant = Instant(
                microseconds: .random(in: -2_208_988_800_000_000..<7_258_118_400_000_000, using: &generator)
            )
            #expect(Instant(rfc3339: instant.rfc3339) == instant)
        }
    }

    @Test func `a duration is added to the microsecond`() {
        #expect(Instant(microseconds: 5).adding(.milliseconds(1_500)).microseconds == 1_500_005)
        #expect(Instant(microseconds: 5).adding(.microseconds(-6)).microseconds == -1)
    }
}

/// SplitMix64: the same numbers in every run.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
