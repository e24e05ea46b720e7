import Foundation
import Kernel
import Postgres
import Scenes
import TestSupport
import Testing
import WebAPI

/// Signing in with a token: the session, its cookie, and what is refused (D-17).
@Suite struct SignInTests {
    @Test func `D-17: a token opens a session that is its holder's, in a cookie of this host alone`() async throws {
        try await Scene.play { scene in
            scene.setToPresent()
            let browser = scene.browser()
            let page = try await browser.get("/insyn/sign-in?return=/insyn/decisions%3Fat%3D2026-06-01")
            #expect(page.status == 200)
            #expect(page.text.contains("value=\"/insyn/decisions?at=2026-06-01\""))
            #expect(page.headers["cache-control"] == "no-store")
            let token = try await scene.token(of: .coordinator)
            let entered = try await browser.post("/insyn/sign-in", [("token", " \(token)"), ("return", "/insyn/decisions?at=2026-06-01")])
            #expect(entered.status == 303)
            #expect(entered.headers["location"] == "/insyn/decisions?at=2026-06-01")
            let secret = try #require(browser["__Host-samverkan"])
            #expect(entered.cookies == ["__Host-samverkan=\(secret); Path=/; Secure; HttpOnly; SameSite=Strict"])
            #expect(secret.count == 43 && secret != token)

            let own = try await scene.get("/tokens", bearing: secret).items
            #expect(own.count == 1)
            let parent = try await scene.get("/tokens", bearing: token).items
            #expect(own.first?["signedInWith"] == parent.first?["id"])
            for name in ["kind", "person", "party", "label"] { #expect(own.first?[name] == parent.first?[name], "\(name)") }
            #expect(own.first?["expiresAt"] == .string(scene.clock.now().adding(.seconds(43_200)).rfc3339))
            #expect(try await scene.value("SELECT act FROM journal_entries ORDER BY entry DESC LIMIT 1") == "POST /insyn/sign-in")
        }
    }

    @Test func `a session ends with signing out, and the token goes on`() async throws {
        try await Scene.play { scene in
            scene.setToPresent()
            let browser = scene.browser()
            let token = try await scene.token(of: .insyn)
            let secret = try await session(of: token, in: browser)
            #expect(try await scene.get("/parties", bearing: secret).status == 200)
            let left = try await browser.post("/insyn/sign-out", [])
            #expect(left.status == 303)
            #expect(left.headers["location"] == "/insyn/sign-in")
            #expect(browser["__Host-samverkan"] == nil)
            #expect(try await scene.get("/parties", bearing: secret).status == 401)
            #expect(try await scene.get("/parties", bearing: token).status == 200)
            browser["__Host-samverkan"] = token
            #expect(try await browser.post("/insyn/sign-out", []).status == 303)
            #expect(try await scene.get("/parties", bearing: token).status == 200, "a token in the cookie is no session")
        }
    }

    @Test func `D-17: a session ends when its token is revoked, and is never revived`() async throws {
        try await Scene.play { scene in
            scene.setToPresent()
            let browser = scene.browser()
            let made = try await scene.post("/tokens", ["kind": "insyn", "label": "insyn", "days": 1], as: .administrator)
            let token = made["secret"]?.string ?? ""
            let secrets = [try await session(of: token, in: browser), try await session(of: token, in: browser)]
            #expect(try await scene.post("/tokens/\(made.id)/revocations", as: .administrator).status == 201)
            for secret in secrets { #expect(try await scene.get("/parties", bearing: secret).status == 401) }
            #expect(try await browser.post("/insyn/sign-in", [("token", token)]).status == 403)
            for role in [Scene.Role.app, .owner, .superuser] {
                let error = try await scene.attempt("UPDATE tokens SET revoked_at = NULL WHERE id = '\(made.id)'", as: role)
                #expect(error?.constraint == "revoked_token_stays_revoked")
            }
        }
    }

    @Test func `a session lasts for twelve hours, and no longer than its token`() async throws {
        try await Scene.play { scene in
            scene.setToPresent()
            let expiry = scene.clock.now().adding(.seconds(7_200)).rfc3339
            try await insertToken("kort", created: "now()", expires: "'\(expiry)'", in: scene)
            let short = try await session(of: "kort", in: scene.browser())
            #expect(try await scene.get("/tokens", bearing: short).items.first?["expiresAt"] == .string(expiry))
            try await insertToken("ute", created: "2025-01-01", expires: "'2025-06-01'", in: scene)
            let refused = try await scene.browser().post("/insyn/sign-in", [("token", "ute")])
            #expect(refused.status == 403)
            #expect(refused.text.contains("har gått ut"))
            // The database's own clock tells what has expired.
            let past = try await scene.attempt(
                """
                INSERT INTO tokens (id, hash, kind, label, created_at, expires_at, signed_in_with)
                SELECT gen_random_uuid(), sha256('gammal'), t.kind, t.label, now() - INTERVAL '13 hours', now() - INTERVAL '1 hour', t.id
                FROM tokens t WHERE t.hash = sha256('kort')
                """, as: .owner)
            #expect(past == nil)
            #expect(try await scene.get("/parties", bearing: "gammal").status == 401)
        }
    }

    private static let unknown = [
        "", "finns-inte", "a.b.c", "åäö-nyckel", "__Host-samverkan", String(repeating: "x", count: 4_000),
    ]

    @Test(arguments: unknown) func `what is no token gives the form again, and no session`(token: String) async throws {
        try await Scene.play { scene in
            scene.setToPresent()
            let browser = scene.browser()
            let head = try await scene.value("SELECT entry FROM journal_head")
            let reply = try await browser.post("/insyn/sign-in", [("token", token), ("return", "/insyn/plans")])
            #expect(reply.status == 403)
            #expect(reply.text.contains("role=\"alert\"") && reply.text.contains("/insyn/plans"))
            #expect(token.isEmpty || !reply.text.contains(token), "what was typed is not shown")
            #expect(reply.cookies == [])
            #expect(try await scene.value("SELECT entry FROM journal_head") == head)
        }
    }

    @Test func `a session opens no other session`() async throws {
        try await Scene.play { scene in
            scene.setToPresent()
            let browser = scene.browser()
            let secret = try await session(of: scene.token(of: .coordinator), in: browser)
            let again = try await browser.post("/insyn/sign-in", [("token", secret)])
            #expect(again.status == 403)
            #expect(again.cookies == [])
        }
    }

    private static let elsewhere = [
        "https://evil.example", "//evil.example", "/\\evil.example", "/insyn//evil.example", "/insyn/../../evil", "/insynt",
        "/samverkan/v1/parties", "javascript:alert(1)", "/insyn/\r\nSet-Cookie: a=b", "/insyn/sign-out", "/insyn/sign-in?x=1",
        "/insyn#x", "\\\\evil", "insyn", "", "/insyn/å", "/insyn/" + String(repeating: "a", count: 2_000),
    ]

    @Test func `what is no page of ours is not returned to`() async throws {
        try await Scene.play { scene in
            scene.setToPresent()
            let token = try await scene.token(of: .insyn)
            for (index, path) in Self.elsewhere.enumerated() {
                let reply = try await scene.browser(address: "192.0.2.\(index)").post(
                    "/insyn/sign-in", [("token", token), ("return", path)])
                // A line break is no form at all.
                #expect(reply.status == (path.contains("\r") ? 422 : 303), "\(path)")
                #expect(reply.headers["location"] == (path.contains("\r") ? nil : "/insyn"), "\(path)")
            }
            for (index, path) in ["/insyn", "/insyn?at=2026-01-01", "/insyn/meetings/1?a=//b", "/insyn/parties/2418"].enumerated() {
                let reply = try await scene.browser(address: "192.0.2.1\(index)0").post(
                    "/insyn/sign-in", [("token", token), ("return", path)])
                #expect(reply.headers["location"] == path)
            }
        }
    }

    private static let foreign: [[String: String]] = [
        ["Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"], ["Sec-Fetch-Site": "same-site"],
        ["Sec-Fetch-Site": "none"], ["Origin": "https://evil.example"], ["Origin": "null"], [:],
        ["Origin": "https://samverkan.example.se.evil.example"], ["Origin": "http://samverkan.example.se"],
        ["Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"],
    ]

    @Test(arguments: foreign) func `a form that was posted from elsewhere is refused`(headers: [String: String]) async throws {
        try await Scene.play { scene in
            scene.setToPresent()
            let token = try await scene.token(of: .insyn)
            let browser = scene.browser()
            let secret = try await session(of: token, in: browser)
            let stolen = try await browser.post("/insyn/sign-in", [("token", token)], headers: headers)
            #expect(stolen.status == 403)
            #expect(stolen.cookies == [])
            #expect(stolen.text.contains("annan webbplats"))
            #expect(try await browser.post("/insyn/sign-out", [], headers: headers).status == 403)
            #expect(try await scene.get("/parties", bearing: secret).status == 200)
        }
    }

    @Test func `browsers that tell only the origin are let in`() async throws {
        try await Scene.play { scene in
            scene.setToPresent()
            let token = try await scene.token(of: .insyn)
            for headers in [["Origin": "https://samverkan.example.se"], ["Sec-Fetch-Site": "same-origin", "Origin": "null"]] {
                #expect(try await scene.browser().post("/insyn/sign-in", [("token", token)], headers: headers).status == 303)
            }
        }
    }

    @Test func `what fails is counted by address, and let through again after a minute`() async throws {
        try await Scene.play { scene in
            scene.setToPresent()
            let browser = scene.browser()
            let token = try await scene.token(of: .insyn)
            for _ in 0..<12 { #expect(try await browser.post("/insyn/sign-in", [("token", token)]).status == 303, "who may is not counted") }
            for _ in 0..<12 {
                #expect(try await browser.post("/insyn/sign-in", [("token", "fel")], headers: ["Sec-Fetch-Site": "cross-site"]).status == 403)
                #expect(try await browser.get("/insyn/sign-in/finish?state=x&code=y", from: "cross-site").status == 404)
            }
            try await fail(10, in: browser)
            scene.clock.set(scene.clock.now().adding(.seconds(20)))
            let hasty = try await browser.post("/insyn/sign-in", [("token", token)])
            #expect(hasty.status == 429)
            #expect(hasty.headers["retry-after"] == "40")
            #expect(hasty.text.contains("40 sekunder"))
            #expect(try await browser.get("/insyn/sign-in").status == 200, "looking is free")
            #expect(try await scene.browser(address: "192.0.2.8").post("/insyn/sign-in", [("token", token)]).status == 303)
            scene.clock.set(scene.clock.now().adding(.seconds(40)))
            #expect(try await browser.post("/insyn/sign-in", [("token", token)]).status == 303)
        }
    }

    @Test func `one subscriber's addresses of IPv6 count as one, and keep nobody else out`() async throws {
        try await Scene.play { scene in
            scene.setToPresent()
            let token = try await scene.token(of: .insyn)
            for index in 0..<10 { try await fail(1, in: scene.browser(address: "2001:db8:0:7:\(index)::1")) }
            for (address, status) in [
                ("2001:db8:0:7::ffff", 429), ("2001:DB8::7:0:0:0:1", 429), ("2001:db8:0:8::1", 303), ("192.0.2.7", 303),
            ] {
                #expect(try await scene.browser(address: address).post("/insyn/sign-in", [("token", token)]).status == status, "\(address)")
            }
            try await fail(10, in: scene.browser(address: "::ffff:192.0.2.7"))
            #expect(try await scene.browser(address: "192.0.2.7").post("/insyn/sign-in", [("token", token)]).status == 429)
            #expect(try await scene.browser(address: "::ffff:192.0.2.8").post("/insyn/sign-in", [("token", token)]).status == 303)
            for index in 0..<300 { try await fail(1, in: scene.browser(address: "198.51.\(index / 200).\(index % 200)")) }
            #expect(try await scene.browser(address: "203.0.113.1").post("/insyn/sign-in", [("token", token)]).status == 303)
        }
    }

    private func fail(_ times: Int, in browser: Browser) async throws {
        for _ in 0..<times { #expect(try await browser.post("/insyn/sign-in", [("token", "fel")]).status == 403) }
    }

    @Test func `whoever reads English signs in and fails in English`() async throws {
        try await Scene.play { scene in
            let form = try await scene.page("/insyn/sign-in", as: nil, headers: ["Accept-Language": "en"])
            #expect(form.headers["content-language"] == "en")
            #expect(form.text.contains("<html lang=\"en\">") && form.text.contains("Access token"))
            let headers = ["Accept-Language": "en", "Sec-Fetch-Site": "same-origin"]
            let failed = try await scene.browser().post("/insyn/sign-in", [("token", "wrong")], headers: headers)
            #expect(failed.status == 403)
            #expect(failed.text.contains("<title>Error: Sign in") && failed.text.contains("has expired"))
            let foreign = try await scene.browser().post("/insyn/sign-in", [], headers: ["Accept-Language": "en"])
            #expect(foreign.text.contains("another website"))
        }
    }

    @Test func `methods, forms and paths that are not there are told of`() async throws {
        try await Scene.play { scene in
            scene.setToPresent()
            let browser = scene.browser()
            #expect(try await browser.get("/insyn/sign-in", method: "HEAD").status == 200)
            let put = try await browser.get("/insyn/sign-in", method: "PUT")
            #expect(put.status == 405)
            #expect(put.headers["allow"] == "GET, HEAD, POST")
            #expect(try await browser.get("/insyn/sign-out").status == 405)
            #expect(try await browser.get("/insyn/sign-in/annat").status == 404)
            let json = try await browser.post("/insyn/sign-in", [("token", "x")], type: "application/json")
            #expect(json.status == 422)
            let long = try await browser.post("/insyn/sign-in", [("token", String(repeating: "x", count: 9_000))])
            #expect(long.status == 422)
            #expect(long.headers["connection"] == "close")
            let alone = try await browser.get("/insyn/sign-in/oidc")
            #expect(alone.status == 404)
            #expect(alone.text.contains("åtkomstnyckel"))
        }
    }

    private static let sessions: [(values: String, rule: String)] = [
        ("now() + INTERVAL '13 hours', 'insyn', id", "session_ends_within_twelve_hours"),
        ("now() + INTERVAL '1 hour', 'administrator', id", "session_comes_of_a_valid_token"),
        ("now() + INTERVAL '1 hour', 'insyn', gen_random_uuid()", "session_comes_of_a_valid_token"),
    ]

    @Test(arguments: [Scene.Role.app, .owner, .superuser])
    func `what no session may be, the database refuses to everybody`(role: Scene.Role) async throws {
        try await Scene.play { scene in
            scene.setToPresent()
            try await insertToken("lang", created: "now()", expires: "now() + INTERVAL '30 days'", in: scene)
            try await insertToken("kort", created: "now()", expires: "now() + INTERVAL '30 minutes'", in: scene)
            for (values, rule) in Self.sessions {
                let error = try await scene.attempt(insertSession(values, of: "lang"), as: role)
                #expect(error?.constraint == rule, "\(values)")
            }
            let longer = try await scene.attempt(insertSession("now() + INTERVAL '1 hour', 'insyn', id", of: "kort"), as: role)
            #expect(longer?.constraint == "session_comes_of_a_valid_token")
            #expect(try await scene.attempt(insertSession("now() + INTERVAL '1 hour', 'insyn', id", of: "lang"), as: role) == nil)
            let ofSession = try await scene.attempt(insertSession("now() + INTERVAL '1 minute', 'insyn', id", of: "session"), as: role)
            #expect(ofSession?.constraint == "session_comes_of_a_valid_token")
            #expect(try await scene.attempt("UPDATE tokens SET revoked_at = now() WHERE hash = sha256('lang')", as: role) == nil)
            let left = try await scene.value("SELECT count(*) FROM tokens WHERE signed_in_with IS NOT NULL AND revoked_at IS NULL")
            #expect(left == "0")
            let after = try await scene.attempt(insertSession("now() + INTERVAL '1 hour', 'insyn', id", of: "lang"), as: role)
            #expect(after?.constraint == "session_comes_of_a_valid_token")
        }
    }

    private func insertSession(_ values: String, of token: String) -> String {
        """
        INSERT INTO tokens (id, hash, label, created_at, expires_at, kind, signed_in_with)
        SELECT gen_random_uuid(), sha256('session'), 'session', now(), \(values) FROM tokens WHERE hash = sha256('\(token)')
        """
    }

    private func insertToken(_ secret: String, created: String, expires: String, in scene: Scene) async throws {
        let created = created.hasPrefix("2") ? "'\(created)'" : created
        let error = try await scene.attempt(
            """
            INSERT INTO tokens (id, hash, kind, label, created_at, expires_at)
            VALUES (gen_random_uuid(), sha256('\(secret)'), 'insyn', '\(secret)', \(created), \(expires))
            """, as: .owner)
        #expect(error == nil)
    }

    private func session(of token: String, in browser: Browser) async throws -> String {
        let reply = try await browser.post("/insyn/sign-in", [("token", token)])
        #expect(reply.status == 303)
        return try #require(browser["__Host-samverkan"])
    }
}
