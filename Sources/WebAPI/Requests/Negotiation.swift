import Kernel

/// `Accept-Language`: Swedish unless English is preferred to it.
enum LanguagePreference {
    static func language(of field: String) -> Language {
        var swedish = 0.0
        var english = 0.0
        for element in WeightedList(field) {
            let primary = element.value.prefix { $0 != "-" }.lowercased()
            if primary == "sv" || primary == "*" { swedish = max(swedish, element.weight) }
            if primary == "en" { english = max(english, element.weight) }
        }
        return english > swedish ? .en : .sv
    }
}

/// `Accept`, `Content-Type` and `Content-Encoding`: the service speaks JSON, and some documents have other forms, too.
enum MediaTypes {
    static let json = "application/json"

    /// Whether a client that sent this `Accept` takes JSON; one that sent none does.
    static func acceptsJSON(_ accept: String?) -> Bool {
        guard let accept, !accept.isEmpty, accept != json, accept != "*/*" else { return true }
        return weight(of: json, in: accept) > 0 || weight(of: "application/problem+json", in: accept) > 0
    }

    /// The form that the client likes best, nil for JSON, which goes before what is liked as much; a 406 when it takes none.
    static func preferred(among renderings: [Rendering], _ accept: String?) throws(Problem) -> Rendering? {
        var best: (rendering: Rendering?, weight: Double)? = acceptsJSON(accept) ? (nil, 0) : nil
        if let accept, !accept.isEmpty, !renderings.isEmpty {
            best?.weight = weight(of: json, in: accept)
            for rendering in renderings {
                let weight = weight(of: rendering.mediaType, in: accept)
                if weight > best?.weight ?? 0 { best = (rendering, weight) }
            }
        }
        guard let best else { throw .notAcceptable([json] + renderings.map(\.mediaType)) }
        return best.rendering
    }

    /// Whether a stream of events is liked better than JSON; a 406 when neither is taken.
    static func prefersEvents(_ accept: String?) throws(Problem) -> Bool {
        let events = accept.map { weight(of: EventStream.contentType, in: $0) } ?? 0
        guard acceptsJSON(accept) else {
            guard events > 0 else { throw .notAcceptable([json, EventStream.contentType]) }
            return true
        }
        return events > weight(of: json, in: accept ?? "")
    }

    /// That of the most exact range that has `type` in it; 0 when none has (RFC 9110, 12.5.1).
    private static func weight(of type: String, in accept: String) -> Double {
        let ranges = ["*/*", type.prefix { $0 != "/" } + "/*", type]
        var found: (exactness: Int, weight: Double) = (-1, 0)
        for element in WeightedList(accept) {
            guard let exactness = ranges.firstIndex(of: element.value.lowercased()) else { continue }
            if exactness >= found.exactness { found = (exactness, element.weight) }
        }
        return found.weight
    }

    /// `application/json`, with `charset=utf-8` or without it.
    static func isJSON(_ contentType: String?) -> Bool {
        guard let contentType else { return false }
        let parts = contentType.split(separator: ";", omittingEmptySubsequences: false).map { $0.trimmed.lowercased() }
        guard parts[0] == "application/json" else { return false }
        return parts.dropFirst().allSatisfy { $0 == "charset=utf-8" || $0 == "charset=\"utf-8\"" }
    }
}

/// A comma separated list whose elements may carry `;q=`.
struct WeightedList: Sequence {
    struct Element {
        let value: Substring
        /// From 0 to 1; what is no number counts as 0.
        let weight: Double
    }

    private let field: String

    init(_ field: String) {
        self.field = field
    }

    func makeIterator() -> IndexingIterator<[Element]> {
        field.split(separator: ",").map { element in
            let parts = element.split(separator: ";", omittingEmptySubsequences: false).map(\.trimmed)
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") || $0.hasPrefix("Q=") }
            return Element(value: parts[0], weight: quality.map { Double($0.dropFirst(2)) ?? 0 } ?? 1)
        }.makeIterator()
    }
}
