import Kernel
import Pages

/// What a path under `/insyn` names.
enum Address: Equatable {
    /// A report by its code, of a thing when it has a subject.
    case report(code: String, subject: String?)
    case minutes(meeting: String)
    case accessibilityStatement
    case personalData
    case styleSheet

    private static let longestName = 64

    /// nil: there is no such page, whatever the records hold.
    ///
    /// - Parameter path: percent-encoded, from the site's root on.
    init?(_ path: Substring) {
        guard Self.isUnderRoot(path), let names = Self.names(in: path.dropFirst(Page.root.count)) else { return nil }
        switch names.count {
        case 0: self = .report(code: "overview", subject: nil)
        case 1 where names[0] == "accessibility": self = .accessibilityStatement
        case 1 where names[0] == "personal-data": self = .personalData
        case 1 where names[0] == "style.css": self = .styleSheet
        case 1: self = .report(code: names[0], subject: nil)
        case 2:
            guard let code = Page.folders[names[0]] else { return nil }
            self = .report(code: code, subject: names[1])
        case 3 where names[0] == "meetings" && names[2] == "minutes": self = .minutes(meeting: names[1])
        default: return nil
        }
    }

    /// Decoded; nil when one is empty, too long or no text.
    private static func names(in path: Substring) -> [String]? {
        var names: [String] = []
        for segment in path.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            guard !segment.isEmpty, let name = PercentEncoding.decode(segment), name.utf8.count <= longestName
            else { return nil }
            names.append(name)
        }
        return names
    }

    /// Whether the path lies under the site's root.
    static func isUnderRoot(_ path: Substring) -> Bool {
        path == Page.root[...] || path.hasPrefix(Page.root + "/")
    }

    /// What the log and the measurements call it: no name that anybody may invent.
    var route: String {
        switch self {
        case .report(_, nil): "\(Page.root)/{code}"
        case .report(let code, .some): "\(Page.root)/{\(code)}"
        case .minutes: "\(Page.root)/meetings/{id}/minutes"
        case .accessibilityStatement: "\(Page.root)/accessibility"
        case .personalData: "\(Page.root)/personal-data"
        case .styleSheet: "\(Page.root)/style.css"
        }
    }
}
