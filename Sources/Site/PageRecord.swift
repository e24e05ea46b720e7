import Kernel
import Postgres

/// What a page is made of, as the database tells it to who asks.
struct PageRecord: Sendable {
    /// One JSON object.
    let json: [UInt8]
    let version: Int64
}

struct PageInput: Sendable {
    /// Empty: not signed in.
    let tokenHash: [UInt8]
    let arguments: [String?]
}

extension Statement<PageInput, PageRecord?> {
    static func page(_ sql: String) -> Statement<PageInput, PageRecord?> {
        Statement<PageInput, PageRecord?>(sql) { (input, parameters) in
            parameters.bind(bytes: input.tokenHash)
            for argument in input.arguments { try parameters.bind(argument) }
        } decode: { (row) in
            try row.isNull(2) ? nil : PageRecord(json: try row.utf8(2), version: try row.integer(3))
        }
    }
}

/// Who asks, as far as a page shows it.
struct Visitor: Sendable {
    /// As the database says it: of a token, or `visitor` for who has none where pages are open.
    let kind: String
    let name: String?

    var isSignedIn: Bool { kind != "visitor" }

    /// What a page calls who is signed in; nil: nobody is.
    func greeting(in language: Language) -> String? {
        switch kind {
        case "visitor": nil
        case "insyn": Wording(sv: "Insyn", en: "Insight")[language]
        case "administrator": Wording(sv: "Administratör", en: "Administrator")[language]
        default: name ?? Wording(sv: "Inloggad", en: "Signed in")[language]
        }
    }
}

extension Statement<[UInt8], Visitor> {
    static func visitor(_ sql: String) -> Statement<[UInt8], Visitor> {
        Statement<[UInt8], Visitor>(sql) { (tokenHash, parameters) in
            parameters.bind(bytes: tokenHash)
        } decode: { (row) in
            Visitor(kind: try row.text(0), name: try row.optionalText(1))
        }
    }
}
