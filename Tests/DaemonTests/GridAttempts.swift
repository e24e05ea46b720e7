import Foundation
import Kernel
import Scenes
import WebAPI

/// A line of the table: what is asked for, where, and of which of the things there.
struct GridLine: Hashable, Sendable {
    let method: String
    let template: String
    /// What the thing is when it has a line of its own.
    let label: String?

    var name: String { "\(method) \(template)" + (label.map { " \($0)" } ?? "") }
}

/// One request of the grid, to be sent by every role.
struct GridAttempt: Sendable {
    let line: GridLine
    /// Whether there is a thing of the right sort at the path.
    let isKnown: Bool
    let path: String
    let body: [UInt8]?

    func names(_ id: String) -> Bool { path.contains(id) || String(decoding: body ?? [], as: UTF8.self).contains(id) }

    /// The same about something else.
    func replacing(_ id: String, with other: String) -> GridAttempt {
        let body = body.map { Array(String(decoding: $0, as: UTF8.self).replacing(id, with: other).utf8) }
        return GridAttempt(line: line, isKnown: isKnown, path: path.replacing(id, with: other), body: body)
    }
}

/// What is tried at each route: things that there are, and names of nothing.
struct GridAttempts {
    let routes: GridRoutes
    let labels: [String: String]

    /// Of things at one template without a label: all of them where they differ in state; clauses, duties, the journal's
    /// entries are more, and alike.
    private static let most = 16

    func all() -> [GridAttempt] {
        routes.templates.flatMap { template in GridRoutes.methods.flatMap { attempts($0, template) } }
    }

    private func attempts(_ method: String, _ template: String) -> [GridAttempt] {
        let exists = routes.has(method, template), writes = GridRoutes.writes.contains(method)
        let found = routes.values(for: template)
        let labelled = found.filter { label(of: $0) != nil }, plain = found.filter { label(of: $0) == nil }
        let step = exists ? (plain.count + Self.most - 1) / Self.most : plain.count
        var chosen = stride(from: 0, to: plain.count, by: max(1, step)).map { plain[$0] }
        if exists { chosen += labelled }
        let known = chosen.flatMap { values -> [GridAttempt] in
            let line = GridLine(method: method, template: template, label: label(of: values))
            let path = routes.path(template, values)
            guard writes else {
                let query = method == "GET" && routes.isList(template) ? "?limit=100" : ""
                return [GridAttempt(line: line, isKnown: true, path: path + query, body: nil)]
            }
            let bodies = exists ? routes.bodies(method, template, preferring: labels) : [[:]]
            return bodies.map { GridAttempt(line: line, isKnown: true, path: path, body: $0.utf8) }
        }
        guard template.contains("{") else { return known }
        let line = GridLine(method: method, template: template, label: nil)
        return known
            + namesOfNothing(for: template, found, method: method, exists: exists).map { values in
                GridAttempt(line: line, isKnown: false, path: routes.path(template, values), body: writes ? Array("{}".utf8) : nil)
            }
    }

    private func label(of values: [String]) -> String? { values.compactMap { labels[$0] }.last }

    /// Unknown ids, ids of other things, of things below another parent, and what is no id; drawn anew for each line
    /// from its own name, so that a new route changes no other line.
    private func namesOfNothing(
        for template: String, _ found: [[String]], method: String, exists: Bool
    ) -> [[String]] {
        var chance = Chance(of: "\(method) \(template)")
        let count = template.count { $0 == "{" }
        let unknown = (0..<count).map { _ in chance.identifier() }
        guard exists else { return [unknown] }
        let family = template.split(separator: "/").first
        let others = routes.templates.filter {
            $0.split(separator: "/").first != family && !routes.values(for: $0).isEmpty && $0.hasSuffix("}")
        }
        let other = others.isEmpty ? [] : routes.values(for: others[chance.below(others.count)])[0]
        var names = [unknown, (0..<count).map { $0 < other.count ? other[$0] : unknown[$0] }]
        names.removeAll { name in found.contains { $0.first == name.first } }
        if count > 1, let one = found.first {
            names.append(Array(one.dropLast()) + [chance.identifier()])
            // Below a parent that it is not of.
            for two in found where two.first != one.first && !found.contains([two[0]] + one.dropFirst()) {
                names.append([two[0]] + one.dropFirst())
                break
            }
        }
        let malformed = [chance.of(Self.undecodable), chance.of(Self.strange)] + (method == "HEAD" ? [] : [Self.long])
        return names + malformed.map { word in unknown.dropLast() + [word] }
    }

    private static let undecodable = ["%00", "a%00b", "%ZZ", "%", "å", "%C3", "%ED%A0%80", "%C0%AF", "a%0D%0AX:1", "\"", "<b>", "\\"]
    private static let strange = [
        "..", ".", "..%2F..", "%2e%2e%2f", "a%2Fb", "%C3%A5", "A%CC%8A", "%E2%80%AE", "%F0%9F%92%A9", "0", "-1", "1e3",
        "99999999999999999999", "'%20OR%201=1--", "$1", "null", "%257B", "{id}", "2418;", "019be63a-0240-7a4c-809e-7bd1f3825e6",
    ].filter { !$0.contains("{") }
    private static let long = String(repeating: "a", count: 2_100)
}

/// SplitMix64 from a name: the same draws in every run.
struct Chance {
    private var state: UInt64

    init(of name: String) {
        state = name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    mutating func of(_ words: [String]) -> String { words[below(words.count)] }

    /// A version 7 UUID of a moment that never was.
    mutating func identifier() -> String {
        let digits = Array([next(), next()].map { String($0, radix: 16) }.joined() + String(repeating: "0", count: 32))
        return "019be63a-\(String(digits[0..<4]))-7\(String(digits[4..<7]))-8\(String(digits[7..<10]))-\(String(digits[10..<22]))"
    }
}
