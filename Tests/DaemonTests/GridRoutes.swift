import Foundation
import Kernel
import Scenes
import WebAPI

/// The routes of the OpenAPI document as it is served, and what there is at each.
struct GridRoutes: Sendable {
    /// `/proposals/{id}/steps`, by length and then alphabet.
    let templates: [String]
    /// Bodies that the document shows, by `POST /proposals`.
    private let examples: [String: [JSONValue]]
    private let lists: Set<String>
    /// Values of the parameters of what was found, by the template up to its last parameter.
    private let known: [String: [[String]]]

    static let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
    static let writes: Set<String> = ["POST", "PUT", "PATCH", "DELETE"]
    private let operations: Set<String>

    /// Reads the document, and every list as each of `finders`.
    static func found(in grid: GridScene, by finders: [GridRole]) async throws -> GridRoutes {
        let document = try await grid.scene.get("/openapi.json", as: nil).json
        guard case .object(let paths)? = document["paths"] else { throw SceneError(what: "the document has no paths") }
        var operations: Set<String> = [], examples: [String: [JSONValue]] = [:]
        for (path, item) in paths {
            for method in methods {
                guard let operation = item[method.lowercased()] else { continue }
                operations.insert("\(method) \(path)")
                examples["\(method) \(path)"] = bodies(of: operation, in: document)
            }
        }
        var search = GridSearch(
            templates: paths.map(\.0).sorted { ($0.split(separator: "/").count, $0) < ($1.split(separator: "/").count, $1) })
        for template in search.templates where operations.contains("GET \(template)") && !template.hasSuffix("}") {
            for values in search.values(for: template) {
                for finder in finders {
                    let path = search.path(template, values)
                    let list = try await grid.scene.send(
                        "GET", "\(path)?limit=100", nil, as: nil, headers: ["Authorization": "Bearer \(grid.tokens[finder] ?? "")"])
                    if list.status == 200, list.json["items"] != nil { search.keep(list.items, of: template) }
                }
            }
        }
        return GridRoutes(
            templates: search.templates, examples: examples, lists: search.lists, known: search.known, operations: operations)
    }

    func has(_ method: String, _ template: String) -> Bool {
        operations.contains("\(method) \(template)") || (method == "HEAD" && has("GET", template))
    }

    func isList(_ template: String) -> Bool { lists.contains(template) }

    func values(for template: String) -> [[String]] { GridSearch(templates: templates, known: known).values(for: template) }

    func path(_ template: String, _ values: [String]) -> String { GridSearch(templates: templates).path(template, values) }

    /// `{}`, and what the document shows with its ids replaced by those of things that there are.
    ///
    /// - Parameter labels: ids to take where they are of the right sort, the first by its label.
    func bodies(_ method: String, _ template: String, preferring labels: [String: String]) -> [JSONValue] {
        [[:]] + (examples["\(method) \(template)"] ?? []).map { filled($0, labels) }
    }

    private func filled(_ value: JSONValue, _ labels: [String: String], named name: String = "") -> JSONValue {
        switch value {
        case .object(let members):
            // The document's are of another year.
            return .object(members.filter { $0.0 != "on" }.map { ($0.0, filled($0.1, labels, named: $0.0)) })
        case .string where name == "at": return "2026-11-21T08:30:00Z"
        case .array(let elements): return .array(elements.map { filled($0, labels, named: name) })
        case .string(let text) where UUID(uuidString: text) != nil:
            let sorts = ["part": "proposals", "parts": "proposals", "agendaItem": "meetings/{id}/agenda-items"]
            let ids = templates.filter { template in
                let sort = sorts[name] ?? (name.hasSuffix("s") ? name : name + "s")
                return template.hasPrefix("/\(sort)/{") && template.hasSuffix("}") && known[template] != nil
            }.first.flatMap { known[$0] }?.compactMap(\.last) ?? []
            let labelled = ids.filter { labels[$0] != nil }.min { labels[$0] ?? "" < labels[$1] ?? "" }
            return .string(labelled ?? ids.first ?? text)
        default: return value
        }
    }

    private static func bodies(of operation: JSONValue, in document: JSONValue) -> [JSONValue] {
        func resolved(_ value: JSONValue?) -> JSONValue? {
            guard let reference = value?["$ref"]?.string else { return value }
            return reference.split(separator: "/").dropFirst().reduce(Optional(document)) { $0?[String($1)] }
        }
        guard case .object(let examples)? = resolved(operation["requestBody"])?["content"]?["application/json"]?["examples"] else {
            return []
        }
        return examples.compactMap { resolved($0.1)?["value"] }
    }
}

/// What a walk through the lists has come upon.
struct GridSearch {
    let templates: [String]
    private(set) var known: [String: [[String]]]
    private(set) var lists: Set<String> = []

    init(templates: [String], known: [String: [[String]]] = [:]) {
        self.templates = templates
        self.known = known
    }

    mutating func keep(_ items: [JSONValue], of template: String) {
        lists.insert(template)
        for item in items {
            guard let link = item["_links"]?["self"]?["href"]?.string, let start = link.range(of: API.basePath) else { continue }
            guard let (template, values) = match(link[start.upperBound...]), !values.isEmpty else { continue }
            if known[template, default: []].contains(values) { continue }
            known[template, default: []].append(values)
        }
    }

    /// Of everything found at the template up to its last parameter.
    func values(for template: String) -> [[String]] {
        guard let end = template.lastIndex(of: "}") else { return [[]] }
        switch template[...end] {
        // A year is listed nowhere, and an answer goes by the id of its proposal, a draft's, too.
        case "/capacities/{year}": return [["2025"], ["2026"]]
        case "/answers/{id}": return known["/proposals/{id}"] ?? []
        case let up: return known[String(up)] ?? []
        }
    }

    func path(_ template: String, _ values: [String]) -> String {
        var values = values[...]
        return template.split(separator: "/").map { "/" + ($0.hasPrefix("{") ? values.popFirst() ?? "" : String($0)) }.joined()
    }

    /// The template that a path is of: a literal goes before a parameter.
    private func match(_ path: Substring) -> (String, [String])? {
        let segments = path.split(separator: "/")
        let fitting = templates.filter { template in
            let parts = template.split(separator: "/")
            return parts.count == segments.count && zip(parts, segments).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        }
        guard let best = fitting.min(by: { $0.count { $0 == "{" } < $1.count { $0 == "{" } }) else { return nil }
        return (best, zip(best.split(separator: "/"), segments).filter { $0.0.hasPrefix("{") }.map { String($0.1) })
    }
}
