import Foundation
import Kernel
import Scenes
import TestSupport
import Testing

/// What the pages under `/insyn` promise whoever asks, whatever they show.
@Suite struct SiteTests {
    private static let lists = [
        "/insyn", "/insyn/parties", "/insyn/groups", "/insyn/meetings", "/insyn/decisions", "/insyn/proposals", "/insyn/plans",
        "/insyn/calendar", "/insyn/budget", "/insyn/hours", "/insyn/findings", "/insyn/duties", "/insyn/news",
    ]

    @Test func `every page is HTML that a browser keeps to itself, needs nothing from elsewhere, and is 304 when unchanged`()
        async throws
    {
        try await Scene.play { scene in
            for path in Self.lists + ["/insyn/parties/2418", "/insyn/accessibility", "/insyn/personal-data"] {
                let page = try await scene.page(path, as: .insyn)
                #expect(page.status == 200, "\(path) \(page)")
                #expect(page.headers["content-type"] == "text/html; charset=utf-8")
                #expect(page.text.hasPrefix("<!DOCTYPE html>"))
                #expect(page.bytes.count <= 100_000, "\(path)")
                Self.expectGuarded(page, path)
                let head = try await scene.page(path, as: .insyn, method: "HEAD")
                #expect(head.status == 200 && head.bytes.isEmpty)
                let again = try await scene.page(path, as: .insyn, headers: ["If-None-Match": page.entityTag ?? "?"])
                #expect(again.status == 304 && again.bytes.isEmpty, "\(path)")
                Self.expectGuarded(again, path)
            }
            let page = try await scene.page("/insyn", as: .insyn)
            #expect(page.headers["cache-control"] == "private, no-cache")
            #expect(page.headers["vary"]?.contains("Cookie") == true)
            let sheet = try #require(page.text.firstMatch(of: /href="(\/insyn\/style\.css[^"]*)"/)?.output.1)
            let style = try await scene.page(String(sheet), as: nil)
            #expect(style.status == 200)
            #expect(style.headers["content-type"] == "text/css; charset=utf-8")
            #expect(style.headers["cache-control"] == "public, max-age=31536000, immutable")
            #expect(try await scene.page("/insyn/style.css?v=other", as: nil).status == 404)
        }
    }

    private static func expectGuarded(_ page: Reply, _ path: String) {
        let policy = page.headers["content-security-policy"] ?? ""
        for rule in ["default-src 'none'", "style-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"] {
            #expect(policy.contains(rule), "\(path) \(rule)")
        }
        #expect(!policy.contains("unsafe"))
        #expect(page.headers["x-content-type-options"] == "nosniff")
        #expect(page.headers["referrer-policy"] == "same-origin")
        #expect(page.headers["x-frame-options"] == "DENY")
        #expect(page.headers["cross-origin-opener-policy"] == "same-origin")
        #expect(page.headers["cross-origin-resource-policy"] == "same-origin")
        #expect(page.headers["strict-transport-security"]?.hasPrefix("max-age=") == true)
    }

    @Test func `who is not signed in is asked to sign in, and comes back to what was asked for`() async throws {
        try await Scene.play { scene in
            let reply = try await scene.page("/insyn/decisions?at=2026-06-01", as: nil)
            #expect(reply.status == 303)
            #expect(reply.headers["location"] == "/insyn/sign-in?return=%2Finsyn%2Fdecisions%3Fat%3D2026-06-01")
            #expect(reply.headers["cache-control"] == "no-store")
            let unknown = try await scene.page("/insyn", as: nil, headers: ["Cookie": "__Host-samverkan=unknown"])
            #expect(unknown.status == 303)
            let signIn = try await scene.page("/insyn/sign-in", as: nil)
            #expect(signIn.status == 200)
            #expect(signIn.headers["cache-control"] == "no-store")
            Self.expectGuarded(signIn, "/insyn/sign-in")
        }
    }

