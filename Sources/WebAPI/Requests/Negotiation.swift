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

/// `Accept`, `Content-Type` and `Content-Encoding` of a service that speaks JSON.
enum MediaTypes {
    /// Whether a client that sent this `Accept` takes JSON; one that sent none does.
    static func acceptsJSON(_ accept: String?) -> Bool {
        guard let accept, !accept.isEmpty, accept != "application/json", accept != "*/*" else { return true }
        let taken = ["*/*", "application/*", "application/json", "application/problem+json"]
        return WeightedList(accept).contains { element in
            element.weight > 0 && taken.contains(element.value.lowercased())
        }
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
