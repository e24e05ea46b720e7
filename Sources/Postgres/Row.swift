public import FoundationEssentials

/// One row of a result, in text format; columns count from 0.
///
/// A column that is not there, NULL where a value was asked for, or another form throws `.decoding`. Use column
/// functions in the order the statement selects; names are not looked up.
public struct Row {
    private let result: QueryResult
    private let index: Int

    init(of result: QueryResult, at index: Int) {
        self.result = result
        self.index = index
    }

    public var columns: Int { result.columnCount }

    public func isNull(_ column: Int) throws(PostgresError) -> Bool {
        try unsafe value(column) { _ in true } == nil
    }

    public func text(_ column: Int) throws(PostgresError) -> String {
        try required(optionalText(column), column)
    }

    public func optionalText(_ column: Int) throws(PostgresError) -> String? {
        try unsafe value(column) { bytes throws(PostgresError) in
            guard let text = unsafe String(validating: bytes, as: UTF8.self) else {
                throw .decoding("column \(column) is not UTF-8")
            }
            return text
        }
    }

    public func integer(_ column: Int) throws(PostgresError) -> Int64 {
        try required(optionalInteger(column), column)
    }

    public func optionalInteger(_ column: Int) throws(PostgresError) -> Int64? {
        try parsed(column, as: "an integer") { Int64($0) }
    }

    public func int(_ column: Int) throws(PostgresError) -> Int {
        try required(optionalInt(column), column)
    }

    public func optionalInt(_ column: Int) throws(PostgresError) -> Int? {
        try parsed(column, as: "an integer") { Int($0) }
    }

    public func bool(_ column: Int) throws(PostgresError) -> Bool {
        try required(optionalBool(column), column)
    }

    public func optionalBool(_ column: Int) throws(PostgresError) -> Bool? {
        try parsed(column, as: "a boolean") { $0 == "t" ? true : $0 == "f" ? false : nil }
    }

    public func uuid(_ column: Int) throws(PostgresError) -> UUID {
        try required(optionalUUID(column), column)
    }

    public func optionalUUID(_ column: Int) throws(PostgresError) -> UUID? {
        try parsed(column, as: "a UUID") { UUID(uuidString: $0) }
    }

    /// The bytes of a bytea, decoded from its hexadecimal form.
    public func bytes(_ column: Int) throws(PostgresError) -> [UInt8] {
        try required(optionalBytes(column), column)
    }

    public func optionalBytes(_ column: Int) throws(PostgresError) -> [UInt8]? {
        try unsafe value(column) { text throws(PostgresError) in
            guard let bytes = unsafe Hexadecimal.bytes(of: text) else {
                throw .decoding("column \(column) is not a bytea")
            }
            return bytes
        }
    }

    /// A copy of the value's text as it came, undecoded: JSON to be handed on.
    public func utf8(_ column: Int) throws(PostgresError) -> [UInt8] {
        try required(optionalUTF8(column), column)
    }

    public func optionalUTF8(_ column: Int) throws(PostgresError) -> [UInt8]? {
        try unsafe value(column) { bytes throws(PostgresError) in unsafe Array(bytes) }
    }

    private func parsed<Value>(
        _ column: Int,
        as form: String,
        _ parse: (String) -> Value?
    ) throws(PostgresError) -> Value? {
        guard let text = try optionalText(column) else { return nil }
        guard let value = parse(text) else { throw .decoding("column \(column) is not \(form)") }
        return value
    }

    private func required<Value>(_ value: Value?, _ column: Int) throws(PostgresError) -> Value {
        guard let value else { throw .decoding("column \(column) is NULL") }
        return value
    }

    private func value<Value>(
        _ column: Int,
        _ body: (UnsafeBufferPointer<UInt8>) throws(PostgresError) -> Value
    ) throws(PostgresError) -> Value? {
        guard column >= 0, column < result.columnCount else {
            throw .decoding("column \(column) of \(result.columnCount)")
        }
        return try unsafe result.withValue(row: index, column: column, body)
    }
}

/// `\x…`, PostgreSQL's text form of bytea.
enum Hexadecimal {
    static func bytes(of text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard text.count >= 2, text.count % 2 == 0 else { return nil }
        guard unsafe text[0] == UInt8(ascii: "\\"), unsafe text[1] == UInt8(ascii: "x") else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 2 - 1)
        for position in stride(from: 2, to: text.count, by: 2) {
            guard let high = unsafe digit(text[position]), let low = unsafe digit(text[position + 1]) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func digit(_ character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