    @Test func `a link on another site leads whoever is signed in to its page, and nobody else`() async throws {
        try await Scene.play { scene in
            scene.setToPresent()
            let (browser, stranger) = (scene.browser(), scene.browser())
            _ = try await browser.post("/insyn/sign-in", [("token", scene.token(of: .insyn))])
            let path = "/insyn/decisions?at=2026-06-01&party=2418"
            for each in [browser, stranger] {
                let forwarding = try await each.get(path, from: "cross-site")
                #expect(forwarding.status == 200)
                #expect(forwarding.headers["cache-control"] == "no-store")
                #expect(forwarding.text.contains("content=\"0;url=\(path.replacing("&", with: "&amp;"))\""))
                #expect(!forwarding.text.contains("<h1>Beslut"))
                Self.expectGuarded(forwarding, path)
            }
            #expect(try await browser.get(path).status == 200)
            #expect(try await stranger.get(path).status == 303)
            #expect(try await browser.get(path, from: "cross-site", method: "HEAD").status == 303)
        }
    }

    @Test(arguments: [
        ("/insyn/nothing", 404), ("/insyn/decisions/x", 404), ("/insyn/decisions/%22%3E%3Cscript%3E", 404),
        ("/insyn/%3Cscript%3E", 404), ("/insyn/decisions/01a1fd45-6fca-772b-8a12-398b5804568b", 404), ("/insyn//decisions", 404),
        ("/insyn/decisions/", 404), ("/insyn/parties/2418/x", 404), ("/insyn/%", 404),
        ("/insyn/meetings/01a1fd45-6fca-772b-8a12-398b5804568b/minutes", 404), ("/insyn/decisions?nothing=1", 400),
        ("/insyn/decisions?subject=x", 400), ("/insyn/decisions?at=yesterday", 400), ("/insyn/decisions?at", 400),
        ("/insyn/decisions?%3Cscript%3E=1", 400), ("/insyn/decisions?at=2026-01-01&at=2026-01-02", 400),
        ("/insyn/style.css?x=1", 404), ("/insyn?" + String(repeating: "x", count: 3_000), 414),
    ])
    func `what is no page is told on a page`(path: String, status: Int) async throws {
        try await Scene.play { scene in
            let reply = try await scene.page(path, as: .insyn)
            #expect(reply.status == status)
            #expect(reply.headers["content-type"] == "text/html; charset=utf-8")
            #expect(reply.headers["cache-control"] == "no-store")
            #expect(!reply.text.contains("<script"))
            Self.expectGuarded(reply, path)
        }
    }

