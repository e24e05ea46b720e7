import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import NIOConcurrencyHelpers
import NIOCore
import Postgres
import Records
import Testing

@testable import WebAPI

/// Answers are repeated while the records stand still, and only then.
@Suite struct AnswerMemoryTests {
    /// A database whose records somebody may change, and which counts what it is asked.
    private final class Register: Sendable {
        private let contents = NIOLockedValueBox((state: "1", name: "Malå", reads: 0, isDown: false))

        var reads: Int { contents.withLockedValue { $0.reads } }

        func change(_ state: String, name: String) {
            contents.withLockedValue { ($0.state, $0.name) = (state, name) }
        }

        func fail() { contents.withLockedValue { $0.isDown = true } }

        var api: SmallAPI {
            var api = SmallAPI()
            api.rows = { [contents] _ in
                contents.withLockedValue { contents in
                    contents.reads += 1
                    return [.party(body: #"{"name":"\#(contents.name)"}"#, total: 1)]
                }
            }
            api.state = { [contents] in
                try contents.withLockedValue { contents in
                    if contents.isDown { throw PostgresError.decoding("down") }
                    return contents.state
                }
            }
            return api
        }
    }

    static let party = "/samverkan/v1/parties/2418"

    @Test(arguments: [party, "/samverkan/v1/parties?limit=5"])
    func anAnswerIsRepeatedUntilTheStateChanges(uri: String) async throws {
        let records = Register()
        try await records.api.test { client in
            let first = try await client.execute(uri: uri, method: .get, headers: .token)
            let second = try await client.execute(uri: uri, method: .get, headers: .token)
            #expect(first.status == .ok)
            #expect(second.text == first.text)
            #expect(second.headers[.eTag] == first.headers[.eTag])
            #expect(records.reads == 1)
            records.change("2", name: "Åsele")
            let third = try await client.execute(uri: uri, method: .get, headers: .token)
            #expect(third.text.contains("Åsele"))
            #expect(records.reads == 2)
            var condition = HTTPFields.token
            condition[.ifNoneMatch] = third.headers[.eTag]
            #expect(try await client.execute(uri: uri, method: .get, headers: condition).status == .notModified)
            #expect(records.reads == 2)
        }
    }

    @Test func whoeverAsksOtherwiseIsAnsweredOtherwise() async throws {
        let records = Register()
        try await records.api.test { client in
            var english = HTTPFields.token
            english[.acceptLanguage] = "en"
            for headers in [HTTPFields.token, [.authorization: "Bearer other"], english] {
                _ = try await client.execute(uri: Self.party, method: .get, headers: headers)
            }
            _ = try await client.execute(uri: Self.party + "?fields=name", method: .get, headers: .token)
            _ = try await client.execute(uri: Self.party + "?at=2026-01-01", method: .get, headers: .token)
            #expect(records.reads == 5)
        }
    }

    @Test func whatIsRefusedIsNotRemembered() async throws {
        let records = Register()
        try await records.api.test { client in
            for _ in 0..<2 {
                let answer = try await client.execute(uri: "/samverkan/v1/journal-entries", method: .get, headers: .token)
                #expect(answer.status == .forbidden)
            }
            #expect(records.reads == 2)
        }
    }

    @Test func nothingIsRepeatedWhenTheStateIsUnknown() async throws {
        let records = Register()
        try await records.api.test { client in
            _ = try await client.execute(uri: Self.party, method: .get, headers: .token)
            records.fail()
            let answer = try await client.execute(uri: Self.party, method: .get, headers: .token)
            #expect(answer.status != .ok)
        }
    }

    @Test func whoAsksTheStateMeanwhileGetsTheNextAnswer() async throws {
        let asked = NIOLockedValueBox(0)
        let reader = FakeReader(
            read: { _ in [] },
            texts: [:],
            state: {
                asked.withLockedValue { asked in
                    asked += 1
                    return String(asked)
                }
            }
        )
        let states = StateReader(reader: reader, sql: "state")
        let first = try await states.current()
        let texts = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<200 { group.addTask { try await states.current().text } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(!texts.contains(first.text))
        #expect(try await states.current().text == String(asked.withLockedValue { $0 }))
    }

    @Test func memoryIsBounded() throws {
        let memory = AnswerMemory(reader: FakeReader(read: { _ in [] }, texts: [:], state: { "" }), stateQuery: "", limit: 1 << 16)
        let state = RecordsState(text: "1")
        func question(_ number: Int) -> AnswerMemory.Question {
            AnswerMemory.Question(tokenHash: [], path: "/\(number)", query: nil, language: .sv, mediaType: nil, base: "")
        }
        func answer(_ size: Int) -> AnswerMemory.Answer {
            let body = ByteBuffer(repeating: 0, count: size)
            return AnswerMemory.Answer(kind: .person, body: body, tag: EntityTag(version: 1, language: .sv, digest: StableHash()))
        }
        for number in 0..<1_000 {
            memory.remember(answer(1_000), to: question(number), in: state)
            // What is asked for again and again stays.
            #expect(number == 0 || memory.known(question(0), in: state) != nil)
        }
        let kept = (0..<1_000).filter { memory.known(question($0), in: state) != nil }
        #expect(kept.contains(999))
        #expect(kept.count <= (1 << 16) / 1_000)
        memory.remember(answer(1 << 13), to: question(1_001), in: state)
        #expect(memory.known(question(1_001), in: state) == nil)
    }
}
