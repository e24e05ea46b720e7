import Foundation
import HTTPTypes
public import Kernel
import WebAPI

/// What came back.
public struct Reply: Sendable, CustomStringConvertible {
    public let status: Int
    public let headers: [String: String]
    public let bytes: [UInt8]
    public let text: String
    /// Each `Set-Cookie`.
    public let cookies: [String]

    init(status: Int, headers: [String: String], bytes: [UInt8], cookies: [String] = []) {
        self.cookies = cookies
        self.status = status
        self.headers = headers
        self.bytes = bytes
        text = String(decoding: bytes, as: UTF8.self)
    }

    /// The body as JSON; `.null` when it is none.
    public var json: JSONValue { (try? JSONScanner.parse(Array(text.utf8))) ?? .null }
    public var description: String { "\(status) \(text)" }

    /// The `id` of the representation.
    public var id: String { json["id"]?.string ?? "" }
    /// The clause that a refusal cites.
    public var clause: String? { json["clause"]?["id"]?.string }
    /// The rule that a refusal names, as in the constraint.
    public var rule: String? {
        json["type"]?.string?.split(separator: "/").last.map { String($0).replacing("-", with: "_") }
    }
    public var entityTag: String? { headers["etag"] }
    public var items: [JSONValue] {
        if case .array(let items)? = json["items"] { return items }
        return []
    }

    /// The value at a path of member names and indexes.
    public subscript(_ path: String...) -> JSONValue? {
        path.reduce(Optional(json)) { value, name in
            if case .array(let items)? = value, let index = Int(name) { return items.indices.contains(index) ? items[index] : nil }
            return value?[name]
        }
    }
}

extension Scene {
    public func get(_ path: String, as who: Who? = .coordinator, headers: [String: String] = [:]) async throws -> Reply {
        try await send("GET", path, nil, as: who, headers: headers)
    }

    /// POST with a fresh Idempotency-Key unless one is given.
    @discardableResult
    public func post(
        _ path: String, _ body: JSONValue? = nil, as who: Who?, key: String? = nil, headers: [String: String] = [:]
    ) async throws -> Reply {
        var headers = headers
        headers["Idempotency-Key"] = key ?? UUID().text
        return try await send("POST", path, body ?? [:], as: who, headers: headers)
    }

    /// PATCH with the entity tag of what is there now.
    public func patch(_ path: String, _ body: JSONValue, as who: Who) async throws -> Reply {
        let current = try await get(path, as: who)
        return try await send("PATCH", path, body, as: who, headers: ["If-Match": current.entityTag ?? ""])
    }

    /// Any request; `path` is relative to the API's base.
    public func send(
        _ method: String, _ path: String, _ body: JSONValue?, as who: Who?, headers: [String: String] = [:]
    ) async throws -> Reply {
        try await send(method, path, bytes: body?.utf8, as: who, headers: headers)
    }

    /// The same with any bytes as its body, sent as JSON unless `headers` say otherwise.
    public func send(
        _ method: String, _ path: String, bytes: [UInt8]?, as who: Who?, headers: [String: String] = [:]
    ) async throws -> Reply {
        var fields = HTTPFields()
        if let who { fields[.authorization] = "Bearer \(try await token(of: who))" }
        if bytes != nil { fields[.contentType] = "application/json" }
        for (name, value) in headers {
            guard let name = HTTPField.Name(name) else { throw SceneError(what: "\(name) is no header") }
            fields[name] = value
        }
        guard let method = HTTPRequest.Method(rawValue: method) else { throw SceneError(what: "\(method) is no method") }
        return try await client.execute(API.basePath + path, method, fields, bytes)
    }

    /// A page; `path` is whole.
    public func page(
        _ path: String, as who: Who? = .coordinator, method: String = "GET", headers: [String: String] = [:]
    ) async throws -> Reply {
        var fields = HTTPFields()
        if let who { fields[.cookie] = "__Host-samverkan=\(try await token(of: who))" }
        for (name, value) in headers {
            guard let name = HTTPField.Name(name) else { throw SceneError(what: "\(name) is no header") }
            fields[name] = value
        }
        guard let method = HTTPRequest.Method(rawValue: method) else { throw SceneError(what: "\(method) is no method") }
        return try await client.execute(path, method, fields, nil)
    }
}
