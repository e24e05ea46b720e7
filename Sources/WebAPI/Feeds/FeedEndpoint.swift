import Kernel
import Postgres
import Records

/// What has changed, in the order it did: read from a cursor on, or streamed as it happens.
final class FeedEndpoint: Sendable {
    /// Changes of one answer, unless the client wants fewer or more.
    static let defaultLimit = 100
    static let maximumLimit = 1_000
    static let words: Set<String> = ["offset", "limit"]

    let statement: Statement<FeedInput, FeedRow>
    let kinds: Set<Caller.Kind>
    let pace: Pace

    init(sql: String, kinds: Set<Caller.Kind>, pace: Pace) {
        statement = .feed(sql)
        self.kinds = kinds
        self.pace = pace
    }
}

/// Where a reader of a feed stands, and how much it takes at a time.
struct FeedInput: Sendable {
    let tokenHash: [UInt8]
    /// The journal entry up to which everything has been read.
    var after: Int64
    let limit: Int
    /// What `after` came in.
    private let name: String

    /// `lastEventID` is what a client that was cut off sends, and goes before `after`.
    init(tokenHash: [UInt8], _ query: Query, lastEventID: String?) throws(Problem) {
        self.tokenHash = tokenHash
        name = lastEventID == nil ? "offset" : "Last-Event-ID"
        after = try Self.number(lastEventID ?? query["offset"], name, in: 0...Int64.max, or: 0)
        limit = Int(
            try Self.number(
                query["limit"], "limit", in: 1...Int64(FeedEndpoint.maximumLimit), or: Int64(FeedEndpoint.defaultLimit)))
    }

    /// Who has read beyond the journal's `head` has read another one: the records were restored from a copy that was older.
    func ahead(of head: Int64) -> Problem {
        .invalidParameter(
            name,
            Wording(
                sv: "Journalen slutar vid \(head). Den som läst längre läser om från 0.",
                en: "The journal ends at \(head). Whoever has read further reads again from 0."))
    }

    private static func number(
        _ text: String?, _ name: String, in range: ClosedRange<Int64>, or missing: Int64
    ) throws(Problem) -> Int64 {
        guard let text else { return missing }
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let number = Int64(text),
            range.contains(number)
        else {
            let (low, high) = (range.lowerBound, range.upperBound)
            throw .invalidParameter(
                name, Wording(sv: "Ett heltal från \(low) till \(high).", en: "An integer from \(low) to \(high)."))
        }
        return number
    }
}

/// One change, or only who asks when there is none.
struct FeedRow: Sendable {
    let kind: Caller.Kind
    /// The journal's last entry.
    let head: Int64
    let change: Change?

    struct Change: Sendable {
        let entry: Int64
        /// One JSON object as the database wrote it.
        let json: [UInt8]
    }
}

extension Statement<FeedInput, FeedRow> {
    static func feed(_ sql: String) -> Statement<FeedInput, FeedRow> {
        Statement<FeedInput, FeedRow>(sql) { (input, parameters) in
            parameters.bind(bytes: input.tokenHash)
            parameters.bind(input.after)
            parameters.bind(input.limit)
        } decode: { (row) in
            let kind = try ReadRow.kind(in: row)
            let head = try row.integer(1)
            guard let entry = try row.optionalInteger(2) else { return FeedRow(kind: kind, head: head, change: nil) }
            return FeedRow(kind: kind, head: head, change: FeedRow.Change(entry: entry, json: try row.utf8(3)))
        }
    }
}

/// Some changes in order. Those of one journal entry always come together, so a cursor never falls between them.
struct FeedPage: Sendable {
    let kind: Caller.Kind
    /// The journal's last entry.
    let head: Int64
    let changes: [FeedRow.Change]
    /// Where to read on.
    let cursor: Int64
    /// Whether there may be more already.
    let isFull: Bool

    /// nil when nobody is known who asks.
    init?(_ rows: [FeedRow], of input: FeedInput) {
        guard let first = rows.first else { return nil }
        kind = first.kind
        head = first.head
        changes = rows.compactMap(\.change)
        isFull = changes.count >= input.limit
        // The head is seen in the same snapshot as the changes: nothing below it is missing.
        cursor = isFull ? changes.last?.entry ?? head : head
    }
}
