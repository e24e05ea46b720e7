import Testing

@testable import Postgres

extension ServerTests {
    struct PipelinedReaderTests {
        private static let double = Statement(
            "SELECT 2 * $1::int",
            encode: { (number: Int, parameters) in parameters.bind(number) },
            decode: { row in try row.int(0) }
        )
        private static let inverse = Statement(
            "SELECT 100 / $1::int",
            encode: { (number: Int, parameters) in parameters.bind(number) },
            decode: { row in try row.int(0) }
        )

        @Test func `a thousand concurrent reads get their own answers`() async throws {
            try await TestServer.withReader { reader, _ in
                try await withThrowingTaskGroup(of: (Int, Int?).self) { group in
                    for number in 0..<1_000 {
                        group.addTask { (number, try await reader.first(Self.double, number)) }
                    }
                    for try await (number, answer) in group { #expect(answer == 2 * number) }
                }
                #expect(reader.state.queued == 0)
                #expect(reader.state.inFlight == 0)
            }
        }

        @Test func `an error in the middle stays with its own read`() async throws {
            try await TestServer.withReader({ $0.connections = 1 }) { reader, _ in
                await withTaskGroup(of: (Int, Int?, PostgresError?).self) { group in
                    for number in 1...200 {
                        group.addTask {
                            let divisor = number % 10 == 0 ? 0 : number % 10
                            do {
                                return (divisor, try await reader.first(Self.inverse, divisor), nil)
                            } catch {
                                return (divisor, nil, error as? PostgresError)
                            }
                        }
                    }
                    for await (divisor, answer, error) in group {
                        #expect(answer == (divisor == 0 ? nil : 100 / divisor))
                        #expect(error?.sqlstate == (divisor == 0 ? "22012" : nil))
                    }
                }
            }
        }

        @Test func `a statement that can't be prepared fails its own reads, each time`() async throws {
            try await TestServer.withReader({ $0.connections = 1 }) { reader, _ in
                let broken = Ask.integer("SELECT nonsense FROM nowhere")
                for _ in 0..<3 {
                    #expect(await postgresError { _ = try await reader.rows(broken, ()) }?.sqlstate == "42P01")
                    let next = try await reader.first(Self.double, 21)
                    #expect(next == 42)
                }
            }
        }

        @Test func `NUL in a statement or a parameter fails the read and not the connection`() async throws {
            try await TestServer.withReader({ $0.connections = 1 }) { reader, _ in
                let backend = try await reader.first(Ask.backend, ())
                let cut = Ask.integer("SELECT 1\0 + 1")
                #expect(await postgresError { _ = try await reader.rows(cut, ()) }?.kind == .encoding)
                let text = Statement(
                    "SELECT $1::text",
                    encode: { (text: String, parameters) in try parameters.bind(text) },
                    decode: { row in try row.text(0) }
                )
                #expect(await postgresError { _ = try await reader.rows(text, "a\0b") }?.kind == .encoding)
                #expect(try await reader.first(Ask.backend, ()) == backend)
            }
        }

        @Test func `a backend killed in the middle is replaced, and its reads are sent once more`() async throws {
            try await TestServer.withReader({ $0.connections = 1 }) { reader, _ in
                let backend = try #require(try await reader.first(Ask.backend, ()))
                try await withThrowingTaskGroup(of: Bool.self) { group in
                    for number in 0..<50 {
                        // Slow enough that some are under way when the backend goes.
                        let slow = Statement("SELECT 2 * \(number) FROM pg_sleep(0.01)") { row in
                            try row.int(0)
                        }
                        group.addTask { try await reader.first(slow, ()) == 2 * number }
                    }
                    try await until { reader.state.inFlight > 0 }
                    try await TestServer.terminate(backend)
                    for try await isRight in group { #expect(isRight) }
                }
                #expect(try await reader.first(Ask.backend, ()) != backend)
            }
        }

        @Test func `backends killed again and again under load lose no read`() async throws {
            try await TestServer.withReader { reader, _ in
                let isOver = Monitor(false)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for client in 0..<32 {
                        group.addTask {
                            while !isOver.locked({ $0 }) {
                                do {
                                    let answer = try await reader.first(Self.double, client)
                                    #expect(answer == 2 * client)
                                } catch let error as PostgresError where error.kind == .connectionLost {
                                    // Lost twice in a row: told, and that is all it takes.
                                }
                            }
                        }
                    }
                    for _ in 0..<20 {
                        if let backend = try? await reader.first(Ask.backend, ()) {
                            try await TestServer.terminate(backend)
                        }
                    }
                    isOver.locked { $0 = true }
                    try await group.waitForAll()
                }
                #expect(reader.state.inFlight == 0)
                #expect(reader.state.queued == 0)
            }
        }

        @Test func `a backend killed while idle is replaced unseen`() async throws {
            try await TestServer.withReader({ $0.connections = 1 }) { reader, _ in
                let backend = try #require(try await reader.first(Ask.backend, ()))
                try await TestServer.terminate(backend)
                let next = try await reader.first(Ask.backend, ())
                #expect(next != nil && next != backend)
            }
        }

        @Test func `a read that kills its own backend fails after its second attempt`() async throws {
            try await TestServer.withReader { reader, _ in
                let poison = Statement("SELECT pg_terminate_backend(pg_backend_pid())")
                let error = await postgresError { _ = try await reader.rows(poison, ()) }
                #expect(error?.kind == .connectionLost)
                #expect(error?.sqlstate == "57P01")
                let next = try await reader.first(Self.double, 21)
                #expect(next == 42)
            }
        }

        @Test func `a read past its deadline fails, and what waited behind it is answered`() async throws {
            try await TestServer.withReader({ configuration in
                configuration.connections = 1
                configuration.deadline = .milliseconds(1_500)
                configuration.statementTimeout = .seconds(30)
            }) { reader, pool in
                let backend = try await reader.first(Ask.backend, ())
                async let stuck = postgresError { _ = try await reader.rows(Ask.sleep, 20_000) }
                try await until { reader.state.inFlight == 1 }
                // So much later that there is time left when the connection has been replaced.
                try await pool.transaction { _ = try $0.execute(Ask.sleep, 600) }
                async let behind = reader.first(Self.double, 21)
                try await until { reader.state.queued == 1 }
                #expect(await stuck?.kind == .deadline)
                #expect(try await behind == 42)
                #expect(try await reader.first(Ask.backend, ()) != backend)
            }
        }

        @Test func `a slow read holds up no read on another connection`() async throws {
            try await TestServer.withReader { reader, _ in
                let start = ContinuousClock.now
                async let slow: [Void] = reader.rows(Ask.sleep, 1_000)
                try await until { reader.state.inFlight == 1 }
                for number in 0..<20 { #expect(try await reader.first(Self.double, number) == 2 * number) }
                #expect(start.duration(to: .now) < .milliseconds(900))
                _ = try await slow
            }
        }

        @Test func `with no server a read fails at its deadline`() async throws {
            var configuration = PipelinedReaderConfiguration(conninfo: "host=/nonexistent dbname=postgres")
            configuration.deadline = .milliseconds(200)
            let reader = PipelinedReader(configuration: configuration, logger: TestServer.logger)
            #expect(await postgresError { _ = try await reader.rows(Ask.backend, ()) }?.kind == .deadline)
            #expect(reader.state == PipelinedReaderState(open: 0, queued: 0, inFlight: 0))
        }

        @Test func `with a server that never answers a read fails at its deadline`() async throws {
            try await SilentServer.with { conninfo in
                var configuration = PipelinedReaderConfiguration(conninfo: conninfo)
                configuration.deadline = .milliseconds(200)
                let reader = PipelinedReader(configuration: configuration, logger: TestServer.logger)
                let start = ContinuousClock.now
                #expect(await postgresError { _ = try await reader.rows(Ask.backend, ()) }?.kind == .deadline)
                #expect(start.duration(to: .now) < .seconds(1))
                reader.close()
            }
        }

        @Test func `a full queue refuses at once, a cancelled read is told at once, closing tells the rest`()
            async throws
        {
            var configuration = PipelinedReaderConfiguration(conninfo: "host=/nonexistent dbname=postgres")
            configuration.queueLimit = 2
            configuration.deadline = .seconds(30)
            let reader = PipelinedReader(configuration: configuration, logger: TestServer.logger)
            async let queued = postgresError { _ = try await reader.rows(Ask.backend, ()) }
            await #expect(throws: CancellationError.self) {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { _ = try await reader.rows(Ask.backend, ()) }
                    try await until { reader.state.queued == 2 }
                    let refused = await postgresError { _ = try await reader.rows(Ask.backend, ()) }
                    #expect(refused?.kind == .poolExhausted)
                    group.cancelAll()
                    try await group.waitForAll()
                }
            }
            reader.close()
            #expect(await queued?.kind == .closed)
            #expect(await postgresError { _ = try await reader.rows(Ask.backend, ()) }?.kind == .closed)
        }

