import Kernel

/// Finds what answers at a path. Exact: no empty segments, no trailing slash, no literal in percent-encoding; a literal
/// goes before a parameter.
struct RouteTree: Sendable {
    private var nodes = [Node()]
    private(set) var resources: [Resource] = []

    private struct Node: Sendable {
        var literals: [Substring: Int] = [:]
        var parameter: Int?
        var resource: Int?
    }

    struct Match {
        /// Index in `resources`.
        let index: Int
        /// Percent-decoded, in the order of the template.
        let parameters: [String]
    }

    /// Changes the resource of `template`, which is made when there is none.
    mutating func update(_ template: Template, _ change: (inout Resource) -> Void) {
        var node = 0
        for segment in template.segments {
            node = child(of: node, for: segment)
        }
        if let index = nodes[node].resource {
            precondition(resources[index].template.segments == template.segments, "two names: \(template.text)")
            change(&resources[index])
        } else {
            var resource = Resource(template: template)
            change(&resource)
            nodes[node].resource = resources.count
            resources.append(resource)
        }
    }

    private mutating func child(of node: Int, for segment: Template.Segment) -> Int {
        switch segment {
        case .literal(let name):
            if let found = nodes[node].literals[name[...]] { return found }
            nodes[node].literals[name[...]] = nodes.count
        case .parameter:
            if let found = nodes[node].parameter { return found }
            nodes[node].parameter = nodes.count
        }
        nodes.append(Node())
        return nodes.count - 1
    }

    /// `path` is relative to the base, still percent-encoded.
    func match(_ path: Substring) -> Match? {
        guard path.utf8.first == UInt8(ascii: "/") else { return nil }
        var parameters: [String] = []
        guard let index = find(path.dropFirst(), below: 0, &parameters) else { return nil }
        return Match(index: index, parameters: parameters)
    }

    private func find(_ rest: Substring, below node: Int, _ parameters: inout [String]) -> Int? {
        let slash = rest.utf8.firstIndex(of: UInt8(ascii: "/"))
        let segment = rest[..<(slash ?? rest.endIndex)]
        guard !segment.isEmpty else { return nil }
        func follow(_ next: Int) -> Int? {
            guard let slash else { return nodes[next].resource }
            return find(rest[rest.utf8.index(after: slash)...], below: next, &parameters)
        }
        if let next = nodes[node].literals[segment], let found = follow(next) { return found }
        guard let next = nodes[node].parameter, let value = PercentEncoding.decode(segment) else { return nil }
        parameters.append(value)
        if let found = follow(next) { return found }
        parameters.removeLast()
        return nil
    }
}

/// Everything that answers at one template.
struct Resource: Sendable {
    let template: Template
    var document: DocumentEndpoint?
    var collection: CollectionEndpoint?
    var feed: FeedEndpoint?
    var open: OpenEndpoint?
    var commands: [CommandMethod: CommandEndpoint] = [:]

    init(template: Template) {
        self.template = template
    }

    /// The value of `Allow`.
    var allow: String {
        let reads = document != nil || collection != nil || feed != nil || open != nil ? ["GET", "HEAD"] : []
        let changes = CommandMethod.allCases.filter { commands[$0] != nil }.map(\.rawValue)
        return (reads + changes + ["OPTIONS"]).joined(separator: ", ")
    }
}

/// Fixed bytes.
struct OpenEndpoint: Sendable {
    let contentType: String
    let bytes: [UInt8]
}
