import Kernel
public import WebAPI

/// What the agreement says, what it expects and the records lack, and what was done by whom: read only.
public enum Oversight {
    public static func register(in api: inout API) {
        api.collection("/clauses", sql: SQL.listClauses, query: [.code("level"), .code("kept")])
        api.document("/clauses/{id}", sql: SQL.readClause)
        api.collection("/matters", sql: SQL.listMatters, query: [.code("decidedBy")])
        api.document("/matters/{code}", sql: SQL.readMatter)
        api.collection(
            "/findings", sql: SQL.listFindings, sort: ["since"],
            query: [.day("at"), .code("group"), .code("owner"), .code("clause")], pace: .slow)
        api.document("/findings/{id}", sql: SQL.readFinding, query: [.day("at")], pace: .slow)
        api.collection(
            "/duties", sql: SQL.listDuties, sort: ["due"],
            query: [.integer("year", in: 2000...2199), .day("at"), .code("state")], pace: .slow)
        api.document("/duties/{id}", sql: SQL.readDuty, query: [.day("at")], pace: .slow)
        api.collection("/journal-entries", sql: SQL.listJournalEntries, sort: ["entry"], query: [.instant("since")])
        api.document("/journal-entries/{entry}", sql: SQL.readJournalEntry)
    }
}