    @Test func `pages are only read, fields of a form that are not filled in ask for nothing`() async throws {
        try await Scene.play { scene in
            for method in ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"] {
                let reply = try await scene.page("/insyn/decisions", as: .coordinator, method: method)
                #expect(reply.status == 405)
                #expect(reply.headers["allow"] == "GET, HEAD")
                #expect(reply.headers["content-type"] == "text/html; charset=utf-8")
            }
            #expect(try await scene.page("/insyn/decisions?at=&party=&group=", as: .insyn).status == 200)
            #expect(try await scene.page("/insyn/", as: nil).headers["location"] == "/insyn")
            #expect(try await scene.page("/insynx", as: nil).headers["content-type"] == "application/problem+json")
        }
    }

    @Test func `published minutes are a page, and until then nobody's`() async throws {
        try await Scene.play { scene in
            let held = try await scene.attestedMeeting()
            let path = "/insyn/meetings/\(held.id)/minutes"
            #expect(try await scene.page(path, as: .insyn).status == 404)
            try scene.expect(try await scene.publish(held), 201)
            let page = try await scene.page(path, as: .insyn)
            #expect(page.status == 200, "\(page)")
            #expect(page.text.contains("Justerat"))
            #expect(page.headers["content-security-policy"]?.contains("style-src 'self' 'sha256-") == true)
        }
    }

    @Test func `D-17: a visitor sees adopted plans, the calendar and published minutes, once the agreement opens for it`() async throws {
        try await Scene.play { scene in
            let held = try await scene.attestedMeeting()
            try scene.expect(try await scene.publish(held), 201)
            let draft = try await scene.attempt("UPDATE parameters SET value = 'true' WHERE key = 'insyn.open'", as: .owner)
            #expect(draft == nil)
            for path in ["/insyn/plans", "/insyn/calendar", "/insyn/meetings/\(held.id)/minutes"] {
                let page = try await scene.page(path, as: nil)
                #expect(page.status == 200, "\(path) \(page)")
            }
            for path in ["/insyn", "/insyn/decisions", "/insyn/proposals", "/insyn/meetings/\(held.id)", "/insyn/hours", "/insyn/news"] {
                #expect(try await scene.page(path, as: nil).status == 303, "\(path)")
            }
            #expect(try await scene.get("/dashboards/plans", bearing: "x").status == 401)
        }
    }

    @Test func `a changed record is on the page at the next look`() async throws {
        try await Scene.play { scene in
            let before = try await scene.page("/insyn/proposals", as: .insyn)
            _ = try await scene.submitted("behov", Sample.text, by: .mala, title: "Vägledning <b>om</b> strand & sjö")
            let after = try await scene.page("/insyn/proposals", as: .insyn, headers: ["If-None-Match": before.entityTag ?? ""])
            #expect(after.status == 200)
            #expect(after.text.contains("Vägledning &lt;b&gt;om&lt;/b&gt; strand &amp; sjö"))
            #expect(!after.text.contains("<b>om"))
        }
    }

    @Test func `without its database the site says so with 503, and is itself again as soon as that is back`() async throws {
        try await Scene.play(on: .port) { scene in
            let server = try TestServer()
            let name = scene.database.name
            #expect(try await scene.page("/insyn/decisions", as: .insyn).status == 200)
            scene.setToPresent()
            let browser = scene.browser()
            _ = try await browser.post("/insyn/sign-in", [("token", scene.token(of: .insyn))])
            let session = try #require(browser["__Host-samverkan"])
            try await server.psql(["ALTER DATABASE \"\(name)\" ALLOW_CONNECTIONS false"])
            try await server.psql(["SELECT pg_terminate_backend(pid, 3000) FROM pg_stat_activity WHERE datname = '\(name)'"])
            let gone = try await scene.page("/insyn/decisions?at=2026-03-01&party=2418", as: .insyn)
            #expect(gone.status == 503)
            #expect(gone.text.contains("href=\"/insyn/decisions?at=2026-03-01&amp;party=2418\""), "the way on keeps day and selection")
            #expect(gone.headers["retry-after"] != nil)
            #expect(gone.headers["content-type"] == "text/html; charset=utf-8")
            #expect(gone.text.contains("otillgänglig"))
            Self.expectGuarded(gone, "503")
            let left = try await browser.post("/insyn/sign-out", [])
            #expect(left.status == 503)
            #expect(browser["__Host-samverkan"] == nil, "the browser has forgotten it")
            #expect(left.text.contains("tolv timmar"))
            #expect(left.text.contains("href=\"/insyn/sign-in\"") && !left.text.contains("href=\"/insyn/sign-out\""))
            try await server.psql(["ALTER DATABASE \"\(name)\" ALLOW_CONNECTIONS true"])
            try await waited("the site") {
                try await scene.page("/insyn/decisions", as: .insyn).status == 200 ? () : nil
            }
            #expect(try await scene.get("/parties", bearing: session).status == 200, "as the page said, it goes on")
        }
    }

    @Test func `what is no HTTP under the site's root is answered with a page, too`() async throws {
        try await Scene.play(on: .port) { scene in
            let reply = try await scene.page("/insyn/decisions", as: .insyn, headers: ["X-Long": String(repeating: "x", count: 20_000)])
            #expect(reply.status == 431)
        }
    }
}
