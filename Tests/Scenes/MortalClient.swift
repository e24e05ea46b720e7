import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import NIOPosix
import Subprocess
import Synchronization
import SystemPackage

/// The service as a process of its own, killed with SIGKILL after every write and started again.
///
/// Each write is then sent once more under its key: the answer must be the one that was given before the kill.
final class MortalClient: SceneClient {
    private struct Life {
        var process: ProcessIdentifier?
        var port = 0
        var deaths = 0
    }

    private let (app, insyn): (String, String)
    private let life = Mutex(Life())

    /// - Parameters: conninfos of the two logins of the service.
    init(app: String, insyn: String) {
        (self.app, self.insyn) = (app, insyn)
    }

    var deaths: Int { life.withLock { $0.deaths } }

    /// Lets `body` use the service, which is started again whenever it ends.
    func living<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) async throws -> Value {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask {
                while !Task.isCancelled { try await self.live() }
                return nil
            }
            group.addTask { try await body() }
            defer { group.cancelAll() }
            while let value = try await group.next() {
                if let value { return value }
            }
            throw SceneError(what: "the service is gone")
        }
    }

    /// One life of the service, until it ends.
    private func live() async throws {
        let port = try Scene.freePort(), healthPort = try Scene.freePort()
        let executable = Bundle.main.executableURL?.deletingLastPathComponent().appending(path: "samverkand")
        let configuration = Configuration(
            executable: .path(FilePath(executable?.path ?? "samverkand")), arguments: ["serve"],
            environment: .custom([
                "SAMVERKAN_APP_CONNINFO": app, "SAMVERKAN_INSYN_CONNINFO": insyn, "SAMVERKAN_PORT": "\(port)", "SAMVERKAN_HEALTH_PORT": "\(healthPort)",
                "SAMVERKAN_ORIGIN": "https://samverkan.example.se", "SAMVERKAN_LOG_LEVEL": "critical",
            ]))
        _ = try await run(configuration, input: .none, output: .discarded, error: .discarded) { execution in
            for _ in 0..<500 {
                let ready = try? await TestClient.withClient(host: "127.0.0.1", port: healthPort) { try await $0.get("/health/ready") }
                if ready?.status == .ok { return self.life.withLock { ($0.process, $0.port) = (execution.processIdentifier, port) } }
                try await Task.sleep(for: .milliseconds(20))
            }
            throw SceneError(what: "the service does not start")
        }
    }

    func execute(_ uri: String, _ method: HTTPRequest.Method, _ fields: HTTPFields, _ body: [UInt8]?) async throws -> Reply {
        let request = TestClient.Request(uri, method: method, headers: fields, body: body.map { ByteBuffer(bytes: $0) })
        let reply = try await send(request)
        guard method != .get else { return reply }
        kill()
        let again = try await send(request)
        guard again.status == reply.status, again.text == reply.text else {
            throw SceneError(what: "\(method) \(uri) gave \(reply), and after the kill \(again)")
        }
        return again
    }

    private func kill() {
        life.withLock { life in
            guard let process = life.process else { return }
            Foundation.kill(process.value, SIGKILL)
            life.process = nil
            life.deaths += 1
        }
    }

    private func send(_ request: TestClient.Request) async throws -> Reply {
        let response = try await TestClient.withClient(host: "127.0.0.1", port: try await livePort()) { client in
            try await client.execute(request)
        }
        return Reply(status: response.status, fields: response.headers, body: response.body)
    }

    private func livePort() async throws -> Int {
        for _ in 0..<1_000 {
            if let port = life.withLock({ $0.process == nil ? nil : $0.port }) { return port }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw SceneError(what: "the service does not come back")
    }
}

extension Scene {
    /// A port that nobody listens on.
    public static func freePort() throws -> Int {
        let channel = try ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton).bind(host: "127.0.0.1", port: 0).wait()
        defer { try? channel.close().wait() }
        guard let port = channel.localAddress?.port else { throw SceneError(what: "no port is free") }
        return port
    }
}
