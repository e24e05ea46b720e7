/// One SQL statement with how its parameters are written and its rows are read.
///
/// Prepared once a connection, on first use, and found again by its text: keep it as a `static let`, so that the
/// text is hashed once. Text made up as it goes fills the connection's limit of prepared statements.
public struct Statement<Input: Sendable, Output: Sendable>: Sendable {
    let key: StatementKey
    private let encode: @Sendable (Input, inout Parameters) throws -> Void
    private let decode: @Sendable (Row) throws -> Output

    public var sql: String { key.sql }

    /// What the closures throw, other than `PostgresError`, becomes `.encoding` and `.decoding`.
    public init(
        _ sql: String,
        encode: @escaping @Sendable (Input, inout Parameters) throws -> Void,
        decode: @escaping @Sendable (Row) throws -> Output
    ) {
        self.key = StatementKey(sql)
        self.encode = encode
        self.decode = decode
    }

    func parameters(for input: Input) throws(PostgresError) -> Parameters {
        var parameters = Parameters()
        do {
            try encode(input, &parameters)
        } catch {
            throw error as? PostgresError ?? .encoding("\(error)")
        }
        try parameters.checkCount()
        return parameters
    }

    func outputs(of result: QueryResult) throws(PostgresError) -> [Output] {
        var outputs: [Output] = []
        outputs.reserveCapacity(result.rowCount)
        for index in 0..<result.rowCount {
            outputs.append(try output(of: result, at: index))
        }
        return outputs
    }

    func firstOutput(of result: QueryResult) throws(PostgresError) -> Output? {
        guard result.rowCount > 0 else { return nil }
        return try output(of: result, at: 0)
    }

    private func output(of result: QueryResult, at index: Int) throws(PostgresError) -> Output {
        do {
            return try decode(Row(of: result, at: index))
        } catch {
            throw error as? PostgresError ?? .decoding("\(error)")
        }
    }
}

extension Statement where Input == Void {
    public init(_ sql: String, decode: @escaping @Sendable (Row) throws -> Output) {
        self.init(sql, encode: { _, _ in }, decode: decode)
    }
}

extension Statement where Output == Void {
    public init(_ sql: String, encode: @escaping @Sendable (Input, inout Parameters) throws -> Void) {
        self.init(sql, encode: encode, decode: { _ in })
    }
}

extension Statement where Input == Void, Output == Void {
    public init(_ sql: String) {
        self.init(sql, encode: { _, _ in }, decode: { _ in })
    }
}

/// The text of a statement with its hash kept, since a kilobyte of SQL is looked up for every read.
struct StatementKey: Hashable, Sendable {
    let sql: String
    private let digest: Int

    init(_ sql: String) {
        self.sql = sql
        self.digest = sql.hashValue
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(digest)
    }

    static func == (left: StatementKey, right: StatementKey) -> Bool {
        left.digest == right.digest && left.sql == right.sql
    }
}
