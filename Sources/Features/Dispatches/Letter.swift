import Foundation
import Kernel

/// What one recipient is told of a meeting, as the records say it when the letter is written.
struct Letter: Sendable {
    enum Kind: String, Sendable {
        case summons
        /// To who came to the group after the summons.
        case lateSummons
        case cancellation
    }

    let id: UUID
    let kind: Kind
    let queuedAt: Instant
    let meeting: UUID
    let startsAt: Instant
    let place: String?
    let meetingTitle: String
    let groupTitle: String
    let name: String
    let recipient: Mailbox
    let agenda: [String]
    let issuer: String
    let issuedAt: Instant
    let reasons: String?
    let clause: String?
    let quote: String?

    /// Reads what `letter` in SQL writes; nil for anything else.
    init?(json: [UInt8]) {
        guard let value = try? JSONScanner.parse(json),
            let id = value["id"]?.string.flatMap(UUID.init(uuidString:)),
            let kind = value["kind"]?.string.flatMap(Kind.init(rawValue:)),
            let queuedAt = value["queuedAt"]?.string.flatMap(Instant.init(rfc3339:)),
            let meeting = value["meeting"]?.string.flatMap(UUID.init(uuidString:)),
            let startsAt = value["startsAt"]?.string.flatMap(Instant.init(rfc3339:)),
            let meetingTitle = value["meetingTitle"]?.string, let groupTitle = value["groupTitle"]?.string,
            let name = value["name"]?.string, let recipient = value["email"]?.string.flatMap(Mailbox.init),
            case .array(let agenda)? = value["agenda"], let issuer = value["issuer"]?.string,
            let issuedAt = value["issuedAt"]?.string.flatMap(Instant.init(rfc3339:))
        else { return nil }
        self.id = id
        self.kind = kind
        self.queuedAt = queuedAt
        self.meeting = meeting
        self.startsAt = startsAt
        place = value["place"]?.string
        self.meetingTitle = meetingTitle
        self.groupTitle = groupTitle
        self.name = name
        self.recipient = recipient
        self.agenda = agenda.compactMap(\.string)
        self.issuer = issuer
        self.issuedAt = issuedAt
        reasons = value["reasons"]?.string
        clause = value["clause"]?.string
        quote = value["quote"]?.string
    }
}
