import Foundation
import Kernel
import Postgres
import Scenes
import Testing
import WebAPI

/// Tokens, drafts and contact details: who sees and who may (D-17, V-60).
@Suite struct AccessTests {
    @Test func `D-17: a revoked token opens nothing more`() async throws {
        try await Scene.play { scene in
            let made = try await token(in: scene)
            let (id, secret) = (made.id, made["secret"]?.string ?? "")
            let before = try await bearer(secret, in: scene)
            #expect(before.status == 200)
            let revoked = try await scene.post("/tokens/\(id)/revocations", as: .administrator)
            #expect(revoked.status == 201)
            #expect(revoked["revokedAt"] == "2026-11-21T09:00:00Z")
            let reply = try await bearer(secret, in: scene)
            #expect(reply.status == 401)
            #expect(reply.rule == "token_unknown")
            let write = try await bearer(secret, "POST", "/persons", ["name": "Ny"], in: scene)
            #expect(write.status == 401)
            #expect(try await scene.value("SELECT count(*) FROM persons WHERE name = 'Ny'") == "0")
            let again = try await scene.post("/tokens/\(id)/revocations", as: .administrator)
            #expect(again.status == 404)
        }
    }

    @Test func `D-17: whoever holds a token may revoke it, and no other`() async throws {
        try await Scene.play { scene in
            let (own, other) = (try await token(in: scene), try await token(party: "2480", in: scene))
            let secret = own["secret"]?.string ?? ""
            let stranger = try await bearer(secret, "POST", "/tokens/\(other.id)/revocations", [:], in: scene)
            #expect(stranger.status == 404)
            let holder = try await bearer(secret, "POST", "/tokens/\(own.id)/revocations", [:], in: scene)
            #expect(holder.status == 201)
            #expect(try await bearer(secret, in: scene).status == 401)
            #expect(try await bearer(other["secret"]?.string ?? "", in: scene).status == 200)
        }
    }

    @Test func `D-17: an expired token opens nothing`() async throws {
        try await Scene.play { scene in
            let ends = [("utgangen", "2025-06-01"), ("gallande", "2999-12-31")]
            for (secret, expires) in ends {
                let error = try await scene.attempt(
                    """
                    INSERT INTO tokens (id, hash, kind, party_code, label, created_at, expires_at)
                    VALUES (gen_random_uuid(), sha256('\(secret)'), 'party', '2418', '\(secret)',
                        '\(expires)'::date - 365, '\(expires)')
                    """,
                    as: .owner
                )
                #expect(error == nil)
            }
            #expect(try await bearer("utgangen", in: scene).status == 401)
            #expect(try await bearer("utgangen", "POST", "/persons", ["name": "Ny"], in: scene).status == 401)
            #expect(try await bearer("gallande", in: scene).status == 200)
        }
    }

    @Test(arguments: ["2028-11-22", "2026-11-21", "2026-11-20"])
    func `a token lives for at most two years`(expires: String) async throws {
        try await Scene.play { scene in
            let error = try await scene.attempt(
                """
                INSERT INTO tokens (id, hash, kind, party_code, label, created_at, expires_at)
                VALUES (gen_random_uuid(), sha256('x'), 'party', '2418', 'x', '2026-11-21', '\(expires)')
                """
            )
            #expect(error?.constraint == "token_expires_within_two_years")
        }
    }

    @Test(arguments: [0, 731]) func `days of a token are from 1 to 730`(days: Int64) async throws {
        try await Scene.play { scene in
            let reply = try await scene.post(
                "/tokens",
                ["kind": "insyn", "label": "för länge", "days": .integer(days)],
                as: .administrator
            )
            #expect(reply.status == 422)
            #expect(reply["errors", "0", "pointer"] == "/days")
        }
    }

