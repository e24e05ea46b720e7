import CoreMetrics
import HTTPTypes
import Kernel
import Records
import Testing

@testable import WebAPI

struct RequestTests {
    @Test func `routes are listed with whoever may try them`() {
        #expect(
            SmallAPI.api.routes.map { "\($0.method) \($0.template) \($0.form)" } == [
                "GET /parties/{code} document", "GET /parties collection", "GET /proposals/{id} document",
                "GET /changes feed", "GET /journal-entries collection", "POST /proposals/{id}/submissions command",
                "PUT /proposals/{id} command",
                "GET /api-info open",
            ]
        )
        #expect(SmallAPI.api.routes.map { $0.kinds?.count } == [4, 4, 4, 4, 1, 1, 1, nil])
    }

    @Test func `a literal goes before a parameter, and back when it leads nowhere`() {
        var tree = RouteTree()
        for template in ["/groups/{code}", "/groups/all", "/groups/{code}/seats/{seat}"] {
            tree.update(Template(template)) { _ in }
        }
        #expect(tree.match("/groups/all").map { [String($0.index)] + $0.parameters } == ["1"])
        #expect(tree.match("/groups/x").map { [String($0.index)] + $0.parameters } == ["0", "x"])
        #expect(tree.match("/groups/all/seats/%C3%A5").map { [String($0.index)] + $0.parameters } == ["2", "all", "å"])
        #expect(tree.match("/groups/all/seats") == nil)
        #expect(tree.match("/groups/") == nil)
        #expect(tree.match("") == nil)
    }

    @Test(arguments: [
        ("a+b", "a+b"), ("%41", "A"), ("%c3%85", "Å"), ("A%CC%8A", "Å"), ("%E2%84%AB", "Å"), ("%20", " "), ("", ""),
        ("%", nil), ("%4", nil), ("%g0", nil), ("%c3", nil), ("%ff", nil), ("%00", nil), ("%0a", nil), ("\"", nil),
        ("a\\", nil), ("{", nil), ("%22", "\""), ("å", nil),
        ("a b", nil),
        ("%ed%a0%80", nil),
    ])
    func `percent-encoding is strict UTF-8 and normalised`(encoded: String, decoded: String?) {
        #expect(PercentEncoding.decode(encoded[...]).map { Array($0.utf8) } == decoded.map { Array($0.utf8) })
    }

    @Test func `what is encoded decodes to itself`() {
        let text = "a/b?c=d&e å+%~"
        #expect(PercentEncoding.encode(text) == "a%2Fb%3Fc%3Dd%26e%20%C3%A5%2B%25~")
        #expect(PercentEncoding.decode(PercentEncoding.encode(text)[...]) == text)
    }

    @Test func `query values reach SQL in one writing`() throws {
        let parameters: [QueryParameter] = [
            .instant("since"), .day("at"), .uuid("id"), .integer("year", in: 2_000...2_100), .boolean("open"),
            .text("q", max: 3),
            .code("kind"),
        ]
        let query = try Query(
            "since=2026-05-01T14:00:00+02:00&id=019DE368-F67B-7800-B324-E5464F3B16B3"
                + "&year=2026&open=true&q=%C3%A5&kind=a.b"
        )
        #expect(
            try query.values(of: parameters) == [
                "2026-05-01T12:00:00Z", nil, "019de368-f67b-7800-b324-e5464f3b16b3", "2026", "true", "å", "a.b",
            ]
        )
        for bad in [
            "since=2026-05-01T14:00:00", "at=2026-5-1", "id=1", "year=1999", "open=1", "q=abcd", "q=%20", "kind=a%20b",
        ] {
            #expect(throws: Problem.self) { _ = try Query(bad[...]).values(of: parameters) }
        }
    }

    @Test(arguments: [
        (nil, Language.sv), ("", .sv), ("en", .en), ("en-GB", .en), ("sv, en", .sv), ("en, sv", .sv),
        ("en, sv;q=0.9", .en),
        ("*", .sv), ("de, en;q=0.3", .en), ("en;q=0", .sv), ("en;q=x", .sv), ("enx", .sv),
    ])
    func `English is spoken when it is preferred to Swedish`(field: String?, language: Language) {
        var headers = HTTPFields()
        headers[.acceptLanguage] = field
        let request = HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/", headerFields: headers)
        #expect(RequestHead(request).language == language)
    }

    @Test(arguments: [
        "", "00", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
        "00-0AF7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-x",
        "00-0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331-01",
        "å0-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0",
    ])
    func `a broken traceparent starts a new trace`(parent: String) {
        let trace = Trace(parent: parent)
        #expect(trace.identifier != "0af7651916cd43dd8448eb211c80319c")
        #expect(trace.traceparent.count == 55)
    }

    @Test func `a later version of traceparent is understood`() {
        let parent = "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more"
        #expect(Trace(parent: parent).identifier == "0af7651916cd43dd8448eb211c80319c")
    }

    @Test func `links begin where clients find the service, whatever a proxy says`() {
        #expect(Origin(url: "https://a.se/", trustsProxy: true).base == "https://a.se/samverkan/v1")
    }

    @Test(arguments: [
        ("for=192.0.2.43;proto=https", "192.0.2.43"), ("for=192.0.2.43:47011", "192.0.2.43"),
        ("for=\"[2001:DB8::17]:4711\"", "2001:db8::17"), ("for=\"2001:db8::17\"", "2001:db8::17"),
        ("for=198.51.100.9, for=192.0.2.43", "192.0.2.43"), ("proto=https", nil), (nil, nil),
    ])
    func `a client is where the nearest proxy says, or else at the other end`(forwarded: String?, client: String?) {
        let trusting = Origin(url: "https://a.se", trustsProxy: true)
        #expect(trusting.client(forwarded: forwarded, peer: "127.0.0.1") == client)
        #expect(Origin(url: "https://a.se").client(forwarded: forwarded, peer: "203.0.113.5") == "203.0.113.5")
    }

    @Test func `a token is kept as its hash and written without padding`() throws {
        #expect(
            BearerToken.text(of: Array(repeating: 0xFB, count: 32)) == "-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_s"
        )
        let hash = BearerToken.hash(of: "abc")
        #expect(hash.prefix(4) == [0xBA, 0x78, 0x16, 0xBF])
        #expect(try OpaqueCredentials().hash(in: "bEARER abc") == hash)
    }

    @Test func `a version condition reads tags of ours`() {
        let digest = StableHash()
        let tag = EntityTag(version: 12, language: .sv, digest: digest).text
        #expect(tag == "\"12-sv-cbf29ce484222325\"")
        #expect(VersionCondition(ifMatch: tag).holds(for: 12))
        #expect(VersionCondition(ifMatch: "\"11-sv-x\", \(tag)").holds(for: 12))
        #expect(!VersionCondition(ifMatch: tag).holds(for: 13))
        #expect(!VersionCondition(ifMatch: "W/" + tag).holds(for: 12))
        #expect(!VersionCondition(ifMatch: "12").holds(for: 12))
        #expect(VersionCondition(ifMatch: "*").holds(for: 99))
        #expect(VersionCondition(ifMatch: tag).version == 12)
    }

    @Test func `the kind of a caller is found in its JSON`() {
        let json =
            #"{"token" : "019de368-f67b-7800-b324-e5464f3b16b3", "kind" : "insyn", "person" : null, "party" : "kind"}"#
        #expect(ReadRow.kind(in: Array(json.utf8)) == .insyn)
        #expect(ReadRow.kind(in: Array(#"{"kind":"king"}"#.utf8)) == nil)
        #expect(ReadRow.kind(in: []) == nil)
    }

    @Test func `a fingerprint tells where one part ends`() {
        let one = IdempotencyKey.fingerprint(method: "POST", path: "/ab", content: [0x63])
        #expect(one.count == 32)
        #expect(one != IdempotencyKey.fingerprint(method: "POST", path: "/a", content: [0x62, 0x63]))
        #expect(one == IdempotencyKey.fingerprint(method: "POST", path: "/ab", content: [0x63]))
    }

    @Test func `a histogram adds up`() {
        let registry = PrometheusRegistry()
        let timer = registry.makeTimer(label: "t.x", dimensions: [("r", "/{a}")])
        timer.recordNanoseconds(2_000_000)
        timer.recordNanoseconds(9_000_000_000)
        registry.makeMeter(label: "g", dimensions: []).set(1.5)
        let lines = registry.text.split(separator: "\n")
        #expect(lines.prefix(3) == ["# TYPE g gauge", "g 1.5", "# TYPE t_x histogram"])
        #expect(lines.contains(#"t_x_bucket{r="/{a}",le="0.0025"} 1"#))
        #expect(lines.contains(#"t_x_bucket{r="/{a}",le="0.001"} 0"#))
        #expect(
            lines.suffix(3) == [
                #"t_x_bucket{r="/{a}",le="+Inf"} 2"#, #"t_x_sum{r="/{a}"} 9.002"#, #"t_x_count{r="/{a}"} 2"#,
            ]
        )
    }
}
