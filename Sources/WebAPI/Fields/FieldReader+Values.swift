public import Foundation
public import Kernel

/// Fields that hold one value. `optional…` reads a missing field and `null` as nil.
extension FieldReader {
    /// One line of at most `max` code points: normal form C, not blank, no control characters.
    public mutating func text(_ name: String, max: Int) -> String {
        let value = require(name)
        return convert(name, value) { value throws(Fault) in try Fault.text(value, max: max, prose: false) } ?? ""
    }

    public mutating func optionalText(_ name: String, max: Int) -> String? {
        let value = take(name)
        return convert(name, value) { value throws(Fault) in try Fault.text(value, max: max, prose: false) }
    }

    /// As `text`, with line breaks (`\n`) and tabs.
    public mutating func prose(_ name: String, max: Int) -> String {
        let value = require(name)
        return convert(name, value) { value throws(Fault) in try Fault.text(value, max: max, prose: true) } ?? ""
    }

    public mutating func optionalProse(_ name: String, max: Int) -> String? {
        let value = take(name)
        return convert(name, value) { value throws(Fault) in try Fault.text(value, max: max, prose: true) }
    }

    /// A word for machines: up to 64 ASCII letters, digits, `.`, `_`, `-`; one of `codes` when they are given.
    public mutating func code(_ name: String, of codes: [String]? = nil) -> String {
        let value = require(name)
        return convert(name, value) { value throws(Fault) in try Fault.code(value, of: codes) } ?? ""
    }

    public mutating func optionalCode(_ name: String, of codes: [String]? = nil) -> String? {
        let value = take(name)
        return convert(name, value) { value throws(Fault) in try Fault.code(value, of: codes) }
    }

    /// A case of an enumeration, by its raw value. The enumeration has at least one.
    public mutating func choice<Choice: CaseIterable & RawRepresentable<String>>(
        _ name: String,
        of type: Choice.Type
    ) -> Choice {
        let value = require(name)
        guard let first = Choice.allCases.first else { preconditionFailure("\(Choice.self) has no case") }
        return convert(name, value) { value throws(Fault) in try FieldReader.choice(value) } ?? first
    }

    public mutating func optionalChoice<Choice: CaseIterable & RawRepresentable<String>>(
        _ name: String,
        of type: Choice.Type
    ) -> Choice? {
        let value = take(name)
        return convert(name, value) { value throws(Fault) in try FieldReader.choice(value) }
    }

    private static func choice<Choice: CaseIterable & RawRepresentable<String>>(
        _ value: JSONValue
    ) throws(Fault) -> Choice {
        guard let choice = value.string.flatMap(Choice.init(rawValue:)) else {
            throw Fault.choice(Choice.allCases.map(\.rawValue))
        }
        return choice
    }

    public mutating func integer(_ name: String, in range: ClosedRange<Int>) -> Int {
        let value = require(name)
        return convert(name, value) { value throws(Fault) in try Fault.integer(value, in: range) } ?? range.lowerBound
    }

    public mutating func optionalInteger(_ name: String, in range: ClosedRange<Int>) -> Int? {
        let value = take(name)
        return convert(name, value) { value throws(Fault) in try Fault.integer(value, in: range) }
    }

    public mutating func boolean(_ name: String) -> Bool {
        let value = require(name)
        return convert(name, value, Fault.boolean) ?? false
    }

    public mutating func optionalBoolean(_ name: String) -> Bool? {
        let value = take(name)
        return convert(name, value, Fault.boolean)
    }

    public mutating func day(_ name: String) -> Day {
        let value = require(name)
        return convert(name, value, Fault.day) ?? Day(daysSinceEpoch: 0)
    }

    public mutating func optionalDay(_ name: String) -> Day? {
        let value = take(name)
        return convert(name, value, Fault.day)
    }

    public mutating func instant(_ name: String) -> Instant {
        let value = require(name)
        return convert(name, value, Fault.instant) ?? Instant(microseconds: 0)
    }

    public mutating func optionalInstant(_ name: String) -> Instant? {
        let value = take(name)
        return convert(name, value, Fault.instant)
    }

    public mutating func uuid(_ name: String) -> UUID {
        let value = require(name)
        return convert(name, value, Fault.uuid) ?? FieldReader.noIdentifier
    }

    public mutating func optionalUUID(_ name: String) -> UUID? {
        let value = take(name)
        return convert(name, value, Fault.uuid)
    }

    /// Whatever JSON stands there; `null` counts as missing.
    public mutating func json(_ name: String) -> JSONValue { require(name) ?? .null }

    public mutating func optionalJSON(_ name: String) -> JSONValue? { take(name) }

    private static let noIdentifier = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
}
