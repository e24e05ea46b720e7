import FoundationEssentials
import Testing

@testable import Postgres

extension ServerTests {
    struct RowTests {
        private func read<Value: Sendable>(
            _ sql: String,
            _ decode: @escaping @Sendable (Row) throws -> Value
        ) async throws -> Value? {
            let statement = Statement(sql, decode: decode)
            return try await TestServer.withPool { pool in try await pool.transaction { try $0.first(statement) } }
        }

        @Test func `a column that is not there throws`() async throws {
            let error = await postgresError { _ = try await read("SELECT 1") { row in try row.text(1) } }
            #expect(error == .decoding("column 1 of 1"))
        }

        @Test func `a negative column throws`() async throws {
            let error = await postgresError { _ = try await read("SELECT 1") { row in try row.text(-1) } }
            #expect(error == .decoding("column -1 of 1"))
        }

        @Test func `NULL throws where a value is asked for`() async throws {
            let error = await postgresError {
                _ = try await read("SELECT NULL::text") { row in try row.text(0) }
            }
            #expect(error == .decoding("column 0 is NULL"))
        }

        @Test func `another form throws`() async throws {
            let forms: [(String, @Sendable (Row) throws -> Void)] = [
                ("SELECT 'x'", { row in _ = try row.integer(0) }),
                ("SELECT 9223372036854775808", { row in _ = try row.int(0) }),
                ("SELECT 1", { row in _ = try row.bool(0) }),
                ("SELECT 'x'", { row in _ = try row.uuid(0) }),
                ("SELECT 'x'", { row in _ = try row.bytes(0) }),
            ]
            for (sql, decode) in forms {
                let error = await postgresError { _ = try await read(sql, decode) }
                #expect(error?.kind == .decoding)
            }
        }

        @Test func `what a closure throws of its own becomes a typed error`() async throws {
            struct Own: Error {}
            let decoding = Statement<Void, Void>("SELECT 1", decode: { _ in throw Own() })
            let encoding = Statement<Int, Void>("SELECT $1::int", encode: { _, _ in throw Own() })
            try await TestServer.withPool { pool in
                let read = await postgresError { _ = try await pool.transaction { try $0.rows(decoding) } }
                let written = await postgresError { _ = try await pool.transaction { try $0.rows(encoding, 1) } }
                #expect(read == .decoding("Own()"))
                #expect(written == .encoding("Own()"))
            }
        }

        @Test func `optional columns tell NULL from a value`() async throws {
            let areRight = try await read("SELECT NULL, 'a', NULL, 1, NULL, true, NULL, NULL, '\\x00ff'::bytea, ''") {
                row in
                let nulls: [Bool] = [
                    try row.optionalText(0) == nil, try row.optionalInteger(2) == nil, try row.optionalBool(4) == nil,
                    try row.optionalUUID(6) == nil, try row.optionalBytes(7) == nil, try row.optionalUTF8(7) == nil,
                    try row.optionalInt(7) == nil, try row.isNull(0),
                ]
                let values: [Bool] = [
                    try row.optionalText(1) == "a", try row.optionalInteger(3) == 1, try row.optionalBool(5) == true,
                    try row.optionalBytes(8) == [0, 255], try row.optionalUTF8(9) == [], try row.isNull(9) == false,
                ]
                return !(nulls + values).contains(false) && row.columns == 10
            }
            #expect(areRight == true)
        }

        @Test func `all rows come in order, and the first alone`() async throws {
            let statement = Ask.integer("SELECT generate_series(1, 1000)")
            try await TestServer.withPool { pool in
                let (rows, first) = try await pool.transaction { (try $0.rows(statement), try $0.first(statement)) }
                #expect(rows == Array(1...1_000))
                #expect(first == 1)
            }
        }

        @Test(arguments: ["", "x", "\\y00", "\\x0", "\\x0g"])
        func `text that is no bytea is not read as one`(_ text: String) {
            #expect(Array(text.utf8).withUnsafeBufferPointer { Hexadecimal.bytes(of: $0) } == nil)
        }

        @Test func `upper and lower case digits are read alike`() {
            #expect(Array("\\x00fFaB".utf8).withUnsafeBufferPointer { Hexadecimal.bytes(of: $0) } == [0, 255, 171])
        }
    }
}
