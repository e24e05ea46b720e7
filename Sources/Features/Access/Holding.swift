public import Foundation
public import Kernel
public import Postgres
import Records

extension Access {
    /// A seat or an office, by which a person is found.
    public struct Holding: Sendable {
        let group: String
        let seat: String?
        let office: String?
        let party: String?

        public init(group: String, seat: String?, office: String?, party: String?) {
            self.group = group
            self.seat = seat
            self.office = office
            self.party = party
        }
    }

    /// Who holds it that day, the first by party; nil when nobody does.
    public static func holder(
        of holding: Holding, on day: Day, in transaction: Transaction
    ) throws(PostgresError) -> UUID? {
        try transaction.first(findHolder, (holding, day))
    }

    private static let findHolder = Statement<(Holding, Day), UUID>(
        SQL.findHolder,
        encode: { input, parameters in
            try parameters.bind(input.0.group)
            try parameters.bind(input.0.seat)
            try parameters.bind(input.0.office)
            try parameters.bind(input.0.party)
            try parameters.bind(input.1)
        },
        decode: { row in try row.uuid(0) })
}
