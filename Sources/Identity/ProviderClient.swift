import AsyncHTTPClient
import Foundation
import Kernel
import NIOCore
import NIOHTTP1
import WebAPI

/// Asks a provider over HTTP: bounded in time and size, and never sent on elsewhere.
struct ProviderClient: Sendable {
    /// Bytes of an answer.
    private static let maximumLength = 256 << 10

    private let http: HTTPClient
    private let patience: Duration

    init(patience: Duration) {
        self.patience = patience
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: TimeAmount(patience), read: TimeAmount(patience)))
        configuration.httpVersion = .http1Only
        http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    func shutdown() async throws {
        try await http.shutdown()
    }

    /// - Throws: `unreachable`, for any other answer than a JSON document, too.
    func document(at url: String) async throws(IdentityError) -> JSONValue {
        var request = HTTPClientRequest(url: url)
        request.headers.add(name: "Accept", value: "application/json")
        let answer = try await answer(to: request)
        guard answer.status == 200 else { throw .unreachable }
        return answer.document
    }

    /// What the provider answers to a form, a refusal (4xx) too.
    func answer(
        to form: [(String, String)], at url: String, authorization: String?
    ) async throws(IdentityError) -> (status: Int, document: JSONValue) {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        request.headers.add(name: "Accept", value: "application/json")
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        if let authorization { request.headers.add(name: "Authorization", value: authorization) }
        request.body = .bytes(ByteBuffer(string: FormText.encode(form)))
        return try await answer(to: request)
    }

    private func answer(to request: HTTPClientRequest) async throws(IdentityError) -> (status: Int, document: JSONValue) {
        do {
            return try await withThrowingTaskGroup(of: (Int, JSONValue)?.self) { group in
                group.addTask {
                    let response = try await http.execute(request, timeout: TimeAmount(patience))
                    let body = try await response.body.collect(upTo: Self.maximumLength)
                    return (Int(response.status.code), try JSONScanner.parse(Array(body.readableBytesView)))
                }
                group.addTask {
                    try await Task.sleep(for: patience)
                    return nil
                }
                defer { group.cancelAll() }
                guard let first = try await group.next(), let answer = first else { throw IdentityError.unreachable }
                return answer
            }
        } catch {
            throw .unreachable
        }
    }
}
