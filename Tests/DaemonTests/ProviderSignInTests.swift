import Crypto
import Foundation
import Identity
import Kernel
import Postgres
import Scenes
import TestSupport
import Testing
import WebAPI

/// Signing in at a provider of OpenID Connect: authorization code with PKCE (D-17).
@Suite struct ProviderSignInTests {
    @Test(arguments: [SmallProvider.secret, nil])
    func `D-17: whom the provider vouches for acts as the person it is registered as`(secret: String?) async throws {
        try await SmallProvider.play(secret: secret) { scene, provider in
            try await scene.register("person-1", as: .coordinator, of: provider)
            let browser = scene.browser()
            let form = try await browser.get("/insyn/sign-in?return=/insyn/plans")
            #expect(form.text.contains("href=\"/insyn/sign-in/oidc"))
            let sent = try await browser.get("/insyn/sign-in/oidc?return=/insyn/plans")
            #expect(sent.status == 303)
            #expect(sent.cookies.allSatisfy { $0.hasPrefix("__Host-samverkan-sign-in=") && $0.hasSuffix("SameSite=Strict; Max-Age=600") })
            let returned = try await visit(provider, sent)

            let forwarding = try await browser.get(returned, from: "cross-site")
            #expect(forwarding.status == 200)
            #expect(forwarding.cookies == [], "no cookie came, and none is set")
            let finish = try next(of: forwarding)
            #expect(forwarding.text.contains("content=\"0;url=\(finish.replacing("&", with: "&amp;"))\""))
            let entered = try await browser.get(finish)
            #expect(entered.status == 303, "\(entered)")
            #expect(entered.headers["location"] == "/insyn/plans")
            let session = try #require(browser["__Host-samverkan"])
            #expect(browser["__Host-samverkan-sign-in"] == nil)
            provider.set { state in
                let basic = "Basic \(Data("samverkan:hemlig%20%26%20dold".utf8).base64EncodedString())"
                #expect(state.authorization == (secret == nil ? nil : basic))
            }

            let own = try await scene.get("/tokens", bearing: session).items.first
            let person = try await scene.person(.coordinator)
            #expect(own?["person"] == .string(person.text))
            #expect(own?["identity"] == .null)
            #expect(try await scene.value("SELECT count(*) FROM tokens WHERE identity_subject = 'person-1' AND id::text = $1", [
                own?["signedInWith"]?.string,
            ]) == "1")
        }
    }

    @Test func `an identity is registered without a secret, once, and again when it was revoked`() async throws {
        try await SmallProvider.play { scene, provider in
            let made = try await scene.register("person-1", as: .coordinator, of: provider)
            #expect(made["secret"] == nil)
            #expect(made["identity"] == ["issuer": .string(provider.issuer), "subject": "person-1"])
            let again = try await scene.registration("person-1", as: .chair, of: provider)
            #expect(again.status == 409)
            #expect(again.rule == "token_is_known_once")
            #expect(again["permittedPath"]?.string?.isEmpty == false)
            let browser = scene.browser()
            #expect(try await enter(browser, provider).status == 303)
            let session = try #require(browser["__Host-samverkan"])
            #expect(try await scene.post("/tokens/\(made.id)/revocations", as: .administrator).status == 201)
            #expect(try await scene.get("/parties", bearing: session).status == 401)
            let refused = try await enter(browser, provider)
            #expect(refused.status == 403)
            #expect(refused.text.contains("Identitet: person-1") && refused.text.contains(provider.issuer))
            try await scene.register("person-1", as: .chair, of: provider)
            #expect(try await enter(browser, provider).status == 303)
            let traces = try await scene.value("SELECT count(*) FROM journal_changes c WHERE strpos(c::text, 'person-1') > 0")
            #expect(traces == "0", "the journal keeps identities as hashes")
            #expect(try await scene.value("SELECT count(*) FROM journal_changes WHERE relation = 'tokens' AND after ~ '\"identity_subject\": \"[0-9a-f]{64}\"'") != "0")
        }
    }

    private static let nameless: [(JSONValue, String)] = [
        (["issuer": "https://i"], "/identity/subject"), (["subject": "s"], "/identity/issuer"),
        (["issuer": "https://å", "subject": "s"], "/identity/issuer"), (["issuer": "https://i", "subject": "s s"], "/identity/subject"),
        (["issuer": "https://i", "subject": "s", "hash": "x"], "/identity/hash"),
    ]

    @Test(arguments: nameless) func `an identity has an issuer and a subject`(identity: JSONValue, pointer: String) async throws {
        try await Scene.play { scene in
            let reply = try await scene.post(
                "/tokens", ["kind": "insyn", "label": "x", "days": 1, "identity": identity], as: .administrator)
            #expect(reply.status == 422, "\(reply)")
            #expect(reply["errors", "0", "pointer"]?.string == pointer, "\(reply)")
        }
    }

    @Test(arguments: [Scene.Role.app, .owner, .superuser])
    func `an identity has the hash of its names, whoever writes it`(role: Scene.Role) async throws {
        try await Scene.play { scene in
            let hash = "sha256('oidc\\000https://i\\000s')"
            for (hash, issuer, subject, rule) in [
                ("sha256('x')", "'https://i'", "'s'", "identity_is_known_by_its_hash"),
                (hash, "'https://i'", "'t'", "identity_is_known_by_its_hash"),
                (hash, "'https://i'", "NULL", "identity_has_issuer_and_subject"),
                (hash, "''", "'s'", "identity_has_issuer_and_subject"), (hash, "'https://i'", "'s'", nil),
                (hash, "'https://i'", "'s'", "token_is_known_once"),
            ] {
                let error = try await scene.attempt(
                    """
                    INSERT INTO tokens (id, hash, kind, label, created_at, expires_at, identity_issuer, identity_subject)
                    VALUES (gen_random_uuid(), \(hash), 'insyn', 'x', now(), now() + INTERVAL '1 day', \(issuer), \(subject))
                    """, as: role)
                #expect(error?.constraint == rule, "\(issuer) \(subject)")
            }
        }
    }

    @Test func `a way back that was not begun here leads nowhere`() async throws {
        try await SmallProvider.play { scene, provider in
            try await scene.register("person-1", as: .coordinator, of: provider)
            let (browser, other) = (scene.browser(), scene.browser())
            let theirs = try next(of: await other.get(try await visit(provider, other.get("/insyn/sign-in/oidc")), from: "cross-site"))
            // Nothing begun, then something else begun: the code of another is no use (login CSRF).
            for _ in 0..<2 {
                let stolen = try await browser.get(theirs)
                #expect(stolen.status == 403)
                #expect(browser["__Host-samverkan"] == nil)
                _ = try await browser.get("/insyn/sign-in/oidc")
            }
            let attempt = try #require(other["__Host-samverkan-sign-in"])
            browser["__Host-samverkan-sign-in"] = String(attempt.dropLast()) + (attempt.last == "A" ? "E" : "A")
            #expect(try await browser.get(theirs).status == 403, "a cookie that was changed")
            let elsewhere = theirs.replacing("&iss=http", with: "&iss=https")
            #expect(elsewhere != theirs)
            #expect(try await other.get(elsewhere).status == 403, "from another provider")
            for _ in 0..<12 { #expect(try await browser.get(theirs, from: "cross-site").status == 403, "an image on any site, not counted") }
            scene.clock.set(scene.clock.now().adding(.seconds(601)))
            #expect(try await other.get(theirs).status == 403, "too late")
            scene.clock.set(scene.clock.now().adding(.seconds(-2)))
            let now = scene.clock.now()
            provider.set { $0.now = now }
            #expect(try await other.get(theirs).status == 303)
            other["__Host-samverkan-sign-in"] = attempt
            let replayed = try await other.get(theirs)
            #expect(replayed.status == 403)
            #expect(replayed.text.contains("redan använt"))
        }
    }

    private static let wrongs: [(String, JSONValue)] = [
        ("nonce", "annan"), ("nonce", .null), ("aud", "annan"), ("aud", .array(["samverkan", "annan"])), ("aud", .null),
        ("iss", "https://evil.example"), ("exp", 1), ("exp", .null), ("nbf", 9_999_999_999), ("iat", 9_999_999_999), ("sub", ""),
        ("sub", .null), ("sub", .integer(1)), ("azp", "annan"), ("exp", "2999-01-01"),
    ]

    @Test func `what a provider says otherwise than it should is not believed`() async throws {
        try await SmallProvider.play { scene, provider in
            try await scene.register("person-1", as: .coordinator, of: provider)
            for (index, (name, value)) in Self.wrongs.enumerated() {
                provider.set { $0.otherwise = [name: value] }
                let browser = scene.browser(address: "192.0.2.\(index)")
                let refused = try await enter(browser, provider)
                #expect(refused.status == 403, "\(name) \(value)")
                #expect(browser["__Host-samverkan"] == nil)
            }
            provider.set { $0.otherwise = ["aud": .array(["samverkan", "annan"]), "azp": "samverkan"] }
            #expect(try await enter(scene.browser(address: "198.51.100.1"), provider).status == 303)
            provider.set { state in
                state.otherwise = [:]
                state.verifier = "gissad"
            }
            #expect(try await enter(scene.browser(address: "198.51.100.2"), provider).status == 403, "PKCE")
        }
    }

    @Test func `a person who changes her mind, and a provider that is away, are told of`() async throws {
        try await SmallProvider.play { scene, provider in
            let browser = scene.browser()
            let sent = try await browser.get("/insyn/sign-in/oidc")
            let state = try #require(FormText.decode(location(sent).split(separator: "?")[1])?["state"])
            let cancelled = try await browser.get("/insyn/sign-in/finish?error=access_denied&state=\(state)")
            #expect(cancelled.status == 403)
            #expect(cancelled.text.contains("avbröts"))
            #expect(browser["__Host-samverkan-sign-in"] == nil)
            let returned = try await visit(provider, browser.get("/insyn/sign-in/oidc"))
            provider.set { $0.isAway = true }
            let away = try await browser.get(try next(of: await browser.get(returned, from: "cross-site")))
            #expect(away.status == 503)
            #expect(away.headers["retry-after"] == "30")
            #expect(away.text.contains("svarar inte"))
            scene.clock.set(scene.clock.now().adding(.seconds(3_601)))
            #expect(try await browser.get("/insyn/sign-in/oidc").status == 503)
            provider.set { $0.isAway = false }
            scene.clock.set(scene.clock.now().adding(.seconds(1)))
            #expect(try await browser.get("/insyn/sign-in/oidc").status == 303)
        }
    }

    @Test func `a sign-in under way is finished by any daemon of the service, and by nobody else`() throws {
        func seal(_ secret: String?, client: String = "a", issuer: String = "https://i.example") throws -> SignInAttempt.Seal {
            SignInAttempt.Seal(try #require(ProviderConfiguration(issuer: issuer, clientID: client, clientSecret: secret)))
        }
        let now = Instant(microseconds: 0)
        let attempt = SignInAttempt(returnPath: "/insyn/plans", at: now, identifiers: RandomIdentifiers())
        let sealed = try seal("hemlig").sealed(attempt)
        #expect(try seal("hemlig").opened(sealed, at: now) == attempt)
        for other in try [seal("annan"), seal(nil), seal("hemlig", client: "b"), seal("hemlig", issuer: "https://j.example")] {
            #expect(other.opened(sealed, at: now) == nil)
        }
        let (own, other) = (try seal(nil), try seal(nil))
        #expect(try own.opened(own.sealed(attempt), at: now) == attempt)
        #expect(try other.opened(own.sealed(attempt), at: now) == nil, "a public client has no secret to share")
    }

    // MARK: The API

    @Test func `D-17: a token of the provider reads and writes as its person`() async throws {
        try await SmallProvider.play { scene, provider in
            try await scene.register("person-1", as: .member("2418"), of: provider)
            let token = try provider.token()
            let person = try await scene.person(.member("2418")).text
            for _ in 0..<2 { #expect(try await scene.get("/tokens", bearing: token).items.first?["person"] == .string(person)) }
            let proposal = try await scene.send(
                "POST", "/proposals", ["matter": "behov", "title": "Genom en utfärdare", "content": Sample.text], as: nil,
                headers: ["Authorization": "Bearer \(token)", "Idempotency-Key": UUID().text])
            #expect(proposal.status == 201, "\(proposal)")
            #expect(proposal["person"] == .string(person))
            let stranger = try await scene.get("/parties", bearing: provider.token(subject: "okänd"))
            #expect(stranger.status == 401)
            #expect(stranger.headers["www-authenticate"]?.contains("error=\"invalid_token\"") == true)
        }
    }

    private static let refused: [(claims: [String: JSONValue], header: [String: JSONValue])] = [
        (["aud": "samverkan"], [:]), (["aud": .null], [:]), (["iss": "https://evil.example"], [:]), (["exp": 1], [:]),
        (["exp": .null], [:]), (["nbf": 9_999_999_999], [:]), (["sub": .null], [:]), ([:], ["alg": "none"]), ([:], ["alg": "HS256"]),
        ([:], ["alg": "RS512"]), ([:], ["alg": "ES256"]), ([:], ["alg": .null]), ([:], ["kid": "okänd"]), ([:], ["kid": .null]),
        ([:], ["crit": .array(["exp"])]), ([:], ["typ": "logout+jwt"]), (["sub": "person\n1"], [:]),
    ]

    @Test func `D-17: the API takes no token of a provider that is not made for it, now, by a key of the provider's`() async throws {
        try await SmallProvider.play { scene, provider in
            try await scene.register("person-1", as: .coordinator, of: provider)
            let good = try provider.token()
            #expect(try await scene.get("/parties", bearing: good).status == 200)
            for (claims, header) in Self.refused {
                let reply = try await scene.get("/parties", bearing: provider.token(claims, header: header))
                #expect(reply.status == 401, "\(claims) \(header)")
                #expect(reply.headers["www-authenticate"]?.contains("error=\"invalid_token\"") == true)
            }
            let parts = good.split(separator: ".").map(String.init)
            let other = try provider.token(subject: "person-2").split(separator: ".").map(String.init)
            let forged = [
                "\(parts[0]).\(other[1]).\(parts[2])", "\(parts[0]).\(parts[1]).", "\(parts[0]).\(parts[1]).\(other[2])", "..", "a.b.c",
                "\(parts[0])..\(parts[2])", "\(parts[0]).\(parts[1]).\(parts[2])=", "\(String(repeating: "W1tb", count: 900)).e30.AA",
            ]
            for token in forged { #expect(try await scene.get("/parties", bearing: token).status == 401, "\(token.prefix(40))") }
            let write = try await scene.send(
                "POST", "/persons", ["name": "Ny"], as: nil,
                headers: ["Authorization": "Bearer \(forged[0])", "Idempotency-Key": UUID().text])
            #expect(write.status == 401)
            #expect(try await scene.value("SELECT count(*) FROM persons WHERE name = 'Ny'") == "0")
            #expect(try await scene.get("/parties", bearing: scene.token(of: .coordinator)).status == 200)
        }
    }

    @Test func `clocks may differ by a minute`() async throws {
        try await SmallProvider.play { scene, provider in
            try await scene.register("person-1", as: .coordinator, of: provider)
            let now = scene.clock.now().microseconds / 1_000_000
            for (claims, status) in [(["exp": now - 59], 200), (["exp": now - 60], 401), (["nbf": now + 60], 200), (["nbf": now + 61], 401)] {
                let token = try provider.token(claims.mapValues(JSONValue.integer))
                #expect(try await scene.get("/parties", bearing: token).status == status, "\(claims)")
            }
        }
    }

    @Test func `keys that the provider changes to are found, and asked for twice a minute at the most`() async throws {
        try await SmallProvider.play { scene, provider in
            try await scene.register("person-1", as: .coordinator, of: provider)
            let first = try provider.token()
            #expect(try await scene.get("/parties", bearing: first).status == 200)
            #expect(provider.asked == 1)
            provider.set { state in
                state.keys["second"] = .p256(.init())
                state.signing = ("second", "ES256")
            }
            let second = try provider.token()
            for _ in 0..<3 { #expect(try await scene.get("/parties", bearing: second).status == 401) }
            #expect(provider.asked == 1, "asked half a minute ago")
            scene.clock.set(scene.clock.now().adding(.seconds(30)))
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<8 { group.addTask { try await scene.get("/parties", bearing: second).status } }
                for try await status in group { #expect(status == 200) }
            }
            #expect(provider.asked == 2, "once for all")
            #expect(try await scene.get("/parties", bearing: first).status == 200)
            provider.set { state in
                state.keys = ["third": .rsa(SmallProvider.rsaKeys[1])]
                state.signing = ("third", "PS256")
            }
            scene.clock.set(scene.clock.now().adding(.seconds(30)))
            #expect(try await scene.get("/parties", bearing: provider.token()).status == 200)
            #expect(try await scene.get("/parties", bearing: first).status == 401, "a key that is gone verifies nothing")
            #expect(provider.asked == 3)
        }
    }

    @Test func `without an audience the API takes no tokens of the provider`() async throws {
        try await SmallProvider.play(audience: nil) { scene, provider in
            try await scene.register("person-1", as: .coordinator, of: provider)
            #expect(try await scene.get("/parties", bearing: provider.token()).status == 401)
            #expect(try await enter(scene.browser(), provider).status == 303)
        }
    }

    // MARK: Steps

    /// All the way, from the sign-in to where it ends.
    private func enter(_ browser: Browser, _ provider: SmallProvider) async throws -> Reply {
        let returned = try await visit(provider, browser.get("/insyn/sign-in/oidc"))
        return try await browser.get(try next(of: await browser.get(returned, from: "cross-site")))
    }

    /// At the provider, where the browser was sent.
    ///
    /// - Returns: path and query that it sends the browser back to.
    private func visit(_ provider: SmallProvider, _ sent: Reply) async throws -> String {
        let back = try provider.signIn(at: location(sent))
        let start = "https://samverkan.example.se"
        #expect(back.hasPrefix(start + "/insyn/sign-in/callback?"))
        return String(back.dropFirst(start.count))
    }

    private func location(_ reply: Reply) throws -> String { try #require(reply.headers["location"], "\(reply)") }

    /// Where the forwarding page goes on to.
    private func next(of page: Reply) throws -> String {
        let link = try #require(page.text.firstMatch(of: /<a href="([^"]+)"/), "\(page)")
        return String(link.output.1).replacing("&amp;", with: "&")
    }
}
