import Kernel
import Scenes
import TestSupport
import Testing

/// One key, one act: whatever is sent again, whoever waits.
@Suite struct IdempotencyTests {
    private static let need: JSONValue = ["matter": "behov", "title": "Vägledning", "content": Sample.text]

    @Test func `the same key and body get the first answer again, and there is one row`() async throws {
        try await Scene.play { scene in
            let first = try await scene.post("/proposals", Self.need, as: .mala, key: "nyckel-1")
            #expect(first.status == 201)
            let between = try await scene.post("/proposals/\(first.id)/submissions", [:], as: .mala, key: "nyckel-2")
            #expect(between.status == 201)
            let again = try await scene.post("/proposals", Self.need, as: .mala, key: "nyckel-1")
            #expect(again.status == 201)
            #expect(again.text == first.text)
            for header in ["location", "etag", "content-location"] {
                #expect(again.headers[header] == first.headers[header], "\(header)")
            }
            #expect(try await proposals(in: scene) == "1")
        }
    }

    @Test func `another body or another path under the same key is 422`() async throws {
        try await Scene.play { scene in
            let first = try await scene.post("/proposals", Self.need, as: .mala, key: "nyckel")
            let other = try await scene.post("/proposals", Self.need.with("title", "Annan"), as: .mala, key: "nyckel")
            #expect(other.status == 422)
            #expect(other["code"] == "idempotency_key_reused")
            let path = try await scene.post("/proposals/\(first.id)/submissions", [:], as: .mala, key: "nyckel")
            #expect(path.status == 422)
            #expect(try await proposals(in: scene) == "1")
        }
    }

    @Test func `without a key, or with one that is none, it is 400`() async throws {
        try await Scene.play { scene in
            let missing = try await scene.send("POST", "/proposals", Self.need, as: .mala)
            #expect(missing.status == 400)
            #expect(missing["code"] == "idempotency_key_missing")
            for key in ["", "två ord", String(repeating: "k", count: 256)] {
                let reply = try await scene.post("/proposals", Self.need, as: .mala, key: key)
                #expect(reply.status == 400, "\(key): \(reply)")
            }
            #expect(try await proposals(in: scene) == "0")
        }
    }

    @Test func `the key is the token's own: another token may use the same`() async throws {
        try await Scene.play { scene in
            let mine = try await scene.post("/proposals", Self.need, as: .mala, key: "nyckel")
            let yours = try await scene.post("/proposals", Self.need, as: .system(party: "2422"), key: "nyckel")
            #expect([mine.status, yours.status] == [201, 201])
            #expect(mine.id != yours.id)
        }
    }

    @Test func `what was refused is tried anew under the same key`() async throws {
        try await Scene.play { scene in
            let bad = try await scene.post("/proposals", ["matter": "behov"], as: .mala, key: "nyckel")
            #expect(bad.status == 422)
            let good = try await scene.post("/proposals", Self.need, as: .mala, key: "nyckel")
            #expect(good.status == 201)
        }
    }

    @Test func `twenty at once with the same key make one row and get the same answer`() async throws {
        try await Scene.play { scene in
            _ = try await scene.token(of: .mala)
            let replies = try await withThrowingTaskGroup(of: Reply.self) { group in
                for _ in 1...20 {
                    group.addTask { try await scene.post("/proposals", Self.need, as: .mala, key: "nyckel") }
                }
                return try await group.reduce(into: [Reply]()) { $0.append($1) }
            }
            #expect(replies.map(\.status) == Array(repeating: 201, count: 20))
            #expect(Set(replies.map(\.text)).count == 1)
            #expect(try await proposals(in: scene) == "1")
        }
    }

    private func proposals(in scene: Scene) async throws -> String? {
        try await scene.value("SELECT count(*) FROM proposals")
    }
}
