import Foundation
import Kernel
import Postgres
import Scenes
import TestSupport
import Testing
import WebAPI

/// The conventions of the API on the service as it is served, down to the database.
@Suite struct ServedConventionTests {
    @Test func `every refusal is a problem document with type, title, status, detail, instance and trace`() async throws
    {
        try await Scene.play { scene in
            let mala = try await scene.person(.member("2418")).text
            let person = "/persons/\(mala)"
            let name: JSONValue = ["name": "Ny"]
            let json = name.utf8
            let key = ["Idempotency-Key": "k"]
            let large = Array(#"{"name":"\#(String(repeating: "a", count: 1 << 20))"}"#.utf8)
            let replies: [(Int, Reply)] = [
                (401, try await scene.get("/parties", as: nil)),
                (403, try await scene.post("/proposals", [:], as: .insyn)),
                (404, try await scene.get("/partier")),
                (404, try await scene.get("/persons/\(UUID().text)")),
                (405, try await scene.send("DELETE", person, nil as JSONValue?, as: .mala)),
                (406, try await scene.get("/parties", headers: ["Accept": "text/html"])),
                (413, try await scene.send("POST", "/persons", bytes: large, as: .mala, headers: key)),
                (
                    415,
                    try await scene.send(
                        "POST",
                        "/persons",
                        bytes: json,
                        as: .mala,
                        headers: key.merging(["Content-Type": "text/plain"]) { $1 }
                    )
                ),
                (422, try await scene.post("/persons", [:], as: .mala)),
                (428, try await scene.send("PATCH", person, name, as: .mala)),
                (412, try await scene.send("PATCH", person, name, as: .mala, headers: ["If-Match": "\"0-sv-0\""])),
                (400, try await scene.send("POST", "/persons", name, as: .mala)),
            ]
            for (status, reply) in replies {
                #expect(reply.status == status, "\(reply)")
                #expect(reply.headers["content-type"] == "application/problem+json")
                #expect(reply.headers["cache-control"] == "no-store")
                #expect(reply["status"] == .integer(Int64(status)))
                let type = reply["type"]?.string ?? ""
                #expect(type.hasPrefix("https://samverkan.example.se/samverkan/v1/problems/"))
                for member in ["title", "detail", "instance", "code", "traceId"] {
                    #expect(reply[member]?.string?.isEmpty == false, "\(member) in \(reply)")
                }
                #expect(reply["instance"]?.string?.hasPrefix("/samverkan/v1/") == true)
                for word in ["SELECT", "INSERT", "sql/", ".swift", "pg_", "journal_head"] {
                    #expect(!reply.text.contains(word))
                }
            }
            #expect(replies[4].1.headers["allow"] == "GET, HEAD, PATCH, OPTIONS")
            #expect(replies[0].1.headers["www-authenticate"] == "Bearer realm=\"samverkan\"")
            let kept = try await scene.value("SELECT name FROM persons WHERE id = $1::uuid", [mala])
            #expect(kept == "Plan- och byggansvarig, Malå kommun")
        }
    }

    @Test(arguments: [
        (String(repeating: "[", count: 513), "tooDeep"), (#"{"name":"A","name":"B"}"#, "duplicateName"),
        (#"{"name":"A\u0000B"}"#, "nullCharacter"), ("\u{FEFF}{\"name\":\"A\"}", "byteOrderMark"),
        (#"{"name":"A"} {}"#, "trailingBytes"), (#"{"name":"\ud800"}"#, "loneSurrogate"),
        (#"{"name":"A""#, "unexpectedEnd"),
        ("", "empty"), ("{\"name\":\"A\u{1}\"}", "controlCharacter"), (#"{"name":1e999}"#, "numberOutOfRange"),
    ])
    func `what is no JSON is told with its place, and nothing happens`(body: String, code: String) async throws {
        try await Scene.play { scene in
            let before = try await scene.value("SELECT entry FROM journal_head")
            let reply = try await scene.send(
                "POST",
                "/persons",
                bytes: Array(body.utf8),
                as: .administrator,
                headers: ["Idempotency-Key": "k"]
            )
            #expect(reply.status == 400, "\(reply)")
            #expect(reply["code"] == "malformed_json")
            #expect(reply["errors", "0", "code"]?.string == code)
            let after = try await scene.value("SELECT count(*) FROM persons WHERE name IN ('A', 'B')")
            #expect(after == "0")
            #expect(before != nil)
        }
    }

    @Test func `every fault of a body is told with its pointer, unknown fields by name`() async throws {
        try await Scene.play { scene in
            let reply = try await scene.post(
                "/proposals",
                [
                    "matter": "behov", "on": "2026-02-30", "titel": "Fel namn",
                    "content": ["text": "x", "area": "med blanksteg", "kommentar": 1],
                ],
                as: .mala
            )
            #expect(reply.status == 422, "\(reply)")
            let errors = reply["errors"]?.elements ?? []
            let told = Set(errors.compactMap { $0["pointer"]?.string })
            #expect(told.isSuperset(of: ["/title", "/on", "/titel"]))
            let inner = try await scene.post(
                "/proposals",
                ["matter": "behov", "title": "Behov", "content": ["text": "x", "kommentar": 1]],
                as: .mala
            )
            #expect(inner.status == 422)
            #expect(inner["errors", "0", "pointer"] == "/content/kommentar")
            #expect(inner["errors", "0", "code"] == "unknown_field")
        }
    }

    @Test func `A with a ring is stored as Å, and blank or control characters are refused`() async throws {
        try await Scene.play { scene in
            let person = try await scene.post("/persons", ["name": "A\u{30A}sa Bjo\u{308}rk"], as: .mala)
            #expect(person.status == 201)
            let name = try #require(person["name"]?.string)
            #expect(Array(name.utf8) == Array("\u{C5}sa Bj\u{F6}rk".utf8))
            let stored = try await scene.value(
                "SELECT octet_length(name) FROM persons WHERE id = $1::uuid",
                [person.id]
            )
            #expect(stored == "11")
            for name in ["", "   ", "A\nB", "A\u{7}", String(repeating: "å", count: 201)] {
                let refused = try await scene.post("/persons", ["name": .string(name)], as: .mala)
                #expect(refused.status == 422, "\(name)")
            }
            // The database keeps it without the service, too.
            let error = try await scene.attempt("UPDATE persons SET name = 'A' || U&'\\030A' || 'sa'")
            #expect(error?.sqlstate == "23514")
        }
    }

    @Test func `a list is paged with links that keep the other parameters`() async throws {
        try await Scene.play { scene in
            let page = try await scene.get("/parties?kind=municipality&sort=-code&limit=4&page=2")
            #expect(page.items.compactMap { $0["code"]?.string } == ["2462", "2460", "2425", "2422"])
            let meta = page["_meta"]
            #expect(meta == ["page": 2, "limit": 4, "count": 4, "totalRecords": 15, "totalPages": 4])
            for (relation, number) in [("self", 2), ("first", 1), ("prev", 1), ("next", 3), ("last", 4)] {
                let link = page["_links", relation, "href"]?.string ?? ""
                #expect(link.hasPrefix("https://samverkan.example.se/samverkan/v1/parties?page=\(number)&limit=4"))
                #expect(link.contains("sort=-code") && link.contains("kind=municipality"))
            }
            let last = try await scene.get("/parties?kind=municipality&limit=4&page=4")
            #expect(last.items.count == 3)
            #expect(last["_links", "next"] == nil)
            let beyond = try await scene.get("/parties?kind=municipality&limit=4&page=99")
            #expect(beyond.status == 200)
            #expect(beyond.items.isEmpty)
            #expect(beyond["_meta", "totalRecords"] == 15)
            var all: [String] = []
            for page in 1...4 {
                let reply = try await scene.get("/parties?kind=municipality&sort=name&limit=4&page=\(page)")
                all += reply.items.compactMap { $0["name"]?.string }
            }
            #expect(Set(all).count == 15)
            // Å comes after V in Swedish.
            #expect(all.last == "Åsele kommun")
        }
    }

    @Test(arguments: [
        "limit=0", "limit=101", "limit=x", "page=-1", "sort=kind", "kind=a%20b", "okand=1", "page=1&page=1", "fields=",
        "fields=finns-inte", "kind", "kind=%C3",
    ])
    func `a query that is not understood is 400`(query: String) async throws {
        try await Scene.play { scene in
            let reply = try await scene.get("/parties?\(query)")
            #expect(reply.status == 400, "\(reply)")
        }
    }

    @Test func `fields picks members and keeps the links`() async throws {
        try await Scene.play { scene in
            let one = try await scene.get("/parties/2418?fields=name")
            #expect(one["name"] == "Malå kommun")
            #expect(one["kind"] == nil)
            #expect(one["_links", "self", "href"] == "https://samverkan.example.se/samverkan/v1/parties/2418")
            let list = try await scene.get("/parties?fields=code,name&limit=1")
            guard case .object(let members)? = list.items.first else { throw SceneError(what: "\(list)") }
            #expect(Set(members.map(\.0)) == ["code", "name", "_links"])
        }
    }

    @Test func `an ETag is the same at every reading, and If-None-Match gives 304 until something changes`()
        async throws
    {
        try await Scene.play { scene in
            let person = "/persons/\(try await scene.person(.member("2418")).text)"
            for path in ["/parties", "/groups/samverkansgrupp", person, "/clauses/V-22", "/findings?at=2026-06-15"] {
                let tags = [try await scene.get(path), try await scene.get(path)].map(\.entityTag)
                let tag = try #require(tags[0])
                #expect(tags[1] == tag, "\(path)")
                let same = try await scene.get(path, headers: ["If-None-Match": tag])
                #expect(same.status == 304)
                #expect(same.text.isEmpty)
                #expect(same.entityTag == tag)
                let weak = try await scene.get(path, headers: ["If-None-Match": "\"x\", W/\(tag)"])
                #expect(weak.status == 304)
            }
            let before = try await scene.get(person, as: .mala)
            let changed = try await scene.patch(person, ["phone": "0953-140 00"], as: .mala)
            #expect(changed.status == 200)
            #expect(changed.entityTag != before.entityTag)
            let stale = ["If-Match": before.entityTag ?? ""]
            let refused = try await scene.send("PATCH", person, ["phone": "1"], as: .mala, headers: stale)
            #expect(refused.status == 412)
            let fresh = try await scene.get(person, as: .mala, headers: ["If-None-Match": before.entityTag ?? ""])
            #expect(fresh.status == 200)
            #expect(fresh["phone"] == "0953-140 00")
        }
    }

    @Test func `HEAD is GET without content, OPTIONS tells what is allowed`() async throws {
        try await Scene.play { scene in
            for path in ["/parties/2418", "/parties?limit=3"] {
                let get = try await scene.get(path)
                let head = try await scene.send("HEAD", path, nil as JSONValue?, as: .coordinator)
                #expect(head.status == 200)
                #expect(head.text.isEmpty)
                #expect(head.entityTag == get.entityTag)
                #expect(head.headers["content-length"] == String(get.text.utf8.count))
            }
            let options = try await scene.send("OPTIONS", "/proposals", nil as JSONValue?, as: nil)
            #expect(options.status == 204)
            #expect(options.headers["allow"] == "GET, HEAD, POST, OPTIONS")
        }
    }

    @Test func `V-22: texts are English for who asks for it, and quotes stay the agreement's`() async throws {
        try await Scene.play { scene in
            let english = ["Accept-Language": "en-GB, sv;q=0.3"]
            let problem = try await scene.get("/nothing", headers: english)
            #expect(problem["title"] == "There is no such resource")
            #expect(problem.headers["content-language"] == "en")
            let swedish = try await scene.get("/nothing", headers: ["Accept-Language": "de"])
            #expect(swedish["title"] == "Resursen finns inte")
            let matter = try await scene.get("/matters/budget", headers: english)
            let hem = try await scene.get("/matters/verksamhetsplan", headers: english)
            #expect(matter["title"] == "Budget")
            #expect(hem["title"] == "Programme plan")
            let clause = try await scene.get("/clauses/V-22", headers: english)
            #expect(clause["quote"] == "1-2 plan- och byggansvarig från varje kommun")
            #expect(clause.entityTag != (try await scene.get("/clauses/V-22")).entityTag)
        }
    }

    @Test func `a trace is continued, and begun when it is missing or broken`() async throws {
        try await Scene.play { scene in
            let trace = "0af7651916cd43dd8448eb211c80319c"
            let known = try await scene.get("/nothing", headers: ["traceparent": "00-\(trace)-b7ad6b7169203331-01"])
            #expect(known.headers["traceparent"]?.hasPrefix("00-\(trace)-") == true)
            #expect(known["traceId"]?.string == trace)
            for parent in ["", "00-\(trace)-0000000000000000-01", "ff-\(trace)-b7ad6b7169203331-01", "00-\(trace)"] {
                let fresh = try await scene.get("/parties/2418", headers: ["traceparent": parent])
                #expect(fresh.headers["traceparent"]?.count == 55)
                #expect(fresh.headers["traceparent"]?.contains(trace) == false)
            }
        }
    }

    @Test func `a dry run answers as the command would and keeps nothing, not even the key`() async throws {
        try await Scene.play { scene in
            let meeting = try await PlanMeeting.open([("budget", Sample.budget)], in: scene)
            let before = try await meeting.traces()
            let body: JSONValue = ["agendaItem": .string(meeting.items[0]), "outcome": "approved"]
            let rehearsed = try await scene.post(
                "/decisions",
                body,
                as: .coordinator,
                key: "same",
                headers: ["Prefer": "dry-run"]
            )
            #expect(rehearsed.status == 200, "\(rehearsed)")
            #expect(rehearsed.headers["preference-applied"] == "dry-run")
            #expect(rehearsed["paragraph"] == "§ 1/2026")
            #expect(rehearsed["effects", "0", "kind"] == "plan")
            let after = try await meeting.traces()
            #expect(before == after)
            let broken = try await scene.post(
                "/decisions",
                [
                    "agendaItem": .string(meeting.items[0]), "outcome": "approvedWithChange",
                    "content": Sample.budget(costs: [Sample.cost("oh-lokal", 12_000_000)]),
                ],
                as: .coordinator,
                headers: ["Prefer": "dry-run"]
            )
            Ruling(rule: "budget_balances", clause: "V-75", status: 422).check(broken)
            let done = try await scene.post("/decisions", body, as: .coordinator, key: "same")
            #expect(done.status == 201)
            #expect(done["paragraph"] == "§ 1/2026")
        }
    }
}
