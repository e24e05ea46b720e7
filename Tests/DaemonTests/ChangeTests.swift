import Kernel
import Scenes
import Testing

/// `GET /changes`
@Suite struct ChangeTests {
    @Test func `page by page everything published comes once, entry by entry, and the cursor ends at the journal's head`()
        async throws
    {
        try await Scene.play { scene in
            let proposal = try await scene.submitted("behov", Sample.text, by: .mala)
            _ = try await scene.openSpringMeeting([])
            var (cursor, seen): (Int64, [(Int64, String)]) = (0, [])
            while true {
                let page = try await scene.expect(scene.get("/changes?offset=\(cursor)&limit=3", as: .insyn), 200)
                seen += page.items.map { ($0["entry"]?.integer ?? 0, $0["path"]?.string ?? "") }
                let next = page.json["cursor"]?.integer ?? 0
                if next == cursor { break }
                cursor = next
            }
            #expect(try await scene.head() == cursor)
            #expect(Set(seen.map { "\($0.0) \($0.1)" }).count == seen.count, "each thing once under an entry")
            #expect(seen.map(\.0) == seen.map(\.0).sorted())
            #expect(seen.contains { $0.1 == "/proposals/\(proposal)" })
            for kind in ["/groups/", "/meetings/", "/parties/"] { #expect(seen.contains { $0.1.hasPrefix(kind) }) }
            for path in Set(seen.map { $0.1 }).sorted().prefix(60) {
                #expect(try await scene.get(path, as: .insyn).status == 200, "\(path)")
            }
        }
    }

    @Test func `a draft is not told of, what was changed in one entry comes together, and nothing new is 304`() async throws {
        try await Scene.play { scene in
            let head = try await scene.head()
            let draft = try await scene.post(
                "/proposals", ["matter": "behov", "title": "Utkast", "on": "2026-02-01", "content": Sample.text], as: .mala)
            try scene.expect(draft, 201)
            let nothing = try await scene.expect(scene.get("/changes?offset=\(head)", as: .insyn), 200)
            #expect(nothing.items.isEmpty)
            #expect(nothing.json["cursor"]?.integer == (try await scene.head()))
            let same = try await scene.get(
                "/changes?offset=\(head)", as: .insyn, headers: ["If-None-Match": nothing.entityTag ?? ""])
            #expect(same.status == 304)
            let constitution = try await scene.get("/changes?limit=1", as: .insyn)
            #expect(constitution.items.count > 30)
            #expect(Set(constitution.items.compactMap { $0["entry"]?.integer }).count == 1)
        }
    }

    @Test func `who has read beyond the journal's end has read another one, and is told so`() async throws {
        try await Scene.play { scene in
            _ = try await scene.token(of: .insyn)
            let head = try await scene.head()
            #expect(try await scene.get("/changes?offset=\(head)", as: .insyn).status == 200)
            let refused = try await scene.get("/changes?offset=\(head + 1)", as: .insyn)
            #expect(refused.status == 400)
            #expect(refused["detail"]?.string?.contains("\(head)") == true, "\(refused)")
        }
    }

    @Test func `whom a provider vouches for reads the feed, as pages and as a stream`() async throws {
        try await SmallProvider.play { scene, provider in
            let identity: JSONValue = ["issuer": .string(provider.issuer), "subject": "panel"]
            let named = try await scene.post(
                "/tokens", ["kind": "insyn", "label": "Panel", "days": 1, "identity": identity], as: .administrator)
            try scene.expect(named, 201)
            let token = try provider.token(subject: "panel")
            let page = try await scene.get("/changes", bearing: token)
            #expect(page.status == 200, "\(page)")
            let head = try await scene.head()
            for (subject, status) in [("panel", 400), ("okänd", 401)] {
                // Told of the cursor after who asks is known, so that no stream begins.
                let stream = try await scene.get(
                    "/changes?offset=\(head + 1)", as: nil,
                    headers: ["Accept": "text/event-stream", "Authorization": "Bearer \(try provider.token(subject: subject))"])
                #expect(stream.status == status, "\(stream)")
            }
        }
    }

    @Test(arguments: ["offset=x", "offset=-1", "offset=1&offset=2", "limit=0", "limit=1001", "page=1", "offset=99999999999999999999"])
    func `a cursor or a limit that is none is 400`(query: String) async throws {
        try await Scene.play { scene in
            let refused = try await scene.get("/changes?\(query)", as: .insyn)
            #expect(refused.status == 400)
        }
    }
}
