import Kernel
public import Postgres
import Records

/// What every read asks with.
struct ReadInput: Sendable {
    let tokenHash: [UInt8]
    let language: Language
    /// Only of a collection.
    var page: Page?
    /// Path parameters, then query parameters, in the order of the route.
    let arguments: [String?]
}

/// One row of a read: a thing, or only who asks when there is none.
struct ReadRow: Sendable {
    let kind: Caller.Kind
    /// Of a collection; nil: the parent does not exist for this caller.
    var total: Int64?
    /// nil: there is no such thing for this caller, or the page is empty.
    let item: Item?

    struct Item: Sendable {
        /// Relative to the base, such as `/parties/2418`.
        let path: [UInt8]
        /// One JSON object as the database wrote it.
        let body: [UInt8]
        let version: Int64
        /// Names, comma separated.
        let transitions: [UInt8]
    }

    /// The kind of the caller in column 0: the value of `"kind"`, found without parsing the rest, since every read
    /// passes here.
    static func kind(in row: Row) throws(PostgresError) -> Caller.Kind {
        guard let kind = kind(in: try row.utf8(0)) else {
            throw PostgresError.decoding("column 0 names no kind of caller")
        }
        return kind
    }

    static func kind(in json: [UInt8]) -> Caller.Kind? {
        let key = Array("\"kind\"".utf8)
        guard json.count > key.count else { return nil }
        for start in 0...(json.count - key.count)
        where json[start] == key[0] && json[start..<start + key.count].elementsEqual(key) {
            let value = json[(start + key.count)...]
                .drop { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\"") }
                .prefix { $0 != UInt8(ascii: "\"") }
            return Caller.Kind.allCases.first { $0.rawValue.utf8.elementsEqual(value) }
        }
        return nil
    }

    static func item(in row: Row, from column: Int) throws(PostgresError) -> Item? {
        guard let path = try row.optionalUTF8(column) else { return nil }
        return Item(
            path: path,
            body: try row.utf8(column + 1),
            version: try row.integer(column + 2),
            transitions: try row.optionalUTF8(column + 3) ?? []
        )
    }
}

typealias ReadStatement = Statement<ReadInput, ReadRow>

extension Statement<ReadInput, ReadRow> {
    static func document(_ sql: String) -> ReadStatement {
        ReadStatement(sql) { (input, parameters) in
            parameters.bind(bytes: input.tokenHash)
            try parameters.bind(input.language.rawValue)
            for argument in input.arguments { try parameters.bind(argument) }
        } decode: { (row) in
            ReadRow(kind: try ReadRow.kind(in: row), item: try ReadRow.item(in: row, from: 1))
        }
    }

    static func collection(_ sql: String) -> ReadStatement {
        ReadStatement(sql) { (input, parameters) in
            let page = input.page ?? .first
            parameters.bind(bytes: input.tokenHash)
            try parameters.bind(input.language.rawValue)
            parameters.bind(page.limit)
            parameters.bind(page.offset)
            try parameters.bind(page.sort)
            for argument in input.arguments { try parameters.bind(argument) }
        } decode: { (row) in
            ReadRow(
                kind: try ReadRow.kind(in: row),
                total: try row.optionalInteger(1),
                item: try ReadRow.item(in: row, from: 2)
            )
        }
    }
}

/// Reads records; the daemon gives it a pipelined reader.
public protocol RecordReader: Sendable {
    func rows<Input, Output>(_ statement: Statement<Input, Output>, _ input: Input) async throws -> [Output]
}

extension PipelinedReader: RecordReader {}

/// Reads on connections of their own: for those that may take long, so that no short one waits behind them.
public struct PoolReader: RecordReader {
    private let pool: Pool

    public init(pool: Pool) {
        self.pool = pool
    }

    public func rows<Input, Output>(_ statement: Statement<Input, Output>, _ input: Input) async throws -> [Output] {
        try await pool.transaction(mode: .readOnly) { try $0.rows(statement, input) }
    }
}

/// How long a read may take: a long one has a connection of its own.
public enum Pace: Sendable {
    /// By key or a page of rows: shares pipelined connections.
    case quick
    /// Computed from many rows: findings, duties.
    case slow
    /// Of what is published, with a login that reads nothing else: dashboards, pages, the feed of changes.
    case published
}

/// What a GET is answered from.
protocol ReadEndpoint: Sendable {
    var statement: ReadStatement { get }
    var query: [QueryParameter] { get }
    var kinds: Set<Caller.Kind> { get }
    var pace: Pace { get }
    /// Query parameters beside its own.
    var words: Set<String> { get }
    /// Other forms than JSON.
    var renderings: [Rendering] { get }

    /// nil: this is one thing.
    func page(_ query: Query) throws(Problem) -> Page?
}

/// A class, though a value, as `RequestHead` is one.
final class DocumentEndpoint: ReadEndpoint {
    let statement: ReadStatement
    let query: [QueryParameter]
    let kinds: Set<Caller.Kind>
    let pace: Pace
    let renderings: [Rendering]

    var words: Set<String> { ["fields"] }

    func page(_ query: Query) -> Page? { nil }

    init(
        statement: ReadStatement,
        query: [QueryParameter],
        kinds: Set<Caller.Kind>,
        pace: Pace,
        renderings: [Rendering] = []
    ) {
        self.statement = statement
        self.query = query
        self.kinds = kinds
        self.pace = pace
        self.renderings = renderings
    }
}

/// A class, though a value, as `RequestHead` is one.
final class CollectionEndpoint: ReadEndpoint {
    let statement: ReadStatement
    let sort: [String]
    let query: [QueryParameter]
    let kinds: Set<Caller.Kind>
    let pace: Pace

    var words: Set<String> { Query.reserved }
    var renderings: [Rendering] { [] }

    func page(_ query: Query) throws(Problem) -> Page? { try Page(query, sorts: sort) }

    init(statement: ReadStatement, sort: [String], query: [QueryParameter], kinds: Set<Caller.Kind>, pace: Pace) {
        self.statement = statement
        self.sort = sort
        self.query = query
        self.kinds = kinds
        self.pace = pace
    }
}