    @Test func `the secret is shown once, and only its hash is kept`() async throws {
        try await Scene.play { scene in
            let body: JSONValue = ["kind": "party", "party": "2418", "label": "Malå", "days": 30]
            let first = try await scene.post("/tokens", body, as: .administrator, key: "en-gang")
            #expect(first.status == 201)
            let secret = first["secret"]?.string ?? ""
            #expect(secret.utf8.count == 43)
            let replay = try await scene.post("/tokens", body, as: .administrator, key: "en-gang")
            #expect(replay.status == 201)
            #expect(replay.id == first.id)
            let shown = try await scene.get("/tokens/\(first.id)", as: .administrator)
            #expect(shown.status == 200)
            let listed = try await scene.get("/tokens?limit=100", as: .administrator)
            for reply in [replay, shown, listed] {
                #expect(!reply.text.contains(secret))
                #expect(!reply.text.contains("secret"))
                #expect(!reply.text.contains("hash"))
            }
            let kept = try await scene.value(
                "SELECT count(*) FROM tokens WHERE hash = sha256(convert_to($1, 'UTF8'))",
                [secret]
            )
            #expect(kept == "1")
            #expect(try await scene.value("SELECT count(*) FROM tokens WHERE label = 'Malå'") == "1")
            let traces = try await scene.value(
                """
                SELECT (SELECT count(*) FROM tokens t WHERE strpos(t::text, $1) > 0)
                    + (SELECT count(*) FROM answers a WHERE strpos(a::text, $1) > 0)
                    + (SELECT count(*) FROM journal_changes c WHERE strpos(c::text, $1) > 0)
                    + (SELECT count(*) FROM journal_changes c
                        WHERE strpos(c::text, encode(sha256(convert_to($1, 'UTF8')), 'hex')) > 0)
                """,
                [secret]
            )
            #expect(traces == "0")
        }
    }

    @Test func `tokens are made and listed by the administrator only`() async throws {
        try await Scene.play { scene in
            let other = try await token(party: "2480", in: scene)
            _ = try await scene.token(of: .insyn)
            let all = try await scene.get("/tokens?limit=100", as: .administrator)
            #expect(all.items.count >= 3)
            #expect(all["_meta", "totalRecords"] == .integer(Int64(all.items.count)))
            for who in [Who.mala, .coordinator, .chair, .insyn] {
                let own = try await scene.get("/tokens?limit=100", as: who)
                #expect(own.status == 200)
                #expect(own.items.count == 1)
                #expect(own.items.first?["label"] == "scene")
                let foreign = try await scene.get("/tokens/\(other.id)", as: who)
                #expect(foreign.status == 404)
                let made = try await scene.post(
                    "/tokens",
                    ["kind": "administrator", "label": "min egen", "days": 1],
                    as: who
                )
                expectRefusal(
                    made,
                    403,
                    who == .insyn ? "insyn_only_reads" : "right_is_missing",
                    who == .insyn ? "D-17" : "D-25"
                )
            }
        }
    }

    @Test func `a token's row cannot be turned into another's`() async throws {
        try await Scene.play { scene in
            let made = try await token(in: scene)
            for change in [
                "kind = 'administrator'", "party_code = '2480'", "expires_at = '2028-11-20'", "hash = sha256('x')",
            ] {
                let error = try await scene.attempt("UPDATE tokens SET \(change) WHERE id = '\(made.id)'")
                #expect(error?.sqlstate == "42501", "\(change)")
            }
            #expect(try await scene.attempt("DELETE FROM tokens")?.sqlstate == "42501")
        }
    }

    private static let nameless: [(JSONValue, String)] = [
        (["kind": "person", "label": "x", "days": 1], "/person"),
        (["kind": "party", "label": "x", "days": 1], "/party"),
        (["kind": "insyn", "party": "2418", "label": "x", "days": 1], "/party"),
        (["kind": "gud", "label": "x", "days": 1], "/kind"),
        (["kind": "visitor", "label": "x", "days": 1], "/kind"),
        (["kind": "party", "party": "9999", "label": "x", "days": 1], "/party"),
        (["kind": "person", "person": "01900000-0000-7000-8000-000000000000", "label": "x", "days": 1], "/person"),
    ]

    @Test(arguments: nameless)
    func `a token names its holder`(body: JSONValue, pointer: String) async throws {
        try await Scene.play { scene in
            let reply = try await scene.post("/tokens", body, as: .administrator)
            #expect(reply.status == 422, "\(reply)")
            guard case .array(let errors)? = reply["errors"] else { throw SceneError(what: "\(reply)") }
            #expect(errors.contains { $0["pointer"]?.string == pointer }, "\(reply)")
        }
    }

