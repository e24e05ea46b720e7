/// A record that lacks what its reader needs, or holds something else in its place: a fault of whoever wrote it.
public struct MalformedRecord: Error, Equatable, CustomStringConvertible {
    /// Where in the record, such as `/items/2/title`.
    public let place: String

    public init(place: String) {
        self.place = place
    }

    public var description: String { "the record is not as expected at \(place.isEmpty ? "its root" : place)" }
}

/// Reads the members of one JSON object, and knows where it is. Everything throws `MalformedRecord`.
public struct RecordReader {
    private let value: JSONValue
    private let place: String

    public init(_ value: JSONValue, at place: String = "") {
        self.value = value
        self.place = place
    }

    public func text(_ name: String) throws(MalformedRecord) -> String {
        guard let text = value[name]?.string else { throw malformed(name) }
        return text
    }

    /// nil when it is null or absent.
    public func optionalText(_ name: String) throws(MalformedRecord) -> String? {
        switch value[name] {
        case .none, .null: nil
        case .string(let text): text
        default: throw malformed(name)
        }
    }

    public func number(_ name: String) throws(MalformedRecord) -> Int {
        guard let number = try optionalNumber(name) else { throw malformed(name) }
        return number
    }

    public func optionalNumber(_ name: String) throws(MalformedRecord) -> Int? {
        switch value[name] {
        case .none, .null: nil
        case .integer(let number): Int(number)
        default: throw malformed(name)
        }
    }

    public func flag(_ name: String) throws(MalformedRecord) -> Bool {
        guard case .bool(let flag) = value[name] else { throw malformed(name) }
        return flag
    }

    /// nil when it is null or absent.
    public func json(_ name: String) -> JSONValue? {
        if case .null? = value[name] { return nil }
        return value[name]
    }

    public func record<Record>(
        _ name: String, _ read: (RecordReader) throws(MalformedRecord) -> Record
    ) throws(MalformedRecord) -> Record {
        guard let record = try optionalRecord(name, read) else { throw malformed(name) }
        return record
    }

    public func optionalRecord<Record>(
        _ name: String, _ read: (RecordReader) throws(MalformedRecord) -> Record
    ) throws(MalformedRecord) -> Record? {
        guard let member = json(name) else { return nil }
        guard case .object = member else { throw malformed(name) }
        return try read(RecordReader(member, at: "\(place)/\(name)"))
    }

    public func records<Record>(
        _ name: String, _ read: (RecordReader) throws(MalformedRecord) -> Record
    ) throws(MalformedRecord) -> [Record] {
        var records: [Record] = []
        for (index, element) in try elements(name).enumerated() {
            guard case .object = element else { throw malformed("\(name)/\(index)") }
            records.append(try read(RecordReader(element, at: "\(place)/\(name)/\(index)")))
        }
        return records
    }

    public func texts(_ name: String) throws(MalformedRecord) -> [String] {
        var texts: [String] = []
        for element in try elements(name) {
            guard let text = element.string else { throw malformed(name) }
            texts.append(text)
        }
        return texts
    }

    /// Refuses every member but these.
    public func holds(only names: Set<String>) throws(MalformedRecord) {
        guard case .object(let members) = value else { throw MalformedRecord(place: place) }
        if let stranger = members.first(where: { !names.contains($0.0) }) { throw malformed(stranger.0) }
    }

    private func elements(_ name: String) throws(MalformedRecord) -> [JSONValue] {
        guard case .array(let elements) = value[name] else { throw malformed(name) }
        return elements
    }

    /// What to throw of a member that is not what it should be.
    public func malformed(_ name: String) -> MalformedRecord { MalformedRecord(place: "\(place)/\(name)") }
}
