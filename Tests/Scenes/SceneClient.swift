import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore

/// How a scene's requests reach the service.
protocol SceneClient: Sendable {
    func execute(_ uri: String, _ method: HTTPRequest.Method, _ fields: HTTPFields, _ body: [UInt8]?) async throws -> Reply
}

/// The service in this process.
struct RouterClient: SceneClient {
    let client: any TestClientProtocol

    func execute(_ uri: String, _ method: HTTPRequest.Method, _ fields: HTTPFields, _ body: [UInt8]?) async throws -> Reply {
        try await client.execute(uri: uri, method: method, headers: fields, body: body.map { ByteBuffer(bytes: $0) }) { response in
            Reply(status: response.status, fields: response.headers, body: response.body)
        }
    }
}

extension Reply {
    init(status: HTTPResponse.Status, fields: HTTPFields, body: ByteBuffer?) {
        self.init(
            status: status.code,
            headers: Dictionary(fields.map { ($0.name.canonicalName, $0.value) }, uniquingKeysWith: { first, _ in first }),
            bytes: body.map { Array($0.readableBytesView) } ?? [], cookies: fields[values: .setCookie])
    }
}
