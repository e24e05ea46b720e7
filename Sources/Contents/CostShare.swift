/// The cost-sharing key: a sum in öre split by weight with the largest remainder, so that the shares add up exactly (D-12).
public enum CostShare {
    public struct Weight: Sendable, Equatable {
        public let party: String
        public let weight: Int

        public init(party: String, weight: Int) {
            self.party = party
            self.weight = weight
        }
    }

    public struct Share: Sendable, Equatable {
        public let party: String
        /// Whole öre.
        public let amount: Int

        public init(party: String, amount: Int) {
            self.party = party
            self.amount = amount
        }
    }

    /// The shares in the order of the weights; equal remainders go to the party listed first.
    ///
    /// - Returns: nil when no weight is above zero.
    public static func split(total: Int, by weights: [Weight]) -> [Share]? {
        let sum = weights.reduce(0) { $0 + $1.weight }
        guard sum > 0 else { return nil }
        // Products may exceed Int64: 10^13 öre times 10^8 is 10^21, so they are kept in full width.
        let parts = weights.map { weight in
            UInt(sum).dividingFullWidth(UInt(total).multipliedFullWidth(by: UInt(weight.weight)))
        }
        let left = total - parts.reduce(0) { $0 + Int($1.quotient) }
        let first = Set(
            parts.indices
                .sorted { (parts[$0].remainder, $1) > (parts[$1].remainder, $0) }
                .prefix(left))
        return weights.indices.map { index in
            Share(
                party: weights[index].party,
                amount: Int(parts[index].quotient) + (first.contains(index) ? 1 : 0))
        }
    }
}
