public import FoundationEssentials

/// The parameters of one execution, in order: every `bind` is the next `$n`.
///
/// Everything but bytea goes as text, whose type the server infers from the statement. libpq cuts text at the first
/// NUL without a word, so NUL is refused here.
public struct Parameters: Sendable {
    /// Where a value lies in `storage`; `length` without the NUL that ends it.
    struct Slot {
        let offset: Int
        let length: Int
        let isBinary: Bool
        let isNull: Bool

        static let null = Slot(offset: 0, length: 0, isBinary: false, isNull: true)
    }

    /// The protocol counts parameters in 16 bits.
    private static let limit = 65_535

    /// All values, each ended by a NUL, so that one execution costs one allocation and libpq can read the text in
    /// place.
    private(set) var storage: [UInt8] = []
    private(set) var slots: [Slot] = []

    init() {}

    public mutating func bind(_ text: String?) throws(PostgresError) {
        guard let text else { return bindNull() }
        guard append(text) else { throw .encoding("parameter $\(slots.count) holds a NUL") }
    }

    public mutating func bind(_ value: Int64?) {
        guard let value else { return bindNull() }
        appendPlain(String(value))
    }

    public mutating func bind(_ value: Int?) {
        bind(value.map(Int64.init))
    }

    public mutating func bind(_ value: Bool?) {
        guard let value else { return bindNull() }
        appendPlain(value ? "t" : "f")
    }

    public mutating func bind(_ value: UUID?) {
        guard let value else { return bindNull() }
        appendPlain(value.uuidString)
    }

    /// As bytea, in binary.
    public mutating func bind(bytes: [UInt8]?) {
        guard let bytes else { return bindNull() }
        append(bytes, isBinary: true)
    }

    /// As json or jsonb, handed on as it is; the server checks that it is JSON.
    public mutating func bind(json utf8: [UInt8]?) throws(PostgresError) {
        guard let utf8 else { return bindNull() }
        guard !utf8.contains(0) else { throw .encoding("parameter $\(slots.count + 1) holds a NUL") }
        append(utf8, isBinary: false)
    }

    /// As text[], every element quoted; NULL elements can't be said.
    public mutating func bind(_ texts: [String]?) throws(PostgresError) {
        guard let texts else { return bindNull() }
        var literal: [UInt8] = [UInt8(ascii: "{")]
        for (index, text) in texts.enumerated() {
            if index > 0 { literal.append(UInt8(ascii: ",")) }
            literal.append(UInt8(ascii: "\""))
            for byte in text.utf8 {
                if byte == 0 { throw .encoding("element \(index) of parameter $\(slots.count + 1) holds a NUL") }
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { literal.append(UInt8(ascii: "\\")) }
                literal.append(byte)
            }
            literal.append(UInt8(ascii: "\""))
        }
        literal.append(UInt8(ascii: "}"))
        append(literal, isBinary: false)
    }

    public mutating func bindNull() {
        slots.append(.null)
    }

    func checkCount() throws(PostgresError) {
        guard slots.count <= Self.limit else {
            throw .encoding("\(slots.count) parameters, the protocol carries \(Self.limit)")
        }
    }

    /// False when the text holds a NUL; the slot is taken either way, so that the message can count.
    private mutating func append(_ text: String) -> Bool {
        let offset = storage.count
        storage.append(contentsOf: text.utf8)
        let isWhole = !storage[offset...].contains(0)
        slots.append(Slot(offset: offset, length: storage.count - offset, isBinary: false, isNull: false))
        storage.append(0)
        return isWhole
    }

    /// Text of our own making, which holds no NUL.
    private mutating func appendPlain(_ text: String) {
        _ = append(text)
    }

    private mutating func append(_ bytes: [UInt8], isBinary: Bool) {
        let offset = storage.count
        storage.append(contentsOf: bytes)
        slots.append(Slot(offset: offset, length: bytes.count, isBinary: isBinary, isNull: false))
        storage.append(0)
    }
}
