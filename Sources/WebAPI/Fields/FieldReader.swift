public import Kernel

/// Reads the members of one JSON object. Every fault is collected with its JSON pointer, none is thrown: what is faulty
/// reads as a placeholder, and nobody sees it, since a body with faults is refused as a whole.
public struct FieldReader: Sendable {
    /// Faults that one answer tells of.
    static let maximumErrors = 100

    let pointer: String
    private let members: [(String, JSONValue)]
    private var taken: Set<String> = []
    private(set) var errors: [FieldError] = []

    init(_ value: JSONValue, pointer: String = "") {
        self.pointer = pointer
        if case .object(let members) = value {
            self.members = members
        } else {
            members = []
            errors = [FieldError(place: .pointer(pointer), code: "not_an_object", detail: Fault.object)]
        }
    }

    /// Whether the field was sent at all, `null` too.
    public func holds(_ name: String) -> Bool { members.contains { $0.0 == name } }

    /// Adds a fault of the field `name` that the caller found itself.
    public mutating func refuse(_ name: String, code: String, _ wording: Wording) {
        add(FieldError(place: .pointer(pointer(to: name)), code: code, detail: wording))
    }

    /// The value of a field; nil when it is missing or `null`.
    mutating func take(_ name: String) -> JSONValue? {
        taken.insert(name)
        guard let value = members.first(where: { $0.0 == name })?.1, value != .null else { return nil }
        return value
    }

    /// The value of a field that has to be there.
    mutating func require(_ name: String) -> JSONValue? {
        if let value = take(name) { return value }
        refuse(name, code: "missing", Fault.missing)
        return nil
    }

    /// What `read` makes of the value; nil, and a fault, when it makes nothing of it.
    mutating func convert<Value>(
        _ name: String,
        _ value: JSONValue?,
        _ read: (JSONValue) throws(Fault) -> Value
    ) -> Value? {
        guard let value else { return nil }
        do throws(Fault) {
            return try read(value)
        } catch {
            refuse(name, code: error.code, error.detail)
            return nil
        }
    }

    /// The same for every element of an array, with the pointer of each.
    mutating func elements<Element>(
        _ name: String,
        _ value: JSONValue?,
        count: ClosedRange<Int>,
        _ read: (JSONValue, String) -> (Element?, [FieldError])
    ) -> [Element]? {
        guard let value else { return nil }
        guard case .array(let elements) = value else {
            refuse(name, code: "not_an_array", Fault.array)
            return nil
        }
        guard count.contains(elements.count) else {
            refuse(name, code: "wrong_count", Fault.count(count))
            return nil
        }
        return elements.enumerated().compactMap { index, element in
            let (read, faults) = read(element, pointer(to: name) + "/\(index)")
            faults.forEach { add($0) }
            return read
        }
    }

    /// Adds the faults of a reader of something inside.
    mutating func adopt(_ inner: FieldReader) {
        for error in inner.finished() { add(error) }
    }

    /// Every fault, unknown fields included.
    func finished() -> [FieldError] {
        var reader = self
        for (name, _) in members where !taken.contains(name) {
            reader.refuse(String(name.prefix(64)), code: "unknown_field", Fault.unknown)
        }
        return reader.errors
    }

    func pointer(to name: String) -> String { pointer + "/" + JSONPointer.escaped(name) }

    private mutating func add(_ error: FieldError) {
        guard errors.count < FieldReader.maximumErrors else { return }
        errors.append(error)
    }
}
