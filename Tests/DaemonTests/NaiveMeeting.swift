/// A meeting as the agreement's words have it, recounted each time from the bare list of what happened: no state is kept, and
/// nothing is shared with what the service does (D-3, D-4, D-18, D-19, D-20).
struct NaiveMeeting {
    struct Member {
        let id: String
        let party: String
        let votes: Bool
        /// Whether the party named somebody else before.
        let isSecond: Bool
    }

    enum Event {
        case came(String), left(String), recused(String, item: Int), elected(String), voted(item: Int), decided(item: Int)
    }

    /// Everybody with a seat on the day.
    let members: [Member]
    /// The municipalities of the agreement, seated or not.
    let parties: [String]
    let chair: String
    /// Whether each person has a vote, and not each municipality.
    let isByPerson: Bool
    var events: [Event] = []

    func isHere(_ id: String) -> Bool {
        var here = false
        for event in events {
            if case .came(id) = event { here = true }
            if case .left(id) = event { here = false }
        }
        return here
    }

    func hasLeft(_ id: String) -> Bool {
        events.contains { if case .left(id) = $0 { true } else { false } }
    }

    func isRecused(_ id: String, _ item: Int?) -> Bool {
        events.contains { if case .recused(id, item) = $0 { true } else { false } }
    }

    func isRecusedAnywhere(_ id: String) -> Bool {
        events.contains { if case .recused(id, _) = $0 { true } else { false } }
    }

    func hasVoting(_ item: Int) -> Bool {
        events.contains { if case .voted(item) = $0 { true } else { false } }
    }

    func isDecided(_ item: Int) -> Bool {
        events.contains { if case .decided(item) = $0 { true } else { false } }
    }

    /// Who takes part in an item.
    func deciders(_ item: Int?) -> [Member] { members.filter { isHere($0.id) && !isRecused($0.id, item) } }

    /// Who is called when a vote is taken.
    func voters(_ item: Int) -> [String] {
        var voters: [String] = []
        for member in deciders(item) where member.votes {
            let colleague = deciders(item).first { $0.votes && $0.party == member.party && $0.id != member.id }
            if isByPerson || colleague == nil || !member.isSecond { voters.append(member.id) }
        }
        return voters
    }

    struct Quorum: Equatable {
        let of: Int64
        let present: Int64
        let required: Int64
        let isMet: Bool
        let excused: [String]
        let recused: [String]
    }

    func quorum(_ item: Int?) -> Quorum {
        var excused: [String] = []
        for party in parties {
            let voters = members.filter { $0.party == party && $0.votes }
            if !voters.isEmpty, voters.allSatisfy({ isRecused($0.id, item) }) { excused.append(party) }
        }
        let present = Set(deciders(item).filter(\.votes).map(\.party)).count
        let of = parties.count - excused.count
        // The least number that is more than half.
        var required = 0
        while required * 2 <= of { required += 1 }
        return Quorum(
            of: Int64(of), present: Int64(present), required: Int64(required), isMet: present >= required && present > 0,
            excused: excused.sorted(), recused: members.map(\.id).filter { isRecused($0, item) }.sorted())
    }

    func presiding(_ item: Int?) -> String? {
        let here = Set(deciders(item).map(\.id))
        if here.contains(chair) { return chair }
        for event in events.reversed() {
            if case .elected(let id) = event, here.contains(id) { return id }
        }
        return nil
    }

    struct Result: Equatable {
        let tally: [String: Int]
        let winner: String
        let settledBy: String
    }

    /// - Parameter ballots: an option each, nil for who abstained.
    /// - Returns: nil when the votes leave it open.
    func result(
        _ item: Int, _ ballots: [String?], of options: [String], bySecret: Bool, isElection: Bool, casting: String?, lot: String?
    ) -> Result? {
        var tally = ["abstained": ballots.count { $0 == nil }]
        for option in options { tally[option] = ballots.count { $0 == option } }
        let most = options.map { tally[$0] ?? 0 }.max() ?? 0
        let leading = options.filter { tally[$0] == most }
        if leading.count == 1 {
            return casting == nil && lot == nil ? Result(tally: tally, winner: leading[0], settledBy: "majority") : nil
        }
        if bySecret || isElection {
            guard casting == nil, let lot, leading.contains(lot) else { return nil }
            return Result(tally: tally, winner: lot, settledBy: "lot")
        }
        guard lot == nil, let casting, leading.contains(casting), presiding(item) != nil else { return nil }
        return Result(tally: tally, winner: casting, settledBy: "castingVote")
    }
}
