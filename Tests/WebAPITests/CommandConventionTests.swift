import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import NIOCore
import Postgres
import Records
import Synchronization
import Testing

@testable import WebAPI

struct CommandConventionTests {
    let uri = "/samverkan/v1/proposals/4f0c/submissions"
    let body = ByteBuffer(string: #"{"reason":"klart"}"#)
    let stored = StoredAnswer(
        status: 201,
        location: "https://h/1",
        contentLocation: "https://h/2",
        entityTag: "\"3-sv-x\"",
        body: Array(#"{"a":1}"#.utf8)
    )

    @Test func `a command is recorded under its key, act and fingerprint`() async throws {
        var small = SmallAPI()
        let stored = stored
        small.record = { request in
            #expect(request.tokenHash == BearerToken.hash(of: "secret"))
            #expect(request.key == "key-1")
            #expect(request.act == "POST /proposals/{id}/submissions")
            #expect(
                request.fingerprint
                    == IdempotencyKey.fingerprint(
                        method: "POST",
                        path: "/samverkan/v1/proposals/4f0c/submissions",
                        content: Array(#"{"reason":"klart"}"#.utf8)
                    )
            )
            return stored
        }
        try await small.test { client in
            let response = try await client.execute(uri: uri, method: .post, headers: .command(), body: body)
            #expect(response.status == .created)
            #expect(response.headers[.location] == "https://h/1")
            #expect(response.headers[.contentLocation] == "https://h/2")
            #expect(response.headers[.eTag] == "\"3-sv-x\"")
            #expect(response.text == #"{"a":1}"#)
        }
    }

    @Test(arguments: ["respond-async, dry-run", "DRY-RUN", "dry-run=1", "dry-run; why=\"to see\"", "wait=5 ,dry-run ;a"])
    func `a dry run is rehearsed and says so`(preference: String) async throws {
        var small = SmallAPI()
        let stored = stored
        small.record = { request in
            #expect(request.rehearsal)
            return stored
        }
        try await small.test { client in
            let headers = HTTPFields.command([.init("Prefer")!: preference])
            let response = try await client.execute(uri: uri, method: .post, headers: headers, body: body)
            #expect(response.status == .ok)
            #expect(response.headers[.preferenceApplied] == "dry-run")
            #expect(response.headers[.location] == nil)
            #expect(response.text == #"{"a":1}"#)
        }
    }

    @Test(arguments: [nil, "", "a b", "å", String(repeating: "k", count: 201)] as [String?])
    func `a POST without a proper key is 400`(key: String?) async throws {
        try await SmallAPI().test { client in
            var headers = HTTPFields.command()
            headers[.init("Idempotency-Key")!] = key
            let response = try await client.execute(uri: uri, method: .post, headers: headers, body: body)
            try response.expectProblem(400, key == nil ? .idempotencyKeyMissing : .idempotencyKeyInvalid)
        }
    }

    @Test(arguments: ["text/plain", "application/json; charset=latin-1", "application/jsonx", "", nil] as [String?])
    func `content that is not JSON is 415`(type: String?) async throws {
        try await SmallAPI().test { client in
            var headers = HTTPFields.command()
            headers[.contentType] = type
            let response = try await client.execute(uri: uri, method: .post, headers: headers, body: body)
            try response.expectProblem(415, .unsupportedMediaType)
        }
    }

    @Test func `a declared length over the limit is 413 before reading`() async throws {
        try await SmallAPI().test { client in
            let large = ByteBuffer(repeating: 0x20, count: Content.maximumLength + 1)
            let response = try await client.execute(uri: uri, method: .post, headers: .command(), body: large)
            try response.expectProblem(413, .contentTooLarge)
            #expect(response.headers[.connection] == "close")
        }
    }

    @Test func `every refusal of the recorder has its status`() async throws {
        let errors: [(any Error, Int, ProblemCode)] = [
            (RecordingError.unknownToken, 401, .tokenUnknown), (RecordingError.keyReused, 422, .idempotencyKeyReused),
            (RecordingError.outcomeUnknown, 503, .outcomeUnknown), (Problem.versionIsStale, 412, .versionIsStale),
            (Problem.versionRequired, 428, .versionRequired), (NotFound(), 404, .notFound),
            (Problem.kindIsNotAllowed(.insyn), 403, .rightIsMissing),
            (PostgresError(.outcomeUnknown, message: "maybe"), 503, .outcomeUnknown),
            (PostgresError(.server, message: "x", sqlstate: "22P02"), 500, .internalError),
            (PostgresError(.server, message: "x", sqlstate: "23514", constraint: "nobody_knows"), 500, .internalError),
        ]
        for (error, status, code) in errors {
            var small = SmallAPI()
            small.record = { _ in throw error }
            try await small.test { client in
                let response = try await client.execute(uri: uri, method: .post, headers: .command(), body: body)
                try response.expectProblem(status, code)
            }
        }
    }

    @Test func `a broken rule is told in its own words`() async throws {
        var small = SmallAPI()
        small.texts["seats_within_maximum"] = RuleTexts(
            title: "Platserna är slut",
            permittedPath: "Byt ut någon.",
            clause: QuotedClause(id: "V-22", quote: "högst två", document: "Avtalet")
        )
        small.record = { _ in
            throw PostgresError(
                .server,
                message: "secret",
                sqlstate: "SV409",
                constraint: "seats_within_maximum",
                detail: #"{"clause":"V-22","facts":{"seats":3}}"#
            )
        }
        try await small.test { client in
            let response = try await client.execute(uri: uri, method: .post, headers: .command(), body: body)
            #expect(response.status == .conflict)
            let trace = try #require(response.headers[.traceParent]).dropFirst(3).prefix(32)
            #expect(
                response.text
                    == #"{"type":"https://samverkan.example.se/samverkan/v1/problems/seats-within-maximum","#
                    + #""title":"Platserna är slut","#
                    + #""status":409,"detail":"Avtalet V-22: ”högst två”","#
                    + #""instance":"/samverkan/v1/proposals/4f0c/submissions","#
                    + #""code":"seats_within_maximum","traceId":"\#(trace)","#
                    + #""clause":{"id":"V-22","quote":"högst två","document":"Avtalet"},"#
                    + #""facts":{"seats":3},"permittedPath":"Byt ut någon."}"#
            )
        }
    }

    @Test func `a change without a key gets a key nobody else has`() async throws {
        var small = SmallAPI()
        let keys = Keys()
        let stored = stored
        small.record = { request in
            keys.seen.withLock { _ = $0.insert(request.key) }
            return stored
        }
        try await small.test { client in
            for _ in 0..<2 { try await client.execute(uri: "/samverkan/v1/proposals/x", method: .put, headers: .token) }
        }
        #expect(keys.seen.withLock { $0.count } == 2)
    }

    final class Keys: Sendable {
        let seen = Mutex<Set<String>>([])
    }
}
