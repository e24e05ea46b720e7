import Foundation
import HTTPTypes
import Kernel
import Synchronization
import TestSupport
import WebAPI

extension Scene {
    /// A browser with cookies of its own.
    ///
    /// - Parameter address: that the proxy tells of it.
    public func browser(address: String = "192.0.2.7") -> Browser {
        Browser(client: client, address: address)
    }

    /// Sets the scene to this second, which is what the database judges by whether a session has expired.
    public func setToPresent() {
        clock.set(Instant(microseconds: SystemClock().now().microseconds / 1_000_000 * 1_000_000))
    }

    /// What the API answers to the secret in a cookie, a token or a JWT.
    public func get(_ path: String, bearing secret: String) async throws -> Reply {
        try await send("GET", path, nil, as: nil, headers: ["Authorization": "Bearer \(secret)"])
    }
}

/// Keeps cookies, and sends them as `SameSite=Strict` allows. Follows nothing by itself.
public final class Browser: Sendable {
    private let client: any SceneClient
    private let address: String
    private let cookies = Mutex<[String: String]>([:])

    init(client: any SceneClient, address: String) {
        self.client = client
        self.address = address
    }

    public subscript(name: String) -> String? {
        get { cookies.withLock { $0[name] } }
        set { cookies.withLock { $0[name] = newValue } }
    }

    /// - Parameter site: where the link or the redirect stood: `same-origin`, `cross-site` or `none`.
    public func get(_ target: String, from site: String = "same-origin", method: String = "GET") async throws -> Reply {
        try await send(method, target, ["Sec-Fetch-Site": site], nil, bringsCookies: site != "cross-site")
    }

    /// Posts a form; `headers` say where from, in place of what a browser says of a form of ours.
    public func post(
        _ target: String, _ form: [(String, String)], headers: [String: String]? = nil,
        type: String = "application/x-www-form-urlencoded"
    ) async throws -> Reply {
        var headers = headers ?? ["Sec-Fetch-Site": "same-origin", "Origin": "https://samverkan.example.se"]
        let isOwn = headers["Sec-Fetch-Site"] != "cross-site"
        headers["Content-Type"] = type
        return try await send("POST", target, headers, Array(FormText.encode(form).utf8), bringsCookies: isOwn)
    }

    private func send(
        _ method: String, _ target: String, _ headers: [String: String], _ body: [UInt8]?, bringsCookies: Bool
    ) async throws -> Reply {
        var fields = HTTPFields()
        for (name, value) in headers.merging(["Forwarded": "for=\"\(address)\";proto=https"], uniquingKeysWith: { own, _ in own }) {
            guard let name = HTTPField.Name(name) else { throw SceneError(what: "\(name) is no header") }
            fields[name] = value
        }
        let kept = cookies.withLock { $0.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ") }
        if bringsCookies, !kept.isEmpty { fields[.cookie] = kept }
        guard let method = HTTPRequest.Method(rawValue: method) else { throw SceneError(what: "\(method) is no method") }
        let reply = try await client.execute(target, method, fields, body)
        for cookie in reply.cookies { keep(cookie) }
        return reply
    }

    private func keep(_ cookie: String) {
        let parts = cookie.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
        let pair = (parts.first ?? "").split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        cookies.withLock { $0[pair[0]] = parts.contains("Max-Age=0") ? nil : pair.last }
    }
}
