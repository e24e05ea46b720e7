import Kernel

/// The query of an address, in its order; a name stands once.
struct Query {
    private(set) var parameters: [(name: String, value: String)]

    /// Parameters without a value ask for nothing and are dropped.
    init(_ parameters: [(String, String)]) {
        self.parameters = parameters.filter { !$0.1.isEmpty }.map { (name: $0.0, value: $0.1) }
    }

    subscript(name: String) -> String? { parameters.first { $0.name == name }?.value }

    /// With `name` set to `value`; nil removes it.
    func setting(_ name: String, to value: String?) -> Query {
        var parameters = parameters.filter { $0.name != name }.map { ($0.name, $0.value) }
        if let value { parameters.append((name, value)) }
        return Query(parameters)
    }

    func keeping(_ names: Set<String>) -> Query {
        Query(parameters.filter { names.contains($0.name) }.map { ($0.name, $0.value) })
    }

    /// `path` with this query.
    func address(_ path: String) -> String {
        guard !parameters.isEmpty else { return path }
        return path + "?" + parameters.map { PercentEncoding.encode($0.name) + "=" + PercentEncoding.encode($0.value) }.joined(separator: "&")
    }
}