        @Test func `a reader can't write`() async throws {
            try await TestServer.withReader { reader, _ in
                let create = Statement("CREATE TABLE forbidden (id int)")
                #expect(await postgresError { _ = try await reader.rows(create, ()) }?.sqlstate == "25006")
            }
        }

        @Test func `a statement whose table changed is prepared anew unseen`() async throws {
            try await TestServer.withReader({ $0.connections = 1 }) { reader, pool in
                let read = Ask.text("SELECT * FROM changing")
                try await pool.transaction { try $0.batch("CREATE TABLE changing AS SELECT 'a' AS one") }
                #expect(try await reader.first(read, ()) == "a")
                try await pool.transaction { try $0.batch("ALTER TABLE changing ADD two int") }
                #expect(try await reader.first(read, ()) == "a")
            }
        }

        @Test func `a statement the server has forgotten is prepared anew unseen`() async throws {
            try await TestServer.withReader({ $0.connections = 1 }) { reader, _ in
                #expect(try await reader.first(Self.double, 1) == 2)
                _ = try await reader.rows(Statement("DEALLOCATE ALL"), ())
                #expect(try await reader.first(Self.double, 21) == 42)
            }
        }

        @Test func `a row that can't be decoded is its caller's error alone`() async throws {
            try await TestServer.withReader { reader, _ in
                let wrong = Ask.integer("SELECT 'x'")
                #expect(await postgresError { _ = try await reader.rows(wrong, ()) }?.kind == .decoding)
                let next = try await reader.first(Self.double, 21)
                #expect(next == 42)
            }
        }
    }
}
