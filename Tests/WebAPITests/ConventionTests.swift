import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import NIOCore
import Postgres
import Records
import Testing

@testable import WebAPI

struct ConventionTests {
    @Test func `an unknown route is a problem, whatever the path`() async throws {
        try await SmallAPI().test { client in
            for path in [
                "/", "/x", "/samverkan/v1", "/samverkan/v1/", "/samverkan/v1/nothing", "/samverkan/v2/parties",
                "//samverkan/v1/parties", "/samverkan/v1//parties", "/samverkan/v1/parties/", "/samverkan/v1/parties//",
                "/samverkan/v1/%70arties", "/samverkan/v1/parties/%zz", "/samverkan/v1/parties/%00",
                "/samverkan/v1parties",
                "/samverkan/v1/parties/%ff", "/samverkan/v1/parties/2418/x",
            ] {
                try await client.execute(uri: path, method: .get, headers: .token).expectProblem(404, .notFound)
            }
        }
    }

    @Test func `a method that is not offered is 405 with Allow, OPTIONS tells the same`() async throws {
        try await SmallAPI().test { client in
            let wrong = try await client.execute(uri: "/samverkan/v1/proposals/x", method: .delete)
            try wrong.expectProblem(405, .methodNotAllowed)
            #expect(wrong.headers[.allow] == "GET, HEAD, PUT, OPTIONS")
            let read = try await client.execute(uri: "/samverkan/v1/proposals/x/submissions", method: .get)
            try read.expectProblem(405, .methodNotAllowed)
            #expect(read.headers[.allow] == "POST, OPTIONS")
            let strange = try await client.execute(uri: "/samverkan/v1/parties", method: .init("PROPFIND")!)
            try strange.expectProblem(405, .methodNotAllowed)
            let options = try await client.execute(uri: "/samverkan/v1/proposals/x", method: .options)
            #expect(options.status == .noContent)
            #expect(options.headers[.allow] == "GET, HEAD, PUT, OPTIONS")
        }
    }

    @Test func `without a token, and with one nobody knows, it is 401 with WWW-Authenticate`() async throws {
        try await SmallAPI().test { client in
            for value in [nil, "", "Bearer", "Bearer ", "Basic c2VjcmV0", "Bearer a b", "Bearer å"] as [String?] {
                var headers = HTTPFields()
                headers[.authorization] = value
                let response = try await client.execute(
                    uri: "/samverkan/v1/parties/2418",
                    method: .get,
                    headers: headers
                )
                try response.expectProblem(401, .tokenMissing)
                #expect(response.headers[.wwwAuthenticate] == "Bearer realm=\"samverkan\"")
            }
            let unknown = try await client.execute(uri: "/samverkan/v1/parties/2418", method: .get, headers: .token)
            try unknown.expectProblem(401, .tokenUnknown)
            #expect(unknown.headers[.wwwAuthenticate] == "Bearer realm=\"samverkan\", error=\"invalid_token\"")
        }
    }

