import FoundationEssentials
import Testing

@testable import Postgres

extension ServerTests {
    struct ParametersTests {
        /// Sends one parameter, and reads what the server makes of it.
        private func echo<Value: Equatable & Sendable>(
            as type: String,
            bind: @escaping @Sendable (inout Parameters) throws -> Void,
            read: @escaping @Sendable (Row) throws -> Value
        ) async throws -> Value? {
            let statement = Statement(
                "SELECT $1::\(type)",
                encode: { (_: Int, parameters) in try bind(&parameters) },
                decode: read
            )
            return try await TestServer.withPool { pool in try await pool.transaction { try $0.first(statement, 0) } }
        }

        @Test(arguments: ["", "Åre kommun", "it's \"quoted\" \\ \n", String(repeating: "x", count: 100_000), "👩‍🔬"])
        func `text comes back as it was sent`(_ text: String) async throws {
            let echoed = try await echo(
                as: "text",
                bind: { parameters in try parameters.bind(text) },
                read: { row in try row.text(0) }
            )
            #expect(echoed == text)
        }

        @Test(arguments: [Int64.min, -1, 0, 1, Int64.max])
        func `integers come back as they were sent`(_ value: Int64) async throws {
            let echoed = try await echo(
                as: "bigint",
                bind: { parameters in parameters.bind(value) },
                read: { row in try row.integer(0) }
            )
            #expect(echoed == value)
        }

        @Test(arguments: [true, false])
        func `booleans come back as they were sent`(_ value: Bool) async throws {
            let echoed = try await echo(
                as: "boolean",
                bind: { parameters in parameters.bind(value) },
                read: { row in try row.bool(0) }
            )
            #expect(echoed == value)
        }

        @Test func `a UUID comes back as it was sent`() async throws {
            let value = UUID()
            let echoed = try await echo(
                as: "uuid",
                bind: { parameters in parameters.bind(value) },
                read: { row in try row.uuid(0) }
            )
            #expect(echoed == value)
        }

        @Test func `bytes of every value come back, NUL included`() async throws {
            let value = (0...255).map { UInt8($0) }
            let echoed = try await echo(
                as: "bytea",
                bind: { parameters in parameters.bind(bytes: value) },
                read: { row in try row.bytes(0) }
            )
            #expect(echoed == value)
        }

        @Test func `JSON goes and comes as its own bytes`() async throws {
            let value = Array(#"{"namn": "Åre",  "tal": [1, 2.50, null]}"#.utf8)
            let echoed = try await echo(
                as: "json",
                bind: { parameters in try parameters.bind(json: value) },
                read: { row in try row.utf8(0) }
            )
            #expect(echoed == value)
        }

        @Test(arguments: [[], [""], ["a,b", "{c}", "\"d\"", "\\e", "NULL", "Ö"]])
        func `an array of texts comes back element by element`(_ texts: [String]) async throws {
            let statement = Statement(
                "SELECT element FROM unnest($1::text[]) WITH ORDINALITY AS e(element, place) ORDER BY place",
                encode: { (texts: [String], parameters) in try parameters.bind(texts) },
                decode: { row in try row.text(0) }
            )
            let echoed = try await TestServer.withPool { pool in
                try await pool.transaction { try $0.rows(statement, texts) }
            }
            #expect(echoed == texts)
        }

        @Test func `nil of every kind is NULL`() async throws {
            let statement = Statement(
                """
                SELECT $1::text IS NULL AND $2::bigint IS NULL AND $3::boolean IS NULL AND $4::uuid IS NULL
                    AND $5::bytea IS NULL
                    AND $6::json IS NULL AND $7::text[] IS NULL AND $8::bigint IS NULL AND $9::date IS NULL
                """,
                encode: { (_: Int, parameters) in
                    try parameters.bind(nil as String?)
                    parameters.bind(nil as Int64?)
                    parameters.bind(nil as Bool?)
                    parameters.bind(nil as UUID?)
                    parameters.bind(bytes: nil)
                    try parameters.bind(json: nil)
                    try parameters.bind(nil as [String]?)
                    parameters.bind(nil as Int?)
                    parameters.bindNull()
                },
                decode: { row in try row.bool(0) }
            )
            let areNull = try await TestServer.withPool { pool in
                try await pool.transaction { try $0.first(statement, 0) }
            }
            #expect(areNull == true)
        }

        @Test func `NUL in a text is refused, not cut`() {
            var parameters = Parameters()
            #expect(throws: PostgresError.encoding("parameter $1 holds a NUL")) { try parameters.bind("a\0b") }
        }

        @Test func `NUL in JSON is refused`() {
            var parameters = Parameters()
            #expect(throws: PostgresError.encoding("parameter $1 holds a NUL")) {
                try parameters.bind(json: [0x22, 0, 0x22])
            }
        }

        @Test func `NUL in an element of an array is refused`() {
            var parameters = Parameters()
            #expect(throws: PostgresError.encoding("element 1 of parameter $1 holds a NUL")) {
                try parameters.bind(["a", "\0"])
            }
        }

        @Test func `more parameters than the protocol counts are refused`() {
            var parameters = Parameters()
            for _ in 0..<65_535 { parameters.bindNull() }
            #expect(throws: Never.self) { try parameters.checkCount() }
            parameters.bindNull()
            #expect(throws: PostgresError.self) { try parameters.checkCount() }
        }
    }
}
