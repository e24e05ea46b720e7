import Contents
import Testing

@Suite struct CostShareTests {
    @Test func `shares add up to the öre and the largest remainders get what is left (D-12)`() {
        let weights = [("2418", 3_100), ("2480", 133_000), ("2482", 74_000)].map {
            CostShare.Weight(party: $0.0, weight: $0.1)
        }
        let shares = CostShare.split(total: 10_000_001, by: weights)
        #expect(shares?.map(\.amount) == [147_549, 6_330_319, 3_522_133])
        #expect(shares?.reduce(0) { $0 + $1.amount } == 10_000_001)
    }

    @Test func `equal remainders go to the party listed first`() {
        let weights = ["a", "b", "c"].map { CostShare.Weight(party: $0, weight: 1) }
        #expect(CostShare.split(total: 100, by: weights)?.map(\.amount) == [34, 33, 33])
        #expect(CostShare.split(total: 101, by: weights)?.map(\.amount) == [34, 34, 33])
    }

    @Test func `sums that exceed 64 bits on the way do not trap`() {
        let weights = [CostShare.Weight(party: "a", weight: 100_000_000), CostShare.Weight(party: "b", weight: 1)]
        let shares = CostShare.split(total: 10_000_000_000_000, by: weights)
        #expect(shares?.reduce(0) { $0 + $1.amount } == 10_000_000_000_000)
    }

    @Test func `without any weight there is nothing to share by`() {
        #expect(CostShare.split(total: 100, by: [CostShare.Weight(party: "a", weight: 0)]) == nil)
    }
}