    @Test func `a document is the database's bytes with links, and a stable ETag`() async throws {
        var small = SmallAPI()
        small.rows = { input in
            #expect(input.tokenHash == BearerToken.hash(of: "secret"))
            #expect(input.arguments == ["4f0c"])
            return [.party(path: "/proposals/4f0c", body: #"{"b": 1, "a": "ö"}"#, transitions: "submissions,edit")]
        }
        try await small.test { client in
            let uri = "/samverkan/v1/proposals/4f0c"
            let response = try await client.execute(uri: uri, method: .get, headers: .token)
            #expect(response.status == .ok)
            #expect(response.headers[.contentType] == "application/json")
            #expect(response.headers[.vary] == "Authorization, Accept-Language")
            #expect(response.headers[.cacheControl] == "private, no-cache")
            let root = "https://samverkan.example.se/samverkan/v1/proposals/4f0c"
            #expect(
                response.text == #"{"b": 1, "a": "ö","_links":{"self":{"href":"\#(root)","rel":"self","method":"GET"},"#
                    + #""submissions":{"href":"\#(root)/submissions","rel":"submissions","#
                    + #""method":"POST","title":"Lämna in"},"#
                    + #""edit":{"href":"\#(root)","rel":"edit","method":"PUT","title":"Ändra"}}}"#
            )
            let tag = try #require(response.headers[.eTag])
            #expect(tag.hasPrefix("\"7-sv-"))

            let again = try await client.execute(
                uri: uri,
                method: .get,
                headers: [.authorization: "Bearer secret", .ifNoneMatch: "\"x\", W/\(tag)"]
            )
            #expect(again.status == .notModified)
            #expect(again.headers[.eTag] == tag)
            #expect(again.body.readableBytes == 0)

            let english = try await client.execute(
                uri: uri,
                method: .get,
                headers: [.authorization: "Bearer secret", .acceptLanguage: "en-GB,sv;q=0.5"]
            )
            #expect(english.text.contains("\"title\":\"Submit\""))
            #expect(english.headers[.contentLanguage] == "en")
            #expect(english.headers[.eTag]?.hasPrefix("\"7-en-") == true)

            let head = try await client.execute(uri: uri, method: .head, headers: .token)
            #expect(head.status == .ok)
            #expect(head.body.readableBytes == 0)
            #expect(head.headers[.contentLength] == response.headers[.contentLength])
            #expect(head.headers[.eTag] == tag)
        }
    }

    @Test func `a page has items, meta and links that keep the other parameters`() async throws {
        var small = SmallAPI()
        small.rows = { input in
            #expect(input.page == Page(number: 2, limit: 1, sort: "-name"))
            #expect(input.arguments == ["region"])
            return [.party(total: 3)]
        }
        try await small.test { client in
            let uri = "/samverkan/v1/parties?sort=-name&kind=region&page=2&limit=1"
            let response = try await client.execute(uri: uri, method: .get, headers: .token)
            let root = "https://samverkan.example.se/samverkan/v1/parties"
            func link(_ relation: String, _ page: Int) -> String {
                let href = "\(root)?page=\(page)&limit=1&sort=-name&kind=region"
                return #""\#(relation)":{"href":"\#(href)","rel":"\#(relation)","method":"GET"}"#
            }
            #expect(
                response.text
                    == #"{"items":[{"code":"2418","name":"Malå","_links":{"#
                    + #""self":{"href":"\#(root)/2418","rel":"self","method":"GET"}}}],"#
                    + #""_meta":{"page":2,"limit":1,"count":1,"totalRecords":3,"totalPages":3},"_links":{"#
                    + [link("self", 2), link("first", 1), link("prev", 1), link("next", 3), link("last", 3)].joined(
                        separator: ","
                    ) + "}}"
            )
        }
    }

