public import Kernel

/// `"<version>-<language>-<digest>"`: which state of a thing, in which words, with which rights.
public struct EntityTag: Sendable, Equatable {
    let version: Int64
    public let text: String

    public init(version: Int64, language: Language, digest: StableHash) {
        self.version = version
        text = "\"\(version)-\(language.rawValue)-\(Trace.hexadecimal(digest.value))\""
    }

    /// Whether `field`, an `If-None-Match`, names this state (RFC 9110, 13.1.2: weak comparison).
    public func matches(ifNoneMatch field: String) -> Bool {
        field.split(separator: ",").contains { element in
            let tag = element.trimmed
            return tag == "*" || tag == text[...] || (tag.hasPrefix("W/") && tag.dropFirst(2) == text[...])
        }
    }
}

/// What an `If-Match` asks for.
enum VersionCondition: Sendable, Equatable {
    /// `*`: whichever it is, as long as there is one.
    case any
    /// The versions named. What is weak or no tag of ours names none, and so matches nothing.
    case oneOf([Int64])

    init(ifMatch field: String) {
        let elements = field.split(separator: ",").map(\.trimmed)
        if elements == ["*"] {
            self = .any
        } else {
            self = .oneOf(elements.compactMap(VersionCondition.version))
        }
    }

    func holds(for version: Int64) -> Bool {
        switch self {
        case .any: true
        case .oneOf(let versions): versions.contains(version)
        }
    }

    /// The version named, when it is one.
    var version: Int64? {
        guard case .oneOf(let versions) = self else { return nil }
        return versions.first
    }

    private static func version(in tag: Substring) -> Int64? {
        guard tag.hasPrefix("\""), tag.hasSuffix("\"") else { return nil }
        return Int64(tag.dropFirst().prefix { $0 != "-" && $0 != "\"" })
    }
}
