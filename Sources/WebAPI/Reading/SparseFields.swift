import Kernel

/// `fields`: only some members of each thing. The slow path: what the database wrote is parsed and written again.
struct SparseFields: Sendable {
    /// Names that one request may ask for.
    static let maximumCount = 50

    private let names: [String]

    /// nil when the query does not ask for it.
    init?(_ query: Query) throws(Problem) {
        guard let text = query["fields"] else { return nil }
        names = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard names.count <= SparseFields.maximumCount, names.allSatisfy({ !$0.isEmpty }) else {
            throw .invalidParameter(
                "fields",
                Wording(sv: "Fältnamn åtskilda av komma.", en: "Field names separated by commas.")
            )
        }
    }

    /// `items` with the named members only, in the order of the database; a 400 for a name that none of them has.
    func apply(to items: [ReadRow.Item]) throws -> [ReadRow.Item] {
        var found: Set<String> = []
        let sparse = try items.map { item in
            guard case .object(let members) = try JSONScanner.parse(item.body) else { return item }
            let kept = members.filter { names.contains($0.0) }
            found.formUnion(kept.map(\.0))
            return ReadRow.Item(
                path: item.path,
                body: JSONValue.object(kept).utf8,
                version: item.version,
                transitions: item.transitions
            )
        }
        guard let unknown = names.first(where: { !found.contains($0) }), !items.isEmpty else { return sparse }
        throw Problem.invalidParameter(
            "fields",
            Wording(sv: "Det finns inget fält ”\(unknown)”.", en: "There is no field “\(unknown)”.")
        )
    }
}
