import NIOCore
import NIOPosix
import Scenes
import Testing

/// What becomes of content that follows a request to the sign-in.
@Suite(.timeLimit(.minutes(10))) struct SignInConnectionTests {
    private static let unread = [
        "PUT /insyn/sign-in", "GET /insyn/sign-in", "GET /insyn/sign-in/oidc", "GET /insyn/sign-in/callback", "DELETE /insyn/sign-out",
        "PATCH /insyn/decisions",
    ]

    @Test func `content that nobody reads ends the connection with the answer`() async throws {
        try await Scene.play(on: .port) { scene in
            for request in Self.unread {
                // More never comes, and neither does the end.
                let answer = try await answer(to: "\(request) HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n", in: scene)
                #expect(answer.hasPrefix("HTTP/1.1 "), "\(request)")
            }
        }
    }

    @Test func `a form that was read leaves the connection open`() async throws {
        try await Scene.play(on: .port) { scene in
            let refused = try await scene.browser().post("/insyn/sign-in", [("token", "fel")])
            #expect(refused.status == 403)
            #expect(refused.headers["connection"] != "close")
            let foreign = try await scene.browser().post("/insyn/sign-out", [("token", "fel")], headers: [:])
            #expect(foreign.status == 403)
            #expect(foreign.headers["connection"] != "close")
            let long = try await scene.browser().post("/insyn/sign-in", [("token", String(repeating: "x", count: 9_000))])
            #expect(long.headers["connection"] == "close")
        }
    }

    /// All that the service says before it ends the connection.
    private func answer(to request: String, in scene: Scene) async throws -> String {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: scene.port ?? 0) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: request))
            var answer = ""
            for try await part in inbound { answer += String(buffer: part) }
            return answer
        }
    }
}
