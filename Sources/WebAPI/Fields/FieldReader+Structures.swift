public import Foundation
import Kernel

/// Fields that hold objects and lists. Counts are of elements.
extension FieldReader {
    public mutating func object<Object>(_ name: String, of read: (inout FieldReader) -> Object) -> Object {
        let value = require(name)
        var inner = FieldReader(value ?? .object([]), pointer: pointer(to: name))
        let object = read(&inner)
        // Of a field that is not there, only that is told.
        if value != nil { adopt(inner) }
        return object
    }

    public mutating func optionalObject<Object>(_ name: String, of read: (inout FieldReader) -> Object) -> Object? {
        guard let value = take(name) else { return nil }
        var inner = FieldReader(value, pointer: pointer(to: name))
        let object = read(&inner)
        adopt(inner)
        return object
    }

    /// A list of objects.
    public mutating func array<Element>(
        _ name: String,
        count: ClosedRange<Int>,
        of read: (inout FieldReader) -> Element
    ) -> [Element] {
        let value = require(name)
        return objects(name, value, count: count, of: read) ?? []
    }

    public mutating func optionalArray<Element>(
        _ name: String,
        count: ClosedRange<Int>,
        of read: (inout FieldReader) -> Element
    ) -> [Element]? {
        let value = take(name)
        return objects(name, value, count: count, of: read)
    }

    private mutating func objects<Element>(
        _ name: String,
        _ value: JSONValue?,
        count: ClosedRange<Int>,
        of read: (inout FieldReader) -> Element
    ) -> [Element]? {
        elements(name, value, count: count) { element, pointer in
            var inner = FieldReader(element, pointer: pointer)
            let object = read(&inner)
            return (object, inner.finished())
        }
    }

    /// A list of texts of at most `max` code points each.
    public mutating func texts(_ name: String, count: ClosedRange<Int>, max: Int) -> [String] {
        scalars(name, count: count) { value throws(Fault) in try Fault.text(value, max: max, prose: false) }
    }

    public mutating func codes(_ name: String, count: ClosedRange<Int>, of codes: [String]? = nil) -> [String] {
        scalars(name, count: count) { value throws(Fault) in try Fault.code(value, of: codes) }
    }

    public mutating func uuids(_ name: String, count: ClosedRange<Int>) -> [UUID] {
        scalars(name, count: count, Fault.uuid)
    }

    private mutating func scalars<Element>(
        _ name: String,
        count: ClosedRange<Int>,
        _ read: (JSONValue) throws(Fault) -> Element
    ) -> [Element] {
        let value = require(name)
        let elements: [Element]? = elements(name, value, count: count) { element, pointer in
            do throws(Fault) {
                return (try read(element), [])
            } catch {
                return (nil, [FieldError(place: .pointer(pointer), code: error.code, detail: error.detail)])
            }
        }
        return elements ?? []
    }
}
