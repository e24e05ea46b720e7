import Daemon
import Foundation
import Kernel
import Records
import Scenes
import Testing
import WebAPI

/// Every route, tried by everybody who may not.
@Suite struct WhoMayTests {
    private static let callers: [(kind: Caller.Kind, who: Who, rule: String)] = [
        (.person, .member("2418"), "right_is_missing"), (.party, .mala, "right_is_missing"),
        (.insyn, .insyn, "insyn_only_reads"), (.administrator, .administrator, "administrator_has_no_say"),
    ]

    @Test func `every route refuses everybody who may not`() async throws {
        let routes = SamverkanAPI.description(origin: Origin(url: "https://samverkan.example.se")).routes
        try await Scene.play { scene in
            let revoked = try await revokedToken(in: scene)
            var attempts = 0
            for route in routes {
                guard let kinds = route.kinds else { continue }
                for token in [nil, "inte-en-nyckel", revoked] {
                    let reply = try await send(route, token: token, in: scene)
                    #expect(reply.status == 401, "\(route.method) \(route.template) \(token ?? "") \(reply)")
                    #expect(reply.rule == (token == nil ? "token_missing" : "token_unknown"))
                    #expect(reply.headers["www-authenticate"]?.hasPrefix("Bearer") == true)
                    attempts += 1
                }
                for (kind, who, rule) in Self.callers where !kinds.contains(kind) {
                    let reply = try await send(route, token: scene.token(of: who), in: scene)
                    #expect(reply.status == 403, "\(route.method) \(route.template) \(kind) \(reply)")
                    #expect(reply.rule == rule, "\(route.method) \(route.template) \(kind) \(reply)")
                    #expect(reply.clause != nil, "\(route.method) \(route.template) \(kind) \(reply)")
                    attempts += 1
                }
            }
            #expect(attempts > 100)
        }
    }

    @Test func `D-17: insyn may try no command at all, and may read every thing`() async throws {
        let routes = SamverkanAPI.description(origin: Origin(url: "https://samverkan.example.se")).routes
        try await Scene.play { scene in
            let insyn = try await scene.token(of: .insyn)
            let commands = routes.filter { $0.form == .command }
            #expect(commands.count > 20)
            for route in commands {
                #expect(route.kinds?.contains(.insyn) == false)
                expectRefusal(try await send(route, token: insyn, in: scene), 403, "insyn_only_reads", "D-17")
            }
            for route in routes where route.form == .document || route.form == .collection {
                #expect(route.kinds?.contains(.insyn) == true)
            }
            #expect(
                try await scene.value(
                    "SELECT count(*) FROM journal_entries WHERE act LIKE 'POST%' OR act LIKE 'PATCH%'"
                ) == "0"
            )
        }
    }

    @Test func `nothing that is not there makes the service fail, whoever asks`() async throws {
        let routes = SamverkanAPI.description(origin: Origin(url: "https://samverkan.example.se")).routes
        try await Scene.play { scene in
            for route in routes {
                for (kind, who, _) in Self.callers where route.kinds?.contains(kind) == true {
                    let reply = try await send(route, token: scene.token(of: who), in: scene)
                    let expected: Set<Int> =
                        route.form == .command ? [400, 404, 412, 422, 428, 403] : [200, 400, 404]
                    #expect(
                        expected.contains(reply.status) || made(reply, by: route),
                        "\(route.method) \(route.template) \(kind) \(reply)"
                    )
                }
            }
        }
    }

    /// Commands without a body that need nothing else than their path are the only ones that an empty one may satisfy.
    private func made(_ reply: Reply, by route: Route) -> Bool {
        (200...201).contains(reply.status) && route.form == .command && !route.template.contains("{")
    }

    private func send(_ route: Route, token: String?, in scene: Scene) async throws -> Reply {
        let path = route.template.split(separator: "/", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("{") ? UUID().text : String($0) }.joined(separator: "/")
        var headers: [String: String] = [:]
        if let token { headers["Authorization"] = "Bearer \(token)" }
        if route.form == .command {
            headers["Idempotency-Key"] = UUID().text
            headers["If-Match"] = "\"1-sv-0\""
        }
        return try await scene.send(route.method, path, route.form == .command ? [:] : nil, as: nil, headers: headers)
    }

    private func revokedToken(in scene: Scene) async throws -> String {
        let made = try await scene.post(
            "/tokens",
            ["kind": "party", "party": "2418", "label": "borttappad", "days": 30],
            as: .administrator
        )
        try scene.expect(made, 201)
        try scene.expect(try await scene.post("/tokens/\(made.id)/revocations", as: .administrator), 201)
        return made["secret"]?.string ?? ""
    }
}
