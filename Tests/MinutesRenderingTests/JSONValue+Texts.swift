import Kernel

extension JSONValue {
    /// With every text changed; an element of a list is known by the name of the list.
    func mapTexts(_ name: String = "", _ change: (_ name: String, _ text: String) throws -> String) rethrows -> JSONValue {
        switch self {
        case .string(let text): .string(try change(name, text))
        case .array(let elements): .array(try elements.map { try $0.mapTexts(name, change) })
        case .object(let members): .object(try members.map { ($0.0, try $0.1.mapTexts($0.0, change)) })
        default: self
        }
    }
}
