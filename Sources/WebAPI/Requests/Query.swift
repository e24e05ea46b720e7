import Kernel

/// The query of a request: names and values, percent-decoded, in the order they came.
public struct Query: Sendable {
    /// The words that every read takes or that only lists take; routes cannot declare them.
    static let reserved: Set<String> = ["page", "limit", "sort", "fields"]

    public let items: [(name: String, value: String)]

    static let none = Query(items: [])

    private init(items: [(name: String, value: String)]) {
        self.items = items
    }

    /// Throws a 400 that names what is wrong: a broken escape, a parameter without a value, or one that stands twice.
    public init(_ encoded: Substring?) throws(Problem) {
        guard let encoded, !encoded.isEmpty else {
            self = .none
            return
        }
        var items: [(name: String, value: String)] = []
        for pair in encoded.split(separator: "&", omittingEmptySubsequences: false) {
            guard let equals = pair.firstIndex(of: "="), let name = PercentEncoding.decode(pair[..<equals]),
                let value = PercentEncoding.decode(pair[pair.index(after: equals)...])
            else { throw .malformedQuery(String(pair.prefix(64))) }
            guard !items.contains(where: { $0.name == name }) else { throw .duplicateParameter(name) }
            items.append((name, value))
        }
        self.items = items
    }

    public subscript(name: String) -> String? { items.first { $0.name == name }?.value }

    /// Without what has no value: a form sends its empty fields, too.
    public var filledIn: Query { Query(items: items.filter { !$0.value.isEmpty }) }

    /// The values of `parameters` in their order, nil where one is not sent.
    public func values(of parameters: [QueryParameter]) throws(Problem) -> [String?] {
        var values: [String?] = []
        for parameter in parameters {
            guard let sent = self[parameter.name] else {
                values.append(nil)
                continue
            }
            guard let value = parameter.normalize(sent) else {
                throw .invalidParameter(parameter.name, parameter.expectation)
            }
            values.append(value)
        }
        return values
    }

    /// Throws a 400 that names the first parameter which is neither declared nor one of `words`.
    public func refuseUnknown(_ parameters: [QueryParameter], words: Set<String>) throws(Problem) {
        for item in items where !words.contains(item.name) && !parameters.contains(where: { $0.name == item.name }) {
            throw .unknownParameter(item.name)
        }
    }
}
