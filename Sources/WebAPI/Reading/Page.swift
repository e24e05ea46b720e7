import Kernel

/// Which part of a list is asked for.
struct Page: Sendable, Equatable {
    static let defaultLimit = 20
    static let maximumLimit = 100
    /// Pages further out are empty without asking what an offset beyond 32 bits would mean to the database.
    static let maximumPage = 1_000_000
    static let first = Page(number: 1, limit: defaultLimit, sort: nil)

    /// From 1; 0 is a page before the first, and empty.
    let number: Int
    let limit: Int
    let sort: String?

    init(number: Int, limit: Int, sort: String?) {
        (self.number, self.limit, self.sort) = (number, limit, sort)
    }

    /// `page`, `limit` and `sort` of a query; a 400 for a limit outside 1–100, a page that is no number from 0 and a
    /// sort that the list does not offer.
    init(_ query: Query, sorts: [String]) throws(Problem) {
        number = try Page.number(query["page"])
        limit = try Page.limit(query["limit"])
        sort = query["sort"]
        guard let sort, !sorts.contains(where: { sort == $0 || sort == "-" + $0 }) else { return }
        let list = sorts.isEmpty ? "–" : sorts.map { "\($0), -\($0)" }.joined(separator: ", ")
        throw .invalidParameter("sort", Wording(sv: "Något av: \(list).", en: "One of: \(list)."))
    }

    private static func number(_ text: String?) throws(Problem) -> Int {
        guard let text else { return 1 }
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), !text.isEmpty,
            text.utf8.count <= 9
        else { throw .invalidParameter("page", Wording(sv: "Ett heltal från 1.", en: "An integer from 1.")) }
        return min(Int(text) ?? maximumPage, maximumPage)
    }

    private static func limit(_ text: String?) throws(Problem) -> Int {
        guard let text else { return defaultLimit }
        guard let limit = Int(text), (1...maximumLimit).contains(limit) else {
            let expectation = Wording(
                sv: "Ett heltal från 1 till \(maximumLimit).",
                en: "An integer from 1 to \(maximumLimit)."
            )
            throw .invalidParameter("limit", expectation)
        }
        return limit
    }

    /// Rows before the page. Page 0 looks past the end, where the total is still told and no row is.
    var offset: Int { number == 0 ? Int(Int32.max) : (number - 1) * limit }

    /// Pages that `total` rows fill.
    func pages(of total: Int64) -> Int64 { (total + Int64(limit) - 1) / Int64(limit) }
}
