public import Foundation
import Kernel

/// Who calls, as the token says.
public struct Caller: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        /// A person with seats and offices.
        case person
        /// A party's own system.
        case party
        /// Reads only (D-17).
        case insyn
        /// Nobody in particular, who sees what is open to all (`insyn.open`).
        case visitor
        /// The principal's administrator: no say in decisions.
        case administrator
    }

    public let token: UUID
    public let kind: Kind
    public let person: UUID?
    /// The code of the party that the token or its person belongs to.
    public let party: String?

    public init(token: UUID, kind: Kind, person: UUID?, party: String?) {
        self.token = token
        self.kind = kind
        self.person = person
        self.party = party
    }

    /// Reads `{"token":…,"kind":…,"person":…,"party":…}` as the database writes it; nil for anything else.
    public init?(json: [UInt8]) {
        guard let value = try? JSONScanner.parse(json),
            let token = value["token"]?.string.flatMap(UUID.init(uuidString:)),
            let kind = value["kind"]?.string.flatMap(Kind.init(rawValue:))
        else { return nil }
        self.init(
            token: token, kind: kind, person: value["person"]?.string.flatMap(UUID.init(uuidString:)),
            party: value["party"]?.string)
    }
}