    @Test func `D-17: insyn reads what is public and changes nothing, however well it is asked`() async throws {
        try await Scene.play { scene in
            let seat = try await scene.seat(party: "2418", at: "2026-05-31")["id"]?.string ?? ""
            let person = try await scene.person(.member("2418")).text
            let attempts: [(String, String, JSONValue)] = [
                ("POST", "/proposals", ["matter": "behov", "title": "Insyn", "content": Sample.text]),
                ("POST", "/persons", ["name": "Insyn"]),
                ("PATCH", "/persons/\(person)", ["email": "insyn@example.se"]),
                (
                    "POST", "/groups/samverkansgrupp/seats",
                    ["seat": "ledamot", "person": .string(person), "from": "2026-03-01"]
                ),
                ("POST", "/groups/samverkansgrupp/seats/\(seat)/endings", ["lastDay": "2026-05-31"]),
                (
                    "POST", "/meetings",
                    [
                        "group": "samverkansgrupp", "kind": "extra", "startsAt": "2026-12-10T08:00:00Z",
                        "on": "2026-11-21",
                    ]
                ),
                ("POST", "/tokens", ["kind": "administrator", "label": "Insyn", "days": 1]),
            ]
            let entries = try await scene.value("SELECT entry FROM journal_head")
            _ = try await scene.token(of: .insyn)
            for (method, path, body) in attempts {
                let reply = try await scene.send(
                    method,
                    path,
                    body,
                    as: .insyn,
                    headers: ["Idempotency-Key": UUID().text, "If-Match": "*"]
                )
                expectRefusal(reply, 403, "insyn_only_reads", "D-17")
            }
            let after = try await scene.value("SELECT entry - 1 FROM journal_head")
            #expect(after == entries, "only the token itself was recorded")
            for path in [
                "/groups", "/proposals", "/meetings", "/decisions", "/plans", "/findings", "/clauses", "/duties",
            ] {
                let reply = try await scene.get(path, as: .insyn)
                #expect(reply.status == 200, "\(path)")
            }
        }
    }

    @Test func `a draft is seen by its party only, until it is submitted`() async throws {
        try await Scene.play { scene in
            let draft = try await scene.post(
                "/proposals",
                ["matter": "behov", "title": "Ett utkast", "on": "2026-02-01", "content": Sample.text],
                as: .mala
            )
            #expect(draft.status == 201)
            let paths = [
                "/proposals/\(draft.id)", "/proposals/\(draft.id)/versions", "/proposals/\(draft.id)/versions/1",
                "/proposals/\(draft.id)/steps",
            ]
            let others: [Who] = [.system(party: "2480"), .member("2480"), .insyn, .administrator, .coordinator, .chair]
            for who in others {
                for path in paths { #expect(try await scene.get(path, as: who).status == 404, "\(path) \(who)") }
                let listed = try await scene.get("/proposals?party=2418", as: who)
                #expect(listed.items.isEmpty)
                #expect(listed["_meta", "totalRecords"] == 0)
            }
            for step in ["submissions", "withdrawals"] {
                let reply = try await scene.post(
                    "/proposals/\(draft.id)/\(step)",
                    ["on": "2026-02-01"],
                    as: .system(party: "2480")
                )
                #expect(reply.status == 404, "\(step) \(reply)")
            }
            for who in [Who.mala, .member("2418")] {
                for path in paths { #expect(try await scene.get(path, as: who).status == 200, "\(path) \(who)") }
                #expect(try await scene.get("/proposals?party=2418", as: who).items.count == 1)
            }
            let submitted = try await scene.post("/proposals/\(draft.id)/submissions", ["on": "2026-02-01"], as: .mala)
            #expect(submitted.status == 201)
            for who in others {
                for path in paths { #expect(try await scene.get(path, as: who).status == 200, "\(path) \(who)") }
            }
        }
    }

    private func token(party: String = "2418", in scene: Scene) async throws -> Reply {
        let reply = try await scene.post(
            "/tokens",
            ["kind": "party", "party": .string(party), "label": "E-arkiv", "days": 30],
            as: .administrator
        )
        return try scene.expect(reply, 201)
    }

    private func bearer(
        _ secret: String,
        _ method: String = "GET",
        _ path: String = "/parties",
        _ body: JSONValue? = nil,
        in scene: Scene
    ) async throws -> Reply {
        var headers = ["Authorization": "Bearer \(secret)"]
        if method == "POST" { headers["Idempotency-Key"] = UUID().text }
        return try await scene.send(method, path, body, as: nil, headers: headers)
    }
}
