public import Foundation
import Postgres
import Records

/// Somebody who calls: by the seat or the office they have, or the party they are the system of.
public enum Who: Hashable, Sendable {
    /// The holder of a seat on the scene's day, of a party when several have it; the first who took it.
    case seat(group: String, seat: String, party: String?)
    case office(group: String, office: String)
    case person(UUID)
    case system(party: String)
    case insyn
    case administrator

    public static let coordinator = Who.seat(group: "samverkansgrupp", seat: "samordnare", party: nil)
    public static let chair = Who.office(group: "samverkansgrupp", office: "ordforande")
    public static let lansstyrelsen = Who.seat(group: "stodgrupp", seat: "lansstyrelse", party: nil)
    public static let mala = Who.system(party: "2418")

    /// A municipality's representative in the samverkansgrupp.
    public static func member(_ party: String) -> Who { .seat(group: "samverkansgrupp", seat: "ledamot", party: party) }

    /// A municipality's representative in the stödgrupp.
    public static func preparer(_ party: String) -> Who {
        .seat(group: "stodgrupp", seat: "kommunrepresentant", party: party)
    }

    var kind: Caller.Kind {
        switch self {
        case .seat, .office, .person: .person
        case .system: .party
        case .insyn: .insyn
        case .administrator: .administrator
        }
    }

    var party: String? {
        if case .system(let party) = self { return party }
        return nil
    }
}

extension Scene {
    /// The id of the person that somebody is.
    public func person(_ who: Who) async throws -> UUID {
        let query: (String, [String?])
        switch who {
        case .person(let id): return id
        case .seat(let group, let seat, let party):
            query = (
                "SELECT person_id FROM seats WHERE group_code = $1::text AND seat_code = $2::text AND valid @> '2026-11-21'::date "
                    + "AND ($3::text IS NULL OR party_code = $3) ORDER BY party_code, lower(valid), id LIMIT 1", [group, seat, party]
            )
        case .office(let group, let office):
            query = (
                "SELECT person_id FROM offices WHERE group_code = $1::text AND office_code = $2::text "
                    + "AND valid @> '2026-11-21'::date AND $3::text IS NULL", [group, office, nil]
            )
        default: throw SceneError(what: "\(who) is no person")
        }
        guard let id = try await value(query.0, query.1).flatMap(UUID.init(uuidString:)) else {
            throw SceneError(what: "nobody is \(who)")
        }
        return id
    }
}
