/// What no file below `Sources/` says, and what to say instead.
struct SwiftRule: Sendable {
    let pattern: @Sendable () throws -> Regex<Substring>
    let advice: String
    /// The one module that may.
    let exempt: String?

    private init(_ pattern: String, _ advice: String, exempt: String? = nil) {
        // Unicode's word boundary sees none at the dot of `Foundation.JSONDecoder`.
        self.pattern = { try Regex(pattern, as: Substring.self).wordBoundaryKind(.simple) }
        self.advice = advice
        self.exempt = exempt
    }

    static let all: [SwiftRule] = [
        SwiftRule(
            #"\bTask *(?:<[^>]*>)? *[{(]|\bTask *(?:<[^>]*>)?\.(?:detached|immediate|init)\b"#,
            "unstructured task: use a task group, `async let`, or a Service run by the composition root"
        ),
        SwiftRule(#"\bnonisolated\(unsafe\)"#, "use a Mutex, an actor, or a value that is Sendable by construction"),
        SwiftRule(
            #"\btry!"#,
            "use `try` and let the caller decide, or state a `precondition` that names the invariant"
        ),
        SwiftRule(#"\bas!"#, "use `as?` and handle nil, or keep the type"),
        SwiftRule(#"\bfatalError\("#, "throw; for a programmer's error use a `precondition` that names the invariant"),
        SwiftRule(
            #"\bJSON(?:Decoder|Encoder|Serialization)\b"#,
            "Foundation's JSON dies of 513 brackets and keeps the first of two keys: use Kernel's JSONScanner"
        ),
        SwiftRule(
            #"\bProcess\(\)"#,
            "Foundation's Process crashes when some 1,365 files are open: use a Program of Programs"
        ),
        SwiftRule(#"\bstatic +(?:let|var) +shared\b"#, "no singletons: pass it to the initialiser"),
        SwiftRule(
            #"\bLoggingSystem\.bootstrap"#,
            "bootstrap logging in samverkand's main only; elsewhere take a Logger",
            exempt: "Sources/samverkand/"
        ),
    ]

    static func violations(in sources: [SourceFile]) throws -> [Violation] {
        let rules = try all.map { (rule: $0, pattern: try $0.pattern()) }
        return sources.flatMap { source in
            SourceFile.numberedLines(SwiftLexer.code(source.text)).flatMap { number, line in
                rules.filter { rule, pattern in
                    rule.exempt.map(source.path.hasPrefix) != true && line.contains(pattern)
                }.map { Violation(file: source.path, line: number, advice: $0.rule.advice) }
            }
        }
    }
}