    @Test func `page 0 and a page past the end are empty lists`() async throws {
        var small = SmallAPI()
        small.rows = { _ in [ReadRow(kind: .person, total: 41, item: nil)] }
        try await small.test { client in
            for page in [0, 99] {
                let uri = "/samverkan/v1/parties?page=\(page)"
                let response = try await client.execute(uri: uri, method: .get, headers: .token)
                #expect(response.status == .ok)
                #expect(
                    response.text.hasPrefix(
                        #"{"items":[],"_meta":{"page":\#(page),"limit":20,"count":0,"totalRecords":41,"totalPages":3}"#
                    )
                )
            }
        }
    }

    @Test(arguments: [
        ("?limit=0", ProblemCode.invalidParameter), ("?limit=101", .invalidParameter), ("?limit=x", .invalidParameter),
        ("?page=-1", .invalidParameter), ("?page=+1", .invalidParameter), ("?page=1.0", .invalidParameter),
        ("?sort=code", .invalidParameter), ("?kind=stad", .invalidParameter), ("?page=1&page=2", .duplicateParameter),
        ("?Page=1", .unknownParameter), ("?x=1", .unknownParameter), ("?kind", .malformedQuery),
        ("?kind=%C3", .malformedQuery),
        ("?kind=%zz", .malformedQuery), ("?kind=a%00b", .malformedQuery), ("?page=1&&limit=1", .malformedQuery),
        ("?fields=", .invalidParameter),
    ])
    func `a query that is not understood is 400`(query: String, code: ProblemCode) async throws {
        try await SmallAPI().test { client in
            let uri = "/samverkan/v1/parties" + query
            try await client.execute(uri: uri, method: .get, headers: .token).expectProblem(400, code)
        }
    }

    @Test func `fields picks members, and an unknown one is 400`() async throws {
        var small = SmallAPI()
        small.rows = { _ in [.party()] }
        try await small.test { client in
            let some = try await client.execute(
                uri: "/samverkan/v1/parties/2418?fields=name",
                method: .get,
                headers: .token
            )
            #expect(some.text.hasPrefix(#"{"name":"Malå","_links":{"#))
            let none = try await client.execute(
                uri: "/samverkan/v1/parties/2418?fields=name,x",
                method: .get,
                headers: .token
            )
            try none.expectProblem(400, .invalidParameter)
        }
    }

    @Test func `what is not there for the caller is 404, what its kind may not read 403`() async throws {
        var small = SmallAPI()
        small.rows = { _ in [ReadRow(kind: .party, item: nil)] }
        try await small.test { client in
            try await client.execute(uri: "/samverkan/v1/parties/1", method: .get, headers: .token).expectProblem(
                404,
                .notFound
            )
            try await client.execute(uri: "/samverkan/v1/parties", method: .get, headers: .token).expectProblem(
                404,
                .notFound
            )
            try await client.execute(uri: "/samverkan/v1/journal-entries", method: .get, headers: .token)
                .expectProblem(403, .rightIsMissing)
        }
    }

    @Test(arguments: [
        ("text/html", 406), ("application/json;q=0", 406), ("application/xml, text/*;q=0.5", 406), ("", 401),
        ("*/*", 401),
        ("application/*;q=0.1", 401), ("application/problem+json", 401), ("text/html, Application/JSON;q=0.9", 401),
    ])
    func `only JSON can be accepted`(accept: String, status: Int) async throws {
        try await SmallAPI().test { client in
            var headers = HTTPFields.token
            headers[.accept] = accept
            let response = try await client.execute(uri: "/samverkan/v1/parties/2418", method: .get, headers: headers)
            try response.expectProblem(status, status == 406 ? .notAcceptable : .tokenUnknown)
        }
    }

    @Test func `a long address is 414`() async throws {
        try await SmallAPI().test { client in
            let root = "/samverkan/v1/parties?kind="
            let fits = root + String(repeating: "a", count: 2_048 - root.count)
            try await client.execute(uri: fits, method: .get, headers: .token).expectProblem(400, .invalidParameter)
            try await client.execute(uri: fits + "a", method: .get, headers: .token).expectProblem(414, .targetTooLong)
        }
    }

    @Test func `a trace is continued, or begun`() async throws {
        try await SmallAPI().test { client in
            let name = HTTPField.Name.traceParent
            let trace = "0af7651916cd43dd8448eb211c80319c"
            let known = try await client.execute(
                uri: "/",
                method: .get,
                headers: [name: "00-\(trace)-b7ad6b7169203331-01"]
            )
            let answered = try #require(known.headers[name])
            #expect(
                answered.hasPrefix("00-\(trace)-") && answered.hasSuffix("-01")
                    && !answered.contains("b7ad6b7169203331")
            )
            #expect(known.text.contains(#""traceId":"\#(trace)""#))
            let fresh = try await client.execute(
                uri: "/",
                method: .get,
                headers: [name: "00-\(trace)-0000000000000000-01"]
            )
            #expect(fresh.headers[name]?.contains(trace) == false)
        }
    }

    @Test func `open bytes need no token`() async throws {
        try await SmallAPI().test { client in
            let response = try await client.execute(uri: "/samverkan/v1/api-info", method: .get)
            #expect(
                response.text
                    == #"{"apiName":"samverkan","apiVersion":"1.0.0","apiReleased":"2024-10-04","#
                    + #""apiDocumentation":"https://example.se","apiStatus":"active"}"#
            )
        }
    }

    @Test func `a fault of ours is masked, a database that hangs is 503, an id that is none 404`() async throws {
        let errors: [(PostgresError, Int, ProblemCode)] = [
            (PostgresError(.server, message: "relation \"x\" does not exist", sqlstate: "42P01"), 500, .internalError),
            (PostgresError(.decoding, message: "column 2"), 500, .internalError),
            (PostgresError(.deadline, message: "too late"), 503, .unavailable),
            (PostgresError(.poolExhausted, message: "full"), 503, .unavailable),
            (PostgresError(.connectionLost, message: "gone"), 503, .unavailable),
            (PostgresError(.server, message: "canceled", sqlstate: "57014"), 503, .unavailable),
            (PostgresError(.server, message: "invalid input syntax", sqlstate: "22P02"), 404, .notFound),
        ]
        for (error, status, code) in errors {
            var small = SmallAPI()
            small.rows = { _ in throw error }
            try await small.test { client in
                let response = try await client.execute(
                    uri: "/samverkan/v1/parties/2418",
                    method: .get,
                    headers: .token
                )
                try response.expectProblem(status, code)
                #expect(!response.text.contains(error.message))
                #expect((response.headers[.retryAfter] == "1") == (status == 503))
            }
        }
    }

    @Test func `requests are counted by route`() async throws {
        let small = SmallAPI()
        try await small.test { client in
            try await client.execute(uri: "/samverkan/v1/parties/2418", method: .get, headers: .token)
            try await client.execute(uri: "/samverkan/v1/parties/2419", method: .get, headers: .token)
        }
        let line = #"http_server_request_duration_seconds_count{method="GET",route="/parties/{code}",status="4xx"} 2"#
        #expect(small.registry.text.contains(line))
    }
}
