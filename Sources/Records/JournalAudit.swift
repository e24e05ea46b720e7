import Crypto
import Foundation
public import Postgres

/// Recomputes the journal's chain and compares every row with what the journal last wrote of it.
public struct JournalAudit: Sendable {
    private let pool: Pool
    /// Entries read at a time: 500 entries of about 2 KB are 1 MB.
    private static let page = 500

    public init(pool: Pool) {
        self.pool = pool
    }

    /// What the audit found.
    public struct Report: Sendable, Equatable {
        public let entries: Int64
        /// Hash of the last entry, lowercase hexadecimal: what to keep outside the system.
        public let head: String
        /// One sentence each; empty when the journal and the rows hold.
        public let problems: [String]
    }

    /// Reads everything in one snapshot.
    ///
    /// - Throws: `PostgresError`.
    public func verify() async throws -> Report {
        try await pool.transaction(mode: .readOnly, isolation: .repeatableRead) { transaction in
            var chain = Chain()
            while true {
                let entries = try transaction.rows(Self.entries, chain.last)
                for entry in entries {
                    chain.follow(entry, try transaction.rows(Self.changes, entry.number))
                }
                if entries.count < Self.page { break }
            }
            if let head = try transaction.first(Self.head) {
                chain.end(at: head.0, head.1)
            }
            let differences = try transaction.rows(Self.differences)
            return Report(
                entries: chain.last, head: hexadecimal(chain.hash), problems: chain.problems + differences)
        }
    }

    private static let entries = Statement<Int64, AuditedEntry>(
        SQL.listJournal,
        encode: { after, parameters in
            parameters.bind(after)
            parameters.bind(page)
        },
        decode: { row in try AuditedEntry(row) })

    private static let changes = Statement<Int64, AuditedChange>(
        SQL.listChanges,
        encode: { entry, parameters in parameters.bind(entry) },
        decode: { row in try AuditedChange(row) })

    private static let head = Statement<Void, (Int64, [UInt8])>(
        SQL.readHead, decode: { row in (try row.integer(0), try row.bytes(1)) })

    private static let differences = Statement<Void, String>(
        SQL.listDifferences,
        decode: { row in
            "row \(try row.text(1)) of \(try row.text(0)) is \(try row.text(2)): it is not what the journal last wrote"
        })
}

/// The chain as far as it has been followed.
struct Chain {
    private(set) var last: Int64 = 0
    private(set) var hash = [UInt8](repeating: 0, count: 32)
    private(set) var problems: [String] = []

    mutating func follow(_ entry: AuditedEntry, _ changes: [AuditedChange]) {
        if entry.number != last + 1 {
            problems.append("entry \(last + 1) is missing: entry \(entry.number) follows \(last)")
        }
        if entry.previousHash != hash {
            problems.append("entry \(entry.number) does not continue the chain: its previous hash is another")
        }
        let computed = entry.hash(with: changes)
        if entry.hash != computed {
            problems.append("entry \(entry.number) is altered: its hash is not that of its content")
        }
        last = entry.number
        hash = entry.hash ?? computed
    }

    mutating func end(at entry: Int64, _ head: [UInt8]) {
        if entry != last || head != hash {
            problems.append("the head says entry \(entry), the chain ends at \(last): the tail is cut or rewritten")
        }
    }
}

/// One entry as stored.
struct AuditedEntry: Sendable {
    let number: Int64
    let microseconds: Int64
    /// Act, token, kind, person, party: what is hashed as text, in this order.
    let texts: [[UInt8]?]
    let previousHash: [UInt8]
    let hash: [UInt8]?

    init(_ row: Row) throws(PostgresError) {
        number = try row.integer(0)
        microseconds = try row.integer(1)
        texts = [
            try row.utf8(2), try row.optionalUTF8(3), try row.utf8(4), try row.optionalUTF8(5), try row.optionalUTF8(6),
        ]
        previousHash = try row.bytes(7)
        hash = try row.optionalBytes(8)
    }

    /// SHA-256 over previous hash, number, microseconds, texts and changes; texts length-prefixed, integers big-endian.
    func hash(with changes: [AuditedChange]) -> [UInt8] {
        var bytes = previousHash
        bytes.append(bigEndian: number)
        bytes.append(bigEndian: microseconds)
        for text in texts { bytes.append(prefixed: text) }
        for change in changes {
            bytes.append(bigEndian: change.position)
            for text in change.texts { bytes.append(prefixed: text) }
        }
        return Array(SHA256.hash(data: bytes))
    }
}

/// One changed row as stored.
struct AuditedChange: Sendable {
    let position: Int32
    /// Relation, key, operation, before, after.
    let texts: [[UInt8]?]

    init(_ row: Row) throws(PostgresError) {
        guard let position = Int32(exactly: try row.integer(0)) else {
            throw PostgresError.decoding("a journal change's position is no int4")
        }
        self.position = position
        texts = [
            try row.utf8(1), try row.utf8(2), try row.utf8(3), try row.optionalUTF8(4), try row.optionalUTF8(5),
        ]
    }
}

extension [UInt8] {
    fileprivate mutating func append<Number: FixedWidthInteger>(bigEndian number: Number) {
        for shift in stride(from: Number.bitWidth - 8, through: 0, by: -8) {
            append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }

    fileprivate mutating func append(prefixed text: [UInt8]?) {
        append(bigEndian: Int32(text?.count ?? -1))
        append(contentsOf: text ?? [])
    }
}

private func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
}
