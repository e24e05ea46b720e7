public import Kernel
import WebAPI

/// The forms that the content of a proposal can have; the charter's matters name one each.
public enum Shape: String, Sendable, CaseIterable {
    case money, areas, activities, text, group, work, election, seat, delegation

    /// Reads a content of this shape and returns it in its canonical form.
    ///
    /// - Parameter pointer: where the content stands in the body.
    /// - Throws: what becomes 422 with every fault and its pointer.
    public func read(_ content: JSONValue, at pointer: String) throws -> JSONValue {
        try FieldReader.read(content, at: pointer) { fields in
            switch self {
            case .money: MoneyContent(&fields).json
            case .areas: areasContent(&fields)
            case .activities: activitiesContent(&fields)
            case .text: textContent(&fields)
            case .group: groupContent(&fields)
            case .work: workContent(&fields)
            case .election: electionContent(&fields)
            case .seat: seatContent(&fields)
            case .delegation: delegationContent(&fields)
            }
        }
    }

    /// The years that a plan or an assignment can be for.
    static let years = 2000...2199
    /// Minutes of work; a year has 527 040 at most.
    static let minutes = 0...527_040
    /// Characters of a title.
    static let title = 200
    /// Characters of running text.
    static let prose = 8000
}

extension JSONValue {
    /// An object of the members that have a value.
    static func members(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
        .object(members.compactMap { name, value in value.map { (name, $0) } })
    }

    static func codes(_ codes: [String]) -> JSONValue {
        .array(codes.map { .string($0) })
    }
}

extension Optional where Wrapped == String {
    var json: JSONValue? { map { .string($0) } }
}

extension Optional where Wrapped == Day {
    var json: JSONValue? { map { .string($0.iso) } }
}

extension Day {
    var json: JSONValue { .string(iso) }
}
